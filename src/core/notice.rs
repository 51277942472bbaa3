//! What one rep may know of where they stand: what they hold and what keeps it, their points, what their score lacks,
//! what they may claim. Of other reps it knows nothing that it could tell.

use chrono::TimeDelta;

use super::audit::{Audit, Finding};

use super::book::{End, Holding, Penalty, Period, Stand};
use super::checks::Check;
use super::event::Event;
use super::exact::{Exact, exact, whole};
use super::gate;
use super::message::{Arg, Message};
use super::names::{CustomerId, RepId};
use super::protection::{Course, Deadline};
use super::rulebook::{Metric, Threshold};
use super::score::{Card, Measured, earned, total};
use super::text::fold;
use super::time::Moment;
use super::world::World;
use crate::message;

/// What keeps a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// A contact today.
    Contact,
    /// A contact today that the rulebook names, by its place there, and that adds to the term.
    Named(usize),
    /// An extension today.
    Extension,
    /// A contact and an extension today.
    Both,
    /// A deal today.
    Deal,
}

/// What an action of today would make of a holding's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Keeping {
    /// The action.
    pub means: Means,
    /// The end afterwards; `None` where there is none then.
    pub until: Option<Deadline>,
}

/// What would keep a holding longer than it is protected now: each action for itself, and a contact with an extension
/// where they do more together.
#[must_use]
pub fn keeping(audit: &Audit<'_>, holding: &Holding) -> Vec<Keeping> {
    let rules = audit.world.rules;
    let entry = holding.entry.and_then(|place| rules.protection.get(usize::from(place)));
    let (Some(entry), Some(now)) = (entry, holding.until()) else { return Vec::new() };
    let after = |change: &dyn Fn(&mut Course)| {
        let mut course = holding.course.clone();
        change(&mut course);
        course.deadline(entry, &rules.calendar)
    };
    let end = |until: &Option<Deadline>| until.map_or(Moment::MAX, |deadline| deadline.until);
    let contact = |course: &mut Course| course.last_contact = Some(audit.as_of);
    let mut found = Vec::new();
    if !holding.is_won() {
        let plain = after(&contact);
        found.push(Keeping { means: Means::Contact, until: plain });
        for (place, event) in rules.events.named.iter().enumerate() {
            let Some(adds) = event.adds else { continue };
            let until = after(&|course| {
                contact(course);
                course.added.push(adds);
            });
            found.extend((end(&until) > end(&plain)).then_some(Keeping { means: Means::Named(place), until }));
        }
        if let Some(by) = entry.extension.filter(|_| extensions_left(audit, holding) > 0).map(|extension| extension.by)
        {
            let alone = after(&|course| course.added.push(by));
            found.push(Keeping { means: Means::Extension, until: alone });
            let until = after(&|course| {
                contact(course);
                course.added.push(by);
            });
            let is_more = end(&until) > end(&plain).max(end(&alone));
            found.extend(is_more.then_some(Keeping { means: Means::Both, until }));
        }
    }
    found.push(Keeping { means: Means::Deal, until: after(&|course| course.won = Some(audit.as_of)) });
    found.retain(|keeping| end(&keeping.until) > now);
    found
}

/// How many more extensions a holding may have; none where they would lengthen nothing.
#[must_use]
pub fn extensions_left(audit: &Audit<'_>, holding: &Holding) -> u32 {
    let entry = holding.entry.and_then(|place| audit.world.rules.protection.get(usize::from(place)));
    let entry = entry.filter(|entry| entry.term.is_some() && !holding.is_won());
    let times = entry.and_then(|entry| entry.extension).map_or(0, |extension| extension.times);
    times.saturating_sub(holding.extensions)
}

