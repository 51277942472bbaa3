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
pub struct Course {
    /// When the holding began.
    pub since: Moment,
    /// The holder's last valid contact in this holding.
    pub last_contact: Option<Moment>,
    /// What was added to the term, in event order.
    pub added: Vec<Span>,
    /// Where the term ends with what was added to it so far.
    reached: Option<Reached>,
    /// The last deal that made or kept the customer won.
    pub won: Option<Moment>,
}

/// The end of a term, worked out for so many additions.
#[derive(Clone, Copy, Debug)]
struct Reached {
    term: Span,
    additions: usize,
    until: Moment,
}

impl Course {
    /// A course that begins at a moment, with a customer that was won then or is not.
    #[must_use]
    pub fn new(since: Moment, won: Option<Moment>) -> Course {
        Course { since, won, ..Course::default() }
    }

    /// The end of a term with all that was added to it.
    fn term(&self, term: Span, calendar: &Calendar) -> Moment {
        let known = self.reached.filter(|reached| reached.term == term);
        let (until, additions) = match known {
            Some(known) => (known.until, known.additions),
            None => (calendar.deadline(self.since, term), 0),
        };
        self.added.iter().skip(additions).fold(until, |end, added| calendar.deadline(end, *added))
    }

    /// Works out the end of the term now, so that additions need not be gone through again and again.
    pub fn reach(&mut self, entry: &Protection, calendar: &Calendar) {
        self.reached = entry.term.filter(|_| self.won.is_none()).map(|term| Reached {
            term,
            additions: self.added.len(),
            until: self.term(term, calendar),
        });
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

/// The clocks of an entry that run, in the order of their table.
pub fn running(entry: &Protection, course: &Course, calendar: &Calendar) -> impl Iterator<Item = Running> {
    let start = |clock, from, span: Option<Span>| {
        let span = span?;
        Some(Running { clock, from, span, until: calendar.deadline(from, span) })
    };
    let Course { since, last_contact, won, .. } = *course;
    let clocks = match won {
        Some(deal) => [start(Clock::AfterDeal, deal, entry.after_deal), None, None, None],
        None => [
            entry.term.map(|span| Running {
                clock: Clock::Term,
                from: since,
                span,
                until: course.term(span, calendar),
            }),
            start(Clock::FirstContact, since, entry.first_contact.filter(|_| last_contact.is_none())),
            start(Clock::NoContact, last_contact.unwrap_or(since), entry.no_contact),
            start(Clock::Max, since, entry.max),
        ],
    };
    clocks.into_iter().flatten()
}

/// The earliest deadline that runs; `None` where protection has no end.
#[must_use]
pub fn deadline(entry: &Protection, course: &Course, calendar: &Calendar) -> Option<Deadline> {
    running(entry, course, calendar)
        .map(|Running { clock, until, .. }| Deadline { until, clock })
        .min_by_key(|deadline| (deadline.until, deadline.clock))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::{iso, parse_moment};

    fn at(text: &str) -> Moment {
        parse_moment(text, None, None).unwrap().at
    }

    fn told(entry: &Protection, course: &Course) -> Option<(String, &'static str)> {
        deadline(entry, course, &Calendar::default()).map(|d| (iso(d.until), d.clock.name()))
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
