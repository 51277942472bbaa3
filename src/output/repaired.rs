//! `turfbook.repair/1`: what was taken away from a ledger, or brought back.

use serde::Serialize;

use super::Document;
use crate::core::journal::Row;
use crate::files::Fragment;
use crate::message;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;

/// What was mended.
#[derive(Debug, Serialize)]
pub struct Repaired {
    schema: &'static str,
    removed: Vec<Removed>,
    restored: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Removed {
    row: u32,
    line: u32,
    bytes: usize,
    kept: String,
}

impl Repaired {
    /// A row that was cut short and taken away, if there was one, and rows that were brought back.
    #[must_use]
    pub fn new(fragment: Option<Fragment>, restored: &[Row]) -> Repaired {
        let removed = fragment.map(|fragment| Removed {
            row: fragment.place.row,
            line: fragment.place.line,
            bytes: fragment.bytes,
            kept: fragment.kept.display().to_string(),
        });
        Repaired {
            schema: Self::SCHEMA,
            removed: removed.into_iter().collect(),
            restored: restored.iter().map(Row::text).collect(),
        }
    }
}

impl Document for Repaired {
    const SCHEMA: &'static str = "turfbook.repair/1";
    const LIST: &'static str = "/removed";
    const COLUMNS: &'static [&'static str] = &["row", "line", "bytes", "kept"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let told = |removed: &Removed| {
            let message =
                message!("repair-removed", row = removed.row, bytes = removed.bytes, kept = removed.kept.as_str());
            Block::Line(Tone::Good, catalogue.say(&message))
        };
        if self.removed.is_empty() && self.restored.is_empty() {
            return vec![Block::Line(Tone::Good, catalogue.word("repair-whole"))];
        }
        let restored = self
            .restored
            .iter()
            .map(|row| Block::Line(Tone::Good, catalogue.say(&message!("repair-restored", row = row.as_str()))));
        self.removed.iter().map(told).chain(restored).collect()
    }
}
