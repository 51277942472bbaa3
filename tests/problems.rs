//! Bad input: each message says what happened, where, and what to do; all problems at once; none panics.

use crate::harness::Folder;

/// A mistake in the ledger or the rulebook, and what is told of it.
fn told(ledger: impl AsRef<[u8]>, rules: &str) -> String {
    let folder = Folder::new().file("ledger.csv", ledger).file("rules.yaml", rules);
    let run = folder.run("audit --as-of 2026-02-01 --lang en --width 200").expect(2);
    assert_eq!(run.stdout, "");
    for lang in ["en", "zh"] {
        let run = folder.run(&format!("check --as-of 2026-02-01 --lang {lang}")).expect(2);
        assert!(!run.stderr.contains("panicked") && !run.stderr.is_empty());
        let claim = folder.run(&format!("claim Fox --rep Ann --lang {lang}")).expect(2);
        assert!(!claim.stderr.contains("panicked") && !claim.stderr.is_empty());
    }
    let json = folder.json("audit --as-of 2026-02-01");
    assert_eq!(json["schema"], "turfbook.problems/1");
    assert!(!json["problems"].as_array().unwrap().is_empty());
    run.stderr
}

#[test]
fn a_row_that_cannot_be_read_is_told_with_place_cell_reason_and_remedy() {
    const HEADER: &str = "at,event,customer,rep,with,value,ref,phone";
    const RULES: &str = "identity: {keys: [phone]}\npenalties: {ladder: [{step: warning, points: 3}]}\n";
    for (row, expected) in [
        ("2026-02-30,claim,Fox,Ann,,,,", "at \"2026-02-30\": there is no such day or time.\n"),
        ("26-01-05,claim,Fox,Ann,,,,", "at \"26-01-05\": this is no date.\n  Write 2026-11-23 or 2026-11-23 09:05."),
        ("1026-01-05,claim,Fox,Ann,,,,", "The year must have four digits, 1990 to 2200."),
        (
            "1/5/2026,claim,Fox,Ann,,,,",
            "Say in the rulebook which number is the month: ledger: {dates: mdy} or {dates: dmy}",
        ),
        ("2026-01-05T09:00Z,claim,Fox,Ann,,,,", "calendar: {utc_offset: \"+08:00\"}"),
        (",claim,Fox,Ann,,,,", "at is empty.\n  Write when it happened: 2026-11-23"),
        ("46327,claim,Fox,Ann,,,,", "This is a spreadsheet's number for a date: format the column as a date"),
        ("########,claim,Fox,Ann,,,,", "The column was too narrow when the file was saved"),
        ("2026/11/3 下午3:05,claim,Fox,Ann,,,,", "Use 24-hour time: 2026-11-23 15:05."),
        ("10:30am,claim,Fox,Ann,,,,", "Use 24-hour time"),
        ("today,claim,Fox,Ann,,,,", "at \"today\": this is no date.\n  Write 2026-11-23 or 2026-11-23 09:05."),
        ("2026-01-05,clam,Fox,Ann,,,,", "event \"clam\": \"clam\" is no event.\n  Did you mean \"claim\"?"),
        ("2026-01-05,报倍,Fox,Ann,,,,", "Did you mean \"报备\"?"),
        ("2026-01-05,meeting,Fox,Ann,,,,", "events: {meeting: {as: contact}}"),
        ("2026-01-05,,Fox,Ann,,,,", "event is empty.\n  Write what happened"),
        ("2026-01-05,claim,,Ann,,,,", "customer is empty.\n  Fill in customer."),
        ("2026-01-05,claim,...,Ann,,,,", "customer \"...\": this name has no letter or digit."),
        ("2026-01-05,claim,Fox,,,,,", "rep is empty."),
        ("2026-01-05,transfer,Fox,Ann,,,,", "with is empty."),
        ("2026-01-05,deal,Fox,Ann,,,,", "value is empty."),
        ("2026-01-05,deal,Fox,Ann,,12k,,", "value \"12k\": this is no number.\n  Write 1234.5 or 1,234.5"),
        ("2026-01-05,contact,Fox,Ann,,abc,,", "value \"abc\": this is no number."),
        ("2026-01-05,rating,,Ann,,6,,", "value \"6\": a rating goes from 1 to 5."),
        (
            "2026-01-05,penalty,,Ann,,,warnin,",
            "ref \"warnin\": \"warnin\" is no step of the ladder.\n  Did you mean \"warning\"?",
        ),
        ("2026-01-05,dismiss,,,,,,", "ref is empty."),
        (
            "2026-01-05,claim,Fox,Ann,,,,1.38E+10",
            "phone \"1.38E+10\": a spreadsheet has turned this number into a short form",
        ),
        ("2026-01-05,claim,Fox,Ann,,,,1,2", "cell 9 \"2\": the row has 9 cells, the header 8."),
    ] {
        let text = told(format!("{HEADER}\n{row}\n"), RULES);
        let place = "ledger.csv, row 2: ";
        assert!(text.starts_with(place) && text.contains(expected), "{row}\n{text}");
    }
}

