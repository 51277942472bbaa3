//! `doubled-row`: a row that was written or sealed stands there once more.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::story::Teller;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("doubled-row", crate::pages!("doubled_row"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    found.extend(audit.changes(Check::DoubledRow));
}

fn tell(teller: &mut Teller<'_>) {
    teller.of_change();
}
