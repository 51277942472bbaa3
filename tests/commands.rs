//! Each command as a user calls it: what it prints, what it writes, how it ends.

use encoding_rs::GB18030;

use crate::harness::{Folder, Run};

const RULES: &str = "\
managers: [Max]
team: [Ann, Bo, {name: Cy, aliases: [cy.w]}]
claims: {require: [phone], cooldown: 30d}
protection: [{term: 30d, no_contact: 10d, extension: {by: 5d}}]
penalties: {ladder: [{step: warning, points: 3}]}
";
const HEADER: &str = "at,event,customer,rep,with,value,by,ref,recorded,note,phone\n";

/// Ann holds Fox since 5 January.
fn folder() -> Folder {
    Folder::with(&format!("{HEADER}2026-01-05 09:00,claim,Fox,Ann,,,,,,,6003\n"), RULES)
}

/// The rows of the ledger after the header, without what changes from run to run.
fn rows(folder: &Folder) -> Vec<String> {
    let ledger = folder.read("ledger.csv");
    let cells = |row: &str| {
        let now = row.split(',').find(|cell| cell.len() == 16 && cell.starts_with("20") && !row.starts_with(*cell));
        now.map_or_else(|| row.to_owned(), |now| row.replace(now, "NOW"))
    };
    ledger.lines().skip(1).map(cells).collect()
}

// -- init ---------------------------------------------------------------------------------------------------------

#[test]
fn init_makes_both_files_in_either_language_and_never_overwrites() {
    for (lang, header, team) in [("en", "at,event,customer,rep,", "Ann"), ("zh", "时间,事件,客户,销售,", "张伟")]
    {
        let folder = Folder::new();
        folder.run(&format!("init shop --lang {lang} --manager \"O'Hara: #1\"")).expect(0);
        let ledger = std::fs::read(folder.path("shop/ledger.csv")).unwrap();
        assert!(ledger.starts_with(b"\xEF\xBB\xBF") && ledger.ends_with(b"\r\n"));
        assert!(folder.read("shop/ledger.csv").contains(header));
        let rules = folder.read("shop/rules.yaml");
        assert!(rules.contains("\"O'Hara: #1\"") && rules.contains("term: 30d") && rules.contains(team), "{rules}");

        let files = "--ledger shop/ledger.csv --rules shop/rules.yaml";
        folder.run(&format!("check {files}")).expect(0);
        folder.run(&format!("claim Fox --rep {team} {files}")).expect(0);
        let before = std::fs::read(folder.path("shop/ledger.csv")).unwrap();
        let again = folder.run("init shop").expect(2);
        assert!(again.stderr.contains("ledger.csv"), "{again:?}");
        assert_eq!(std::fs::read(folder.path("shop/ledger.csv")).unwrap(), before);
    }
}

#[test]
fn init_touches_nothing_where_only_one_of_the_files_is_there() {
    let folder = Folder::new().file("rules.yaml", "lang: zh\n");
    folder.run("init").expect(2);
    assert_eq!(folder.read("rules.yaml"), "lang: zh\n");
    assert!(!folder.path("ledger.csv").exists());
}

// -- claim --------------------------------------------------------------------------------------------------------

#[test]
fn a_granted_claim_is_written_and_says_until_when_and_by_which_clock() {
    let folder = folder();
    let run =
        folder.run("claim \"Owl Ltd\" --rep cy.w --at 2026-01-07 --set phone=6004 --note \"met, twice\"").expect(0);
    assert_eq!(run.stdout, "Granted: Owl Ltd is Cy's until 2026-01-17 (next contact due).\n  Written as row 3.\n");
    assert_eq!(rows(&folder)[1], "2026-01-07,claim,Owl Ltd,cy.w,,,,,NOW,\"met, twice\",6004");
}

#[test]
fn a_denied_claim_changes_nothing_and_says_every_reason_and_from_when() {
    let folder = folder();
    let before = folder.read("ledger.csv");
    let run = folder.run("claim fox --rep Bo --at \"2026-01-10 10:00\" --as-of 2026-01-10 --dry-run").expect(1);
    assert_eq!(
        run.stdout,
        "Denied: Bo can't claim Fox.\n  \
         collision: it is protected until 2026-01-15, ask your manager. A manager may\n    \
         decide otherwise (transfer, award).\n  \
         If nothing else happens, the claim would be granted from 2026-01-16 on.\n"
    );
    let run = folder.run("claim Elk --rep Zoe").expect(1);
    for reason in ["unknown-rep", "incomplete-claim", "Waiting does not help"] {
        assert!(run.stdout.contains(reason), "{}", run.stdout);
    }
    assert_eq!(folder.read("ledger.csv"), before);
}

#[test]
fn whose_customer_it_is_stays_hidden_unless_the_rules_say_otherwise() {
    let claim = "claim Fox --rep Bo --at 2026-01-10 --as-of 2026-01-10 --dry-run";
    let hidden = folder().run(claim).expect(1);
    assert!(!hidden.stdout.contains("Ann"), "{}", hidden.stdout);
    let hidden = folder().json(claim);
    assert!(!hidden.to_string().contains("Ann"), "{hidden}");
    let open = folder().file("rules.yaml", RULES.replace("claims: {", "claims: {reveal_holder: true, "));
    assert!(open.run(claim).expect(1).stdout.contains("protected for Ann"));
}

