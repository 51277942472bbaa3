//! The clock arithmetic of a holding, step by step.

use crate::core::book::Holding;
use crate::core::event::{Event, Place};
use crate::core::life::Turn;
use crate::core::message::Message;
use crate::core::protection::{Clock, Running, running};
use crate::core::rulebook::Protection;
use crate::core::time::{Moment, Span, exact};
use crate::core::world::World;
use crate::message;

/// Tells how long a holding, as it is given, is protected; and the rows that this rests on.
pub fn reckon(world: &World<'_>, turns: &[Turn], holding: &Holding) -> (Vec<Message>, Vec<Place>) {
    let rows = Rows::of(turns, holding);
    let mut steps = Vec::new();
    let mut shown = vec![holding.began];
    let rep = world.rep_name(holding.rep);
    steps.push(message!(
        "story-began",
        rep = rep,
        customer = world.customer_name(holding.customer),
        at = exact(holding.course.since),
        row = holding.began.row
    ));
    let entry = holding.entry.and_then(|place| Some((place, world.rules.protection.get(usize::from(place))?)));
    let Some((place, entry)) = entry else {
        steps.push(message!("story-no-entry"));
        return (steps, shown);
    };
    steps.push(match conditions(entry) {
        fits if fits.is_empty() => message!("story-entry-all", entry = format!("protection[{place}]")),
        fits => message!("story-entry", entry = format!("protection[{place}]"), fits = fits),
    });
    if let Some(deal) = holding.course.won {
        match rows.won {
            Some(event) => {
                shown.push(event.place);
                steps.push(message!("story-won", row = event.place.row, at = exact(deal)));
            }
            None => steps.push(message!("story-won-before", at = exact(deal))),
        }
        if entry.after_deal.is_none() {
            steps.push(message!("story-after-deal-forever"));
        }
    } else if let (Some(_), Some(contact)) = (entry.first_contact, rows.contact) {
        steps.push(message!("story-first-contact-kept", row = contact.place.row, at = exact(contact.at)));
    }
    for clock in running(entry, &holding.course, &world.rules.calendar) {
        let Running { clock, from, span, until } = clock;
        let base = world.rules.calendar.deadline(from, span);
        let name = clock.name();
        let (from, ends) = (exact(from), exact(base));
        steps.push(match (clock, rows.contact, rows.won) {
            (Clock::NoContact, Some(contact), _) => {
                shown.push(contact.place);
                message!("story-no-contact", span = span, row = contact.place.row, from = from, until = ends)
            }
            (Clock::AfterDeal, _, Some(deal)) => {
                message!("story-after-deal", span = span, row = deal.place.row, from = from, until = ends)
            }
            _ => message!("story-clock", clock = name, span = span, from = from, until = ends),
        });
        if clock == Clock::Term {
            let mut end = base;
            for (event, added) in &rows.added {
                end = world.rules.calendar.deadline(end, *added);
                shown.push(event.place);
                steps.push(message!("story-added", span = *added, row = event.place.row, until = exact(end)));
            }
            debug_assert_eq!(end, until, "every addition has its row");
        }
    }
    match holding.deadline {
        Some(deadline) => {
            steps.push(message!("story-until", clock = deadline.clock.name(), until = exact(deadline.until)));
        }
        None => steps.push(message!("story-no-end")),
    }
    (steps, shown)
}

/// The attributes that an entry asks for: `tier A/B, region east`.
fn conditions(entry: &Protection) -> Vec<String> {
    let conditions = entry.fits.conditions.iter();
    conditions.map(|(column, values)| format!("{} {}", column.name(), values.written.join("/"))).collect()
}

/// The rows that moved a holding's clocks.
#[derive(Default)]
struct Rows {
    contact: Option<Event>,
    won: Option<Event>,
    added: Vec<(Event, Span)>,
}

impl Rows {
    /// Those among the turns up to the state in which the holding is given.
    fn of(turns: &[Turn], holding: &Holding) -> Rows {
        let mut rows = Rows::default();
        let (mut contact, mut won): (Option<Moment>, Option<Moment>) = (None, None);
        let mut is_first = true;
        for turn in turns {
            let Some((_, event)) = turn.row else { continue };
            let Some(now) = turn.after.holding().filter(|now| now.began == holding.began) else { continue };
            // A holding may begin won, by a deal before a transfer.
            if std::mem::take(&mut is_first) {
                won = now.course.won;
            }
            let course = &now.course;
            if course.last_contact != contact && course.last_contact <= holding.course.last_contact {
                (contact, rows.contact) = (course.last_contact, Some(event));
            }
            if course.won != won && course.won <= holding.course.won {
                (won, rows.won) = (course.won, Some(event));
            }
            let known = rows.added.len();
            let wanted = holding.course.added.len();
            rows.added.extend(course.added.iter().take(wanted).skip(known).map(|span| (event, *span)));
        }
        rows
    }
}
