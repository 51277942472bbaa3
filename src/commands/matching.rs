//! `turfbook match`: who in ledger and pool looks like a customer, or each of a table; or why two names are one, similar
//! or different.

use super::request::{Requests, Said};
use super::session::{Session, keep};
use crate::cli::{Match as Options, Written};
use crate::core::audit::Audit;
use crate::core::column::{Meaning, Standard};
use crate::core::matching::Identifier;
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::core::similar::{Asked, compare, matches_of_all};
use crate::error::Error;
use crate::exit::Exit;
use crate::message;
use crate::output::likeness::Likeness;
use crate::output::matches::Matches;

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    if let (Some(one), Some(other)) = (&options.name, &options.other) {
        return explain(session, one, other);
    }
    let rules = keep(session.rules()?);
    let asked = asked(rules, options)?;
    let as_of = session.as_of(rules)?;
    let world = keep(session.world(rules, session.ledger(rules, as_of)?)?);
    let book = keep(session.replay(world));

    let found = matches_of_all(world, &asked);
    let audit = Audit { world, book, as_of };
    session.screen.show(&Matches::new(&audit, &asked, &found, options.from.is_some()))?;
    Ok(Exit::Done)
}

/// Compares two names; without a ledger by the names alone.
fn explain(session: &mut Session, one: &str, other: &str) -> Result<Exit, Error> {
    let output = if session.options.ledger.exists() {
        let rules = keep(session.rules()?);
        let as_of = session.as_of(rules)?;
        let world = keep(session.world(rules, session.ledger(rules, as_of)?)?);
        Likeness::new(one, other, compare(Some(world), one, other))
    } else {
        Likeness::new(one, other, compare(None, one, other))
    };
    session.screen.show(&output)?;
    Ok(Exit::Done)
}

/// The names that a call asks for, with the identifiers that a table gives beside them.
fn asked(rules: &Rulebook, options: &Options) -> Result<Vec<Asked>, Error> {
    let Some(table) = &options.from else {
        return Ok(options.name.iter().map(|name| Asked { name: name.clone(), identifiers: Vec::new() }).collect());
    };
    let from = Written { at: None, set: Vec::new(), note: None, from: Some(table.clone()), dry_run: true };
    let rows = Requests::of(rules, &from, Said::new())?.rows;
    let mut problems = Vec::new();
    let mut asked = Vec::with_capacity(rows.len());
    for row in rows {
        let cell = |wanted: &Meaning| row.said.iter().find(|(meaning, _)| meaning == wanted).map(|(_, cell)| cell);
        let Some(name) = cell(&Meaning::Standard(Standard::Customer)) else {
            let column = Standard::Customer.name();
            let problem = Problem::new(message!("cell-missing", column = column)).cell(column, "");
            problems.push(row.place.map_or(problem.clone(), |place| problem.at(place)));
            continue;
        };
        let identifiers = rules.identity.keys.iter().filter_map(|key| Identifier::read(cell(key)?)).collect();
        asked.push(Asked { name: name.trim().to_owned(), identifiers });
    }
    if problems.is_empty() { Ok(asked) } else { Err(Error::problems(table, problems)) }
}
