//! Training and sharing: what reps learnt, and what they gave to others.

use rust_decimal::Decimal;

use crate::core::audit::Audit;
use crate::core::names::RepId;
use crate::core::score::Card;

/// What a rep learnt and gave in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Learning {
    /// The rep.
    pub rep: RepId,
    /// Hours of training.
    pub training: Decimal,
    /// Cases shared with the team.
    pub shares: usize,
    /// Contacts, quotes and deals as a helper or in favour.
    pub assists: usize,
}

/// What the reps of these cards learnt and gave, by name; who did nothing is there too.
#[must_use]
pub fn learning(audit: &Audit<'_>, cards: &[Card<'_>]) -> Vec<Learning> {
    let mut all: Vec<Learning> = cards
        .iter()
        .map(|card| Learning {
            rep: card.rep,
            training: card.tally.training.iter().map(|(_, hours)| hours).sum(),
            shares: card.tally.shares.len(),
            assists: card.tally.assists.len(),
        })
        .collect();
    all.sort_by(|one, other| audit.world.rep_name(one.rep).cmp(audit.world.rep_name(other.rep)));
    all
}
