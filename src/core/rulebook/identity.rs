//! `identity`: what makes two names one customer, beyond the names.

use super::ledger::LedgerForm;
use super::yaml::Node;
use crate::core::column::Meaning;
use crate::core::identity::identifier;
use crate::message;

/// Values that say "none" where the rulebook names no others.
const SAYS_NOTHING: [&str; 7] = ["无", "暂无", "未知", "待补", "n/a", "none", "0"];

/// Columns whose values join customers.
#[derive(Clone, Debug)]
pub struct Identity {
    /// The columns.
    pub keys: Vec<Meaning>,
    /// Values that join nobody, compared as the values are.
    pub ignore: Vec<String>,
}

impl Identity {
    pub(super) fn read(node: &Node<'_>, form: &LedgerForm) -> Identity {
        let mut table = node.table();
        let mut keys = Vec::new();
        for node in table.get("keys").list() {
            if let Some(name) = node.text() {
                let meaning = form.meaning(&name);
                if let Meaning::Standard(column) = meaning {
                    node.problem(
                        message!("rules-no-attribute", column = column.name()),
                        Some(message!("rules-no-attribute-hint")),
                    );
                } else {
                    keys.push(meaning);
                }
            }
        }
        let ignore = table.get("ignore");
        let ignore = if ignore.is_set() {
            ignore.list().iter().filter_map(Node::text).map(|value| identifier(&value)).collect()
        } else {
            SAYS_NOTHING.map(identifier).into()
        };
        table.finish();
        Identity { keys, ignore }
    }
}
