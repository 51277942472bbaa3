//! Which customers of a ledger look like one: what `core::matching` says of their names, and what their identifiers say.
//!
//! It is a hint for people. Who holds what never depends on it, so that no other way to compare names, in a later
//! version, can ever move a customer from one hand to another.

use rustc_hash::{FxHashMap, FxHashSet};

use super::book::{Book, Stand};
use super::event::Event;
use super::hands::both;
use super::identity::key;
use super::matching::index::{self, Lookup, Probe};
use super::matching::{Code, Identifier, Name, Says, Score, score};
use super::names::{CustomerId, NameId, TextId};
use super::time::Moment;
use super::world::World;

/// The most customers whose common phone number or mail host still makes pairs of them.
const SHARED_BY: usize = 8;

/// What a phone number says that only two customers have; shared by more it says as much less.
const PHONE: usize = 100;

/// The same of a mail host.
const MAIL_HOST: usize = 60;

/// How many names are looked for one by one; for more an index of all names is worth its making.
pub const ONE_BY_ONE: usize = 12;

/// How many names a hand looks at in a search for one.
const HAND: usize = 65_536;

/// Two customers that look like one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pair {
    /// The names that look alike, in order of their numbers.
    pub names: (NameId, NameId),
    /// Why.
    pub score: Score,
}

/// A customer that looks like the one of a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Match {
    /// The customer.
    pub customer: CustomerId,
    /// The name of theirs that looks alike.
    pub name: NameId,
    /// Why; none where the name is theirs.
    pub score: Option<Score>,
}

/// The identifiers of names.
#[derive(Clone, Debug, Default)]
struct Identified {
    of_name: FxHashMap<NameId, Vec<Identifier>>,
    /// The names that have each.
    shared: FxHashMap<Identifier, Vec<NameId>>,
}

impl Identified {
    /// Collects them from the columns of `identity.keys`.
    fn new(world: &World<'_>) -> Identified {
        Identified::of_some(world, |_, _| true)
    }

    /// Collects those of some names and cells.
    fn of_some(world: &World<'_>, wanted: impl Fn(NameId, TextId) -> bool) -> Identified {
        let mut identified = Identified::default();
        if world.rules.identity.keys.is_empty() {
            return identified;
        }
        let mut known = FxHashSet::default();
        for event in &world.ledger.events {
            for (name, text) in identifier_cells(world, event) {
                if wanted(name, text) && known.insert((name, text)) {
                    identified.add(name, Identifier::read(world.ledger.identifier_text(text)));
                }
            }
        }
        identified
    }

    fn add(&mut self, name: NameId, identifier: Option<Identifier>) {
        let Some(identifier) = identifier.filter(|identifier| !self.of(name).contains(identifier)) else { return };
        self.shared.entry(identifier.clone()).or_default().push(name);
        self.of_name.entry(name).or_default().push(identifier);
    }

    /// The identifiers of a name.
    fn of(&self, name: NameId) -> &[Identifier] {
        self.of_name.get(&name).map_or(&[], Vec::as_slice)
    }

    /// The sum with what the identifiers of two names say.
    fn weigh(&self, world: &World<'_>, score: Score, one: &[Identifier], other: &[Identifier]) -> Score {
        let shared_by =
            |identifier: &Identifier| self.shared.get(identifier).map_or(2, |names| customers(world, names));
        weigh(score, one, other, shared_by)
    }

    /// The pairs of names with a common phone number or mail host that few have.
    fn pairs(&self, world: &World<'_>) -> Vec<(NameId, NameId)> {
        let few = self.shared.values().filter(|names| names.len() > 1 && customers(world, names) <= SHARED_BY);
        let pairs = few.flat_map(|names| {
            let pair = |one: NameId, other: NameId| (one.min(other), one.max(other));
            names
                .iter()
                .enumerate()
                .flat_map(move |(i, one)| names.iter().skip(i + 1).map(move |other| pair(*one, *other)))
        });
        pairs.collect()
    }
}

/// How many customers some names are of.
fn customers(world: &World<'_>, names: &[NameId]) -> usize {
    let mut customers: Vec<CustomerId> = names.iter().map(|name| world.customers.of(*name)).collect();
    customers.sort_unstable();
    customers.dedup();
    customers.len()
}

/// The cells of a row in columns of `identity.keys`, with the name of its customer.
fn identifier_cells<'w>(world: &'w World<'_>, event: &'w Event) -> impl Iterator<Item = (NameId, TextId)> + 'w {
    let name = event.customer.map(|spelling| world.ledger.name(spelling));
    let cells = world.ledger.cells_of(event).iter().filter(|cell| world.ledger.is_identifier(**cell));
    cells.filter_map(move |cell| Some((name?, cell.text)))
}

