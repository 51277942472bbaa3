//! `expiring`: a protection that runs out soon.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::book::Stand;
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("expiring", crate::pages!("expiring"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    let soon = audit.world.rules.calendar.deadline(audit.as_of, audit.world.rules.remind);
    for customer in audit.in_order() {
        let Stand::Held(_, holding) = audit.book.stand(customer, audit.as_of) else { continue };
        let Some(deadline) = holding.deadline.filter(|deadline| deadline.until <= soon) else { continue };
        let message = message!(
            "finding-expiring",
            rep = audit.world.rep_name(holding.rep),
            customer = audit.world.customer_name(customer),
            until = deadline.until,
            clock = deadline.clock.name()
        );
        found.push(audit.of_holding(Check::Expiring, holding, deadline.until, message));
    }
}

fn tell(teller: &mut Teller<'_>) {
    let Some(holding) = teller.finding.draft.rows.first().and_then(|row| teller.holding_begun_by(*row)) else { return };
    teller.clocks_of(&holding);
    let soon = teller.count(teller.audit.as_of, teller.world().rules.remind, "remind");
    if let Some(until) = holding.until() {
        teller.compare(until, soon);
    }
    teller.advise_to_keep(&holding);
}
