//! Rows of cells become events (contract, section 2).

use std::sync::Arc;

use rust_decimal::Decimal;

use super::column::{Columns, Meaning, Standard};
use super::event::{Event, Extra, Kind, Place, Reference};
use super::identity::{identifier, is_scientific};
use super::journal::{Changes, Journal, Watch};
use super::message::Message;
use super::names::{ExtraId, NameId, NameSpelling, RepId, RepSpelling, Spellings, TextId, Texts};
use super::order::Ordering;
use super::problem::Problem;
use super::rulebook::yaml::one_of;
use super::rulebook::{Match, Rulebook, Values};
use super::subjects::{About, Subject, Subjects};
use super::text::{fold, is_blank};
use super::time::{BadMoment, Moment, Stamp, parse_moment};
use crate::message;

/// The cells of one row, as the file gives them.
pub trait Cells {
    /// The cell in a column, empty where the row is shorter.
    fn cell(&self, column: usize) -> &str;
    /// How many cells the row has.
    fn count(&self) -> usize;
}

impl Cells for [String] {
    fn cell(&self, column: usize) -> &str {
        self.get(column).map_or("", String::as_str)
    }

    fn count(&self) -> usize {
        self.len()
    }
}

/// A column whose cells some rule looks at.
#[derive(Clone, Debug)]
pub struct Tracked {
    /// What the column means.
    pub meaning: Meaning,
    index: Option<usize>,
    usage: Usage,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Usage {
    /// For `match`, `require` and regions.
    Attribute,
    /// For `identity.keys`.
    Identifier,
}

impl Tracked {
    /// Whether the column joins customers.
    #[must_use]
    pub fn is_identifier(&self) -> bool {
        self.usage == Usage::Identifier
    }

    /// Whether a customer keeps the column's value.
    #[must_use]
    pub fn is_sticky(&self) -> bool {
        self.usage == Usage::Attribute && matches!(self.meaning, Meaning::Attribute(_))
    }
}

/// A non-empty cell in a tracked column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// The column's place in [`Ledger::tracked`].
    pub column: u16,
    /// What stands there.
    pub text: TextId,
}

/// Conditions on tracked columns: a column, and the texts of which it must have one.
pub type Conditions = Vec<(u16, Vec<TextId>)>;

/// A row that can't be read.
#[derive(Clone, Debug)]
pub struct Unreadable {
    /// Where it stands.
    pub place: Place,
    /// When it happened, where that can be read.
    pub at: Option<Moment>,
    /// The rep, where there is one.
    pub rep: Option<RepSpelling>,
    /// The customer, where there is one.
    pub customer: Option<NameSpelling>,
    /// Everything wrong with it.
    pub problems: Vec<Problem>,
}

/// What became of a row.
#[derive(Debug)]
pub enum Read {
    /// It is an event.
    Event(Event),
    /// It has no cell.
    Blank,
    /// The rulebook says to pass over such rows.
    PassedOver,
    /// It is later than as-of.
    Future,
    /// It can't be read.
    Bad(Unreadable),
}

/// The events of a ledger up to as-of, in event order.
#[derive(Clone, Debug)]
pub struct Ledger {
    /// What the header says.
    pub columns: Columns,
    /// The rows up to as-of that are events, by (`at`, position).
    pub events: Vec<Event>,
    /// The rows up to as-of that can't be read.
    pub unreadable: Vec<Unreadable>,
    /// How many data rows there are up to as-of, blank ones not counted.
    pub rows: u32,
    /// How many data rows are passed over.
    pub passed_over: u32,
    /// How many data rows lie after as-of.
    pub future: u32,
    /// The moment after which rows do not exist.
    pub as_of: Moment,
    /// Customers and events.
    pub subjects: Subjects,
    /// Reps' names.
    pub reps: Spellings,
    /// The columns that rules look at.
    pub tracked: Vec<Tracked>,
    /// The ids that `dismiss` rows name.
    pub finding_ids: Texts,
    /// What has become of the rows that the journal vouches for; known once all rows are read.
    pub changes: Changes,
    watch: Option<Watch>,
    attributes: Spellings,
    identifiers: Spellings,
    cells: Vec<Cell>,
    extras: Vec<Extra>,
    /// The events that were read so far.
    ordering: Ordering,
    places: Places,
    only: Vec<Vec<(Option<usize>, Values)>>,
    ignored: Vec<usize>,
    aliases: rustc_hash::FxHashMap<String, String>,
}

