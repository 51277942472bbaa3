//! What README and docs show is what comes out.

use crate::harness::{Folder, comes_true, console_blocks, fenced, project, run_in, shown, words};

fn read(path: &str) -> String {
    std::fs::read_to_string(project().join(path)).unwrap()
}

/// A text in which the head of a journal is always the same: it rests on the moment at which a row was written.
fn with_usual_head(text: &str) -> String {
    const USUAL: &str = "85389bd840992838";
    let mut text = text.to_owned();
    for mark in [", head ", "\"head\": \""] {
        if let Some(at) = text.find(mark) {
            let start = at + mark.len();
            text.replace_range(start..start + USUAL.len(), USUAL);
        }
    }
    text
}

#[test]
fn the_readme_shows_real_output() {
    let customers = &fenced(&read("README.md"), "csv")[0];
    let folder = Folder::new().file("customers.csv", customers);
    let mut commands = 0;
    comes_true("README.md", |command| {
        let line = command.strip_prefix("cargo run --release -- ").or_else(|| command.strip_prefix("turfbook "))?;
        commands += 1;
        // Commands on the example run in the project; the others begin a ledger of their own.
        let run = if line.contains("examples/") { run_in(project(), &words(line)) } else { folder.run(line) };
        Some(with_usual_head(&shown(&run)))
    });
    assert!(commands >= 8, "only {commands} commands are shown");
}

#[test]
fn the_shapes_of_the_json_are_shown_by_real_output() {
    let page = read("docs/json.md");
    let folder = Folder::with(&fenced(&page, "csv")[0], &fenced(&page, "yaml")[0])
        .file("requests.csv", &fenced(&page, "csv")[1]);
    comes_true("docs/json.md", |command| Some(shown(&folder.run(command.strip_prefix("turfbook ")?))));
    let all: String = console_blocks(&read("docs/json.md")).into_iter().map(|(_, printed)| printed).collect();
    for schema in [
        "audit", "claim", "claims", "written", "holdings", "pool", "deals", "due", "summary", "explain", "life",
        "score", "check", "problems",
    ] {
        assert!(all.contains(&format!("\"turfbook.{schema}/1\"")), "no example of {schema}");
    }
}
