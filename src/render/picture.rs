//! Pictures of numbers, before they are drawn: with lines of characters, as SVG, or by a spreadsheet.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::block::{Cell, Tone, Value};
use crate::core::time::Moment;

/// A number to be seen first, and how it went before.
#[derive(Clone, Debug, PartialEq)]
pub struct Tile {
    /// What it counts.
    pub label: String,
    /// The number, as people read it.
    pub shown: String,
    /// A word on it, such as the money that came with it.
    pub aside: Option<String>,
    /// What it is held against: the number before, the mean of those before that.
    pub against: Vec<Against>,
    /// The numbers up to this one, oldest first.
    pub history: Vec<Decimal>,
    /// The last day of the time that each of them is of.
    pub days: Vec<String>,
    /// How it is to be taken.
    pub tone: Tone,
    /// What its history looks like, for those who can't see it.
    pub told: String,
}

/// A number that another is held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Against {
    /// What it is.
    pub label: String,
    /// The number.
    pub value: Decimal,
    /// The number, as people read it.
    pub shown: String,
}

/// Numbers by two things: categories and series.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// What there is to see, for those who can't see it.
    pub told: String,
    /// What kind of picture fits it.
    pub kind: Kind,
    /// What the categories are.
    pub head: String,
    /// Weeks, reps, …
    pub categories: Vec<String>,
    /// The numbers.
    pub series: Vec<Series>,
    /// Thresholds, which all series have in common.
    pub levels: Vec<(String, Decimal)>,
}

/// What kind of picture fits numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// How much there was of each series, category by category.
    Columns,
    /// How each series went.
    Lines,
    /// How much of its limit each category has.
    Bars,
    /// What each category is made of.
    Parts,
}

/// A series of numbers: one for each category.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What is counted.
    pub name: String,
    /// The numbers.
    pub values: Vec<Decimal>,
    /// The numbers as people read them.
    pub shown: Vec<String>,
    /// How far each could go, where there is an end; empty where there is none for all.
    pub limits: Vec<Option<Decimal>>,
    /// What there is to see of it, for those who can't see it.
    pub told: String,
}

impl Series {
    /// Numbers without limits.
    #[must_use]
    pub fn new(name: String, values: Vec<Decimal>, shown: Vec<String>) -> Series {
        Series { name, values, shown, limits: Vec::new(), told: String::new() }
    }

    /// The limit of a category.
    #[must_use]
    pub fn limit(&self, category: usize) -> Option<Decimal> {
        self.limits.get(category).copied().flatten()
    }

    /// The largest number or limit.
    #[must_use]
    pub fn most(&self) -> Decimal {
        let limits = self.limits.iter().flatten();
        self.values.iter().chain(limits).copied().max().unwrap_or_default()
    }
}

impl Chart {
    /// All numbers as a table: a row for each category.
    #[must_use]
    pub fn table(&self, limit_head: &str) -> (Vec<String>, Vec<Vec<Cell>>) {
        let has_limits = self.kind == Kind::Bars;
        let mut headers = vec![self.head.clone()];
        for series in &self.series {
            headers.push(series.name.clone());
            if has_limits {
                headers.push(limit_head.to_owned());
            }
        }
        let row = |(place, category): (usize, &String)| {
            let mut cells = vec![Cell::plain(category.clone())];
            for series in &self.series {
                let (value, shown) = (series.values.get(place), series.shown.get(place));
                cells.push(number(shown.map_or("", String::as_str), value.copied()));
                if has_limits {
                    let limit = series.limit(place);
                    cells.push(number(&limit.map(|limit| limit.to_string()).unwrap_or_default(), limit));
                }
            }
            cells
        };
        (headers, self.categories.iter().enumerate().map(row).collect())
    }

