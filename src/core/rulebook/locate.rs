//! In which line of the rulebook a path stands.
//!
//! The YAML library tells a place only with an error. So the text is read once more by a reader that walks along the
//! path and fails on purpose where it ends.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::yaml::{Path, Step};

/// The line of `text`, counted from 1, in which the value at `path` (its key, where it has one) stands; of a path that
/// is not written, the line of as much of it as is.
#[must_use]
pub fn line_of(text: &str, path: &Path) -> Option<u32> {
    let mut steps = path.0.as_slice();
    loop {
        if let Some(line) = exact_line(text, steps) {
            return Some(line);
        }
        steps = steps.split_last()?.1;
    }
}

/// The line in which the value at a path stands, if it is written.
fn exact_line(text: &str, steps: &[Step]) -> Option<u32> {
    let error = Walk { steps }.deserialize(serde_yaml::Deserializer::from_str(text)).err()?;
    u32::try_from(error.location()?.line()).ok()
}

/// How many lines of a rule are quoted.
const QUOTED: usize = 8;

/// What stands for the lines that are left out.
const CUT: &str = "…";

/// The line of the value at a path and what stands there, with the deeper lines below it; `None` where it is not
/// written.
#[must_use]
pub fn quote<'t>(text: &'t str, path: &Path) -> Option<(u32, Vec<&'t str>)> {
    let line = exact_line(text, &path.0)?;
    let mut lines = text.lines().skip(usize::try_from(line).ok()?.checked_sub(1)?);
    let first = lines.next()?;
    let indent = |line: &str| line.len() - line.trim_start().len();
    // A key stands behind the dashes of the lists that it begins a member of.
    let is_key = matches!(path.0.last(), Some(Step::Key(_)));
    let depth = if is_key { first.len() - first.trim_start_matches([' ', '-']).len() } else { indent(first) };
    let is_comment = |line: &&str| line.trim_start().starts_with('#');
    let is_below = |line: &str| {
        // The members of a list may stand right under its key.
        let is_member = is_key && indent(line) == depth && line.trim_start().starts_with('-');
        !line.trim().is_empty() && (indent(line) > depth || is_member)
    };
    let deeper = lines.take_while(|line| is_below(line));
    let mut quoted: Vec<&str> = std::iter::once(first).chain(deeper.filter(|line| !is_comment(line))).collect();
    if quoted.len() > QUOTED {
        quoted.truncate(QUOTED);
        quoted.push(CUT);
    }
    Some((line, quoted))
}

/// Walks along the steps and fails at their end.
#[derive(Clone, Copy)]
struct Walk<'p> {
    steps: &'p [Step],
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

/// Every kind of scalar is an end of the way.
macro_rules! ends {
    ($($visit:ident: $kind:ty),*) => {
        $(fn $visit<E: Error>(self, _: $kind) -> Result<(), E> {
            self.end()
        })*
    };
}

impl Walk<'_> {
    fn end<E: Error>(self) -> Result<(), E> {
        if self.steps.is_empty() { Err(E::custom("here")) } else { Ok(()) }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("anything")
    }

    ends!(visit_bool: bool, visit_i64: i64, visit_u64: u64, visit_f64: f64, visit_str: &str);

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        self.end()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        self.end()?;
        let mut index = 0;
        loop {
            let wanted = matches!(self.steps.first(), Some(Step::Index(i)) if *i == index);
            let more = if wanted {
                members.next_element_seed(Walk { steps: self.steps.get(1..).unwrap_or_default() })?.is_some()
            } else {
                members.next_element::<IgnoredAny>()?.is_some()
            };
            if !more {
                return Ok(());
            }
            index += 1;
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        self.end()?;
        while let Some(is_wanted) = map.next_key_seed(KeyWalk { steps: self.steps })? {
            if is_wanted {
                map.next_value_seed(Walk { steps: self.steps.get(1..).unwrap_or_default() })?;
            } else {
                map.next_value::<IgnoredAny>()?;
            }
        }
        Ok(())
    }
}

