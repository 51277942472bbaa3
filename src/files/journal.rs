//! The journal beside a ledger, `ledger.csv.journal`: one line of JSON for each time that rows were written or sealed,
//! each bound to the one before by its head, so that no line can be changed or taken out unseen.
//!
//! A ledger's rows come first and the journal second: it is never ahead of the ledger. A line that was cut short is left
//! as it is; the next one begins behind it.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::{DateTime, FixedOffset};
use serde::de::{DeserializeSeed, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use sha2::{Digest, Sha256};

use super::append::shown;
use super::beside;
use super::disk::{Disk, Handle, Open, has_nothing_to_sync};
use crate::core::journal::{Entry, Journal, Packed, Print, Row};
use crate::core::time::Moment;
use crate::error::{Error, Subject};
use crate::message;

/// The head that the first line is bound to.
const NO_HEAD: &str = "0000000000000000";

/// The version of the lines.
const VERSION: u32 = 1;

/// A journal that was read.
#[derive(Clone, Debug)]
pub struct Chain {
    /// The file.
    pub path: PathBuf,
    /// What it says.
    pub journal: Arc<Journal>,
    /// The last head, and how many rows are vouched for.
    pub head: Head,
    /// Every head, from the first line on.
    heads: Vec<String>,
    /// The first line that was changed, or before which lines are missing.
    pub broken: Option<u32>,
}

/// Where a journal stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// The head of its last line, in hexadecimal.
    pub head: String,
    /// How many rows it vouches for.
    pub rows: u64,
}

/// What is to be written into a journal.
#[derive(Clone, Debug)]
pub struct News {
    /// Now, with the offset of its time.
    pub time: DateTime<FixedOffset>,
    /// The command.
    pub by: &'static str,
    /// The rows that it vouches for from now on.
    pub rows: Vec<Row>,
    /// The rows that are no longer expected.
    pub gone: Vec<Print>,
    /// The findings that are settled, and why.
    pub accepted: (Vec<String>, Option<String>),
}

/// One line, as it is written.
#[derive(Deserialize, Serialize)]
struct Line<'l> {
    v: u32,
    #[serde(borrow)]
    t: Cow<'l, str>,
    #[serde(borrow)]
    by: Cow<'l, str>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    accept: Vec<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    why: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    gone: Vec<String>,
    #[serde(borrow, default, skip_serializing_if = "Vec::is_empty")]
    rows: Vec<RowLine<'l>>,
    n: u64,
    #[serde(borrow)]
    prev: Cow<'l, str>,
}

/// A row, as it is written.
#[derive(Deserialize, Serialize)]
struct RowLine<'l> {
    #[serde(borrow)]
    h: Cow<'l, str>,
    #[serde(serialize_with = "write_cells", deserialize_with = "read_cells")]
    row: Packed,
}

fn write_cells<S: Serializer>(cells: &Packed, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(cells.iter())
}

/// Reads cells right into one piece.
fn read_cells<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Packed, D::Error> {
    struct Cells(Packed);
    struct Text<'p>(&'p mut Packed);

    impl<'de> DeserializeSeed<'de> for Text<'_> {
        type Value = ();

        fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
            deserializer.deserialize_str(self)
        }
    }

    impl Visitor<'_> for Text<'_> {
        type Value = ();

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a text")
        }

        fn visit_str<E>(self, text: &str) -> Result<(), E> {
            self.0.push(text);
            Ok(())
        }
    }

    impl<'de> Visitor<'de> for Cells {
        type Value = Packed;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("the cells of a row")
        }

        fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<Packed, A::Error> {
            while map.next_key_seed(Text(&mut self.0))?.is_some() {
                map.next_value_seed(Text(&mut self.0))?;
            }
            Ok(self.0)
        }
    }

    deserializer.deserialize_map(Cells(Packed::default()))
}

