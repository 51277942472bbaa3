//! When to look whether holdings have lapsed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use chrono::NaiveDate;

use super::HoldingId;
use crate::core::time::{Moment, next_second};

/// Holdings that run, by a moment that is not after the end of their protection. Most end with a day: they are kept by
/// days, which takes no sorting.
#[derive(Clone, Debug)]
pub(super) struct Endings {
    /// The latest day of which any was asked for.
    day: NaiveDate,
    /// By the day of the first second after their end.
    days: BTreeMap<NaiveDate, Vec<HoldingId>>,
    /// Those whose time comes on that day, or came before.
    today: BinaryHeap<Reverse<(Moment, HoldingId)>>,
}

impl Endings {
    pub(super) fn new() -> Endings {
        Endings { day: NaiveDate::MIN, days: BTreeMap::new(), today: BinaryHeap::new() }
    }

    /// Keeps a holding until its end is over.
    pub(super) fn push(&mut self, until: Moment, id: HoldingId) {
        let day = next_second(until).date();
        if day > self.day {
            self.days.entry(day).or_default().push(id);
        } else {
            self.today.push(Reverse((until, id)));
        }
    }

    /// Holdings whose end may be over at a moment, in no order, each handed out once.
    pub(super) fn pop(&mut self, at: Moment) -> Vec<HoldingId> {
        let mut over = Vec::new();
        if at.date() > self.day {
            self.day = at.date();
            while let Some(entry) = self.days.first_entry().filter(|entry| *entry.key() <= self.day) {
                over.append(&mut entry.remove());
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
