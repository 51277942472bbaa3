//! When to look whether holdings have lapsed.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::HoldingId;
use crate::core::time::{Moment, next_second};

/// Holdings that run, by a moment that is not after the end of their protection. Most end with a day: they are kept by
/// days, which takes no sorting.
#[derive(Clone, Debug)]
pub(super) struct Endings {
    /// The latest day of which any was asked for.
    day: NaiveDate,
    /// By the day of the first second after their end.
    days: FxHashMap<NaiveDate, Vec<HoldingId>>,
    /// No day with any is before this one.
    next: NaiveDate,
    /// Those whose time comes on that day, or came before.
    today: BinaryHeap<Reverse<(Moment, HoldingId)>>,
}

impl Endings {
    pub(super) fn new() -> Endings {
        Endings { day: NaiveDate::MIN, days: FxHashMap::default(), next: NaiveDate::MAX, today: BinaryHeap::new() }
    }

    /// Keeps a holding until its end is over.
    pub(super) fn push(&mut self, until: Moment, id: HoldingId) {
        let day = next_second(until).date();
        if day > self.day {
            self.days.entry(day).or_default().push(id);
            self.next = self.next.min(day);
        } else {
            self.today.push(Reverse((until, id)));
        }
    }

    /// Holdings whose end may be over at a moment, in no order, each handed out once.
    pub(super) fn pop(&mut self, at: Moment) -> Vec<HoldingId> {
        let mut over = Vec::new();
        if at.date() > self.day {
            self.day = at.date();
            while self.next <= self.day && !self.days.is_empty() {
                over.append(&mut self.days.remove(&self.next).unwrap_or_default());
                self.next = self.next.succ_opt().unwrap_or(NaiveDate::MAX);
            }
        }
        while let Some(Reverse((until, id))) = self.today.peek().copied()
            && until < at
        {
            self.today.pop();
            over.push(id);
        }
        over
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// What is handed out too early and kept again, as the book does, is handed out in time.
        #[test]
        fn every_end_is_noticed_at_the_first_moment_after_it(
            ends in proptest::collection::vec(0..20_i64, 0..30),
            steps in proptest::collection::vec(0..3_i64, 1..30),
            unit in prop_oneof![Just(3600), Just(86_399), Just(86_400)],
        ) {
            let moment = |number: i64| Moment::default() + TimeDelta::seconds(number * unit);
            let mut endings = Endings::new();
            for (end, id) in ends.iter().zip(0..) {
                endings.push(moment(*end), HoldingId(id));
            }
            let (mut now, mut over) = (0, Vec::new());
            for step in steps {
                now += step;
                for id in endings.pop(moment(now)) {
                    let end = ends[id.0 as usize];
                    if end < now { over.push(id) } else { endings.push(moment(end), id) }
                }
                let mut noticed = over.clone();
                noticed.sort();
                let due: Vec<HoldingId> =
                    ends.iter().zip(0..).filter(|(end, _)| **end < now).map(|(_, id)| HoldingId(id)).collect();
                prop_assert_eq!(noticed, due);
            }
        }
    }
}
