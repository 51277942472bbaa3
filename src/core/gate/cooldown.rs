//! `cooldown`: the rep held the customer before and must wait.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("cooldown", 1, include_str!("cooldown.md"));

pub(super) fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let cooldown = claim.world.rules.claims.cooldown?;
    let until = claim
        .book
        .former(claim.customer, claim.at)
        .filter(|(holding, end)| holding.rep == claim.rep && end.how.cools_down())
        .map(|(_, end)| claim.world.rules.calendar.deadline(end.at, cooldown))
        .max()
        .filter(|until| claim.at <= *until)?;
    let message =
        message!("reason-cooldown", rep = claim.world.rep_name(claim.rep), cooldown = cooldown, until = until);
    Some(Reason::new(Check::Cooldown, "claims.cooldown".to_owned(), message).until(Some(until)))
}
