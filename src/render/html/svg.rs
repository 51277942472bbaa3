//! Pictures as SVG: each has a title and a description, and can be read without colour.
//!
//! Texts go into text nodes only, which the library escapes; attributes hold nothing but our own words and numbers.

use rust_decimal::Decimal;
use svg::node::Text as Words;
use svg::node::element::{Circle, Description, Group, Line, Path, Rectangle, SVG, Text, Title};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::super::picture::{Chart, Kind, Lane, Series, Tile, Timeline, share};
use super::tidy;
use crate::render::lang::Catalogue;

/// How wide a panel is, in the units of the picture: CSS pixels on a telephone.
const WIDTH: f64 = 320.0;

/// How many columns of text fit in so many units, at the size of a label.
fn columns(units: u32) -> usize {
    // A digit is about six units wide.
    (units * 10 / 64).max(1) as usize
}

/// A text cut to so many columns.
fn fitted(text: &str, columns: usize) -> String {
    let text = tidy(text).replace('\n', " ");
    if text.width() <= columns {
        return text;
    }
    let mut cut = String::new();
    for c in text.chars() {
        if cut.width() + c.width().unwrap_or(0) + 1 > columns {
            break;
        }
        cut.push(c);
    }
    cut + "…"
}

/// A picture with what it tells those who can't see it. `place` keeps the ids of a page apart.
fn picture(place: &str, height: f64, title: &str, told: &str) -> SVG {
    let (title_id, told_id) = (format!("{place}t"), format!("{place}d"));
    SVG::new()
        .set("viewBox", format!("0 0 {WIDTH} {height}"))
        .set("role", "img")
        .set("aria-labelledby", format!("{title_id} {told_id}"))
        .add(Title::new(tidy(title)).set("id", title_id))
        .add(Description::new().set("id", told_id).add(Words::new(tidy(told))))
}

fn text(words: &str, x: f64, y: f64, class: &'static str) -> Text {
    Text::new(words).set("x", rounded(x)).set("y", rounded(y)).set("class", class)
}

fn rectangle(x: f64, y: f64, width: f64, height: f64, class: &'static str) -> Rectangle {
    Rectangle::new()
        .set("x", rounded(x))
        .set("y", rounded(y))
        .set("width", rounded(width.max(0.0)))
        .set("height", rounded(height.max(0.0)))
        .set("class", class)
}

fn line((x1, y1): (f64, f64), (x2, y2): (f64, f64), class: &'static str) -> Line {
    Line::new()
        .set("x1", rounded(x1))
        .set("y1", rounded(y1))
        .set("x2", rounded(x2))
        .set("y2", rounded(y2))
        .set("class", class)
}

/// Tenths of a unit are more than an eye sees.
fn rounded(number: f64) -> f64 {
    (number * 10.0).round() / 10.0
}

/// A count as a length.
#[expect(clippy::cast_precision_loss, reason = "a picture has a few hundred things at the most")]
fn units(count: usize) -> f64 {
    count as f64
}

/// The course of a number to be seen first.
pub fn tile(tile: &Tile, place: &str) -> SVG {
    const HEIGHT: f64 = 44.0;
    let most = tile.history.iter().copied().max().unwrap_or_default();
    let mut svg = picture(place, HEIGHT, &tile.label, &tile.told);
    svg = svg.add(line((0.0, HEIGHT - 1.0), (WIDTH, HEIGHT - 1.0), "axis"));
    svg.add(bars(&tile.history, most, (0.0, 4.0), (WIDTH, HEIGHT - 1.0)))
}

/// The course of a number in a cell of a table whose other cells tell of it.
pub fn course(history: &[Decimal]) -> SVG {
    let most = history.iter().copied().max().unwrap_or_default();
    SVG::new()
        .set("viewBox", "0 0 112 18")
        .set("class", "course")
        .set("aria-hidden", "true")
        .add(line((0.0, 17.5), (112.0, 17.5), "axis"))
        .add(bars(history, most, (0.0, 1.0), (112.0, 17.5)))
}

/// Columns between two corners; the last is the darkest.
fn bars(values: &[Decimal], most: Decimal, (left, top): (f64, f64), (right, bottom): (f64, f64)) -> Group {
    let step = (right - left) / units(values.len().max(1));
    let last = values.len().saturating_sub(1);
    values.iter().enumerate().fold(Group::new(), |group, (place, value)| {
        let height = share(*value, most).clamp(0.0, 1.0) * (bottom - top);
        let class = if place == last { "now" } else { "then" };
        let x = left + step * units(place);
        group.add(rectangle(x + step * 0.15, bottom - height, step * 0.7, height, class))
    })
}

