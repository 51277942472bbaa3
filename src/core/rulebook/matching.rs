//! `match` and `only`: which customers, reps or rows an entry is meant for.

use super::ledger::LedgerForm;
use super::yaml::Node;
use crate::core::column::Meaning;
use crate::core::text::fold;
use crate::message;

/// Conditions that must all hold. Without any, everything fits.
#[derive(Clone, Debug, Default)]
pub struct Match {
    /// A column, and the values of which it must have one.
    pub conditions: Vec<(Meaning, Values)>,
}

/// Values that are compared like headers.
#[derive(Clone, Debug, Default)]
pub struct Values {
    /// As written.
    pub written: Vec<String>,
    /// In the form in which they are compared.
    pub folded: Vec<String>,
}

impl Values {
    /// Values as written.
    #[must_use]
    pub fn new(written: Vec<String>) -> Values {
        let folded = written.iter().map(|value| fold(value)).collect();
        Values { written, folded }
    }

    /// Whether a text is one of them.
    #[must_use]
    pub fn contains(&self, text: &str) -> bool {
        self.folded.contains(&fold(text))
    }

    /// Whether all of these are among the other.
    #[must_use]
    pub fn are_among(&self, other: &Values) -> bool {
        self.folded.iter().all(|value| other.folded.contains(value))
    }
}

impl Match {
    /// Conditions on columns of the ledger.
    pub(super) fn read(node: &Node<'_>, form: &LedgerForm) -> Match {
        Match::named(node, |name| form.meaning(name))
    }

    /// Conditions on attributes of a customer.
    pub(super) fn attributes(node: &Node<'_>, form: &LedgerForm) -> Match {
        let matching = Match::read(node, form);
        for (meaning, _) in &matching.conditions {
            if let Meaning::Standard(column) = meaning {
                node.problem(
                    message!("rules-no-attribute", column = column.name()),
                    Some(message!("rules-no-attribute-hint")),
                );
            }
        }
        matching
    }

    /// Conditions on what the team's list says of a rep.
    pub(super) fn traits(node: &Node<'_>) -> Match {
        Match::named(node, |name| Meaning::Attribute(fold(name)))
    }

    fn named(node: &Node<'_>, meaning: impl Fn(&str) -> Meaning) -> Match {
        let conditions = node
            .table()
            .others()
            .into_iter()
            .map(|(name, values)| {
                (meaning(&name), Values::new(values.one_or_list().iter().filter_map(Node::text).collect()))
            })
            .collect();
        Match { conditions }
    }

    /// Whether every condition holds of what `value` gives for a column.
    pub fn fits(&self, mut holds: impl FnMut(&Meaning, &Values) -> bool) -> bool {
        self.conditions.iter().all(|(meaning, values)| holds(meaning, values))
    }
}
