//! `turfbook sanction`: records the sanction that is due for a rep.

use super::log::{Plan, append};
use super::request::{Request, Said, Writing};
use super::session::{Session, rep_named};
use crate::cli::Sanction as Options;
use crate::core::audit::Audit;
use crate::core::column::{Meaning, Standard};
use crate::core::event::Kind;
use crate::error::Error;
use crate::exit::Exit;
use crate::message;

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    let rules = session.rules()?;
    append(session, Some(Kind::Penalty), options.dry_run, || {
        let writing = Writing::open(session, &rules, "sanction", None, options.dry_run)?;
        let plan = due(&writing, options)?;
        Ok((writing, plan))
    })
}

/// The row of the sanction that is due; or else that there is none.
fn due(writing: &Writing<'_>, options: &Options) -> Result<Plan, Error> {
    let world = &writing.desk.world;
    let rep = rep_named(world, &options.rep)?;
    let audit = Audit { world, book: &writing.desk.book, as_of: world.ledger.as_of };
    let Some(due) = audit.run().sanctions.into_iter().find(|due| due.rep == rep) else {
        return Ok(Err(message!("sanction-nothing-due", rep = world.rep_name(rep))));
    };
    let said = [
        (Standard::Rep, Some(world.rep_name(rep).to_owned())),
        (Standard::Ref, Some(due.step)),
        (Standard::Value, due.fine.map(|fine| fine.normalize().to_string())),
        (Standard::By, options.by.clone()),
    ];
    let said: Said = said.into_iter().filter_map(|(column, cell)| Some((Meaning::Standard(column), cell?))).collect();
    Ok(Ok(vec![Request { said, place: None }]))
}
