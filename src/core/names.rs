//! Names as numbers: who is meant by each spelling.

use std::hash::BuildHasher;
use std::num::NonZeroU32;

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
id! {
    /// What a row says that most do not say.
    ExtraId
}

/// Texts, each with its number in order of first appearance.
///
/// They stand close together in one string, and the table of where they stand is our own: most rows of a ledger are about
/// few customers, and to wait for memory would be half of its reading. So what is asked for can be looked at before.
#[derive(Clone, Debug, Default)]
pub struct Texts {
    joined: String,
    /// Where each ends.
    ends: Vec<u32>,
    /// Where each stands: in the place of its hash, or in the next that was free. A power of two, or none.
    spots: Vec<Spot>,
}

/// Where a text stands, with all that tells most others from it.
#[derive(Clone, Copy, Debug)]
struct Spot {
    hash: u32,
    number: u32,
    start: u32,
    length: u32,
}

fn hash(text: &str) -> u32 {
    let hash = FxBuildHasher.hash_one(text);
    u32::try_from((hash ^ hash >> 32) & 0xffff_ffff).unwrap_or(0)
}

impl Spot {
    /// Where no text stands.
    const NOWHERE: Spot = Spot { hash: 0, number: 0, start: u32::MAX, length: u32::MAX };

    fn is_free(&self) -> bool {
        self.length == Spot::NOWHERE.length
    }

    fn is(&self, hash: u32, text: &str, joined: &str) -> bool {
        let bytes = joined.as_bytes().get(self.start as usize..self.start as usize + self.length as usize);
        self.hash == hash && bytes == Some(text.as_bytes())
    }
}

impl Texts {
    /// The number of a text, and whether it is new.
    pub fn number(&mut self, text: &str) -> (usize, bool) {
        let hash = hash(text);
        match self.find(hash, text) {
            Some(number) => (number, false),
            None => (self.add(hash, text), true),
        }
    }

    /// The numbers of some texts, of those that have come before.
    ///
    /// In a large ledger most are far away in memory, and to wait for many at once takes no longer than to wait for one.
    #[must_use]
    pub fn met<const N: usize>(&self, texts: [&str; N]) -> [Option<usize>; N] {
        let hashes = texts.map(hash);
        std::hint::black_box(hashes.map(|hash| self.spots.get(self.place(hash)).map(|spot| spot.hash)));
        let places = hashes.map(|hash| self.walk(self.place(hash), |spot| spot.hash == hash).map(|(place, _)| place));
        let byte = |place: u32| self.joined.as_bytes().get(place as usize).copied();
        let ends = |place: usize| self.spots.get(place).map(|spot| (byte(spot.start), byte(spot.start + spot.length)));
        std::hint::black_box(places.map(|place| place.and_then(ends)));
        let mut numbers = [None; N];
        for (((number, hash), place), text) in numbers.iter_mut().zip(hashes).zip(places).zip(texts) {
            *number = place.and_then(|place| self.find_from(place, hash, text));
        }
        numbers
    }

    /// The place in the table at which a text of this hash is looked for first.
    #[inline]
    fn place(&self, hash: u32) -> usize {
        hash as usize & self.spots.len().saturating_sub(1)
    }

    #[inline]
    fn find(&self, hash: u32, text: &str) -> Option<usize> {
        self.find_from(self.place(hash), hash, text)
    }

    #[inline]
    fn find_from(&self, place: usize, hash: u32, text: &str) -> Option<usize> {
        self.walk(place, |spot| spot.is(hash, text, &self.joined)).map(|(_, spot)| spot.number as usize)
    }

    /// The first spot from a place on that is the one looked for, up to one that is free.
    #[inline]
    fn walk(&self, mut place: usize, is_it: impl Fn(&Spot) -> bool) -> Option<(usize, &Spot)> {
        while let Some(spot) = self.spots.get(place).filter(|spot| !spot.is_free()) {
            if is_it(spot) {
                return Some((place, spot));
            }
            place = self.after(place);
        }
        None
    }

    /// The place in the table that comes after another, round it.
    #[inline]
    fn after(&self, place: usize) -> usize {
        (place + 1) & self.spots.len().saturating_sub(1)
    }

    fn add(&mut self, hash: u32, text: &str) -> usize {
        let (number, start) = (self.ends.len(), self.joined.len());
        // A quarter of the table is free, so that none is looked for long.
        if number >= self.spots.len() / 4 * 3 {
            let size = (2 * self.spots.len()).max(16);
            let spots = std::mem::replace(&mut self.spots, vec![Spot::NOWHERE; size]);
            spots.into_iter().filter(|spot| !spot.is_free()).for_each(|spot| self.put(spot));
        }
        self.joined.push_str(text);
        self.ends.push(index(self.joined.len()));
        self.put(Spot { hash, number: index(number), start: index(start), length: index(text.len()) });
        number
    }

    /// Puts a text that is not there into the table.
    fn put(&mut self, spot: Spot) {
        let mut place = self.place(spot.hash);
        while self.spots.get(place).is_some_and(|taken| !taken.is_free()) {
            place = self.after(place);
        }
        if let Some(free) = self.spots.get_mut(place) {
            *free = spot;
        }
    }

