//! How long a customer is protected.

use super::Writer;
use crate::core::message::{Arg, Message};
use crate::core::protection::{Course, running};
use crate::core::rulebook::Protection;
use crate::core::story::days_of;
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
    let mut told = vec![ends(writer, entry, "claim", start, &course)];
    // A week later, or on the last day, if that comes first.
    let week = writer.example.later(7);
    let last = course.clone().deadline(entry, &rules.calendar);
    let contact = last.map_or(week, |end| end.until.min(week));
    let contact = contact.date().and_time(start.time()).max(start);
    if entry.first_contact.is_some() || entry.no_contact.is_some() {
        course.last_contact = Some(contact);
        told.push(ends(writer, entry, "contact", contact, &course));
    }
    if let (Some(extension), Some(_)) = (entry.extension, entry.term) {
        let mut extended = course.clone();
        extended.added = vec![extension.by; extension.times.min(MOST) as usize];
        // Contacts come in time: only term and maximum end it.
        let steady = Protection { no_contact: None, ..entry.clone() };
        extended.last_contact = extended.clone().deadline(&steady, &rules.calendar).map(|end| end.until);
        told.push(ends(writer, entry, "extend", start, &extended));
    }
    course.won = Some(contact);
    told.push(ends(writer, entry, "deal", contact, &course));
    told
}

/// Until when a course is protected, and of workdays which days are not as the week has them.
fn ends(writer: &Writer<'_>, entry: &Protection, what: &'static str, at: Moment, course: &Course) -> Message {
    let calendar = &writer.rules.calendar;
    let Some(end) = course.clone().deadline(entry, calendar) else {
        return message!("policy-example-forever", what = what, at = at);
    };
    let clock = running(entry, course, calendar).find(|running| running.clock == end.clock);
    let clock = clock.filter(|_| course.added.is_empty());
    let note = clock.map_or(Arg::from(""), |clock| days_of(calendar, clock.from, clock.span, clock.until));
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
