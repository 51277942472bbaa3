//! What a manager must decide today.

use crate::core::audit::{Audit, Audited};
use crate::core::book::Stand;
use crate::core::checks::Check;
use crate::core::event::Event;
use crate::core::names::RepId;
use crate::core::time::Moment;

/// Something that a manager must decide.
#[derive(Clone, Copy, Debug)]
pub struct Decision {
    /// What about.
    pub matter: Matter,
    /// The rep whom it is about.
    pub rep: RepId,
    /// Since when it waits; `None` for a sanction, which waits since its last finding.
    pub since: Option<Moment>,
}

/// What a decision is about.
#[derive(Clone, Copy, Debug)]
pub enum Matter {
    /// A sanction is due: its place among those of the audit.
    Sanction(usize),
    /// A claim was refused, and which of two rows came first is unclear: the finding's place.
    UnclearOrder(usize),
    /// A complaint is open.
    Complaint(Event),
}

/// What must be decided about all reps or one: sanctions, then claims, then complaints, each in the audit's order.
#[must_use]
pub fn decisions(audit: &Audit<'_>, audited: &Audited, of: Option<RepId>) -> Vec<Decision> {
    let is_meant = |rep: RepId| of.is_none_or(|of| of == rep);
    let mut decisions = Vec::new();
    for (place, due) in audited.sanctions.iter().enumerate().filter(|(_, due)| is_meant(due.rep)) {
        decisions.push(Decision { matter: Matter::Sanction(place), rep: due.rep, since: None });
    }
    for (place, finding) in audited.findings.iter().enumerate() {
        let draft = &finding.draft;
        let is_unclear = draft.check == Check::UnclearOrder && !finding.dismissed;
        let (Some(rep), Some(customer)) = (draft.rep, draft.customer) else { continue };
        if !is_unclear || !(is_meant(rep) || draft.against.is_some_and(is_meant)) {
            continue;
        }
        // A ruling, or the end of the holding, settles whose customer it is.
        let Stand::Held(_, holding) = audit.book.stand(customer, audit.as_of) else { continue };
        if draft.evidence.first() == Some(&holding.began) {
            decisions.push(Decision { matter: Matter::UnclearOrder(place), rep, since: draft.at });
        }
    }
    let complaints = audit.book.facts.complaints.iter().filter(|complaint| !complaint.is_closed);
    for complaint in complaints {
        let event = complaint.event;
        if let Some(rep) = audit.world.rep(&event).filter(|rep| is_meant(*rep)) {
            decisions.push(Decision { matter: Matter::Complaint(event), rep, since: Some(event.at) });
        }
    }
    decisions
}