/// The rep's open violations in the window, oldest first, each with the moment from which on it no longer counts.
pub fn counted<'a>(
    audit: &'a Audit<'_>,
    findings: &'a [Finding],
    rep: RepId,
) -> impl Iterator<Item = (&'a Finding, Option<Moment>)> {
    let window = audit.world.rules.penalties.window;
    let calendar = &audit.world.rules.calendar;
    let mine = findings.iter().filter(move |finding| finding.draft.rep == Some(rep) && audit.is_in_window(finding));
    mine.map(move |finding| (finding, finding.draft.at.and_then(|at| super::policy::forgotten(calendar, at, window))))
}

/// The next step of the ladder that points lead to, and the points that it takes.
#[must_use]
pub fn next_step<'r>(world: &World<'r>, points: u32) -> Option<(&'r str, u32)> {
    let steps = world.rules.penalties.ladder.iter().filter_map(|rung| match rung.at {
        Threshold::Points(least) if least > points => Some((rung.step.as_str(), least)),
        _ => None,
    });
    steps.min_by_key(|(_, least)| *least)
}

/// The sanctions imposed on a rep within the window, oldest first.
pub fn imposed<'a>(audit: &'a Audit<'_>, rep: RepId) -> impl Iterator<Item = &'a Penalty> {
    let start = audit.window_start(audit.as_of);
    audit.book.penalties_of(rep).filter(move |penalty| penalty.event.at > start)
}

/// What a metric could still bring.
#[derive(Clone, Debug)]
pub struct Gain {
    /// The metric.
    pub metric: Metric,
    /// One step: one more of what is counted; of an amount or a share, a tenth of the target.
    pub step: Exact,
    /// How much the score would rise by one step.
    pub by_step: Exact,
    /// What is lacking to the most that counts.
    pub lack: Exact,
    /// How much the score would rise with the most that counts.
    pub by_all: Exact,
}

/// What each metric could still bring to a score, all else as it is, in the order of the rulebook.
#[must_use]
pub fn gains(card: &Card<'_>) -> Vec<Gain> {
    card.metrics.iter().map(|measured| gain(card, measured)).collect()
}

fn gain(card: &Card<'_>, measured: &Measured) -> Gain {
    let rule = &measured.rule;
    let step = match rule.metric {
        Metric::Revenue | Metric::Conversion | Metric::Retention | Metric::Rating => exact(rule.target) / whole(10),
        _ => whole(1),
    };
    let most = exact(rule.target) * exact(rule.cap);
    let most = match most_of(rule.metric) {
        Some(limit) => most.min(limit),
        None => most,
    };
    let rise = |actual: &Exact| {
        let (better, _) = earned(&measured.weight, rule, actual);
        let after = &card.earned - &measured.earned + better;
        total(&after, &card.deductions) - &card.score
    };
    let lack = (&most - &measured.actual).max(whole(0));
    let by_step = rise(&(&measured.actual + step.clone().min(lack.clone())));
    Gain { metric: rule.metric, by_step, by_all: rise(&(&measured.actual + &lack)), step, lack }
}

/// The most that a metric can come to by its nature.
fn most_of(metric: Metric) -> Option<Exact> {
    match metric {
        Metric::Retention => Some(whole(1)),
        Metric::Rating => Some(whole(5)),
        _ => None,
    }
}

