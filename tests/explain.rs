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

/// The story of the first finding of a check.
fn story(folder: &Folder, check: &str, as_of: &str) -> Value {
    let audit = folder.json(&format!("audit --as-of {as_of} --skip-bad-rows --only {check}"));
    let id = audit["findings"][0]["id"].as_str().unwrap_or_else(|| panic!("no {check}: {audit:#}")).to_owned();
    folder.json(&format!("explain {id} --as-of {as_of} --skip-bad-rows --lang en"))
}

fn texts<'v>(list: &'v Value, field: Option<&str>) -> Vec<&'v str> {
    let text = |value: &'v Value| field.map_or(value, |field| &value[field]).as_str().unwrap();
    list.as_array().unwrap().iter().map(text).collect()
}

/// That a story has these steps, in this order.
#[track_caller]
fn has_steps(story: &Value, expected: &[&str]) {
    let steps = texts(&story["steps"], None);
    let mut rest = steps.iter();
    for step in expected {
        assert!(rest.any(|told| told == step), "{step:?} is missing (or out of order) in {steps:#?}");
    }
}

/// What a party is advised.
fn advice<'v>(story: &'v Value, party: &str) -> &'v str {
    let next = story["next"].as_array().unwrap().iter().find(|next| next["party"] == party);
    next.map_or("", |next| next["message"].as_str().unwrap())
}

#[test]
fn the_rows_that_settle_findings_do_so() {
    let rules = "managers: [Max]\nteam: [Ann, Bo]\nprotection: [{term: 10d}]\nservice: {complaint: 3d}\nlang: en\n";
    let ledger = "at,event,customer,rep,with,value,by,ref,recorded,note\n2026-01-05,claim,Fox's Den,Ann,,,,,,\n\
                  2026-01-06 10:00,contact,fox's den,Bo,,,,,,\n2026-01-05 12:00,claim,Fox's Den,Bo,,,,,,\n\
                  2026-01-07,claim,Owl,Zoe,,,,,,\n2026-01-08,complaint,Fox's Den,Ann,,,,,,\n";
    let checks = [
        ("poaching", "strike", 1),
        ("collision", "strike", 1),
        ("unknown-rep", "strike", 1),
        ("open-complaint", "settle", 1),
        ("lapsed", "settle", 1),
        ("unlisted-rep", "admit", 1),
        ("unclear-order", "settle", 2),
    ];
    for (check, purpose, rows) in checks {
        let folder = Folder::with(ledger, rules);
        let story = story(&folder, check, "2026-11-01");
        assert_eq!(story["settle"]["purpose"], purpose, "{check}");
        let commands = texts(&story["settle"]["rows"], Some("command"));
        assert_eq!(commands.len(), rows, "{check}");
        for command in commands {
            // A shell reads '\'' as an apostrophe; the harness reads words in double quotes.
            let command = command.strip_prefix("turfbook ").unwrap().replace("'Fox'\\''s Den'", "\"Fox's Den\"");
            folder.run(&format!("{command} --at 2026-10-31")).expect(0);
        }
        let left = folder.json(&format!("audit --as-of 2026-11-01 --only {check}"))["findings"].clone();
        let open = left.as_array().unwrap().iter().filter(|finding| finding["status"] == "open").count();
        assert_eq!(open, 0, "{check}: {left:#}");
    }
}

#[test]
fn nothing_is_offered_where_nothing_needs_to_be_done() {
    let rules = "managers: [Max]\nprotection: [{term: 10d}]\n";
    let ledger =
        "at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n2026-01-06,claim,Fox,Ann\n2026-01-07,release,Fox,Bo\n";
    let folder = Folder::with(ledger, rules);
    for check in ["repeat-claim", "stray-event"] {
        assert_eq!(story(&folder, check, "2026-01-08")["settle"], Value::Null, "{check}");
    }
    assert_eq!(
        advice(&story(&folder, "repeat-claim", "2026-01-08"), "rep"),
        "Nothing needs to be done; the customer is yours already."
    );
    assert!(advice(&story(&folder, "repeat-claim", "2026-02-08"), "rep").contains("was yours already"));
}

