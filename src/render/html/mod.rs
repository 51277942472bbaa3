//! HTML, for a browser and for paper: one file that needs no script and loads nothing.

mod svg;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::block::{Block, Cell, Task, Tone, Value};
use super::lang::Catalogue;
use super::page::tidy;
use super::picture::{Chart, Kind, Tile, Timeline};
use crate::core::rulebook::Lang;
use crate::message;

/// A part of the page: a title and what stands below it.
#[derive(Default)]
struct Section<'b> {
    title: Option<&'b str>,
    blocks: Vec<&'b Block>,
}

/// Blocks as a page, with what stands at its foot.
pub fn write(blocks: &[Block], foot: &[Block], catalogue: &Catalogue) -> Vec<u8> {
    let mut sections = vec![Section::default()];
    for block in blocks {
        match (block, sections.last_mut()) {
            (Block::Title(title), _) => sections.push(Section { title: Some(title), blocks: Vec::new() }),
            (block, Some(section)) => section.blocks.push(block),
            _ => {}
        }
    }
    sections.retain(|section| section.title.is_some() || !section.blocks.is_empty());
    let title = sections.first_mut().and_then(|section| section.title.take());
    let title = title.map_or_else(|| "turfbook".to_owned(), tidy);
    page(&title, &sections, foot, catalogue).into_string().into_bytes()
}

fn page(title: &str, sections: &[Section<'_>], foot: &[Block], catalogue: &Catalogue) -> Markup {
    let lang = match catalogue.lang {
        Lang::En => "en",
        Lang::Zh => "zh-Hans",
    };
    let titled: Vec<(usize, &str)> =
        sections.iter().enumerate().filter_map(|(i, section)| Some((i, section.title?))).collect();
    html! {
        (DOCTYPE)
        html lang=(lang) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "turfbook " (env!("CARGO_PKG_VERSION")) };
                // Whatever a name holds: nothing runs, and nothing is asked for.
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'";
                title { (title) }
                style { (PreEscaped(include_str!("page.css"))) }
            }
            body {
                header { h1 { (title) } }
                @if titled.len() > 3 {
                    nav aria-label=(catalogue.word("page-contents")) {
                        ul { @for (i, title) in &titled { li { a href={ "#s" (i) } { (tidy(title)) } } } }
                    }
                }
                main {
                    @for (i, section) in sections.iter().enumerate() { (self::section(i, section, catalogue)) }
                }
                @if !foot.is_empty() {
                    footer { @for block in foot { (self::block(block, "foot", catalogue)) } }
                }
            }
        }
    }
}

fn section(place: usize, section: &Section<'_>, catalogue: &Catalogue) -> Markup {
    let id = format!("s{place}");
    html! {
        @if let Some(title) = section.title {
            section aria-labelledby=(id) {
                h2 id=(id) { (tidy(title)) }
                (blocks(section, place, catalogue))
            }
        } @else {
            section { (blocks(section, place, catalogue)) }
        }
    }
}

fn blocks(section: &Section<'_>, place: usize, catalogue: &Catalogue) -> Markup {
    html! {
        @for (i, block) in section.blocks.iter().enumerate() {
            (self::block(block, &format!("p{place}-{i}"), catalogue))
        }
    }
}

/// A block; `place` begins the ids of its pictures.
fn block(block: &Block, place: &str, catalogue: &Catalogue) -> Markup {
    html! {
        @match block {
            Block::Title(title) => h2 { (tidy(title)) },
            Block::Part(title) => h3 { (tidy(title)) },
            Block::Table { headers, rows } => (table(headers, rows)),
            Block::More(_) | Block::Rest(..) | Block::Sheet { .. } => {},
            Block::Tiles(tiles) => (self::tiles(tiles, place, catalogue)),
            Block::Tasks(tasks) => (self::tasks(tasks)),
            Block::Chart(chart) => (self::chart(chart, place, catalogue)),
            Block::Timeline(timeline) => (self::timeline(timeline, place, catalogue)),
            Block::Line(tone, line) => p class=[class(*tone)] { (lines(line)) },
            Block::Indented(line) => p.in { (lines(line)) },
            Block::Command(command) => (self::command(command)),
        }
    }
}

fn tiles(tiles: &[Tile], place: &str, catalogue: &Catalogue) -> Markup {
    html! {
        ul.tiles {
            @for (i, tile) in tiles.iter().enumerate() {
                li {
                    p.label { (tidy(&tile.label)) }
                    p.number {
                        span class=[class(tile.tone)] { (tidy(&tile.shown)) }
                        @if let Some(aside) = &tile.aside { " " small { (tidy(aside)) } }
                    }
                    (PreEscaped(svg::tile(tile, &format!("{place}-{i}")).to_string()))
                    @for against in &tile.against {
                        @let (label, value) = (against.label.as_str(), against.shown.as_str());
                        p.sub { (catalogue.say(&message!("tile-against", label = label, value = value))) }
                    }
                }
            }
        }
    }
}

fn tasks(tasks: &[Task]) -> Markup {
    html! {
        ol.tasks {
            @for task in tasks {
                li {
                    p { (lines(&task.text)) }
                    @for command in &task.commands { (self::command(command)) }
                }
            }
        }
    }
}

