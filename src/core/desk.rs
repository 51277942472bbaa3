//! The desk: decides rows before they are written (contract, sections 5 and 11).
//!
//! A row is put where it belongs in event order and the ledger is replayed with it, so that a verdict at the desk is
//! the one that an audit gives afterwards. A row that is refused leaves no trace.

use super::audit::Audit;
use super::book::{Book, Outcome, Stray};
use super::checks::Check;
use super::event::{Event, Kind, Place};
use super::gate::{self, Reason};
use super::identity::Newcomer;
use super::ledger::{Cells, Read};
use super::message::Message;
use super::problem::Problem;
use super::protection::Deadline;
use super::rulebook::Similar;
use super::similar::{self, Finder, ONE_BY_ONE, Rival};
use super::time::{Moment, next_second};
use super::world::{Known, World};
use crate::message;

/// Decides rows one after the other, each seeing those granted before it.
pub struct Desk<'r> {
    /// Names, rows and rules; granted rows among them.
    pub world: World<'r>,
    /// Who holds what after all rows.
    pub book: Book,
    outcomes: Vec<Outcome>,
    /// What names the row that was refused last brought; they are kept until the next, as people are told of it.
    refused: Option<Trace>,
    /// How many claims were compared with all customers.
    compared: usize,
    /// What finds similar customers, once that many were that it is worth its making.
    finder: Option<Finder>,
}

/// What is known of names because of one row.
enum Trace {
    Newcomer(Newcomer),
    /// As it was before.
    Known(Known),
}

/// What the desk says of a row.
#[derive(Clone, Debug)]
pub struct Verdict {
    /// The row.
    pub event: Event,
    /// What became of it.
    pub outcome: Outcome,
    /// Why it is refused; empty where it is granted.
    pub refusals: Vec<Refusal>,
    /// Where the row would come to stand.
    pub place: Place,
    /// The later rows of which something else becomes by this one; only a manager's event may do that.
    pub changed: Vec<Place>,
    /// When the protection that it began ends.
    pub deadline: Option<Deadline>,
    /// The first moment at which a refused claim would be granted.
    pub earliest: Option<Moment>,
    /// Where the rulebook asks for them: the customers protected for others that look like the one that is claimed.
    pub rivals: Option<Vec<Rival>>,
}

/// Why a row is refused.
#[derive(Clone, Debug)]
pub enum Refusal {
    /// A reason against a claim.
    Reason(Reason),
    /// The state of the customer does not allow it, the rules do not, or nobody authorised it.
    Rule(Check, Message),
    /// It would change what later rows did.
    Past(Vec<Place>),
}

impl Verdict {
    /// Whether the row may be written.
    #[must_use]
    pub fn is_granted(&self) -> bool {
        self.refusals.is_empty()
    }
}

