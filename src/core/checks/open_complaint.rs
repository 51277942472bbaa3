//! `open-complaint`: a complaint that should have been settled.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("open-complaint", crate::pages!("open_complaint"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    let Some(service) = audit.world.rules.service else { return };
    for complaint in audit.book.facts.complaints.iter().filter(|complaint| !complaint.is_closed) {
        let event = &complaint.event;
        let deadline = audit.world.rules.calendar.deadline(event.at, service.complaint);
        if audit.as_of > deadline {
            let (rep, customer) = (audit.rep_of(event), audit.customer_of(event));
            let message = message!("finding-open-complaint", rep = rep, customer = customer, deadline = deadline);
            let draft = audit.about(Check::OpenComplaint, event, message);
            found.push(draft.rule(Some("service.complaint".to_owned())));
        }
    }
}

fn tell(teller: &mut Teller<'_>) {
    let (Some(event), Some(service)) = (teller.event, teller.world().rules.service) else { return };
    let until = teller.count(event.at, service.complaint, "service.complaint");
    teller.say(message!("story-not-resolved", rep = teller.rep(), customer = teller.customer()));
    teller.compare(teller.audit.as_of, until);
}
