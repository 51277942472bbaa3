//! What a person is shown, before it is laid out.

use rust_decimal::Decimal;

use super::picture::{Chart, Tile, Timeline};
use crate::core::time::Moment;

/// A piece of what a person is shown.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// What follows.
    Title(String),
    /// A table.
    Table {
        /// Over the columns.
        headers: Vec<String>,
        /// As many cells as headers in each.
        rows: Vec<Vec<Cell>>,
    },
    /// What stands in a workbook in place of the table before: one fact in a column.
    Sheet {
        /// Over the columns.
        headers: Vec<String>,
        /// As many cells as headers in each.
        rows: Vec<Vec<Cell>>,
    },
    /// How many more rows the table before has.
    More(usize),
    /// The table before is an extract, as long as its reader likes: the command that shows all of it, and how many rows
    /// it has beyond those that are there.
    Rest(usize, String),
    /// A title within what a title began.
    Part(String),
    /// A sentence.
    Line(Tone, String),
    /// A sentence that belongs to the one before.
    Indented(String),
    /// A command to be copied: in a line of its own, however long.
    Command(String),
    /// Numbers to be seen first.
    Tiles(Vec<Tile>),
    /// Things to be done, each with the commands that record it.
    Tasks(Vec<Task>),
    /// Numbers and a picture of them.
    Chart(Chart),
    /// Who had what when, as a picture.
    Timeline(Timeline),
}

/// How many rows of a table people are shown; CSV and JSON have all.
pub const LONGEST: usize = 1000;

impl Block {
    /// A table with a row for each member of a list; of a long list only the rows are made that people are shown.
    #[must_use]
    pub fn table<T>(headers: Vec<String>, members: &[T], row: impl FnMut(&T) -> Vec<Cell>) -> [Block; 2] {
        let rows = members.iter().take(LONGEST).map(row).collect();
        [Block::Table { headers, rows }, Block::More(members.len().saturating_sub(LONGEST))]
    }
}

/// A thing to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Task {
    /// What.
    pub text: String,
    /// Of these commands one records it.
    pub commands: Vec<String>,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// What stands in it; the first line bears the tone.
    pub text: String,
    /// How it is to be taken.
    pub tone: Tone,
    /// Whether it is a number.
    pub is_number: bool,
    /// What it is to a spreadsheet.
    pub value: Value,
}

/// What a cell is to those who don't just read its text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// A text.
    #[default]
    Text,
    /// A number.
    Number(Decimal),
    /// A moment.
    At(Moment),
    /// Days that are left.
    Days(i64),
    /// How a number went, oldest first.
    Course(Vec<Decimal>),
}

/// How something is to be taken: a colour on a terminal.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// As it is.
    #[default]
    Plain,
    /// All is well.
    Good,
    /// A person should look.
    Warn,
    /// A person must act.
    Bad,
    /// Of no weight.
    Faint,
}

impl Cell {
    /// A text.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Cell {
        Cell { text: text.into(), tone: Tone::Plain, is_number: false, value: Value::Text }
    }

    /// A number.
    #[must_use]
    pub fn right(text: impl Into<String>) -> Cell {
        Cell { is_number: true, ..Cell::plain(text) }
    }

    /// A text of some weight.
    #[must_use]
    pub fn toned(tone: Tone, text: impl Into<String>) -> Cell {
        Cell { tone, ..Cell::plain(text) }
    }

    /// The cell, with what it is to a spreadsheet.
    #[must_use]
    pub fn valued(self, value: Value) -> Cell {
        Cell { value, ..self }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_a_long_table_only_what_is_shown_is_made() {
        for (members, made) in [(0, 0), (LONGEST, LONGEST), (LONGEST + 3, LONGEST)] {
            let members = vec![0; members];
            let mut rows = 0;
            let [_, more] = Block::table(Vec::new(), &members, |_| {
                rows += 1;
                Vec::new()
            });
            assert_eq!((rows, more), (made, Block::More(members.len() - made)));
        }
    }
}
