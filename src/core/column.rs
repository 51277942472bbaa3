//! The ledger's columns: which header means what (contract, section 2).

use super::message::Message;
use super::problem::Problem;
use super::rulebook::{Lang, Rulebook};
use super::text::{fold, nearest};
use crate::message;

/// A column whose meaning the program knows. Every other column is an attribute of the customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the contract's table")]
pub enum Standard {
    At,
    Event,
    Customer,
    Rep,
    With,
    Value,
    By,
    Ref,
    Recorded,
    Note,
}

impl Standard {
    /// Every standard column in the order of the contract, with its English name and its Chinese ones, the usual first.
    pub const ALL: [(Standard, &'static str, &'static [&'static str]); 10] = [
        (Standard::At, "at", &["时间", "日期", "发生时间"]),
        (Standard::Event, "event", &["事件", "动作"]),
        (Standard::Customer, "customer", &["客户", "客户名称"]),
        (Standard::Rep, "rep", &["销售", "业务员", "归属人"]),
        (Standard::With, "with", &["对方", "协作人"]),
        (Standard::Value, "value", &["数值", "金额", "评分"]),
        (Standard::By, "by", &["操作人", "批准人"]),
        (Standard::Ref, "ref", &["关联", "编号"]),
        (Standard::Recorded, "recorded", &["录入时间"]),
        (Standard::Note, "note", &["备注"]),
    ];

    /// The column's English name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::ALL.iter().find(|(column, ..)| *column == self).map_or("", |(_, name, _)| name)
    }

    /// The column's usual name in a language.
    #[must_use]
    pub fn name_in(self, lang: Lang) -> &'static str {
        let chinese = Self::ALL.iter().find(|(column, ..)| *column == self).and_then(|(.., names)| names.first());
        chinese.copied().filter(|_| lang == Lang::Zh).unwrap_or_else(|| self.name())
    }

    /// The column that a folded name means by default.
    #[must_use]
    pub fn named(folded: &str) -> Option<Standard> {
        Self::ALL
            .iter()
            .find(|(_, english, chinese)| *english == folded || chinese.contains(&folded))
            .map(|(column, ..)| *column)
    }

    /// Every name of every standard column.
    pub fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.iter().flat_map(|(_, english, chinese)| std::iter::once(*english).chain(chinese.iter().copied()))
    }
}

/// What a header means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A column of the contract's table.
    Standard(Standard),
    /// An attribute of the customer, by its folded name.
    Attribute(String),
}

impl Meaning {
    /// What a name means by default: a standard column, or else an attribute.
    #[must_use]
    pub fn of(name: &str) -> Meaning {
        let folded = fold(name);
        Standard::named(&folded).map_or(Meaning::Attribute(folded), Meaning::Standard)
    }

    /// The name in rulebooks and outputs.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Meaning::Standard(column) => column.name(),
            Meaning::Attribute(name) => name,
        }
    }
}

/// The header of one ledger, understood.
#[derive(Clone, Debug, Default)]
pub struct Columns {
    /// The cells of the header as written.
    pub headers: Vec<String>,
    /// What each means; `None` for a column without a name.
    pub meanings: Vec<Option<Meaning>>,
}

