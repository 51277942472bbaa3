//! What violations lead to: sanctions due and suspensions that run (contract, section 8).

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::audit::{Audit, Finding, by_name};
use super::event::Place;
use super::message::Message;
use super::names::RepId;
use super::rulebook::{Rung, Threshold};
use super::time::{Moment, Span};
use crate::message;

/// A sanction that is due.
#[derive(Clone, Debug)]
pub struct Sanction {
    /// The rep.
    pub rep: RepId,
    /// All points in the window.
    pub points: u32,
    /// The step of the ladder.
    pub step: String,
    /// The fine.
    pub fine: Option<Decimal>,
    /// The suspension.
    pub suspend: Option<Span>,
    /// The ids of the findings that made the points or the count.
    pub findings: Vec<String>,
    /// What the step is reached by.
    pub at: Threshold,
}

impl Sanction {
    /// Why it is due: so many points, or so many of some violations.
    #[must_use]
    pub fn ground(&self) -> Message {
        match &self.at {
            Threshold::Points(_) => message!("sanction-points", points = self.points),
            Threshold::Offences(checks, least) => {
                let checks: Vec<Message> = checks.iter().map(|check| check.words()).collect();
                message!("sanction-offences", count = self.findings.len(), checks = checks, least = *least)
            }
        }
    }
}

/// A suspension that runs.
#[derive(Clone, Debug)]
pub struct Suspension {
    /// The rep.
    pub rep: RepId,
    /// The step of the ladder.
    pub step: String,
    /// When it was imposed.
    pub from: Moment,
    /// The last moment of it.
    pub until: Moment,
    /// The row that imposed it.
    pub place: Place,
}

/// The sanctions due as of the audit's moment, by rep.
#[must_use]
pub fn due(audit: &Audit<'_>, findings: &[Finding]) -> Vec<Sanction> {
    let mut counted: BTreeMap<RepId, Vec<&Finding>> = BTreeMap::new();
    for finding in findings.iter().filter(|finding| audit.is_in_window(finding)) {
        if let Some(rep) = finding.draft.rep {
            counted.entry(rep).or_default().push(finding);
        }
    }
    let reps = by_name(audit.world, counted.keys().copied());
    reps.into_iter().filter_map(|rep| due_for(audit, rep, counted.get(&rep)?)).collect()
}

fn due_for(audit: &Audit<'_>, rep: RepId, findings: &[&Finding]) -> Option<Sanction> {
    let points = findings.iter().map(|finding| finding.points).sum();
    let ladder = &audit.world.rules.penalties.ladder;
    let (place, rung) = ladder.iter().enumerate().rfind(|(_, rung)| is_reached(rung, points, findings))?;
    let start = audit.window_start(audit.as_of);
    let mut imposed = audit.book.penalties_of(rep);
    if imposed.any(|penalty| {
        usize::from(penalty.step) >= place && penalty.event.at > start && penalty.event.at <= audit.as_of
    }) {
        return None;
    }
    let made: Vec<String> = findings.iter().filter(|f| counts(rung, f)).map(|f| f.id.clone()).collect();
    let Rung { step, at, fine, suspend } = rung.clone();
    Some(Sanction { rep, points, step, fine, suspend, findings: made, at })
}

/// The last step of a ladder that is reached with so many points, counts of offences apart.
#[must_use]
pub fn step_of(ladder: &[Rung], points: u32) -> Option<&Rung> {
    ladder.iter().rfind(|rung| matches!(rung.at, Threshold::Points(least) if points >= least))
}

fn is_reached(rung: &Rung, points: u32, findings: &[&Finding]) -> bool {
    match rung.at {
        Threshold::Points(least) => points >= least,
        Threshold::Offences(_, least) => findings.iter().filter(|f| counts(rung, f)).count() >= least as usize,
    }
}

/// Whether a finding made a step's points or count.
fn counts(rung: &Rung, finding: &Finding) -> bool {
    match &rung.at {
        Threshold::Points(_) => finding.points > 0,
        Threshold::Offences(checks, _) => checks.contains(&finding.draft.check),
    }
}

/// The suspensions that run at the audit's moment, by rep.
#[must_use]
pub fn running(audit: &Audit<'_>) -> Vec<Suspension> {
    let mut running: Vec<Suspension> = audit
        .book
        .facts
        .penalties
        .iter()
        .filter_map(|penalty| {
            let until = penalty.suspended_until.filter(|until| *until >= audit.as_of)?;
            let rung = audit.world.rules.penalties.ladder.get(usize::from(penalty.step))?;
            Some(Suspension {
                rep: penalty.rep,
                step: rung.step.clone(),
                from: penalty.event.at,
                until,
                place: penalty.event.place,
            })
        })
        .collect();
    running.sort_by_cached_key(|suspension| audit.world.rep_name(suspension.rep).to_owned());
    running
}
