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
    for (name, times, meant) in &ledger.subjects.event_names {
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
        .subjects
        .event_names
        .iter()
        .filter(|(name, ..)| means_it(name))
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::parse_moment;
    use crate::files::Sheet;

    fn ledger(rules: &Rulebook, rows: &str) -> Ledger {
        let as_of = parse_moment("2026-12-31", None, None).unwrap().as_end();
        Sheet::decode(rows.into(), rules).unwrap().ledger(rules, as_of).unwrap().0
    }

    const ENGLISH: &str = "at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n";
    const CHINESE: &str = "at,event,customer,rep\n2026-01-05,报备,Fox,Ann\n2026-01-06,跟进,Fox,Ann\n2026-01-07,报备,Owl,Ann\n2026-01-08,claim,Elk,Ann\n";

    #[test]
    fn an_event_is_written_as_the_ledger_and_the_rulebook_call_it() {
        let visit = "events: {visit: {as: contact}}";
        let visits = "at,event,customer,rep\n2026-01-05,visit,Fox,Ann\n";
        let strict = "events: {contact: {as: contact, only: {result: [ok]}}}";
        let adds = "events: {demo: {as: contact, adds: 3d}}";
        let table = [
            ("", ENGLISH, "claim", "claim"),
            ("", ENGLISH, "报备", "claim"),
            ("", CHINESE, "claim", "报备"),
            ("", CHINESE, "contact", "跟进"),
            ("", CHINESE, "quote", "报价"),
            // Another name in the ledger's language stays, as a person chose it.
            ("", CHINESE, "认领", "认领"),
            // A name of the rulebook stays, however it is spelt; its ledger's own takes the place of the usual one.
            (visit, visits, " Visit ", "Visit"),
            (visit, visits, "contact", "visit"),
            (visit, visits, "跟进", "visit"),
            (visit, visits, "claim", "claim"),
            (visit, ENGLISH, "contact", "contact"),
            // A name that asks for more than another is not exchanged for it, nor taken for it.
            (adds, ENGLISH, "demo", "demo"),
            (adds, ENGLISH, "contact", "contact"),
            (strict, ENGLISH, "contact", "contact"),
            (strict, ENGLISH, "跟进", "跟进"),
        ];
        for (rules, rows, said, expected) in table {
            let rulebook = Rulebook::read(rules).unwrap();
            let (_, name) = event_said(&ledger(&rulebook, rows), &rulebook, said).unwrap();
            assert_eq!(name, expected, "{rules} {rows} {said}");
        }
    }

    #[test]
    fn an_event_that_the_program_writes_asks_for_nothing_more() {
        let name = |rules: &str, rows: &str| {
            let rules = Rulebook::read(rules).unwrap();
            event_name(&ledger(&rules, rows), &rules, Kind::Contact)
        };
        let demos = "at,event,customer,rep\n2026-01-05,demo,Fox,Ann\n";
        assert_eq!(name("events: {demo: {as: contact, adds: 3d}}", demos).as_deref(), Some("contact"));
        assert_eq!(name("events: {demo: {as: contact, only: {result: [ok]}}}", demos).as_deref(), Some("contact"));
        assert_eq!(name("events: {demo: {as: contact}}", demos).as_deref(), Some("demo"));
        assert_eq!(name("events: {contact: {as: none}}", ENGLISH), None);
    }

    #[test]
    fn a_ledger_is_in_the_language_of_most_of_its_events_else_of_its_header() {
        let language = |rows: &str| {
            let rules = Rulebook::read("").unwrap();
            language(&ledger(&rules, rows))
        };
        assert_eq!(language(ENGLISH), Lang::En);
        assert_eq!(language(CHINESE), Lang::Zh);
        assert_eq!(language("时间,事件,客户,销售\n2026-01-05,claim,Fox,Ann\n"), Lang::En);
        assert_eq!(language("时间,事件,客户,销售\n2026-01-05,claim,Fox,Ann\n2026-01-06,跟进,Fox,Ann\n"), Lang::Zh);
        assert_eq!(language("时间,事件,客户,销售\n"), Lang::Zh);
    }
}
