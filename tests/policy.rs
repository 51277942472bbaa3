//! The policy in plain words: every setting stands in it, its examples are what the program decides, and a comparison
//! tells what changes and nothing else.

use serde_yaml::Value;
use turfbook::core::policy::{Change, Example, changes, policy};
use turfbook::core::rulebook::shape::{Scalar, Shape};
use turfbook::core::rulebook::{Lang, Rulebook};
use turfbook::core::time::parse_moment;
use turfbook::render::lang::Catalogue;

use crate::harness::{Folder, project, run_in, words};

fn example() -> String {
    std::fs::read_to_string(project().join("rules.example.yaml")).unwrap()
}

/// The clauses of a rulebook in words, each with its rule.
fn clauses(rules: &Rulebook, catalogue: &Catalogue) -> Vec<(String, String)> {
    let chapters = policy(rules, &rules.ledger, &start(rules));
    let clauses = chapters.iter().flat_map(|chapter| &chapter.clauses);
    clauses.map(|clause| (clause.rule.clone(), catalogue.say(&clause.text))).collect()
}

fn start(rules: &Rulebook) -> Example {
    Example::from(&rules.calendar, parse_moment("2026-09-15", None, None).unwrap().at)
}

fn told(old: &Rulebook, new: &Rulebook) -> Vec<Change> {
    changes(old, new, &start(new))
}

/// Every place of a rulebook where a value stands, with its path.
fn leaves(value: &Value, path: &str, into: &mut Vec<String>) {
    match value {
        Value::Mapping(map) => {
            for (key, value) in map {
                let key = key.as_str().unwrap();
                leaves(value, &if path.is_empty() { key.to_owned() } else { format!("{path}.{key}") }, into);
            }
        }
        Value::Sequence(members) => {
            for (place, value) in members.iter().enumerate() {
                leaves(value, &format!("{path}[{place}]"), into);
            }
        }
        _ => into.push(path.to_owned()),
    }
}

/// The steps of a path: keys, and places in brackets.
fn steps(path: &str) -> Vec<String> {
    path.replace('[', ".[").split('.').map(str::to_owned).collect()
}

fn at<'v>(value: &'v mut Value, path: &str) -> &'v mut Value {
    steps(path).iter().fold(value, |value, step| match step.strip_prefix('[') {
        Some(place) => &mut value[place.trim_end_matches(']').parse::<usize>().unwrap()],
        None => &mut value[step.as_str()],
    })
}

/// What may stand at a path.
fn shape_at<'s>(shape: &'s Shape, path: &str) -> &'s Shape {
    steps(path).iter().fold(shape, |shape, step| {
        let key = || shape.keys.as_ref().and_then(|keys| keys.get(step));
        let member = || shape.members.as_deref().or(Some(shape));
        let next = if step.starts_with('[') { member() } else { key().or(shape.others.as_deref()) };
        next.unwrap_or_else(|| panic!("{path}: {step}"))
    })
}

/// Other values that may stand in a place.
fn others(shape: &Shape, old: &Value) -> Vec<Value> {
    let text = match old {
        Value::String(text) => text.clone(),
        Value::Bool(flag) => return vec![Value::Bool(!flag)],
        Value::Number(number) => {
            let more = match number.as_u64() {
                Some(whole) => serde_yaml::to_value(whole + 1),
                None => serde_yaml::to_value(number.as_f64().unwrap() * 2.0),
            };
            return vec![more.unwrap()];
        }
        other => panic!("{other:?}"),
    };
    let mut values = Vec::new();
    for scalar in &shape.scalars {
        match scalar {
            Scalar::Choice(words) => values.extend(words.iter().map(|word| (*word).to_owned())),
            Scalar::Duration => values.extend([format!("1{text}"), "77d".to_owned()]),
            Scalar::Date => values.push("2026-12-31".to_owned()),
            Scalar::Offset => values.push("+09:00".to_owned()),
            Scalar::Text => values.push(format!("{text} 2nd")),
            _ => {}
        }
    }
    values.retain(|value| *value != text);
    values.into_iter().map(Value::String).collect()
}

