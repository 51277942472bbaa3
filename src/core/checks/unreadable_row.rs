//! `unreadable-row`: a row that can't be read, where the user asked to go on without such rows.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("unreadable-row", crate::pages!("unreadable_row"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    for row in &audit.world.ledger.unreadable {
        let Some(problem) = row.problems.first() else { continue };
        let message = message!("finding-unreadable-row", spot = problem.spot(), why = problem.message.clone());
        found.push(Draft {
            check: Check::UnreadableRow,
            at: row.at,
            stamp: row.at,
            month: None,
            rep: row.rep.map(|spelling| audit.world.ledger.rep_of(spelling)),
            against: None,
            customer: None,
            name: row.customer.map(|spelling| audit.world.ledger.name(spelling)),
            rows: vec![row.place],
            evidence: Vec::new(),
            also: Vec::new(),
            rule: None,
            could_know: true,
            message,
        });
    }
}

fn tell(teller: &mut Teller<'_>) {
    let row = teller.finding.draft.rows.first().copied();
    let unreadable = teller.world().ledger.unreadable.iter().find(|unreadable| Some(unreadable.place) == row);
    for problem in unreadable.into_iter().flat_map(|row| &row.problems) {
        teller.say(message!("story-problem", spot = problem.spot(), why = problem.message.clone()));
        if let Some(hint) = &problem.hint {
            teller.say(hint.clone());
        }
    }
}
