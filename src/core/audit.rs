//! The audit: facts become findings with levels, points and ids (contract, section 8).

use std::collections::{BTreeMap, BTreeSet};

use rustc_hash::{FxBuildHasher, FxHashMap, FxHashSet};
use sha2::{Digest, Sha256};

use super::book::{Book, Holding, Refused};
use super::checks::{Check, Draft};
use super::event::{Event, Reference};
use super::hands::{self, both};
use super::journal::Change;
use super::message::Message;
use super::names::{CustomerId, NameId, RepId};
use super::rulebook::{Level, Setting};
use super::sanctions::{self, Sanction, Suspension};
use super::time::{Moment, iso_to_the_minute};
use super::world::World;
use crate::message;

/// One thing that an audit reports.
#[derive(Clone, Debug)]
pub struct Finding {
    /// Names it for good: `f-` and eight letters.
    pub id: String,
    /// How it counts.
    pub level: Level,
    /// What it costs.
    pub points: u32,
    /// Whether a manager struck it.
    pub dismissed: bool,
    /// What it says.
    pub draft: Box<Draft>,
}

impl Finding {
    /// A manager says that it shall not count.
    fn strike(&mut self) {
        (self.dismissed, self.points) = (true, 0);
    }

    /// Whether it is a violation that nobody struck.
    #[must_use]
    pub fn is_open_violation(&self) -> bool {
        !self.dismissed && self.level == Level::Violation
    }
}

/// What an audit knows: the book as it stands at a moment.
#[derive(Clone, Copy)]
pub struct Audit<'a> {
    /// Names, rows and rules.
    pub world: &'a World<'a>,
    /// Who holds what.
    pub book: &'a Book,
    /// The moment as of which it is told.
    pub as_of: Moment,
}

/// All that an audit says.
#[derive(Clone, Debug)]
pub struct Audited {
    /// Every finding, sorted.
    pub findings: Vec<Finding>,
    /// The sanctions due, by rep.
    pub sanctions: Vec<Sanction>,
    /// The suspensions that run, by rep.
    pub suspensions: Vec<Suspension>,
}

/// How many of what.
#[derive(Clone, Debug, Default)]
pub struct Summary {
    /// Open violations.
    pub violations: usize,
    /// Open notices.
    pub notices: usize,
    /// Findings struck.
    pub dismissed: usize,
    /// Open findings by check.
    pub by_check: BTreeMap<&'static str, usize>,
    /// By rep: open violations in the window, and all points in it.
    pub by_rep: BTreeMap<RepId, (usize, u32)>,
}

