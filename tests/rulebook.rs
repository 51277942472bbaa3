//! The shipped rulebooks: they load, and the one that shows every setting leaves none out.

use std::collections::BTreeSet;

use turfbook::core::checks::Check;
use turfbook::core::event::EVENTS;
use turfbook::core::rulebook::Rulebook;

use crate::harness::{Folder, project};

fn example() -> String {
    std::fs::read_to_string(project().join("rules.example.yaml")).unwrap()
}

/// Every path that is written in a rulebook, with indices left open.
fn written(value: &serde_yaml::Value, path: &str, into: &mut BTreeSet<String>) {
    match value {
        serde_yaml::Value::Mapping(map) => {
            for (key, value) in map {
                let key = key.as_str().unwrap();
                let path = if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") };
                written(value, &path, into);
            }
        }
        serde_yaml::Value::Sequence(members) => {
            into.insert(path.to_owned());
            for value in members {
                written(value, &format!("{path}[]"), into);
            }
        }
        _ => {
            into.insert(path.to_owned());
        }
    }
}

/// A path whose free names are left open, as the shape of a rulebook has them.
fn open(path: &str, settings: &BTreeSet<String>) -> String {
    let mut steps: Vec<String> = path.split('.').map(str::to_owned).collect();
    for place in 0..steps.len() {
        let before = steps[..place].join(".");
        let dot = if before.is_empty() { "" } else { "." };
        let is_known = |step: &str| {
            let path = format!("{before}{dot}{step}");
            settings.iter().any(|known| {
                known.strip_prefix(&path).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
            })
        };
        if !is_known(&steps[place]) {
            let members = &steps[place][steps[place].trim_end_matches("[]").len()..];
            steps[place] = format!("*{members}");
        }
    }
    steps.join(".")
}

#[test]
fn the_example_shows_every_setting() {
    let text = example();
    assert!(Rulebook::read(&text).is_ok(), "{:#?}", Rulebook::read(&text));
    let settings: BTreeSet<String> = Rulebook::shape().settings().into_iter().collect();
    let tree: serde_yaml::Value = serde_yaml::from_str(&text).unwrap();
    let mut shown = BTreeSet::new();
    written(&tree, "", &mut shown);
    let shown: BTreeSet<String> = shown.iter().map(|path| open(path, &settings)).collect();
    let missing: Vec<&str> = settings
        .iter()
        // A check may be written short or long, and a value alone or in a list; the example shows both somewhere.
        .filter(|path| !path.starts_with("checks."))
        // A cap may be left out, and one shows it for all.
        .map(|path| {
            if path.rsplit_once('.').is_some_and(|(_, key)| key == "cap") {
                "score.metrics.revenue.cap"
            } else {
                path.as_str()
            }
        })
        .filter(|path| !shown.contains(*path) && !shown.contains(&format!("{path}[]")))
        .filter(|path| !shown.contains(path.trim_end_matches("[]")))
        .collect();
    assert!(missing.is_empty(), "not in rules.example.yaml: {missing:?}");
}

#[test]
fn the_example_names_every_check_and_explains_itself_in_both_languages() {
    let text = example();
    for check in Check::ALL {
        assert!(text.contains(check.name()), "{} is not named", check.name());
    }
    for section in text.split("# ---- ").skip(1) {
        let (title, body) = section.split_once('\n').unwrap();
        let comments = || body.lines().filter(|line| line.contains('#'));
        assert!(comments().any(str::is_ascii), "no English in {title}");
        assert!(comments().any(|line| !line.is_ascii()), "no Chinese in {title}");
    }
}

#[test]
fn every_rulebook_of_the_project_loads() {
    for path in [
        "src/commands/init/rules.en.yaml",
        "src/commands/init/rules.zh.yaml",
        "examples/foreign/helpdesk.rules.yaml",
        "examples/foreign/northwind.rules.yaml",
    ] {
        let text = std::fs::read_to_string(project().join(path)).unwrap().replace("{manager}", "Max");
        assert!(Rulebook::read(&text).is_ok(), "{path}: {:#?}", Rulebook::read(&text));
    }
}

#[test]
fn a_name_that_the_rulebook_gives_away_means_nothing_else_any_more() {
    // `Closed` is a release; `visit` stands for a contact, and so do the other names of a redefined event.
    let rules = "events: {contact: {as: quote}, Closed: {as: release}, Wait: {as: none}}\n";
    let ledger = "at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n2026-01-06,跟进,Fox,Ann\n2026-01-07,wait,,\n2026-01-08,CLOSED,Fox,Ann\n";
    let folder = Folder::with(ledger, rules);
    let pool = folder.json("report pool --as-of 2026-02-01");
    assert_eq!(pool["customers"][0]["reason"], "release");
    let check = folder.json("check --as-of 2026-02-01");
    assert_eq!(check["ledger"]["passed_over"], 1, "{check:#}");
}

#[test]
fn every_event_has_names_of_its_own() {
    let mut names = BTreeSet::new();
    for event in EVENTS {
        assert!(names.insert(event.name), "{}", event.name);
        for chinese in event.chinese {
            assert!(names.insert(chinese), "{chinese}");
        }
    }
}
