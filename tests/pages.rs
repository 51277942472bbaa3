//! Each check's page is run in each language: its ledger, its rules, and what comes out.

use turfbook::core::checks::Check;
use turfbook::core::rulebook::{Lang, Rulebook};
use turfbook::message;
use turfbook::render::lang::Catalogue;

use crate::harness::{Folder, comes_true, console_blocks, fenced, project, shown};

/// The file of a check's page: beside the check, or beside the reason against a claim.
fn file(check: Check, lang: Lang) -> String {
    let name = check.name().replace('-', "_");
    let ending = match lang {
        Lang::En => "md",
        Lang::Zh => "zh.md",
    };
    let paths = ["checks", "gate"].map(|folder| format!("src/core/{folder}/{name}.{ending}"));
    paths.into_iter().find(|path| project().join(path).exists()).expect("a page beside the check")
}

fn title(check: Check, lang: Lang) -> String {
    let name = check.name();
    match lang {
        Lang::En => format!("# {name}"),
        Lang::Zh => format!("# {name}（{}）", Catalogue::new(lang).say(&message!("check-name", check = name))),
    }
}

fn headings(lang: Lang) -> [&'static str; 5] {
    match lang {
        Lang::En => ["What it finds", "Why it matters", "Example", "What comes out", "How to set it"],
        Lang::Zh => ["查什么", "为什么重要", "例子", "结果", "怎样设置"],
    }
}

fn comes_true_in(lang: Lang) {
    for check in Check::ALL {
        let (page, path, name) = (check.spec().page_in(lang), file(*check, lang), check.name());
        assert_eq!(page.lines().next(), Some(title(*check, lang).as_str()), "{path}");
        let written: Vec<&str> = page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        assert_eq!(written, headings(lang), "{path}");
        let (ledgers, rules) = (fenced(page, "csv"), fenced(page, "yaml"));
        let mut folder = Folder::with(&ledgers[0], &rules[0]);
        if let Some(journal) = fenced(page, "json").first() {
            folder = folder.file("ledger.csv.journal", journal);
        }
        for yaml in &rules {
            assert!(Rulebook::read(yaml).is_ok(), "{path}: {:#?}", Rulebook::read(yaml));
        }
        comes_true(&path, |command| Some(shown(&folder.run(command.strip_prefix("turfbook ")?))));
        // As it stands now: a page that was blessed is newer than the one in the program.
        let written = std::fs::read_to_string(project().join(&path)).unwrap();
        let mut commands = console_blocks(&written).into_iter();
        assert!(commands.any(|(command, printed)| command.contains("audit") && printed.contains(name)), "{path}");
    }
}

#[test]
fn every_page_comes_true() {
    comes_true_in(Lang::En);
}

#[test]
fn every_chinese_page_comes_true() {
    comes_true_in(Lang::Zh);
}
