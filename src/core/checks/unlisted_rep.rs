//! `unlisted-rep`: a name that is not in the team.

use crate::core::story::Teller;
use std::collections::BTreeMap;

use super::{Check, Draft, Spec};
use crate::core::audit::Audit;
use crate::core::event::Event;
use crate::core::names::RepId;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::notice("unlisted-rep", crate::pages!("unlisted_rep"), tell).found_by(find);

/// One finding per name.
fn find(audit: &Audit<'_>, found: &mut Vec<Draft>) {
    let world = audit.world;
    let is_unlisted =
        |name: &RepId| world.member(*name).is_none() && !world.is_manager(*name) && !audit.book.ever_joined(*name);
    let mut rows: BTreeMap<RepId, Vec<&Event>> = BTreeMap::new();
    if world.rules.team.is_none() || !world.everybody().any(|name| is_unlisted(&name)) {
        return;
    }
    for event in &world.ledger.events {
        let (rep, with) = (world.rep(event), world.with(event));
        for name in [rep, with.filter(|with| Some(*with) != rep)].into_iter().flatten().filter(is_unlisted) {
            rows.entry(name).or_default().push(event);
        }
    }
    for (name, events) in rows {
        let Some(first) = events.first() else { continue };
        let (rep, count) = (world.rep_name(name), events.len());
        let message = match world.member_near(rep) {
            Some(near) => message!("finding-unlisted-rep-near", rep = rep, rows = count, near = near),
            None => message!("finding-unlisted-rep", rep = rep, rows = count),
        };
        found.push(Draft {
            stamp: None,
            rep: Some(name),
            customer: None,
            name: None,
            rows: events.iter().map(|event| event.place).collect(),
            ..audit.about(Check::UnlistedRep, first, message).rule(Some("team".to_owned()))
        });
    }
}

fn tell(teller: &mut Teller<'_>) {
    let team: Vec<&str> = teller.world().rules.team.iter().flatten().map(|member| member.name.as_str()).collect();
    teller.say(message!("story-team", team = team));
    teller.say(message!("story-never-joined", rep = teller.rep()));
    teller.advise_to_correct();
}
