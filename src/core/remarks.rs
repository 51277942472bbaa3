//! What `check` remarks on: rules and rows that are allowed, but hardly meant so.

use std::collections::BTreeSet;

use chrono::Datelike;

use super::audit::Audit;
use super::book::Stand;
use super::checks::Check;
use super::column::Meaning;
use super::identity::identifier;
use super::message::Message;
use super::names::CustomerId;
use super::rulebook::{Level, Match, Values};
use super::similar;
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
    remarks.extend(mangled(audit.world));
    remarks.extend(years_without_holidays(audit));
    remarks.extend(similar_in_one_hand(audit));
    remarks
}

/// Anybody may write a manager's events.
#[must_use]
pub fn no_managers(world: &World<'_>) -> Option<Message> {
    let events = || world.ledger.events.iter().filter(|event| event.kind.spec().managers).count();
    world.rules.managers.is_none().then(|| message!("remark-no-managers", count = events()))
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

/// Years of the ledger for which no holiday is given, where workdays are counted and other years have some.
fn years_without_holidays(audit: &Audit<'_>) -> Option<Message> {
    let holidays = &audit.world.rules.calendar.holidays;
    let counts_workdays = audit.world.rules.spans().into_iter().any(|(_, span)| span.is_business());
    let first = audit.world.ledger.events.first().filter(|_| counts_workdays && !holidays.is_empty())?;
    let has = |year: i32| holidays.iter().any(|day| day.year() == year);
    let years: Vec<String> =
        (first.at.year()..=audit.as_of.year()).filter(|year| !has(*year)).map(|year| year.to_string()).collect();
    (!years.is_empty()).then(|| message!("remark-no-holidays", years = years))
}

/// Customers of one rep that look like one: most likely one that was typed in twice.
fn similar_in_one_hand(audit: &Audit<'_>) -> Option<Message> {
    let world = audit.world;
    if world.rules.checks.of(Check::SimilarCustomer).level == Level::Off {
        return None;
    }
    let holder = |customer: CustomerId| match audit.book.stand(customer, audit.as_of) {
        Stand::Held(_, holding) => Some(holding.rep),
        Stand::Pool(_) => None,
    };
    let pairs = similar::pairs(world, |one, other| holder(one).is_some_and(|rep| Some(rep) == holder(other)));
    let shown = |name| world.customer_name(world.customers.of(name));
    let pair = |pair: &similar::Pair| message!("similar-pair", one = shown(pair.names.0), other = shown(pair.names.1));
    let examples: Vec<Message> = pairs.iter().take(EXAMPLES).map(pair).collect();
    (!pairs.is_empty()).then(|| message!("remark-similar", count = pairs.len(), examples = examples))
}

/// Identifiers of which a spreadsheet may have taken digits: it keeps fifteen of them, and no zeros in front.
fn mangled(world: &World<'_>) -> Vec<Message> {
    const KEPT: usize = 15;
    let is_number = |value: &str| !value.is_empty() && value.bytes().all(|byte| byte.is_ascii_digit());
    let values: BTreeSet<String> = world.ledger.identifier_values().map(identifier).filter(|v| is_number(v)).collect();
    let is_rounded = |value: &&String| value.len() > KEPT && value.bytes().skip(KEPT).all(|byte| byte == b'0');
    let lost_zeros = |value: &&String| {
        let short = value.trim_start_matches('0');
        short.len() < value.len() && values.contains(short)
    };
    let told = |found: Vec<&String>| (found.len(), found.into_iter().take(EXAMPLES).cloned().collect::<Vec<_>>());
    let (rounded, examples) = told(values.iter().filter(is_rounded).collect());
    let rounded = (rounded > 0).then(|| message!("remark-rounded", count = rounded, examples = examples));
    let (short, examples) = told(values.iter().filter(lost_zeros).collect());
    let short = (short > 0).then(|| message!("remark-lost-zeros", count = short, examples = examples));
    [rounded, short].into_iter().flatten().collect()
}

/// Whether all that fits the later entry fits the earlier one too.
fn covers(earlier: &Match, later: &Match) -> bool {
    earlier.conditions.iter().all(|(column, values)| {
        later.conditions.iter().any(|(other, narrower)| other == column && narrower.are_among(values))
    })
}