/// Where the standard columns stand.
#[derive(Clone, Copy, Debug, Default)]
struct Places {
    at: Option<usize>,
    event: Option<usize>,
    customer: Option<usize>,
    rep: Option<usize>,
    with: Option<usize>,
    value: Option<usize>,
    by: Option<usize>,
    refers: Option<usize>,
    recorded: Option<usize>,
}

impl Ledger {
    /// An empty ledger with these columns.
    #[must_use]
    pub fn new(columns: Columns, rules: &Rulebook, as_of: Moment) -> Ledger {
        let place = |column| columns.standard(column);
        let places = Places {
            at: place(Standard::At),
            event: place(Standard::Event),
            customer: place(Standard::Customer),
            rep: place(Standard::Rep),
            with: place(Standard::With),
            value: place(Standard::Value),
            by: place(Standard::By),
            refers: place(Standard::Ref),
            recorded: place(Standard::Recorded),
        };
        let only = rules
            .events
            .named
            .iter()
            .map(|event| {
                let conditions = event.only.conditions.iter();
                conditions.map(|(meaning, values)| (columns.index_of(meaning), values.clone())).collect()
            })
            .collect();
        let mut ledger = Ledger {
            events: Vec::new(),
            unreadable: Vec::new(),
            rows: 0,
            passed_over: 0,
            future: 0,
            as_of,
            subjects: Subjects::new(as_of, place),
            reps: Spellings::default(),
            tracked: tracked(rules, &columns),
            finding_ids: Texts::default(),
            changes: Changes::default(),
            watch: None,
            attributes: Spellings::default(),
            identifiers: Spellings::default(),
            cells: Vec::new(),
            extras: Vec::new(),
            ordering: Ordering::default(),
            places,
            only,
            ignored: Vec::new(),
            aliases: rustc_hash::FxHashMap::default(),
            columns,
        };
        // Team and managers come first, so that their ids are their places in the rulebook.
        let team = rules.team.as_deref().unwrap_or_default();
        for member in team {
            ledger.reps.entity(&fold(&member.name));
            for alias in &member.aliases {
                ledger.aliases.insert(fold(alias), fold(&member.name));
            }
        }
        for manager in rules.managers.as_deref().unwrap_or_default() {
            let name = ledger.person(&fold(manager));
            ledger.reps.entity(&name);
        }
        for value in &rules.identity.ignore {
            let ignored = ledger.identifiers.entity(value);
            ledger.ignored.push(ignored);
        }
        ledger
    }

    /// The number of a person, if anybody has this name.
    #[must_use]
    pub fn person_named(&self, name: &str) -> Option<usize> {
        self.reps.entities().known(&self.person(&fold(name)))
    }

    /// Compares the rows with a journal while they are read.
    #[must_use]
    pub fn watched(mut self, journal: Option<Arc<Journal>>) -> Ledger {
        self.watch = journal.map(Watch::new);
        self
    }

    fn person(&self, folded: &str) -> String {
        self.aliases.get(folded).cloned().unwrap_or_else(|| folded.to_owned())
    }

    /// Reads the next row of the file. Call [`Ledger::finish`] after the last.
    pub fn push(&mut self, rules: &Rulebook, place: Place, cells: &(impl Cells + ?Sized)) {
        let subject = self.subjects.read(rules, cells);
        self.take(rules, place, cells, subject);
    }

    /// Takes up the next row of the file, of which it is known what it is about.
    pub fn take(&mut self, rules: &Rulebook, place: Place, cells: &(impl Cells + ?Sized), subject: Subject) {
        let read = self.understand(rules, place, cells, subject);
        if let (Some(watch), Read::Event(_) | Read::PassedOver | Read::Bad(_)) = (&mut self.watch, &read) {
            watch.see(rules, &self.columns, place, cells);
        }
        match read {
            Read::Blank => return,
            Read::Future => {
                self.future += 1;
                return;
            }
            Read::Event(event) => self.ordering.push(event),
            Read::PassedOver => self.passed_over += 1,
            Read::Bad(row) => self.unreadable.push(row),
        }
        self.rows += 1;
    }

