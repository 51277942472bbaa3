//! `changed-row`: a row says something else than when it was written or sealed.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::story::Teller;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("changed-row", crate::pages!("changed_row"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    found.extend(audit.changes(Check::ChangedRow));
}

fn tell(teller: &mut Teller<'_>) {
    teller.of_change();
}
