//! `turfbook repair`: takes away a last row that was cut short, and keeps it beside the ledger.

use super::session::Session;
use crate::error::Error;
use crate::exit::Exit;
use crate::files::{Reading, Writable, understand};
use crate::output::repaired::Repaired;

pub fn run(session: &mut Session) -> Result<Exit, Error> {
    let rules = session.rules()?;
    let mut file = Writable::open(&session.options.ledger, session.manners())?;
    let now = session.as_of(&rules)?;
    let read = understand(file.sheet(&rules)?, &rules, now);
    let Reading { sheet, end, .. } = read.map_err(|problems| Error::problems(&file.path, problems))?;
    session.refuse_guess(&sheet)?;

    let fragment = file.mend(&sheet, &end, &Session::file_stamp())?;
    session.screen.show(&Repaired::new(fragment))?;
    Ok(Exit::Done)
}
