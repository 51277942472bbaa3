//! `similar-customer`: two reps hold customers that look like one (疑似同一客户).

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::book::{Holding, Stand};
use crate::core::matching::{Says, Score, Sign};
use crate::core::message::Message;
use crate::core::names::CustomerId;
use crate::core::similar::{self, Pair};
use crate::core::story::{Party, Teller};
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::off("similar-customer", crate::pages!("similar_customer"), tell).found_by(find);

/// One finding per pair of customers in different hands, best first, about whoever came second.
fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    let world = audit.world;
    let holders: Vec<Option<_>> = (0..world.customers.len())
        .map(|customer| match audit.book.stand(CustomerId::at(customer), audit.as_of) {
            Stand::Held(_, holding) => Some(holding.rep),
            Stand::Pool(_) => None,
        })
        .collect();
    let holder = |customer: CustomerId| holders.get(customer.index()).copied().flatten();
    let is_across = |one, other| holder(one).zip(holder(other)).is_some_and(|(one, other)| one != other);
    for pair in similar::pairs(world, is_across) {
        found.extend(about(audit, &pair));
    }
}

fn about(audit: &Audit<'_>, pair: &Pair) -> Option<Draft> {
    let world = audit.world;
    let held = |customer| match audit.book.stand(customer, audit.as_of) {
        Stand::Held(_, holding) => Some(holding),
        Stand::Pool(_) => None,
    };
    let (one, other) = (held(world.customers.of(pair.names.0))?, held(world.customers.of(pair.names.1))?);
    let since = |holding: &Holding| (holding.course.since, holding.began);
    let (first, second) = if since(one) <= since(other) { (one, other) } else { (other, one) };
    let message = message!(
        "finding-similar-customer",
        customer = world.customer_name(second.customer),
        rep = world.rep_name(second.rep),
        other = world.customer_name(first.customer),
        holder = world.rep_name(first.rep),
        score = usize::try_from(pair.score.sum()).unwrap_or(0),
        agreed = agreed(&pair.score)
    );
    let rule = world.rules.claims.similar.map(|_| "claims.similar".to_owned());
    let draft = audit.of_holding(Check::SimilarCustomer, second, second.course.since, message);
    Some(draft.rule(rule).against(Some(first.rep), Some(first.began)))
}

/// What speaks for one customer.
#[must_use]
pub fn agreed(score: &Score) -> Vec<Message> {
    score.parts(Says::agrees).map(told).collect()
}

/// What speaks against it.
#[must_use]
pub fn differed(score: &Score) -> Vec<Message> {
    score.parts(Says::differs).map(told).collect()
}

/// `core: same`.
fn told(sign: Sign) -> Message {
    message!("similar-part", part = sign.part.name(), says = sign.says.name())
}

fn tell(teller: &mut Teller<'_>) {
    let draft = &teller.finding.draft;
    let begun = |row: Option<&crate::core::event::Place>| row.and_then(|row| teller.holding_begun_by(*row));
    let (Some(second), Some(first)) = (begun(draft.rows.first()), begun(draft.evidence.first())) else { return };
    let world = teller.world();
    let (second, first) = (second.customer, first.customer);
    let pairs =
        similar::pairs(world, |one, other| (one.min(other), one.max(other)) == (first.min(second), first.max(second)));
    for sign in pairs.first().into_iter().flat_map(|pair| pair.score.signs).filter(|sign| sign.points != 0) {
        let points = format!("{:+}", sign.points).replace('-', "−");
        teller.say(message!("story-similar", sign = told(sign), points = points));
    }
    let (customer, other) = (world.customer_name(second), world.customer_name(first));
    teller.advise(Party::Manager, message!("next-manager-similar", customer = customer, other = other));
}
