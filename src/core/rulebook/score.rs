//! `score`: what is measured, and what it brings.

use rust_decimal::Decimal;

use super::yaml::{Node, one_of};
use crate::core::time::Span;
use crate::message;

/// What can be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are those of the contract's table, section 9")]
pub enum Metric {
    Revenue,
    Deals,
    Claims,
    Conversion,
    Contacts,
    Retention,
    Rating,
    Assists,
    Shares,
    Training,
}

impl Metric {
    /// Every metric with its name.
    pub const ALL: [(&'static str, Metric); 10] = [
        ("revenue", Metric::Revenue),
        ("deals", Metric::Deals),
        ("claims", Metric::Claims),
        ("conversion", Metric::Conversion),
        ("contacts", Metric::Contacts),
        ("retention", Metric::Retention),
        ("rating", Metric::Rating),
        ("assists", Metric::Assists),
        ("shares", Metric::Shares),
        ("training", Metric::Training),
    ];

    /// Its name in rulebooks and outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        Metric::ALL.iter().find(|(_, metric)| *metric == self).map_or("", |(name, _)| name)
    }
}

/// The score's rules.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// What is measured, in the order of the rulebook.
    pub metrics: Vec<MetricRule>,
    /// What is taken off.
    pub deductions: Deductions,
    /// From the best; the first that the score reaches counts.
    pub grades: Vec<Grade>,
    /// Further rewards.
    pub awards: Vec<Award>,
}

/// What one metric earns: weight × min(actual / target, cap).
#[derive(Clone, Copy, Debug)]
#[expect(missing_docs, reason = "the names are the formula's")]
pub struct MetricRule {
    pub metric: Metric,
    pub weight: Decimal,
    pub target: Decimal,
    pub cap: Decimal,
}

/// What is taken off the sum of the metrics.
#[derive(Clone, Copy, Debug, Default)]
pub struct Deductions {
    /// For each point of a violation.
    pub point: Decimal,
    /// For each complaint.
    pub complaint: Decimal,
}

/// A grade, and what it brings.
#[derive(Clone, Debug)]
pub struct Grade {
    /// The grade's name.
    pub grade: String,
    /// The least score.
    pub min: Decimal,
    /// What it brings.
    pub bonus: Option<Decimal>,
}

/// A reward apart from the score (自律奖).
#[derive(Clone, Debug)]
pub struct Award {
    /// The award's name.
    pub award: String,
    /// How long there must have been no violation.
    pub clean: Option<Span>,
    /// How many contacts there must be in the period.
    pub contacts: Option<u32>,
    /// What it brings.
    pub bonus: Option<Decimal>,
}

impl Score {
    pub(super) fn read(node: &Node<'_>) -> Option<Score> {
        let mut table = node.table();
        let mut score = Score::default();
        for (name, node) in table.get("metrics").table().named(Metric::ALL.map(|(name, _)| name)) {
            if let Some((_, metric)) = Metric::ALL.iter().find(|(known, _)| *known == name) {
                score.metrics.extend(metric_rule(&node, *metric));
            } else {
                let known = Metric::ALL.map(|(name, _)| name);
                node.problem(message!("rules-unknown-metric", metric = name.as_str()), Some(one_of(&name, &known)));
            }
        }
        let mut deductions = table.get("deductions").table();
        score.deductions.point = deductions.get("point").amount().unwrap_or_default();
        score.deductions.complaint = deductions.get("complaint").amount().unwrap_or_default();
        deductions.finish();
        score.grades = table.get("grades").list().iter().filter_map(grade).collect();
        score.awards = table.get("awards").list().iter().filter_map(award).collect();
        table.finish();
        node.is_set().then_some(score)
    }
}

fn metric_rule(node: &Node<'_>, metric: Metric) -> Option<MetricRule> {
    let mut table = node.table();
    let weight = table.get("weight");
    let weight = weight.required(weight.amount());
    let target = table.get("target");
    let target = target.required(target.above_zero());
    let cap = table.get("cap").amount().unwrap_or(Decimal::ONE);
    table.finish();
    Some(MetricRule { metric, weight: weight?, target: target?, cap })
}

fn grade(node: &Node<'_>) -> Option<Grade> {
    let mut table = node.table();
    let name = table.get("grade");
    let name = name.required(name.text());
    let min = table.get("min");
    let min = min.required(min.amount());
    let bonus = table.get("bonus").amount();
    table.finish();
    Some(Grade { grade: name?, min: min?, bonus })
}

fn award(node: &Node<'_>) -> Option<Award> {
    let mut table = node.table();
    let name = table.get("award");
    let name = name.required(name.text());
    let clean = table.get("clean").span();
    let contacts = table.get("contacts").count(0);
    let bonus = table.get("bonus").amount();
    table.finish();
    Some(Award { award: name?, clean, contacts, bonus })
}
