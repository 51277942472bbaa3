//! `out-of-territory`: the customer's region is not one of the rep's.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec =
    Spec::violation("out-of-territory", 1, crate::pages!("out_of_territory"), tell).refused_by(reason);

fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let Claim { world, book, rep, customer, event, .. } = *claim;
    let allowed = world.regions.get(rep.index()).filter(|regions| !regions.is_empty())?;
    let region = book.attribute(world, customer, world.region?, Some(event))?;
    if allowed.contains(&region) {
        return None;
    }
    let regions = &world.member(rep)?.regions;
    let region = world.ledger.attribute_text(region);
    let message = message!(
        "reason-out-of-territory",
        rep = world.rep_name(rep),
        region = region,
        regions = regions.written.clone()
    );
    Some(Reason::new(Check::OutOfTerritory, "claims.territory".to_owned(), message))
}

fn tell(teller: &mut Teller<'_>) {
    let (world, Some(event)) = (teller.world(), teller.event) else { return };
    let (Some((customer, _)), Some(column)) = (world.customer(&event), world.region) else { return };
    let region = teller.before.attribute(world, customer, column, Some(&event));
    let region = region.map_or("", |region| world.ledger.attribute_text(region));
    teller.say(message!("story-region", customer = teller.customer(), region = region));
    let member = teller.finding.draft.rep.and_then(|rep| world.member(rep));
    let regions = member.map(|member| member.regions.written.clone()).unwrap_or_default();
    teller.say(message!("story-regions", rep = teller.rep(), regions = regions));
}
