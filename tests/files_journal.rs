//! The journal: what the program wrote or first saw, and what has become of it.

use std::process::{Command, Stdio};

use serde_json::Value;

use crate::harness::Folder;

const LEDGER: &str = "at,event,customer,rep,value,phone,note\n2026-01-05 09:10,claim,Fox,Ann,,138,first\n\
                      2026-01-06,deal,Fox,Ann,1200.50,,\n2026-01-07,claim,华远科技,Bo,,139,\n";

fn sealed() -> Folder {
    let folder = Folder::with(LEDGER, "managers: [Max]\n");
    let run = folder.run("seal").expect(0);
    assert!(run.stdout.contains("3 new rows"), "{run:?}");
    folder
}

/// The findings about rows, as check, row and message.
fn findings(folder: &Folder) -> Vec<(String, Option<u64>, String)> {
    let json = folder.json("audit --only changed-row,lost-row,doubled-row,backdated-row");
    let told = |finding: &Value| {
        let text = |field: &str| finding[field].as_str().unwrap().to_owned();
        (text("check"), finding["rows"][0]["row"].as_u64(), text("message"))
    };
    json["findings"].as_array().unwrap().iter().map(told).collect()
}

fn ids(folder: &Folder) -> String {
    let json = folder.json("audit --only changed-row,lost-row,doubled-row,backdated-row");
    let ids = json["findings"].as_array().unwrap().iter().map(|finding| finding["id"].as_str().unwrap());
    ids.collect::<Vec<_>>().join(",")
}

fn head(folder: &Folder) -> String {
    folder.json("audit")["journal"]["head"].as_str().unwrap().to_owned()
}

#[test]
fn without_a_journal_nothing_is_told() {
    let folder = Folder::with(LEDGER, "");
    assert_eq!(folder.json("audit").get("journal"), None);
    assert!(!folder.run("report").stdout.contains("Journal"));
}

#[test]
fn case_033_a_stale_copy_over_a_row_is_told_and_mended_once() {
    let folder = Folder::with(LEDGER, "managers: [Max]\n");
    folder.run("claim Owl --rep Cy --set phone=137 --note =1").expect(0);
    let with_claim = folder.read("ledger.csv");
    let folder = folder.file("ledger.csv", LEDGER);
    let found = findings(&folder);
    assert_eq!((found.len(), found[0].0.as_str()), (1, "lost-row"));
    assert!(found[0].2.contains("claim, Owl, Cy"), "{found:?}");
    folder.run("audit --only lost-row --fail-on notice").expect(1);

    folder.run("repair --restore").expect(0);
    assert_eq!(folder.read("ledger.csv"), with_claim);
    assert_eq!(findings(&folder), []);
    assert!(folder.run("repair --restore").expect(0).stdout.contains("whole"));
    assert_eq!(folder.read("ledger.csv"), with_claim);
}

#[test]
fn case_033_a_row_comes_back_with_a_decimal_comma_and_into_columns_in_another_order() {
    let folder = sealed();
    let other = "value;rep;event;customer;phone;note;at\n;Ann;claim;Fox;138;first;2026-01-05 09:10\n";
    let folder = folder.file("ledger.csv", other).file("rules.yaml", "ledger: {decimal: comma}\n");
    folder.run("repair --restore").expect(0);
    assert!(folder.read("ledger.csv").contains("\n1200,5;Ann;deal;Fox;;;2026-01-06 00:00\n"));
    assert_eq!(findings(&folder), []);
    let folder = sealed().file("ledger.csv", "at,event,customer,rep,value\n");
    assert!(folder.run("repair --restore").expect(2).stderr.contains("phone"));
    assert_eq!(folder.read("ledger.csv"), "at,event,customer,rep,value\n");
}

#[test]
fn case_125_to_127_changes_of_meaning_are_told_and_others_are_not() {
    let folder = sealed();
    let table = [
        (LEDGER.replace("Fox,Ann,,", "Fox,Cy,,"), vec![("changed-row", Some(2))]),
        (LEDGER.replace("1200.50", "1300"), vec![("changed-row", Some(3))]),
        (LEDGER.replace("2026-01-06,deal,Fox,Ann,1200.50,,\n", ""), vec![("lost-row", None)]),
        (format!("{LEDGER}2026-01-06,deal,Fox,Ann,1200.50,,\n"), vec![("doubled-row", Some(5))]),
        // Notes and attributes, order, encoding, line ends, quotes, dates: all the same.
        (LEDGER.replace("138,first", "137,second"), vec![]),
        (LEDGER.replace('\n', "\r\n").replace("2026-01-06", "2026/1/6").replace("claim,Fox", "\"报备\",FOX"), vec![]),
        (format!("\u{feff}{}", LEDGER.replace(',', ";")), vec![]),
        (
            {
                let mut lines: Vec<&str> = LEDGER.lines().collect();
                lines[1..].reverse();
                lines.join("\n") + "\n"
            },
            vec![],
        ),
    ];
    for (ledger, expected) in table {
        std::fs::write(folder.path("ledger.csv"), &ledger).unwrap();
        let found = findings(&folder);
        let told: Vec<_> = found.iter().map(|(check, row, _)| (check.as_str(), *row)).collect();
        assert_eq!(told, expected, "{ledger}: {found:?}");
    }
}

