//! `over-cap`: the rep holds as many customers as allowed.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::core::story::Teller;
use crate::core::time::{Moment, exact};
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("over-cap", 1, crate::pages!("over_cap"), tell).refused_by(reason);

fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let (place, limit) = claim.world.limit(claim.rep)?;
    let most = limit.max_held?;
    let held = claim.book.count_held(claim.rep, claim.at, limit.count_won);
    if held < most as usize {
        return None;
    }
    let message = message!("reason-over-cap", rep = claim.world.rep_name(claim.rep), held = held, most = most);
    Some(Reason::new(Check::OverCap, format!("claims.limits[{place}].max_held"), message))
}

/// The moment after which so many customers have lapsed that the rep may hold one more, if nothing else happens.
#[must_use]
pub fn until(claim: &Claim<'_>) -> Option<Moment> {
    let (_, limit) = claim.world.limit(claim.rep)?;
    let counted = claim.book.held_by(claim.rep, claim.at).filter(|holding| limit.count_won || !holding.is_won());
    let mut ends: Vec<_> = counted.map(|holding| holding.until().unwrap_or(Moment::MAX)).collect();
    let must_end = (ends.len() + 1).checked_sub(limit.max_held? as usize)?;
    let last = must_end.checked_sub(1).filter(|last| *last < ends.len())?;
    Some(*ends.select_nth_unstable(last).1).filter(|until| *until < Moment::MAX)
}

fn tell(teller: &mut Teller<'_>) {
    let (world, Some(event), Some(rep)) = (teller.world(), teller.event, teller.finding.draft.rep) else { return };
    let Some((_, limit)) = world.limit(rep) else { return };
    let held: Vec<_> = teller.before.held_by(rep, event.at).cloned().collect();
    for holding in &held {
        let (customer, row) = (world.customer_name(holding.customer), holding.began.row);
        teller.show(holding.began);
        let won = if holding.is_won() { "won" } else { "open" };
        teller.say(match holding.until() {
            _ if holding.is_won() && !limit.count_won => message!("story-held-won", customer = customer, row = row),
            Some(until) => message!("story-held", customer = customer, row = row, until = exact(until), won = won),
            None => message!("story-held-forever", customer = customer, row = row, won = won),
        });
    }
    let counted = held.iter().filter(|holding| limit.count_won || !holding.is_won()).count();
    teller.say(message!("story-counted", count = counted, most = limit.max_held.unwrap_or_default()));
}
