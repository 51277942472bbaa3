//! What each party may do now, as the customer stands at as-of.
//!
//! The usual words stand in the catalogue, by party and check; here is what depends on what has happened since.

use super::Teller;
use crate::core::audit::Audit;
use crate::core::book::{Holding, Outcome, Stand};
use crate::core::checks::Check;
use crate::core::column::Standard;
use crate::core::event::{Event, Kind};
use crate::core::gate;
use crate::core::message::{Arg, Message};
use crate::core::protection::{Clock, Course, Deadline};
use crate::core::rulebook::{Level, Protection};
use crate::core::time::Moment;
use crate::message;

/// Whom an advice is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Party {
    /// The rep whom the finding is about.
    Rep,
    /// The rep it was done to.
    Holder,
    /// A manager.
    Manager,
}

impl Party {
    /// Everybody, in the order of telling.
    pub const ALL: [Party; 3] = [Party::Rep, Party::Holder, Party::Manager];

    /// The name in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Party::Rep => "rep",
            Party::Holder => "holder",
            Party::Manager => "manager",
        }
    }
}

/// Where the finding's customer stands at as-of, seen by the finding's rep.
pub(super) enum Now {
    /// The rep holds it.
    Mine(Holding),
    /// Another rep does.
    Others(Holding),
    /// Nobody does.
    Free,
}

impl Now {
    /// The same in words.
    pub(super) fn told(&self, teller: &Teller<'_>) -> Message {
        match self {
            Now::Mine(holding) => message!("now-yours", row = holding.began.row),
            Now::Others(holding) => {
                message!("now-held", rep = teller.name(holding.rep), row = holding.began.row)
            }
            Now::Free => message!("now-free"),
        }
    }
}

