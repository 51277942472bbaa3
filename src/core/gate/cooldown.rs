//! `cooldown`: the rep held the customer before and must wait.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("cooldown", 1, crate::pages!("cooldown"), tell).refused_by(reason);

fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let cooldown = claim.world.rules.claims.cooldown?;
    let until = claim
        .book
        .former(claim.customer, claim.at)
        .map(|(holding, end)| (holding, end, claim.world.rules.calendar.deadline(end.at, cooldown)))
        // The latest come first: before one whose cooldown is over there is none that matters.
        .take_while(|(.., until)| claim.at <= *until)
        .find(|(holding, end, _)| holding.rep == claim.rep && end.how.cools_down())
        .map(|(.., until)| until)?;
    let message =
        message!("reason-cooldown", rep = claim.world.rep_name(claim.rep), cooldown = cooldown, until = until);
    Some(Reason::new(Check::Cooldown, "claims.cooldown".to_owned(), message).until(Some(until)))
}

fn tell(teller: &mut Teller<'_>) {
    let (Some(event), Some(cooldown)) = (teller.event, teller.world().rules.claims.cooldown) else { return };
    let (Some(customer), Some(rep)) = (teller.finding.draft.customer, teller.finding.draft.rep) else { return };
    let former = teller.before.former(customer, event.at);
    let mine = former.filter(|(holding, end)| holding.rep == rep && end.how.cools_down());
    let latest = mine.max_by_key(|(_, end)| end.at).map(|(holding, end)| (holding.clone(), end));
    let Some((holding, end)) = latest else { return };
    teller.ending(&holding, end);
    let until = teller.count(end.at, cooldown, "cooldown");
    teller.compare(event.at, until);
}
