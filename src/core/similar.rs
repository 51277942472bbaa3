//! Which customers of a ledger look like one: what `core::matching` says of their names, and what their identifiers say.
//!
//! It is a hint for people. Who holds what never depends on it, so that no other way to compare names, in a later
//! version, can ever move a customer from one hand to another.

use rustc_hash::FxHashMap;

use super::book::{Book, Stand};
use super::event::Event;
use super::identity::key;
use super::matching::index::{self, Probe};
use super::matching::{Code, Identifier, Name, Says, Score, score};
use super::names::{CustomerId, NameId};
use super::time::Moment;
use super::world::World;

/// The most customers whose common phone number or mail host still makes pairs of them.
const SHARED_BY: usize = 8;

/// What a phone number says that only two customers have; shared by more it says as much less.
const PHONE: usize = 100;

/// The same of a mail host.
const MAIL_HOST: usize = 60;

/// How many names are looked for one by one; for more an index of all names is worth its making.
const ONE_BY_ONE: usize = 12;

/// How many names a hand looks at in a search for one.
const HAND: usize = 1 << 16;

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

/// The identifiers of all names.
pub struct Identified<'w> {
    world: &'w World<'w>,
    of_name: FxHashMap<NameId, Vec<Identifier>>,
    /// The names that have each.
    shared: FxHashMap<Identifier, Vec<NameId>>,
}

impl<'w> Identified<'w> {
    /// Collects them from the columns of `identity.keys`, where a name and a cell are `wanted`.
    #[must_use]
    pub fn new(world: &'w World<'w>, wanted: impl Fn(NameId, &str) -> bool) -> Identified<'w> {
        let mut identified = Identified { world, of_name: FxHashMap::default(), shared: FxHashMap::default() };
        if world.rules.identity.keys.is_empty() {
            return identified;
        }
        let mut known = rustc_hash::FxHashSet::default();
        for event in &world.ledger.events {
            let Some(name) = event.customer.map(|spelling| world.ledger.name(spelling)) else { continue };
            for cell in world.ledger.cells_of(event).iter().filter(|cell| world.ledger.is_identifier(**cell)) {
                let text = world.ledger.identifier_text(cell.text);
                if !wanted(name, text) || !known.insert((name, cell.text)) {
                    continue;
                }
                if let Some(identifier) = Identifier::read(text) {
                    identified.shared.entry(identifier.clone()).or_default().push(name);
                    identified.of_name.entry(name).or_default().push(identifier);
                }
            }
        }
        identified
    }

    /// The identifiers of a name.
    #[must_use]
    pub fn of(&self, name: NameId) -> &[Identifier] {
        self.of_name.get(&name).map_or(&[], Vec::as_slice)
    }

    /// The sum with what the identifiers of two names say.
    fn weigh(&self, score: Score, one: &[Identifier], other: &[Identifier]) -> Score {
        weigh(score, one, other, |identifier| self.shared.get(identifier).map_or(2, |names| self.customers(names)))
    }

    fn customers(&self, names: &[NameId]) -> usize {
        let mut customers: Vec<CustomerId> = names.iter().map(|name| self.world.customers.of(*name)).collect();
        customers.sort_unstable();
        customers.dedup();
        customers.len()
    }

    /// The pairs of names with a common phone number or mail host that few have.
    fn pairs(&self) -> impl Iterator<Item = (NameId, NameId)> {
        let few = self.shared.values().filter(|names| names.len() > 1 && self.customers(names) <= SHARED_BY);
        few.flat_map(|names| {
            names
                .iter()
                .enumerate()
                .flat_map(move |(i, one)| names.iter().skip(i + 1).map(move |other| (*one.min(other), *one.max(other))))
        })
    }
}

/// The sum with what identifiers say. `shared` tells how many customers have one.
#[must_use]
pub fn weigh(score: Score, one: &[Identifier], other: &[Identifier], shared: impl Fn(&Identifier) -> usize) -> Score {
    let codes = |these: &[Identifier]| these.iter().any(|identifier| matches!(identifier, Identifier::Code(_)));
    let common = one.iter().filter(|identifier| other.contains(identifier));
    let points = common.map(|identifier| {
        let most = match identifier {
            Identifier::Code(_) => return 100,
            Identifier::Mobile(_) | Identifier::LandLine(_) => PHONE,
            Identifier::MailHost(_) => MAIL_HOST,
        };
        most / shared(identifier).saturating_sub(1).max(1)
    });
    let points = points.max().unwrap_or(0);
    if points < 100 && codes(one) && codes(other) {
        // Two registered companies, whatever they are called.
        return score.with_identifiers(Says::Different, -100);
    }
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
    let identified = Identified::new(world, |_, _| true);
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
            let score = identified.weigh(pair.score, identified.of(one), identified.of(other));
            pairs.push(Pair { names: (one, other), score });
        }
    }
    for (one, other) in identified.pairs().filter(|(one, other)| is_wanted(*one, *other)) {
        let score = score(&Name::of(world.key(one)), &Name::of(world.key(other)));
        let score = identified.weigh(score, identified.of(one), identified.of(other));
        pairs.push(Pair { names: (one, other), score });
    }
    pairs.retain(|pair| pair.score.is_similar() && !world.customers.are_parted(pair.names.0, pair.names.1));
    best_of_each(world, pairs)
}

