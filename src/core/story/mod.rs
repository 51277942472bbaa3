//! The story of a finding: how its verdict came about, in steps that can be checked by hand.
//!
//! What a story has to say depends on the check, so each check's file tells its own, with the words that the
//! [`Teller`] has for all of them.

mod advice;
mod clocks;
mod contacts;
mod naming;
pub mod settle;
mod standing;

pub use advice::Party;
pub use clocks::note as days_of;
use settle::Settling;

use super::audit::{Audit, Finding};
use super::book::{Book, End, Ending, Holding, Outcome, Stand};
use super::checks::Check;
use super::event::{Event, Kind, Place};
use super::journal::What;
use super::life::{Turn, life};
use super::message::Message;
use super::names::{CustomerId, RepId};
use super::time::{Moment, Span, exact};
use super::world::World;
use crate::message;

/// How a verdict came about.
#[derive(Clone, Debug, Default)]
pub struct Story {
    /// Step by step.
    pub steps: Vec<Message>,
    /// The rows that it speaks of, perhaps more than once.
    pub rows: Vec<Place>,
    /// Whom something else is advised than the usual for the check; `None` where nothing is.
    pub advice: Vec<(Party, Option<Message>)>,
    /// Whether the holding that was hurt is over.
    pub is_holder_past: bool,
    /// What settles the finding.
    pub settling: Option<Settling>,
}

/// What the files say, word for word.
#[derive(Clone, Copy)]
pub struct Files<'f> {
    /// The cells of a row about the finding's customer or of the finding, by their headers.
    pub cells: &'f dyn Fn(Place) -> Vec<(String, String)>,
    /// The text of the rulebook.
    pub rules: &'f str,
}

/// Tells the story of one finding.
pub struct Teller<'a> {
    /// What the audit knows.
    pub audit: &'a Audit<'a>,
    /// The finding.
    pub finding: &'a Finding,
    /// The finding's first row, where it is an event.
    pub event: Option<Event>,
    /// Who held what just before that row.
    pub before: Book,
    /// What became of the rows before it.
    pub outcomes: Vec<Outcome>,
    /// The life of the finding's customer.
    turns: Vec<Turn>,
    /// The place of the finding's first row in event order.
    order: Option<usize>,
    /// The place in event order up to which a holding is told of; all where there is none.
    cut: Option<usize>,
    /// The row that makes two names one customer, once that has been told.
    linked: Option<Place>,
    files: Files<'a>,
    story: Story,
}

/// The story of a finding.
#[must_use]
pub fn tell(audit: &Audit<'_>, finding: &Finding, files: Files<'_>) -> Story {
    let world = audit.world;
    let first = finding.draft.rows.first();
    let order = world.ledger.events.iter().position(|event| Some(&event.place) == first);
    let mut before = Book::new(world);
    let events = world.ledger.events.iter().enumerate().take(order.unwrap_or(0));
    let outcomes = events.map(|(i, event)| before.step(world, i, event)).collect();
    let mut teller = Teller {
        audit,
        finding,
        event: order.and_then(|order| world.ledger.events.get(order).copied()),
        before,
        outcomes,
        turns: finding.draft.customer.map(|customer| life(world, customer)).unwrap_or_default(),
        order,
        cut: None,
        linked: None,
        files,
        story: Story::default(),
    };
    teller.about_the_holder();
    if finding.draft.check.spec().gate.is_some() && teller.event.is_some_and(|event| event.kind == Kind::Claim) {
        teller.advise_claimant();
    }
    (finding.draft.check.spec().tell)(&mut teller);
    teller.also();
    teller.unreadable();
    teller.standing();
    teller.about_those_who_left();
    teller.story.settling = settle::settling(&teller);
    teller.story
}

impl<'a> Teller<'a> {
    /// Adds a step.
    pub fn say(&mut self, step: Message) {
        self.story.steps.push(step);
    }

    /// Shows a row in full.
    pub fn show(&mut self, row: Place) {
        self.story.rows.push(row);
    }

    /// Names, rows and rules.
    #[must_use]
    pub fn world(&self) -> &'a World<'a> {
        self.audit.world
    }

