//! `match` and `only`: which customers, reps or rows an entry is meant for.

use super::ledger::LedgerForm;
use super::yaml::Node;
use crate::core::column::Meaning;
use crate::core::text::fold;
use crate::message;

/// Conditions that must all hold. Without any, everything fits.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Match {
    /// A column, and the folded values of which it must have one.
    pub conditions: Vec<(Meaning, Values)>,
}

/// Folded values.
pub type Values = Vec<String>;

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
                node.problem(message!("rules-no-attribute", column = column.name()), Some(message!("rules-no-attribute-hint")));
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
                let folded = values.one_or_list().iter().filter_map(Node::text).map(|value| fold(&value)).collect();
                (meaning(&name), folded)
            })
            .collect();
        Match { conditions }
    }

    /// Whether every condition holds of what `value` gives for a column.
    pub fn fits(&self, mut holds: impl FnMut(&Meaning, &Values) -> bool) -> bool {
        self.conditions.iter().all(|(meaning, values)| holds(meaning, values))
    }
}
