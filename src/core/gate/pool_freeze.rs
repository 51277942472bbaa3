//! `pool-freeze`: the customer fell back into the pool a short while ago.

use super::{Claim, Reason};
use crate::core::book::Stand;
use crate::core::checks::{Check, Spec};
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("pool-freeze", 1, crate::pages!("pool_freeze"), tell).refused_by(reason);

fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let freeze = claim.world.rules.claims.freeze?;
    let Stand::Pool(Some(end)) = claim.book.stand(claim.customer, claim.at) else { return None };
    let until = claim.world.rules.calendar.deadline(end.at, freeze);
    if claim.at > until {
        return None;
    }
    let message = message!("reason-pool-freeze", since = end.at, freeze = freeze, until = until);
    Some(Reason::new(Check::PoolFreeze, "claims.freeze".to_owned(), message).until(Some(until)))
}

fn tell(teller: &mut Teller<'_>) {
    let (Some(event), Some(freeze)) = (teller.event, teller.world().rules.claims.freeze) else { return };
    let Some(customer) = teller.finding.draft.customer else { return };
    let Stand::Pool(Some(end)) = teller.before.stand(customer, event.at) else { return };
    teller.pool(customer, Some(end), event.at);
    let until = teller.count(end.at, freeze, "freeze");
    teller.compare(event.at, until);
}
