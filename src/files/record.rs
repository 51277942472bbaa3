//! Where one record ends and the next begins, its place, and its cells.
//!
//! A line without a quote is cut at its delimiters as it stands; only one with quotes goes through the csv crate's
//! reader, whose rules these are. Most lines of a ledger have none, and reading them is a good part of an audit.

use csv_core::ReadRecordResult;

use super::marks::{Marks, index};
use crate::core::event::Place;
use crate::core::ledger::Cells;
use crate::core::text::unguarded;

/// The records of a text, one after the other.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    marks: Marks<'t>,
    /// The csv crate's reader, for quotes within quotes.
    quoted: Option<csv_core::Reader>,
    delimiter: u8,
    /// The byte that tells lines apart, as an editor counts them: CR only in a text without LF.
    line_end: u8,
    /// Up to where the text is read, and the line there.
    at: usize,
    line: u32,
    /// Where the record that was read last begins, in the text and as people count.
    start: usize,
    place: Place,
}

/// A record: its cells.
#[derive(Clone, Debug, Default)]
pub struct Record<'t> {
    /// The line, where it has no quotes.
    line: Option<&'t str>,
    /// The cells one after the other without their quotes, where it has.
    unquoted: String,
    /// Where the cells end, in either; after each in a line stands a delimiter. Those of records before may be kept.
    ends: Vec<u32>,
    /// How many of them are kept.
    kept: usize,
    /// Room for the reader that knows quotes.
    room: Vec<usize>,
}

/// The cells of a record, wherever they stand.
#[derive(Clone, Copy, Debug)]
pub struct Row<'r> {
    /// One after the other.
    pub cells: &'r str,
    /// Where each ends.
    pub ends: &'r [u32],
    /// How many bytes stand between two of them.
    pub gap: usize,
}

impl<'r> Row<'r> {
    /// The cell in a column as it is written, with the apostrophe that keeps a spreadsheet from taking it for a formula.
    #[inline]
    #[must_use]
    pub fn written(self, column: usize) -> &'r str {
        let end = |column: usize| self.ends.get(column).map(|end| *end as usize);
        let Some(last) = end(column) else { return "" };
        let first = column.checked_sub(1).and_then(end).map_or(0, |before| before + self.gap);
        // Most cells are empty.
        if first == last { "" } else { self.cells.get(first..last).unwrap_or_default() }
    }
}

impl Cells for Row<'_> {
    #[inline]
    fn cell(&self, column: usize) -> &str {
        unguarded(self.written(column))
    }

    fn count(&self) -> usize {
        self.ends.len()
    }
}

impl Record<'_> {
    /// Its cells.
    #[inline]
    #[must_use]
    pub fn row(&self) -> Row<'_> {
        match self.line {
            Some(line) => Row { cells: line, ends: self.ends(), gap: 1 },
            None => Row { cells: &self.unquoted, ends: self.ends(), gap: 0 },
        }
    }

    fn ends(&self) -> &[u32] {
        self.ends.get(self.kept..).unwrap_or_default()
    }

    /// A record that keeps where cells end in a list of these, for all records that it is read into.
    #[must_use]
    pub fn keeping(mut ends: Vec<u32>) -> Record<'static> {
        ends.clear();
        Record { ends, ..Record::default() }
    }

    /// Keeps where its cells end. Gives how many such places are kept.
    pub fn keep(&mut self) -> usize {
        self.kept = self.ends.len();
        self.kept
    }

    /// All places that are kept.
    #[must_use]
    pub fn kept(self) -> Vec<u32> {
        self.ends
    }

    /// Every cell as it is written.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.count()).map(|column| self.row().written(column))
    }

    /// Whether the record has quotes.
    #[must_use]
    pub fn has_quotes(&self) -> bool {
        self.line.is_none()
    }

    /// Whether there is a line break within quotes, in what is written of it.
    #[must_use]
    pub fn has_break(&self, raw: &str) -> bool {
        self.has_quotes() && memchr::memchr2(b'\n', b'\r', raw.trim_end().as_bytes()).is_some()
    }
}

