//! What the journal beside a ledger vouches for, and what has become of it: rows that were changed, lost, doubled, or
//! typed in after their time had been sealed.
//!
//! A row is known by the print of what it means, and by its turn among rows that mean the same; notes, attributes, the
//! order of rows and columns, and all that a spreadsheet does to a file, change nothing.

use std::sync::Arc;

use rustc_hash::FxHashMap;
use sha2::{Digest, Sha256};

use super::checks::Check;
use super::column::{Columns, Meaning, Standard};
use super::event::{Kind, Place};
use super::ledger::Cells;
use super::message::Message;
use super::names::{NameSpelling, RepSpelling};
use super::rulebook::Rulebook;
use super::text::{fold, is_blank};
use super::time::{Moment, iso_to_the_minute, parse_moment};
use crate::message;

/// The columns that say what a row means.
pub const MEANING: [Standard; 8] = [
    Standard::At,
    Standard::Event,
    Standard::Customer,
    Standard::Rep,
    Standard::With,
    Standard::Value,
    Standard::By,
    Standard::Ref,
];

/// What a row means, in a few bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Print(pub [u8; 16]);

/// A row as a journal has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// What it means.
    pub print: Print,
    /// Its cells.
    pub cells: Packed,
}

/// The cells of a row that are not empty, with the names of their columns: in one piece, since a journal has many rows
/// and few of them are ever looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Packed(String);

impl Packed {
    /// Between a name and its cell, and after each cell.
    const MARKS: [char; 2] = ['\u{1f}', '\u{1e}'];

    /// Takes up the next name, and then its cell.
    pub fn push(&mut self, text: &str) {
        let is_name = self.0.is_empty() || self.0.ends_with('\u{1e}');
        if text.contains(Self::MARKS) {
            self.0.push_str(&text.replace(Self::MARKS, " "));
        } else {
            self.0.push_str(text);
        }
        self.0.push(if is_name { '\u{1f}' } else { '\u{1e}' });
    }

    /// The names and cells, in their order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.split_terminator('\u{1e}').filter_map(|pair| pair.split_once('\u{1f}'))
    }
}

impl Row {
    /// A row of a ledger: the moment and the value are in one form for all.
    #[must_use]
    pub fn of(rules: &Rulebook, columns: &Columns, cells: &(impl Cells + ?Sized)) -> Row {
        let mut packed = Packed::default();
        for (i, meaning) in columns.meanings.iter().enumerate() {
            let cell = cells.cell(i);
            let Some(meaning) = meaning.as_ref().filter(|_| !is_blank(cell)) else { continue };
            let text = match meaning {
                Meaning::Standard(Standard::At) => {
                    moment(rules, cell).map(|at| iso_to_the_minute(at).replace('T', " "))
                }
                Meaning::Standard(Standard::Value) => rules.ledger.number(cell).map(|n| n.normalize().to_string()),
                _ => None,
            };
            packed.push(meaning.name());
            packed.push(text.as_deref().unwrap_or_else(|| cell.trim()));
        }
        Row { print: print(rules, columns, cells), cells: packed }
    }

    /// The cell of a column, empty where there is none.
    #[must_use]
    pub fn cell(&self, column: Standard) -> &str {
        self.cells.iter().find(|(name, _)| *name == column.name()).map_or("", |(_, cell)| cell)
    }

    /// When it happened, where that can be read.
    #[must_use]
    pub fn at(&self) -> Option<Moment> {
        parse_moment(self.cell(Standard::At), None, None).ok().map(|stamp| stamp.at)
    }

    /// What it says, in short.
    #[must_use]
    pub fn text(&self) -> String {
        let cells = MEANING.map(|column| self.cell(column));
        cells.into_iter().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
    }
}

/// The print of a row. No version of the program changes it.
#[must_use]
pub fn print(rules: &Rulebook, columns: &Columns, cells: &(impl Cells + ?Sized)) -> Print {
    let meant = MEANING.map(|column| {
        let cell = columns.standard(column).map_or("", |index| cells.cell(index));
        match column {
            Standard::At => moment(rules, cell).map_or_else(|| fold(cell), iso_to_the_minute),
            Standard::Value => rules.ledger.number(cell).map_or_else(|| fold(cell), |n| n.normalize().to_string()),
            // By its usual name, whatever the rulebook calls it: rules may change, a seal may not.
            Standard::Event => {
                let folded = fold(cell);
                Kind::named(&folded).map_or(folded, |kind| kind.spec().name.to_owned())
            }
            _ => fold(cell),
        }
    });
    let digest = Sha256::digest(meant.join("\u{1f}").as_bytes());
    let mut print = [0; 16];
    for (byte, from) in print.iter_mut().zip(digest.iter()) {
        *byte = *from;
    }
    Print(print)
}

