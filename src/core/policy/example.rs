//! The dates of examples.

use chrono::{NaiveDate, TimeDelta};

use crate::core::message::{Arg, Message};
use crate::core::rulebook::Rulebook;
use crate::core::story::days_of;
use crate::core::time::{Calendar, Moment, Span};
use crate::message;

/// The hour of the day at which examples happen.
const HOUR: u32 = 10;

/// How many days ahead a day for examples is looked for.
const FAR: usize = 400;

/// When the examples of a policy happen: on a workday before holidays, where the calendar has some ahead, so that they
/// show how workdays count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Example {
    /// The moment at which they begin.
    pub at: Moment,
}

impl Example {
    /// A day not before this moment's.
    #[must_use]
    pub fn from(calendar: &Calendar, moment: Moment) -> Example {
        let first = moment.date();
        let is_workday = |day: &NaiveDate| calendar.is_workday(*day);
        let next = first.iter_days().take(FAR).find(is_workday);
        let holiday = calendar.holidays.range(first..).next().filter(|day| (**day - first).num_days() < 365);
        let before = holiday.and_then(|holiday| holiday.iter_days().rev().take(FAR).find(is_workday));
        Example { at: at(before.max(next).unwrap_or(first)) }
    }

    /// So many days later.
    #[must_use]
    pub fn later(&self, days: i64) -> Moment {
        self.at.checked_add_signed(TimeDelta::days(days)).unwrap_or(self.at)
    }
}

fn at(day: NaiveDate) -> Moment {
    day.and_hms_opt(HOUR, 0, 0).unwrap_or_default()
}

/// A deadline, and of workdays which days are not as the week has them.
pub(super) fn until(rules: &Rulebook, from: Moment, span: Span) -> (Moment, Arg) {
    let until = rules.calendar.deadline(from, span);
    (until, days_of(&rules.calendar, from, span, until))
}

/// The first moment, at the same time of day, at which a window of so long no longer reaches back to a moment.
#[must_use]
pub fn forgotten(calendar: &Calendar, moment: Moment, window: Span) -> Option<Moment> {
    let first = if window.is_hours() { calendar.deadline(moment, window) } else { moment };
    let near = calendar.deadline(moment, window).date();
    let days = near.iter_days().take(FAR).map(|day| day.and_time(first.time()));
    days.into_iter().find(|at| calendar.window_start(*at, window) >= moment)
}

/// An example of a deadline that is counted from a moment.
pub(super) fn counted(rules: &Rulebook, example: &Example, span: Span) -> Message {
    let (until, note) = until(rules, example.at, span);
    message!("policy-example-counted", from = example.at, until = until, note = note)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::{iso, parse_moment};

    fn moment(text: &str) -> Moment {
        parse_moment(text, None, None).unwrap().at
    }

    #[test]
    fn examples_begin_on_the_last_workday_before_the_next_holidays() {
        let rules = Rulebook::read("calendar: {holidays: [2026-10-01, 2026-10-02]}").unwrap();
        let day = |text| iso(Example::from(&rules.calendar, moment(text)).at);
        assert_eq!(day("2026-09-05 23:00"), "2026-09-30T10:00:00");
        assert_eq!(day("2026-09-30"), "2026-09-30T10:00:00");
        // No holidays ahead: the day itself, or the next that is worked.
        assert_eq!(day("2026-10-01"), "2026-10-05T10:00:00");
        assert_eq!(day("2026-10-02"), "2026-10-05T10:00:00");
        assert_eq!(day("2026-11-25"), "2026-11-25T10:00:00");
        // Those of a year later are not the next.
        assert_eq!(day("2025-10-01"), "2025-10-01T10:00:00");
        assert_eq!(day("2025-10-02"), "2026-09-30T10:00:00");
    }

    #[test]
    fn what_a_window_forgets() {
        let calendar = Calendar::default();
        let first = |at, window| forgotten(&calendar, moment(at), Span::parse(window).unwrap()).map(iso);
        assert_eq!(first("2026-01-05 10:00", "365d").as_deref(), Some("2027-01-05T10:00:00"));
        // 31 August is not reached from 28 February, six months later, but from 1 March.
        assert_eq!(first("2026-08-31 10:00", "6mo").as_deref(), Some("2027-03-01T10:00:00"));
        assert_eq!(first("2026-01-05 10:00", "36h").as_deref(), Some("2026-01-06T22:00:00"));
    }
}