/// The sum with what identifiers say. `shared` tells how many customers have one.
fn weigh(score: Score, one: &[Identifier], other: &[Identifier], shared: impl Fn(&Identifier) -> usize) -> Score {
    let is_code = |identifier: &&Identifier| matches!(identifier, Identifier::Code(_));
    let common: Vec<&Identifier> = one.iter().filter(|identifier| other.contains(identifier)).collect();
    let has_codes =
        one.iter().any(|identifier| is_code(&identifier)) && other.iter().any(|identifier| is_code(&identifier));
    if has_codes && !common.iter().any(is_code) {
        // Two registered companies, whatever they are called and whoever answers the phone.
        return score.with_identifiers(Says::Different, -200);
    }
    let points = common.into_iter().map(|identifier| {
        let most = match identifier {
            Identifier::Code(_) => return 100,
            Identifier::Mobile(_) | Identifier::LandLine(_) => PHONE,
            Identifier::MailHost(_) => MAIL_HOST,
        };
        most / shared(identifier).saturating_sub(1).max(1)
    });
    let points = points.max().unwrap_or(0);
    match i32::try_from(points) {
        Ok(points) if points > 0 => score.with_identifiers(Says::Same, points),
        _ if one.is_empty() && other.is_empty() => score,
        _ if one.is_empty() || other.is_empty() => score.with_identifiers(Says::OneUnsaid, 0),
        _ => score.with_identifiers(Says::Different, 0),
    }
}

/// All pairs of customers that look alike and that `wanted` asks for, one pair for two customers, best first. What a
/// `distinct` row says to be two is none.
#[must_use]
pub fn pairs(world: &World<'_>, wanted: impl Fn(CustomerId, CustomerId) -> bool + Sync) -> Vec<Pair> {
    let identified = Identified::new(world);
    let known = known_names(world);
    let texts: Vec<&str> = known.iter().map(|(_, text)| *text).collect();
    let names = index::names(&texts);
    let id = |place: u32| known.get(place as usize).map(|(name, _)| *name);
    let is_wanted = |one: NameId, other: NameId| {
        let (one, other) = (world.customers.of(one), world.customers.of(other));
        one != other && wanted(one, other)
    };
    let found = index::pairs(&names, |one, other| id(one).zip(id(other)).is_some_and(|(a, b)| is_wanted(a, b)));
    let mut pairs: Vec<Pair> = Vec::new();
    for pair in found {
        if let Some((one, other)) = id(pair.one).zip(id(pair.other)) {
            let score = identified.weigh(world, pair.score, identified.of(one), identified.of(other));
            pairs.push(Pair { names: (one, other), score });
        }
    }
    for (one, other) in identified.pairs(world).into_iter().filter(|(one, other)| is_wanted(*one, *other)) {
        let score = score(&Name::of(world.key(one)), &Name::of(world.key(other)));
        let score = identified.weigh(world, score, identified.of(one), identified.of(other));
        pairs.push(Pair { names: (one, other), score });
    }
    pairs.retain(|pair| pair.score.is_similar() && !world.customers.are_parted(pair.names.0, pair.names.1));
    best_of_each(world, pairs)
}

/// Of all pairs of names of two customers the best.
fn best_of_each(world: &World<'_>, mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.score.sum()), pair.names));
    let mut met = FxHashSet::default();
    pairs.retain(|pair| {
        let (one, other) = (world.customers.of(pair.names.0), world.customers.of(pair.names.1));
        met.insert((one.min(other), one.max(other)))
    });
    pairs
}

/// The customers that look like the one of a name, and the one whose name it is, best first. `identifiers` are those
/// that come with the name.
#[must_use]
pub fn matches(world: &World<'_>, text: &str, identifiers: &[Identifier]) -> Vec<Match> {
    let own = world.ledger.subjects.names.entities().known(&key(text)).map(NameId::at);
    let probe = Probe::new(Name::of(text));
    let mut found: Vec<(NameId, Score)> = look(world, &probe);
    let mut ours: Vec<Identifier> = identifiers.to_vec();
    if let Some(own) = own.filter(|own| world.customers.known(*own).is_some()) {
        ours.extend(Identified::of_some(world, |name, _| name == own).of(own).iter().cloned());
    }
    // In a large ledger most cells are of no interest, and to read them all would take too long at the desk.
    let names: FxHashSet<NameId> = found.iter().map(|(name, _)| *name).collect();
    let values = world.ledger.identifier_values().enumerate();
    let may_be_ours = values.filter(|(_, cell)| ours.iter().any(|own| own.may_be(cell)));
    let texts: FxHashSet<TextId> = may_be_ours.map(|(number, _)| TextId::at(number)).collect();
    let identified = Identified::of_some(world, |name, text| texts.contains(&text) || names.contains(&name));
    add_alike(world, &identified, probe.name(), &ours, &mut found);
    settled(world, &identified, (own, &ours), found)
}

