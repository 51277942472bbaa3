//! `turfbook policy`: the rulebook in plain words; with `--diff`, what it changes for whom.

use std::path::Path;

use sha2::{Digest, Sha256};

use super::session::{Session, keep};
use crate::cli::Policy as Options;
use crate::core::audit::Audit;
use crate::core::book::Book;
use crate::core::policy::{Example, changes};
use crate::core::rulebook::Rulebook;
use crate::core::time::Moment;
use crate::error::Error;
use crate::exit::Exit;
use crate::files;
use crate::output::policy::{Policy, Source};
use crate::output::policy_diff::{Effects, PolicyDiff};

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    let (rules, text) = session.rules_with_text()?;
    let as_of = session.as_of(&rules)?;
    let source = source(&session.options.rules, &text);
    let example = Example::from(&rules.calendar, as_of);
    let Some(old) = &options.diff else {
        let in_force = session.options.as_of.is_some().then_some(as_of);
        let policy = Policy::new(&rules, source, in_force, &example, &session.screen.catalogue);
        session.screen.show(&policy)?;
        return Ok(Exit::Done);
    };
    let (before, text) = files::read_rulebook(old)?;
    let sources = (self::source(old, &text), source);
    let changes = changes(&before, &rules, &example);
    let effects = effects(session, keep(before), keep(rules), as_of)?;
    session.screen.show(&PolicyDiff::new(as_of, sources, &changes, effects, &session.screen.catalogue))?;
    Ok(Exit::Done)
}

fn source(path: &Path, text: &str) -> Source {
    let hash = Sha256::digest(text.as_bytes());
    let sha256 = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    Source { path: path.display().to_string(), sha256 }
}

/// What the new rulebook does to the ledger; `None` where nobody named one and none is there.
fn effects(
    session: &Session,
    old: &'static Rulebook,
    new: &'static Rulebook,
    as_of: Moment,
) -> Result<Option<Effects>, Error> {
    let is_usual = session.options.ledger.as_os_str() == "ledger.csv";
    if is_usual && !session.options.ledger.exists() {
        return Ok(None);
    }
    let audit = |rules: &'static Rulebook| -> Result<Audit<'static>, Error> {
        let world = keep(session.world(rules, session.ledger(rules, as_of)?)?);
        let book = keep(Book::replay(world).0);
        Ok(Audit { world, book, as_of })
    };
    let (old, new) = (audit(old)?, audit(new)?);
    Ok(Some(Effects::new((&old, &old.run()), (&new, &new.run()))))
}
