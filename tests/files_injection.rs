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
