//! The company's policy, read from YAML (contract, section 12): one file per section, each from what is written to
//! what is meant.

mod calendar;
mod checks;
mod claims;
mod credit;
mod entries;
mod events;
mod identity;
mod ledger;
mod locate;
mod matching;
mod penalties;
mod protection;
mod score;
mod service;
mod team;
pub mod yaml;

use std::collections::BTreeMap;

use serde_yaml::Value;

pub use checks::{Level, Setting, Settings};
pub use claims::{Claims, Limit};
pub use credit::Credit;
pub use events::{Events, Meant, NamedEvent};
pub use identity::Identity;
pub use ledger::{Charset, LedgerForm};
pub use matching::{Match, Values};
pub use penalties::{Penalties, Rung, Threshold};
pub use protection::{Extension, Protection};
pub use score::{Award, Deductions, Grade, Metric, MetricRule, Score};
pub use service::Service;
pub use team::{Member, Team};

use super::problem::Problem;
use super::time::{Calendar, Span};
use crate::message;
use yaml::{Path, Reading};

/// How deep a rulebook may nest: far deeper than any policy, and shallow enough for the YAML reader.
const DEEPEST: usize = 64;

/// A language of messages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// English.
    En,
    /// Chinese.
    Zh,
}

/// A company's policy. A section that is not written switches its rules off.
#[derive(Clone, Debug)]
pub struct Rulebook {
    /// How the ledger is written.
    pub ledger: LedgerForm,
    /// Event names beside those of the contract.
    pub events: Events,
    /// Workdays and offset.
    pub calendar: Calendar,
    /// Who may write a manager's events; `None` where no list is given and anybody may.
    pub managers: Option<Vec<String>>,
    /// The reps; `None` where none are listed.
    pub team: Option<Team>,
    /// What makes two names one customer, beyond the names.
    pub identity: Identity,
    /// How late a row may be recorded.
    pub max_delay: Option<Span>,
    /// Rules of the claim gate.
    pub claims: Claims,
    /// How long a holding is protected; the first entry that fits counts.
    pub protection: Vec<Protection>,
    /// How long before its end a protection is reported as expiring.
    pub remind: Span,
    /// Who earns what of a deal.
    pub credit: Credit,
    /// What each check means for the rep.
    pub checks: Settings,
    /// What violations lead to.
    pub penalties: Penalties,
    /// Deadlines of service; `None` where the section is missing.
    pub service: Option<Service>,
    /// The language of messages.
    pub lang: Option<Lang>,
    /// The score's metrics, deductions, grades and awards.
    pub score: Option<Score>,
}

impl Default for Rulebook {
    fn default() -> Self {
        Rulebook::from_tree(&Reading::default(), &Value::Null)
    }
}

impl Rulebook {
    /// Reads a rulebook.
    ///
    /// # Errors
    /// Every problem in it, each with its line and path.
    pub fn read(text: &str) -> Result<Rulebook, Vec<Problem>> {
        if let Some(line) = too_deep(text) {
            let problem = Problem::new(message!("rules-too-deep")).on_line(Some(line));
            return Err(vec![problem.hint(message!("rules-too-deep-hint"))]);
        }
        let tree: Value = serde_yaml::from_str(text).map_err(|error| vec![syntax(&error)])?;
        let reading = Reading::default();
        let rulebook = Rulebook::from_tree(&reading, &tree);
        let mut problems: Vec<Problem> = reading
            .problems()
            .into_iter()
            .map(|(path, problem)| problem.on_line(locate::line_of(text, &path)))
            .collect();
        problems.sort_by_key(|problem| problem.line);
        if problems.is_empty() { Ok(rulebook) } else { Err(problems) }
    }

