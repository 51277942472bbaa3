//! Rows are appended to a ledger: under its lock, in its own dialect, in one write, synced, and looked at afterwards.
//!
//! What can go wrong, and what then: the file changed since it was read: nothing is written, and all is decided anew.
//! The write fails: what was written is cut off again. The disk does not confirm: nobody knows, and the user is told. The
//! file was replaced at that moment: the row is in a file without a name, and is decided anew. It was edited in place:
//! the row stands behind the edit, and the user is told.

use std::io;
use std::path::{Path, PathBuf};

use chrono::{DateTime, FixedOffset};

use super::dialect::Dialect;
use super::disk::{Disk, Handle, Open, RealDisk, Stat, has_nothing_to_sync};
use super::journal::{self, Head, News};
use super::kind;
use super::ledger::{End, Sheet};
use super::lock::{Lock, Manners};
use crate::core::message::Message;
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::core::text::guarded;
use crate::error::{Error, Subject};
use crate::message;

/// A ledger that is locked for writing.
#[derive(Debug)]
pub struct Writable {
    pub(super) disk: &'static dyn Disk,
    /// Where it lies, links followed.
    pub path: PathBuf,
    pub(super) file: Box<dyn Handle>,
    /// What it was when it was read.
    pub(super) stat: Stat,
    /// Its bytes.
    pub(super) bytes: Vec<u8>,
    lock: Option<Lock>,
}

/// A row that is to be appended: its cells in the order of the ledger's columns.
pub type Draft = Vec<String>;

/// What became of rows that were to be appended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Appended {
    /// They stand where they were to stand.
    Whole,
    /// Another program edited the ledger at that moment: they stand behind its rows.
    Moved,
    /// The ledger is no longer the one that was read: nothing is in it, and all must be decided anew.
    Changed,
}

impl Writable {
    /// Locks a ledger, and reads it as it is then.
    ///
    /// # Errors
    /// It is missing, busy, can't be written, or is no ledger.
    pub fn open(path: &Path, manners: Manners) -> Result<Writable, Error> {
        let reading = |error: &io::Error| Error::reading(error, path, Subject::Ledger);
        if path.as_os_str() == "-" {
            return Err(Error::usage(message!("usage-stdin-writes"), message!("usage-stdin-writes-hint")));
        }
        // A link is followed first, so that everybody locks the same file.
        let path = std::fs::canonicalize(path).map_err(|error| reading(&error))?;
        let meta = std::fs::metadata(&path).map_err(|error| reading(&error))?;
        kind::refuse_unread(&meta).map_err(|problem| Error::problems(&path, vec![*problem]))?;
        let lock = Lock::wait(&path, manners)?;
        Writable::open_on(&RealDisk, path, lock)
    }

    /// Reads a ledger that is to be written.
    ///
    /// # Errors
    /// It can't be opened or read.
    pub fn open_on(disk: &'static dyn Disk, path: PathBuf, lock: Option<Lock>) -> Result<Writable, Error> {
        let failed = |error: &io::Error| match error.kind() {
            io::ErrorKind::NotFound => Error::reading(error, &path, Subject::Ledger),
            _ => Error::writing(error, &path, nothing_written(&path)),
        };
        let mut file = disk.open(&path, Open::Append).map_err(|error| failed(&error))?;
        let stat = file.stat().map_err(|error| failed(&error))?;
        let bytes = file.read_from(0).map_err(|error| failed(&error))?;
        // A size that is not that of the bytes is seen before anything is written.
        Ok(Writable { disk, path, file, stat, bytes, lock })
    }

    /// Reads the ledger once more, under the same lock.
    ///
    /// # Errors
    /// It can't be opened or read.
    pub fn again(self) -> Result<Writable, Error> {
        Writable::open_on(self.disk, self.path, self.lock)
    }

    /// The ledger, understood.
    ///
    /// # Errors
    /// It is not text.
    pub fn sheet(&self, rules: &Rulebook) -> Result<Sheet, Error> {
        Sheet::decode(self.bytes.clone(), rules).map_err(|problem| Error::problems(&self.path, vec![*problem]))
    }

    /// Appends rows, all in one write, and waits until the disk has them. Of a file without a header, the first row is to
    /// be one.
    ///
    /// # Errors
    /// A character can't be written in the ledger's encoding; the system failed. The message says whether anything was
    /// written.
    pub fn append(&mut self, sheet: &Sheet, rows: &[Draft]) -> Result<Appended, Error> {
        let bytes = self.encoded(sheet, rows)?;
        if !self.is_as_it_was() {
            return Ok(Appended::Changed);
        }
        self.write(&bytes)?;
        if let Err(error) = self.file.sync()
            && !has_nothing_to_sync(&error)
        {
            // No second attempt: a system may forget what it could not write, and confirm nothing the next time.
            return Err(self.failed(&error, message!("system-maybe-written", path = shown(&self.path))));
        }
        self.verify(&bytes)
    }

    /// Writes into the journal beside the ledger.
    ///
    /// # Errors
    /// The system failed; the ledger is as it was.
    pub fn remember(&self, news: &News) -> Result<Head, Error> {
        journal::add(self.disk, &self.path, news)
    }