    /// The number of a known text.
    #[must_use]
    pub fn known(&self, text: &str) -> Option<usize> {
        self.find(hash(text), text)
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

/// Spellings, and whom each of them means: those that mean alike share a key. Most are their own key.
#[derive(Clone, Debug, Default)]
pub struct Spellings {
    /// Spellings and keys.
    texts: Texts,
    /// By text: the entity that it means as a spelling, and the one whose key it is.
    of: Vec<Of>,
    entities: Vec<Entity>,
}

#[derive(Clone, Copy, Debug, Default)]
struct Of {
    means: Option<NonZeroU32>,
    names: Option<NonZeroU32>,
}

/// Who is meant.
#[derive(Clone, Copy, Debug)]
struct Entity {
    /// The text that is its key.
    key: u32,
    /// The spelling in which it first came, if it came in any.
    first: Option<u32>,
}

/// Who is meant by spellings, by their keys.
#[derive(Clone, Copy, Debug)]
pub struct Entities<'s>(&'s Spellings);

impl<'s> Entities<'s> {
    /// The number of a key, if anybody has it.
    #[must_use]
    pub fn known(self, key: &str) -> Option<usize> {
        let text = self.0.texts.known(key)?;
        Some(self.0.of.get(text)?.names?.get() as usize - 1)
    }

    /// The key of a number.
    #[must_use]
    pub fn text(self, entity: usize) -> &'s str {
        self.0.entities.get(entity).map_or("", |entity| self.0.texts.text(entity.key as usize))
    }

    /// The keys in the order of their numbers.
    pub fn iter(self) -> impl Iterator<Item = &'s str> {
        (0..self.count()).map(move |entity| self.text(entity))
    }

    /// How many there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.0.entities.len()
    }
}

impl Spellings {
    /// The number of a spelling; a new one is understood by `key`, which gives the text that equals mean alike.
    pub fn number(&mut self, spelling: &str, key: impl FnOnce(&str) -> String) -> usize {
        let number = self.text(spelling);
        if self.of.get(number).is_some_and(|of| of.means.is_none()) {
            let key = key(spelling);
            let entity = if key == spelling { self.named(number) } else { self.entity(&key) };
            if let Some(of) = self.of.get_mut(number) {
                of.means = NonZeroU32::new(index(entity + 1));
            }
            if let Some(entity) = self.entities.get_mut(entity) {
                entity.first.get_or_insert(index(number));
            }
        }
        number
    }

    /// The numbers of some spellings, of those that have come before.
    #[must_use]
    pub fn known<const N: usize>(&self, spellings: [&str; N]) -> [Option<usize>; N] {
        let is_spelling = |number: &usize| self.of.get(*number).is_some_and(|of| of.means.is_some());
        self.texts.met(spellings).map(|number| number.filter(is_spelling))
    }

    /// The entity of a key, or a new one.
    pub fn entity(&mut self, key: &str) -> usize {
        let text = self.text(key);
        self.named(text)
    }

    fn text(&mut self, text: &str) -> usize {
        let (number, is_new) = self.texts.number(text);
        if is_new {
            self.of.push(Of::default());
        }
        number
    }

    /// The entity whose key a text is.
    fn named(&mut self, text: usize) -> usize {
        let new = self.entities.len();
        let Some(of) = self.of.get_mut(text) else { return new };
        let entity = of.names.map_or(new, |names| names.get() as usize - 1);
        if entity == new {
            of.names = NonZeroU32::new(index(new + 1));
            self.entities.push(Entity { key: index(text), first: None });
        }
        entity
    }

    /// Whom a spelling means.
    #[inline]
    #[must_use]
    pub fn means(&self, spelling: usize) -> usize {
        self.of.get(spelling).and_then(|of| of.means).map_or(0, |means| means.get() as usize - 1)
    }

    /// How many texts there are, spellings and keys; no spelling has this number or a greater one.
    #[must_use]
    pub fn texts(&self) -> usize {
        self.texts.len()
    }

    /// The text of a spelling, without blanks around it.
    #[must_use]
    pub fn spelling(&self, number: usize) -> &str {
        self.texts.text(number).trim()
    }

    /// The spelling in which an entity first came.
    #[must_use]
    pub fn first_spelling(&self, entity: usize) -> &str {
        let spelling = self.entities.get(entity).and_then(|entity| entity.first);
        spelling.map_or_else(|| self.entities().text(entity), |spelling| self.spelling(spelling as usize))
    }

    /// Who is meant.
    #[must_use]
    pub fn entities(&self) -> Entities<'_> {
        Entities(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_numbered_in_order_and_found_again() {
        let mut texts = Texts::default();
        assert_eq!((texts.known(""), texts.text(0), texts.is_empty()), (None, "", true));
        let names: Vec<String> = (0..70_000).map(|i| if i == 7 { String::new() } else { format!("客户{i}") }).collect();
        for (number, name) in names.iter().enumerate() {
            assert_eq!(texts.number(name), (number, true));
            assert_eq!(texts.number(name), (number, false));
        }
        for (number, name) in names.iter().enumerate().rev() {
            assert_eq!((texts.number(name), texts.known(name)), ((number, false), Some(number)));
            assert_eq!(texts.text(number), name);
        }
        let met = texts.met(["客户0", "客户", "", &names[69_999]]);
        assert_eq!(met, [Some(0), None, Some(7), Some(69_999)]);
        assert_eq!((texts.known("客户"), texts.len(), texts.is_empty()), (None, names.len(), false));
    }

    #[test]
    fn an_entity_is_shown_as_it_first_came() {
        let mut names = Spellings::default();
        let known = names.entity("fox");
        assert_eq!(names.first_spelling(known), "fox");
        let (first, second) = (names.number(" Fox ", |_| "fox".to_owned()), names.number("FOX", |_| "fox".to_owned()));
        assert_eq!((names.means(first), names.means(second)), (known, known));
        // A key is no spelling before it is written so.
        assert_eq!(names.known(["FOX", "fox", "Cat"]), [Some(second), None, None]);
        let third = names.number("fox", |_| "fox".to_owned());
        assert_eq!((names.means(third), names.entities().count()), (known, 1));
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
