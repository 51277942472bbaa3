//! Names as numbers: who is meant by each spelling.

use std::hash::BuildHasher;

use hashbrown::HashTable;
use rustc_hash::FxBuildHasher;

/// A number that stands for a text or a person.
macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(std::num::NonZeroU32);

        impl $name {
            /// The id that stands at this place of a list.
            ///
            /// # Panics
            /// After four thousand million of them, more than a ledger can have rows.
            #[must_use]
            pub fn at(index: usize) -> Self {
                let number = u32::try_from(index + 1).ok().and_then(std::num::NonZeroU32::new);
                #[allow(clippy::expect_used, reason = "rows are counted in u32, and each row names a handful")]
                Self(number.expect("fewer ids than 2^32"))
            }

            /// Its place in a list.
            #[must_use]
            pub fn index(self) -> usize {
                self.0.get() as usize - 1
            }
        }
    };
}

id! {
    /// A customer's name exactly as a row spells it.
    NameSpelling
}
id! {
    /// A customer's name by its key: spellings that differ in width or case are one.
    NameId
}
id! {
    /// A customer: all names that are joined.
    CustomerId
}
id! {
    /// A rep's or manager's name exactly as a row spells it.
    RepSpelling
}
id! {
    /// A rep or manager: all aliases.
    RepId
}
id! {
    /// A folded text that cells and rules are compared by.
    TextId
}

/// Texts, each with its number in order of first appearance.
///
/// They stand close together in one string, and those met lately are found at once: most rows of a ledger are about
/// few customers, and to wait for memory would be half of its reading.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    joined: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// Where each stands, by its hash.
    spots: HashTable<Spot>,
    /// Where one met lately stands, by a part of its hash.
    recent: Vec<Spot>,
}

/// Where a text stands, with all that tells most others from it.
#[derive(Clone, Copy, Debug)]
struct Spot {
    hash: u32,
    number: u32,
    start: u32,
    length: u32,
}

/// How many texts met lately are kept at the most: a power of two.
const RECENT: usize = 1 << 15;

fn hash(text: &str) -> u32 {
    let hash = FxBuildHasher.hash_one(text);
    u32::try_from((hash ^ hash >> 32) & 0xffff_ffff).unwrap_or(0)
}

/// The table goes by the first and the last bits.
fn spread(hash: u32) -> u64 {
    u64::from(hash) << 32 | u64::from(hash)
}

impl Spot {
    /// Where no text stands.
    const NOWHERE: Spot = Spot { hash: 0, number: 0, start: u32::MAX, length: u32::MAX };

    fn is(&self, hash: u32, text: &str, joined: &str) -> bool {
        self.hash == hash && self.text(joined) == Some(text)
    }

    fn text<'t>(&self, joined: &'t str) -> Option<&'t str> {
        joined.get(self.start as usize..self.start as usize + self.length as usize)
    }
}

impl Texts {
    /// The number of a text, and whether it is new.
    pub fn number(&mut self, text: &str) -> (usize, bool) {
        let hash = hash(text);
        // The table itself goes by other bits of the hash.
        let lately = (hash >> 8) as usize & self.recent.len().saturating_sub(1);
        if let Some(spot) = self.recent.get(lately).filter(|spot| spot.is(hash, text, &self.joined)) {
            return (spot.number as usize, false);
        }
        let (spot, is_new) = match self.find(hash, text) {
            Some(spot) => (spot, false),
            None => (self.add(hash, text), true),
        };
        if let Some(recent) = self.recent.get_mut(lately) {
            *recent = spot;
        }
        (spot.number as usize, is_new)
    }

    fn find(&self, hash: u32, text: &str) -> Option<Spot> {
        self.spots.find(spread(hash), |spot| spot.is(hash, text, &self.joined)).copied()
    }

    fn add(&mut self, hash: u32, text: &str) -> Spot {
        let (number, start) = (self.ends.len(), self.joined.len());
        self.joined.push_str(text);
        let spot = Spot { hash, number: index(number), start: index(start), length: index(text.len()) };
        self.ends.push(index(self.joined.len()));
        self.spots.insert_unique(spread(hash), spot, |spot| spread(spot.hash));
        if number >= self.recent.len() && number < RECENT {
            self.recent = vec![Spot::NOWHERE; (number + 1).next_power_of_two().max(16)];
        }
        spot
    }

    /// The number of a known text.
    #[must_use]
    pub fn known(&self, text: &str) -> Option<usize> {
        self.find(hash(text), text).map(|spot| spot.number as usize)
    }

    fn get(&self, number: usize) -> Option<&str> {
        let start = match number.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.joined.get(start as usize..*self.ends.get(number)? as usize)
    }

    /// The text of a number.
    #[must_use]
    pub fn text(&self, number: usize) -> &str {
        self.get(number).unwrap_or_default()
    }

    /// The texts in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|number| self.text(number))
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }
}