    /// When the journal beside the ledger was last written, where that can be told.
    #[must_use]
    pub fn last_remembered(&self) -> Option<DateTime<FixedOffset>> {
        journal::latest(self.disk, &self.path)
    }

    /// Whether the file is still the one that was read.
    pub(super) fn is_as_it_was(&self) -> bool {
        let now = self.disk.stat(&self.path);
        now.is_ok_and(|now| now == self.stat && now.size == self.bytes.len() as u64)
    }

    /// Writes at the end; what could be written only in part is cut off again.
    fn write(&mut self, bytes: &[u8]) -> Result<(), Error> {
        let mut written = 0;
        while let Some(rest) = bytes.get(written..).filter(|rest| !rest.is_empty()) {
            let error = match self.file.append(rest) {
                Ok(0) => io::Error::from(io::ErrorKind::WriteZero),
                Ok(count) => {
                    written += count;
                    continue;
                }
                Err(error) => error,
            };
            let message = if self.roll_back(written) {
                nothing_written(&self.path)
            } else {
                message!("system-half-written", path = shown(&self.path))
            };
            return Err(self.failed(&error, message));
        }
        Ok(())
    }

    /// Takes back what was written, if nobody else wrote; tells whether nothing is left of it.
    fn roll_back(&mut self, written: usize) -> bool {
        let old = self.stat.size;
        match self.file.stat() {
            Ok(now) if now.size == old => true,
            Ok(now) if now.size == old + written as u64 => {
                self.file.set_len(old).is_ok() && self.file.sync().map_or_else(|e| has_nothing_to_sync(&e), |()| true)
            }
            _ => false,
        }
    }

    /// Looks whether the rows are where they should be.
    fn verify(&mut self, bytes: &[u8]) -> Result<Appended, Error> {
        let maybe = message!("system-maybe-written", path = shown(&self.path));
        let now = match self.disk.stat(&self.path) {
            Ok(now) => now,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(self.failed(&error, message!("system-ledger-gone", path = shown(&self.path))));
            }
            Err(error) => return Err(self.failed(&error, maybe)),
        };
        if !now.is_same_file(&self.stat) {
            return Ok(Appended::Changed);
        }
        let read = self.file.read_from(self.stat.size).map_err(|error| self.failed(&error, maybe.clone()))?;
        if read.starts_with(bytes) {
            return Ok(Appended::Whole);
        }
        let all = self.file.read_from(0).map_err(|error| self.failed(&error, maybe))?;
        match memchr::memmem::rfind(&all, bytes) {
            Some(0) if self.stat.size > 0 => {
                Err(self.lost(message!("system-ledger-emptied", path = shown(&self.path))))
            }
            Some(_) => Ok(Appended::Moved),
            None => Err(self.lost(message!("system-not-stored", path = shown(&self.path)))),
        }
    }

    /// The rows as the ledger's own program would have written them.
    fn encoded(&self, sheet: &Sheet, rows: &[Draft]) -> Result<Vec<u8>, Error> {
        let dialect = if self.bytes.is_empty() { Dialect::OF_NEW_LEDGERS } else { sheet.dialect_at_end() };
        let mut text = String::new();
        if sheet.is_open() {
            text.push_str(dialect.line_end.text());
        }
        for row in rows {
            let cells: Vec<_> = row.iter().map(|cell| guarded(cell)).collect();
            text.push_str(&dialect.row(cells.iter().map(AsRef::as_ref)));
        }
        let Some(encoded) = dialect.encoding.encode(&text) else {
            let encoding = dialect.encoding.to_string();
            let problem = Problem::new(message!("ledger-unwritable", encoding = encoding));
            return Err(Error::problems(&self.path, vec![problem.hint(message!("ledger-unwritable-hint"))]));
        };
        let bom = if self.bytes.is_empty() { dialect.encoding.bom() } else { &[] };
        Ok([bom, &encoded].concat())
    }

    pub(super) fn failed(&self, error: &io::Error, message: Message) -> Error {
        Error::writing(error, &self.path, message)
    }

    fn lost(&self, message: Message) -> Error {
        self.failed(&io::Error::other("the bytes read back are not those written"), message)
    }
}

/// Refuses to write into a ledger that is not understood to its end, or only by a guess.
///
/// # Errors
/// Why it can't be written.
pub fn refuse_unclear(sheet: &Sheet, end: &End, path: &Path) -> Result<(), Error> {
    let refuse = |problem: Problem| Err(Error::problems(path, vec![problem]));
    if sheet.is_guess {
        let encoding = sheet.dialect.encoding.to_string();
        let problem = Problem::new(message!("ledger-guessed", encoding = encoding.as_str()));
        return refuse(problem.hint(message!("ledger-guessed-hint", encoding = encoding.to_lowercase())));
    }
    if let Some((place, _)) = end.torn {
        return refuse(Problem::new(message!("ledger-torn")).at(place).hint(message!("ledger-torn-hint")));
    }
    Ok(())
}

pub(super) fn nothing_written(path: &Path) -> Message {
    message!("system-nothing-written", path = shown(path))
}

pub(super) fn shown(path: &Path) -> String {
    path.display().to_string()
}