#[test]
fn the_clock_arithmetic_is_told_step_by_step() {
    let rules = "managers: [Max]\nevents: {demo: {as: contact, adds: 1w}}\n\
                 protection: [{match: {tier: A}, first_contact: 3d, no_contact: 15d, term: 30d, extension: {by: 5d}}]\n";
    let ledger = "at,event,customer,rep,by,tier\n2026-03-01 09:10,claim,Fox,Ann,,A\n2026-03-03 10:00,demo,Fox,Ann,,\n\
                  2026-03-16 10:00,contact,Fox,Ann,,\n2026-03-20,extend,Fox,Ann,,\n2026-03-31,contact,Fox,Bo,,\n";
    let folder = Folder::with(ledger, rules);
    let story = story(&folder, "poaching", "2026-03-31");
    assert_eq!(
        texts(&story["steps"], None)[..10],
        [
            "Ann holds Fox since 2026-03-01 09:10 (row 2).",
            "Its clocks are those of protection[0], for tier A.",
            "first_contact: due 2026-03-04 23:59:59; kept by row 3 (2026-03-03 10:00).",
            "Later contacts in time: row 4 (2026-03-16 10:00).",
            "term: 30 days from 2026-03-01 09:10 is 2026-03-31 23:59:59.",
            "Row 3 adds 1 week to the term: 2026-04-07 23:59:59.",
            "Row 5 adds 5 days to the term: 2026-04-12 23:59:59.",
            "no_contact: 15 days after the contact of row 4 (2026-03-16 10:00) is 2026-03-31 23:59:59.",
            "The earliest of these counts: protected until 2026-03-31 23:59:59 (no_contact).",
            "2026-03-31 00:00 is not later than 2026-03-31 23:59:59.",
        ]
    );
    // Once it is over, it was held.
    let steps = self::story(&folder, "poaching", "2026-04-02");
    has_steps(&steps, &["Ann held Fox from 2026-03-01 09:10 (row 2)."]);
}

#[test]
fn contacts_that_renewed_nothing_are_told_with_the_reason() {
    let rules = "managers: [Max]\nentries: {max_delay: 1d}\nevents: {call: {as: contact, only: {result: [reached, added]}}}\n\
                 protection: [{no_contact: 5d}]\n";
    let ledger = "at,event,customer,rep,with,recorded,result\n2026-01-05 09:00,claim,Fox,Ann,,,\n\
                  2026-01-06 09:00,call,Fox,Ann,,,reached\n2026-01-07 09:00,call,Fox,Ann,,,no answer\n\
                  2026-01-08 09:00,call,Fox,Ann,,,no answer\n2026-01-08 10:00,call,Fox,Ann,,,\n\
                  2026-01-09 09:00,contact,Fox,Ann,,2026-01-14 08:00,\n2026-01-09 10:00,assist,Fox,Ann,Bo,,\n\
                  2026-01-09 11:00,contact,Fox,Bo,,,\n2026-01-20 09:00,call,Fox,Ann,,,no answer\n";
    let folder = Folder::with(ledger, rules);
    let story = story(&folder, "neglect", "2026-02-01");
    has_steps(
        &story,
        &[
            "Rows 4 (2026-01-07 09:00), 5 (2026-01-08 09:00) are no valid contacts, so nothing was renewed: result is \"no answer\", and events.call.only asks for reached or added.",
            "Row 6 (2026-01-08 10:00) is no valid contact, so nothing was renewed: result is empty, and events.call.only asks for reached or added.",
            "Row 7 (2026-01-09 09:00) was recorded too late (2026-01-14 08:00; entries.max_delay), so it renewed nothing.",
            "Row 9 (2026-01-09 11:00) is Bo's; only Ann's own contacts renew.",
            "No row moved that date any further, so Ann's holding was over after 2026-01-11 23:59:59 (no_contact).",
            "Row 10 (contact) came after the end and does not change it.",
            "It costs no points: neglect is a notice (the default).",
        ],
    );
    for row in [4, 5, 6, 7, 9, 10] {
        assert!(story["rows"].as_array().unwrap().iter().any(|shown| shown["row"] == row), "{row}");
    }
    // What came after the row at hand is none of its story.
    let rows = format!("{ledger}2026-01-08 09:30,contact,Fox,Zoe,,,\n");
    let steps = texts(&self::story(&Folder::with(&rows, rules), "poaching", "2026-02-01")["steps"], None).join("\n");
    assert!(steps.contains("Rows 4 ") && !steps.contains("Row 6 "), "{steps}");
}

