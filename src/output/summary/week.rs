//! The figures of the week and of those before it.

use rust_decimal::Decimal;
use serde::Serialize;

use crate::core::score::Period;
use crate::core::week::Figures;
use crate::message;
use crate::output::{At, Number};
use crate::render::block::{Block, Cell, Tone, Value};
use crate::render::lang::Catalogue;
use crate::render::picture::{Against, Chart, Kind, Series, Tile, spark};

/// The figures that are seen first.
const FIVE: [&str; 5] = ["granted", "deals", "lapsed", "poaching", "sanctions"];

/// What comes to the team and what leaves it.
const FLOW: [&str; 4] = ["granted", "won", "released", "lapsed"];

/// A week's figures, those of the week before, and the means of the weeks before that.
#[derive(Debug, Serialize)]
pub struct Week {
    /// Its first moment.
    pub from: At,
    /// Its last moment.
    pub to: At,
    before_from: At,
    before_to: At,
    figures: Vec<Figure>,
    #[serde(skip)]
    histories: Vec<Vec<Decimal>>,
}

#[derive(Debug, Serialize)]
struct Figure {
    figure: &'static str,
    week: Number,
    before: Number,
    /// Of the weeks before the one before.
    mean: Number,
}

/// All figures of a week.
#[derive(Debug, Serialize)]
pub struct WeekFigures {
    from: At,
    /// Its last moment.
    pub to: At,
    #[serde(flatten)]
    figures: serde_json::Map<String, serde_json::Value>,
    poaching_per_100: Option<Number>,
    #[serde(skip)]
    numbers: Vec<(&'static str, Decimal)>,
}

/// The figures by their names, in the order of outputs.
fn named(figures: &Figures) -> Vec<(&'static str, Decimal)> {
    let count = |count: usize| Decimal::from(count);
    vec![
        ("granted", count(figures.granted)),
        ("refused", count(figures.refused)),
        ("contacts", count(figures.contacts)),
        ("deals", count(figures.deals)),
        ("revenue", figures.revenue),
        ("released", count(figures.released)),
        ("lapsed", count(figures.lapsed)),
        ("held", count(figures.held)),
        ("violations", count(figures.violations)),
        ("poaching", count(figures.poaching)),
        ("points", figures.points.into()),
        ("complaints", count(figures.complaints)),
        ("won", count(figures.won)),
        ("sanctions", count(figures.sanctions)),
    ]
}

impl WeekFigures {
    /// The figures of one week.
    pub fn new(week: Period, figures: &Figures) -> WeekFigures {
        let numbers = named(figures);
        let json = |number: Decimal| serde_json::to_value(Number(number)).unwrap_or_default();
        let held = Decimal::from(figures.held);
        let rate = (Decimal::from(figures.poaching) * Decimal::ONE_HUNDRED).checked_div(held);
        WeekFigures {
            from: At(week.from),
            to: At(week.to),
            figures: numbers.iter().map(|(name, number)| ((*name).to_owned(), json(*number))).collect(),
            poaching_per_100: rate.map(Number),
            numbers,
        }
    }

    fn number(&self, figure: &str) -> Decimal {
        self.numbers.iter().find(|(name, _)| *name == figure).map(|(_, number)| *number).unwrap_or_default()
    }
}

/// The last day of each week, for the axis of a picture.
pub fn days(weeks: &[WeekFigures], catalogue: &Catalogue) -> Vec<String> {
    weeks.iter().map(|week| catalogue.day(week.to.0)).collect()
}

/// Tells of each series what it comes to now and where it was highest, and gives it all in one text.
pub fn tell(series: &mut [Series], days: &[String], catalogue: &Catalogue) -> String {
    for series in series.iter_mut() {
        let most = series.most();
        let place = series.values.iter().rposition(|value| *value == most).unwrap_or_default();
        let text = |shown: Option<&String>| shown.cloned().unwrap_or_default();
        series.told = catalogue.say(&message!(
            "picture-series",
            name = series.name.as_str(),
            last = text(series.shown.last()),
            most = text(series.shown.get(place)),
            when = text(days.get(place))
        ));
    }
    let told: Vec<&str> = series.iter().map(|series| series.told.as_str()).collect();
    told.join(&catalogue.word("sentence-gap"))
}

/// The series of a figure over the weeks.
fn series(weeks: &[WeekFigures], figure: &'static str, catalogue: &Catalogue) -> Series {
    let values: Vec<Decimal> = weeks.iter().map(|week| week.number(figure)).collect();
    let shown = values.iter().map(|value| catalogue.amount(*value)).collect();
    Series::new(catalogue.say(&message!("figure", figure = figure)), values, shown)
}

impl Week {
    /// The figures of weeks, the latest last.
    pub fn new(weeks: &[Period], figures: &[Figures]) -> Week {
        let figures: Vec<_> = figures.iter().map(named).collect();
        let at = |back: usize| weeks.len().checked_sub(back).and_then(|place| weeks.get(place)).copied();
        let (this, before) = (at(1), at(2));
        let from = |period: Option<Period>| At(period.map(|period| period.from).unwrap_or_default());
        let to = |period: Option<Period>| At(period.map(|period| period.to).unwrap_or_default());
        let names: Vec<&'static str> = figures.first().into_iter().flatten().map(|(name, _)| *name).collect();
        let history = |place: usize| -> Vec<Decimal> {
            figures.iter().filter_map(|week| week.get(place)).map(|(_, number)| *number).collect()
        };
        let histories: Vec<Vec<Decimal>> = (0..names.len()).map(history).collect();
        let figure = |(name, history): (&&'static str, &Vec<Decimal>)| {
            let mut latest = history.iter().rev().copied();
            let (week, before) = (latest.next().unwrap_or_default(), latest.next().unwrap_or_default());
            let rest = Decimal::from(latest.len().max(1));
            let mean = latest.sum::<Decimal>().checked_div(rest).unwrap_or_default();
            Figure { figure: name, week: Number(week), before: Number(before), mean: Number(mean) }
        };
        Week {
            from: from(this),
            to: to(this),
            before_from: from(before),
            before_to: to(before),
            figures: names.iter().zip(&histories).map(figure).collect(),
            histories,
        }
    }

