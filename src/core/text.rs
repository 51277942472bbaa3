//! How texts are compared (contract, section 1).

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfkc};
use unicode_properties::{GeneralCategory, UnicodeGeneralCategory};

/// Whether a character is one of those that most texts are made of, and is the same in every form: an ASCII letter or
/// digit, or a common Han character. To look others up in the tables takes its time.
#[must_use]
pub fn is_common_letter(c: char) -> bool {
    c.is_ascii_alphanumeric() || is_common_han(c)
}

/// Whether a character is one of the common Han characters.
#[must_use]
pub fn is_common_han(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}')
}

/// Whether a character is of category Cf: zero-width and other format characters.
#[must_use]
pub fn is_format(c: char) -> bool {
    !(c.is_ascii() || is_common_han(c)) && c.general_category() == GeneralCategory::Format
}

/// NFKC without zero-width characters: full-width forms become plain ones.
#[must_use]
pub fn plain(written: &str) -> Cow<'_, str> {
    let is_common = |c: char| c.is_ascii() || is_common_han(c);
    if written.chars().all(is_common) {
        Cow::Borrowed(written)
    } else if written.chars().all(|c| is_common(c) || narrow(c).is_some()) {
        let mut plain = String::with_capacity(written.len());
        plain.extend(written.chars().map(|c| narrow(c).unwrap_or(c)));
        Cow::Owned(plain)
    } else if is_nfkc(written) && !written.contains(is_format) {
        Cow::Borrowed(written)
    } else {
        Cow::Owned(written.nfkc().filter(|c| !is_format(*c)).collect())
    }
}

/// The ASCII character of a full-width one, as input methods of East Asia write them.
fn narrow(c: char) -> Option<char> {
    match c {
        '\u{3000}' => Some(' '),
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0),
        _ => None,
    }
}

/// The form in which two texts are the same when they are "compared like a header": NFKC, in lower case, without
/// zero-width characters and outer blanks, inner blanks as one.
#[must_use]
pub fn fold(written: &str) -> String {
    let mut folded = String::with_capacity(written.len());
    for word in plain(written).split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        for c in word.chars() {
            push_lower(&mut folded, c);
        }
    }
    folded
}

/// Adds a character in lower case.
pub fn push_lower(text: &mut String, c: char) {
    match c {
        c if is_common_han(c) => text.push(c),
        c if c.is_ascii() => text.push(c.to_ascii_lowercase()),
        c => text.extend(c.to_lowercase()),
    }
}

/// Whether a cell says nothing: only blanks and zero-width characters.
#[must_use]
#[inline]
pub fn is_blank(written: &str) -> bool {
    written.is_empty() || (!written.starts_with(is_common_letter) && has_only_blanks(written))
}

/// The same of one that begins with something unusual.
#[cold]
fn has_only_blanks(written: &str) -> bool {
    written.chars().all(|c| c.is_whitespace() || is_format(c))
}

/// What makes a spreadsheet take a cell for a formula, when it stands first; input methods of East Asia write the wide
/// forms.
const FORMULA: &[char] = &['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'];

/// Whether a spreadsheet would take a cell for a formula by its first character; plain numbers apart.
#[must_use]
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(FORMULA) && !is_plain_number(cell)
}

/// `-5`, `+12.5`, `-3,5`, `-12%`.
fn is_plain_number(cell: &str) -> bool {
    let number = cell.strip_suffix('%').unwrap_or(cell);
    cell.is_ascii()
        && cell.trim() == cell
        && (super::number::parse(number).is_some() || super::number::parse(&number.replace(',', ".")).is_some())
}

