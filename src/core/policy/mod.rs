//! The rulebook as a policy in plain words: numbered clauses, each with the setting that it comes from, whom it
//! concerns, and examples that are worked out with the functions that decide.
//!
//! A clause says what one setting means, and nothing else, so that two rulebooks can be compared clause by clause.

mod breaches;
mod claims;
mod credit;
mod diff;
mod effect;
mod example;
mod people;
mod protection;
mod records;
mod reward;

pub use diff::{Change, Changed, changes};
pub use effect::{Effect, Moved, Standing, effects, points_of};
pub use example::{Example, forgotten};

use super::checks::Check;
use super::column::Meaning;
use super::message::{Arg, Message};
use super::rulebook::{LedgerForm, Match, Rulebook};
use crate::message;

/// A chapter of the policy.
#[derive(Clone, Debug)]
pub struct Chapter {
    /// What it is about.
    pub title: Message,
    /// Its clauses, in order.
    pub clauses: Vec<Clause>,
}

/// A clause of the policy.
#[derive(Clone, Debug)]
pub struct Clause {
    /// Its number: `4.2`, and `4.2.1` for a part of it.
    pub number: String,
    /// The path of the setting that it comes from; empty for what always holds.
    pub rule: String,
    /// Whom it concerns.
    pub who: Message,
    /// What it says.
    pub text: Message,
    /// The check that it is about, whose page tells what it finds.
    pub about: Option<Check>,
    /// Examples with dates and numbers.
    pub examples: Vec<Message>,
}

impl Clause {
    /// Whether it is a part of the clause before.
    #[must_use]
    pub fn is_part(&self) -> bool {
        self.number.matches('.').count() > 1
    }
}

/// The policy of a rulebook, with examples that begin on a day. Columns are called as `names` has them.
#[must_use]
pub fn policy(rules: &Rulebook, names: &LedgerForm, example: &Example) -> Vec<Chapter> {
    let mut writer = Writer { rules, names, example, chapters: Vec::new() };
    people::write(&mut writer);
    records::write(&mut writer);
    claims::write(&mut writer);
    protection::write(&mut writer);
    credit::write(&mut writer);
    breaches::write(&mut writer);
    reward::write(&mut writer);
    records::write_form(&mut writer);
    writer.chapters
}

/// Writes clause after clause, and numbers them.
struct Writer<'r> {
    rules: &'r Rulebook,
    names: &'r LedgerForm,
    example: &'r Example,
    chapters: Vec<Chapter>,
}

impl Writer<'_> {
    fn chapter(&mut self, title: Message) {
        self.chapters.push(Chapter { title, clauses: Vec::new() });
    }

    /// A clause that always holds.
    fn always(&mut self, text: Message) {
        self.clause("", message!("policy-who-all"), text);
    }

    fn clause(&mut self, rule: impl Into<String>, who: Message, text: Message) {
        self.add(rule.into(), who, text, false);
    }

    /// A part of the clause before.
    fn part(&mut self, rule: impl Into<String>, who: &Message, text: Message) {
        self.add(rule.into(), who.clone(), text, true);
    }

    fn add(&mut self, rule: String, who: Message, text: Message, is_part: bool) {
        let chapter = self.chapters.len();
        let Some(Chapter { clauses, .. }) = self.chapters.last_mut() else { return };
        let whole = clauses.iter().filter(|clause| !clause.is_part()).count();
        let number = if is_part {
            let parts = clauses.iter().rev().take_while(|clause| clause.is_part()).count();
            format!("{chapter}.{whole}.{}", parts + 1)
        } else {
            format!("{chapter}.{}", whole + 1)
        };
        clauses.push(Clause { number, rule, who, text, about: None, examples: Vec::new() });
    }

    /// The clause written last.
    fn last(&mut self) -> Option<&mut Clause> {
        self.chapters.last_mut()?.clauses.last_mut()
    }

    /// An example of the clause written last.
    fn example(&mut self, example: impl Into<Option<Message>>) {
        if let (Some(clause), Some(example)) = (self.last(), example.into()) {
            clause.examples.push(example);
        }
    }

    /// How a column is called: as the ledger has it, where the rulebook tells.
    fn column(&self, meaning: &Meaning) -> String {
        let known = self.names.columns.iter().find(|(_, known)| known == meaning);
        known.map_or_else(|| meaning.name().to_owned(), |(header, _)| header.clone())
    }

    /// Conditions in words; `None` where everything fits.
    fn conditions(&self, fits: &Match) -> Option<Message> {
        let condition = |(column, values): &(Meaning, super::rulebook::Values)| {
            message!("policy-condition", column = self.column(column), values = values.written.join("/"))
        };
        let conditions: Vec<Message> = fits.conditions.iter().map(condition).collect();
        (!conditions.is_empty()).then(|| message!("policy-conditions", conditions = conditions))
    }
}

/// A sentence that may not be there.
fn or_nothing(sentence: Option<Message>) -> Arg {
    sentence.map_or_else(|| Arg::from(""), Arg::from)
}
