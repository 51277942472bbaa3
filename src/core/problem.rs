//! Why a file can't be used: a place, what is wrong there, and what to do about it.

use super::event::Place;
use super::message::{Arg, Message};
use crate::message;

/// One thing in a ledger or rulebook that keeps it from being used.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// The row as a spreadsheet counts, in a ledger.
    pub row: Option<u32>,
    /// The line of the text file.
    pub line: Option<u32>,
    /// The ledger's column, or the path in a rulebook (`claims.limits[0].max_held`).
    pub column: Option<String>,
    /// What stands there.
    pub cell: Option<String>,
    /// What is wrong.
    pub message: Message,
    /// What to do about it.
    pub hint: Option<Message>,
}

impl Problem {
    /// A problem with the file as a whole.
    #[must_use]
    pub fn new(message: Message) -> Problem {
        Problem { row: None, line: None, column: None, cell: None, message, hint: None }
    }

    /// Where it stands.
    #[must_use]
    pub fn at(mut self, place: Place) -> Problem {
        (self.row, self.line) = (Some(place.row), Some(place.line));
        self
    }

    /// The line it stands in.
    #[must_use]
    pub fn on_line(mut self, line: Option<u32>) -> Problem {
        self.line = line;
        self
    }

    /// The column or path and what is written there.
    #[must_use]
    pub fn cell(mut self, column: impl Into<String>, cell: impl Into<String>) -> Problem {
        (self.column, self.cell) = (Some(column.into()), Some(cell.into()));
        self
    }

    /// The column or path, where nothing is written.
    #[must_use]
    pub fn column(mut self, column: impl Into<String>) -> Problem {
        self.column = Some(column.into());
        self
    }

    /// The column and what stands there, to be told before the message; nothing where the message names them itself.
    #[must_use]
    pub fn spot(&self) -> Arg {
        let Some(column) = &self.column else { return Arg::from("") };
        // A cell beyond the header has no column, only a number.
        let column = match column.strip_prefix('#').and_then(|number| number.parse::<u32>().ok()) {
            Some(number) => Arg::from(message!("nth-cell", number = number)),
            None => Arg::from(column.as_str()),
        };
        match &self.cell {
            Some(cell) if !cell.is_empty() => message!("place-cell", column = column, cell = cell.as_str()).into(),
            Some(_) => Arg::from(""),
            None => message!("place-column", column = column).into(),
        }
    }

    /// What to do about it.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<Option<Message>>) -> Problem {
        self.hint = hint.into();
        self
    }
}
