//! Why a row's name and that of a holding are one customer.

use super::Teller;
use crate::core::book::Holding;
use crate::core::event::{Event, Kind};
use crate::core::names::NameId;
use crate::core::time::exact;
use crate::message;

/// Tells which row joins the name in the finding's first row to the one under which a holding began.
pub(super) fn one_customer(teller: &mut Teller<'_>, holding: &Holding) {
    let Some(name) = teller.finding.draft.name.filter(|name| *name != holding.name) else { return };
    if teller.linked.is_some() {
        return;
    }
    let world = teller.world();
    let is_about = |event: &Event| world.customer(event).is_some_and(|(customer, _)| customer == holding.customer);
    let events = world.ledger.events.iter().enumerate().filter(|(_, event)| is_about(event));
    let Some((order, event)) = events.clone().find(|(i, _)| world.customers.joined_by(*i, name, holding.name)) else {
        return;
    };
    let spelling = |name: NameId| {
        let spellings = events.clone().flat_map(|(_, event)| world.ledger.names_in(event));
        let mut spellings = spellings.filter(|spelling| world.ledger.name(*spelling) == name);
        spellings.next().map_or("", |spelling| world.ledger.subjects.names.spelling(spelling.index()))
    };
    let (one, other) = (spelling(name), spelling(holding.name));
    let (row, at) = (event.place.row, exact(event.at));
    teller.show(event.place);
    teller.linked = Some(event.place);
    let shared =
        world.ledger.cells_of(event).iter().filter(|cell| world.ledger.is_identifier(**cell)).find_map(|cell| {
            let is_twin = |(_, earlier): &(usize, &Event)| {
                earlier.customer.map(|spelling| world.ledger.name(spelling))
                    != event.customer.map(|spelling| world.ledger.name(spelling))
                    && world.ledger.cells_of(earlier).contains(cell)
            };
            let (_, earlier) = events.clone().take_while(|(i, _)| *i < order).find(is_twin)?;
            Some((world.ledger.tracked.get(usize::from(cell.column))?, earlier.place))
        });
    let step = if event.kind == Kind::Same {
        let by = world.by(event).map_or("", |by| world.rep_name(by));
        let by = if by.is_empty() { "none" } else { by };
        message!("story-same", one = one, other = other, row = row, at = at, by = by)
    } else if let Some((tracked, earlier)) = shared {
        teller.show(earlier);
        let (column, first) = (world.ledger.column_name(tracked), earlier.row);
        message!("story-shared", one = one, other = other, row = row, at = at, column = column, first = first)
    } else {
        message!("story-joined", one = one, other = other, row = row, at = at)
    };
    teller.say(step);
}
