//! How characters are written: what a file says of itself counts first, then what the rulebook declares, and a guess
//! only for reading.

use std::fmt;

use crate::core::column::Standard;
use crate::core::event::EVENTS;
use crate::core::problem::Problem;
use crate::core::rulebook::{Charset, Rulebook};
use crate::message;

/// The bytes that a spreadsheet puts in front of UTF-8.
pub const BOM: &[u8] = &[0xEF, 0xBB, 0xBF];
const BOM_LE: &[u8] = &[0xFF, 0xFE];
const BOM_BE: &[u8] = &[0xFE, 0xFF];

/// How characters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// Without a BOM: UTF-8, or an older encoding, which a file does not tell by itself.
    Plain(Charset),
    /// UTF-8 with a BOM, as Excel wants it.
    Utf8Bom,
    /// UTF-16 with a BOM, low byte first: Excel's "Unicode Text".
    Utf16Le,
    /// UTF-16 with a BOM, high byte first.
    Utf16Be,
}

/// A file's bytes as text.
#[derive(Debug, PartialEq, Eq)]
pub struct Decoded {
    /// How it was written.
    pub encoding: Encoding,
    /// The text in UTF-8; where a file says that it is UTF-8, the bytes as they are, BOM and all.
    pub text: Vec<u8>,
    /// Where in the text a last line without an end begins whose bytes are no text: it was cut in a character.
    pub torn: Option<usize>,
}

impl Encoding {
    /// UTF-8 without a BOM.
    pub const UTF8: Encoding = Encoding::Plain(Charset::Utf8);

    /// The text of a file's bytes. Whether UTF-8 is true to its word is seen when the records are read.
    ///
    /// # Errors
    /// The line of the first bytes that are no text in the file's encoding.
    pub fn decode(bytes: Vec<u8>, declared: Option<Charset>) -> Result<Decoded, Box<Problem>> {
        if bytes.starts_with(BOM) {
            return Ok(Decoded { encoding: Encoding::Utf8Bom, text: bytes, torn: None });
        }
        if let Some(rest) = bytes.strip_prefix(BOM_LE) {
            return utf16(rest, Encoding::Utf16Le);
        }
        if let Some(rest) = bytes.strip_prefix(BOM_BE) {
            return utf16(rest, Encoding::Utf16Be);
        }
        let declared = declared.filter(|charset| *charset != Charset::Utf8);
        let Some(charset) = declared.filter(|_| !bytes.is_ascii() && std::str::from_utf8(&bytes).is_err()) else {
            return Ok(Decoded { encoding: Encoding::UTF8, text: bytes, torn: None });
        };
        if charset.is_chinese()
            && let Some(line) = line_in_utf8(&bytes)
        {
            let problem = Problem::new(message!("ledger-mixed-encoding", encoding = charset.name()));
            return Err(Box::new(problem.on_line(Some(line)).hint(message!("ledger-mixed-encoding-hint"))));
        }
        plain(&bytes, charset)
    }

    /// What the bytes seem to be, where they are neither UTF-8 nor declared: an encoding under which words appear that
    /// a ledger of this rulebook has. Good for reading only.
    #[must_use]
    pub fn guess(bytes: &[u8], rules: &Rulebook) -> Option<Charset> {
        const ENOUGH: usize = 1 << 20;
        if line_in_utf8(bytes).is_some() {
            return None;
        }
        let words = words(rules);
        let seen = |charset: Charset| {
            let text = plain(bytes, charset).ok().filter(|decoded| decoded.torn.is_none())?.text;
            let text = String::from_utf8_lossy(text.get(..ENOUGH).unwrap_or(&text)).into_owned();
            Some(words.iter().filter(|word| text.contains(**word)).count()).filter(|count| *count > 0)
        };
        match (seen(Charset::Gb18030), seen(Charset::Big5)) {
            (Some(one), other) if other.is_none_or(|other| one > other) => Some(Charset::Gb18030),
            (one, Some(other)) if one.is_none_or(|one| other > one) => Some(Charset::Big5),
            _ => None,
        }
    }

