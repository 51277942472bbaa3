//! The replay: who holds what, from when to when (contract, sections 3 to 7).
//!
//! One pass over the events in order. What is noteworthy is kept as [`Facts`]. Lapses are not events: holdings whose
//! deadlines have passed are closed before the next event, and [`Holding::ended_by`] tells of them after the last.

mod ending;
mod facts;
mod holding;
mod manage;
mod work;

use std::collections::VecDeque;

use chrono::{Datelike, NaiveDate};
use rustc_hash::FxHashMap;

pub use facts::{Astray, Complaint, Deal, Facts, Outside, OverExtended, Penalty, Refused, Standing, Stray, Unclaimed};
pub use holding::{End, Ending, Holding, HoldingId};

use ending::Endings;

use super::event::{Event, Kind};
use super::gate;
use super::ledger::Tracked;
use super::names::{CustomerId, NameId, RepId, TextId};
use super::protection::Course;
use super::rulebook::Limit;
use super::time::{Moment, end_of_day, end_of_month, end_of_week};
use super::world::World;

/// What became of one event.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It had its effect, or needs none.
    Done,
    /// The claim was granted.
    Granted,
    /// The claim was refused.
    Refused,
    /// It was work.
    Work {
        /// How the rep stood to the customer.
        standing: Standing,
        /// The holder.
        holder: Option<RepId>,
    },
    /// The state of the customer did not allow it.
    Stray,
    /// The rules did not allow the extension.
    OverExtended,
    /// It was a manager's event without a manager.
    Unauthorised,
}

impl Outcome {
    /// Whether the deadlines of the customer's holding may be others than before.
    fn may_move_deadlines(self) -> bool {
        matches!(self, Outcome::Done | Outcome::Granted | Outcome::Work { .. })
    }
}

/// What is known of a customer.
#[derive(Clone, Debug, Default)]
struct Customer {
    /// The holding that runs, or the last one.
    last: Option<HoldingId>,
    /// Whether a `recycle` followed the end of the last holding.
    recycled: bool,
}

/// What is known of a rep.
#[derive(Clone, Debug, Default)]
struct Rep {
    joined: bool,
    ever_joined: bool,
    left: bool,
    /// How many customers they hold that are not won, and how many that are.
    holds: Count,
    /// Holdings that began and may have ended since.
    held: Vec<HoldingId>,
    /// How long that list may grow before ended ones are forgotten.
    held_limit: usize,
    /// Holdings helped that may have ended since.
    helped: Vec<HoldingId>,
    /// Sanctions imposed on them, by their places among the facts.
    penalties: Vec<usize>,
    /// The last moment of all suspensions among these.
    suspended_until: Option<Moment>,
    /// Claims granted in the latest day, week and month that had any.
    granted: [Granted; 3],
}

#[derive(Clone, Copy, Debug, Default)]
struct Count {
    open: usize,
    won: usize,
}

impl Count {
    fn of(&mut self, won: bool) -> &mut usize {
        if won { &mut self.won } else { &mut self.open }
    }
}

#[derive(Clone, Copy, Debug, Default)]
struct Granted {
    period: i32,
    count: u32,
}

/// A natural period in which granted claims are counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A natural day.
    Day,
    /// An ISO week.
    Week,
    /// A month.
    Month,
}

impl Period {
    /// Whether two days lie in the same period.
    #[must_use]
    pub fn holds(self, day: NaiveDate, other: NaiveDate) -> bool {
        self.number(day) == self.number(other)
    }

    /// What a limit sets: the setting, its period, and how many claims may be granted in it.
    pub fn limited(limit: &Limit) -> impl Iterator<Item = (&'static str, Period, u32)> {
        let settings = [
            ("per_day", Period::Day, limit.per_day),
            ("per_week", Period::Week, limit.per_week),
            ("per_month", Period::Month, limit.per_month),
        ];
        settings.into_iter().filter_map(|(setting, period, most)| Some((setting, period, most?)))
    }

    /// The last second of the one that a day lies in.
    #[must_use]
    pub fn end(self, day: NaiveDate) -> Moment {
        match self {
            Period::Day => end_of_day(day),
            Period::Week => end_of_week(day),
            Period::Month => end_of_month(day),
        }
    }

