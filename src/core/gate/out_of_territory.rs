//! `out-of-territory`: the customer's region is not one of the rep's.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("out-of-territory", 1, include_str!("out_of_territory.md"));

pub(super) fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let Claim { world, book, rep, customer, event, .. } = *claim;
    let regions = &world.member(rep)?.regions;
    let region = book.attribute(world, customer, world.region?, Some(event))?;
    let region = world.ledger.attribute_text(region);
    if regions.written.is_empty() || regions.contains(region) {
        return None;
    }
    let message = message!(
        "reason-out-of-territory",
        rep = world.rep_name(rep),
        region = region,
        regions = regions.written.join(", ")
    );
    Some(Reason::new(Check::OutOfTerritory, "claims.territory".to_owned(), message))
}
