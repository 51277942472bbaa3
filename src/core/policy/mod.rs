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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::message::Message;
    use crate::core::time::parse_moment;

    /// The clause about a setting.
    fn clause(rules: &str, rule: &str) -> Clause {
        let rules = Rulebook::read(rules).unwrap();
        let example = Example::from(&rules.calendar, parse_moment("2026-03-02", None, None).unwrap().at);
        let clauses = policy(&rules, &rules.ledger, &example).into_iter().flat_map(|chapter| chapter.clauses);
        clauses.into_iter().find(|clause| clause.rule == rule).unwrap()
    }

    fn arg(message: &Message, name: &str) -> Arg {
        message.args.iter().find(|(known, _)| *known == name).unwrap().1.clone()
    }

    #[test]
    fn the_last_group_is_everybody_only_where_it_is_the_first_too() {
        let two = "claims: {limits: [{match: {level: a}, max_held: 1}, {max_held: 2}]}\n\
                   protection: [{match: {tier: A}, term: 9d}, {term: 3d}]\n";
        let one = "claims: {limits: [{max_held: 2}]}\nprotection: [{term: 3d}]\n";
        for (rules, rule, who) in [
            (two, "claims.limits[0].match", "policy-who-reps"),
            (two, "claims.limits[1].match", "policy-who-other-reps"),
            (one, "claims.limits[0].match", "policy-who-all-reps"),
            (two, "protection[0].match", "policy-who-customers"),
            (two, "protection[1].match", "policy-who-other-customers"),
            (one, "protection[0].match", "policy-who-all-customers"),
        ] {
            assert_eq!(clause(rules, rule).who.id, who, "{rule}");
        }
    }

    #[test]
    fn examples_follow_a_customer_as_far_as_its_clocks_go() {
        for (entry, steps) in [
            ("{term: 9d}", ["claim", "deal"].as_slice()),
            ("{first_contact: 3d}", &["claim", "contact", "deal"]),
            ("{no_contact: 3d}", &["claim", "contact", "deal"]),
            ("{term: 9d, extension: {by: 7d}}", &["claim", "extend", "deal"]),
            ("{no_contact: 3d, extension: {by: 7d}}", &["claim", "contact", "deal"]),
            (
                "{first_contact: 3d, no_contact: 3d, term: 9d, extension: {by: 7d}}",
                &["claim", "contact", "extend", "deal"],
            ),
        ] {
            // They stand under what is told last of a group.
            let told = clause(&format!("protection: [{entry}]"), "protection[0].extension").examples;
            let told: Vec<Arg> = told.iter().map(|example| arg(example, "what")).collect();
            assert_eq!(told, steps.iter().map(|step| Arg::from(*step)).collect::<Vec<_>>(), "{entry}");
        }
    }

    #[test]
    fn a_breach_in_an_example_costs_points() {
        for (checks, check) in [
            ("{}", Check::Poaching),
            ("{poaching: notice}", Check::UnknownRep),
            ("{poaching: {points: 0}, unknown-rep: notice}", Check::SuspendedRep),
        ] {
            let rules = format!("checks: {checks}\n");
            let example = clause(&rules, "penalties.window").examples.remove(0);
            let points = Rulebook::read(&rules).unwrap().checks.of(check).points;
            assert_eq!(
                (arg(&example, "check"), arg(&example, "points")),
                (check.words().into(), points.into()),
                "{checks}"
            );
        }
    }

    #[test]
    fn what_is_not_set_is_told_in_words() {
        assert_eq!(clause("", "calendar.holidays").text.id, "policy-no-holidays");
        assert_eq!(clause("calendar: {holidays: [2026-10-01]}", "calendar.holidays").text.id, "policy-holidays");
        for (offset, told) in [("+08:00", "+08:00"), ("-04:30", "-04:30"), ("+00:00", "+00:00")] {
            let text = clause(&format!("calendar: {{utc_offset: \"{offset}\"}}"), "calendar.utc_offset").text;
            assert_eq!(arg(&text, "offset"), Arg::from(told));
        }
    }
}
