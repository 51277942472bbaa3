//! Events are put in order as they come: by moment, and of one moment as their rows stand (contract, section 2).
//!
//! Most rows of a ledger are written down in order, or soon after: the latest wait a while for what comes before them. The
//! few that come later still are sorted in at the end.

use super::event::Event;
use super::hands::both;

/// How many of the latest events wait for others that come before them.
const WAITING: usize = 256;

/// How many there may be before all but the latest are settled.
const ROOM: usize = 8 * WAITING;

/// Events of which each was read after those before it.
#[derive(Clone, Debug, Default)]
pub struct Ordering {
    /// In order.
    settled: Vec<Event>,
    /// The latest, as they were read; none comes before the last one that is settled.
    waiting: Vec<Event>,
    /// Of each that waits its second and its place there, in order.
    words: Vec<u64>,
    /// Events that come before the last one that is settled; as they were read.
    late: Vec<Event>,
}

/// How many bits of a word are for a place.
const PLACE: u32 = ROOM.ilog2();

/// A word for the second of an event and its place in a list: of words and of such events the order is the same.
fn word(event: &Event, place: usize) -> u64 {
    event.at.and_utc().timestamp().cast_unsigned() << PLACE | place as u64
}

/// The place in a word.
fn place(word: u64) -> usize {
    (word & ((1 << PLACE) - 1)) as usize
}

impl Ordering {
    /// Takes up the next event.
    pub fn push(&mut self, event: Event) {
        if self.settled.last().is_some_and(|last| event.at < last.at) {
            self.late.push(event);
            return;
        }
        let word = word(&event, self.waiting.len());
        self.waiting.push(event);
        if self.words.last().is_none_or(|last| *last < word) {
            self.words.push(word);
        } else {
            self.words.insert(self.words.partition_point(|other| *other < word), word);
        }
        if self.words.len() == ROOM {
            self.settle(ROOM - WAITING);
        }
    }

    /// Puts the first of those that wait in their place.
    fn settle(&mut self, count: usize) {
        let waiting = std::mem::take(&mut self.waiting);
        let mut ordered = self.words.iter().filter_map(|word| waiting.get(place(*word)).copied());
        self.settled.extend(ordered.by_ref().take(count));
        self.waiting.extend(ordered);
        self.words.clear();
        self.words.extend(self.waiting.iter().enumerate().map(|(place, event)| word(event, place)));
    }

    /// All events in order.
    #[must_use]
    pub fn finish(mut self) -> Vec<Event> {
        self.settle(self.words.len());
        let Ordering { settled: mut events, late: mut first, .. } = self;
        let mut second = first.split_off(first.len() / 2);
        both(|| first.sort_by_key(|event| event.at), || second.sort_by_key(|event| event.at));
        merge(&mut first, &second);
        merge(&mut events, &first);
        events
    }
}

/// Puts events among others; both are in order.
fn merge(events: &mut Vec<Event>, mut others: &[Event]) {
    let Some(some) = others.first() else { return };
    let mut left = events.len();
    events.resize(left + others.len(), *some);
    let key = |event: &Event| (event.at, event.place);
    // From behind, so that each is moved once.
    while let Some((last, rest)) = others.split_last() {
        let before = events.get(..left).unwrap_or_default();
        let place = left - before.iter().rev().take_while(|event| key(event) > key(last)).count();
        events.copy_within(place..left, place + others.len());
        if let Some(to) = events.get_mut(place + rest.len()) {
            *to = *last;
        }
        (left, others) = (place, rest);
    }
}

#[cfg(test)]
mod tests {
    use chrono::TimeDelta;
    use proptest::prelude::*;

    use super::*;
    use crate::core::event::{Kind, Place};
    use crate::core::time::Moment;

    fn event(second: i64, row: u32) -> Event {
        Event {
            at: Moment::default() + TimeDelta::seconds(second),
            place: Place { row, line: row },
            kind: Kind::Claim,
            timed: true,
            late: false,
            valid: true,
            customer: None,
            rep: None,
            extra: None,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn events_stand_by_moment_and_row(
            runs in proptest::collection::vec((0..200_i64, 0..4_i64, 1..400_i64), 0..12),
        ) {
            let seconds = runs.iter().flat_map(|(from, step, count)| (0..*count).map(move |i| from + step * i));
            let mut ordering = Ordering::default();
            let mut expected = Vec::new();
            for (event, row) in seconds.zip(1..).map(|(second, row)| (event(second, row), row)) {
                ordering.push(event);
                expected.push((event.at, row));
            }
            expected.sort_unstable();
            let found: Vec<_> = ordering.finish().iter().map(|event| (event.at, event.place.row)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
