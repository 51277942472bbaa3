//! Events are put in order as they come: by moment, and of one moment as their rows stand (contract, section 2).
//!
//! Most rows of a ledger are written down in order, or soon after. Those find their place at once, among the latest; the
//! few that come later still are sorted in at the end.

use super::event::Event;
use super::hands::both;

/// Among how many of the latest events a place is looked for at once.
const LATEST: usize = 256;

/// Events of which each was read after those before it.
#[derive(Clone, Debug, Default)]
pub struct Ordering {
    /// In order.
    events: Vec<Event>,
    /// Events that come before the latest of these; as they were read.
    late: Vec<Event>,
}

impl Ordering {
    /// Takes up the next event.
    pub fn push(&mut self, event: Event) {
        let Some(before) = self.events.last().filter(|last| last.at > event.at) else {
            self.events.push(event);
            return;
        };
        debug_assert!(before.place <= event.place, "rows are read as they stand");
        let from = self.events.len().saturating_sub(LATEST);
        let latest = self.events.get(from..).unwrap_or_default();
        let place = latest.partition_point(|other| other.at <= event.at);
        if place > 0 || from == 0 {
            self.events.insert(from + place, event);
        } else {
            self.late.push(event);
        }
    }

    /// All events in order.
    #[must_use]
    pub fn finish(self) -> Vec<Event> {
        let Ordering { mut events, late: mut first } = self;
        let mut second = first.split_off(first.len() / 2);
        both(|| sort(&mut first), || sort(&mut second));
        merge(&mut first, &second);
        merge(&mut events, &first);
        events
    }
}

/// Puts events in order. They are large: what is sorted are words of a second and a place, and each event is moved once.
fn sort(events: &mut [Event]) {
    /// Enough for the rows of the largest file, and leaves enough for the seconds of all years that a moment may have.
    const PLACE: u32 = 30;
    let word = |(place, event): (usize, &Event)| event.at.and_utc().timestamp().cast_unsigned() << PLACE | place as u64;
    let mut words: Vec<u64> = events.iter().enumerate().map(word).collect();
    words.sort_unstable();
    let mut places: Vec<u32> = words.into_iter().map(|word| (word & ((1 << PLACE) - 1)) as u32).collect();
    for start in 0..events.len() {
        // Each place is filled from where its event stands, which then is to be filled, until the round is closed.
        let first = events.get(start).copied();
        let mut hole = start;
        while let Some(place) = places.get_mut(hole) {
            let from = std::mem::replace(place, u32::try_from(hole).unwrap_or(u32::MAX)) as usize;
            let event = if from == start { first } else { events.get(from).copied() };
            if let (Some(to), Some(event)) = (events.get_mut(hole), event) {
                *to = event;
            }
            if from == start {
                break;
            }
            hole = from;
        }
    }
}

/// Puts events among others; both are in order.
fn merge(events: &mut Vec<Event>, mut others: &[Event]) {
    let Some(some) = others.first() else { return };
    let mut left = events.len();
    events.resize(left + others.len(), *some);
    let key = |event: &Event| (event.at, event.place);
    // From behind, so that each is moved once.
    for place in (0..events.len()).rev() {
        let Some((last, rest)) = others.split_last() else { return };
        let before = left.checked_sub(1).and_then(|before| events.get(before)).copied();
        let event = match before.filter(|before| key(before) > key(last)) {
            Some(before) => {
                left -= 1;
                before
            }
            None => {
                others = rest;
                *last
            }
        };
        if let Some(to) = events.get_mut(place) {
            *to = event;
        }
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
            runs in proptest::collection::vec((0..200_i64, 0..4_i64, 1..400_usize), 0..12),
        ) {
            let seconds = runs.iter().flat_map(|(from, step, count)| (0..*count as i64).map(move |i| from + step * i));
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