    fn figure(&self, name: &str) -> Option<(&Figure, &Vec<Decimal>)> {
        self.figures.iter().zip(&self.histories).find(|(figure, _)| figure.figure == name)
    }

    /// The title and the five figures that are seen first.
    pub fn blocks(&self, weeks: &[WeekFigures], rep: Option<&str>, catalogue: &Catalogue) -> Vec<Block> {
        let title = match rep {
            Some(rep) => message!("week-title-rep", to = self.to.0, rep = rep),
            None => message!("week-title", to = self.to.0),
        };
        let days = days(weeks, catalogue);
        let tiles = FIVE.iter().filter_map(|name| self.tile(name, &days, catalogue)).collect();
        vec![
            Block::Title(catalogue.say(&title)),
            Block::Line(Tone::Faint, catalogue.say(&message!("week-span", from = self.from.0, to = self.to.0))),
            Block::Tiles(tiles),
        ]
    }

    fn tile(&self, name: &'static str, days: &[String], catalogue: &Catalogue) -> Option<Tile> {
        let (figure, history) = self.figure(name)?;
        let (week, before) = (figure.week.0, figure.before.0);
        let label = catalogue.say(&message!("tile", figure = name));
        let revenue = self.figure("revenue").filter(|(revenue, _)| name == "deals" && !revenue.week.0.is_zero());
        let is_bad = matches!(name, "poaching" | "sanctions") && week > Decimal::ZERO;
        let shown = history.iter().map(|number| catalogue.amount(*number)).collect();
        let mut series = [Series::new(label.clone(), history.clone(), shown)];
        let against = |head, value| Against { label: catalogue.word(head), value, shown: catalogue.amount(value) };
        Some(Tile {
            label,
            shown: catalogue.amount(week),
            aside: revenue.map(|(revenue, _)| catalogue.say(&message!("tile-revenue", amount = revenue.week.0))),
            against: vec![against("head-before", before), against("head-mean", figure.mean.0.round_dp(1))],
            history: history.clone(),
            days: days.to_vec(),
            tone: if is_bad { Tone::Bad } else { Tone::Plain },
            told: tell(&mut series, days, catalogue),
        })
    }

    /// All figures of the week, with how they went.
    pub fn all(&self, catalogue: &Catalogue) -> Vec<Block> {
        let row = |(figure, history): (&Figure, &Vec<Decimal>)| {
            let (week, before, mean) = (figure.week.0, figure.before.0, figure.mean.0.round_dp(1));
            let change = week - before;
            let sign = if change > Decimal::ZERO { "+" } else { "" };
            let number = |shown: String, number: Decimal| Cell::right(shown).valued(Value::Number(number));
            let most = history.iter().copied().max().unwrap_or_default();
            vec![
                Cell::plain(catalogue.say(&message!("figure", figure = figure.figure))),
                number(catalogue.amount(week), week),
                number(catalogue.amount(before), before),
                number(format!("{sign}{}", catalogue.amount(change)), change),
                number(catalogue.amount(mean), mean),
                Cell::plain(spark(history, most)).valued(Value::Course(history.clone())),
            ]
        };
        vec![
            Block::Part(catalogue.word("sheet-figures")),
            Block::Table {
                headers: ["head-figure", "head-now", "head-before", "head-change", "head-mean", "head-course"]
                    .map(|id| catalogue.word(id))
                    .into(),
                rows: self.figures.iter().zip(&self.histories).map(row).collect(),
            },
        ]
    }
}

/// What came to the team and what left it, week by week.
pub fn flow(weeks: &[WeekFigures], catalogue: &Catalogue) -> Vec<Block> {
    let series = FLOW.iter().map(|figure| series(weeks, figure, catalogue)).collect();
    let chart = by_week("sheet-flow-picture", Kind::Columns, series, weeks, catalogue);
    vec![Block::Title(catalogue.word("sheet-flow")), Block::Chart(chart)]
}

/// A picture of what goes on week by week.
fn by_week(
    title: &'static str,
    kind: Kind,
    mut series: Vec<Series>,
    weeks: &[WeekFigures],
    catalogue: &Catalogue,
) -> Chart {
    let days = days(weeks, catalogue);
    Chart {
        title: catalogue.word(title),
        told: tell(&mut series, &days, catalogue),
        kind,
        head: catalogue.word("head-week-up-to"),
        categories: days,
        series,
        levels: Vec::new(),
    }
}

/// How many findings of poaching there were per 100 protected customers.
pub fn poaching(weeks: &[WeekFigures], catalogue: &Catalogue) -> Vec<Block> {
    let values: Vec<Decimal> =
        weeks.iter().map(|week| week.poaching_per_100.map(|rate| rate.0).unwrap_or_default()).collect();
    let shown = values.iter().map(|value| catalogue.amount(value.round_dp(2))).collect();
    let series = vec![Series::new(catalogue.word("sheet-poaching-rate"), values, shown)];
    let chart = by_week("sheet-poaching-picture", Kind::Lines, series, weeks, catalogue);
    vec![
        Block::Title(catalogue.word("sheet-poaching")),
        Block::Line(Tone::Faint, catalogue.word("sheet-poaching-how")),
        Block::Chart(chart),
    ]
}
