//! HTML, for a browser and for paper: one file that needs no script and loads nothing.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::block::{Block, Cell, Tone};
use super::lang::Catalogue;
use super::page::tidy;
use crate::core::rulebook::Lang;

/// A part of the page: a title and what stands below it.
#[derive(Default)]
struct Section<'b> {
    title: Option<&'b str>,
    blocks: Vec<&'b Block>,
}

/// Blocks as a page.
pub fn write(blocks: &[Block], catalogue: &Catalogue) -> Vec<u8> {
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
    page(&title, &sections, catalogue).into_string().into_bytes()
}

fn page(title: &str, sections: &[Section<'_>], catalogue: &Catalogue) -> Markup {
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
                    @for (i, section) in sections.iter().enumerate() { (self::section(i, section)) }
                }
            }
        }
    }
}

fn section(place: usize, section: &Section<'_>) -> Markup {
    let id = format!("s{place}");
    html! {
        @if let Some(title) = section.title {
            section aria-labelledby=(id) {
                h2 id=(id) { (tidy(title)) }
                @for block in &section.blocks { (self::block(block)) }
            }
        } @else {
            section { @for block in &section.blocks { (self::block(block)) } }
        }
    }
}

fn block(block: &Block) -> Markup {
    html! {
        @match block {
            Block::Title(title) => h2 { (tidy(title)) },
            Block::Part(title) => h3 { (tidy(title)) },
            Block::Table { headers, rows } => (table(headers, rows)),
            Block::More(_) | Block::Rest(..) => {},
            Block::Line(tone, line) => p class=[class(*tone)] { (lines(line)) },
            Block::Indented(line) => p.in { (lines(line)) },
            Block::Command(command) => pre { code { (tidy(command)) } },
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
                            @for (column, cell) in row.iter().enumerate() { (self::cell(cell, column == 0)) }
                        }
                    }
                }
            }
        }
    }
}

fn cell(cell: &Cell, is_head: bool) -> Markup {
    let text = tidy(&cell.text);
    let (first, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let inner = html! {
        @if let Some(class) = class(cell.tone) { span class=(class) { (first) } } @else { (first) }
        @for line in rest.lines() { br; span.sub { (line) } }
    };
    let number = cell.is_number.then_some("n");
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
        let page = String::from_utf8(write(&blocks, &Catalogue::new(Lang::En))).unwrap();
        assert!(page.contains("<th scope=\"row\">&lt;script&gt;"), "{page}");
        assert!(!page.contains("<script"), "{page}");
    }
}
