//! The leader board: who stands where, and what each metric brought.

use num_rational::BigRational;
use rust_decimal::Decimal;

use super::{Rep, Score, metric_words};
use crate::core::exact::digits;
use crate::core::score::Measured;
use crate::message;
use crate::render::block::{Block, Cell, Tone, Value};
use crate::render::lang::Catalogue;
use crate::render::picture::{Chart, Kind, Series};

/// How many reps a picture has.
const MOST: usize = 30;

/// A fraction as a spreadsheet has it, to two decimals.
fn decimal(number: &BigRational) -> Decimal {
    digits(number, 2).parse().unwrap_or_default()
}

impl Score {
    /// A section of the weekly sheet: the board, and what each score is made of.
    #[must_use]
    pub fn board(&self, catalogue: &Catalogue) -> Vec<Block> {
        let how = message!("sheet-board-how", from = self.from.0, to = self.to.0, as_of = self.as_of.0);
        let mut blocks =
            vec![Block::Title(catalogue.word("sheet-board")), Block::Line(Tone::Faint, catalogue.say(&how))];
        let headers = ["head-rank", "head-rep", "head-score", "head-grade", "head-points", "head-deductions"];
        let headers = headers.map(|id| catalogue.word(id)).into();
        blocks.extend(Block::table(headers, &self.reps, |rep| rep.line(catalogue)));
        blocks.push(Block::Rest(0, "turfbook score".to_owned()));
        let shown: Vec<&Rep> = self.reps.iter().take(MOST).collect();
        let Some(first) = shown.first() else { return blocks };
        let series = series(&shown, catalogue);
        if series.is_empty() {
            return blocks;
        }
        let told = message!("board-told", rep = first.rep.as_str(), score = catalogue.fraction(&first.score.0, 2));
        blocks.push(Block::Chart(Chart {
            title: catalogue.word("sheet-board-picture"),
            told: catalogue.say(&told),
            kind: Kind::Parts,
            head: catalogue.word("head-rep"),
            categories: shown.iter().map(|rep| rep.rep.clone()).collect(),
            series,
            levels: Vec::new(),
        }));
        blocks
    }
}

/// What each metric brought to each rep, against the most it can bring.
fn series(reps: &[&Rep], catalogue: &Catalogue) -> Vec<Series> {
    let mut rules: Vec<&Measured> = Vec::new();
    for measured in reps.iter().flat_map(|rep| &rep.metrics.0) {
        if rules.iter().all(|rule| rule.rule.metric != measured.rule.metric) {
            rules.push(measured);
        }
    }
    let of = |rep: &&Rep, rule: &Measured| {
        rep.metrics.0.iter().find(|measured| measured.rule.metric == rule.rule.metric).cloned()
    };
    let of_rule = |rule: &&Measured| {
        let measured: Vec<Option<Measured>> = reps.iter().map(|rep| of(rep, rule)).collect();
        let shown = |measured: &Option<Measured>| match measured {
            Some(measured) => catalogue.fraction(&measured.earned, 1),
            None => "–".to_owned(),
        };
        let value = |measured: &Option<Measured>| measured.as_ref().map(|m| decimal(&m.earned)).unwrap_or_default();
        let limit =
            |measured: &Option<Measured>| measured.as_ref().and_then(|m| decimal(&m.weight).checked_mul(m.rule.cap));
        Series {
            name: metric_words(rule.rule.metric, catalogue),
            values: measured.iter().map(value).collect(),
            shown: measured.iter().map(shown).collect(),
            limits: measured.iter().map(limit).collect(),
            told: String::new(),
        }
    };
    rules.iter().map(of_rule).collect()
}

impl Rep {
    fn line(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let count = |count: usize| Cell::right(count.to_string()).valued(Value::Number(count.into()));
        let fraction =
            |number: &BigRational| Cell::right(catalogue.fraction(number, 2)).valued(Value::Number(decimal(number)));
        vec![
            count(self.rank),
            Cell::plain(self.rep.clone()),
            fraction(&self.score.0),
            Cell::plain(self.graded(catalogue)),
            Cell::right(self.points.to_string()).valued(Value::Number(self.points.into())),
            fraction(&self.deductions.0),
        ]
    }
}
