//! `turfbook.convert/1`: the form that a ledger was given.

use std::path::Path;

use serde::Serialize;

use super::Document;
use crate::files::{Form, Sheet};
use crate::message;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;

/// The form that a ledger was given.
#[derive(Debug, Serialize)]
pub struct Converted {
    schema: &'static str,
    path: String,
    from: String,
    to: String,
    delimiter: String,
    backup: String,
}

impl Converted {
    /// A ledger in another form, and where the old bytes are.
    #[must_use]
    pub fn new(path: &Path, form: Form, old: &Sheet, backup: &Path) -> Converted {
        Converted {
            schema: Self::SCHEMA,
            path: path.display().to_string(),
            from: old.dialect.encoding.to_string(),
            to: form.encoding.to_string(),
            delimiter: char::from(form.delimiter.unwrap_or(old.dialect.delimiter).0).to_string(),
            backup: backup.display().to_string(),
        }
    }
}

impl Document for Converted {
    const SCHEMA: &'static str = "turfbook.convert/1";
    const LIST: &'static str = "";
    const COLUMNS: &'static [&'static str] = &["path", "from", "to", "delimiter", "backup"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let told = message!(
            "convert-done",
            path = self.path.as_str(),
            from = self.from.as_str(),
            to = self.to.as_str(),
            backup = self.backup.as_str()
        );
        vec![Block::Line(Tone::Good, catalogue.say(&told))]
    }
}