#[test]
fn a_claim_without_a_time_of_day_is_settled_by_a_ruling_and_a_strike() {
    let rules = "managers: [Max]\nprotection: [{term: 90d}]\n";
    let ledger = "at,event,customer,rep,by,ref\n2026-01-05,claim,Fox,Ann,,\n2026-01-05 10:00,claim,Fox,Bo,,\n";
    let open = story(&Folder::with(ledger, rules), "unclear-order", "2026-01-10");
    has_steps(&open, &["Row 2 gives no time of day, so it counts as 00:00."]);
    assert_eq!(texts(&open["settle"]["rows"], Some("command")).len(), 2);
    assert_eq!(advice(&open, "rep"), "Nothing needs to be done; your row gives the time of day.");

    // A ruling by somebody who is no manager decides nothing.
    let ledger = format!("{ledger}2026-01-05 12:00,award,Fox,Bo,Bo,\n2026-01-06 09:02,award,Fox,Bo,Max,\n");
    let decided = story(&Folder::with(&ledger, rules), "unclear-order", "2026-01-10");
    has_steps(&decided, &["Row 5 (2026-01-06 09:02) later awarded Fox to Bo (decided by Max)."]);
    assert_eq!(texts(&decided["settle"]["rows"], Some("command")).len(), 1);
    assert!(texts(&decided["settle"]["rows"], Some("command"))[0].contains(" dismiss "));
    assert_eq!(advice(&decided, "manager"), "Row 5 has decided it; strike this finding.");
    assert_eq!(advice(&decided, "holder"), "Write the time of day from now on.");
    let collision = story(&Folder::with(&ledger, rules), "collision", "2026-01-10");
    assert_eq!(advice(&collision, "holder"), "Nothing needs to be done; the customer was yours then.");
    assert_eq!(advice(&collision, "rep"), "Nothing more needs to be done: you got the customer in row 5.");
}

#[test]
fn rows_that_cannot_be_read_and_name_the_customer_are_pointed_out() {
    let ledger = "at,event,customer,rep,value\n2026-01-05,claim,Fox Ltd,Ann,\n2026-01-32,contact,fox ltd,Ann,\n\
                  2026-01-07,deal,Fox Ltd,Ann,lots\n2026-01-07,deal,Owl,Ann,lots\n";
    let folder = Folder::with(ledger, "protection: [{term: 9d}]\n");
    let story = story(&folder, "expiring", "2026-01-12");
    has_steps(
        &story,
        &["Rows 3, 4 name this customer but can't be read, so they do not count. Corrected, they may change this."],
    );
    let life = folder.json("explain --customer \"Fox Ltd\" --as-of 2026-01-12 --skip-bad-rows");
    let rows: Vec<_> = life["unreadable"].as_array().unwrap().iter().map(|row| row["row"].as_u64().unwrap()).collect();
    assert_eq!(rows, [3, 4]);
}

