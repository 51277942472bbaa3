//! What breaks the policy, what each breach costs, and what follows.

use super::{Writer, example};
use crate::core::checks::Check;
use crate::core::message::Message;
use crate::core::rulebook::{Level, Rung, Threshold};
use crate::core::sanctions::step_of;
use crate::message;

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.chapter(message!("policy-chapter-breaches"));
    let settings = &writer.rules.checks;
    let everybody = message!("policy-who-all");
    for level in [Level::Violation, Level::Notice, Level::Off] {
        let mut checks: Vec<Check> =
            Check::ALL.iter().copied().filter(|check| settings.of(*check).level == level).collect();
        checks.sort_by_key(|check| std::cmp::Reverse(settings.of(*check).points));
        if checks.is_empty() {
            continue;
        }
        writer.always(message!("policy-level", level = level.name()));
        for check in checks {
            let setting = settings.of(check);
            let told = message!("policy-costs", level = level.name(), points = setting.points);
            writer.part(format!("checks.{}", check.name()), &everybody, told);
            if let Some(clause) = writer.last() {
                clause.about = Some(check);
            }
        }
    }
    writer.always(message!("policy-could-know"));
    penalties(writer);
}

fn penalties(writer: &mut Writer<'_>) {
    writer.chapter(message!("policy-chapter-penalties"));
    let rules = writer.rules;
    let everybody = message!("policy-who-all");
    let window = rules.penalties.window;
    writer.clause("penalties.window", everybody.clone(), message!("policy-window", window = window));
    let costly = costly(writer);
    if let (Some((check, points)), Some(from)) =
        (costly, example::forgotten(&rules.calendar, writer.example.at, window))
    {
        let at = writer.example.at;
        writer.example(message!("policy-example-window", check = check.words(), points = points, at = at, from = from));
    }
    if rules.penalties.ladder.is_empty() {
        writer.clause("penalties.ladder", everybody, message!("policy-no-ladder"));
        return;
    }
    writer.always(message!("policy-ladder"));
    for (place, rung) in rules.penalties.ladder.iter().enumerate() {
        writer.part(format!("penalties.ladder[{place}]"), &everybody, step(rung));
        writer.example(reached(writer, rung, costly));
        if let Some(span) = rung.suspend {
            let (until, note) = example::until(rules, writer.example.at, span);
            let at = writer.example.at;
            writer.example(message!("policy-example-suspended", at = at, until = until, note = note));
        }
    }
    writer.always(message!("policy-imposed"));
}

/// A breach that costs points, for examples: poaching, or whatever does.
fn costly(writer: &Writer<'_>) -> Option<(Check, u32)> {
    let checks = std::iter::once(Check::Poaching).chain(Check::ALL.iter().copied());
    let cost = |check: Check| (check, writer.rules.checks.of(check).points);
    checks.map(cost).find(|(_, points)| *points > 0)
}

fn step(rung: &Rung) -> Message {
    let mut what = vec![message!("policy-step", step = rung.step.as_str())];
    what.extend(rung.fine.map(|fine| message!("sanction-fine", fine = fine)));
    what.extend(rung.suspend.map(|span| message!("sanction-suspend", span = span)));
    match &rung.at {
        Threshold::Points(points) => message!("policy-step-points", points = *points, what = what),
        Threshold::Offences(checks, count) => {
            let checks: Vec<Message> = checks.iter().map(|check| check.words()).collect();
            message!("policy-step-count", checks = checks, count = *count, what = what)
        }
    }
}

/// So many breaches of one kind as lead to a step, unless they lead beyond it.
fn reached(writer: &Writer<'_>, rung: &Rung, costly: Option<(Check, u32)>) -> Option<Message> {
    let Threshold::Points(least) = rung.at else { return None };
    let (check, each) = costly?;
    let count = least.div_ceil(each);
    let points = count.checked_mul(each)?;
    let step = step_of(&writer.rules.penalties.ladder, points)?;
    (step.step == rung.step)
        .then(|| message!("policy-example-step", check = check.words(), count = count, each = each, points = points))
}
