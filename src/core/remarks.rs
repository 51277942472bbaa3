//! What `check` remarks on: rules and rows that are allowed, but hardly meant so.

use super::audit::Audit;
use super::book::Stand;
use super::column::Meaning;
use super::message::Message;
use super::rulebook::{Match, Values};
use super::text::fold;
use super::world::World;
use crate::message;

/// How many names a remark gives.
const EXAMPLES: usize = 3;

/// Every remark on a ledger and a rulebook.
#[must_use]
pub fn remarks(audit: &Audit<'_>) -> Vec<Message> {
    let mut remarks = Vec::new();
    remarks.extend(no_managers(audit.world));
    remarks.extend(hours_without_times(audit.world));
    remarks.extend(endless(audit));
    remarks.extend(never_fitting(audit.world));
    remarks
}

/// Anybody may write a manager's events.
#[must_use]
pub fn no_managers(world: &World<'_>) -> Option<Message> {
    let events = world.ledger.events.iter().filter(|event| event.kind.spec().managers).count();
    world.rules.managers.is_none().then(|| message!("remark-no-managers", count = events))
}

/// Durations in hours, and rows that do not tell the hour.
fn hours_without_times(world: &World<'_>) -> Option<Message> {
    let untimed = world.ledger.events.iter().filter(|event| !event.timed).count();
    let settings: Vec<String> =
        world.rules.spans().into_iter().filter(|(_, span)| span.is_hours()).map(|(path, _)| path).collect();
    (untimed > 0 && !settings.is_empty()).then(|| message!("remark-hours", settings = settings, count = untimed))
}

/// Customers that are held for ever, though not won.
fn endless(audit: &Audit<'_>) -> Option<Message> {
    let customers: Vec<&str> = audit
        .in_order()
        .filter(|customer| match audit.book.stand(*customer, audit.as_of) {
            Stand::Held(_, holding) => holding.deadline.is_none() && !holding.is_won(),
            Stand::Pool(_) => false,
        })
        .map(|customer| audit.world.customer_name(customer))
        .collect();
    let examples = customers.iter().take(EXAMPLES).copied().collect::<Vec<_>>();
    (!customers.is_empty()).then(|| message!("remark-endless", count = customers.len(), examples = examples))
}

/// Entries that nothing can ever fit.
fn never_fitting(world: &World<'_>) -> Vec<Message> {
    let rules = world.rules;
    let mut remarks = Vec::new();
    let protection: Vec<&Match> = rules.protection.iter().map(|entry| &entry.fits).collect();
    let limits: Vec<&Match> = rules.claims.limits.iter().map(|limit| &limit.fits).collect();
    for (section, entries) in [("protection", &protection), ("claims.limits", &limits)] {
        for (later, entry) in entries.iter().enumerate() {
            if let Some(earlier) = entries.iter().take(later).position(|earlier| covers(earlier, entry)) {
                let (entry, by) = (format!("{section}[{later}]"), format!("{section}[{earlier}]"));
                remarks.push(message!("remark-covered", entry = entry, by = by));
            }
        }
    }
    // A ledger without a row has no columns to miss yet.
    if !world.ledger.columns.headers.is_empty() {
        let has = |meaning: &Meaning| world.ledger.columns.index_of(meaning).is_some();
        for (name, _) in &rules.ledger.columns {
            let mut headers = world.ledger.columns.headers.iter();
            if !headers.any(|header| fold(header) == *name) {
                remarks.push(message!("remark-no-header", column = name.as_str()));
            }
        }
        let only = rules.events.named.iter().map(|event| (format!("events.{}.only", event.name), &event.only));
        let matches = protection.iter().enumerate().map(|(i, fits)| (format!("protection[{i}].match"), *fits));
        for (path, fits) in only.chain(matches) {
            for (meaning, _) in fits.conditions.iter().filter(|(meaning, _)| !has(meaning)) {
                remarks.push(message!("remark-no-column", entry = path.as_str(), column = meaning.name()));
            }
        }
        for (path, meanings) in [("claims.require", &rules.claims.require), ("identity.keys", &rules.identity.keys)] {
            for meaning in meanings.iter().filter(|meaning| !has(meaning)) {
                remarks.push(message!("remark-no-column", entry = path, column = meaning.name()));
            }
        }
    }
    for (i, fits) in limits.iter().enumerate() {
        let team = rules.team.as_deref().unwrap_or_default();
        let fits_one = |(name, values): &(Meaning, Values)| team.iter().any(|m| m.has(name.name(), values));
        if !fits.conditions.iter().all(fits_one) {
            remarks.push(message!("remark-nobody", entry = format!("claims.limits[{i}]")));
        }
    }
    remarks
}

/// Whether all that fits the later entry fits the earlier one too.
fn covers(earlier: &Match, later: &Match) -> bool {
    earlier.conditions.iter().all(|(column, values)| {
        later.conditions.iter().any(|(other, narrower)| other == column && narrower.are_among(values))
    })
}
