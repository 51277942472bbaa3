//! A ledger's bytes become rows of cells, each with its row and line.

use std::borrow::Cow;
use std::sync::Arc;

use super::dialect::{Delimiter, Dialect, LineEnd, Quotes, title_rows};
use super::encoding::{BOM, Decoded, Encoding, bad_bytes};
use super::flow::flow;
use super::record::{Reader, Record};
use crate::core::column::Columns;
use crate::core::event::Place;
use crate::core::journal::Journal;
use crate::core::ledger::{Cells, Ledger};
use crate::core::message::Message;
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::core::text::is_blank;
use crate::core::time::{DateOrder, Moment, parse_moment};
use crate::message;
use crate::progress;

/// The most columns that a ledger may have.
pub const MOST_COLUMNS: usize = 1_000;
/// The most bytes that a row may have, in UTF-8.
pub const LONGEST_ROW: usize = 256 * 1024;

/// From how many bytes on a ledger is read in two threads.
pub const LARGE: usize = 1 << 20;

/// After how many rows it is told how far the reading has come.
const ROWS_A_STEP: u32 = 4096;

/// A ledger file, decoded.
#[derive(Clone, Debug)]
pub struct Sheet {
    /// How it is written.
    pub dialect: Dialect,
    /// Whether its encoding is only guessed, so that it can be read, but not written.
    pub is_guess: bool,
    /// What is written, in UTF-8.
    bytes: Vec<u8>,
    /// Where the last line begins, where it was cut in the middle of a character.
    torn: Option<usize>,
    /// How many rows stand above the header.
    title_rows: u32,
    /// What the rows are compared with.
    journal: Option<Arc<Journal>>,
}

/// What stands at the end of a ledger.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct End {
    /// Where a row that is appended will stand.
    pub next: Place,
    /// Where the last row stands, if it was cut short, and where in the text it begins.
    pub torn: Option<(Place, usize)>,
    /// The last row, if it is whole but lacks its line end.
    pub open: Option<Place>,
}

impl Sheet {
    /// Understands a file's bytes.
    ///
    /// # Errors
    /// The bytes are another kind of file, or not text in the encoding of the file.
    pub fn decode(bytes: Vec<u8>, rules: &Rulebook) -> Result<Sheet, Box<Problem>> {
        super::kind::refuse(&bytes)?;
        Ok(Sheet::of(Encoding::decode(bytes, rules.ledger.encoding)?, rules))
    }

    fn of(decoded: Decoded, rules: &Rulebook) -> Sheet {
        let Decoded { encoding, text: bytes, torn } = decoded;
        let text = bytes.strip_prefix(BOM).unwrap_or(&bytes);
        let delimiter = Delimiter::of(text, rules);
        let dialect = Dialect { encoding, delimiter, line_end: LineEnd::of(text), quotes: Quotes::Needed };
        let title_rows = title_rows(text, rules);
        Sheet { dialect, is_guess: false, bytes, torn, title_rows, journal: None }
    }

    /// The same file in the encoding that it seems to have, where it is not UTF-8 and none is declared.
    #[must_use]
    pub fn guessed(&self, rules: &Rulebook) -> Option<Sheet> {
        let is_open_to_guess = self.dialect.encoding == Encoding::UTF8 && rules.ledger.encoding.is_none();
        let charset = is_open_to_guess.then(|| Encoding::guess(&self.bytes, rules)).flatten()?;
        let decoded = Encoding::decode(self.bytes.clone(), Some(charset)).ok()?;
        Some(Sheet { is_guess: true, journal: self.journal.clone(), ..Sheet::of(decoded, rules) })
    }

    /// The same sheet, whose rows are compared with a journal when they are read.
    #[must_use]
    pub fn watched(self, journal: Option<Arc<Journal>>) -> Sheet {
        Sheet { journal, ..self }
    }

    /// An empty ledger with these columns.
    fn empty(&self, columns: Columns, rules: &Rulebook, as_of: Moment) -> Ledger {
        Ledger::new(columns, rules, as_of).watched(self.journal.clone())
    }

    /// What is written, without a BOM.
    #[must_use]
    pub fn text(&self) -> &[u8] {
        self.bytes.strip_prefix(BOM).unwrap_or(&self.bytes)
    }