impl Cells for Record<'_> {
    #[inline]
    fn cell(&self, column: usize) -> &str {
        unguarded(self.row().written(column))
    }

    fn count(&self) -> usize {
        self.ends().len()
    }
}

impl<'t> Reader<'t> {
    /// The records of a text whose cells are parted so.
    #[must_use]
    pub fn new(text: &'t str, delimiter: u8) -> Reader<'t> {
        let line_end = if memchr::memchr(b'\n', text.as_bytes()).is_some() { b'\n' } else { b'\r' };
        Reader { line_end, ..Reader::resumed(text, delimiter, Place { row: 1, line: 1 }) }
    }

    /// The records of the next part of a text whose lines end with line feeds; its first record stands there.
    #[must_use]
    pub fn resumed(text: &'t str, delimiter: u8, next: Place) -> Reader<'t> {
        let marks = Marks::new(text.as_bytes(), delimiter);
        let place = Place { row: next.row.saturating_sub(1), line: next.line };
        Reader { text, marks, quoted: None, delimiter, line_end: b'\n', at: 0, line: next.line, start: 0, place }
    }

    /// Where the record that was read last stands; at the end of the text, where another would.
    #[must_use]
    pub fn place(&self) -> Place {
        self.place
    }

    /// How many bytes of the text are read.
    #[must_use]
    pub fn position(&self) -> usize {
        self.at
    }

    /// What is read of the text, from the start of the record that was read last; and whether that is all there is.
    #[must_use]
    pub fn last(&self) -> (&'t str, bool) {
        (self.text.get(self.start..self.at).unwrap_or_default(), self.at >= self.text.len())
    }

    /// Reads the next record; false at the end of the text. Blank lines count as rows, but are no records.
    pub fn read(&mut self, record: &mut Record<'t>) -> bool {
        record.ends.truncate(record.kept);
        while self.end_line() {
            self.place.row = self.place.row.saturating_add(1);
        }
        self.start = self.at;
        self.place = Place { row: self.place.row.saturating_add(1), line: self.line };
        if self.at >= self.text.len() {
            return false;
        }
        let end = loop {
            match self.marks.stop(self.at, &mut record.ends) {
                Some(place) if self.text.as_bytes().get(place) == Some(&b'"') => {
                    let is_read = self.unquote(record).is_some() || self.read_quoted(record);
                    self.marks.skip_to(self.at);
                    return is_read;
                }
                // The second half of a line end was gone over.
                Some(place) if place < self.at => {}
                place => break place.unwrap_or(self.text.len()),
            }
        };
        record.ends.push(index(end - self.at));
        record.line = Some(self.text.get(self.at..end).unwrap_or_default());
        self.at = end;
        self.end_line();
        true
    }

    /// Goes over a line end, if there is one.
    fn end_line(&mut self) -> bool {
        let byte = |at| self.text.as_bytes().get(at).copied();
        let (length, lines) = match (byte(self.at), byte(self.at + 1)) {
            (Some(b'\r'), Some(b'\n')) => (2, 1),
            (Some(b'\n'), _) => (1, 1),
            (Some(b'\r'), _) => (1, u32::from(self.line_end == b'\r')),
            _ => return false,
        };
        (self.at, self.line) = (self.at + length, self.line.saturating_add(lines));
        true
    }

    /// Reads a record whose quotes only stand around whole cells, or twice within them; None where that is not so.
    fn unquote(&mut self, record: &mut Record<'t>) -> Option<()> {
        let bytes = self.text.as_bytes();
        record.unquoted.clear();
        record.ends.truncate(record.kept);
        let mut at = self.at;
        loop {
            let text = self.text;
            let mut part = |from: usize, to: usize| text.get(from..to).map(|part| record.unquoted.push_str(part));
            let end = if bytes.get(at) == Some(&b'"') {
                let mut from = at + 1;
                loop {
                    let quote = from + memchr::memchr(b'"', bytes.get(from..)?)?;
                    if bytes.get(quote + 1) != Some(&b'"') {
                        part(from, quote)?;
                        break quote + 1;
                    }
                    // One of the two is meant.
                    part(from, quote + 1)?;
                    from = quote + 2;
                }
            } else {
                let rest = bytes.get(at..)?;
                let end = at + memchr::memchr3(self.delimiter, b'\n', b'\r', rest).unwrap_or(rest.len());
                part(at, end)?;
                end
            };
            record.ends.push(index(record.unquoted.len()));
            match bytes.get(end) {
                Some(byte) if *byte == self.delimiter => at = end + 1,
                Some(b'\n' | b'\r') | None => {
                    let written = bytes.get(self.at..end)?;
                    let lines = memchr::memchr_iter(self.line_end, written).count();
                    self.line = self.line.saturating_add(index(lines));
                    (record.line, self.at) = (None, end);
                    self.end_line();
                    return Some(());
                }
                Some(_) => return None,
            }
        }
    }

    fn read_quoted(&mut self, record: &mut Record<'t>) -> bool {
        let delimiter = self.delimiter;
        let quoted = self.quoted.get_or_insert_with(|| csv_core::ReaderBuilder::new().delimiter(delimiter).build());
        let mut unquoted = std::mem::take(&mut record.unquoted).into_bytes();
        // No record is longer unquoted than it is written, and none has more cells than bytes; but most are short.
        unquoted.resize(unquoted.capacity().max(256), 0);
        record.room.resize(record.room.capacity().max(64), 0);
        quoted.reset();
        let (mut written, mut cells) = (0, 0);
        loop {
            let input = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let (output, ends) = (unquoted.get_mut(written..), record.room.get_mut(cells..));
            let (result, read, wrote, ended) =
                quoted.read_record(input, output.unwrap_or_default(), ends.unwrap_or_default());
            (self.at, written, cells) = (self.at + read, written + wrote, cells + ended);
            match result {
                ReadRecordResult::OutputFull => unquoted.resize(2 * unquoted.len(), 0),
                ReadRecordResult::OutputEndsFull => record.room.resize(2 * record.room.len(), 0),
                // An empty input tells the reader that the text is at its end.
                ReadRecordResult::InputEmpty => {}
                ReadRecordResult::Record | ReadRecordResult::End => break,
            }
        }
        let written_so = self.text.as_bytes().get(self.start..self.at).unwrap_or_default();
        let lines = memchr::memchr_iter(self.line_end, written_so).count();
        self.line = self.line.saturating_add(u32::try_from(lines).unwrap_or(u32::MAX));
        // That reader stops between CR and LF.
        if written_so.ends_with(b"\r") && self.text.as_bytes().get(self.at) == Some(&b'\n') {
            self.end_line();
        }
        unquoted.truncate(written);
        record.ends.truncate(record.kept);
        record.ends.extend(record.room.iter().take(cells).map(|end| index(*end)));
        record.unquoted = String::from_utf8(unquoted).unwrap_or_default();
        record.line = None;
        cells > 0
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn records(text: &str) -> Vec<(Vec<String>, usize)> {
        let mut reader = Reader::new(text, b',');
        let mut record = Record::default();
        let mut records = Vec::new();
        while reader.read(&mut record) {
            let cells = (0..record.count()).map(|i| record.cell(i).to_owned()).collect();
            records.push((cells, reader.at));
        }
        records
    }

    fn records_of_the_csv_crate(text: &str) -> Vec<(Vec<String>, usize)> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut records = Vec::new();
        while reader.read_record(&mut record).unwrap() {
            let mut end = usize::try_from(reader.position().byte()).unwrap();
            if text[..end].ends_with('\r') && text[end..].starts_with('\n') {
                end += 1;
            }
            records.push((record.iter().map(str::to_owned).collect(), end));
        }
        records
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(2000) })]

        #[test]
        fn records_are_those_of_the_csv_crate(text in "[a客,\"\r\n ]{0,40}") {
            prop_assert_eq!(records(&text), records_of_the_csv_crate(&text), "{:?}", text);
        }
    }

    #[test]
    fn long_records_with_quotes_have_room() {
        let text = format!("\"{}\"{}\nx,y", "客".repeat(999), ",".repeat(999));
        assert_eq!(records(&text), records_of_the_csv_crate(&text));
    }
}
