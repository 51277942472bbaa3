//! A folder, files, the program run in it, and all that comes out.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder that goes away with the test.
pub struct Folder {
    dir: tempfile::TempDir,
}

/// What came out of a run.
#[derive(Debug, PartialEq)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub status: i32,
}

impl Folder {
    pub fn new() -> Folder {
        Folder { dir: tempfile::tempdir().unwrap() }
    }

    /// A folder with these two files.
    pub fn with(ledger: &str, rules: &str) -> Folder {
        Folder::new().file("ledger.csv", ledger).file("rules.yaml", rules)
    }

    pub fn file(self, name: &str, text: impl AsRef<[u8]>) -> Folder {
        std::fs::write(self.path(name), text).unwrap();
        self
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    pub fn bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path(name)).unwrap()
    }

    /// Runs the program here, with the words of a shell line.
    pub fn run(&self, line: &str) -> Run {
        run_in(self.dir.path(), &words(line))
    }

    /// The JSON that a command prints.
    pub fn json(&self, line: &str) -> serde_json::Value {
        let run = self.run(&format!("{line} --format json"));
        serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{error}: {run:?}"))
    }
}

impl Run {
    pub fn expect(self, status: i32) -> Run {
        assert_eq!(self.status, status, "{self:#?}");
        self
    }
}

/// Runs the program in a folder with a cleared environment, 80 columns wide.
pub fn run_in(dir: &Path, words: &[String]) -> Run {
    let output = Command::new(env!("CARGO_BIN_EXE_turfbook"))
        .args(words)
        .current_dir(dir)
        .env_clear()
        .env("COLUMNS", "80")
        .env("TZ", "UTC")
        .stdin(Stdio::null())
        .output()
        .unwrap();
    Run {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        status: output.status.code().unwrap_or(-1),
    }
}

/// The words of a shell line: blanks separate, quotes hold together.
pub fn words(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in line.chars() {
        match (quote, c) {
            (Some(open), c) if c == open => quote = None,
            (None, '"' | '\'') => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            (None, ' ') => words.extend(word.take()),
            (_, c) => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    words
}

/// The console blocks of a Markdown text: each command with what it prints.
pub fn console_blocks(markdown: &str) -> Vec<(String, String)> {
    let mut commands: Vec<(String, String)> = Vec::new();
    for block in fenced(markdown, "console") {
        for line in block.lines() {
            if let Some(command) = line.strip_prefix("$ ") {
                commands.push((command.to_owned(), String::new()));
            } else if let Some((_, printed)) = commands.last_mut() {
                printed.push_str(line);
                printed.push('\n');
            }
        }
    }
    commands
}

/// A Markdown text in which each command of a console block is followed by what it prints now. `None` for a command
/// that is not run. A long output is cut where a line `[…]` stands: as many lines before and after it stay.
pub fn with_outputs(markdown: &str, mut run: impl FnMut(&str) -> Option<String>) -> String {
    let mut text = String::new();
    let mut lines = markdown.lines().peekable();
    let mut is_console = false;
    while let Some(line) = lines.next() {
        text.push_str(line);
        text.push('\n');
        if line.starts_with("```") {
            is_console = line == "```console";
        }
        let Some(command) = line.strip_prefix("$ ").filter(|_| is_console) else { continue };
        let mut old = Vec::new();
        while let Some(line) = lines.next_if(|line| !line.starts_with("$ ") && *line != "```") {
            old.push(line);
        }
        let Some(new) = run(command) else {
            text.extend(old.iter().flat_map(|line| [line, "\n"]));
            continue;
        };
        match old.iter().position(|line| *line == CUT) {
            Some(cut) => {
                let new: Vec<&str> = new.lines().collect();
                let (head, tail) = (new.len().min(cut), (old.len() - cut - 1).min(new.len()));
                let kept = new[..head].iter().chain([&CUT]).chain(&new[new.len() - tail..]);
                text.extend(kept.flat_map(|line| [line, "\n"]));
            }
            None => text.push_str(&new),
        }
    }
    text
}

/// The line that stands for what is left out of a long output.
const CUT: &str = "[…]";

/// Compares a page of the project with what its commands print now; `TURFBOOK_BLESS=1` writes it anew, to be read line
/// by line before it is committed.
pub fn comes_true(page: &str, mut run: impl FnMut(&str) -> Option<String>) {
    is_as_made(page, |old| with_outputs(old, &mut run));
}

/// The same for a page whose sections, which begin with `## `, have files of their own.
pub fn comes_true_in_sections<R: FnMut(&str) -> Option<String>>(page: &str, mut runner: impl FnMut(&str) -> R) {
    is_as_made(page, |old| {
        let starts = old.match_indices("\n## ").map(|(place, _)| place + 1);
        let bounds: Vec<usize> = [0].into_iter().chain(starts).chain([old.len()]).collect();
        bounds
            .windows(2)
            .map(|bounds| with_outputs(&old[bounds[0]..bounds[1]], runner(&old[bounds[0]..bounds[1]])))
            .collect()
    });
}

fn is_as_made(page: &str, make: impl FnOnce(&str) -> String) {
    let path = project().join(page);
    let old = std::fs::read_to_string(&path).unwrap();
    let new = make(&old);
    if std::env::var_os("TURFBOOK_BLESS").is_some() {
        std::fs::write(&path, &new).unwrap();
    } else {
        for (old, new) in old.lines().zip(new.lines()) {
            assert_eq!(old, new, "{page}: run TURFBOOK_BLESS=1 cargo test and read what changes");
        }
        assert_eq!(old.lines().count(), new.lines().count(), "{page}");
    }
}

/// The contents of the fenced blocks of a kind.
pub fn fenced(markdown: &str, kind: &str) -> Vec<String> {
    let open = format!("```{kind}");
    let mut blocks = Vec::new();
    let mut block: Option<String> = None;
    for line in markdown.lines() {
        match &mut block {
            None if line == open => block = Some(String::new()),
            None => {}
            Some(_) if line == "```" => blocks.extend(block.take()),
            Some(text) => {
                text.push_str(line);
                text.push('\n');
            }
        }
    }
    blocks
}

/// What a run prints, as the pages show it: all that is printed, and the status where it is not 0.
pub fn shown(run: &Run) -> String {
    let status = if run.status == 0 { String::new() } else { format!("[exit {}]\n", run.status) };
    format!("{}{}{status}", run.stdout, run.stderr)
}

/// The project's own folder.
pub fn project() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
