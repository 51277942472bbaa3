//! `overdue-visit`: a won customer whom the holder has not visited for too long (回访).

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::book::Stand;
use crate::core::story::Teller;
use crate::core::time::exact;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("overdue-visit", crate::pages!("overdue_visit"), tell).found_by(find);

fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    for customer in audit.in_order() {
        let Stand::Held(_, holding) = audit.book.stand(customer, audit.as_of) else { continue };
        let Some(deadline) = audit.visit_due(holding).filter(|deadline| audit.as_of > *deadline) else { continue };
        let message = message!(
            "finding-overdue-visit",
            rep = audit.world.rep_name(holding.rep),
            customer = audit.world.customer_name(customer),
            deadline = deadline
        );
        let draft = audit.of_holding(Check::OverdueVisit, holding, deadline, message);
        found.push(draft.rule(Some("service.visit".to_owned())));
    }
}

fn tell(teller: &mut Teller<'_>) {
    let Some(holding) = teller.finding.draft.rows.first().and_then(|row| teller.holding_begun_by(*row)) else { return };
    teller.clocks_of(&holding);
    let last = holding.last_work.unwrap_or(holding.course.since);
    teller.say(message!("story-last-work", rep = teller.rep(), at = exact(last)));
    if let Some(visit) = teller.world().rules.service.and_then(|service| service.visit) {
        let until = teller.count(last, visit, "service.visit");
        teller.compare(teller.audit.as_of, until);
    }
}