fn moment(rules: &Rulebook, cell: &str) -> Option<Moment> {
    parse_moment(cell, rules.ledger.dates, rules.calendar.utc_offset).ok().map(|stamp| stamp.at)
}

/// One line of a journal.
#[derive(Clone, Debug)]
pub struct Entry {
    /// When it was written.
    pub at: Moment,
    /// Whether it is a seal: all rows that were there then had been looked at.
    pub is_seal: bool,
    /// The rows that it vouches for.
    pub rows: Vec<Row>,
    /// The rows that are no longer expected.
    pub gone: Vec<Print>,
    /// The findings that it settled.
    pub accepted: Vec<String>,
}

/// What a journal says.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    /// Its lines.
    pub entries: Vec<Entry>,
    /// How many rows are expected of each print, and where the journal has them: line and place in it.
    expected: FxHashMap<Print, Vec<(usize, usize)>>,
}

impl Journal {
    /// A journal of these lines.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Journal {
        let mut expected: FxHashMap<Print, Vec<(usize, usize)>> = FxHashMap::default();
        for (line, entry) in entries.iter().enumerate() {
            for print in &entry.gone {
                if let Some(turns) = expected.get_mut(print) {
                    turns.pop();
                }
            }
            for (place, row) in entry.rows.iter().enumerate() {
                expected.entry(row.print).or_default().push((line, place));
            }
        }
        expected.retain(|_, turns| !turns.is_empty());
        Journal { entries, expected }
    }

    fn row(&self, (line, place): (usize, usize)) -> Option<(&Entry, &Row)> {
        let entry = self.entries.get(line)?;
        Some((entry, entry.rows.get(place)?))
    }

    /// The seal before a line.
    fn seal_before(&self, line: usize) -> Option<&Entry> {
        self.entries.get(..line)?.iter().rev().find(|entry| entry.is_seal)
    }
}

/// The rows of a ledger beside its journal.
#[derive(Clone, Debug)]
pub struct Watch {
    journal: Arc<Journal>,
    seen: Vec<(Place, Print)>,
    /// Rows that the journal does not have.
    strange: Vec<(Place, Row)>,
}

impl Watch {
    /// Nothing seen yet.
    #[must_use]
    pub fn new(journal: Arc<Journal>) -> Watch {
        Watch { journal, seen: Vec::new(), strange: Vec::new() }
    }

    /// Looks at the next row of the file.
    pub fn see(&mut self, rules: &Rulebook, columns: &Columns, place: Place, cells: &(impl Cells + ?Sized)) {
        let print = print(rules, columns, cells);
        if !self.journal.expected.contains_key(&print) {
            self.strange.push((place, Row::of(rules, columns, cells)));
        }
        self.seen.push((place, print));
    }
}

/// What has become of the rows that a journal vouches for, up to a moment.
#[derive(Clone, Debug, Default)]
pub struct Changes {
    /// What an audit reports.
    pub found: Vec<Change>,
    /// Rows that nobody has vouched for yet, in the order of the file.
    pub fresh: Vec<(Place, Row)>,
}

/// One thing that an audit reports of a row.
#[derive(Clone, Debug)]
pub struct Change {
    /// What it is.
    pub what: What,
    /// The row as the journal has it; of a doubled one as the ledger has it.
    pub row: Row,
    /// Where it stands.
    pub place: Option<Place>,
    /// Its customer and rep, in the ledger's numbers.
    pub names: (Option<NameSpelling>, Option<RepSpelling>),
}

/// What has become of a row.
#[derive(Clone, Debug)]
pub enum What {
    /// It says something else now.
    Changed {
        /// What it says now.
        now: Row,
        /// When it was written or sealed.
        since: Moment,
    },
    /// It is gone.
    Lost {
        /// When it was written or sealed.
        since: Moment,
    },
    /// It stands there once more, and nobody vouches for that.
    Doubled {
        /// Where the other one stands.
        first: Place,
    },
    /// It was first seen by a seal, and is dated before the seal before that one.
    Backdated {
        /// The seal that first saw it.
        seen: Moment,
        /// The one before.
        sealed: Moment,
    },
}

