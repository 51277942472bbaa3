//! Service, and what work earns.

use rust_decimal::Decimal;

use super::{Writer, example, or_nothing};
use crate::core::exact::{Exact, digits, exact, whole};
use crate::core::message::{Arg, Message};
use crate::core::rulebook::{Award, Metric, MetricRule, Score};
use crate::core::score::{earned, grade_of, total};
use crate::message;

pub(super) fn write(writer: &mut Writer<'_>) {
    service(writer);
    writer.chapter(message!("policy-chapter-score"));
    let everybody = message!("policy-who-all");
    let Some(score) = &writer.rules.score else {
        writer.clause("score", everybody, message!("policy-no-score"));
        return;
    };
    writer.always(message!("policy-metrics"));
    for rule in &score.metrics {
        let name = rule.metric.name();
        let told = message!(
            "policy-metric",
            metric = name,
            weight = rule.weight,
            target = rule.target,
            cap = rule.cap.saturating_mul(Decimal::ONE_HUNDRED)
        );
        writer.part(format!("score.metrics.{name}"), &everybody, told);
        writer.example(measured(rule));
    }
    let taken = score.deductions;
    let deductions = [("point", taken.point), ("complaint", taken.complaint)];
    for (setting, amount) in deductions.into_iter().filter(|(_, amount)| !amount.is_zero()) {
        let told = message!("policy-deduction", setting = setting, amount = amount);
        writer.clause(format!("score.deductions.{setting}"), everybody.clone(), told);
    }
    writer.always(message!("policy-score"));
    writer.example(summed(writer, score));
    for (place, grade) in score.grades.iter().enumerate() {
        let bonus = or_nothing(grade.bonus.map(|bonus| message!("policy-bonus", bonus = bonus)));
        let told = message!("policy-grade", grade = grade.grade.as_str(), min = grade.min, bonus = bonus);
        writer.clause(format!("score.grades[{place}]"), everybody.clone(), told);
    }
    for (place, award) in score.awards.iter().enumerate() {
        writer.clause(format!("score.awards[{place}]"), everybody.clone(), awarded(award));
        if let Some(clean) = award.clean {
            let (at, start) = (writer.example.at, writer.rules.calendar.window_start(writer.example.at, clean));
            writer.example(message!("policy-example-clean", at = at, from = start));
        }
    }
}

fn service(writer: &mut Writer<'_>) {
    writer.chapter(message!("policy-chapter-service"));
    let (rules, everybody) = (writer.rules, message!("policy-who-all"));
    let Some(service) = rules.service else {
        writer.clause("service", everybody, message!("policy-no-service"));
        return;
    };
    let told = message!("policy-complaint", span = service.complaint);
    writer.clause("service.complaint", everybody.clone(), told);
    writer.example(example::counted(rules, writer.example, service.complaint));
    match service.visit {
        Some(visit) => {
            writer.clause("service.visit", everybody, message!("policy-visit", span = visit));
            writer.example(example::counted(rules, writer.example, visit));
        }
        None => writer.clause("service.visit", everybody, message!("policy-no-visit")),
    }
}

fn awarded(award: &Award) -> Message {
    let clean = award.clean.map(|clean| message!("policy-award-clean", clean = clean));
    let contacts = award.contacts.map(|least| message!("policy-award-contacts", least = least));
    let conditions: Vec<Message> = clean.into_iter().chain(contacts).collect();
    let bonus = or_nothing(award.bonus.map(|bonus| message!("policy-bonus", bonus = bonus)));
    if conditions.is_empty() {
        return message!("policy-award-always", award = award.award.as_str(), bonus = bonus);
    }
    message!("policy-award", award = award.award.as_str(), conditions = conditions, bonus = bonus)
}

/// What half of a target earns, and twice as much as it; of what has a most, the target itself.
fn measured(rule: &MetricRule) -> Message {
    let earns = |actual: Decimal| digits(&earned(&exact(rule.weight), rule, &exact(actual)).0, 2);
    let low = rule.target / Decimal::TWO;
    let has_most = matches!(rule.metric, Metric::Conversion | Metric::Retention | Metric::Rating);
    let high = if has_most { rule.target } else { rule.target.saturating_mul(Decimal::TWO) };
    message!("policy-example-metric", low = low, earns = earns(low), high = high, most = earns(high))
}

/// A score, from all targets reached and one breach.
fn summed(writer: &Writer<'_>, score: &Score) -> Option<Message> {
    let all: Exact = score.metrics.iter().map(|rule| earned(&exact(rule.weight), rule, &exact(rule.target)).0).sum();
    if score.metrics.is_empty() {
        return None;
    }
    let points = crate::core::checks::Check::Poaching;
    let points = writer.rules.checks.of(points).points.max(1);
    let taken = exact(score.deductions.point) * whole(points as usize) + exact(score.deductions.complaint);
    let sum = total(&all, &taken);
    let grade = grade_of(score, &sum).map_or_else(
        || Arg::from(""),
        |grade| Arg::from(message!("policy-example-grade", grade = grade.grade.as_str())),
    );
    Some(message!(
        "policy-example-score",
        earned = digits(&all, 2),
        points = points,
        taken = digits(&taken, 2),
        score = digits(&sum, 2),
        grade = grade
    ))
}
