//! `over-rate`: the rep was granted as many claims as allowed in the day, week or month.

use super::{Claim, Reason};
use crate::core::book::Period;
use crate::core::checks::{Check, Spec};
use crate::core::time::{end_of_day, end_of_month, end_of_week};
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("over-rate", 1, include_str!("over_rate.md"));

pub(super) fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let (place, limit) = claim.world.limit(claim.rep)?;
    let day = claim.at.date();
    let exceeded: Vec<_> = [
        ("per_day", Period::Day, limit.per_day, end_of_day(day)),
        ("per_week", Period::Week, limit.per_week, end_of_week(day)),
        ("per_month", Period::Month, limit.per_month, end_of_month(day)),
    ]
    .into_iter()
    .filter_map(|(setting, period, most, end)| Some((setting, period, most?, end)))
    .filter(|(_, period, most, _)| claim.book.granted_in(claim.rep, *period, day) >= *most)
    .collect();
    let (setting, _, most, _) = exceeded.first()?;
    let until = exceeded.iter().map(|(.., end)| *end).max();
    let message = message!(
        "reason-over-rate",
        rep = claim.world.rep_name(claim.rep),
        most = *most,
        setting = *setting,
        until = until.unwrap_or(claim.at)
    );
    Some(Reason::new(Check::OverRate, format!("claims.limits[{place}].{setting}"), message).until(until))
}
