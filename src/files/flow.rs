//! A large ledger flows through in blocks of whole lines: one thread cuts them into records and says what each is about,
//! the other fetches the blocks and reads the rest. No more of the text is in memory than the few blocks between the two.
//!
//! Whatever is not as it should be ends the flow without a word; the ledger is then read as a whole, which tells what.

use std::io::Read;
use std::sync::Arc;
use std::sync::mpsc::channel;

use super::dialect::{Delimiter, title_rows};
use super::encoding::BOM;
use super::kind;
use super::ledger::{LONGEST_ROW, MOST_COLUMNS, has_swallowed, header, is_unclosed, says_something};
use super::record::{Reader, Record, Row};
use crate::core::column::Columns;
use crate::core::event::Place;
use crate::core::journal::Journal;
use crate::core::ledger::{Cells, Ledger};
use crate::core::rulebook::Rulebook;
use crate::core::subjects::{Subject, Subjects};
use crate::core::time::Moment;
use crate::progress;

/// How many bytes are cut at once: they should still be near when they are read.
const BLOCK: usize = 1 << 18;
/// How many blocks go to and fro between the two threads.
const BLOCKS: usize = 6;

/// Records that stand one after the other, cut into cells.
#[derive(Debug, Default)]
struct Block {
    /// Whole lines; once it is cut, whole records.
    text: String,
    records: Records,
    /// What each is about.
    subjects: Vec<Subject>,
}

/// Where records and their cells stand.
#[derive(Debug, Default)]
struct Records {
    cuts: Vec<Cut>,
    /// The cells of those with quotes, without them.
    unquoted: String,
    /// Where cells end.
    ends: Vec<u32>,
}

/// Where a record stands.
#[derive(Debug)]
struct Cut {
    place: Place,
    /// Where it begins: among the unquoted cells, or in the text.
    start: usize,
    has_quotes: bool,
    /// Where its cells' ends end.
    ends: usize,
}

/// Fetches the lines of a ledger.
struct Fetcher<R> {
    source: R,
    /// How many bytes are read for a block.
    size: usize,
    /// What was read last; afterwards of it what is no whole line.
    bytes: Vec<u8>,
}

/// Cuts lines into records.
struct Cutter<'r> {
    rules: &'r Rulebook,
    delimiter: u8,
    /// How many rows stand above the header, as long as it has not come.
    above: Option<u32>,
    /// The lines of a record that is not whole yet.
    rest: String,
    /// Where the next record stands.
    next: Place,
    /// How many cells the record before has.
    width: usize,
}

/// Reads a ledger of many rows up to a moment: of UTF-8 that ends with a line feed, with or without a BOM. Gives also
/// where another row would stand. None where anything about it is odd.
pub fn flow(
    source: impl Read + Send,
    rules: &Rulebook,
    as_of: Moment,
    journal: Option<Arc<Journal>>,
) -> Option<(Ledger, Place)> {
    flow_by(BLOCK, source, rules, as_of, journal)
}

fn flow_by(
    size: usize,
    mut source: impl Read + Send,
    rules: &Rulebook,
    as_of: Moment,
    journal: Option<Arc<Journal>>,
) -> Option<(Ledger, Place)> {
    let mut rest = Vec::new();
    source.by_ref().take(LONGEST_ROW as u64).read_to_end(&mut rest).ok()?;
    kind::refuse(&rest).ok()?;
    if rest.starts_with(BOM) {
        rest.drain(..BOM.len());
    }
    let delimiter = Delimiter::of(&rest, rules).0;
    let above = title_rows(&rest, rules);
    let (names, _) = header(&rest, delimiter, above)?;
    let columns = Columns::read((0..names.count()).map(|i| names.cell(i)), rules).ok()?;
    let mut ledger = Ledger::new(columns, rules, as_of).watched(journal);
    let mut subjects = std::mem::take(&mut ledger.subjects);
    let mut fetcher = Fetcher { source, size, bytes: rest };
    let (above, next) = (Some(above), Place { row: 1, line: 1 });
    let mut cutter = Cutter { rules, delimiter, above, rest: String::new(), next, width: 0 };
    std::thread::scope(|scope| {
        // Each end goes with its thread, so that whoever stops lets the other stop too.
        let (lines, to_cut) = channel::<Block>();
        let (cut, to_read) = channel::<Block>();
        let cutting = scope.spawn(move || {
            for mut block in to_cut {
                cutter.cut(&mut block, &mut subjects)?;
                cut.send(block).ok()?;
            }
            // A record that is left at the end of the file is one within quotes that nobody closed.
            (cutter.above.is_none() && cutter.rest.is_empty()).then_some((subjects, cutter.next))
        });
        // Where all is fetched, it ends, so that the other thread does.
        let mut lines = Some(lines);
        let mut fetch = |mut block: Block| {
            let Some(to_cutter) = &lines else { return Some(()) };
            if fetcher.fetch(&mut block.text)? {
                return to_cutter.send(block).ok();
            }
            lines = None;
            Some(())
        };
        (0..BLOCKS).try_for_each(|_| fetch(Block::default()))?;
        for block in to_read {
            block.read_into(&mut ledger, rules);
            progress::has_read(block.text.len());
            fetch(block)?;
        }
        let (subjects, next) = cutting.join().ok()??;
        ledger.subjects = subjects;
        ledger.finish();
        Some((ledger, next))
    })
}