/// A cell as it is written into CSV: one that a spreadsheet would take for a formula gets an apostrophe in front, as the
/// spreadsheet's own user would type it; and so does one that has apostrophes there already, so that [`unguarded`]
/// always gives back what was meant.
#[must_use]
pub fn guarded(cell: &str) -> Cow<'_, str> {
    let meant = cell.trim_start_matches('\'');
    let is_guarded = meant.len() < cell.len() && meant.starts_with(FORMULA);
    if is_guarded || is_formula(cell) { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// What a cell of CSV means: without the apostrophe that keeps a spreadsheet from taking it for a formula.
#[inline]
#[must_use]
pub fn unguarded(cell: &str) -> &str {
    if cell.as_bytes().first() == Some(&b'\'') { without_guard(cell) } else { cell }
}

/// The same of one that begins with an apostrophe.
#[cold]
fn without_guard(cell: &str) -> &str {
    match cell.strip_prefix('\'') {
        Some(rest) if rest.trim_start_matches('\'').starts_with(FORMULA) => rest,
        _ => cell,
    }
}

/// The member of `known` that a mistyped `word` most likely means, if any is near; of equals the first.
#[must_use]
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let word = fold(word);
    let mut best = (NEAR, None);
    for name in known {
        let likeness = likeness(&word, &fold(name));
        if likeness > best.0 {
            best = (likeness, Some(name));
        }
    }
    best.1
}

/// How alike two texts must be for one to be taken for a slip of the other.
const NEAR: f64 = 0.8;

fn likeness(one: &str, other: &str) -> f64 {
    let letters = one.chars().count().min(other.chars().count());
    // One slip in a word of two characters is much, but that is how Chinese words are.
    let is_slip = letters > 1 && !one.is_ascii() && strsim::levenshtein(one, other) <= 1;
    strsim::jaro_winkler(one, other).max(if is_slip { 0.85 } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_forgets_width_case_and_blanks() {
        for text in ["Tax ID", " tax  id ", "ＴＡＸ　ＩＤ", "\u{feff}tax\u{a0}id\u{200b}"] {
            assert_eq!(fold(text), "tax id", "{text:?}");
        }
        assert_eq!(fold(" 客户 "), "客户");
        assert_eq!(fold("\u{200b} "), "");
    }

    #[test]
    fn full_width_forms_are_those_of_the_normalization() {
        let wide: String = ('\u{ff01}'..='\u{ff5e}').chain(['\u{3000}', '客', 'a']).collect();
        assert_eq!(plain(&wide), wide.nfkc().collect::<String>());
        for c in '\u{80}'..='\u{ffff}' {
            if let Some(narrow) = narrow(c) {
                assert_eq!(c.to_string().nfkc().collect::<String>(), narrow.to_string(), "{c:?}");
            }
        }
    }

    #[test]
    fn case_093_what_is_guarded_reads_back() {
        let pieces =
            ["=", "+", "-", "@", "\t", "\r", "\n", "\0", "＝", "＋", "－", "＠", "'", "''", "a", "1", ".", "%", "客"];
        let mut cells = vec![String::new()];
        for _ in 0..4 {
            let longer: Vec<String> =
                cells.iter().flat_map(|cell| pieces.iter().map(move |piece| format!("{cell}{piece}"))).collect();
            cells.extend(longer);
        }
        cells.sort();
        cells.dedup();
        assert!(cells.len() > 100_000, "{}", cells.len());
        for cell in &cells {
            let written = guarded(cell);
            assert_eq!(unguarded(&written), cell, "{written:?}");
            assert!(!is_formula(&written), "{written:?}");
        }
    }

    #[test]
    fn numbers_are_no_formulas() {
        for cell in ["-5", "+12.5", "-3,5", "-12%", "-1,234.5", "'x", "2026-01-05", "a=b"] {
            assert_eq!(guarded(cell), cell);
        }
        for cell in ["=1", "-", "-a", "--5", "+86 138", "@x", "＝1", "'=1", "''=1", "-5 ", "\t-5"] {
            assert_eq!(guarded(cell), format!("'{cell}"));
        }
        assert_eq!((unguarded("'=1"), unguarded("'abc"), unguarded("''")), ("=1", "'abc", "''"));
        // A phone number that a person typed so.
        assert_eq!(unguarded("'+8613800138000"), "+8613800138000");
    }

    #[test]
    fn the_nearest_name_is_near() {
        let known = ["contact", "claim", "quote"];
        assert_eq!(nearest("contcat", known), Some("contact"));
        assert_eq!(nearest("Claims", known), Some("claim"));
        assert_eq!(nearest("zzz", known), None);
        assert_eq!(nearest("报倍", ["跟进", "报备", "报价"]), Some("报备"));
        assert_eq!(nearest("备", ["报备"]), None);
    }
}
