//! What counted for each rep in a period: rows, deals, holdings, violations. Metrics are worked out of nothing else, so
//! what a card shows is what it counts.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::Period;
use crate::core::audit::{Audit, Audited};
use crate::core::book::{Deal, End, Ending, Holding, Outcome, Standing};
use crate::core::event::{Event, Kind};
use crate::core::exact::{Exact, exact, whole};
use crate::core::names::RepId;
use crate::core::protection::Clock;
use crate::core::rulebook::Metric;
use crate::core::time::Moment;
use crate::core::world::World;

/// What counted for one rep, each list in event order.
#[derive(Clone, Debug, Default)]
pub struct Tally<'a> {
    /// Deals of which the rep was credited with a part, refunds among them.
    pub deals: Vec<Part<'a>>,
    /// Claims granted.
    pub claims: Vec<&'a Event>,
    /// Valid contacts and quotes on customers held, helped or served as a favour.
    pub contacts: Vec<&'a Event>,
    /// Holdings alive at some time in the period.
    pub holdings: Vec<Held<'a>>,
    /// Ratings, each with what it says.
    pub ratings: Vec<(&'a Event, Decimal)>,
    /// Contacts, quotes and deals as a helper or in favour.
    pub assists: Vec<&'a Event>,
    /// Cases shared.
    pub shares: Vec<&'a Event>,
    /// Training, each with its hours.
    pub training: Vec<(&'a Event, Decimal)>,
    /// Violations, by their places among the findings.
    pub violations: Vec<usize>,
    /// When the last violation up to the period's end was, in it or before it.
    pub last_violation: Option<Moment>,
    /// Complaints opened.
    pub complaints: Vec<&'a Event>,
    /// Claims, contacts and deals that do not count, and why.
    pub missed: Vec<(&'a Event, Missed)>,
}

/// Why a rep's row does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missed {
    /// The claim was refused.
    Refused,
    /// The contact is not valid.
    Invalid,
    /// The customer was protected for somebody else.
    Poached,
    /// Nobody held the customer.
    Unclaimed,
    /// Nothing of the deal is credited to the rep.
    Uncredited,
}

impl Missed {
    /// Every reason.
    pub const ALL: [Missed; 5] =
        [Missed::Refused, Missed::Invalid, Missed::Poached, Missed::Unclaimed, Missed::Uncredited];

    /// The name in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Missed::Refused => "refused",
            Missed::Invalid => "invalid",
            Missed::Poached => "poached",
            Missed::Unclaimed => "unclaimed",
            Missed::Uncredited => "uncredited",
        }
    }
}

/// A rep's part of a deal.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The deal.
    pub deal: &'a Deal,
    /// What the rep was credited with.
    pub amount: Decimal,
}

/// A holding, and how it stood in the period.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    /// The holding.
    pub holding: &'a Holding,
    /// How it ended, if it had by the end of the period.
    pub end: Option<End>,
    /// Whether it ended in the period for want of contact.
    pub is_lost: bool,
}

impl Part<'_> {
    /// The share of the deal; a refund has none.
    #[must_use]
    pub fn share(&self) -> Exact {
        let value = self.deal.value;
        if value > Decimal::ZERO { exact(self.amount) / exact(value) } else { whole(0) }
    }
}

impl Tally<'_> {
    /// What a metric comes to; `None` where nothing can be measured.
    #[must_use]
    pub fn actual(&self, metric: Metric) -> Option<Exact> {
        let mean = || self.parts(metric).map(|(sum, count)| sum / whole(count));
        match metric {
            Metric::Revenue => Some(self.deals.iter().map(|part| exact(part.amount)).sum()),
            Metric::Deals => Some(self.deals.iter().map(Part::share).sum()),
            Metric::Claims => Some(whole(self.claims.len())),
            Metric::Conversion => mean().or_else(|| Some(whole(0))),
            Metric::Contacts => Some(whole(self.contacts.len())),
            Metric::Retention => mean().or_else(|| Some(whole(1))),
            Metric::Rating => mean(),
            Metric::Assists => Some(whole(self.assists.len())),
            Metric::Shares => Some(whole(self.shares.len())),
            Metric::Training => Some(values(&self.training)),
        }
    }
}

impl Tally<'_> {
    /// Of a metric that is a mean or a share: the sum, and by how many it is divided; `None` for others, and where
    /// there is nothing to divide by.
    #[must_use]
    pub fn parts(&self, metric: Metric) -> Option<(Exact, usize)> {
        let (sum, count) = match metric {
            Metric::Conversion => (self.deals.iter().map(Part::share).sum(), self.claims.len()),
            Metric::Retention => {
                (whole(self.holdings.iter().filter(|held| !held.is_lost).count()), self.holdings.len())
            }
            Metric::Rating => (values(&self.ratings), self.ratings.len()),
            _ => return None,
        };
        (count > 0).then_some((sum, count))
    }
}

