//! `turfbook completions`: what a shell needs to complete commands, options and names, made of the command line itself.

use clap::Command;
use clap_complete::Shell;

use super::session::Session;
use crate::cli::Completions as Options;
use crate::error::Error;
use crate::exit::Exit;

pub fn run(session: &Session, options: &Options, command: &mut Command) -> Result<Exit, Error> {
    let name = command.get_name().to_owned();
    let mut script = Vec::new();
    clap_complete::generate(options.shell, command, &name, &mut script);
    let mut script = String::from_utf8_lossy(&script).into_owned();
    if options.shell == Shell::Fish {
        script.push_str(&words_in_fish(command));
    }
    session.screen.give(&script)?;
    Ok(Exit::Done)
}

/// Lines for the words that stand without an option, which the generator leaves out for fish.
fn words_in_fish(command: &Command) -> String {
    let name = command.get_name();
    let positionals = command.get_subcommands().flat_map(|sub| sub.get_positionals().map(move |arg| (sub, arg)));
    let lines = positionals.filter_map(|(sub, arg)| {
        let words = arg.get_value_parser().possible_values()?;
        let words: Vec<String> = words.map(|word| word.get_name().to_owned()).collect();
        let is_here = format!("__fish_{name}_using_subcommand {}", sub.get_name());
        Some(format!("complete -c {name} -n \"{is_here}\" -f -a \"{}\"\n", words.join(" ")))
    });
    lines.collect()
}
