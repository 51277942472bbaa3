//! The story of a verdict: every finding of the example can be explained; sanctions and lapses are recorded once.

use serde_json::Value;

use crate::harness::{Folder, project, run_in, words};

const EXAMPLE: &str = "--ledger examples/ledger.csv --rules rules.example.yaml --as-of 2026-09-30";
const BAD_ROWS: &str =
    "--ledger examples/ledger-with-bad-rows.csv --rules rules.example.yaml --as-of 2026-10-10 --skip-bad-rows";

fn json(line: &str) -> Value {
    let run = run_in(project(), &words(&format!("{line} --format json")));
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{line}: {error}: {run:?}"))
}

#[test]
fn every_finding_of_the_example_is_explained_in_both_languages() {
    let mut explained = 0;
    for files in [EXAMPLE, BAD_ROWS] {
        for finding in json(&format!("audit {files}"))["findings"].as_array().unwrap() {
            let id = finding["id"].as_str().unwrap();
            let story = json(&format!("explain {id} {files}"));
            assert_eq!(&story["finding"], finding);
            assert!(!story["steps"].as_array().unwrap().is_empty(), "{id}");
            let open = finding["status"] == "open";
            assert_eq!(story["next"].as_array().unwrap().iter().any(|next| next["party"] == "manager"), open, "{id}");
            // Every row that is spoken of is shown in full.
            for row in story["rows"].as_array().unwrap() {
                assert!(!row["cells"].as_object().unwrap().is_empty(), "{id}: {row}");
            }
            for lang in ["en", "zh"] {
                let run = run_in(project(), &words(&format!("explain {id} {files} --lang {lang}"))).expect(0);
                assert!(
                    run.stdout.contains(id) && !run.stdout.contains("story-") && !run.stdout.contains("{ $"),
                    "{}",
                    run.stdout
                );
            }
            explained += 1;
        }
    }
    assert!(explained >= 35, "{explained}");
}

#[test]
fn the_rows_that_settle_findings_do_so() {
    let rules = "managers: [Max]\nteam: [Ann, Bo]\nprotection: [{term: 10d}]\nservice: {complaint: 3d}\nlang: en\n";
    let ledger = "at,event,customer,rep,with,value,by,ref,recorded,note\n2026-01-05,claim,Fox's Den,Ann,,,,,,\n\
                  2026-01-06 10:00,contact,fox's den,Bo,,,,,,\n2026-01-05 12:00,claim,Fox's Den,Bo,,,,,,\n\
                  2026-01-07,claim,Owl,Zoe,,,,,,\n2026-01-08,complaint,Fox's Den,Ann,,,,,,\n";
    for check in ["poaching", "collision", "open-complaint", "lapsed", "unlisted-rep"] {
        let folder = Folder::with(ledger, rules);
        let audit =
            |folder: &Folder| folder.json(&format!("audit --as-of 2026-11-01 --only {check}"))["findings"].clone();
        let id = audit(&folder)[0]["id"].as_str().unwrap().to_owned();
        let story = folder.json(&format!("explain {id} --as-of 2026-11-01"));
        let command = story["settle"]["command"].as_str().unwrap().strip_prefix("turfbook ").unwrap().to_owned();
        // A shell reads '\'' as an apostrophe; the harness reads words in double quotes.
        let command = command.replace("'Fox'\\''s Den'", "\"Fox's Den\"");
        folder.run(&format!("{command} --at 2026-10-31")).expect(0);
        let left = audit(&folder);
        let open = left.as_array().unwrap().iter().filter(|finding| finding["status"] == "open").count();
        assert_eq!(open, 0, "{check}: {command}: {left:#}");
    }
}

#[test]
fn the_clock_arithmetic_is_told_step_by_step() {
    let rules = "managers: [Max]\nevents: {demo: {as: contact, adds: 1w}}\n\
                 protection: [{match: {tier: A}, first_contact: 3d, no_contact: 15d, term: 30d, extension: {by: 5d}}]\n";
    let ledger = "at,event,customer,rep,by,tier\n2026-03-01 09:10,claim,Fox,Ann,,A\n2026-03-03 10:00,demo,Fox,Ann,,\n\
                  2026-03-16 10:00,contact,Fox,Ann,,\n2026-03-20,extend,Fox,Ann,,\n2026-03-31,contact,Fox,Bo,,\n";
    let folder = Folder::with(ledger, rules);
    let id = folder.json("audit --as-of 2026-04-01 --only poaching")["findings"][0]["id"].as_str().unwrap().to_owned();
    let steps = folder.json(&format!("explain {id} --as-of 2026-04-01"))["steps"].clone();
    let steps: Vec<&str> = steps.as_array().unwrap().iter().map(|step| step.as_str().unwrap()).collect();
    assert_eq!(
        steps[..9],
        [
            "Ann holds Fox since 2026-03-01 09:10 (row 2).",
            "Its clocks are those of protection[0], for tier A.",
            "first_contact: kept, by the first contact in this holding; the latest is row 4 (2026-03-16 10:00).",
            "term: 30 days from 2026-03-01 09:10 is 2026-03-31 23:59:59.",
            "Row 3 adds 1 week to the term: 2026-04-07 23:59:59.",
            "Row 5 adds 5 days to the term: 2026-04-12 23:59:59.",
            "no_contact: 15 days after the contact of row 4 (2026-03-16 10:00) is 2026-03-31 23:59:59.",
            "The earliest of these counts: protected until 2026-03-31 23:59:59 (no_contact).",
            "2026-03-31 00:00 is not later than 2026-03-31 23:59:59.",
        ]
    );
}