impl Chain {
    /// Reads the journal beside a ledger. None where there is none.
    ///
    /// # Errors
    /// The system can't read it.
    pub fn read(ledger: &Path, utc_offset: Option<i32>) -> Result<Option<Chain>, Error> {
        let ledger = std::fs::canonicalize(ledger).unwrap_or_else(|_| ledger.to_owned());
        let path = beside(&ledger, ".journal");
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(Chain::of(path, &bytes, utc_offset))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(Error::reading(&error, &path, Subject::Ledger)),
        }
    }

    /// Understands a journal's bytes.
    #[must_use]
    pub fn of(path: PathBuf, bytes: &[u8], utc_offset: Option<i32>) -> Chain {
        let mut entries = Vec::new();
        let mut heads = Vec::new();
        let mut head = Head { head: NO_HEAD.to_owned(), rows: 0 };
        let (mut broken, mut cut) = (None, None);
        let mut number = 0;
        for line in bytes.split_inclusive(|byte| *byte == b'\n') {
            number += 1;
            let text = line.trim_ascii();
            if text.is_empty() {
                continue;
            }
            let Some((body, line_head, parsed)) = parsed(text) else {
                // Cut short by a crash: then the next line goes on where the one before ended.
                cut = cut.or(Some(number));
                continue;
            };
            if parsed.prev != head.head || digest(body) != line_head {
                broken = broken.or(cut).or(Some(number));
            }
            cut = None;
            head = Head { head: line_head.to_owned(), rows: parsed.n };
            heads.push(line_head.to_owned());
            entries.extend(entry(parsed, utc_offset));
        }
        // The last line alone may be cut short.
        let broken = broken.or(cut.filter(|cut| *cut < number || bytes.ends_with(b"\n")));
        Chain { path, journal: Arc::new(Journal::new(entries)), head, heads, broken }
    }

    /// Whether the chain had this head at some time.
    #[must_use]
    pub fn had(&self, head: &str) -> bool {
        self.heads.iter().any(|known| known.eq_ignore_ascii_case(head.trim()))
    }
}

/// A line's body, its head, and what it says; none where it is no line of a journal.
fn parsed(line: &[u8]) -> Option<(&[u8], &str, Line<'_>)> {
    let end = memchr::memmem::rfind(line, b",\"head\":\"")?;
    let (body, rest) = line.split_at_checked(end)?;
    let head = std::str::from_utf8(rest).ok()?.strip_prefix(",\"head\":\"")?.strip_suffix("\"}")?;
    let line: Line<'_> = serde_json::from_slice(line).ok().filter(|line: &Line<'_>| line.v == VERSION)?;
    Some((body, head, line))
}

fn entry(line: Line<'_>, utc_offset: Option<i32>) -> Option<Entry> {
    let time = DateTime::parse_from_rfc3339(&line.t).ok()?;
    let at: Moment = match utc_offset {
        Some(offset) => time.naive_utc() + chrono::TimeDelta::seconds(offset.into()),
        None => time.naive_local(),
    };
    let rows = line.rows.into_iter().filter_map(|row| Some(Row { print: print(&row.h)?, cells: row.row }));
    Some(Entry {
        at,
        is_seal: line.by == "seal" && line.accept.is_empty(),
        rows: rows.collect(),
        gone: line.gone.iter().filter_map(|hex| print(hex)).collect(),
        accepted: line.accept,
    })
}

/// Writes a line into the journal beside a ledger, which is made where it is missing, and waits until the disk has it.
///
/// # Errors
/// The system failed; nothing of the line is left, or the message says so.
pub fn add(disk: &dyn Disk, ledger: &Path, news: &News) -> Result<Head, Error> {
    let path = beside(ledger, ".journal");
    let failed = |error: &io::Error| Error::writing(error, &path, message!("system-journal", path = shown(&path)));
    let is_new = disk.stat(&path).is_err();
    let mut file = disk.open(&path, Open::AppendOrMake).map_err(|error| failed(&error))?;
    let (head, is_cut) = last_head(file.as_mut()).map_err(|error| failed(&error))?;
    let (line, head) = line(news, &head);
    let line = if is_cut { format!("\n{line}") } else { line };
    let old = file.stat().map_err(|error| failed(&error))?.size;
    let mut bytes = line.as_bytes();
    while !bytes.is_empty() {
        match file.append(bytes) {
            Ok(count) if count > 0 => bytes = bytes.get(count..).unwrap_or_default(),
            result => {
                // What is left of it is no line, and is passed over by whoever reads it.
                let _ = file.set_len(old).and_then(|()| file.sync());
                return Err(failed(&result.err().unwrap_or_else(|| io::ErrorKind::WriteZero.into())));
            }
        }
    }
    let synced = file.sync().and_then(|()| match path.parent() {
        Some(folder) if is_new => disk.sync_folder(folder),
        _ => Ok(()),
    });
    match synced {
        Err(error) if !has_nothing_to_sync(&error) => Err(failed(&error)),
        _ => Ok(head),
    }
}