#[test]
fn advice_before_the_end_is_what_works_for_that_clock() {
    let table = [
        (
            "{term: 5d}",
            "",
            "Close the deal by 2026-01-10. Contacts do not move this date, and the rules allow no extension.",
        ),
        (
            "{term: 5d, extension: {by: 4d}}",
            "",
            "Close the deal by 2026-01-10, or extend it: then the next deadline is 2026-01-14 (term). Contacts do not move this date.",
        ),
        (
            "{term: 2d, extension: {by: 3d}}",
            "2026-01-06,extend,Fox,Ann,\n",
            "Close the deal by 2026-01-10. Contacts do not move this date, and no further extension helps.",
        ),
        (
            "{term: 5d, max: 5d, extension: {by: 3d}}",
            "",
            "Close the deal by 2026-01-10. Contacts do not move this date, and no further extension helps.",
        ),
        ("{max: 5d, term: 9d, extension: {by: 3d}}", "", "Close the deal by 2026-01-10; nothing else moves this date."),
        (
            "{first_contact: 5d, no_contact: 8d, term: 9d}",
            "",
            "Contact the customer by 2026-01-10; with a contact now the next deadline is 2026-01-14 (term).",
        ),
        ("{first_contact: 5d}", "", "Contact the customer by 2026-01-10; after that there is no deadline."),
        (
            "{term: 9d, after_deal: 4d}",
            "2026-01-06,deal,Fox,Ann,9\n",
            "Only a further deal by 2026-01-10 keeps the customer longer.",
        ),
    ];
    for (entry, rows, expected) in table {
        let ledger = format!("at,event,customer,rep,value\n2026-01-05,claim,Fox,Ann,\n{rows}");
        let story = story(&Folder::with(&ledger, &format!("protection: [{entry}]\n")), "expiring", "2026-01-09");
        assert_eq!(advice(&story, "rep"), expected, "{entry}");
        assert_eq!(story["settle"]["purpose"], "keep");
    }
    // Contacts that lengthen the term do move it.
    let rules = "events: {trial: {as: contact, adds: 1w}}\nprotection: [{term: 5d}]\n";
    let story =
        story(&Folder::with("at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n", rules), "expiring", "2026-01-09");
    assert!(advice(&story, "rep").contains("(except trial: 1 week more)"), "{story:#}");
}

#[test]
fn a_slip_of_a_name_is_to_be_corrected_and_not_settled() {
    let rules = "managers: [Max]\nteam: [Annabel, Bo]\n";
    let ledger = "at,event,customer,rep,with\n2026-01-05,claim,Fox,Anabel,\n2026-01-06,claim,Owl,Bo,\n2026-01-07,assist,Owl,Bo,Anabel\n2026-01-08,claim,Elk,Zoe,\n";
    let folder = Folder::with(ledger, rules);
    let slip = story(&folder, "unlisted-rep", "2026-02-01");
    assert_eq!(
        advice(&slip, "manager"),
        "Correct rep, with in rows 2, 4 to Annabel, or add Anabel under \"team\" as an alias of Annabel."
    );
    assert_eq!(slip["settle"], Value::Null);
    assert_eq!(story(&folder, "unknown-rep", "2026-02-01")["settle"], Value::Null);
}

#[test]
fn it_is_told_why_two_names_are_one_customer() {
    let rules = "managers: [Max]\nidentity: {keys: [phone]}\nprotection: [{term: 90d}]\n";
    let shared = "at,event,customer,rep,phone\n2026-01-05 09:00,claim,Fox Ltd,Ann,555 01\n2026-01-06,contact,Fox Ltd,Ann,\n\
                  2026-01-07 10:00,claim,Fox Holding,Bo,555-01\n2026-01-08,contact,Fox Holding,Bo,\n";
    for check in ["collision", "poaching"] {
        let story = story(&Folder::with(shared, rules), check, "2026-02-01");
        has_steps(
            &story,
            &["Fox Holding is Fox Ltd: row 4 (2026-01-07 10:00) gives the same phone as row 2 (identity.keys)."],
        );
        assert!(story["rows"].as_array().unwrap().iter().any(|shown| shown["row"] == 4), "{check}");
    }
    let same = "at,event,customer,rep,with,by\n2026-01-05 09:00,claim,Fox Ltd,Ann,,\n2026-01-06,contact,Vixen,Bo,,\n\
                2026-01-07 10:00,same,Vixen,,Fox Ltd,Max\n";
    let story = story(&Folder::with(same, rules), "poaching", "2026-02-01");
    has_steps(
        &story,
        &[
            "Vixen is Fox Ltd: row 4 (2026-01-07 10:00) says so (decided by Max).",
            "Before row 4 nobody could know that this is the same customer, so it is a notice.",
            "It costs no points.",
        ],
    );
    assert_eq!(advice(&story, "manager"), "Nothing needs to be done; it costs nothing.");
}

