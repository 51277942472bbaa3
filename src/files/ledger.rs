//! A ledger's bytes become rows of cells, each with its row and line.

use std::borrow::Cow;
use std::sync::Arc;

use super::dialect::{Delimiter, Dialect, LineEnd, Quotes, title_rows};
use super::encoding::{BOM, Decoded, Encoding, bad_bytes};
use crate::core::column::Columns;
use crate::core::event::Place;
use crate::core::journal::Journal;
use crate::core::ledger::{Cells, Ledger};
use crate::core::message::Message;
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::core::text::{is_blank, unguarded};
use crate::core::time::Moment;
use crate::message;

/// The most columns that a ledger may have.
pub const MOST_COLUMNS: usize = 1_000;
/// The most bytes that a row may have, in UTF-8.
pub const LONGEST_ROW: usize = 256 * 1024;

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

impl Cells for csv::StringRecord {
    fn cell(&self, column: usize) -> &str {
        unguarded(self.get(column).unwrap_or_default())
    }

    fn count(&self) -> usize {
        self.len()
    }
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

    /// An empty ledger with these columns, and room for as many rows as a text has lines.
    fn empty(&self, columns: Columns, rules: &Rulebook, as_of: Moment, text: &[u8]) -> Ledger {
        let rows = memchr::memchr_iter(b'\n', text).count();
        Ledger::with_room(columns, rules, as_of, rows).watched(self.journal.clone())
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
    /// A quote that is opened and never closed, bytes that are no text, a last row that was cut short.
    pub fn records(&self, mut each: impl FnMut(Place, &csv::StringRecord)) -> Result<End, Box<Problem>> {
        self.part(self.text(), |place, record| each(place, record))
    }

    /// Goes through the records of a part of the text that begins with a record.
    fn part(&self, bytes: &[u8], mut each: impl FnMut(Place, &csv::StringRecord)) -> Result<End, Box<Problem>> {
        let mut records = Records::new(bytes, self.dialect.delimiter, self.dialect.line_end.byte());
        if bytes.len() == self.text().len() {
            records.torn = self.torn;
        }
        loop {
            match records.next() {
                Ok(Some(place)) => each(place, &records.record),
                Ok(None) => return Ok(records.end()),
                Err(Stop::Torn(place, start)) => {
                    return Ok(End { next: place, torn: Some((place, start)), open: None });
                }
                Err(Stop::Unreadable(problem)) => return Err(problem),
                Err(Stop::NoText(line)) => return Err(bad_bytes(line, self.dialect.encoding)),
            }
        }
    }

    /// Reads the rows up to a moment.
    ///
    /// # Errors
    /// The header can't be understood, or a quote is never closed. Rows that can't be read are kept in the ledger.
    pub fn ledger(&self, rules: &Rulebook, as_of: Moment) -> Result<(Ledger, End), Vec<Problem>> {
        let (mut ledger, end) = match self.in_parts(rules, as_of) {
            Some(read) => read,
            None => self.whole(self.text(), rules, as_of)?,
        };
        if let Some((place, _)) = end.torn {
            ledger.push_torn(place);
        }
        ledger.finish(rules);
        Ok((ledger, end))
    }

    /// Reads the header and the rows of a text.
    fn whole(&self, text: &[u8], rules: &Rulebook, as_of: Moment) -> Result<(Ledger, End), Vec<Problem>> {
        let mut ledger = None;
        let mut wrong = Vec::new();
        let end = self.part(text, |place, record| {
            if let Some(ledger) = &mut ledger {
                Ledger::push(ledger, rules, place, record);
            } else if wrong.is_empty() && place.row > self.title_rows && says_something(record) {
                match Columns::read((0..record.count()).map(|i| record.cell(i)), rules) {
                    Ok(columns) => ledger = Some(self.empty(columns, rules, as_of, text)),
                    Err(problems) => wrong = problems.into_iter().map(|problem| problem.at(place)).collect(),
                }
            }
        });
        let end = end.map_err(|problem| vec![*problem])?;
        if wrong.is_empty() {
            Ok((ledger.unwrap_or_else(|| self.empty(Columns::default(), rules, as_of, &[])), end))
        } else {
            Err(wrong)
        }
    }

    /// Reads a large ledger in two halves at once. None where it is small, or where anything is not as it should be:
    /// then it is read as a whole, which tells what.
    fn in_parts(&self, rules: &Rulebook, as_of: Moment) -> Option<(Ledger, End)> {
        const LARGE: usize = 1 << 20;
        let text = self.text();
        let middle = text.len() / 2;
        let cut = middle + memchr::memchr(b'\n', text.get(middle..)?)? + 1;
        let (first, second) = text.split_at_checked(cut).filter(|_| text.len() >= LARGE)?;
        let header = self.columns(first, rules)?;
        let (first, second) = std::thread::scope(|scope| {
            let second = scope.spawn(|| {
                let mut ledger = self.empty(header, rules, as_of, second);
                let end = self.part(second, |place, record| Ledger::push(&mut ledger, rules, place, record)).ok()?;
                Some((ledger, end))
            });
            // Where the first half ends within quotes, its last quote is open, and it is not whole.
            let first = self.whole(first, rules, as_of).ok();
            (first, second.join().ok().flatten())
        });
        let (mut ledger, end) = first.filter(|(_, end)| end.torn.is_none())?;
        let (rest, rest_end) = second.filter(|(_, end)| end.torn.is_none() && self.torn.is_none())?;
        let (rows, lines) = (end.next.row - 1, end.next.line - 1);
        ledger.absorb(rest, rows, lines);
        let open = rest_end.open.map(|place| place.after(rows, lines));
        Some((ledger, End { next: rest_end.next.after(rows, lines), torn: None, open }))
    }

    /// The columns that the header of a text names.
    fn columns(&self, text: &[u8], rules: &Rulebook) -> Option<Columns> {
        let text = beginning(text);
        let records = Records::new(text, self.dialect.delimiter, self.dialect.line_end.byte());
        let header = records.header(self.title_rows)?;
        Columns::read((0..header.count()).map(|i| header.cell(i)), rules).ok()
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
fn says_something(record: &csv::StringRecord) -> bool {
    (0..record.count()).any(|i| !is_blank(record.cell(i)))
}

/// So much of a text as its header is looked for in.
#[must_use]
pub fn beginning(text: &[u8]) -> &[u8] {
    text.get(..LONGEST_ROW).unwrap_or(text)
}

fn is_open(text: &[u8]) -> bool {
    !text.is_empty() && !text.ends_with(b"\n") && !text.ends_with(b"\r")
}

/// The records of a text, one after the other, with their places.
pub struct Records<'t> {
    bytes: &'t [u8],
    reader: csv::Reader<&'t [u8]>,
    /// The record read last.
    pub record: csv::StringRecord,
    delimiter: u8,
    line_end: u8,
    place: Place,
    /// Up to where line ends are counted, and the line there.
    counted: usize,
    lines: u32,
    /// Where the last record began and ended, and how many cells the one before it had.
    end: usize,
    start: usize,
    width: usize,
    nul: usize,
    torn: Option<usize>,
}

/// Why there are no further records.
pub enum Stop {
    /// A row is not as it should be.
    Unreadable(Box<Problem>),
    /// The last row, here in the text, was cut short.
    Torn(Place, usize),
    /// In this line are bytes that are no text.
    NoText(u32),
}

impl<'t> Records<'t> {
    /// The records of a text whose lines end with (at least) this byte.
    #[must_use]
    pub fn new(bytes: &'t [u8], delimiter: Delimiter, line_end: u8) -> Records<'t> {
        let reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter.0)
            .buffer_capacity(1 << 16)
            .from_reader(bytes);
        Records {
            bytes,
            reader,
            record: csv::StringRecord::new(),
            delimiter: delimiter.0,
            line_end,
            place: Place { row: 0, line: 1 },
            counted: 0,
            lines: 1,
            end: 0,
            start: 0,
            width: 0,
            nul: memchr::memchr(0, bytes).unwrap_or(usize::MAX),
            torn: None,
        }
    }

    /// Reads the next record. Gives its place; none at the end.
    ///
    /// # Errors
    /// Why there are no further ones.
    pub fn next(&mut self) -> Result<Option<Place>, Stop> {
        let bytes = self.bytes;
        let read = self.reader.read_record(&mut self.record);
        let start = skip_blank_lines(bytes, self.end, &mut self.place.row);
        // The csv crate's own line numbers are wrong after CRLF and blank lines, so line ends are counted here.
        self.count(start);
        self.place.row = self.place.row.saturating_add(1);
        self.place.line = self.lines;
        if self.torn.is_some_and(|torn| start >= torn) {
            return Err(Stop::Torn(self.place, start));
        }
        match read {
            Ok(false) => return Ok(None),
            Ok(true) => {}
            Err(_) => return Err(self.no_text(start)),
        }
        (self.start, self.end) = (start, usize::try_from(self.reader.position().byte()).unwrap_or(bytes.len()));
        let is_last = self.end >= bytes.len();
        let has_line_breaks = self.count(self.end.saturating_sub(1)) > 0;
        if is_last {
            self.check_last()?;
        }
        if has_line_breaks && self.has_swallowed() {
            return Err(self.unreadable(message!("ledger-open-quote"), message!("ledger-open-quote-hint")));
        }
        if self.end > self.nul {
            return Err(self.unreadable(message!("ledger-nul"), message!("ledger-nul-hint")));
        }
        if self.record.as_slice().len() > LONGEST_ROW || self.record.len() > MOST_COLUMNS {
            let message = message!("ledger-row-too-large", columns = MOST_COLUMNS, size = LONGEST_ROW / 1024);
            return Err(self.unreadable(message, message!("ledger-row-too-large-hint")));
        }
        self.width = self.record.len();
        Ok(Some(self.place))
    }

    /// The first record below so many rows that says something.
    #[must_use]
    pub fn header(mut self, title_rows: u32) -> Option<csv::StringRecord> {
        loop {
            match self.next() {
                Ok(Some(place)) if place.row <= title_rows || !says_something(&self.record) => {}
                // What is wrong with it is told when the ledger is read.
                Ok(Some(_)) | Err(Stop::Unreadable(_)) => return Some(self.record),
                _ => return None,
            }
        }
    }

    /// Counts line ends up to a place. Gives how many there were.
    fn count(&mut self, to: usize) -> u32 {
        let lines = memchr::memchr_iter(self.line_end, self.bytes.get(self.counted..to).unwrap_or_default()).count();
        let lines = u32::try_from(lines).unwrap_or(u32::MAX);
        self.counted = self.counted.max(to);
        self.lines = self.lines.saturating_add(lines);
        lines
    }

    /// Looks at the last record: was it cut short? The reader swallows an open quote without an error.
    fn check_last(&self) -> Result<(), Stop> {
        let raw = self.bytes.get(self.start..).unwrap_or_default();
        let is_first = self.width == 0;
        let is_unclosed = is_unclosed(raw, self.delimiter);
        if is_unclosed && (is_first || self.has_swallowed()) {
            return Err(self.unreadable(message!("ledger-open-quote"), message!("ledger-open-quote-hint")));
        }
        let is_short = self.record.len() < self.width && !is_first;
        if is_unclosed || (is_open(self.bytes) && (is_short || memchr::memchr(0, raw).is_some())) {
            return Err(Stop::Torn(self.place, self.start));
        }
        Ok(())
    }

    /// Whether a line within a quoted cell looks like a row of its own: then the quote was opened by mistake.
    fn has_swallowed(&self) -> bool {
        const WIDE: usize = 4;
        let raw = self.bytes.get(self.start..self.end).unwrap_or_default();
        let mut lines = raw.split(|byte| *byte == self.line_end).skip(1);
        lines.any(|line| {
            let cells = memchr::memchr_iter(self.delimiter, line).count() + 1;
            cells >= self.width.max(2) && (self.width > WIDE || line.first().is_some_and(u8::is_ascii_digit))
        })
    }

    fn unreadable(&self, message: Message, hint: Message) -> Stop {
        Stop::Unreadable(Box::new(Problem::new(message).at(self.place).hint(hint)))
    }

    /// Bytes that are no text stand in the records from `start` on; in a last line without an end, it was cut there.
    fn no_text(&self, start: usize) -> Stop {
        let rest = self.bytes.get(start..).unwrap_or_default();
        let valid = std::str::from_utf8(rest).map_or_else(|error| error.valid_up_to(), str::len);
        let after = rest.get(valid..).unwrap_or_default();
        if memchr::memchr2(b'\n', b'\r', rest).is_none() && after.len() < 4 {
            return Stop::Torn(self.place, start);
        }
        let before = self.bytes.get(..start + valid).unwrap_or_default();
        let lines = memchr::memchr_iter(self.line_end, before).count();
        Stop::NoText(u32::try_from(lines + 1).unwrap_or(u32::MAX))
    }

    /// What stands at the end, once there are no further records.
    fn end(&self) -> End {
        let last = Place { row: self.place.row - 1, ..self.place };
        let is_open = is_open(self.bytes);
        // An open last line is ended first.
        End { next: self.place.after(0, u32::from(is_open)), torn: None, open: is_open.then_some(last) }
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
            let (mut whole, whole_end) = sheet.whole(sheet.text(), &rules, Moment::MAX).unwrap();
            let (mut parts, parts_end) =
                sheet.in_parts(&rules, Moment::MAX).expect("a cut between records can be found");
            assert_eq!(whole_end, parts_end);
            whole.finish(&rules);
            parts.finish(&rules);
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
