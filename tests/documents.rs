//! What README and docs show is what comes out.

use crate::harness::{Folder, console_blocks, fenced, project, run_in, shown, words};

fn read(path: &str) -> String {
    std::fs::read_to_string(project().join(path)).unwrap()
}

#[test]
fn the_readme_shows_real_output() {
    let readme = read("README.md");
    let folder = Folder::new();
    let mut shown_commands = 0;
    for (command, expected) in console_blocks(&readme) {
        let Some(line) = command.strip_prefix("cargo run --release -- ").or_else(|| command.strip_prefix("turfbook "))
        else {
            continue;
        };
        // Commands on the example run in the project; the others begin a ledger of their own.
        let run = if line.contains("examples/") { run_in(project(), &words(line)) } else { folder.run(line) };
        // A long output is cut with a line of its own.
        let shown = shown(&run);
        match expected.split_once("[…]\n") {
            Some((head, tail)) => {
                assert!(shown.starts_with(head), "{command}:\n{shown}");
                assert!(shown.ends_with(tail), "{command}:\n{shown}");
            }
            None => assert_eq!(shown, expected, "{command}"),
        }
        shown_commands += 1;
    }
    assert!(shown_commands >= 4, "only {shown_commands} commands are shown");
}

#[test]
fn the_shapes_of_the_json_are_shown_by_real_output() {
    let page = read("docs/json.md");
    let folder = Folder::with(&fenced(&page, "csv")[0], &fenced(&page, "yaml")[0]);
    let commands = console_blocks(&page);
    for (command, expected) in &commands {
        let run = folder.run(command.strip_prefix("turfbook ").expect("a turfbook command"));
        assert_eq!(shown(&run), *expected, "{command}");
    }
    let all: String = commands.into_iter().map(|(_, printed)| printed).collect();
    for schema in
        ["audit", "claim", "claims", "written", "holdings", "pool", "deals", "due", "report", "check", "problems"]
    {
        assert!(all.contains(&format!("\"turfbook.{schema}/1\"")), "no example of {schema}");
    }
}