    /// Takes up a last row that was cut short in the middle.
    pub fn push_torn(&mut self, place: Place) {
        let problem = Problem::new(message!("ledger-torn")).at(place).hint(message!("ledger-torn-hint"));
        self.unreadable.push(Unreadable { place, at: None, rep: None, customer: None, problems: vec![problem] });
        self.rows += 1;
    }

    /// Compares the rows with the journal, once all are read.
    pub fn compare(&mut self, rules: &Rulebook) {
        let Some(watch) = self.watch.take() else { return };
        let mut changes = watch.compare(rules, self.as_of);
        for change in &mut changes.found {
            // A row that is gone may be the only one that named its customer.
            let customer = change.row.cell(Standard::Customer);
            let customer = self.subjects.customer(customer);
            let rep = self.rep(change.row.cell(Standard::Rep), false, Standard::Rep, &mut Vec::new());
            change.names = (customer, rep);
        }
        self.changes = changes;
    }

    /// Takes up the events, once all rows are read.
    pub fn finish(&mut self) {
        self.events = std::mem::take(&mut self.ordering).finish();
    }

    /// Puts a row that comes last in the file among the events. Gives its place.
    pub fn insert(&mut self, event: Event) -> usize {
        let order = self.events.partition_point(|other| other.at <= event.at);
        self.events.insert(order, event);
        self.rows += 1;
        order
    }

    /// Takes back what [`Ledger::insert`] put there.
    pub fn remove(&mut self, order: usize) {
        if order < self.events.len() {
            self.events.remove(order);
            self.rows -= 1;
        }
    }

    /// Understands one row.
    pub fn read(&mut self, rules: &Rulebook, place: Place, cells: &(impl Cells + ?Sized)) -> Read {
        let subject = self.subjects.read(rules, cells);
        self.understand(rules, place, cells, subject)
    }

    fn understand(&mut self, rules: &Rulebook, place: Place, cells: &(impl Cells + ?Sized), subject: Subject) -> Read {
        let About { stamp, meant, customer, twin } = match subject {
            Subject::Blank => return Read::Blank,
            Subject::Future => return Read::Future,
            Subject::PassedOver => return Read::PassedOver,
            Subject::Row(about) => about,
        };
        let width = self.columns.headers.len();
        let mut wrong: Vec<Problem> = Vec::new();
        let cell = |column: Option<usize>| column.map_or("", |column| cells.cell(column));
        let (at, recorded) = (cell(self.places.at), cell(self.places.recorded));
        if let Err(why) = stamp {
            wrong.push(self.bad_moment(Standard::At, at, why));
        }
        let kind = meant.and_then(|meant| meant.kind);
        if kind.is_none() {
            wrong.push(self.unknown_event(rules, cell(self.places.event)));
        }
        for extra in width..cells.count() {
            if !is_blank(cells.cell(extra)) {
                wrong.push(
                    Problem::new(message!("row-too-long", cells = cells.count(), columns = width))
                        .cell(format!("#{}", extra + 1), cells.cell(extra))
                        .hint(message!("row-too-long-hint")),
                );
            }
        }

        let required = kind.map(|kind| kind.spec().needs).unwrap_or_default();
        if customer.is_none() {
            self.no_customer(cell(self.places.customer), required.customer, Standard::Customer, &mut wrong);
        }
        let rep = self.rep(cell(self.places.rep), required.rep, Standard::Rep, &mut wrong);
        let second = cell(self.places.with);
        if twin.is_none() && kind.is_some_and(Kind::with_is_customer) {
            self.no_customer(second, required.with, Standard::With, &mut wrong);
        }
        let helper = match kind {
            Some(kind) if kind.with_is_rep() => self.rep(second, required.with, Standard::With, &mut wrong),
            _ => None,
        };
        let by = self.rep(cell(self.places.by), false, Standard::By, &mut wrong);
        let value = self.value(rules, cell(self.places.value), kind, &mut wrong);
        let reference = self.reference(rules, cell(self.places.refers), kind, &mut wrong);
        let recorded = match stamp {
            // Most rows are written down when they happen.
            Ok(stamp) if recorded == at => Some(stamp),
            _ => self.recorded(rules, recorded, &mut wrong),
        };
        let cells_of_row = self.cells_in(cells, &mut wrong);

        if let (Ok(stamp), Some(kind), true) = (stamp, kind, wrong.is_empty()) {
            let named = meant.and_then(|meant| meant.named);
            let extra = Extra { with: helper, twin, by, value, reference, named, cells: cells_of_row };
            return Read::Event(Event {
                at: stamp.at,
                place,
                kind,
                timed: stamp.timed,
                late: recorded.is_some_and(|recorded| is_late(rules, stamp.at, recorded.at)),
                valid: self.holds(named, cells),
                customer,
                rep,
                extra: self.keep(extra),
            });
        }
        let problems = wrong.into_iter().map(|problem| problem.at(place)).collect();
        Read::Bad(Unreadable { place, at: stamp.ok().map(|stamp| stamp.at), rep, customer, problems })
    }

