//! A last row that was cut short is taken away, and kept in a file beside the ledger.

use std::io;
use std::path::{Path, PathBuf};

use super::append::{Writable, nothing_written, shown};
use super::beside;
use super::disk::{Handle, Open, has_nothing_to_sync};
use super::ledger::{End, Sheet};
use crate::core::event::Place;
use crate::error::Error;
use crate::message;

/// What was taken away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fragment {
    /// Where it stood.
    pub place: Place,
    /// How many bytes it has.
    pub bytes: usize,
    /// The file that has it now.
    pub kept: PathBuf,
}

impl Writable {
    /// Takes away a last row that was cut short. It is kept in `ledger.csv.torn-…` first. None where all is whole.
    ///
    /// # Errors
    /// The ledger changed meanwhile, or the system failed; the message says whether anything was changed.
    pub fn mend(&mut self, sheet: &Sheet, end: &End, time: &str) -> Result<Option<Fragment>, Error> {
        let Some((place, start)) = end.torn else { return Ok(None) };
        let dialect = sheet.dialect;
        let lines = memchr::memchr_iter(dialect.line_end.byte(), sheet.text().get(..start).unwrap_or_default()).count();
        let start = dialect.encoding.start_of_line(&self.bytes, lines, dialect.line_end.byte());
        let Some((start, fragment)) = start.and_then(|start| Some((start, self.bytes.get(start..)?.to_owned()))) else {
            return Ok(None);
        };
        let kept = self.keep(&beside(&self.path, &format!(".torn-{time}")), &fragment)?;
        if !self.is_as_it_was() {
            return Err(self.changed());
        }
        let cut = self.file.set_len(start as u64).and_then(|()| match self.file.sync() {
            Err(error) if !has_nothing_to_sync(&error) => Err(error),
            _ => Ok(()),
        });
        cut.map_err(|error| self.failed(&error, message!("system-maybe-mended", path = shown(&self.path))))?;
        self.bytes.truncate(start);
        Ok(Some(Fragment { place, bytes: fragment.len(), kept }))
    }

    /// Writes a new file beside the ledger, under this name or one like it, and waits until the disk has it.
    pub(super) fn keep(&self, path: &Path, bytes: &[u8]) -> Result<PathBuf, Error> {
        const MOST: usize = 100;
        let failed = |error: io::Error| Error::writing(&error, path, nothing_written(&self.path));
        let names = (1..MOST).map(|i| if i == 1 { path.to_owned() } else { beside(path, &format!("-{i}")) });
        for path in names {
            let mut file = match self.disk.open(&path, Open::New(Some(&self.stat))) {
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => continue,
                file => file.map_err(failed)?,
            };
            let attributes = self.disk.take_attributes(&self.path, &path);
            let filled = attributes.and_then(|()| fill(file.as_mut(), bytes)).and_then(|()| self.sync_folder());
            if let Err(error) = filled {
                let _ = self.disk.remove(&path);
                return Err(failed(error));
            }
            return Ok(path);
        }
        Err(failed(io::ErrorKind::AlreadyExists.into()))
    }

    pub(super) fn sync_folder(&self) -> io::Result<()> {
        let folder = self.path.parent().unwrap_or(Path::new("."));
        match self.disk.sync_folder(folder) {
            Err(error) if !has_nothing_to_sync(&error) => Err(error),
            _ => Ok(()),
        }
    }
}

/// Writes a new file whole, and waits until the disk has it.
fn fill(file: &mut dyn Handle, mut bytes: &[u8]) -> io::Result<()> {
    while !bytes.is_empty() {
        let count = file.append(bytes)?;
        if count == 0 {
            return Err(io::ErrorKind::WriteZero.into());
        }
        bytes = bytes.get(count..).unwrap_or_default();
    }
    match file.sync() {
        Err(error) if !has_nothing_to_sync(&error) => Err(error),
        _ => Ok(()),
    }
}