/// A name that is asked for, with the identifiers that come with it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// The name.
    pub name: String,
    /// Its identifiers.
    pub identifiers: Vec<Identifier>,
}

/// The same for many names at once, in their order.
#[must_use]
pub fn matches_of_all(world: &World<'_>, asked: &[Asked]) -> Vec<Vec<Match>> {
    if asked.len() <= ONE_BY_ONE {
        return asked.iter().map(|asked| matches(world, &asked.name, &asked.identifiers)).collect();
    }
    let finder = Finder::new(world);
    asked.iter().map(|asked| finder.matches(world, &asked.name, &asked.identifiers)).collect()
}

/// Finds what is similar to many names, one after the other, among names that grow.
#[derive(Debug)]
pub struct Finder {
    /// The names in the order of the lookup.
    known: Vec<NameId>,
    met: FxHashSet<NameId>,
    lookup: Lookup,
    identified: Identified,
}

impl Finder {
    /// Takes apart all names of a ledger.
    #[must_use]
    pub fn new(world: &World<'_>) -> Finder {
        let (known, texts): (Vec<NameId>, Vec<&str>) = known_names(world).into_iter().unzip();
        let met = known.iter().copied().collect();
        let lookup = Lookup::new(index::names(&texts));
        Finder { known, met, lookup, identified: Identified::new(world) }
    }

    /// Takes up the customer of a new row.
    pub fn add(&mut self, world: &World<'_>, event: &Event) {
        for name in world.ledger.names_in(event).map(|spelling| world.ledger.name(spelling)) {
            if self.met.insert(name) {
                self.known.push(name);
                self.lookup.push(Name::of(world.key(name)));
            }
        }
        for (name, text) in identifier_cells(world, event) {
            self.identified.add(name, Identifier::read(world.ledger.identifier_text(text)));
        }
    }

    /// What [`matches`] gives.
    #[must_use]
    pub fn matches(&self, world: &World<'_>, text: &str, identifiers: &[Identifier]) -> Vec<Match> {
        let own = world.ledger.subjects.names.entities().known(&key(text)).map(NameId::at);
        let name = Name::of(text);
        let found = self.lookup.like(&name).into_iter();
        let mut found: Vec<(NameId, Score)> =
            found.filter_map(|(place, score)| Some((*self.known.get(place as usize)?, score))).collect();
        let mut ours = identifiers.to_vec();
        ours.extend(own.into_iter().flat_map(|name| self.identified.of(name)).cloned());
        add_alike(world, &self.identified, &name, &ours, &mut found);
        settled(world, &self.identified, (own, &ours), found)
    }
}

/// Adds the names that have a common identifier.
fn add_alike(
    world: &World<'_>,
    identified: &Identified,
    name: &Name,
    ours: &[Identifier],
    found: &mut Vec<(NameId, Score)>,
) {
    for other in ours.iter().filter_map(|identifier| identified.shared.get(identifier)).flatten() {
        if !found.iter().any(|(known, _)| known == other) {
            found.push((*other, score(name, &Name::of(world.key(*other)))));
        }
    }
}

/// The customers of the names that were found, best first, behind the one whose own name was asked for.
fn settled(
    world: &World<'_>,
    identified: &Identified,
    (own, ours): (Option<NameId>, &[Identifier]),
    found: Vec<(NameId, Score)>,
) -> Vec<Match> {
    let own_customer = own.and_then(|name| world.customers.known(name));
    let mut matches: Vec<Match> =
        own_customer.zip(own).map(|(customer, name)| Match { customer, name, score: None }).into_iter().collect();
    let mut others: Vec<Match> = Vec::new();
    for (name, score) in found {
        let Some(customer) = world.customers.known(name).filter(|customer| Some(*customer) != own_customer) else {
            continue;
        };
        let score = identified.weigh(world, score, ours, identified.of(name));
        if score.is_similar() && !own.is_some_and(|own| world.customers.are_parted(own, name)) {
            others.push(Match { customer, name, score: Some(score) });
        }
    }
    others.sort_by_key(|found| (std::cmp::Reverse(found.score.map(|score| score.sum())), found.name));
    let mut met = FxHashSet::default();
    matches.extend(others.into_iter().filter(|found| met.insert(found.customer)));
    matches
}