/// The sum of the rows' values.
fn values(rows: &[(&Event, Decimal)]) -> Exact {
    rows.iter().map(|(_, value)| exact(*value)).sum()
}

/// What counted in a period, by rep. `outcomes` are those of the audit's events.
pub fn tallies<'a>(
    audit: &Audit<'a>,
    audited: &Audited,
    outcomes: &[Outcome],
    period: Period,
) -> BTreeMap<RepId, Tally<'a>> {
    let mut tallies: BTreeMap<RepId, Tally<'a>> = BTreeMap::new();
    let (world, facts) = (audit.world, &audit.book.facts);
    for (event, outcome) in world.ledger.events.iter().zip(outcomes).filter(|(event, _)| period.has(event.at)) {
        if let Some(rep) = world.rep(event) {
            count(tallies.entry(rep).or_default(), world, event, *outcome, world.is_manager(rep));
        }
    }
    for deal in facts.deals.iter().filter(|deal| period.has(deal.event.at)) {
        for (rep, amount) in deal.shares() {
            tallies.entry(rep).or_default().deals.push(Part { deal, amount });
        }
        if let Some(maker) = world.rep(&deal.event).filter(|maker| deal.shares().all(|(rep, _)| rep != *maker)) {
            tallies.entry(maker).or_default().missed.push((&deal.event, Missed::Uncredited));
        }
    }
    for holding in &audit.book.holdings {
        let end = ended_by(holding, period.to.min(audit.as_of));
        if holding.course.since <= period.to && end.is_none_or(|end| end.at >= period.from) {
            let is_lost = end.is_some_and(|end| is_neglect(end.how));
            tallies.entry(holding.rep).or_default().holdings.push(Held { holding, end, is_lost });
        }
    }
    for (place, finding) in audited.findings.iter().enumerate() {
        let (Some(rep), Some(at)) = (finding.draft.rep, finding.draft.at) else { continue };
        if finding.is_open_violation() && at <= period.to {
            let tally = tallies.entry(rep).or_default();
            tally.last_violation = tally.last_violation.max(Some(at));
            if period.has(at) {
                tally.violations.push(place);
            }
        }
    }
    for complaint in facts.complaints.iter().filter(|complaint| period.has(complaint.event.at)) {
        if let Some(rep) = world.rep(&complaint.event) {
            tallies.entry(rep).or_default().complaints.push(&complaint.event);
        }
    }
    tallies
}

/// Puts a row where it counts.
fn count<'a>(tally: &mut Tally<'a>, world: &'a World<'_>, event: &'a Event, outcome: Outcome, is_managers: bool) {
    // An empty one counts 1.
    let value = || world.ledger.extra(event).value.unwrap_or(Decimal::ONE);
    match (event.kind, outcome) {
        (Kind::Claim, Outcome::Granted) => tally.claims.push(event),
        (Kind::Claim, Outcome::Refused) => tally.missed.push((event, Missed::Refused)),
        (kind, Outcome::Done) if kind.is_contact() => tally.missed.push((event, Missed::Invalid)),
        (kind, Outcome::Work { standing, .. }) => {
            let is_help = matches!(standing, Standing::Helper | Standing::Favour);
            if kind.is_contact() && (is_help || standing == Standing::Own) {
                tally.contacts.push(event);
            } else if kind.is_contact() && !is_managers {
                let is_free = standing == Standing::Unclaimed;
                tally.missed.push((event, if is_free { Missed::Unclaimed } else { Missed::Poached }));
            }
            if is_help {
                tally.assists.push(event);
            }
        }
        (Kind::Rating, Outcome::Done) => tally.ratings.push((event, value())),
        (Kind::Share, Outcome::Done) => tally.shares.push(event),
        (Kind::Training, Outcome::Done) => tally.training.push((event, value())),
        _ => {}
    }
}

/// How a holding had ended by a moment. Unlike a claim at that second, which still collides, the score counts a lapse
/// whose last protected second has come.
fn ended_by(holding: &Holding, moment: Moment) -> Option<End> {
    let lapse = || holding.deadline.map(|deadline| End { at: deadline.until, how: Ending::Lapse(deadline.clock) });
    holding.end.or_else(lapse).filter(|end| end.at <= moment)
}

fn is_neglect(how: Ending) -> bool {
    matches!(how, Ending::Lapse(Clock::FirstContact | Clock::NoContact))
}