    /// The bytes of a text, without a BOM; `None` where a character can't be written so.
    #[must_use]
    pub fn encode(self, text: &str) -> Option<Vec<u8>> {
        match self {
            Encoding::Plain(Charset::Utf8) | Encoding::Utf8Bom => Some(text.as_bytes().to_vec()),
            Encoding::Utf16Le => Some(text.encode_utf16().flat_map(u16::to_le_bytes).collect()),
            Encoding::Utf16Be => Some(text.encode_utf16().flat_map(u16::to_be_bytes).collect()),
            Encoding::Plain(charset) => {
                let (bytes, _, unmappable) = of(charset).encode(text);
                // GBK is the older half of GB18030: what a spreadsheet in China can open.
                let fits = !unmappable && (charset != Charset::Gbk || !has_four_bytes(&bytes));
                fits.then(|| bytes.into_owned())
            }
        }
    }

    /// What stands in front of a whole file.
    #[must_use]
    pub fn bom(self) -> &'static [u8] {
        match self {
            Encoding::Utf8Bom => BOM,
            Encoding::Utf16Le => BOM_LE,
            Encoding::Utf16Be => BOM_BE,
            Encoding::Plain(_) => &[],
        }
    }

    /// Where in a file's bytes the line after so many line ends begins.
    #[must_use]
    pub fn start_of_line(self, bytes: &[u8], lines: usize, end: u8) -> Option<usize> {
        let Some(last) = lines.checked_sub(1) else { return Some(self.bom().len()) };
        let is_end = |pair: &[u8]| match self {
            Encoding::Utf16Le => pair == [end, 0],
            _ => pair == [0, end],
        };
        match self {
            Encoding::Utf16Le | Encoding::Utf16Be => {
                let pairs = bytes.chunks_exact(2).enumerate().filter(|(_, pair)| is_end(pair));
                pairs.map(|(i, _)| (i + 1) * 2).nth(last)
            }
            // In none of the others a line end is part of a character.
            _ => memchr::memchr_iter(end, bytes).map(|i| i + 1).nth(last),
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Encoding::Utf8Bom => "UTF-8 (BOM)",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Plain(charset) => charset.name(),
        })
    }
}

fn of(charset: Charset) -> &'static encoding_rs::Encoding {
    match charset {
        Charset::Utf8 => encoding_rs::UTF_8,
        Charset::Gb18030 => encoding_rs::GB18030,
        Charset::Gbk => encoding_rs::GBK,
        Charset::Big5 => encoding_rs::BIG5,
        Charset::Windows1252 => encoding_rs::WINDOWS_1252,
    }
}

/// Whether GB18030 bytes have a character of four: its second byte is a digit.
fn has_four_bytes(bytes: &[u8]) -> bool {
    let mut bytes = bytes.iter();
    while let Some(byte) = bytes.next() {
        if *byte >= 0x80 && bytes.next().is_some_and(u8::is_ascii_digit) {
            return true;
        }
    }
    false
}

fn plain(bytes: &[u8], charset: Charset) -> Result<Decoded, Box<Problem>> {
    let decode = |bytes| of(charset).decode_without_bom_handling_and_without_replacement(bytes);
    let encoding = Encoding::Plain(charset);
    if let Some(text) = decode(bytes) {
        return Ok(Decoded { encoding, text: text.into_owned().into_bytes(), torn: None });
    }
    let end = memchr::memrchr2(b'\n', b'\r', bytes).map_or(0, |end| end + 1);
    let (lines, tail) = bytes.split_at(end);
    if let Some(text) = decode(lines).filter(|_| !tail.is_empty()) {
        let tail = of(charset).decode_without_bom_handling(tail).0;
        return Ok(torn(encoding, &text, &tail));
    }
    // Where the first line is that is no text.
    let line = bytes.split_inclusive(|b| *b == b'\n').position(|line| decode(line).is_none());
    Err(bad_bytes(line.map_or(1, |line| u32::try_from(line + 1).unwrap_or(u32::MAX)), encoding))
}

