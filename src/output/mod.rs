//! What comes out: the shapes of section 10 of the contract, each with what it looks like to people.
//!
//! A value is built once here; `render` writes it as a table, CSV or JSON.

pub mod audit;
pub mod check;
pub mod claim;
mod command;
pub mod converted;
pub mod deals;
pub mod due;
pub mod explain;
pub mod holdings;
pub mod journal;
pub mod life;
pub mod likeness;
pub mod matches;
pub mod notices;
pub mod policy;
pub mod policy_diff;
pub mod pool;
pub mod problems;
pub mod rep;
pub mod repaired;
pub mod rulebook_schema;
pub mod score;
mod score_details;
pub mod sealed;
pub mod summary;
pub mod written;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::core::event::Place;
use crate::core::exact::{self, Exact};
use crate::core::message::Message;
use crate::core::number;
use crate::core::time::{self, Moment};
use crate::message;
use crate::render::block::{Block, Cell, Value};
use crate::render::lang::Catalogue;

/// Something that comes out.
pub trait Document: Serialize {
    /// The name and version in `schema`.
    const SCHEMA: &'static str;
    /// Where in the document the rows of a CSV table are, as a JSON pointer: a list, or one object.
    const LIST: &'static str;
    /// The fields of the members, in order.
    const COLUMNS: &'static [&'static str];

    /// Both, where they depend on the document.
    fn list(&self) -> (&'static str, &'static [&'static str]) {
        (Self::LIST, Self::COLUMNS)
    }

    /// What it looks like to people.
    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block>;
}

/// A moment in outputs: `2026-11-23T09:05:00`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct At(pub Moment);

impl Serialize for At {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&time::iso(self.0))
    }
}

impl At {
    /// The moment as people read it.
    #[must_use]
    pub fn text(self) -> String {
        time::shown(self.0)
    }

    /// The moment as a cell.
    #[must_use]
    pub fn cell(self) -> Cell {
        Cell::plain(self.text()).valued(Value::At(self.0))
    }
}

/// A number in outputs: exact, with at most six decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl Serialize for Number {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = number::shown(self.0).to_string();
        match text.parse::<serde_json::Number>() {
            Ok(number) => number.serialize(serializer),
            Err(_) => serializer.serialize_str(&text),
        }
    }
}

/// An exact fraction in outputs: rounded to six decimals, half away from zero.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fraction(pub Exact);

impl Serialize for Fraction {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let text = exact::digits(&self.0, 6);
        match text.parse::<serde_json::Number>() {
            Ok(number) => number.serialize(serializer),
            Err(_) => serializer.serialize_str(&text),
        }
    }
}

/// A row in outputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Row {
    /// As a spreadsheet counts.
    pub row: u32,
    /// In the text file.
    pub line: u32,
}

impl From<Place> for Row {
    fn from(place: Place) -> Row {
        Row { row: place.row, line: place.line }
    }
}

/// The rows of a list, as people read them: `12`, `15`.
#[must_use]
pub fn rows_text(rows: &[Row]) -> Vec<String> {
    const MOST: usize = 4;
    let mut text: Vec<String> = rows.iter().take(MOST).map(|row| row.row.to_string()).collect();
    if rows.len() > MOST {
        text.push("…".to_owned());
    }
    text
}

/// That a row would change what these later rows did, which is refused.
#[must_use]
pub fn past(rows: &[Place]) -> Message {
    message!("refused-past", rows = numbers(rows), count = rows.len())
}

/// That a manager's row changes what these later rows did.
#[must_use]
pub fn changed(rows: &[Place]) -> Message {
    message!("remark-changed", rows = numbers(rows), count = rows.len())
}

fn numbers(rows: &[Place]) -> Vec<String> {
    rows.iter().map(|place| place.row.to_string()).collect()
}
