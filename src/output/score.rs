//! `turfbook.score/1`: what each rep's work of a period earned, and why.

mod board;

use serde::{Serialize, Serializer};

use super::score_details::Counted;
use super::{At, Document, Fraction, Number};
use crate::core::audit::{Audit, Audited};
use crate::core::exact::{Exact, exact, whole};
use crate::core::message::Message;
use crate::core::rulebook::{Deductions, Metric, MetricRule};
use crate::core::score::{Card, Judged, Measured, Period};
use crate::message;
use crate::render::block::{Block, Cell, Tone};
use crate::render::lang::Catalogue;

/// The score cards.
#[derive(Debug, Serialize)]
pub struct Score {
    schema: &'static str,
    from: At,
    to: At,
    reps: Vec<Rep>,
    #[serde(skip)]
    as_of: At,
    #[serde(skip)]
    is_filtered: bool,
}

#[derive(Debug, Serialize)]
struct Rep {
    rep: String,
    rank: usize,
    score: Fraction,
    grade: Option<String>,
    bonus: Option<Number>,
    awards: Vec<Award>,
    metrics: Metrics,
    points: u32,
    complaints: usize,
    deductions: Fraction,
    /// All that counted, where one rep is asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    counted: Option<Counted>,
    #[serde(skip)]
    why: Why,
}

#[derive(Debug, Serialize)]
struct Award {
    award: String,
    bonus: Option<Number>,
}

/// The metrics by their names.
#[derive(Debug)]
struct Metrics(Vec<Measured>);

#[derive(Serialize)]
struct Earned {
    actual: Fraction,
    target: Number,
    earned: Fraction,
}

impl Serialize for Metrics {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|metric| {
            let earned = Earned {
                actual: Fraction(metric.actual.clone()),
                target: Number(metric.rule.target),
                earned: Fraction(metric.earned.clone()),
            };
            (metric.rule.metric.name(), earned)
        }))
    }
}

/// What a card tells people beside its numbers.
#[derive(Debug)]
struct Why {
    /// What all metrics earned, listed or not.
    earned: Exact,
    /// Whether weights were spread.
    is_spread: bool,
    /// Metrics of which there was nothing to measure.
    unmeasured: Vec<MetricRule>,
    deductions: Deductions,
    /// Of each award of the rulebook: whether it is won, and why.
    awards: Vec<(bool, Message)>,
}