/// Whether what is told of a rule is about a path: the path itself or what it is part of.
fn is_about(rule: &str, path: &str) -> bool {
    path.strip_prefix(rule).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

#[test]
fn every_setting_stands_in_the_policy_and_its_change_is_told_and_nothing_else() {
    let shape = Rulebook::shape();
    let tree: Value = serde_yaml::from_str(&example()).unwrap();
    let rules = Rulebook::read(&example()).unwrap();
    let catalogues = [Catalogue::new(Lang::En), Catalogue::new(Lang::Zh)];
    let mut paths = Vec::new();
    leaves(&tree, "", &mut paths);
    assert!(paths.len() > 150, "{}", paths.len());
    for path in &paths {
        let mut is_shown = false;
        for other in others(shape_at(&shape, path), at(&mut tree.clone(), path)) {
            let mut tree = tree.clone();
            *at(&mut tree, path) = other.clone();
            let Ok(other_rules) = Rulebook::read(&serde_yaml::to_string(&tree).unwrap()) else { continue };
            for catalogue in &catalogues {
                let is_other = clauses(&rules, catalogue) != clauses(&other_rules, catalogue);
                let changes = told(&rules, &other_rules);
                assert_eq!(is_other, !changes.is_empty(), "{path}: {other:?}");
                is_shown |= is_other;
                for change in changes {
                    assert!(is_about(&change.rule, path), "{path}: {other:?} changes {}", change.rule);
                }
            }
        }
        assert!(is_shown, "{path} stands nowhere in the policy");
    }
}

#[test]
fn the_same_rulebook_changes_nothing() {
    let text = example();
    let rules = Rulebook::read(&text).unwrap();
    assert!(told(&rules, &rules).is_empty());
    let empty = Rulebook::read("").unwrap();
    assert!(told(&empty, &empty).is_empty());
    let folder = Folder::new().file("old.yaml", &text).file("rules.yaml", &text);
    let run = folder.run("policy --diff old.yaml --lang en").expect(0);
    assert!(run.stdout.starts_with("Nothing changes from old.yaml to rules.yaml"), "{}", run.stdout);
    assert_eq!(folder.json("policy --diff old.yaml")["effects"], serde_json::Value::Null);
}

#[test]
fn examples_are_what_the_program_decides() {
    let rules = "
team: [Ann, Bo]
calendar: {holidays: [2026-10-01, 2026-10-02, 2026-10-05], extra_workdays: [2026-10-10]}
protection: [{first_contact: 3bd, no_contact: 10d, term: 30d, after_deal: 2mo}]
claims: {cooldown: 5bd, freeze: 1bd, limits: [{per_week: 1}]}
entries: {max_delay: 2bd}
penalties: {window: 6mo, ladder: [{step: warning, points: 3}, {step: suspend, points: 6, suspend: 10bd}]}
score: {metrics: {deals: {weight: 50, target: 2, cap: 1.5}}, deductions: {point: 2, complaint: 1}, grades: [{grade: B, min: 40}]}
";
    let folder = Folder::new().file("rules.yaml", rules);
    let text = folder.run("policy --as-of 2026-09-20 --lang en --width 1000").expect(0).stdout;
    // Worked out by hand on the calendar of autumn 2026; 30 September is a Wednesday.
    for told in [
        "In force from 2026-09-20",
        "claimed on 2026-09-30 10:00 and left alone: protected until 2026-10-08 (first contact due) \
         (2026-10-01 to 2026-10-02 are holidays, 2026-10-05 is a holiday); free from 2026-10-09 on.",
        "then contacted on 2026-10-07 10:00, and no more: protected until 2026-10-17 (next contact due); free from \
         2026-10-18 on.",
        "won by a deal on 2026-10-07 10:00, and none after it: protected until 2026-12-07",
        "can be claimed by its former holder from 2026-10-11 on",
        "can be claimed by others from 2026-10-07 on",
        "whoever has been granted 1 by 2026-09-30 10:00 can be granted the next from 2026-10-05 on.",
        "from 2026-09-30 10:00, the last moment is 2026-10-07",
        "poaching on 2026-09-30 10:00 costs 3 points, which no longer count from 2027-03-30 10:00 on.",
        "poaching 2 times, at 3 each, costs 6 points.",
        "no claim is granted until 2026-10-16",
        "1 earns 25, 4 earns 75.",
        "all targets reached earn 50; violations of 3 points and one complaint take off 7; the score is 43, grade B.",
    ] {
        assert!(text.contains(told), "{told}\n{text}");
    }
    // The desk says the same.
    let folder =
        folder.file("ledger.csv", "at,event,customer,rep,recorded\n2026-09-30 10:00,claim,Fox,Ann,2026-09-30 10:00\n");
    let held = folder.json("report holdings --as-of 2026-10-01");
    assert_eq!(held["holdings"][0]["until"], "2026-10-08T23:59:59");
    let line = "claim Fox --rep Ann --dry-run --at 2026-10-09 --as-of 2026-10-09";
    assert_eq!(folder.json(line)["earliest"], "2026-10-15T00:00:00");
}

#[test]
fn a_new_rulebook_is_tried_on_the_ledger() {
    let rows = "at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n2026-01-05,claim,Owl,Ann\n2026-01-06,contact,Fox,Bo\n\
                2026-01-20,claim,Owl,Bo\n2026-01-20,claim,Elk,Bo\n2026-01-25,deal,Elk,Bo,\n";
    let rows = rows.replace("at,event,customer,rep\n", "at,event,customer,rep,value\n").replace("Bo,\n", "Bo,9\n");
    let folder = Folder::with(&rows, "protection: [{term: 10d}]\nchecks: {poaching: {points: 5}}\n")
        .file("old.yaml", "protection: [{term: 30d}]\n");
    let json = folder.json("policy --diff old.yaml --as-of 2026-01-26");
    let effects: Vec<_> = json["effects"]["holdings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|effect| {
            let text = |value: &serde_json::Value| value.as_str().unwrap_or("-").to_owned();
            (
                text(&effect["customer"]),
                text(&effect["effect"]),
                text(&effect["old"]["rep"]),
                text(&effect["new"]["rep"]),
            )
        })
        .collect();
    let expect = |customer: &str, effect: &str, old: &str, new: &str| {
        (customer.to_owned(), effect.to_owned(), old.to_owned(), new.to_owned())
    };
    assert_eq!(effects, [expect("Fox", "lost", "Ann", "-"), expect("Owl", "other", "Ann", "Bo")]);
    assert_eq!(json["effects"]["holdings"][0]["ended"], "2026-01-15T23:59:59");
    let reps = json["effects"]["reps"].as_array().unwrap();
    // By the old rules Bo poached Fox and collided on Owl; by the new ones the poaching costs more, and Owl was free.
    assert_eq!((reps.len(), &reps[0]["rep"]), (1, &"Bo".into()));
    assert_eq!((&reps[0]["old"]["points"], &reps[0]["new"]["points"]), (&4.into(), &5.into()));
    let english = folder.run("policy --diff old.yaml --as-of 2026-01-26 --lang en").expect(0).stdout;
    for told in
        ["2 changes from old.yaml to rules.yaml", "1 back in the pool, 1 with another rep.", "was: The deal must"]
    {
        assert!(english.contains(told), "{told}: {english}");
    }
    let chinese = folder.run("policy --diff old.yaml --as-of 2026-01-26 --lang zh").expect(0).stdout;
    assert!(chinese.contains("1 个回公海、1 个换归属人。"), "{chinese}");
    folder.run("policy --diff old.yaml --ledger none.csv").expect(2);
    folder.run("policy --diff none.yaml").expect(2);
    folder.run("policy --diff old.yaml -o old.yaml").expect(2);
}

