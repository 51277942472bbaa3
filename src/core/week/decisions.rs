//! What a manager must decide today.

use std::cell::LazyCell;

use rustc_hash::FxHashMap;

use crate::core::audit::{Audit, Audited};
use crate::core::book::Stand;
use crate::core::checks::{Check, Draft};
use crate::core::event::{Event, Place};
use crate::core::names::{CustomerId, RepId};
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
    /// Two reps hold customers that look like one: the finding's place, and the customer that is not the finding's.
    Similar(usize, CustomerId),
    /// A complaint is open.
    Complaint(Event),
}

/// What must be decided about all reps or one: sanctions, then claims, customers that look alike and complaints, each in
/// the audit's order.
#[must_use]
pub fn decisions(audit: &Audit<'_>, audited: &Audited, of: Option<RepId>) -> Vec<Decision> {
    let is_meant = |rep: RepId| of.is_none_or(|of| of == rep);
    let mut decisions = Vec::new();
    let begun: LazyCell<FxHashMap<Place, CustomerId>, _> =
        LazyCell::new(|| audit.book.holdings.iter().map(|holding| (holding.began, holding.customer)).collect());
    for (place, due) in audited.sanctions.iter().enumerate().filter(|(_, due)| is_meant(due.rep)) {
        decisions.push(Decision { matter: Matter::Sanction(place), rep: due.rep, since: None });
    }
    for (place, finding) in audited.findings.iter().enumerate() {
        let draft = &finding.draft;
        let Some(rep) = draft.rep else { continue };
        let is_about = is_meant(rep) || draft.against.is_some_and(is_meant);
        let matter = match draft.check {
            _ if finding.dismissed || !is_about => None,
            Check::UnclearOrder if is_open(audit, draft) => Some(Matter::UnclearOrder(place)),
            Check::SimilarCustomer => {
                let other = draft.evidence.first().and_then(|row| begun.get(row));
                other.map(|other| Matter::Similar(place, *other))
            }
            _ => None,
        };
        decisions.extend(matter.map(|matter| Decision { matter, rep, since: draft.at }));
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

/// Whether the holding still runs that an unclear claim collided with: a ruling, or its end, settles whose customer it is.
fn is_open(audit: &Audit<'_>, draft: &Draft) -> bool {
    let stand = draft.customer.map(|customer| audit.book.stand(customer, audit.as_of));
    matches!(stand, Some(Stand::Held(_, holding)) if draft.evidence.first() == Some(&holding.began))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::sample::ask;

    #[test]
    fn one_rep_is_shown_what_is_decided_about_them() {
        let rules = "managers: [Max]\nprotection: [{term: 90d}]\nservice: {complaint: 1d}\n\
                     penalties: {ladder: [{step: warning, points: 1}]}\n";
        let rows = [
            "2026-03-02,claim,Fox,Ann",
            "2026-03-02,claim,Fox,Bo",
            "2026-03-02,claim,Owl,Bo",
            "2026-03-02,claim,Owl,Cy",
            "2026-03-03,complaint,Fox,Ann",
            "2026-03-03,complaint,Owl,Bo",
        ];
        let told = |rep: Option<&str>, struck: &[&str]| {
            ask(rules, &[rows.as_slice(), struck].concat(), "2026-03-20", |sample| {
                let rep = rep.map(|rep| sample.rep(rep));
                let decisions = decisions(&sample.audit, &sample.audited, rep);
                let told = decisions.iter().map(|decision| {
                    let matter = match decision.matter {
                        Matter::Sanction(_) => "sanction",
                        Matter::UnclearOrder(_) => "order",
                        Matter::Similar(..) => "similar",
                        Matter::Complaint(_) => "complaint",
                    };
                    format!("{matter} {}", sample.audit.world.rep_name(decision.rep))
                });
                told.collect::<Vec<_>>().join(", ")
            })
        };
        let all = "sanction Bo, sanction Cy, order Bo, order Cy, complaint Ann, complaint Bo";
        assert_eq!(told(None, &[]), all);
        // An unclear order is about both whose claims they are.
        assert_eq!(told(Some("Ann"), &[]), "order Bo, complaint Ann");
        assert_eq!(told(Some("Bo"), &[]), "sanction Bo, order Bo, order Cy, complaint Bo");
        assert_eq!(told(Some("Cy"), &[]), "sanction Cy, order Cy");
        // One that a manager struck is decided.
        let id = ask(rules, &rows, "2026-03-20", |sample| {
            let mut unclear = sample.audited.findings.iter().filter(|found| found.draft.check == Check::UnclearOrder);
            unclear.next().unwrap().id.clone()
        });
        let struck = format!("2026-03-10,dismiss,,,,Max,,{id}");
        assert_eq!(told(Some("Ann"), &[&struck]), "complaint Ann");
        assert_eq!(told(None, &[&struck]), all.replace("order Bo, ", ""));
    }
}
