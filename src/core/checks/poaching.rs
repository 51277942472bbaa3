//! `poaching`: contacts and quotes on a customer protected for somebody else (抢单).

use crate::core::story::Teller;
use chrono::Datelike;
use rustc_hash::FxHashMap;

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::message::Message;
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
    not_excused(teller);
}

/// Tells that nothing excuses the rep: neither help nor a notice that was confirmed.
pub(super) fn not_excused(teller: &mut Teller<'_>) {
    teller.say(message!("story-no-helper", rep = teller.rep()));
    if teller.world().rules.credit.favour.is_some() {
        teller.say(message!("story-no-notice", rep = teller.rep()));
    }
}
