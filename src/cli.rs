//! The command line, without logic. Its help texts stand in the catalogue, under `help-…`.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::render::{Color, Format};
use crate::suggested::Suggested;

/// The command line.
#[derive(Debug, Parser)]
#[command(name = "turfbook", version, disable_help_subcommand = true, max_term_width = 100)]
pub struct Cli {
    /// What goes for every command.
    #[command(flatten)]
    pub common: Common,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What goes for every command.
#[derive(Debug, Default, Args)]
pub struct Common {
    /// The ledger.
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "TURFBOOK_LEDGER",
        default_value = "ledger.csv",
        hide_env_values = true
    )]
    pub ledger: PathBuf,
    /// The rulebook.
    #[arg(
        long,
        global = true,
        value_name = "FILE",
        env = "TURFBOOK_RULES",
        default_value = "rules.yaml",
        hide_env_values = true
    )]
    pub rules: PathBuf,
    /// The moment as of which all is told.
    #[arg(long, global = true, value_name = "TIME")]
    pub as_of: Option<String>,
    /// The form of the output.
    #[arg(long, global = true, value_enum, hide_possible_values = true, value_name = "FORMAT")]
    pub format: Option<Format>,
    /// Files in place of standard output, each in the format that its ending tells.
    #[arg(long, short, global = true, value_name = "FILE")]
    pub output: Vec<PathBuf>,
    /// Goes on without rows that can't be read.
    #[arg(long, global = true)]
    pub skip_bad_rows: bool,
    /// The language of messages.
    #[arg(
        long,
        global = true,
        value_enum,
        env = "TURFBOOK_LANG",
        hide_env_values = true,
        hide_possible_values = true,
        value_name = "LANG"
    )]
    pub lang: Option<Language>,
    /// Whether text is coloured.
    #[arg(long, global = true, value_enum, default_value_t, hide_possible_values = true, value_name = "WHEN")]
    pub color: Color,
    /// How wide text is.
    #[arg(long, global = true, value_name = "COLUMNS", value_parser = clap::value_parser!(u16).range(1..))]
    pub width: Option<u16>,
    /// CSV without the apostrophes that keep a spreadsheet from taking text for formulas.
    #[arg(long, global = true)]
    pub raw_csv: bool,
    /// The ledger's encoding, in place of the rulebook's.
    #[arg(long, global = true, value_name = "ENCODING")]
    pub encoding: Option<String>,
    /// How others who write are dealt with.
    #[command(flatten)]
    pub lock: Locking,
}

/// How others who write are dealt with.
#[derive(Debug, Default, Args)]
pub struct Locking {
    /// How many seconds a writing command waits for another.
    #[arg(long, global = true, value_name = "SECONDS", default_value_t = 10)]
    pub lock_timeout: u64,
    /// Writes though a spreadsheet has the ledger open.
    #[arg(long, global = true)]
    pub force: bool,
    /// Writes without a lock, where the file system has none.
    #[arg(long, global = true)]
    pub no_lock: bool,
}

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English.
    En,
    /// Chinese.
    Zh,
}

/// What to do.
#[derive(Debug, Subcommand)]
#[expect(missing_docs, reason = "each command's file tells of it")]
pub enum Command {
    Init(Init),
    Check(Check),
    Claim(Holding),
    Release(Holding),
    Log(Log),
    Audit(Audit),
    Report(Report),
    Explain(Explain),
    Sanction(Sanction),
    Recycle(Recycle),
    Policy(Policy),
    Score(Score),
    Completions(Completions),
    Man,
    Repair(Repair),
    Convert(Convert),
    Seal(Seal),
    Match(Match),
}

/// `init`.
#[derive(Debug, Args)]
pub struct Init {
    /// Where to.
    #[arg(default_value = ".", value_name = "DIR")]
    pub dir: PathBuf,
    /// Who may write manager's events.
    #[arg(long, value_name = "NAME")]
    pub manager: Option<String>,
}

/// `check`.
#[derive(Debug, Args)]
pub struct Check {
    /// Prints the JSON Schema of the rulebook, and checks nothing.
    #[arg(long)]
    pub schema: bool,
}

/// What a row that is to be written says beside its customer and rep.
#[derive(Debug, Args)]
pub struct Written {
    /// When it happened.
    #[arg(long, value_name = "TIME")]
    pub at: Option<String>,
    /// Further cells.
    #[arg(long, value_name = "COLUMN=VALUE")]
    pub set: Vec<String>,
    /// A note.
    #[arg(long, value_name = "TEXT")]
    pub note: Option<String>,
    /// A table of rows in place of one; `-` for standard input.
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
    /// Decides, and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// A rep and a customer: what `claim` and `release` are about.
#[derive(Debug, Args)]
pub struct Holding {
    /// The customer.
    #[arg(value_name = "CUSTOMER", required_unless_present = "from", conflicts_with = "from")]
    pub customer: Option<String>,
    /// The rep.
    #[arg(long, value_name = "REP", required_unless_present = "from")]
    pub rep: Option<String>,
    /// The rest of the row.
    #[command(flatten)]
    pub written: Written,
}

/// `log`.
#[derive(Debug, Args)]
pub struct Log {
    /// The event.
    #[arg(
        value_name = "EVENT",
        required_unless_present = "from",
        value_parser = Suggested::events(),
        hide_possible_values = true
    )]
    pub event: Option<String>,
    /// The customer.
    #[arg(value_name = "CUSTOMER", conflicts_with = "from")]
    pub customer: Option<String>,
    /// The rep.
    #[arg(long, value_name = "REP")]
    pub rep: Option<String>,
    /// The second person or customer.
    #[arg(long, value_name = "NAME")]
    pub with: Option<String>,
    /// A number.
    #[arg(long, value_name = "NUMBER", allow_hyphen_values = true)]
    pub value: Option<String>,
    /// Who decided it.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// What it refers to.
    #[arg(long = "ref", value_name = "REF")]
    pub refers: Option<String>,
    /// The rest of the row.
    #[command(flatten)]
    pub written: Written,
}

