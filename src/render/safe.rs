//! Text that may go to a terminal: control characters are made visible.

use std::fmt;

use crate::core::text::is_format;

/// A text whose control characters, bidi overrides and other invisible characters are shown as escapes. Everything
/// that is printed for people goes through this type.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Safe(String);

impl Safe {
    /// Makes a text safe; line breaks stay.
    #[must_use]
    pub fn new(text: &str) -> Safe {
        if text.chars().all(is_harmless) {
            return Safe(text.to_owned());
        }
        let mut safe = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                c if is_harmless(c) => safe.push(c),
                '\t' => safe.push(' '),
                c => safe.extend(c.escape_unicode()),
            }
        }
        Safe(safe)
    }

    /// Makes the text of a name or cell safe, which is shown in one line.
    #[must_use]
    pub fn line(text: &str) -> Safe {
        Safe::new(&text.replace("\r\n", "⏎").replace(['\n', '\r'], "⏎"))
    }

    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn is_harmless(c: char) -> bool {
    // Joiners shape letters of some scripts and change nothing else.
    c == '\n'
        || matches!(c, '\u{200c}' | '\u{200d}')
        || !(c.is_control() || is_format(c) || matches!(c, '\u{2028}' | '\u{2029}'))
}

impl fmt::Display for Safe {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_move_the_cursor_is_shown() {
        assert_eq!(Safe::new("a\u{1b}[31mb\u{202e}c\u{9b}\r").as_str(), "a\\u{1b}[31mb\\u{202e}c\\u{9b}\\u{d}");
        assert_eq!(Safe::line("华为\n\"x\"\r\ny").as_str(), "华为⏎\"x\"⏎y");
        assert_eq!(Safe::new("客户 é — 😀").as_str(), "客户 é — 😀");
    }
}