    /// A number that differs from period to period.
    fn number(self, day: NaiveDate) -> i32 {
        match self {
            Period::Day => day.num_days_from_ce(),
            Period::Week => (day.num_days_from_ce() - 1).div_euclid(7),
            Period::Month => day.year() * 12 + day.month0().cast_signed(),
        }
    }
}

/// Where a customer stands at a moment.
#[derive(Clone, Copy, Debug)]
pub enum Stand<'b> {
    /// Protected for somebody.
    Held(HoldingId, &'b Holding),
    /// In the pool since the end of the last holding, or ever.
    Pool(Option<End>),
}

/// Who holds what, after the events so far.
#[derive(Clone, Debug)]
pub struct Book {
    /// Every holding that ever began, in order of beginning.
    pub holdings: Vec<Holding>,
    /// What was noteworthy.
    pub facts: Facts,
    customers: Vec<Customer>,
    /// By customer, the values of the tracked columns, one after the other.
    attributes: Vec<Option<TextId>>,
    reps: Vec<Rep>,
    /// The moment of the last event.
    at: Moment,
    endings: Endings,
    /// Open complaints, oldest first, by their places among the facts.
    open_complaints: FxHashMap<(CustomerId, RepId), VecDeque<usize>>,
    /// What a rep told whom on the latest such day.
    notified: FxHashMap<(CustomerId, RepId), (NaiveDate, Vec<RepId>)>,
}

impl Book {
    /// The book before the first event.
    #[must_use]
    pub fn new(world: &World<'_>) -> Book {
        Book {
            // Room for all, as to make it in the middle would move them.
            holdings: Vec::with_capacity(world.ledger.subjects.count(Kind::begins)),
            facts: Facts::default(),
            customers: vec![Customer::default(); world.customers.len()],
            attributes: vec![None; world.customers.len() * world.ledger.tracked.len()],
            reps: vec![Rep::default(); world.reps()],
            at: Moment::MIN,
            endings: Endings::new(),
            open_complaints: FxHashMap::default(),
            notified: FxHashMap::default(),
        }
    }

    /// Makes room for names that came after the replay.
    pub fn grow(&mut self, world: &World<'_>) {
        self.customers.resize(world.customers.len(), Customer::default());
        self.attributes.resize(world.customers.len() * world.ledger.tracked.len(), None);
        self.reps.resize(world.reps(), Rep::default());
    }

    /// Replays all events of a ledger.
    #[must_use]
    pub fn after(world: &World<'_>) -> Book {
        Book::replayed(world, |_| {})
    }

    /// Replays all events of a ledger, and tells of each what became of it.
    #[must_use]
    pub fn replay(world: &World<'_>) -> (Book, Vec<Outcome>) {
        let mut outcomes = Vec::with_capacity(world.ledger.events.len());
        let book = Book::replayed(world, |outcome| outcomes.push(outcome));
        (book, outcomes)
    }

    fn replayed(world: &World<'_>, mut each: impl FnMut(Outcome)) -> Book {
        const BLOCK: usize = 32;
        let mut book = Book::new(world);
        let mut order = 0;
        for block in world.ledger.events.chunks(BLOCK) {
            let mut subjects = [None; BLOCK];
            for (subject, event) in subjects.iter_mut().zip(block) {
                *subject = world.customer(event);
            }
            let last = |subject: &Option<(CustomerId, NameId)>| book.customers.get(subject.as_ref()?.0.index())?.last;
            for (id, event) in subjects.iter().map(last).zip(block) {
                book.fetch(id, !event.kind.is_contact());
            }
            for (event, subject) in block.iter().zip(subjects) {
                each(book.step_on(world, order, event, subject));
                order += 1;
            }
        }
        for holding in book.holdings.iter_mut().filter(|holding| holding.is_renewed) {
            holding.settle(world.rules);
        }
        book
    }

    /// Looks at a holding that will be asked for, or also at what contacts do not ask for. In a large ledger each is far
    /// away in memory: to wait for them one by one, in the middle of each step, would take half of the replay.
    fn fetch(&self, id: Option<HoldingId>, is_whole: bool) {
        let Some(holding) = id.and_then(|id| self.holding(id)) else { return };
        std::hint::black_box((holding.end, holding.course.last_contact));
        if is_whole {
            std::hint::black_box((holding.course.added.len(), holding.customer, holding.previous));
        }
    }

