//! What rows are about: when, what and whose (contract, sections 2 to 4).
//!
//! To tell this of a row takes about as long as to read the rest of it, and nothing here needs the rest: it may be done
//! ahead, in a thread of its own.

use super::column::Standard;
use super::event::Kind;
use super::identity::key;
use super::ledger::Cells;
use super::names::{NameSpelling, Spellings, Texts};
use super::rulebook::{Meant, Rulebook};
use super::text::{is_blank, is_common_letter};
use super::time::{BadMoment, Moment, Stamp, parse_moment};

/// What a row is about.
#[derive(Clone, Copy, Debug)]
pub enum Subject {
    /// Nothing: it has no cell.
    Blank,
    /// A moment later than as-of.
    Future,
    /// An event that the rulebook says to pass over.
    PassedOver,
    /// Something that may count.
    Row(About),
}

/// When, what and whose, as far as it can be read.
#[derive(Clone, Copy, Debug)]
pub struct About {
    /// When it happened.
    pub stamp: Result<Stamp, BadMoment>,
    /// What its event means; none where that is not known.
    pub meant: Option<Meant>,
    /// The customer, where the cell names one.
    pub customer: Option<NameSpelling>,
    /// The second customer, where `with` means and names one.
    pub twin: Option<NameSpelling>,
}

/// The customers and events that rows name.
#[derive(Clone, Debug, Default)]
pub struct Subjects {
    /// Customers' names.
    pub names: Spellings,
    /// The event names as written, how often each occurs, and what it means.
    pub event_names: Vec<(String, u32, Option<Meant>)>,
    event_texts: Texts,
    as_of: Moment,
    /// Where `at`, `event`, `customer` and `with` stand.
    places: [Option<usize>; 4],
}

impl Subjects {
    /// No row seen yet. `place` tells where a column stands in a row.
    #[must_use]
    pub fn new(as_of: Moment, place: impl Fn(Standard) -> Option<usize>) -> Subjects {
        let places = [Standard::At, Standard::Event, Standard::Customer, Standard::With].map(place);
        Subjects { as_of, places, ..Subjects::default() }
    }

    /// What the next row of the file is about.
    pub fn read(&mut self, rules: &Rulebook, cells: &(impl Cells + ?Sized)) -> Subject {
        self.read_with(rules, cells, None)
    }

    /// What the next rows of the file are about, one after the other.
    pub fn read_all(&mut self, rules: &Rulebook, rows: &[impl Cells], subjects: &mut Vec<Subject>) {
        const GROUP: usize = 16;
        let [_, _, customer, _] = self.places;
        for group in rows.chunks(GROUP) {
            let mut names = [""; GROUP];
            for (name, row) in names.iter_mut().zip(group) {
                *name = customer.map_or("", |customer| row.cell(customer));
            }
            let known = self.names.known(names);
            subjects.extend(group.iter().zip(known).map(|(row, known)| self.read_with(rules, row, known)));
        }
    }

    /// The same of a row whose customer's spelling may be known already.
    fn read_with(&mut self, rules: &Rulebook, cells: &(impl Cells + ?Sized), known: Option<usize>) -> Subject {
        let cell = |place: Option<usize>| place.map_or("", |place| cells.cell(place));
        let [at, event, customer, with] = self.places;
        let at = cell(at);
        if is_blank(at) && (0..cells.count()).all(|i| is_blank(cells.cell(i))) {
            return Subject::Blank;
        }
        let stamp = parse_moment(at, rules.ledger.dates, rules.calendar.utc_offset);
        if stamp.is_ok_and(|stamp| stamp.at > self.as_of) {
            return Subject::Future;
        }
        let meant = self.event(rules, cell(event));
        if let Some(Meant { kind: None, .. }) = meant {
            return Subject::PassedOver;
        }
        let customer = self.spelt(cell(customer), known);
        let has_twin = meant.and_then(|meant| meant.kind).is_some_and(Kind::with_is_customer);
        let twin = if has_twin { self.customer(cell(with)) } else { None };
        Subject::Row(About { stamp, meant, customer, twin })
    }

    /// How many rows have an event of some kinds.
    #[must_use]
    pub fn count(&self, is_of: impl Fn(Kind) -> bool) -> usize {
        let is_of = |meant: &Option<Meant>| meant.and_then(|meant| meant.kind).is_some_and(&is_of);
        self.event_names.iter().filter(|(.., meant)| is_of(meant)).map(|(_, times, _)| *times as usize).sum()
    }

    fn event(&mut self, rules: &Rulebook, written: &str) -> Option<Meant> {
        let (number, new) = self.event_texts.number(written);
        if new {
            self.event_names.push((written.trim().to_owned(), 0, rules.events.meaning(written)));
        }
        let (_, times, meant) = self.event_names.get_mut(number)?;
        *times += 1;
        *meant
    }

    /// The customer that a cell names; none where it is blank, or has only signs that say nothing.
    pub fn customer(&mut self, cell: &str) -> Option<NameSpelling> {
        self.spelt(cell, None)
    }

    fn spelt(&mut self, cell: &str, known: Option<usize>) -> Option<NameSpelling> {
        if is_blank(cell) {
            return None;
        }
        let spelling = known.unwrap_or_else(|| self.names.number(cell, key));
        // What begins with a letter has a key; most names do, and need no look at it.
        let has_key = cell.starts_with(is_common_letter);
        if !has_key && self.names.entities().text(self.names.means(spelling)).is_empty() {
            return None;
        }
        Some(NameSpelling::at(spelling))
    }
}
