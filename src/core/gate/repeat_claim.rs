//! `repeat-claim`: the rep holds the customer already.

use super::{Claim, Reason};
use crate::core::book::Stand;
use crate::core::checks::{Check, Spec};
use crate::core::story;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec =
    Spec::notice("repeat-claim", crate::pages!("repeat_claim"), story::of_protection).refused_by(reason);

fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let Stand::Held(_, holding) = claim.book.stand(claim.customer, claim.at) else { return None };
    if holding.rep != claim.rep {
        return None;
    }
    let message = message!("reason-repeat-claim", rep = claim.world.rep_name(claim.rep), row = holding.began.row);
    Some(Reason::new(Check::RepeatClaim, None, message).until(holding.until()))
}