/// What two names are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// One customer: their keys are equal, or rows of the ledger join them.
    Same,
    /// A person should look.
    Similar,
    /// Two customers, as far as the program can tell; or a `distinct` row says so.
    Different,
}

impl Verdict {
    /// Its name in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Verdict::Same => "same",
            Verdict::Similar => "similar",
            Verdict::Different => "different",
        }
    }
}

/// What a verdict on two names rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ground {
    /// Their keys are equal.
    Key,
    /// Rows join them: a common value in a column of `identity.keys`, or `same`.
    Joined,
    /// A `distinct` row parts them.
    Parted,
    /// The sum.
    Score,
}

impl Ground {
    /// Its name in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Ground::Key => "key",
            Ground::Joined => "joined",
            Ground::Parted => "parted",
            Ground::Score => "score",
        }
    }
}

/// Compares two names, with what a ledger knows of them.
#[must_use]
pub fn compare(world: Option<&World<'_>>, one: &str, other: &str) -> (Verdict, Ground, Score) {
    let mut sum = score(&Name::of(one), &Name::of(other));
    if key(one) == key(other) {
        return (Verdict::Same, Ground::Key, sum);
    }
    let known =
        |world: &World<'_>, name: &str| world.ledger.subjects.names.entities().known(&key(name)).map(NameId::at);
    if let Some(world) = world
        && let (Some(one), Some(other)) = (known(world, one), known(world, other))
    {
        let identified = Identified::new(world);
        sum = identified.weigh(world, sum, identified.of(one), identified.of(other));
        let (ours, theirs) = (world.customers.known(one), world.customers.known(other));
        if ours.is_some() && ours == theirs {
            return (Verdict::Same, Ground::Joined, sum);
        }
        if world.customers.are_parted(one, other) {
            return (Verdict::Different, Ground::Parted, sum);
        }
    }
    let verdict = if sum.is_similar() { Verdict::Similar } else { Verdict::Different };
    (verdict, Ground::Score, sum)
}

/// The names of customers.
fn known_names<'w>(world: &'w World<'_>) -> Vec<(NameId, &'w str)> {
    let names = world.ledger.subjects.names.entities().iter().enumerate();
    names
        .map(|(number, text)| (NameId::at(number), text))
        .filter(|(name, _)| world.customers.known(*name).is_some())
        .collect()
}

/// Looks at all names, several at a time.
fn look(world: &World<'_>, probe: &Probe) -> Vec<(NameId, Score)> {
    let entities = world.ledger.subjects.names.entities();
    let part = |start: usize, end: usize| -> Vec<(NameId, Score)> {
        (start..end)
            .filter_map(|number| probe.look_at(entities.text(number)).map(|score| (NameId::at(number), score)))
            .collect()
    };
    let count = entities.count();
    if count < HAND {
        return part(0, count);
    }
    let half = count.div_ceil(2);
    let (mut found, mut rest) = both(|| part(0, half), || part(half, count));
    found.append(&mut rest);
    found
}

/// A customer that looks like the one that is claimed, and is protected for somebody else.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rival {
    /// The customer.
    pub customer: CustomerId,
    /// How much it looks like the other, of 100.
    pub score: i32,
    /// How long it is protected; none where that has no end.
    pub until: Option<Moment>,
}

/// The rivals of a claim, most alike first.
#[must_use]
pub fn rivals(world: &World<'_>, book: &Book, event: &Event, finder: Option<&Finder>) -> Vec<Rival> {
    let (Some(spelling), Some(rep)) = (event.customer, world.rep(event)) else { return Vec::new() };
    let own: Vec<Identifier> = identifier_cells(world, event)
        .filter_map(|(_, text)| Identifier::read(world.ledger.identifier_text(text)))
        .collect();
    let text = world.ledger.subjects.names.spelling(spelling.index());
    let alike = match finder {
        Some(finder) => finder.matches(world, text, &own),
        None => matches(world, text, &own),
    };
    let rivals = alike.into_iter().filter_map(|found| {
        let Stand::Held(_, holding) = book.stand(found.customer, event.at) else { return None };
        let score = found.score?.sum();
        (holding.rep != rep).then_some(Rival { customer: found.customer, score, until: holding.until() })
    });
    rivals.collect()
}

/// Whether a cell of a column of `identity.keys` is a code that can be none, and why.
#[must_use]
pub fn wrong_code(cell: &str) -> Option<super::matching::Fault> {
    match Code::read(cell) {
        Code::Wrong(fault) => Some(fault),
        Code::Valid(_) | Code::Other => None,
    }
}