/// How many claims are left to a rep.
#[derive(Clone, Debug, Default)]
pub struct Room {
    /// How many customers count as held.
    pub held: usize,
    /// How many may.
    pub max_held: Option<u32>,
    /// Of each rate that is limited: its setting, how many were granted, how many may be.
    pub rates: Vec<(&'static str, u32, u32)>,
}

/// How many claims are left to a rep as of the audit's moment.
#[must_use]
pub fn room(audit: &Audit<'_>, rep: RepId) -> Room {
    let count = |won| audit.book.count_held(rep, audit.as_of, won);
    let Some((_, limit)) = audit.world.limit(rep) else { return Room { held: count(true), ..Room::default() } };
    let day = audit.as_of.date();
    let rates =
        Period::limited(limit).map(|(setting, period, most)| (setting, audit.book.granted_in(rep, period, day), most));
    Room { held: count(limit.count_won), max_held: limit.max_held, rates: rates.collect() }
}

/// A customer of the pool that a rep may claim.
#[derive(Clone, Debug)]
pub struct Free {
    /// The customer.
    pub customer: CustomerId,
    /// Since when it is in the pool.
    pub since: Moment,
    /// What the claim must tell of it.
    pub missing: Vec<String>,
}

/// What keeps a rep from claiming anything as of the audit's moment.
#[must_use]
pub fn bars(audit: &Audit<'_>, rep: RepId) -> Vec<gate::Reason> {
    let customer = audit.in_order().next();
    let reasons = customer.and_then(|customer| reasons(audit, rep, customer)).unwrap_or_default();
    reasons.into_iter().filter(|reason| is_bar(reason.check)).collect()
}

/// The customers that were held once and that nobody holds as of the audit's moment, each with the end of its last
/// holding.
#[must_use]
pub fn pool(audit: &Audit<'_>) -> Vec<(CustomerId, End)> {
    let end = |customer| match audit.book.stand(customer, audit.as_of) {
        Stand::Pool(end) => Some((customer, end?)),
        Stand::Held(..) => None,
    };
    audit.in_order().filter_map(end).collect()
}

/// What of the pool a rep may claim as of the audit's moment, if nothing keeps them from claiming anything.
#[must_use]
pub fn free(audit: &Audit<'_>, pool: &[(CustomerId, End)], rep: RepId) -> Vec<Free> {
    let free = |(customer, end): &(CustomerId, End)| {
        let reasons = reasons(audit, rep, *customer).unwrap_or_default();
        let mut against = reasons.iter().filter(|reason| !is_bar(reason.check));
        against.all(|reason| reason.check == Check::IncompleteClaim).then(|| Free {
            customer: *customer,
            since: end.at,
            missing: missing(audit, *customer),
        })
    };
    pool.iter().filter_map(free).collect()
}

/// A customer that a rep held until lately.
#[derive(Clone, Copy, Debug)]
pub struct Lost {
    /// The customer.
    pub customer: CustomerId,
    /// How and when the holding ended.
    pub end: End,
    /// From when on the rep may claim it again, if nothing else happens.
    pub again: Option<Moment>,
}

/// For how many days a rep is told of a customer that is lost.
const LATELY: i64 = 30;

/// The customers that a rep lost or gave back lately and does not hold now, latest first.
#[must_use]
pub fn lost(audit: &Audit<'_>, rep: RepId) -> Vec<Lost> {
    let start = audit.as_of - TimeDelta::days(LATELY);
    let mut lost: Vec<Lost> = Vec::new();
    for holding in audit.book.holdings.iter().rev().filter(|holding| holding.rep == rep) {
        let Some(end) = holding.ended_by(audit.as_of).filter(|end| end.at > start) else { continue };
        let customer = holding.customer;
        let is_mine = matches!(audit.book.stand(customer, audit.as_of), Stand::Held(_, now) if now.rep == rep);
        if is_mine || lost.iter().any(|known| known.customer == customer) {
            continue;
        }
        let event = claim_now(audit);
        let again = event.and_then(|event| {
            let Audit { world, book, as_of } = *audit;
            gate::earliest(&gate::Claim { world, book, at: as_of, rep, customer, event: &event })
        });
        lost.push(Lost { customer, end, again });
    }
    lost.sort_by_key(|lost| std::cmp::Reverse(lost.end.at));
    lost
}

/// A claim as it would come now: with no cells but what is known of the customer.
fn claim_now(audit: &Audit<'_>) -> Option<Event> {
    let some = audit.world.ledger.events.first()?;
    // All that is looked at of a claim's row beside who claims what.
    Some(Event { at: audit.as_of, late: false, extra: None, ..*some })
}

fn reasons(audit: &Audit<'_>, rep: RepId, customer: CustomerId) -> Option<Vec<gate::Reason>> {
    let event = claim_now(audit)?;
    let Audit { world, book, as_of } = *audit;
    Some(gate::reasons(&gate::Claim { world, book, at: as_of, rep, customer, event: &event }))
}

/// Whether a reason holds against whatever the rep would claim.
fn is_bar(check: Check) -> bool {
    matches!(check, Check::UnknownRep | Check::SuspendedRep | Check::OverCap | Check::OverRate)
}

/// The columns that a claim of a customer must fill.
fn missing(audit: &Audit<'_>, customer: CustomerId) -> Vec<String> {
    let ledger = &audit.world.ledger;
    let required = audit.world.required.iter();
    let empty = required.filter(|column| audit.book.attribute(audit.world, customer, **column, None).is_none());
    let tracked = empty.filter_map(|column| ledger.tracked.get(usize::from(*column)));
    tracked.map(|tracked| ledger.column_name(tracked).to_owned()).collect()
}

/// Says nothing of other reps: a sentence in which their names give way to "a colleague", and whatever else holds one,
/// but for the name of a customer, to an ellipsis.
#[must_use]
pub fn discreet(world: &World<'_>, rep: RepId, message: &Message) -> Message {
    let others = Others::of(world, rep);
    others.hide(message)
}

/// What goes into sentences and is no person: customers, and words that a sentence chooses by.
const PLAIN: [&str; 5] = ["customer", "clock", "event", "setting", "check"];

/// Whether a text has a name in it that is not a part of a longer word.
fn has_name(text: &str, name: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
    let ends = (is_letter(name.chars().next()), is_letter(name.chars().next_back()));
    text.match_indices(name).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text.get(at + name.len()..).and_then(|after| after.chars().next());
        !(ends.0 && is_letter(before) || ends.1 && is_letter(after))
    })
}