impl Columns {
    /// Understands a header.
    ///
    /// # Errors
    /// Two columns with the same meaning, or none for `at` or `event`.
    pub fn read<'h>(headers: impl IntoIterator<Item = &'h str>, rules: &Rulebook) -> Result<Columns, Vec<Problem>> {
        let mut columns = Columns::default();
        let mut problems = Vec::new();
        for header in headers {
            let meaning = (!fold(header).is_empty()).then(|| rules.ledger.meaning(header));
            if let Some(meaning) = &meaning
                && let Some(twin) = columns.index_of(meaning)
            {
                let first = columns.headers.get(twin).map_or("", |first| first.trim());
                let second = header.trim();
                problems.push(
                    Problem::new(message!("column-twice", first = first, second = second, meaning = meaning.name()))
                        .cell(meaning.name(), header)
                        .hint(message!("column-twice-hint")),
                );
            }
            columns.headers.push(header.to_owned());
            columns.meanings.push(meaning);
        }
        for needed in [Standard::At, Standard::Event] {
            if columns.standard(needed).is_none() {
                problems.push(columns.missing(needed));
            }
        }
        if problems.is_empty() { Ok(columns) } else { Err(problems) }
    }

    /// That a column is not there, which is needed.
    #[must_use]
    pub fn missing(&self, needed: Standard) -> Problem {
        let names: Vec<&str> = Standard::ALL
            .iter()
            .filter(|(column, ..)| *column == needed)
            .flat_map(|(_, english, chinese)| std::iter::once(*english).chain(chinese.iter().copied()))
            .collect();
        // A header that means something else is no slip of this one.
        let is_free = |meaning: &Option<Meaning>| !matches!(meaning, Some(Meaning::Standard(_)));
        let free = self.headers.iter().zip(&self.meanings).filter(|(_, meaning)| is_free(meaning));
        let near =
            free.map(|(header, _)| header.trim()).find(|header| nearest(header, names.iter().copied()).is_some());
        let usual = self.header(needed);
        let is_wide = self.headers.iter().any(|header| header.contains(['，', '；']));
        let hint: Message = match near {
            _ if is_wide => message!("column-missing-wide"),
            Some(header) => message!("column-missing-near", header = header, name = usual, column = needed.name()),
            None => message!("column-missing-hint", names = names, column = needed.name()),
        };
        let found: Vec<&str> = self.headers.iter().map(|header| header.trim()).collect();
        Problem::new(message!("column-missing", column = usual, found = found)).cell(needed.name(), "").hint(hint)
    }

    /// The header of a new ledger in a language.
    #[must_use]
    pub fn usual(lang: Lang) -> Vec<&'static str> {
        let name = |(_, english, chinese): (Standard, &'static str, &'static [&'static str])| match lang {
            Lang::En => english,
            Lang::Zh => chinese.first().copied().unwrap_or(english),
        };
        Standard::ALL.map(name).into()
    }

    /// Where the column with this meaning stands.
    #[must_use]
    pub fn index_of(&self, meaning: &Meaning) -> Option<usize> {
        self.meanings.iter().position(|m| m.as_ref() == Some(meaning))
    }

    /// Where a standard column stands.
    #[must_use]
    pub fn standard(&self, column: Standard) -> Option<usize> {
        self.index_of(&Meaning::Standard(column))
    }

    /// The header of a standard column as this ledger writes it, or would write it in the language of its others.
    #[must_use]
    pub fn header(&self, column: Standard) -> &str {
        let header = self.standard(column).and_then(|index| self.headers.get(index));
        header.map_or_else(|| column.name_in(self.language()), |header| header.trim())
    }

    /// The language of the header, by the first standard column that is there.
    #[must_use]
    pub fn language(&self) -> Lang {
        let first = Standard::ALL.iter().find_map(|(column, ..)| self.headers.get(self.standard(*column)?));
        if first.is_some_and(|header| !header.is_ascii()) { Lang::Zh } else { Lang::En }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(headers: &[&str]) -> Result<Columns, Vec<Problem>> {
        Columns::read(headers.iter().copied(), &Rulebook::default())
    }

    #[test]
    fn headers_are_known_in_both_languages_and_every_width() {
        let columns = read(&["\u{feff}时间", " EVENT ", "客户名称", "ＲＥＰ", "Tier", ""]).unwrap();
        let names: Vec<Option<&str>> = columns.meanings.iter().map(|m| m.as_ref().map(Meaning::name)).collect();
        assert_eq!(names, [Some("at"), Some("event"), Some("customer"), Some("rep"), Some("tier"), None]);
    }

    #[test]
    fn twins_and_missing_columns_are_all_told() {
        let problems = read(&["客户", "customer", "evnt"]).unwrap_err();
        let ids: Vec<&str> = problems.iter().map(|p| p.message.id).collect();
        assert_eq!(ids, ["column-twice", "column-missing", "column-missing"]);
        assert_eq!(problems[2].hint.as_ref().map(|h| h.id), Some("column-missing-near"));
    }

    #[test]
    fn a_missing_column_is_called_as_the_ledger_would_call_it() {
        let (english, chinese) = (read(&["at", "event", "ref"]).unwrap(), read(&["时间", "事件", "客户名"]).unwrap());
        assert_eq!((english.header(Standard::Rep), chinese.header(Standard::Rep)), ("rep", "销售"));
        // A column that means something else is no slip of it; one that means nothing may be.
        assert_eq!(english.missing(Standard::Rep).hint.map(|hint| hint.id), Some("column-missing-hint"));
        assert_eq!(chinese.missing(Standard::Customer).hint.map(|hint| hint.id), Some("column-missing-near"));
    }

    #[test]
    fn every_name_means_its_column() {
        let names: Vec<&str> = Standard::names().collect();
        assert!(names.len() > 20 && names.contains(&"at") && names.contains(&"录入时间"), "{names:?}");
        assert!(names.iter().all(|name| Standard::named(name).is_some()), "{names:?}");
    }
}
