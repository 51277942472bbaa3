//! Each check's page is run: its ledger, its rules, and what comes out.

use turfbook::core::checks::Check;
use turfbook::core::rulebook::Rulebook;

use crate::harness::{Folder, comes_true, console_blocks, fenced, project, shown};

/// The file of a check's page: beside the check, or beside the reason against a claim.
fn file(check: Check) -> String {
    let name = check.name().replace('-', "_");
    let paths = ["checks", "gate"].map(|folder| format!("src/core/{folder}/{name}.md"));
    paths.into_iter().find(|path| project().join(path).exists()).expect("a page beside the check")
}

#[test]
fn every_page_comes_true() {
    for check in Check::ALL {
        let (page, name) = (check.spec().page, check.name());
        for heading in ["What it finds", "Why it matters", "Example", "What comes out", "How to set it"] {
            assert!(page.contains(&format!("\n## {heading}\n")), "{name}: no heading {heading}");
        }
        let (ledgers, rules) = (fenced(page, "csv"), fenced(page, "yaml"));
        let mut folder = Folder::with(&ledgers[0], &rules[0]);
        if let Some(journal) = fenced(page, "json").first() {
            folder = folder.file("ledger.csv.journal", journal);
        }
        for yaml in &rules {
            assert!(Rulebook::read(yaml).is_ok(), "{name}: {:#?}", Rulebook::read(yaml));
        }
        comes_true(&file(*check), |command| Some(shown(&folder.run(command.strip_prefix("turfbook ")?))));
        // As it stands now: a page that was blessed is newer than the one in the program.
        let written = std::fs::read_to_string(project().join(file(*check))).unwrap();
        let mut commands = console_blocks(&written).into_iter();
        assert!(commands.any(|(command, printed)| command.contains("audit") && printed.contains(name)), "{name}");
    }
}