impl<R: Read> Fetcher<R> {
    /// Fetches the next lines. Says whether there were any; none where the last one has no end, or one is too long.
    fn fetch(&mut self, lines: &mut String) -> Option<bool> {
        lines.clear();
        loop {
            let known = self.bytes.len();
            self.source.by_ref().take(self.size as u64).read_to_end(&mut self.bytes).ok()?;
            let is_last = self.bytes.len() == known;
            if is_last && self.bytes.is_empty() {
                return Some(false);
            }
            if let Some(end) = memchr::memrchr(b'\n', &self.bytes).map(|end| end + 1) {
                lines.push_str(simdutf8::basic::from_utf8(self.bytes.get(..end)?).ok()?);
                self.bytes.drain(..end);
                return (self.bytes.is_empty() || !is_last).then_some(true);
            }
            if is_last || self.bytes.len() > LONGEST_ROW {
                return None;
            }
        }
    }
}

impl Cutter<'_> {
    /// Cuts the next lines; none where anything is odd.
    fn cut(&mut self, block: &mut Block, subjects: &mut Subjects) -> Option<()> {
        let Block { text, records, subjects: about } = block;
        if !self.rest.is_empty() {
            text.insert_str(0, &self.rest);
        }
        if memchr::memchr(0, text.as_bytes()).is_some() {
            return None;
        }
        let end = self.records(text, records)?;
        about.clear();
        subjects.read_all(self.rules, &records.rows(text).map(|(_, row)| row).collect::<Vec<_>>(), about);
        self.rest.clear();
        self.rest.push_str(text.get(end..)?);
        text.truncate(end);
        (self.rest.len() <= LONGEST_ROW).then_some(())
    }

    /// Cuts the records of whole lines. Gives where the last whole one ends.
    fn records(&mut self, lines: &str, records: &mut Records) -> Option<usize> {
        let mut reader = Reader::resumed(lines, self.delimiter, self.next);
        let mut record = records.clear();
        let mut end = lines.len();
        while reader.read(&mut record) {
            let (raw, is_last) = reader.last();
            let (place, start) = (reader.place(), reader.position() - raw.len());
            if is_last && record.has_quotes() && is_unclosed(raw.as_bytes(), self.delimiter) {
                end = start;
                break;
            }
            if raw.len() > LONGEST_ROW
                || record.count() > MOST_COLUMNS
                || (record.has_break(raw) && has_swallowed(&record, self.delimiter, self.width, false))
            {
                return None;
            }
            self.width = record.count();
            if self.above.is_none() {
                records.push(place, start, &mut record);
            } else if self.above.is_some_and(|above| place.row > above) && says_something(&record) {
                self.above = None;
            }
        }
        records.ends = record.kept();
        self.next = reader.place();
        Some(end)
    }
}

impl Records {
    /// Forgets all. Gives the record to read new ones into.
    fn clear<'t>(&mut self) -> Record<'t> {
        self.cuts.clear();
        self.unquoted.clear();
        Record::keeping(std::mem::take(&mut self.ends))
    }

    fn push(&mut self, place: Place, start: usize, record: &mut Record<'_>) {
        let has_quotes = record.has_quotes();
        let start = if has_quotes { self.unquoted.len() } else { start };
        if has_quotes {
            self.unquoted.push_str(record.row().cells);
        }
        self.cuts.push(Cut { place, start, has_quotes, ends: record.keep() });
    }

    /// The records of a text, each with its place.
    fn rows<'r>(&'r self, text: &'r str) -> impl Iterator<Item = (Place, Row<'r>)> {
        let mut begin = 0;
        self.cuts.iter().map(move |cut| {
            let ends = self.ends.get(begin..cut.ends).unwrap_or_default();
            let (cells, gap) = if cut.has_quotes { (self.unquoted.as_str(), 0) } else { (text, 1) };
            begin = cut.ends;
            (cut.place, Row { cells: cells.get(cut.start..).unwrap_or_default(), ends, gap })
        })
    }
}

