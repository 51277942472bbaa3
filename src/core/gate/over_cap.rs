//! `over-cap`: the rep holds as many customers as allowed.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("over-cap", 1, include_str!("over_cap.md"));

pub(super) fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let (place, limit) = claim.world.limit(claim.rep)?;
    let most = limit.max_held?;
    let counted = claim.book.held_by(claim.rep, claim.at).filter(|holding| limit.count_won || !holding.is_won());
    let held = counted.count();
    if held < most as usize {
        return None;
    }
    let message = message!("reason-over-cap", rep = claim.world.rep_name(claim.rep), held = held, most = most);
    Some(Reason::new(Check::OverCap, format!("claims.limits[{place}].max_held"), message))
}
