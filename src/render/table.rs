//! Text for people: titles, tables and sentences, as wide as the terminal.

use comfy_table::{CellAlignment, ColumnConstraint, ContentArrangement, LineStyle, Table, TableStyle, Width};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::block::{Block, Cell, Tone};
use super::safe::Safe;
use crate::core::text::is_common_han;

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
            Block::Part(title) => {
                if matches!(i.checked_sub(1).and_then(|last| blocks.get(last)), Some(before) if !matches!(before, Block::Title(_)))
                {
                    text.push('\n');
                }
                for line in wrapped(Safe::new(title).as_str(), width, "") {
                    text.push_str(&line);
                    text.push('\n');
                }
            }
            // Those that are more than text are sketched beforehand.
            Block::More(_)
            | Block::Rest(..)
            | Block::Sheet { .. }
            | Block::Tiles(_)
            | Block::Tasks(_)
            | Block::Chart(_)
            | Block::Timeline(_) => {}
            Block::Line(tone, line) => {
                for line in wrapped(Safe::new(line).as_str(), width, "  ") {
                    text.push_str(&if *tone == Tone::Plain { line } else { marked(*tone, &line) });
                    text.push('\n');
                }
            }
            Block::Command(command) => {
                text.push_str(&marked(Tone::Good, &format!("  {}", Safe::line(command))));
                text.push('\n');
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
    let mut needs: Vec<Need> = headers.iter().map(|header| Need::of(header)).collect();
    for (row, texts) in rows.iter().zip(&texts) {
        for ((need, cell), text) in needs.iter_mut().zip(row).zip(texts) {
            need.take(text.as_str(), cell.is_number);
        }
    }
    let Some(shares) = shares(&needs, usize::from(width)) else { return stacked(&headers, rows, &texts, width) };
    let shares: Vec<u16> = shares.into_iter().map(|share| u16::try_from(share).unwrap_or(width)).collect();

    let mut table = Table::new();
    table.load_style(TableStyle::new().header_separator(LineStyle::none().fill('─').junction('─')));
    table.set_content_arrangement(ContentArrangement::Dynamic).set_width(width).set_header(headers);
    for (row, texts) in rows.iter().zip(&texts) {
        table.add_row(row.iter().zip(texts).zip(&shares).map(|((cell, text), share)| {
            // Chinese may break between characters, which the table would do only in a word that is too long.
            let align = if cell.is_number { CellAlignment::Right } else { CellAlignment::Left };
            comfy_table::Cell::new(lines(cell, text, *share).join("\n")).set_alignment(align)
        }));
    }
    for (column, share) in table.column_iter_mut().zip(shares) {
        // One blank of padding, one between columns.
        column.set_padding((0, 1));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(share.saturating_add(1))));
    }
    table.to_string()
}

/// A table that is too wide, as a list: of each row one field under the other.
fn stacked(headers: &[String], rows: &[Vec<Cell>], texts: &[Vec<Safe>], width: u16) -> String {
    let label = headers.iter().map(|header| width_of(header)).max().unwrap_or(0) + 2;
    let share = usize::from(width).saturating_sub(label).max(LEAST);
    let mut list = "─".repeat(width.into());
    for (row, texts) in rows.iter().zip(texts) {
        list.push('\n');
        for ((header, cell), text) in headers.iter().zip(row).zip(texts).filter(|(_, text)| !text.as_str().is_empty()) {
            for (i, line) in lines(cell, text, u16::try_from(share).unwrap_or(width)).into_iter().enumerate() {
                let header = if i == 0 { header } else { "" };
                let blanks = " ".repeat(label - width_of(header));
                list.extend([header, &blanks, &line, "\n"]);
            }
        }
    }
    list
}

/// A cell in lines of a width, the first in the cell's tone.
fn lines(cell: &Cell, text: &Safe, width: u16) -> Vec<String> {
    let mut lines = wrapped(text.as_str(), width, "");
    if let (Some(first), false) = (lines.first_mut(), cell.tone == Tone::Plain) {
        *first = marked(cell.tone, first);
    }
    lines
}

