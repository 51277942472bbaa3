//! Rows that are appended, and what may get in the way.

use std::process::{Command, Stdio};

use crate::harness::Folder;

const HEADER: &str = "at,event,customer,rep,note\n";
const LEDGER: &str = "at,event,customer,rep,note\n2026-01-05 09:00,claim,Fox,Ann,first\n";
const CONTACT: &str = "log contact Fox --rep Ann --at 2026-01-06";
const ROW: &str = "2026-01-06,contact,Fox,Ann,\n";

fn with(ledger: impl AsRef<[u8]>) -> Folder {
    Folder::new().file("ledger.csv", ledger).file("rules.yaml", "managers: [Max]\n")
}

/// The names in a folder that begin so.
fn names(folder: &Folder, start: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder.path(".")).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.filter(|name| name.starts_with(start)).collect()
}

#[test]
fn case_012_a_whole_last_row_without_a_line_end_is_kept() {
    let folder = with(LEDGER.trim_end());
    let run = folder.run(CONTACT).expect(0);
    assert!(run.stderr.contains("Row 2 has no line end"), "{run:?}");
    assert_eq!(folder.read("ledger.csv"), format!("{LEDGER}{ROW}"));
}

#[test]
fn case_013_a_torn_tail_is_told_and_mended() {
    let torn = format!("{LEDGER}2026-01-06 10:0");
    let folder = with(&torn);
    let run = folder.run("audit").expect(2);
    assert!(run.stderr.contains("row 3") && run.stderr.contains("cut short"), "{run:?}");
    let json = folder.json("audit --skip-bad-rows");
    assert_eq!(json["findings"][0]["check"], "unreadable-row");
    assert_eq!(json["ledger"]["rows"], 2);
    folder.run(CONTACT).expect(2);
    assert_eq!(folder.read("ledger.csv"), torn);

    folder.run("repair").expect(0);
    assert_eq!(folder.read("ledger.csv"), LEDGER);
    let kept = names(&folder, "ledger.csv.torn-");
    assert_eq!(kept.len(), 1);
    assert_eq!(folder.read(&kept[0]), "2026-01-06 10:0");
    folder.run(CONTACT).expect(0);
    assert_eq!(folder.read("ledger.csv"), format!("{LEDGER}{ROW}"));
    assert!(folder.run("repair").expect(0).stdout.contains("whole"));
}

#[test]
fn case_014_zeros_at_the_end_are_a_torn_tail() {
    for zeros in [1, 512, 4096] {
        for start in [LEDGER.to_owned(), format!("{LEDGER}2026-01-06,cont")] {
            let folder = with([start.as_bytes(), &vec![0; zeros]].concat());
            folder.run("audit").expect(2);
            folder.run(CONTACT).expect(2);
            folder.run("repair").expect(0);
            assert_eq!(folder.read("ledger.csv"), LEDGER);
            folder.run(CONTACT).expect(0);
        }
    }
}

#[test]
fn case_015_a_tail_cut_within_quotes_is_torn() {
    for tail in ["2026-01-06,contact,\"Fo", "2026-01-06,contact,Fox,Ann,\"two\nlines, and mo"] {
        let folder = with(format!("{LEDGER}{tail}"));
        assert!(folder.run("audit").expect(2).stderr.contains("cut short"));
        folder.run("repair").expect(0);
        assert_eq!(folder.read("ledger.csv"), LEDGER);
    }
}

#[test]
fn case_016_a_tail_cut_within_a_character_is_torn() {
    for cut in 1..3 {
        let row = "2026-01-06,contact,Fox,Ann,客";
        let folder = with([LEDGER.as_bytes(), &row.as_bytes()[..row.len() - cut]].concat());
        assert!(folder.run("audit").expect(2).stderr.contains("cut short"));
        folder.run("repair").expect(0);
        assert_eq!(folder.read("ledger.csv"), LEDGER);
    }
}

#[test]
fn case_017_a_row_cut_anywhere_is_never_taken_for_another_in_silence() {
    let row = "2026-01-06 10:00,contact,\"Fox, Ltd\",Ann,客户";
    for cut in 1..row.len() {
        let folder = with([LEDGER.as_bytes(), &row.as_bytes()[..cut]].concat());
        let run = folder.run("check");
        let is_told = run.stderr.contains("cut short") || run.stderr.contains("no line end");
        assert!(is_told, "cut at {cut}: {run:?}");
    }
}

#[test]
fn case_003_and_011_a_held_lock_is_waited_for_and_told() {
    let folder = with(LEDGER);
    let lock = std::fs::File::create(folder.path("ledger.csv.lock")).unwrap();
    lock.lock().unwrap();
    let run = folder.run(&format!("{CONTACT} --lock-timeout 0")).expect(4);
    assert!(run.stderr.contains("ledger.csv.lock"), "{run:?}");
    assert_eq!(folder.read("ledger.csv"), LEDGER);
    folder.run(&format!("{CONTACT} --lock-timeout 0 --no-lock")).expect(0);
    lock.unlock().unwrap();
    folder.run(&format!("{CONTACT} --lock-timeout 0")).expect(0);
    assert_eq!(folder.read("ledger.csv"), format!("{LEDGER}{ROW}{ROW}"));
}

#[test]
fn case_008_a_strange_lock_file_is_used_and_never_deleted() {
    let folder = with(LEDGER).file("ledger.csv.lock", "somebody's notes");
    let mut rights = std::fs::metadata(folder.path("ledger.csv.lock")).unwrap().permissions();
    rights.set_readonly(true);
    std::fs::set_permissions(folder.path("ledger.csv.lock"), rights).unwrap();
    folder.run(CONTACT).expect(0);
    assert_eq!(folder.read("ledger.csv.lock"), "somebody's notes");
}

