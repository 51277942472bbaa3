//! How a ledger is written: encoding, delimiter, line ending, quotes. A row that is appended continues it.

use super::encoding::Encoding;
use super::ledger::header;
use crate::core::column::Meaning;
use crate::core::ledger::Cells;
use crate::core::number;
use crate::core::rulebook::Rulebook;

/// How a ledger is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// How characters are written.
    pub encoding: Encoding,
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// What ends a line.
    pub line_end: LineEnd,
    /// Which cells stand in quotes.
    pub quotes: Quotes,
}

/// What stands between cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Delimiter(pub u8);

/// What ends a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LineEnd {
    /// `\n`.
    Lf,
    /// `\r\n`.
    CrLf,
    /// `\r`, as Macs wrote it once.
    Cr,
}

/// Which cells stand in quotes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quotes {
    /// Those that need them.
    Needed,
    /// Every text, as LibreOffice writes it: numbers, dates and empty cells do not.
    Texts,
    /// All cells.
    All,
}

impl LineEnd {
    /// The line ending of a text: that of its last whole line.
    #[must_use]
    pub fn of(text: &[u8]) -> LineEnd {
        match memchr::memrchr(b'\n', text) {
            Some(end) if text.get(..end).is_some_and(|line| !line.ends_with(b"\r")) => LineEnd::Lf,
            None if text.contains(&b'\r') => LineEnd::Cr,
            _ => LineEnd::CrLf,
        }
    }

    /// Its characters.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            LineEnd::Lf => "\n",
            LineEnd::CrLf => "\r\n",
            LineEnd::Cr => "\r",
        }
    }

    /// The byte that tells lines apart, as an editor counts them.
    #[must_use]
    pub fn byte(self) -> u8 {
        if self == LineEnd::Cr { b'\r' } else { b'\n' }
    }
}

impl Delimiter {
    const ALL: [Delimiter; 3] = [Delimiter(b','), Delimiter(b';'), Delimiter(b'\t')];

    /// The delimiter of a text: the rulebook's; else that of a first line `sep=;`, as Excel takes it; else the one under
    /// which the header has the most columns that are known.
    #[must_use]
    pub fn of(text: &[u8], rules: &Rulebook) -> Delimiter {
        if let Some(declared) = rules.ledger.delimiter.or(Delimiter::line(text)) {
            return Delimiter(declared);
        }
        let known = |delimiter: &Delimiter| {
            header(text, delimiter.0, title_rows(text, rules)).map_or((0, 0), |(header, _)| {
                let is_known = |cell: &str| matches!(rules.ledger.meaning(cell), Meaning::Standard(_));
                ((0..header.count()).filter(|i| is_known(header.cell(*i))).count(), header.count() - 1)
            })
        };
        // Of equals the first: a header of one column, or none, is a comma-separated one.
        Delimiter::ALL.into_iter().rev().max_by_key(known).unwrap_or(Delimiter(b','))
    }

    /// What a first line `sep=;` says.
    #[must_use]
    pub fn line(text: &[u8]) -> Option<u8> {
        let line = text.split(|byte| matches!(byte, b'\n' | b'\r')).next()?;
        let line = line.strip_prefix(b"\"").and_then(|line| line.strip_suffix(b"\"")).unwrap_or(line);
        match line {
            [s, e, p, b'=', delimiter @ (b',' | b';' | b'\t' | b'|')] if [*s, *e, *p].eq_ignore_ascii_case(b"sep") => {
                Some(*delimiter)
            }
            _ => None,
        }
    }
}

/// How many rows stand before the header: those that the rulebook says, and a line `sep=;`.
#[must_use]
pub fn title_rows(text: &[u8], rules: &Rulebook) -> u32 {
    rules.ledger.skip_rows.saturating_add(u32::from(Delimiter::line(text).is_some()))
}

impl Quotes {
    /// How a record has its quotes, as far as it can be told.
    #[must_use]
    pub fn of(record: &[u8], delimiter: Delimiter) -> Quotes {
        let mut starts = Vec::new();
        let (mut is_start, mut is_quoted) = (true, false);
        for byte in record {
            if is_start {
                starts.push(*byte);
            }
            is_quoted ^= *byte == b'"';
            is_start = !is_quoted && *byte == delimiter.0;
        }
        let is_text =
            |start: &&u8| !(start.is_ascii_digit() || matches!(start, b'\r' | b'\n') || **start == delimiter.0);
        let mut texts = starts.iter().filter(is_text).peekable();
        match starts.iter().all(|start| *start == b'"') {
            true if !starts.is_empty() => Quotes::All,
            false if texts.peek().is_some() && texts.all(|start| *start == b'"') => Quotes::Texts,
            _ => Quotes::Needed,
        }
    }
}