    /// Takes up the next event. `order` is its place in event order.
    pub fn step(&mut self, world: &World<'_>, order: usize, event: &Event) -> Outcome {
        let subject = world.customer(event);
        let outcome = self.step_on(world, order, event, subject);
        self.settle(world, subject.and_then(|(customer, _)| self.current(customer)));
        outcome
    }

    /// The same, where its customer is known.
    fn step_on(
        &mut self,
        world: &World<'_>,
        order: usize,
        event: &Event,
        subject: Option<(CustomerId, NameId)>,
    ) -> Outcome {
        self.pass(world, event.at);
        let before = subject.and_then(|(customer, _)| self.current(customer));
        let is_of_holder = event.kind.is_contact()
            && before.and_then(|id| self.holding(id)).is_some_and(|holding| Some(holding.rep) == world.rep(event));
        if !is_of_holder {
            self.settle(world, before);
        }
        let outcome = self.decide(world, order, event, subject);
        if let Some((customer, _)) = subject {
            let after = self.current(customer);
            let sets = self.sets_attributes(world, event, outcome, before, after);
            let is_other = sets && self.set_attributes(world, customer, event);
            match after {
                Some(id) if is_other || before != after => self.choose(world, id, customer, event.at),
                Some(id) if is_of_holder => self.renew_later(id),
                Some(id) if outcome.may_move_deadlines() => self.wind(world, id, event.at),
                _ => {}
            }
        }
        outcome
    }

    fn decide(
        &mut self,
        world: &World<'_>,
        order: usize,
        event: &Event,
        subject: Option<(CustomerId, NameId)>,
    ) -> Outcome {
        if world.is_unauthorised(event) {
            self.facts.unauthorised.push(*event);
            return Outcome::Unauthorised;
        }
        let rep = world.rep(event);
        match (event.kind, subject, rep) {
            (Kind::Claim, Some(subject), Some(rep)) => self.claim(world, order, event, subject, rep),
            (Kind::Contact | Kind::Quote | Kind::Deal, Some(subject), Some(rep)) => {
                self.work(world, order, event, subject, rep)
            }
            (Kind::Notify, Some((customer, _)), Some(rep)) => self.notify(world, event, customer, rep),
            _ => self.manage(world, event, subject, rep),
        }
    }

    fn claim(
        &mut self,
        world: &World<'_>,
        order: usize,
        event: &Event,
        (customer, name): (CustomerId, NameId),
        rep: RepId,
    ) -> Outcome {
        let claim = gate::Claim { world, book: self, at: event.at, rep, customer, event };
        let reasons = gate::reasons(&claim);
        if reasons.is_empty() {
            self.begin(event, customer, name, rep, None);
            self.count_granted(rep, event.at.date());
            return Outcome::Granted;
        }
        let mut could_know = true;
        let mut unclear = None;
        if let Stand::Held(id, holding) = self.stand(customer, event.at)
            && holding.rep != rep
        {
            could_know = world.customers.joined_by(order, name, holding.name);
            let same_day = holding.course.since.date() == event.at.date();
            unclear = (same_day && !(event.timed && holding.timed)).then_some(id);
        }
        self.facts.refused.push(Refused { event: *event, reasons, could_know, unclear });
        Outcome::Refused
    }

    /// Begins a holding. A customer that was won stays so when `won` is carried over.
    fn begin(&mut self, event: &Event, customer: CustomerId, name: NameId, rep: RepId, won: Option<Moment>) {
        let id = HoldingId(u32::try_from(self.holdings.len()).unwrap_or(u32::MAX));
        let Some(state) = self.customers.get_mut(customer.index()) else { return };
        self.holdings.push(Holding {
            customer,
            name,
            rep,
            began: event.place,
            timed: event.timed,
            course: Course::new(event.at, won),
            extensions: 0,
            helpers: Vec::new(),
            last_contact: None,
            last_work: None,
            entry: None,
            deadline: None,
            is_renewed: false,
            watched: None,
            end: None,
            previous: state.last,
        });
        *state = Customer { last: Some(id), recycled: false };
        self.keep(rep, id, won.is_some());
    }

