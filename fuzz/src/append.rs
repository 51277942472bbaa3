//! A row of any cells, appended to a ledger of any bytes: all earlier bytes stay, the old rows are what they were, and
//! there is one more, which says what it should.

#![no_main]

use libfuzzer_sys::fuzz_target;
use turfbook::core::ledger::Cells;
use turfbook::core::rulebook::Rulebook;
use turfbook::files::{Appended, Manners, Sheet, Writable, refuse_unclear};

fn rows(sheet: &Sheet) -> Option<Vec<Vec<String>>> {
    let mut rows = Vec::new();
    sheet.records(|_, record| rows.push((0..record.count()).map(|i| record.cell(i).to_owned()).collect())).ok()?;
    Some(rows)
}

/// A header in one of the dialects, as bytes.
fn header(dialect: u8) -> Vec<u8> {
    let delimiter = [",", ";", "\t"][usize::from(dialect % 3)];
    let end = ["\n", "\r\n"][usize::from(dialect / 3 % 2)];
    let quote = ["", "\""][usize::from(dialect / 6 % 2)];
    let names = ["at", "event", "customer", "rep", "note"].map(|name| format!("{quote}{name}{quote}"));
    let text = names.join(delimiter) + end;
    match dialect / 12 % 3 {
        0 => text.into_bytes(),
        1 => format!("\u{feff}{text}").into_bytes(),
        _ => format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect(),
    }
}

fuzz_target!(|input: (u8, Vec<u8>, [String; 5])| {
    let (dialect, rest, cells) = input;
    let bytes = [header(dialect), rest].concat();
    let cells = Vec::from(cells);
    let rules = Rulebook::default();
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("ledger.csv");
    std::fs::write(&path, &bytes).expect("a file");
    let manners = Manners { patience: std::time::Duration::ZERO, is_forced: true, locks: false };
    let Ok(mut file) = Writable::open(&path, manners) else { return };
    let Ok(sheet) = file.sheet(&rules) else { return };
    let Some(before) = rows(&sheet) else { return };
    let Ok(end) = sheet.records(|_, _| ()) else { return };
    if before.is_empty() || refuse_unclear(&sheet, &end, &path).is_err() {
        return;
    }
    // A row of blanks is none, and line ends of one kind are read as another's.
    let cells: Vec<String> = cells.into_iter().map(|cell| cell.replace(['\r', '\0'], "")).collect();
    if cells.iter().all(|cell| cell.trim().is_empty()) || cells.iter().any(|cell| cell.trim() != cell) {
        return;
    }
    let row = std::slice::from_ref(&cells);
    match file.append(&sheet, row) {
        Ok(appended) => assert_eq!(appended, Appended::Whole),
        // A character that the encoding has not.
        Err(_) => {
            assert_eq!(std::fs::read(&path).expect("a file"), bytes);
            return;
        }
    }
    let after = std::fs::read(&path).expect("a file");
    assert!(after.starts_with(&bytes), "an earlier byte changed");
    let sheet = Sheet::decode(after, &rules).expect("it was text before");
    let after = rows(&sheet).expect("it could be read before");
    assert_eq!(after.len(), before.len() + 1, "not one row more");
    assert_eq!(after[..before.len()], before[..], "an old row is another");
    let last = &after[before.len()];
    assert!(cells.iter().eq(last.iter().take(cells.len())), "{cells:?} reads back as {last:?}");
});