    /// Keeps what a row says beside what all say, if it says anything.
    fn keep(&mut self, extra: Extra) -> Option<ExtraId> {
        (extra != Extra::NOTHING).then(|| {
            self.extras.push(extra);
            ExtraId::at(self.extras.len() - 1)
        })
    }

    fn bad_moment(&self, column: Standard, cell: &str, why: BadMoment) -> Problem {
        let (message, hint) = match why {
            _ if is_blank(cell) => {
                (message!("cell-missing", column = self.columns.header(column)), Some(message!("moment-empty-hint")))
            }
            BadMoment::NoSuchDay => (message!("moment-no-such-day"), Some(message!("moment-no-such-day-hint"))),
            why => (message!("moment-bad"), Some(why.hint())),
        };
        Problem::new(message).cell(self.columns.header(column), cell).hint(hint)
    }

    fn unknown_event(&self, rules: &Rulebook, written: &str) -> Problem {
        let header = self.columns.header(Standard::Event);
        if is_blank(written) {
            let problem = Problem::new(message!("cell-missing", column = header)).cell(header, "");
            return problem.hint(message!("event-empty-hint"));
        }
        let mut known: Vec<&str> = rules.events.named.iter().map(|event| event.name.as_str()).collect();
        for name in Kind::names() {
            known.push(name);
        }
        let hint = match super::text::nearest(written, known) {
            Some(near) => message!("did-you-mean", near = near),
            None => message!("event-unknown-hint", event = written.trim()),
        };
        Problem::new(message!("event-unknown", event = written.trim())).cell(header, written).hint(hint)
    }

    fn missing(&self, column: Standard) -> Problem {
        if self.columns.standard(column).is_none() {
            return self.columns.missing(column).cell(column.name(), "");
        }
        let header = self.columns.header(column);
        let hint = message!("cell-missing-hint", column = header);
        Problem::new(message!("cell-missing", column = header)).cell(header, "").hint(hint)
    }

    /// Why a cell names no customer.
    fn no_customer(&self, cell: &str, needed: bool, column: Standard, wrong: &mut Vec<Problem>) {
        if !is_blank(cell) {
            let problem = Problem::new(message!("customer-nameless")).cell(self.columns.header(column), cell);
            wrong.push(problem.hint(message!("customer-nameless-hint")));
        } else if needed {
            wrong.push(self.missing(column));
        }
    }

    fn rep(&mut self, cell: &str, needed: bool, column: Standard, wrong: &mut Vec<Problem>) -> Option<RepSpelling> {
        if is_blank(cell) {
            if needed {
                wrong.push(self.missing(column));
            }
            return None;
        }
        let aliases = &self.aliases;
        let spelling = self.reps.number(cell, |spelling| {
            let folded = fold(spelling);
            aliases.get(&folded).cloned().unwrap_or(folded)
        });
        Some(RepSpelling::at(spelling))
    }

    fn value(&self, rules: &Rulebook, cell: &str, kind: Option<Kind>, wrong: &mut Vec<Problem>) -> Option<Decimal> {
        if is_blank(cell) {
            if kind.is_some_and(|kind| kind.spec().needs.value) {
                wrong.push(self.missing(Standard::Value));
            }
            return None;
        }
        let value = rules.ledger.number(cell);
        let column = self.columns.header(Standard::Value);
        if value.is_none() {
            let hint = if rules.ledger.decimal_comma {
                message!("number-bad-comma-hint")
            } else {
                message!("number-bad-hint")
            };
            wrong.push(Problem::new(message!("number-bad")).cell(column, cell).hint(hint));
        }
        let is_rating = kind == Some(Kind::Rating);
        if is_rating && value.is_some_and(|value| value < Decimal::ONE || value > Decimal::from(5)) {
            wrong.push(Problem::new(message!("rating-range")).cell(column, cell).hint(message!("rating-range-hint")));
        }
        value
    }

