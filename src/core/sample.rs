//! A few rows and rules, for tests.

use super::audit::{Audit, Audited};
use super::book::{Book, Outcome};
use super::names::RepId;
use super::rulebook::Rulebook;
use super::time::{Moment, parse_moment};
use super::world::World;
use crate::files::Sheet;

/// An audit, what it says, and what became of each event.
pub struct Sample<'a> {
    pub audit: Audit<'a>,
    pub audited: Audited,
    pub outcomes: &'a [Outcome],
}

/// A moment as people write it.
pub fn moment(text: &str) -> Moment {
    parse_moment(text, None, None).unwrap().at
}

/// Asks something about rows at the end of a day, or at a time of it. Their columns are at, event, customer, rep, with,
/// by, value, ref, phone; a row may leave out the last ones.
pub fn ask<T>(rules: &str, rows: &[&str], as_of: &str, question: impl FnOnce(&Sample<'_>) -> T) -> T {
    let rules = Rulebook::read(rules).unwrap();
    let as_of = parse_moment(as_of, None, None).unwrap().as_end();
    let text = format!("at,event,customer,rep,with,by,value,ref,phone\n{}\n", rows.join("\n"));
    let (ledger, _) = Sheet::decode(text.into_bytes(), &rules).unwrap().ledger(&rules, as_of).unwrap();
    let world = World::new(&rules, ledger, false).unwrap();
    let (book, outcomes) = Book::replay(&world);
    let audit = Audit { world: &world, book: &book, as_of };
    question(&Sample { audit, audited: audit.run(), outcomes: &outcomes })
}

impl Sample<'_> {
    /// A rep of the rows.
    pub fn rep(&self, name: &str) -> RepId {
        self.audit.world.rep_named(name).unwrap()
    }
}