impl Watch {
    /// Compares what was seen with what the journal has up to a moment.
    #[must_use]
    pub fn compare(self, rules: &Rulebook, as_of: Moment) -> Changes {
        let Watch { journal, seen, strange } = self;
        // By print: where rows of it stand, in the order of the file.
        let mut places: FxHashMap<Print, Vec<Place>> = FxHashMap::default();
        for (place, print) in &seen {
            places.entry(*print).or_default().push(*place);
        }
        let mut expected: Vec<(&Print, &Vec<(usize, usize)>)> = journal.expected.iter().collect();
        expected.sort_by_key(|(_, turns)| turns.first().copied());
        let (mut found, mut missing) = (Vec::new(), Vec::new());
        for (print, turns) in expected {
            let there = places.get(print).map_or(&[][..], Vec::as_slice);
            let counts = |turn: &&(usize, usize)| {
                journal.row(**turn).is_some_and(|(_, row)| row.at().is_none_or(|at| at <= as_of))
            };
            let turns: Vec<(usize, usize)> = turns.iter().filter(counts).copied().collect();
            for (turn, place) in turns.iter().zip(there) {
                found.extend(backdated(&journal, rules, *turn, *place));
            }
            missing.extend(turns.iter().skip(there.len()).copied());
            if let (Some((_, row)), Some(first)) = (turns.first().and_then(|turn| journal.row(*turn)), there.first()) {
                for place in there.iter().skip(turns.len()) {
                    found.push(change(What::Doubled { first: *first }, row.clone(), Some(*place)));
                }
            }
        }
        let mut fresh: Vec<Option<(Place, Row)>> = strange.into_iter().map(Some).collect();
        let mut missing: Vec<(Moment, Row)> = missing
            .into_iter()
            .filter_map(|turn| journal.row(turn))
            .map(|(entry, row)| (entry.at, row.clone()))
            .collect();
        pair(&mut missing, &mut fresh, &mut found);
        found.extend(missing.into_iter().map(|(since, row)| change(What::Lost { since }, row, None)));
        Changes { found, fresh: fresh.into_iter().flatten().collect() }
    }
}

fn change(what: What, row: Row, place: Option<Place>) -> Change {
    Change { what, row, place, names: (None, None) }
}

/// Whether a row was typed in after its time had been sealed.
fn backdated(journal: &Journal, rules: &Rulebook, turn: (usize, usize), place: Place) -> Option<Change> {
    let (entry, row) = journal.row(turn).filter(|(entry, _)| entry.is_seal)?;
    let before = journal.seal_before(turn.0)?;
    let at = row.at()?;
    let allowed = rules.max_delay.map_or(at, |delay| rules.calendar.deadline(at, delay));
    let what = What::Backdated { seen: entry.at, sealed: before.at };
    (allowed < before.at).then(|| change(what, row.clone(), Some(place)))
}

/// Finds of each missing row what it was changed into: a strange row that differs in one cell, or in two of which
/// neither is the customer.
fn pair(missing: &mut Vec<(Moment, Row)>, fresh: &mut [Option<(Place, Row)>], found: &mut Vec<Change>) {
    /// The cells that must be alike, as one text each.
    type Likeness = Vec<fn(&Row) -> String>;
    macro_rules! all_but {
        ($($column:ident),*) => {
            |row: &Row| {
                let kept = MEANING.into_iter().filter(|column| ![$(Standard::$column),*].contains(column));
                kept.map(|column| fold(row.cell(column))).collect::<Vec<_>>().join("\u{1f}")
            }
        };
    }
    let likenesses: Likeness = vec![
        all_but!(At),
        all_but!(Event),
        all_but!(Customer),
        all_but!(Rep),
        all_but!(With),
        all_but!(Value),
        all_but!(By),
        all_but!(Ref),
        all_but!(At, Rep),
        all_but!(At, Value),
        all_but!(At, Event),
        all_but!(Rep, Value),
        all_but!(Rep, Event),
        all_but!(Event, Value),
        all_but!(Rep, With),
        all_but!(With, Value),
        all_but!(Event, With),
    ];
    for likeness in likenesses {
        if missing.is_empty() {
            return;
        }
        let mut alike: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (i, row) in fresh.iter().enumerate().rev() {
            if let Some((_, row)) = row {
                alike.entry(likeness(row)).or_default().push(i);
            }
        }
        missing.retain(|(since, row)| {
            let partner = alike.get_mut(&likeness(row)).and_then(Vec::pop);
            let Some((place, now)) = partner.and_then(|i| fresh.get_mut(i)).and_then(Option::take) else { return true };
            found.push(change(What::Changed { now, since: *since }, row.clone(), Some(place)));
            false
        });
    }
}