/// A place in a list or a text, whose kind of things the [ids](NameId) count.
fn index(place: usize) -> u32 {
    #[allow(clippy::expect_used, reason = "rows are counted in u32, and their names are shorter than the rows")]
    u32::try_from(place).expect("less than 2^32 of all that is different in a ledger")
}

/// Spellings, and whom each of them means.
#[derive(Clone, Debug, Default)]
pub struct Spellings {
    spelt: Texts,
    means: Vec<u32>,
    entities: Texts,
    /// By entity, the spelling in which it first came, for those that came in any.
    first: Vec<Option<u32>>,
}

impl Spellings {
    /// The number of a spelling; a new one is understood by `entity`, which gives the text that equals mean alike.
    pub fn number(&mut self, spelling: &str, entity: impl FnOnce(&str) -> String) -> usize {
        let (number, new) = self.spelt.number(spelling);
        if new {
            let (means, _) = self.entities.number(&entity(spelling));
            self.mean(number, means);
        }
        number
    }

    /// A new spelling means an entity.
    fn mean(&mut self, spelling: usize, entity: usize) {
        self.means.push(index(entity));
        if self.first.len() <= entity {
            self.first.resize(entity + 1, None);
        }
        if let Some(first) = self.first.get_mut(entity) {
            first.get_or_insert(index(spelling));
        }
    }

    /// Takes up another list of spellings. Gives the number here of each spelling there, and of each entity.
    pub fn absorb(&mut self, other: &Spellings) -> (Vec<usize>, Vec<usize>) {
        let entities: Vec<usize> = other.entities.iter().map(|text| self.entities.number(text).0).collect();
        let spellings = other.spelt.iter().zip(&other.means).map(|(spelling, means)| {
            let (number, new) = self.spelt.number(spelling);
            if new {
                let means = entities.get(*means as usize).copied().unwrap_or(0);
                self.mean(number, means);
            }
            number
        });
        let spellings = spellings.collect();
        (spellings, entities)
    }

    /// Gives another spelling of a known entity, or a new entity its text.
    pub fn entity(&mut self, text: &str) -> usize {
        self.entities.number(text).0
    }

    /// Whom a spelling means.
    #[must_use]
    pub fn means(&self, spelling: usize) -> usize {
        self.means.get(spelling).map_or(0, |n| *n as usize)
    }

    /// The text of a spelling, without blanks around it.
    #[must_use]
    pub fn spelling(&self, number: usize) -> &str {
        self.spelt.text(number).trim()
    }

    /// The spelling in which an entity first came.
    #[must_use]
    pub fn first_spelling(&self, entity: usize) -> &str {
        let spelling = self.first.get(entity).copied().flatten();
        spelling.map_or_else(|| self.entities.text(entity), |spelling| self.spelt.text(spelling as usize).trim())
    }

    /// The texts of the entities.
    #[must_use]
    pub fn entities(&self) -> &Texts {
        &self.entities
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbered_in_order_and_found_again() {
        let mut texts = Texts::default();
        assert_eq!((texts.known(""), texts.text(0), texts.is_empty()), (None, "", true));
        let names: Vec<String> =
            (0..2 * RECENT).map(|i| if i == 7 { String::new() } else { format!("客户{i}") }).collect();
        for (number, name) in names.iter().enumerate() {
            assert_eq!(texts.number(name), (number, true));
            assert_eq!(texts.number(name), (number, false));
        }
        for (number, name) in names.iter().enumerate().rev() {
            assert_eq!((texts.number(name), texts.known(name)), ((number, false), Some(number)));
            assert_eq!(texts.text(number), name);
        }
        assert!(texts.iter().eq(names.iter().map(String::as_str)));
        assert_eq!((texts.known("客户"), texts.len(), texts.is_empty()), (None, names.len(), false));
    }

    #[test]
    fn an_entity_is_shown_as_it_first_came() {
        let mut names = Spellings::default();
        let known = names.entity("fox");
        assert_eq!(names.first_spelling(known), "fox");
        let (first, second) = (names.number(" Fox ", |_| "fox".to_owned()), names.number("FOX", |_| "fox".to_owned()));
        assert_eq!((names.means(first), names.means(second)), (known, known));
        assert_eq!((names.first_spelling(known), names.spelling(second)), ("Fox", "FOX"));
    }

    #[test]
    fn texts_whose_hashes_meet_are_two() {
        let mut seen = std::collections::HashMap::new();
        let mut met = (0..2_000_000).map(|i| i.to_string());
        let met = met.find_map(|text| seen.insert(hash(&text), text.clone()).map(|other| (other, text)));
        let (one, other) = met.expect("two of two million hashes of 32 bits");
        let mut texts = Texts::default();
        assert_eq!((texts.number(&one), texts.number(&other)), ((0, true), (1, true)));
        assert_eq!((texts.number(&one), texts.number(&other)), ((0, false), (1, false)));
        assert_eq!((texts.known(&one), texts.known(&other)), (Some(0), Some(1)));
    }
}
