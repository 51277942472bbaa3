//! `unknown-rep`: the rep is not of the team.

use super::{Claim, Reason};
use crate::core::checks::{Check, Spec};
use crate::core::event::Kind;
use crate::core::story::Teller;
use crate::message;

/// The check's entry in the list.
pub const SPEC: Spec = Spec::violation("unknown-rep", 1, crate::pages!("unknown_rep"), tell).refused_by(reason);

fn reason(claim: &Claim<'_>) -> Option<Reason> {
    let Claim { world, book, rep, .. } = *claim;
    let has_left = book.has_left(rep);
    let is_known =
        world.rules.team.is_none() || world.member(rep).is_some() || world.is_manager(rep) || book.has_joined(rep);
    let message = if has_left {
        message!("reason-left", rep = world.rep_name(rep))
    } else if is_known {
        return None;
    } else {
        let rep = world.rep_name(rep);
        match world.member_near(rep) {
            Some(near) => message!("reason-unknown-rep-near", rep = rep, near = near),
            None => message!("reason-unknown-rep", rep = rep),
        }
    };
    Some(Reason::new(Check::UnknownRep, "team".to_owned(), message))
}

fn tell(teller: &mut Teller<'_>) {
    let (world, rep) = (teller.world(), teller.rep());
    let left = world
        .ledger
        .events
        .iter()
        .take(teller.outcomes.len())
        .rev()
        .find(|event| event.kind == Kind::Leave && world.rep(event) == teller.finding.draft.rep);
    if let Some(event) =
        left.copied().filter(|_| teller.finding.draft.rep.is_some_and(|rep| teller.before.has_left(rep)))
    {
        teller.show(event.place);
        teller.say(message!("story-left", rep = rep, row = event.place.row));
        return;
    }
    let team: Vec<&str> = world.rules.team.iter().flatten().map(|member| member.name.as_str()).collect();
    teller.say(message!("story-team", team = team));
    teller.say(message!("story-not-joined", rep = rep));
    teller.advise_to_correct();
}
