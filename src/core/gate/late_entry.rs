//! `late-entry`: the row was recorded after the deadline. A reason against a claim, and a finding about work.

use super::{Claim, Reason};
use crate::core::audit::Audit;
use crate::core::checks::{Check, Draft, Spec};
use crate::core::column::Standard;
use crate::core::event::Kind;
use crate::core::story::{Party, Teller};
use crate::core::time::exact;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec =
    Spec::violation("late-entry", 1, crate::pages!("late_entry"), tell).found_by(find).refused_by(reason);

const RULE: &str = "entries.max_delay";

fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let delay = claim.world.rules.max_delay?;
    if !claim.event.late {
        return None;
    }
    let message = message!("reason-late-entry", at = claim.event.at, delay = delay);
    Some(Reason::new(Check::LateEntry, RULE.to_owned(), message))
}

/// Contacts, quotes, deals and notices that were recorded too late.
fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    let Some(delay) = audit.world.rules.max_delay else { return };
    for event in &audit.book.facts.late {
        let message = message!(
            "finding-late-entry",
            rep = audit.rep_of(event),
            event = event.kind.spec().name,
            customer = audit.customer_of(event),
            delay = delay
        );
        found.push(audit.about(Check::LateEntry, event, message).rule(Some(RULE.to_owned())));
    }
}

fn tell(teller: &mut Teller<'_>) {
    if let (Some(event), Some(delay)) = (teller.event, teller.world().rules.max_delay) {
        let until = teller.count(event.at, delay, RULE);
        let column = teller.world().ledger.columns.header(Standard::Recorded);
        let so = match event.kind {
            Kind::Claim => message!("story-late-claim"),
            Kind::Notify => message!("story-late-notice"),
            Kind::Deal => message!("story-late-deal"),
            _ => message!("story-late-contact"),
        };
        teller.say(match teller.recorded(&event) {
            Some(recorded) => {
                message!("story-recorded", column = column, recorded = exact(recorded), until = exact(until), so = so)
            }
            None => message!("story-recorded-later", column = column, row = event.place.row, so = so),
        });
        if event.kind != Kind::Claim {
            teller.advise(Party::Rep, message!("next-record-sooner"));
        }
    }
}
