//! `over-extension`: an extension beyond what the rules allow.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("over-extension", 1, crate::pages!("over_extension"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    for refused in &audit.book.facts.over_extended {
        let entry = refused.entry.and_then(|entry| audit.world.rules.protection.get(usize::from(entry)));
        let (rep, customer) = (audit.rep_of(&refused.event), audit.customer_of(&refused.event));
        let message = match entry.and_then(|entry| entry.extension) {
            Some(allowed) => {
                message!("finding-over-extension", rep = rep, customer = customer, times = allowed.times)
            }
            None => message!("finding-over-extension-none", rep = rep, customer = customer),
        };
        let rule = refused.entry.map(|entry| format!("protection[{entry}].extension"));
        found.push(audit.about(Check::OverExtension, &refused.event, message).rule(rule));
    }
}

fn tell(teller: &mut Teller<'_>) {
    teller.holding_before();
    let refused = teller.audit.book.facts.over_extended.iter();
    let refused = refused.rev().find(|refused| teller.finding.draft.rows.contains(&refused.event.place));
    let used = teller.extensions_before();
    let entry = refused.and_then(|refused| teller.world().rules.protection.get(usize::from(refused.entry?)));
    teller.say(match entry.and_then(|entry| entry.extension) {
        Some(allowed) => message!("story-extensions", times = allowed.times, rows = used.clone(), count = used.len()),
        None => message!("story-no-extensions"),
    });
    teller.advise_extender();
}