fn utf16(bytes: &[u8], encoding: Encoding) -> Result<Decoded, Box<Problem>> {
    let unit = |pair: &[u8]| match (encoding, pair) {
        (Encoding::Utf16Be, [high, low]) => u16::from_be_bytes([*high, *low]),
        (_, [low, high]) => u16::from_le_bytes([*low, *high]),
        _ => 0xFFFD,
    };
    let units: Vec<u16> = bytes.chunks(2).map(unit).collect();
    let is_whole = bytes.len().is_multiple_of(2);
    if let Some(text) = String::from_utf16(&units).ok().filter(|_| is_whole) {
        return Ok(Decoded { encoding, text: text.into_bytes(), torn: None });
    }
    let is_end = |unit: &u16| *unit == u16::from(b'\n') || *unit == u16::from(b'\r');
    let end = units.iter().rposition(is_end).map_or(0, |end| end + 1);
    let (lines, tail) = units.split_at(end);
    if let Some(text) = String::from_utf16(lines).ok().filter(|_| !tail.is_empty()) {
        return Ok(torn(encoding, &text, &String::from_utf16_lossy(tail)));
    }
    let line = units.split_inclusive(|unit| *unit == u16::from(b'\n')).position(|l| String::from_utf16(l).is_err());
    Err(bad_bytes(line.map_or(1, |line| u32::try_from(line + 1).unwrap_or(u32::MAX)), encoding))
}

fn torn(encoding: Encoding, lines: &str, tail: &str) -> Decoded {
    Decoded { encoding, text: [lines, tail].concat().into_bytes(), torn: Some(lines.len()) }
}

/// The first line that is UTF-8 with so much beyond ASCII that it is so by no accident.
fn line_in_utf8(bytes: &[u8]) -> Option<u32> {
    const NO_ACCIDENT: usize = 6;
    let is_utf8 =
        |line: &[u8]| line.iter().filter(|b| !b.is_ascii()).count() >= NO_ACCIDENT && std::str::from_utf8(line).is_ok();
    let line = bytes.split(|b| *b == b'\n').position(is_utf8)?;
    u32::try_from(line + 1).ok()
}

/// Words beyond ASCII that a ledger of this rulebook is likely to have.
fn words(rules: &Rulebook) -> Vec<&str> {
    let mut words: Vec<&str> = Vec::new();
    words.extend(rules.ledger.columns.iter().map(|(name, _)| name.as_str()));
    words.extend(rules.team.iter().flatten().map(|member| member.name.as_str()));
    words.extend(rules.managers.iter().flatten().map(String::as_str));
    words.extend(rules.events.named.iter().map(|event| event.name.as_str()));
    for word in EVENTS.iter().flat_map(|event| event.chinese).copied().chain(Standard::names()) {
        words.push(word);
    }
    words.retain(|word| !word.is_ascii());
    words
}

/// The problem of bytes that are no text.
pub fn bad_bytes(line: u32, encoding: Encoding) -> Box<Problem> {
    let problem = Problem::new(message!("ledger-bad-encoding", encoding = encoding.to_string())).on_line(Some(line));
    Box::new(problem.hint(message!("ledger-bad-encoding-hint")))
}

#[cfg(test)]
mod tests {
    use encoding_rs::GB18030;

    use super::*;

    fn gb(text: &str) -> Vec<u8> {
        GB18030.encode(text).0.into_owned()
    }

    fn decoded(bytes: Vec<u8>, declared: Option<Charset>) -> (Encoding, String) {
        let decoded = Encoding::decode(bytes, declared).unwrap();
        assert_eq!(decoded.torn, None);
        (decoded.encoding, String::from_utf8(decoded.text).unwrap())
    }

