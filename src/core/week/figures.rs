//! The figures of a week, to be held against those of the weeks before.

use rust_decimal::Decimal;
use rustc_hash::FxHashMap;

use super::week_of;
use crate::core::audit::{Audit, Audited};
use crate::core::book::{Deal, Ending, Outcome, Standing};
use crate::core::checks::Check;
use crate::core::event::Kind;
use crate::core::names::{CustomerId, RepId};
use crate::core::sanctions;
use crate::core::score::Period;
use crate::core::time::Moment;

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
    /// Customers that became won; of one rep, by a deal of theirs.
    pub won: usize,
    /// Sanctions due at the end of it, by the findings as they are known now.
    pub sanctions: usize,
}

/// The figures of these weeks, oldest first, of all reps or one. `outcomes` are those of the audit's events.
#[must_use]
pub fn figures(
    audit: &Audit<'_>,
    audited: &Audited,
    outcomes: &[Outcome],
    weeks: &[Period],
    of: Option<RepId>,
) -> Vec<Figures> {
    let mut figures = vec![Figures::default(); weeks.len()];
    count_rows(&mut figures, audit, outcomes, weeks, of);
    count_deals(&mut figures, audit, weeks, of);
    count_holdings(&mut figures, audit, weeks, of);
    for finding in audited.findings.iter().filter(|finding| finding.is_open_violation()) {
        let draft = &finding.draft;
        let week = draft.at.and_then(|at| week_of(weeks, at)).filter(|_| of.is_none() || draft.rep == of);
        if let Some(figures) = week.and_then(|week| figures.get_mut(week)) {
            figures.violations += 1;
            figures.poaching += usize::from(matches!(draft.check, Check::Poaching | Check::PoachedDeal));
            figures.points += finding.points;
        }
    }
    for (figures, week) in figures.iter_mut().zip(weeks) {
        let then = Audit { as_of: week.to, ..*audit };
        let due = sanctions::due(&then, &audited.findings);
        figures.sanctions = due.iter().filter(|due| of.is_none_or(|of| of == due.rep)).count();
    }
    figures
}

fn count_rows(figures: &mut [Figures], audit: &Audit<'_>, outcomes: &[Outcome], weeks: &[Period], of: Option<RepId>) {
    let world = audit.world;
    let first = weeks.first().map_or(Moment::MAX, |week| week.from);
    let start = world.ledger.events.partition_point(|event| event.at < first);
    for (event, outcome) in world.ledger.events.iter().zip(outcomes).skip(start) {
        let week = week_of(weeks, event.at).filter(|_| of.is_none() || world.rep(event) == of);
        let Some(figures) = week.and_then(|week| figures.get_mut(week)) else { continue };
        match (event.kind, outcome) {
            (Kind::Claim, Outcome::Granted) => figures.granted += 1,
            (Kind::Claim, Outcome::Refused) => figures.refused += 1,
            (Kind::Contact | Kind::Quote, Outcome::Work { .. }) => figures.contacts += 1,
            (Kind::Release, Outcome::Done) => figures.released += 1,
            (Kind::Complaint, Outcome::Done) => figures.complaints += 1,
            _ => {}
        }
    }
}

fn count_deals(figures: &mut [Figures], audit: &Audit<'_>, weeks: &[Period], of: Option<RepId>) {
    let mut last_wins: FxHashMap<CustomerId, Moment> = FxHashMap::default();
    for deal in &audit.book.facts.deals {
        let value = deal.value;
        let is_new = wins(deal) && {
            let last = last_wins.insert(deal.customer, deal.event.at);
            last.is_none_or(|last| was_free_since(audit, deal, last))
        };
        let Some(figures) = week_of(weeks, deal.event.at).and_then(|week| figures.get_mut(week)) else { continue };
        let share = deal.shares().find(|(rep, _)| Some(*rep) == of).map(|(_, amount)| amount);
        if of.is_none() || share.is_some() {
            figures.deals += usize::from(value > Decimal::ZERO);
            figures.revenue += if of.is_none() { value } else { share.unwrap_or_default() };
        }
        figures.won += usize::from(is_new && (of.is_none() || audit.world.rep(&deal.event) == of));
    }
}

/// Whether a deal makes or keeps its customer won.
fn wins(deal: &Deal) -> bool {
    let is_of_holder = matches!(deal.kind, Standing::Own | Standing::Helper | Standing::Favour);
    is_of_holder && deal.value > Decimal::ZERO
}

/// Whether the deal's customer has gone to the pool since it was won last, and so was won no longer.
fn was_free_since(audit: &Audit<'_>, deal: &Deal, last: Moment) -> bool {
    let mut ends = audit.book.former(deal.customer, audit.as_of).map(|(_, end)| end);
    ends.any(|end| end.at >= last && end.at <= deal.event.at && !matches!(end.how, Ending::Transfer | Ending::Award))
}

fn count_holdings(figures: &mut [Figures], audit: &Audit<'_>, weeks: &[Period], of: Option<RepId>) {
    for holding in audit.book.holdings.iter().filter(|holding| of.is_none_or(|of| of == holding.rep)) {
        let end = holding.ended_by(audit.as_of);
        let lapse = end.filter(|end| matches!(end.how, Ending::Lapse(_)));
        if let Some(figures) = lapse.and_then(|end| week_of(weeks, end.at)).and_then(|week| figures.get_mut(week)) {
            figures.lapsed += 1;
        }
        for (figures, week) in figures.iter_mut().zip(weeks) {
            let is_held = holding.course.since <= week.to && end.is_none_or(|end| end.at > week.to);
            figures.held += usize::from(is_held);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::book::Book;
    use crate::core::rulebook::Rulebook;
    use crate::core::sample::ask;
    use crate::core::time::parse_moment;
    use crate::core::week::{week_before, week_up_to};
    use crate::core::world::World;
    use crate::files::Sheet;

    #[test]
    fn what_happened_in_a_week_is_counted_of_all_and_of_one() {
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
        let of = |week, rep| figures(&audit, &audited, &outcomes, &[week], rep)[0];
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
            won: 1,
            sanctions: 0,
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

    #[test]
    fn a_deal_of_nothing_wins_nobody_and_a_sanction_is_of_one_rep() {
        let rules = "protection: [{term: 90d}]\npenalties: {ladder: [{step: warning, points: 1}]}\n";
        let rows = ["2026-03-01,claim,Fox,Ann", "2026-03-02,deal,Fox,Ann,,,0", "2026-03-03,claim,Fox,Bo"];
        for (rep, deals, won, sanctions) in [(None, 0, 0, 1), (Some("Ann"), 0, 0, 0), (Some("Bo"), 0, 0, 1)] {
            let told = ask(rules, &rows, "2026-03-04", |sample| {
                let weeks = [week_up_to(sample.audit.as_of)];
                let of = rep.map(|rep| sample.rep(rep));
                figures(&sample.audit, &sample.audited, sample.outcomes, &weeks, of).remove(0)
            });
            assert_eq!((told.deals, told.won, told.sanctions), (deals, won, sanctions), "{rep:?}");
        }
    }
}
