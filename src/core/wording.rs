//! How rows are worded so that they read back as what was meant (contract, section 11).

use std::cmp::Ordering;

use chrono::Timelike;

use super::event::{Kind, Place};
use super::ledger::Ledger;
use super::rulebook::{Lang, Meant, Rulebook};
use super::text::fold;
use super::time::{Moment, Stamp, exact, iso_to_the_minute};

/// The language that a ledger is written in: that of most of its event names, else of its header.
#[must_use]
pub fn language(ledger: &Ledger) -> Lang {
    let (mut chinese, mut english) = (0, 0);
    for (name, times, meant) in &ledger.event_names {
        if meant.is_some() {
            let count = if name.is_ascii() { &mut english } else { &mut chinese };
            *count += times;
        }
    }
    match chinese.cmp(&english) {
        Ordering::Greater => Lang::Zh,
        Ordering::Less => Lang::En,
        Ordering::Equal => ledger.columns.language(),
    }
}

/// The name under which an event is written: in the ledger's language, as the rulebook has it, so that it means just
/// that. `None` where the rulebook has given away every name of it.
#[must_use]
pub fn event_name(ledger: &Ledger, rules: &Rulebook, kind: Kind) -> Option<String> {
    let means_it =
        |name: &str| rules.events.meaning(name).is_some_and(|meant| meant.kind == Some(kind) && is_plain(rules, meant));
    let used = ledger
        .event_names
        .iter()
        .filter(|(name, times, _)| *times > 0 && means_it(name))
        .max_by_key(|(_, times, _)| *times)
        .map(|(name, ..)| name.clone());
    let spec = kind.spec();
    let (first, then): (Vec<&str>, Vec<&str>) = match language(ledger) {
        Lang::Zh => (spec.chinese.to_vec(), vec![spec.name]),
        Lang::En => (vec![spec.name], spec.chinese.to_vec()),
    };
    let named = rules.events.named.iter().map(|event| event.name.as_str());
    used.or_else(|| first.into_iter().chain(then).chain(named).find(|name| means_it(name)).map(str::to_owned))
}

/// Whether an event's name asks for nothing beside the event.
fn is_plain(rules: &Rulebook, meant: Meant) -> bool {
    meant
        .named
        .and_then(|named| rules.events.get(named))
        .is_none_or(|named| named.only.conditions.is_empty() && named.adds.is_none())
}

/// The name under which an event is written that the user called `said`: a name of the rulebook stays, and so does one
/// in the ledger's language, unless the ledger's own name for the event is one of the rulebook; another becomes that.
#[must_use]
pub fn event_said(ledger: &Ledger, rules: &Rulebook, said: &str) -> Option<(Kind, String)> {
    let meant = rules.events.meaning(said)?;
    let kind = meant.kind?;
    let is_named = |name: &str| rules.events.named.iter().any(|event| fold(&event.name) == fold(name));
    let is_of_ledger = (language(ledger) == Lang::Zh) != said.is_ascii();
    let usual = event_name(ledger, rules, kind);
    let stays = is_named(said) || !is_plain(rules, meant) || (is_of_ledger && !usual.as_deref().is_some_and(is_named));
    Some((kind, usual.filter(|_| !stays).unwrap_or_else(|| said.trim().to_owned())))
}

/// A moment as a ledger's cell: to the minute, since a spreadsheet drops seconds.
#[must_use]
pub fn moment(at: Moment) -> String {
    iso_to_the_minute(at).replace('T', " ")
}

/// A moment that a person gave, with its seconds; a day alone stays one.
#[must_use]
pub fn stamp(stamp: Stamp) -> String {
    if stamp.timed { exact(stamp.at) } else { stamp.at.date().to_string() }
}

/// Whether a row at this moment does the same without its seconds: no other row lies between, and nothing counts hours,
/// as all other deadlines are at the end of a day. Rows from `own` on are of the same call.
#[must_use]
pub fn means_the_minute(ledger: &Ledger, rules: &Rulebook, at: Moment, own: Place) -> bool {
    let minute = at.with_second(0).unwrap_or(at);
    let from = ledger.events.partition_point(|event| event.at <= minute);
    let mut between = ledger.events.iter().skip(from).take_while(|event| event.at <= at);
    minute == at || (between.all(|event| event.place >= own) && !rules.spans().iter().any(|(_, span)| span.is_hours()))
}
