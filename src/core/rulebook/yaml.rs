//! Reading YAML so that every problem is told, with its path: a cursor over the tree that never stops at the first.

use std::cell::RefCell;
use std::fmt;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde_yaml::{Mapping, Value};

use super::shape::{ANY_NAME, Scalar, Shape};
use crate::core::message::Message;
use crate::core::problem::Problem;
use crate::core::text::nearest;
use crate::core::time::{Span, parse_moment, parse_offset};
use crate::message;

/// The way from the top of the rulebook to a value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Step>);

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step {
    /// A key of a mapping.
    Key(String),
    /// A member of a list, counted from 0.
    Index(usize),
}

impl Path {
    /// The path with one more step.
    #[must_use]
    pub fn then(&self, step: Step) -> Path {
        let mut steps = self.0.clone();
        steps.push(step);
        Path(steps)
    }

    /// Reads what `Display` writes: `claims.limits[0].max_held`.
    #[must_use]
    pub fn parse(written: &str) -> Path {
        let mut steps = Vec::new();
        for part in written.split('.') {
            let mut pieces = part.split('[');
            steps.extend(pieces.next().filter(|key| !key.is_empty()).map(|key| Step::Key(key.to_owned())));
            steps.extend(pieces.filter_map(|piece| piece.trim_end_matches(']').parse().ok()).map(Step::Index));
        }
        Path(steps)
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (i, step) in self.0.iter().enumerate() {
            match step {
                Step::Key(key) if i == 0 => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// What came up while a rulebook was read.
#[derive(Debug, Default)]
pub struct Reading {
    problems: RefCell<Vec<(Path, Problem)>>,
    /// What was asked for, where that is what the reading is for.
    shape: Option<RefCell<Shape>>,
}

impl Reading {
    /// The cursor at the top of a tree.
    pub fn top<'v>(&'v self, tree: &'v Value) -> Node<'v> {
        Node { value: Some(tree).filter(|v| !v.is_null()), path: Path::default(), reading: self }
    }

    /// The problems, in the order of reading.
    pub fn problems(self) -> Vec<(Path, Problem)> {
        self.problems.into_inner()
    }

    /// A reading of nothing, only to learn what is asked for.
    #[must_use]
    pub fn exploring() -> Reading {
        Reading { shape: Some(RefCell::default()), ..Reading::default() }
    }

    /// All that was asked for.
    #[must_use]
    pub fn shape(self) -> Shape {
        self.shape.map(RefCell::into_inner).unwrap_or_default()
    }
}

/// A place in the tree, which may be empty.
#[derive(Clone)]
pub struct Node<'v> {
    value: Option<&'v Value>,
    /// Where it is.
    pub path: Path,
    reading: &'v Reading,
}

impl<'v> Node<'v> {
    /// Whether something is written here, or might be.
    #[must_use]
    pub fn is_set(&self) -> bool {
        self.value.is_some() || self.is_explored()
    }

    /// Whether the reading is only to learn what is asked for.
    fn is_explored(&self) -> bool {
        self.reading.shape.is_some()
    }

    /// Notes what may stand here.
    fn note(&self, note: impl FnOnce(&mut Shape)) {
        if let Some(shape) = &self.reading.shape {
            note(shape.borrow_mut().at(&self.path));
        }
    }

    fn may_be(&self, scalar: Scalar) {
        self.note(|shape| {
            if !shape.scalars.contains(&scalar) {
                shape.scalars.push(scalar);
            }
        });
    }

    /// Tells of a problem here.
    pub fn problem(&self, message: Message, hint: Option<Message>) {
        let cell = self.value.map(|value| match value {
            Value::Mapping(_) | Value::Sequence(_) => String::new(),
            scalar => scalar_text(scalar).unwrap_or_default(),
        });
        let mut problem = Problem::new(message).column(self.path.to_string()).hint(hint);
        problem.cell = cell.filter(|text| !text.is_empty());
        self.reading.problems.borrow_mut().push((self.path.clone(), problem));
    }

    fn wrong(&self, hint: Message) {
        self.problem(message!("rules-wrong-kind"), Some(hint));
    }

    /// The keys and values of a mapping; empty where nothing is written.
    #[must_use]
    pub fn table(&self) -> Table<'v> {
        self.note(|shape| {
            shape.keys.get_or_insert_default();
        });
        let map = match self.value {
            None => None,
            Some(Value::Mapping(map)) => Some(map),
            Some(_) => {
                self.wrong(message!("rules-want-mapping"));
                None
            }
        };
        Table { node: self.clone(), map, asked: Vec::new() }
    }

    /// The members of a list; empty where nothing is written.
    #[must_use]
    pub fn list(&self) -> Vec<Node<'v>> {
        match self.value {
            None if self.is_explored() => vec![Node { path: self.path.then(Step::Index(0)), ..self.clone() }],
            None => Vec::new(),
            Some(Value::Sequence(members)) => members
                .iter()
                .enumerate()
                .map(|(i, value)| Node {
                    value: Some(value),
                    path: self.path.then(Step::Index(i)),
                    reading: self.reading,
                })
                .collect(),
            Some(_) => {
                self.wrong(message!("rules-want-list"));
                Vec::new()
            }
        }
    }

    /// The members of a list, or one value as a list of one.
    #[must_use]
    pub fn one_or_list(&self) -> Vec<Node<'v>> {
        match self.value {
            None if self.is_explored() => std::iter::once(self.clone()).chain(self.list()).collect(),
            Some(Value::Sequence(_)) | None => self.list(),
            Some(_) => vec![self.clone()],
        }
    }

