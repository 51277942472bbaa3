//! The events of a ledger (contract, section 3).

use rust_decimal::Decimal;

use super::names::{ExtraId, NameSpelling, RepSpelling};
use super::time::Moment;

/// Where a row stands: what a spreadsheet shows at the left, and the line of the text file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The row, counted as a spreadsheet does: the first line of the file is row 1, blank rows count.
    pub row: u32,
    /// The line of the text file where the record starts.
    pub line: u32,
}

impl Place {
    /// The place when so much stands before the text that it was counted in.
    #[must_use]
    pub fn after(self, rows: u32, lines: u32) -> Place {
        Place { row: self.row.saturating_add(rows), line: self.line.saturating_add(lines) }
    }
}

/// What an event does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[expect(missing_docs, reason = "the names are those of the contract's table")]
pub enum Kind {
    Claim,
    Contact,
    Quote,
    Deal,
    Release,
    Extend,
    Transfer,
    Assist,
    Notify,
    Award,
    Dismiss,
    Recycle,
    Leave,
    Join,
    Penalty,
    Complaint,
    Resolve,
    Rating,
    Training,
    Share,
    Same,
    Distinct,
}

/// One line of the contract's table of events.
#[derive(Debug)]
pub struct Spec {
    /// The event.
    pub kind: Kind,
    /// Its English name.
    pub name: &'static str,
    /// Its Chinese names, the usual first.
    pub chinese: &'static [&'static str],
    /// The cells that it needs.
    pub needs: Needs,
    /// Whether only a manager may write it. (`recycle` depends on the customer's state.)
    pub managers: bool,
}

/// The cells that an event needs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(missing_docs, reason = "one field per column")]
#[expect(clippy::struct_excessive_bools, reason = "a row of a table: one mark per column")]
pub struct Needs {
    pub customer: bool,
    pub rep: bool,
    pub with: bool,
    pub value: bool,
    pub refers: bool,
}

#[expect(clippy::indexing_slicing, reason = "worked out when the program is built")]
const fn needs(columns: &str) -> Needs {
    let mut needs = Needs { customer: false, rep: false, with: false, value: false, refers: false };
    let bytes = columns.as_bytes();
    let mut i = 0;
    while i < bytes.len() {
        match bytes[i] {
            b'c' => needs.customer = true,
            b'r' => needs.rep = true,
            b'w' => needs.with = true,
            b'v' => needs.value = true,
            b'f' => needs.refers = true,
            _ => {}
        }
        i += 1;
    }
    needs
}