    /// Adds to what a rep holds; forgets what has ended whenever the list has doubled, so that it stays short.
    fn keep(&mut self, rep: RepId, id: HoldingId, won: bool) {
        let Some(rep) = self.reps.get_mut(rep.index()) else { return };
        *rep.holds.of(won) += 1;
        if rep.held.len() >= rep.held_limit {
            let holdings = &self.holdings;
            rep.held.retain(|id| holdings.get(id.0 as usize).is_some_and(|holding| holding.end.is_none()));
            rep.held_limit = 2 * rep.held.len() + 16;
        }
        rep.held.push(id);
    }

    /// Ends a holding that runs.
    fn end(&mut self, id: HoldingId, at: Moment, how: Ending) {
        let Some(holding) = self.holdings.get_mut(id.0 as usize).filter(|holding| holding.end.is_none()) else {
            return;
        };
        holding.end = Some(End { at, how });
        if let Some(rep) = self.reps.get_mut(holding.rep.index()) {
            *rep.holds.of(holding.is_won()) -= 1;
        }
    }

    /// Wins a customer, or keeps it won.
    fn win(&mut self, id: HoldingId, at: Moment) {
        let Some(holding) = self.holdings.get_mut(id.0 as usize) else { return };
        if holding.course.won.replace(at).is_none()
            && let Some(rep) = self.reps.get_mut(holding.rep.index())
        {
            rep.holds.open -= 1;
            rep.holds.won += 1;
        }
    }

    /// Lets time pass: closes the holdings whose deadlines are over.
    pub(super) fn pass(&mut self, world: &World<'_>, at: Moment) {
        self.at = at;
        let over = self.endings.pop(at);
        for id in &over {
            self.fetch(Some(*id), true);
        }
        for id in over {
            self.settle(world, Some(id));
            self.look_at(id, at);
        }
    }

    /// Ends a holding whose protection is over, if it has not been renewed since it was last looked at.
    fn look_at(&mut self, id: HoldingId, at: Moment) {
        let Some(holding) = self.holdings.get_mut(id.0 as usize).filter(|holding| holding.end.is_none()) else {
            return;
        };
        holding.watched = None;
        match holding.ended_by(at) {
            Some(End { at, how }) => self.end(id, at, how),
            None => self.watch(id),
        }
    }

    /// Sees to it that [`Book::pass`] looks at a holding when its deadline is over, if not before.
    fn watch(&mut self, id: HoldingId) {
        let Some(holding) = self.holdings.get_mut(id.0 as usize) else { return };
        if let Some(until) = holding.until()
            && holding.watched.is_none_or(|watched| until < watched)
        {
            holding.watched = Some(until);
            self.endings.push(until, id);
        }
    }

    fn current(&self, customer: CustomerId) -> Option<HoldingId> {
        let id = self.customers.get(customer.index())?.last?;
        self.holding(id)?.end.is_none().then_some(id)
    }

    /// Chooses the entry under `protection` for a holding by its customer's attributes.
    fn choose(&mut self, world: &World<'_>, id: HoldingId, customer: CustomerId, at: Moment) {
        let entry = self.entry(world, customer, None);
        if let Some(holding) = self.holdings.get_mut(id.0 as usize) {
            holding.entry = entry;
        }
        self.wind(world, id, at);
    }

    /// Leaves it for later to work out the deadline of a holding that a contact of its holder made later. Up to the
    /// moment of the last event it ends as it would by the old one, which [`Book::pass`] has looked at.
    fn renew_later(&mut self, id: HoldingId) {
        if let Some(holding) = self.holdings.get_mut(id.0 as usize) {
            holding.is_renewed = true;
        }
    }

    /// Works out a holding's deadline, where contacts have moved it since.
    fn settle(&mut self, world: &World<'_>, id: Option<HoldingId>) {
        let holding = id.and_then(|id| self.holdings.get_mut(id.0 as usize));
        if let Some(holding) = holding.filter(|holding| holding.is_renewed) {
            holding.settle(world.rules);
        }
    }

