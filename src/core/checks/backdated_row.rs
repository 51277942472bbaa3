//! `backdated-row`: a row was typed in after its time had been sealed.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::story::Teller;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("backdated-row", crate::pages!("backdated_row"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    found.extend(audit.changes(Check::BackdatedRow));
}

fn tell(teller: &mut Teller<'_>) {
    teller.of_change();
}
