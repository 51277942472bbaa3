//! `turfbook report rep NAME` and `turfbook report notices`: pages for reps, written to be sent to them.

use super::session::{Session, keep, rep_named};
use crate::cli::{Part, Report as Options};
use crate::core::audit::Audit;
use crate::core::names::RepId;
use crate::core::notice;
use crate::core::score::{Period, cards, scored};
use crate::core::time::Span;
use crate::error::Error;
use crate::exit::Exit;
use crate::files::{file_names, write_folder};
use crate::message;
use crate::output::notices::Notices;
use crate::output::rep::{Rep, Subject};
use crate::render::{Format, Target};

pub fn run(session: &mut Session, options: &Options, within: Span) -> Result<Exit, Error> {
    let name = options.name.as_deref().or(options.rep.as_deref());
    let name = match (options.what, name) {
        (Part::Notices, _) => None,
        (_, Some(name)) => Some(name),
        (_, None) => return Err(Error::usage(message!("report-rep-nobody"), message!("report-rep-nobody-hint"))),
    };
    let folder = folder(session, options)?;
    let rules = keep(session.rules()?);
    let as_of = session.as_of(rules)?;
    let world = keep(session.world(rules, session.ledger(rules, as_of)?)?);
    let rep = name.map(|name| rep_named(world, name)).transpose()?;
    let (book, outcomes) = keep(session.replay_with_outcomes(world));

    let audit = Audit { world, book, as_of };
    let audited = keep(audit.run());
    let period = Period::month_of(as_of);
    let cards = if rules.score.is_some() { cards(&audit, audited, outcomes, period) } else { Vec::new() };
    let pool = notice::pool(&audit);
    let subject = Subject { audit: &audit, audited, cards: &cards, period, pool: &pool, within };
    if let Some(rep) = rep {
        session.screen.show(&Rep::new(&subject, rep, &session.screen.catalogue))?;
        return Ok(Exit::Done);
    }
    let Some((folder, format)) = folder else { return Ok(Exit::Done) };
    let reps: Vec<RepId> = scored(&audit).into_iter().filter(|rep| !book.has_left(*rep)).collect();
    let pages: Vec<Rep> = reps.iter().map(|rep| Rep::new(&subject, *rep, &session.screen.catalogue)).collect();
    let names = file_names(pages.iter().map(Rep::name), format.ending());
    let bytes: Result<Vec<Vec<u8>>, Error> = pages.iter().map(|page| session.screen.form(format, page)).collect();
    let files: Vec<(String, Vec<u8>)> = names.into_iter().zip(bytes?).collect();
    let paths = write_folder(&folder, &files)?;
    let written = pages.iter().map(|page| page.name().to_owned()).zip(paths).collect();
    session.screen.show(&Notices::new(as_of, written))?;
    Ok(Exit::Done)
}

/// The folder that pages go to and their form; the list of them goes to standard output.
fn folder(session: &mut Session, options: &Options) -> Result<Option<(std::path::PathBuf, Format)>, Error> {
    if options.what != Part::Notices {
        return Ok(None);
    }
    let hint = message!("report-notices-hint");
    let [folder] = session.options.output.as_slice() else {
        return Err(Error::usage(message!("report-notices-nowhere"), hint));
    };
    if folder.as_os_str() == "-" || folder.is_file() {
        return Err(Error::usage(message!("report-notices-nowhere"), hint));
    }
    let format = session.options.format.unwrap_or(Format::Html);
    let list = if format == Format::Json { Format::Json } else { Format::Table };
    session.screen.targets = vec![Target { format: list, file: None }];
    Ok(Some((folder.clone(), format)))
}