impl Change {
    /// What the row said and says now, cell by cell: `rep: "Ann" → "Bo"`.
    #[must_use]
    pub fn differences(&self, columns: &Columns) -> String {
        let What::Changed { now, .. } = &self.what else { return String::new() };
        let differing = MEANING.into_iter().filter(|column| fold(self.row.cell(*column)) != fold(now.cell(*column)));
        let told = |column: Standard| {
            let (old, new) = (self.row.cell(column), now.cell(column));
            format!("{}: \"{old}\" → \"{new}\"", columns.header(column))
        };
        differing.map(told).collect::<Vec<_>>().join("; ")
    }

    /// The check that reports it.
    #[must_use]
    pub fn check(&self) -> Check {
        match self.what {
            What::Changed { .. } => Check::ChangedRow,
            What::Lost { .. } => Check::LostRow,
            What::Doubled { .. } => Check::DoubledRow,
            What::Backdated { .. } => Check::BackdatedRow,
        }
    }

    /// What an audit says of it.
    #[must_use]
    pub fn message(&self, columns: &Columns) -> Message {
        match self.what {
            What::Changed { since, .. } => {
                message!("finding-changed-row", since = since, changes = self.differences(columns))
            }
            What::Lost { since } => message!("finding-lost-row", since = since, row = self.row.text()),
            What::Doubled { first } => message!("finding-doubled-row", first = first.row.to_string()),
            What::Backdated { seen, sealed } => message!("finding-backdated-row", seen = seen, sealed = sealed),
        }
    }

