//! `incomplete-claim`: a required column is empty in the row and in the customer's attributes.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec =
    Spec::violation("incomplete-claim", 1, crate::pages!("incomplete_claim"), tell).refused_by(reason);

fn reason(claim: &Claim<'_>) -> Option<Reason> {
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
    let message = message!("reason-incomplete-claim", columns = missing);
    Some(Reason::new(Check::IncompleteClaim, "claims.require".to_owned(), message))
}

fn tell(teller: &mut Teller<'_>) {
    let (world, Some(event)) = (teller.world(), teller.event) else { return };
    let Some((customer, _)) = world.customer(&event) else { return };
    for column in &world.required {
        let Some(tracked) = world.ledger.tracked.get(usize::from(*column)) else { continue };
        let name = world.ledger.column_name(tracked);
        teller.say(match teller.before.attribute(world, customer, *column, Some(&event)) {
            Some(text) => message!("story-has", column = name, value = world.ledger.attribute_text(text)),
            None => message!("story-lacks", column = name, row = event.place.row),
        });
        if teller.before.attribute(world, customer, *column, Some(&event)).is_none() {
            teller.cells_without_effect(*column, name);
        }
    }
}
