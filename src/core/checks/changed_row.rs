//! `changed-row`: a row says something else than when it was written or sealed.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::journal::What;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("changed-row", include_str!("changed_row.md")).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    let changes = audit.world.ledger.changes.found.iter();
    let changes = changes.filter(|change| matches!(change.what, What::Changed { .. }));
    found.extend(changes.map(|change| audit.of_change(Check::ChangedRow, change)));
}
