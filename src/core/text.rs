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
    if written.chars().all(is_common) || (is_nfkc(written) && !written.contains(is_format)) {
        Cow::Borrowed(written)
    } else {
        Cow::Owned(written.nfkc().filter(|c| !is_format(*c)).collect())
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
    written.is_empty()
        || (!written.starts_with(is_common_letter) && written.chars().all(|c| c.is_whitespace() || is_format(c)))
}

/// Whether a spreadsheet would take a cell for a formula by its first character; plain numbers apart.
#[must_use]
pub fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '\0', '＝', '＋', '－', '＠'])
        && super::number::parse(cell).is_none()
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
    fn the_nearest_name_is_near() {
        let known = ["contact", "claim", "quote"];
        assert_eq!(nearest("contcat", known), Some("contact"));
        assert_eq!(nearest("Claims", known), Some("claim"));
        assert_eq!(nearest("zzz", known), None);
        assert_eq!(nearest("报倍", ["跟进", "报备", "报价"]), Some("报备"));
        assert_eq!(nearest("备", ["报备"]), None);
    }
}
