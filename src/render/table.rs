//! Text for people: titles, tables and sentences, as wide as the terminal.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use unicode_width::UnicodeWidthStr;

use super::block::{Block, Cell, Tone};
use super::safe::Safe;

/// Characters without width that [`Safe`] lets nobody else write: where a tone begins and ends. They go through the
/// layout of a table and become colours, or nothing, afterwards.
const TONES: [(char, Tone, &str); 5] = [
    ('\u{2061}', Tone::Good, "\u{1b}[32m"),
    ('\u{2062}', Tone::Warn, "\u{1b}[33m"),
    ('\u{2063}', Tone::Bad, "\u{1b}[31m"),
    ('\u{2064}', Tone::Faint, "\u{1b}[2m"),
    ('\u{206a}', Tone::Plain, "\u{1b}[1m"),
];
const END: char = '\u{2060}';

/// Lays out blocks in so many columns.
pub fn write(blocks: &[Block], width: u16, color: bool) -> Vec<u8> {
    let mut text = String::new();
    for (i, block) in blocks.iter().enumerate() {
        match block {
            Block::Title(title) => {
                if i > 0 {
                    text.push('\n');
                }
                for line in wrapped(Safe::new(title).as_str(), width, "") {
                    text.push_str(&marked(Tone::Plain, &line));
                    text.push('\n');
                }
            }
            Block::Table { headers, rows } => {
                for line in table(headers, rows, width).lines() {
                    text.push_str(line.trim_end());
                    text.push('\n');
                }
            }
            Block::More(_) => {}
            Block::Line(tone, line) => {
                for line in wrapped(Safe::new(line).as_str(), width, "  ") {
                    text.push_str(&if *tone == Tone::Plain { line } else { marked(*tone, &line) });
                    text.push('\n');
                }
            }
            Block::Indented(line) => {
                for line in wrapped(&format!("  {}", Safe::new(line)), width, "    ") {
                    text.push_str(&line);
                    text.push('\n');
                }
            }
        }
    }
    painted(&text, color).into_bytes()
}

fn table(headers: &[String], rows: &[Vec<Cell>], width: u16) -> String {
    let headers: Vec<String> = headers.iter().map(|header| Safe::line(header).to_string()).collect();
    let texts: Vec<Vec<Safe>> = rows.iter().map(|row| row.iter().map(|cell| Safe::new(&cell.text)).collect()).collect();
    let mut natural: Vec<usize> = headers.iter().map(|header| header.width()).collect();
    for row in &texts {
        for (widest, text) in natural.iter_mut().zip(row) {
            *widest = (*widest).max(text.as_str().lines().map(UnicodeWidthStr::width).max().unwrap_or(0));
        }
    }
    let shares: Vec<u16> =
        shares(&natural, usize::from(width)).into_iter().map(|n| u16::try_from(n).unwrap_or(width)).collect();

    let mut table = Table::new();
    table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─')));
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width).set_header(headers);
    for (row, texts) in rows.iter().zip(&texts) {
        table.add_row(row.iter().zip(texts).zip(&shares).map(|((cell, text), share)| {
            // Chinese may break between characters, which the table would do only in a word that is too long.
            let mut lines = wrapped(text.as_str(), *share, "");
            if let (Some(first), false) = (lines.first_mut(), cell.tone == Tone::Plain) {
                *first = marked(cell.tone, first);
            }
            let align = if cell.is_number { CellAlignment::Right } else { CellAlignment::Left };
            comfy_table::Cell::new(lines.join("\n")).set_alignment(align)
        }));
    }
    for (column, share) in table.column_iter_mut().zip(shares) {
        // One blank of padding, one between columns.
        column.set_padding((0, 1));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(share.saturating_add(1))));
    }
    table.to_string()
}

/// How wide each column is: as wide as its widest cell while all fit, else the widest give way first.
fn shares(natural: &[usize], width: usize) -> Vec<usize> {
    const LEAST: usize = 4;
    let mut shares: Vec<usize> = natural.iter().map(|n| (*n).max(1)).collect();
    loop {
        let total: usize = shares.iter().map(|share| share + 2).sum();
        let Some(widest) = shares.iter_mut().max() else { return shares };
        if total <= width + 1 || *widest <= LEAST {
            return shares;
        }
        *widest -= 1;
    }
}

