//! Until when a holding is protected, and by which clock (contract, section 6).

use std::fmt;

use super::rulebook::Protection;
use super::time::{Calendar, Moment, Span};

/// A clock of a holding. The order decides which of equal deadlines is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Clock {
    /// From the start, lengthened by extensions.
    Term,
    /// Until the first valid contact.
    FirstContact,
    /// From the last valid contact.
    NoContact,
    /// From the start, never lengthened.
    Max,
    /// From the last deal.
    AfterDeal,
}

impl Clock {
    /// The setting's name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Clock::Term => "term",
            Clock::FirstContact => "first_contact",
            Clock::NoContact => "no_contact",
            Clock::Max => "max",
            Clock::AfterDeal => "after_deal",
        }
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// What the clocks of one holding are counted from.
#[derive(Clone, Debug, Default)]
#[repr(C)]
pub struct Course {
    /// The holder's last valid contact in this holding.
    pub last_contact: Option<Moment>,
    /// When the holding began.
    pub since: Moment,
    /// The last deal that made or kept the customer won.
    pub won: Option<Moment>,
    /// What was added to the term, in event order.
    pub added: Vec<Span>,
    /// Where the clocks end that no contact moves.
    steady: Option<Steady>,
}

/// The ends of `term` and `max`, worked out for an entry and so many additions to its term.
#[derive(Clone, Copy, Debug)]
struct Steady {
    spans: [Option<Span>; 2],
    additions: usize,
    /// Where the term ends with what was added to it.
    term: Option<Moment>,
    /// The earlier of the two.
    earliest: Option<Deadline>,
}

impl Course {
    /// A course that begins at a moment, with a customer that was won then or is not.
    #[must_use]
    pub fn new(since: Moment, won: Option<Moment>) -> Course {
        Course { since, won, ..Course::default() }
    }

    /// The end of a term with all that was added to it.
    fn term(&self, term: Span, calendar: &Calendar) -> Moment {
        let known = self.steady.filter(|steady| steady.spans.first() == Some(&Some(term)));
        let known = known.and_then(|steady| Some((steady.term?, steady.additions)));
        let (until, additions) = known.unwrap_or_else(|| (calendar.deadline(self.since, term), 0));
        self.added.iter().skip(additions).fold(until, |end, added| calendar.deadline(end, *added))
    }

    /// Works out the clocks now that no contact moves, so that this need not be done at each.
    fn settle(&mut self, entry: &Protection, calendar: &Calendar) {
        let spans = [entry.term, entry.max];
        let is_known = |steady: &Steady| steady.spans == spans && steady.additions == self.added.len();
        if self.won.is_some() || self.steady.as_ref().is_some_and(is_known) {
            return;
        }
        let term = entry.term.map(|span| self.term(span, calendar));
        let max = entry.max.map(|span| calendar.deadline(self.since, span));
        let end = |clock, until: Option<Moment>| until.map(|until| Deadline { until, clock });
        let earliest = earlier(end(Clock::Term, term), end(Clock::Max, max));
        self.steady = Some(Steady { spans, additions: self.added.len(), term, earliest });
    }

    /// The earliest deadline that runs; `None` where protection has no end. What it works out serves the next time.
    pub fn deadline(&mut self, entry: &Protection, calendar: &Calendar) -> Option<Deadline> {
        self.settle(entry, calendar);
        let steady = self.steady.and_then(|steady| steady.earliest).filter(|_| self.won.is_none());
        let [one, other] = moving(entry, self, calendar).map(|clock| clock.map(Deadline::from));
        earlier(steady, earlier(one, other))
    }
}

/// The end of a protection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// The last protected moment.
    pub until: Moment,
    /// The clock that says so.
    pub clock: Clock,
}

/// A clock that runs: what it counts from, for how long, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Running {
    /// The clock.
    pub clock: Clock,
    /// The moment that it counts from.
    pub from: Moment,
    /// How long it runs; a term without what was added to it.
    pub span: Span,
    /// Its deadline; a term's with what was added to it.
    pub until: Moment,
}

/// The earlier of two deadlines; of equal ones that of the clock that comes first in the table.
fn earlier(one: Option<Deadline>, other: Option<Deadline>) -> Option<Deadline> {
    match (one, other) {
        (Some(first), Some(second)) if (second.until, second.clock) < (first.until, first.clock) => Some(second),
        (None, second) => second,
        (first, _) => first,
    }
}

