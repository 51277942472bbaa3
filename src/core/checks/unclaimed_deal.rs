//! `unclaimed-deal`: a deal on a customer in the pool.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::event::Kind;
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("unclaimed-deal", 1, crate::pages!("unclaimed_deal"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    for work in audit.book.facts.unclaimed.iter().filter(|work| work.event.kind == Kind::Deal) {
        let message = message!(
            "finding-unclaimed-deal",
            rep = audit.rep_of(&work.event),
            customer = audit.customer_of(&work.event),
            value = audit.world.ledger.extra(&work.event).value.unwrap_or_default(),
            percent = audit.world.rules.credit.unclaimed
        );
        let draft = audit.about(Check::UnclaimedDeal, &work.event, message);
        found.push(draft.rule(Some("credit.unclaimed".to_owned())));
    }
}

fn tell(teller: &mut Teller<'_>) {
    teller.holding_before();
    teller.shares();
    teller.advise_unclaimed();
}
