//! `turfbook.report/1`: all in short: what falls due, who holds what, the pool, the deals.

use serde::Serialize;

use super::Document;
use super::deals::Deals;
use super::due::Due;
use super::holdings::Holdings;
use super::pool::Pool;
use crate::message;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;

/// How many rows of each table a person is shown.
const SHORT: usize = 5;

/// All in short.
#[derive(Debug, Serialize)]
pub struct Report {
    schema: &'static str,
    due: Due,
    holdings: Holdings,
    pool: Pool,
    deals: Deals,
}

impl Report {
    /// The parts together.
    #[must_use]
    pub fn new(due: Due, holdings: Holdings, pool: Pool, deals: Deals) -> Report {
        Report { schema: Self::SCHEMA, due, holdings, pool, deals }
    }
}

impl Document for Report {
    const SCHEMA: &'static str = "turfbook.report/1";
    const LIST: &'static str = "/due/due";
    const COLUMNS: &'static [&'static str] = Due::COLUMNS;

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let parts = [
            ("due", self.due.blocks(catalogue)),
            ("holdings", self.holdings.blocks(catalogue)),
            ("pool", self.pool.blocks(catalogue)),
            ("deals", self.deals.blocks(catalogue)),
        ];
        let mut blocks = Vec::new();
        for (name, part) in parts {
            let mut left = 0;
            for block in part {
                match block {
                    Block::Table { headers, mut rows } => {
                        left = rows.len().saturating_sub(SHORT);
                        rows.truncate(SHORT);
                        blocks.push(Block::Table { headers, rows });
                    }
                    Block::More(more) if left + more > 0 => {
                        let more = message!("report-more", count = left + more, what = name);
                        blocks.push(Block::Line(Tone::Faint, catalogue.say(&more)));
                    }
                    other => blocks.push(other),
                }
            }
        }
        blocks
    }
}
