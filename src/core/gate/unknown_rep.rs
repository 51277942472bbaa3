//! `unknown-rep`: the rep is not of the team.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("unknown-rep", 1, include_str!("unknown_rep.md"));

pub(super) fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let Claim { world, book, rep, .. } = *claim;
    let has_left = book.has_left(rep);
    let is_known =
        world.rules.team.is_none() || world.member(rep).is_some() || world.is_manager(rep) || book.has_joined(rep);
    let message = if has_left {
        message!("reason-left", rep = world.rep_name(rep))
    } else if is_known {
        return None;
    } else {
        message!("reason-unknown-rep", rep = world.rep_name(rep))
    };
    Some(Reason::new(Check::UnknownRep, "team".to_owned(), message))
}