/// The panels of a chart: one for each series, or one of all.
pub fn panels(chart: &Chart, place: &str, catalogue: &Catalogue) -> Vec<SVG> {
    match chart.kind {
        Kind::Columns | Kind::Lines => {
            let scale = scale(chart);
            let panel = |(i, series)| panel(chart, series, scale, &format!("{place}-{i}"), catalogue);
            chart.series.iter().enumerate().map(panel).collect()
        }
        Kind::Bars => chart.series.iter().map(|series| limited(chart, series, place)).collect(),
        Kind::Parts => Vec::new(),
    }
}

/// How far the axis goes: to the largest number, and to the step above it where there is one.
fn scale(chart: &Chart) -> Decimal {
    let most = chart.series.iter().map(Series::most).max().unwrap_or_default();
    let above = chart.levels.iter().map(|(_, level)| *level).filter(|level| *level > most).min();
    above.unwrap_or(most)
}

fn panel(chart: &Chart, series: &Series, scale: Decimal, place: &str, catalogue: &Catalogue) -> SVG {
    let has_levels = !chart.levels.is_empty();
    let height = if has_levels { 150.0 } else { 112.0 };
    let (top, bottom, left, right) = (34.0, height - 20.0, 0.0, WIDTH);
    let days: Vec<String> = chart.categories.clone();
    let mut svg = picture(place, height, &format!("{}: {}", chart.title, series.name), &series.told)
        .add(text(&fitted(&series.name, columns(220)), left, 13.0, "name"))
        .add(text(series.shown.last().map_or("", String::as_str), right, 13.0, "value end"));
    for (name, level) in chart.levels.iter().filter(|(_, level)| *level <= scale) {
        let y = bottom - share(*level, scale) * (bottom - top);
        let label = format!("{} {}", fitted(name, columns(150)), catalogue.amount(*level));
        svg = svg.add(line((left, y), (right, y), "level")).add(text(&label, left, y - 3.0, "label"));
    }
    svg = svg.add(line((left, bottom), (right, bottom), "axis"));
    svg = match chart.kind {
        Kind::Lines => svg.add(steps(&series.values, scale, (left, top), (right, bottom))),
        _ => svg.add(bars(&series.values, scale, (left, top), (right, bottom))),
    };
    svg = peak(svg, series, scale, (left, top), (right, bottom));
    let (first, last) = (days.first().map_or("", String::as_str), days.last().map_or("", String::as_str));
    svg.add(text(first, left, height - 5.0, "label")).add(text(last, right, height - 5.0, "label end"))
}

/// Writes the largest number over its column, unless it is the last, which stands beside the name.
fn peak(svg: SVG, series: &Series, scale: Decimal, (left, top): (f64, f64), (right, bottom): (f64, f64)) -> SVG {
    let most = series.most();
    let Some(place) = series.values.iter().rposition(|value| *value == most) else { return svg };
    if most <= Decimal::ZERO || place + 1 == series.values.len() {
        return svg;
    }
    let step = (right - left) / units(series.values.len().max(1));
    let y = bottom - share(most, scale) * (bottom - top);
    let shown = series.shown.get(place).map_or("", String::as_str);
    svg.add(text(shown, left + step * (units(place) + 0.5), (y - 3.0).max(top - 8.0), "label middle"))
}

/// A line that goes from value to value in steps, and a dot where it stands now.
fn steps(values: &[Decimal], most: Decimal, (left, top): (f64, f64), (right, bottom): (f64, f64)) -> Group {
    let step = (right - left) / units(values.len().max(1));
    let y = |value: &Decimal| rounded(bottom - share(*value, most).clamp(0.0, 1.0) * (bottom - top));
    let mut path = String::new();
    for (place, value) in values.iter().enumerate() {
        let (from, to) = (rounded(left + step * units(place)), rounded(left + step * units(place + 1)));
        let command = if place == 0 { 'M' } else { 'L' };
        path.extend([format!("{command}{from} {0} L{to} {0}", y(value))]);
    }
    let mut group = Group::new().add(Path::new().set("d", path).set("class", "course"));
    if let Some(last) = values.last() {
        group =
            group.add(Circle::new().set("cx", rounded(right - 4.0)).set("cy", y(last)).set("r", 4).set("class", "dot"));
    }
    group
}

