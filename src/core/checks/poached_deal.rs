//! `poached-deal`: a deal on a customer protected for somebody else.

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::event::Kind;
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("poached-deal", 6, crate::pages!("poached_deal"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    for outside in audit.book.facts.outside.iter().filter(|outside| outside.event.kind == Kind::Deal) {
        let Some(holding) = audit.book.holding(outside.holding) else { continue };
        let message = message!(
            "finding-poached-deal",
            rep = audit.rep_of(&outside.event),
            customer = audit.customer_of(&outside.event),
            holder = audit.world.rep_name(holding.rep),
            value = audit.world.ledger.extra(&outside.event).value.unwrap_or_default(),
            percent = audit.world.rules.credit.poached
        );
        let draft = audit.about(Check::PoachedDeal, &outside.event, message);
        let draft = draft.rule(Some("credit.poached".to_owned())).against(Some(holding.rep), Some(holding.began));
        found.push(Draft { could_know: outside.could_know, ..draft });
    }
}

fn tell(teller: &mut Teller<'_>) {
    teller.holding_before();
    super::poaching::not_excused(teller);
    teller.shares();
    teller.advise_outsider();
}
