//! What all pages have in common: text that shows whatever a name holds, and is no longer than a page bears.

use super::safe::Safe;

/// How long a line of text on a page may be, in characters. Real names are shorter.
const LONGEST_LINE: usize = 400;

/// A text whose control and bidi characters are visible and whose lines are cut where nobody would read on.
pub fn tidy(text: &str) -> String {
    let safe = Safe::new(text);
    let cut = |line: &str| match line.char_indices().nth(LONGEST_LINE) {
        Some((end, _)) => format!("{}…", line.get(..end).unwrap_or_default()),
        None => line.to_owned(),
    };
    safe.as_str().lines().map(cut).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_cut_where_nobody_would_read_on() {
        assert_eq!(tidy("a\u{202e}b\nc"), "a\\u{202e}b\nc");
        let long = tidy(&"客".repeat(40_000));
        assert_eq!(long.chars().count(), LONGEST_LINE + 1);
        assert!(long.ends_with("客…"));
    }
}
