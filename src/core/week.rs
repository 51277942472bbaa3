//! The figures of a week, to be held against those of the week before.

use chrono::TimeDelta;
use rust_decimal::Decimal;

use super::audit::{Audit, Audited};
use super::book::{Ending, Outcome};
use super::checks::Check;
use super::event::Kind;
use super::names::RepId;
use super::score::Period;
use super::time::{Moment, day_start};

/// What happened in a week.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Claims granted.
    pub granted: usize,
    /// Claims refused.
    pub refused: usize,
    /// Valid contacts and quotes of reps.
    pub contacts: usize,
    /// Deals with a value above 0.
    pub deals: usize,
    /// The value of all deals, refunds taken off; of one rep, what they were credited with.
    pub revenue: Decimal,
    /// Customers given back.
    pub released: usize,
    /// Holdings that a clock ended.
    pub lapsed: usize,
    /// Customers held at the end of it.
    pub held: usize,
    /// Open violations dated in it.
    pub violations: usize,
    /// Those of them that are poaching, of work or of a deal.
    pub poaching: usize,
    /// What they cost.
    pub points: u32,
    /// Complaints opened.
    pub complaints: usize,
}

/// The seven days up to a moment, its own day the last.
#[must_use]
pub fn week_up_to(moment: Moment) -> Period {
    let first = moment.date() - TimeDelta::days(6);
    Period { from: day_start(first), to: moment }
}

/// The seven days before a week, up to the same time of day.
#[must_use]
pub fn week_before(week: Period) -> Period {
    let days = TimeDelta::days(7);
    Period { from: week.from - days, to: week.to - days }
}

