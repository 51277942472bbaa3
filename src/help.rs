//! The words of the command line: help and usage errors from the catalogue.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command};

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
        .arg(Arg::new("help").short('h').long("help").action(clap::ArgAction::Help).global(true).display_order(100));
    if command.get_version().is_some() {
        let version = Arg::new("version").short('V').long("version").action(clap::ArgAction::Version);
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
    command = command.mut_args(|arg| {
        let id = arg.get_id().as_str().replace('_', "-");
        let heading = if arg.is_positional() {
            &arguments
        } else if arg.is_global_set() {
            &common
        } else {
            &options
        };
        let arg = arg.help_heading(heading.clone());
        match say(&format!("help-{name}-{id}")).or_else(|| say(&format!("help-arg-{id}"))) {
            Some(help) => arg.help(help),
            None => arg,
        }
    });
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    for name in names {
        command = command.mut_subcommand(name, |sub| in_language(sub, catalogue));
    }
    command
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
pub fn usage_error(error: &clap::Error, command: &Command) -> Error {
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
            Problem::new(message!("usage-no-command")).hint(message!("one-of", known = commands.join(", ")))
        }
        ErrorKind::UnknownArgument => {
            let near = text(ContextKind::SuggestedArg);
            let hint =
                if near.is_empty() { message!("usage-help-hint") } else { message!("did-you-mean", near = near) };
            Problem::new(message!("usage-unknown-option", option = written)).hint(hint)
        }
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
            Problem::new(message!("usage-bad-value", option = written, value = value)).hint(message!("usage-help-hint"))
        }
        ErrorKind::MissingRequiredArgument => {
            Problem::new(message!("usage-missing", arguments = written)).hint(message!("usage-help-hint"))
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
