//! `neglect`: a holding that ended because its holder did not contact the customer.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::book::Ending;
use crate::core::protection::Clock;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("neglect", crate::pages!("neglect"), super::lapsed::tell).found_by(find);

/// One finding per holding; it stays, whatever follows.
fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    for holding in &audit.book.holdings {
        let Some(end) = holding.ended_by(audit.as_of) else { continue };
        let Ending::Lapse(clock @ (Clock::FirstContact | Clock::NoContact)) = end.how else { continue };
        let message = message!(
            "finding-neglect",
            rep = audit.world.rep_name(holding.rep),
            customer = audit.world.customer_name(holding.customer),
            until = end.at,
            clock = clock.name()
        );
        let draft = audit.of_holding(Check::Neglect, holding, end.at, message);
        found.push(draft.against(None, Some(holding.began)));
    }
}
