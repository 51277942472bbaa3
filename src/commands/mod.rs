//! The commands: each reads, decides and writes, in a file of its own.

mod audit;
mod check;
mod claim;
mod completions;
mod convert;
mod explain;
mod init;
mod log;
mod man;
mod matching;
mod notices;
mod policy;
mod recycle;
mod release;
mod repair;
mod report;
mod request;
mod sanction;
mod score;
mod seal;
mod session;

use std::ffi::OsString;
use std::io::Write;
use std::path::Path;

use clap::{CommandFactory, FromArgMatches};

use crate::cli::{Cli, Command};
use crate::error::Error;
use crate::exit::Exit;
use crate::help;
use crate::render::lang::Catalogue;
use crate::render::{Safe, Target};
use session::Session;

/// Runs the program with these arguments.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> Exit {
    let args = help::asked_for(args.into_iter().collect());
    let catalogue = Catalogue::new(session::language_of_call(&args));
    tell_panics(catalogue.word("panic"));
    let mut command = help::in_language(Cli::command(), &catalogue);
    let parsed = command.try_get_matches_from_mut(&args).and_then(|matches| Cli::from_arg_matches(&matches));
    let cli = match parsed {
        Ok(cli) => cli,
        Err(error) if !error.use_stderr() => {
            // Help or version; a closed pipe is no error.
            return match error.print() {
                Err(error) if error.kind() != std::io::ErrorKind::BrokenPipe => Exit::SystemFailed,
                _ => Exit::Done,
            };
        }
        Err(error) => return session::for_mistakes(&args, catalogue).fail(&help::usage_error(&error, &command, &args)),
    };
    let mut session = Session::new(cli.common, catalogue);
    if !matches!(&cli.command, Command::Audit(options) if options.quiet) {
        session.show_progress();
    }
    if let Err(error) = session.spare_inputs(from(&cli.command)) {
        // Not even the mistake may go there.
        session.screen.targets = vec![Target::default()];
        return session.fail(&error);
    }
    let result = dispatch(&mut session, cli.command, &mut command);
    result.unwrap_or_else(|error| session.fail(&error))
}

/// A panic is a mistake in the program: it is told in one line, and ends with a status of its own.
pub fn tell_panics(sentence: String) {
    /// An internal error, as `sysexits.h` has it.
    const SOFTWARE: i32 = 70;
    std::panic::set_hook(Box::new(move |info| {
        let told = format!("{sentence} ({info})").replace('\n', " ");
        // Nobody can be told that standard error is closed.
        let _ = writeln!(std::io::stderr(), "{}", Safe::line(&told));
        std::process::exit(SOFTWARE);
    }));
}

/// The table or the other rulebook that a command reads.
fn from(command: &Command) -> Option<&Path> {
    if let Command::Match(options) = command {
        return options.from.as_deref();
    }
    let written = match command {
        Command::Claim(options) | Command::Release(options) => &options.written,
        Command::Log(options) => &options.written,
        Command::Policy(options) => return options.diff.as_deref(),
        _ => return None,
    };
    written.from.as_deref()
}

fn dispatch(session: &mut Session, command: Command, line: &mut clap::Command) -> Result<Exit, Error> {
    match command {
        Command::Init(options) => init::run(session, &options),
        Command::Check(options) => check::run(session, &options),
        Command::Claim(options) => claim::run(session, &options),
        Command::Release(options) => release::run(session, &options),
        Command::Log(options) => log::run(session, &options),
        Command::Audit(options) => audit::run(session, &options),
        Command::Report(options) => report::run(session, &options),
        Command::Explain(options) => explain::run(session, &options),
        Command::Sanction(options) => sanction::run(session, &options),
        Command::Recycle(options) => recycle::run(session, &options),
        Command::Policy(options) => policy::run(session, &options),
        Command::Score(options) => score::run(session, &options),
        Command::Completions(options) => completions::run(session, &options, line),
        Command::Man => man::run(session, line),
        Command::Repair(options) => repair::run(session, &options),
        Command::Seal(options) => seal::run(session, &options),
        Command::Match(options) => matching::run(session, &options),
        Command::Convert(options) => convert::run(session, &options),
    }
}
