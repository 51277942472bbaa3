//! Pictures for those who read text: tables with lines of characters.

use super::block::{Block, Cell, Task};
use super::lang::Catalogue;
use super::picture::{Chart, Kind, Tile, spark};

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
            Block::Tasks(tasks) => text.extend(tasks.into_iter().enumerate().flat_map(steps)),
            Block::Chart(chart) => {
                text.push(Block::Part(chart.title.clone()));
                text.push(drawn(&chart, sketch, catalogue));
            }
            Block::Timeline(timeline) => {
                // A name and a rep stand to the left.
                let width = match sketch {
                    Sketch::Terminal(width) => usize::from(width).saturating_sub(38).clamp(14, 56),
                    Sketch::Page => 42,
                };
                let span = format!("{} – {}", catalogue.day(timeline.from), catalogue.day(timeline.to));
                let [customer, _, rep, _] = timeline.headers.clone();
                text.push(Block::Table { headers: vec![customer, rep, span], rows: timeline.sketch(width) });
                text.push(Block::Line(super::block::Tone::Faint, catalogue.word("picture-key")));
            }
            other => text.push(other),
        }
    }
    text
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
        let mut against = tile.against.clone();
        against.splice(0..0, tile.aside.clone());
        vec![
            Cell::plain(tile.label.clone()),
            Cell { tone: tile.tone, ..Cell::right(tile.shown.clone()) },
            Cell::plain(spark(&tile.history, most)),
            Cell::plain(against.join(&catalogue.word("list-comma"))),
        ]
    };
    let headers = ["head-figure", "head-now", "head-course"].map(|id| catalogue.word(id));
    let headers = headers.into_iter().chain([String::new()]).collect();
    Block::Table { headers, rows: tiles.iter().map(row).collect() }
}

fn steps((place, task): (usize, Task)) -> Vec<Block> {
    let mut blocks = vec![Block::Indented(format!("{}. {}", place + 1, task.text))];
    blocks.extend(task.commands.into_iter().map(Block::Command));
    blocks
}
