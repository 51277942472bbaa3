//! Contacts, quotes and deals: whose customer it is, what they renew, and who earns what (contract, section 7).

use rust_decimal::Decimal;

use super::{Book, Deal, HoldingId, Outcome, Outside, Stand, Standing, Unclaimed};
use crate::core::event::{Event, Kind};
use crate::core::names::{CustomerId, NameId, RepId};
use crate::core::rulebook::part_of;
use crate::core::world::World;

impl Book {
    pub(super) fn work(
        &mut self,
        world: &World<'_>,
        order: usize,
        event: &Event,
        (customer, name): (CustomerId, NameId),
        rep: RepId,
    ) -> Outcome {
        let is_deal = event.kind == Kind::Deal;
        let is_refund = is_deal && world.ledger.extra(event).value.is_some_and(|value| value <= Decimal::ZERO);
        if event.late && !is_refund {
            self.facts.late.push(*event);
        }
        if !is_deal && !event.valid {
            return Outcome::Done;
        }
        let (standing, holding) = self.standing(world, event, customer, rep);
        if is_deal {
            self.credit(world, event, customer, rep, standing, holding);
        }
        if is_refund {
            return Outcome::Done;
        }
        if !world.is_manager(rep) {
            self.note(world, order, event, (customer, name), standing, holding);
        }
        self.renew(world, event, standing, holding);
        let holder = holding.and_then(|id| self.holding(id)).map(|holding| holding.rep);
        Outcome::Work { standing, holder }
    }

    fn standing(
        &self,
        world: &World<'_>,
        event: &Event,
        customer: CustomerId,
        rep: RepId,
    ) -> (Standing, Option<HoldingId>) {
        let Stand::Held(id, holding) = self.stand(customer, event.at) else { return (Standing::Unclaimed, None) };
        let standing = if holding.rep == rep {
            Standing::Own
        } else if holding.helpers.contains(&rep) {
            Standing::Helper
        } else if world.rules.credit.favour.is_some() && self.was_told(world, event, customer, rep, holding.rep) {
            Standing::Favour
        } else {
            Standing::Poached
        };
        (standing, Some(id))
    }

    /// Whether the rep told the holder, earlier on the same day, and the holder or a manager confirmed it.
    fn was_told(&self, world: &World<'_>, event: &Event, customer: CustomerId, rep: RepId, holder: RepId) -> bool {
        self.notified.get(&(customer, rep)).is_some_and(|(day, confirmed)| {
            *day == event.at.date() && confirmed.iter().any(|by| *by == holder || world.is_manager(*by))
        })
    }

    /// Takes up that a rep told a holder.
    pub(super) fn notify(&mut self, world: &World<'_>, event: &Event, customer: CustomerId, rep: RepId) -> Outcome {
        if event.late {
            self.facts.late.push(*event);
        } else if let Some(by) = world.by(event) {
            let day = event.at.date();
            let told = self.notified.entry((customer, rep)).or_insert_with(|| (day, Vec::new()));
            if told.0 != day {
                *told = (day, Vec::new());
            }
            if !told.1.contains(&by) {
                told.1.push(by);
            }
        }
        Outcome::Done
    }

    /// Renews the holder's clocks, or wins the customer.
    fn renew(&mut self, world: &World<'_>, event: &Event, standing: Standing, holding: Option<HoldingId>) {
        let Some(id) = holding else { return };
        let is_deal = event.kind == Kind::Deal;
        if is_deal && standing != Standing::Poached {
            self.win(id, event.at);
        }
        let Some(holding) = self.holdings.get_mut(id.0 as usize).filter(|_| standing == Standing::Own) else { return };
        holding.last_work = Some(event.at);
        if is_deal {
            return;
        }
        holding.last_contact = Some(event.at);
        if !event.late {
            holding.course.last_contact = Some(event.at);
            holding.course.added.extend(world.named(event).and_then(|named| named.adds));
        }
    }

    /// Credits a deal.
    fn credit(
        &mut self,
        world: &World<'_>,
        event: &Event,
        customer: CustomerId,
        rep: RepId,
        standing: Standing,
        holding: Option<HoldingId>,
    ) {
        let value = world.ledger.extra(event).value.unwrap_or_default();
        let rules = &world.rules.credit;
        let part = |percent: Decimal| part_of(value, percent);
        let holding = holding.and_then(|id| self.holding(id));
        let holder = holding.map(|holding| holding.rep);
        // Who beside the holder earns how much.
        let (other, amount) = match standing {
            Standing::Own => {
                let helper = world.with(event).filter(|with| holding.is_some_and(|h| h.helpers.contains(with)));
                (helper, part(rules.helper))
            }
            Standing::Helper => (Some(rep), part(rules.helper)),
            Standing::Favour => (Some(rep), part(rules.favour.unwrap_or_default())),
            Standing::Poached => (Some(rep), part(rules.poached)),
            Standing::Unclaimed => (Some(rep), part(rules.unclaimed)),
        };
        // Rows of managers earn nothing, for themselves or a helper.
        let other = other.filter(|_| !world.is_manager(rep));
        let rest = if other.is_some() { value - amount } else { value };
        let parts = [other.map(|other| (other, amount)), holder.map(|holder| (holder, rest))];
        let parts = parts.map(|part| part.filter(|(_, share)| !share.is_zero()));
        self.facts.deals.push(Deal { event: *event, value, customer, kind: standing, parts });
    }

    /// Keeps what the row did against others.
    fn note(
        &mut self,
        world: &World<'_>,
        order: usize,
        event: &Event,
        (customer, name): (CustomerId, NameId),
        standing: Standing,
        holding: Option<HoldingId>,
    ) {
        match (standing, holding.and_then(|id| self.holding(id).map(|holding| (id, holding)))) {
            (Standing::Poached, Some((id, holding))) => {
                let outside = Outside {
                    event: *event,
                    holding: id,
                    rule: holding.rule(),
                    deadline: holding.deadline,
                    could_know: world.customers.joined_by(order, name, holding.name),
                };
                self.facts.outside.push(outside);
            }
            (Standing::Unclaimed, _) => {
                let Stand::Pool(end) = self.stand(customer, event.at) else { return };
                self.facts.unclaimed.push(Unclaimed { event: *event, since: end.map(|end| end.at) });
            }
            _ => {}
        }
    }
}