    /// A text; numbers and truth values count as what they are written like.
    #[must_use]
    pub fn text(&self) -> Option<String> {
        self.may_be(Scalar::Text);
        self.read_text()
    }

    /// A text that is one of these words, which the caller looks up.
    #[must_use]
    pub fn word(&self, words: impl IntoIterator<Item = &'static str>) -> Option<String> {
        self.may_be(Scalar::Choice(words.into_iter().collect()));
        self.read_text()
    }

    fn read_text(&self) -> Option<String> {
        let text = scalar_text(self.value?).filter(|text| !text.trim().is_empty() && text != "~");
        if text.is_none() {
            self.wrong(message!("rules-want-text"));
        }
        text
    }

    /// The name of one person.
    #[must_use]
    pub fn person(&self) -> Option<String> {
        let name = self.text()?;
        if name.contains(['，', '、', '；']) {
            let problem = message!("rules-name-comma", name = name.as_str());
            self.problem(problem, Some(message!("rules-name-comma-hint")));
            return None;
        }
        Some(name.trim().to_owned())
    }

    /// A duration.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        self.may_be(Scalar::Duration);
        let span = self.value?.as_str().and_then(Span::parse);
        if span.is_none() {
            self.problem(message!("rules-bad-duration"), Some(message!("rules-want-duration")));
        }
        span
    }

    /// `true` or `false`.
    #[must_use]
    pub fn flag(&self) -> Option<bool> {
        self.may_be(Scalar::Flag);
        let flag = self.value?.as_bool();
        if flag.is_none() {
            self.wrong(message!("rules-want-flag"));
        }
        flag
    }

    /// A whole number from `least` on.
    #[must_use]
    pub fn count(&self, least: u32) -> Option<u32> {
        self.may_be(Scalar::Count(least));
        let count = self.value?.as_u64().and_then(|n| u32::try_from(n).ok()).filter(|n| *n >= least);
        if count.is_none() {
            self.wrong(message!("rules-want-count", least = least));
        }
        count
    }

    /// A decimal number that is not negative.
    #[must_use]
    pub fn amount(&self) -> Option<Decimal> {
        self.may_be(Scalar::Number);
        self.number()
    }

    /// A decimal number above 0.
    #[must_use]
    pub fn above_zero(&self) -> Option<Decimal> {
        self.may_be(Scalar::AboveZero);
        let number = self.number()?;
        if number.is_zero() {
            self.problem(message!("rules-zero-target"), None);
            return None;
        }
        Some(number)
    }

    /// A percentage from 0 to 100.
    #[must_use]
    pub fn percent(&self) -> Option<Decimal> {
        self.may_be(Scalar::Percent);
        let percent = self.number()?;
        if percent > Decimal::ONE_HUNDRED {
            self.wrong(message!("rules-want-percent"));
            return None;
        }
        Some(percent)
    }

    fn number(&self) -> Option<Decimal> {
        let number = match self.value? {
            Value::Number(number) => crate::core::number::parse(&number.to_string()),
            _ => None,
        };
        let number = number.filter(|n| !n.is_sign_negative());
        if number.is_none() {
            self.wrong(message!("rules-want-number"));
        }
        number
    }

    /// Seconds east of UTC.
    #[must_use]
    pub fn offset(&self) -> Option<i32> {
        self.may_be(Scalar::Offset);
        let offset = parse_offset(&self.read_text()?);
        if offset.is_none() {
            self.problem(message!("rules-bad-offset"), Some(message!("rules-bad-offset-hint")));
        }
        offset
    }

    /// A day.
    #[must_use]
    pub fn day(&self) -> Option<NaiveDate> {
        self.may_be(Scalar::Date);
        let day = scalar_text(self.value?)
            .and_then(|text| parse_moment(&text, None, None).ok())
            .filter(|stamp| !stamp.timed)
            .map(|stamp| stamp.at.date());
        if day.is_none() {
            self.wrong(message!("rules-want-date"));
        }
        day
    }

    /// One of a few words.
    #[must_use]
    pub fn choice<T: Copy>(&self, choices: &[(&'static str, T)]) -> Option<T> {
        self.may_be(Scalar::Choice(choices.iter().map(|(word, _)| *word).collect()));
        let written = match self.value? {
            Value::Bool(false) => "off".to_owned(),
            value => scalar_text(value).unwrap_or_default(),
        };
        let chosen = choices.iter().find(|(word, _)| *word == written);
        if chosen.is_none() {
            let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
            self.problem(message!("rules-bad-choice"), Some(one_of(&written, &words)));
        }
        chosen.map(|(_, meaning)| *meaning)
    }

    /// A value that a section must have.
    pub fn required<T>(&self, value: Option<T>) -> Option<T> {
        self.note(|shape| shape.is_required = true);
        if !self.is_set() {
            self.problem(
                message!("rules-missing-key"),
                Some(message!("rules-missing-key-hint", key = self.path.to_string())),
            );
        }
        value
    }

    /// Whether this word is written here.
    #[must_use]
    pub fn is(&self, word: &'static str) -> bool {
        self.may_be(Scalar::Choice(vec![word]));
        self.value.and_then(Value::as_str) == Some(word)
    }

    /// What may be written short, as a scalar, or long, as a mapping.
    pub fn short_or_long<T>(&self, short: impl FnOnce(&Self) -> T, long: impl FnOnce(&Self) -> T) -> T {
        if self.is_explored() {
            short(self);
            return long(self);
        }
        if matches!(self.value, Some(Value::Mapping(_))) { long(self) } else { short(self) }
    }
}

/// The keys of a mapping. Those that nobody asks for are unknown.
pub struct Table<'v> {
    /// Where the mapping is.
    pub node: Node<'v>,
    map: Option<&'v Mapping>,
    asked: Vec<&'static str>,
}