impl Score {
    /// The cards with the metrics that `listed` chooses, and with all that counted where that is asked for. Scores
    /// always rest on all metrics.
    #[must_use]
    pub fn new(
        audit: &Audit<'_>,
        audited: &Audited,
        period: Period,
        cards: &[Card<'_>],
        listed: impl Fn(Metric) -> bool,
        in_full: bool,
        catalogue: &Catalogue,
    ) -> Score {
        let rules = audit.world.rules.score.as_ref().map(|rules| rules.metrics.as_slice()).unwrap_or_default();
        let shown: Vec<MetricRule> = rules.iter().filter(|rule| listed(rule.metric)).copied().collect();
        let reps = cards
            .iter()
            .map(|card| {
                let counted = in_full.then(|| Counted::new(audit, audited, card, &shown, catalogue));
                rep(audit, card, &shown, counted)
            })
            .collect();
        Score {
            schema: Self::SCHEMA,
            from: At(period.from),
            to: At(period.to),
            reps,
            as_of: At(audit.as_of),
            is_filtered: shown.len() < rules.len(),
        }
    }
}

fn rep(audit: &Audit<'_>, card: &Card<'_>, shown: &[MetricRule], counted: Option<Counted>) -> Rep {
    let rules = audit.world.rules.score.as_ref();
    let is_unmeasured = |rule: &&MetricRule| card.metrics.iter().all(|metric| metric.rule.metric != rule.metric);
    let is_shown = |metric: &&Measured| shown.iter().any(|rule| rule.metric == metric.rule.metric);
    let won = card.awards.iter().filter(|judged| judged.is_won()).map(|judged| judged.award);
    Rep {
        rep: audit.world.rep_name(card.rep).to_owned(),
        rank: card.rank,
        score: Fraction(card.score.clone()),
        grade: card.grade.map(|grade| grade.grade.clone()),
        bonus: card.grade.and_then(|grade| grade.bonus).map(Number),
        awards: won.map(|award| Award { award: award.award.clone(), bonus: award.bonus.map(Number) }).collect(),
        metrics: Metrics(card.metrics.iter().filter(is_shown).cloned().collect()),
        points: card.points,
        complaints: card.complaints,
        deductions: Fraction(card.deductions.clone()),
        counted,
        why: Why {
            earned: card.earned.clone(),
            is_spread: card.metrics.len() < rules.map_or(0, |rules| rules.metrics.len()),
            unmeasured: shown.iter().filter(is_unmeasured).copied().collect(),
            deductions: rules.map(|rules| rules.deductions).unwrap_or_default(),
            awards: card.awards.iter().map(|judged| (judged.is_won(), told(judged, card))).collect(),
        },
    }
}

/// Why an award is won or missed.
fn told(judged: &Judged<'_>, card: &Card<'_>) -> Message {
    let name = judged.award.award.as_str();
    let clean = judged.award.clean.map(|clean| match card.tally.last_violation {
        Some(at) if !judged.is_clean => message!("award-unclean", clean = clean, at = at),
        _ => message!("award-clean", clean = clean),
    });
    let contacts =
        judged.award.contacts.map(|least| message!("award-contacts", count = card.tally.contacts.len(), least = least));
    let why = match (clean, contacts) {
        (Some(clean), Some(contacts)) => message!("award-both", one = clean, other = contacts),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => message!("award-always"),
    };
    if judged.is_won() {
        message!("award-won", award = name, why = why)
    } else {
        message!("award-missed", award = name, why = why)
    }
}

impl Document for Score {
    const SCHEMA: &'static str = "turfbook.score/1";
    const LIST: &'static str = "/reps";
    const COLUMNS: &'static [&'static str] =
        &["rep", "rank", "score", "grade", "bonus", "awards", "metrics", "points", "complaints", "deductions"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let title = message!("score-title", from = self.from.0, to = self.to.0, as_of = self.as_of.0);
        let mut blocks = vec![Block::Title(catalogue.say(&title))];
        if self.reps.is_empty() {
            blocks.push(Block::Line(Tone::Plain, catalogue.word("score-nobody")));
        }
        if self.reps.len() > 1 {
            blocks.push(Block::Table {
                headers: ["head-rank", "head-rep", "head-score", "head-grade", "head-awards"]
                    .map(|id| catalogue.word(id))
                    .into(),
                rows: self.reps.iter().map(|rep| rep.cells(catalogue)).collect(),
            });
        }
        for rep in &self.reps {
            rep.card(catalogue, &mut blocks);
        }
        if self.is_filtered {
            blocks.push(Block::Line(Tone::Faint, catalogue.word("score-filtered")));
        }
        blocks
    }
}