/// A command in one line, to be copied whole; a long one scrolls, by keyboard too.
fn command(command: &str) -> Markup {
    html! { pre tabindex="0" { code { (tidy(command)) } } }
}

fn chart(chart: &Chart, place: &str, catalogue: &Catalogue) -> Markup {
    if chart.kind == Kind::Parts {
        return parts(chart);
    }
    let (headers, rows) = chart.table(&catalogue.word("head-limit"));
    let panels = svg::panels(chart, place, catalogue);
    let class = if panels.len() > 1 { "panels" } else { "panels one" };
    html! {
        figure {
            figcaption { (tidy(&chart.title)) }
            div class=(class) { @for panel in panels { (PreEscaped(panel.to_string())) } }
            // A picture of bars has its numbers on it.
            @if chart.kind != Kind::Bars { (numbers(&catalogue.word("picture-numbers"), &headers, &rows)) }
        }
    }
}

/// The numbers of a picture, for those who ask for them.
fn numbers(summary: &str, headers: &[String], rows: &[Vec<Cell>]) -> Markup {
    html! {
        details {
            summary { (summary) }
            (table(headers, rows))
        }
    }
}

/// What each category is made of: a table with a small bar in each cell.
fn parts(chart: &Chart) -> Markup {
    html! {
        h3 { (tidy(&chart.title)) }
        div.scroll tabindex="0" {
            table.parts {
                thead {
                    tr {
                        th scope="col" { (tidy(&chart.head)) }
                        @for series in &chart.series { th scope="col" { (tidy(&series.name)) } }
                    }
                }
                tbody {
                    @for (place, category) in chart.categories.iter().enumerate() {
                        tr {
                            th scope="row" { (tidy(category)) }
                            @for series in &chart.series {
                                td {
                                    (series.shown.get(place).map_or("", String::as_str))
                                    @if let Some(value) = series.values.get(place) {
                                        (PreEscaped(svg::part(*value, series.limit(place)).to_string()))
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn timeline(timeline: &Timeline, place: &str, catalogue: &Catalogue) -> Markup {
    let (headers, rows) = timeline.table();
    html! {
        figure {
            figcaption { (tidy(&timeline.title)) " " span.key { (catalogue.word("picture-key")) } }
            div.panels {
                @for (i, lane) in timeline.lanes.iter().enumerate() {
                    div.lane {
                        p.label { (tidy(&lane.name)) }
                        (PreEscaped(svg::lane(timeline, lane, &format!("{place}-{i}"), catalogue).to_string()))
                    }
                }
            }
            (numbers(&catalogue.word("picture-turns"), &headers, &rows))
        }
    }
}

fn table(headers: &[String], rows: &[Vec<Cell>]) -> Markup {
    let is_number =
        |column: usize| rows.iter().filter_map(|row| row.get(column)).any(|cell| cell.is_number).then_some("n");
    html! {
        // A table that is too wide scrolls by itself, by keyboard too.
        div.scroll tabindex="0" {
            table {
                thead {
                    tr {
                        @for (column, header) in headers.iter().enumerate() {
                            @if header.is_empty() {
                                td {}
                            } @else {
                                th scope="col" class=[is_number(column)] { (tidy(header)) }
                            }
                        }
                    }
                }
                tbody {
                    @for row in rows {
                        tr {
                            // The name of the row is its first text.
                            @let name = row.iter().position(|cell| !cell.is_number && cell.value == Value::Text);
                            @for (column, cell) in row.iter().enumerate() { (self::cell(cell, Some(column) == name)) }
                        }
                    }
                }
            }
        }
    }
}

fn cell(cell: &Cell, is_head: bool) -> Markup {
    if let Value::Course(history) = &cell.value {
        return html! { td { (PreEscaped(svg::course(history).to_string())) } };
    }
    let text = tidy(&cell.text);
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let inner = html! {
        @if let Some(class) = class(cell.tone) { span class=(class) { (first) } } @else { (first) }
        @for line in rest.lines() { br; span.sub { (line) } }
    };
    let number = match cell.value {
        Value::At(_) => Some("at"),
        _ => cell.is_number.then_some("n"),
    };
    html! {
        @if is_head && !first.is_empty() {
            th scope="row" class=[number] { (inner) }
        } @else {
            td class=[number] { (inner) }
        }
    }
}

/// A text whose lines stay lines.
fn lines(text: &str) -> Markup {
    let text = tidy(text);
    html! {
        @for (i, line) in text.lines().enumerate() {
            @if i > 0 { br; }
            (line)
        }
    }
}

fn class(tone: Tone) -> Option<&'static str> {
    match tone {
        Tone::Plain => None,
        Tone::Good => Some("good"),
        Tone::Warn => Some("warn"),
        Tone::Bad => Some("bad"),
        Tone::Faint => Some("faint"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_text_and_nothing_that_runs() {
        let hostile = "<script>alert(1)</script>\"'&";
        let blocks = [
            Block::Title(hostile.into()),
            Block::Table { headers: vec![hostile.into()], rows: vec![vec![Cell::plain(hostile)]] },
            Block::Command(hostile.into()),
        ];
        let page = String::from_utf8(write(&blocks, &[], &Catalogue::new(Lang::En))).unwrap();
        assert!(page.contains("<th scope=\"row\">&lt;script&gt;"), "{page}");
        assert!(!page.contains("<script"), "{page}");
    }
}