    /// The picture in characters, as a table: for each series how it went and the last number, or for each category how much
    /// it has.
    #[must_use]
    pub fn sketch(&self, last_head: &str) -> (Vec<String>, Vec<Vec<Cell>>) {
        match self.kind {
            Kind::Columns | Kind::Lines => {
                let most = self.series.iter().map(Series::most).max().unwrap_or_default();
                let row = |series: &Series| {
                    let last = series.shown.last().cloned().unwrap_or_default();
                    vec![Cell::plain(series.name.clone()), Cell::plain(spark(&series.values, most)), Cell::right(last)]
                };
                let span = match (self.categories.first(), self.categories.last()) {
                    (Some(first), Some(last)) => format!("{first} – {last}"),
                    _ => String::new(),
                };
                (vec![self.head.clone(), span, last_head.to_owned()], self.series.iter().map(row).collect())
            }
            Kind::Bars => {
                let most = self.series.iter().map(Series::most).max().unwrap_or_default();
                let row = |(place, category): (usize, &String)| {
                    let mut cells = vec![Cell::plain(category.clone())];
                    for series in &self.series {
                        let value = series.values.get(place).copied().unwrap_or_default();
                        let limit = series.limit(place);
                        let tone = if limit.is_some_and(|limit| value >= limit) { Tone::Warn } else { Tone::Plain };
                        cells.push(Cell::toned(tone, bar(value, limit, most)));
                        cells.push(Cell::right(series.shown.get(place).cloned().unwrap_or_default()));
                    }
                    cells
                };
                let names = self.series.iter().flat_map(|series| [String::new(), series.name.clone()]);
                let headers = std::iter::once(self.head.clone()).chain(names).collect();
                (headers, self.categories.iter().enumerate().map(row).collect())
            }
            Kind::Parts => {
                let row = |(place, category): (usize, &String)| {
                    let parts: String = self
                        .series
                        .iter()
                        .map(|series| {
                            let value = series.values.get(place).copied().unwrap_or_default();
                            spark(&[value], series.limit(place).unwrap_or_else(|| series.most()))
                        })
                        .collect();
                    vec![Cell::plain(category.clone()), Cell::plain(parts)]
                };
                let names: Vec<&str> = self.series.iter().map(|series| series.name.as_str()).collect();
                (vec![self.head.clone(), names.join(" · ")], self.categories.iter().enumerate().map(row).collect())
            }
        }
    }
}

fn number(shown: &str, value: Option<Decimal>) -> Cell {
    let cell = Cell::right(shown);
    match value {
        Some(value) => cell.valued(Value::Number(value)),
        None => cell,
    }
}

/// Who had what when.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// What it shows.
    pub title: String,
    /// From when.
    pub from: Moment,
    /// Up to when.
    pub to: Moment,
    /// One for each thing that somebody had.
    pub lanes: Vec<Lane>,
    /// Over the columns of the lanes' table: what it is about, when, who, what.
    pub headers: [String; 4],
}

/// What happened to one thing.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    /// The thing.
    pub name: String,
    /// What there is to see, for those who can't see it.
    pub told: String,
    /// Who had it.
    pub spans: Vec<Span>,
    /// Who touched it.
    pub marks: Vec<Mark>,
}

/// A time in which somebody had it.
#[derive(Clone, Debug, PartialEq)]
pub struct Span {
    /// Who.
    pub who: String,
    /// From when.
    pub from: Moment,
    /// Up to when; `None` while it goes on.
    pub to: Option<Moment>,
    /// What is told of it.
    pub told: String,
}

/// A moment at which somebody touched it.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// When.
    pub at: Moment,
    /// Who.
    pub who: String,
    /// What they did.
    pub what: String,
    /// Whether it was somebody else's.
    pub is_outside: bool,
}

impl Timeline {
    /// All that happened, as a table in order of time.
    #[must_use]
    pub fn table(&self) -> (Vec<String>, Vec<Vec<Cell>>) {
        let mut rows = Vec::new();
        for lane in &self.lanes {
            let mut turns: Vec<(Moment, Vec<Cell>)> = Vec::new();
            let mut add = |at: Moment, who: &str, what: &str, tone: Tone| {
                let when = Cell::plain(crate::core::time::shown(at)).valued(Value::At(at));
                turns.push((at, vec![Cell::plain(lane.name.clone()), when, Cell::plain(who), Cell::toned(tone, what)]));
            };
            for span in &lane.spans {
                add(span.from, &span.who, &span.told, Tone::Plain);
            }
            for mark in &lane.marks {
                add(mark.at, &mark.who, &mark.what, if mark.is_outside { Tone::Bad } else { Tone::Plain });
            }
            turns.sort_by_key(|(at, _)| *at);
            rows.extend(turns.into_iter().map(|(_, cells)| cells));
        }
        (self.headers.to_vec(), rows)
    }