    /// Works out a holding's deadline anew, and ends it if that has moved into the past.
    fn wind(&mut self, world: &World<'_>, id: HoldingId, at: Moment) {
        let Some(holding) = self.holdings.get_mut(id.0 as usize) else { return };
        holding.settle(world.rules);
        match holding.deadline.filter(|deadline| deadline.until < at) {
            Some(deadline) => self.end(id, at, Ending::Lapse(deadline.clock)),
            None => self.watch(id),
        }
    }

    /// The first entry under `protection` that fits a customer's attributes, with a row's own cells laid over them.
    fn entry(&self, world: &World<'_>, customer: CustomerId, row: Option<&Event>) -> Option<u16> {
        let fitting = world.protected.iter().position(|conditions| {
            conditions.iter().all(|(column, texts)| {
                self.attribute(world, customer, *column, row).is_some_and(|text| texts.contains(&text))
            })
        });
        fitting.and_then(|entry| u16::try_from(entry).ok())
    }

    /// A customer's attribute, with a row's own cell laid over it.
    #[must_use]
    pub fn attribute(
        &self,
        world: &World<'_>,
        customer: CustomerId,
        column: u16,
        row: Option<&Event>,
    ) -> Option<TextId> {
        let own = row.and_then(|row| world.ledger.cells_of(row).iter().find(|cell| cell.column == column));
        let place = customer.index() * world.ledger.tracked.len() + usize::from(column);
        own.map(|cell| cell.text).or_else(|| self.attributes.get(place).copied().flatten())
    }

    /// Whether a row's cells stay as attributes of its customer.
    fn sets_attributes(
        &self,
        world: &World<'_>,
        event: &Event,
        outcome: Outcome,
        before: Option<HoldingId>,
        after: Option<HoldingId>,
    ) -> bool {
        let has_effect = match outcome {
            _ if world.ledger.cells_of(event).is_empty() => false,
            Outcome::Refused | Outcome::Stray | Outcome::OverExtended | Outcome::Unauthorised => false,
            Outcome::Done | Outcome::Granted | Outcome::Work { .. } => !event.late,
        };
        if !has_effect {
            return false;
        }
        let holds = |id: Option<HoldingId>| id.and_then(|id| self.holding(id)).map(|holding| holding.rep);
        let (before, after) = (holds(before), holds(after));
        let is_holder = |holder: Option<RepId>| holder.is_some() && holder == world.rep(event);
        (before.is_none() && after.is_none()) || is_holder(before) || is_holder(after) || world.has_manager(event)
    }

    /// Sets a row's cells as attributes of its customer. Says whether any was set.
    fn set_attributes(&mut self, world: &World<'_>, customer: CustomerId, event: &Event) -> bool {
        let columns = world.ledger.tracked.len();
        let mut is_set = false;
        for cell in world.ledger.cells_of(event) {
            let sticky = world.ledger.tracked.get(usize::from(cell.column)).is_some_and(Tracked::is_sticky);
            let place = customer.index() * columns + usize::from(cell.column);
            if let (true, Some(value)) = (sticky, self.attributes.get_mut(place)) {
                *value = Some(cell.text);
                is_set = true;
            }
        }
        is_set
    }

    fn count_granted(&mut self, rep: RepId, day: NaiveDate) {
        let Some(rep) = self.reps.get_mut(rep.index()) else { return };
        for (period, granted) in [Period::Day, Period::Week, Period::Month].into_iter().zip(&mut rep.granted) {
            let number = period.number(day);
            if granted.period != number {
                *granted = Granted { period: number, count: 0 };
            }
            granted.count += 1;
        }
    }

    /// How many claims a rep was granted in the period around a day.
    #[must_use]
    pub fn granted_in(&self, rep: RepId, period: Period, day: NaiveDate) -> u32 {
        let granted = self.reps.get(rep.index()).and_then(|rep| rep.granted.get(period as usize));
        granted.filter(|granted| granted.period == period.number(day)).map_or(0, |granted| granted.count)
    }

    /// A holding.
    #[must_use]
    pub fn holding(&self, id: HoldingId) -> Option<&Holding> {
        self.holdings.get(id.0 as usize)
    }

