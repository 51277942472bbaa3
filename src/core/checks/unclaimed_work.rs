//! `unclaimed-work`: contacts and quotes on a customer in the pool.

use crate::core::story::Teller;
use chrono::Datelike;
use rustc_hash::FxHashMap;

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::off("unclaimed-work", crate::pages!("unclaimed_work"), tell).found_by(find);

/// One finding per rep, stay in the pool and month.
fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    let mut series = FxHashMap::default();
    for work in audit.book.facts.unclaimed.iter().filter(|work| work.event.kind.is_contact()) {
        let event = &work.event;
        let month = (event.at.year(), event.at.month());
        let customer = audit.world.customer(event).map(|(customer, _)| customer);
        let key = (audit.world.rep(event), customer, work.since, month);
        let place = *series.entry(key).or_insert(found.len());
        if let Some(draft) = found.get_mut(place) {
            draft.rows.push(event.place);
            continue;
        }
        let (rep, customer) = (audit.rep_of(event), audit.customer_of(event));
        let message = message!("finding-unclaimed-work", rep = rep, customer = customer);
        let draft = audit.about(Check::UnclaimedWork, event, message);
        found.push(Draft { stamp: work.since, month: Some(month), ..draft });
    }
}

fn tell(teller: &mut Teller<'_>) {
    teller.holding_before();
    let rows: Vec<String> = teller.finding.draft.rows.iter().skip(1).map(|place| place.row.to_string()).collect();
    if !rows.is_empty() {
        teller.say(message!("story-series-free", count = rows.len(), rows = rows));
    }
    teller.advise_unclaimed();
}