    #[test]
    fn encodings_are_told_apart() {
        let text = "时间,事件\n客户";
        let declared = Some(Charset::Gb18030);
        let gb18030 = Encoding::Plain(Charset::Gb18030);
        assert_eq!(decoded(gb(text), declared), (gb18030, text.to_owned()));
        assert_eq!(decoded(text.into(), declared), (Encoding::UTF8, text.to_owned()));
        let with_bom = [BOM, text.as_bytes()].concat();
        assert_eq!(Encoding::decode(with_bom.clone(), None).unwrap().text, with_bom);
        let broken = Encoding::decode(b"at\nx\n\xFF\n".to_vec(), declared).unwrap_err();
        assert_eq!((broken.line, broken.message.id), (Some(3), "ledger-bad-encoding"));
    }

    #[test]
    fn what_is_encoded_reads_back() {
        let text = "时间\t事件\r\n客户A\t跟进\r\n";
        for encoding in [
            Encoding::UTF8,
            Encoding::Utf8Bom,
            Encoding::Utf16Le,
            Encoding::Utf16Be,
            Encoding::Plain(Charset::Gb18030),
            Encoding::Plain(Charset::Gbk),
        ] {
            let bytes = [encoding.bom(), &encoding.encode(text).unwrap()].concat();
            let declared = if let Encoding::Plain(charset) = encoding { Some(charset) } else { None };
            let (told, read) = decoded(bytes.clone(), declared);
            assert_eq!((told, read.trim_start_matches('\u{feff}')), (encoding, text));
            let second = encoding.start_of_line(&bytes, 1, b'\n').unwrap();
            assert_eq!(encoding.encode("客户A\t跟进\r\n").unwrap(), bytes[second..], "{encoding}");
        }
    }

    #[test]
    fn case_050_characters_of_four_bytes_come_back_exactly() {
        let text = "𠮷野家,😀\n";
        assert_eq!(decoded(gb(text), Some(Charset::Gb18030)).1, text);
        assert_eq!(Encoding::Plain(Charset::Gb18030).encode(text), Some(gb(text)));
        assert_eq!(Encoding::Plain(Charset::Gbk).encode("客户 😀"), None);
        assert_eq!(Encoding::Plain(Charset::Windows1252).encode("客户"), None);
    }

    #[test]
    fn case_056_lines_of_two_encodings_are_told_apart() {
        let mixed = [&gb("时间,客户\n2026-01-05,华远科技\n")[..], "2026-01-06,东海仪器\n".as_bytes()].concat();
        assert_eq!(Encoding::guess(&mixed, &Rulebook::default()), None);
        let problem = Encoding::decode(mixed, Some(Charset::Gb18030)).unwrap_err();
        assert_eq!((problem.line, problem.message.id), (Some(3), "ledger-mixed-encoding"));
    }

    #[test]
    fn a_guess_rests_on_words_that_a_ledger_has() {
        let rules = Rulebook::read("team: [Müller]").unwrap();
        assert_eq!(Encoding::guess(&gb("at,事件\n2026-01-05,报备\n"), &rules), Some(Charset::Gb18030));
        assert_eq!(Encoding::guess(b"at,event,rep\n2026-01-05,claim,M\xFCller\n", &rules), None);
        let big5 = encoding_rs::BIG5.encode("時間,客戶\n").0.into_owned();
        assert_eq!(Encoding::guess(&big5, &rules), None);
    }

    #[test]
    fn case_016_a_tail_cut_in_a_character_is_torn() {
        for (encoding, declared) in [
            (Encoding::Utf16Le, None),
            (Encoding::Utf16Be, None),
            (Encoding::Plain(Charset::Gb18030), Some(Charset::Gb18030)),
        ] {
            let lines = "时间,事件\n客户A,跟进\n";
            let mut bytes = [encoding.bom(), &encoding.encode(&format!("{lines}客户")).unwrap()].concat();
            bytes.pop();
            let decoded = Encoding::decode(bytes, declared).unwrap();
            assert_eq!(decoded.torn, Some(lines.len()), "{encoding}");
            assert!(decoded.text.starts_with(lines.as_bytes()));
        }
    }
}