#[test]
fn every_row_of_a_series_is_tested() {
    let rules = "managers: [Max]\nprotection: [{no_contact: 10d}]\n";
    let ledger = "at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n2026-01-06 09:00,contact,Fox,Bo\n2026-01-10,contact,Fox,Ann\n\
                  2026-01-19 09:00,contact,Fox,Bo\n";
    let story = story(&Folder::with(ledger, rules), "poaching", "2026-01-19");
    has_steps(
        &story,
        &[
            "2026-01-06 09:00 is not later than 2026-01-15 23:59:59.",
            "Row 5 (2026-01-19 09:00) is in time too (until 2026-01-20 23:59:59). Rows of one month on one holding are one finding and cost points once.",
            "It costs Bo 3 points (default of poaching).",
        ],
    );
}

#[test]
fn what_has_happened_since_counts_in_the_advice() {
    let rules = "managers: [Max]\nteam: [Ann, Bo, Cid]\nclaims: {freeze: 2d, cooldown: 9d}\nprotection: [{term: 5d}]\n\
                 checks: {unclaimed-work: notice}\n";
    let ledger = "at,event,customer,rep,by\n2026-01-05,claim,Fox,Ann,\n2026-01-11 09:00,claim,Fox,Bo,\n2026-01-12,contact,Fox,Ann,\n\
                  2026-01-12,release,Fox,Ann,\n";
    let folder = Folder::with(ledger, rules);
    let freeze = story(&folder, "pool-freeze", "2026-01-12");
    assert_eq!(advice(&freeze, "rep"), "You can claim the customer again from 2026-01-13 on.");
    let lapsed = story(&folder, "lapsed", "2026-01-12");
    assert_eq!(advice(&lapsed, "rep"), "You can claim the customer again from 2026-01-20 on.");
    has_steps(&lapsed, &["Rows 3 (claim), 4 (contact), 5 (release) came after the end and do not change it."]);
    assert_eq!(advice(&story(&folder, "lapsed", "2026-02-12"), "rep"), "You can claim the customer again now.");
    let work = story(&folder, "unclaimed-work", "2026-01-12");
    has_steps(
        &work,
        &[
            "Row 4 (2026-01-12 00:00) is later than that, and nobody held the customer since.",
            "It costs no points: unclaimed-work is a notice (checks.unclaimed-work, line 5 of the rulebook).",
        ],
    );
    assert_eq!(advice(&work, "rep"), "Claim the customer before going on.");
    assert!(advice(&story(&folder, "stray-event", "2026-01-12"), "rep").starts_with("It is in the pool now."));

    let later = format!("{ledger}2026-01-15,claim,Fox,Bo,\n");
    let folder = Folder::with(&later, rules);
    let freeze = story(&folder, "pool-freeze", "2026-01-16");
    assert_eq!(advice(&freeze, "rep"), "Nothing more needs to be done: you got the customer in row 6.");
    assert_eq!(
        advice(&story(&folder, "unclaimed-work", "2026-01-16"), "rep"),
        "Bo holds it now (row 6). Leave it alone."
    );

    let left = format!("{ledger}2026-01-14,leave,,Bo,Max\n");
    assert_eq!(advice(&story(&Folder::with(&left, rules), "pool-freeze", "2026-01-16"), "rep"), "");
}

