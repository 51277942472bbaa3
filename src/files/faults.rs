//! Whatever fails, and whenever: no acknowledged row is lost, no earlier byte changes, and the next run works or says how
//! to mend.

use std::collections::{BTreeMap, HashSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock};

use chrono::DateTime;

use super::append::{Appended, Writable};
use super::encoding::Encoding;
use super::faulty::{Failure, FaultyDisk, Op, Policy, after_crash};
use super::journal::{Chain, News};
use super::ledger::{End, Sheet};
use super::read::{Reading, understand};
use super::rewrite::{Form, converted};
use crate::core::column::Columns;
use crate::core::journal::{Row, What};
use crate::core::rulebook::Rulebook;
use crate::core::time::Moment;
use crate::error::Error;
use crate::exit::Exit;

type Files = BTreeMap<PathBuf, Vec<u8>>;

const HEADER: &str = "at,event,customer,rep,note\n";
const LEDGER: &str =
    "at,event,customer,rep,note\n2026-01-05,claim,Fox,Ann,\"two\nlines\"\n2026-01-06,contact,Fox,Ann,客户\n";
const TORN: &str = "2026-01-07 10:00,conta";

fn path() -> PathBuf {
    PathBuf::from("/ledger.csv")
}

fn files(ledger: &str) -> Files {
    BTreeMap::from([(path(), ledger.as_bytes().to_vec())])
}

fn rules() -> &'static Rulebook {
    static RULES: LazyLock<Rulebook> = LazyLock::new(Rulebook::default);
    &RULES
}

/// The n-th row that is appended: long enough to cross the border of a block now and then.
fn draft(n: usize) -> Vec<String> {
    let note = format!("Zeile, {n}: {}", "客".repeat(n * 97 % 211));
    ["2026-02-01 10:00", "contact", &format!("Owl {n}"), "Bo", &note].map(str::to_owned).to_vec()
}

fn header() -> Vec<String> {
    HEADER.trim_end().split(',').map(str::to_owned).collect()
}

fn open(disk: &'static FaultyDisk) -> Result<Writable, Error> {
    Writable::open_on(disk, path(), None)
}

fn read(bytes: &[u8], journal: Option<&Chain>) -> Result<Reading, String> {
    let rules = rules();
    let sheet = Sheet::decode(bytes.to_vec(), rules).map_err(|problem| format!("{problem:?}"))?;
    let sheet = sheet.watched(journal.map(|chain| Arc::clone(&chain.journal)));
    understand(sheet, rules, Moment::MAX).map_err(|problems| format!("{problems:?}"))
}

/// Appends rows as a command does: to the ledger, then to the journal.
fn append(disk: &'static FaultyDisk, rows: &[Vec<String>]) -> Result<Appended, Error> {
    let rules = rules();
    let mut file = open(disk)?;
    let sheet = file.sheet(rules)?;
    let appended = file.append(&sheet, rows)?;
    if appended != Appended::Changed {
        let columns = Columns::read(header().iter().map(String::as_str), rules).unwrap();
        let rows = rows.iter().filter(|row| row[0] != "at").map(|row| Row::of(rules, &columns, row.as_slice()));
        file.remember(&news("log", rows.collect()))?;
    }
    Ok(appended)
}

fn news(by: &'static str, rows: Vec<Row>) -> News {
    let time = DateTime::parse_from_rfc3339("2026-02-01T10:00:00+00:00").unwrap();
    News { time, by, rows, gone: Vec::new(), accepted: (Vec::new(), None) }
}

/// Every way in which a crash may leave what was not synced.
fn policies() -> Vec<Policy> {
    let mut policies = vec![
        Policy::LoseAll,
        Policy::KeepAll,
        Policy::Blocks(512),
        Policy::Blocks(4096),
        Policy::Zeros,
        Policy::NamesFirst,
    ];
    policies.extend((0..6).map(Policy::KeepFirst));
    policies.extend((0..50).map(|share| Policy::Part(share * 20 + 3)));
    policies.extend((0..200).map(|seed: u64| Policy::Some(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15))));
    policies
}

/// Goes through every state in which a crash may leave the disk. Gives how many there were.
fn crash_everywhere(start: &Files, log: &[Op], check: impl Fn(&Files, usize)) -> usize {
    let mut states = 0;
    let mut seen = HashSet::new();
    for k in 0..=log.len() {
        let acknowledged = log[..k].iter().filter(|op| matches!(op, Op::Acknowledged)).count();
        for policy in policies() {
            let files = after_crash(start, log, k, policy);
            states += 1;
            // What was looked at once need not be looked at again.
            if seen.insert((files.clone(), acknowledged)) {
                check(&files, acknowledged);
            }
        }
    }
    states
}