/// When the last line was written; none where there is no journal, or its last line is long.
pub(super) fn latest(disk: &dyn Disk, ledger: &Path) -> Option<DateTime<FixedOffset>> {
    /// A seal of many rows has a longer line: it need not be read for this.
    const END: u64 = 64 * 1024;
    let mut file = disk.open(&beside(ledger, ".journal"), Open::Read).ok()?;
    let size = file.stat().ok()?.size;
    let tail = file.read_from(size.saturating_sub(END)).ok()?;
    let last = tail.trim_ascii_end().rsplit(|byte| *byte == b'\n').next()?;
    DateTime::parse_from_rfc3339(&parsed(last)?.2.t).ok()
}

/// The head of the last whole line, and whether something that was cut short stands behind it. Reads no more than it
/// must: a journal may be long.
fn last_head(file: &mut dyn Handle) -> io::Result<(Head, bool)> {
    const END: u64 = 256;
    let size = file.stat()?.size;
    let tail = file.read_from(size.saturating_sub(END))?;
    if tail.ends_with(b"\n")
        && let Some(head) = head_at_end(&tail)
    {
        return Ok((head, false));
    }
    let all = if size > END { file.read_from(0)? } else { tail };
    let is_cut = !all.is_empty() && !all.ends_with(b"\n");
    let mut lines: Vec<&[u8]> = all.split_inclusive(|byte| *byte == b'\n').collect();
    while let Some(line) = lines.pop() {
        if let Some((_, head, parsed)) = parsed(line.trim_ascii()) {
            return Ok((Head { head: head.to_owned(), rows: parsed.n }, is_cut));
        }
    }
    Ok((Head { head: NO_HEAD.to_owned(), rows: 0 }, is_cut))
}

/// The head at the end of a line, without the rest of it.
fn head_at_end(tail: &[u8]) -> Option<Head> {
    let text = tail.get(memchr::memmem::rfind(tail, b",\"n\":")?..)?;
    let text = std::str::from_utf8(text).ok()?.trim_end();
    let (rows, rest) = text.strip_prefix(",\"n\":")?.split_once(",\"prev\":\"")?;
    let (_, head) = rest.split_once("\",\"head\":\"")?;
    let head = head.strip_suffix("\"}").filter(|head| head.len() == NO_HEAD.len())?;
    Some(Head { head: head.to_owned(), rows: rows.parse().ok()? })
}

fn line(news: &News, last: &Head) -> (String, Head) {
    let hex_of = |print: &Print| hex(&print.0);
    let rows = (last.rows + news.rows.len() as u64).saturating_sub(news.gone.len() as u64);
    let line = Line {
        v: VERSION,
        t: news.time.format("%Y-%m-%dT%H:%M:%S%:z").to_string().into(),
        by: news.by.into(),
        accept: news.accepted.0.clone(),
        why: news.accepted.1.clone(),
        gone: news.gone.iter().map(hex_of).collect(),
        rows: news.rows.iter().map(|row| RowLine { h: hex_of(&row.print).into(), row: row.cells.clone() }).collect(),
        n: rows,
        prev: last.head.as_str().into(),
    };
    let body = serde_json::to_string(&line).unwrap_or_default();
    let body = body.strip_suffix('}').unwrap_or(&body);
    let head = digest(body.as_bytes());
    (format!("{body},\"head\":\"{head}\"}}\n"), Head { head, rows })
}

/// The head of a line with this body.
fn digest(body: &[u8]) -> String {
    hex(Sha256::digest(body).get(..NO_HEAD.len() / 2).unwrap_or_default())
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().fold(String::new(), |mut text, byte| {
        text.extend([byte >> 4, byte & 15].map(|digit| char::from_digit(digit.into(), 16).unwrap_or('0')));
        text
    })
}

