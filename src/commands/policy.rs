//! `turfbook policy`: the rulebook in plain words; with `--diff`, what it changes for whom.

use std::path::Path;

use super::session::{Session, keep};
use crate::cli::Policy as Options;
use crate::core::audit::Audit;
use crate::core::policy::{Example, changes};
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::core::time::Moment;
use crate::error::Error;
use crate::exit::Exit;
use crate::files;
use crate::message;
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
    if old.as_os_str() != "-" && !old.exists() {
        let missing = Problem::new(message!("rules-not-found")).hint(message!("policy-old-not-found-hint"));
        return Err(Error::problems(old, vec![missing]));
    }
    let (before, text) = files::read_rulebook(old)?;
    let sources = (self::source(old, &text), source);
    let changes = changes(&before, &rules, &example);
    let effects = effects(session, (keep(before), old), keep(rules), as_of)?;
    session.screen.show(&PolicyDiff::new(as_of, sources, &changes, effects, &session.screen.catalogue))?;
    Ok(Exit::Done)
}

fn source(path: &Path, text: &str) -> Source {
    Source { path: path.display().to_string(), sha256: files::checksum(text.as_bytes()) }
}

/// What the new rulebook does to the ledger; `None` where nobody named one and none is there.
fn effects(
    session: &mut Session,
    (old, old_path): (&'static Rulebook, &Path),
    new: &'static Rulebook,
    as_of: Moment,
) -> Result<Option<Effects>, Error> {
    let is_usual = session.options.ledger.as_os_str() == "ledger.csv";
    if is_usual && !session.options.ledger.exists() {
        return Ok(None);
    }
    // What is odd about the file is told once.
    session.is_quiet = true;
    let old = audit(session, old, old_path, as_of)?;
    session.is_quiet = false;
    let path = session.options.rules.clone();
    let new = audit(session, new, &path, as_of)?;
    Ok(Some(Effects::new((&old, &old.run()), (&new, &new.run()))))
}

/// The ledger by a rulebook, which is named where the ledger can't be read by it.
fn audit(session: &Session, rules: &'static Rulebook, path: &Path, as_of: Moment) -> Result<Audit<'static>, Error> {
    let world = session.ledger(rules, as_of).and_then(|ledger| session.world(rules, ledger));
    if world.is_err() {
        let path = path.display().to_string();
        session.remark(&session.screen.catalogue.say(&message!("policy-diff-unreadable", path = path)));
    }
    let world = keep(world?);
    Ok(Audit { world, book: keep(session.replay(world)), as_of })
}