    /// The first line that is not blank.
    #[must_use]
    pub fn first_line(&self) -> Cow<'_, str> {
        let lines = self.text().split(|b| matches!(b, b'\n' | b'\r'));
        lines.map(String::from_utf8_lossy).find(|line| !line.trim().is_empty()).unwrap_or_default()
    }

    /// Goes through the records with their places; blank lines count as rows, but are no records.
    ///
    /// # Errors
    /// A quote that is opened and never closed, bytes that are no text, what no ledger has.
    pub fn records(&self, mut each: impl FnMut(Place, &Record<'_>)) -> Result<End, Box<Problem>> {
        let bytes = self.text();
        let (text, torn) = self.valid(bytes)?;
        let torn = torn.or(self.torn);
        let first_nul = memchr::memchr(0, bytes).unwrap_or(usize::MAX);
        let delimiter = self.dialect.delimiter.0;
        let mut reader = Reader::new(text, delimiter);
        let mut record = Record::default();
        let (mut width, mut told) = (0, 0);
        while reader.read(&mut record) {
            let place = reader.place();
            let (raw, is_last) = reader.last();
            let start = reader.position() - raw.len();
            if torn.is_some_and(|torn| start >= torn) {
                return Ok(End { next: place, torn: Some((place, start)), open: None });
            }
            // The reader swallows all that follows an open quote without an error.
            let is_unclosed = is_last && record.has_quotes() && is_unclosed(raw.as_bytes(), delimiter);
            let has_swallowed = record.has_break(raw) && has_swallowed(&record, delimiter, width, is_unclosed);
            if has_swallowed || (is_unclosed && width == 0) {
                return Err(refused(place, message!("ledger-open-quote"), message!("ledger-open-quote-hint")));
            }
            let is_short = record.count() < width || reader.position() > first_nul;
            if is_last && (is_unclosed || (is_open(text.as_bytes()) && is_short)) {
                return Ok(End { next: place, torn: Some((place, start)), open: None });
            }
            if reader.position() > first_nul {
                return Err(refused(place, message!("ledger-nul"), message!("ledger-nul-hint")));
            }
            if raw.len() > LONGEST_ROW || record.count() > MOST_COLUMNS {
                let message = message!("ledger-row-too-large", columns = MOST_COLUMNS, size = LONGEST_ROW / 1024);
                return Err(refused(place, message, message!("ledger-row-too-large-hint")));
            }
            width = record.count();
            each(place, &record);
            if place.row.is_multiple_of(ROWS_A_STEP) {
                progress::has_read(reader.position() - told);
                told = reader.position();
            }
        }
        let next = reader.place();
        if let Some(torn) = torn {
            return Ok(End { next, torn: Some((next, torn)), open: None });
        }
        let is_open = is_open(text.as_bytes());
        let last = Place { row: next.row - 1, ..next };
        // An open last line is ended first.
        Ok(End { next: next.after(0, u32::from(is_open)), torn: None, open: is_open.then_some(last) })
    }

    /// Bytes as text. Where they were cut in the middle of a character of the last line, which lacks its end: the text up
    /// to there, and where that line begins.
    fn valid<'b>(&self, bytes: &'b [u8]) -> Result<(&'b str, Option<usize>), Box<Problem>> {
        const LONGEST_CHARACTER: usize = 4;
        let error = match simdutf8::compat::from_utf8(bytes) {
            Ok(text) => return Ok((text, None)),
            Err(error) => error,
        };
        let (text, rest) = bytes.split_at_checked(error.valid_up_to()).unwrap_or((bytes, &[]));
        let start = memchr::memrchr2(b'\n', b'\r', text).map_or(0, |end| end + 1);
        if rest.len() < LONGEST_CHARACTER && memchr::memchr2(b'\n', b'\r', rest).is_none() {
            return Ok((std::str::from_utf8(text).unwrap_or_default(), Some(start)));
        }
        let lines = memchr::memchr_iter(self.dialect.line_end.byte(), text).count();
        Err(bad_bytes(u32::try_from(lines + 1).unwrap_or(u32::MAX), self.dialect.encoding))
    }

    /// Reads the rows up to a moment.
    ///
    /// # Errors
    /// The header can't be understood, or a quote is never closed. Rows that can't be read are kept in the ledger.
    pub fn ledger(&self, rules: &Rulebook, as_of: Moment) -> Result<(Ledger, End), Vec<Problem>> {
        let text = self.text();
        progress::begin_reading(text.len());
        let (mut ledger, end) = if let Some((ledger, next)) = self.flow(rules, as_of) {
            (ledger, End { next, ..End::default() })
        } else {
            progress::begin_reading(text.len());
            self.whole(rules, as_of)?
        };
        if let Some((place, _)) = end.torn {
            ledger.push_torn(place);
        }
        ledger.compare(rules);
        progress::begin_deciding();
        Ok((ledger, end))
    }

    /// Reads a large text in two threads, where nothing about it is odd. Gives also where another row would stand.
    fn flow(&self, rules: &Rulebook, as_of: Moment) -> Option<(Ledger, Place)> {
        let text = self.text();
        let is_fit = text.len() >= LARGE && self.torn.is_none() && text.ends_with(b"\n");
        if is_fit { flow(text, rules, as_of, self.journal.clone()) } else { None }
    }

    /// Reads the header and the rows, one after the other.
    pub(super) fn whole(&self, rules: &Rulebook, as_of: Moment) -> Result<(Ledger, End), Vec<Problem>> {
        let mut ledger = None;
        let mut wrong = Vec::new();
        let end = self.records(|place, record| {
            if let Some(ledger) = &mut ledger {
                Ledger::push(ledger, rules, place, record);
            } else if wrong.is_empty() && place.row > self.title_rows && says_something(record) {
                match Columns::read((0..record.count()).map(|i| record.cell(i)), rules) {
                    Ok(columns) => ledger = Some(self.empty(columns, rules, as_of)),
                    Err(problems) => wrong = problems.into_iter().map(|problem| problem.at(place)).collect(),
                }
            }
        });
        let end = end.map_err(|problem| vec![*problem])?;
        if wrong.is_empty() {
            let mut ledger = ledger.unwrap_or_else(|| self.empty(Columns::default(), rules, as_of));
            ledger.finish();
            Ok((ledger, end))
        } else {
            Err(wrong)
        }
    }

    /// The dialect that a row after the last one continues, quotes and all.
    #[must_use]
    pub fn dialect_at_end(&self) -> Dialect {
        let text = self.text();
        let rest = text.trim_ascii_end();
        let start = memchr::memrchr2(b'\n', b'\r', rest).map_or(0, |end| end + 1);
        let last = rest.get(start..).unwrap_or_default();
        Dialect { quotes: Quotes::of(last, self.dialect.delimiter), ..self.dialect }
    }

    /// Whether the last line lacks its end.
    #[must_use]
    pub fn is_open(&self) -> bool {
        is_open(self.text())
    }

    /// What a reader should know of the file, beside its rows.
    #[must_use]
    pub fn remarks(&self, end: &End) -> Vec<Message> {
        let mut remarks = Vec::new();
        if self.is_guess {
            remarks.push(message!("remark-guessed", encoding = self.dialect.encoding.to_string()));
        }
        if let Some(place) = end.open {
            remarks.push(message!("remark-open-end", row = place.row));
        }
        remarks
    }
}