impl Rep {
    fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let awards: Vec<String> = self
            .awards
            .iter()
            .map(|award| match award.bonus {
                Some(bonus) => catalogue.say(&message!("with-bonus", what = award.award.as_str(), bonus = bonus.0)),
                None => award.award.clone(),
            })
            .collect();
        vec![
            Cell::right(self.rank.to_string()),
            Cell::plain(self.rep.clone()),
            Cell::right(catalogue.fraction(&self.score.0, 2)),
            Cell::plain(self.graded(catalogue)),
            Cell::plain(awards.join("\n")),
        ]
    }

    fn graded(&self, catalogue: &Catalogue) -> String {
        match (self.grade.as_deref(), self.bonus) {
            (Some(grade), Some(bonus)) => catalogue.say(&message!("with-bonus", what = grade, bonus = bonus.0)),
            (grade, _) => grade.unwrap_or_default().to_owned(),
        }
    }

    /// What each metric earned, what was taken off, and the awards.
    fn card(&self, catalogue: &Catalogue, blocks: &mut Vec<Block>) {
        let score = catalogue.fraction(&self.score.0, 2);
        let title = match self.graded(catalogue) {
            grade if grade.is_empty() => {
                message!("score-card", rep = self.rep.as_str(), score = score.as_str(), rank = self.rank)
            }
            grade => message!(
                "score-card-graded",
                rep = self.rep.as_str(),
                score = score.as_str(),
                rank = self.rank,
                grade = grade
            ),
        };
        blocks.push(Block::Title(catalogue.say(&title)));
        let is_spread = self.why.is_spread;
        let mut rows: Vec<Vec<Cell>> =
            self.metrics.0.iter().map(|metric| cells(metric, is_spread, catalogue)).collect();
        rows.extend(self.why.unmeasured.iter().map(|rule| {
            let why = message!("metric-unmeasured", weight = rule.weight);
            vec![
                Cell::plain(metric_words(rule.metric, catalogue)),
                Cell::right("–"),
                Cell::right(catalogue.amount(rule.target)),
                Cell::right("–"),
                Cell::plain(catalogue.say(&why)),
            ]
        }));
        if !rows.is_empty() {
            blocks.push(Block::Table {
                headers: ["head-metric", "head-actual", "head-target", "head-earned", "head-reckoning"]
                    .map(|id| catalogue.word(id))
                    .into(),
                rows,
            });
        }
        blocks.push(Block::Line(Tone::Plain, catalogue.say(&self.sum(&score, catalogue))));
        for (is_won, message) in &self.why.awards {
            blocks.push(Block::Line(if *is_won { Tone::Good } else { Tone::Faint }, catalogue.say(message)));
        }
        if let Some(counted) = &self.counted {
            counted.blocks(catalogue, blocks);
        }
    }

    /// From the metrics to the score.
    fn sum(&self, score: &str, catalogue: &Catalogue) -> Message {
        let earned = catalogue.fraction(&self.why.earned, 6);
        if self.points == 0 && self.complaints == 0 {
            return message!("score-sum-clean", earned = earned, score = score);
        }
        let taken = message!(
            "score-taken",
            points = self.points,
            point = self.why.deductions.point,
            complaints = self.complaints,
            complaint = self.why.deductions.complaint,
            deductions = catalogue.fraction(&self.deductions.0, 6)
        );
        if self.why.earned < self.deductions.0 {
            message!("score-sum-nothing", earned = earned, taken = taken)
        } else {
            message!("score-sum", earned = earned, taken = taken, score = score)
        }
    }
}

fn cells(metric: &Measured, is_spread: bool, catalogue: &Catalogue) -> Vec<Cell> {
    let percent = |number: Exact| catalogue.fraction(&(number * whole(100)), 2);
    let reached = percent(&metric.actual / exact(metric.rule.target));
    let mut why = if metric.is_capped {
        catalogue.say(&message!("metric-capped", percent = reached, cap = percent(exact(metric.rule.cap))))
    } else {
        catalogue.say(&message!("metric-reached", percent = reached))
    };
    let own = metric.rule.weight;
    let weight = if is_spread {
        let part = catalogue.fraction(&(&metric.weight - exact(own)), 6);
        message!("metric-weight-spread", weight = catalogue.fraction(&metric.weight, 6), own = own, part = part)
    } else {
        message!("metric-weight", weight = own)
    };
    why.push_str(&catalogue.say(&weight));
    if let Some((sum, count)) = &metric.parts {
        let many = if *sum == whole(1) { "one" } else { "other" };
        let (name, sum) = (metric.rule.metric.name(), catalogue.fraction(sum, 6));
        why = format!(
            "{}\n{why}",
            catalogue.say(&message!("metric-parts", metric = name, many = many, sum = sum, count = *count))
        );
    }
    vec![
        Cell::plain(metric_words(metric.rule.metric, catalogue)),
        Cell::right(catalogue.fraction(&metric.actual, 6)),
        Cell::right(catalogue.amount(metric.rule.target)),
        Cell::right(catalogue.fraction(&metric.earned, 6)),
        Cell::plain(why),
    ]
}

/// What a metric is called.
pub(super) fn metric_words(metric: Metric, catalogue: &Catalogue) -> String {
    catalogue.say(&message!("metric-in-words", metric = metric.name()))
}
