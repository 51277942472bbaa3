//! `turfbook recycle`: marks every lapse as carried out.

use super::log::{Plan, append};
use super::request::{Request, Writing};
use super::session::Session;
use crate::cli::Recycle as Options;
use crate::core::audit::Audit;
use crate::core::checks::lapsed;
use crate::core::column::{Meaning, Standard};
use crate::core::event::Kind;
use crate::error::Error;
use crate::exit::Exit;
use crate::message;

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    let rules = session.rules()?;
    append(session, Some(Kind::Recycle), options.dry_run, || {
        let writing = Writing::open(session, &rules, "recycle", None, options.dry_run)?;
        let plan = lapses(&writing, options);
        Ok((writing, plan))
    })
}

/// A row for each lapse that waits; or else that there is none.
fn lapses(writing: &Writing<'_>, options: &Options) -> Plan {
    let world = &writing.desk.world;
    let audit = Audit { world, book: &writing.desk.book, as_of: world.ledger.as_of };
    let request = |customer: &str| {
        let mut said = vec![(Meaning::Standard(Standard::Customer), customer.to_owned())];
        said.extend(options.by.clone().map(|by| (Meaning::Standard(Standard::By), by)));
        Request { said, place: None }
    };
    let requests: Vec<Request> = lapsed::customers(&audit).map(|(id, ..)| request(world.customer_name(id))).collect();
    if requests.is_empty() { Err(message!("recycle-nothing")) } else { Ok(requests) }
}
