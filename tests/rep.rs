//! Where one rep stands, on a page that can be sent to that person.

use crate::harness::{Folder, project, run_in, words};

const EXAMPLE: &str = "--ledger examples/ledger.csv --rules rules.example.yaml --as-of 2026-09-30";

/// The reps of the example with their other names, the managers, and whoever only the ledger names.
const PEOPLE: [&[&str]; 12] = [
    &["林晓芸", "晓芸", "linxy"],
    &["马骏"],
    &["何静"],
    &["唐一鸣", "小唐"],
    &["罗海峰"],
    &["苏婉"],
    &["方子豪"],
    &["徐磊"],
    &["秦朗"],
    &["周敏"],
    &["郑国强"],
    &["何婧"],
];

fn example(line: &str) -> String {
    run_in(project(), &words(&format!("{line} {EXAMPLE}"))).expect(0).stdout
}

#[test]
fn no_page_of_the_example_names_anybody_else() {
    for people in PEOPLE.iter().take(9) {
        for lang in ["en", "zh"] {
            for format in ["table", "html", "markdown", "json", "csv"] {
                let page = example(&format!("report rep {} --lang {lang} --format {format}", people[0]));
                for other in PEOPLE.iter().filter(|other| other[0] != people[0]).flat_map(|other| *other) {
                    assert!(!page.contains(other), "{other} in {format} of {}: {page}", people[0]);
                }
            }
        }
    }
}

#[test]
fn a_page_tells_what_audit_holdings_and_score_tell() {
    let json =
        |line: &str| -> serde_json::Value { serde_json::from_str(&example(&format!("{line} --format json"))).unwrap() };
    for people in PEOPLE.iter().take(9) {
        let rep = people[0];
        let page = json(&format!("report rep {rep}"));
        let held = json(&format!("report holdings --rep {rep}"));
        let mut held: Vec<&serde_json::Value> = held["holdings"].as_array().unwrap().iter().collect();
        held.sort_by_key(|holding| (holding["until"].is_null(), holding["until"].as_str()));
        let told = page["holdings"].as_array().unwrap();
        assert_eq!(told.len(), held.len(), "{rep}");
        for (told, held) in told.iter().zip(held) {
            for field in ["customer", "since", "until", "ends_by", "days_left", "last_contact", "won", "row", "line"] {
                assert_eq!(told[field], held[field], "{rep} {field}");
            }
        }
        let audit = json("audit --fail-on never");
        let counts = &audit["summary"]["by_rep"][rep];
        assert_eq!(page["points"]["points"], counts["points"].as_u64().unwrap_or(0), "{rep}");
        assert_eq!(
            page["points"]["findings"].as_array().unwrap().len() as u64,
            counts["violations"].as_u64().unwrap_or(0)
        );
        let due = audit["sanctions"].as_array().unwrap().iter().find(|due| due["rep"] == rep);
        assert_eq!(
            page["points"]["due"]["step"],
            due.map_or(serde_json::Value::Null, |due| due["step"].clone()),
            "{rep}"
        );
        let score = json("score");
        let card = score["reps"].as_array().unwrap().iter().find(|card| card["rep"] == rep).unwrap();
        for field in ["score", "rank", "grade", "bonus", "deductions"] {
            assert_eq!(page["score"][field], card[field], "{rep} {field}");
        }
    }
}

#[test]
fn the_step_that_is_told_raises_the_score_by_what_is_told() {
    let rules = "score: {metrics: {training: {weight: 30, target: 4, cap: 1.5}, shares: {weight: 10, target: 3}, \
                 rating: {weight: 20, target: 4}}, deductions: {complaint: 9}}\n";
    let rows = "at,event,customer,rep,value\n2026-03-02,training,,Ann,1\n2026-03-03,complaint,Fox,Ann,\n";
    let folder = Folder::with(rows, rules);
    let score = |folder: &Folder| folder.json("score --as-of 2026-03-20")["reps"][0]["score"].as_f64().unwrap();
    let page = folder.json("report rep ann --as-of 2026-03-20");
    assert_eq!(page["score"]["unmeasured"], serde_json::json!(["rating"]));
    let metrics = page["score"]["metrics"].as_array().unwrap();
    let before = score(&folder);
    for (metric, row) in [("training", "2026-03-10,training,,Ann,1\n"), ("shares", "2026-03-10,share,,Ann,\n")] {
        let told = metrics.iter().find(|told| told["metric"] == metric).unwrap();
        let after = score(&Folder::with(&format!("{rows}{row}"), rules));
        let rise = told["by_step"].as_f64().unwrap();
        assert!((after - before - rise).abs() < 1e-9, "{metric}: {before} to {after}, told {rise}");
    }
    let training = metrics.iter().find(|told| told["metric"] == "training").unwrap();
    // Six hours are the most that counts; one is there.
    assert_eq!(training["lack"], 5);
    let after = score(&Folder::with(&format!("{rows}2026-03-10,training,,Ann,5\n"), rules));
    assert!((after - before - training["by_all"].as_f64().unwrap()).abs() < 1e-9);
}