/// A bar for each category, in a frame up to its limit.
fn limited(chart: &Chart, series: &Series, place: &str) -> SVG {
    const ROW: f64 = 22.0;
    let (label, value) = (92.0, 56.0);
    let room = WIDTH - label - value;
    let most = series.most();
    let height = ROW * units(chart.categories.len());
    let mut svg = picture(place, height, &chart.title, &chart.told);
    for (place, category) in chart.categories.iter().enumerate() {
        let y = ROW * units(place);
        let number = series.values.get(place).copied().unwrap_or_default();
        let limit = series.limit(place);
        let is_full = limit.is_some_and(|limit| number >= limit);
        svg = svg.add(text(&fitted(category, columns(84)), 0.0, y + 15.0, "row"));
        if let Some(limit) = limit {
            svg = svg.add(rectangle(label, y + 4.0, share(limit, most) * room, 14.0, "frame"));
        }
        svg =
            svg.add(rectangle(label, y + 4.0, share(number, most) * room, 14.0, if is_full { "full" } else { "now" }));
        let shown = series.shown.get(place).map_or("", String::as_str);
        let mark = if is_full { "▲ " } else { "" };
        svg = svg.add(text(&format!("{mark}{shown}"), WIDTH, y + 15.0, "row end"));
    }
    svg
}

/// A small bar in a cell of a table, in a frame up to its limit; the cell has the number.
pub fn part(value: Decimal, limit: Option<Decimal>) -> SVG {
    let part = share(value, limit.unwrap_or(value)).clamp(0.0, 1.0);
    SVG::new()
        .set("viewBox", "0 0 60 8")
        .set("class", "part")
        .set("aria-hidden", "true")
        .add(rectangle(0.5, 0.5, 59.0, 7.0, "frame"))
        .add(rectangle(0.5, 0.5, part * 59.0, 7.0, "now"))
}

/// One thing's time line: a row for each rep, with bars where they held it and marks where they touched it.
pub fn lane(timeline: &Timeline, lane: &Lane, place: &str, catalogue: &Catalogue) -> SVG {
    const ROW: f64 = 24.0;
    let label = 72.0;
    let mut reps: Vec<&str> = Vec::new();
    for who in lane.spans.iter().map(|span| &span.who).chain(lane.marks.iter().map(|mark| &mark.who)) {
        if !reps.contains(&who.as_str()) {
            reps.push(who);
        }
    }
    let height = ROW * units(reps.len()) + 18.0;
    let all = (timeline.to - timeline.from).num_minutes().max(1);
    let x = |at: crate::core::time::Moment| {
        let minutes = (at.clamp(timeline.from, timeline.to) - timeline.from).num_minutes();
        let part = Decimal::from(minutes).checked_div(Decimal::from(all)).unwrap_or_default();
        label + share(part, Decimal::ONE) * (WIDTH - label - 6.0)
    };
    let mut svg = picture(place, height, &lane.name, &lane.told);
    for (row, rep) in reps.iter().enumerate() {
        let middle = ROW * (units(row) + 0.5);
        svg = svg.add(text(&fitted(rep, columns(66)), 0.0, middle + 4.0, "row")).add(line(
            (label, middle),
            (WIDTH, middle),
            "grid",
        ));
        for span in lane.spans.iter().filter(|span| span.who == *rep) {
            let (from, to) = (x(span.from), x(span.to.unwrap_or(timeline.to)));
            svg = svg.add(rectangle(from, middle - 6.0, (to - from).max(2.0), 12.0, "held"));
        }
        for mark in lane.marks.iter().filter(|mark| mark.who == *rep && mark.at >= timeline.from) {
            let x = x(mark.at);
            svg = if mark.is_outside {
                let cross = format!(
                    "M{0} {2} L{1} {3} M{0} {3} L{1} {2}",
                    rounded(x - 5.0),
                    rounded(x + 5.0),
                    middle - 5.0,
                    middle + 5.0
                );
                svg.add(Path::new().set("d", cross).set("class", "cross"))
            } else {
                svg.add(Circle::new().set("cx", rounded(x)).set("cy", middle).set("r", 3).set("class", "touch"))
            };
        }
    }
    svg.add(text(&catalogue.day(timeline.from), label, height - 3.0, "label")).add(text(
        &catalogue.day(timeline.to),
        WIDTH,
        height - 3.0,
        "label end",
    ))
}
