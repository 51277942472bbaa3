//! How each rep's points went, against the steps of the ladder.

use rust_decimal::Decimal;
use serde::Serialize;

use super::week::{WeekFigures, days, tell};
use crate::core::audit::Audit;
use crate::core::rulebook::Threshold;
use crate::core::score::Period;
use crate::core::week::Course;
use crate::message;
use crate::output::{At, Number};
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;
use crate::render::picture::{Chart, Kind, Series};

/// How many reps a picture has.
const MOST: usize = 12;

/// The points of reps over time.
#[derive(Debug, Serialize)]
pub struct Points {
    weeks: Vec<At>,
    steps: Vec<Step>,
    reps: Vec<Rep>,
}

#[derive(Debug, Serialize)]
struct Step {
    step: String,
    points: Number,
}

#[derive(Debug, Serialize)]
struct Rep {
    rep: String,
    points: Vec<u32>,
}

impl Points {
    /// The points at the ends of these weeks.
    pub fn new(audit: &Audit<'_>, weeks: &[Period], courses: Vec<Course>) -> Points {
        let ladder = audit.world.rules.penalties.ladder.iter();
        let steps = ladder.filter_map(|rung| match rung.at {
            Threshold::Points(points) => Some(Step { step: rung.step.clone(), points: Number(points.into()) }),
            Threshold::Offences(..) => None,
        });
        let rep = |course: Course| Rep { rep: audit.world.rep_name(course.rep).to_owned(), points: course.points };
        Points {
            weeks: weeks.iter().map(|week| At(week.to)).collect(),
            steps: steps.collect(),
            reps: courses.into_iter().map(rep).collect(),
        }
    }

    /// The section.
    pub fn blocks(&self, weeks: &[WeekFigures], catalogue: &Catalogue) -> Vec<Block> {
        let mut blocks = vec![Block::Title(catalogue.word("sheet-points"))];
        if self.reps.is_empty() {
            blocks.push(Block::Line(Tone::Good, catalogue.word("sheet-points-none")));
            return blocks;
        }
        let mut series: Vec<Series> = self.reps.iter().take(MOST).map(|rep| rep.series(catalogue)).collect();
        let days = days(weeks, catalogue);
        blocks.push(Block::Chart(Chart {
            title: catalogue.word("sheet-points-picture"),
            told: tell(&mut series, &days, catalogue),
            kind: Kind::Lines,
            head: catalogue.word("head-week-up-to"),
            categories: days,
            series,
            levels: self.steps.iter().map(|step| (step.step.clone(), step.points.0)).collect(),
        }));
        let left = self.reps.len().saturating_sub(MOST);
        if left > 0 {
            let more = message!("report-more", count = left, command = "turfbook report summary --format json");
            blocks.push(Block::Line(Tone::Faint, catalogue.say(&more)));
        }
        blocks
    }
}

impl Rep {
    fn series(&self, catalogue: &Catalogue) -> Series {
        let values: Vec<Decimal> = self.points.iter().copied().map(Decimal::from).collect();
        let shown = values.iter().map(|value| catalogue.amount(*value)).collect();
        Series::new(self.rep.clone(), values, shown)
    }
}
