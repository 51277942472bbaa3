//! tests/stories.md: whole stories of findings, as people read them, each of a ledger of a few rows.

use turfbook::core::checks::Check;
use turfbook::core::rulebook::Lang;

use crate::harness::{Folder, comes_true_in_sections, fenced, shown};

/// The files of a section: its own, or those of the page of the check that it is named after.
fn files(section: &str) -> Folder {
    let title = section.lines().next().unwrap_or_default().trim_start_matches("## ");
    let check = Check::ALL.iter().find(|check| check.name() == title);
    let page = check.map_or(section, |check| check.spec().page_in(Lang::En));
    let file = |kind: &str| fenced(page, kind).first().cloned().unwrap_or_default();
    let folder = Folder::with(&file("csv"), &file("yaml"));
    if file("json").is_empty() { folder } else { folder.file("ledger.csv.journal", file("json")) }
}

#[test]
fn every_story_comes_true() {
    comes_true_in_sections("tests/stories.md", |section| {
        let folder = files(section);
        move |command: &str| Some(shown(&folder.run(command.strip_prefix("turfbook ")?)))
    });
}
