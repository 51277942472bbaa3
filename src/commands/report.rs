//! `turfbook report`: the weekly sheet; who holds what, what the pool has, who was credited, what falls due.

use super::session::{Session, keep, rep_named};
use crate::cli::{Part, Report as Options};
use crate::core::audit::Audit;
use crate::core::time::Span;
use crate::error::Error;
use crate::exit::Exit;
use crate::message;
use crate::output::deals::Deals;
use crate::output::due::Due;
use crate::output::holdings::Holdings;
use crate::output::pool::Pool;
use crate::output::summary::{Facts, Summary};

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    let rules = keep(session.rules()?);
    let within = Span::parse(&options.within).ok_or_else(|| {
        let message = message!("usage-bad-value", option = "--within", value = options.within.as_str());
        Error::usage(message, message!("rules-want-duration"))
    })?;
    if matches!(options.what, Part::Rep | Part::Notices) {
        return super::notices::run(session, options, within);
    }
    if let Some(name) = options.name.as_deref() {
        let hint = message!("report-name-hint", rep = name);
        return Err(Error::usage(message!("usage-word-too-many", word = name), hint));
    }
    let as_of = session.as_of(rules)?;
    let world = keep(session.world(rules, session.ledger(rules, as_of)?)?);
    let of = options.rep.as_deref().map(|given| rep_named(world, given)).transpose()?;
    let (book, outcomes) = keep(session.replay_with_outcomes(world));

    let audit = Audit { world, book, as_of };
    let catalogue = &session.screen.catalogue;
    match options.what {
        Part::Holdings => session.screen.show(&Holdings::new(&audit, of)),
        Part::Pool => session.screen.show(&Pool::new(&audit, of)),
        Part::Deals => session.screen.show(&Deals::new(&audit, of)),
        Part::Due => session.screen.show(&Due::new(&audit, keep(audit.run()), within, of, catalogue)),
        Part::Summary => {
            let facts = Facts { audit: &audit, audited: keep(audit.run()), outcomes, of };
            session.screen.show(&Summary::new(facts, within, catalogue))
        }
        // These go their own way.
        Part::Rep | Part::Notices => Ok(()),
    }?;
    Ok(Exit::Done)
}
