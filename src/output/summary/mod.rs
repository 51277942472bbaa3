//! `turfbook.summary/1`: the weekly sheet, as it is taken into the meeting: the week against those before it, what must be
//! decided, what expires, who did what to whom, and how each rep stands.

mod decisions;
mod disputes;
mod learning;
mod loads;
mod points;
mod week;

use serde::Serialize;

use self::decisions::Decisions;
use self::disputes::Disputes;
use self::learning::Learning;
use self::loads::Load;
use self::points::Points;
use self::week::{Week, WeekFigures};
use super::audit::{self, Finding};
use super::command::quoted;
use super::deals::Deals;
use super::due::Due;
use super::holdings::Holdings;
use super::pool::Pool;
use super::score::Score;
use super::{At, Document};
use crate::core::audit::{Audit, Audited};
use crate::core::book::Outcome;
use crate::core::names::RepId;
use crate::core::score::{self, Period};
use crate::core::time::Span;
use crate::core::week as core;
use crate::message;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;

/// The weekly sheet.
#[derive(Debug, Serialize)]
pub struct Summary {
    schema: &'static str,
    week: Week,
    due: Due,
    holdings: Holdings,
    pool: Pool,
    deals: Deals,
    weeks: Vec<WeekFigures>,
    decisions: Decisions,
    violations: Vec<Finding>,
    score: Option<Score>,
    loads: Vec<Load>,
    points: Points,
    disputes: Disputes,
    learning: Vec<Learning>,
    #[serde(skip)]
    month: (At, At),
    #[serde(skip)]
    rep: Option<String>,
}

/// What the sheet is made of.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The book.
    pub audit: &'a Audit<'a>,
    /// What the audit says.
    pub audited: &'a Audited,
    /// What became of each event.
    pub outcomes: &'a [Outcome],
    /// The rep whom alone it is about.
    pub of: Option<RepId>,
}

impl Summary {
    /// The sheet as of the audit's moment, with what falls due within a span.
    #[must_use]
    pub fn new(facts: Facts<'_>, within: Span, catalogue: &Catalogue) -> Summary {
        let Facts { audit, audited, outcomes, of } = facts;
        let weeks = core::weeks_up_to(audit.as_of);
        let figures = core::figures(audit, audited, outcomes, &weeks, of);
        let month = Period::month_of(audit.as_of);
        let mut cards = score::cards(audit, audited, outcomes, month);
        cards.retain(|card| of.is_none_or(|of| of == card.rep));
        let score = audit
            .world
            .rules
            .score
            .as_ref()
            .map(|_| Score::new(audit, audited, month, &cards, |_| true, false, catalogue));
        let this = core::week_up_to(audit.as_of);
        let is_of_week = |found: &&crate::core::audit::Finding| {
            let draft = &found.draft;
            let is_meant = of.is_none() || draft.rep == of || draft.against == of;
            found.is_open_violation() && is_meant && draft.at.is_some_and(|at| this.has(at))
        };
        let violations = audited.findings.iter().filter(is_of_week);
        Summary {
            schema: Self::SCHEMA,
            week: Week::new(&weeks, &figures),
            due: Due::new(audit, audited, within, of, catalogue),
            holdings: Holdings::new(audit, of),
            pool: Pool::new(audit, of),
            deals: Deals::new(audit, of),
            weeks: weeks.iter().zip(&figures).map(|(week, figures)| WeekFigures::new(*week, figures)).collect(),
            decisions: Decisions::new(audit, audited, of, catalogue),
            violations: violations.map(|found| audit::finding(audit, found, catalogue)).collect(),
            score,
            loads: core::loads(audit, of).into_iter().map(|load| Load::new(audit, &load)).collect(),
            points: Points::new(audit, &weeks, core::points(audit, audited, &weeks, of)),
            disputes: Disputes::new(facts, &weeks),
            learning: core::learning(audit, &cards).into_iter().map(|learnt| Learning::new(audit, learnt)).collect(),
            month: (At(month.from), At(month.to.min(audit.as_of))),
            rep: of.map(|of| audit.world.rep_name(of).to_owned()),
        }
    }

    /// A command that tells all of a section, about the same rep.
    fn command(&self, command: &str) -> String {
        match &self.rep {
            Some(rep) => format!("turfbook {command} --rep {}", quoted(rep)),
            None => format!("turfbook {command}"),
        }
    }

    fn violations(&self, catalogue: &Catalogue) -> Vec<Block> {
        let title = message!("sheet-violations", count = self.violations.len());
        let mut blocks = vec![Block::Title(catalogue.say(&title))];
        if !self.violations.is_empty() {
            blocks.extend(audit::findings_table(&self.violations, self.violations.len(), catalogue));
            let since = self.week.from.0.format("%Y-%m-%d");
            blocks.push(Block::Rest(0, self.command(&format!("audit --since {since}"))));
        }
        blocks
    }

    fn due(&self, title: &'static str, kinds: &[&str], catalogue: &Catalogue) -> Vec<Block> {
        let mut blocks = vec![Block::Title(catalogue.word(title))];
        match self.due.table(kinds, catalogue) {
            Some(table) => {
                blocks.extend(table);
                let command = self.command(&format!("report due --within {}", self.due.within()));
                blocks.push(Block::Rest(0, command));
            }
            None => blocks.push(Block::Line(Tone::Good, self.due.none(catalogue))),
        }
        blocks
    }

    fn pool(&self, catalogue: &Catalogue) -> Vec<Block> {
        let mut blocks = self.pool.blocks(catalogue);
        if let Some(Block::Title(title)) = blocks.first_mut() {
            let title = std::mem::take(title);
            blocks.splice(..1, [Block::Part(title)]);
        }
        blocks.push(Block::Rest(0, self.command("report pool")));
        blocks
    }
}

impl Document for Summary {
    const SCHEMA: &'static str = "turfbook.summary/1";
    const LIST: &'static str = "/week/figures";
    const COLUMNS: &'static [&'static str] = &["figure", "week", "before", "mean"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let mut blocks = self.week.blocks(&self.weeks, self.rep.as_deref(), catalogue);
        blocks.extend(self.decisions.blocks(&self.command("report due"), catalogue));
        blocks.extend(self.due("sheet-expires", &["expiry"], catalogue));
        blocks.extend(self.due("sheet-service", &["complaint", "visit"], catalogue));
        blocks.extend(self.violations(catalogue));
        blocks.extend(self.disputes.blocks(catalogue));
        blocks.extend(self.points.blocks(&self.weeks, catalogue));
        if let Some(score) = &self.score {
            blocks.extend(score.board(catalogue));
        }
        blocks.extend(week::flow(&self.weeks, catalogue));
        blocks.extend(self.week.all(catalogue));
        blocks.extend(self.pool(catalogue));
        blocks.extend(loads::blocks(&self.loads, catalogue));
        blocks.extend(self.deals.week(self.week.from, self.week.to, &self.command("report deals"), catalogue));
        blocks.extend(learning::blocks(&self.learning, self.month, catalogue));
        blocks.extend(week::poaching(&self.weeks, catalogue));
        blocks
    }
}
