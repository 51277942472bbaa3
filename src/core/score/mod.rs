//! The score: what each rep's work of a period earned, and why (contract, section 9). Arithmetic is exact.

mod period;
mod tally;

use num_bigint::BigInt;

pub use period::Period;
pub use tally::{Held, Missed, Part, Tally};

use super::audit::{Audit, Audited, by_name};
use super::book::Outcome;
use super::event::Kind;
use super::exact::{Exact, exact, rounded, whole};
use super::names::RepId;
use super::rulebook::{Award, Grade, MetricRule, Score};

/// How many decimals a score has.
const DECIMALS: u32 = 2;

/// What a rep's work of a period earned.
#[derive(Clone, Debug)]
pub struct Card<'a> {
    /// The rep.
    pub rep: RepId,
    /// The place among all; equal scores share it.
    pub rank: usize,
    /// The sum of the metrics without the deductions, not below 0, rounded to two decimals.
    pub score: Exact,
    /// The grade that the score reaches.
    pub grade: Option<&'a Grade>,
    /// The rulebook's awards, and whether they are won.
    pub awards: Vec<Judged<'a>>,
    /// What was measured, in the order of the rulebook.
    pub metrics: Vec<Measured>,
    /// What all of them earned together.
    pub earned: Exact,
    /// Points of violations dated in the period.
    pub points: u32,
    /// Complaints opened in the period.
    pub complaints: usize,
    /// What these take off.
    pub deductions: Exact,
    /// All that counted.
    pub tally: Tally<'a>,
}

/// One metric: weight × min(actual / target, cap), at least 0.
#[derive(Clone, Debug)]
pub struct Measured {
    /// The rule.
    pub rule: MetricRule,
    /// What the rep's work came to.
    pub actual: Exact,
    /// Of a mean or a share, the sum and by how many it is divided.
    pub parts: Option<(Exact, usize)>,
    /// The weight with its part of the weights that were spread.
    pub weight: Exact,
    /// What it brought.
    pub earned: Exact,
    /// Whether the cap cut it.
    pub is_capped: bool,
}

/// An award, and whether its conditions hold. One that is not given does.
#[derive(Clone, Copy, Debug)]
pub struct Judged<'a> {
    /// The award.
    pub award: &'a Award,
    /// Whether there was no violation for long enough.
    pub is_clean: bool,
    /// Whether there were contacts enough.
    pub is_active: bool,
}

impl Judged<'_> {
    /// Whether the award is won.
    #[must_use]
    pub fn is_won(&self) -> bool {
        self.is_clean && self.is_active
    }
}

/// The score cards of all reps, best first. `outcomes` are those of the audit's events.
#[must_use]
pub fn cards<'a>(audit: &Audit<'a>, audited: &Audited, outcomes: &[Outcome], period: Period) -> Vec<Card<'a>> {
    let nothing = Score::default();
    let rules = audit.world.rules.score.as_ref();
    let mut tallies = tally::tallies(audit, audited, outcomes, period);
    let reps = by_name(audit.world, scored(audit));
    let mut cards: Vec<Card<'a>> = reps
        .into_iter()
        .map(|rep| {
            let tally = tallies.remove(&rep).unwrap_or_default();
            let metrics = measure(&rules.unwrap_or(&nothing).metrics, &tally);
            let points =
                tally.violations.iter().filter_map(|place| audited.findings.get(*place)).map(|f| f.points).sum();
            let complaints = tally.complaints.len();
            let taken = rules.map(|rules| rules.deductions).unwrap_or_default();
            let deductions = exact(taken.point) * BigInt::from(points) + exact(taken.complaint) * whole(complaints);
            let earned: Exact = metrics.iter().map(|metric| &metric.earned).sum();
            let score = total(&earned, &deductions);
            let grade = rules.and_then(|rules| grade_of(rules, &score));
            let awards = rules.into_iter().flat_map(|rules| &rules.awards);
            let awards = awards.map(|award| judge(audit, period, &tally, award)).collect();
            Card { rep, rank: 1, score, grade, awards, metrics, earned, points, complaints, deductions, tally }
        })
        .collect();
    // Stable: equal scores stay in the order of the names.
    cards.sort_by(|one, other| other.score.cmp(&one.score));
    let mut best: Option<(usize, Exact)> = None;
    for (place, card) in cards.iter_mut().enumerate() {
        card.rank = match &best {
            Some((rank, score)) if *score == card.score => *rank,
            _ => place + 1,
        };
        best = Some((card.rank, card.score.clone()));
    }
    cards
}

/// What a metric earns with a weight, and whether the cap cuts it.
#[must_use]
pub fn earned(weight: &Exact, rule: &MetricRule, actual: &Exact) -> (Exact, bool) {
    let (reached, cap) = (actual / exact(rule.target), exact(rule.cap));
    let is_capped = reached > cap;
    ((weight * reached.min(cap)).max(whole(0)), is_capped)
}

/// The score: what was earned without what is taken off, not below 0, rounded.
#[must_use]
pub fn total(earned: &Exact, deductions: &Exact) -> Exact {
    rounded(&(earned - deductions).max(whole(0)), DECIMALS)
}

/// The first grade that a score reaches.
#[must_use]
pub fn grade_of<'r>(rules: &'r Score, score: &Exact) -> Option<&'r Grade> {
    rules.grades.iter().find(|grade| *score >= exact(grade.min))
}

/// Whose work is scored: the team and whoever joined; without a team everybody that `rep` or, in a transfer or assist,
/// `with` names. Managers are not.
#[must_use]
pub fn scored(audit: &Audit<'_>) -> Vec<RepId> {
    let world = audit.world;
    let is_scored = |rep: &RepId| !world.is_manager(*rep);
    if world.rules.team.is_some() {
        let is_of_team = |rep: &RepId| world.member(*rep).is_some() || audit.book.ever_joined(*rep);
        return world.everybody().filter(is_of_team).filter(is_scored).collect();
    }
    let mut reps = std::collections::BTreeSet::new();
    for event in &world.ledger.events {
        reps.extend(world.rep(event));
        if matches!(event.kind, Kind::Transfer | Kind::Assist) {
            reps.extend(world.with(event));
        }
    }
    reps.into_iter().filter(is_scored).collect()
}

/// What each metric earned. The weight of one without anything to measure is spread over the others in proportion.
fn measure(rules: &[MetricRule], tally: &Tally<'_>) -> Vec<Measured> {
    let actuals: Vec<(&MetricRule, Exact)> =
        rules.iter().filter_map(|rule| Some((rule, tally.actual(rule.metric)?))).collect();
    let all: Exact = rules.iter().map(|rule| exact(rule.weight)).sum();
    let left: Exact = actuals.iter().map(|(rule, _)| exact(rule.weight)).sum();
    let spread = if left == whole(0) { whole(1) } else { all / left };
    actuals
        .into_iter()
        .map(|(rule, actual)| {
            let weight = exact(rule.weight) * &spread;
            let (earned, is_capped) = earned(&weight, rule, &actual);
            Measured { rule: *rule, actual, parts: tally.parts(rule.metric), weight, earned, is_capped }
        })
        .collect()
}

/// Looks at the conditions of an award.
fn judge<'a>(audit: &Audit<'_>, period: Period, tally: &Tally<'_>, award: &'a Award) -> Judged<'a> {
    let is_clean = award.clean.is_none_or(|clean| {
        let start = audit.world.rules.calendar.window_start(period.to, clean);
        tally.last_violation.is_none_or(|at| at <= start)
    });
    let is_active = award.contacts.is_none_or(|least| tally.contacts.len() >= least as usize);
    Judged { award, is_clean, is_active }
}