/// The names of everybody else.
struct Others {
    names: Vec<String>,
}

impl Others {
    fn of(world: &World<'_>, rep: RepId) -> Others {
        let others = || world.everybody().filter(|other| *other != rep);
        let mut names: Vec<String> = others().map(|other| fold(world.rep_name(other))).collect();
        names.extend(others().map(|other| world.rep_key(other).to_owned()));
        let members = others().filter_map(|other| world.member(other));
        names.extend(members.flat_map(|member| &member.aliases).map(|alias| fold(alias)));
        names.retain(|name| !name.is_empty());
        Others { names }
    }

    fn hide(&self, message: &Message) -> Message {
        let hidden = message
            .args
            .iter()
            .map(|(name, arg)| (*name, if PLAIN.contains(name) { arg.clone() } else { self.hidden(arg) }));
        Message { id: message.id, args: hidden.collect() }
    }

    fn hidden(&self, arg: &Arg) -> Arg {
        match arg {
            Arg::Text(text) => {
                let folded = fold(text);
                if self.names.contains(&folded) {
                    Arg::from(message!("a-colleague"))
                } else if self.names.iter().any(|name| has_name(&folded, name)) {
                    Arg::from("…")
                } else {
                    arg.clone()
                }
            }
            Arg::Sentence(message) => Arg::Sentence(Box::new(self.hide(message))),
            Arg::List(members) => Arg::List(members.iter().map(|member| self.hidden(member)).collect()),
            other => other.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::sample::ask;
    use crate::core::score::{Period, cards};

    #[test]
    fn a_name_in_a_word_is_none() {
        for (text, name, is_there) in [
            ("row of max", "max", true),
            ("max_held", "max", false),
            ("climax", "max", false),
            ("a, b", "a", true),
            ("at noon", "a", false),
            ("张伟的客户", "张伟", true),
            ("ann张伟", "ann", true),
        ] {
            assert_eq!(has_name(text, name), is_there, "{name} in {text}");
        }
    }

    #[test]
    fn names_give_way_and_clocks_do_not() {
        let others = Others { names: vec!["max".to_owned(), "a".to_owned()] };
        let args = vec![
            ("customer", Arg::from("A")),
            ("clock", Arg::from("max")),
            ("holder", Arg::from("Max")),
            ("note", Arg::from("by A")),
            ("rows", Arg::from(vec!["4", "a"])),
        ];
        let colleague = || Arg::from(message!("a-colleague"));
        let rows = Arg::List(vec![Arg::from("4"), colleague()]);
        let expected = [
            ("customer", Arg::from("A")),
            ("clock", Arg::from("max")),
            ("holder", colleague()),
            ("note", Arg::from("…")),
            ("rows", rows),
        ];
        assert_eq!(others.hide(&Message { id: "x", args }).args, expected);
    }

    /// What keeps the customer Fox longer, and until which day.
    fn keeps(rules: &str, rows: &[&str], as_of: &str) -> Vec<(Means, Option<String>)> {
        ask(rules, rows, as_of, |sample| {
            let audit = &sample.audit;
            let fox = audit.world.customer_named("Fox").unwrap();
            let Stand::Held(_, held) = audit.book.stand(fox, audit.as_of) else { panic!("{rows:?}") };
            let day = |until: Option<Deadline>| until.map(|end| end.until.date().to_string());
            keeping(audit, held).into_iter().map(|keeping| (keeping.means, day(keeping.until))).collect()
        })
    }

    #[test]
    fn what_keeps_a_customer_is_what_moves_its_end() {
        type Ends = [(Means, &'static str)];
        let events = "events: {visit: {as: contact}, demo: {as: contact, adds: 3d}}\n";
        let claim = "2026-03-01,claim,Fox,Ann";
        let early = "2026-03-02,contact,Fox,Ann";
        let [later, late] = ["2026-03-12,contact,Fox,Ann", "2026-03-22,contact,Fox,Ann"];
        let table: &[(&str, &[&str], &str, &Ends)] = &[
            // A first contact is due: to lengthen the term does nothing, and nothing beside a contact.
            (
                "{first_contact: 3d, no_contact: 20d, term: 30d, extension: {by: 7d}}",
                &[claim],
                "2026-03-02",
                &[(Means::Contact, "2026-03-22"), (Means::Deal, "ever")],
            ),
            // The next contact is due, and a demonstration adds no more than any other.
            (
                "{no_contact: 10d, term: 30d, after_deal: 40d}",
                &[claim, early],
                "2026-03-05",
                &[(Means::Contact, "2026-03-15"), (Means::Deal, "2026-04-14")],
            ),
            // The term ends: only what lengthens it helps, as far as the contacts reach.
            (
                "{no_contact: 10d, term: 30d, extension: {by: 7d}}",
                &[claim, early, later, late],
                "2026-03-29",
                &[
                    (Means::Named(1), "2026-04-03"),
                    (Means::Extension, "2026-04-01"),
                    (Means::Both, "2026-04-07"),
                    (Means::Deal, "ever"),
                ],
            ),
            // A deal that protects for a shorter time than the contacts do keeps nothing.
            (
                "{term: 30d, after_deal: 1d, extension: {by: 7d}}",
                &[claim, "2026-03-02,extend,Fox,Ann"],
                "2026-03-05",
                &[(Means::Named(1), "2026-04-10")],
            ),
            // Of a customer that is won only the next deal counts.
            (
                "{no_contact: 10d, term: 30d, after_deal: 40d, extension: {by: 7d}}",
                &[claim, "2026-03-02,deal,Fox,Ann,,,9"],
                "2026-03-05",
                &[(Means::Deal, "2026-04-14")],
            ),
            // What has no end needs nothing.
            ("{term: 30d}", &[claim, "2026-03-02,deal,Fox,Ann,,,9"], "2026-03-05", &[]),
            ("{match: {phone: 7}, term: 30d}", &[claim], "2026-03-05", &[]),
        ];
        for (entry, rows, as_of, expected) in table {
            let expected: Vec<(Means, Option<String>)> = expected
                .iter()
                .map(|(means, day)| (*means, Some((*day).to_owned()).filter(|day| day != "ever")))
                .collect();
            let rules = format!("{events}protection: [{entry}]\n");
            assert_eq!(keeps(&rules, rows, as_of), expected, "{entry} {rows:?} {as_of}");
        }
    }

    #[test]
    fn a_sanction_that_is_as_old_as_the_window_is_told_no_more() {
        let rules = "penalties: {window: 30d, ladder: [{step: warning, points: 3}]}\n";
        for (at, count) in [("2026-03-01 23:59:59", 0), ("2026-03-02", 1), ("2026-03-31", 1)] {
            let told = ask(rules, &[&format!("{at},penalty,,Ann,,Max,,warning")], "2026-03-31", |sample| {
                imposed(&sample.audit, sample.rep("Ann")).count()
            });
            assert_eq!(told, count, "{at}");
        }
    }

    #[test]
    fn a_share_and_a_rating_go_no_higher_than_they_can() {
        let rules = "protection: [{no_contact: 5d}]\nscore: {metrics: {retention: {weight: 10, target: 0.8, cap: 2}, \
                     rating: {weight: 10, target: 4, cap: 2}, shares: {weight: 10, target: 4, cap: 2}}}\n";
        let rows = [
            "2026-03-02,claim,Fox,Ann",
            "2026-03-25,claim,Owl,Ann",
            "2026-03-25,contact,Owl,Ann",
            "2026-03-03,rating,,Ann,,,4",
            "2026-03-03,share,,Ann",
        ];
        ask(rules, &rows, "2026-03-28", |sample| {
            let month = Period::month_of(sample.audit.as_of);
            let cards = cards(&sample.audit, &sample.audited, sample.outcomes, month);
            let lacks: Vec<(Metric, String)> =
                gains(&cards[0]).into_iter().map(|gain| (gain.metric, gain.lack.to_string())).collect();
            let expected = [(Metric::Retention, "1/2"), (Metric::Rating, "1"), (Metric::Shares, "7")];
            assert_eq!(lacks, expected.map(|(metric, lack)| (metric, lack.to_owned())));
        });
    }

    #[test]
    fn what_is_held_is_counted_with_a_limit_and_without_one() {
        let rows = ["2026-03-02,claim,Fox,Ann", "2026-03-02,claim,Owl,Ann", "2026-03-03,deal,Owl,Ann,,,9"];
        for (rules, held, max_held) in [
            ("", 2, None),
            ("claims: {limits: [{max_held: 5, count_won: true}]}", 2, Some(5)),
            ("claims: {limits: [{max_held: 5}]}", 1, Some(5)),
        ] {
            let told = ask(rules, &rows, "2026-03-05", |sample| room(&sample.audit, sample.rep("Ann")));
            assert_eq!((told.held, told.max_held), (held, max_held), "{rules}");
        }
    }

    #[test]
    fn who_lost_a_customer_is_told_for_a_month_and_once() {
        let rules = "claims: {cooldown: 5d}\nprotection: [{term: 10d}]\n";
        let rows = [
            "2026-02-19,claim,Old,Ann",
            "2026-02-20,claim,Elk,Ann",
            "2026-02-21,claim,Fox,Ann",
            "2026-03-02,release,Fox,Ann",
            "2026-03-10,claim,Fox,Ann",
            "2026-03-11,release,Fox,Ann",
            "2026-02-21,claim,Owl,Ann",
            "2026-03-12,claim,Bat,Bo",
            "2026-03-26,claim,Owl,Ann",
        ];
        ask(rules, &rows, "2026-03-31", |sample| {
            let lost: Vec<(&str, String, Option<String>)> = lost(&sample.audit, sample.rep("Ann"))
                .iter()
                .map(|lost| {
                    let day = |at: Moment| at.date().to_string();
                    (sample.audit.world.customer_name(lost.customer), day(lost.end.at), lost.again.map(day))
                })
                .collect();
            // Old ended at the last second of 1 March, thirty days before; Owl is hers again.
            let days = [("Fox", "2026-03-11", "2026-03-31"), ("Elk", "2026-03-02", "2026-03-31")];
            assert_eq!(lost, days.map(|(customer, end, again)| (customer, end.to_owned(), Some(again.to_owned()))));
        });
    }
}
