//! The rows that a manager would write to settle a finding.

use super::Teller;
use crate::core::checks::Check;
use crate::core::column::Standard;
use crate::core::event::Kind;
use crate::core::rulebook::Level;

/// What settles a finding: rows to be written one after the other.
#[derive(Clone, Debug)]
pub struct Settling {
    /// What they are for.
    pub purpose: Purpose,
    /// The rows.
    pub rows: Vec<Settlement>,
}

/// What the rows that settle a finding are for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Purpose {
    /// Something is left to be done.
    Settle,
    /// A pardon: otherwise the violation stands.
    Strike,
    /// The rep keeps the customer, which otherwise runs out.
    Keep,
    /// The rep is of the company.
    Admit,
}

impl Purpose {
    /// The name in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Purpose::Settle => "settle",
            Purpose::Strike => "strike",
            Purpose::Keep => "keep",
            Purpose::Admit => "admit",
        }
    }
}

/// A row that settles a finding: its event and its cells.
#[derive(Clone, Debug)]
pub struct Settlement {
    /// What it does.
    pub kind: Kind,
    /// What it says beside the event and the time.
    pub cells: Vec<(Standard, String)>,
}

/// What settles a finding; `None` where nothing needs to be done, or only mending the row at fault helps.
#[must_use]
pub fn settling(teller: &Teller<'_>) -> Option<Settling> {
    let finding = teller.finding;
    let draft = &finding.draft;
    let world = teller.world();
    if finding.dismissed {
        return None;
    }
    let customer = draft.customer.map(|customer| (Standard::Customer, world.customer_name(customer).to_owned()));
    let rep = draft.rep.map(|rep| (Standard::Rep, world.rep_name(rep).to_owned()));
    let by = world.rules.managers.iter().flatten().next().map(|by| (Standard::By, by.trim().to_owned()));
    let id = Some((Standard::Ref, finding.id.clone()));
    let row = |kind, cells: &[&Option<(Standard, String)>]| Settlement {
        kind,
        cells: cells.iter().filter_map(|cell| (*cell).clone()).collect(),
    };
    let dismiss = row(Kind::Dismiss, &[&id, &by]);
    let award = row(Kind::Award, &[&customer, &rep, &by]);
    let (purpose, rows) = match draft.check {
        // The row is mended, or a seal settles it.
        Check::UnreadableRow | Check::ChangedRow | Check::LostRow | Check::DoubledRow | Check::BackdatedRow => {
            return None;
        }
        Check::UnknownRep | Check::UnlistedRep if world.member_near(teller.rep()).is_some() => return None,
        Check::Lapsed => (Purpose::Settle, vec![row(Kind::Recycle, &[&customer, &by])]),
        Check::OpenComplaint => (Purpose::Settle, vec![row(Kind::Resolve, &[&customer, &rep])]),
        Check::OverdueVisit => (Purpose::Settle, vec![row(Kind::Contact, &[&customer, &rep])]),
        Check::UnclearOrder if teller.ruled().is_some() => (Purpose::Settle, vec![dismiss]),
        Check::UnclearOrder => (Purpose::Settle, vec![award, dismiss]),
        Check::Expiring => (Purpose::Keep, vec![award]),
        Check::UnlistedRep => (Purpose::Admit, vec![row(Kind::Join, &[&rep, &by])]),
        _ if finding.level == Level::Violation => (Purpose::Strike, vec![dismiss]),
        _ => return None,
    };
    Some(Settling { purpose, rows })
}
