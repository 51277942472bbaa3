//! The story of a finding: how its verdict came about, in steps that can be checked by hand.
//!
//! What a story has to say depends on the check, so each check's file tells its own, with the words that the
//! [`Teller`] has for all of them.

mod clocks;
pub mod settle;

use super::audit::{Audit, Finding};
use super::book::{Book, End, Holding, Outcome, Stand};
use super::checks::Check;
use super::event::{Event, Place};
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
    /// The rows that it speaks of beside the finding's own, in the order of telling.
    pub rows: Vec<Place>,
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
    story: Story,
}

/// The story of a finding.
#[must_use]
pub fn tell(audit: &Audit<'_>, finding: &Finding) -> Story {
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
        story: Story::default(),
    };
    (finding.draft.check.spec().tell)(&mut teller);
    teller.also();
    teller.standing();
    teller.story
}

impl<'a> Teller<'a> {
    /// Adds a step.
    pub fn say(&mut self, step: Message) {
        self.story.steps.push(step);
    }

    /// Shows a row in full.
    pub fn show(&mut self, row: Place) {
        if !self.story.rows.contains(&row) && !self.finding.draft.rows.contains(&row) {
            self.story.rows.push(row);
        }
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
        self.say(message!("story-count", from = exact(from), span = span, rule = rule, until = exact(until)));
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

    /// Tells who held the customer when the finding's first row came, and by which clock until when.
    pub fn holding_before(&mut self) {
        let Some(event) = self.event else { return };
        let Some((customer, _)) = self.world().customer(&event) else { return };
        match self.before.stand(customer, event.at) {
            Stand::Held(_, holding) => {
                let holding = holding.clone();
                self.clocks_of(&holding);
                match holding.until() {
                    Some(until) => self.compare(event.at, until),
                    None => self.say(message!("story-no-end")),
                }
            }
            Stand::Pool(end) => self.pool(customer, end, event.at),
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
        let row = self.turns.iter().find(|turn| turn.at == end.at && turn.row.is_some() && ends(turn, holding));
        match (end.how, row.and_then(|turn| turn.row)) {
            (super::book::Ending::Lapse(clock), moved) => {
                self.clocks_of(holding);
                if let Some((_, event)) = moved {
                    self.show(event.place);
                    self.say(message!("story-moved", row = event.place.row, clock = clock.name()));
                }
                self.say(message!("story-lapsed", rep = rep, until = exact(end.at), clock = clock.name()));
            }
            (how, Some((_, event))) => {
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
        let (steps, rows) = clocks::reckon(self.world(), &self.turns, holding);
        for row in rows {
            self.show(row);
        }
        for step in steps {
            self.say(step);
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
        self.say(message!("story-value", value = deal.event.value.unwrap_or_default()));
        for (rep, amount) in &deal.shares {
            self.say(message!("story-share", rep = self.name(*rep), amount = *amount));
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

    /// What the finding costs, and where its rep stands.
    fn standing(&mut self) {
        if !self.finding.draft.could_know {
            self.could_not_know();
        }
        if self.finding.dismissed {
            let ruling = self.audit.book.facts.dismissals.iter();
            let ruling = ruling.rev().find(|event| self.audit.dismissed_id(event) == self.finding.id);
            if let Some(event) = ruling.copied() {
                self.show(event.place);
                let by = self.world().by(&event).map_or("", |by| self.world().rep_name(by));
                self.say(message!("story-dismissed", by = by, row = event.place.row));
            }
        } else if self.finding.points > 0 {
            self.say(message!("story-points", points = self.finding.points, rep = self.rep()));
        } else {
            self.say(message!("story-no-points"));
        }
    }

    /// From which row on it was known that two names are one customer.
    fn could_not_know(&mut self) {
        let world = self.world();
        let Some(name) = self.finding.draft.name else { return };
        let began = self.finding.draft.evidence.first().and_then(|row| self.holding_begun_by(*row));
        let Some(holding) = began else { return };
        let events = &world.ledger.events;
        let known = |order: &usize| world.customers.joined_by(*order, name, holding.name);
        if let Some(event) = (0..events.len()).find(known).and_then(|order| events.get(order)) {
            self.show(event.place);
            self.say(message!("story-joined-later", row = event.place.row, at = exact(event.at)));
        }
    }
}

/// Whether a turn ended a holding.
fn ends(turn: &Turn, holding: &Holding) -> bool {
    let ran = turn.before.as_ref().is_some_and(|before| before.began == holding.began);
    let runs = turn.after.holding().is_some_and(|after| after.began == holding.began);
    ran && !runs
}

/// A story that has nothing to say beyond the rule and the rows.
pub fn plain(_: &mut Teller<'_>) {}

/// The story of what was done to a holding: who held the customer, and until when.
pub fn of_protection(teller: &mut Teller<'_>) {
    teller.holding_before();
}

/// Whether the words of a check's parties stand in the catalogue under this name.
#[must_use]
pub fn next_id(party: &str, check: Check) -> String {
    format!("next-{party}-{}", check.name())
}
