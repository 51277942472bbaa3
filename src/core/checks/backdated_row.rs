//! `backdated-row`: a row was typed in after its time had been sealed.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::journal::What;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("backdated-row", include_str!("backdated_row.md")).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    let changes = audit.world.ledger.changes.found.iter();
    let changes = changes.filter(|change| matches!(change.what, What::Backdated { .. }));
    found.extend(changes.map(|change| audit.of_change(Check::BackdatedRow, change)));
}