#[test]
fn cells_of_rows_without_effect_are_told_where_a_claim_lacks_them() {
    let rules = "team: [Ann]\nclaims: {require: [phone]}\n";
    let ledger = "at,event,customer,rep,phone\n2026-01-05,claim,Fox,Zoe,555-01\n2026-01-06,claim,Fox,Ann,\n";
    let story = story(&Folder::with(ledger, rules), "incomplete-claim", "2026-02-01");
    has_steps(
        &story,
        &[
            "phone is empty in row 3, and no row before it that counts gives it.",
            "Row 2 gives phone \"555-01\", but that claim was refused (unknown-rep), so its cells do not count.",
        ],
    );
}

#[test]
fn what_fills_a_cap_is_told_with_its_end() {
    let rules = "claims: {limits: [{max_held: 2}]}\nprotection: [{match: {tier: A}}, {term: 9d}]\n";
    let ledger = "at,event,customer,rep,value,tier\n2026-01-05,claim,Fox,Ann,,\n2026-01-05,claim,Owl,Ann,,A\n2026-01-05,claim,Elk,Ann,,\n";
    let story = story(&Folder::with(ledger, rules), "over-cap", "2026-01-06");
    has_steps(
        &story,
        &[
            "Held then: Fox (row 2), protected until 2026-01-14 23:59:59, not won.",
            "Held then: Owl (row 3), protected without end, not won.",
            "2 customers count; the limit is 2.",
        ],
    );
    // Once the hand is no longer full, there is nothing to be released first.
    assert_eq!(advice(&story, "rep"), "Release a customer that you will not work, then claim again.");
    let later = self::story(&Folder::with(ledger, rules), "over-cap", "2026-02-06");
    assert_eq!(advice(&later, "rep"), "You can claim the customer again now.");
}

#[test]
fn days_that_are_not_as_the_week_has_them_are_told() {
    let rules = "calendar: {holidays: [2026-01-07, 2026-01-08], extra_workdays: [2026-01-10]}\n\
                 protection: [{match: {tier: A}, term: 90d}, {match: {region: east}, term: 80d}, {first_contact: 3bd}]\n";
    let ledger = "at,event,customer,rep,tier,region\n2026-01-05,claim,Fox,Ann,C,\n";
    let story = story(&Folder::with(ledger, rules), "neglect", "2026-02-01");
    has_steps(
        &story,
        &[
            "Its clocks are those of protection[2], the first entry that fits tier C.",
            "first_contact: 3 business days from 2026-01-05 00:00 is 2026-01-10 23:59:59 (2026-01-07 to 2026-01-08 are holidays, 2026-01-10 is worked).",
        ],
    );
}

#[test]
fn a_late_row_is_told_by_the_ledgers_own_header() {
    let rules = "ledger: {columns: {typed in: recorded}}\nentries: {max_delay: 1d}\n";
    let ledger = "at,event,customer,rep,typed in\n2026-01-05 09:00,claim,Fox,Ann,\n2026-01-06 09:00,contact,Fox,Ann,2026-01-09 10:00\n";
    let story = story(&Folder::with(ledger, rules), "late-entry", "2026-02-01");
    has_steps(
        &story,
        &[
            "It was recorded on 2026-01-09 10:00 (typed in), which is later than 2026-01-07 23:59:59; so the contact renews nothing.",
        ],
    );
    assert_eq!(advice(&story, "rep"), "Record the same day from now on.");
}

#[test]
fn an_extension_too_many_names_the_one_that_used_it_up() {
    let rules = "protection: [{term: 9d, extension: {by: 2d}}]\n";
    let ledger =
        "at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n2026-01-06,extend,Fox,Ann\n2026-01-07,extend,Fox,Ann\n";
    let story = story(&Folder::with(ledger, rules), "over-extension", "2026-01-08");
    has_steps(&story, &["The entry allows 1 extension in a holding, used up by row 3."]);
    assert!(advice(&story, "rep").starts_with("Close the deal by 2026-01-16."), "{story:#}");
}

