//! What is no YAML, or more than any rulebook needs, told with its line before or after the YAML reader looks at it.

use std::cell::RefCell;
use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use crate::core::problem::Problem;
use crate::message;

/// How deep a rulebook may nest: far deeper than any policy, and shallow enough for the YAML reader.
const DEEPEST: usize = 64;

/// How many bytes a rulebook may come to when every alias (`*name`) stands for as much as the whole of it.
const LARGEST: usize = 4 << 20;

/// What the YAML reader can't stand: brackets that nest too deep, aliases that blow a small file up.
#[must_use]
pub fn too_much(text: &str) -> Option<Problem> {
    let (mut depth, mut line, mut aliases) = (0usize, 1, 0usize);
    let mut last = b' ';
    for byte in text.bytes() {
        match byte {
            b'\n' => line += 1,
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            b'*' if matches!(last, b' ' | b'\n' | b'[' | b',' | b'{') => aliases += 1,
            _ => {}
        }
        last = byte;
        if depth > DEEPEST {
            let problem = Problem::new(message!("rules-too-deep")).on_line(Some(line));
            return Some(problem.hint(message!("rules-too-deep-hint")));
        }
        if aliases > 0 && (aliases + 1).saturating_mul(text.len()) > LARGEST {
            let problem = Problem::new(message!("rules-aliases")).on_line(Some(line));
            return Some(problem.hint(message!("rules-aliases-hint")));
        }
    }
    None
}

/// What the YAML reader said, in better words where they are known, and with its place.
#[must_use]
pub fn syntax(text: &str, error: &serde_yaml::Error) -> Problem {
    if let Some(problem) = odd_character(text) {
        return problem;
    }
    if let Some((key, line)) = twin(text) {
        let problem = Problem::new(message!("rules-key-twice", key = key)).on_line(Some(line));
        return problem.hint(message!("rules-key-twice-hint"));
    }
    let second = text.lines().skip(1).position(|line| line.trim_end() == "---" || line.starts_with("--- "));
    let said = error.to_string();
    if let (Some(line), true) = (second, said.contains("document")) {
        let problem = Problem::new(message!("rules-two-documents")).on_line(u32::try_from(line + 2).ok());
        return problem.hint(message!("rules-two-documents-hint"));
    }
    let line = error.location().and_then(|place| u32::try_from(place.line()).ok());
    Problem::new(message!("rules-syntax", said = said)).on_line(line).hint(message!("rules-syntax-hint"))
}

/// The first line with a character that looks right and is not: a tab before a key, full-width punctuation, a blank that
/// is none.
#[must_use]
pub fn odd_character(text: &str) -> Option<Problem> {
    let mut lines = (1..).zip(text.lines());
    lines.find_map(|(number, line)| {
        let indent = line.len() - line.trim_start().len();
        let rest = line.trim_start();
        let problem = if rest.starts_with('#') {
            return None;
        } else if line.get(..indent)?.contains('\t') {
            Problem::new(message!("rules-tab")).hint(message!("rules-tab-hint"))
        } else if let Some(c) = line.get(..indent)?.chars().find(|c| !c.is_ascii()).or_else(|| wide(rest)) {
            let code = format!("U+{:04X}", u32::from(c));
            Problem::new(message!("rules-wide", character = c.to_string(), code = code))
                .hint(message!("rules-wide-hint"))
        } else {
            return None;
        };
        Some(problem.on_line(Some(number)))
    })
}

/// A character that stands where YAML wants another one.
fn wide(line: &str) -> Option<char> {
    let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '-' | ' ' | '\'' | '"');
    let first = line.chars().next()?;
    if matches!(first, '－' | '—' | '–' | '【' | '｛' | '＃') {
        return Some(first);
    }
    let end = line.find(|c| !is_word(c))?;
    let key = line.get(..end)?;
    let mut after = line.get(end..)?.chars();
    match (after.next()?, after.next()) {
        // `term：30d`, and no key that YAML knows.
        (c @ '：', _) | (':', Some(c @ ('\u{a0}' | '\u{3000}' | '“' | '”' | '‘' | '’'))) => Some(c),
        (':', Some(' ')) if !key.is_empty() => after.next().filter(|c| matches!(c, '“' | '‘' | '【' | '｛' | '［')),
        _ => None,
    }
}

/// The first key that stands twice in one mapping, and its line.
fn twin(text: &str) -> Option<(String, u32)> {
    let found = RefCell::new(None);
    let error = Twins { found: &found }.deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    let line = error.location().and_then(|place| u32::try_from(place.line()).ok())?;
    found.into_inner().map(|key| (key, line))
}