/// How much room a column needs.
#[derive(Clone, Copy, Debug)]
struct Need {
    /// For its widest line.
    natural: usize,
    /// For the widest line below its header.
    cells: usize,
    /// For its longest word; what is a number stays whole.
    least: usize,
}

/// The least width of a text that is worth a column of its own.
const LEAST: usize = 8;

/// In fewer columns than these, a table in which more than headers must break becomes a list.
const NARROW: usize = 60;

impl Need {
    fn of(header: &str) -> Need {
        let mut need = Need { natural: 1, cells: 0, least: 1 };
        need.take(header, false);
        Need { cells: 0, ..need }
    }

    fn take(&mut self, text: &str, is_number: bool) {
        for line in text.lines() {
            let width = width_of(line);
            self.natural = self.natural.max(width);
            self.cells = self.cells.max(width);
            if width > self.least {
                let word = || pieces(line).map(|piece| width_of(piece.trim_end())).max().unwrap_or(0);
                self.least = self.least.max(if is_number { width } else { word() });
            }
        }
    }
}

/// How wide each column is: as wide as its widest line while all fit. Else headers give way first; then the last
/// column, which holds the longest text; then what is longer than a name; and names and days only in the end. `None`
/// where that is not enough.
fn shares(needs: &[Need], width: usize) -> Option<Vec<usize>> {
    let mut shares: Vec<usize> = needs.iter().map(|need| need.natural).collect();
    let total = |shares: &[usize]| shares.iter().map(|share| share + 2).sum::<usize>();
    let last = shares.len().saturating_sub(1);
    let (others, last) = (0..last, last..last + 1);
    let steps = [(0..shares.len(), 0), (last.clone(), 28), (others.clone(), 28), (last, 16), (others, LEAST)];
    for (columns, floor) in steps {
        // The last column needs no blank after it.
        while total(&shares) > width + 1 {
            let can_give = |(i, share): &(usize, &mut usize)| {
                let Some(need) = needs.get(*i).filter(|_| columns.contains(i)) else { return false };
                let floor = if floor == 0 { need.cells } else { floor };
                **share > floor.max(need.least)
            };
            let Some((_, widest)) = shares.iter_mut().enumerate().filter(can_give).max_by_key(|(_, share)| **share)
            else {
                break;
            };
            *widest -= 1;
        }
    }
    let is_whole = needs.iter().zip(&shares).all(|(need, share)| need.cells <= *share);
    (total(&shares) <= width + 1 && (width >= NARROW || is_whole)).then_some(shares)
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
        // Most cells are short.
        if width_of(paragraph) <= width {
            lines.push(paragraph.trim_end().to_owned());
            continue;
        }
        let mut line = String::new();
        for piece in pieces(paragraph) {
            let piece_width = width_of(piece.trim_end());
            if !line.trim().is_empty() && width_of(&line) + piece_width > width {
                lines.push(line.trim_end().to_owned());
                indent.clone_into(&mut line);
            }
            line.push_str(piece);
        }
        lines.push(line.trim_end().to_owned());
    }
    lines
}

/// In how many columns a text is shown. What most cells are made of need not be looked up.
fn width_of(text: &str) -> usize {
    let width = |c: char| match c {
        ' '..='~' => Some(1),
        '\u{ff01}'..='\u{ff5e}' | '\u{3001}'..='\u{3002}' => Some(2),
        c if is_common_han(c) => Some(2),
        _ => None,
    };
    text.chars().map(width).sum::<Option<usize>>().unwrap_or_else(|| text.width())
}

