//! `doubled-row`: a row that was written or sealed stands there once more.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::journal::What;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("doubled-row", include_str!("doubled_row.md")).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    let changes = audit.world.ledger.changes.found.iter();
    let changes = changes.filter(|change| matches!(change.what, What::Doubled { .. }));
    found.extend(changes.map(|change| audit.of_change(Check::DoubledRow, change)));
}