/// The rows of a ledger as cells, and what stands at its end.
fn rows(bytes: &[u8]) -> (Vec<Vec<String>>, End) {
    let sheet = Sheet::decode(bytes.to_vec(), rules()).unwrap();
    let mut rows = Vec::new();
    let end = sheet.records(|_, record| rows.push(record.iter().map(str::to_owned).collect())).unwrap();
    (rows, end)
}

/// I1 to I6 for a ledger to which rows are appended, whichever crash left these files.
fn check_appended(files: &Files, start: &Files, new: &[Vec<String>], acknowledged: usize) {
    let (bytes, old) = (&files[&path()], &start[&path()]);
    assert!(bytes.starts_with(old), "I3: an earlier byte changed");
    let tail = String::from_utf8_lossy(&bytes[old.len()..]).into_owned();
    let (old_rows, _) = rows(old);
    let (mut there, end) = rows(bytes);
    // A last row without a line end is told to everybody who reads the ledger.
    if end.open.is_some() && there.len() > old_rows.len() {
        there.pop();
    }
    let expected: Vec<Vec<String>> = old_rows.iter().cloned().chain(new.iter().cloned()).collect();
    assert!(expected.starts_with(&there) || expected == there, "I2: a row that nobody wrote: {tail:?}");
    let whole = there.len().saturating_sub(old_rows.len());
    assert!(whole >= acknowledged, "I1: {acknowledged} rows were acknowledged, {whole} are there: {tail:?}");

    let journal = files.get(&super::beside(&path(), ".journal"));
    let chain = journal.map(|bytes| Chain::of(PathBuf::new(), bytes, None));
    if let Some(chain) = &chain {
        assert_eq!(chain.broken, None, "{}", String::from_utf8_lossy(journal.unwrap()));
        if let Ok(read) = read(bytes, Some(chain)) {
            let lost = |change: &&crate::core::journal::Change| matches!(change.what, What::Lost { .. });
            let lost = read.ledger.changes.found.iter().filter(lost).count();
            assert_eq!(lost, 0, "I6: the journal is ahead of the ledger");
        }
    }

    let disk = FaultyDisk::with(files);
    if end.torn.is_some() {
        let mut file = open(disk).unwrap();
        let sheet = file.sheet(rules()).unwrap();
        assert!(file.mend(&sheet, &end, "t").unwrap().is_some(), "I5: {tail:?}");
    }
    let row = draft(99);
    let has_header = !rows(&disk.files()[&path()]).0.is_empty();
    let again: Vec<_> = if has_header { vec![row.clone()] } else { vec![header(), row.clone()] };
    assert_eq!(append(disk, &again).unwrap(), Appended::Whole, "I5: {tail:?}");
    let (after, end) = rows(&disk.files()[&path()]);
    assert_eq!((after.last(), end.torn, end.open), (Some(&row), None, None), "I5: {tail:?}");
}

#[test]
fn case_035_a_crash_at_every_operation_of_an_append() {
    let mut states = 0;
    let crlf = LEDGER.replace('\n', "\r\n");
    let ledgers = [LEDGER, LEDGER.trim_end(), &crlf, HEADER, ""];
    for ledger in ledgers {
        let start = files(ledger);
        let disk = FaultyDisk::with(&start);
        let mut new = Vec::new();
        for n in 1..=2 {
            let mut rows = vec![draft(n)];
            if ledger.is_empty() && n == 1 {
                rows.insert(0, header());
            }
            assert_eq!(append(disk, &rows).unwrap(), Appended::Whole);
            disk.acknowledge();
            new.extend(rows);
        }
        let log = disk.state().log.clone();
        states += crash_everywhere(&start, &log, |files, acknowledged| {
            let headers = usize::from(ledger.is_empty() && acknowledged > 0);
            check_appended(files, &start, &new, acknowledged + headers);
        });
    }
    println!("{states} states");
    assert!(states >= 10_000, "{states}");
}

