//! `turfbook explain`: the page of a check, the story of a finding, the life of a customer.

use std::collections::BTreeMap;

use super::session::Session;
use crate::cli::Explain as Options;
use crate::core::audit::{Audit, Finding};
use crate::core::checks::Check;
use crate::core::event::{Event, Place};
use crate::core::ledger::Cells;
use crate::core::rulebook::yaml::one_of;
use crate::core::story;
use crate::core::text::{fold, is_blank, nearest};
use crate::core::world::World;
use crate::error::Error;
use crate::exit::Exit;
use crate::files::Sheet;
use crate::message;
use crate::output::explain::{Explained, Sources};
use crate::output::life::Life;

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    match (&options.what, &options.customer) {
        (None, Some(customer)) => of_customer(session, customer),
        (Some(what), _) => match Check::named(what) {
            Some(check) => {
                let lang = session.screen.catalogue.lang;
                session.screen.page(check.spec().page_in(lang)).map(|()| Exit::Done)
            }
            None => of_finding(session, what),
        },
        (None, None) => Err(Error::usage(message!("explain-usage"), message!("usage-help-hint"))),
    }
}

fn of_finding(session: &mut Session, id: &str) -> Result<Exit, Error> {
    if !looks_like_id(id) {
        return Err(unknown(id));
    }
    let (rules, text) = session.rules_with_text()?;
    let as_of = session.as_of(&rules)?;
    let (sheet, ledger) = session.read(&rules, as_of)?;
    let world = session.world(&rules, ledger)?;
    let book = session.replay(&world);

    let audit = Audit { world: &world, book: &book, as_of };
    let audited = audit.run();
    let found = audited.findings.iter().find(|finding| finding.id == fold(id));
    let Some(found) = found else {
        let message = message!("explain-no-finding", id = id, as_of = as_of);
        return Err(Error::usage(message, message!("explain-no-finding-hint")));
    };
    let about = world.ledger.events.iter().filter(|event| is_about(&world, event, found)).map(|event| &event.place);
    let quoted = rows(&sheet, &world, found.draft.rows.iter().chain(about));
    let cells = |place: Place| quoted.get(&place.row).cloned().unwrap_or_default();
    let story = story::tell(&audit, found, story::Files { cells: &cells, rules: &text });
    let rows = rows(&sheet, &world, found.draft.rows.iter().chain(&found.draft.evidence).chain(&story.rows));
    let (_, path) = session.paths();
    let sources = Sources {
        cells: &|place| rows.get(&place.row).cloned().unwrap_or_default(),
        rules_path: &path,
        rules_text: &text,
    };
    session.screen.show(&Explained::new(&audit, found, &story, &sources, &session.screen.catalogue))?;
    Ok(Exit::Done)
}

fn of_customer(session: &mut Session, name: &str) -> Result<Exit, Error> {
    let rules = session.rules()?;
    let as_of = session.as_of(&rules)?;
    let world = session.world(&rules, session.ledger(&rules, as_of)?)?;
    let Some(customer) = world.customer_named(name) else {
        let known: Vec<&str> = world.customers.in_order().iter().map(|id| world.customer_name(*id)).collect();
        let hint = nearest(name, known).map(|near| message!("did-you-mean", near = near));
        return Err(Error::usage(message!("customer-unknown", customer = name), hint));
    };
    let book = session.replay(&world);
    let audit = Audit { world: &world, book: &book, as_of };
    session.screen.show(&Life::new(&audit, &audit.run(), customer, &session.screen.catalogue))?;
    Ok(Exit::Done)
}

/// Whether a row's own words may matter: a contact with the finding's customer that renewed nothing.
fn is_about(world: &World<'_>, event: &Event, found: &Finding) -> bool {
    let is_futile = event.kind.is_contact() && (event.late || !event.valid);
    is_futile && world.customer(event).map(|(customer, _)| customer) == found.draft.customer
}

/// The cells of some rows, by their headers, empty ones left out.
fn rows<'p>(
    sheet: &Sheet,
    world: &World<'_>,
    places: impl Iterator<Item = &'p Place>,
) -> BTreeMap<u32, Vec<(String, String)>> {
    let mut rows: BTreeMap<u32, Vec<(String, String)>> = places.map(|place| (place.row, Vec::new())).collect();
    let headers = &world.ledger.columns.headers;
    // What can't be read has been told when the ledger was read.
    let _ = sheet.records(|place, record| {
        let Some(cells) = rows.get_mut(&place.row) else { return };
        for column in (0..record.count()).filter(|column| !is_blank(record.cell(*column))) {
            let header = headers.get(column).map_or(String::new(), |header| header.trim().to_owned());
            let header = if header.is_empty() { format!("#{}", column + 1) } else { header };
            cells.push((header, record.cell(column).trim().to_owned()));
        }
    });
    rows
}

fn looks_like_id(what: &str) -> bool {
    fold(what).strip_prefix("f-").is_some_and(|rest| rest.len() == 8 && rest.bytes().all(|b| b.is_ascii_lowercase()))
}

fn unknown(what: &str) -> Error {
    let known: Vec<&str> = Check::ALL.iter().map(|check| check.name()).collect();
    let hint = match nearest(what, known.iter().copied()) {
        Some(_) => one_of(what, &known),
        None => message!("explain-unknown-hint", known = known),
    };
    Error::usage(message!("explain-unknown", what = what), hint)
}
