//! `turfbook convert`: writes the ledger anew in another encoding or with another delimiter, and keeps the old file.

use super::session::Session;
use crate::cli::Convert as Options;
use crate::core::rulebook::yaml::one_of;
use crate::error::Error;
use crate::exit::Exit;
use crate::files::{Delimiter, Encoding, Form, Writable, converted, read_rulebook, refuse_unclear, understand};
use crate::message;
use crate::output::converted::Converted;

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    session.refuse_reading_options(false)?;
    let rules = session.rules()?;
    let form = form(options)?;
    let mut file = Writable::open(&session.options.ledger, session.manners())?;
    let read = understand(file.sheet(&rules)?, &rules, session.as_of(&rules)?);
    let read = read.map_err(|problems| Error::problems(&file.path, problems))?;
    refuse_unclear(&read.sheet, &read.end, &file.path)?;

    // What the call says of the old form is forgotten afterwards: the new one must be clear without it.
    let (as_declared, _) = read_rulebook(&session.options.rules)?;
    let bytes = converted(&read.sheet, form, &as_declared);
    let bytes = bytes.map_err(|problem| Error::problems(&file.path, vec![*problem]))?;
    file.clear_leftovers();
    let backup = file.replace(&bytes, &Session::file_stamp())?;
    session.screen.show(&Converted::new(&file.path, form, &read.sheet, &backup))?;
    Ok(Exit::Done)
}

fn form(options: &Options) -> Result<Form, Error> {
    let names: Vec<&str> = Form::TARGETS.iter().map(|(name, _)| *name).collect();
    let encoding: Option<Encoding> = Form::TARGETS.iter().find(|(name, _)| *name == options.to).map(|(_, to)| *to);
    let bad = |option: &'static str, value: &str, known: &[&str]| {
        Error::usage(message!("usage-bad-value", option = option, value = value), one_of(value, known))
    };
    let encoding = encoding.ok_or_else(|| bad("--to", &options.to, &names))?;
    let delimiter = match options.delimiter.as_deref() {
        None => None,
        Some(",") => Some(Delimiter(b',')),
        Some(";") => Some(Delimiter(b';')),
        Some("tab" | "\t") => Some(Delimiter(b'\t')),
        Some(other) => return Err(bad("--delimiter", other, &[",", ";", "tab"])),
    };
    Ok(Form { encoding, delimiter })
}
