//! What the holder's contacts did: which kept the clocks, and which renewed nothing and why.

use super::Teller;
use super::clocks::note;
use crate::core::book::{Holding, Outcome, Standing};
use crate::core::column::Standard;
use crate::core::event::Event;
use crate::core::life::Turn;
use crate::core::message::{Arg, Message};
use crate::core::rulebook::Protection;
use crate::core::time::{Moment, exact};
use crate::message;

/// How many contacts are named one by one.
const MOST: usize = 10;

/// The contacts that renewed a holding, in event order.
pub struct Contacts(Vec<Event>);

impl Contacts {
    /// Those among the turns up to the state in which the holding is given.
    #[must_use]
    pub fn of(turns: &[Turn], holding: &Holding) -> Contacts {
        let mut last: Option<Moment> = None;
        let mut contacts = Vec::new();
        for turn in turns {
            let Some((_, event)) = turn.row else { continue };
            let Some(now) = turn.after.holding().filter(|now| now.began == holding.began) else { continue };
            if now.course.last_contact != last && now.course.last_contact <= holding.course.last_contact {
                last = now.course.last_contact;
                contacts.push(event);
            }
        }
        Contacts(contacts)
    }

    /// The latest.
    #[must_use]
    pub fn last(&self) -> Option<Event> {
        self.0.last().copied()
    }

    /// Tells how the clocks were kept so far.
    pub(super) fn kept(&self, teller: &mut Teller<'_>, holding: &Holding, entry: &Protection) {
        let mut rest = self.0.as_slice();
        if let (Some(span), Some((first, others))) = (entry.first_contact, self.0.split_first()) {
            let calendar = &teller.world().rules.calendar;
            let since = holding.course.since;
            let until = calendar.deadline(since, span);
            let note = note(calendar, since, span, until);
            let (row, at) = (first.place.row, exact(first.at));
            teller.show(first.place);
            teller.say(message!("story-first-contact-kept", until = exact(until), note = note, row = row, at = at));
            rest = others;
        }
        if let Some(last) = rest.last() {
            teller.show(last.place);
            let mut rows: Vec<Message> = rest.iter().take(MOST).map(dated).collect();
            if rest.len() > MOST {
                rows.push(message!("story-more", count = rest.len() - MOST));
            }
            teller.say(message!("story-contacts", rows = rows, count = rest.len()));
        }
    }
}

/// A row with its moment: `114 (2026-08-25 09:16)`.
pub(super) fn dated(event: &Event) -> Message {
    message!("story-dated", row = event.place.row, at = exact(event.at))
}

/// Tells of the contacts after the last that renewed a holding: why they renewed nothing.
pub(super) fn futile(teller: &mut Teller<'_>, holding: &Holding) {
    let since = holding.course.last_contact;
    let world = teller.world();
    let mut invalid: Vec<(Why, Vec<Event>)> = Vec::new();
    let mut steps = Vec::new();
    let mut shown = Vec::new();
    for turn in &teller.turns {
        let Some((order, event)) = turn.row else { continue };
        let is_in = turn.before.as_ref().is_some_and(|before| before.began == holding.began);
        let counts = is_in && event.kind.is_contact() && since.is_none_or(|since| event.at >= since);
        if !counts || teller.cut.is_some_and(|cut| order >= cut) {
            continue;
        }
        let is_holders = world.rep(&event) == Some(holding.rep);
        match turn.outcome {
            Some(Outcome::Done) if is_holders && !event.valid => {
                let Some(why) = Why::of(teller, &event) else { continue };
                shown.push(event.place);
                match invalid.iter_mut().find(|(known, _)| *known == why) {
                    Some((_, events)) => events.push(event),
                    None => invalid.push((why, vec![event])),
                }
            }
            Some(Outcome::Work { standing: Standing::Own, .. }) if event.late => {
                shown.push(event.place);
                let (row, at) = (event.place.row, exact(event.at));
                steps.push(match teller.recorded(&event) {
                    Some(recorded) => message!("story-late", row = row, at = at, recorded = exact(recorded)),
                    None => message!("story-late-unknown", row = row, at = at),
                });
            }
            Some(Outcome::Work { standing, .. })
                if matches!(standing, Standing::Helper | Standing::Favour) || teller.is_managers(&event) =>
            {
                shown.push(event.place);
                let rep = world.rep(&event).map_or("", |rep| world.rep_name(rep));
                let (row, at, holder) = (event.place.row, exact(event.at), world.rep_name(holding.rep));
                steps.push(message!("story-not-own", row = row, at = at, rep = rep, holder = holder));
            }
            _ => {}
        }
    }
    for place in shown {
        teller.show(place);
    }
    for (why, events) in invalid {
        teller.say(why.told(&events));
    }
    for step in steps {
        teller.say(step);
    }
}

/// Why contacts are not valid: a cell is not as `only` asks.
#[derive(PartialEq)]
struct Why {
    column: String,
    cell: Option<String>,
    rule: String,
    values: Vec<String>,
}

impl Why {
    fn of(teller: &Teller<'_>, event: &Event) -> Option<Why> {
        let world = teller.world();
        let named = world.named(event)?;
        named.only.conditions.iter().find_map(|(meaning, values)| {
            let header = world.ledger.columns.index_of(meaning).and_then(|i| world.ledger.columns.headers.get(i));
            let column = header.map_or(meaning.name(), |header| header.trim()).to_owned();
            let cell = teller.cell(event.place, &column);
            if cell.as_ref().is_some_and(|cell| values.contains(cell)) {
                return None;
            }
            Some(Why { column, cell, rule: format!("events.{}.only", named.name), values: values.written.clone() })
        })
    }

    fn told(&self, events: &[Event]) -> Message {
        let (column, rule, count) = (self.column.as_str(), self.rule.as_str(), events.len());
        let rows: Vec<Message> = events.iter().map(dated).collect();
        let values = self.values.iter().map(|value| Arg::from(value.as_str()));
        let values = values.reduce(|one, other| message!("either", one = one, other = other).into());
        let values = values.unwrap_or(Arg::from(""));
        match &self.cell {
            Some(cell) => message!(
                "story-invalid",
                rows = rows,
                count = count,
                column = column,
                cell = cell.as_str(),
                rule = rule,
                values = values
            ),
            None => {
                message!(
                    "story-invalid-empty",
                    rows = rows,
                    count = count,
                    column = column,
                    rule = rule,
                    values = values
                )
            }
        }
    }
}

impl Teller<'_> {
    /// When a row was recorded.
    #[must_use]
    pub fn recorded(&self, event: &Event) -> Option<Moment> {
        let world = self.world();
        let cell = self.cell(event.place, world.ledger.columns.header(Standard::Recorded))?;
        let (dates, offset) = (world.rules.ledger.dates, world.rules.calendar.utc_offset);
        crate::core::time::parse_moment(&cell, dates, offset).ok().map(|stamp| stamp.at)
    }

    /// Whether a row is a manager's work.
    #[must_use]
    pub fn is_managers(&self, event: &Event) -> bool {
        self.world().rep(event).is_some_and(|rep| self.world().is_manager(rep))
    }
}