#[test]
fn names_may_be_aliases_and_a_slip_gets_a_suggestion() {
    let page = run_in(project(), &words(&format!("report rep LINXY --lang en {EXAMPLE}"))).expect(0).stdout;
    assert!(page.starts_with("林晓芸: where you stand as of 2026-09-30\n"), "{page}");
    let told = run_in(project(), &words(&format!("report rep 林小芸 --lang zh {EXAMPLE}"))).expect(2).stderr;
    assert!(told.contains("没有人叫“林小芸”") && told.contains("是不是“林晓芸”"), "{told}");
    let told = run_in(project(), &words(&format!("report rep --lang en {EXAMPLE}"))).expect(2).stderr;
    assert!(told.contains("Whose page?") && told.contains("turfbook report rep Ann"), "{told}");
    let told = run_in(project(), &words(&format!("report holdings 马骏 --lang en {EXAMPLE}"))).expect(2).stderr;
    assert!(told.contains("--rep \"马骏\""), "{told}");
}

#[test]
fn a_row_that_cannot_be_read_and_one_that_was_changed_name_nobody_else() {
    let rules = "managers: [Max]\nteam: [Ann, Bo]\nchecks: {unreadable-row: violation, changed-row: violation}\n";
    let rows = "at,event,customer,rep,with,by,note\n2026-03-02,claim,Fox,Ann,,,\n2026-03-04,assist,Fox,Ann,Bo,,x\n";
    let folder = Folder::with(rows, rules);
    folder.run("seal").expect(0);
    let changed = rows.replace("Ann,Bo,,x", "Ann,Bo,Max,of Bo") + "2026-13-05,claim,Bo & Co,Ann,,,\n";
    let folder = folder.file("ledger.csv", changed);
    for lang in ["en", "zh"] {
        let page =
            folder.run(&format!("report rep Ann --skip-bad-rows --as-of 2026-03-20 --lang {lang}")).expect(0).stdout;
        assert!(page.contains("changed-row"), "{page}");
        let mut words = page.split(|c: char| !c.is_ascii_alphanumeric());
        assert!(!words.any(|word| word == "Bo" || word == "Max"), "{page}");
    }
}

#[test]
fn notices_are_files_with_harmless_names_and_spare_what_is_somebody_elses() {
    let rules = "team: [Ann, ANN-Lee, \"../x/Bo\"]\n";
    let folder = Folder::with("at,event,customer,rep\n2026-03-02,claim,Fox,Ann\n", rules);
    let listed = folder.run("report notices -o out --as-of 2026-03-03 --lang en").expect(0).stdout;
    assert!(listed.starts_with("3 pages written as of 2026-03-03\n"), "{listed}");
    for file in ["Ann.html", "ANN-Lee.html", "___x_Bo.html"] {
        assert!(folder.read(&format!("out/{file}")).contains("<html"), "{file}");
    }
    // The next week they are written anew, in another form beside them.
    folder.run("report notices -o out --as-of 2026-03-04").expect(0);
    let json = folder.json("report notices -o out --as-of 2026-03-04");
    assert_eq!(json["notices"][0]["rep"], "Ann");
    assert!(folder.read("out/Ann.json").contains("turfbook.rep/1"));
    std::fs::write(folder.path("out/Ann.html"), "my own").unwrap();
    let told = folder.run("report notices -o out --lang en").expect(2).stderr;
    assert!(told.contains("Ann.html") && told.contains("Nothing was written"), "{told}");
    assert_eq!(folder.read("out/Ann.html"), "my own");
    folder.run("report notices").expect(2);
    folder.run("report notices -o ledger.csv").expect(2);
    assert!(folder.read("ledger.csv").starts_with("at,event"));
}

#[test]
fn an_empty_ledger_and_a_rep_without_anything_have_a_page() {
    let folder = Folder::with("at,event,customer,rep\n", "team: [Ann]\nclaims: {limits: [{max_held: 3}]}\n");
    let page = folder.run("report rep Ann --lang en").expect(0).stdout;
    for told in ["You hold no customer", "No points within 365 days", "You hold 0 of at most 3", "Nothing in the pool"]
    {
        assert!(page.contains(told), "{told}: {page}");
    }
    assert_eq!(folder.json("report rep Ann")["score"], serde_json::Value::Null);
}
