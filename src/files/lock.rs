//! The lock on a ledger: a file beside it, so that spreadsheets and readers are never kept from the ledger itself.

use std::fs::{File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

use crate::error::Error;
use crate::message;

/// How long a writer waits for another before it gives up.
const PATIENCE: Duration = Duration::from_secs(10);

/// A lock that is held until it is dropped. The file stays: deleting it would let two writers hold two locks.
#[derive(Debug)]
pub struct Lock {
    _file: File,
}

impl Lock {
    /// Waits for the lock on a ledger.
    ///
    /// # Errors
    /// Busy after ten seconds; the system can't make or lock the file.
    pub fn wait(ledger: &Path) -> Result<Lock, Error> {
        let path = beside(ledger);
        let failed = |error: &std::io::Error| {
            Error::system(error, &path, message!("system-lock", path = path.display().to_string()))
        };
        let file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(&path)
            .map_err(|error| failed(&error))?;
        let start = Instant::now();
        let mut pause = Duration::from_millis(5);
        loop {
            match file.try_lock() {
                Ok(()) => return Ok(Lock { _file: file }),
                Err(TryLockError::WouldBlock) if start.elapsed() >= PATIENCE => return Err(Error::Busy { path }),
                Err(TryLockError::WouldBlock) => {}
                Err(TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Interrupted => {}
                Err(TryLockError::Error(error)) => return Err(failed(&error)),
            }
            sleep(pause);
            pause = (pause * 2).min(Duration::from_millis(200));
        }
    }
}

/// The files that belong to a ledger.
#[must_use]
pub fn companions(ledger: &Path) -> Vec<PathBuf> {
    vec![beside(ledger)]
}

/// The lock's file: `ledger.csv.lock`.
fn beside(ledger: &Path) -> PathBuf {
    let mut name = ledger.file_name().unwrap_or_default().to_owned();
    name.push(".lock");
    ledger.with_file_name(name)
}
