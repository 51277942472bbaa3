//! The copy of the project that holds the mutants, and how it is compiled.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::Result;
use crate::mutant::Mutant;
use crate::site::{Form, Sites, sites_of};
use crate::weave::{Woven, replaced, weave};

/// Errors of a mutant that come, or may come, of the branch in which it stands, and not of the mutant itself: a constant
/// must be computed at once, a value lives too short, and a type is not known.
const OF_THE_BRANCH: [&str; 12] =
    ["E0015", "E0282", "E0283", "E0382", "E0499", "E0502", "E0503", "E0505", "E0506", "E0515", "E0597", "E0716"];

/// Why a mutant cannot be switched on.
#[derive(Debug, Clone)]
pub enum Dropped {
    /// It is no Rust program: the compiler catches it.
    Unviable(String),
    /// It may be one, but not as a branch of this one: `cargo mutants` itself has to try it.
    Leftover(String),
}

/// A copy of the project with mutants.
pub struct Copy {
    /// The folder of the copy.
    pub dir: PathBuf,
    target: PathBuf,
    files: BTreeMap<String, Source>,
}

/// A file that is to be mutated.
struct Source {
    text: String,
    sites: Sites,
}

/// The programs that run the tests: the library's own, and those of the folder `tests`.
pub struct Tests {
    pub lib: PathBuf,
    pub main: PathBuf,
}

impl Copy {
    /// Copies what git knows of the project, and lets the mutants be switched on through the environment.
    pub fn new(project: &Path, work: &Path, mutants: &[Mutant]) -> Result<Copy> {
        let dir = work.join("copy");
        if dir.exists() {
            fs::remove_dir_all(&dir)?;
        }
        let list = Command::new("git")
            .args(["ls-files", "-z", "--cached", "--others", "--exclude-standard"])
            .current_dir(project)
            .output()?;
        for name in String::from_utf8(list.stdout)?.split_terminator('\0') {
            let (from, to) = (project.join(name), dir.join(name));
            if from.is_file() {
                fs::create_dir_all(to.parent().unwrap_or(&dir))?;
                fs::copy(from, to)?;
            }
        }
        let switch = include_str!("switch.rs");
        fs::write(dir.join("src/mutant.rs"), format!("{switch}\nconst COUNT: usize = {};\n", mutants.len()))?;
        edit(&dir.join("src/lib.rs"), |text| format!("{text}\npub mod mutant;\n"))?;
        for test in fs::read_dir(dir.join("tests"))? {
            let path = test?.path();
            if path.extension().is_some_and(|extension| extension == "rs") {
                // The program that a test starts has the same mutant.
                let inherit =
                    r#".env_clear().envs(std::env::vars().filter(|(name, _)| name.starts_with("TURFBOOK_MUTANT")))"#;
                edit(&path, |text| text.replace(".env_clear()", inherit))?;
            }
        }
        let mut files = BTreeMap::new();
        for mutant in mutants {
            if !files.contains_key(&mutant.file) {
                let text = fs::read_to_string(dir.join(&mutant.file))?;
                let sites = sites_of(&text).map_err(|error| format!("{}: {error}", mutant.file))?;
                files.insert(mutant.file.clone(), Source { text, sites });
            }
        }
        Ok(Copy { dir, target: work.join("target"), files })
    }

    /// Writes the mutants into the copy, and drops those with which it does not compile.
    pub fn settle(&self, mutants: &[Mutant]) -> Result<BTreeMap<usize, Dropped>> {
        let mut dropped: BTreeMap<usize, Dropped> = BTreeMap::new();
        for (number, mutant) in mutants.iter().enumerate() {
            let why = match self.form(mutant) {
                None => Dropped::Leftover("its place in the file was not found".to_owned()),
                Some(Form::Constant) => Dropped::Leftover("it is computed when the program is compiled".to_owned()),
                Some(Form::NeededArm) => Dropped::Unviable("the match needs the arm".to_owned()),
                Some(Form::LetChain) => Dropped::Unviable("a condition with `let` has no other operator".to_owned()),
                Some(_) => continue,
            };
            dropped.insert(number, why);
        }
        loop {
            let woven = self.write(mutants, &dropped)?;
            let errors = self.errors()?;
            eprintln!("{} mutants, {} dropped, {} errors", mutants.len(), dropped.len(), errors.len());
            if errors.is_empty() {
                return Ok(dropped);
            }
            let before = dropped.len();
            for error in &errors {
                error.blame(&woven, &mut dropped);
            }
            if dropped.len() == before {
                return Err(format!("the copy does not compile, and no mutant is to blame:\n{}", errors[0].text).into());
            }
        }
    }