#[test]
fn a_check_is_explained_by_its_page() {
    let folder = Folder::new();
    let run = folder.run("explain poaching").expect(0);
    assert_eq!(run.stdout, std::fs::read_to_string(project().join("src/core/checks/poaching.md")).unwrap());
}

#[test]
fn what_cannot_be_explained_gets_a_suggestion() {
    let folder = Folder::with("at,event,customer,rep\n2026-01-05,claim,Acme Trading,Ann\n", "");
    for (line, expected) in [
        ("explain poching", "Did you mean \"poaching\"?"),
        ("explain f-abcdefgh", "See the ids in turfbook audit"),
        ("explain", "What shall be explained?"),
        ("explain --customer \"Acme Tradin\"", "Did you mean \"Acme Trading\"?"),
        ("explain poaching --customer Fox", "does not go with"),
    ] {
        let run = folder.run(line).expect(2);
        assert!(run.stderr.contains(expected), "{line}: {}", run.stderr);
    }
}

#[test]
fn a_sanction_that_is_due_is_recorded_once() {
    let rules = "managers: [Max]\npenalties: {ladder: [{step: warning, points: 1}, {step: fine, points: 3, fine: 500, suspend: 9d}]}\n";
    let ledger =
        "at,event,customer,rep,value,by,ref,recorded\n2026-01-05,claim,Fox,Ann,,,,\n2026-01-06,contact,Fox,Bo,,,,\n";
    let folder = Folder::with(ledger, rules);
    assert!(folder.run("sanction Ann --by Max").expect(0).stdout.contains("No sanction is due for Ann"));
    let refused = folder.json("sanction Bo --by Ann");
    assert_eq!(refused["refused"][0]["check"], "unauthorised");
    assert!(folder.run("sanction Bo --by Max --dry-run").expect(0).stdout.contains("would be written"));
    assert_eq!(folder.read("ledger.csv"), ledger);

    folder.run("sanction Bo --by Max").expect(0);
    let row = folder.read("ledger.csv").lines().last().unwrap().to_owned();
    assert!(row.contains(",penalty,,Bo,500,Max,fine,"), "{row}");
    let after = folder.read("ledger.csv");
    let again = folder.json("sanction Bo --by Max");
    assert_eq!(again["rows"].as_array().unwrap().len(), 0);
    assert_eq!(folder.read("ledger.csv"), after);
    assert_eq!(folder.json("audit")["suspensions"][0]["rep"], "Bo");
    assert!(folder.run("sanction Zoe --by Max").expect(2).stderr.contains("Nobody is called \"Zoe\""));
}

#[test]
fn every_lapse_is_recycled_once() {
    let rules = "managers: [Max]\nprotection: [{term: 10d}]\n";
    let ledger = "at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n2026-01-06,claim,Owl,Bo\n2026-01-07,claim,Elk,Bo\n2026-01-08,release,Elk,Bo\n";
    let folder = Folder::with(ledger, rules);
    assert_eq!(folder.json("recycle --dry-run")["rows"].as_array().unwrap().len(), 2);
    assert_eq!(folder.read("ledger.csv"), ledger);
    folder.run("recycle").expect(0);
    assert_eq!(folder.json("audit")["findings"].as_array().unwrap().len(), 0);
    let after = folder.read("ledger.csv");
    assert_eq!(after.matches(",recycle,").count(), 2);
    assert!(folder.run("recycle").expect(0).stdout.contains("No lapse waits"));
    assert_eq!(folder.read("ledger.csv"), after);
    // The pool tells how the holding ended, not how that was written down.
    assert_eq!(folder.json("report pool")["customers"][0]["reason"], "lapse");
}

#[test]
fn the_weekly_sheet_holds_the_week_against_the_one_before() {
    let rules = "managers: [Max]\nprotection: [{term: 10d}]\n";
    let ledger = "at,event,customer,rep,value\n2026-01-05,claim,Fox,Ann,\n2026-01-14,contact,Fox,Ann,\n\
                  2026-01-15 09:00,claim,Fox,Bo,\n2026-01-15 10:00,deal,Fox,Ann,900\n2026-01-16,claim,Owl,Bo,\n\
                  2026-01-17,contact,Fox,Bo,\n2026-01-18,deal,Fox,Ann,-100\n2026-01-19,release,Owl,Bo,\n";
    let folder = Folder::with(ledger, rules);
    let figures = |options: &str| {
        let sheet = folder.json(&format!("report {options} --as-of 2026-01-19"));
        assert_eq!(sheet["schema"], "turfbook.summary/1");
        let figures = sheet["week"]["figures"].as_array().unwrap().clone();
        move |name: &str| {
            let figure = figures.iter().find(|figure| figure["figure"] == name).unwrap();
            (figure["week"].as_i64().unwrap(), figure["before"].as_i64().unwrap())
        }
    };
    let all = figures("");
    for (figure, expected) in [
        ("granted", (1, 0)),
        ("refused", (1, 0)),
        ("contacts", (2, 0)),
        ("deals", (1, 0)),
        ("revenue", (800, 0)),
        ("released", (1, 0)),
        ("held", (1, 1)),
        ("violations", (2, 0)),
        ("poaching", (1, 0)),
        ("points", (4, 0)),
    ] {
        assert_eq!(all(figure), expected, "{figure}");
    }
    let ann = figures("summary --rep Ann");
    assert_eq!((ann("revenue"), ann("violations"), ann("contacts")), ((800, 0), (0, 0), (1, 0)));
}
