//! The shape of a rulebook: every setting there is, as the readers ask for it.
//!
//! Nobody writes it down: the readers are run once over an empty tree whose lists have a member, and whose free names
//! have an example, and each question they ask is noted.

use indexmap::IndexMap;

use super::yaml::{Path, Step};

/// The name that stands for every name that a user may choose.
pub const ANY_NAME: &str = "*";

/// What may stand in one place of a rulebook.
#[derive(Clone, Debug, Default)]
pub struct Shape {
    /// Scalars that may stand here.
    pub scalars: Vec<Scalar>,
    /// The keys of a mapping that may stand here, in the order in which they are asked for.
    pub keys: Option<IndexMap<String, Shape>>,
    /// Whether these keys are names to choose from, and all have the same.
    pub has_names: bool,
    /// What any other key of that mapping has.
    pub others: Option<Box<Shape>>,
    /// What the members of a list that may stand here are.
    pub members: Option<Box<Shape>>,
    /// Whether the mapping around it must have it.
    pub is_required: bool,
    /// Keys of the mapping that go together; exactly one of the groups must be there.
    pub groups: Vec<&'static [&'static str]>,
}

/// A kind of scalar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// A text that is not blank; a number or truth value counts as what it is written like.
    Text,
    /// `30d`.
    Duration,
    /// `true` or `false`.
    Flag,
    /// A whole number from this one on.
    Count(u32),
    /// A number that is not negative.
    Number,
    /// A number above 0.
    AboveZero,
    /// A number from 0 to 100.
    Percent,
    /// A day.
    Date,
    /// `+08:00`.
    Offset,
    /// One of these words.
    Choice(Vec<&'static str>),
}

impl Shape {
    /// The shape at a path, made where there is none yet.
    pub(super) fn at(&mut self, path: &Path) -> &mut Shape {
        let mut shape = self;
        for step in &path.0 {
            shape = match step {
                Step::Key(name) if name == ANY_NAME => shape.others.get_or_insert_default(),
                Step::Key(name) => shape.keys.get_or_insert_default().entry(name.clone()).or_default(),
                Step::Index(_) => shape.members.get_or_insert_default(),
            };
        }
        shape
    }

    /// Every setting's path, with open indices and [`ANY_NAME`] for free names: `claims.limits[].max_held`.
    #[must_use]
    pub fn settings(&self) -> Vec<String> {
        let mut settings = Vec::new();
        self.walk("", &mut |path, _| settings.push(path.to_owned()));
        settings
    }

    /// Goes to every place where a scalar may stand.
    fn walk(&self, path: &str, visit: &mut impl FnMut(&str, &Shape)) {
        if !self.scalars.is_empty() {
            visit(path, self);
        }
        let dot = if path.is_empty() { "" } else { "." };
        for (name, shape) in self.keys.iter().flatten() {
            shape.walk(&format!("{path}{dot}{name}"), visit);
        }
        if let Some(others) = &self.others {
            others.walk(&format!("{path}{dot}{ANY_NAME}"), visit);
        }
        if let Some(members) = &self.members {
            members.walk(&format!("{path}[]"), visit);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::rulebook::Rulebook;

    #[test]
    fn the_readers_tell_every_setting_with_its_kind() {
        let shape = Rulebook::shape();
        let settings = shape.settings();
        for setting in [
            "ledger.columns.*",
            "events.*.as",
            "events.*.only.*[]",
            "calendar.workdays[]",
            "managers[]",
            "team[]",
            "team[].name",
            "team[].*",
            "claims.limits[].match.*",
            "claims.limits[].max_held",
            "protection[].after_deal",
            "protection[].extension.by",
            "checks.poaching",
            "checks.poaching.points",
            "penalties.ladder[].checks[]",
            "score.metrics.revenue.target",
            "score.awards[].clean",
        ] {
            assert!(settings.iter().any(|known| known == setting), "{setting}");
        }
        let mut shape = shape;
        let after_deal = shape.at(&Path::parse("protection[0].after_deal"));
        assert_eq!(after_deal.scalars, [Scalar::Choice(vec!["forever"]), Scalar::Duration]);
        let target = shape.at(&Path::parse("score.metrics.revenue.target"));
        assert_eq!((target.scalars.as_slice(), target.is_required), ([Scalar::AboveZero].as_slice(), true));
        let rung = shape.at(&Path::parse("penalties.ladder[0]"));
        assert_eq!(rung.groups, [["points"].as_slice(), ["checks", "count"].as_slice()]);
    }
}
