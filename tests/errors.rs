//! `docs/errors.md` is made from the smallest files that cause each message.

use std::fmt::Write;

use crate::harness::{Folder, project};

/// What went wrong, the ledger, the rulebook, and the command.
const ERRORS: [(&str, &[u8], &str, &str); 20] = [
    ("A day that does not exist", b"at,event,customer,rep\n2026-02-30,claim,Fox,Ann\n", "", "audit"),
    ("A day that a spreadsheet wrote in the form of its country", b"at,event,customer,rep\n1/5/2026,claim,Fox,Ann\n", "", "audit"),
    ("A column that was too narrow", b"at,event,customer,rep\n########,claim,Fox,Ann\n", "", "audit"),
    ("An event with a slip", b"at,event,customer,rep\n2026-01-05,clam,Fox,Ann\n", "", "audit"),
    ("A cell that is missing", b"at,event,customer,rep\n2026-01-05,claim,,Ann\n", "", "audit"),
    ("Money with words", b"at,event,customer,rep,value\n2026-01-05,deal,Fox,Ann,12k\n", "", "audit"),
    ("A number that a spreadsheet has shortened", b"at,event,customer,rep,phone\n2026-01-05,claim,Fox,Ann,1.38E+10\n", "identity: {keys: [phone]}\n", "audit"),
    ("A header with a slip", b"at,event,custmer,rep\n2026-01-05,claim,Fox,Ann\n", "", "audit"),
    ("A row with a cell too many", b"at,event,customer,rep\n2026-01-05,claim,Fox,Ann,x\n", "", "audit"),
    ("A quote that is never closed", b"at,event,customer,rep,note\n2026-01-05,claim,Fox,Ann,\"x\n2026-01-06,contact,Fox,Ann,\n", "", "audit"),
    ("A last row that was cut short", b"at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n2026-01-0", "", "audit"),
    ("A workbook in place of CSV", b"PK\x03\x04", "", "audit"),
    ("Excel's plain CSV in Chinese, not declared", b"\xca\xb1\xbc\xe4,\xca\xc2\xbc\xfe,\xbf\xcd\xbb\xa7,\xcf\xfa\xca\xdb\n2026-01-05,\xb1\xa8\xb1\xb8,\xbb\xaa\xd4\xb6,\xd5\xc5\xce\xb0\n", "", "claim Fox --rep Ann"),
    ("No ledger here", b"", "", "audit --ledger nowhere.csv"),
    ("A setting with a slip", b"at,event\n", "claims:\n  cooldwn: 30d\n", "audit"),
    ("A term without a unit", b"at,event\n", "protection:\n- term: 30\n", "audit"),
    ("A full-width colon", "at,event\n".as_bytes(), "claims：\n  freeze: 1d\n", "audit"),
    ("A claim that the rules refuse", b"at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n", "team: [Ann, Bo]\n", "claim Fox --rep Bo"),
    ("A ledger that is open in a spreadsheet", b"at,event,customer,rep\n", "", "claim Fox --rep Ann #open"),
    ("A name like a formula", b"at,event,customer,rep\n", "", "claim =1+1 --rep Ann"),
];

fn page() -> String {
    let mut page = String::from(
        "# Messages\n\n<!-- Made by `TURFBOOK_BLESS=1 cargo test errors`; edit tests/errors.rs and locales. -->\n\n\
         The twenty that people meet most, each from the smallest files that cause it.\n",
    );
    for (title, ledger, rules, line) in ERRORS {
        let folder = Folder::new().file("ledger.csv", ledger).file("rules.yaml", rules);
        let (command, is_open) = line.split_once(" #open").map_or((line, false), |(command, _)| (command, true));
        let folder =
            if is_open { folder.file(".~lock.ledger.csv#", ",Li Na,pc,05.01.2026 10:00,file:///x;") } else { folder };
        write!(page, "\n## {title}\n\n").unwrap();
        let shown = String::from_utf8(ledger.to_vec()).ok().filter(|text| !text.is_empty() && !text.contains('\u{3}'));
        if let Some(shown) = shown {
            write!(page, "```csv\n{}\n```\n\n", shown.trim_end()).unwrap();
        }
        if !rules.is_empty() {
            write!(page, "```yaml\n{}\n```\n\n", rules.trim_end()).unwrap();
        }
        write!(page, "```console\n$ turfbook {command}\n").unwrap();
        for lang in ["en", "zh"] {
            let run = folder.run(&format!("{command} --lang {lang}"));
            assert_ne!(run.status, 0, "{title}: {run:?}");
            let path = std::fs::canonicalize(folder.path(".")).unwrap();
            let text = format!("{}{}", run.stdout, run.stderr).replace(&format!("{}/", path.display()), "");
            page.push_str(&text);
            if lang == "en" {
                page.push('\n');
            }
        }
        page.push_str("```\n");
    }
    page
}

#[test]
fn the_messages_are_up_to_date() {
    let path = project().join("docs/errors.md");
    let page = page();
    if std::env::var_os("TURFBOOK_BLESS").is_some() {
        std::fs::write(&path, &page).unwrap();
    }
    assert!(std::fs::read_to_string(&path).unwrap_or_default() == page, "run TURFBOOK_BLESS=1 cargo test errors");
}
