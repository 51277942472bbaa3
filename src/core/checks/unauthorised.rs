//! `unauthorised`: a manager's event without a manager.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("unauthorised", 1, crate::pages!("unauthorised"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    for event in &audit.book.facts.unauthorised {
        let by = audit.world.by(event);
        let event_name = event.kind.spec().name;
        let message = match by {
            Some(by) => message!("finding-unauthorised", by = audit.world.rep_name(by), event = event_name),
            None => message!("finding-unauthorised-nobody", event = event_name),
        };
        let draft = audit.about(Check::Unauthorised, event, message).rule(Some("managers".to_owned()));
        found.push(draft.by(by.or(audit.world.rep(event))));
    }
}

fn tell(teller: &mut Teller<'_>) {
    match teller.world().rules.managers.as_deref() {
        Some(managers) => {
            let by = teller.event.and_then(|event| teller.world().by(&event));
            let by = by.map_or("none", |by| teller.name(by));
            teller.say(message!("story-managers", managers = managers.to_vec(), by = by));
        }
        None => teller.say(message!("story-by-missing")),
    }
}
