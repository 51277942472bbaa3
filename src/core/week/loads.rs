//! How much each rep holds against what they may hold.

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
    /// How full it is: counted of most, so that two compare without a division.
    fn is_fuller(&self, other: &Load) -> bool {
        match (self.most, other.most) {
            (Some(mine), Some(theirs)) => {
                self.counted as u64 * u64::from(theirs) > other.counted as u64 * u64::from(mine)
            }
            (mine, theirs) => mine.is_some() && theirs.is_none(),
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
    loads.sort_by(|one, other| {
        let fullness = other.is_fuller(one).cmp(&one.is_fuller(other));
        fullness.then(other.held.cmp(&one.held))
    });
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