impl Teller<'_> {
    /// Gives a party another advice than the usual, or none.
    pub fn advise(&mut self, party: Party, advice: impl Into<Option<Message>>) {
        self.story.advice.retain(|(known, _)| *known != party);
        self.story.advice.push((party, advice.into()));
    }

    pub(super) fn now(&self) -> Now {
        let Some(customer) = self.finding.draft.customer else { return Now::Free };
        match self.audit.book.stand(customer, self.audit.as_of) {
            Stand::Held(_, holding) if Some(holding.rep) == self.finding.draft.rep => Now::Mine(holding.clone()),
            Stand::Held(_, holding) => Now::Others(holding.clone()),
            Stand::Pool(_) => Now::Free,
        }
    }

    /// The row after the finding's by which its rep got the customer.
    pub(super) fn got_since(&self) -> Option<Event> {
        let order = self.order?;
        self.turns.iter().find_map(|turn| {
            let (_, event) = turn.row.filter(|(place, _)| *place > order)?;
            let began = turn.after.holding().filter(|holding| holding.began == event.place)?;
            (Some(began.rep) == self.finding.draft.rep).then_some(event)
        })
    }

    /// The first moment at which the finding's rep may claim its customer, if nothing else happens.
    pub(super) fn earliest(&self) -> Option<Moment> {
        let (rep, customer) = (self.finding.draft.rep?, self.finding.draft.customer?);
        let about = |event: &&Event| self.world().customer(event).is_some_and(|(about, _)| about == customer);
        let some = self.world().ledger.events.iter().find(about)?;
        let Audit { world, book, as_of } = *self.audit;
        // As it would come now: with no cells but what is known of the customer.
        let event = Event { extra: None, ..*some };
        gate::earliest(&gate::Claim { world, book, at: as_of, rep, customer, event: &event })
    }

    /// When the rep may claim the customer.
    #[must_use]
    pub fn claim_when(&self) -> Option<Message> {
        let at = self.earliest()?;
        Some(if at <= self.audit.as_of { message!("next-claim-now") } else { message!("next-claim-from", at = at) })
    }

    /// Advice after a claim that was refused.
    pub(super) fn advise_claimant(&mut self) {
        let check = self.finding.draft.check;
        let waits = matches!(check, Check::Cooldown | Check::PoolFreeze | Check::OverRate | Check::SuspendedRep);
        let mut is_settled = true;
        if check == Check::RepeatClaim {
            if !matches!(self.now(), Now::Mine(_)) {
                self.advise(Party::Rep, message!("next-rep-repeat-claim-past"));
            }
        } else if let Some(event) = self.got_since() {
            self.advise(Party::Rep, message!("next-done", row = event.place.row));
        } else if let (Now::Others(_), true) = (self.now(), check != Check::Collision) {
            let now = self.now().told(self);
            self.advise(Party::Rep, message!("next-leave-alone", now = now));
        } else {
            is_settled = false;
            // Of a full hand it is not known which customer will be given up.
            let is_over = check == Check::OverCap && self.earliest() == Some(self.audit.as_of);
            let when = if waits || is_over || self.is_free_again() { self.claim_when() } else { None };
            if let Some(when) = when {
                self.advise(Party::Rep, when);
            }
        }
        if is_settled && matches!(check, Check::Cooldown | Check::OverCap | Check::OutOfTerritory) {
            self.advise(Party::Manager, message!("next-manager-settled"));
        }
    }

    /// Whether the customer of a collision is free by now.
    fn is_free_again(&self) -> bool {
        self.finding.draft.check == Check::Collision && matches!(self.now(), Now::Free)
    }

    /// Advice after work on somebody else's customer.
    pub fn advise_outsider(&mut self) {
        let now = self.now();
        let told = now.told(self);
        self.advise(
            Party::Rep,
            match now {
                Now::Mine(_) => message!("next-outside-yours", now = told),
                Now::Others(_) => message!("next-outside-held", now = told),
                Now::Free => message!("next-outside-free", now = told),
            },
        );
        if self.finding.level == Level::Notice {
            self.advise(Party::Manager, message!("next-manager-free-of-charge"));
        }
    }

    /// What keeps a holding from running out, by the clock that runs out first.
    pub fn advise_to_keep(&mut self, holding: &Holding) {
        let protection = &self.world().rules.protection;
        let entry = holding.entry.and_then(|entry| protection.get(usize::from(entry)));
        if let (Some(entry), Some(deadline)) = (entry, holding.deadline) {
            let advice = self.keeping(holding, entry, deadline);
            self.advise(Party::Rep, advice);
        }
    }

    fn keeping(&self, holding: &Holding, entry: &Protection, deadline: Deadline) -> Message {
        let until = deadline.until;
        // What would become of the deadline.
        let after = |change: &dyn Fn(&mut Course)| {
            let mut course = holding.course.clone();
            change(&mut course);
            course.deadline(entry, &self.world().rules.calendar)
        };
        let now = self.audit.as_of;
        match deadline.clock {
            Clock::Term => {
                let left = entry.extension.filter(|extension| holding.extensions < extension.times);
                let extended = left.and_then(|extension| after(&|course| course.added.push(extension.by)));
                let adds = self.lengthening();
                match extended.filter(|extended| extended.until > until) {
                    Some(Deadline { until: next, clock }) => {
                        message!("next-keep-extend", until = until, next = next, clock = clock.name(), adds = adds)
                    }
                    None if entry.extension.is_some() => message!("next-keep-term-used", until = until, adds = adds),
                    None => message!("next-keep-term", until = until, adds = adds),
                }
            }
            Clock::FirstContact | Clock::NoContact => match after(&|course| course.last_contact = Some(now)) {
                Some(Deadline { until: next, clock }) => {
                    message!("next-keep-contact", until = until, next = next, clock = clock.name())
                }
                None => message!("next-keep-contact-forever", until = until),
            },
            Clock::Max => message!("next-keep-max", until = until),
            Clock::AfterDeal => message!("next-keep-deal", until = until),
        }
    }

    /// The contacts that lengthen a term, where the rulebook has such.
    fn lengthening(&self) -> Arg {
        let named = self.world().rules.events.named.iter();
        let adds =
            named.filter_map(|named| Some(message!("next-adds", event = named.name.as_str(), span = named.adds?)));
        let adds: Vec<Message> = adds.collect();
        if adds.is_empty() { Arg::from("") } else { message!("next-keep-adds", adds = adds).into() }
    }

    /// Advice after work on a customer in the pool.
    pub fn advise_unclaimed(&mut self) {
        let now = self.now();
        let (advice, holding) = match &now {
            Now::Free => return,
            Now::Mine(holding) => (message!("next-done", row = holding.began.row), holding),
            Now::Others(holding) => (message!("next-leave-alone", now = now.told(self)), holding),
        };
        self.advise(Party::Rep, advice);
        if self.finding.draft.check == Check::UnclaimedDeal {
            let held = message!("now-held", rep = self.name(holding.rep), row = holding.began.row);
            self.advise(Party::Manager, message!("next-strike-if-excused", now = held));
        }
    }

    /// Advice after an extension that is not allowed.
    pub fn advise_extender(&mut self) {
        match self.now() {
            Now::Mine(holding) if holding.is_won() => {
                self.advise(Party::Rep, message!("next-won", row = holding.began.row));
                self.advise(Party::Manager, message!("next-manager-no-effect"));
            }
            Now::Mine(holding) => self.advise_to_keep(&holding),
            now => {
                let now = now.told(self);
                self.advise(Party::Rep, message!("next-over", now = now));
                self.advise(Party::Manager, message!("next-manager-no-effect"));
            }
        }
    }

    /// Advice after a row that the customer's state did not allow.
    pub fn advise_astray(&mut self) {
        let now = self.now().told(self);
        self.advise(Party::Rep, message!("next-astray", now = now));
    }

    /// Advice where a name is most likely a slip of another.
    pub fn advise_to_correct(&mut self) {
        let world = self.world();
        let (rep, draft) = (self.rep(), &self.finding.draft);
        let Some(near) = world.member_near(rep) else { return };
        let rows: Vec<String> = draft.rows.iter().map(|place| place.row.to_string()).collect();
        let events = world.ledger.events.iter().filter(|event| draft.rows.contains(&event.place));
        let is_with = |event: &Event| draft.rep.is_some() && world.rep(event) != draft.rep;
        let mut columns: Vec<&str> = events
            .map(|event| if is_with(event) { Standard::With } else { Standard::Rep })
            .map(|column| world.ledger.columns.header(column))
            .collect();
        columns.sort_unstable();
        columns.dedup();
        let advice = message!(
            "next-correct-name",
            columns = columns,
            rows = rows,
            count = draft.rows.len(),
            near = near,
            rep = rep
        );
        self.advise(Party::Manager, advice);
    }

    /// The rows that used up the extensions of the holding before the finding's row.
    #[must_use]
    pub fn extensions_before(&self) -> Vec<String> {
        let began = self
            .event
            .and_then(|event| self.turns.iter().find(|turn| turn.row.is_some_and(|(_, row)| row.place == event.place)));
        let Some(began) = began.and_then(|turn| turn.before.as_ref()).map(|holding| holding.began) else {
            return Vec::new();
        };
        let used = self.turns.iter().filter(|turn| turn.before.as_ref().is_some_and(|before| before.began == began));
        let used = used.filter(|turn| turn.outcome == Some(Outcome::Done)).filter_map(|turn| turn.row);
        let used = used.filter(|(order, event)| event.kind == Kind::Extend && Some(*order) < self.order);
        used.map(|(_, event)| event.place.row.to_string()).collect()
    }

    /// Tells of earlier rows that give a column's cell, but had no effect.
    pub fn cells_without_effect(&mut self, column: u16, name: &str) {
        let world = self.world();
        let mut found = Vec::new();
        for turn in &self.turns {
            let Some((_, event)) = turn.row.filter(|(order, _)| Some(*order) < self.order) else { continue };
            let Some(cell) = world.ledger.cells_of(&event).iter().find(|cell| cell.column == column) else { continue };
            let why = match turn.outcome {
                Some(Outcome::Refused) => {
                    let checks: Vec<Message> = turn.reasons.iter().map(|reason| reason.check.words()).collect();
                    message!("cells-refused", checks = checks)
                }
                Some(Outcome::Stray | Outcome::OverExtended | Outcome::Unauthorised) => message!("cells-no-effect"),
                _ if event.late => message!("cells-late"),
                _ => message!("cells-others"),
            };
            found.push((event.place, world.ledger.attribute_text(cell.text), why));
        }
        for (place, value, why) in found {
            self.show(place);
            self.say(message!("story-cell-lost", row = place.row, column = name, value = value, why = why));
        }
    }
}
