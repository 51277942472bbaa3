//! `docs/checks.md` is made from the checks themselves.

use std::fmt::Write;

use turfbook::core::checks::Check;
use turfbook::core::rulebook::Level;

use crate::harness::project;

/// The index: every check with its default, and its page.
fn index() -> String {
    let mut text = String::from(
        "# Checks\n\n<!-- Made by `TURFBOOK_BLESS=1 cargo test checks_index`; edit the pages beside the checks in src/core. -->\n\n\
         Every check is on its own page below. A *violation* costs points, a *notice* never does; `checks:` in the\n\
         rulebook changes both.\n\n| check | default | what it finds |\n|---|---|---|\n",
    );
    for check in Check::ALL {
        let spec = check.spec();
        let default = match (spec.level, spec.points) {
            (Level::Violation, 1) => "violation, 1 point".to_owned(),
            (Level::Violation, points) => format!("violation, {points} points"),
            (level, _) => level.name().to_owned(),
        };
        let summary = spec.page.lines().skip(1).find(|line| !line.is_empty()).unwrap();
        writeln!(text, "| [{0}](#{0}) | {default} | {summary} |", spec.name).unwrap();
    }
    for check in Check::ALL {
        // One level down, under the title of the whole.
        text.push('\n');
        let mut is_code = false;
        for line in check.spec().page.lines() {
            is_code ^= line.starts_with("```");
            let deeper = if line.starts_with('#') && !is_code { "#" } else { "" };
            writeln!(text, "{deeper}{line}").unwrap();
        }
    }
    text
}

#[test]
fn the_index_is_up_to_date() {
    let path = project().join("docs/checks.md");
    let index = index();
    if std::env::var_os("TURFBOOK_BLESS").is_some() {
        std::fs::write(&path, &index).unwrap();
    }
    let written = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(written == index, "run TURFBOOK_BLESS=1 cargo test checks_index");
}
