//! `turfbook check`: says what it understood of ledger and rulebook, and remarks on what is hardly meant so.

use super::session::Session;
use crate::core::audit::Audit;
use crate::core::remarks::remarks;
use crate::error::Error;
use crate::exit::Exit;
use crate::files;
use crate::output::check::Check;

pub fn run(session: &mut Session) -> Result<Exit, Error> {
    let rules = session.rules()?;
    let as_of = session.as_of(&rules)?;
    let (sheet, ledger) = files::read(&session.options.ledger, &rules, as_of)?;
    let world = session.world(&rules, ledger)?;
    let book = session.replay(&world);

    let audit = Audit { world: &world, book: &book, as_of };
    let (ledger, rules) = session.paths();
    let output = Check::new(&audit, (&ledger, &rules), sheet.dialect, &remarks(&audit), &session.screen.catalogue);
    session.screen.show(&output)?;
    Ok(Exit::Done)
}
