//! `penalties`: what violations lead to.

use rust_decimal::Decimal;

use super::yaml::{Node, one_of};
use crate::core::checks::Check;
use crate::core::text::fold;
use crate::core::time::Span;
use crate::message;

/// How long violations count, and the ladder of sanctions.
#[derive(Clone, Debug)]
pub struct Penalties {
    /// How far back violations count.
    pub window: Span,
    /// From mild to severe.
    pub ladder: Vec<Rung>,
}

/// One step of the ladder.
#[derive(Clone, Debug)]
pub struct Rung {
    /// The step's name, as written.
    pub step: String,
    /// When it is reached.
    pub at: Threshold,
    /// The fine.
    pub fine: Option<Decimal>,
    /// How long the rep may claim nothing.
    pub suspend: Option<Span>,
}

/// When a step is reached.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Threshold {
    /// With this many points.
    Points(u32),
    /// With this many open violations of these checks.
    Offences(Vec<Check>, u32),
}

impl Penalties {
    pub(super) fn read(node: &Node<'_>) -> Penalties {
        let mut table = node.table();
        let window = table.get("window").span().unwrap_or(Span::days(365));
        let mut ladder: Vec<Rung> = Vec::new();
        for node in table.get("ladder").list() {
            let Some(rung) = rung(&node) else { continue };
            if ladder.iter().any(|other| fold(&other.step) == fold(&rung.step)) {
                node.problem(message!("rules-step-twice", step = rung.step.as_str()), None);
            }
            ladder.push(rung);
        }
        table.finish();
        Penalties { window, ladder }
    }

    /// The place of the step with this name in the ladder.
    #[must_use]
    pub fn step(&self, name: &str) -> Option<u16> {
        let folded = fold(name);
        self.ladder.iter().position(|rung| fold(&rung.step) == folded).and_then(|i| u16::try_from(i).ok())
    }
}

fn rung(node: &Node<'_>) -> Option<Rung> {
    let mut table = node.table();
    let step = table.get("step");
    let step = step.required(step.text());
    let (points, checks, count) = (table.get("points"), table.get("checks"), table.get("count"));
    let (least, names) = (points.count(1), checks.list().iter().filter_map(check).collect());
    let times = count.count(1);
    let at = match table.only_group(&[&["points"], &["checks", "count"]]) {
        Some(0) => least.map(Threshold::Points),
        Some(_) => checks.required(count.required(times)).map(|times| Threshold::Offences(names, times)),
        None => {
            node.problem(message!("rules-step-threshold"), Some(message!("rules-step-threshold-hint")));
            None
        }
    };
    let fine = table.get("fine").amount();
    let suspend = table.get("suspend").span();
    table.finish();
    Some(Rung { step: step?.trim().to_owned(), at: at?, fine, suspend })
}

fn check(node: &Node<'_>) -> Option<Check> {
    let name = node.word(Check::ALL.iter().map(|check| check.name()))?;
    let check = Check::named(&name);
    if check.is_none() {
        let known: Vec<&str> = Check::ALL.iter().map(|check| check.name()).collect();
        node.problem(message!("rules-unknown-check", check = name.as_str()), Some(one_of(&name, &known)));
    }
    check
}