impl Audit<'_> {
    /// Says all that there is to report.
    #[must_use]
    pub fn run(&self) -> Audited {
        let half = |first| self.found(Check::ALL.iter().copied().skip(first).step_by(2));
        let (mut drafts, mut others) = both(|| half(0), || half(1));
        drafts.append(&mut others);
        drafts.extend(hands::each(&self.book.facts.refused, |refused| self.refusal(refused)).into_iter().flatten());
        let mut ids = Ids::for_so_many(drafts.len());
        let said = hands::each(&drafts, |draft| Said::of(self.world, draft));
        let drafts = drafts.into_iter().zip(said);
        let mut findings: Vec<Finding> = drafts.map(|(draft, said)| self.finding(draft, ids.of(said))).collect();
        self.dismiss(&mut findings, &mut ids);
        findings.sort_by_cached_key(|finding| {
            let draft = &finding.draft;
            let rep = draft.rep.map(|rep| self.world.rep_name(rep));
            (draft.at, draft.rows.first().map(|place| place.row), draft.check.name(), rep)
        });
        let sanctions = sanctions::due(self, &findings);
        Audited { findings, sanctions, suspensions: sanctions::running(self) }
    }

    /// What some checks find, as far as they are not off.
    #[expect(clippy::vec_box, reason = "they are large, and moved until they stand in order")]
    fn found(&self, checks: impl Iterator<Item = Check>) -> Vec<Box<Draft>> {
        let mut found = Vec::new();
        for check in checks.filter(|check| self.world.rules.checks.of(*check).level != Level::Off) {
            if let Some(find) = check.spec().find {
                find(self, &mut found);
            }
        }
        found.into_iter().map(Box::new).collect()
    }

    /// A refused claim is one finding, by the first reason that is not off.
    fn refusal(&self, refused: &Refused) -> Option<Box<Draft>> {
        let level = |check: Check| self.world.rules.checks.of(check).level;
        let first = refused.reasons.iter().find(|reason| level(reason.check) != Level::Off)?;
        let event = &refused.event;
        let message = message!(
            "finding-refused",
            rep = self.rep_of(event),
            customer = self.customer_of(event),
            reason = first.message.clone()
        );
        Some(Box::new(Draft {
            also: refused.reasons.iter().map(|reason| reason.check).filter(|check| *check != first.check).collect(),
            could_know: first.check != Check::Collision || refused.could_know,
            ..self.about(first.check, event, message).rule(first.rule.clone()).against(first.against, first.evidence)
        }))
    }

    fn finding(&self, mut draft: Box<Draft>, id: String) -> Finding {
        let mut setting = self.world.rules.checks.of(draft.check);
        if !draft.could_know && setting.level == Level::Violation {
            setting = Setting { level: Level::Notice, points: 0 };
            draft.message = message!("finding-nobody-could-know", said = draft.message);
        }
        Finding { id, level: setting.level, points: setting.points, dismissed: false, draft }
    }

    /// Strikes the findings that managers' rulings name. A ruling that strikes none is a finding itself, and another
    /// ruling may strike that.
    fn dismiss(&self, findings: &mut Vec<Finding>, ids: &mut Ids) {
        let rulings = &self.book.facts.dismissals;
        let named: FxHashSet<&str> = rulings.iter().map(|event| self.dismissed_id(event)).collect();
        let mut struck = FxHashSet::default();
        for finding in findings.iter_mut().filter(|finding| named.contains(finding.id.as_str())) {
            finding.strike();
            struck.extend(named.get(finding.id.as_str()).copied());
        }
        let misses = rulings.iter().filter(|event| !struck.contains(self.dismissed_id(event)));
        if self.world.rules.checks.of(Check::StrayEvent).level == Level::Off {
            return;
        }
        let stray = |event: &Event, ids: &mut Ids| {
            let draft = Box::new(super::checks::stray_dismissal(self, event, self.dismissed_id(event)));
            let id = ids.of(Said::of(self.world, &draft));
            self.finding(draft, id)
        };
        let strays: Vec<(&Event, Finding)> = misses.map(|event| (event, stray(event, ids))).collect();
        let named: FxHashSet<String> = strays.iter().map(|(_, finding)| finding.id.clone()).collect();
        let (rulings, mut strays): (Vec<_>, Vec<_>) =
            strays.into_iter().partition(|(event, _)| named.contains(self.dismissed_id(event)));
        for (event, finding) in rulings {
            match strays.iter_mut().find(|(_, stray)| stray.id == self.dismissed_id(event)) {
                Some((_, stray)) => stray.strike(),
                // It names a ruling that is none of the findings.
                None => strays.push((event, finding)),
            }
        }
        findings.extend(strays.into_iter().map(|(_, finding)| finding));
    }

    /// The id that a ruling names.
    #[must_use]
    pub fn dismissed_id(&self, event: &Event) -> &str {
        match self.world.ledger.extra(event).reference {
            Reference::Finding(number) => self.world.ledger.finding_ids.text(number as usize),
            _ => "",
        }
    }

    /// A finding about one row.
    #[must_use]
    pub fn about(&self, check: Check, event: &Event, message: Message) -> Draft {
        let subject = self.world.customer(event);
        Draft {
            check,
            at: Some(event.at),
            stamp: Some(event.at),
            month: None,
            rep: self.world.rep(event),
            against: None,
            customer: subject.map(|(customer, _)| customer),
            name: subject.map(|(_, name)| name),
            rows: vec![event.place],
            evidence: Vec::new(),
            also: Vec::new(),
            rule: None,
            could_know: true,
            message,
        }
    }

    /// A finding about the state of a holding.
    #[must_use]
    pub fn of_holding(&self, check: Check, holding: &Holding, at: Moment, message: Message) -> Draft {
        Draft {
            check,
            at: Some(at),
            stamp: Some(holding.course.since),
            month: None,
            rep: Some(holding.rep),
            against: None,
            customer: Some(holding.customer),
            name: Some(holding.name),
            rows: vec![holding.began],
            evidence: Vec::new(),
            also: Vec::new(),
            rule: holding.rule(),
            could_know: true,
            message,
        }
    }

    /// The findings of a check about rows that the journal vouches for.
    pub fn changes(&self, check: Check) -> impl Iterator<Item = Draft> {
        let changes = self.world.ledger.changes.found.iter();
        changes.filter(move |change| change.check() == check).map(move |change| self.of_change(check, change))
    }

    fn of_change(&self, check: Check, change: &Change) -> Draft {
        let (customer, rep) = change.names;
        let name = customer.map(|spelling| self.world.ledger.name(spelling));
        let at = change.row.at();
        Draft {
            check,
            at,
            stamp: at,
            month: None,
            rep: rep.map(|spelling| self.world.ledger.rep_of(spelling)),
            against: None,
            customer: name.map(|name| self.world.customers.of(name)),
            name,
            rows: change.place.into_iter().collect(),
            evidence: Vec::new(),
            also: Vec::new(),
            rule: None,
            could_know: true,
            message: change.message(&self.world.ledger.columns),
        }
    }

    /// What has become of the row that a finding of [`Audit::changes`] is about.
    #[must_use]
    pub fn change_of(&self, draft: &Draft) -> Option<&Change> {
        let changes = self.world.ledger.changes.found.iter();
        let columns = &self.world.ledger.columns;
        let is_there = |change: &&Change| draft.rows.first().copied() == change.place;
        changes
            .filter(is_there)
            .find(|change| change.check() == draft.check && change.message(columns) == draft.message)
    }

    /// Every customer, in event order of first appearance.
    pub fn in_order(&self) -> impl Iterator<Item = CustomerId> {
        self.world.customers.in_order().iter().copied()
    }

    /// How a row's rep is shown.
    #[must_use]
    pub fn rep_of(&self, event: &Event) -> &str {
        self.world.rep(event).map_or("", |rep| self.world.rep_name(rep))
    }

    /// How a row's customer is shown.
    #[must_use]
    pub fn customer_of(&self, event: &Event) -> &str {
        self.world.customer(event).map_or("", |(customer, _)| self.world.customer_name(customer))
    }

    /// When the next visit to a won customer falls due.
    #[must_use]
    pub fn visit_due(&self, holding: &Holding) -> Option<Moment> {
        let visit = self.world.rules.service?.visit?;
        let last = holding.last_work.unwrap_or(holding.course.since);
        holding.is_won().then(|| self.world.rules.calendar.deadline(last, visit))
    }

    /// The opening edge of the window in which violations count.
    #[must_use]
    pub fn window_start(&self, end: Moment) -> Moment {
        self.world.rules.calendar.window_start(end, self.world.rules.penalties.window)
    }

    /// Whether a finding is an open violation dated in the window up to as-of.
    #[must_use]
    pub fn is_in_window(&self, finding: &Finding) -> bool {
        let start = self.window_start(self.as_of);
        finding.is_open_violation() && finding.draft.at.is_some_and(|at| at > start && at <= self.as_of)
    }

    /// Counts the findings that `listed` chooses; points always rest on all.
    #[must_use]
    pub fn summary(&self, audited: &Audited, listed: impl Fn(&Finding) -> bool) -> Summary {
        let mut summary = Summary::default();
        for finding in audited.findings.iter().filter(|finding| listed(finding)) {
            match (finding.dismissed, finding.level) {
                (true, _) => summary.dismissed += 1,
                (false, Level::Violation) => summary.violations += 1,
                (false, _) => summary.notices += 1,
            }
            if !finding.dismissed {
                *summary.by_check.entry(finding.draft.check.name()).or_default() += 1;
            }
            if let (true, Some(rep)) = (self.is_in_window(finding), finding.draft.rep) {
                summary.by_rep.entry(rep).or_default().0 += 1;
            }
        }
        for finding in audited.findings.iter().filter(|finding| self.is_in_window(finding)) {
            if let Some(counts) = finding.draft.rep.and_then(|rep| summary.by_rep.get_mut(&rep)) {
                counts.1 += finding.points;
            }
        }
        summary
    }
}