#[test]
fn a_sanction_by_offences_states_its_ground() {
    let rules = "team: [Ann]\nclaims: {require: [phone]}\npenalties: {ladder: [{step: warning, checks: [incomplete-claim], count: 2}, {step: fine, points: 9}]}\n";
    let ledger = "at,event,customer,rep,phone\n2026-01-05,claim,Fox,Ann,\n2026-01-06,claim,Owl,Ann,\n2026-01-07,claim,Elk,Ann,1\n2026-01-08,claim,Elk,Ann,1\n";
    let folder = Folder::with(ledger, rules);
    for (command, ground) in [
        ("audit", "Due for Ann: warning (2 of incomplete-claim; the step is at 2;"),
        ("report due", "(2 of incomplete-claim; the step is at 2)"),
    ] {
        let run = folder.run(&format!("{command} --as-of 2026-01-09 --lang en --width 160"));
        assert!(run.stdout.contains(ground), "{}", run.stdout);
    }
    let due = folder.json("audit --as-of 2026-01-09")["sanctions"][0].clone();
    assert_eq!(due["offences"], serde_json::json!({"checks": ["incomplete-claim"], "count": 2, "least": 2}));
}

#[test]
fn a_customers_life_tells_what_each_row_did_and_who_decided() {
    let rules = "managers: [Max]\nentries: {max_delay: 1d}\nevents: {trial: {as: contact, adds: 3d}, call: {as: contact, only: {result: ok}}}\n\
                 protection: [{term: 30d}]\n";
    let ledger = "at,event,customer,rep,with,value,by,recorded,result\n2026-01-05,claim,Fox,Ann,,,,,\n2026-01-06,call,Fox,Ann,,,,,no\n\
                  2026-01-07,trial,Fox,Ann,,,,,\n2026-01-08,contact,Fox,Ann,,,,2026-01-20,\n2026-01-09,contact,Fox,Max,,,,,\n\
                  2026-01-10,contact,Fox,Bo,,,,,\n2026-01-11,transfer,Fox,Ann,Bo,,Max,,\n2026-01-12,award,Fox,Ann,,,Max,,\n\
                  2026-01-13,deal,Fox,Ann,,1500,,,\n2026-01-14,deal,Fox,Ann,,-200,,,\n2026-01-15,same,Fox,,Vixen,,Max,,\n\
                  2026-01-16,recycle,Fox,,,,Max,,\n";
    let folder = Folder::with(ledger, rules);
    let told = folder.run("explain --customer Fox --as-of 2026-02-01 --lang en --width 200").expect(0).stdout;
    for expected in [
        "Ann: contact (call): no valid contact, renews nothing",
        "Ann: contact (trial): 3 days more",
        "Ann: contact, recorded too late, renews nothing (f-",
        "Max: contact: a manager's, renews nothing",
        "Bo: contact, though it is Ann's (f-",
        "transfer by Max: from Ann to Bo",
        "award: Max awarded it to Ann",
        "Ann: deal, 1,500",
        "Ann: deal, -200: a refund, which is no deal",
        "same as Vixen (Max)",
        "recycle by Max",
    ] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    let turns = folder.json("explain --customer Fox --as-of 2026-02-01")["turns"].clone();
    assert_eq!((&turns[6]["by"], &turns[6]["with"]), (&Value::from("Max"), &Value::from("Bo")));
    assert_eq!(turns[5]["findings"].as_array().unwrap().len(), 1);
}

#[test]
fn a_check_is_explained_by_its_page_in_the_language_of_the_session() {
    let [en, zh] =
        ["md", "zh.md"].map(|end| std::fs::read_to_string(project().join(format!("src/core/checks/poaching.{end}"))));
    let (en, zh) = (en.unwrap(), zh.unwrap());
    let explained =
        |folder: &Folder, options: &str| folder.run(&format!("explain poaching {options}")).expect(0).stdout;
    let folder = Folder::new();
    assert_eq!(explained(&folder, ""), en);
    assert_eq!(explained(&folder, "--lang zh"), zh);
    // The rulebook's language counts, unless the user asks for another.
    let folder = folder.file("rules.yaml", "lang: zh\n");
    assert_eq!(explained(&folder, ""), zh);
    assert_eq!(explained(&folder, "--lang en"), en);
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