    /// How a rep is shown.
    #[must_use]
    pub fn name(&self, rep: RepId) -> &'a str {
        self.world().rep_name(rep)
    }

    /// How the finding's rep is shown.
    #[must_use]
    pub fn rep(&self) -> &'a str {
        self.finding.draft.rep.map_or("", |rep| self.world().rep_name(rep))
    }

    /// How the finding's customer is shown.
    #[must_use]
    pub fn customer(&self) -> &'a str {
        self.finding.draft.customer.map_or("", |customer| self.world().customer_name(customer))
    }

    /// Counts a span from a moment: "2026-03-01 09:10 plus 30 days is 2026-03-31 23:59:59."
    pub fn count(&mut self, from: Moment, span: Span, rule: &str) -> Moment {
        let until = self.world().rules.calendar.deadline(from, span);
        let note = clocks::note(&self.world().rules.calendar, from, span, until);
        let (start, end) = (exact(from), exact(until));
        self.say(message!("story-count", from = start, span = span, rule = rule, until = end, note = note));
        until
    }

    /// Says whether a moment is still within a deadline.
    pub fn compare(&mut self, at: Moment, until: Moment) {
        let (at_text, until_text) = (exact(at), exact(until));
        self.say(if at <= until {
            message!("story-within", at = at_text, until = until_text)
        } else {
            message!("story-after", at = at_text, until = until_text)
        });
    }

    /// A cell of a row, by its header, unless it is empty.
    #[must_use]
    pub fn cell(&self, row: Place, header: &str) -> Option<String> {
        (self.files.cells)(row).into_iter().find(|(known, _)| known == header).map(|(_, cell)| cell)
    }

    /// Whether the holding that a row began is over by as-of.
    #[must_use]
    pub fn has_ended(&self, began: Place) -> bool {
        self.holding_begun_by(began).is_some_and(|holding| holding.ended_by(self.audit.as_of).is_some())
    }

    /// Tells who held the customer when the finding's first row came, and by which clock until when.
    pub fn holding_before(&mut self) {
        let Some(event) = self.event else { return };
        let Some((customer, _)) = self.world().customer(&event) else { return };
        match self.before.stand(customer, event.at) {
            Stand::Held(_, holding) => {
                let holding = holding.clone();
                self.cut = self.order;
                self.clocks_of(&holding);
                self.cut = None;
                match holding.until() {
                    Some(until) => self.compare(event.at, until),
                    None => self.say(message!("story-no-end")),
                }
                self.ruling_on(&holding);
            }
            Stand::Pool(end) => {
                self.pool(customer, end, event.at);
                if end.is_some() {
                    self.say(message!("story-free-since", row = event.place.row, at = exact(event.at)));
                }
            }
        }
    }

    /// Tells how the customer came into the pool.
    pub fn pool(&mut self, customer: CustomerId, end: Option<End>, at: Moment) {
        let last = self.before.former(customer, at).next().map(|(holding, _)| holding.clone());
        match (last, end) {
            (Some(holding), Some(end)) => self.ending(&holding, end),
            _ => self.say(message!("story-never-held", customer = self.customer())),
        }
    }

    /// Tells how a holding ended.
    pub fn ending(&mut self, holding: &Holding, end: End) {
        let rep = self.name(holding.rep);
        let row = self.turns.iter().find(|turn| ends(turn, holding));
        match (end.how, row.and_then(|turn| turn.row)) {
            (Ending::Lapse(clock), moved) => {
                self.clocks_of(holding);
                if let Some((_, event)) = moved {
                    self.show(event.place);
                    self.say(message!("story-moved", row = event.place.row, clock = clock.name()));
                }
                self.say(message!("story-lapsed", rep = rep, until = exact(end.at), clock = clock.name()));
            }
            (how, Some((_, event))) => {
                self.show(holding.began);
                let (at, row) = (exact(holding.course.since), holding.began.row);
                self.say(message!("story-began-past", rep = rep, customer = self.customer(), at = at, row = row));
                naming::one_customer(self, holding);
                self.show(event.place);
                let (row, at) = (event.place.row, exact(end.at));
                self.say(message!("story-ended", rep = rep, how = how.name(), at = at, row = row));
            }
            (how, None) => {
                let at = exact(end.at);
                self.say(message!("story-ended-unseen", rep = rep, how = how.name(), at = at));
            }
        }
    }

    /// Tells the clock arithmetic of a holding, as it is given.
    pub fn clocks_of(&mut self, holding: &Holding) {
        clocks::reckon(self, holding);
    }

    /// The rows after the end of a holding that would have been about it.
    pub fn after_the_end(&mut self, end: End) {
        let late = self.turns.iter().filter(|turn| turn.at >= end.at && turn.before.is_none());
        let late = late.take_while(|turn| turn.after.holding().is_none());
        let rows: Vec<Event> = late.filter_map(|turn| turn.row.map(|(_, event)| event)).collect();
        let rows: Vec<Event> = rows.into_iter().filter(|event| event.kind != Kind::Recycle).collect();
        if rows.is_empty() {
            return;
        }
        for event in &rows {
            self.show(event.place);
        }
        let told = |event: &Event| message!("story-row-event", row = event.place.row, event = event.kind.spec().name);
        let told: Vec<Message> = rows.iter().map(told).collect();
        self.say(message!("story-after-end", rows = told, count = rows.len()));
    }

    /// The manager's ruling on whose the finding's customer is, after the finding's first row.
    #[must_use]
    pub fn ruled(&self) -> Option<Event> {
        let mut rulings = self.turns.iter().filter(|turn| is_ruling(turn)).filter_map(|turn| turn.row);
        rulings.find(|(order, _)| Some(*order) > self.order).map(|(_, event)| event)
    }

    /// The manager's ruling that ended the holding begun by a row.
    fn ruled_on(&self, began: Place) -> Option<Event> {
        let ruling = self
            .turns
            .iter()
            .find(|turn| is_ruling(turn) && turn.before.as_ref().is_some_and(|before| before.began == began))?;
        ruling.row.filter(|(order, _)| Some(*order) > self.order).map(|(_, event)| event)
    }

    /// Whether a manager's ruling ended the holding begun by a row, after the finding's first row.
    #[must_use]
    pub fn has_ruling_on(&self, began: Place) -> bool {
        self.ruled_on(began).is_some()
    }

    /// Says so where the one to whom it was done does not hold the customer any more.
    fn about_the_holder(&mut self) {
        let Some(began) = self.finding.draft.evidence.first().copied() else { return };
        if self.finding.draft.against.is_some() && self.has_ended(began) {
            self.story.is_holder_past = true;
            if self.finding.draft.check != Check::PoachedDeal {
                self.advise(Party::Holder, message!("next-holder-past"));
            }
        }
    }

    /// Who has left is advised nothing.
    fn about_those_who_left(&mut self) {
        let draft = &self.finding.draft;
        for (party, rep) in [(Party::Rep, draft.rep), (Party::Holder, draft.against)] {
            if rep.is_some_and(|rep| self.audit.book.has_left(rep)) {
                self.advise(party, None);
            }
        }
        let awards = matches!(draft.check, Check::Cooldown | Check::OverCap | Check::OutOfTerritory);
        if awards && draft.rep.is_some_and(|rep| self.audit.book.has_left(rep)) {
            self.advise(Party::Manager, message!("next-manager-settled"));
        }
    }

    /// What the journal has of a row, and what the row says now.
    pub fn of_change(&mut self) {
        let Some(change) = self.audit.change_of(&self.finding.draft) else { return };
        let row = change.row.text();
        match &change.what {
            What::Changed { since, now } => {
                self.say(message!("story-journal-row", since = *since, row = row));
                self.say(message!("story-row-now", row = now.text()));
            }
            What::Lost { since } => self.say(message!("story-journal-row", since = *since, row = row)),
            What::Doubled { first } => {
                self.show(*first);
                self.say(message!("story-row-twice", first = first.row.to_string(), row = row));
            }
            What::Backdated { seen, sealed } => {
                self.say(message!("story-not-sealed", sealed = *sealed));
                self.say(message!("story-journal-row", since = *seen, row = row));
            }
        }
    }

    /// Tells who was credited with how much of the finding's deal.
    pub fn shares(&mut self) {
        let deals = &self.audit.book.facts.deals;
        let Some(deal) = deals.iter().find(|deal| self.finding.draft.rows.contains(&deal.event.place)) else { return };
        self.say(message!("story-value", value = deal.value));
        for (rep, amount) in deal.shares() {
            self.say(message!("story-share", rep = self.name(rep), amount = amount));
        }
        let credited: rust_decimal::Decimal = deal.shares().map(|(_, amount)| amount).sum();
        let rest = deal.value - credited;
        if !rest.is_zero() {
            self.say(message!("story-share-nobodys", rest = rest));
        }
    }

    /// A holding of the finding's customer that was begun by a row, as it is at as-of.
    #[must_use]
    pub fn holding_begun_by(&self, row: Place) -> Option<Holding> {
        self.audit.book.holdings.iter().find(|holding| holding.began == row).cloned()
    }

    /// The other reasons against a refused claim.
    fn also(&mut self) {
        if !self.finding.draft.also.is_empty() {
            let also: Vec<Message> = self.finding.draft.also.iter().map(|check| check.words()).collect();
            self.say(message!("story-also", checks = also));
        }
    }
}

/// Whether a turn ended a holding.
fn ends(turn: &Turn, holding: &Holding) -> bool {
    let ran = turn.before.as_ref().is_some_and(|before| before.began == holding.began);
    let runs = turn.after.holding().is_some_and(|after| after.began == holding.began);
    ran && !runs
}

/// Whether a turn is a manager's ruling on whose the customer is.
fn is_ruling(turn: &Turn) -> bool {
    turn.outcome == Some(Outcome::Done) && turn.row.is_some_and(|(_, event)| event.kind == Kind::Award)
}

/// The story of what was done to a holding: who held the customer, and until when.
pub fn of_protection(teller: &mut Teller<'_>) {
    teller.holding_before();
}

/// The name under which the catalogue has the usual advice of a check for a party.
#[must_use]
pub fn next_id(party: Party, check: Check) -> String {
    format!("next-{}-{}", party.name(), check.name())
}
