//! Rows are appended to a ledger: under its lock, in its own dialect, in one write, synced.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::dialect::{BOM, Dialect, Encoding};
use super::ledger::Sheet;
use super::lock::Lock;
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::error::{Error, Subject};
use crate::message;

/// A ledger that is locked for writing.
#[derive(Debug)]
pub struct Writable {
    path: PathBuf,
    file: File,
    size: u64,
    dialect: Dialect,
    is_open: bool,
    _lock: Lock,
}

/// A row that is to be appended: its cells in the order of the ledger's columns.
pub type Draft = Vec<String>;

impl Writable {
    /// Locks a ledger, and reads it as it is then.
    ///
    /// # Errors
    /// It is missing, busy, can't be written, or is not text.
    pub fn open(path: &Path, rules: &Rulebook) -> Result<(Sheet, Writable), Error> {
        // A link is followed first, so that everybody locks the same file.
        let path = std::fs::canonicalize(path).map_err(|error| Error::reading(&error, path, Subject::Ledger))?;
        let lock = Lock::wait(&path)?;
        let mut file = OpenOptions::new()
            .read(true)
            .append(true)
            .open(&path)
            .map_err(|error| Error::system(&error, &path, nothing_written(&path)))?;
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).map_err(|error| Error::system(&error, &path, nothing_written(&path)))?;
        let size = bytes.len() as u64;
        let sheet = Sheet::decode(bytes, rules).map_err(|problem| Error::problems(&path, vec![*problem]))?;
        let (dialect, is_open) = (sheet.dialect, sheet.is_open());
        Ok((sheet, Writable { path, file, size, dialect, is_open, _lock: lock }))
    }

    /// Appends rows, all in one write, and waits until the disk has them.
    ///
    /// # Errors
    /// A character can't be written in the ledger's encoding; the file changed meanwhile; the system failed. The
    /// message says whether anything was written.
    pub fn append(mut self, rows: &[Draft]) -> Result<(), Error> {
        let bytes = self.bytes(rows)?;
        if self.file.metadata().map_or(0, |meta| meta.len()) != self.size {
            return Err(Error::Busy { path: self.path });
        }
        let failed = |error: &std::io::Error, path: &Path, message| Err(Error::system(error, path, message));
        // Append mode and a sought end, both: some file systems honour only one of them.
        if let Err(error) = self.file.seek(SeekFrom::End(0)) {
            return failed(&error, &self.path, nothing_written(&self.path));
        }
        if let Err(error) = self.file.write_all(&bytes) {
            let message = match self.file.set_len(self.size).and_then(|()| self.file.sync_all()) {
                Ok(()) => nothing_written(&self.path),
                Err(_) => message!("system-half-written", path = self.path.display().to_string()),
            };
            return failed(&error, &self.path, message);
        }
        match self.file.sync_all() {
            Ok(()) => Ok(()),
            Err(error) if is_no_disk(&error) => Ok(()),
            Err(error) => {
                let message = message!("system-maybe-written", path = self.path.display().to_string());
                failed(&error, &self.path, message)
            }
        }
    }

    /// The rows as the ledger's own program would have written them.
    fn bytes(&self, rows: &[Draft]) -> Result<Vec<u8>, Error> {
        let dialect = self.dialect;
        let mut text = String::new();
        if self.is_open {
            text.push_str(dialect.line_end.text());
        }
        for row in rows {
            let mut writer = csv::WriterBuilder::new()
                .delimiter(dialect.delimiter.0)
                .terminator(csv::Terminator::Any(b'\n'))
                .from_writer(Vec::new());
            let written = writer.write_record(row).and_then(|()| Ok(writer.flush()?));
            let line = written.ok().and_then(|()| String::from_utf8(writer.into_inner().ok()?).ok());
            let Some(line) = line else { continue };
            text.push_str(line.strip_suffix('\n').unwrap_or(&line));
            text.push_str(dialect.line_end.text());
        }
        let mut bytes = if self.size == 0 && dialect.encoding == Encoding::Utf8Bom { BOM.to_vec() } else { Vec::new() };
        let Some(encoded) = dialect.encoding.encode(&text) else {
            let problem = Problem::new(message!("ledger-unwritable", encoding = dialect.encoding.name()));
            return Err(Error::problems(&self.path, vec![problem.hint(message!("ledger-unwritable-hint"))]));
        };
        bytes.extend(encoded);
        Ok(bytes)
    }
}

/// Errors of file systems that have nothing to sync.
fn is_no_disk(error: &std::io::Error) -> bool {
    matches!(error.kind(), std::io::ErrorKind::Unsupported | std::io::ErrorKind::InvalidInput)
}

fn nothing_written(path: &Path) -> crate::core::message::Message {
    message!("system-nothing-written", path = path.display().to_string())
}
