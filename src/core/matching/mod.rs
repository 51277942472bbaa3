//! Which names may be one customer's: names taken apart, compared part by part, and found among many.
//!
//! What comes out is a hint for a person: similarity never joins customers (`core::identity` does).

pub mod fold;
pub mod identifiers;
pub mod index;
pub mod parts;
pub mod places;
pub mod score;
mod words;

pub use identifiers::{Code, Fault, Identifier};
pub use parts::Name;
pub use score::{Part, SIMILAR, Says, Score, Sign, as_compared, score};
