//! `over-rate`: the rep was granted as many claims as allowed in the day, week or month.

use super::{Claim, Reason};
use crate::core::book::Outcome;
use crate::core::book::Period;
use crate::core::checks::{Check, Spec};
use crate::core::story::Teller;
use crate::core::time::exact;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("over-rate", 1, crate::pages!("over_rate"), tell).refused_by(reason);

fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let (place, limit) = claim.world.limit(claim.rep)?;
    let day = claim.at.date();
    let exceeded: Vec<_> = Period::limited(limit)
        .filter(|(_, period, most)| claim.book.granted_in(claim.rep, *period, day) >= *most)
        .collect();
    let (setting, _, most) = exceeded.first()?;
    let until = exceeded.iter().map(|(_, period, _)| period.end(day)).max();
    let message = message!(
        "reason-over-rate",
        rep = claim.world.rep_name(claim.rep),
        most = *most,
        setting = *setting,
        until = until.unwrap_or(claim.at)
    );
    Some(Reason::new(Check::OverRate, format!("claims.limits[{place}].{setting}"), message).until(until))
}

fn tell(teller: &mut Teller<'_>) {
    let (world, Some(event), Some(rep)) = (teller.world(), teller.event, teller.finding.draft.rep) else { return };
    let setting = teller.finding.draft.rule.as_deref().and_then(|rule| rule.rsplit('.').next()).unwrap_or_default();
    let period = match setting {
        "per_day" => Period::Day,
        "per_week" => Period::Week,
        _ => Period::Month,
    };
    let earlier = world.ledger.events.iter().zip(&teller.outcomes);
    let granted = earlier.filter(|(other, outcome)| {
        **outcome == Outcome::Granted && world.rep(other) == Some(rep) && period.holds(other.at.date(), event.at.date())
    });
    let granted: Vec<_> = granted.map(|(other, _)| *other).collect();
    for other in &granted {
        teller.show(other.place);
        let customer = world.customer(other).map_or("", |(customer, _)| world.customer_name(customer));
        teller.say(message!("story-granted", row = other.place.row, at = exact(other.at), customer = customer));
    }
    teller.say(message!("story-granted-count", count = granted.len(), setting = setting));
}
