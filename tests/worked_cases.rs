//! The worked cases of the contract: random ledgers, each with the JSON that an independent implementation of
//! docs/contract.md gives. They run in one process, so that they are quick enough to be run for every change.

use std::path::Path;

use serde_json::Value;
use turfbook::core::audit::Audit;
use turfbook::core::book::Book;
use turfbook::core::rulebook::{Lang, Rulebook};
use turfbook::core::score::{Period, cards};
use turfbook::core::time::parse_moment;
use turfbook::core::world::World;
use turfbook::files::Sheet;
use turfbook::output::audit::AuditOutput;
use turfbook::output::deals::Deals;
use turfbook::output::holdings::Holdings;
use turfbook::output::pool::Pool;
use turfbook::output::score::Score;
use turfbook::render::lang::Catalogue;

use crate::harness::project;

#[test]
fn the_worked_cases_are_equal() {
    let mut folders: Vec<_> =
        std::fs::read_dir(project().join("tests/worked")).unwrap().map(|e| e.unwrap().path()).collect();
    folders.sort();
    let mut wrong = Vec::new();
    for folder in &folders {
        for (what, told) in told(folder) {
            let expected = std::fs::read_to_string(folder.join(format!("{what}.json"))).unwrap();
            let mut differences = Vec::new();
            compare(&mut differences, "", &serde_json::from_str(&expected).unwrap(), &told);
            wrong.extend(differences.into_iter().map(|text| format!("{} {what}{text}", folder.display())));
        }
    }
    assert!(folders.len() >= 24, "only {} cases", folders.len());
    assert!(wrong.is_empty(), "{} differences:\n{}", wrong.len(), wrong[..wrong.len().min(20)].join("\n"));
}

/// All that the program says of a case.
fn told(folder: &Path) -> Vec<(&'static str, Value)> {
    let text = |name: &str| std::fs::read_to_string(folder.join(name)).unwrap();
    let rules = Rulebook::read(&text("rules.yaml")).unwrap();
    let as_of = parse_moment(&text("as_of.txt"), None, None).unwrap().as_end();
    let period = Period::parse(&text("period.txt").trim().replace(' ', ".."), None, None).unwrap();
    let sheet = Sheet::decode(std::fs::read(folder.join("ledger.csv")).unwrap(), &rules).unwrap();
    let world = World::new(&rules, sheet.ledger(&rules, as_of).unwrap().0, false).unwrap();
    let (book, outcomes) = Book::replay(&world);
    let audit = Audit { world: &world, book: &book, as_of };
    let audited = audit.run();
    let catalogue = Catalogue::new(Lang::En);
    let cards = cards(&audit, &audited, &outcomes, period);
    let json = |document: serde_json::Result<Value>| document.unwrap();
    vec![
        ("audit", json(serde_json::to_value(AuditOutput::new(&audit, &audited, |_| true, ("", ""), &catalogue)))),
        ("holdings", json(serde_json::to_value(Holdings::new(&audit, None)))),
        ("pool", json(serde_json::to_value(Pool::new(&audit, None)))),
        ("deals", json(serde_json::to_value(Deals::new(&audit, None)))),
        (
            "score",
            json(serde_json::to_value(Score::new(&audit, &audited, period, &cards, |_| true, false, &catalogue))),
        ),
    ]
}

/// Compares what must be equal: everything but ids, sentences and paths. Fields may be added.
fn compare(wrong: &mut Vec<String>, at: &str, expected: &Value, told: &Value) {
    let field = at.rsplit('.').next().unwrap_or_default();
    match (expected, told) {
        _ if matches!(field, "id" | "message" | "path") => {}
        // The ids of a sanction's findings differ, their number does not.
        (Value::Array(ids), Value::Array(other)) if at.contains("sanctions[") && field == "findings" => {
            if ids.len() != other.len() {
                wrong.push(format!("{at}: {} findings, not {}", other.len(), ids.len()));
            }
        }
        (Value::Object(fields), Value::Object(other)) => {
            for (name, value) in fields {
                compare(wrong, &format!("{at}.{name}"), value, other.get(name).unwrap_or(&Value::Null));
            }
        }
        (Value::Array(members), Value::Array(other)) => {
            let (mut members, mut other) = (members.clone(), other.clone());
            // The text leaves the order of these open, and whether a share of 0 is listed.
            if matches!(field, "helpers" | "awards" | "shares") {
                for list in [&mut members, &mut other] {
                    list.retain(|member| member.get("amount").is_none_or(|amount| amount.as_f64() != Some(0.0)));
                    list.sort_by_key(ToString::to_string);
                }
            }
            if members.len() != other.len() {
                wrong.push(format!("{at}: {} members, not {}", other.len(), members.len()));
            }
            for (i, (member, other)) in members.iter().zip(&other).enumerate() {
                compare(wrong, &format!("{at}[{i}]"), member, other);
            }
        }
        (Value::Number(number), Value::Number(other)) => {
            if number.as_f64() != other.as_f64() {
                wrong.push(format!("{at}: {other}, not {number}"));
            }
        }
        _ if expected == told => {}
        _ => wrong.push(format!("{at}: {told}, not {expected}")),
    }
}
