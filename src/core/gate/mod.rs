//! The claim gate: every reason against a claim, one file each (contract, section 5).

pub mod collision;
pub mod cooldown;
pub mod incomplete_claim;
pub mod late_entry;
pub mod out_of_territory;
pub mod over_cap;
pub mod over_rate;
pub mod pool_freeze;
pub mod repeat_claim;
pub mod suspended_rep;
pub mod unknown_rep;

use std::sync::LazyLock;

use super::book::Book;
use super::checks::Check;
use super::event::{Event, Place};
use super::message::Message;
use super::names::{CustomerId, RepId};
use super::time::{Moment, next_second};
use super::world::World;

/// A claim at the gate.
#[derive(Clone, Copy)]
pub struct Claim<'a> {
    /// What is known of names and rules.
    pub world: &'a World<'a>,
    /// Who holds what, before the claim.
    pub book: &'a Book,
    /// When.
    pub at: Moment,
    /// Who claims.
    pub rep: RepId,
    /// What is claimed.
    pub customer: CustomerId,
    /// The row.
    pub event: &'a Event,
}

/// A reason against a claim.
#[derive(Clone, Debug, PartialEq)]
pub struct Reason {
    /// Its check.
    pub check: Check,
    /// The path of the rule.
    pub rule: Option<String>,
    /// The last moment at which it holds if nothing else happens.
    pub until: Option<Moment>,
    /// The rep against whom the claim goes.
    pub against: Option<RepId>,
    /// The row that began what the claim goes against.
    pub evidence: Option<Place>,
    /// The reason in words.
    pub message: Message,
}

impl Reason {
    /// A reason that only names its rule.
    #[must_use]
    pub fn new(check: Check, rule: impl Into<Option<String>>, message: Message) -> Reason {
        Reason { check, rule: rule.into(), until: None, against: None, evidence: None, message }
    }

    /// The last moment at which it holds if nothing else happens.
    #[must_use]
    pub fn until(mut self, until: Option<Moment>) -> Reason {
        self.until = until;
        self
    }
}

/// Says whether one reason holds against a claim.
pub type Gate = fn(&Claim<'_>) -> Option<Reason>;

/// The gates, in the order of the list of checks.
static GATES: LazyLock<Vec<Gate>> = LazyLock::new(|| Check::ALL.iter().filter_map(|check| check.spec().gate).collect());

/// All reasons against a claim, in the order of the list of checks; granted when there is none.
#[must_use]
pub fn reasons(claim: &Claim<'_>) -> Vec<Reason> {
    GATES.iter().filter_map(|gate| gate(claim)).collect()
}

/// How often the search for the first moment of a claim looks again.
const PATIENCE: usize = 1000;

/// The first moment, from that of the claim on, at which it would be granted if nothing else happens.
#[must_use]
pub fn earliest(claim: &Claim<'_>) -> Option<Moment> {
    let mut at = claim.at;
    for _ in 0..PATIENCE {
        // Made at that moment, it would be recorded in time.
        let event = Event { at, late: false, ..*claim.event };
        let claim = Claim { at, event: &event, ..*claim };
        let reasons = reasons(&claim);
        if reasons.is_empty() {
            return Some(at);
        }
        let mut next = at;
        for reason in &reasons {
            let until = match reason.check {
                Check::OverCap => over_cap::until(&claim),
                _ => reason.until,
            };
            next = next.max(next_second(until?));
        }
        if next <= at {
            return None;
        }
        at = next;
    }
    None
}