impl Block {
    /// Reads the records into a ledger.
    fn read_into(&self, ledger: &mut Ledger, rules: &Rulebook) {
        for ((place, row), subject) in self.records.rows(&self.text).zip(&self.subjects) {
            ledger.take(rules, place, &row, *subject);
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write;

    use proptest::prelude::*;

    use super::*;
    use crate::core::event::Event;
    use crate::files::Sheet;
    use crate::files::ledger::LARGE;

    const HEADER: &str = "at,event,customer,rep,phone,tier,ref,note\r\n";

    fn rules() -> Rulebook {
        Rulebook::read("identity: {keys: [phone]}\nprotection: [{match: {tier: A}, term: 9d}]").unwrap()
    }

    /// All that a ledger says, in words.
    fn told(ledger: &Ledger) -> String {
        let mut told = format!("{:?} {} {}", ledger.subjects.event_names, ledger.rows, ledger.passed_over);
        let event = |event: &Event| {
            let name = event.customer.map(|spelling| ledger.subjects.names.spelling(spelling.index()));
            let rep = event.rep.map(|spelling| ledger.reps.spelling(spelling.index()));
            format!("{} {:?} {:?} {name:?} {rep:?} {:?}", event.at, event.place, event.kind, ledger.cells_of(event))
        };
        ledger.events.iter().for_each(|row| writeln!(told, "{}", event(row)).unwrap());
        ledger.unreadable.iter().for_each(|row| writeln!(told, "{:?} {:?}", row.place, row.problems).unwrap());
        told
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1000) })]

        #[test]
        fn whatever_flows_through_reads_as_a_whole(
            pieces in proptest::collection::vec(prop_oneof![
                4 => Just(","), 2 => Just("\n"), 2 => Just("\r\n"), 1 => Just("\r"), 1 => Just("\""), 1 => Just("\"a\nb\""),
                2 => Just("2026-01-05"), 1 => Just("2026-01-02 09:10"), 2 => Just("claim"), 1 => Just("clam"),
                1 => Just("客户"), 1 => Just("x"), 1 => Just(" "), 1 => Just("\u{0}"),
                4 => Just("\n2026-01-03,claim,华远,李强,138-0,A,,\"a \"\"b\"\"\"\n"),
            ], 0..40),
            size in 1..200_usize,
            is_titled: bool,
        ) {
            let rules = rules();
            let title = if is_titled { "sep=,\n" } else { "" };
            let text = [title, HEADER, &pieces.concat(), "\n"].concat();
            let flown = flow_by(size, text.as_bytes(), &rules, Moment::MAX, None);
            let whole = Sheet::decode(text.clone().into_bytes(), &rules).unwrap().whole(&rules, Moment::MAX);
            let whole = whole.ok().filter(|(_, end)| end.torn.is_none());
            prop_assert_eq!(flown.is_some(), whole.is_some(), "{:?}", text);
            if let (Some((flown, next)), Some((whole, end))) = (flown, whole) {
                prop_assert_eq!((next, told(&flown)), (end.next, told(&whole)), "{:?}", text);
            }
        }
    }

    #[test]
    fn a_large_ledger_flows_through() {
        for note in ["没有什么特别的", "\"a\r\n\r\nb\""] {
            let mut text = String::from(HEADER);
            let mut row = 0;
            while text.len() < 2 * LARGE {
                let (name, rep, day) = (row % 977, row % 13, 1 + row % 28);
                let event = if row % 50 == 0 { "clam" } else { "contact" };
                let blank = if row % 7 == 0 { "\r\n" } else { "" };
                write!(text, "2026-01-{day:02},{event},C {name},R{rep},{name},A,,{note}\r\n{blank}").unwrap();
                row += 1;
            }
            let sheet = Sheet::decode(text.into_bytes(), &rules()).unwrap();
            let (whole, end) = sheet.whole(&rules(), Moment::MAX).unwrap();
            let (flown, next) = flow(sheet.text(), &rules(), Moment::MAX, None).expect("nothing is odd");
            assert_eq!((next, told(&flown)), (end.next, told(&whole)));
        }
    }

    #[test]
    fn a_text_that_ends_early_or_is_none_does_not_flow() {
        for text in [
            &b""[..],
            b"\n\n",
            b"at,event",
            b"at,event\n1,\"",
            b"at,event\n\xFF\n",
            b"who,what\nx,y\n",
            b"PK\x03\x04\n",
        ] {
            assert!(flow(text, &rules(), Moment::MAX, None).is_none(), "{text:?}");
        }
    }
}