/// A text cut where a line may break: after blanks, and around wide characters, but never before closing punctuation.
fn pieces(text: &str) -> impl Iterator<Item = &str> {
    const CLOSING: &[char] = &['，', '。', '、', '；', '：', '）', '」', '”', '？', '！', '》'];
    let mut last: Option<(char, bool)> = None;
    let breaks = text.char_indices().filter_map(move |(i, c)| {
        let is_wide = !c.is_ascii() && c.width() == Some(2);
        let (before, was_wide) = last.replace((c, is_wide))?;
        let may_break = (before == ' ' && c != ' ') || was_wide || is_wide;
        let breaks = may_break && !CLOSING.contains(&c) && c != ' ' && !matches!(before, '（' | '「' | '“' | '《');
        breaks.then_some(i)
    });
    let mut start = 0;
    breaks.chain([text.len()]).map(move |end| &text[std::mem::replace(&mut start, end)..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(blocks: &[Block], width: u16, color: bool) -> Vec<String> {
        String::from_utf8(write(blocks, width, color)).unwrap().lines().map(str::to_owned).collect()
    }

    fn table_of(rows: &[[&str; 3]]) -> Vec<Block> {
        let rows = rows.iter().map(|row| row.map(Cell::plain).into()).collect();
        vec![Block::Table { headers: ["客户", "When", "Why"].map(str::to_owned).into(), rows }]
    }

    #[test]
    fn common_characters_are_as_wide_as_all() {
        for c in (' '..='\u{ffff}').filter(|c| !c.is_control()) {
            assert_eq!(width_of(&c.to_string()), c.to_string().width(), "{c:?}");
        }
    }

    #[test]
    fn chinese_aligns_and_long_text_wraps() {
        let blocks = table_of(&[
            ["华远科技", "2026-11-05", "one two three four five six seven eight nine ten"],
            ["Fox", "", "x"],
        ]);
        let expected = [
            "客户      When        Why",
            "────────────────────────────────────────────────────────────",
            "华远科技  2026-11-05  one two three four five six seven",
            "                      eight nine ten",
            "Fox                   x",
        ];
        assert_eq!(lines(&blocks, 60, false), expected);
    }

    #[test]
    fn the_last_column_gives_way_before_names_and_days() {
        let name = "苏州恒锐精密机械有限公司";
        let blocks = table_of(&[[name, "2026-11-25 09:05 (116 days)", "until the end of the year, or longer"]]);
        for width in [72, 80, 100] {
            let told = lines(&blocks, width, false);
            assert!(told.iter().any(|line| line.starts_with(&format!("{name}  2026-11-25 09:05"))), "{told:#?}");
            assert!(told.iter().all(|line| line.width() <= width.into()), "{told:#?}");
        }
    }

    #[test]
    fn a_table_that_is_too_wide_becomes_a_list() {
        let blocks =
            table_of(&[["华远科技", "2026-11-05 09:05\n3 points", "one two three four five six"], ["Fox", "", "x"]]);
        let expected = [
            "──────────────────────────────",
            "客户  华远科技",
            "When  2026-11-05 09:05",
            "      3 points",
            "Why   one two three four five",
            "      six",
            "",
            "客户  Fox",
            "Why   x",
        ];
        assert_eq!(lines(&blocks, 30, false), expected);
        // What fits stays a table, though a header breaks.
        let short = [Block::Table {
            headers: ["", "09-24 to 09-30"].map(str::to_owned).into(),
            rows: vec![vec![Cell::plain("Claims granted"), Cell::right("0")]],
        }];
        assert_eq!(
            lines(&short, 26, false),
            [
                "                09-24 to",
                "                09-30",
                "──────────────────────────",
                "Claims granted          0"
            ]
        );
        let many: Vec<Cell> = (0..9).map(|_| Cell::right("1,234,567")).collect();
        let wide = [Block::Table { headers: vec!["n".to_owned(); 9], rows: vec![many] }];
        assert_eq!(lines(&wide, 80, false).len(), 10, "numbers are never broken");
    }

    #[test]
    fn a_command_is_one_line_however_long() {
        let command = "turfbook log 撤销 --ref f-yyxovtxh --by 周敏";
        assert_eq!(lines(&[Block::Command(command.into())], 20, false), [format!("  {command}")]);
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