/// Gives findings their ids, and those that are alike in all an ordinal.
struct Ids {
    /// How often each saying, by its hash, has come.
    alike: FxHashMap<u64, u32>,
    taken: FxHashSet<u64>,
}

/// What tells a finding from others, and its hash.
struct Said(String, u64);

impl Said {
    fn of(world: &World<'_>, draft: &Draft) -> Said {
        let rep = |rep: Option<RepId>| rep.map_or("", |rep| world.rep_key(rep));
        let name = draft.name.map_or("", |name: NameId| world.key(name));
        let stamp = draft.stamp.map_or(String::new(), iso_to_the_minute);
        let month = draft.month.map_or(String::new(), |(year, month)| format!("{year}-{month}"));
        let said = [draft.check.name(), rep(draft.rep), name, rep(draft.against), &stamp, &month].join("\u{1f}");
        let number = hash(&said);
        Said(said, number)
    }
}

impl Ids {
    fn for_so_many(findings: usize) -> Ids {
        Ids {
            alike: FxHashMap::with_capacity_and_hasher(findings, FxBuildHasher),
            taken: FxHashSet::with_capacity_and_hasher(findings, FxBuildHasher),
        }
    }

    fn of(&mut self, Said(mut said, mut number): Said) -> String {
        let ordinal = self.alike.entry(number).or_default();
        *ordinal += 1;
        if *ordinal > 1 {
            said = format!("{said}\u{1f}{ordinal}");
            number = hash(&said);
        }
        // Two findings that differ may still meet in one id; the later one moves on.
        while !self.taken.insert(number % LETTERS) {
            said.push('\u{1f}');
            number = hash(&said);
        }
        letters(number)
    }
}