impl From<Running> for Deadline {
    fn from(Running { until, clock, .. }: Running) -> Deadline {
        Deadline { until, clock }
    }
}

/// A clock that runs, where the entry sets it.
fn start(clock: Clock, from: Moment, span: Option<Span>, calendar: &Calendar) -> Option<Running> {
    let span = span?;
    Some(Running { clock, from, span, until: calendar.deadline(from, span) })
}

/// The clocks that run and that contacts and deals move.
fn moving(entry: &Protection, course: &Course, calendar: &Calendar) -> [Option<Running>; 2] {
    let Course { since, last_contact, won, .. } = *course;
    match won {
        Some(deal) => [start(Clock::AfterDeal, deal, entry.after_deal, calendar), None],
        None => [
            start(Clock::FirstContact, since, entry.first_contact.filter(|_| last_contact.is_none()), calendar),
            start(Clock::NoContact, last_contact.unwrap_or(since), entry.no_contact, calendar),
        ],
    }
}

/// The clocks of an entry that run, in the order of their table.
pub fn running(entry: &Protection, course: &Course, calendar: &Calendar) -> impl Iterator<Item = Running> {
    let since = course.since;
    let is_open = course.won.is_none();
    let term = entry.term.filter(|_| is_open);
    let term = term.map(|span| Running { clock: Clock::Term, from: since, span, until: course.term(span, calendar) });
    let max = start(Clock::Max, since, entry.max.filter(|_| is_open), calendar);
    let moving = moving(entry, course, calendar).into_iter().flatten();
    term.into_iter().chain(moving).chain(max)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::{iso, parse_moment};

    fn at(text: &str) -> Moment {
        parse_moment(text, None, None).unwrap().at
    }

    fn told(entry: &Protection, course: &Course) -> Option<(String, &'static str)> {
        let calendar = Calendar::default();
        let earliest = running(entry, course, &calendar).map(Deadline::from).min_by_key(|end| (end.until, end.clock));
        assert_eq!(course.clone().deadline(entry, &calendar), earliest);
        earliest.map(|d| (iso(d.until), d.clock.name()))
    }

    #[test]
    fn the_earliest_clock_ends_it_and_ties_go_by_the_table() {
        let entry = Protection {
            term: Span::parse("30d"),
            first_contact: Span::parse("3d"),
            no_contact: Span::parse("3d"),
            max: Span::parse("60d"),
            ..Protection::default()
        };
        let mut course = Course { since: at("2026-01-01 10:00"), ..Course::default() };
        let expect = |until: &str, clock| Some((format!("{until}T23:59:59"), clock));
        assert_eq!(told(&entry, &course), expect("2026-01-04", "first_contact"));
        course.last_contact = Some(at("2026-01-04 23:59:59"));
        assert_eq!(told(&entry, &course), expect("2026-01-07", "no_contact"));
        course.last_contact = Some(at("2026-01-30"));
        assert_eq!(told(&entry, &course), expect("2026-01-31", "term"));
        course.added = vec![Span::days(1)];
        assert_eq!(told(&entry, &course), expect("2026-02-01", "term"));
        course.added = vec![Span::days(40)];
        course.last_contact = Some(at("2026-03-01"));
        assert_eq!(told(&entry, &course), expect("2026-03-02", "max"));
        course.won = Some(at("2026-02-10"));
        assert_eq!(told(&entry, &course), None);
        let entry = Protection { after_deal: Span::parse("1mo"), ..entry };
        assert_eq!(told(&entry, &course), expect("2026-03-10", "after_deal"));
    }

    #[test]
    fn additions_are_applied_in_turn() {
        let entry = Protection { term: Span::parse("1mo"), ..Protection::default() };
        let added = vec![Span::parse("1mo").unwrap(), Span::parse("5bd").unwrap(), Span::parse("12h").unwrap()];
        let course = Course { since: at("2026-01-31 08:00"), added, ..Course::default() };
        // 28 February, 28 March (a Saturday), five workdays to Friday 3 April, twelve hours on.
        assert_eq!(told(&entry, &course), Some(("2026-04-04T11:59:59".into(), "term")));
    }
}
