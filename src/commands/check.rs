//! `turfbook check`: says what it understood of ledger and rulebook, and remarks on what is hardly meant so. With `--schema`
//! it prints the JSON Schema of the rulebook instead.

use super::session::Session;
use crate::cli::Check as Options;
use crate::core::audit::Audit;
use crate::core::remarks::remarks;
use crate::error::{Error, Subject};
use crate::exit::Exit;
use crate::output::check::Check;
use crate::output::rulebook_schema;

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    if options.schema {
        session.screen.give(&rulebook_schema::text(&session.screen.catalogue))?;
        return Ok(Exit::Done);
    }
    let rules = session.rules().map_err(|error| with_missing_ledger(session, error))?;
    let as_of = session.as_of(&rules)?;
    let (sheet, ledger) = session.read(&rules, as_of)?;
    let world = session.world(&rules, ledger)?;
    let book = session.replay(&world);

    let audit = Audit { world: &world, book: &book, as_of };
    let (ledger, rules) = session.paths();
    let output = Check::new(&audit, (&ledger, &rules), sheet.dialect, &remarks(&audit), &session.screen.catalogue);
    session.screen.show(&output)?;
    Ok(Exit::Done)
}

/// A rulebook that can't be used keeps the ledger from being read, but not from being missed.
fn with_missing_ledger(session: &Session, error: Error) -> Error {
    match std::fs::metadata(&session.options.ledger) {
        Ok(_) => error,
        Err(missing) => Error::Several(vec![error, Error::reading(&missing, &session.options.ledger, Subject::Ledger)]),
    }
}
