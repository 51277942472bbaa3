//! `unclear-order`: two rows of one day compete, and one has no time of day.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::story::{Party, Teller};
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
    // Of the holding's row it has been told.
    if !event.timed {
        teller.say(message!("story-untimed", row = event.place.row));
    }
    if event.timed {
        teller.advise(Party::Rep, message!("next-rep-unclear-timed"));
    }
    let Some(ruling) = teller.ruled() else { return };
    if !teller.has_ruling_on(holding.began) {
        teller.ruling(&ruling);
    }
    teller.say(message!("story-only-a-strike", id = teller.finding.id.as_str()));
    let past = if holding.timed { message!("next-holder-past") } else { message!("next-time-of-day") };
    teller.advise(Party::Holder, past);
    teller.advise(Party::Manager, message!("next-ruled", row = ruling.place.row));
}
