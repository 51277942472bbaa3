//! A ledger is read from its place: whole, from one moment, without being in anybody's way.

use std::fs::File;
use std::io::{IsTerminal, Read, Seek, SeekFrom, StdinLock};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::journal::Chain;
use super::kind;
use super::ledger::{End, Sheet};
use super::lock::Lock;
use crate::core::ledger::Ledger;
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::core::time::Moment;
use crate::error::{Error, Subject};
use crate::message;

/// How long a reader waits for a writer before it reads all the same.
const COURTESY: Duration = Duration::from_secs(2);

/// A ledger that was read.
#[derive(Debug)]
pub struct Reading {
    /// The file.
    pub sheet: Sheet,
    /// Its rows.
    pub ledger: Ledger,
    /// What stands at its end.
    pub end: End,
    /// The journal beside it.
    pub chain: Option<Chain>,
}

/// Reads a ledger up to a moment.
///
/// # Errors
/// The file is missing, can't be opened, or can't be understood.
pub fn read(path: &Path, rules: &Rulebook, as_of: Moment) -> Result<Reading, Error> {
    let sheet = Sheet::decode(bytes(path, Subject::Ledger)?, rules).map_err(|problem| refused(path, *problem))?;
    let chain = if path.as_os_str() == "-" { None } else { Chain::read(path, rules.calendar.utc_offset)? };
    let sheet = sheet.watched(chain.as_ref().map(|chain| chain.journal.clone()));
    let read = understand(sheet, rules, as_of).map_err(|problems| Error::problems(path, problems))?;
    Ok(Reading { chain, ..read })
}

/// Reads the rows of a ledger up to a moment, by a guess at its encoding where there is no other way.
///
/// # Errors
/// Why it can't be understood.
pub fn understand(sheet: Sheet, rules: &Rulebook, as_of: Moment) -> Result<Reading, Vec<Problem>> {
    let problems = match sheet.ledger(rules, as_of) {
        Ok((ledger, end)) => return Ok(Reading { sheet, ledger, end, chain: None }),
        Err(problems) => problems,
    };
    let is_no_text = problems.iter().any(|problem| problem.message.id == "ledger-bad-encoding");
    let guessed = is_no_text.then(|| sheet.guessed(rules)).flatten();
    let read = guessed.and_then(|sheet| Some((sheet.ledger(rules, as_of).ok()?, sheet)));
    read.map(|((ledger, end), sheet)| Reading { sheet, ledger, end, chain: None }).ok_or(problems)
}

fn refused(path: &Path, problem: Problem) -> Error {
    Error::problems(path, vec![problem])
}

/// The bytes of a file, or of standard input for `-`. What can't be a ledger is refused before it is read.
///
/// # Errors
/// The file is missing or can't be read, or it is no file of this kind.
pub fn bytes(path: &Path, subject: Subject) -> Result<Vec<u8>, Error> {
    let failed = |error: &std::io::Error| Error::reading(error, path, subject);
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        standard_input()?.read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        return Ok(bytes);
    }
    let meta = std::fs::metadata(path).map_err(|error| failed(&error))?;
    kind::refuse_unread(&meta).map_err(|problem| refused(path, *problem))?;
    // A writer's row is whole once it has let go of the lock; a reader that waits in vain reads all the same.
    let _lock = (subject == Subject::Ledger).then(|| Lock::share(path, COURTESY)).flatten();
    whole(path).map_err(|error| failed(&error))
}

/// All of a file; a large one in two halves at once.
fn whole(path: &Path) -> std::io::Result<Vec<u8>> {
    const LARGE: usize = 1 << 20;
    let mut file = File::open(path)?;
    let size = usize::try_from(file.metadata()?.len()).unwrap_or(0);
    let mut bytes = vec![0; if size < LARGE { 0 } else { size }];
    if !bytes.is_empty() {
        let (first, second) = bytes.split_at_mut(size / 2);
        let (place, file) = (first.len() as u64, &file);
        std::thread::scope(|scope| {
            let first = scope.spawn(move || read_at(file, first, 0));
            let second = read_at(file, second, place);
            first.join().unwrap_or_else(|_| Err(std::io::ErrorKind::Other.into())).and(second)
        })?;
    }
    // What stands beyond, where it has grown since.
    file.seek(SeekFrom::Start(bytes.len() as u64))?;
    file.read_to_end(&mut bytes)?;
    Ok(bytes)
}

#[cfg(unix)]
fn read_at(file: &File, part: &mut [u8], place: u64) -> std::io::Result<()> {
    std::os::unix::fs::FileExt::read_exact_at(file, part, place)
}

#[cfg(windows)]
fn read_at(file: &File, mut part: &mut [u8], mut place: u64) -> std::io::Result<()> {
    while !part.is_empty() {
        let read = std::os::windows::fs::FileExt::seek_read(file, part, place)?;
        if read == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
        (part, place) = (part.split_at_mut(read).1, place + read as u64);
    }
    Ok(())
}

/// Standard input, where something comes through it.
///
/// # Errors
/// It is a keyboard, at which nobody types a ledger.
pub(super) fn standard_input() -> Result<StdinLock<'static>, Error> {
    let input = std::io::stdin();
    if input.is_terminal() {
        return Err(Error::usage(message!("usage-stdin-terminal"), message!("usage-stdin-terminal-hint")));
    }
    Ok(input.lock())
}

/// Files beside a ledger that a cloud drive has left where two people changed it at once.
#[must_use]
pub fn conflicted_copies(ledger: &Path) -> Vec<PathBuf> {
    let stem = ledger.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let folder = ledger.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_copy = |path: &PathBuf| {
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_lowercase();
        path.file_name() != ledger.file_name()
            && path.extension() == ledger.extension()
            && name.starts_with(&stem.to_lowercase())
            && (name.contains("conflict") || name.contains("冲突"))
    };
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut copies: Vec<PathBuf> = entries.filter(is_copy).collect();
    copies.sort();
    copies
}
