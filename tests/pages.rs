//! Each check's page is run: its ledger, its rules, and what comes out.

use turfbook::core::checks::Check;
use turfbook::core::rulebook::Rulebook;

use crate::harness::{Folder, console_blocks, fenced, shown};

#[test]
fn every_page_comes_true() {
    for check in Check::ALL {
        let page = check.spec().page;
        let name = check.name();
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
        let commands = console_blocks(page);
        assert!(
            commands.iter().any(|(command, printed)| command.contains("audit") && printed.contains(name)),
            "{name}"
        );
        for (command, expected) in commands {
            let run = folder.run(command.strip_prefix("turfbook ").expect("a turfbook command"));
            assert_eq!(shown(&run), expected, "{name}: {command}");
        }
    }
}
