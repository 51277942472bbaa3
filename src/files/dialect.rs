//! How a ledger is written: encoding, delimiter, line ending.

use encoding_rs::GB18030;

use crate::core::column::Meaning;
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::message;

/// The bytes that a spreadsheet puts in front of UTF-8.
pub const BOM: &[u8] = &[0xEF, 0xBB, 0xBF];

/// How a ledger is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Dialect {
    /// How characters are written.
    pub encoding: Encoding,
    /// What stands between cells.
    pub delimiter: Delimiter,
    /// What ends a line.
    pub line_end: LineEnd,
}

/// How characters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8 without a BOM.
    Utf8,
    /// UTF-8 with a BOM, as Excel wants it.
    Utf8Bom,
    /// GB18030 (and GBK), where the rulebook declares it.
    Gb18030,
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
}

impl Encoding {
    /// The name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf8Bom => "UTF-8 (BOM)",
            Encoding::Gb18030 => "GB18030",
        }
    }

    /// The encoding of a file's bytes, and the bytes in UTF-8. Whether UTF-8 is true to its word is seen when the
    /// records are read.
    ///
    /// # Errors
    /// The line of the first bytes that are no text in the encoding declared.
    pub fn decode(bytes: Vec<u8>, declared: Option<&str>) -> Result<(Encoding, Vec<u8>), Box<Problem>> {
        if bytes.starts_with(BOM) {
            return Ok((Encoding::Utf8Bom, bytes));
        }
        if declared != Some("gb18030") || (!bytes.is_ascii() && std::str::from_utf8(&bytes).is_ok()) {
            return Ok((Encoding::Utf8, bytes));
        }
        let text = gb18030(&bytes).map_err(|line| bad_bytes(line, Encoding::Gb18030))?;
        Ok((Encoding::Gb18030, text))
    }

    /// The bytes of a text, without a BOM; `None` where a character can't be written so.
    #[must_use]
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Encoding::Utf8 | Encoding::Utf8Bom => Some(text.as_bytes().to_vec()),
            Encoding::Gb18030 => {
                let (bytes, _, unmappable) = GB18030.encode(text);
                (!unmappable).then(|| bytes.into_owned())
            }
        }
    }
}

fn gb18030(bytes: &[u8]) -> Result<Vec<u8>, u32> {
    match GB18030.decode_without_bom_handling_and_without_replacement(bytes) {
        Some(text) => Ok(text.into_owned().into_bytes()),
        // Find the line: the longest run of whole lines that still decodes.
        None => Err(bytes
            .split_inclusive(|b| *b == b'\n')
            .position(|line| GB18030.decode_without_bom_handling_and_without_replacement(line).is_none())
            .map_or(1, |i| u32::try_from(i + 1).unwrap_or(u32::MAX))),
    }
}

/// The problem of bytes that are no text.
pub fn bad_bytes(line: u32, encoding: Encoding) -> Box<Problem> {
    let problem = Problem::new(message!("ledger-bad-encoding", encoding = encoding.name())).on_line(Some(line));
    Box::new(problem.hint(message!("ledger-bad-encoding-hint")))
}

impl LineEnd {
    /// The line ending of a text: that of its last whole line.
    #[must_use]
    pub fn of(text: &[u8]) -> LineEnd {
        match memchr::memrchr(b'\n', text) {
            Some(end) if text.get(..end).is_some_and(|line| !line.ends_with(b"\r")) => LineEnd::Lf,
            _ => LineEnd::CrLf,
        }
    }

    /// Its characters.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            LineEnd::Lf => "\n",
            LineEnd::CrLf => "\r\n",
        }
    }
}

impl Delimiter {
    const ALL: [Delimiter; 3] = [Delimiter(b','), Delimiter(b';'), Delimiter(b'\t')];

    /// The delimiter under which a header has the most columns that are known.
    #[must_use]
    pub fn of(header: &str, rules: &Rulebook) -> Delimiter {
        if let Some(declared) = rules.ledger.delimiter {
            return Delimiter(declared);
        }
        let known = |delimiter: &Delimiter| {
            let cells = header.split(char::from(delimiter.0)).map(|cell| cell.trim_matches(['"', ' ', '\r', '\n']));
            let known = cells.clone().filter(|cell| matches!(rules.ledger.meaning(cell), Meaning::Standard(_))).count();
            (known, cells.count())
        };
        // Of equals the first: a header of one column is a comma-separated one.
        Delimiter::ALL.into_iter().rev().max_by_key(known).unwrap_or(Delimiter(b','))
    }
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
            ("at", b','),
            ("nothing;known;here", b';'),
        ] {
            assert_eq!(Delimiter::of(header, &rules), Delimiter(delimiter), "{header}");
        }
    }

    #[test]
    fn encodings_are_told_apart() {
        let gb = GB18030.encode("时间,事件\n客户").0.into_owned();
        let text = "时间,事件\n客户";
        assert_eq!(Encoding::decode(gb, Some("gb18030")).unwrap(), (Encoding::Gb18030, text.into()));
        assert_eq!(Encoding::decode(text.into(), Some("gb18030")).unwrap(), (Encoding::Utf8, text.into()));
        let with_bom = [BOM, text.as_bytes()].concat();
        assert_eq!(Encoding::decode(with_bom.clone(), None).unwrap(), (Encoding::Utf8Bom, with_bom));
        let broken = Encoding::decode(b"at\nx\n\xFF".to_vec(), Some("gb18030")).unwrap_err();
        assert_eq!((broken.line, broken.message.id), (Some(3), "ledger-bad-encoding"));
        assert_eq!(Encoding::Gb18030.encode("€"), Some(GB18030.encode("€").0.into_owned()));
    }

    #[test]
    fn the_line_end_is_that_of_the_last_line() {
        assert_eq!(LineEnd::of(b"a\r\nb\r\n"), LineEnd::CrLf);
        assert_eq!(LineEnd::of(b"a\nb"), LineEnd::Lf);
        assert_eq!(LineEnd::of(b""), LineEnd::CrLf);
    }
}
