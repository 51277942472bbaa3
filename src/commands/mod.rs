//! The commands: each reads, decides and writes, in a file of its own.

mod audit;
mod check;
mod claim;
mod convert;
mod init;
mod log;
mod release;
mod repair;
mod report;
mod request;
mod seal;
mod session;

use std::ffi::OsString;
use std::io::Write;

use clap::{CommandFactory, FromArgMatches};

use crate::cli::{Cli, Command};
use crate::error::Error;
use crate::exit::Exit;
use crate::help;
use crate::render::Safe;
use crate::render::lang::Catalogue;
use session::Session;

/// Runs the program with these arguments.
#[must_use]
pub fn run(args: impl IntoIterator<Item = OsString>) -> Exit {
    let args: Vec<OsString> = args.into_iter().collect();
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
        Err(error) => return session::for_mistakes(&args, catalogue).fail(&help::usage_error(&error, &command)),
    };
    let mut session = Session::new(cli.common, catalogue);
    if let Err(error) = session.refuse_output() {
        // Not even the mistake may go there.
        session.screen.file = None;
        return session.fail(&error);
    }
    let result = dispatch(&mut session, cli.command);
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

fn dispatch(session: &mut Session, command: Command) -> Result<Exit, Error> {
    match command {
        Command::Init(options) => init::run(session, &options),
        Command::Check => check::run(session),
        Command::Claim(options) => claim::run(session, &options),
        Command::Release(options) => release::run(session, &options),
        Command::Log(options) => log::run(session, &options),
        Command::Audit(options) => audit::run(session, &options),
        Command::Report(options) => report::run(session, &options),
        Command::Repair(options) => repair::run(session, &options),
        Command::Seal(options) => seal::run(session, &options),
        Command::Convert(options) => convert::run(session, &options),
    }
}