#[test]
fn a_table_of_claims_is_decided_in_order_and_written_at_once() {
    let requests = "客户,销售,时间,phone\nOwl,Bo,2026-01-06,6004\nOwl,Cy,2026-01-07,6004\n\nElk,Cy,2026-01-07,6005\n";
    let folder = folder().file("requests.csv", requests);
    let before = folder.read("ledger.csv");
    let rehearsed = folder.json("claim --from requests.csv --dry-run");
    assert_eq!(folder.read("ledger.csv"), before);
    let told: Vec<(&str, bool)> = rehearsed["verdicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|v| (v["verdict"].as_str().unwrap(), v["written"].as_bool().unwrap()))
        .collect();
    assert_eq!(told, [("granted", false), ("denied", false), ("granted", false)]);

    let run = folder.run("claim --from requests.csv --note list").expect(1);
    assert!(run.stdout.ends_with("2 granted, 1 denied.\n"), "{}", run.stdout);
    let expected = ["2026-01-06,claim,Owl,Bo,,,,,NOW,list,6004", "2026-01-07,claim,Elk,Cy,,,,,NOW,list,6005"];
    assert_eq!(rows(&folder)[1..], expected);
}

#[test]
fn a_refused_row_that_would_join_two_customers_leaves_them_apart() {
    let rules = "managers: [Kim]\nidentity: {keys: [phone]}\nprotection: [{term: 30d}]\n";
    let ledger = "at,event,customer,rep,phone\n2026-11-20 09:00,claim,Alpha,Ann,111\n2026-11-20 09:10,claim,Beta,Bo,\n\
                  2026-11-20 09:20,claim,Gamma,Cy,\n2026-11-21 10:00,release,Beta,Bo,\n";
    let folder = Folder::with(ledger, rules).file("requests.csv", "customer,rep,phone\nBeta,Bo,111\nGamma,Dan,\n");
    let verdicts = folder.json("claim --from requests.csv --as-of \"2026-11-22 09:00\" --dry-run")["verdicts"].clone();
    for (verdict, customer) in verdicts.as_array().unwrap().iter().zip(["Alpha", "Gamma"]) {
        assert_eq!((&verdict["verdict"], &verdict["customer"]), (&"denied".into(), &customer.into()), "{verdicts:#}");
        assert_eq!(verdict["reasons"][0]["check"], "collision");
    }
}

#[test]
fn a_claim_under_another_name_of_the_customer_is_told_under_both() {
    let folder = folder();
    folder.run("log same Fox --with \"Red Fox\" --by Max --at 2026-01-06").expect(0);
    let claim = "claim \"red  fox\" --rep Bo --at 2026-01-10 --as-of 2026-01-10 --dry-run";
    let run = folder.run(claim).expect(1);
    assert!(run.stdout.starts_with("Denied: Bo can't claim red  fox (the same customer as Fox).\n"), "{}", run.stdout);
    assert_eq!(folder.json(claim)["customer"], "Fox");
    // Another way to write the same name is no other name.
    let run = folder.run("claim FOX --rep Bo --at 2026-01-10 --as-of 2026-01-10 --dry-run").expect(1);
    assert!(run.stdout.starts_with("Denied: Bo can't claim Fox.\n"), "{}", run.stdout);
}

#[test]
fn who_holds_the_customer_already_has_nothing_to_wait_for() {
    let claim = "claim Fox --rep Ann --at 2026-01-10 --as-of 2026-01-10 --dry-run";
    let run = folder().run(claim).expect(1);
    let expected =
        "Denied: Ann can't claim Fox.\n  repeat-claim: Ann holds it already (row 2). Nothing needs to be done.\n";
    assert_eq!(run.stdout, expected);
    assert_eq!(folder().json(claim)["earliest"], "2026-02-15T00:00:00");
}

#[test]
fn a_name_that_is_no_manager_or_not_in_the_team_is_told_as_such() {
    let folder = folder().file("rules.yaml", RULES.replace("[Ann, Bo", "[Ann, 李娜, Bo"));
    let run = folder.run("log award Fox --rep Bo --by Zoe --at 2026-01-06 --width 200").expect(1);
    assert_eq!(
        run.stdout,
        "Refused, nothing written: Zoe is no manager, and \"award\" is a manager's event. Managers are: Max.\n  \
         Give a manager's name with --by.\n"
    );
    let run = folder.run("claim Elk --rep 李那 --set phone=6005 --width 200").expect(1);
    assert!(run.stdout.contains("unknown-rep: 李那 is not in the team. Is \"李娜\" meant?"), "{}", run.stdout);
}

#[test]
fn a_table_with_bad_rows_writes_nothing_and_tells_all_of_them() {
    let requests = "customer,rep,at,phone\nOwl,Bo,2026-01-06,6004\nElk,Cy,soon,6005\n,Cy,2026-01-07,\n";
    let folder = folder().file("requests.csv", requests);
    let before = folder.read("ledger.csv");
    for command in ["claim", "log contact"] {
        let run = folder.run(&format!("{command} --from requests.csv")).expect(2);
        for expected in
            ["row 3: at \"soon\": ", "row 4: customer is empty.", "2 problems; nothing was decided or written."]
        {
            assert!(run.stderr.contains(expected), "{expected}: {}", run.stderr);
        }
    }
    let run = folder.run("log --from requests.csv").expect(2);
    assert!(run.stderr.contains("event is empty.\n  Give the table a column \"event\""), "{}", run.stderr);
    let run = folder.run("claim --from -").expect(2);
    assert!(run.stderr.starts_with("standard input: it is empty.\n"), "{}", run.stderr);
    assert_eq!(folder.read("ledger.csv"), before);
}

#[test]
fn a_value_in_full_width_is_written_in_plain_digits() {
    let folder = folder();
    let run = folder.run("log deal Fox --rep Ann --value １２,０００．５ --at 2026-01-06").expect(0);
    assert_eq!(run.stdout, "Row 3 written: 2026-01-06 deal Fox, Ann, 12,000.5\n");
    assert_eq!(rows(&folder)[1], "2026-01-06,deal,Fox,Ann,,\"12,000.5\",,,NOW,,");
}

#[test]
fn a_table_with_one_bad_row_writes_nothing() {
    let requests = "customer,rep,at,phone\nOwl,Bo,2026-01-06,6004\nElk,Cy,soon,6005\n";
    let folder = folder().file("requests.csv", requests);
    let before = folder.read("ledger.csv");
    let run = folder.run("claim --from requests.csv").expect(2);
    assert!(run.stderr.starts_with("requests.csv, row 3: at \"soon\": "), "{}", run.stderr);
    assert_eq!(folder.read("ledger.csv"), before);
}

#[test]
fn a_claim_is_decided_at_its_second_and_written_to_the_minute_where_that_is_the_same() {
    let rows = "2026-01-01 09:00:30,contact,Fox,Bo,,,,,,,6003\n";
    for (rules, as_of, written) in [
        ("", "2026-01-01 09:00:45", "2026-01-01 09:00:45,claim,Fox,Ann"),
        ("", "2026-01-01 09:01:45", "2026-01-01 09:01,claim,Fox,Ann"),
        ("protection: [{term: 36h}]", "2026-01-01 09:01:45", "2026-01-01 09:01:45,claim,Fox,Ann"),
        ("protection: [{term: 3d}]", "2026-01-01 09:01:45", "2026-01-01 09:01,claim,Fox,Ann"),
    ] {
        let folder = Folder::with(&format!("{HEADER}{rows}"), rules);
        let verdict = folder.json(&format!("claim Fox --rep Ann --as-of \"{as_of}\" --dry-run"));
        assert_eq!(
            (&verdict["verdict"], verdict["at"].as_str()),
            (&"granted".into(), Some(as_of.replace(' ', "T").as_str()))
        );
        folder.run(&format!("claim Fox --rep Ann --at \"{as_of}\"")).expect(0);
        assert!(
            folder.read("ledger.csv").lines().last().unwrap().starts_with(written),
            "{}",
            folder.read("ledger.csv")
        );
    }
}

// -- release and log ----------------------------------------------------------------------------------------------

#[test]
fn a_release_is_the_holders() {
    let folder = folder();
    folder.run("release Fox --rep Bo --at 2026-01-06").expect(1);
    assert_eq!(rows(&folder).len(), 1);
    folder.run("release Fox --rep Ann --at 2026-01-06 --note gone").expect(0);
    assert_eq!(rows(&folder)[1], "2026-01-06,release,Fox,Ann,,,,,NOW,gone,");
    let pool = folder.json("report pool --as-of 2026-01-07");
    assert_eq!(pool["customers"][0]["reason"], "release");
    // The one who gave it up must wait, everybody else need not.
    let reasons = folder.json("claim Fox --rep Ann --at 2026-01-20 --as-of 2026-01-20 --dry-run");
    assert_eq!(
        (&reasons["reasons"][0]["check"], &reasons["earliest"]),
        (&"cooldown".into(), &"2026-02-06T00:00:00".into())
    );
    folder.run("claim Fox --rep Bo --at 2026-01-20 --as-of 2026-01-20 --dry-run").expect(0);
}

#[test]
fn every_event_can_be_logged() {
    let folder = folder();
    for line in [
        "contact Fox --rep Ann --at 2026-01-06",
        "quote Fox --rep Ann --at 2026-01-07 --value 9000",
        "extend Fox --rep Ann --at 2026-01-08",
        "assist Fox --rep Ann --with Bo --at 2026-01-08",
        "notify Fox --rep Cy --by Ann --at 2026-01-08",
        "deal Fox --rep Bo --value -1,200.50 --at 2026-01-09",
        "transfer Fox --rep Ann --with Bo --by Max --at 2026-01-10",
        "award Elk --rep Cy --by Max --at 2026-01-10",
        "recycle Elk --by Max --at 2026-01-11",
        "complaint Fox --rep Bo --at 2026-01-11",
        "resolve Fox --rep Bo --at 2026-01-12",
        "rating --rep Bo --value 4.5 --at 2026-01-12",
        "training --rep Bo --at 2026-01-12",
        "share --rep Bo --at 2026-01-12",
        "same Fox --with Foxx --by Max --at 2026-01-12",
        "distinct Fox --with Foxes --by Max --at 2026-01-12",
        "join --rep Dan --by Max --at 2026-01-12",
        "leave --rep Dan --by Max --at 2026-01-13",
        "penalty --rep Bo --ref warning --by Max --at 2026-01-13",
        "claim Owl --rep Bo --set phone=6004 --at 2026-01-13",
        "release Owl --rep Bo --at 2026-01-13",
    ] {
        folder.run(&format!("log {line}")).expect(0);
    }
    assert_eq!(rows(&folder).len(), 22);
    assert_eq!(rows(&folder)[6], "2026-01-09,deal,Fox,Bo,,\"-1,200.50\",,,NOW,,");
    let audit = folder.json("audit --as-of 2026-01-14");
    assert_eq!(audit["findings"].as_array().unwrap().len(), 0, "{audit:#}");
    assert_eq!(audit["ledger"]["rows"], 22);
}

#[test]
fn what_the_replay_would_refuse_is_not_written() {
    let folder = folder();
    for (line, check) in [
        ("log extend Fox --rep Bo --at 2026-01-06", "stray-event"),
        ("log transfer Fox --rep Ann --with Bo --at 2026-01-06", "unauthorised"),
        ("log award Fox --rep Bo --by Ann --at 2026-01-06", "unauthorised"),
        ("log transfer Fox --rep Ann --with Ann --by Max --at 2026-01-06", "stray-event"),
        ("log resolve Fox --rep Ann --at 2026-01-06", "stray-event"),
        ("log recycle Fox --at 2026-01-06", "unauthorised"),
    ] {
        let refused = folder.json(line);
        assert_eq!(refused["schema"], "turfbook.written/1");
        assert_eq!(refused["refused"][0]["check"], check, "{line}");
        folder.run(line).expect(1);
    }
    folder.run("log extend Fox --rep Ann --at 2026-01-06").expect(0);
    let again = folder.json("log extend Fox --rep Ann --at 2026-01-07");
    assert_eq!(again["refused"][0]["check"], "over-extension");
    assert_eq!(rows(&folder).len(), 2);
}

#[test]
fn only_a_manager_may_change_the_past() {
    let folder = folder();
    let early = "Fox --rep Bo --at 2026-01-04";
    let refused = folder.json(&format!("claim {early} --set phone=6003"));
    assert_eq!(refused["reasons"][0]["check"], "past-row", "{refused:#}");
    assert!(refused["reasons"][0]["message"].as_str().unwrap().contains("row 2"));
    folder.run(&format!("log award {early} --by Max")).expect(0);
    assert_eq!(folder.json("report holdings --as-of 2026-01-06")["holdings"][0]["rep"], "Bo");
}

#[test]
fn nobody_writes_the_future_or_as_of_another_day() {
    let folder = folder();
    for line in [
        "claim Owl --rep Bo --set phone=1 --at 2199-01-01",
        "claim Owl --rep Bo --set phone=1 --as-of 2026-01-06",
        "release Fox --rep Ann --skip-bad-rows",
    ] {
        let run = folder.run(line).expect(2);
        assert!(!run.stderr.is_empty());
    }
    assert_eq!(rows(&folder).len(), 1);
}

#[test]
fn a_name_like_a_formula_and_a_value_without_a_column_are_refused() {
    let folder = folder();
    for line in [
        "claim \"=1+1\" --rep Bo --set phone=1",
        "claim Owl --rep @Bo --set phone=1",
        "log assist Fox --rep Ann --with +Bo",
        "claim Owl --rep Bo --set phone=1 --set tire=A",
        "claim Owl --rep Bo --set phone",
    ] {
        folder.run(line).expect(2);
    }
    assert_eq!(rows(&folder).len(), 1);
    let typo = folder.run("claim Owl --rep Bo --set phon=1").expect(2);
    assert!(typo.stderr.contains("Did you mean \"phone\"?"), "{}", typo.stderr);
}

#[test]
fn without_a_column_for_recorded_rows_are_written_unless_the_rules_need_it() {
    let ledger = "at,event,customer,rep\n";
    let folder = Folder::with(ledger, "");
    folder.run("claim Fox --rep Ann --at 2026-01-05").expect(0);
    assert_eq!(folder.read("ledger.csv"), format!("{ledger}2026-01-05,claim,Fox,Ann\n"));
    let folder = Folder::with(ledger, "entries: {max_delay: 1d}");
    let run = folder.run("claim Fox --rep Ann").expect(2);
    assert!(run.stderr.contains("recorded"), "{}", run.stderr);
}

#[test]
fn a_ruling_that_strikes_nothing_is_refused() {
    let folder = poached();
    let refused = folder.json("log dismiss --ref f-abcdefgh --by Max --at 2026-01-20");
    assert_eq!(refused["refused"][0]["check"], "stray-event");
    let audit = folder.json("audit --only poaching --as-of 2026-03-01");
    let id = audit["findings"][0]["id"].as_str().unwrap();
    folder.run(&format!("log dismiss --ref {id} --by Max --at 2026-01-20 --dry-run")).expect(0);
    // That another finding is struck does not make an id one.
    folder.run(&format!("log dismiss --ref {id} --by Max --at 2026-01-20")).expect(0);
    folder.run("log dismiss --ref f-abcdefgh --by Max --at 2026-01-21").expect(1);
}

#[test]
fn who_writes_a_row_is_told_what_it_will_do() {
    let folder = poached();
    for (line, remark) in [
        ("log contact Fox --rep Bo --at 2026-01-10", "An audit will report this as poaching."),
        ("log contact Owl --rep Bo --at 2026-01-10", "nobody holds this customer"),
        ("log contact Fox --rep Annn --at 2026-01-10", "Annn is not in the team. Is \"Ann\" meant?"),
        ("log leave --rep Zoe --by Max --at 2026-01-10", "Zoe is not in the team."),
        ("log award Fox --rep Bo --by Max --at 2026-01-04", "this changes what rows 2, 3, 5 did."),
    ] {
        let run = folder.run(&format!("{line} --dry-run")).expect(0);
        let told = run.stdout.replace("\n  ", " ");
        assert!(told.contains(remark), "{line}: {told}");
    }
    let run = folder.run("log join --rep Zoe --by Max --at 2026-01-10 --dry-run").expect(0);
    assert!(!run.stdout.contains("Take care"), "{}", run.stdout);
}

#[test]
fn a_column_given_twice_is_a_mistake() {
    let folder = folder();
    for line in ["claim Owl --rep Bo --set customer=Elk", "claim Owl --rep Bo --set phone=1 --set phone=2"] {
        assert!(folder.run(line).expect(2).stderr.contains("is given twice"), "{line}");
    }
    assert_eq!(rows(&folder).len(), 1);
}

// -- the ledger's own form ----------------------------------------------------------------------------------------

#[test]
fn a_row_is_appended_in_the_ledgers_own_form() {
    let bom = "\u{feff}";
    for (before, rules, row) in [
        ("at,event,customer,rep\n", "", "2026-01-05,claim,Fox,Ann\n"),
        ("at,event,customer,rep\r\n", "", "2026-01-05,claim,Fox,Ann\r\n"),
        ("at,event,customer,rep", "", "\r\n2026-01-05,claim,Fox,Ann\r\n"),
        (&format!("{bom}rep;customer;x;event;at\r\n"), "", "Ann;Fox;;claim;2026-01-05\r\n"),
        ("at\tevent\tcustomer\trep\n", "", "2026-01-05\tclaim\tFox\tAnn\n"),
        ("时间,事件,客户,销售\r\n", "", "2026-01-05,报备,Fox,Ann\r\n"),
        ("at,event,customer,rep\n2026-01-01,认领,Owl,Bo\n", "", "2026-01-05,认领,Fox,Ann\n"),
        ("at,event,customer,rep\n2026-01-01,登记,Owl,Bo\n", "events: {登记: {as: claim}}", "2026-01-05,登记,Fox,Ann\n"),
        ("日子,at2,event,customer,rep\n", "ledger: {columns: {日子: at}}", "2026-01-05,,报备,Fox,Ann\n"),
    ] {
        let folder = Folder::with(before, rules);
        folder.run("claim Fox --rep Ann --at 2026-01-05").expect(0);
        assert_eq!(folder.read("ledger.csv"), format!("{before}{row}"), "{before:?}");
    }
}

#[test]
fn a_declared_gb18030_ledger_stays_one() {
    let before = GB18030.encode("时间,事件,客户,销售\r\n2026-01-01,报备,华远科技,张伟\r\n").0.into_owned();
    let folder =
        Folder::new().file("ledger.csv", &before).file("rules.yaml", "ledger: {encoding: gb18030}\nlang: en\n");
    folder.run("claim 北方电气 --rep 李娜 --at 2026-01-05").expect(0);
    let after = std::fs::read(folder.path("ledger.csv")).unwrap();
    let row = GB18030.encode("2026-01-05,报备,北方电气,李娜\r\n").0.into_owned();
    assert_eq!(after, [before, row].concat());
    assert_eq!(folder.json("report holdings --as-of 2026-01-06")["holdings"][1]["customer"], "北方电气");
}

// -- audit --------------------------------------------------------------------------------------------------------

/// Two violations of Bo's in January, a lapse in February, and a sanction that is due.
fn poached() -> Folder {
    let rows = "2026-01-05 09:00,claim,Fox,Ann,,,,,,,6003\n2026-01-06 09:00,contact,Fox,Bo,,,,,,,\n\
                2026-01-07 09:00,claim,Fox,Bo,,,,,,,\n2026-01-09,contact,Fox,Ann,,,,,,,\n";
    Folder::with(&format!("{HEADER}{rows}"), RULES)
}

#[test]
fn the_exit_status_follows_fail_on_and_the_filters() {
    let folder = poached();
    for (options, status) in [
        ("", 1),
        ("--fail-on never", 0),
        ("--only lapsed", 0),
        ("--only lapsed --fail-on notice", 1),
        ("--only lapsed,poaching", 1),
        ("--rep Ann", 0),
        ("--rep Bo", 1),
        ("--since 2026-01-07", 1),
        ("--since 2026-01-08", 0),
        ("--since 2026-01-08 --fail-on notice", 1),
    ] {
        folder.run(&format!("audit --as-of 2026-03-01 {options}")).expect(status);
    }
    // Without filters a sanction that is due is reason enough.
    let folder = poached()
        .file("rules.yaml", RULES.replace("penalties", "checks: {poaching: {points: 9}, collision: off}\npenalties"));
    let rows = folder.json("audit --as-of 2026-03-01 --only lapsed");
    assert_eq!(rows["sanctions"].as_array().unwrap().len(), 1, "points rest on all findings");
}

#[test]
fn quiet_prints_nothing_where_there_is_nothing_to_report() {
    let folder = folder();
    let run = folder.run("audit --quiet --as-of 2026-01-06").expect(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    assert!(!poached().run("audit --quiet --as-of 2026-01-10").expect(1).stdout.is_empty());
    assert!(!folder.run("audit --quiet --as-of nonsense").expect(2).stderr.is_empty());
}

#[test]
fn an_audit_writes_nothing_and_rows_in_the_future_are_remarked_on() {
    let folder = poached();
    let before = folder.read("ledger.csv");
    let run = folder.run("audit --as-of 2026-01-06 --fail-on never").expect(0);
    assert_eq!(run.stderr, "2 rows lie after the as-of moment and do not count.\n");
    assert_eq!(folder.read("ledger.csv"), before);
    let names: Vec<_> = std::fs::read_dir(folder.path("")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names.len(), 2, "{names:?}");
}

#[test]
fn an_id_stays_when_rows_are_added_sorted_or_lose_their_seconds() {
    let ids = |rows: &[&str]| {
        let folder = Folder::with(&format!("{HEADER}{}", rows.concat()), RULES);
        let audit = folder.json("audit --as-of 2026-03-01");
        let ids = audit["findings"].as_array().unwrap().iter().filter(|finding| finding["rep"] == "Bo");
        let mut ids: Vec<String> = ids.map(|finding| finding["id"].to_string()).collect();
        ids.sort();
        ids
    };
    let claim = "2026-01-05 09:00:11,claim,Fox,Ann,,,,,,,6003\n";
    let contact = "2026-01-06 09:00:22,contact,Fox,Bo,,,,,,,\n";
    let collision = "2026-01-07 09:00:33,claim,Fox,Bo,,,,,,,\n";
    let all = ids(&[claim, contact, collision]);
    assert_eq!(all.len(), 2);
    assert_eq!(ids(&[collision, claim, contact]), all);
    assert_eq!(ids(&[&claim.replace(":11", ""), &contact.replace(":22", ""), &collision.replace(":33", "")]), all);
    assert_eq!(ids(&["2026-01-01,claim,Elk,Cy,,,,,,,6001\n", claim, contact, collision]), all);
}

#[test]
fn a_ruling_may_strike_the_finding_of_a_ruling_that_struck_nothing() {
    // The id is that of the finding about the last row, which names none.
    let rows = |first: &str| {
        format!("at,event,by,ref\n2026-01-05 09:00,dismiss,Max,{first}\n2026-01-06,dismiss,Max,f-abcdefgh\n")
    };
    let findings = |first: &str| {
        Folder::with(&rows(first), "managers: [Max]").json("audit --as-of 2026-02-01")["findings"].clone()
    };
    let strays = findings("f-hgfedcba");
    assert_eq!(strays.as_array().unwrap().len(), 2);
    let struck = findings(strays[1]["id"].as_str().unwrap());
    assert_eq!(struck.as_array().unwrap().len(), 1, "{struck:#}");
    assert_eq!((&struck[0]["id"], &struck[0]["status"]), (&strays[1]["id"], &"dismissed".into()));
}

#[test]
fn a_dismissed_finding_stays_listed_without_points() {
    let folder = poached();
    let audit = folder.json("audit --only poaching --as-of 2026-03-01");
    let id = audit["findings"][0]["id"].as_str().unwrap().to_owned();
    folder.run(&format!("log dismiss --ref {id} --by Max --at 2026-01-20")).expect(0);
    let audit = folder.json("audit --only poaching --as-of 2026-03-01");
    let finding = &audit["findings"][0];
    assert_eq!((&finding["status"], &finding["points"]), (&"dismissed".into(), &0.into()));
    assert_eq!(audit["summary"]["dismissed"], 1);
    assert_eq!(audit["sanctions"].as_array().unwrap().len(), 0);
}

// -- report and check ---------------------------------------------------------------------------------------------

#[test]
fn reports_can_be_had_for_one_rep_and_what_is_due_for_so_long() {
    let folder = poached();
    assert_eq!(folder.json("report holdings --rep Bo --as-of 2026-01-10")["holdings"].as_array().unwrap().len(), 0);
    assert_eq!(folder.json("report holdings --rep Ann --as-of 2026-01-10")["holdings"].as_array().unwrap().len(), 1);
    let due = |within: &str| -> Vec<String> {
        let due = folder.json(&format!("report due --as-of 2026-01-10 --within {within}"));
        due["due"].as_array().unwrap().iter().map(|due| due["what"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(due("3d"), ["sanction"]);
    assert_eq!(due("9d"), ["sanction", "expiry"]);
    let complained = format!("{HEADER}2026-01-05,claim,Fox,Ann,,,,,,,6003\n2026-01-06,complaint,Fox,Ann,,,,,,,\n");
    let folder = Folder::with(&complained, &format!("{RULES}service: {{complaint: 1d}}\n"));
    let told = folder.run("report due --as-of 2026-01-09").expect(0).stdout;
    assert!(told.contains("2026-01-07 (overdue)  Ann") && told.contains("\n2026-01-15            Ann"), "{told}");
}

#[test]
fn check_tells_what_it_understood_and_what_is_hardly_meant_so() {
    let rules = "protection: [{match: {tier: A}, term: 36h}, {match: {tier: [A]}, term: 1d}, {match: {size: big}, term: 9d}]\n\
                 claims: {limits: [{match: {level: junior}, max_held: 1}]}\nteam: [Ann]\n";
    let folder = Folder::with("at,event,customer,rep,tier\n2026-01-05,claim,Fox,Ann,\n", rules);
    let run = folder.run("check --as-of 2026-01-06").expect(0);
    for remark in [
        "1 row, UTF-8",
        "claim × 1",
        "No managers are listed",
        "Hours are counted (protection[0].term)",
        "1 customer is protected without end",
        "protection[1] can never count",
        "protection[2].match asks for the column \"size\"",
        "claims.limits[0] fits nobody",
    ] {
        assert!(run.stdout.replace("\n    ", " ").contains(remark), "{remark}\n{}", run.stdout);
    }
}

#[test]
fn check_is_silent_about_what_is_meant_so() {
    let rules = "managers: [Max]\nprotection: [{match: {tier: A, region: east}, term: 3d}, {match: {tier: A}, term: 3d}, {match: {tier: [A, B]}, term: 9d}, \
                 {match: {region: [east]}, term: 36h, after_deal: forever}, {term: 9d}]\n\
                 ledger: {columns: {level: tier}}\nidentity: {keys: [phone]}\nclaims: {require: [region], \
                 limits: [{match: {level: junior}, max_held: 1}, {max_held: 5}]}\nteam: [{name: Ann, level: junior}]\n";
    let ledger = "at,event,customer,rep,Level,region,phone,value\n2026-01-05 09:00,claim,Fox,Ann,A,west,0077,\n\
                  2026-01-05 10:00,deal,Fox,Ann,,,123456789012345000,9\n2026-01-06 09:00,claim,Owl,Ann,B,west,78,\n\
                  2026-01-06 10:00,claim,Elk,Ann,B,west,1234567890123450,\n\
                  2026-01-06 11:00,claim,Bat,Ann,B,west,ABCDEFGHIJKLMNO00,\n";
    let told = |ledger: &str| {
        let check = Folder::with(ledger, rules).json("check --as-of 2026-01-06");
        check["remarks"]
            .as_array()
            .unwrap()
            .iter()
            .map(|remark| remark.as_str().unwrap().to_owned())
            .collect::<Vec<_>>()
    };
    let rounded = "2 numbers end in zeros";
    let remarks = told(ledger);
    assert!(remarks.len() == 1 && remarks[0].contains(rounded), "{remarks:#?}");
    // What a ledger lacks is told, once it has a row.
    let remarks = told("at,event,customer,rep\n2026-01-05 09:00,claim,Fox,Ann\n").join("\n");
    for lacks in ["level", "\"tier\"", "\"region\"", "\"phone\""] {
        assert!(remarks.contains(lacks), "{lacks}: {remarks}");
    }
    assert_eq!(told(""), [""; 0]);
    // An identifier that lost its zeros is one that stands there with them as well.
    let lost = told(&ledger.replace(",78,", ",77,")).join("\n");
    assert!(lost.contains("0077"), "{lost}");
}

// -- what goes for every command ----------------------------------------------------------------------------------

#[test]
fn output_goes_into_a_file_whole() {
    let folder =
        poached().file("out.json", "an older and much longer file than the new one could ever be: ".repeat(99));
    let run = folder.run("report holdings --as-of 2026-01-10 --format json -o out.json").expect(0);
    assert_eq!(run.stdout, "");
    let written: serde_json::Value = serde_json::from_str(&folder.read("out.json")).unwrap();
    assert_eq!(written, folder.json("report holdings --as-of 2026-01-10"));
}

#[test]
fn output_never_takes_the_place_of_what_is_read() {
    let folder = folder().file("requests.csv", "customer,rep\nOwl,Bo\n");
    std::fs::create_dir(folder.path("sub")).unwrap();
    for line in [
        "audit -o ledger.csv",
        "check -o rules.yaml",
        "report -o sub/../ledger.csv",
        "log contact Fox --rep Ann -o ledger.csv",
        "claim --from requests.csv -o requests.csv",
        "audit -o ledger.csv.lock",
    ] {
        let run = folder.run(line).expect(2);
        assert!(run.stderr.contains("would take the place of"), "{line}: {}", run.stderr);
    }
    assert_eq!(rows(&folder).len(), 1);
    assert!(folder.read("requests.csv").starts_with("customer"));
}

#[test]
fn output_that_fails_after_a_row_was_written_says_so() {
    let folder = folder();
    let run = folder.run("log contact Fox --rep Ann --at 2026-01-06 -o nowhere/out.txt").expect(3);
    assert!(run.stderr.replace("\n  ", " ").contains("The rows are in the ledger all the same"), "{}", run.stderr);
    let run = folder.run("claim Owl --rep Bo --set phone=1 --at 2026-01-06 -o nowhere/out.txt").expect(3);
    assert!(run.stderr.replace("\n  ", " ").contains("The rows are in the ledger all the same"), "{}", run.stderr);
    assert_eq!(rows(&folder).len(), 3);
}

#[test]
fn a_refusal_is_told_as_csv_too() {
    let run = folder().run("release Fox --rep Bo --at 2026-01-06 --format csv").expect(1);
    assert!(run.stdout.starts_with("\u{feff}check,message\r\nstray-event,"), "{}", run.stdout);
}

#[test]
fn init_makes_the_files_that_the_call_names() {
    let folder = Folder::new();
    folder.run("init shop --ledger 台账.csv --rules policy.yaml").expect(0);
    assert!(folder.path("shop/台账.csv").exists() && folder.path("shop/policy.yaml").exists());
}

#[test]
fn csv_has_the_fields_of_the_list_in_order() {
    let run = poached().run("report holdings --as-of 2026-01-10 --format csv").expect(0);
    assert_eq!(
        run.stdout,
        "\u{feff}customer,rep,since,until,ends_by,days_left,last_contact,won,helpers,row,line\r\n\
         Fox,Ann,2026-01-05T09:00:00,2026-01-19T23:59:59,no_contact,9,2026-01-09T00:00:00,false,,2,2\r\n"
    );
}

#[test]
fn the_language_is_that_of_the_option_then_the_environment_then_the_rulebook() {
    use std::process::Command;
    let folder = folder().file("rules.yaml", format!("{RULES}lang: zh\n"));
    let run = |option: &str, variable: &str| -> String {
        let mut command = Command::new(env!("CARGO_BIN_EXE_turfbook"));
        command.current_dir(folder.path("")).env_clear().args(["audit", "--as-of", "2026-01-06"]);
        if !option.is_empty() {
            command.args(["--lang", option]);
        }
        if !variable.is_empty() {
            command.env("TURFBOOK_LANG", variable);
        }
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    for (option, variable, summary) in
        [("", "", "没有违规"), ("en", "", "No violation"), ("", "en", "No violation"), ("zh", "en", "没有违规")]
    {
        assert!(run(option, variable).contains(summary), "{option:?} {variable:?}: {}", run(option, variable));
    }
}

#[test]
fn text_is_as_wide_as_asked_and_coloured_only_when_asked() {
    let folder = poached();
    for width in [20, 40, 80, 200] {
        let run = folder.run(&format!("audit --as-of 2026-01-10 --fail-on never --width {width}")).expect(0);
        let widest = run.stdout.lines().map(unicode_width::UnicodeWidthStr::width).max().unwrap();
        assert!(widest <= width.max(40), "{width}: {}", run.stdout);
        assert!(!run.stdout.contains('\u{1b}'));
    }
    let run = folder.run("audit --as-of 2026-01-10 --fail-on never --color always").expect(0);
    assert!(run.stdout.contains("\u{1b}[31m"), "{}", run.stdout);
}

#[test]
fn help_teaches_in_both_languages() {
    let folder = Folder::new();
    for (lang, words) in [("en", ["Usage:", "Commands:", "turfbook audit"]), ("zh", ["用法", "命令", "turfbook audit"])]
    {
        let run = folder.run(&format!("--lang {lang} --help")).expect(0);
        for word in words {
            assert!(run.stdout.contains(word), "{word}: {}", run.stdout);
        }
    }
    let chinese = folder.run("help log --lang zh").expect(0).stdout;
    let place = |word: &str| chinese.find(word).unwrap_or_else(|| panic!("{word}: {chinese}"));
    assert!(place("\n  [EVENT]") < place("\n  [CUSTOMER]"), "{chinese}");
    for english in ["[default", "[env", "Print", "Options"] {
        assert!(!chinese.contains(english), "{english}: {chinese}");
    }
    assert!(place("[默认：ledger.csv]") > 0 && !chinese.contains("选项："), "{chinese}");
    for command in ["init", "check", "claim", "release", "log", "audit", "report"] {
        let Run { stdout, stderr, .. } = folder.run(&format!("{command} --help")).expect(0);
        assert!(stdout.contains("Usage:") && stderr.is_empty(), "{stdout}");
    }
}

#[test]
fn findings_that_are_alike_or_meet_in_one_id_have_ids_of_their_own() {
    // Two rows that say the same get an ordinal. The names are such that two other findings meet in one id.
    let rows = "at,event,customer,rep\n2026-01-05 09:00,claim,c336419,Ann\n2026-01-05 09:00,claim,c489912,Ann\n\
                2026-01-06 09:00,claim,c336419,Bo\n2026-01-06 09:00,claim,c489912,Bo\n\
                2026-01-06 09:00,claim,c489912,Bo\n2026-01-06 09:00,claim,c489912,Bo\n";
    let audit = Folder::with(rows, "protection: [{term: 90d}]\n").json("audit --as-of 2026-01-07");
    let ids: Vec<_> = audit["findings"].as_array().unwrap().iter().map(|f| f["id"].as_str().unwrap()).collect();
    // They stay for ever: rows of other ledgers name such ids.
    assert_eq!(ids, ["f-safftmvk", "f-iieortsu", "f-vtojfihw", "f-jlerliqn"]);
}

#[test]
fn whoever_helps_themself_is_credited_once() {
    let rows = "at,event,customer,rep,with,value\n2026-01-05,claim,Fox,Ann,,\n2026-01-06,assist,Fox,Ann,Ann,\n\
                2026-01-07,deal,Fox,Ann,Ann,100\n";
    let deals = Folder::with(rows, "credit: {helper: 20}\n").json("report deals --as-of 2026-01-08");
    assert_eq!(deals["deals"][0]["shares"].to_string(), r#"[{"rep":"Ann","amount":100}]"#);
}

#[test]
fn only_attributes_of_a_customer_stay() {
    // A note is one row's own, though a rule asks for it.
    let rules = "claims: {require: [note, phone]}\n";
    let rows = "at,event,customer,rep,note,phone\n2026-01-05,contact,Fox,Ann,called,138\n2026-01-06,claim,Fox,Ann,,\n\
                2026-01-07,claim,Fox,Ann,met,\n";
    let audit = Folder::with(rows, rules).json("audit --only incomplete-claim --as-of 2026-01-08");
    let found: Vec<_> = audit["findings"].as_array().unwrap().iter().map(|f| f["rows"][0]["row"].as_u64()).collect();
    assert_eq!(found, [Some(3)]);
}

#[test]
fn a_row_that_frees_a_customer_sets_attributes_only_by_a_manager() {
    let rows = "at,event,customer,rep,by,tier\n2026-01-05,claim,Fox,Ann,,A\n2026-01-06,recycle,Fox,,Max,B\n\
                2026-01-07,claim,Fox,Bo,,\n";
    let rules = "protection: [{match: {tier: A}, term: 90d}, {term: 9d}]\n";
    // Without a list nobody is a manager for sure.
    for (managers, until) in [("", "2026-04-07T23:59:59"), ("managers: [Max]\n", "2026-01-16T23:59:59")] {
        let holdings = Folder::with(rows, &format!("{managers}{rules}")).json("report holdings --as-of 2026-01-08");
        assert_eq!((&holdings["holdings"][0]["rep"], &holdings["holdings"][0]["until"]), (&"Bo".into(), &until.into()));
    }
}
