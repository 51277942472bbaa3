//! `suspended-rep`: the rep is under a suspension.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("suspended-rep", 1, include_str!("suspended_rep.md"));

pub(super) fn reason(claim: &Claim<'_>) -> Option<Reason> {
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
