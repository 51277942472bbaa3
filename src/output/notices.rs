//! `turfbook.notices/1`: which page was written for whom.

use std::path::PathBuf;

use serde::Serialize;

use super::{At, Document};
use crate::core::time::Moment;
use crate::message;
use crate::render::block::{Block, Cell};
use crate::render::lang::Catalogue;

/// Which page was written for whom.
#[derive(Debug, Serialize)]
pub struct Notices {
    schema: &'static str,
    as_of: At,
    notices: Vec<Notice>,
}

#[derive(Debug, Serialize)]
struct Notice {
    rep: String,
    file: String,
}

impl Notices {
    /// The pages, each with its rep.
    #[must_use]
    pub fn new(as_of: Moment, written: Vec<(String, PathBuf)>) -> Notices {
        let notice = |(rep, file): (String, PathBuf)| Notice { rep, file: file.display().to_string() };
        let notices = written.into_iter().map(notice).collect();
        Notices { schema: Self::SCHEMA, as_of: At(as_of), notices }
    }
}

impl Document for Notices {
    const SCHEMA: &'static str = "turfbook.notices/1";
    const LIST: &'static str = "/notices";
    const COLUMNS: &'static [&'static str] = &["rep", "file"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let title = message!("notices-title", count = self.notices.len(), as_of = self.as_of.0);
        let mut blocks = vec![Block::Title(catalogue.say(&title))];
        if !self.notices.is_empty() {
            let headers = ["head-rep", "head-file"].map(|id| catalogue.word(id)).into();
            let row = |notice: &Notice| vec![Cell::plain(notice.rep.clone()), Cell::plain(notice.file.clone())];
            blocks.extend(Block::table(headers, &self.notices, row));
        }
        blocks
    }
}
