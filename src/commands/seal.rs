//! `turfbook seal`: vouches for the rows that people typed, and settles what an audit found about rows.

use super::session::{Session, keep};
use crate::cli::Seal as Options;
use crate::core::audit::Audit;
use crate::core::text::fold;
use crate::error::Error;
use crate::exit::Exit;
use crate::files::{Chain, News, Writable, refuse_unclear, understand};
use crate::message;
use crate::output::sealed::Sealed;

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    session.refuse_reading_options(false)?;
    let rules = keep(session.rules()?);
    let file = Writable::open(&session.options.ledger, session.manners())?;
    let now = session.as_of(rules)?;
    let chain = Chain::read(&file.path, rules.calendar.utc_offset)?;
    let journal = chain.map(|chain| chain.journal).unwrap_or_default();
    let read = understand(file.sheet(rules)?.watched(Some(journal.clone())), rules, now);
    let read = read.map_err(|problems| Error::problems(&file.path, problems))?;
    refuse_unclear(&read.sheet, &read.end, &file.path)?;
    let world = keep(session.world(rules, read.ledger)?);
    let changes = &world.ledger.changes;

    let mut news = Session::news(rules, "seal");
    let is_new = |id: &&String| !journal.entries.iter().any(|entry| entry.accepted.contains(id));
    let accepted: Vec<String> = options.accept.iter().filter(is_new).cloned().collect();
    if options.accept.is_empty() {
        news.rows = changes.fresh.iter().map(|(_, row)| row.clone()).collect();
    } else {
        let book = keep(session.replay(world));
        let audit = Audit { world, book, as_of: now };
        accept(&audit, &accepted, options.why.clone(), &mut news)?;
    }
    let (taken, open) = (news.rows.len(), changes.found.len() - accepted.len());
    let head = file.remember(&news)?;
    session.screen.show(&Sealed::new(taken, options.accept.clone(), head, open))?;
    Ok(Exit::Done)
}

/// Settles findings: what is gone is no longer expected, what stands there now is vouched for.
fn accept(audit: &Audit<'_>, ids: &[String], why: Option<String>, news: &mut News) -> Result<(), Error> {
    let audited = audit.run();
    for id in ids {
        let draft = audited.findings.iter().find(|finding| finding.id == fold(id)).map(|finding| &finding.draft);
        let change = draft
            .and_then(|draft| audit.change_of(draft))
            .ok_or_else(|| Error::usage(message!("seal-unknown", id = id.as_str()), message!("seal-unknown-hint")))?;
        let (gone, row) = change.settled();
        news.gone.extend(gone);
        news.rows.extend(row);
    }
    news.by = "accept";
    news.accepted = (ids.to_vec(), why);
    Ok(())
}
