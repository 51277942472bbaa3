//! What README and docs show is what comes out.

use crate::harness::{Folder, comes_true, console_blocks, fenced, project, run_in, shown, words};

fn read(path: &str) -> String {
    std::fs::read_to_string(project().join(path)).unwrap()
}

/// A text in which the head of a journal is always the same: it rests on the moment at which a row was written.
fn with_usual_head(text: &str) -> String {
    const USUAL: &str = "85389bd840992838";
    let mut text = text.to_owned();
    for mark in [", head ", "链头 ", "\"head\": \""] {
        if let Some(at) = text.find(mark) {
            let start = at + mark.len();
            text.replace_range(start..start + USUAL.len(), USUAL);
        }
    }
    text
}

/// What the commands of a README print now; those on the example run in the project, the others begin a ledger of their own.
fn shows_real_output(page: &str) {
    let text = read(page);
    let folder = Folder::new().file("customers.csv", &fenced(&text, "csv")[0]);
    let folder = folder.file("stricter.yaml", &fenced(&text, "yaml")[0]);
    let mut commands = 0;
    comes_true(page, |command| {
        let line = command.strip_prefix("cargo run --release -- ").or_else(|| command.strip_prefix("turfbook "))?;
        commands += 1;
        let run = if line.contains("examples/") { run_in(project(), &words(line)) } else { folder.run(line) };
        Some(with_usual_head(&shown(&run)))
    });
    assert!(commands >= 8, "only {commands} commands are shown");
}

#[test]
fn the_readme_shows_real_output() {
    shows_real_output("README.md");
}

#[test]
fn the_chinese_readme_shows_real_output() {
    shows_real_output("README.zh-CN.md");
}

#[test]
fn both_readmes_have_the_same_commands() {
    let commands = |page: &str, lang: &str| -> Vec<String> {
        let blocks = console_blocks(&read(page)).into_iter().map(|(command, _)| command);
        blocks.map(|command| command.replace(&format!(" --lang {lang}"), "")).collect()
    };
    assert_eq!(commands("README.md", "en"), commands("README.zh-CN.md", "zh"));
    // Those of the shell, files and links too; comments are in the language of the page.
    let code = |page: &str| -> Vec<String> {
        let lines = fenced(&read(page), "sh").concat();
        lines.lines().map(|line| line.split('#').next().unwrap_or_default().trim().to_owned()).collect()
    };
    assert_eq!(code("README.md"), code("README.zh-CN.md"));
    for kind in ["csv", "yaml"] {
        let plain = |page: &str| fenced(&read(page), kind).concat().replace("lang: zh", "lang: en");
        assert_eq!(plain("README.md"), plain("README.zh-CN.md"), "{kind}");
    }
    let headings = |page: &str| -> Vec<usize> {
        let is_code = |blocks: &mut bool, line: &str| {
            *blocks ^= line.starts_with("```");
            Some((*blocks, line.bytes().take_while(|byte| *byte == b'#').count()))
        };
        let lines: Vec<(bool, usize)> = read(page).lines().scan(false, is_code).collect();
        lines.into_iter().filter(|(is_code, depth)| !is_code && *depth > 0).map(|(_, depth)| depth).collect()
    };
    assert_eq!(headings("README.md"), headings("README.zh-CN.md"));
    assert!(read("README.md").contains("(README.zh-CN.md)") && read("README.zh-CN.md").contains("(README.md)"));
}

#[test]
fn the_shapes_of_the_json_are_shown_by_real_output() {
    let page = read("docs/json.md");
    let folder = Folder::with(&fenced(&page, "csv")[0], &fenced(&page, "yaml")[0])
        .file("requests.csv", &fenced(&page, "csv")[1])
        .file("old.yaml", &fenced(&page, "yaml")[1]);
    comes_true("docs/json.md", |command| Some(shown(&folder.run(command.strip_prefix("turfbook ")?))));
    let all: String = console_blocks(&read("docs/json.md")).into_iter().map(|(_, printed)| printed).collect();
    for schema in [
        "audit",
        "claim",
        "claims",
        "written",
        "holdings",
        "pool",
        "deals",
        "due",
        "summary",
        "explain",
        "life",
        "score",
        "check",
        "problems",
        "rep",
        "notices",
        "policy",
        "policy-diff",
    ] {
        assert!(all.contains(&format!("\"turfbook.{schema}/1\"")), "no example of {schema}");
    }
}
