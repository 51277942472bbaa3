//! A sentence for people, before it is put into a language.
//!
//! The core says *what* is to be told: the name of a sentence of the catalogue and what goes into it. `render::lang`
//! says it in English or Chinese.

use super::time::{Moment, Span};
use rust_decimal::Decimal;

/// A sentence of the catalogue and what goes into it.
#[derive(Clone, Debug, PartialEq)]
pub struct Message {
    /// The sentence's name in `locales/*.ftl`.
    pub id: &'static str,
    /// What goes into it, by name.
    pub args: Vec<(&'static str, Arg)>,
}

/// One thing that goes into a sentence.
#[derive(Clone, Debug, PartialEq)]
pub enum Arg {
    /// A name, a cell, a path: shown as it is.
    Text(String),
    /// A count, by which a language may choose its plural.
    Count(i64),
    /// An amount of money or the like.
    Amount(Decimal),
    /// A moment.
    At(Moment),
    /// A duration.
    Lasting(Span),
    /// Another sentence.
    Sentence(Box<Message>),
    /// Several of these, told one after the other.
    List(Vec<Arg>),
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<Moment> for Arg {
    fn from(at: Moment) -> Self {
        Arg::At(at)
    }
}

impl From<Span> for Arg {
    fn from(span: Span) -> Self {
        Arg::Lasting(span)
    }
}

impl From<Decimal> for Arg {
    fn from(number: Decimal) -> Self {
        Arg::Amount(number)
    }
}

impl From<u32> for Arg {
    fn from(count: u32) -> Self {
        Arg::Count(count.into())
    }
}

impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Arg::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}

impl From<Message> for Arg {
    fn from(message: Message) -> Self {
        Arg::Sentence(Box::new(message))
    }
}

impl<T: Into<Arg>> From<Vec<T>> for Arg {
    fn from(members: Vec<T>) -> Self {
        Arg::List(members.into_iter().map(Into::into).collect())
    }
}

/// `message!("bad-number", cell = cell)`: a sentence of the catalogue with what goes into it.
#[macro_export]
macro_rules! message {
    ($id:literal $(, $name:ident = $value:expr)* $(,)?) => {
        $crate::core::message::Message {
            id: $id,
            args: vec![$((stringify!($name), $crate::core::message::Arg::from($value))),*],
        }
    };
}