impl<'v> Table<'v> {
    /// The value of a key, which may be empty.
    pub fn get(&mut self, key: &'static str) -> Node<'v> {
        self.asked.push(key);
        self.entry(key, self.map.and_then(|map| map.get(key)))
    }

    fn entry(&self, key: &str, value: Option<&'v Value>) -> Node<'v> {
        Node {
            value: value.filter(|value| !value.is_null()),
            path: self.node.path.then(Step::Key(key.to_owned())),
            reading: self.node.reading,
        }
    }

    /// Every key that was not asked for, with its value, for a mapping whose keys are names.
    #[must_use]
    pub fn others(&self) -> Vec<(String, Node<'v>)> {
        if self.node.is_explored() {
            return vec![(ANY_NAME.to_owned(), self.entry(ANY_NAME, None))];
        }
        self.unasked()
    }

    /// The same, for a mapping whose keys should be among these names; the caller looks them up.
    #[must_use]
    pub fn named(&self, names: impl IntoIterator<Item = &'static str>) -> Vec<(String, Node<'v>)> {
        if self.node.is_explored() {
            self.node.note(|shape| shape.has_names = true);
            return names.into_iter().map(|name| (name.to_owned(), self.entry(name, None))).collect();
        }
        self.unasked()
    }

    /// Which one of these groups of keys is written; `None` where none is, or more than one.
    #[must_use]
    pub fn only_group(&self, groups: &[&'static [&'static str]]) -> Option<usize> {
        self.node.note(|shape| shape.groups = groups.to_vec());
        let is_written = |key: &&str| self.map.is_some_and(|map| map.get(*key).is_some_and(|value| !value.is_null()));
        let mut written = (0..).zip(groups).filter(|(_, keys)| keys.iter().any(is_written)).map(|(place, _)| place);
        written.next().filter(|_| written.next().is_none())
    }

    fn unasked(&self) -> Vec<(String, Node<'v>)> {
        let keys = self.map.into_iter().flatten();
        let named = keys.filter_map(|(key, value)| match scalar_text(key) {
            Some(key) if !self.asked.contains(&key.as_str()) => Some((key.clone(), self.entry(&key, Some(value)))),
            Some(_) => None,
            None => {
                self.node.wrong(message!("rules-want-text"));
                None
            }
        });
        named.collect()
    }

    /// Tells of every key that nobody asked for.
    pub fn finish(self) {
        for (key, node) in self.unasked() {
            node.problem(message!("rules-unknown-key", key = key.as_str()), Some(one_of(&key, &self.asked)));
        }
    }
}

/// "Did you mean x?", or else all there is to choose from.
#[must_use]
pub fn one_of(written: &str, known: &[&str]) -> Message {
    match nearest(written, known.iter().copied()) {
        Some(near) => message!("did-you-mean", near = near),
        None => message!("one-of", known = known.to_vec()),
    }
}

/// A scalar as it is written.
fn scalar_text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Number(number) => Some(number.to_string()),
        Value::Bool(flag) => Some(flag.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_read_as_they_are_written() {
        for written in ["team", "claims.limits[0].max_held", "protection[12].match.tier[1]"] {
            assert_eq!(Path::parse(written).to_string(), written);
        }
    }

    #[test]
    fn every_problem_is_told_and_unknown_keys_get_a_suggestion() {
        let tree: Value = serde_yaml::from_str("cooldwn: 30d\nfreeze: -1d\nterritory: maybe").unwrap();
        let reading = Reading::default();
        let mut table = reading.top(&tree).table();
        assert_eq!(table.get("cooldown").span(), None);
        assert_eq!(table.get("freeze").span(), None);
        assert_eq!(table.get("territory").flag(), None);
        table.finish();
        let told: Vec<(String, &str)> =
            reading.problems().into_iter().map(|(path, p)| (path.to_string(), p.message.id)).collect();
        assert_eq!(
            told,
            [
                ("freeze".to_owned(), "rules-bad-duration"),
                ("territory".to_owned(), "rules-wrong-kind"),
                ("cooldwn".to_owned(), "rules-unknown-key"),
            ]
        );
    }
}