#[test]
fn case_048_a_crash_at_every_operation_of_a_rewrite() {
    let start = files(LEDGER);
    let disk = FaultyDisk::with(&start);
    let mut file = open(disk).unwrap();
    let sheet = file.sheet(rules()).unwrap();
    let new = converted(&sheet, Form { encoding: Encoding::Utf16Le, delimiter: None }, rules()).unwrap();
    let backup = file.replace(&new, "t").unwrap();
    disk.acknowledge();
    let log = disk.state().log.clone();
    let states = crash_everywhere(&start, &log, |files, acknowledged| {
        let bytes = files.get(&path()).expect("the ledger is never missing");
        let is_new = *bytes == new;
        assert!(is_new || *bytes == LEDGER.as_bytes(), "neither old nor new");
        assert!(acknowledged == 0 || is_new);
        if is_new {
            assert_eq!(files.get(&backup).map(Vec::as_slice), Some(LEDGER.as_bytes()), "the old bytes are kept");
        }
        let disk = FaultyDisk::with(files);
        assert_eq!(append(disk, &[draft(1)]).unwrap(), Appended::Whole);
    });
    assert!(states > 2_000, "{states}");
}

#[test]
fn case_037_a_crash_at_every_operation_of_a_repair() {
    let torn = format!("{LEDGER}{TORN}");
    let start = files(&torn);
    let disk = FaultyDisk::with(&start);
    let mut file = open(disk).unwrap();
    let sheet = file.sheet(rules()).unwrap();
    let (_, end) = rows(torn.as_bytes());
    let kept = file.mend(&sheet, &end, "t").unwrap().unwrap().kept;
    let log = disk.state().log.clone();
    crash_everywhere(&start, &log, |files, _| {
        let bytes = &files[&path()];
        if bytes.as_slice() == LEDGER.as_bytes() {
            assert_eq!(files.get(&kept).map(Vec::as_slice), Some(TORN.as_bytes()), "what was removed is kept");
        } else {
            assert_eq!(bytes.as_slice(), torn.as_bytes());
        }
    });
}

#[test]
fn case_130_a_crash_at_every_operation_of_a_seal() {
    let start = files(LEDGER);
    let disk = FaultyDisk::with(&start);
    let columns = Columns::read(header().iter().map(String::as_str), rules()).unwrap();
    let sealed: Vec<Row> =
        rows(LEDGER.as_bytes()).0[1..].iter().map(|row| Row::of(rules(), &columns, row.as_slice())).collect();
    for _ in 0..3 {
        open(disk).unwrap().remember(&news("seal", sealed.clone())).unwrap();
        disk.acknowledge();
    }
    let log = disk.state().log.clone();
    let journal = super::beside(&path(), ".journal");
    crash_everywhere(&start, &log, |files, acknowledged| {
        let lines = |files: &Files| {
            let bytes = files.get(&journal).cloned().unwrap_or_default();
            let chain = Chain::of(PathBuf::new(), &bytes, None);
            assert_eq!(chain.broken, None, "{}", String::from_utf8_lossy(&bytes));
            chain.journal.entries.len()
        };
        let before = lines(files);
        assert!(before >= acknowledged, "{before} lines, {acknowledged} acknowledged");
        let disk = FaultyDisk::with(files);
        open(disk).unwrap().remember(&news("seal", Vec::new())).unwrap();
        assert_eq!(lines(&disk.files()), before + 1);
    });
}

const EIO: i32 = 5;
const EINVAL: i32 = 22;
const ENOTTY: i32 = 25;
const ENOSPC: i32 = 28;
const EROFS: i32 = 30;
const ENOSYS: i32 = 38;
const EDQUOT: i32 = 122;

/// The name of the sentence that an error tells, and its exit status.
fn told(error: &Error) -> (&'static str, Exit) {
    match error {
        Error::System { message, .. } => (message.id, error.exit()),
        other => panic!("{other:?}"),
    }
}

#[test]
fn case_018_to_022_a_write_that_fails_leaves_every_byte_as_it_was() {
    for failure in
        [ENOSPC, EDQUOT, EROFS, EIO].into_iter().flat_map(|code| [Failure::Error(code), Failure::Short(code)])
    {
        let disk = FaultyDisk::with(&files(LEDGER));
        disk.fail(0, failure);
        let error = append(disk, &[draft(1)]).unwrap_err();
        assert_eq!(told(&error), ("system-nothing-written", Exit::SystemFailed), "{failure:?}");
        assert_eq!(disk.files(), files(LEDGER), "{failure:?}");
        assert_eq!(append(disk, &[draft(1)]).unwrap(), Appended::Whole);
    }
}