/// Whether a record has a cell that is not blank.
#[must_use]
pub fn says_something(record: &Record<'_>) -> bool {
    (0..record.count()).any(|i| !is_blank(record.cell(i)))
}

fn is_open(text: &[u8]) -> bool {
    !text.is_empty() && !text.ends_with(b"\n") && !text.ends_with(b"\r")
}

fn refused(place: Place, message: Message, hint: Message) -> Box<Problem> {
    Box::new(Problem::new(message).at(place).hint(hint))
}

/// The header of a text: the first record below so many rows that says something; and whether it is the last that could
/// be read. None where it does not come soon.
#[must_use]
pub fn header(text: &[u8], delimiter: u8, title_rows: u32) -> Option<(Record<'_>, bool)> {
    let beginning = text.get(..LONGEST_ROW).unwrap_or(text);
    let valid = std::str::from_utf8(beginning).map_or_else(|error| error.valid_up_to(), str::len);
    let mut reader = Reader::new(std::str::from_utf8(beginning.get(..valid)?).ok()?, delimiter);
    let mut record = Record::default();
    while reader.read(&mut record) {
        if reader.place().row > title_rows && says_something(&record) {
            return Some((record, reader.last().1));
        }
    }
    None
}

/// Whether a line within a quoted cell looks like a row of its own: then the quote was opened by mistake. A row has a
/// moment in a cell of its own, which a line of a note hardly has, and some cells beside it; where the quote is never
/// closed, as many cells as the others have are enough.
#[must_use]
pub fn has_swallowed(record: &Record<'_>, delimiter: u8, width: usize, is_unclosed: bool) -> bool {
    const FEW: usize = 3;
    let delimiter = char::from(delimiter);
    let is_moment = |cell: &str| {
        [DateOrder::MonthFirst, DateOrder::DayFirst]
            .iter()
            .any(|order| parse_moment(cell, Some(*order), Some(0)).is_ok())
    };
    let is_row = |line: &str| {
        let cells = line.split(delimiter).count();
        (is_unclosed && cells >= width.max(2)) || (cells >= width.clamp(2, FEW) && line.split(delimiter).any(is_moment))
    };
    (0..record.count()).any(|column| record.cell(column).split(['\n', '\r']).skip(1).any(is_row))
}

/// Whether a record ends within quotes. The reader swallows such a record, up to the end of the file, without an error.
#[must_use]
pub fn is_unclosed(record: &[u8], delimiter: u8) -> bool {
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
