//! Events that move holdings, open complaints, or change the team (contract, section 3).

use std::collections::VecDeque;

use super::{Astray, Book, Complaint, Ending, HoldingId, Outcome, OverExtended, Penalty, Stray};
use crate::core::event::{Event, Kind, Reference};
use crate::core::names::{CustomerId, NameId, RepId};
use crate::core::time::Moment;
use crate::core::world::World;

impl Book {
    pub(super) fn manage(
        &mut self,
        world: &World<'_>,
        event: &Event,
        subject: Option<(CustomerId, NameId)>,
        rep: Option<RepId>,
    ) -> Outcome {
        match (event.kind, subject, rep) {
            (Kind::Release, Some((customer, _)), Some(rep)) => match self.held_now(customer, rep) {
                Some(id) => {
                    self.end(id, event.at, Ending::Release);
                    Outcome::Done
                }
                None => self.stray(event, Astray::NotHolder),
            },
            (Kind::Extend, Some((customer, _)), Some(rep)) => self.extend(world, event, customer, rep),
            (Kind::Assist, Some((customer, _)), Some(rep)) => self.assist(world, event, customer, rep),
            (Kind::Transfer, Some(subject), Some(rep)) => self.transfer(world, event, subject, rep),
            (Kind::Award, Some((customer, name)), Some(rep)) => {
                let current = self.current(customer);
                let won = current.and_then(|id| self.holding(id)).and_then(|holding| holding.course.won);
                if let Some(id) = current {
                    self.end(id, event.at, Ending::Award);
                }
                self.begin(event, customer, name, rep, won);
                Outcome::Done
            }
            (Kind::Recycle, Some((customer, _)), _) => self.recycle(world, event, customer),
            (Kind::Complaint, Some((customer, _)), Some(rep)) => {
                self.open_complaints.entry((customer, rep)).or_default().push_back(self.facts.complaints.len());
                self.facts.complaints.push(Complaint { event: *event, is_closed: false });
                Outcome::Done
            }
            (Kind::Resolve, Some((customer, _)), Some(rep)) => self.resolve(event, customer, rep),
            (Kind::Leave, _, Some(rep)) => {
                self.leave(rep, event.at);
                Outcome::Done
            }
            (Kind::Join, _, Some(rep)) => {
                if let Some(rep) = self.reps.get_mut(rep.index()) {
                    (rep.joined, rep.ever_joined, rep.left) = (true, true, false);
                }
                Outcome::Done
            }
            (Kind::Penalty, _, Some(rep)) => {
                self.penalise(world, event, rep);
                Outcome::Done
            }
            (Kind::Dismiss, ..) => {
                self.facts.dismissals.push(*event);
                Outcome::Done
            }
            _ => Outcome::Done,
        }
    }

    /// The holding that runs, if the rep is its holder.
    fn held_now(&self, customer: CustomerId, rep: RepId) -> Option<HoldingId> {
        let id = self.current(customer)?;
        self.holding(id).is_some_and(|holding| holding.rep == rep).then_some(id)
    }

    fn stray(&mut self, event: &Event, why: Astray) -> Outcome {
        self.facts.stray.push(Stray { event: *event, why });
        Outcome::Stray
    }

    fn extend(&mut self, world: &World<'_>, event: &Event, customer: CustomerId, rep: RepId) -> Outcome {
        let Some(id) = self.held_now(customer, rep) else { return self.stray(event, Astray::NotHolder) };
        let entry = self.entry(world, customer, Some(event));
        let rule = entry.and_then(|entry| world.rules.protection.get(usize::from(entry)));
        let extension = rule.and_then(|rule| rule.extension);
        match (extension, self.holdings.get_mut(id.0 as usize)) {
            (Some(extension), Some(holding)) if holding.extensions < extension.times => {
                holding.extensions += 1;
                holding.course.added.push(extension.by);
                Outcome::Done
            }
            _ => {
                self.facts.over_extended.push(OverExtended { event: *event, entry });
                Outcome::OverExtended
            }
        }
    }

    fn assist(&mut self, world: &World<'_>, event: &Event, customer: CustomerId, rep: RepId) -> Outcome {
        let (Some(id), Some(helper)) = (self.held_now(customer, rep), world.with(event)) else {
            return self.stray(event, Astray::NotHolder);
        };
        if let Some(holding) = self.holdings.get_mut(id.0 as usize)
            && helper != rep
            && !holding.helpers.contains(&helper)
        {
            holding.helpers.push(helper);
            if let Some(rep) = self.reps.get_mut(helper.index()) {
                rep.helped.push(id);
            }
        }
        Outcome::Done
    }

    fn transfer(
        &mut self,
        world: &World<'_>,
        event: &Event,
        (customer, name): (CustomerId, NameId),
        rep: RepId,
    ) -> Outcome {
        let (Some(id), Some(to)) = (self.held_now(customer, rep), world.with(event)) else {
            return self.stray(event, Astray::NotHolder);
        };
        if to == rep {
            return self.stray(event, Astray::ToOneself);
        }
        let won = self.holding(id).and_then(|holding| holding.course.won);
        self.end(id, event.at, Ending::Transfer);
        self.begin(event, customer, name, to, won);
        Outcome::Done
    }

    fn recycle(&mut self, world: &World<'_>, event: &Event, customer: CustomerId) -> Outcome {
        if let Some(id) = self.current(customer) {
            if world.by(event).is_none() || !world.is_authorised(event) {
                self.facts.unauthorised.push(*event);
                return Outcome::Unauthorised;
            }
            self.end(id, event.at, Ending::Recycle);
        }
        if let Some(state) = self.customers.get_mut(customer.index()) {
            state.recycled = true;
        }
        Outcome::Done
    }

    fn resolve(&mut self, event: &Event, customer: CustomerId, rep: RepId) -> Outcome {
        let oldest = self.open_complaints.get_mut(&(customer, rep)).and_then(VecDeque::pop_front);
        let Some(oldest) = oldest else { return self.stray(event, Astray::NoComplaint) };
        if let Some(complaint) = self.facts.complaints.get_mut(oldest) {
            complaint.is_closed = true;
        }
        Outcome::Done
    }

    fn leave(&mut self, rep: RepId, at: Moment) {
        let Some(state) = self.reps.get_mut(rep.index()) else { return };
        (state.joined, state.left) = (false, true);
        let (held, helped) = (std::mem::take(&mut state.held), std::mem::take(&mut state.helped));
        for id in held {
            self.end(id, at, Ending::Leave);
        }
        for id in helped {
            if let Some(holding) = self.holdings.get_mut(id.0 as usize) {
                holding.helpers.retain(|helper| *helper != rep);
            }
        }
    }

    fn penalise(&mut self, world: &World<'_>, event: &Event, rep: RepId) {
        let Reference::Step(step) = world.ledger.extra(event).reference else { return };
        let rung = world.rules.penalties.ladder.get(usize::from(step));
        let suspend = rung.and_then(|rung| rung.suspend);
        let suspended_until = suspend.map(|suspend| world.rules.calendar.deadline(event.at, suspend));
        if let Some(rep) = self.reps.get_mut(rep.index()) {
            rep.penalties.push(self.facts.penalties.len());
            rep.suspended_until = rep.suspended_until.max(suspended_until);
        }
        self.facts.penalties.push(Penalty { event: *event, rep, step, suspended_until });
    }
}
