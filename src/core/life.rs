//! A customer's life: every row about it, what became of each, and who held it until when.
//!
//! It is a replay of its own that watches one customer, so that the replay of an audit keeps no history.

use super::book::{Book, End, Holding, Outcome, Stand};
use super::event::{Event, Kind};
use super::gate::Reason;
use super::names::CustomerId;
use super::time::Moment;
use super::world::World;

/// One turn in a customer's life: a row about it, or a clock that ran out.
#[derive(Clone, Debug)]
pub struct Turn {
    /// When.
    pub at: Moment,
    /// The row and its place in event order; `None` where a clock ran out.
    pub row: Option<(usize, Event)>,
    /// What became of the row.
    pub outcome: Option<Outcome>,
    /// Of a refused claim, the reasons.
    pub reasons: Vec<Reason>,
    /// The holding that ran until now.
    pub before: Option<Holding>,
    /// Where the customer stands afterwards.
    pub after: After,
}

/// Where a customer stands after a turn.
#[derive(Clone, Debug)]
pub enum After {
    /// It is held, by this holding as it is then.
    Held(Box<Holding>),
    /// It is in the pool since the end of its last holding, or ever.
    Pool(Option<End>),
}

impl After {
    /// The holding that runs.
    #[must_use]
    pub fn holding(&self) -> Option<&Holding> {
        match self {
            After::Held(holding) => Some(holding),
            After::Pool(_) => None,
        }
    }
}

/// The turns of a customer's life up to as-of, in order.
#[must_use]
pub fn life(world: &World<'_>, customer: CustomerId) -> Vec<Turn> {
    let mut book = Book::new(world);
    let mut turns: Vec<Turn> = Vec::new();
    for (order, event) in world.ledger.events.iter().enumerate() {
        let is_about = world.customer(event).is_some_and(|(about, _)| about == customer);
        let concerns = is_about || event.kind == Kind::Leave;
        if concerns {
            turns.extend(run_out(&book, customer, event.at, turns.last()));
        }
        let before = held(&book, customer, event.at).filter(|_| concerns);
        let outcome = book.step(world, order, event);
        // Whoever leaves ends what they hold, and nothing else.
        let ended = before.is_some() && held(&book, customer, event.at).is_none();
        if is_about || (concerns && ended) {
            let refused = book.facts.refused.last().filter(|_| outcome == Outcome::Refused);
            turns.push(Turn {
                at: event.at,
                row: Some((order, *event)),
                outcome: Some(outcome),
                reasons: refused.map(|refused| refused.reasons.clone()).unwrap_or_default(),
                before,
                after: after(&book, customer, event.at),
            });
        }
    }
    let last = run_out(&book, customer, world.ledger.as_of, turns.last());
    turns.extend(last);
    turns
}

/// The turn at which a clock ran out before a moment, where nobody wrote it down.
fn run_out(book: &Book, customer: CustomerId, by: Moment, last: Option<&Turn>) -> Option<Turn> {
    let before = last?.after.holding()?.clone();
    let end = before.ended_by(by)?;
    let after = after(book, customer, by);
    Some(Turn { at: end.at, row: None, outcome: None, reasons: Vec::new(), before: Some(before), after })
}

fn held(book: &Book, customer: CustomerId, at: Moment) -> Option<Holding> {
    match book.stand(customer, at) {
        Stand::Held(_, holding) => Some(holding.clone()),
        Stand::Pool(_) => None,
    }
}

fn after(book: &Book, customer: CustomerId, at: Moment) -> After {
    match book.stand(customer, at) {
        Stand::Held(_, holding) => After::Held(Box::new(holding.clone())),
        Stand::Pool(end) => After::Pool(end),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::rulebook::Rulebook;
    use crate::core::time::{iso, parse_moment};
    use crate::files::Sheet;

    #[test]
    fn a_life_tells_rows_lapses_and_who_holds_it() {
        let rules = Rulebook::read("managers: [Max]\nprotection: [{term: 30d, no_contact: 10d}]\n").unwrap();
        let rows = "at,event,customer,rep,by\n2026-01-05 09:00,claim,Fox,Ann,\n2026-01-06,claim,Owl,Ann,\n\
                    2026-01-07,claim,fox,Bo,\n2026-01-08,contact,Fox,Ann,\n2026-02-01,claim,Fox,Bo,\n2026-02-03,leave,,Bo,Max\n";
        let as_of = parse_moment("2026-03-01", None, None).unwrap().as_end();
        let ledger = Sheet::decode(rows.into(), &rules).unwrap().ledger(&rules, as_of).unwrap().0;
        let world = World::new(&rules, ledger, false).unwrap();
        let fox = world.customer(&world.ledger.events[0]).unwrap().0;
        let told: Vec<(String, Option<u32>, Option<String>)> = life(&world, fox)
            .iter()
            .map(|turn| {
                let row = turn.row.map(|(_, event)| event.place.row);
                (iso(turn.at), row, turn.after.holding().map(|holding| world.rep_name(holding.rep).to_owned()))
            })
            .collect();
        let ann = Some("Ann".to_owned());
        let expected = [
            ("2026-01-05T09:00:00", Some(2), ann.clone()),
            ("2026-01-07T00:00:00", Some(4), ann.clone()),
            ("2026-01-08T00:00:00", Some(5), ann),
            ("2026-01-18T23:59:59", None, None),
            ("2026-02-01T00:00:00", Some(6), Some("Bo".to_owned())),
            ("2026-02-03T00:00:00", Some(7), None),
        ];
        let expected: Vec<_> = expected.into_iter().map(|(at, row, rep)| (at.to_owned(), row, rep)).collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn who_leaves_ends_only_what_they_hold() {
        let rules = Rulebook::read("managers: [Max]\nprotection: [{term: 30d}]\n").unwrap();
        let rows = "at,event,customer,rep,by\n2026-01-05,claim,Fox,Ann,\n2026-01-06,leave,,Bo,Max\n2026-01-07,leave,,Ann,Max\n\
                    2026-01-08,leave,,Cy,Max\n2026-01-09,join,,Ann,Max\n2026-01-10,claim,Fox,Ann,\n";
        let as_of = parse_moment("2026-01-20", None, None).unwrap().as_end();
        let ledger = Sheet::decode(rows.into(), &rules).unwrap().ledger(&rules, as_of).unwrap().0;
        let world = World::new(&rules, ledger, false).unwrap();
        let fox = world.customer(&world.ledger.events[0]).unwrap().0;
        let rows: Vec<u32> = life(&world, fox).iter().filter_map(|turn| turn.row).map(|(_, e)| e.place.row).collect();
        assert_eq!(rows, [2, 4, 7]);
    }
}
