//! Markdown, for a chat, a forum or a wiki: tables and sentences in which nothing is markup but what we write.

use super::block::{Block, Cell, Task, Tone};
use super::page::tidy;

/// Blocks as Markdown that chats and forums show alike.
pub fn write(blocks: &[Block]) -> Vec<u8> {
    let mut text = String::new();
    let mut is_first = true;
    for (i, block) in blocks.iter().enumerate() {
        let is_list = matches!(block, Block::Indented(_));
        let goes_on = is_list && i > 0 && matches!(blocks.get(i - 1), Some(Block::Indented(_)));
        let is_shown = !matches!(block, Block::More(_) | Block::Rest(..) | Block::Sheet { .. });
        if i > 0 && !goes_on && is_shown {
            text.push('\n');
        }
        match block {
            Block::Title(title) => {
                text.push_str(if is_first { "# " } else { "## " });
                is_first = false;
                text.push_str(&inline(title));
            }
            Block::Part(title) => {
                text.push_str("### ");
                text.push_str(&inline(title));
            }
            Block::Table { headers, rows } => table(&mut text, headers, rows),
            // Those that are more than text are sketched beforehand.
            Block::More(_)
            | Block::Rest(..)
            | Block::Sheet { .. }
            | Block::Tiles(_)
            | Block::Chart(_)
            | Block::Timeline(_) => continue,
            Block::Line(tone, line) => text.push_str(&toned(*tone, &paragraph(line))),
            Block::Indented(line) => {
                text.push_str("- ");
                text.push_str(&paragraph(line));
            }
            Block::Tasks(list) => tasks(&mut text, list),
            Block::Command(command) => fenced(&mut text, &tidy(command)),
        }
        text.push('\n');
    }
    text.into_bytes()
}

fn table(text: &mut String, headers: &[String], rows: &[Vec<Cell>]) {
    let is_number = |column: usize| rows.iter().filter_map(|row| row.get(column)).any(|cell| cell.is_number);
    line(text, headers.iter().map(|header| inline(header)));
    line(text, (0..headers.len()).map(|column| if is_number(column) { "---:" } else { "---" }.to_owned()));
    for row in rows {
        line(text, row.iter().map(|cell| toned(cell.tone, &inline(&cell.text))));
    }
    // The caller ends the last line.
    text.pop();
}

fn line(text: &mut String, cells: impl Iterator<Item = String>) {
    text.push('|');
    for cell in cells {
        text.push(' ');
        text.push_str(&cell);
        text.push_str(" |");
    }
    text.push('\n');
}

fn toned(tone: Tone, text: &str) -> String {
    if tone == Tone::Bad && !text.is_empty() { format!("**{text}**") } else { text.to_owned() }
}

/// A numbered list, each with its commands below.
fn tasks(text: &mut String, tasks: &[Task]) {
    for (place, task) in tasks.iter().enumerate() {
        text.extend([format!("{}. {}\n", place + 1, paragraph(&task.text))]);
        for command in &task.commands {
            let mut code = String::new();
            fenced(&mut code, &tidy(command));
            text.extend(code.lines().flat_map(|line| ["   ", line, "\n"]));
        }
    }
    // The caller ends the last line.
    text.pop();
}

/// A block of code, with a fence that is longer than any in it.
fn fenced(text: &mut String, code: &str) {
    let mut longest = 0;
    let mut run = 0;
    for c in code.chars() {
        run = if c == '`' { run + 1 } else { 0 };
        longest = longest.max(run);
    }
    let fence = "`".repeat(longest.max(2) + 1);
    text.extend([&fence, "sh\n", code, "\n", &fence]);
}

/// A sentence of its own: what stands first in it makes no list or title either.
fn paragraph(text: &str) -> String {
    let text = inline(text);
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let first = text[digits..].chars().next();
    match first {
        Some('.' | ')') if digits > 0 => format!("{}\\{}", &text[..digits], &text[digits..]),
        Some('#' | '-' | '+' | '=') if digits == 0 => format!("\\{text}"),
        _ => text,
    }
}

/// A text in one line, in which nothing is markup.
fn inline(text: &str) -> String {
    let text = tidy(text).replace('\n', " · ");
    let mut safe = String::with_capacity(text.len());
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        let next = rest.peek().copied().unwrap_or(' ');
        let is_markup = match c {
            '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '$' => true,
            // `no_contact` is no emphasis.
            '_' => !(before.is_ascii_alphanumeric() && next.is_ascii_alphanumeric()),
            '&' => is_entity(rest.clone()),
            // No text becomes a link by itself.
            ':' => next == '/',
            '.' => before.eq_ignore_ascii_case(&'w'),
            '@' => before.is_ascii_alphanumeric(),
            _ => false,
        };
        if is_markup {
            safe.push('\\');
        }
        safe.push(c);
        before = c;
    }
    safe
}

/// Whether what follows an ampersand makes one character of it: `amp;`.
fn is_entity(mut rest: impl Iterator<Item = char>) -> bool {
    rest.find(|c| !c.is_ascii_alphanumeric() && *c != '#') == Some(';')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_markup_but_what_we_write() {
        let table = [
            ("a|b", "a\\|b"),
            ("no_contact", "no_contact"),
            ("_x_", "\\_x\\_"),
            ("<script>", "\\<script\\>"),
            ("R&D &amp; &#1;", "R&D \\&amp; \\&#1;"),
            ("http://x www.y a@b @c", "http\\://x www\\.y a\\@b @c"),
            ("a\nb", "a · b"),
            ("[x](y) ![z]", "\\[x\\](y) !\\[z\\]"),
        ];
        for (text, safe) in table {
            assert_eq!(inline(text), safe);
        }
        for (text, safe) in [("1. x", "1\\. x"), ("# x", "\\# x"), ("12 x", "12 x"), ("- x", "\\- x"), ("", "")] {
            assert_eq!(paragraph(text), safe);
        }
    }

    #[test]
    fn a_fence_is_longer_than_what_it_holds() {
        let text = String::from_utf8(write(&[Block::Command("echo ````".into())])).unwrap();
        assert_eq!(text, "`````sh\necho ````\n`````\n");
    }

    #[test]
    fn the_first_title_is_the_highest() {
        let blocks = [
            Block::Title("One".into()),
            Block::Table {
                headers: vec!["a".into(), "n".into()],
                rows: vec![vec![Cell::plain("x|"), Cell::right("1")]],
            },
            Block::Title("Two".into()),
            Block::Part("Three".into()),
            Block::Indented("x".into()),
            Block::Indented("y".into()),
            Block::Line(Tone::Bad, "z".into()),
        ];
        let expected = "# One\n\n| a | n |\n| --- | ---: |\n| x\\| | 1 |\n\n## Two\n\n### Three\n\n- x\n- y\n\n**z**\n";
        assert_eq!(String::from_utf8(write(&blocks)).unwrap(), expected);
    }
}
