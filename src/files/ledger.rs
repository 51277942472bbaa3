//! A ledger's bytes become rows of cells, each with its row and line.

use std::borrow::Cow;
use std::path::Path;

use super::dialect::{BOM, Delimiter, Dialect, Encoding, LineEnd, bad_bytes};
use super::record::{Reader, Record};
use crate::core::column::Columns;
use crate::core::event::Place;
use crate::core::ledger::{Cells, Ledger};
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::core::time::Moment;
use crate::error::{Error, Subject};
use crate::message;
use crate::progress;

/// After how many rows it is told how far the reading has come.
const ROWS_A_STEP: u32 = 4096;

/// A ledger file, decoded.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// How it is written.
    pub dialect: Dialect,
    /// What is written, in UTF-8.
    bytes: Vec<u8>,
}

/// Reads a ledger file.
///
/// # Errors
/// The file is missing, can't be opened, or is not written as it says.
pub fn sheet(path: &Path, rules: &Rulebook) -> Result<Sheet, Error> {
    let bytes = std::fs::read(path).map_err(|error| Error::reading(&error, path, Subject::Ledger))?;
    Sheet::decode(bytes, rules).map_err(|problem| Error::problems(path, vec![*problem]))
}

impl Sheet {
    /// Understands a file's bytes.
    ///
    /// # Errors
    /// The bytes are not text in the encoding of the file.
    pub fn decode(bytes: Vec<u8>, rules: &Rulebook) -> Result<Sheet, Box<Problem>> {
        let (encoding, bytes) = Encoding::decode(bytes, rules.ledger.encoding.as_deref())?;
        let mut sheet =
            Sheet { dialect: Dialect { encoding, delimiter: Delimiter(b','), line_end: LineEnd::of(&bytes) }, bytes };
        sheet.dialect.delimiter = Delimiter::of(&sheet.first_line(), rules);
        Ok(sheet)
    }

    /// What is written, without a BOM.
    fn text(&self) -> &[u8] {
        self.bytes.strip_prefix(BOM).unwrap_or(&self.bytes)
    }

