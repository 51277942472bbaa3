//! The example company: every check fires, and its story tells the truth. Real files of other programs, where they lie
//! beside the project.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;
use turfbook::core::checks::Check;

use crate::harness::{project, run_in, words};

fn json(line: &str) -> Value {
    let run = run_in(project(), &words(&format!("{line} --format json")));
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{line}: {error}: {run:?}"))
}

fn audit(ledger: &str, options: &str) -> Vec<Value> {
    let audit = json(&format!("audit --ledger examples/{ledger} --rules rules.example.yaml {options}"));
    audit["findings"].as_array().unwrap().clone()
}

/// The checks that fire, each with the rows of its findings.
fn fired(findings: &[Value]) -> BTreeMap<String, Vec<BTreeSet<u64>>> {
    let mut fired: BTreeMap<String, Vec<BTreeSet<u64>>> = BTreeMap::new();
    for finding in findings {
        let rows = finding["rows"].as_array().unwrap().iter().map(|row| row["row"].as_u64().unwrap()).collect();
        fired.entry(finding["check"].as_str().unwrap().to_owned()).or_default().push(rows);
    }
    fired
}

#[test]
fn every_check_fires_in_the_example() {
    let mut all = audit("ledger.csv", "--as-of 2026-09-30");
    all.extend(audit("ledger-with-bad-rows.csv", "--as-of 2026-10-10 --skip-bad-rows"));
    let fired = fired(&all);
    // What a journal tells needs one; the pages of these checks have theirs.
    let of_journal = [Check::ChangedRow, Check::LostRow, Check::DoubledRow, Check::BackdatedRow];
    let checks = Check::ALL.iter().filter(|check| !of_journal.contains(check));
    let silent: Vec<&str> = checks.map(|check| check.name()).filter(|name| !fired.contains_key(*name)).collect();
    assert!(silent.is_empty(), "never fired: {silent:?}");
}

#[test]
fn the_story_names_the_rows_of_every_finding() {
    let story = std::fs::read_to_string(project().join("examples/README.md")).unwrap();
    let (_, table) = story.split_once("| check | rows | what happened |").unwrap();
    let mut told: BTreeMap<String, BTreeSet<u64>> = BTreeMap::new();
    for line in table.lines().skip(2).take_while(|line| line.starts_with('|')) {
        let cells: Vec<&str> = line.split('|').map(str::trim).collect();
        let check = cells[1].split('`').nth(1).unwrap();
        let rows = cells[2].split(", ").filter_map(|row| row.parse::<u64>().ok());
        told.entry(check.to_owned()).or_default().extend(rows);
    }
    for (check, findings) in fired(&audit("ledger.csv", "--as-of 2026-09-30")) {
        let rows: BTreeSet<u64> = findings.into_iter().flatten().collect();
        assert_eq!(told.get(&check), Some(&rows), "{check}");
    }
}

/// A file of the data beside the project.
fn shared(name: &str) -> Option<String> {
    let path = project().join("../shared/data").join(name);
    if !path.exists() {
        eprintln!("skipped: {name} is not here");
        return None;
    }
    Some(path.canonicalize().unwrap().display().to_string())
}

#[test]
fn the_log_of_a_help_desk_is_read_as_it_is() {
    let Some(log) = shared("helpdesk_log.csv") else { return };
    let files = format!("--ledger \"{log}\" --rules examples/foreign/helpdesk.rules.yaml --as-of 2014-01-03");
    let check = json(&format!("check {files}"));
    assert_eq!((&check["ledger"]["rows"], &check["ledger"]["passed_over"]), (&21_348.into(), &6527.into()));
    let audit = json(&format!("audit {files}"));
    let by_check = &audit["summary"]["by_check"];
    assert_eq!(
        (&by_check["collision"], &by_check["poaching"], &by_check["neglect"]),
        (&1300.into(), &1246.into(), &2278.into())
    );
    assert_eq!(json(&format!("report holdings {files}"))["holdings"].as_array().unwrap().len(), 5);
    assert_eq!(json(&format!("report pool {files}"))["customers"].as_array().unwrap().len(), 380);
}

#[test]
fn the_orders_of_northwind_are_read_as_they_are() {
    let Some(orders) = shared("northwind_orders.csv") else { return };
    let files = format!("--ledger \"{orders}\" --rules examples/foreign/northwind.rules.yaml --as-of 1998-05-06");
    let deals = json(&format!("report deals {files}"));
    let deals = deals["deals"].as_array().unwrap();
    assert_eq!(deals.len(), 830);
    let sum: f64 = deals.iter().map(|deal| deal["value"].as_f64().unwrap()).sum();
    assert!((sum - 1_265_793.06).abs() < 0.5, "{sum}");
    assert_eq!(json(&format!("audit {files}"))["summary"]["by_check"]["unclaimed-deal"], 830);
}
