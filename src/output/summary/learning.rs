//! Training and sharing.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::core::audit::Audit;
use crate::core::week;
use crate::message;
use crate::output::{At, Number};
use crate::render::block::{Block, Cell, Tone, Value};
use crate::render::lang::Catalogue;

/// What a rep learnt and gave.
#[derive(Debug, Serialize)]
pub struct Learning {
    rep: String,
    training: Number,
    shares: usize,
    assists: usize,
}

impl Learning {
    /// What a rep learnt and gave.
    pub fn new(audit: &Audit<'_>, learnt: week::Learning) -> Learning {
        let week::Learning { rep, training, shares, assists } = learnt;
        Learning { rep: audit.world.rep_name(rep).to_owned(), training: Number(training), shares, assists }
    }

    fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let number = |number: Decimal| {
            let tone = if number.is_zero() { Tone::Faint } else { Tone::Plain };
            Cell { tone, ..Cell::right(catalogue.amount(number)).valued(Value::Number(number)) }
        };
        vec![
            Cell::plain(self.rep.clone()),
            number(self.training.0),
            number(self.shares.into()),
            number(self.assists.into()),
        ]
    }
}

/// The section, about the month up to as-of.
pub fn blocks(learning: &[Learning], (from, to): (At, At), catalogue: &Catalogue) -> Vec<Block> {
    let how = message!("sheet-learning-how", from = from.0, to = to.0);
    let mut blocks =
        vec![Block::Title(catalogue.word("sheet-learning")), Block::Line(Tone::Faint, catalogue.say(&how))];
    if !learning.is_empty() {
        let headers = ["head-rep", "head-training", "head-shared", "head-assists"].map(|id| catalogue.word(id));
        blocks.extend(Block::table(headers.into(), learning, |learnt| learnt.cells(catalogue)));
        blocks.push(Block::Rest(0, "turfbook score".to_owned()));
    }
    blocks
}
