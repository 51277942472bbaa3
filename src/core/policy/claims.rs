//! When a claim is granted, and when it is not.

use super::{Writer, example};
use crate::core::book::Period;
use crate::core::message::Message;
use crate::core::rulebook::Limit;
use crate::core::time::next_second;
use crate::message;

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.chapter(message!("policy-chapter-claims"));
    let rules = writer.rules;
    let claims = &rules.claims;
    let everybody = message!("policy-who-all");
    writer.always(message!("policy-claim"));
    writer.always(message!("policy-first-come"));
    if rules.team.is_some() {
        writer.always(message!("policy-strangers"));
    }
    if !claims.require.is_empty() {
        let columns: Vec<String> = claims.require.iter().map(|column| writer.column(column)).collect();
        writer.clause("claims.require", everybody.clone(), message!("policy-require", columns = columns));
    }
    if let Some(cooldown) = claims.cooldown {
        writer.clause("claims.cooldown", everybody.clone(), message!("policy-cooldown", cooldown = cooldown));
        writer.example(ended(writer, cooldown, "cooldown"));
    }
    if let Some(freeze) = claims.freeze {
        writer.clause("claims.freeze", everybody.clone(), message!("policy-freeze", freeze = freeze));
        writer.example(ended(writer, freeze, "freeze"));
    }
    let regional = message!("policy-who-regional");
    let territory = if claims.territory { message!("policy-territory") } else { message!("policy-no-territory") };
    writer.clause("claims.territory", regional, territory);
    let reveal = if claims.reveal_holder { message!("policy-reveal") } else { message!("policy-no-reveal") };
    writer.clause("claims.reveal_holder", everybody.clone(), reveal);
    if let Some(similar) = claims.similar {
        writer.clause("claims.similar", everybody.clone(), message!("policy-similar", similar = similar.name()));
    }
    if claims.limits.is_empty() {
        writer.clause("claims.limits", everybody, message!("policy-no-limits"));
        return;
    }
    writer.always(message!("policy-limits"));
    for (place, entry) in claims.limits.iter().enumerate() {
        limit(writer, place, entry);
    }
}

/// From when on a customer that fell back into the pool may be claimed again.
fn ended(writer: &Writer<'_>, span: crate::core::time::Span, which: &'static str) -> Message {
    let at = writer.example.at;
    let (until, note) = example::until(writer.rules, at, span);
    message!("policy-example-ended", at = at, which = which, from = next_second(until), note = note)
}

fn limit(writer: &mut Writer<'_>, place: usize, limit: &Limit) {
    let path = format!("claims.limits[{place}]");
    let who = match writer.conditions(&limit.fits) {
        Some(fits) => message!("policy-who-reps", fits = fits),
        None if place == 0 => message!("policy-who-all-reps"),
        None => message!("policy-who-other-reps"),
    };
    writer.clause(format!("{path}.match"), who.clone(), message!("policy-group", who = who.clone()));
    if let Some(most) = limit.max_held {
        let won = if limit.count_won { "counted" } else { "free" };
        writer.part(format!("{path}.max_held"), &who, message!("policy-max-held", most = most));
        writer.part(format!("{path}.count_won"), &who, message!("policy-count-won", won = won));
    }
    let day = writer.example.at.date();
    for (setting, period, most) in Period::limited(limit) {
        writer.part(format!("{path}.{setting}"), &who, message!("policy-rate", setting = setting, most = most));
        let told =
            message!("policy-example-rate", at = writer.example.at, most = most, from = next_second(period.end(day)));
        writer.example(told);
    }
}
