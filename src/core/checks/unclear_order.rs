//! `unclear-order`: two rows of one day compete, and one has no time of day.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("unclear-order", crate::pages!("unclear_order"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    for refused in &audit.book.facts.refused {
        let Some(holding) = refused.unclear.and_then(|id| audit.book.holding(id)) else { continue };
        let message = message!(
            "finding-unclear-order",
            rep = audit.rep_of(&refused.event),
            customer = audit.customer_of(&refused.event),
            holder = audit.world.rep_name(holding.rep),
            row = holding.began.row
        );
        let draft = audit.about(Check::UnclearOrder, &refused.event, message);
        found.push(draft.against(Some(holding.rep), Some(holding.began)));
    }
}

fn tell(teller: &mut Teller<'_>) {
    teller.holding_before();
    let Some(event) = teller.event else { return };
    let Some(holding) = teller.finding.draft.evidence.first().and_then(|row| teller.holding_begun_by(*row)) else {
        return;
    };
    for (place, timed) in [(holding.began, holding.timed), (event.place, event.timed)] {
        if !timed {
            teller.say(message!("story-untimed", row = place.row));
        }
    }
}
