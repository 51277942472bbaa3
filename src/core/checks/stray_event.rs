//! `stray-event`: an event that the state of its customer does not allow.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::event::Event;
use crate::core::event::Kind;
use crate::core::message::Message;
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("stray-event", crate::pages!("stray_event"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    for stray in &audit.book.facts.stray {
        let event = &stray.event;
        let message = stray.told(event.kind.spec().name, audit.rep_of(event), audit.customer_of(event));
        found.push(draft(audit, event, message));
    }
}

/// A ruling that strikes a finding which nobody bears.
#[must_use]
pub fn dismissal(audit: &Audit<'_>, event: &Event, id: &str) -> Draft {
    draft(audit, event, message!("finding-stray-dismissal", id = id))
}

fn draft(audit: &Audit<'_>, event: &Event, message: Message) -> Draft {
    audit.about(Check::StrayEvent, event, message).by(audit.world.by(event).or(audit.world.rep(event)))
}

fn tell(teller: &mut Teller<'_>) {
    let Some(event) = teller.event else { return };
    match event.kind {
        Kind::Dismiss => teller.say(message!("story-no-such-id")),
        Kind::Resolve => teller.say(message!("story-no-complaint", rep = teller.audit.rep_of(&event))),
        _ => {
            teller.holding_before();
            teller.advise_astray();
        }
    }
}
