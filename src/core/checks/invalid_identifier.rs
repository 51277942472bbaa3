//! `invalid-identifier`: a unified social credit code that can be none.

use rustc_hash::FxHashSet;

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::matching::Fault;
use crate::core::message::Message;
use crate::core::similar::wrong_code;
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::off("invalid-identifier", crate::pages!("invalid_identifier"), tell).found_by(find);

/// One finding per customer's name and code, about the first row that has it.
fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    let ledger = &audit.world.ledger;
    let mut known = FxHashSet::default();
    for event in &ledger.events {
        for cell in ledger.cells_of(event).iter().filter(|cell| ledger.is_identifier(**cell)) {
            let name = event.customer.map(|spelling| ledger.name(spelling));
            if !known.insert((name, cell.column, cell.text)) {
                continue;
            }
            let code = ledger.identifier_text(cell.text);
            if let Some(fault) = wrong_code(code) {
                let customer = audit.customer_of(event);
                let message =
                    message!("finding-invalid-identifier", customer = customer, code = code, why = why(fault));
                found
                    .push(audit.about(Check::InvalidIdentifier, event, message).rule(Some("identity.keys".to_owned())));
            }
        }
    }
}

fn why(fault: Fault) -> Message {
    match fault {
        Fault::Character(found) => message!("code-character", found = found.to_string()),
        Fault::CheckDigit(due) => message!("code-check-digit", due = due.to_string()),
    }
}

fn tell(teller: &mut Teller<'_>) {
    teller.say(message!("story-code"));
}