#[test]
fn case_023_a_disk_that_does_not_confirm_is_not_asked_again() {
    let disk = FaultyDisk::with(&files(LEDGER));
    disk.fail(1, Failure::Error(EIO));
    let error = append(disk, &[draft(1)]).unwrap_err();
    assert_eq!(told(&error), ("system-maybe-written", Exit::SystemFailed));
    let log = disk.state().log.clone();
    assert!(matches!(log.as_slice(), [Op::Write { .. }]), "{log:?}");
    assert!(read(&disk.files()[&path()], None).is_ok());
}

#[test]
fn case_024_a_disk_that_has_nothing_to_sync_is_as_safe_as_it_gets() {
    for code in [EINVAL, ENOTTY, ENOSYS] {
        for at in [1, 4, 5] {
            let disk = FaultyDisk::with(&files(LEDGER));
            disk.fail(at, Failure::Error(code));
            assert_eq!(append(disk, &[draft(1)]).unwrap(), Appended::Whole, "{code} at {at}");
        }
    }
}

#[test]
fn case_025_a_write_that_is_said_to_be_done_and_is_not() {
    let disk = FaultyDisk::with(&files(LEDGER));
    disk.fail(0, Failure::Lie);
    let error = append(disk, &[draft(1)]).unwrap_err();
    assert_eq!(told(&error), ("system-not-stored", Exit::SystemFailed));
    assert_eq!(disk.files(), files(LEDGER));
}

#[test]
fn case_026_a_file_system_that_ignores_append_mode() {
    let disk = FaultyDisk::with(&files(LEDGER));
    disk.state().ignores_append = true;
    assert_eq!(append(disk, &[draft(1)]).unwrap(), Appended::Whole);
    assert!(disk.files()[&path()].starts_with(LEDGER.as_bytes()));
}

/// Appends while another program does something in the moment before the write.
fn in_the_window(
    other: impl Fn(&mut super::faulty::State, &Path) + Send + 'static,
) -> (Result<Appended, Error>, Files) {
    let disk = FaultyDisk::with(&files(LEDGER));
    disk.state().window = Some(Box::new(move |state| other(state, &path())));
    let result = append(disk, &[draft(1)]);
    let first = result.as_ref().is_ok_and(|appended| *appended == Appended::Changed);
    // All is decided anew.
    let result = if first { append(disk, &[draft(1)]) } else { result };
    let files = disk.files().into_iter().filter(|(path, _)| path.extension().is_some_and(|end| end == "csv"));
    (result, files.collect())
}

#[test]
fn case_027_and_028_a_row_that_somebody_types_at_that_moment_stays() {
    let typed = format!("{LEDGER}2026-01-08,contact,Fox,Ann,typed\n");
    for replaces in [true, false] {
        let text = typed.clone();
        let (result, files) = in_the_window(move |state, path| {
            if replaces { state.put(path, text.clone().into_bytes()) } else { state.edit(path, text.as_bytes()) }
        });
        assert_eq!(result.unwrap(), if replaces { Appended::Whole } else { Appended::Moved });
        let (rows, _) = rows(&files[&path()]);
        assert_eq!((rows[3][4].as_str(), &rows[4]), ("typed", &draft(1)));
    }
}

#[test]
fn case_029_and_030_a_ledger_that_is_emptied_or_deleted_at_that_moment() {
    let (result, _) = in_the_window(|state, path| state.edit(path, b""));
    assert_eq!(told(&result.unwrap_err()), ("system-ledger-emptied", Exit::SystemFailed));
    let (result, files) = in_the_window(super::faulty::State::take);
    assert_eq!(told(&result.unwrap_err()), ("system-ledger-gone", Exit::SystemFailed));
    assert_eq!(files, Files::new());
}

#[test]
fn case_038_and_039_a_rewrite_that_fails_leaves_the_old_file_and_no_other() {
    let new = b"at,event\n".to_vec();
    let disk = FaultyDisk::with(&files(LEDGER));
    open(disk).unwrap().replace(&new, "t").unwrap();
    let operations = disk.state().log.len();
    for at in 0..operations - 1 {
        for failure in [Failure::Error(ENOSPC), Failure::Error(EIO), Failure::Short(ENOSPC)] {
            let disk = FaultyDisk::with(&files(LEDGER));
            disk.fail(at, failure);
            let Err(error) = open(disk).unwrap().replace(&new, "t") else {
                panic!("{at} {failure:?}");
            };
            assert_eq!(error.exit(), Exit::SystemFailed, "{at} {failure:?}");
            assert_eq!(disk.files(), files(LEDGER), "{at} {failure:?}");
        }
    }
}
