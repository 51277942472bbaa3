//! The tests: what each costs, which mutants it reaches, and whether it notices one.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, Instant};

use crate::Result;
use crate::copy::Copy;

/// How often a test may take as long as without a mutant, and how long it may take at least, before it has hung.
const PATIENCE: u32 = 10;
const LEAST_PATIENCE: Duration = Duration::from_secs(10);

/// What a run of tests may use, so that a mutant that fills the memory harms itself only.
const KIBIBYTES: u32 = 4_000_000;

/// A test that passes without a mutant.
#[derive(Debug)]
pub struct Test {
    /// `core::week::tests::…` in the library, `score::…` in the folder `tests`.
    pub name: String,
    program: PathBuf,
    cost: Duration,
    /// The mutants whose place it reaches; with others it cannot come out otherwise.
    reached: BTreeSet<usize>,
    /// How many mutants it has noticed.
    catches: AtomicU32,
}

impl Test {
    /// Those with a low rank are run first: quick ones, and those that have noticed many.
    fn rank(&self) -> Duration {
        self.cost / (1 + self.catches.load(Ordering::Relaxed))
    }
}

/// What a mutant did to tests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Noticed {
    /// This test failed.
    By(String),
    /// One of these hung.
    Hung(String),
    Not,
}

/// One of the places where tests run at the same time, with a folder for what they leave behind.
pub struct Bench<'a> {
    pub copy: &'a Copy,
    pub dir: PathBuf,
    /// The folder for temporary files; its path is short, as messages name it in lines of 80 columns.
    pub temporary: PathBuf,
}

enum Ended {
    Passed,
    /// With what was printed.
    Failed(String),
    Hung,
}

impl Bench<'_> {
    /// The names of a program's tests, without those that these arguments skip.
    pub fn list(program: &Path, skipped: &[String]) -> Result<Vec<String>> {
        let list = Command::new(program).args(["--list", "--format", "terse"]).args(skipped).output()?;
        let text = String::from_utf8(list.stdout)?;
        Ok(text.lines().filter_map(|line| line.strip_suffix(": test")).map(str::to_owned).collect())
    }

    /// Runs one test without a mutant, and sees what it costs and reaches. `None`: it fails.
    pub fn measure(&self, program: &Path, name: &str) -> Result<Option<Test>> {
        let log = self.dir.join("reached");
        let _ = fs::remove_file(&log);
        let start = Instant::now();
        let ended =
            self.run(program, &[name], ("TURFBOOK_MUTANTS_REACHED", &log.to_string_lossy()), LEAST_PATIENCE * 30)?;
        let cost = start.elapsed();
        let reached = fs::read_to_string(&log).unwrap_or_default();
        let reached = reached.lines().filter_map(|number| number.parse().ok()).collect();
        let test =
            Test { name: name.to_owned(), program: program.to_owned(), cost, reached, catches: AtomicU32::new(0) };
        Ok(matches!(ended, Ended::Passed).then_some(test))
    }

    /// Runs the tests that reach a mutant with the mutant, those that will soon notice first, until one notices.
    pub fn try_mutant(&self, number: usize, tests: &[Test]) -> Result<Noticed> {
        let mut reaching: Vec<&Test> = tests.iter().filter(|test| test.reached.contains(&number)).collect();
        reaching.sort_by_cached_key(|test| test.rank());
        let mut size = 1;
        let mut rest = reaching.as_slice();
        while let Some(first) = rest.first() {
            let taken = rest.iter().take(size).take_while(|test| test.program == first.program).count();
            let (some, others) = rest.split_at(taken);
            let names: Vec<&str> = some.iter().map(|test| test.name.as_str()).collect();
            let limit = LEAST_PATIENCE + some.iter().map(|test| test.cost).sum::<Duration>() * PATIENCE;
            match self.run(&first.program, &names, ("TURFBOOK_MUTANT", &number.to_string()), limit)? {
                Ended::Passed => {}
                Ended::Failed(printed) => {
                    let name = failed_test(&printed, names[0]);
                    for test in some.iter().filter(|test| test.name == name) {
                        test.catches.fetch_add(1, Ordering::Relaxed);
                    }
                    return Ok(Noticed::By(name));
                }
                Ended::Hung => return Ok(Noticed::Hung(names[0].to_owned())),
            }
            rest = others;
            size = (size * 2).min(32);
        }
        Ok(Noticed::Not)
    }

    fn run(&self, program: &Path, names: &[&str], (variable, value): (&str, &str), limit: Duration) -> Result<Ended> {
        let _ = fs::remove_dir_all(&self.temporary);
        fs::create_dir_all(&self.temporary)?;
        let printed = self.dir.join("printed");
        let output = fs::File::create(&printed)?;
        let mut child = Command::new("sh")
            .arg("-c")
            .arg(format!("ulimit -v {KIBIBYTES}; exec \"$@\""))
            .arg("sh")
            .arg(program)
            .args(["--exact", "--test-threads=1"])
            .args(names)
            .current_dir(&self.copy.dir)
            .env(variable, value)
            .env("TMPDIR", &self.temporary)
            // The same random ledgers for each mutant; a smaller one that fails too is of no interest.
            .env("PROPTEST_RNG_SEED", "1")
            .env("PROPTEST_MAX_SHRINK_ITERS", "0")
            .env("PROPTEST_DISABLE_FAILURE_PERSISTENCE", "1")
            .stdin(Stdio::null())
            .stdout(output.try_clone()?)
            .stderr(output)
            .process_group(0)
            .spawn()?;
        let start = Instant::now();
        loop {
            if let Some(status) = child.try_wait()? {
                let failed =
                    || Ended::Failed(String::from_utf8_lossy(&fs::read(&printed).unwrap_or_default()).into_owned());
                return Ok(if status.success() { Ended::Passed } else { failed() });
            }
            if start.elapsed() > limit {
                kill(&mut child)?;
                return Ok(Ended::Hung);
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

/// Ends a test, and the programs that it started.
fn kill(child: &mut Child) -> Result<()> {
    Command::new("kill").args(["-KILL", "--", &format!("-{}", child.id())]).stderr(Stdio::null()).status()?;
    child.wait()?;
    Ok(())
}

/// The test that failed, by what its program printed; the first, where it broke off.
fn failed_test(printed: &str, first: &str) -> String {
    let failed = printed.lines().find_map(|line| line.strip_prefix("test ")?.strip_suffix(" ... FAILED"));
    failed.unwrap_or(first).to_owned()
}