    fn reference(&mut self, rules: &Rulebook, cell: &str, kind: Option<Kind>, wrong: &mut Vec<Problem>) -> Reference {
        if !kind.is_some_and(|kind| kind.spec().needs.refers) {
            return Reference::None;
        }
        if is_blank(cell) {
            wrong.push(self.missing(Standard::Ref));
            return Reference::None;
        }
        if kind == Some(Kind::Dismiss) {
            let (number, _) = self.finding_ids.number(&fold(cell));
            return Reference::Finding(u32::try_from(number).unwrap_or(u32::MAX));
        }
        if let Some(step) = rules.penalties.step(cell) {
            return Reference::Step(step);
        }
        let steps: Vec<&str> = rules.penalties.ladder.iter().map(|rung| rung.step.as_str()).collect();
        let hint: Message = if steps.is_empty() { message!("step-none-hint") } else { one_of(cell, &steps) };
        let column = self.columns.header(Standard::Ref);
        wrong.push(Problem::new(message!("step-unknown", step = cell.trim())).cell(column, cell).hint(hint));
        Reference::None
    }

    fn recorded(&self, rules: &Rulebook, cell: &str, wrong: &mut Vec<Problem>) -> Option<Stamp> {
        if is_blank(cell) {
            return None;
        }
        moment(rules, cell).map_err(|why| wrong.push(self.bad_moment(Standard::Recorded, cell, why))).ok()
    }

    /// Takes up the row's cells in tracked columns.
    fn cells_in(&mut self, cells: &(impl Cells + ?Sized), wrong: &mut Vec<Problem>) -> (u32, u32) {
        let start = self.cells.len();
        for (number, tracked) in self.tracked.iter().enumerate() {
            let cell = tracked.index.map_or("", |index| cells.cell(index));
            if is_blank(cell) {
                continue;
            }
            let text = match tracked.usage {
                Usage::Attribute => {
                    let spelling = self.attributes.number(cell, fold);
                    self.attributes.means(spelling)
                }
                Usage::Identifier if is_scientific(cell) => {
                    let problem = Problem::new(message!("identifier-scientific")).cell(self.column_name(tracked), cell);
                    wrong.push(problem.hint(message!("identifier-scientific-hint")));
                    continue;
                }
                Usage::Identifier => {
                    let spelling = self.identifiers.number(cell, identifier);
                    let text = self.identifiers.means(spelling);
                    if self.ignored.contains(&text) || self.identifiers.entities().text(text).is_empty() {
                        continue;
                    }
                    text
                }
            };
            let column = u16::try_from(number).unwrap_or(u16::MAX);
            self.cells.push(Cell { column, text: TextId::at(text) });
        }
        if start == self.cells.len() { (0, 0) } else { (index(start), index(self.cells.len())) }
    }

    /// Whether the row's own cells are as the event's `only` asks.
    fn holds(&self, named: Option<u16>, cells: &(impl Cells + ?Sized)) -> bool {
        let conditions = named.and_then(|named| self.only.get(usize::from(named)));
        conditions.is_none_or(|conditions| {
            conditions.iter().all(|(column, values)| column.is_some_and(|i| values.contains(cells.cell(i))))
        })
    }

    /// Whether a cell's value joins customers.
    #[must_use]
    pub fn is_identifier(&self, cell: Cell) -> bool {
        self.tracked.get(usize::from(cell.column)).is_some_and(Tracked::is_identifier)
    }

    /// The values of columns that join customers, each as it was first written.
    pub fn identifier_values(&self) -> impl Iterator<Item = &str> {
        (0..self.identifiers.entities().count()).map(|entity| self.identifiers.first_spelling(entity))
    }

    /// A value of a column of `identity.keys`, as it was first written.
    #[must_use]
    pub fn identifier_text(&self, text: TextId) -> &str {
        self.identifiers.first_spelling(text.index())
    }

    /// What a row says beside when, what, whose and who.
    #[must_use]
    pub fn extra(&self, event: &Event) -> &Extra {
        event.extra.and_then(|extra| self.extras.get(extra.index())).unwrap_or(&Extra::NOTHING)
    }

