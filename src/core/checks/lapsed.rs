//! `lapsed`: a protection has run out, and nobody has written it down or taken the customer.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::book::{Ending, Holding, Stand};
use crate::core::names::CustomerId;
use crate::core::protection::Clock;
use crate::core::story::{Party, Teller};
use crate::core::time::Moment;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("lapsed", crate::pages!("lapsed"), tell).found_by(find);

/// The customers whose last holding was ended by a clock that nobody has written down yet; with that holding, the
/// moment and the clock.
pub fn customers<'a>(audit: &'a Audit<'_>) -> impl Iterator<Item = (CustomerId, &'a Holding, Moment, Clock)> {
    audit.in_order().filter_map(|customer| {
        let Stand::Pool(Some(end)) = audit.book.stand(customer, audit.as_of) else { return None };
        let Ending::Lapse(clock) = end.how else { return None };
        let (holding, _) = audit.book.former(customer, audit.as_of).next()?;
        (!audit.book.is_recycled(customer)).then_some((customer, holding, end.at, clock))
    })
}

/// One finding per customer.
fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    for (customer, holding, until, clock) in customers(audit) {
        let message = message!(
            "finding-lapsed",
            rep = audit.world.rep_name(holding.rep),
            customer = audit.world.customer_name(customer),
            until = until,
            clock = clock.name()
        );
        let draft = audit.of_holding(Check::Lapsed, holding, until, message);
        found.push(draft.against(None, Some(holding.began)));
    }
}

/// How the clock ran out, which is how every holding ends that nobody ends.
pub(super) fn tell(teller: &mut Teller<'_>) {
    let Some(holding) = teller.finding.draft.rows.first().and_then(|row| teller.holding_begun_by(*row)) else { return };
    if let Some(end) = holding.ended_by(teller.audit.as_of) {
        teller.ending(&holding, end);
        teller.after_the_end(end);
    }
    if teller.finding.draft.check == Check::Lapsed {
        teller.say(message!("story-nobody-followed", customer = teller.customer()));
        let advice = teller.claim_when().unwrap_or(message!("next-claim-never"));
        teller.advise(Party::Rep, advice);
    }
}
