//! `turfbook.holdings/1`: who holds what until when.

use serde::Serialize;

use super::{At, Document};
use crate::core::audit::Audit;
use crate::core::book::Stand;
use crate::core::names::RepId;
use crate::message;
use crate::render::block::{Block, Cell, LONGEST, Tone, Value};
use crate::render::lang::Catalogue;

/// Who holds what.
#[derive(Debug, Serialize)]
pub struct Holdings {
    schema: &'static str,
    as_of: At,
    holdings: Vec<Holding>,
}

#[derive(Debug, Serialize)]
struct Holding {
    customer: String,
    rep: String,
    since: At,
    until: Option<At>,
    ends_by: Option<&'static str>,
    days_left: Option<i64>,
    last_contact: Option<At>,
    won: bool,
    helpers: Vec<String>,
    row: u32,
    line: u32,
}

impl Holdings {
    /// The customers held, by all or one.
    #[must_use]
    pub fn new(audit: &Audit<'_>, of: Option<RepId>) -> Holdings {
        let mut holdings = Vec::new();
        for customer in audit.in_order() {
            let Stand::Held(_, held) = audit.book.stand(customer, audit.as_of) else { continue };
            if of.is_some_and(|rep| rep != held.rep) {
                continue;
            }
            let name = |rep: RepId| audit.world.rep_name(rep).to_owned();
            holdings.push(Holding {
                customer: audit.world.customer_name(customer).to_owned(),
                rep: name(held.rep),
                since: At(held.course.since),
                until: held.until().map(At),
                ends_by: held.deadline.map(|deadline| deadline.clock.name()),
                days_left: held.until().map(|until| (until.date() - audit.as_of.date()).num_days()),
                last_contact: held.last_contact.map(At),
                won: held.is_won(),
                helpers: held.helpers.iter().map(|rep| name(*rep)).collect(),
                row: held.began.row,
                line: held.began.line,
            });
        }
        Holdings { schema: Self::SCHEMA, as_of: At(audit.as_of), holdings }
    }
}

impl Document for Holdings {
    const SCHEMA: &'static str = "turfbook.holdings/1";
    const LIST: &'static str = "/holdings";
    const COLUMNS: &'static [&'static str] =
        &["customer", "rep", "since", "until", "ends_by", "days_left", "last_contact", "won", "helpers", "row", "line"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let count = self.holdings.len();
        let title = message!("holdings-title", count = count, as_of = self.as_of.0);
        let mut blocks = vec![Block::Title(catalogue.say(&title))];
        if count > 0 {
            let headers = ["head-customer", "head-rep", "head-until", "head-why"].map(|id| catalogue.word(id)).into();
            let [table, more] = Block::table(headers, &self.holdings, |holding| holding.cells(catalogue));
            blocks.extend([table, self.sheet(catalogue), more]);
        }
        blocks
    }
}

impl Holdings {
    /// The table in a workbook: one fact in a column.
    fn sheet(&self, catalogue: &Catalogue) -> Block {
        let headers = [
            "head-customer",
            "head-rep",
            "head-since",
            "head-until",
            "head-days",
            "head-clock",
            "head-last-contact",
            "head-won",
            "head-helpers",
            "head-row",
        ];
        Block::Sheet {
            headers: headers.map(|id| catalogue.word(id)).into(),
            rows: self.holdings.iter().take(LONGEST).map(|holding| holding.facts(catalogue)).collect(),
        }
    }
}

/// Until when a holding is protected, and in how many days that is; what ends soon stands out.
pub(super) fn until_cell(until: Option<At>, days_left: Option<i64>, catalogue: &Catalogue) -> Cell {
    match (until, days_left) {
        (Some(until), Some(days)) => {
            let left = catalogue.say(&message!("days-left", days = usize::try_from(days).unwrap_or_default()));
            Cell::toned(if days <= 3 { Tone::Warn } else { Tone::Plain }, format!("{}{left}", until.text()))
        }
        _ => Cell::plain(catalogue.word("no-end")),
    }
}

impl Holding {
    fn facts(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let at = |at: Option<At>| at.map_or_else(|| Cell::plain(""), At::cell);
        let days = self.days_left.map(|days| Cell::right(days.to_string()).valued(Value::Days(days)));
        let clock = self.ends_by.map(|clock| catalogue.say(&message!("clock-in-words", clock = clock)));
        vec![
            Cell::plain(self.customer.clone()),
            Cell::plain(self.rep.clone()),
            self.since.cell(),
            at(self.until),
            days.unwrap_or_else(|| Cell::right("")),
            Cell::plain(clock.unwrap_or_default()),
            at(self.last_contact),
            Cell::plain(if self.won { catalogue.word("yes") } else { String::new() }),
            Cell::plain(self.helpers.join(&catalogue.word("list-comma"))),
            Cell::right(self.row.to_string()).valued(Value::Number(self.row.into())),
        ]
    }

    fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let mut why = catalogue.say(&message!("held-since", since = self.since.0, row = self.row));
        if self.won {
            why.push_str(&catalogue.word("held-won"));
        }
        if let Some(contact) = self.last_contact {
            why.push_str(&catalogue.say(&message!("held-contact", at = contact.0)));
        }
        if let Some(clock) = self.ends_by {
            why.push_str(&catalogue.say(&message!("held-ends-by", clock = clock)));
        }
        if !self.helpers.is_empty() {
            why.push_str(&catalogue.say(&message!("held-helpers", helpers = self.helpers.clone())));
        }
        vec![
            Cell::plain(self.customer.clone()),
            Cell::plain(self.rep.clone()),
            until_cell(self.until, self.days_left, catalogue),
            Cell::plain(why),
        ]
    }
}
