//! `poaching`: contacts and quotes on a customer protected for somebody else (抢单).

use crate::core::story::Teller;
use chrono::Datelike;
use rustc_hash::FxHashMap;

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::message::Message;
use crate::core::time::exact;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("poaching", 3, crate::pages!("poaching"), tell).found_by(find);

/// One finding per rep, holding and month.
fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    let mut series = FxHashMap::default();
    for outside in audit.book.facts.outside.iter().filter(|outside| outside.event.kind.is_contact()) {
        let event = &outside.event;
        let Some(holding) = audit.book.holding(outside.holding) else { continue };
        let month = (event.at.year(), event.at.month());
        let place = *series.entry((audit.world.rep(event), outside.holding, month)).or_insert(found.len());
        if let Some(draft) = found.get_mut(place) {
            draft.rows.push(event.place);
            draft.could_know |= outside.could_know;
            continue;
        }
        let draft = audit.about(Check::Poaching, event, told(audit, outside, holding.rep));
        found.push(Draft {
            stamp: Some(holding.course.since),
            month: Some(month),
            could_know: outside.could_know,
            ..draft.rule(outside.rule.clone()).against(Some(holding.rep), Some(holding.began))
        });
    }
}

/// What the first row of a series did.
fn told(audit: &Audit<'_>, outside: &crate::core::book::Outside, holder: crate::core::names::RepId) -> Message {
    let (rep, customer) = (audit.rep_of(&outside.event), audit.customer_of(&outside.event));
    let holder = audit.world.rep_name(holder);
    match outside.deadline {
        Some(deadline) => message!(
            "finding-poaching",
            rep = rep,
            customer = customer,
            holder = holder,
            until = deadline.until,
            clock = deadline.clock.name()
        ),
        None => message!("finding-poaching-forever", rep = rep, customer = customer, holder = holder),
    }
}

fn tell(teller: &mut Teller<'_>) {
    teller.holding_before();
    series(teller);
    not_excused(teller);
    teller.advise_outsider();
}

/// Tells of the further rows of a series: each was in time too.
fn series(teller: &mut Teller<'_>) {
    let further = teller.finding.draft.rows.get(1..).unwrap_or_default();
    let outside = teller.audit.book.facts.outside.iter();
    let steps: Vec<Message> = outside
        .filter(|outside| further.contains(&outside.event.place))
        .map(|outside| {
            let (row, at) = (outside.event.place.row, exact(outside.event.at));
            match outside.deadline {
                Some(deadline) => message!("story-series", row = row, at = at, until = exact(deadline.until)),
                None => message!("story-series-forever", row = row, at = at),
            }
        })
        .collect();
    if !steps.is_empty() {
        teller.say(message!("story-series-one", rows = steps));
    }
}

/// Tells that nothing excuses the rep: neither help nor a notice that was confirmed.
pub(super) fn not_excused(teller: &mut Teller<'_>) {
    teller.say(message!("story-no-helper", rep = teller.rep()));
    if teller.world().rules.credit.favour.is_some() {
        teller.say(message!("story-no-notice", rep = teller.rep()));
    }
}
