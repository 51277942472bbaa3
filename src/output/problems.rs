//! `turfbook.problems/1`: why there is no verdict; in place of any other output, with exit status 2.

use serde::Serialize;

use super::Document;
use crate::core::message::Message;
use crate::core::problem::Problem;
use crate::error::{Busy, Error};
use crate::message;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;

/// Why there is no verdict.
#[derive(Debug, Serialize)]
pub struct Problems {
    schema: &'static str,
    problems: Vec<Told>,
}

#[derive(Debug, Serialize)]
struct Told {
    file: Option<String>,
    row: Option<u32>,
    line: Option<u32>,
    column: Option<String>,
    cell: Option<String>,
    message: String,
    hint: Option<String>,
}

impl Problems {
    /// What an error tells; none for a closed pipe.
    #[must_use]
    pub fn of(error: &Error, catalogue: &Catalogue) -> Problems {
        let told = |file: Option<String>, problem: &Problem| Told {
            file,
            row: problem.row,
            line: problem.line,
            column: problem.column.clone(),
            cell: problem.cell.clone(),
            message: catalogue.say(&problem.message),
            hint: problem.hint.as_ref().map(|hint| catalogue.say(hint)),
        };
        let plain = |message: &Message, hint: Message| Problem::new(message.clone()).hint(hint);
        let problems = match error {
            Error::Usage(problems) => problems.iter().map(|problem| told(None, problem)).collect(),
            Error::Problems { path, problems } => {
                let path = path.display().to_string();
                problems.iter().map(|problem| told(Some(path.clone()), problem)).collect()
            }
            Error::System { path, source, message } => {
                let said = message!("system-said", said = source.to_string());
                vec![told(Some(path.display().to_string()), &plain(message, said))]
            }
            Error::Busy { path, by } => {
                let path = path.display().to_string();
                let (message, hint) = match by {
                    Busy::Locked => (message!("busy", path = path.as_str()), message!("busy-hint")),
                    Busy::Spreadsheet(who) => {
                        (message!("busy-spreadsheet", who = who.as_str()), message!("busy-spreadsheet-hint"))
                    }
                    Busy::Changed => (message!("busy-changed"), message!("busy-hint")),
                };
                vec![told(Some(path), &plain(&message, hint))]
            }
            Error::Several(errors) => errors.iter().flat_map(|error| Problems::of(error, catalogue).problems).collect(),
            Error::ClosedPipe => Vec::new(),
        };
        Problems { schema: Self::SCHEMA, problems }
    }
}

impl Document for Problems {
    const SCHEMA: &'static str = "turfbook.problems/1";
    const LIST: &'static str = "/problems";
    const COLUMNS: &'static [&'static str] = &["file", "row", "line", "column", "cell", "message", "hint"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let mut blocks = Vec::new();
        for problem in &self.problems {
            let place = match (&problem.file, problem.row, problem.line) {
                (None, ..) => String::new(),
                (Some(file), Some(row), Some(line)) if row == line => {
                    catalogue.say(&message!("place-same", file = file.as_str(), row = row))
                }
                (Some(file), Some(row), Some(line)) => {
                    catalogue.say(&message!("place-row", file = file.as_str(), row = row, line = line))
                }
                (Some(file), _, Some(line)) => {
                    catalogue.say(&message!("place-line", file = file.as_str(), line = line))
                }
                (Some(file), ..) => catalogue.say(&message!("place-file", file = file.as_str())),
            };
            let cell = match (&problem.column, &problem.cell) {
                (Some(column), Some(cell)) if !cell.is_empty() => {
                    catalogue.say(&message!("place-cell", column = column.as_str(), cell = cell.as_str()))
                }
                // A message about an empty cell names the column itself.
                (Some(column), None) => catalogue.say(&message!("place-column", column = column.as_str())),
                _ => String::new(),
            };
            blocks.push(Block::Line(Tone::Bad, format!("{place}{cell}{}", problem.message)));
            blocks.extend(problem.hint.clone().map(Block::Indented));
        }
        if self.problems.len() > 1 {
            let count = message!("problems-count", count = self.problems.len());
            blocks.push(Block::Line(Tone::Plain, catalogue.say(&count)));
        }
        blocks
    }
}
