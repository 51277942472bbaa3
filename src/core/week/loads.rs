//! How much each rep holds against what they may hold.

use std::cmp::Ordering;

use crate::core::audit::{Audit, by_name};
use crate::core::names::RepId;

/// What a rep holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    /// The rep.
    pub rep: RepId,
    /// All customers held.
    pub held: usize,
    /// Those of them that are won.
    pub won: usize,
    /// Those that count against the cap.
    pub counted: usize,
    /// The cap, where there is one.
    pub most: Option<u32>,
}

impl Load {
    /// How full it is, as a fraction; who may hold nothing is full.
    fn fullness(&self) -> Option<(u64, u64)> {
        let counted = self.counted as u64;
        self.most.map(|most| if most == 0 { (counted + 1, 1) } else { (counted, most.into()) })
    }

    /// The order of how full they are; who has no cap is never full.
    fn by_fullness(&self, other: &Load) -> Ordering {
        match (self.fullness(), other.fullness()) {
            (Some((mine, most)), Some((theirs, others))) => (mine * others).cmp(&(theirs * most)),
            (mine, theirs) => mine.is_some().cmp(&theirs.is_some()),
        }
    }
}

/// What the reps of the team and all who hold anything hold, or what one rep does; the fullest first.
#[must_use]
pub fn loads(audit: &Audit<'_>, of: Option<RepId>) -> Vec<Load> {
    let world = audit.world;
    let is_meant = |rep: &RepId| {
        let is_of_team = world.member(*rep).is_some() && !world.is_manager(*rep);
        of.map_or_else(|| is_of_team || audit.book.held_by(*rep, audit.as_of).next().is_some(), |of| of == *rep)
    };
    let reps = by_name(world, world.everybody().filter(is_meant));
    let mut loads: Vec<Load> = reps.into_iter().map(|rep| load(audit, rep)).collect();
    loads.sort_by(|one, other| other.by_fullness(one).then(other.held.cmp(&one.held)));
    loads
}

fn load(audit: &Audit<'_>, rep: RepId) -> Load {
    let limit = audit.world.limit(rep).map(|(_, limit)| limit);
    let (mut held, mut won) = (0, 0);
    for holding in audit.book.held_by(rep, audit.as_of) {
        held += 1;
        won += usize::from(holding.is_won());
    }
    let counts_won = limit.is_none_or(|limit| limit.count_won);
    Load {
        rep,
        held,
        won,
        counted: if counts_won { held } else { held - won },
        most: limit.and_then(|limit| limit.max_held),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::sample::ask;

    #[test]
    fn the_fullest_come_first_and_who_has_no_cap_last() {
        let rules = "managers: [Max]\nteam: [{name: Ann, level: a}, {name: Bo, level: b}, {name: Cy, level: c}, \
                     {name: Dan, level: d}, {name: Eve, level: e}, {name: Flo, level: f}, {name: Gil, level: f}]\n\
                     claims: {limits: [{match: {level: a}, max_held: 4}, {match: {level: b}, max_held: 2, count_won: \
                     true}, {match: {level: c}, max_held: 0}, {match: {level: d}, max_held: 4}, {match: {level: e}, \
                     max_held: 3}]}\n";
        let rows = [
            "2026-03-01,claim,A1,Ann",
            "2026-03-01,claim,A2,Ann",
            "2026-03-01,claim,A3,Ann",
            "2026-03-02,deal,A3,Ann,,,9",
            "2026-03-01,claim,B1,Bo",
            "2026-03-02,deal,B1,Bo,,,9",
            "2026-03-01,claim,G1,Gil",
            "2026-03-02,award,M1,Zoe,,Max",
        ];
        let told = |of: Option<&str>| {
            ask(rules, &rows, "2026-03-05", |sample| {
                let loads = loads(&sample.audit, of.map(|rep| sample.rep(rep)));
                let name = |rep| sample.audit.world.rep_name(rep).to_owned();
                let told = |load: Load| (name(load.rep), load.held, load.won, load.counted, load.most);
                loads.into_iter().map(told).collect::<Vec<_>>()
            })
        };
        let load = |rep: &str, held, won, counted, most| (rep.to_owned(), held, won, counted, most);
        let all = [
            // Nothing more can be claimed by who may hold nothing.
            load("Cy", 0, 0, 0, Some(0)),
            // Both are half full; who holds more comes first.
            load("Ann", 3, 1, 2, Some(4)),
            load("Bo", 1, 1, 1, Some(2)),
            load("Dan", 0, 0, 0, Some(4)),
            load("Eve", 0, 0, 0, Some(3)),
            load("Gil", 1, 0, 1, None),
            load("Zoe", 1, 0, 1, None),
            load("Flo", 0, 0, 0, None),
        ];
        assert_eq!(told(None), all);
        assert_eq!(told(Some("Bo")), all[2..3]);
    }
}
