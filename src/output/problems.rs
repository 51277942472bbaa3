//! `turfbook.problems/1`: why there is no verdict; in place of any other output, with exit status 2.

use std::collections::HashMap;
use std::io;

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
    /// The column and cell as people are told of them.
    #[serde(skip)]
    spot: String,
}

/// How many different problems people are shown; JSON has all.
const MOST: usize = 20;

/// Of how many rows with the same problem people are told the numbers.
const MOST_ROWS: usize = 8;

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
            spot: catalogue.text(&problem.spot()),
        };
        let plain = |message: &Message, hint: Message| Problem::new(message.clone()).hint(hint);
        let problems = match error {
            Error::Usage(problems) => problems.iter().map(|problem| told(None, problem)).collect(),
            Error::Problems { path, problems } => {
                let path = path.display().to_string();
                problems.iter().map(|problem| told(Some(path.clone()), problem)).collect()
            }
            Error::System { path, source, message } => {
                vec![told(Some(path.display().to_string()), &plain(message, remedy(source)))]
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

/// What to do about what the system says.
fn remedy(error: &io::Error) -> Message {
    match error.kind() {
        io::ErrorKind::NotFound => message!("system-no-folder"),
        io::ErrorKind::IsADirectory => message!("system-is-folder"),
        io::ErrorKind::NotADirectory | io::ErrorKind::AlreadyExists => message!("system-is-file"),
        io::ErrorKind::PermissionDenied => message!("system-no-permission"),
        io::ErrorKind::StorageFull => message!("system-full"),
        _ => message!("system-said", said = error.to_string()),
    }
}

impl Document for Problems {
    const SCHEMA: &'static str = "turfbook.problems/1";
    const LIST: &'static str = "/problems";
    const COLUMNS: &'static [&'static str] = &["file", "row", "line", "column", "cell", "message", "hint"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let mut blocks = Vec::new();
        let groups = self.alike();
        for group in groups.iter().take(MOST) {
            let Some((first, others)) = group.split_first() else { continue };
            let place = first.place(catalogue);
            blocks.push(Block::Line(Tone::Bad, format!("{place}{}{}", first.spot, first.message)));
            blocks.extend(first.hint.clone().map(Block::Indented));
            if !others.is_empty() {
                let mut rows: Vec<String> =
                    others.iter().take(MOST_ROWS).map(|told| told.row.unwrap_or_default().to_string()).collect();
                rows.extend((others.len() > MOST_ROWS).then(|| "…".to_owned()));
                let same = message!("problems-same", count = others.len(), rows = rows);
                blocks.push(Block::Indented(catalogue.say(&same)));
            }
        }
        if groups.len() > MOST {
            let more = message!("problems-more", count = groups.iter().skip(MOST).map(Vec::len).sum::<usize>());
            blocks.push(Block::Line(Tone::Warn, catalogue.say(&more)));
        }
        if self.problems.len() > 1 {
            let count = message!("problems-count", count = self.problems.len());
            blocks.push(Block::Line(Tone::Plain, catalogue.say(&count)));
        }
        blocks
    }
}

impl Problems {
    /// The problems, those together that differ in nothing but their row.
    fn alike(&self) -> Vec<Vec<&Told>> {
        let mut places = HashMap::new();
        let mut groups: Vec<Vec<&Told>> = Vec::new();
        for told in &self.problems {
            if told.row.is_none() {
                groups.push(vec![told]);
                continue;
            }
            let key = (&told.file, &told.spot, &told.message, &told.hint);
            let place = *places.entry(key).or_insert(groups.len());
            match groups.get_mut(place) {
                Some(group) => group.push(told),
                None => groups.push(vec![told]),
            }
        }
        groups
    }
}

impl Told {
    /// Where it stands, to be told before the message.
    fn place(&self, catalogue: &Catalogue) -> String {
        let Some(file) = self.file.as_deref() else { return String::new() };
        let file = if file == "-" { catalogue.word("standard-input") } else { file.to_owned() };
        catalogue.say(&match (self.row, self.line) {
            (Some(row), Some(line)) if row == line => message!("place-same", file = file, row = row),
            (Some(row), Some(line)) => message!("place-row", file = file, row = row, line = line),
            (_, Some(line)) => message!("place-line", file = file, line = line),
            _ => message!("place-file", file = file),
        })
    }
}
