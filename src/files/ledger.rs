//! A ledger's bytes become rows of cells, each with its row and line.

use std::path::Path;

use super::dialect::{Delimiter, Dialect, Encoding, LineEnd};
use crate::core::column::Columns;
use crate::core::event::Place;
use crate::core::ledger::{Cells, Ledger};
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::core::time::Moment;
use crate::error::{Error, Subject};
use crate::message;

/// A ledger file, decoded.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// How it is written.
    pub dialect: Dialect,
    /// What is written, without a BOM.
    pub text: String,
}

impl Cells for csv::ByteRecord {
    fn cell(&self, column: usize) -> &str {
        // The whole text was UTF-8, and cells end at ASCII bytes.
        self.get(column).and_then(|cell| std::str::from_utf8(cell).ok()).unwrap_or_default()
    }

    fn count(&self) -> usize {
        self.len()
    }
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
        let (encoding, text) = Encoding::decode(bytes, rules.ledger.encoding.as_deref())?;
        let header = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let delimiter = Delimiter::of(header, rules);
        let dialect = Dialect { encoding, delimiter, line_end: LineEnd::of(&text) };
        Ok(Sheet { dialect, text })
    }

    /// Goes through the records with their places; blank lines count as rows, but are no records.
    ///
    /// # Errors
    /// A quote that is opened and never closed.
    pub fn records(&self, mut each: impl FnMut(Place, &csv::ByteRecord)) -> Result<(), Box<Problem>> {
        self.each_record(|place, record, _| each(place, record))
    }

    /// Goes through the records with their places and the byte at which each ends.
    fn each_record(&self, mut each: impl FnMut(Place, &csv::ByteRecord, usize)) -> Result<(), Box<Problem>> {
        let bytes = self.text.as_bytes();
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.dialect.delimiter.0)
            .from_reader(bytes);
        let mut record = csv::ByteRecord::new();
        let mut place = Place { row: 0, line: 1 };
        // The csv crate's own line numbers are wrong after CRLF and blank lines, so line ends are counted here.
        let (mut counted, mut end) = (0, 0);
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            let start = skip_blank_lines(bytes, end, &mut place.row);
            let skipped = bytes.get(counted..start).unwrap_or_default();
            let lines = memchr::memchr_iter(b'\n', skipped).count();
            place.line = place.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
            place.row = place.row.saturating_add(1);
            counted = start;
            end = usize::try_from(reader.position().byte()).unwrap_or(bytes.len());
            if end >= bytes.len() && is_unclosed(bytes.get(start..).unwrap_or_default()) {
                let problem = Problem::new(message!("ledger-open-quote")).at(place);
                return Err(Box::new(problem.hint(message!("ledger-open-quote-hint"))));
            }
            each(place, &record, end);
        }
        Ok(())
    }

    /// Where a row that is appended will stand.
    #[must_use]
    pub fn next_place(&self) -> Place {
        let bytes = self.text.as_bytes();
        let mut place = Place::default();
        let mut last = Place { row: 0, line: 0 };
        // The rows of blank lines at the end count too, so the end is found as a record would be.
        let mut end = 0;
        let _ = self.each_record(|at, _, stop| {
            last = at;
            end = stop;
        });
        place.row = last.row + 1;
        let start = skip_blank_lines(bytes, end, &mut place.row);
        let lines = memchr::memchr_iter(b'\n', bytes.get(..start).unwrap_or_default()).count();
        let is_open = start > 0 && !matches!(bytes.get(start - 1), Some(b'\n' | b'\r'));
        place.line = u32::try_from(lines + 1 + usize::from(is_open)).unwrap_or(u32::MAX);
        place
    }

    /// Reads the rows up to a moment.
    ///
    /// # Errors
    /// The header can't be understood, or a quote is never closed. Rows that can't be read are kept in the ledger.
    pub fn ledger(&self, rules: &Rulebook, as_of: Moment) -> Result<Ledger, Vec<Problem>> {
        let mut ledger = Err(Vec::new());
        let mut is_empty = true;
        self.records(|place, record| {
            if let Ok(ledger) = &mut ledger {
                Ledger::push(ledger, rules, place, record);
            } else if is_empty && (0..record.count()).any(|i| !record.cell(i).trim().is_empty()) {
                is_empty = false;
                let headers = (0..record.count()).map(|i| record.cell(i));
                ledger = Columns::read(headers, rules)
                    .map(|columns| Ledger::new(columns, rules, as_of))
                    .map_err(|problems| problems.into_iter().map(|p| p.at(place)).collect());
            }
        })
        .map_err(|problem| vec![*problem])?;
        if is_empty {
            ledger = Ok(Ledger::new(Columns::default(), rules, as_of));
        }
        let mut ledger = ledger?;
        ledger.finish();
        Ok(ledger)
    }
}

/// Where the next record starts after `end`, the end of the last one; every blank line on the way is a row.
fn skip_blank_lines(bytes: &[u8], end: usize, row: &mut u32) -> usize {
    let byte = |i: usize| bytes.get(i).copied();
    let mut at = end;
    // The reader stops between CR and LF.
    if at > 0 && byte(at - 1) == Some(b'\r') && byte(at) == Some(b'\n') {
        at += 1;
    }
    loop {
        match (byte(at), byte(at + 1)) {
            (Some(b'\r'), Some(b'\n')) => at += 2,
            (Some(b'\r' | b'\n'), _) => at += 1,
            _ => return at,
        }
        *row = row.saturating_add(1);
    }
}

/// Whether a record's last quote is still open.
fn is_unclosed(record: &[u8]) -> bool {
    // Inside a quoted cell every quote is doubled, so an odd number of quotes leaves one open; quotes in the midst of
    // an unquoted cell mean nothing, but a file that ends so is not to be trusted either.
    memchr::memchr_iter(b'"', record).count() % 2 == 1
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
            let expected = [
                (1, 1, "at"),
                (2, 2, "a"),
                (5, 5, quoted.as_str()),
                (6, 7, "d"),
                (8, 11, "e"),
            ]
            .map(|(row, line, cell)| (row, line, cell.to_owned()));
            assert_eq!(places(&text), expected, "{end:?}");
            assert_eq!(places(&(text + end)), expected, "{end:?}");
        }
        assert_eq!(places("\n\nat,event\n")[0], (3, 3, "at".to_owned()));
    }

    #[test]
    fn an_open_quote_is_told_with_its_line() {
        let sheet = Sheet::decode(b"at,event\n1,\"x\n2,y\n".to_vec(), &Rulebook::default()).unwrap();
        let problem = sheet.records(|_, _| {}).unwrap_err();
        assert_eq!((problem.row, problem.line), (Some(2), Some(2)));
    }
}