/// Looks at a key: is it the next step? Fails at the key that ends the way.
struct KeyWalk<'p> {
    steps: &'p [Step],
}

impl<'de> DeserializeSeed<'de> for KeyWalk<'_> {
    type Value = bool;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<bool, D::Error> {
        // As a text, so that a key like `2026` is compared as it is written.
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for KeyWalk<'_> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, key: &str) -> Result<bool, E> {
        let is_wanted = matches!(self.steps.first(), Some(Step::Key(wanted)) if wanted == key);
        if is_wanted && self.steps.len() == 1 { Err(E::custom("here")) } else { Ok(is_wanted) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_keys_members_and_what_is_not_written() {
        let text = "# rules\nteam:\n  - name: A\n  - B\nclaims:\n  limits:\n    - {max_held: 3}\n    - max_held: 5\n\n      per_day: x\n2026: 1\ngaps:\n  -\n  - B\n";
        let table = [
            ("team", 2),
            ("team[0]", 3),
            ("team[1]", 4),
            ("claims.limits", 6),
            ("claims.limits[0].max_held", 7),
            ("claims.limits[1].per_day", 10),
            ("claims.limits[1].per_week", 8),
            ("claims.cooldown", 5),
            ("2026", 11),
            ("gaps[0]", 13),
            ("gaps[1]", 14),
        ];
        for (path, line) in table {
            assert_eq!(line_of(text, &Path::parse(path)), Some(line), "{path}");
        }
    }

    #[test]
    fn a_rule_is_quoted_with_what_belongs_to_it_only_where_it_is_written() {
        let text = "team:\n  - A\n  # a comment\n  - B\n\nclaims:\n  freeze: 1d  # a day\n  cooldown: 3d\n";
        let quoted = |path| quote(text, &Path::parse(path));
        assert_eq!(quoted("team"), Some((1, vec!["team:", "  - A", "  - B"])));
        assert_eq!(quoted("claims.freeze"), Some((7, vec!["  freeze: 1d  # a day"])));
        assert_eq!(quoted("claims.territory"), None);
        assert_eq!(quoted("credit.poached"), None);
    }

    #[test]
    fn one_clock_is_quoted_alone_and_a_long_rule_says_that_it_is_cut() {
        let text =
            "protection:\n  - first_contact: 3bd\n    term: 30d\n  - match:\n      tier: A\n    term: 9d\nteam: [A]\n";
        let quoted = |path| quote(text, &Path::parse(path)).map(|(_, lines)| lines.join("|"));
        assert_eq!(quoted("protection[0].first_contact").unwrap(), "  - first_contact: 3bd");
        assert_eq!(quoted("protection[0]").unwrap(), "  - first_contact: 3bd|    term: 30d");
        assert_eq!(quoted("protection[1].match").unwrap(), "  - match:|      tier: A");
        // Members that stand right under their key belong to it, and so does none of a deeper or a higher list.
        let lists = "claims:\n  limits:\n  - {max_held: 3}\n  - {max_held: 5}\nteam:\n- A\n";
        let quoted = |path| quote(lists, &Path::parse(path)).map(|(_, lines)| lines.join("|"));
        assert_eq!(quoted("claims.limits").unwrap(), "  limits:|  - {max_held: 3}|  - {max_held: 5}");
        assert_eq!(quoted("claims.limits[0]").unwrap(), "  - {max_held: 3}");
        assert_eq!(quoted("team").unwrap(), "team:|- A");
        for (members, last) in [(7, "  - A"), (9, "…")] {
            let team = format!("team:\n{}", "  - A\n".repeat(members));
            let (_, lines) = quote(&team, &Path::parse("team")).unwrap();
            assert_eq!((lines.len(), lines.last()), ((members + 1).min(9), Some(&last)));
        }
    }
}
