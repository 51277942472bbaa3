//! Where one record ends and the next begins, and its cells.
//!
//! A line without a quote is cut at its delimiters as it stands; only one with quotes goes through the csv crate's
//! reader, whose rules these are. Most lines of a ledger have none, and reading them is a good part of an audit.

use csv_core::ReadRecordResult;

use crate::core::ledger::Cells;

/// The records of a text, one after the other.
#[derive(Debug)]
pub struct Reader<'t> {
    text: &'t str,
    delimiter: u8,
    at: usize,
    quoted: csv_core::Reader,
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

impl Cells for Record<'_> {
    fn cell(&self, column: usize) -> &str {
        let Some(end) = self.ends.get(column).copied() else { return "" };
        let before = column.checked_sub(1).and_then(|before| self.ends.get(before).copied());
        let cell = match self.line {
            Some(line) => line.get(before.map_or(0, |before| before + 1)..end),
            None => self.unquoted.get(before.unwrap_or(0)..end),
        };
        cell.unwrap_or_default()
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
        Reader { text, delimiter, at: 0, quoted }
    }

    /// Where the record that was read last ends, its line end included.
    #[must_use]
    pub fn position(&self) -> usize {
        self.at
    }

    /// Reads the next record that is no blank line; false at the end of the text.
    pub fn read(&mut self, record: &mut Record<'t>) -> bool {
        record.ends.clear();
        let bytes = self.text.as_bytes();
        let rest = bytes.get(self.at..).unwrap_or_default();
        self.at += rest.iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        let rest = bytes.get(self.at..).unwrap_or_default();
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
        // The byte after a CR is passed over with the blank lines, should it be an LF.
        self.at += (length + 1).min(rest.len());
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
            records.push((cells, reader.position()));
        }
        records
    }

    fn records_of_the_csv_crate(text: &str) -> Vec<(Vec<String>, usize)> {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
        let mut record = csv::StringRecord::new();
        let mut records = Vec::new();
        while reader.read_record(&mut record).unwrap() {
            let end = usize::try_from(reader.position().byte()).unwrap();
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
