//! The row that a manager would write to settle a finding.

use crate::core::audit::{Audit, Finding};
use crate::core::checks::Check;
use crate::core::column::Standard;
use crate::core::event::Kind;

/// A row that settles a finding: its event and its cells.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// What it does.
    pub kind: Kind,
    /// What it says beside the event and the time.
    pub cells: Vec<(Standard, String)>,
}

/// The row that settles a finding; `None` where only mending the row at fault does.
#[must_use]
pub fn settlement(audit: &Audit<'_>, finding: &Finding) -> Option<Settlement> {
    let world = audit.world;
    let draft = &finding.draft;
    let customer = draft.customer.map(|customer| (Standard::Customer, world.customer_name(customer).to_owned()));
    let rep = draft.rep.map(|rep| (Standard::Rep, world.rep_name(rep).to_owned()));
    let by = world.rules.managers.iter().flatten().next().map(|by| (Standard::By, by.trim().to_owned()));
    let (kind, cells) = match draft.check {
        // The row is mended, or a seal settles it.
        Check::UnreadableRow | Check::ChangedRow | Check::LostRow | Check::DoubledRow | Check::BackdatedRow => {
            return None;
        }
        _ if finding.dismissed => return None,
        Check::Lapsed => (Kind::Recycle, vec![customer, by]),
        Check::OpenComplaint => (Kind::Resolve, vec![customer, rep]),
        Check::UnclearOrder | Check::Expiring => (Kind::Award, vec![customer, rep, by]),
        Check::UnknownRep | Check::UnlistedRep => (Kind::Join, vec![rep, by]),
        Check::OverdueVisit => (Kind::Contact, vec![customer, rep]),
        _ => (Kind::Dismiss, vec![Some((Standard::Ref, finding.id.clone())), by]),
    };
    Some(Settlement { kind, cells: cells.into_iter().flatten().collect() })
}
