//! How long the program takes for large ledgers, against a plain read of the same file.
//!
//! ```text
//! cargo bench --bench ledger
//! cargo bench --bench ledger -- --rows 100000,10000000 --rounds 9
//! ```
//!
//! Every case is a run of the real program as a process of its own, from start to exit, its output in a file. The
//! cases of a round follow each other, so that what else the machine does troubles all of them alike; a case's ratio
//! is the median over the rounds of its time by that of the plain read in the same round.

#[path = "../../examples/generate_ledger/company.rs"]
mod company;
mod measure;
#[path = "../../examples/generate_ledger/names.rs"]
mod names;
mod shapes;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::Command;

use clap::Parser;

use company::Company;
use measure::{Measured, measure};
use shapes::Shape;

/// How long the program takes for large ledgers, against a plain read of the same file.
#[derive(Parser)]
struct Options {
    /// The sizes of the ledgers.
    #[arg(long, value_delimiter = ',', default_value = "100000,1000000")]
    rows: Vec<usize>,
    /// How often everything is run.
    #[arg(long, default_value_t = 5)]
    rounds: usize,
    /// Leaves out the ledgers of unusual shape.
    #[arg(long)]
    no_shapes: bool,
    /// Another program to measure, an older build for instance.
    #[arg(long, value_name = "FILE", default_value = env!("CARGO_BIN_EXE_turfbook"))]
    program: PathBuf,
    /// Reads a file with the csv crate and does nothing else; what the program is measured against.
    #[arg(long, hide = true, value_name = "FILE")]
    read_plainly: Option<PathBuf>,
    /// Cargo says it.
    #[arg(long, hide = true)]
    bench: bool,
}

/// A ledger to be measured, with its rulebook.
struct Files {
    ledger: PathBuf,
    rules: PathBuf,
    rows: usize,
    /// The day as of which it is looked at: its last.
    as_of: String,
}

/// One thing that is measured.
struct Case {
    name: String,
    program: PathBuf,
    args: Vec<OsString>,
}

fn main() -> io::Result<()> {
    let options = Options::parse();
    if let Some(path) = &options.read_plainly {
        return read_plainly(path);
    }
    let folder = tempfile::tempdir()?;
    println!("| ledger | run | time | against the plain read | processor time | memory |");
    println!("|---|---|--:|--:|--:|--:|");
    for rows in &options.rows {
        let files = realistic(folder.path(), *rows)?;
        let cases = cases(&options.program, &files)?;
        run(&cases, options.rounds, &format!("realistic, {} rows", grouped(*rows)), folder.path())?;
    }
    if options.no_shapes {
        return Ok(());
    }
    for shape in Shape::ALL {
        let mut times = Vec::new();
        for rows in [100_000, 1_000_000] {
            let files = shape.write(folder.path(), rows)?;
            let cases = [plain(&files.ledger)?, audit(&options.program, &files, "json")];
            let name = format!("{}, {} rows", shape.name(), grouped(rows));
            let measured = run(&cases, options.rounds, &name, folder.path())?;
            times.extend(measured.last().map(|measured| measured.time));
        }
        if let [small, large] = times[..] {
            println!("| | ten times the rows take | {:.1} times as long | | | |", large / small);
        }
    }
    let files = realistic(folder.path(), 100_000)?;
    let requests = shapes::requests(folder.path(), &files, 10_000)?;
    let cases = [plain(&files.ledger)?, claims(&options.program, &files, &requests)];
    run(&cases, options.rounds, "realistic, 100,000 rows", folder.path())?;
    Ok(())
}

/// Reads a file with the csv crate's byte records, as fast as it comes.
fn read_plainly(path: &Path) -> io::Result<()> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_path(path)?;
    let mut record = csv::ByteRecord::new();
    let mut cells = 0;
    while reader.read_byte_record(&mut record)? {
        cells += record.len();
    }
    println!("{cells}");
    Ok(())
}

fn realistic(folder: &Path, rows: usize) -> io::Result<Files> {
    let (ledger, rules) = (folder.join("realistic.csv"), folder.join("realistic.yaml"));
    let company = Company::founded(rows, 1);
    std::fs::write(&rules, company.rules())?;
    let last = company.write(rows, &mut BufWriter::new(File::create(&ledger)?))?;
    Ok(Files { ledger, rules, rows, as_of: last.to_string() })
}