    /// The first line that is not blank.
    #[must_use]
    pub fn first_line(&self) -> Cow<'_, str> {
        let lines = self.text().split(|b| matches!(b, b'\n' | b'\r'));
        lines.map(String::from_utf8_lossy).find(|line| !line.trim().is_empty()).unwrap_or_default()
    }

    /// Whether the last line lacks its end.
    #[must_use]
    pub fn is_open(&self) -> bool {
        !self.text().is_empty() && !self.text().ends_with(b"\n") && !self.text().ends_with(b"\r")
    }

    /// Goes through the records with their places; blank lines count as rows, but are no records.
    ///
    /// # Errors
    /// A quote that is opened and never closed, or bytes that are no text.
    pub fn records(&self, mut each: impl FnMut(Place, &Record<'_>)) -> Result<(), Box<Problem>> {
        self.part(self.text(), |place, record| each(place, record)).map(|_| ())
    }

    /// Goes through the records of a part of the text that begins with a record. Gives the place after the last.
    fn part(&self, bytes: &[u8], mut each: impl FnMut(Place, &Record<'_>)) -> Result<Place, Box<Problem>> {
        let text = simdutf8::compat::from_utf8(bytes).map_err(|error| self.broken(bytes, error.valid_up_to()))?;
        let mut reader = Reader::new(text, self.dialect.delimiter.0);
        let mut record = Record::default();
        let mut told = 0;
        while reader.read(&mut record) {
            if let (last, true) = reader.last()
                && is_unclosed(last.as_bytes(), self.dialect.delimiter.0)
            {
                let problem = Problem::new(message!("ledger-open-quote")).at(reader.place());
                return Err(Box::new(problem.hint(message!("ledger-open-quote-hint"))));
            }
            each(reader.place(), &record);
            if reader.place().row.is_multiple_of(ROWS_A_STEP) {
                progress::has_read(reader.position() - told);
                told = reader.position();
            }
        }
        Ok(reader.place())
    }

    /// The problem of bytes that are no text from a place on.
    fn broken(&self, bytes: &[u8], from: usize) -> Box<Problem> {
        let before = bytes.get(..from).unwrap_or_default();
        let lines = memchr::memchr_iter(b'\n', before).count();
        bad_bytes(u32::try_from(lines + 1).unwrap_or(u32::MAX), self.dialect.encoding)
    }

    /// Where a row that is appended will stand.
    #[must_use]
    pub fn next_place(&self) -> Place {
        let place = self.part(self.text(), |_, _| {}).unwrap_or_default();
        // An open last line is ended first.
        place.after(0, u32::from(self.is_open()))
    }

    /// Reads the rows up to a moment.
    ///
    /// # Errors
    /// The header can't be understood, or a quote is never closed. Rows that can't be read are kept in the ledger.
    pub fn ledger(&self, rules: &Rulebook, as_of: Moment) -> Result<Ledger, Vec<Problem>> {
        let text = self.text();
        progress::begin_reading(text.len());
        let ledger = if let Some(ledger) = self.in_parts(rules, as_of) {
            ledger
        } else {
            progress::begin_reading(text.len());
            self.whole(text, rules, as_of)?.0
        };
        progress::begin_deciding();
        Ok(ledger)
    }

    /// Reads the header and the rows of a text; tells how many rows and lines it has.
    fn whole(&self, text: &[u8], rules: &Rulebook, as_of: Moment) -> Result<(Ledger, Place), Vec<Problem>> {
        let mut ledger = None;
        let mut wrong = Vec::new();
        let rows = memchr::memchr_iter(b'\n', text).count();
        let end = self.part(text, |place, record| {
            if let Some(ledger) = &mut ledger {
                Ledger::push(ledger, rules, place, record);
            } else if wrong.is_empty() && (0..record.count()).any(|i| !record.cell(i).trim().is_empty()) {
                match Columns::read((0..record.count()).map(|i| record.cell(i)), rules) {
                    Ok(columns) => ledger = Some(Ledger::with_room(columns, rules, as_of, rows)),
                    Err(problems) => wrong = problems.into_iter().map(|problem| problem.at(place)).collect(),
                }
            }
        });
        let end = end.map_err(|problem| vec![*problem])?;
        if wrong.is_empty() {
            let mut ledger = ledger.unwrap_or_else(|| Ledger::new(Columns::default(), rules, as_of));
            ledger.finish();
            Ok((ledger, end))
        } else {
            Err(wrong)
        }
    }

    /// Reads a large ledger in two halves at once. None where it is small, or where anything is not as it should be:
    /// then it is read as a whole, which tells what.
    fn in_parts(&self, rules: &Rulebook, as_of: Moment) -> Option<Ledger> {
        const LARGE: usize = 1 << 20;
        let text = self.text();
        let middle = text.len() / 2;
        let cut = middle + memchr::memchr(b'\n', text.get(middle..)?)? + 1;
        let (first, second) = text.split_at_checked(cut).filter(|_| text.len() >= LARGE)?;
        let header = self.columns(first, rules)?;
        let (first, second) = std::thread::scope(|scope| {
            let second = scope.spawn(|| {
                let rows = memchr::memchr_iter(b'\n', second).count();
                let mut ledger = Ledger::with_room(header, rules, as_of, rows);
                self.part(second, |place, record| Ledger::push(&mut ledger, rules, place, record)).ok()?;
                ledger.finish();
                Some(ledger)
            });
            // Where the first half ends within quotes, its last quote is open, and this is an error.
            let first = self.whole(first, rules, as_of).ok();
            (first, second.join().ok().flatten())
        });
        let (mut ledger, end) = first?;
        ledger.absorb(second?, end.row - 1, end.line - 1);
        Some(ledger)
    }

    /// The columns that the first record of a text names; none where it can't be read, or does not end soon.
    fn columns(&self, text: &[u8], rules: &Rulebook) -> Option<Columns> {
        const SOON: usize = 1 << 16;
        let beginning = text.get(..SOON).unwrap_or(text);
        let valid = std::str::from_utf8(beginning).map_or_else(|error| error.valid_up_to(), str::len);
        let beginning = std::str::from_utf8(beginning.get(..valid)?).ok()?;
        let mut reader = Reader::new(beginning, self.dialect.delimiter.0);
        let mut header = Record::default();
        while reader.read(&mut header) && !reader.last().1 {
            if (0..header.count()).any(|i| !header.cell(i).trim().is_empty()) {
                return Columns::read((0..header.count()).map(|i| header.cell(i)), rules).ok();
            }
        }
        None
    }
}

/// Whether a record ends within quotes. The reader swallows such a record, up to the end of the file, without an error.
fn is_unclosed(record: &[u8], delimiter: u8) -> bool {
    #[derive(PartialEq)]
    enum At {
        StartOfCell,
        Plain,
        Quoted,
        AfterQuote,
    }
    let mut at = At::StartOfCell;
    for byte in record {
        at = match (at, *byte) {
            (At::Quoted, b'"') => At::AfterQuote,
            (At::Quoted, _) | (At::StartOfCell | At::AfterQuote, b'"') => At::Quoted,
            (_, b'\n' | b'\r') => At::StartOfCell,
            (_, byte) if byte == delimiter => At::StartOfCell,
            _ => At::Plain,
        };
    }
    at == At::Quoted
}

/// Reads a ledger file up to a moment.
///
/// # Errors
/// The file is missing, can't be opened, or can't be understood.
pub fn read(path: &Path, rules: &Rulebook, as_of: Moment) -> Result<(Sheet, Ledger), Error> {
    let sheet = sheet(path, rules)?;
    let ledger = sheet.ledger(rules, as_of).map_err(|problems| Error::problems(path, problems))?;
    Ok((sheet, ledger))
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use super::*;

    fn places(text: &str) -> Vec<(u32, u32, String)> {
        let sheet = Sheet::decode(text.as_bytes().to_vec(), &Rulebook::default()).unwrap();
        let mut places = Vec::new();
        sheet.records(|place, record| places.push((place.row, place.line, record.cell(0).to_owned()))).unwrap();
        places
    }

    #[test]
    fn rows_and_lines_are_those_of_spreadsheet_and_editor() {
        for end in ["\n", "\r\n"] {
            let text = ["at,event", "a,1", "", "", "\"b", "c\",2", "d,\"x", "", "y\"", "", "e,3"].join(end);
            let quoted = format!("b{end}c");
            let expected = [(1, 1, "at"), (2, 2, "a"), (5, 5, quoted.as_str()), (6, 7, "d"), (8, 11, "e")]
                .map(|(row, line, cell)| (row, line, cell.to_owned()));
            assert_eq!(places(&text), expected, "{end:?}");
            assert_eq!(places(&(text + end)), expected, "{end:?}");
        }
        assert_eq!(places("\n\nat,event\n")[0], (3, 3, "at".to_owned()));
    }

    #[test]
    fn quotes_are_followed_as_the_reader_does() {
        for (record, open) in [
            ("a,\"b\",c", false),
            ("a,\"b\"\"\",c", false),
            ("a,5\" pipe,c", false),
            ("a,\"b", true),
            ("a\"b,\"c", true),
            ("\"a\"b\",\"\"", false),
            ("\"\"\"", true),
        ] {
            assert_eq!(is_unclosed(record.as_bytes(), b','), open, "{record}");
        }
    }

    #[test]
    fn a_large_ledger_reads_in_halves_as_it_does_whole() {
        let rules = Rulebook::read("identity: {keys: [phone]}\nprotection: [{match: {tier: A}, term: 9d}]").unwrap();
        for quoted in [false, true] {
            let mut text = String::from("at,event,customer,rep,phone,tier,ref,note\r\n");
            for i in 0..20_000 {
                let (name, rep) = (i % 977, i % 13);
                let event = if i % 50 == 0 { "clam" } else { "contact" };
                let note = if quoted && i % 3 == 0 { "\"a\r\n\r\nb\"" } else { "没有什么特别的" };
                let blank = if i % 7 == 0 { "\r\n" } else { "" };
                let day = 1 + i % 28;
                write!(text, "2026-01-{day:02},{event},C {name},R{rep},{name},A,,{note}\r\n{blank}").unwrap();
            }
            let sheet = Sheet::decode(text.into_bytes(), &rules).unwrap();
            let (whole, _) = sheet.whole(sheet.text(), &rules, Moment::MAX).unwrap();
            let parts = sheet.in_parts(&rules, Moment::MAX);
            let parts = parts.expect("a cut between records can be found");
            let told = |ledger: &Ledger| {
                let event = |e: &crate::core::event::Event| {
                    let name = e.customer.map(|c| ledger.names.spelling(c.index()).to_owned());
                    let rep = e.rep.map(|r| ledger.reps.spelling(r.index()).to_owned());
                    (e.at, e.place, name, rep, ledger.cells_of(e).to_vec())
                };
                let bad = ledger.unreadable.iter().map(|row| (row.place, row.problems.clone()));
                let events: Vec<_> = ledger.events.iter().map(event).collect();
                (events, bad.collect::<Vec<_>>(), ledger.rows, ledger.event_names.clone())
            };
            assert_eq!(told(&whole), told(&parts));
        }
    }

    #[test]
    fn bytes_that_are_no_text_are_told_with_their_line() {
        let sheet = Sheet::decode(b"at,event\r\n\r\nx,\xC9\xFF\r\n".to_vec(), &Rulebook::default()).unwrap();
        let problem = sheet.records(|_, _| {}).unwrap_err();
        assert_eq!((problem.line, problem.message.id), (Some(3), "ledger-bad-encoding"));
    }

    #[test]
    fn an_open_quote_is_told_with_its_line() {
        let sheet = Sheet::decode(b"at,event\n1,\"x\n2,y\n".to_vec(), &Rulebook::default()).unwrap();
        let problem = sheet.records(|_, _| {}).unwrap_err();
        assert_eq!((problem.row, problem.line), (Some(2), Some(2)));
    }
}