#[test]
fn the_policy_can_be_had_in_every_form() {
    let folder = Folder::new().file("rules.yaml", example());
    let json = folder.json("policy --lang en");
    assert_eq!(json["in_force"], serde_json::Value::Null);
    assert_eq!(json["signatures"]["managers"][0], "周敏");
    let clauses = json["clauses"].as_array().unwrap();
    assert!(clauses.iter().any(|clause| clause["rule"] == "claims.cooldown" && clause["number"] == "3.5"));
    let csv = folder.run("policy --format csv").expect(0).stdout;
    assert_eq!(csv.lines().count(), clauses.len() + 1);
    for format in ["html", "markdown", "table"] {
        let text = folder.run(&format!("policy --lang zh --format {format} --width 200")).expect(0).stdout;
        assert!(text.contains("失去或释放客户的人，15 天内不得再报备该客户。"), "{format}");
        assert!(text.contains("批准人：周敏") && text.contains("林晓芸 ____") || format == "markdown", "{format}");
    }
    // An empty rulebook is one too.
    let folder = Folder::new().file("rules.yaml", "");
    let text = folder.run("policy --lang en").expect(0).stdout;
    assert!(text.contains("Protection has no end.") && text.contains("Work is not scored."), "{text}");
}

/// Where a reader finds what the documents of this part look like.
#[test]
fn the_samples_are_what_comes_out() {
    let folder = Folder::new();
    let is_blessed = std::env::var_os("TURFBOOK_BLESS").is_some();
    for (name, what) in [("policy", "policy"), ("rep", "report rep 林晓芸")] {
        for lang in ["en", "zh"] {
            let files = ["html", "md"].map(|ending| format!("{name}-{lang}.{ending}"));
            let outputs = files.each_ref().map(|file| format!("-o \"{}\"", folder.path(file).display())).join(" ");
            let example = "--ledger examples/ledger.csv --rules rules.example.yaml --as-of 2026-09-18";
            run_in(project(), &words(&format!("{what} {example} --lang {lang} {outputs}"))).expect(0);
            for file in &files {
                let sample = project().join("docs/samples").join(file);
                if is_blessed {
                    std::fs::copy(folder.path(file), &sample).unwrap();
                }
                let is_same = std::fs::read(&sample).unwrap() == folder.bytes(file);
                assert!(is_same, "{file}: TURFBOOK_BLESS=1 writes it anew");
            }
        }
    }
}
