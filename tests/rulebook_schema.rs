//! The JSON Schema of the rulebook: it takes what the program takes, and refuses what it refuses.

use jsonschema::Validator;
use serde_json::Value;
use turfbook::core::checks::Check;
use turfbook::core::rulebook::Rulebook;

use crate::harness::{Folder, project};

fn schema(lang: &str) -> Value {
    let run = Folder::new().run(&format!("check --schema --lang {lang}")).expect(0);
    assert_eq!(run.stderr, "");
    serde_json::from_str(&run.stdout).unwrap()
}

fn validator() -> Validator {
    let schema = schema("en");
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

fn example() -> String {
    std::fs::read_to_string(project().join("rules.example.yaml")).unwrap()
}

fn tree(yaml: &str) -> Value {
    serde_yaml::from_str(yaml).unwrap()
}

#[test]
fn the_rulebooks_of_the_project_are_accepted() {
    let validator = validator();
    for path in [
        "rules.example.yaml",
        "src/commands/init/rules.en.yaml",
        "src/commands/init/rules.zh.yaml",
        "examples/foreign/helpdesk.rules.yaml",
        "examples/foreign/northwind.rules.yaml",
    ] {
        let text = std::fs::read_to_string(project().join(path)).unwrap().replace("{manager}", "Max");
        let told: Vec<String> =
            validator.iter_errors(&tree(&text)).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(told.is_empty(), "{path}: {told:#?}");
    }
}

#[test]
fn what_is_written_short_or_left_empty_is_accepted() {
    let validator = validator();
    for text in [
        "",
        "claims:\nteam:\n",
        "claims: {cooldown: }",
        "checks: {repeat-claim: off, poaching: violation, lapsed: {points: 2}}",
        "team: [张伟, {name: 7}]",
        "protection: [{match: {tier: A, size: [1, 2]}, after_deal: forever}, {after_deal: 3mo}]",
        "ledger: {delimiter: \"\\t\", columns: {Kunde: customer}}",
        "events: {Wait: {as: none}, 电访: {as: 跟进, only: {result: ok}}}",
        "calendar: {utc_offset: \"-0330\", holidays: [2026-10-01, 2026/10/2, 2026年10月3日]}",
        "penalties: {ladder: [{step: a, checks: [poaching], count: 1}, {step: b, points: 2, fine: 1.5}]}",
    ] {
        assert!(Rulebook::read(text).is_ok(), "{text}: {:?}", Rulebook::read(text));
        let told: Vec<String> =
            validator.iter_errors(&tree(text)).map(|error| format!("{}: {error}", error.instance_path())).collect();
        assert!(told.is_empty(), "{text}: {told:#?}");
    }
}

#[test]
fn what_the_program_refuses_is_refused() {
    // Each is the example with one slip.
    let slips = [
        ("  cooldown: 15d", "  cooldwn: 15d"),
        ("  cooldown: 15d", "  cooldown: 15"),
        ("  cooldown: 15d", "  cooldown: 15 days"),
        ("  freeze: 1d", "  freeze: 0d"),
        ("  territory: true", "  territory: maybe"),
        ("per_week: 10", "per_week: 2.5"),
        ("max_held: 20", "max_held: -1"),
        ("  helper: 20", "  helper: 120"),
        ("  poached: 0", "  poached: none"),
        ("  dates: mdy", "  dates: ymd"),
        ("lang: zh", "lang: cn"),
        ("workdays: [mon,", "workdays: [monday,"),
        ("holidays: [2026-09-25,", "holidays: [25 September,"),
        ("utc_offset: \"+08:00\"", "utc_offset: Beijing"),
        ("managers: [周敏, 郑国强]", "managers: 周敏"),
        ("  - {name: 林晓芸, aliases", "  - {nmae: 林晓芸, aliases"),
        ("  上门拜访: {as: contact}", "  上门拜访: {as: visit}"),
        ("  上门拜访: {as: contact}", "  上门拜访: {is: contact}"),
        ("  unclaimed-work: notice", "  unclaimed-work: note"),
        ("  unclaimed-deal: {points: 2}", "  unclaimed-deals: {points: 2}"),
        ("{step: 口头警告, points: 3}", "{step: 口头警告, points: 3, count: 2}"),
        ("{step: 口头警告, points: 3}", "{step: 口头警告}"),
        ("checks: [incomplete-claim, late-entry]", "checks: [incomplete-claims, late-entry]"),
        ("extension: {by: 15d, times: 2}", "extension: {times: 2}"),
        ("    after_deal: 6mo", "    after_deal: never"),
        ("    deals: {weight: 10, target: 3} ", "    deals: {weight: 10, target: 0} "),
        ("    deals: {weight: 10, target: 3} ", "    deals: {weight: 10} "),
        ("    deals: {weight: 10, target: 3} ", "    deal: {weight: 10, target: 3} "),
        ("{grade: A, min: 80, bonus: 1.2}", "{grade: A, min: eighty, bonus: 1.2}"),
        ("{grade: A, min: 80, bonus: 1.2}", "{grade: A, bonus: 1.2}"),
        ("  complaint: 5bd", "  complaint: 5 bd"),
        ("  window: 6mo", "  window: [6mo]"),
    ];
    let (validator, example) = (validator(), example());
    for (right, wrong) in slips {
        let text = example.replacen(right, wrong, 1);
        assert_ne!(text, example, "the example has no {right}");
        assert!(Rulebook::read(&text).is_err(), "the program takes {wrong}");
        assert!(!validator.is_valid(&tree(&text)), "the schema takes {wrong}");
    }
}

#[test]
fn every_setting_is_described_in_both_languages() {
    fn walk(schema: &Value, path: &str, is_chinese: bool) {
        for (name, value) in schema["properties"].as_object().into_iter().flatten() {
            let path = format!("{path}.{name}");
            // What excludes the keys of another group describes nothing.
            if *value != serde_json::json!({"type": "null"}) {
                let description = value["description"].as_str().unwrap_or_default();
                assert!(!description.is_empty() && description.is_ascii() != is_chinese, "{path}: {description:?}");
            }
            walk(value, &path, is_chinese);
        }
        let inner = ["items", "additionalProperties"].into_iter().filter_map(|key| schema.get(key));
        for schema in inner.chain(schema["anyOf"].as_array().into_iter().flatten()) {
            walk(schema, path, is_chinese);
        }
    }
    // The English of a few settings names their Chinese defaults.
    let english = serde_json::to_string(&schema("en")).unwrap();
    let plain: String = english.chars().map(|c| if c.is_ascii() { c } else { '?' }).collect();
    walk(&serde_json::from_str(&plain).unwrap(), "", false);
    walk(&schema("zh"), "", true);
    for check in Check::ALL {
        let pointer = format!("/properties/checks/properties/{}/description", check.name());
        let schema: Value = serde_json::from_str(&english).unwrap();
        assert!(schema.pointer(&pointer).is_some(), "{}", check.name());
    }
}
