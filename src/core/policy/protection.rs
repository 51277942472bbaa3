//! How long a customer is protected.

use super::{Writer, example};
use crate::core::message::Message;
use crate::core::protection::{Course, deadline};
use crate::core::rulebook::Protection;
use crate::core::time::{Moment, next_second};
use crate::message;

/// The most extensions that an example shows.
const MOST: u32 = 100;

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.chapter(message!("policy-chapter-protection"));
    writer.always(message!("policy-protected"));
    let rules = writer.rules;
    let everybody = message!("policy-who-all");
    if rules.protection.is_empty() {
        writer.clause("protection", everybody.clone(), message!("policy-no-protection"));
    } else {
        writer.always(message!("policy-earliest"));
        writer.always(message!("policy-groups"));
    }
    for (place, entry) in rules.protection.iter().enumerate() {
        let who = match writer.conditions(&entry.fits) {
            Some(fits) => message!("policy-who-customers", fits = fits),
            None if place == 0 => message!("policy-who-all-customers"),
            None => message!("policy-who-other-customers"),
        };
        clocks(writer, &format!("protection[{place}]"), &who, entry);
    }
    if rules.protection.iter().all(|entry| !entry.fits.conditions.is_empty()) && !rules.protection.is_empty() {
        writer.clause("protection", message!("policy-who-other-customers"), message!("policy-protection-rest"));
    }
    writer.clause("remind", everybody, message!("policy-remind", remind = rules.remind));
}

fn clocks(writer: &mut Writer<'_>, path: &str, who: &Message, entry: &Protection) {
    writer.clause(format!("{path}.match"), who.clone(), message!("policy-group", who = who.clone()));
    let mut part = |setting: &str, text: Message| writer.part(format!("{path}.{setting}"), who, text);
    if let Some(span) = entry.first_contact {
        part("first_contact", message!("policy-first-contact", span = span));
    }
    if let Some(span) = entry.no_contact {
        part("no_contact", message!("policy-no-contact", span = span));
    }
    if let Some(span) = entry.term {
        part("term", message!("policy-term", span = span));
    }
    if let Some(span) = entry.max {
        part("max", message!("policy-max", span = span));
    }
    part(
        "after_deal",
        match entry.after_deal {
            Some(span) => message!("policy-after-deal", span = span),
            None => message!("policy-after-deal-forever"),
        },
    );
    part(
        "extension",
        match entry.extension {
            Some(extension) => message!("policy-extension", span = extension.by, times = extension.times),
            None => message!("policy-no-extension"),
        },
    );
    for told in story(writer, entry) {
        writer.example(told);
    }
}

/// What becomes of a customer that is claimed and then left alone, followed up, extended, won.
fn story(writer: &Writer<'_>, entry: &Protection) -> Vec<Message> {
    let (rules, start) = (writer.rules, writer.example.at);
    let mut course = Course::new(start, None);
    let ends = |course: &Course| deadline(entry, course, &rules.calendar);
    let mut told = Vec::new();
    let mut tell = |what: &'static str, at: Moment, course: &Course| {
        told.push(match ends(course) {
            Some(end) => {
                let span = span_of(entry, end.clock);
                let from = counted_from(course, end.clock);
                let note = span
                    .filter(|_| course.added.is_empty())
                    .map_or_else(|| "".into(), |span| example::until(rules, from, span).1);
                message!(
                    "policy-example-protected",
                    what = what,
                    at = at,
                    until = end.until,
                    clock = end.clock.name(),
                    note = note,
                    free = next_second(end.until)
                )
            }
            None => message!("policy-example-forever", what = what, at = at),
        });
    };
    tell("claim", start, &course);
    // One week later, or on the last day, if that comes first.
    let week = writer.example.later(7);
    let contact = ends(&course).map_or(week, |end| end.until.min(week));
    let contact = contact.date().and_time(start.time()).max(start);
    if entry.first_contact.is_some() || entry.no_contact.is_some() {
        course.last_contact = Some(contact);
        tell("contact", contact, &course);
    }
    if let (Some(extension), Some(_)) = (entry.extension, entry.term) {
        let mut extended = course.clone();
        extended.added = vec![extension.by; extension.times.min(MOST) as usize];
        if let Some(last) = last_useful_contact(rules, entry, &extended) {
            extended.last_contact = Some(last);
        }
        tell("extend", start, &extended);
    }
    course.won = Some(contact);
    tell("deal", contact, &course);
    told
}

/// A contact so late that only term and maximum end the protection.
fn last_useful_contact(rules: &crate::core::rulebook::Rulebook, entry: &Protection, course: &Course) -> Option<Moment> {
    let bare = Protection { no_contact: None, first_contact: None, ..entry.clone() };
    deadline(&bare, course, &rules.calendar).map(|end| end.until)
}

fn span_of(entry: &Protection, clock: crate::core::protection::Clock) -> Option<crate::core::time::Span> {
    use crate::core::protection::Clock;
    match clock {
        Clock::Term => entry.term,
        Clock::FirstContact => entry.first_contact,
        Clock::NoContact => entry.no_contact,
        Clock::Max => entry.max,
        Clock::AfterDeal => entry.after_deal,
    }
}

fn counted_from(course: &Course, clock: crate::core::protection::Clock) -> Moment {
    use crate::core::protection::Clock;
    match clock {
        Clock::NoContact => course.last_contact.unwrap_or(course.since),
        Clock::AfterDeal => course.won.unwrap_or(course.since),
        Clock::Term | Clock::FirstContact | Clock::Max => course.since,
    }
}