#[test]
fn all_bad_rows_are_told_at_once_with_row_and_line() {
    let ledger = "at,event,customer,rep,note\n2026-01-05,claim,Fox,Ann,\"two\nlines\"\n\nsoon,clam,Fox,Ann,\n2026-01-06,claim,Fox,,\n";
    let text = told(ledger, "");
    for expected in [
        "ledger.csv, row 4 (line 5): at \"soon\"",
        "ledger.csv, row 4 (line 5): event \"clam\"",
        "ledger.csv, row 5 (line 6): rep is empty",
        "3 problems; nothing was decided or written.",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn a_row_after_as_of_does_not_exist_even_if_it_cannot_be_read() {
    let folder = Folder::with("at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n2026-03-01,clam,,\n", "");
    folder.run("audit --as-of 2026-02-01").expect(0);
    folder.run("audit --as-of 2026-03-01").expect(2);
}

#[test]
fn a_header_that_cannot_be_understood_is_told() {
    for (ledger, expected) in [
        ("2026-01-05,claim,Fox,Ann\n", "row 1: the header has no column at (2026-01-05, "),
        ("at,what,customer,rep\n2026-01-05,claim,Fox,Ann\n", "row 1: the header has no column event (at, what, "),
        ("at,evnt,customer\n", "\"evnt\" looks like it: rename it to \"event\", or write into the rulebook"),
        ("at,event,时间\n", "the columns \"at\" and \"时间\" both mean at."),
        ("at,event,Tier,tier \n", "the columns \"Tier\" and \"tier\" both mean tier."),
    ] {
        let text = told(ledger, "");
        assert!(text.contains("ledger.csv, row 1: ") && text.contains(expected), "{ledger}\n{text}");
    }
}

#[test]
fn a_file_that_is_no_table_is_told() {
    for (ledger, expected) in [
        (
            b"at,event\n2026-01-05,\"claim\n2026-01-06,claim\n".as_slice(),
            "a quote (\") is opened here and never closed.",
        ),
        (b"at,event\n2026-01-05,\xC9\xFF\n", "these bytes are no text in UTF-8."),
    ] {
        let text = told(ledger, "");
        assert!(
            text.contains("ledger.csv, ")
                && text.contains("line 2") | text.contains("row 2")
                && text.contains(expected),
            "{text}"
        );
    }
}

#[test]
fn every_problem_of_a_rulebook_is_told_with_line_and_path() {
    let rules = "\
team: [Ann, {name: Bo, aliases: [ann]}, \"张伟，李娜\"]
clams: {cooldown: 30d}
claims: {cooldown: -3d, freeze: 0d, territory: maybe, limits: [{max_held: -1}]}
protection: [{term: 30}]
events: {visit: {as: contcat}}
calendar: {utc_offset: 8, workdays: []}
checks: {poching: off, expiring: violation}
penalties: {ladder: [{step: a}, {step: a, points: 1, checks: [collision], count: 1}]}
credit: {helper: 120}
ledger: {dates: ymd, columns: {x: cstomer}}
";
    let folder = Folder::with("at,event\n", rules);
    let text = folder.run("audit --width 200").expect(2).stderr;
    for expected in [
        "line 1: team[1]: \"ann\" means two people.",
        "line 1: team[2] \"张伟，李娜\": \"张伟，李娜\" looks like several names.",
        "line 2: clams: there is no setting \"clams\".\n  Did you mean \"claims\"?",
        "line 3: claims.cooldown \"-3d\": this is no duration.",
        "line 3: claims.freeze \"0d\": this is no duration.",
        "line 3: claims.territory \"maybe\": this is of the wrong kind.\n  Write true or false.",
        "line 3: claims.limits[0].max_held \"-1\"",
        "line 4: protection[0].term \"30\": this is no duration.\n  Write a number above 0 and a unit",
        "line 5: events.visit.as \"contcat\": there is no event \"contcat\".\n  Did you mean \"contact\"?",
        "line 6: calendar.utc_offset \"8\": this is no offset.",
        "line 6: calendar.workdays: a week needs at least one workday.",
        "line 7: checks.poching \"off\": there is no check \"poching\".\n  Did you mean \"poaching\"?",
        "line 7: checks.expiring \"violation\": expiring can't be a violation.",
        "line 8: penalties.ladder[0]: a step needs either points, or checks and count.",
        "line 9: credit.helper \"120\"",
        "line 10: ledger.dates \"ymd\": this can't be chosen here.",
    ] {
        assert!(text.contains(expected), "{expected}\n{text}");
    }
}

#[test]
fn a_column_that_is_missing_is_told_once_as_the_ledger_would_call_it() {
    let rows = |count: usize| "2026-01-05,报备,华远科技\n".repeat(count);
    let folder = Folder::with(&format!("时间,事件,客户名\n{}", rows(300)), "");
    let text = folder.run("check --lang en --width 200").expect(2).stderr;
    assert_eq!(
        text,
        "ledger.csv, row 2: the header has no column 客户 (时间, 事件, 客户名).\n  \
         \"客户名\" looks like it: rename it to \"客户\", or write into the rulebook: ledger: {columns: {客户名: customer}}\n  \
         The same in 299 more rows: 3, 4, 5, 6, 7, 8, 9, 10, …\n\
         ledger.csv, row 2: the header has no column 销售 (时间, 事件, 客户名).\n  \
         Name one column of the header: rep, 销售, 业务员, 归属人, or write into the rulebook: ledger: {columns: {YOUR NAME: rep}}\n  \
         The same in 299 more rows: 3, 4, 5, 6, 7, 8, 9, 10, …\n\
         600 problems; nothing was decided or written.\n"
    );
    assert_eq!(folder.json("check")["problems"].as_array().unwrap().len(), 600);
}

#[test]
fn people_are_shown_some_problems_and_scripts_all() {
    let rows = (0..50).map(|i| format!("day {i},claim,Fox,Ann\n")).collect::<Vec<_>>().concat();
    let folder = Folder::with(&format!("at,event,customer,rep\n{rows}"), "");
    let text = folder.run("check").expect(2).stderr;
    assert_eq!(text.matches("this is no date").count(), 20, "{text}");
    assert!(
        text.ends_with(
            "… and 30 more problems; --format json lists all.\n50 problems; nothing was decided or written.\n"
        )
    );
    assert_eq!(folder.json("check")["problems"].as_array().unwrap().len(), 50);
}

#[test]
fn mistakes_are_told_in_the_language_of_the_rulebook() {
    let folder = Folder::with("at,event,customer,rep\n", "# ours\nlang: \"zh\"   # 中文\nclams: {}\n")
        .file("en.yaml", "lang: en\nclams: {}\n");
    for (line, expected) in [
        ("claim", "缺少：--rep <REP>、<CUSTOMER>"),
        ("claim Acme Trading --rep Ann", "多了一个词“Trading”。"),
        ("check", "没有“clams”这个设置。"),
        ("init", "已经存在"),
        ("check --lang en", "there is no setting"),
        ("check --rules en.yaml", "there is no setting"),
        ("claim Fox --rules=en.yaml", "This is missing"),
        ("claim Fox --rules nowhere.yaml", "This is missing"),
    ] {
        let run = folder.run(line).expect(2);
        assert!(run.stderr.contains(expected), "{line}: {}", run.stderr);
    }
}

#[test]
fn what_the_system_refuses_is_told_once_with_a_remedy() {
    let folder = Folder::with("at,event,customer,rep\n", "managers: [Max]\n");
    for (line, expected) in [
        ("audit -o nowhere/x.txt", "nowhere/x.txt: can't be written.\n  There is no such folder.\n"),
        ("audit -o .", ".: can't be written.\n  This is a folder; name a file.\n"),
        (
            "init ledger.csv --ledger a.csv --rules b.yaml",
            "ledger.csv: can't be written.\n  A file is in the way of a folder of that name.\n",
        ),
    ] {
        let run = folder.run(line).expect(3);
        assert_eq!(run.stderr, expected, "{line}");
    }
}

#[test]
fn a_file_that_is_missing_is_told_with_the_command_that_makes_it() {
    let folder = Folder::new();
    let text = folder.run("check").expect(2).stderr;
    assert!(
        text.contains("ledger.csv: there is no ledger here.")
            && text.contains("rules.yaml: there is no rulebook here."),
        "{text}"
    );
    assert_eq!(text.matches("turfbook init").count(), 2, "{text}");
    folder.run("audit").expect(2);
    folder.run("claim Fox --rep Ann").expect(2);
    let folder = Folder::with("at,event\n", "");
    assert!(folder.run("claim --from nowhere.csv").expect(2).stderr.contains("nowhere.csv: there is no such file."));
    assert!(folder.run("audit --rules .").expect(2).stderr.contains("this is a folder."));
}

#[test]
fn an_empty_ledger_is_told_by_check() {
    let run = Folder::with("", "managers: [Max]\n").run("check").expect(0);
    assert!(run.stdout.contains("The file is empty: its first line must name the columns."), "{}", run.stdout);
    assert!(!run.stdout.contains("can be used") && !run.stdout.contains("Columns"), "{}", run.stdout);
}

#[test]
fn an_empty_ledger_is_no_mistake() {
    for ledger in ["", "\u{feff}", "\n\n", " , \n,,\n", "at,event\n", "\u{feff}at,event"] {
        let folder = Folder::with(ledger, "managers: [Max]\n");
        let run = folder.run("audit --as-of 2026-01-01").expect(0);
        assert!(run.stdout.contains("No violation, no notice."), "{ledger:?}: {run:?}");
    }
}

#[test]
fn a_mistyped_word_of_the_call_gets_a_suggestion() {
    let folder = Folder::with("at,event,customer,rep\n2026-01-05,claim,Fox,Annabel\n", "");
    for (line, expected) in [
        ("adit", "There is no command \"adit\".\n  Did you mean \"audit\"?"),
        ("audit --onli lapsed", "There is no option \"--onli\".\n  Did you mean \"--only\"?"),
        ("audit --only poching", "There is no check \"poching\".\n  Did you mean \"poaching\"?"),
        ("audit --rep Anabel", "Nobody is called \"Anabel\".\n  Did you mean \"Annabel\"?"),
        ("audit --fail-on warning", "--fail-on <LEVEL> can't be \"warning\".\n  It can be: notice, violation, never."),
        ("audit --as-of yesterday", "--as-of can't be \"yesterday\"."),
        ("audit --as-of 2026-02-30", "--as-of can't be \"2026-02-30\".\n  There is no such day or time."),
        (
            "audit --since 11/06/2026",
            "--since can't be \"11/06/2026\".\n  Say in the rulebook which number is the month",
        ),
        ("claim Fox --rep Ann --at 2026-01-05T09:00Z", "calendar: {utc_offset: \"+08:00\"}"),
        (
            "claim Acme Trading Ltd --rep Ann",
            "\"Trading\" is one word too many.\n  A name with a blank needs quotes: \"Acme Trading Ltd\"",
        ),
        ("log contact Acme Trading --rep Ann", "needs quotes: \"Acme Trading\""),
        ("claim Fox --rep Ann Lee", "needs quotes: \"Ann Lee\""),
        ("check all", "\"all\" is one word too many.\n  See turfbook --help"),
        ("claim Fox -rep Ann", "There is no option \"-rep\".\n  Did you mean \"--rep\"?"),
        ("claim -Fox --rep Ann", "Join it to its option"),
        ("log contact Fox --rep Ann --note -20%", "Join it to its option: --note=\"-20%\""),
        ("audit --width 0", "Write a whole number from 1 to 65535."),
        ("help adit", "There is no command \"adit\"."),
        ("report holding", "Did you mean \"holdings\"?"),
        ("report --within 7", "Write a number above 0 and a unit"),
        ("log contct Fox --rep Annabel", "\"contct\" is no event.\n  Did you mean \"contact\"?"),
        ("claim Fox", "This is missing: --rep <REP>"),
        ("claim Fox --rep Ann --from x.csv", "does not go with"),
        ("", "What shall be done? Name a command."),
    ] {
        let run = folder.run(&format!("{line} --width 200")).expect(2);
        assert!(run.stderr.contains(expected), "{line}: {}", run.stderr);
        assert_eq!(run.stdout, "", "{line}");
    }
}

#[test]
fn bad_rows_can_be_passed_over_by_commands_that_read() {
    let ledger = "at,event,customer,rep\n2026-01-05,claim,Fox,Ann\nsoon,contact,Fox,Bo\n2026-01-07,clam,Fox,Bo\n";
    let folder = Folder::with(ledger, "managers: [Max]\n");
    let audit = folder.json("audit --skip-bad-rows --as-of 2026-02-01");
    let findings: Vec<(&str, bool, &str)> = audit["findings"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| (f["check"].as_str().unwrap(), f["at"].is_null(), f["rep"].as_str().unwrap()))
        .collect();
    assert_eq!(findings, [("unreadable-row", true, "Bo"), ("unreadable-row", false, "Bo")]);
    assert_eq!(audit["ledger"]["rows"], 3);

    // An empty cell is not shown, and one beyond the header has a number.
    let folder = Folder::with("at,event,customer,rep\n2026-01-05,claim,,Ann\n2026-01-06,claim,Fox,Ann,two\n", "");
    let audit = folder.json("audit --skip-bad-rows --as-of 2026-02-01");
    let message = |i: usize| audit["findings"][i]["message"].as_str().unwrap().to_owned();
    assert_eq!(message(0), "The row can't be read: customer is empty.");
    assert_eq!(message(1), "The row can't be read: cell 5 \"two\": the row has 5 cells, the header 4.");
}