    /// Where a customer stands at a moment that is not before the last event.
    #[must_use]
    pub fn stand(&self, customer: CustomerId, at: Moment) -> Stand<'_> {
        let last = self.customers.get(customer.index()).and_then(|state| state.last);
        match last.and_then(|id| self.holding(id).map(|holding| (id, holding))) {
            None => Stand::Pool(None),
            Some((id, holding)) => match holding.ended_by(at) {
                None => Stand::Held(id, holding),
                end => Stand::Pool(end),
            },
        }
    }

    /// Every holding of a customer that is over at a moment, latest first, with its end.
    pub fn former(&self, customer: CustomerId, at: Moment) -> impl Iterator<Item = (&Holding, End)> {
        let last = self.customers.get(customer.index()).and_then(|state| state.last);
        std::iter::successors(last.and_then(|id| self.holding(id)), |holding| {
            holding.previous.and_then(|id| self.holding(id))
        })
        .filter_map(move |holding| holding.ended_by(at).map(|end| (holding, end)))
    }

    /// The customers that a rep holds at a moment that is not before the last event.
    pub fn held_by(&self, rep: RepId, at: Moment) -> impl Iterator<Item = &Holding> {
        let held = self.reps.get(rep.index()).map(|rep| rep.held.as_slice()).unwrap_or_default();
        held.iter().filter_map(|id| self.holding(*id)).filter(move |holding| holding.ended_by(at).is_none())
    }

    /// How many customers a rep holds at a moment that is not before the last event; of those won only on demand.
    #[must_use]
    pub fn count_held(&self, rep: RepId, at: Moment, with_won: bool) -> usize {
        if at > self.at {
            return self.held_by(rep, at).filter(|holding| with_won || !holding.is_won()).count();
        }
        let holds = self.reps.get(rep.index()).map(|rep| rep.holds).unwrap_or_default();
        if with_won { holds.open + holds.won } else { holds.open }
    }

    /// The moment of the last event.
    #[must_use]
    pub fn at(&self) -> Moment {
        self.at
    }

    /// Whether a `recycle` followed the end of a customer's last holding.
    #[must_use]
    pub fn is_recycled(&self, customer: CustomerId) -> bool {
        self.customers.get(customer.index()).is_some_and(|state| state.recycled)
    }

    /// The sanctions imposed on a rep, oldest first.
    pub fn penalties_of(&self, rep: RepId) -> impl Iterator<Item = &Penalty> {
        let places = self.reps.get(rep.index()).map(|rep| rep.penalties.as_slice()).unwrap_or_default();
        places.iter().filter_map(|place| self.facts.penalties.get(*place))
    }

    /// The last moment of all suspensions of a rep.
    #[must_use]
    pub fn suspended_until(&self, rep: RepId) -> Option<Moment> {
        self.reps.get(rep.index())?.suspended_until
    }

    /// Whether a rep has joined (and not left since).
    #[must_use]
    pub fn has_joined(&self, rep: RepId) -> bool {
        self.reps.get(rep.index()).is_some_and(|rep| rep.joined)
    }

    /// Whether a rep ever joined.
    #[must_use]
    pub fn ever_joined(&self, rep: RepId) -> bool {
        self.reps.get(rep.index()).is_some_and(|rep| rep.ever_joined)
    }

    /// Whether a rep has left (and not come back since).
    #[must_use]
    pub fn has_left(&self, rep: RepId) -> bool {
        self.reps.get(rep.index()).is_some_and(|rep| rep.left)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_one_period_share_its_number_and_others_do_not() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let table = [
            (Period::Day, "2026-01-05", "2026-01-05", true),
            (Period::Day, "2026-01-05", "2026-01-06", false),
            (Period::Week, "2026-01-05", "2026-01-11", true),
            (Period::Week, "2026-01-05", "2026-01-04", false),
            (Period::Week, "2026-12-31", "2027-01-03", true),
            (Period::Month, "2026-01-01", "2026-01-31", true),
            (Period::Month, "2026-01-31", "2026-02-01", false),
            (Period::Month, "2025-01-31", "2026-01-31", false),
            (Period::Month, "2025-02-05", "2026-01-05", false),
            (Period::Month, "2025-12-31", "2026-01-01", false),
        ];
        for (period, one, other, is_same) in table {
            assert_eq!(period.holds(day(one), day(other)), is_same, "{period:?} {one} {other}");
        }
    }
}
