//! `lapsed`: a protection has run out, and nobody has written it down or taken the customer.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::book::{Ending, Stand};
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("lapsed", include_str!("lapsed.md")).found_by(find);

/// One finding per customer.
fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    for customer in audit.in_order() {
        let Stand::Pool(Some(end)) = audit.book.stand(customer, audit.as_of) else { continue };
        let Ending::Lapse(clock) = end.how else { continue };
        let Some((holding, _)) = audit.book.former(customer, audit.as_of).next() else { continue };
        if audit.book.is_recycled(customer) {
            continue;
        }
        let message = message!(
            "finding-lapsed",
            rep = audit.world.rep_name(holding.rep),
            customer = audit.world.customer_name(customer),
            until = end.at,
            clock = clock.name()
        );
        let draft = audit.of_holding(Check::Lapsed, holding, end.at, message);
        found.push(draft.against(None, Some(holding.began)));
    }
}
