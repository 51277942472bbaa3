//! Where the journal stands: in every audit, report and seal, so that a mail of last week tells whether it was written
//! anew.

use serde::Serialize;

use crate::files::Chain;
use crate::message;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;

/// Where the journal stands.
#[derive(Clone, Debug, Serialize)]
pub struct Journal {
    path: String,
    rows: u64,
    head: String,
    /// The first line that was changed, or before which lines are missing.
    pub broken: Option<u32>,
    #[serde(skip)]
    chain: Chain,
}

impl Journal {
    /// Whether it had this head at some time.
    #[must_use]
    pub fn had(&self, head: &str) -> bool {
        self.chain.had(head)
    }

    /// Where a journal stands.
    #[must_use]
    pub fn new(chain: Chain) -> Journal {
        Journal {
            path: chain.path.file_name().unwrap_or_default().to_string_lossy().into_owned(),
            rows: chain.head.rows,
            head: chain.head.head.clone(),
            broken: chain.broken,
            chain,
        }
    }

    /// What it looks like to people.
    #[must_use]
    pub fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let rows = usize::try_from(self.rows).unwrap_or(usize::MAX);
        let told = message!("journal-head", rows = rows, head = self.head.as_str());
        let mut blocks = vec![Block::Line(Tone::Faint, catalogue.say(&told))];
        if let Some(line) = self.broken {
            let told = message!("journal-broken", path = self.path.as_str(), line = line.to_string());
            blocks.push(Block::Line(Tone::Bad, catalogue.say(&told)));
        }
        blocks
    }
}
