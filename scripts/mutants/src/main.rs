//! Tries every mutant of turfbook's core without building each: all of them stand in one copy of the program, and the
//! environment says which one is on.
//!
//! `cargo mutants --list --json` on standard input says which mutants there are. See scripts/mutants.sh.

mod copy;
mod mutant;
mod report;
mod site;
mod tests;
mod weave;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use copy::{Copy, Dropped};
use mutant::Mutant;
use report::Outcome;
use tests::{Bench, Noticed, Test};

type Result<T> = std::result::Result<T, Box<dyn std::error::Error + Send + Sync>>;

fn main() -> ExitCode {
    match run() {
        Ok(0) => ExitCode::SUCCESS,
        Ok(_) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

/// Returns how many survivors are not explained.
fn run() -> Result<usize> {
    let mut list = String::new();
    std::io::stdin().read_to_string(&mut list)?;
    let mutants: Vec<Mutant> = serde_json::from_str(&list)?;
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize()?;
    let work = project.join("target/mutants");

    let copy = Copy::new(&project, &work, &mutants)?;
    let dropped = copy.settle(&mutants)?;
    let tests = passing_tests(&copy, &work)?;

    let outcomes = in_parallel(&copy, &work, mutants.len(), |bench, number| {
        Ok(match dropped.get(&number) {
            Some(Dropped::Unviable(why)) => Outcome::Unviable(why.clone()),
            Some(Dropped::Leftover(why)) => Outcome::Leftover(why.clone()),
            None => match bench.try_mutant(number, &tests)? {
                Noticed::By(test) => Outcome::Caught(test),
                Noticed::Hung(test) => Outcome::Hung(test),
                Noticed::Not => Outcome::Survived,
            },
        })
    })?;

    fs::write(work.join("outcomes.tsv"), report::table(&mutants, &outcomes))?;
    let page = fs::read_to_string(project.join("docs/mutants.md")).unwrap_or_default();
    let (summary, unexplained) = report::summary(&mutants, &outcomes, &page);
    print!("{summary}");
    Ok(unexplained)
}

/// The tests that pass without a mutant. Those that look at the source text do not pass in the copy.
fn passing_tests(copy: &Copy, work: &Path) -> Result<Vec<Test>> {
    let skipped = skipped(&copy.dir.join(".cargo/mutants.toml"))?;
    let programs = copy.tests()?;
    let mut all: Vec<(&PathBuf, String)> = Vec::new();
    for program in [&programs.lib, &programs.main] {
        all.extend(Bench::list(program, &skipped)?.into_iter().map(|name| (program, name)));
    }
    let measured = in_parallel(copy, work, all.len(), |bench, number| {
        let (program, name) = &all[number];
        bench.measure(program, name)
    })?;
    for ((_, name), _) in all.iter().zip(&measured).filter(|(_, test)| test.is_none()) {
        eprintln!("left out, as it fails without a mutant: {name}");
    }
    let tests: Vec<Test> = measured.into_iter().flatten().collect();
    eprintln!("{} tests", tests.len());
    Ok(tests)
}

/// The tests that `cargo mutants` itself is told to skip, as arguments of a program of tests.
fn skipped(config: &Path) -> Result<Vec<String>> {
    let config: toml::Table = fs::read_to_string(config)?.parse()?;
    let arguments = config.get("additional_cargo_test_args").and_then(toml::Value::as_array);
    let arguments = arguments.into_iter().flatten().filter_map(toml::Value::as_str);
    Ok(arguments.filter(|argument| *argument != "--").map(str::to_owned).collect())
}

/// Does something with each number, on as many benches as there are processors; the results are in order.
fn in_parallel<T: Send>(
    copy: &Copy,
    work: &Path,
    count: usize,
    act: impl Fn(&Bench, usize) -> Result<T> + Sync,
) -> Result<Vec<T>> {
    let next = AtomicUsize::new(0);
    let done = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism()?.get();
    std::thread::scope(|scope| {
        let work_off = |worker: usize| -> Result<()> {
            let temporary = std::env::temp_dir().join(format!("m{}-{worker}", std::process::id()));
            let bench = Bench { copy, dir: work.join(format!("bench-{worker}")), temporary };
            fs::create_dir_all(&bench.dir)?;
            loop {
                let number = next.fetch_add(1, Ordering::Relaxed);
                if number >= count {
                    let _ = fs::remove_dir_all(&bench.temporary);
                    return Ok(());
                }
                let result = act(&bench, number)?;
                let mut done = done.lock().map_err(|_| "a worker has panicked")?;
                done.push((number, result));
                if done.len().is_multiple_of(100) {
                    eprintln!("{} of {count}", done.len());
                }
            }
        };
        let workers: Vec<_> = (0..workers).map(|worker| scope.spawn(move || work_off(worker))).collect();
        for worker in workers {
            worker.join().map_err(|_| "a worker has panicked")??;
        }
        Ok::<_, Box<dyn std::error::Error + Send + Sync>>(())
    })?;
    let mut done = done.into_inner().map_err(|_| "a worker has panicked")?;
    done.sort_by_key(|(number, _)| *number);
    Ok(done.into_iter().map(|(_, result)| result).collect())
}
