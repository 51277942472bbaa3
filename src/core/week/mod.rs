//! The weekly sheet's facts: the figures of this week and of those before it; points, holdings against the cap, disputes and
//! what a manager must decide.

mod decisions;
mod disputes;
mod figures;
mod learning;
mod loads;
mod points;

use chrono::TimeDelta;

pub use decisions::{Decision, Matter, decisions};
pub use disputes::{Dispute, Tenure, Touch, disputes};
pub use figures::{Figures, figures};
pub use learning::{Learning, learning};
pub use loads::{Load, loads};
pub use points::{Course, points};

use super::score::Period;
use super::time::{Moment, day_start};

/// How many weeks are looked at: this one, the one before, and twelve before that.
pub const WEEKS: usize = 14;

/// The seven days up to a moment, its own day the last.
#[must_use]
pub fn week_up_to(moment: Moment) -> Period {
    let first = moment.date() - TimeDelta::days(6);
    Period { from: day_start(first), to: moment }
}

/// The seven days before a week, up to the same time of day.
#[must_use]
pub fn week_before(week: Period) -> Period {
    let days = TimeDelta::days(7);
    Period { from: week.from - days, to: week.to - days }
}

/// The week up to a moment and those before it, oldest first.
#[must_use]
pub fn weeks_up_to(moment: Moment) -> Vec<Period> {
    let mut weeks: Vec<Period> =
        std::iter::successors(Some(week_up_to(moment)), |week| Some(week_before(*week))).take(WEEKS).collect();
    weeks.reverse();
    weeks
}

/// In which of these weeks a moment lies.
fn week_of(weeks: &[Period], at: Moment) -> Option<usize> {
    let place = weeks.partition_point(|week| week.to < at);
    weeks.get(place).filter(|week| week.has(at)).map(|_| place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::{iso, parse_moment};

    fn moment(text: &str) -> Moment {
        parse_moment(text, None, None).unwrap().at
    }

    #[test]
    fn a_week_is_seven_days_and_the_one_before_ends_at_the_same_time_of_day() {
        let week = week_up_to(moment("2026-03-04 10:00"));
        let ends = |period: Period| (iso(period.from), iso(period.to));
        assert_eq!(ends(week), ("2026-02-26T00:00:00".to_owned(), "2026-03-04T10:00:00".to_owned()));
        let before = ends(week_before(week));
        assert_eq!(before, ("2026-02-19T00:00:00".to_owned(), "2026-02-25T10:00:00".to_owned()));
    }

    #[test]
    fn a_moment_lies_in_one_week_or_between_two() {
        let weeks = weeks_up_to(moment("2026-03-04 10:00"));
        assert_eq!((weeks.len(), weeks.last().copied()), (WEEKS, Some(week_up_to(moment("2026-03-04 10:00")))));
        let table = [
            ("2026-03-04 10:00", Some(WEEKS - 1)),
            ("2026-03-04 10:01", None),
            ("2026-02-26", Some(WEEKS - 1)),
            ("2026-02-25 10:01", None),
            ("2026-02-25 10:00", Some(WEEKS - 2)),
            ("2025-11-27", Some(0)),
            ("2025-11-26 23:59", None),
        ];
        for (text, place) in table {
            assert_eq!(week_of(&weeks, moment(text)), place, "{text}");
        }
    }
}
