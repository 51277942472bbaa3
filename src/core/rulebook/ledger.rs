//! `ledger`: how the ledger is written.

use super::yaml::Node;
use crate::core::column::{Meaning, Standard};
use crate::core::text::fold;
use crate::core::time::DateOrder;
use crate::message;

/// How the ledger is written, where it can't be told from the file.
#[derive(Clone, Debug, Default)]
pub struct LedgerForm {
    /// Further names of columns, folded, and what they mean.
    pub columns: Vec<(String, Meaning)>,
    /// How `11/23/2026` is read.
    pub dates: Option<DateOrder>,
    /// The encoding's name, where it is not UTF-8.
    pub encoding: Option<String>,
    /// The character between cells.
    pub delimiter: Option<u8>,
}

impl LedgerForm {
    pub(super) fn read(node: &Node<'_>) -> LedgerForm {
        let mut table = node.table();
        let mut form = LedgerForm::default();
        for (name, target) in table.get("columns").table().others() {
            if let Some(written) = target.text() {
                let meaning = Meaning::of(&written);
                if let Meaning::Attribute(attribute) = &meaning
                    && let Some(near) = slip_of_a_column(attribute)
                {
                    let hint = message!("did-you-mean", near = near);
                    target.problem(message!("rules-unknown-column", column = written.as_str()), Some(hint));
                }
                form.columns.push((fold(&name), meaning));
            }
        }
        form.dates = table.get("dates").choice(&[("mdy", DateOrder::MonthFirst), ("dmy", DateOrder::DayFirst)]);
        form.encoding = table
            .get("encoding")
            .choice(&[("utf-8", None), ("gb18030", Some("gb18030")), ("gbk", Some("gb18030"))])
            .flatten()
            .map(str::to_owned);
        form.delimiter = table.get("delimiter").choice(&[(",", b','), (";", b';'), ("\t", b'\t'), ("tab", b'\t')]);
        table.finish();
        form
    }

    /// What a name of a column means in this ledger.
    #[must_use]
    pub fn meaning(&self, name: &str) -> Meaning {
        let folded = fold(name);
        let renamed = self.columns.iter().find(|(known, _)| *known == folded);
        renamed.map_or_else(|| Meaning::of(name), |(_, meaning)| meaning.clone())
    }
}

/// The column that a name is a slip of one letter of. A short name that is near to one is an attribute of its own, such
/// as `rate` and `at`.
fn slip_of_a_column(attribute: &str) -> Option<&'static str> {
    const SHORT: usize = 4;
    let mut names = Standard::ALL.iter().map(|(_, english, _)| *english).filter(|english| english.len() > SHORT);
    names.find(|english| strsim::damerau_levenshtein(attribute, english) == 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_slip_of_a_long_name_is_taken_for_one() {
        for (attribute, column) in [("cstomer", Some("customer")), ("vaule", Some("value")), ("evnt", Some("event"))] {
            assert_eq!(slip_of_a_column(attribute), column, "{attribute}");
        }
        for attribute in ["rate", "state", "attr1", "ref2", "bye", "notes", "tier", "city", "customer_type"] {
            assert_eq!(slip_of_a_column(attribute), None, "{attribute}");
        }
    }
}
