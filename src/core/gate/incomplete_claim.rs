//! `incomplete-claim`: a required column is empty in the row and in the customer's attributes.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("incomplete-claim", 1, include_str!("incomplete_claim.md"));

pub(super) fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let Claim { world, book, customer, event, .. } = *claim;
    let missing: Vec<&str> = world
        .required
        .iter()
        .filter(|column| book.attribute(world, customer, **column, Some(event)).is_none())
        .filter_map(|column| world.ledger.tracked.get(usize::from(*column)))
        .map(|tracked| world.ledger.column_name(tracked))
        .collect();
    if missing.is_empty() {
        return None;
    }
    let message = message!("reason-incomplete-claim", columns = missing.join(", "));
    Some(Reason::new(Check::IncompleteClaim, "claims.require".to_owned(), message))
}
