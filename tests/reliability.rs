//! `docs/reliability.md` has every case, and every test that it names is there.

use std::collections::BTreeSet;
use std::path::Path;

use crate::harness::project;

/// What may be said of a case.
const STATES: [&str; 3] = ["passed", "not applicable", "not run"];

/// The names of all tests and of all functions of scripts.
fn known() -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut folders = vec![project().join("src"), project().join("tests"), project().join("scripts")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_none_or(|ending| ending == "rs" || ending == "sh") {
                let text = std::fs::read_to_string(&path).unwrap();
                let functions = text.lines().map(str::trim).filter_map(|line| {
                    line.strip_prefix("fn ").or(Some(line).filter(|line| line.starts_with("case_")))?.split_once("()")
                });
                names.extend(functions.map(|(name, _)| name.to_owned()));
            }
        }
    }
    names
}

#[test]
fn every_case_is_shown_by_a_test_that_is_there() {
    let text = std::fs::read_to_string(project().join("docs/reliability.md")).unwrap();
    let known = known();
    let mut numbers = Vec::new();
    let mut named = BTreeSet::new();
    for line in
        text.lines().filter(|line| line.starts_with("| ") && line[2..].starts_with(|c: char| c.is_ascii_digit()))
    {
        let cells: Vec<&str> = line.trim_matches('|').split(" | ").map(str::trim).collect();
        let [number, case, expected, shown, state] = cells[..] else { panic!("not five cells: {line}") };
        numbers.push(number.parse::<usize>().unwrap());
        assert!(!case.is_empty() && !expected.is_empty() && !shown.is_empty(), "{line}");
        let told = STATES.iter().find(|known| state.starts_with(**known)).unwrap_or_else(|| panic!("no state: {line}"));
        assert!(*told == "passed" || state.len() > told.len() + 3, "no reason: {line}");
        let tests: Vec<&str> = shown.split('`').skip(1).step_by(2).collect();
        assert!(*told != "passed" || !tests.is_empty(), "nothing shows it: {line}");
        for test in tests {
            let is_there =
                known.contains(test) || (test.contains(['/', '.']) && Path::new(project()).join(test).exists());
            assert!(is_there, "case {number}: there is no {test}");
            named.insert(test.to_owned());
        }
    }
    assert_eq!(numbers, (1..=158).collect::<Vec<_>>());
    let forgotten: Vec<&String> =
        known.iter().filter(|name| name.starts_with("case_") && !named.contains(*name)).collect();
    assert!(forgotten.is_empty(), "not in the table: {forgotten:?}");
}