/// Everything that is measured on a realistic ledger; the plain read comes first.
fn cases(program: &Path, files: &Files) -> io::Result<Vec<Case>> {
    let (customer, rep) = shapes::somebody(files)?;
    let mut cases = vec![plain(&files.ledger)?, audit(program, files, "table"), audit(program, files, "json")];
    cases.push(case(program, files, "claim --dry-run", &["claim", &customer, "--rep", &rep, "--dry-run"]));
    cases.push(case(program, files, "report", &["report"]));
    cases.push(case(program, files, "report holdings --format json", &["report", "holdings", "--format", "json"]));
    let has_score = Command::new(program).args(["score", "--help"]).output()?.status.success();
    if has_score {
        cases.push(case(program, files, "score", &["score"]));
        cases.push(case(program, files, "score --format json", &["score", "--format", "json"]));
    } else {
        eprintln!("`turfbook score` is left out: this build has no such command.");
    }
    Ok(cases)
}

fn plain(ledger: &Path) -> io::Result<Case> {
    let args = vec!["--read-plainly".into(), ledger.into()];
    Ok(Case { name: "plain read".to_owned(), program: std::env::current_exe()?, args })
}

fn audit(program: &Path, files: &Files, format: &str) -> Case {
    let name = if format == "table" { "audit".to_owned() } else { format!("audit --format {format}") };
    case(program, files, &name, &["audit", "--format", format])
}

fn claims(program: &Path, files: &Files, requests: &Path) -> Case {
    let name = "claim --from, 10,000 claims, --dry-run";
    let mut case = case(program, files, name, &["claim", "--dry-run", "--from"]);
    case.args.push(requests.into());
    case
}

/// A run of the program with this ledger and rulebook; the command with its own arguments comes last.
fn case(program: &Path, files: &Files, name: &str, args: &[&str]) -> Case {
    let (ledger, rules) = (files.ledger.as_os_str(), files.rules.as_os_str());
    let (lang, as_of) = (["--lang".into(), "zh".into()], ["--as-of".into(), OsString::from(&files.as_of)]);
    let mut all = vec!["--ledger".into(), ledger.into(), "--rules".into(), rules.into()];
    all.extend(lang.into_iter().chain(as_of));
    all.extend(args.iter().map(OsString::from));
    Case { name: name.to_owned(), program: program.to_owned(), args: all }
}

/// Runs all cases in turn, round after round, and prints their lines of the table.
fn run(cases: &[Case], rounds: usize, ledger: &str, folder: &Path) -> io::Result<Vec<Measured>> {
    let out = folder.join("out");
    let mut runs: Vec<Vec<Measured>> = cases.iter().map(|_| Vec::new()).collect();
    for _ in 0..rounds.max(1) {
        for (case, runs) in cases.iter().zip(&mut runs) {
            runs.push(measure(&case.program, &case.args, &out, false)?);
        }
    }
    let mut medians = Vec::new();
    for (case, of_case) in cases.iter().zip(&runs) {
        // Looking at the memory of a run would slow it down.
        let memory = measure(&case.program, &case.args, &out, true)?.memory;
        let time = median(of_case.iter().map(|run| run.time));
        let processor = median(of_case.iter().map(|run| run.processor));
        let ratio = median(of_case.iter().zip(&runs[0]).map(|(run, plain)| run.time / plain.time));
        let memory_text = memory.map_or("?".to_owned(), |bytes| format!("{} MiB", bytes >> 20));
        println!("| {ledger} | {} | {time:.3} s | {ratio:.2} | {processor:.2} s | {memory_text} |", case.name);
        medians.push(Measured { time, processor, memory });
    }
    Ok(medians)
}

fn median(of: impl Iterator<Item = f64>) -> f64 {
    let mut sorted: Vec<f64> = of.collect();
    sorted.sort_by(f64::total_cmp);
    sorted.get(sorted.len() / 2).copied().unwrap_or_default()
}

/// `1,000,000`.
fn grouped(number: usize) -> String {
    if number < 1000 { number.to_string() } else { format!("{},{:03}", grouped(number / 1000), number % 1000) }
}
