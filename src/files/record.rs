//! Where one record ends and the next begins, its place, and its cells.
//!
//! A line without a quote is cut at its delimiters as it stands; only one with quotes goes through the csv crate's
//! reader, whose rules these are. Most lines of a ledger have none, and reading them is a good part of an audit.

use csv_core::ReadRecordResult;

use crate::core::event::Place;
use crate::core::ledger::Cells;
use crate::core::text::unguarded;

/// The records of a text, one after the other.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    delimiter: u8,
    quoted: csv_core::Reader,
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
    /// Where the cells end, in either; after each in a line stands a delimiter.
    ends: Vec<usize>,
}

impl Record<'_> {
    /// The cell in a column as it is written, with the apostrophe that keeps a spreadsheet from taking it for a formula.
    #[inline]
    #[must_use]
    pub fn written(&self, column: usize) -> &str {
        let Some(end) = self.ends.get(column).copied() else { return "" };
        let before = column.checked_sub(1).and_then(|before| self.ends.get(before).copied());
        let cell = match self.line {
            Some(line) => line.get(before.map_or(0, |before| before + 1)..end),
            None => self.unquoted.get(before.unwrap_or(0)..end),
        };
        cell.unwrap_or_default()
    }

    /// Every cell as it is written.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.ends.len()).map(|column| self.written(column))
    }

    /// Whether the record has quotes.
    #[must_use]
    pub fn has_quotes(&self) -> bool {
        self.line.is_none()
    }
}

impl Cells for Record<'_> {
    #[inline]
    fn cell(&self, column: usize) -> &str {
        unguarded(self.written(column))
    }

    fn count(&self) -> usize {
        self.ends.len()
    }
}

impl<'t> Reader<'t> {
    /// The records of a text whose cells are parted so.
    #[must_use]
    pub fn new(text: &'t str, delimiter: u8) -> Reader<'t> {
        let quoted = csv_core::ReaderBuilder::new().delimiter(delimiter).build();
        let line_end = if memchr::memchr(b'\n', text.as_bytes()).is_some() { b'\n' } else { b'\r' };
        Reader { text, delimiter, quoted, line_end, at: 0, line: 1, start: 0, place: Place { row: 0, line: 1 } }
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
        record.ends.clear();
        while self.end_line() {
            self.place.row = self.place.row.saturating_add(1);
        }
        self.start = self.at;
        self.place = Place { row: self.place.row.saturating_add(1), line: self.line };
        let rest = self.text.as_bytes().get(self.at..).unwrap_or_default();
        if rest.is_empty() {
            return false;
        }
        let length = match memchr::memchr3(b'\n', b'\r', b'"', rest) {
            Some(place) if rest.get(place) == Some(&b'"') => return self.read_quoted(record),
            Some(place) => place,
            None => rest.len(),
        };
        let line = self.text.get(self.at..self.at + length).unwrap_or_default();
        record.ends.extend(memchr::memchr_iter(self.delimiter, line.as_bytes()));
        record.ends.push(length);
        record.line = Some(line);
        self.at += length;
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

    fn read_quoted(&mut self, record: &mut Record<'t>) -> bool {
        let mut unquoted = std::mem::take(&mut record.unquoted).into_bytes();
        // No record is longer unquoted than it is written, and none has more cells than bytes; but most are short.
        unquoted.resize(unquoted.capacity().max(256), 0);
        record.ends.resize(record.ends.capacity().max(64), 0);
        self.quoted.reset();
        let (mut written, mut cells) = (0, 0);
        loop {
            let input = self.text.as_bytes().get(self.at..).unwrap_or_default();
            let (output, ends) = (unquoted.get_mut(written..), record.ends.get_mut(cells..));
            let (result, read, wrote, ended) =
                self.quoted.read_record(input, output.unwrap_or_default(), ends.unwrap_or_default());
            (self.at, written, cells) = (self.at + read, written + wrote, cells + ended);
            match result {
                ReadRecordResult::OutputFull => unquoted.resize(2 * unquoted.len(), 0),
                ReadRecordResult::OutputEndsFull => record.ends.resize(2 * record.ends.len(), 0),
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
        record.ends.truncate(cells);
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
