//! Disputed customers: who held each when, and who touched it.

use rustc_hash::FxHashMap;

use crate::core::audit::{Audit, Audited};
use crate::core::book::{Ending, Holding, Outcome, Stand, Standing};
use crate::core::checks::Check;
use crate::core::event::{Event, Kind};
use crate::core::names::{CustomerId, RepId};
use crate::core::score::Period;
use crate::core::time::Moment;

/// A customer about whom two reps are at odds.
#[derive(Clone, Debug)]
pub struct Dispute {
    /// The customer.
    pub customer: CustomerId,
    /// The findings about it, by their places, the latest last.
    pub findings: Vec<usize>,
    /// Who held it, in order.
    pub tenures: Vec<Tenure>,
    /// Who worked or claimed it, in order.
    pub touches: Vec<Touch>,
}

/// A rep's time with a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenure {
    /// The rep.
    pub rep: RepId,
    /// From when.
    pub from: Moment,
    /// Up to when, if it is over.
    pub to: Option<Moment>,
    /// How it ended, if it has.
    pub ending: Option<Ending>,
}

/// A row that claims or works a customer.
#[derive(Clone, Copy, Debug)]
pub struct Touch {
    /// The row.
    pub event: Event,
    /// Who.
    pub rep: RepId,
    /// Whether somebody else held the customer.
    pub is_outside: bool,
}

/// The disputes of a period, the latest first, and how many there are beyond `most`. `outcomes` are those of the audit's
/// events.
#[must_use]
pub fn disputes(
    audit: &Audit<'_>,
    audited: &Audited,
    outcomes: &[Outcome],
    period: Period,
    of: Option<RepId>,
    most: usize,
) -> (Vec<Dispute>, usize) {
    let mut findings: FxHashMap<CustomerId, Vec<usize>> = FxHashMap::default();
    let mut order: Vec<CustomerId> = Vec::new();
    for (place, finding) in audited.findings.iter().enumerate().rev() {
        let draft = &finding.draft;
        let disputes =
            matches!(draft.check, Check::Collision | Check::Poaching | Check::PoachedDeal | Check::UnclearOrder);
        let concerns = of.is_none() || draft.rep == of || draft.against == of;
        let Some(customer) = draft
            .customer
            .filter(|_| disputes && concerns && !finding.dismissed && draft.at.is_some_and(|at| period.has(at)))
        else {
            continue;
        };
        let about = findings.entry(customer).or_insert_with(|| {
            order.push(customer);
            Vec::new()
        });
        about.push(place);
    }
    let beyond = order.len().saturating_sub(most);
    order.truncate(most);
    let mut touches = touches(audit, outcomes, period, &order);
    let disputes = order
        .into_iter()
        .map(|customer| {
            let mut about = findings.remove(&customer).unwrap_or_default();
            about.reverse();
            let touches = touches.remove(&customer).unwrap_or_default();
            Dispute { customer, findings: about, tenures: tenures(audit, customer, period), touches }
        })
        .collect();
    (disputes, beyond)
}

/// Who held a customer at some time of a period.
fn tenures(audit: &Audit<'_>, customer: CustomerId, period: Period) -> Vec<Tenure> {
    let tenure = |holding: &Holding| {
        let end = holding.ended_by(audit.as_of);
        Tenure {
            rep: holding.rep,
            from: holding.course.since,
            to: end.map(|end| end.at),
            ending: end.map(|end| end.how),
        }
    };
    let former = audit.book.former(customer, audit.as_of).map(|(holding, _)| tenure(holding));
    let mut tenures: Vec<Tenure> = former.collect();
    tenures.reverse();
    if let Stand::Held(_, holding) = audit.book.stand(customer, audit.as_of) {
        tenures.push(tenure(holding));
    }
    tenures.retain(|tenure| tenure.to.is_none_or(|to| to >= period.from));
    tenures
}

/// The rows of a period that claim or work these customers.
fn touches(
    audit: &Audit<'_>,
    outcomes: &[Outcome],
    period: Period,
    customers: &[CustomerId],
) -> FxHashMap<CustomerId, Vec<Touch>> {
    let world = audit.world;
    let mut touches: FxHashMap<CustomerId, Vec<Touch>> = FxHashMap::default();
    if customers.is_empty() {
        return touches;
    }
    let start = world.ledger.events.partition_point(|event| event.at < period.from);
    for (event, outcome) in world.ledger.events.iter().zip(outcomes).skip(start) {
        let is_outside = match (event.kind, outcome) {
            (Kind::Claim, Outcome::Granted) => false,
            (Kind::Claim, Outcome::Refused) => true,
            (Kind::Contact | Kind::Quote | Kind::Deal, Outcome::Work { standing, .. }) => {
                *standing == Standing::Poached
            }
            _ => continue,
        };
        let (Some((customer, _)), Some(rep)) = (world.customer(event), world.rep(event)) else { continue };
        if customers.contains(&customer) {
            touches.entry(customer).or_default().push(Touch { event: *event, rep, is_outside });
        }
    }
    touches
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::sample::{ask, moment};

    const ROWS: [&str; 9] = [
        "2026-03-01 09:00,claim,Fox,Ann",
        "2026-03-01 09:00,claim,Owl,Cy",
        "2026-03-02 09:00,contact,Fox,Ann",
        "2026-03-09 00:00,contact,Fox,Ann",
        "2026-03-09 10:00,contact,Fox,Bo",
        "2026-03-09 11:00,claim,Fox,Bo",
        "2026-03-10 09:00,quote,Owl,Ann",
        "2026-03-11 09:00,contact,Owl,Cy",
        "2026-03-11 10:00,claim,Elk,Cy",
    ];

    /// The disputes of the second week of March: each customer, and who touched it when.
    fn told(of: Option<&str>) -> String {
        ask("protection: [{term: 90d}]", &ROWS, "2026-03-15", |sample| {
            let of = of.map(|rep| sample.rep(rep));
            let period = Period { from: moment("2026-03-09"), to: sample.audit.as_of };
            let (disputes, _) = disputes(&sample.audit, &sample.audited, sample.outcomes, period, of, 9);
            let world = sample.audit.world;
            let touch = |touch: &Touch| {
                let mark = if touch.is_outside { "!" } else { "" };
                format!("{}{mark} {}", world.rep_name(touch.rep), touch.event.at.format("%d %H"))
            };
            let dispute = |dispute: &Dispute| {
                let touches: Vec<String> = dispute.touches.iter().map(touch).collect();
                format!("{}: {}", world.customer_name(dispute.customer), touches.join(", "))
            };
            disputes.iter().map(dispute).collect::<Vec<_>>().join("; ")
        })
    }

    #[test]
    fn a_dispute_is_shown_to_both_with_what_was_done_in_the_period() {
        // The first second of the period belongs to it, and a claim without a quarrel is none.
        let fox = "Fox: Ann 09 00, Bo! 09 10, Bo! 09 11";
        let owl = "Owl: Ann! 10 09, Cy 11 09";
        assert_eq!(told(None), format!("{owl}; {fox}"));
        assert_eq!(told(Some("Ann")), format!("{owl}; {fox}"));
        assert_eq!(told(Some("Bo")), fox);
        assert_eq!(told(Some("Cy")), owl);
    }
}