impl<'r> Desk<'r> {
    /// A desk with a ledger.
    #[must_use]
    pub fn new(world: World<'r>) -> Desk<'r> {
        let (book, outcomes) = Book::replay(&world);
        Desk { world, book, outcomes, refused: None, compared: 0, finder: None }
    }

    /// Decides a row that would come last in the file. A granted one stays.
    ///
    /// # Errors
    /// The row can't be read, or lies in the future.
    pub fn decide(&mut self, place: Place, cells: &(impl Cells + ?Sized)) -> Result<Verdict, Vec<Problem>> {
        match self.refused.take() {
            Some(Trace::Newcomer(newcomer)) => self.world.customers.forget(&newcomer),
            Some(Trace::Known(known)) => self.world.restore(known),
            None => {}
        }
        let event = match self.world.ledger.read(self.world.rules, place, cells) {
            Read::Event(event) => event,
            Read::Bad(row) => return Err(row.problems),
            Read::Future => {
                let problem = Problem::new(message!("at-future", now = self.world.ledger.as_of));
                return Err(vec![problem.hint(message!("at-future-hint"))]);
            }
            Read::Blank | Read::PassedOver => return Err(vec![Problem::new(message!("row-passed-over"))]),
        };
        let rivals = self.rivals(&event);
        let is_denied = self.denies(rivals.as_deref());
        let order = self.world.ledger.insert(event);
        // A row that was refused may have taken the book further than the ledger goes.
        let is_next = order + 1 == self.world.ledger.events.len() && event.at >= self.book.at();
        let newcomer = if is_next { self.world.welcome(&event) } else { None };
        let verdict = match newcomer {
            Some(newcomer) if is_denied => self.deny(event, newcomer, rivals),
            Some(newcomer) => self.decide_next(order, event, newcomer, rivals),
            None => self.decide_anew(order, event, rivals),
        };
        if !verdict.is_granted() {
            self.world.ledger.remove(order);
        } else if let Some(finder) = &mut self.finder {
            finder.add(&self.world, &event);
        }
        Ok(verdict)
    }

    /// Decides a row that comes after all others and joins no customers.
    fn decide_next(&mut self, order: usize, event: Event, newcomer: Newcomer, rivals: Option<Vec<Rival>>) -> Verdict {
        self.book.grow(&self.world);
        let outcome = self.book.step(&self.world, order, &event);
        let verdict = self.verdict(&self.book, event, outcome, Vec::new(), rivals);
        if verdict.is_granted() {
            self.outcomes.push(outcome);
        } else {
            self.refused = Some(Trace::Newcomer(newcomer));
        }
        verdict
    }

    /// Decides a row by a replay of all.
    fn decide_anew(&mut self, order: usize, event: Event, rivals: Option<Vec<Rival>>) -> Verdict {
        let names: Vec<String> =
            rivals.iter().flatten().map(|rival| self.world.customer_name(rival.customer).to_owned()).collect();
        let known = self.world.meet();
        let rivals = rivals.map(|rivals| self.still_rivals(rivals, &names, &event));
        let (mut book, mut outcomes) = Book::replay(&self.world);
        let mut outcome = outcomes.remove(order);
        let changed = self.changed(order, &outcomes);
        outcomes.insert(order, outcome);
        if outcome == Outcome::Granted && self.denies(rivals.as_deref()) {
            // What the row would have done is known; from here on things stand as they do without it.
            self.world.ledger.remove(order);
            (book, outcome) = (Book::replay(&self.world).0, Outcome::Refused);
            self.world.ledger.insert(event);
        }
        let verdict = self.verdict(&book, event, outcome, changed, rivals);
        if verdict.is_granted() {
            (self.book, self.outcomes) = (book, outcomes);
        } else {
            self.refused = Some(Trace::Known(known));
        }
        verdict
    }

    /// The rows after `order` of which something else would become.
    fn changed(&self, order: usize, outcomes: &[Outcome]) -> Vec<Place> {
        let events = self.world.ledger.events.iter().skip(order + 1);
        let later = self.outcomes.iter().zip(outcomes).skip(order);
        events.zip(later).filter(|(_, (old, new))| old != new).map(|(event, _)| event.place).collect()
    }

    /// The rivals of a claim, where the rulebook asks for them.
    fn rivals(&mut self, event: &Event) -> Option<Vec<Rival>> {
        self.world.rules.claims.similar.filter(|_| event.kind == Kind::Claim)?;
        self.compared += 1;
        if self.compared > ONE_BY_ONE && self.finder.is_none() {
            self.finder = Some(Finder::new(&self.world));
        }
        Some(similar::rivals(&self.world, &self.book, event, self.finder.as_ref()))
    }

    /// The rivals of a claim that may have joined customers: whoever is the claimed one now is none, and the others may
    /// have other numbers.
    fn still_rivals(&self, rivals: Vec<Rival>, names: &[String], event: &Event) -> Vec<Rival> {
        let own = self.world.customer(event).map(|(customer, _)| customer);
        let still = rivals.into_iter().zip(names).filter_map(|(rival, name)| {
            let customer = self.world.customer_named(name).filter(|customer| Some(*customer) != own)?;
            Some(Rival { customer, ..rival })
        });
        still.collect()
    }

    fn denies(&self, rivals: Option<&[Rival]>) -> bool {
        self.world.rules.claims.similar == Some(Similar::Deny) && rivals.is_some_and(|rivals| !rivals.is_empty())
    }

    /// Refuses a claim that comes last because of its rivals, with all other reasons. A row in the ledger counts
    /// whatever it looks like, so that the replay knows nothing of this reason and the row must not reach it.
    fn deny(&mut self, event: Event, newcomer: Newcomer, rivals: Option<Vec<Rival>>) -> Verdict {
        self.book.grow(&self.world);
        self.book.pass(&self.world, event.at);
        let claimed = self.world.customer(&event).zip(self.world.rep(&event));
        let reasons = claimed.map(|((customer, _), rep)| {
            let (world, book) = (&self.world, &self.book);
            gate::reasons(&gate::Claim { world, book, at: event.at, rep, customer, event: &event })
        });
        let mut refusals: Vec<Refusal> = reasons.into_iter().flatten().map(Refusal::Reason).collect();
        refusals.extend(self.against_rivals(rivals.as_deref()));
        self.refused = Some(Trace::Newcomer(newcomer));
        Verdict {
            event,
            outcome: Outcome::Refused,
            refusals,
            place: event.place,
            changed: Vec::new(),
            deadline: None,
            earliest: self.earliest(&self.book, &event, rivals.as_deref()),
            rivals,
        }
    }

    /// The first moment, from now on, at which a claim that a book does not have would be granted.
    fn earliest(&self, book: &Book, event: &Event, rivals: Option<&[Rival]>) -> Option<Moment> {
        let ((customer, _), rep) = self.world.customer(event).zip(self.world.rep(event))?;
        let now = event.at.max(self.world.ledger.as_of);
        let mut free = rivals.filter(|_| self.denies(rivals)).unwrap_or_default().iter().map(|rival| rival.until);
        let at = free.try_fold(now, |last, until| Some(last.max(next_second(until?))))?;
        gate::earliest(&gate::Claim { world: &self.world, book, at, rep, customer, event })
    }

    /// The reason that rivals are against a claim.
    fn against_rivals(&self, rivals: Option<&[Rival]>) -> Option<Refusal> {
        let most = rivals?.first().filter(|_| self.denies(rivals))?;
        let customer = self.world.customer_name(most.customer);
        let message = match most.until {
            Some(until) => message!("reason-similar-customer", customer = customer, until = until),
            None => message!("reason-similar-customer-forever", customer = customer),
        };
        let until =
            rivals?.iter().map(|rival| rival.until).collect::<Option<Vec<_>>>().and_then(|all| all.into_iter().max());
        let rule = "claims.similar".to_owned();
        Some(Refusal::Reason(Reason::new(Check::SimilarCustomer, rule, message).until(until)))
    }

    fn verdict(
        &self,
        book: &Book,
        event: Event,
        outcome: Outcome,
        changed: Vec<Place>,
        rivals: Option<Vec<Rival>>,
    ) -> Verdict {
        let mut refusals = self.refusals(book, &event, outcome);
        refusals.extend(self.against_rivals(rivals.as_deref()));
        let may_change = event.kind.spec().managers || event.kind == Kind::Recycle;
        if !changed.is_empty() && !may_change {
            refusals.push(Refusal::Past(changed.clone()));
        }
        let is_done = matches!(outcome, Outcome::Granted | Outcome::Done);
        let mut holdings = book.holdings.iter().rev().filter(|_| is_done && event.kind.begins());
        let began = holdings.find(|holding| holding.began == event.place);
        let deadline = began.and_then(|holding| holding.deadline);
        let is_refused_claim = outcome == Outcome::Refused;
        let earliest = is_refused_claim.then(|| self.earliest(book, &event, rivals.as_deref())).flatten();
        Verdict { event, outcome, refusals, place: event.place, changed, deadline, earliest, rivals }
    }

    /// The refusal of a ruling that strikes no finding.
    fn stray_dismissal(&self, book: &Book, event: &Event) -> Option<Refusal> {
        let audit = Audit { world: &self.world, book, as_of: self.world.ledger.as_of };
        let id = audit.dismissed_id(event);
        let is_struck = audit.run().findings.iter().any(|finding| finding.id == id && finding.dismissed);
        (!is_struck).then(|| Refusal::Rule(Check::StrayEvent, message!("finding-stray-dismissal", id = id)))
    }

    fn refusals(&self, book: &Book, event: &Event, outcome: Outcome) -> Vec<Refusal> {
        let world = &self.world;
        let facts = &book.facts;
        let rep = world.rep(event).map_or("", |rep| world.rep_name(rep));
        let customer = world.customer(event).map_or("", |(customer, _)| world.customer_name(customer));
        let name = event.kind.spec().name;
        match outcome {
            Outcome::Done if event.kind == Kind::Dismiss => self.stray_dismissal(book, event).into_iter().collect(),
            Outcome::Done | Outcome::Granted | Outcome::Work { .. } => Vec::new(),
            Outcome::Refused => {
                let refused = facts.refused.iter().rev().find(|refused| refused.event.place == event.place);
                refused.into_iter().flat_map(|refused| refused.reasons.clone()).map(Refusal::Reason).collect()
            }
            Outcome::Stray => {
                let stray = facts.stray.iter().rev().find(|stray| stray.event.place == event.place);
                let told = |stray: &Stray| Refusal::Rule(Check::StrayEvent, stray.told(name, rep, customer));
                stray.map(told).into_iter().collect()
            }
            Outcome::OverExtended => {
                let message = message!("refused-over-extension", customer = customer);
                vec![Refusal::Rule(Check::OverExtension, message)]
            }
            Outcome::Unauthorised => {
                let by = world.by(event).map(|by| world.rep_name(by));
                let message = match (world.rules.managers.clone(), by) {
                    (Some(managers), Some(by)) => {
                        message!("refused-unauthorised-by", event = name, by = by, managers = managers)
                    }
                    (Some(managers), None) => message!("refused-unauthorised", event = name, managers = managers),
                    (None, _) => message!("refused-unauthorised-nobody", event = name),
                };
                vec![Refusal::Rule(Check::Unauthorised, message)]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::rulebook::Rulebook;
    use crate::core::time::{iso, parse_moment};
    use crate::files::Sheet;

    fn desk<'r>(rules: &'r Rulebook, rows: &str) -> Desk<'r> {
        let as_of = parse_moment("2026-02-01", None, None).unwrap().as_end();
        let ledger = Sheet::decode(rows.into(), rules).unwrap().ledger(rules, as_of).unwrap().0;
        Desk::new(World::new(rules, ledger, false).unwrap())
    }

    fn decide(desk: &mut Desk<'_>, row: u32, text: &str) -> Result<Verdict, Vec<Problem>> {
        let cells: Vec<String> = text.split(',').map(str::to_owned).collect();
        desk.decide(Place { row, line: row }, cells.as_slice())
    }

    /// The names of the reasons for which a row is refused; empty where it is granted.
    fn names(verdict: &Verdict) -> String {
        let name = |refusal: &Refusal| match refusal {
            Refusal::Reason(reason) => reason.check.name(),
            Refusal::Rule(check, _) => check.name(),
            Refusal::Past(_) => "past",
        };
        verdict.refusals.iter().map(name).collect::<Vec<_>>().join(" ")
    }

    /// The same of rows that are decided one after the other.
    fn refusals(rules: &str, rows: &str, new: &[&str]) -> Vec<String> {
        let rules = Rulebook::read(rules).unwrap();
        let mut desk = desk(&rules, rows);
        let mut told = |(row, text): (u32, &&str)| names(&decide(&mut desk, row, text).unwrap());
        (100..).zip(new).map(&mut told).collect()
    }

    #[test]
    fn a_row_before_one_that_was_refused_finds_things_as_they_were_then() {
        let rules = "team: [Ann, Bo]\nprotection: [{term: 5d}]\n";
        let rows = "at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n";
        let new = ["2026-01-20,claim,Fox,Zoe", "2026-01-08,claim,Fox,Bo", "2026-01-20,claim,Fox,Bo"];
        assert_eq!(refusals(rules, rows, &new), ["unknown-rep", "collision", ""]);
        // Ann's hand was full then, and is no longer.
        let rules = format!("{rules}claims: {{limits: [{{max_held: 1}}]}}\n");
        let new = ["2026-01-20,claim,Fox,Zoe", "2026-01-08,claim,Owl,Ann", "2026-01-20,claim,Owl,Ann"];
        assert_eq!(refusals(&rules, rows, &new), ["unknown-rep", "over-cap", ""]);
    }

    #[test]
    fn a_new_name_is_whoever_has_its_number_though_two_of_them_were_parted() {
        let rules = "managers: [Max]\nidentity: {keys: [phone]}\nprotection: [{term: 30d}]\n";
        let rows = "at,event,customer,rep,with,by,phone\n2026-01-05,contact,Owl,Ann,,,7\n2026-01-06,claim,Fox,Ann,,,7\n\
                    2026-01-07,distinct,Fox,,Owl,Max,\n";
        assert_eq!(refusals(rules, rows, &["2026-01-08,claim,Owl,Bo,,,"]), [""]);
        assert_eq!(refusals(rules, rows, &["2026-01-08,claim,Elk,Bo,,,7"]), ["collision"]);
    }

    #[test]
    fn new_customers_of_one_tier_are_not_one_customer() {
        let rules = "identity: {keys: [phone]}\nprotection: [{match: {tier: A}, term: 30d}]\n";
        let rows = "at,event,customer,rep,tier,phone\n2026-01-05,claim,Fox,Ann,A,1\n";
        let new = ["2026-01-06,claim,Elk,Ann,A,2", "2026-01-06,claim,Bat,Bo,A,3", "2026-01-06,claim,Hen,Bo,A,2"];
        assert_eq!(refusals(rules, rows, &new), ["", "", "collision"]);
    }

    #[test]
    fn a_claim_that_is_not_the_last_is_told_when_no_rule_and_no_rival_is_against_it() {
        let rules = Rulebook::read(
            "managers: [Max]\nprotection: [{term: 60d}]\nclaims: {similar: deny, cooldown: 5d}\n\
             penalties: {ladder: [{step: out, points: 1, suspend: 90d}]}\n",
        )
        .unwrap();
        let rows = "at,event,customer,rep,by,ref\n2026-01-05,claim,北京华为技术有限公司,Ann,,\n\
                    2026-01-10,claim,华为技术,Bo,,\n2026-01-30,release,华为技术,Bo,,\n2026-02-01,penalty,,Zoe,Max,out\n";
        let table = [
            // The cooldown is over on 4 February, the protection of the one that looks like it on 6 March.
            ("Bo", "cooldown similar-customer", "2026-03-07T00:00:00"),
            ("Cy", "similar-customer", "2026-03-07T00:00:00"),
            // On 31 January nothing else was against it, but there is now.
            ("Zoe", "similar-customer", "2026-05-03T00:00:00"),
        ];
        for (rep, refusals, earliest) in table {
            let mut desk = desk(&rules, rows);
            let verdict = decide(&mut desk, 100, &format!("2026-01-31,claim,华为技术,{rep},,")).unwrap();
            assert_eq!(names(&verdict), refusals, "{rep}");
            assert_eq!(verdict.earliest.map(iso).as_deref(), Some(earliest), "{rep}");
            assert_eq!((verdict.outcome, verdict.deadline), (Outcome::Refused, None), "{rep}");
            assert_eq!(desk.world.ledger.rows, 4);
        }
        // What looks like it and was given back since is in nobody's way.
        let given_back = format!("{rows}2026-02-01 10:00,release,北京华为技术有限公司,Ann,,\n");
        assert!(decide(&mut desk(&rules, &given_back), 100, "2026-01-31,claim,华为技术,Cy,,").unwrap().is_granted());
        // Of one that is protected for ever nobody can tell.
        let rules = Rulebook::read("claims: {similar: deny}").unwrap();
        let rows =
            "at,event,customer,rep,by,ref\n2026-01-05,claim,北京华为技术有限公司,Ann,,\n2026-02-01,claim,Owl,Bo,,\n";
        let verdict = decide(&mut desk(&rules, rows), 100, "2026-01-31,claim,华为技术,Cy,,").unwrap();
        assert_eq!((names(&verdict).as_str(), verdict.earliest), ("similar-customer", None));
    }

    #[test]
    fn a_claim_that_joins_customers_is_held_against_those_that_there_are_then() {
        let rules = Rulebook::read(
            "managers: [Max]\nprotection: [{term: 60d}]\nidentity: {keys: [phone]}\nclaims: {similar: deny}\n",
        )
        .unwrap();
        let rows = "at,event,customer,rep,phone\n2026-01-02,claim,Elk,Cy,1\n2026-01-03,contact,华为技术,Bo,2\n\
                    2026-01-05,claim,北京华为技术有限公司,Ann,3\n2026-01-06,claim,Bat,Cy,\n2026-01-30,contact,Bat,Cy,\n";
        for at in ["2026-01-31", "2026-01-29"] {
            let told = |phone: &str| {
                let mut desk = desk(&rules, rows);
                let verdict = decide(&mut desk, 100, &format!("{at},claim,华为技术,Bo,{phone}")).unwrap();
                let rivals = verdict.rivals.iter().flatten().map(|rival| desk.world.customer_name(rival.customer));
                (names(&verdict), rivals.map(str::to_owned).collect::<Vec<_>>())
            };
            let rival = vec!["北京华为技术有限公司".to_owned()];
            assert_eq!(told(""), ("similar-customer".to_owned(), rival.clone()));
            assert_eq!(told("1"), ("collision similar-customer".to_owned(), rival));
            // With the phone of the one that looks like it, it is that one.
            assert_eq!(told("3"), ("collision".to_owned(), Vec::new()));
        }
    }

    #[test]
    fn a_rep_is_shown_as_they_were_first_written() {
        let rules = Rulebook::read("managers: [Eva]\nteam: [Ann]\n").unwrap();
        let mut desk = desk(&rules, "at,event,customer,rep\n2026-01-05,contact,Fox,Bo\n2026-01-05,contact,Fox,Ann\n");
        for row in ["2026-01-06,contact,Fox,BO", "2026-01-06,contact,Fox,ANN", "2026-01-06,contact,Fox,Zoe"] {
            decide(&mut desk, 100, row).unwrap();
        }
        let shown: Vec<&str> = desk.world.everybody().map(|rep| desk.world.rep_name(rep)).collect();
        assert_eq!(shown, ["Ann", "Eva", "Bo", "Zoe"]);
    }

    #[test]
    fn every_cell_of_a_row_is_looked_at() {
        let rules = Rulebook::read("").unwrap();
        let mut desk = desk(&rules, "at,event,customer,rep\n2026-01-05,contact,Fox,Bo\n");
        assert_eq!(decide(&mut desk, 100, "2026-01-06,contact,Fox,Bo,x").unwrap_err()[0].message.id, "row-too-long");
        assert_eq!(decide(&mut desk, 100, ",contact,Fox,Bo").unwrap_err()[0].message.id, "cell-missing");
        assert_eq!(decide(&mut desk, 100, ",,,").unwrap_err()[0].message.id, "row-passed-over");
        assert_eq!(desk.world.ledger.rows, 1);
    }

    #[test]
    fn a_refused_row_is_not_counted() {
        let rules = Rulebook::read("").unwrap();
        let mut desk = desk(&rules, "at,event,customer,rep\n2026-01-05,claim,Fox,Bo\n");
        assert!(!decide(&mut desk, 100, "2026-01-06,claim,Fox,Ann").unwrap().is_granted());
        assert_eq!(desk.world.ledger.rows, 1);
        assert!(decide(&mut desk, 100, "2026-01-06,claim,Owl,Ann").unwrap().is_granted());
        assert_eq!(desk.world.ledger.rows, 2);
    }
}
