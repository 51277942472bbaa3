//! Who holds how much against the cap.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::core::audit::Audit;
use crate::core::week;
use crate::message;
use crate::render::block::{Block, Cell, Tone, Value};
use crate::render::lang::Catalogue;
use crate::render::picture::{Chart, Kind, Series};

/// How many reps a picture has.
const MOST: usize = 30;

/// What a rep holds.
#[derive(Debug, Serialize)]
pub struct Load {
    rep: String,
    held: usize,
    won: usize,
    counted: usize,
    max_held: Option<u32>,
}

impl Load {
    /// What a rep holds.
    pub fn new(audit: &Audit<'_>, load: &week::Load) -> Load {
        let week::Load { rep, held, won, counted, most } = *load;
        Load { rep: audit.world.rep_name(rep).to_owned(), held, won, counted, max_held: most }
    }

    fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let count = |count: usize| Cell::right(catalogue.amount(count.into())).valued(Value::Number(count.into()));
        let most = self.max_held.map(|most| most as usize);
        let free = most.map(|most| most.saturating_sub(self.counted));
        let cap = most.map_or_else(|| Cell::right("–"), count);
        let free = match free {
            Some(0) => Cell { tone: Tone::Warn, ..count(0) },
            Some(free) => count(free),
            None => Cell::right("–"),
        };
        vec![Cell::plain(self.rep.clone()), count(self.held), count(self.won), count(self.counted), cap, free]
    }
}

/// The section.
pub fn blocks(loads: &[Load], catalogue: &Catalogue) -> Vec<Block> {
    let mut blocks = vec![Block::Title(catalogue.word("sheet-loads"))];
    if loads.is_empty() {
        return blocks;
    }
    let shown: Vec<&Load> = loads.iter().take(MOST).collect();
    let values: Vec<Decimal> = shown.iter().map(|load| load.counted.into()).collect();
    let full = loads.iter().filter(|load| load.max_held.is_some_and(|most| load.counted >= most as usize));
    let full: Vec<String> = full.map(|load| load.rep.clone()).collect();
    let told = match full.len() {
        0 => message!("loads-told-none", reps = loads.len()),
        count => message!("loads-told", reps = loads.len(), count = count, full = full),
    };
    blocks.push(Block::Chart(Chart {
        title: catalogue.word("sheet-loads-picture"),
        told: catalogue.say(&told),
        kind: Kind::Bars,
        head: catalogue.word("head-rep"),
        categories: shown.iter().map(|load| load.rep.clone()).collect(),
        series: vec![Series {
            name: catalogue.word("head-counted"),
            shown: shown
                .iter()
                .map(|load| match load.max_held {
                    Some(most) => catalogue.say(&message!("loads-of", counted = load.counted, most = most)),
                    None => catalogue.amount(load.counted.into()),
                })
                .collect(),
            values,
            limits: shown.iter().map(|load| load.max_held.map(Decimal::from)).collect(),
            told: String::new(),
        }],
        levels: Vec::new(),
    }));
    let headers = ["head-rep", "head-held", "head-won", "head-counted", "head-cap", "head-free"];
    blocks.extend(Block::table(headers.map(|id| catalogue.word(id)).into(), loads, |load| load.cells(catalogue)));
    blocks.push(Block::Rest(0, "turfbook report holdings".to_owned()));
    blocks
}
