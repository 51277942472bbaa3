//! Pictures for those who read text: tables with lines of characters.

use unicode_width::UnicodeWidthStr;

use super::block::{Block, Cell, Task, Tone};
use super::lang::Catalogue;
use super::picture::{Chart, Kind, Tile, Timeline, spark};
use crate::message;

/// Where a sketch is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sketch {
    /// On a terminal, so many columns wide.
    Terminal(u16),
    /// On a page of text.
    Page,
}

/// Blocks in which everything is text.
pub fn sketched(blocks: Vec<Block>, sketch: Sketch, catalogue: &Catalogue) -> Vec<Block> {
    let mut text = Vec::with_capacity(blocks.len());
    for block in blocks {
        match block {
            Block::Tiles(tiles) => text.push(table_of(&tiles, catalogue)),
            // A page has lists.
            Block::Tasks(tasks) if sketch != Sketch::Page => text.extend(tasks.into_iter().enumerate().flat_map(steps)),
            Block::Chart(chart) => {
                text.push(Block::Part(chart.title.clone()));
                text.push(drawn(&chart, sketch, catalogue));
            }
            Block::Timeline(timeline) => {
                let width = match sketch {
                    Sketch::Terminal(width) => usize::from(width).saturating_sub(left_of(&timeline)).clamp(14, 56),
                    Sketch::Page => 42,
                };
                let span = format!("{} – {}", catalogue.day(timeline.from), catalogue.day(timeline.to));
                let [customer, _, rep, _] = timeline.headers.clone();
                text.push(Block::Table { headers: vec![customer, rep, span], rows: timeline.sketch(width) });
                text.push(Block::Line(Tone::Faint, catalogue.word("picture-key")));
            }
            other => text.push(other),
        }
    }
    text
}

/// How many columns the names take to the left of a time line.
fn left_of(timeline: &Timeline) -> usize {
    // Longer ones are wrapped.
    const NAME: usize = 36;
    let width = |name: &String| name.width().min(NAME);
    let names = timeline.lanes.iter().map(|lane| width(&lane.name)).max().unwrap_or_default();
    let spans = timeline.lanes.iter().flat_map(|lane| lane.spans.iter().map(|span| width(&span.who)));
    let marks = timeline.lanes.iter().flat_map(|lane| lane.marks.iter().map(|mark| width(&mark.who)));
    let reps = spans.chain(marks).max().unwrap_or_default();
    let [name_head, _, rep_head, _] = &timeline.headers;
    names.max(width(name_head)) + reps.max(width(rep_head)) + 5
}

fn drawn(chart: &Chart, sketch: Sketch, catalogue: &Catalogue) -> Block {
    let (headers, rows) = match (chart.kind, sketch) {
        // A page has room for all of it.
        (Kind::Parts, Sketch::Page) => chart.table(&catalogue.word("head-limit")),
        _ => chart.sketch(&catalogue.word("head-now")),
    };
    Block::Table { headers, rows }
}

fn table_of(tiles: &[Tile], catalogue: &Catalogue) -> Block {
    let row = |tile: &Tile| {
        let most = tile.history.iter().copied().max().unwrap_or_default();
        let mut cells =
            vec![Cell::plain(labelled(tile, catalogue)), Cell { tone: tile.tone, ..Cell::right(tile.shown.clone()) }];
        cells.extend(tile.against.iter().map(|against| Cell::right(against.shown.clone())));
        cells.push(Cell::plain(spark(&tile.history, most)));
        cells
    };
    let mut headers = vec![catalogue.word("head-figure"), catalogue.word("head-now")];
    headers.extend(tiles.first().into_iter().flat_map(|tile| tile.against.iter().map(|against| against.label.clone())));
    headers.push(catalogue.word("head-course"));
    Block::Table { headers, rows: tiles.iter().map(row).collect() }
}

/// What a number counts, with the word on it.
pub fn labelled(tile: &Tile, catalogue: &Catalogue) -> String {
    let (label, Some(aside)) = (tile.label.as_str(), tile.aside.as_deref()) else { return tile.label.clone() };
    catalogue.say(&message!("tile-with-aside", label = label, aside = aside))
}

fn steps((place, task): (usize, Task)) -> Vec<Block> {
    let mut blocks = vec![Block::Indented(format!("{}. {}", place + 1, task.text))];
    blocks.extend(task.commands.into_iter().map(Block::Command));
    blocks
}
