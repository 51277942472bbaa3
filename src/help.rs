//! The words of the command line: help and usage errors from the catalogue.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, Command};

use crate::core::problem::Problem;
use crate::core::rulebook::yaml::one_of;
use crate::error::Error;
use crate::message;
use crate::render::lang::Catalogue;

/// Puts the help of a command line into a language.
#[must_use]
pub fn in_language(command: Command, catalogue: &Catalogue) -> Command {
    let say = |id: &str| catalogue.named(id);
    let name = command.get_name().to_owned();
    let has_subcommands = command.has_subcommands();
    let mut command = command
        .help_template(template(catalogue, has_subcommands))
        .next_help_heading(catalogue.word("help-options"))
        .disable_help_flag(true)
        .arg(Arg::new("help").short('h').long("help").action(ArgAction::Help).global(true).display_order(100));
    if command.get_version().is_some() {
        let version = Arg::new("version").short('V').long("version").action(ArgAction::Version);
        command = command.disable_version_flag(true).arg(version.display_order(101));
    }
    if let Some(about) = say(&format!("help-{name}")) {
        command = command.about(about);
    }
    if let Some(after) = say(&format!("help-{name}-examples")) {
        command = command.after_help(after);
    }
    let arguments = catalogue.word("help-arguments");
    let options = catalogue.word("help-options");
    let common = catalogue.word("help-common");
    let mut place = 0;
    command = command.mut_args(|arg| {
        let id = arg.get_id().as_str().replace('_', "-");
        let heading = if arg.is_positional() {
            &arguments
        } else if arg.is_global_set() {
            &common
        } else {
            &options
        };
        let mut arg = arg.help_heading(heading.clone());
        if arg.is_positional() {
            // In the order of the usage line, not of the alphabet.
            arg = arg.display_order(place);
            place += 1;
        }
        match say(&format!("help-{name}-{id}")).or_else(|| say(&format!("help-arg-{id}"))) {
            Some(help) => {
                let help = help + &asides(&arg, catalogue);
                let takes_value = arg.get_action().takes_values();
                arg.help(help).hide_default_value(takes_value).hide_env(takes_value)
            }
            None => arg,
        }
    });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, |sub| in_language(sub, catalogue));
    }
    command
}

/// What an option is where it is not given, which the parser would tell in English.
fn asides(arg: &Arg, catalogue: &Catalogue) -> String {
    let mut asides = String::new();
    let default = arg.get_default_values().first().and_then(|value| value.to_str());
    if let (Some(value), true, false) = (default, arg.get_action().takes_values(), arg.is_hide_default_value_set()) {
        asides += &catalogue.say(&message!("help-default", value = value));
    }
    if let Some(variable) = arg.get_env().and_then(|name| name.to_str()) {
        asides += &catalogue.say(&message!("help-env", variable = variable));
    }
    asides
}

/// `turfbook help claim` as `turfbook claim --help`.
#[must_use]
pub fn asked_for(mut args: Vec<OsString>) -> Vec<OsString> {
    if args.get(1).is_some_and(|word| word == "help") {
        args.remove(1);
        args.push("--help".into());
    }
    args
}

fn template(catalogue: &Catalogue, has_subcommands: bool) -> String {
    let usage = catalogue.word("help-usage");
    let commands = catalogue.word("help-commands");
    if has_subcommands {
        format!("{{about}}\n\n{usage} {{usage}}\n\n{commands}\n{{subcommands}}\n\n{{options}}{{after-help}}\n")
    } else {
        format!("{{about}}\n\n{usage} {{usage}}\n\n{{all-args}}{{after-help}}\n")
    }
}

/// A mistake in the call, in the user's language, with a suggestion.
#[must_use]
pub fn usage_error(error: &clap::Error, command: &Command, args: &[OsString]) -> Error {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(", "),
        _ => String::new(),
    };
    let written = text(ContextKind::InvalidArg);
    let commands: Vec<&str> = command.get_subcommands().map(Command::get_name).collect();
    let problem = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let written = text(ContextKind::InvalidSubcommand);
            let hint = one_of(&written, &commands);
            Problem::new(message!("usage-unknown-command", command = written)).hint(hint)
        }
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Problem::new(message!("usage-no-command")).hint(message!("one-of", known = commands))
        }
        ErrorKind::UnknownArgument => unknown_word(&written, &text(ContextKind::SuggestedArg), command, args),
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            Problem::new(message!("usage-no-value", option = written)).hint(message!("usage-help-hint"))
        }
        ErrorKind::InvalidValue => {
            let value = text(ContextKind::InvalidValue);
            let known = text(ContextKind::ValidValue);
            let known: Vec<&str> = known.split(", ").collect();
            let hint = one_of(&value, &known);
            Problem::new(message!("usage-bad-value", option = written, value = value)).hint(hint)
        }
        ErrorKind::ValueValidation => {
            let value = text(ContextKind::InvalidValue);
            let is_width = written.starts_with("--width");
            let hint = if is_width { message!("usage-width-hint") } else { message!("usage-help-hint") };
            Problem::new(message!("usage-bad-value", option = written, value = value)).hint(hint)
        }
        ErrorKind::MissingRequiredArgument => {
            let missing: Vec<&str> = written.split(", ").collect();
            Problem::new(message!("usage-missing", arguments = missing)).hint(message!("usage-help-hint"))
        }
        ErrorKind::ArgumentConflict => {
            let other = text(ContextKind::PriorArg);
            Problem::new(message!("usage-conflict", one = written, other = other)).hint(message!("usage-help-hint"))
        }
        _ => {
            let said = error.to_string();
            let said = said.trim_start_matches("error: ").lines().next().unwrap_or_default().to_owned();
            Problem::new(message!("usage-other", said = said)).hint(message!("usage-help-hint"))
        }
    };
    Error::Usage(vec![problem])
}

/// A word that the command does not take: a name without its quotes, or an option that is not there.
fn unknown_word(written: &str, near: &str, command: &Command, args: &[OsString]) -> Problem {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    if !written.starts_with('-') {
        let problem = Problem::new(message!("usage-word-too-many", word = written));
        let before = words.iter().position(|word| *word == written).unwrap_or_default();
        let is_name = |word: &&&str| !word.starts_with('-');
        // The program and the command are no part of a name.
        let first = words.get(before.saturating_sub(1)).filter(|word| before > 2 && is_name(word));
        return match first {
            Some(first) => {
                let rest = words.iter().skip(before).take_while(is_name);
                let name = rest.fold((*first).to_owned(), |name, word| format!("{name} {word}"));
                problem.hint(message!("usage-quotes-hint", name = name))
            }
            None => problem.hint(message!("usage-help-hint")),
        };
    }
    // The parser takes `-rep` for `-r -e -p`.
    let whole = words.iter().find(|word| word.starts_with(written) && !word.starts_with("--")).unwrap_or(&written);
    let subcommand = words.iter().find_map(|word| command.find_subcommand(word)).unwrap_or(command);
    let mut options = subcommand.get_arguments().chain(command.get_arguments()).filter_map(Arg::get_long);
    let hint = if !near.is_empty() {
        message!("did-you-mean", near = near)
    } else if let Some(long) = options.find(|long| *long == whole.trim_start_matches('-')) {
        message!("did-you-mean", near = format!("--{long}"))
    } else if whole.starts_with("--") {
        message!("usage-help-hint")
    } else {
        message!("usage-dash-hint", word = *whole)
    };
    Problem::new(message!("usage-unknown-option", option = *whole)).hint(hint)
}
