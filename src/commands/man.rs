//! `turfbook man`: the manual page, made of the command line itself: the program, then each of its commands.

use clap::Command;
use clap_mangen::Man;

use super::session::Session;
use crate::error::Error;
use crate::exit::Exit;

pub fn run(session: &Session, command: &Command) -> Result<Exit, Error> {
    session.screen.give(&page(command))?;
    Ok(Exit::Done)
}

fn page(command: &Command) -> String {
    let man = Man::new(command.clone());
    // What goes for every command stands above them.
    let without_common = |sub: &Command| {
        let name = format!("{} {}", command.get_name(), sub.get_name());
        sub.clone().mut_args(|arg| if arg.is_global_set() { arg.hide(true) } else { arg }).bin_name(name)
    };
    let commands: String = command.get_subcommands().map(without_common).map(of_command).collect();
    [
        part(|out| man.render_title(out)),
        part(|out| man.render_name_section(out)),
        format!(".SH SYNOPSIS\n{}", usage(command.clone())),
        part(|out| man.render_options_section(out)),
        format!(".SH COMMANDS\n{commands}.SH EXAMPLES\n{}", examples(command)),
        part(|out| man.render_version_section(out)),
    ]
    .concat()
}

/// One command, below the heading of all.
fn of_command(command: Command) -> String {
    let name = command.get_bin_name().unwrap_or_default().to_owned();
    let (usage, examples) = (usage(command.clone()), examples(&command));
    let man = Man::new(command);
    let text =
        [part(|out| man.render_description_section(out)), usage, part(|out| man.render_options_section(out)), examples]
            .concat();
    // What would be the sections of a page of its own are paragraphs here.
    let lines = text.lines().map(|line| if line.starts_with(".SH ") { ".PP" } else { line });
    format!(".SS \"{name}\"\n{}\n", lines.collect::<Vec<_>>().join("\n"))
}

/// How it is called.
fn usage(mut command: Command) -> String {
    let usage = command.render_usage().to_string();
    let usage = usage.strip_prefix("Usage:").unwrap_or(&usage).trim();
    format!(".PP\n\\fB{}\\fR\n", plain(usage))
}

/// What stands below the help, line by line.
fn examples(command: &Command) -> String {
    let Some(text) = command.get_after_help() else { return String::new() };
    format!(".PP\n.nf\n{}\n.fi\n", plain(&text.to_string()))
}

/// A text without what roff would take for its own.
fn plain(text: &str) -> String {
    // A dot at the beginning of a line is an order to it.
    text.replace('\\', "\\e")
        .replace('-', "\\-")
        .lines()
        .map(|line| format!("\\&{line}"))
        .collect::<Vec<_>>()
        .join("\n")
}

/// What is written into memory, which does not fail.
fn part(render: impl FnOnce(&mut Vec<u8>) -> std::io::Result<()>) -> String {
    let mut bytes = Vec::new();
    let _ = render(&mut bytes);
    String::from_utf8_lossy(&bytes).into_owned()
}