#[test]
fn case_031_a_ledger_that_is_open_in_a_spreadsheet_is_not_written() {
    for (lock, who) in [(".~lock.ledger.csv#", "LibreOffice (Li Na)"), ("~$ledger.csv", "Excel/WPS")] {
        let folder = with(LEDGER).file(lock, ",Li Na,pc,24.11.2026 10:00,file:///x;");
        let run = folder.run(CONTACT).expect(4);
        assert!(run.stderr.contains(who), "{run:?}");
        assert_eq!(folder.read("ledger.csv"), LEDGER);
        folder.run("audit").expect(0);
        folder.run(&format!("{CONTACT} --force")).expect(0);
    }
}

#[test]
fn case_034_a_copy_from_a_conflict_is_remarked_on() {
    let folder = with(LEDGER).file("ledger (conflicted copy 2026-01-06).csv", HEADER).file("ledger-old.csv", HEADER);
    let run = folder.run("audit").expect(0);
    assert!(run.stderr.contains("conflicted copy") && !run.stderr.contains("ledger-old"), "{run:?}");
}

#[test]
fn case_036_an_empty_ledger_gets_one_header_and_every_row() {
    for start in ["", "\u{feff}"] {
        let folder = with(start);
        let claims: Vec<_> = (0..5)
            .map(|i| {
                Command::new(env!("CARGO_BIN_EXE_turfbook"))
                    .args(["log", "contact", "Fox", "--rep", "Ann", "--at", &format!("2026-01-0{}", i + 1)])
                    .args(["--lang", "en"])
                    .current_dir(folder.path("."))
                    .stdout(Stdio::null())
                    .stderr(Stdio::null())
                    .spawn()
                    .unwrap()
            })
            .collect();
        let granted = claims.into_iter().filter_map(|mut claim| claim.wait().unwrap().code()).filter(|code| *code == 0);
        let granted = granted.count();
        let text = folder.read("ledger.csv");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "\u{feff}at,event,customer,rep,with,value,by,ref,recorded,note");
        assert!(lines[1..].iter().all(|line| line.contains(",contact,Fox,Ann,")), "{text}");
        assert_eq!((lines.len() - 1, granted), (5, 5));
    }
}

#[test]
fn case_036_a_missing_ledger_is_no_ledger() {
    let folder = Folder::new().file("rules.yaml", "");
    assert!(folder.run(CONTACT).expect(2).stderr.contains("turfbook init"));
    assert_eq!(names(&folder, "ledger").len(), 0);
}

#[cfg(unix)]
mod unix {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, symlink};

    use super::*;

    #[test]
    fn case_041_rights_stay() {
        for mode in [0o600, 0o640, 0o664] {
            let folder = with(LEDGER);
            let path = folder.path("ledger.csv");
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(mode)).unwrap();
            folder.run(CONTACT).expect(0);
            folder.run("convert --to utf8-bom").expect(0);
            assert_eq!(std::fs::metadata(&path).unwrap().mode() & 0o777, mode);
            let backup = names(&folder, "ledger.csv.bak-").remove(0);
            assert_eq!(std::fs::metadata(folder.path(&backup)).unwrap().mode() & 0o777, mode);
        }
    }

    #[test]
    fn case_043_a_link_stays_and_its_target_changes() {
        let folder = Folder::new().file("real.csv", LEDGER).file("rules.yaml", "");
        symlink("real.csv", folder.path("one")).unwrap();
        symlink("one", folder.path("two")).unwrap();
        symlink("two", folder.path("ledger.csv")).unwrap();
        folder.run(CONTACT).expect(0);
        folder.run("convert --to utf8-bom").expect(0);
        assert!(std::fs::symlink_metadata(folder.path("ledger.csv")).unwrap().is_symlink());
        assert_eq!(folder.read("real.csv"), format!("\u{feff}{LEDGER}{ROW}"));
        assert!(folder.path("real.csv.lock").exists());

        for (from, status) in [("nowhere", 2), ("loop", 3)] {
            let folder = Folder::new().file("rules.yaml", "");
            symlink(from, folder.path("ledger.csv")).unwrap();
            symlink("ledger.csv", folder.path("loop")).unwrap();
            folder.run(CONTACT).expect(status);
            folder.run("audit").expect(status);
        }
    }

    #[test]
    fn case_044_a_ledger_with_two_names_is_appended_to_but_not_replaced() {
        let folder = with(LEDGER);
        std::fs::hard_link(folder.path("ledger.csv"), folder.path("second.csv")).unwrap();
        folder.run(CONTACT).expect(0);
        assert_eq!(folder.read("second.csv"), format!("{LEDGER}{ROW}"));
        assert!(folder.run("convert --to utf8-bom").expect(2).stderr.contains("2 names"));
        assert_eq!(folder.read("second.csv"), format!("{LEDGER}{ROW}"));
    }
}

#[test]
fn case_040_leftovers_of_rewrites_are_removed_after_a_day() {
    let folder =
        with(LEDGER).file(".ledger.csv.tmp-old", "").file(".ledger.csv.tmp-new", "").file(".other.tmp-old", "");
    let old = std::time::SystemTime::now() - std::time::Duration::from_secs(2 * 24 * 3600);
    for name in [".ledger.csv.tmp-old", ".other.tmp-old"] {
        let file = std::fs::File::options().write(true).open(folder.path(name)).unwrap();
        file.set_modified(old).unwrap();
    }
    folder.run("convert --to utf8-bom").expect(0);
    assert_eq!(names(&folder, ".ledger.csv.tmp"), [".ledger.csv.tmp-new"]);
    assert!(folder.path(".other.tmp-old").exists());
}
