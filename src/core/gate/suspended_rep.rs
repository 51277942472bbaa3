//! `suspended-rep`: the rep is under a suspension.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("suspended-rep", 1, crate::pages!("suspended_rep"), tell).refused_by(reason);

fn reason(claim: &Claim<'_>) -> Option<Reason> {
    claim.book.suspended_until(claim.rep).filter(|until| claim.at <= *until)?;
    let running = claim
        .book
        .penalties_of(claim.rep)
        .filter_map(|penalty| penalty.suspended_until.map(|until| (until, penalty)))
        .filter(|(until, _)| claim.at <= *until);
    let (until, penalty) = running.max_by_key(|(until, _)| *until)?;
    let rule = format!("penalties.ladder[{}].suspend", penalty.step);
    let message = message!(
        "reason-suspended-rep",
        rep = claim.world.rep_name(claim.rep),
        until = until,
        row = penalty.event.place.row
    );
    Some(Reason::new(Check::SuspendedRep, rule, message).until(Some(until)))
}

fn tell(teller: &mut Teller<'_>) {
    let (Some(event), Some(rep)) = (teller.event, teller.finding.draft.rep) else { return };
    let penalties = teller.before.penalties_of(rep);
    let Some(penalty) = penalties.max_by_key(|penalty| penalty.suspended_until).copied() else { return };
    let rung = teller.world().rules.penalties.ladder.get(usize::from(penalty.step));
    if let Some((rung, span)) = rung.and_then(|rung| Some((rung, rung.suspend?))) {
        teller.show(penalty.event.place);
        let (step, row) = (rung.step.as_str(), penalty.event.place.row);
        teller.say(message!("story-penalty", rep = teller.rep(), step = step, row = row));
        let until = teller.count(penalty.event.at, span, "suspend");
        teller.compare(event.at, until);
    }
}
