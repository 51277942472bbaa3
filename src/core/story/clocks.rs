//! The clock arithmetic of a holding, step by step.

use super::Teller;
use super::contacts::{self, Contacts};
use crate::core::book::Holding;
use crate::core::event::Event;
use crate::core::message::{Arg, Message};
use crate::core::protection::{Clock, Running, running};
use crate::core::rulebook::Protection;
use crate::core::time::{Calendar, Moment, Span, exact};
use crate::message;

/// Tells how long a holding, as it is given, is protected.
pub fn reckon(teller: &mut Teller<'_>, holding: &Holding) {
    began(teller, holding);
    let world = teller.world();
    let entry = holding.entry.and_then(|place| Some((place, world.rules.protection.get(usize::from(place))?)));
    let Some((place, entry)) = entry else {
        teller.say(message!("story-no-entry"));
        return;
    };
    let fits = fitting(teller, holding, usize::from(place), entry);
    teller.say(fits);
    let contacts = Contacts::of(&teller.turns, holding);
    let moves = Moves::of(teller, holding);
    match (holding.course.won, moves.won) {
        (Some(deal), Some(event)) => {
            teller.show(event.place);
            teller.say(message!("story-won", row = event.place.row, at = exact(deal)));
        }
        (Some(deal), None) => teller.say(message!("story-won-before", at = exact(deal))),
        (None, _) => contacts.kept(teller, holding, entry),
    }
    if holding.is_won() && entry.after_deal.is_none() {
        teller.say(message!("story-after-deal-forever"));
    }
    let calendar = &world.rules.calendar;
    for Running { clock, from, span, until } in running(entry, &holding.course, calendar) {
        let base = calendar.deadline(from, span);
        let note = note(calendar, from, span, base);
        let (start, ends) = (exact(from), exact(base));
        teller.say(match (clock, contacts.last(), moves.won) {
            (Clock::NoContact, Some(contact), _) => {
                let row = contact.place.row;
                message!("story-no-contact", span = span, row = row, from = start, until = ends, note = note)
            }
            (Clock::NoContact, None, _) => {
                message!("story-no-contact-yet", span = span, from = start, until = ends, note = note)
            }
            (Clock::AfterDeal, _, Some(deal)) => {
                let row = deal.place.row;
                message!("story-after-deal", span = span, row = row, from = start, until = ends, note = note)
            }
            _ => message!("story-clock", clock = clock.name(), span = span, from = start, until = ends, note = note),
        });
        if clock == Clock::Term {
            let mut end = base;
            for (event, added) in &moves.added {
                let note = self::note(calendar, end, *added, calendar.deadline(end, *added));
                end = calendar.deadline(end, *added);
                teller.show(event.place);
                let (row, until) = (event.place.row, exact(end));
                teller.say(message!("story-added", span = *added, row = row, until = until, note = note));
            }
            debug_assert_eq!(end, until, "every addition has its row");
        }
    }
    match holding.deadline {
        Some(deadline) => {
            teller.say(message!("story-until", clock = deadline.clock.name(), until = exact(deadline.until)));
            if matches!(deadline.clock, Clock::FirstContact | Clock::NoContact) {
                contacts::futile(teller, holding);
            }
        }
        None => teller.say(message!("story-no-end")),
    }
}

/// Who holds the customer since when, or held it from when.
fn began(teller: &mut Teller<'_>, holding: &Holding) {
    let (rep, customer) = (teller.name(holding.rep), teller.world().customer_name(holding.customer));
    let (at, row) = (exact(holding.course.since), holding.began.row);
    teller.show(holding.began);
    teller.say(if teller.has_ended(holding.began) {
        message!("story-began-past", rep = rep, customer = customer, at = at, row = row)
    } else {
        message!("story-began", rep = rep, customer = customer, at = at, row = row)
    });
    if !holding.timed {
        teller.say(message!("story-untimed-counts", row = row));
    }
    super::naming::one_customer(teller, holding);
}

/// Which entry counts, and why it fits.
fn fitting(teller: &Teller<'_>, holding: &Holding, place: usize, entry: &Protection) -> Message {
    let world = teller.world();
    let name = format!("protection[{place}]");
    let conditions = entry.fits.conditions.iter();
    let fits: Vec<String> =
        conditions.map(|(column, values)| format!("{} {}", column.name(), values.written.join("/"))).collect();
    if !fits.is_empty() {
        return message!("story-entry", entry = name, fits = fits);
    }
    if place == 0 {
        return message!("story-entry-all", entry = name);
    }
    // An entry for all counts because none before it fits what is known of the customer.
    let known = |column: u16| teller.audit.book.attribute(world, holding.customer, column, None);
    let fitting = world.protected.iter().position(|conditions| {
        conditions.iter().all(|(column, texts)| known(*column).is_some_and(|text| texts.contains(&text)))
    });
    let mut columns: Vec<u16> = world.protected.iter().take(place).flatten().map(|(column, _)| *column).collect();
    columns.sort_unstable();
    columns.dedup();
    let has = |column: &u16| {
        let tracked = world.ledger.tracked.get(usize::from(*column))?;
        Some(format!("{} {}", tracked.meaning.name(), world.ledger.attribute_text(known(*column)?)))
    };
    let fits: Vec<String> = columns.iter().filter_map(has).collect();
    if fitting == Some(place) && !fits.is_empty() {
        message!("story-entry-first", entry = name, fits = fits)
    } else {
        message!("story-entry-left", entry = name)
    }
}

/// Of a span in business days, the days in it that are not as the week has them; otherwise nothing.
#[must_use]
pub fn note(calendar: &Calendar, from: Moment, span: Span, until: Moment) -> Arg {
    if !span.is_business() {
        return Arg::from("");
    }
    let runs = calendar.exceptions(from.date(), until.date());
    let days = runs.into_iter().map(|(first, last, is_worked)| {
        let days = if first == last {
            message!("day", day = first.to_string())
        } else {
            message!("days", first = first.to_string(), last = last.to_string())
        };
        let count = (last - first).num_days() + 1;
        let count = usize::try_from(count).unwrap_or_default();
        if is_worked {
            message!("days-worked", days = days, count = count)
        } else {
            message!("days-off", days = days, count = count)
        }
    });
    let days: Vec<Message> = days.collect();
    if days.is_empty() { Arg::from("") } else { message!("story-note", days = days).into() }
}

/// The rows that won a holding's customer or lengthened its term.
#[derive(Default)]
struct Moves {
    won: Option<Event>,
    added: Vec<(Event, Span)>,
}

impl Moves {
    /// Those among the turns up to the state in which the holding is given.
    fn of(teller: &Teller<'_>, holding: &Holding) -> Moves {
        let mut moves = Moves::default();
        let mut won: Option<Moment> = None;
        let mut is_first = true;
        for turn in &teller.turns {
            let Some((_, event)) = turn.row else { continue };
            let Some(now) = turn.after.holding().filter(|now| now.began == holding.began) else { continue };
            // A holding may begin won, by a deal before a transfer.
            if std::mem::take(&mut is_first) {
                won = now.course.won;
            }
            if now.course.won != won && now.course.won <= holding.course.won {
                (won, moves.won) = (now.course.won, Some(event));
            }
            let (known, wanted) = (moves.added.len(), holding.course.added.len());
            moves.added.extend(now.course.added.iter().take(wanted).skip(known).map(|span| (event, *span)));
        }
        moves
    }
}
