//! The lock on a ledger: a file beside it, so that spreadsheets and readers are never kept from the ledger itself.

use std::fs::{File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::error::{Busy, Error};
use crate::message;

/// How a writer deals with others.
#[derive(Clone, Copy, Debug)]
pub struct Manners {
    /// How long it waits for another writer.
    pub patience: Duration,
    /// Whether it writes though a spreadsheet has the ledger open.
    pub is_forced: bool,
    /// Whether it takes the lock, where the file system has locks.
    pub locks: bool,
}

/// A lock that is held until it is dropped. The file stays: deleting it would let two writers hold two locks.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock on a ledger; none where the user does without.
    ///
    /// # Errors
    /// Another program has it or has the ledger open; the system can't make or lock the file.
    pub fn wait(ledger: &Path, manners: Manners) -> Result<Option<Lock>, Error> {
        if let Some(who) = spreadsheet(ledger).filter(|_| !manners.is_forced) {
            return Err(Error::Busy { path: ledger.to_owned(), by: Busy::Spreadsheet(who) });
        }
        if !manners.locks {
            return Ok(None);
        }
        let path = super::beside(ledger, ".lock");
        let failed =
            |error: &io::Error| Error::system(error, &path, message!("system-lock", path = path.display().to_string()));
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
        // Somebody else's lock file that may only be read is locked all the same.
        let file = file.or_else(|error| match File::open(&path) {
            Ok(file) if file.metadata().is_ok_and(|meta| meta.is_file()) => Ok(file),
            _ => Err(failed(&error)),
        })?;
        match attempt(manners.patience, || file.try_lock()) {
            Ok(true) => Ok(Some(Lock { _file: file })),
            Ok(false) => Err(Error::Busy { path, by: Busy::Locked }),
            Err(error) => Err(failed(&error)),
        }
    }

    /// Waits a while until nobody writes; none where nobody ever did, where a writer takes too long, or where the file
    /// system has no locks.
    #[must_use]
    pub fn share(ledger: &Path, patience: Duration) -> Option<Lock> {
        let ledger = std::fs::canonicalize(ledger).ok()?;
        let file = File::open(super::beside(&ledger, ".lock")).ok()?;
        let is_held = attempt(patience, || file.try_lock_shared()).unwrap_or(false);
        is_held.then_some(Lock { _file: file })
    }
}

/// Tries to lock until it is done; false when patience is at its end.
fn attempt(patience: Duration, lock: impl Fn() -> Result<(), TryLockError>) -> io::Result<bool> {
    let start = Instant::now();
    let mut pause = Duration::from_millis(5);
    loop {
        match lock() {
            Ok(()) => return Ok(true),
            Err(TryLockError::WouldBlock) if start.elapsed() >= patience => return Ok(false),
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(TryLockError::Error(error)) => return Err(error),
        }
        sleep(pause);
        pause = (pause * 2).min(Duration::from_millis(200));
    }
}

/// Who has a ledger open, by the file that a spreadsheet leaves beside it: LibreOffice `.~lock.NAME#`, Excel and WPS
/// `~$NAME`.
fn spreadsheet(ledger: &Path) -> Option<String> {
    let name = ledger.file_name()?.to_str()?;
    let beside = |name: String| -> PathBuf { ledger.with_file_name(name) };
    if let Ok(bytes) = std::fs::read(beside(format!(".~lock.{name}#"))) {
        let text = String::from_utf8_lossy(&bytes).into_owned();
        let mut words = text.split(',').map(str::trim).filter(|word| !word.is_empty());
        return Some(format!("LibreOffice ({})", words.next().unwrap_or("?")));
    }
    beside(format!("~${name}")).exists().then(|| "Excel/WPS".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    const HASTY: Manners = Manners { patience: Duration::ZERO, is_forced: false, locks: true };

    #[test]
    fn case_031_a_spreadsheet_that_has_the_ledger_is_named() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("ledger.csv");
        std::fs::write(folder.path().join(".~lock.ledger.csv#"), "Li Na,lina,pc,24.11.2026 10:00,file:///x;").unwrap();
        let Err(Error::Busy { by: Busy::Spreadsheet(who), .. }) = Lock::wait(&ledger, HASTY) else { panic!() };
        assert_eq!(who, "LibreOffice (Li Na)");
        assert!(Lock::wait(&ledger, Manners { is_forced: true, ..HASTY }).unwrap().is_some());
    }

    #[test]
    fn case_003_a_second_writer_does_not_wait_for_ever() {
        let folder = tempfile::tempdir().unwrap();
        let ledger = folder.path().join("ledger.csv");
        let first = Lock::wait(&ledger, HASTY).unwrap();
        assert!(matches!(Lock::wait(&ledger, HASTY), Err(Error::Busy { by: Busy::Locked, .. })));
        assert!(Lock::wait(&ledger, Manners { locks: false, ..HASTY }).unwrap().is_none());
        drop(first);
        assert!(Lock::wait(&ledger, HASTY).unwrap().is_some());
        assert!(folder.path().join("ledger.csv.lock").exists());
    }
}