impl Dialect {
    /// The dialect of a ledger that the program begins: what Excel reads without being asked.
    pub const OF_NEW_LEDGERS: Dialect = Dialect {
        encoding: Encoding::Utf8Bom,
        delimiter: Delimiter(b','),
        line_end: LineEnd::CrLf,
        quotes: Quotes::Needed,
    };

    /// A row as the ledger's own program would have written it, with its line ending.
    #[must_use]
    pub fn row<'c>(self, cells: impl IntoIterator<Item = &'c str>) -> String {
        let mut row = String::new();
        for (i, cell) in cells.into_iter().enumerate() {
            if i > 0 {
                row.push(char::from(self.delimiter.0));
            }
            if self.wants_quotes(cell) {
                row.push('"');
                row.push_str(&cell.replace('"', "\"\""));
                row.push('"');
            } else {
                row.push_str(cell);
            }
        }
        // A line with nothing in it would be no row.
        if row.is_empty() {
            row.push_str("\"\"");
        }
        row.push_str(self.line_end.text());
        row
    }

    fn wants_quotes(self, cell: &str) -> bool {
        let must = cell.contains(['"', '\r', '\n', char::from(self.delimiter.0)]) || cell.starts_with("sep=");
        match self.quotes {
            Quotes::Needed => must,
            Quotes::Texts => must || !(cell.is_empty() || number::parse(cell).is_some() || is_date(cell)),
            Quotes::All => true,
        }
    }
}

fn is_date(cell: &str) -> bool {
    cell.starts_with(|c: char| c.is_ascii_digit()) && cell.contains('-') && !cell.contains(char::is_alphabetic)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_shows_known_columns() {
        let rules = Rulebook::default();
        for (header, delimiter) in [
            ("at,event,customer", b','),
            ("时间;事件;客户, 名称", b';'),
            ("\"at\"\t\"event\"", b'\t'),
            ("\"at\n(day)\";event;customer", b';'),
            ("\n\nat;event", b';'),
            ("at", b','),
            ("sep=;\nat,event", b';'),
            ("\"SEP=\t\"\nat", b'\t'),
        ] {
            assert_eq!(Delimiter::of(header.as_bytes(), &rules), Delimiter(delimiter), "{header}");
        }
        let rules = Rulebook::read("ledger: {skip_rows: 2}").unwrap();
        assert_eq!(Delimiter::of(b"Sales, 2026\n\nat;event\n", &rules), Delimiter(b';'));
    }

    #[test]
    fn the_line_end_is_that_of_the_last_line() {
        assert_eq!(LineEnd::of(b"a\r\nb\r\n"), LineEnd::CrLf);
        assert_eq!(LineEnd::of(b"a\nb"), LineEnd::Lf);
        assert_eq!(LineEnd::of(b"a\rb\r"), LineEnd::Cr);
        assert_eq!(LineEnd::of(b""), LineEnd::CrLf);
    }

    #[test]
    fn quotes_are_written_as_the_last_row_has_them() {
        let table = [
            ("\"at\",\"event\",\"\"", Quotes::All, "\"2026-01-05\",\"5\",\"\",\"x\"\"y\"\n"),
            ("2026-01-05,\"claim\",,\"Fox\"", Quotes::Texts, "2026-01-05,5,,\"x\"\"y\"\n"),
            ("2026-01-05,claim,\"Fox, Ltd\"", Quotes::Needed, "2026-01-05,5,,\"x\"\"y\"\n"),
        ];
        for (record, quotes, row) in table {
            assert_eq!(Quotes::of(record.as_bytes(), Delimiter(b',')), quotes, "{record}");
            let dialect =
                Dialect { encoding: Encoding::UTF8, delimiter: Delimiter(b','), line_end: LineEnd::Lf, quotes };
            assert_eq!(dialect.row(["2026-01-05", "5", "", "x\"y"]), row);
        }
    }
}
