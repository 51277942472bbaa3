//! Text that a spreadsheet would take for a formula goes in and out unchanged, and is never one in between.

use crate::harness::Folder;

/// What makes a formula, where it stands first.
const TRIGGERS: [&str; 12] =
    ["=1+1", "+1+1", "-1+1", "@SUM(1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1+1", "＠x", "'=1+1"];

/// Rows whose every text begins so.
fn hostile(text: &str) -> Folder {
    let quoted = format!("\"{text}\"");
    let ledger = format!(
        "at,event,customer,rep,value,note\n2026-01-05,claim,{quoted},{quoted},,{quoted}\n2026-01-06,contact,{quoted},B,,\n\
         2026-01-07,deal,{quoted},{quoted},5,\n"
    );
    Folder::with(&ledger, "remind: 9d\nprotection: [{term: 9d}]\n")
}

#[test]
fn case_092_no_cell_of_any_csv_is_a_formula() {
    for text in TRIGGERS {
        let folder = hostile(text);
        for line in ["audit", "report holdings", "report pool", "report deals", "report due", "check"] {
            for as_of in ["2026-01-08", "2026-06-01"] {
                let run = folder.run(&format!("{line} --format csv --as-of {as_of}"));
                let mut reader =
                    csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(run.stdout.as_bytes());
                for record in reader.records() {
                    for cell in &record.unwrap() {
                        let first = cell.trim_start_matches('\u{feff}').chars().next().unwrap_or(' ');
                        assert!(!"=+-@\t\r\n＝＋－＠".contains(first), "{line}: {cell:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn case_092_raw_csv_has_the_text_as_it_is() {
    let folder = hostile("=1+1");
    let line = "report holdings --format csv --as-of 2026-01-08";
    assert!(folder.run(line).stdout.contains("\n'=1+1,'=1+1,"));
    assert!(folder.run(&format!("{line} --raw-csv")).stdout.contains("\n=1+1,=1+1,"));
}

#[test]
fn case_093_what_is_written_reads_back() {
    for note in ["=1+1", "'=1+1", "-5", "-5%", "+86 138", "'quoted'", "@x", "－1", "a=b"] {
        let folder =
            Folder::with("at,event,customer,rep,phone\n", "claims: {require: [phone]}\nidentity: {keys: [phone]}\n");
        folder.run(&format!("claim Fox --rep Ann --set \"phone={note}\"")).expect(0);
        let ledger = folder.read("ledger.csv");
        let cell = ledger.trim_end().rsplit(',').next().unwrap();
        let is_formula = cell.starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠']) && !cell.starts_with("-5");
        assert!(!is_formula, "{cell}");
        // The same value finds the customer again under another name: it was read as what it was.
        let run = folder.run(&format!("claim Owl --rep Bo --set \"phone={note}\"")).expect(1);
        assert!(run.stdout.contains("Denied"), "{run:?}");
    }
}

#[test]
fn case_094_names_that_look_like_a_formula_are_refused_at_the_door() {
    let folder = Folder::with("at,event,customer,rep,with\n", "");
    for line in [
        "claim =1+1 --rep Ann",
        "claim Fox --rep @x",
        "claim ＝1 --rep Ann",
        "log contact --rep Ann -- -1+1",
        "log assist Fox --rep Ann --with +x",
        "release '  =1' --rep Ann",
    ] {
        assert!(folder.run(line).expect(2).stderr.contains("formula"), "{line}");
    }
    assert_eq!(folder.read("ledger.csv"), "at,event,customer,rep,with\n");
}

/// Escape sequences, bells, controls of both kinds, marks that turn the direction, invisible characters, line separators.
const CURSED: &str =
    "F\u{1b}[31m\u{1b}]8;;x\u{7}\u{1b}]52;c;eA==\u{7}\u{8}\u{9b}2J\u{202e}\u{2066}\u{200b}\u{2028}\u{85}o";

/// Whether a text has nothing that moves a cursor or turns the direction.
fn is_tame(text: &str) -> bool {
    let is_turner = |c: char| matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}');
    !text.chars().any(|c| (c.is_control() && c != '\n') || is_turner(c) || matches!(c, '\u{2028}' | '\u{2029}'))
}

#[test]
fn case_097_no_cell_moves_the_cursor() {
    let ledger = format!(
        "at,event,customer,rep,value,note,by\n2026-01-05,claim,{CURSED},{CURSED}A,,{CURSED},\n2026-01-06,contact,{CURSED},B,,,\n\
         2026-01-07,deal,{CURSED},{CURSED}A,5,,\n2026-01-08,award,Owl,B,,,{CURSED}\n"
    );
    let folder = Folder::with(&ledger, "managers: [Max]\nremind: 9d\nprotection: [{term: 9d}]\n");
    for line in [
        "audit",
        "report",
        "report holdings",
        "report pool",
        "report deals",
        "report due",
        "report summary",
        "check",
        "score",
        "explain F",
        "claim Owl --rep A --dry-run",
    ] {
        for as_of in ["2026-01-09", "2026-06-01"] {
            let run = folder.run(&format!("{line} --as-of {as_of}"));
            assert!(is_tame(&run.stdout) && is_tame(&run.stderr), "{line}: {run:?}");
        }
    }
}

#[test]
fn case_098_no_error_moves_the_cursor() {
    let yaml = "\"F\\e[31m\\a\\u202e\"";
    for (ledger, rules) in [
        (format!("at,event,customer,rep\n{CURSED},claim,Fox,Ann\n2026-01-05,{CURSED},Fox,Ann\n"), String::new()),
        (format!("at,{CURSED}\n"), String::new()),
        (format!("at,event,{CURSED},{CURSED}\n"), String::new()),
        ("at,event\n".to_owned(), format!("{yaml}: x\n")),
        ("at,event\n".to_owned(), format!("claims: {{freeze: {yaml}}}\n")),
        ("at,event\n".to_owned(), format!("claims: {{{yaml}: 1d}}\n")),
        ("at,event\n".to_owned(), format!("team: [{{name: {yaml}}}, {{name: {yaml}}}]\n")),
    ] {
        let run = Folder::with(&ledger, &rules).run("audit");
        assert!(is_tame(&run.stdout) && is_tame(&run.stderr), "{run:?}");
    }
    let folder = Folder::with("at,event,customer,rep\n", "");
    std::fs::write(folder.path("l\u{1b}[31m\u{202e}.csv"), "nothing\n").unwrap();
    for line in [
        "audit --ledger l\u{1b}[31m\u{202e}.csv".to_owned(),
        format!("audit --rules {CURSED}"),
        format!("audit --only {CURSED}"),
        format!("audit --as-of {CURSED}"),
        format!("claim {CURSED} --rep {CURSED}"),
        CURSED.to_owned(),
        format!("explain {CURSED}"),
    ] {
        let run = folder.run(&line);
        assert!(is_tame(&run.stdout) && is_tame(&run.stderr), "{line}: {run:?}");
    }
}

#[test]
fn case_100_json_has_every_text_as_it_is() {
    for text in [CURSED, "<script>x</script>", "a|b", "[x](javascript:)", "`<!--", "two\nlines", "\\\u{1b}"] {
        let ledger = format!("at,event,customer,rep\n2026-01-05,claim,\"{text}\",Ann\n");
        let held = Folder::with(&ledger, "").json("report holdings --as-of 2026-01-06");
        assert_eq!(held["holdings"][0]["customer"], *text);
    }
}