/// How many ids there are: eight letters.
const LETTERS: u64 = 26u64.pow(8);

/// The hash that ids are made of. No version of the program changes it.
fn hash(text: &str) -> u64 {
    Sha256::digest(text.as_bytes()).iter().take(8).fold(0, |number, byte| (number << 8) | u64::from(*byte))
}

/// `f-` and eight lower-case letters.
fn letters(mut number: u64) -> String {
    let mut id = String::with_capacity(10);
    id.push_str("f-");
    for _ in 0..8 {
        id.push(char::from(b'a' + u8::try_from(number % 26).unwrap_or(0)));
        number /= 26;
    }
    id
}

/// The reps whom findings speak of, sorted by how they are shown.
#[must_use]
pub fn by_name(world: &World<'_>, reps: impl IntoIterator<Item = RepId>) -> Vec<RepId> {
    let unique: BTreeSet<RepId> = reps.into_iter().collect();
    let mut sorted: Vec<RepId> = unique.into_iter().collect();
    sorted.sort_by_key(|rep| world.rep_name(*rep).to_owned());
    sorted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_the_same_in_every_version() {
        assert_eq!(letters(hash("poaching\u{1f}李强\u{1f}华远科技")), "f-vgejxzge");
        assert_eq!(letters(hash("")), "f-sfmqvagp");
    }
}