    /// What settles it: the print that is no longer expected, and the row that is vouched for in its place.
    #[must_use]
    pub fn settled(&self) -> (Option<Print>, Option<Row>) {
        match &self.what {
            What::Changed { now, .. } => (Some(self.row.print), Some(now.clone())),
            What::Lost { .. } => (Some(self.row.print), None),
            What::Doubled { .. } => (None, Some(self.row.clone())),
            What::Backdated { .. } => (Some(self.row.print), Some(self.row.clone())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADER: [&str; 5] = ["at", "event", "customer", "rep", "value"];

    fn columns() -> Columns {
        Columns::read(HEADER, &Rulebook::default()).unwrap()
    }

    fn cells(row: &str) -> Vec<String> {
        row.split(',').map(str::to_owned).collect()
    }

    fn row(text: &str) -> Row {
        Row::of(&Rulebook::default(), &columns(), cells(text).as_slice())
    }

    fn at(text: &str) -> Moment {
        parse_moment(text, None, None).unwrap().at
    }

    /// A journal of lines: when, whether it is a seal, and its rows.
    fn journal(lines: &[(&str, bool, &[&str])]) -> Journal {
        let entry = |(when, is_seal, rows): &(&str, bool, &[&str])| Entry {
            at: at(when),
            is_seal: *is_seal,
            rows: rows.iter().map(|text| row(text)).collect(),
            gone: Vec::new(),
            accepted: Vec::new(),
        };
        Journal::new(lines.iter().map(entry).collect())
    }

    /// What is found in a ledger of these rows.
    fn found(journal: &Journal, rules: &str, rows: &[&str]) -> Vec<String> {
        let rules = Rulebook::read(rules).unwrap();
        let mut watch = Watch::new(Arc::new(journal.clone()));
        for (i, text) in rows.iter().enumerate() {
            let place = Place { row: 2 + u32::try_from(i).unwrap(), line: 0 };
            watch.see(&rules, &columns(), place, cells(text).as_slice());
        }
        let changes = watch.compare(&rules, at("2026-12-31"));
        let told = |change: &Change| {
            let place = change.place.map_or(0, |place| place.row);
            match &change.what {
                What::Changed { .. } => format!("{place} changed {}", change.differences(&columns())),
                What::Lost { .. } => format!("lost {}", change.row.text()),
                What::Doubled { first } => format!("{place} doubles {}", first.row),
                What::Backdated { .. } => format!("{place} backdated"),
            }
        };
        changes.found.iter().map(told).collect()
    }

    const ROWS: [&str; 3] =
        ["2026-01-05 09:10,claim,Fox,Ann,", "2026-01-06,deal,Fox,Ann,1200.50", "2026-01-07,claim,华远 科技,Bo,"];

    #[test]
    fn case_125_a_change_of_what_a_row_means_is_found_with_old_and_new() {
        let journal = journal(&[("2026-02-01", true, &ROWS)]);
        for (old, new, told) in [
            ("Fox,Ann,", "Fux,Ann,", "2 changed customer: \"Fox\" → \"Fux\""),
            ("Fox,Ann,", "Fox,Anne,", "2 changed rep: \"Ann\" → \"Anne\""),
            ("09:10", "09:11", "2 changed at: \"2026-01-05 09:10\" → \"2026-01-05 09:11\""),
            ("claim", "award", "2 changed event: \"claim\" → \"award\""),
        ] {
            let changed = ROWS[0].replacen(old, new, 1);
            assert_eq!(found(&journal, "", &[&changed, ROWS[1], ROWS[2]]), [told]);
        }
        let value = ROWS[1].replace("1200.50", "1300");
        assert_eq!(found(&journal, "", &[ROWS[0], &value, ROWS[2]]), ["3 changed value: \"1200.5\" → \"1300\""]);
    }

    #[test]
    fn case_126_what_a_spreadsheet_does_changes_nothing() {
        let journal = journal(&[("2026-02-01", true, &ROWS)]);
        let same =
            ["2026/1/7,报备,华远　科技 ,BO,", "2026年1月6日,成交,FOX,Ann,\"1200.5\"", "2026-1-5 9:10:00,领取,fox,Ann,"];
        let same = same.map(|text| text.replace('"', ""));
        assert_eq!(found(&journal, "", &[&same[0], &same[1], &same[2]]), [""; 0]);
    }

    #[test]
    fn case_127_rows_are_lost_and_doubled() {
        let journal = journal(&[("2026-02-01", true, &ROWS)]);
        assert_eq!(found(&journal, "", &[ROWS[0], ROWS[2]]), ["lost 2026-01-06 00:00, deal, Fox, Ann, 1200.5"]);
        assert_eq!(found(&journal, "", &[ROWS[0], ROWS[1], ROWS[2], ROWS[1]]), ["5 doubles 3"]);
        assert_eq!(found(&journal, "", &[]).len(), 3);
        // A row that is new is nobody's change.
        assert_eq!(found(&journal, "", &[ROWS[0], ROWS[1], ROWS[2], "2026-01-08,claim,Owl,Cy,"]), [""; 0]);
        assert_eq!(found(&journal, "", &[ROWS[0], ROWS[1], "2026-01-08,claim,Owl,Cy,"]).len(), 1);
    }

    #[test]
    fn case_120_a_row_dated_before_the_seal_before_is_backdated() {
        let lines: [(&str, bool, &[&str]); 3] = [
            ("2026-01-06 18:00", true, &ROWS[..1]),
            ("2026-01-06 19:00", false, &ROWS[1..2]),
            ("2026-01-31 18:00", true, &["2026-01-05,contact,Fox,Ann,", "2026-01-07,claim,华远 科技,Bo,"]),
        ];
        let journal = journal(&lines);
        let rows = [ROWS[0], ROWS[1], "2026-01-05,contact,Fox,Ann,", ROWS[2]];
        assert_eq!(found(&journal, "", &rows), ["4 backdated"]);
        assert_eq!(found(&journal, "entries: {max_delay: 1d}", &rows), [""; 0]);
        // A row of the very moment of the seal might have been there.
        let lines: [(&str, bool, &[&str]); 2] =
            [("2026-01-05 09:10", true, &[]), ("2026-01-31 18:00", true, &[ROWS[0]])];
        assert_eq!(found(&self::journal(&lines), "", &[ROWS[0]]), [""; 0]);
    }

    #[test]
    fn case_130_what_is_accepted_is_settled() {
        let mut journal = journal(&[("2026-01-06", true, &ROWS)]);
        let changed = ROWS[0].replace("Ann", "Bo");
        let rows = [changed.as_str(), ROWS[2], ROWS[2]];
        assert_eq!(found(&journal, "", &rows).len(), 3);
        let entry = Entry {
            at: at("2026-02-02"),
            is_seal: false,
            rows: vec![row(&changed), row(ROWS[2])],
            gone: vec![row(ROWS[0]).print, row(ROWS[1]).print],
            accepted: Vec::new(),
        };
        journal = Journal::new([journal.entries, vec![entry]].concat());
        assert_eq!(found(&journal, "", &rows), [""; 0]);
    }

    #[test]
    fn a_print_is_the_same_in_every_version() {
        let number = u128::from_be_bytes(row(ROWS[0]).print.0);
        assert_eq!(number, 0xcf95_2145_513c_6552_7e84_e536_21f7_c184);
    }
}