/// Walks through all of a text, and fails at a key that stands twice.
#[derive(Clone, Copy)]
struct Twins<'f> {
    found: &'f RefCell<Option<String>>,
}

impl<'de> DeserializeSeed<'de> for Twins<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Scalars have no keys.
macro_rules! passes {
    ($($visit:ident: $kind:ty),*) => {
        $(fn $visit<E: Error>(self, _: $kind) -> Result<(), E> {
            Ok(())
        })*
    };
}

impl<'de> Visitor<'de> for Twins<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    passes!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while members.next_element_seed(self)?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        while map.next_key_seed(KeyOnce { seen: &mut seen, found: self.found })?.is_some() {
            map.next_value_seed(self)?;
        }
        Ok(())
    }
}

/// Takes up a key, and fails at one that was there.
struct KeyOnce<'s> {
    seen: &'s mut HashSet<String>,
    found: &'s RefCell<Option<String>>,
}

impl<'de> DeserializeSeed<'de> for KeyOnce<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for KeyOnce<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<(), E> {
        if self.seen.insert(key.to_owned()) {
            return Ok(());
        }
        *self.found.borrow_mut() = Some(key.to_owned());
        Err(E::custom("here"))
    }

    fn visit_bool<E: Error>(self, key: bool) -> Result<(), E> {
        self.visit_str(&key.to_string())
    }

    fn visit_i64<E: Error>(self, key: i64) -> Result<(), E> {
        self.visit_str(&key.to_string())
    }

    fn visit_u64<E: Error>(self, key: u64) -> Result<(), E> {
        self.visit_str(&key.to_string())
    }

    fn visit_f64<E: Error>(self, key: f64) -> Result<(), E> {
        self.visit_str(&key.to_string())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.visit_str("~")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while members.next_element::<IgnoredAny>()?.is_some() {}
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::rulebook::Rulebook;

    #[test]
    fn brackets_may_nest_so_deep_and_no_deeper() {
        let nested = |depth: usize| format!("{}{}", "[{".repeat(depth / 2), "}]".repeat(depth / 2));
        assert!(too_much(&nested(DEEPEST)).is_none());
        assert_eq!(too_much(&format!("team:\n{}", nested(DEEPEST + 2))).unwrap().line, Some(2));
        // One after the other they do not nest.
        assert!(too_much(&"- [{}]\n".repeat(99)).is_none());
    }

    #[test]
    fn aliases_may_come_to_so_much_and_no_more() {
        let text = |alias: &str, size: usize| format!("{alias}{}", " ".repeat(size - alias.len()));
        assert!(too_much(&text("a: *b", LARGEST / 2)).is_none());
        assert!(too_much(&text("a: *b", LARGEST / 2 + 1)).is_some());
        assert!(too_much(&text("a: *b, c: [*b,*b]", LARGEST / 4 + 1)).is_some());
        // Without any there is nothing to blow up, and a star within a word is none.
        assert!(too_much(&text("a: b", LARGEST + 1)).is_none());
        assert!(too_much(&text("a: b*c**", LARGEST / 2 + 1)).is_none());
    }

    #[test]
    fn a_key_that_stands_twice_is_told_whatever_it_is() {
        for (text, key) in [
            ("team: [A]\nteam: [B]\n", "team"),
            ("7: a\n7: b\n", "7"),
            ("-7: a\n-7: b\n", "-7"),
            ("1.5: a\n1.5: b\n", "1.5"),
            ("true: a\ntrue: b\n", "true"),
            ("~: a\n~: b\n", "~"),
            ("? [a, b]\n: 1\n? {a: 1}\n: 2\nteam: [A]\nteam: [B]\n", "team"),
        ] {
            assert_eq!(twin(text).map(|(key, _)| key).as_deref(), Some(key), "{text}");
            assert_eq!(Rulebook::read(text).unwrap_err()[0].message.id, "rules-key-twice", "{text}");
        }
        assert_eq!(twin("a: {b: 1}\nb: {b: 1}\n\"1\": a\n? [b]\n: 1\n? {b: 1}\n: 2\n"), None);
    }

    #[test]
    fn a_wide_quotation_mark_is_odd_only_behind_a_key() {
        assert!(odd_character("term: “30d”").is_some());
        assert!(odd_character(": “30d”").is_none());
        assert!(odd_character("term: 30d # “”").is_none());
    }
}