    /// Every setting that a rulebook may have, by its path with open indices, and its kind. Settings of lists and of
    /// mappings with free names are found only where `text` has a member of them.
    #[must_use]
    pub fn settings(text: &str) -> BTreeMap<String, &'static str> {
        let tree: Value = serde_yaml::from_str(text).unwrap_or_default();
        let reading = Reading::default();
        let _ = Rulebook::from_tree(&reading, &tree);
        reading.settings()
    }

    /// The line in which a path such as `claims.limits[0].max_held` stands in the text of a rulebook.
    #[must_use]
    pub fn line_of(text: &str, path: &str) -> Option<u32> {
        locate::line_of(text, &Path::parse(path))
    }

    fn from_tree(reading: &Reading, tree: &Value) -> Rulebook {
        let mut top = reading.top(tree).table();
        let ledger = LedgerForm::read(&top.get("ledger"));
        let managers = top.get("managers");
        let managers = managers.is_set().then(|| managers.list().iter().filter_map(yaml::Node::text).collect());
        let team = team::read(&top.get("team"), managers.as_deref().unwrap_or_default());
        let rulebook = Rulebook {
            events: Events::read(&top.get("events"), &ledger),
            calendar: calendar::read(&top.get("calendar")),
            identity: Identity::read(&top.get("identity"), &ledger),
            max_delay: entries::read(&top.get("entries")),
            claims: Claims::read(&top.get("claims"), &ledger),
            protection: Protection::read(&top.get("protection"), &ledger),
            remind: top.get("remind").span().unwrap_or(Span::days(3)),
            credit: Credit::read(&top.get("credit")),
            checks: Settings::read(&top.get("checks")),
            penalties: Penalties::read(&top.get("penalties")),
            service: Service::read(&top.get("service")),
            lang: top.get("lang").choice(&[("en", Lang::En), ("zh", Lang::Zh)]),
            score: Score::read(&top.get("score")),
            ledger,
            managers,
            team,
        };
        top.finish();
        rulebook
    }
}

/// The line where brackets nest deeper than the YAML reader can stand, quotes and comments apart.
fn too_deep(text: &str) -> Option<u32> {
    let (mut depth, mut line) = (0usize, 1);
    for byte in text.bytes() {
        match byte {
            b'\n' => line += 1,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Some(line);
        }
    }
    None
}

/// What the YAML reader said, with its place.
fn syntax(error: &serde_yaml::Error) -> Problem {
    let line = error.location().and_then(|place| u32::try_from(place.line()).ok());
    Problem::new(message!("rules-syntax", said = error.to_string())).on_line(line).hint(message!("rules-syntax-hint"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(u32, String, &'static str)> {
        Rulebook::read(text)
            .expect_err(text)
            .into_iter()
            .map(|p| (p.line.unwrap_or(0), p.column.unwrap_or_default(), p.message.id))
            .collect()
    }

    #[test]
    fn an_empty_file_is_a_rulebook() {
        for text in ["", "# only a comment\n", "---\n", "claims:\nteam:\n"] {
            let rules = Rulebook::read(text).expect(text);
            assert!(rules.team.is_none() && rules.managers.is_none() && rules.protection.is_empty());
            assert_eq!(rules.remind.to_string(), "3d");
        }
    }

    #[test]
    fn all_problems_are_told_with_line_and_path() {
        let text = "\
team: [张伟]
claims:
  cooldwn: 30d
  freeze: -1d
  limits: [{max_held: many}]
protection:
  - term: 30 days
checks:
  poching: off
  expiring: violation
  poaching: severe
score:
  metrics: {revnue: {weight: 1, target: 0}}
";
        let expected = [
            (3, "claims.cooldwn", "rules-unknown-key"),
            (4, "claims.freeze", "rules-bad-duration"),
            (5, "claims.limits[0].max_held", "rules-wrong-kind"),
            (7, "protection[0].term", "rules-bad-duration"),
            (9, "checks.poching", "rules-unknown-check"),
            (10, "checks.expiring", "rules-expiring"),
            (11, "checks.poaching", "rules-bad-choice"),
            (13, "score.metrics.revnue", "rules-unknown-metric"),
        ];
        let expected: Vec<_> = expected.map(|(line, path, id)| (line, path.to_owned(), id)).into();
        assert_eq!(told(text), expected);
    }

    #[test]
    fn yaml_that_is_none_has_a_line() {
        assert_eq!(told("team: [张伟\nclaims: {}\n")[0].2, "rules-syntax");
        assert_eq!(told("remind: 3d\nremind: 4d\n")[0].2, "rules-syntax");
        assert_eq!(told(&"[".repeat(100_000))[0], (1, String::new(), "rules-too-deep"));
        assert_eq!(told("- a\n- b\n")[0].2, "rules-wrong-kind");
    }
}
