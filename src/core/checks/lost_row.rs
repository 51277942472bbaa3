//! `lost-row`: a row that was written or sealed is no longer there.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::story::Teller;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("lost-row", crate::pages!("lost_row"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    found.extend(audit.changes(Check::LostRow));
}

fn tell(teller: &mut Teller<'_>) {
    teller.of_change();
}
