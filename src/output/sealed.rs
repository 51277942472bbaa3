//! `turfbook.seal/1`: the rows that a seal took up, and the findings that it settled.

use serde::Serialize;

use super::Document;
use crate::files::Head;
use crate::message;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;

/// What a seal did.
#[derive(Debug, Serialize)]
pub struct Sealed {
    schema: &'static str,
    taken: usize,
    accepted: Vec<String>,
    rows: u64,
    head: String,
    /// How many findings about rows are open still.
    open: usize,
}

impl Sealed {
    /// A seal that took up so many rows, settled these findings, and left some open.
    #[must_use]
    pub fn new(taken: usize, accepted: Vec<String>, head: Head, open: usize) -> Sealed {
        Sealed { schema: Self::SCHEMA, taken, accepted, rows: head.rows, head: head.head, open }
    }
}

impl Document for Sealed {
    const SCHEMA: &'static str = "turfbook.seal/1";
    const LIST: &'static str = "";
    const COLUMNS: &'static [&'static str] = &["taken", "accepted", "rows", "head", "open"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let rows = usize::try_from(self.rows).unwrap_or(usize::MAX);
        let mut told = vec![if self.accepted.is_empty() {
            (Tone::Good, message!("seal-taken", taken = self.taken))
        } else {
            (Tone::Good, message!("seal-accepted", ids = self.accepted.join(", ")))
        }];
        told.push((Tone::Plain, message!("journal-head", rows = rows, head = self.head.as_str())));
        if self.open > 0 {
            told.push((Tone::Warn, message!("seal-open", count = self.open)));
        }
        told.into_iter().map(|(tone, message)| Block::Line(tone, catalogue.say(&message))).collect()
    }
}
