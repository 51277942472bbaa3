//! `collision`: the customer is protected for somebody else (撞单).

use super::{Claim, Reason};
use crate::core::book::{Holding, Stand};
use crate::core::checks::{Check, Spec};
use crate::core::message::Message;
use crate::core::story;
use crate::core::time::Moment;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec =
    Spec::violation("collision", 1, crate::pages!("collision"), story::of_protection).refused_by(reason);

fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let Stand::Held(_, holding) = claim.book.stand(claim.customer, claim.at) else { return None };
    if holding.rep == claim.rep {
        return None;
    }
    Some(Reason {
        against: Some(holding.rep),
        evidence: Some(holding.began),
        ..Reason::new(Check::Collision, holding.rule(), told(claim, holding)).until(holding.until())
    })
}

fn told(claim: &Claim<'_>, holding: &Holding) -> Message {
    let holder = claim.world.rep_name(holding.rep);
    match holding.deadline {
        Some(deadline) => {
            message!("reason-collision", holder = holder, until = deadline.until, clock = deadline.clock.name())
        }
        None => message!("reason-collision-forever", holder = holder),
    }
}

/// The same, without telling whose customer it is.
#[must_use]
pub fn without_holder(until: Option<Moment>) -> Message {
    match until {
        Some(until) => message!("reason-collision-hidden", until = until),
        None => message!("reason-collision-hidden-forever"),
    }
}
