//! A ledger is read from its place: whole, from one moment, without being in anybody's way.

use std::fs::{File, Metadata};
use std::io::{IsTerminal, Read, Seek, SeekFrom, StdinLock};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::flow::flow;
use super::journal::Chain;
use super::kind;
use super::ledger::{End, LARGE, Sheet};
use super::lock::Lock;
use crate::core::ledger::Ledger;
use crate::core::message::Message;
use crate::core::problem::Problem;
use crate::core::rulebook::{Charset, Rulebook};
use crate::core::time::Moment;
use crate::error::{Error, Subject};
use crate::{message, progress};

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

/// The rows of a ledger that was read, without its text.
#[derive(Debug)]
pub struct Rows {
    /// The rows.
    pub ledger: Ledger,
    /// The journal beside the file.
    pub chain: Option<Chain>,
    /// What a reader should know of the file.
    pub remarks: Vec<Message>,
}

/// Reads the rows of a ledger up to a moment.
///
/// # Errors
/// The file is missing, can't be opened, or can't be understood.
pub fn rows(path: &Path, rules: &Rulebook, as_of: Moment) -> Result<Rows, Error> {
    if let Some((ledger, chain)) = flowing(path, rules, as_of)? {
        return Ok(Rows { ledger, chain, remarks: Vec::new() });
    }
    let Reading { sheet, ledger, end, chain } = read(path, rules, as_of)?;
    Ok(Rows { ledger, chain, remarks: sheet.remarks(&end) })
}

/// Reads a large ledger without keeping its text; none where that can't be done, or anything about the file is odd.
fn flowing(path: &Path, rules: &Rulebook, as_of: Moment) -> Result<Option<(Ledger, Option<Chain>)>, Error> {
    let is_large = |meta: &Metadata| meta.is_file() && (LARGE as u64..=kind::LARGEST).contains(&meta.len());
    let is_utf8 = rules.ledger.encoding.is_none_or(|charset| charset == Charset::Utf8);
    // To open a pipe would be to wait for whoever writes into it.
    if !is_utf8 || !std::fs::metadata(path).is_ok_and(|meta| is_large(&meta)) {
        return Ok(None);
    }
    let _lock = Lock::share(path, COURTESY);
    let Ok(mut file) = File::open(path) else { return Ok(None) };
    let state = |file: &File| file.metadata().ok().and_then(|meta| Some((meta.len(), meta.modified().ok()?)));
    let before = state(&file);
    let Some((size, _)) = before.filter(|_| ends_line(&mut file)) else { return Ok(None) };
    progress::begin_reading(usize::try_from(size).unwrap_or(usize::MAX));
    // The lock keeps rows from being added between the two; where it was not to be had, one that the journal does not
    // know yet is no matter.
    let chain = Chain::read(path, rules.calendar.utc_offset)?;
    let flown = flow(&file, rules, as_of, chain.as_ref().map(|chain| chain.journal.clone()));
    let Some((mut ledger, _)) = flown.filter(|_| state(&file) == before) else { return Ok(None) };
    ledger.compare(rules);
    progress::begin_deciding();
    Ok(Some((ledger, chain)))
}

/// Whether a file ends with a line feed. Goes back to its beginning.
fn ends_line(file: &mut File) -> bool {
    let mut last = [0];
    let read = file.seek(SeekFrom::End(-1)).and_then(|_| file.read_exact(&mut last));
    read.and_then(|()| file.rewind()).is_ok() && last == *b"\n"
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
    std::fs::read(path).map_err(|error| failed(&error))
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