const fn spec(kind: Kind, name: &'static str, chinese: &'static [&'static str], columns: &str, managers: bool) -> Spec {
    Spec { kind, name, chinese, needs: needs(columns), managers }
}

/// The contract's table. The letters: customer, rep, with, value, ref (f).
pub const EVENTS: [Spec; 22] = [
    spec(Kind::Claim, "claim", &["报备", "领取", "认领"], "cr", false),
    spec(Kind::Contact, "contact", &["跟进", "拜访", "电话"], "cr", false),
    spec(Kind::Quote, "quote", &["报价"], "cr", false),
    spec(Kind::Deal, "deal", &["成交", "签约"], "crv", false),
    spec(Kind::Release, "release", &["释放", "放弃"], "cr", false),
    spec(Kind::Extend, "extend", &["延期"], "cr", false),
    spec(Kind::Transfer, "transfer", &["转移", "移交"], "crw", true),
    spec(Kind::Assist, "assist", &["协作"], "crw", false),
    spec(Kind::Notify, "notify", &["告知"], "cr", false),
    spec(Kind::Award, "award", &["裁定"], "cr", true),
    spec(Kind::Dismiss, "dismiss", &["撤销"], "f", true),
    spec(Kind::Recycle, "recycle", &["回收"], "c", false),
    spec(Kind::Leave, "leave", &["离职"], "r", true),
    spec(Kind::Join, "join", &["入职"], "r", true),
    spec(Kind::Penalty, "penalty", &["处罚"], "rf", true),
    spec(Kind::Complaint, "complaint", &["投诉"], "cr", false),
    spec(Kind::Resolve, "resolve", &["结案"], "cr", false),
    spec(Kind::Rating, "rating", &["评价", "满意度"], "rv", false),
    spec(Kind::Training, "training", &["培训"], "r", false),
    spec(Kind::Share, "share", &["分享"], "r", false),
    spec(Kind::Same, "same", &["同一客户"], "cw", true),
    spec(Kind::Distinct, "distinct", &["非同一客户"], "cw", true),
];

impl Kind {
    /// The event's line of the table.
    #[must_use]
    pub fn spec(self) -> &'static Spec {
        // A test keeps the table in the order of the kinds.
        #[expect(clippy::indexing_slicing, reason = "one line of the table for each kind")]
        &EVENTS[self as usize]
    }

    /// The event that a folded name means by default, in either language.
    #[must_use]
    pub fn named(folded: &str) -> Option<Kind> {
        EVENTS.iter().find(|e| e.name == folded || e.chinese.contains(&folded)).map(|e| e.kind)
    }

    /// Every default name of every event.
    pub fn names() -> impl Iterator<Item = &'static str> {
        EVENTS.iter().flat_map(|e| std::iter::once(e.name).chain(e.chinese.iter().copied()))
    }

    /// Whether the event is a contact or a quote.
    #[must_use]
    pub fn is_contact(self) -> bool {
        matches!(self, Kind::Contact | Kind::Quote)
    }

    /// Whether the event may begin a holding.
    #[must_use]
    pub fn begins(self) -> bool {
        matches!(self, Kind::Claim | Kind::Transfer | Kind::Award)
    }

    /// Whether `with` names a second rep.
    #[must_use]
    pub fn with_is_rep(self) -> bool {
        matches!(self, Kind::Transfer | Kind::Assist | Kind::Deal)
    }

    /// Whether `with` names a second customer.
    #[must_use]
    pub fn with_is_customer(self) -> bool {
        matches!(self, Kind::Same | Kind::Distinct)
    }
}

/// What `ref` refers to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reference {
    /// Nothing that the event looks at.
    None,
    /// A step of the ladder, by its place in it.
    Step(u16),
    /// A finding's id, by its place among the ids that the ledger names.
    Finding(u32),
}

/// One row, read: small and `Copy`, every name a number. A large ledger has a million of them.
#[derive(Clone, Copy, Debug)]
pub struct Event {
    /// When it happened.
    pub at: Moment,
    /// Where it stands.
    pub place: Place,
    /// What it does.
    pub kind: Kind,
    /// Whether `at` gave a time of day.
    pub timed: bool,
    /// Whether it was recorded after the deadline of `entries.max_delay`.
    pub late: bool,
    /// Whether the row's cells are as `only` asks (contacts and quotes).
    pub valid: bool,
    /// The customer, as spelt.
    pub customer: Option<NameSpelling>,
    /// The rep it is about, as spelt.
    pub rep: Option<RepSpelling>,
    /// What else it says, for [`super::ledger::Ledger::extra`].
    pub extra: Option<ExtraId>,
}

/// What only some rows say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Extra {
    /// The second rep, where `with` means one.
    pub with: Option<RepSpelling>,
    /// The second customer, where `with` means one.
    pub twin: Option<NameSpelling>,
    /// Who decided it.
    pub by: Option<RepSpelling>,
    /// The number in `value`.
    pub value: Option<Decimal>,
    /// What `ref` refers to.
    pub reference: Reference,
    /// The rulebook's event of this name, where there is one: its place under `events`.
    pub named: Option<u16>,
    /// The row's cells in columns that rules look at, for [`super::ledger::Ledger::cells_of`].
    pub cells: (u32, u32),
}

impl Extra {
    /// What most rows say beside when, what, whose and who.
    pub const NOTHING: Extra =
        Extra { with: None, twin: None, by: None, value: None, reference: Reference::None, named: None, cells: (0, 0) };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_stands_in_the_order_of_the_kinds() {
        for (i, event) in EVENTS.iter().enumerate() {
            assert_eq!(event.kind as usize, i, "{}", event.name);
        }
    }

    #[test]
    fn names_are_unique() {
        let mut names: Vec<&str> = Kind::names().collect();
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), all);
        assert_eq!(Kind::named("领取"), Some(Kind::Claim));
    }
}