/// `audit`.
#[derive(Debug, Args)]
pub struct Audit {
    /// Only these checks.
    #[arg(
        long,
        value_name = "CHECK",
        value_delimiter = ',',
        value_parser = Suggested::checks(),
        hide_possible_values = true
    )]
    pub only: Vec<String>,
    /// Only this rep.
    #[arg(long, value_name = "REP")]
    pub rep: Option<String>,
    /// Only from this moment on.
    #[arg(long, value_name = "TIME")]
    pub since: Option<String>,
    /// From which level on the exit status is 1.
    #[arg(long, value_enum, default_value_t, value_name = "LEVEL", hide_possible_values = true)]
    pub fail_on: FailOn,
    /// Nothing where there is nothing to report.
    #[arg(long, short)]
    pub quiet: bool,
    /// A head that the journal must have had.
    #[arg(long, value_name = "HEAD")]
    pub expect_head: Option<String>,
}

/// From which level on the exit status is 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// From notices on.
    Notice,
    /// From violations on.
    #[default]
    Violation,
    /// Never.
    Never,
}

/// `report`.
#[derive(Debug, Args)]
pub struct Report {
    /// What of.
    #[arg(
        value_enum,
        value_name = "WHAT",
        hide_possible_values = true,
        default_value = "summary",
        hide_default_value = true
    )]
    pub what: Part,
    /// Of `rep`, whose page it is.
    #[arg(value_name = "NAME")]
    pub name: Option<String>,
    /// Only this rep.
    #[arg(long, value_name = "REP")]
    pub rep: Option<String>,
    /// How far `due` looks ahead.
    #[arg(long, value_name = "DURATION", default_value = "7d")]
    pub within: String,
}

/// A part of the report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Part {
    /// The weekly sheet: all in short, the week against the one before.
    Summary,
    /// Who holds what.
    Holdings,
    /// What the pool has.
    Pool,
    /// Who was credited with what.
    Deals,
    /// What falls due.
    Due,
    /// Where one rep stands, for that rep.
    Rep,
    /// The same for every rep, each in a file.
    Notices,
}

/// `explain`.
#[derive(Debug, Args)]
pub struct Explain {
    /// A check, or the id of a finding.
    #[arg(
        value_name = "WHAT",
        conflicts_with = "customer",
        value_parser = Suggested::checks(),
        hide_possible_values = true
    )]
    pub what: Option<String>,
    /// A customer, whose life is told.
    #[arg(long, value_name = "NAME")]
    pub customer: Option<String>,
}

/// `sanction`.
#[derive(Debug, Args)]
pub struct Sanction {
    /// The rep.
    #[arg(value_name = "REP")]
    pub rep: String,
    /// Who imposes it.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Decides, and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// `recycle`.
#[derive(Debug, Args)]
pub struct Recycle {
    /// Who carries it out.
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Decides, and writes nothing.
    #[arg(long)]
    pub dry_run: bool,
}

/// `policy`.
#[derive(Debug, Args)]
pub struct Policy {
    /// A rulebook against which this one is held.
    #[arg(long, value_name = "OLD")]
    pub diff: Option<PathBuf>,
}

/// `score`.
#[derive(Debug, Args)]
pub struct Score {
    /// The period; the month of as-of where it is not given.
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// Only this rep, with all that counted.
    #[arg(long, value_name = "REP")]
    pub rep: Option<String>,
    /// Only these metrics.
    #[arg(
        long,
        value_name = "METRIC",
        value_delimiter = ',',
        value_parser = Suggested::metrics(),
        hide_possible_values = true
    )]
    pub only: Vec<String>,
}

/// `completions`.
#[derive(Debug, Args)]
pub struct Completions {
    /// The shell.
    #[arg(value_enum, value_name = "SHELL", hide_possible_values = true)]
    pub shell: clap_complete::Shell,
}

/// `convert`.
#[derive(Debug, Args)]
pub struct Convert {
    /// The new encoding.
    #[arg(long, value_name = "ENCODING")]
    pub to: String,
    /// The new delimiter.
    #[arg(long, value_name = "CHARACTER", allow_hyphen_values = true)]
    pub delimiter: Option<String>,
}

/// `repair`.
#[derive(Debug, Args)]
pub struct Repair {
    /// Brings back the rows that are lost.
    #[arg(long)]
    pub restore: bool,
}

/// `seal`.
#[derive(Debug, Args)]
pub struct Seal {
    /// Findings about rows that are settled.
    #[arg(long, value_name = "ID", value_delimiter = ',', requires = "why")]
    pub accept: Vec<String>,
    /// Why they are.
    #[arg(long, value_name = "TEXT", requires = "accept")]
    pub why: Option<String>,
}

/// `match`.
#[derive(Debug, Args)]
pub struct Match {
    /// The customer that is looked for.
    #[arg(value_name = "NAME", required_unless_present = "from", conflicts_with = "from")]
    pub name: Option<String>,
    /// A second name, to be compared with the first.
    #[arg(value_name = "OTHER", conflicts_with = "from")]
    pub other: Option<String>,
    /// A table of customers that are looked for; `-` for standard input.
    #[arg(long, value_name = "FILE")]
    pub from: Option<PathBuf>,
}