#[test]
fn case_126_a_converted_ledger_is_the_same() {
    let folder = sealed();
    for line in ["convert --to utf16", "convert --to utf8-bom --delimiter ;"] {
        folder.run(line).expect(0);
        assert_eq!(findings(&folder), [], "{line}");
    }
}

#[test]
fn case_128_a_journal_in_any_state_is_no_crash() {
    let folder = sealed();
    let whole = folder.read("ledger.csv.journal");
    folder.run("log contact Fox --rep Ann").expect(0);
    let journal = folder.read("ledger.csv.journal");
    let lines: Vec<&str> = journal.split_inclusive('\n').collect();
    assert_eq!((lines.len(), lines[0]), (2, whole.as_str()));
    for (text, broken) in [
        (journal.clone(), None),
        (journal.replacen("Fox", "Fix", 1), Some(1)),
        (lines[1].to_owned(), Some(1)),
        (String::new(), None),
        ("\0\u{1b}[31m\n".repeat(3), Some(1)),
        (format!("{journal}{{\"v\":1,"), None),
    ] {
        let folder = Folder::with(&folder.read("ledger.csv"), "").file("ledger.csv.journal", &text);
        let run = folder.run("audit --format json").expect(i32::from(broken.is_some()));
        let json: Value = serde_json::from_str(&run.stdout).unwrap();
        assert_eq!(json["journal"]["broken"].as_u64(), broken, "{text}");
        folder.run("log contact Fox --rep Ann").expect(0);
        folder.run("seal").expect(0);
    }
}

#[test]
fn case_129_a_head_of_last_week_is_known_or_not() {
    let folder = sealed();
    let old = head(&folder);
    folder.run("log contact Fox --rep Ann").expect(0);
    assert_ne!(head(&folder), old);
    folder.run(&format!("audit --expect-head {old}")).expect(0);
    folder.run(&format!("audit --expect-head {}", head(&folder))).expect(0);
    assert!(folder.run("audit --expect-head 0123456789abcdef").expect(1).stderr.contains("never had"));
    // Written anew by somebody who could.
    std::fs::remove_file(folder.path("ledger.csv.journal")).unwrap();
    folder.run(&format!("audit --expect-head {old}")).expect(1);
    folder.run("seal").expect(0);
    folder.run(&format!("audit --expect-head {old}")).expect(1);
}

#[test]
fn case_130_what_is_accepted_stays_accepted() {
    let folder = sealed();
    let changed = LEDGER.replace("Fox,Ann,,", "Fox,Cy,,").replace("2026-01-07,claim,华远科技,Bo,,139,\n", "");
    let folder = folder.file("ledger.csv", changed + "2026-01-06,deal,Fox,Ann,1200.50,,\n");
    let ids = ids(&folder);
    assert_eq!(findings(&folder).len(), 3);
    folder.run(&format!("seal --accept {ids}")).expect(2);
    folder.run(&format!("seal --accept {ids} --why \"a typing error\"")).expect(0);
    assert_eq!(findings(&folder), []);
    assert!(folder.read("ledger.csv.journal").contains("a typing error"));
    folder.run(&format!("seal --accept {ids} --why again")).expect(0);
    assert_eq!(findings(&folder), []);
    folder.run("seal --accept f-zzzzzzzz --why x").expect(2);
}

#[test]
fn case_131_a_row_stays_when_the_journal_can_not_be_written() {
    let folder = Folder::with(LEDGER, "");
    std::fs::create_dir(folder.path("ledger.csv.journal")).unwrap();
    let run = folder.run("log contact Fox --rep Ann --at 2026-01-09").expect(3);
    assert!(run.stderr.contains("journal") && run.stderr.contains("turfbook seal"), "{run:?}");
    assert!(folder.read("ledger.csv").ends_with("2026-01-09,contact,Fox,Ann,,,\n"));
    std::fs::remove_dir(folder.path("ledger.csv.journal")).unwrap();
    assert!(folder.run("seal").expect(0).stdout.contains("4 new rows"));
}

#[test]
fn case_132_seals_at_once_make_one_chain() {
    let folder = sealed();
    let seals: Vec<_> = (0..8)
        .map(|_| {
            let mut seal = Command::new(env!("CARGO_BIN_EXE_turfbook"));
            seal.arg("seal").current_dir(folder.path(".")).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap()
        })
        .collect();
    for mut seal in seals {
        assert!(seal.wait().unwrap().success());
    }
    let json = folder.json("audit");
    assert_eq!((&json["journal"]["broken"], &json["journal"]["rows"]), (&Value::Null, &3.into()));
    assert_eq!(folder.read("ledger.csv.journal").lines().count(), 9);
}

#[test]
fn a_seal_of_rows_that_can_not_be_read_is_refused() {
    let folder = Folder::with(&format!("{LEDGER}2026-02-30,claim,Owl,Cy,,,\n"), "");
    folder.run("seal").expect(2);
    folder.run("seal --skip-bad-rows").expect(2);
    assert!(!folder.path("ledger.csv.journal").exists());
}

#[test]
fn every_report_tells_where_the_journal_stands() {
    let folder = sealed();
    let head = head(&folder);
    for line in ["audit", "report", "report holdings", "report pool", "report deals", "report due", "check"] {
        assert!(folder.run(line).expect(0).stdout.contains(&head), "{line}");
        assert_eq!(folder.json(line)["journal"]["head"], head.as_str(), "{line}");
    }
}