/// Of all pairs of names of two customers the best.
fn best_of_each(world: &World<'_>, mut pairs: Vec<Pair>) -> Vec<Pair> {
    pairs.sort_by_key(|pair| (std::cmp::Reverse(pair.score.sum()), pair.names));
    let mut met = rustc_hash::FxHashSet::default();
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
    let own = world.ledger.names.entities().known(&key(text)).map(NameId::at);
    let probe = Probe::new(Name::of(text));
    let mut found: Vec<(NameId, Score)> = look(world, &probe);
    let mut ours: Vec<Identifier> = identifiers.to_vec();
    if let Some(own) = own {
        ours.extend(Identified::new(world, |name, _| name == own).of(own).iter().cloned());
    }
    // In a large ledger most cells are of no interest, and to read them all would take too long at the desk.
    let names: rustc_hash::FxHashSet<NameId> = found.iter().map(|(name, _)| *name).collect();
    let identified =
        Identified::new(world, |name, cell| names.contains(&name) || ours.iter().any(|own| own.may_be(cell)));
    add_alike(&identified, probe.name(), &ours, &mut found);
    settled(&identified, (own, &ours), found)
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
    let identified = Identified::new(world, |_, _| true);
    let known = known_names(world);
    let texts: Vec<&str> =
        known.iter().map(|(_, text)| *text).chain(asked.iter().map(|asked| asked.name.as_str())).collect();
    let names = index::names(&texts);
    let is_asked = |place: u32| place as usize >= known.len();
    let mut found: Vec<Vec<(NameId, Score)>> = vec![Vec::new(); asked.len()];
    for pair in index::pairs(&names, |one, other| is_asked(one) != is_asked(other)) {
        // The asked names stand behind the others.
        let place = (pair.other as usize).checked_sub(known.len());
        if let (Some((name, _)), Some(found)) =
            (known.get(pair.one as usize), place.and_then(|place| found.get_mut(place)))
        {
            found.push((*name, pair.score));
        }
    }
    let each = asked.iter().zip(found).map(|(asked, mut found)| {
        let own = world.ledger.names.entities().known(&key(&asked.name)).map(NameId::at);
        let mut ours = asked.identifiers.clone();
        ours.extend(own.into_iter().flat_map(|name| identified.of(name)).cloned());
        add_alike(&identified, &Name::of(&asked.name), &ours, &mut found);
        settled(&identified, (own, &ours), found)
    });
    each.collect()
}

/// Adds the names that have a common identifier.
fn add_alike(identified: &Identified<'_>, name: &Name, ours: &[Identifier], found: &mut Vec<(NameId, Score)>) {
    for other in ours.iter().filter_map(|identifier| identified.shared.get(identifier)).flatten() {
        if !found.iter().any(|(known, _)| known == other) {
            found.push((*other, score(name, &Name::of(identified.world.key(*other)))));
        }
    }
}

/// The customers of the names that were found, best first, behind the one whose own name was asked for.
fn settled(
    identified: &Identified<'_>,
    (own, ours): (Option<NameId>, &[Identifier]),
    found: Vec<(NameId, Score)>,
) -> Vec<Match> {
    let world = identified.world;
    let own_customer = own.and_then(|name| world.customers.known(name));
    let mut matches: Vec<Match> =
        own_customer.zip(own).map(|(customer, name)| Match { customer, name, score: None }).into_iter().collect();
    let mut others: Vec<Match> = Vec::new();
    for (name, score) in found {
        let Some(customer) = world.customers.known(name).filter(|customer| Some(*customer) != own_customer) else {
            continue;
        };
        let score = identified.weigh(score, ours, identified.of(name));
        if score.is_similar() && !own.is_some_and(|own| world.customers.are_parted(own, name)) {
            others.push(Match { customer, name, score: Some(score) });
        }
    }
    others.sort_by_key(|found| (std::cmp::Reverse(found.score.map(|score| score.sum())), found.name));
    let mut met = rustc_hash::FxHashSet::default();
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
    let known = |world: &World<'_>, name: &str| world.ledger.names.entities().known(&key(name)).map(NameId::at);
    if let Some(world) = world
        && let (Some(one), Some(other)) = (known(world, one), known(world, other))
    {
        let identified = Identified::new(world, |_, _| true);
        sum = identified.weigh(sum, identified.of(one), identified.of(other));
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
    let names = world.ledger.names.entities().iter().enumerate();
    names
        .map(|(number, text)| (NameId::at(number), text))
        .filter(|(name, _)| world.customers.known(*name).is_some())
        .collect()
}

/// Looks at all names, several at a time.
fn look(world: &World<'_>, probe: &Probe) -> Vec<(NameId, Score)> {
    let entities = world.ledger.names.entities();
    let part = |start: usize, end: usize| -> Vec<(NameId, Score)> {
        (start..end)
            .filter_map(|number| probe.look_at(entities.text(number)).map(|score| (NameId::at(number), score)))
            .collect()
    };
    let count = entities.len();
    if count < HAND {
        return part(0, count);
    }
    let part = &part;
    std::thread::scope(|scope| {
        let half = count / 2;
        let first = scope.spawn(move || part(0, half));
        let mut second = part(half, count);
        let mut found = first.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        found.append(&mut second);
        found
    })
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
pub fn rivals(world: &World<'_>, book: &Book, event: &Event) -> Vec<Rival> {
    let (Some(spelling), Some(rep)) = (event.customer, world.rep(event)) else { return Vec::new() };
    let own = world.ledger.cells_of(event).iter().filter(|cell| world.ledger.is_identifier(**cell));
    let own: Vec<Identifier> =
        own.filter_map(|cell| Identifier::read(world.ledger.identifier_text(cell.text))).collect();
    let alike = matches(world, world.ledger.names.spelling(spelling.index()), &own);
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
