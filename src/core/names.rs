//! Names as numbers: who is meant by each spelling.

use indexmap::IndexSet;
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
#[derive(Clone, Debug, Default)]
pub struct Texts {
    texts: IndexSet<Box<str>, FxBuildHasher>,
}

impl Texts {
    /// The number of a text, and whether it is new.
    pub fn number(&mut self, text: &str) -> (usize, bool) {
        match self.texts.get_index_of(text) {
            Some(number) => (number, false),
            None => self.texts.insert_full(text.into()),
        }
    }

    /// The number of a known text.
    #[must_use]
    pub fn known(&self, text: &str) -> Option<usize> {
        self.texts.get_index_of(text)
    }

    /// The text of a number.
    #[must_use]
    pub fn text(&self, number: usize) -> &str {
        self.texts.get_index(number).map_or("", |text| text)
    }

    /// The texts in the order of their numbers.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        self.texts.iter().map(AsRef::as_ref)
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.texts.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.texts.is_empty()
    }
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
        let index = |place: usize| u32::try_from(place).unwrap_or(u32::MAX);
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