fn marked(tone: Tone, text: &str) -> String {
    let start = TONES.iter().find(|(_, known, _)| *known == tone).map_or(END, |(mark, ..)| *mark);
    format!("{start}{text}{END}")
}

/// Turns marks into colours, or takes them away; no colour runs beyond its line.
fn painted(text: &str, color: bool) -> String {
    const RESET: &str = "\u{1b}[0m";
    let mut painted = String::with_capacity(text.len());
    let mut is_open = false;
    for c in text.chars() {
        let paint = match TONES.iter().find(|(mark, ..)| *mark == c) {
            Some((.., paint)) => paint,
            None if c == END => RESET,
            None => {
                if c == '\n' && is_open && color {
                    painted.push_str(RESET);
                    is_open = false;
                }
                painted.push(c);
                continue;
            }
        };
        is_open = c != END;
        if color {
            painted.push_str(paint);
        }
    }
    painted
}

/// Breaks a text into lines of a width at blanks and between Chinese characters; later lines are indented.
fn wrapped(text: &str, width: u16, indent: &str) -> Vec<String> {
    let width = usize::from(width).max(4);
    let mut lines = Vec::new();
    for paragraph in text.split('\n') {
        let mut line = String::new();
        for piece in pieces(paragraph) {
            let piece_width = piece.trim_end().width();
            if !line.trim().is_empty() && line.width() + piece_width > width {
                lines.push(line.trim_end().to_owned());
                indent.clone_into(&mut line);
            }
            line.push_str(piece);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// A text cut where a line may break: after blanks, and around wide characters, but never before closing punctuation.
fn pieces(text: &str) -> Vec<&str> {
    const CLOSING: &[char] = &['，', '。', '、', '；', '：', '）', '」', '”', '？', '！', '》'];
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut last: Option<char> = None;
    for (i, c) in text.char_indices() {
        let is_wide = |c: char| !c.is_ascii() && unicode_width::UnicodeWidthChar::width(c) == Some(2);
        let may_break = last.is_some_and(|last| (last == ' ' && c != ' ') || is_wide(last) || is_wide(c));
        if may_break && !CLOSING.contains(&c) && c != ' ' && !matches!(last, Some('（' | '「' | '“' | '《')) {
            pieces.push(&text[start..i]);
            start = i;
        }
        last = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(blocks: &[Block], width: u16, color: bool) -> Vec<String> {
        String::from_utf8(write(blocks, width, color)).unwrap().lines().map(str::to_owned).collect()
    }

    #[test]
    fn chinese_aligns_and_long_text_wraps() {
        let blocks = [Block::Table {
            headers: vec!["客户".into(), "Rep".into(), "Why".into()],
            rows: vec![
                vec![Cell::plain("华远科技"), Cell::plain("Ann"), Cell::plain("one two three four five six")],
                vec![Cell::plain("Fox"), Cell::plain("张伟"), Cell::plain("x")],
            ],
        }];
        let expected = [
            "客户      Rep   Why",
            "──────────────────────────────",
            "华远科技  Ann   one two three",
            "                four five six",
            "Fox       张伟  x",
        ];
        let told = lines(&blocks, 30, false);
        assert_eq!(told.len(), expected.len(), "{told:#?}");
        for (told, expected) in told.iter().zip(expected) {
            assert_eq!(told.trim_end_matches('─'), expected.trim_end_matches('─'));
        }
    }

    #[test]
    fn colours_are_taken_away_or_end_with_their_line() {
        let blocks = [Block::Line(Tone::Bad, "a\u{1b}[0m b".into())];
        assert_eq!(lines(&blocks, 80, false), ["a\\u{1b}[0m b"]);
        assert_eq!(lines(&blocks, 80, true), ["\u{1b}[31ma\\u{1b}[0m b\u{1b}[0m"]);
    }

    #[test]
    fn sentences_break_at_blanks_and_between_characters() {
        assert_eq!(wrapped("one two three", 10, "  "), ["one two", "  three"]);
        assert_eq!(wrapped("客户正在保护期内，请问经理", 18, ""), ["客户正在保护期内，", "请问经理"]);
    }
}