    /// The lanes in characters: a line for each rep, as wide as told.
    #[must_use]
    pub fn sketch(&self, width: usize) -> Vec<Vec<Cell>> {
        let mut rows = Vec::new();
        for lane in &self.lanes {
            let mut reps: Vec<&str> = Vec::new();
            let whos = lane.spans.iter().map(|span| &span.who).chain(lane.marks.iter().map(|mark| &mark.who));
            for who in whos {
                if !reps.contains(&who.as_str()) {
                    reps.push(who);
                }
            }
            for (place, rep) in reps.into_iter().enumerate() {
                let mut line = vec!['·'; width];
                for span in lane.spans.iter().filter(|span| span.who == rep) {
                    let (first, last) = (self.column(span.from, width), self.column(span.to.unwrap_or(self.to), width));
                    line.iter_mut().take(last + 1).skip(first).for_each(|c| *c = '━');
                }
                for mark in lane.marks.iter().filter(|mark| mark.who == rep && mark.at >= self.from) {
                    if let Some(c) = line.get_mut(self.column(mark.at, width)) {
                        *c = if mark.is_outside || *c == '✕' { '✕' } else { '●' };
                    }
                }
                let name = if place == 0 { lane.name.clone() } else { String::new() };
                rows.push(vec![Cell::plain(name), Cell::plain(rep), Cell::plain(line.into_iter().collect::<String>())]);
            }
        }
        rows
    }

    fn column(&self, at: Moment, width: usize) -> usize {
        let all = (self.to - self.from).num_minutes().max(1);
        let part = (at.clamp(self.from, self.to) - self.from).num_minutes();
        let last = i64::try_from(width.saturating_sub(1)).unwrap_or_default();
        usize::try_from(part * last / all).unwrap_or_default()
    }
}

/// Numbers as a line of columns, an eighth of a line high at the least where there is anything.
#[must_use]
pub fn spark(values: &[Decimal], most: Decimal) -> String {
    const STEPS: [char; 8] = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];
    let step = |value: &Decimal| {
        if *value <= Decimal::ZERO {
            return '·';
        }
        let eighths = (share(*value, most) * 8.0).ceil().clamp(1.0, 8.0);
        STEPS.get(eighths.to_usize().unwrap_or(1) - 1).copied().unwrap_or('·')
    };
    values.iter().map(step).collect()
}

/// A number as a bar, up to its limit where it has one; 20 columns stand for the most of all.
fn bar(value: Decimal, limit: Option<Decimal>, most: Decimal) -> String {
    const WIDTH: f64 = 20.0;
    let columns = |number: Decimal| (share(number, most) * WIDTH).round().to_usize().unwrap_or_default();
    let full = columns(value).max(usize::from(value > Decimal::ZERO));
    let free = limit.map_or(0, columns).saturating_sub(full);
    "█".repeat(full) + &"░".repeat(free)
}

/// A part of a whole, from 0 to 1 unless it is more than the whole.
#[must_use]
pub fn share(part: Decimal, whole: Decimal) -> f64 {
    if whole <= Decimal::ZERO {
        return 0.0;
    }
    part.checked_div(whole).and_then(|share| share.to_f64()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_draw_numbers() {
        let numbers = |numbers: &[i64]| numbers.iter().copied().map(Decimal::from).collect::<Vec<_>>();
        assert_eq!(spark(&numbers(&[0, 1, 4, 8, -3]), 8.into()), "·▁▄█·");
        assert_eq!(spark(&numbers(&[1]), 0.into()), "▁", "no whole, no shares");
        assert_eq!(bar(5.into(), Some(10.into()), 10.into()), "██████████░░░░░░░░░░");
        assert_eq!(bar(1.into(), None, 1000.into()), "█");
    }
}