    /// The row's cells in tracked columns.
    #[must_use]
    pub fn cells_of(&self, event: &Event) -> &[Cell] {
        let (from, to) = self.extra(event).cells;
        self.cells.get(from as usize..to as usize).unwrap_or_default()
    }

    /// The customers' names that a row has.
    pub fn names_in(&self, event: &Event) -> impl Iterator<Item = NameSpelling> {
        let twin = if event.kind.with_is_customer() { self.extra(event).twin } else { None };
        [event.customer, twin].into_iter().flatten()
    }

    /// The persons' names that a row has.
    pub fn persons_in(&self, event: &Event) -> impl Iterator<Item = RepSpelling> {
        let Extra { with, by, .. } = *self.extra(event);
        [event.rep, with, by].into_iter().flatten()
    }

    /// The name that a spelling is of.
    #[must_use]
    pub fn name(&self, spelling: NameSpelling) -> NameId {
        NameId::at(self.subjects.names.means(spelling.index()))
    }

    /// The person that a spelling is of.
    #[must_use]
    pub fn rep_of(&self, spelling: RepSpelling) -> RepId {
        RepId::at(self.reps.means(spelling.index()))
    }

    /// The place of a tracked attribute.
    #[must_use]
    pub fn attribute(&self, meaning: &Meaning) -> Option<u16> {
        let place = self.tracked.iter().position(|t| t.usage == Usage::Attribute && t.meaning == *meaning)?;
        u16::try_from(place).ok()
    }

    /// The text of an attribute's cell, as it was first written.
    #[must_use]
    pub fn attribute_text(&self, text: TextId) -> &str {
        self.attributes.first_spelling(text.index())
    }

    /// How the ledger calls a tracked column: by its header, where it has one.
    #[must_use]
    pub fn column_name<'l>(&'l self, tracked: &'l Tracked) -> &'l str {
        let header = tracked.index.and_then(|index| self.columns.headers.get(index));
        header.map_or(tracked.meaning.name(), |header| header.trim())
    }

    /// Conditions of the rulebook on tracked attributes, for quick comparison.
    #[must_use]
    pub fn conditions(&mut self, matching: &Match) -> Conditions {
        let conditions = matching.conditions.iter();
        conditions
            .map(|(meaning, values)| (self.attribute(meaning).unwrap_or(u16::MAX), self.attribute_values(values)))
            .collect()
    }

    /// Values of the rulebook for tracked attributes, for quick comparison.
    #[must_use]
    pub fn attribute_values(&mut self, values: &Values) -> Vec<TextId> {
        values.folded.iter().map(|value| TextId::at(self.attributes.entity(value))).collect()
    }
}

/// Every column that a rule looks at, once for each use.
fn tracked(rules: &Rulebook, columns: &Columns) -> Vec<Tracked> {
    let matched = rules.protection.iter().flat_map(|entry| entry.fits.conditions.iter().map(|(meaning, _)| meaning));
    let region = Meaning::Attribute("region".to_owned());
    let region = rules.claims.territory.then_some(&region);
    let attributes = matched.chain(&rules.claims.require).chain(region).map(|meaning| (meaning, Usage::Attribute));
    let keys = rules.identity.keys.iter().map(|meaning| (meaning, Usage::Identifier));
    let mut tracked: Vec<Tracked> = Vec::new();
    for (meaning, usage) in attributes.chain(keys) {
        if !tracked.iter().any(|known| known.usage == usage && known.meaning == *meaning) {
            tracked.push(Tracked { meaning: meaning.clone(), index: columns.index_of(meaning), usage });
        }
    }
    tracked
}

/// A place in a list of cells.
fn index(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// Whether a row was recorded after the deadline of `entries.max_delay`.
fn is_late(rules: &Rulebook, at: Moment, recorded: Moment) -> bool {
    // No deadline is earlier than the moment that it counts from; most rows are written down before the day is over.
    let delay = rules.max_delay.filter(|delay| recorded > at && (delay.is_hours() || recorded.date() > at.date()));
    delay.is_some_and(|delay| recorded > rules.calendar.deadline(at, delay))
}

/// A moment as the rulebook has them written.
fn moment(rules: &Rulebook, cell: &str) -> Result<Stamp, BadMoment> {
    parse_moment(cell, rules.ledger.dates, rules.calendar.utc_offset)
}