/// The figures of a week, of all reps or one. `outcomes` are those of the audit's events.
#[must_use]
pub fn figures(audit: &Audit<'_>, audited: &Audited, outcomes: &[Outcome], week: Period, of: Option<RepId>) -> Figures {
    let (world, facts) = (audit.world, &audit.book.facts);
    let is_of = |rep: Option<RepId>| of.is_none() || rep == of;
    let mut figures = Figures::default();
    let events = world.ledger.events.iter().zip(outcomes);
    for (event, outcome) in events.filter(|(event, _)| week.has(event.at) && is_of(world.rep(event))) {
        match (event.kind, outcome) {
            (Kind::Claim, Outcome::Granted) => figures.granted += 1,
            (Kind::Claim, Outcome::Refused) => figures.refused += 1,
            (Kind::Contact | Kind::Quote, Outcome::Work { .. }) => figures.contacts += 1,
            (Kind::Release, Outcome::Done) => figures.released += 1,
            (Kind::Complaint, Outcome::Done) => figures.complaints += 1,
            _ => {}
        }
    }
    for deal in facts.deals.iter().filter(|deal| week.has(deal.event.at)) {
        let value = deal.event.value.unwrap_or_default();
        let share = deal.shares.iter().find(|(rep, _)| Some(*rep) == of).map(|(_, amount)| *amount);
        if of.is_none() || share.is_some() {
            figures.deals += usize::from(value > Decimal::ZERO);
            figures.revenue += if of.is_none() { value } else { share.unwrap_or_default() };
        }
    }
    for holding in audit.book.holdings.iter().filter(|holding| is_of(Some(holding.rep))) {
        let end = holding.ended_by(audit.as_of);
        let has_lapsed = end.is_some_and(|end| week.has(end.at) && matches!(end.how, Ending::Lapse(_)));
        figures.lapsed += usize::from(has_lapsed);
        let is_held = holding.course.since <= week.to && end.is_none_or(|end| end.at > week.to);
        figures.held += usize::from(is_held);
    }
    for finding in audited.findings.iter().filter(|finding| finding.is_open_violation()) {
        let draft = &finding.draft;
        if draft.at.is_some_and(|at| week.has(at)) && is_of(draft.rep) {
            figures.violations += 1;
            figures.poaching += usize::from(matches!(draft.check, Check::Poaching | Check::PoachedDeal));
            figures.points += finding.points;
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::time::{iso, parse_moment};

    #[test]
    fn a_week_is_seven_days_and_the_one_before_ends_at_the_same_time_of_day() {
        let week = week_up_to(parse_moment("2026-03-04 10:00", None, None).unwrap().at);
        let ends = |period: Period| (iso(period.from), iso(period.to));
        assert_eq!(ends(week), ("2026-02-26T00:00:00".to_owned(), "2026-03-04T10:00:00".to_owned()));
        let before = ends(week_before(week));
        assert_eq!(before, ("2026-02-19T00:00:00".to_owned(), "2026-02-25T10:00:00".to_owned()));
    }

    #[test]
    fn what_happened_in_a_week_is_counted_of_all_and_of_one() {
        use crate::core::book::Book;
        use crate::core::rulebook::Rulebook;
        use crate::core::world::World;
        use crate::files::Sheet;

        let rules = "managers: [Max]\nprotection: [{match: {tier: A}, term: 90d}, {term: 5d}]\n\
                     credit: {unclaimed: 50}\nchecks: {unclaimed-deal: {points: 2}}\n";
        let rows = "at,event,customer,rep,by,value,tier\n\
                    2026-02-19,claim,Old,Bo,,,\n\
                    2026-02-27 09:00,claim,Fox,Ann,,,A\n\
                    2026-02-27 10:00,claim,Fox,Bo,,,\n\
                    2026-02-28 09:00,contact,Fox,Ann,,,\n\
                    2026-02-28 10:00,quote,Fox,Ann,,,\n\
                    2026-02-28 11:00,contact,Fox,Bo,,,\n\
                    2026-03-01 09:00,deal,Fox,Ann,,100,\n\
                    2026-03-01 10:00,deal,Fox,Ann,,-30,\n\
                    2026-03-01 11:00,deal,Fox,Ann,,0,\n\
                    2026-03-01 12:00,deal,Elk,Bo,,40,\n\
                    2026-03-02 09:00,complaint,Fox,Ann,,,\n\
                    2026-03-02 10:00,complaint,Fox,Ann,,,\n\
                    2026-03-03 09:00,claim,Owl,Ann,,,A\n\
                    2026-03-04 10:00,release,Owl,Ann,,,\n\
                    2026-03-04 10:00,claim,Bat,Bo,,,A\n\
                    2026-03-05 09:00,complaint,Fox,Ann,,,\n";
        let rules = Rulebook::read(rules).unwrap();
        let at = |text| parse_moment(text, None, None).unwrap().at;
        let as_of = at("2026-03-06 10:00");
        let ledger = Sheet::decode(rows.into(), &rules).unwrap().ledger(&rules, as_of).unwrap().0;
        let world = World::new(&rules, ledger, false).unwrap();
        let (book, outcomes) = Book::replay(&world);
        let audit = Audit { world: &world, book: &book, as_of };
        let audited = audit.run();
        let rep = |name: &str| world.everybody().find(|rep| world.rep_name(*rep) == name);
        let of = |week, rep| figures(&audit, &audited, &outcomes, week, rep);
        let week = week_up_to(at("2026-03-04 10:00"));

        let all = Figures {
            granted: 3,
            refused: 1,
            contacts: 3,
            deals: 2,
            revenue: Decimal::from(110),
            released: 1,
            lapsed: 0,
            held: 2,
            violations: 3,
            poaching: 1,
            points: 6,
            complaints: 2,
        };
        assert_eq!(of(week, None), all);
        let ann = Figures {
            granted: 2,
            refused: 0,
            contacts: 2,
            deals: 1,
            revenue: Decimal::from(70),
            held: 1,
            violations: 0,
            poaching: 0,
            points: 0,
            ..all
        };
        assert_eq!(of(week, rep("Ann")), ann);
        let bo = of(week, rep("Bo"));
        assert_eq!((bo.deals, bo.revenue, bo.held, bo.complaints), (1, Decimal::from(20), 1, 0));
        // The week before saw Bo lose a customer, held from within it to within it.
        let before = of(week_before(week), None);
        assert_eq!((before.granted, before.lapsed, before.held, before.complaints), (1, 1, 0, 0));
        assert_eq!(of(week_before(week), rep("Ann")).lapsed, 0);
    }
}