    fn form(&self, mutant: &Mutant) -> Option<Form> {
        let source = self.files.get(&mutant.file)?;
        source.sites.get(&(mutant.genre, replaced(mutant, &source.text))).map(|(form, _)| *form)
    }

    fn write(&self, mutants: &[Mutant], dropped: &BTreeMap<usize, Dropped>) -> Result<BTreeMap<&str, Woven>> {
        let mut all = BTreeMap::new();
        for (file, source) in &self.files {
            let chosen = (0..mutants.len()).filter(|n| mutants[*n].file == *file && !dropped.contains_key(n));
            let woven = weave(&source.text, &source.sites, mutants, chosen);
            fs::write(self.dir.join(file), &woven.text)?;
            all.insert(file.as_str(), woven);
        }
        Ok(all)
    }

    fn errors(&self) -> Result<Vec<CompileError>> {
        let output = self.cargo(&["check", "--lib", "--message-format=json"])?;
        Ok(output.iter().filter_map(CompileError::read).collect())
    }

    /// Compiles the tests.
    pub fn tests(&self) -> Result<Tests> {
        let output = self.cargo(&["test", "--no-run", "--message-format=json"])?;
        let program = |kind: &str, name: &str| {
            output
                .iter()
                .find(|told| {
                    told["target"]["kind"][0] == kind
                        && told["target"]["name"] == name
                        && told["executable"].is_string()
                })
                .and_then(|told| told["executable"].as_str())
                .map(PathBuf::from)
                .ok_or_else(|| format!("the tests of the copy did not compile: {name}; see {}", self.dir.display()))
        };
        Ok(Tests { lib: program("lib", "turfbook")?, main: program("test", "main")? })
    }

    /// What cargo tells in JSON.
    fn cargo(&self, arguments: &[&str]) -> Result<Vec<Value>> {
        let output = Command::new("cargo")
            .args(arguments)
            .current_dir(&self.dir)
            .env("CARGO_TARGET_DIR", &self.target)
            .env("CARGO_PROFILE_DEV_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("RUSTFLAGS", "--cap-lints allow")
            .stderr(Stdio::inherit())
            .output()?;
        Ok(String::from_utf8(output.stdout)?.lines().filter_map(|line| serde_json::from_str(line).ok()).collect())
    }
}

fn edit(path: &Path, change: impl FnOnce(String) -> String) -> Result<()> {
    Ok(fs::write(path, change(fs::read_to_string(path)?))?)
}

/// An error of the compiler.
struct CompileError {
    code: String,
    message: String,
    text: String,
    /// The file and the bytes of each place that it names, the place of the error itself first.
    places: Vec<(String, usize, usize)>,
}

impl CompileError {
    fn read(told: &Value) -> Option<CompileError> {
        let message = &told["message"];
        let is_error = told["reason"] == "compiler-message" && message["level"] == "error";
        let mut spans: Vec<&Value> = message["spans"].as_array()?.iter().collect();
        if !is_error || spans.is_empty() {
            return None;
        }
        spans.sort_by_key(|span| span["is_primary"] != true);
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        let byte = |value: &Value| value.as_u64().and_then(|byte| usize::try_from(byte).ok()).unwrap_or_default();
        Some(CompileError {
            code: text(&message["code"]["code"]),
            message: text(&message["message"]),
            text: text(&message["rendered"]),
            places: spans
                .into_iter()
                .map(|span| (text(&span["file_name"]), byte(&span["byte_start"]), byte(&span["byte_end"])))
                .collect(),
        })
    }

    /// Drops a mutant of the smallest piece of text around the error: if possible, the one mutant of a branch.
    fn blame(&self, woven: &BTreeMap<&str, Woven>, dropped: &mut BTreeMap<usize, Dropped>) {
        let around = self.places.iter().filter_map(|(file, start, end)| {
            let origins = woven.get(file.as_str())?.origins.iter();
            let around = origins.filter(|origin| origin.bytes.start <= *start && *end <= origin.bytes.end);
            around.min_by_key(|origin| origin.bytes.len())
        });
        let Some(origin) = around.min_by_key(|origin| !origin.is_branch) else { return };
        let is_own = origin.is_branch && !OF_THE_BRANCH.contains(&self.code.as_str());
        let why = format!("{} {}", self.code, self.message);
        // Of a whole site it is one of several: the last goes, and if it was another, that one goes in the next turn.
        if let Some(&number) = origin.mutants.last() {
            dropped.entry(number).or_insert(if is_own { Dropped::Unviable(why) } else { Dropped::Leftover(why) });
        }
    }
}