fn print(hex: &str) -> Option<Print> {
    let mut print = [0; 16];
    if hex.len() != 2 * print.len() || !hex.is_ascii() {
        return None;
    }
    for (byte, i) in print.iter_mut().zip((0..).step_by(2)) {
        *byte = u8::from_str_radix(hex.get(i..i + 2)?, 16).ok()?;
    }
    Some(Print(print))
}

#[cfg(test)]
mod tests {
    use super::super::disk::RealDisk;
    use super::*;

    fn news(by: &'static str, rows: usize) -> News {
        let row = |i: usize| {
            let mut cells = Packed::default();
            for text in ["at", "2026-01-05 00:00", "note", "\"x\",\"head\":\"y\"}\n"] {
                cells.push(text);
            }
            Row { print: Print([u8::try_from(i).unwrap(); 16]), cells }
        };
        let time = DateTime::parse_from_rfc3339("2026-01-05T10:00:00+08:00").unwrap();
        News { time, by, rows: (0..rows).map(row).collect(), gone: Vec::new(), accepted: (Vec::new(), None) }
    }

    /// A journal of four lines.
    fn lines() -> Vec<String> {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("ledger.csv");
        for (by, rows) in [("seal", 3), ("claim", 1), ("log", 1), ("seal", 0)] {
            add(&RealDisk, &ledger, &news(by, rows)).unwrap();
        }
        let text = std::fs::read_to_string(beside(&ledger, ".journal")).unwrap();
        text.split_inclusive('\n').map(str::to_owned).collect()
    }

    fn read(text: &str) -> Chain {
        Chain::of(PathBuf::from("x"), text.as_bytes(), Some(0))
    }

    #[test]
    fn what_is_written_reads_back() {
        let lines = lines();
        let chain = read(&lines.concat());
        assert_eq!((chain.broken, chain.head.rows, chain.journal.entries.len()), (None, 5, 4));
        let entry = &chain.journal.entries[0];
        assert!(entry.is_seal && !chain.journal.entries[1].is_seal);
        assert_eq!(entry.at.to_string(), "2026-01-05 02:00:00");
        assert_eq!(entry.rows, news("seal", 3).rows);
        assert!(lines.iter().all(|line| chain.had(&line[line.len() - 19..line.len() - 3])) && !chain.had("00"));
    }

    #[test]
    fn case_128_a_journal_that_was_meddled_with_is_told_by_its_line() {
        let lines = lines();
        let all = lines.concat();
        let table = [
            ([&lines[1], &lines[2], &lines[3]].map(String::as_str).concat(), Some(1)),
            ([&lines[0], &lines[2], &lines[3]].map(String::as_str).concat(), Some(2)),
            ([&lines[0], &lines[2], &lines[1], &lines[3]].map(String::as_str).concat(), Some(2)),
            (all.replacen("\"claim\"", "\"log\"", 1), Some(2)),
            (all.replacen("2026-01-05 00:00", "2026-01-06 00:00", 1), Some(1)),
            (format!("{}{{\"v\":1}}\n{}", lines[0], lines[2]), Some(2)),
            (format!("{all}nonsense\n"), Some(5)),
            // Cut short by a crash, and gone on with.
            (format!("{}{{\"v\":1,\"t\":\n{}", lines[0], lines[1..].concat()), None),
            (format!("{all}{{\"v\":1,\"t\":\"2026"), None),
            (lines[..2].concat(), None),
            (String::new(), None),
            ("\0\0\0".to_owned(), None),
        ];
        for (text, broken) in table {
            assert_eq!(read(&text).broken, broken, "{text}");
        }
    }

    #[test]
    fn a_line_goes_on_behind_one_that_was_cut_short() {
        let lines = lines();
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("ledger.csv");
        for cut in [1, 20, lines[1].len() - 1] {
            std::fs::write(beside(&ledger, ".journal"), format!("{}{}", lines[0], &lines[1][..cut])).unwrap();
            let head = add(&RealDisk, &ledger, &news("log", 1)).unwrap();
            let chain = read(&std::fs::read_to_string(beside(&ledger, ".journal")).unwrap());
            // All but the line end is a whole line.
            let rows = if cut == lines[1].len() - 1 { 5 } else { 4 };
            assert_eq!((chain.broken, chain.head.rows, &chain.head), (None, rows, &head), "{cut}");
        }
    }
}
