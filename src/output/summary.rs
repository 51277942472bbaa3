//! `turfbook.summary/1`: the weekly sheet: the week against the one before; what falls due, who holds what, the pool, the
//! deals, in short.

use rust_decimal::Decimal;
use serde::Serialize;

use super::deals::Deals;
use super::due::Due;
use super::holdings::Holdings;
use super::pool::Pool;
use super::{At, Document, Number};
use crate::core::score::Period;
use crate::core::week::Figures;
use crate::message;
use crate::render::block::{Block, Cell, Tone};
use crate::render::lang::Catalogue;

/// How many rows of each table a person is shown.
const SHORT: usize = 5;

/// The weekly sheet.
#[derive(Debug, Serialize)]
pub struct Summary {
    schema: &'static str,
    week: Week,
    due: Due,
    holdings: Holdings,
    pool: Pool,
    deals: Deals,
}

/// A week's figures, and those of the week before.
#[derive(Debug, Serialize)]
pub struct Week {
    from: At,
    to: At,
    before_from: At,
    before_to: At,
    figures: Vec<Figure>,
}

#[derive(Debug, Serialize)]
struct Figure {
    figure: &'static str,
    week: Number,
    before: Number,
}

impl Week {
    /// The figures of two weeks, the latter first.
    #[must_use]
    pub fn new((week, now): (Period, Figures), (before, then): (Period, Figures)) -> Week {
        let count = |count: usize| Decimal::from(count);
        let figure = |figure, of: &dyn Fn(&Figures) -> Decimal| Figure {
            figure,
            week: Number(of(&now)),
            before: Number(of(&then)),
        };
        Week {
            from: At(week.from),
            to: At(week.to),
            before_from: At(before.from),
            before_to: At(before.to),
            figures: vec![
                figure("granted", &|f| count(f.granted)),
                figure("refused", &|f| count(f.refused)),
                figure("contacts", &|f| count(f.contacts)),
                figure("deals", &|f| count(f.deals)),
                figure("revenue", &|f| f.revenue),
                figure("released", &|f| count(f.released)),
                figure("lapsed", &|f| count(f.lapsed)),
                figure("held", &|f| count(f.held)),
                figure("violations", &|f| count(f.violations)),
                figure("poaching", &|f| count(f.poaching)),
                figure("points", &|f| Decimal::from(f.points)),
                figure("complaints", &|f| count(f.complaints)),
            ],
        }
    }

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let row = |figure: &Figure| {
            let (week, before) = (figure.week.0, figure.before.0);
            let change = week - before;
            let sign = if change > Decimal::ZERO { "+" } else { "" };
            vec![
                Cell::plain(catalogue.say(&message!("figure", figure = figure.figure))),
                Cell::right(catalogue.amount(week)),
                Cell::right(catalogue.amount(before)),
                Cell::right(format!("{sign}{}", catalogue.amount(change))),
            ]
        };
        let head = |from: At, to: At| {
            let day = |at: At| at.0.format("%m-%d").to_string();
            catalogue.say(&message!("week-head", from = day(from), to = day(to)))
        };
        vec![
            Block::Title(catalogue.say(&message!("week-title", to = self.to.0))),
            Block::Table {
                headers: vec![
                    String::new(),
                    head(self.from, self.to),
                    head(self.before_from, self.before_to),
                    catalogue.word("head-change"),
                ],
                rows: self.figures.iter().map(row).collect(),
            },
        ]
    }
}

impl Summary {
    /// The parts together.
    #[must_use]
    pub fn new(week: Week, due: Due, holdings: Holdings, pool: Pool, deals: Deals) -> Summary {
        Summary { schema: Self::SCHEMA, week, due, holdings, pool, deals }
    }
}

impl Document for Summary {
    const SCHEMA: &'static str = "turfbook.summary/1";
    const LIST: &'static str = "/week/figures";
    const COLUMNS: &'static [&'static str] = &["figure", "week", "before"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let parts = [
            ("due", self.due.blocks(catalogue)),
            ("holdings", self.holdings.blocks(catalogue)),
            ("pool", self.pool.blocks(catalogue)),
            ("deals", self.deals.blocks(catalogue)),
        ];
        let mut blocks = self.week.blocks(catalogue);
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
                        let command = format!("turfbook report {name}");
                        let more = message!("report-more", count = left + more, command = command);
                        blocks.push(Block::Line(Tone::Faint, catalogue.say(&more)));
                    }
                    other => blocks.push(other),
                }
            }
        }
        blocks
    }
}
