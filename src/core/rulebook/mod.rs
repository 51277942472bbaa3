//! The company's policy, read from YAML (contract, section 12): one file per section, each from what is written to
//! what is meant.

mod calendar;
mod checks;
mod claims;
mod credit;
mod entries;
mod events;
mod guard;
mod identity;
mod ledger;
mod locate;
mod matching;
mod penalties;
mod protection;
mod score;
mod service;
pub mod shape;
mod team;
pub mod yaml;

use serde_yaml::Value;

pub use checks::{Level, Setting, Settings};
pub use claims::{Claims, Limit, Similar};
pub use credit::{Credit, part_of};
pub use events::{Events, Meant, NamedEvent};
pub use identity::Identity;
pub use ledger::{Charset, LedgerForm};
pub use matching::{Match, Values};
pub use penalties::{Penalties, Rung, Threshold};
pub use protection::{Extension, Protection};
pub use score::{Award, Deductions, Grade, Metric, MetricRule, Score};
pub use service::Service;
pub use team::{Member, Team};

use super::checks::Check;
use super::problem::Problem;
use super::time::{Calendar, Span};
use shape::Shape;
use yaml::{Path, Reading};

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
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if let Some(problem) = guard::too_much(text) {
            return Err(vec![problem]);
        }
        let tree: Value = serde_yaml::from_str(text).map_err(|error| vec![guard::syntax(text, &error)])?;
        let reading = Reading::default();
        let rulebook = Rulebook::from_tree(&reading, &tree);
        let mut problems: Vec<Problem> = reading
            .problems()
            .into_iter()
            .map(|(path, problem)| problem.on_line(locate::line_of(text, &path)))
            .collect();
        // A setting with a full-width colon is none, and what is told of it, or of the line before, does not say why.
        let is_near = |odd: u32, line: u32| odd == line || odd == line + 1;
        problems.extend(guard::odd_character(text).filter(|odd| {
            problems.iter().any(|problem| odd.line.zip(problem.line).is_some_and(|(odd, line)| is_near(odd, line)))
        }));
        problems.sort_by_key(|problem| problem.line);
        if problems.is_empty() { Ok(rulebook) } else { Err(problems) }
    }

    /// Every setting that a rulebook may have.
    #[must_use]
    pub fn shape() -> Shape {
        let reading = Reading::exploring();
        let _ = Rulebook::from_tree(&reading, &Value::Null);
        reading.shape()
    }

    /// The line of a path such as `claims.limits[0].max_held` in the text of a rulebook, and what stands there; `None` where it is not written.
    #[must_use]
    pub fn quote<'t>(text: &'t str, path: &str) -> Option<(u32, Vec<&'t str>)> {
        locate::quote(text, &Path::parse(path))
    }

    /// Every duration of the rulebook that counts from a row, with its path.
    #[must_use]
    pub fn spans(&self) -> Vec<(String, Span)> {
        let mut spans: Vec<(String, Option<Span>)> = vec![
            ("entries.max_delay".to_owned(), self.max_delay),
            ("claims.cooldown".to_owned(), self.claims.cooldown),
            ("claims.freeze".to_owned(), self.claims.freeze),
        ];
        for (i, entry) in self.protection.iter().enumerate() {
            let clocks = [
                ("term", entry.term),
                ("first_contact", entry.first_contact),
                ("no_contact", entry.no_contact),
                ("max", entry.max),
                ("after_deal", entry.after_deal),
                ("extension.by", entry.extension.map(|extension| extension.by)),
            ];
            spans.extend(clocks.map(|(name, span)| (format!("protection[{i}].{name}"), span)));
        }
        for event in &self.events.named {
            spans.push((format!("events.{}.adds", event.name), event.adds));
        }
        for (i, rung) in self.penalties.ladder.iter().enumerate() {
            spans.push((format!("penalties.ladder[{i}].suspend"), rung.suspend));
        }
        if let Some(service) = self.service {
            spans.push(("service.complaint".to_owned(), Some(service.complaint)));
            spans.push(("service.visit".to_owned(), service.visit));
        }
        spans.into_iter().filter_map(|(path, span)| Some((path, span?))).collect()
    }

    fn from_tree(reading: &Reading, tree: &Value) -> Rulebook {
        let mut top = reading.top(tree).table();
        let ledger = LedgerForm::read(&top.get("ledger"));
        let managers = top.get("managers");
        let managers = managers.is_set().then(|| managers.list().iter().filter_map(yaml::Node::person).collect());
        let team = team::read(&top.get("team"), managers.as_deref().unwrap_or_default());
        let events = Events::read(&top.get("events"), &ledger);
        let calendar = calendar::read(&top.get("calendar"));
        let identity = Identity::read(&top.get("identity"), &ledger);
        let max_delay = entries::read(&top.get("entries"));
        let claims = Claims::read(&top.get("claims"), &ledger);
        // Whoever asks for similar customers at the gate wants to hear of them in an audit.
        let asks = |check: Check| check.goes_with_similar() && claims.similar.is_some();
        let rulebook = Rulebook {
            events,
            calendar,
            identity,
            max_delay,
            protection: Protection::read(&top.get("protection"), &ledger),
            remind: top.get("remind").span().unwrap_or(Span::days(3)),
            credit: Credit::read(&top.get("credit")),
            checks: Settings::read(&top.get("checks"), asks),
            claims,
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
    fn a_name_may_look_like_something_else() {
        let rules = Rulebook::read("managers: [true, 7, 1.5]").unwrap();
        assert_eq!(rules.managers.unwrap(), ["true", "7", "1.5"]);
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
        assert_eq!(told("- a\n- b\n")[0].2, "rules-wrong-kind");
    }

    fn first(text: &str) -> (u32, &'static str) {
        let (line, _, id) = told(text).remove(0);
        (line, id)
    }

    #[test]
    fn case_103_to_105_what_blows_up_is_refused_at_once() {
        let mut laughs = String::from("a: &a [x, x, x, x, x, x, x, x, x]\n");
        for (name, last) in ('b'..='i').zip('a'..) {
            let aliases = format!("*{last}, ").repeat(9);
            laughs.extend([format!("{name}: &{name} [{}]\n", aliases.trim_end_matches(", "))]);
        }
        assert_eq!(first(&laughs).1, "rules-syntax");
        let scalar = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(5_000));
        assert_eq!(first(&scalar), (2, "rules-aliases"));
        for depth in [65, 200, 20_000, 100_000] {
            assert_eq!(first(&format!("\na: {}", "[".repeat(depth))), (2, "rules-too-deep"));
        }
        let blocks: Vec<String> = (0..1000).map(|depth| " ".repeat(depth) + "a:\n").collect();
        assert_eq!(first(&blocks.concat()).1, "rules-syntax");
        let shared = "protection: [&a {term: 30d}, *a]\n";
        assert_eq!(Rulebook::read(shared).map(|rules| rules.protection.len()).ok(), Some(2));
    }

    #[test]
    fn case_106_a_key_that_stands_twice_is_named_with_its_line() {
        for (text, line, key) in [
            ("remind: 3d\nremind: 4d\n", 2, "remind"),
            ("claims:\n  freeze: 1d\n  cooldown: 2d\n  freeze: 2d\n", 4, "freeze"),
            ("protection:\n  - {term: 30d}\n  - term: 3d\n    match: {tier: A,\n      tier: B}\n", 5, "tier"),
            ("checks:\n  lapsed: off\n  poaching: off\n  lapsed: notice\n", 4, "lapsed"),
            ("events: {visit: {as: contact}, visit: {as: quote}}\n", 1, "visit"),
        ] {
            let problems = Rulebook::read(text).unwrap_err();
            assert_eq!((problems[0].line, problems[0].message.id), (Some(line), "rules-key-twice"), "{text}");
            assert_eq!(problems[0].message.args[0].1, key.into());
        }
    }

    #[test]
    fn case_108_and_109_characters_that_look_right_and_are_not() {
        for (text, line, id) in [
            ("# 规则：\nremind: 3d\nclaims：\n  freeze: 1d\n", 3, "rules-wide"),
            ("claims:\n  freeze：1d\n", 2, "rules-wide"),
            ("claims:\n  freeze: “1d”\n", 2, "rules-wide"),
            ("remind:\u{a0}3d\n", 1, "rules-wide"),
            ("remind:\u{3000}3d\n", 1, "rules-wide"),
            ("claims:\n\u{3000}freeze: 1d\n", 2, "rules-wide"),
            ("managers:\n－ 王经理\nremind: x\n", 2, "rules-wide"),
            ("claims:\n\tfreeze: 1d\n", 2, "rules-tab"),
            ("claims:\n  limits:\n  \t- {max_held: 1}\n", 3, "rules-tab"),
        ] {
            let found = told(text).into_iter().any(|(at, _, told)| (at, told) == (line, id));
            assert!(found, "{text}: {:?}", told(text));
        }
        // Where such characters are meant, they stay.
        let rules = Rulebook::read("managers: [“王经理”]\nteam: [{name: 张伟, 备注: '一部：主管'}]\n").unwrap();
        assert_eq!(rules.managers.unwrap(), ["“王经理”"]);
    }

    #[test]
    fn case_111_names_that_are_none() {
        for name in ["~", "null", "", "\"\"", "\" \"", "'~'"] {
            assert!(Rulebook::read(&format!("team: [{{name: {name}}}]\n")).is_err(), "{name}");
            assert!(Rulebook::read(&format!("score: {{grades: [{{grade: {name}, min: 1}}]}}\n")).is_err(), "{name}");
        }
    }

    #[test]
    fn case_112_values_in_every_dress_are_what_they_say_or_refused() {
        for count in ["010", "1_000", "1e3", ".inf", "3.0", "\"3\"", "３", "100000000000000000000", "-1", "yes", "0x1f"]
        {
            let rules = Rulebook::read(&format!("claims: {{limits: [{{max_held: {count}}}]}}\n"));
            let read = rules.ok().map(|rules| rules.claims.limits[0].max_held);
            let expected = if count == "0x1f" { Some(Some(31)) } else { None };
            assert_eq!(read, expected, "{count}");
        }
        for (word, flag) in [("true", Some(true)), ("false", Some(false)), ("yes", None), ("NO", None), ("on", None)] {
            let rules = Rulebook::read(&format!("claims: {{territory: {word}}}\n"));
            assert_eq!(rules.ok().map(|rules| rules.claims.territory), flag, "{word}");
        }
        // Norway is a region.
        let rules = Rulebook::read("team: [{name: NO, regions: [NO, 010]}]\n").unwrap();
        assert_eq!(rules.team.unwrap()[0].name, "NO");
    }

    #[test]
    fn case_113_files_of_odd_shapes() {
        let rules = Rulebook::read("\u{feff}remind: 4d\r\nclaims:\r\n  freeze: 1d\r\n").unwrap();
        assert_eq!(rules.remind.to_string(), "4d");
        assert_eq!(first("remind: 4d\n---\nremind: 5d\n"), (2, "rules-two-documents"));
    }
}
