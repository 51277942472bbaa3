//! Words that a shell suggests, though others may be written: the program looks them up itself, so that a slip gets a
//! suggestion in the user's language.

use std::ffi::OsStr;

use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command, Error};

use crate::core::checks::Check;
use crate::core::event::Kind;
use crate::core::rulebook::Metric;

/// Takes any text, and suggests these.
#[derive(Clone, Debug)]
pub struct Suggested(Vec<&'static str>);

impl Suggested {
    /// The names of the checks.
    #[must_use]
    pub fn checks() -> Suggested {
        Suggested(Check::ALL.iter().map(|check| check.name()).collect())
    }

    /// The names of the metrics.
    #[must_use]
    pub fn metrics() -> Suggested {
        Suggested(Metric::ALL.iter().map(|(name, _)| *name).collect())
    }

    /// The names of the events, in both languages.
    #[must_use]
    pub fn events() -> Suggested {
        Suggested(Kind::names().collect())
    }
}

impl TypedValueParser for Suggested {
    type Value = String;

    fn parse_ref(&self, command: &Command, arg: Option<&Arg>, value: &OsStr) -> Result<String, Error> {
        StringValueParser::new().parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        Some(Box::new(self.0.iter().map(PossibleValue::new)))
    }
}
