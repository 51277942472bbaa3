//! Characters as names are compared by: one width, one case, simplified, without accents.

use std::sync::OnceLock;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::core::text;

/// Traditional characters on one line, their simplified forms on the next (`OpenCC`, Apache-2.0).
const SIMPLIFIED: &str = include_str!("tables/simplified.tsv");

/// How many characters the basic plane has.
const PLANE: usize = 0x1_0000;

/// By character of the basic plane: its simplified form, 0 where it is one.
fn simplified() -> &'static [u16] {
    static TABLE: OnceLock<Vec<u16>> = OnceLock::new();
    TABLE.get_or_init(|| {
        let mut table = vec![0; PLANE];
        let mut lines = SIMPLIFIED.lines();
        let pairs = lines.next().unwrap_or_default().chars().zip(lines.next().unwrap_or_default().chars());
        // Two that slip often and are no traditional forms: the old form of 和, and Japan's of 樂.
        for (old, new) in pairs.chain([('咊', '和'), ('楽', '乐'), ('機', '机')]) {
            if let (Some(place), Ok(new)) = (table.get_mut(old as usize), u16::try_from(new as u32)) {
                *place = new;
            }
        }
        table
    })
}

/// The simplified form of a character.
#[must_use]
pub fn simplify(c: char) -> char {
    match simplified().get(c as usize) {
        None | Some(0) => c,
        Some(new) => char::from_u32(u32::from(*new)).unwrap_or(c),
    }
}

/// Whether a character is Han or kana.
#[must_use]
pub fn is_han(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{323af}')
}

/// A name in one width and case, simplified, without accents; every bracket is `(` or `)`, and blanks and other marks
/// stay only as single blanks between Latin words.
#[must_use]
pub fn folded(name: &str) -> String {
    let plain = text::plain(name);
    let mut folded = String::with_capacity(plain.len());
    let mut blank = false;
    for c in plain.chars() {
        if c == '・' {
            continue;
        }
        if is_han(c) {
            blank = false;
            folded.push(simplify(c));
            continue;
        }
        match c {
            '(' | '[' | '{' | '<' | '【' | '〔' | '〈' => {
                blank = false;
                folded.push('(');
                continue;
            }
            ')' | ']' | '}' | '>' | '】' | '〕' | '〉' => {
                blank = false;
                folded.push(')');
                continue;
            }
            // What joins the letters of one word: O'Neill, A.B.C.
            '\'' | '’' | '.' => continue,
            _ => {}
        }
        if c != '&' && c != '+' && !c.is_alphanumeric() && !is_combining_mark(c) {
            blank = true;
            continue;
        }
        if blank && folded.chars().next_back().is_some_and(|last| !is_han(last) && last != '(' && last != ' ') {
            folded.push(' ');
        }
        blank = false;
        if c.is_ascii() {
            folded.push(c.to_ascii_lowercase());
        } else {
            push_letter(&mut folded, c);
        }
    }
    folded
}

/// A letter without its accent, in lower case.
fn push_letter(folded: &mut String, c: char) {
    match c {
        'ß' | 'ẞ' => folded.push_str("ss"),
        'æ' | 'Æ' => folded.push_str("ae"),
        'œ' | 'Œ' => folded.push_str("oe"),
        'ø' | 'Ø' => folded.push('o'),
        'ł' | 'Ł' => folded.push('l'),
        'đ' | 'Đ' | 'ð' | 'Ð' => folded.push('d'),
        'þ' | 'Þ' => folded.push_str("th"),
        'ı' => folded.push('i'),
        _ => folded.extend(c.to_lowercase().nfd().filter(|c| !is_combining_mark(*c)).nfc()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_in_other_characters_is_the_same() {
        for (name, expected) in [
            ("萬方實業（香港）有限公司", "万方实业(香港)有限公司"),
            ("香港安納聯合制葯有限公司", "香港安纳联合制药有限公司"),
            ("ＡＢＣ　科技", "abc科技"),
            ("Société Générale", "societe generale"),
            ("Müller & Söhne GmbH", "muller & sohne gmbh"),
            ("O’Neill-Ford, Inc.", "oneill ford inc"),
            ("ｱｲﾝ株式會社", "アイン株式会社"),
            ("西门子Ⅱ期", "西门子ii期"),
            ("楽天（［｛＜【〔〈）］｝＞】〕〉", "乐天((((((()))))))"),
            ("アイン・ファーマ", "アインファーマ"),
            ("华为 Tech", "华为tech"),
            ("Tech 华为", "tech华为"),
            ("( abc ) - def", "(abc) def"),
            ("A+B — C & D", "a+b c & d"),
            // An accent that is a character of its own ends no word; nor does one that stands alone make two blanks.
            ("x\u{301}y", "xy"),
            ("a \u{301} b", "a b"),
            ("Straße STRAẞE", "strasse strasse"),
            ("Ærø æ Œuvre œ Ø", "aero ae oeuvre oe o"),
            ("Łódź ł Đặng đ Ð ð", "lodz l dang d d d"),
            ("Þór þ Işık", "thor th isik"),
            ("  ", ""),
        ] {
            assert_eq!(folded(name), expected, "{name}");
        }
    }
}
