//! `ledger`: how the ledger is written.

use rust_decimal::Decimal;

use super::yaml::Node;
use crate::core::column::{Meaning, Standard};
use crate::core::number;
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
    /// How characters are written in a file without a BOM.
    pub encoding: Option<Charset>,
    /// The character between cells.
    pub delimiter: Option<u8>,
    /// Whether numbers are written `1.234,5`.
    pub decimal_comma: bool,
    /// How many rows stand above the header: a title, say.
    pub skip_rows: u32,
}

/// How characters are written, where a file does not tell by itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Charset {
    /// What every program should write.
    Utf8,
    /// The Chinese standard.
    Gb18030,
    /// Its older half, as spreadsheets in China write CSV.
    Gbk,
    /// Traditional Chinese.
    Big5,
    /// Western Europe.
    Windows1252,
}

impl Charset {
    /// Every one, with the names that the rulebook may use; the first is shown.
    pub const ALL: [(Charset, &'static str, &'static [&'static str]); 5] = [
        (Charset::Utf8, "UTF-8", &["utf-8", "utf8"]),
        (Charset::Gb18030, "GB18030", &["gb18030"]),
        (Charset::Gbk, "GBK", &["gbk", "gb2312", "cp936"]),
        (Charset::Big5, "Big5", &["big5", "cp950"]),
        (Charset::Windows1252, "Windows-1252", &["windows-1252", "cp1252", "latin1"]),
    ];

    /// The name for people.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(charset, ..)| *charset == self).map_or("", |(_, name, _)| name)
    }

    /// The charset of a name, however it is spelt.
    #[must_use]
    pub fn named(name: &str) -> Option<Charset> {
        let name = name.trim().to_lowercase();
        Self::ALL.iter().find(|(.., names)| names.contains(&name.as_str())).map(|(charset, ..)| *charset)
    }

    /// Whether almost any bytes are text in it, Western ones too.
    #[must_use]
    pub fn is_chinese(self) -> bool {
        matches!(self, Charset::Gb18030 | Charset::Gbk | Charset::Big5)
    }
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
        let names = Charset::ALL.iter().flat_map(|(charset, _, names)| names.iter().map(|name| (*name, *charset)));
        form.encoding = table.get("encoding").choice(&names.collect::<Vec<_>>());
        form.delimiter = table.get("delimiter").choice(&[(",", b','), (";", b';'), ("\t", b'\t'), ("tab", b'\t')]);
        let decimal = [("comma", true), (",", true), ("point", false), (".", false)];
        form.decimal_comma = table.get("decimal").choice(&decimal).unwrap_or(false);
        form.skip_rows = table.get("skip_rows").count(0).unwrap_or(0);
        table.finish();
        form
    }

    /// A number, as this ledger writes them.
    #[must_use]
    pub fn number(&self, cell: &str) -> Option<Decimal> {
        if self.decimal_comma { number::parse_with_comma(cell) } else { number::parse(cell) }
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

    #[test]
    fn only_chinese_encodings_take_almost_any_bytes_for_chinese() {
        for (name, is_chinese) in
            [("gb18030", true), ("gbk", true), ("big5", true), ("windows-1252", false), ("utf-8", false)]
        {
            assert_eq!(Charset::named(name).unwrap().is_chinese(), is_chinese, "{name}");
        }
    }
}
