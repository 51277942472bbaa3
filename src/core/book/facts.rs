//! What a replay shows, as typed values; checks make findings of it.

use rust_decimal::Decimal;

use super::holding::HoldingId;
use crate::core::event::Event;
use crate::core::gate::Reason;
use crate::core::message::Message;
use crate::core::names::{CustomerId, RepId};
use crate::core::protection::Deadline;
use crate::core::time::Moment;
use crate::message;

/// Everything of note, each list in event order.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Claims that were refused.
    pub refused: Vec<Refused>,
    /// Work on customers protected for somebody else.
    pub outside: Vec<Outside>,
    /// Work on customers in the pool.
    pub unclaimed: Vec<Unclaimed>,
    /// Contacts, quotes, deals and notices recorded too late.
    pub late: Vec<Event>,
    /// Events that the state of the customer does not allow.
    pub stray: Vec<Stray>,
    /// Extensions beyond what the rules allow.
    pub over_extended: Vec<OverExtended>,
    /// Manager's events without a manager.
    pub unauthorised: Vec<Event>,
    /// Deals and who earned what of them.
    pub deals: Vec<Deal>,
    /// Complaints, open or settled.
    pub complaints: Vec<Complaint>,
    /// Sanctions imposed.
    pub penalties: Vec<Penalty>,
    /// Rulings that strike a finding.
    pub dismissals: Vec<Event>,
}

/// A claim that was refused.
#[derive(Clone, Debug)]
pub struct Refused {
    /// The claim.
    pub event: Event,
    /// Every reason, in the order of the gate.
    pub reasons: Vec<Reason>,
    /// Whether the rep could know whose customer it is.
    pub could_know: bool,
    /// The holding that collides, where the order of the two rows within a day is unclear.
    pub unclear: Option<HoldingId>,
}

/// A contact, quote or deal on a customer protected for somebody else.
#[derive(Clone, Debug)]
pub struct Outside {
    /// The row.
    pub event: Event,
    /// The holding that was hurt.
    pub holding: HoldingId,
    /// The rule that protected it at that moment.
    pub rule: Option<String>,
    /// Its end as it was at that moment.
    pub deadline: Option<Deadline>,
    /// Whether the rep could know whose customer it is.
    pub could_know: bool,
}

/// A contact, quote or deal on a customer in the pool.
#[derive(Clone, Copy, Debug)]
pub struct Unclaimed {
    /// The row.
    pub event: Event,
    /// Since when the customer was in the pool; `None` if nobody ever held it.
    pub since: Option<Moment>,
}

/// Why an event is stray.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Astray {
    /// The rep does not hold the customer.
    NotHolder,
    /// A transfer to oneself.
    ToOneself,
    /// No complaint is open.
    NoComplaint,
}

/// An event that the state of the customer does not allow.
#[derive(Clone, Copy, Debug)]
pub struct Stray {
    /// The row.
    pub event: Event,
    /// Why.
    pub why: Astray,
}

impl Stray {
    /// Why it has no effect.
    #[must_use]
    pub fn told(&self, event: &str, rep: &str, customer: &str) -> Message {
        match self.why {
            Astray::NotHolder => message!("finding-stray-holder", event = event, rep = rep, customer = customer),
            Astray::ToOneself => message!("finding-stray-oneself", rep = rep, customer = customer),
            Astray::NoComplaint => message!("finding-stray-complaint", rep = rep, customer = customer),
        }
    }
}

/// An extension beyond what the rules allow.
#[derive(Clone, Copy, Debug)]
pub struct OverExtended {
    /// The row.
    pub event: Event,
    /// The entry under `protection` that counts.
    pub entry: Option<u16>,
}

/// How the rep of a deal stood to the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Standing {
    /// The holder.
    Own,
    /// A helper of the holder.
    Helper,
    /// Told the holder beforehand.
    Favour,
    /// An outsider.
    Poached,
    /// Nobody held the customer.
    Unclaimed,
}

impl Standing {
    /// The name in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Standing::Own => "own",
            Standing::Helper => "helper",
            Standing::Favour => "favour",
            Standing::Poached => "poached",
            Standing::Unclaimed => "unclaimed",
        }
    }
}

/// A deal and who earned what of it.
#[derive(Clone, Debug)]
pub struct Deal {
    /// The row.
    pub event: Event,
    /// What it came to; not above 0 for a refund.
    pub value: Decimal,
    /// The customer.
    pub customer: CustomerId,
    /// How the rep stood to the customer.
    pub kind: Standing,
    /// Who earned what: somebody else, and the holder.
    pub(super) parts: [Option<(RepId, Decimal)>; 2],
}

impl Deal {
    /// Who earned what; of an unclaimed deal the rest is nobody's.
    pub fn shares(&self) -> impl Iterator<Item = (RepId, Decimal)> {
        self.parts.into_iter().flatten()
    }
}

/// A complaint.
#[derive(Clone, Copy, Debug)]
pub struct Complaint {
    /// The row.
    pub event: Event,
    /// Whether it is settled.
    pub is_closed: bool,
}

/// A sanction imposed.
#[derive(Clone, Copy, Debug)]
pub struct Penalty {
    /// The row.
    pub event: Event,
    /// The rep.
    pub rep: RepId,
    /// The step of the ladder.
    pub step: u16,
    /// The last moment of the suspension, where the step has one.
    pub suspended_until: Option<Moment>,
}
