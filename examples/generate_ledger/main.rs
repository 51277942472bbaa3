//! Writes a large ledger such as a company of some size keeps, and the rulebook that goes with it.
//!
//! ```text
//! cargo run --release --example generate_ledger -- --rows 1000000 --rules rules.yaml ledger.csv
//! ```
//!
//! Equal arguments give equal files.

mod company;
mod names;

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use clap::Parser;

use company::Company;

/// Writes a large ledger such as a company of some size keeps.
#[derive(Parser)]
#[command(name = "generate_ledger")]
struct Options {
    /// How many rows, the header not counted.
    #[arg(long, value_name = "N", default_value_t = 100_000)]
    rows: usize,
    /// Another seed, another company.
    #[arg(long, value_name = "N", default_value_t = 1)]
    seed: u64,
    /// Writes the company's rulebook too.
    #[arg(long, value_name = "FILE")]
    rules: Option<PathBuf>,
    /// Where the ledger goes; `-` is standard output.
    #[arg(value_name = "FILE")]
    out: PathBuf,
}

fn main() -> io::Result<()> {
    let options = Options::parse();
    let company = Company::founded(options.rows, options.seed);
    if let Some(path) = &options.rules {
        std::fs::write(path, company.rules())?;
    }
    company.write(options.rows, &mut *target(&options.out)?).map(|_| ())
}

fn target(path: &Path) -> io::Result<Box<dyn Write>> {
    if path.as_os_str() == "-" {
        return Ok(Box::new(BufWriter::new(io::stdout().lock())));
    }
    Ok(Box::new(BufWriter::new(File::create(path)?)))
}
