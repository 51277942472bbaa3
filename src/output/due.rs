//! `turfbook.due/1`: what falls due, soonest first.

use serde::Serialize;

use super::{At, Document, Row};
use crate::core::audit::{Audit, Audited};
use crate::core::book::Stand;
use crate::core::message::Message;
use crate::core::names::RepId;
use crate::core::time::{Moment, Span};
use crate::message;
use crate::render::block::{Block, Cell, LONGEST, Tone, Value};
use crate::render::lang::Catalogue;

/// What falls due.
#[derive(Debug, Serialize)]
pub struct Due {
    schema: &'static str,
    as_of: At,
    within: String,
    #[serde(skip)]
    span: Span,
    due: Vec<Item>,
}

#[derive(Debug, Serialize)]
struct Item {
    what: &'static str,
    at: Option<At>,
    days_left: Option<i64>,
    rep: String,
    customer: Option<String>,
    rows: Vec<Row>,
    rule: Option<String>,
    message: String,
}

impl Due {
    /// Sanctions to impose, and what falls due within a span: protections that end, complaints and visits.
    #[must_use]
    pub fn new(audit: &Audit<'_>, audited: &Audited, within: Span, of: Option<RepId>, catalogue: &Catalogue) -> Due {
        let soon = audit.world.rules.calendar.deadline(audit.as_of, within);
        let mut due: Vec<(Option<Moment>, Item)> = Vec::new();
        let mut add = |what, at: Option<Moment>, rep: RepId, customer: Option<&str>, rows, rule, told: Message| {
            if at.is_some_and(|at| at > soon) || of.is_some_and(|only| only != rep) {
                return;
            }
            let item = Item {
                what,
                at: at.map(At),
                days_left: at.map(|at| (at.date() - audit.as_of.date()).num_days()),
                rep: audit.world.rep_name(rep).to_owned(),
                customer: customer.map(str::to_owned),
                rows,
                rule,
                message: catalogue.say(&told),
            };
            due.push((at, item));
        };
        for sanction in &audited.sanctions {
            let told = message!("due-sanction", step = sanction.step.as_str(), ground = sanction.ground());
            add("sanction", None, sanction.rep, None, Vec::new(), Some("penalties.ladder".to_owned()), told);
        }
        for customer in audit.in_order() {
            let Stand::Held(_, holding) = audit.book.stand(customer, audit.as_of) else { continue };
            let name = Some(audit.world.customer_name(customer));
            let rows = vec![Row::from(holding.began)];
            if let Some(deadline) = holding.deadline {
                let told = message!("due-expiry", clock = deadline.clock.name());
                add("expiry", Some(deadline.until), holding.rep, name, rows.clone(), holding.rule(), told);
            }
            if let Some(visit) = audit.visit_due(holding) {
                let rule = Some("service.visit".to_owned());
                add("visit", Some(visit), holding.rep, name, rows, rule, message!("due-visit"));
            }
        }
        if let Some(service) = audit.world.rules.service {
            for complaint in audit.book.facts.complaints.iter().filter(|complaint| !complaint.is_closed) {
                let event = &complaint.event;
                let Some(rep) = audit.world.rep(event) else { continue };
                let deadline = audit.world.rules.calendar.deadline(event.at, service.complaint);
                let told = message!("due-complaint", at = event.at);
                let rule = Some("service.complaint".to_owned());
                add(
                    "complaint",
                    Some(deadline),
                    rep,
                    Some(audit.customer_of(event)),
                    vec![event.place.into()],
                    rule,
                    told,
                );
            }
        }
        due.sort_by_key(|(at, _)| *at);
        let due = due.into_iter().map(|(_, item)| item).collect();
        Due { schema: Self::SCHEMA, as_of: At(audit.as_of), within: within.to_string(), span: within, due }
    }
}

impl Document for Due {
    const SCHEMA: &'static str = "turfbook.due/1";
    const LIST: &'static str = "/due";
    const COLUMNS: &'static [&'static str] = &["what", "at", "days_left", "rep", "customer", "rows", "rule", "message"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let count = self.due.len();
        let title = message!("due-title", count = count, within = self.span, as_of = self.as_of.0);
        let mut blocks = vec![Block::Title(catalogue.say(&title))];
        let kinds = ["sanction", "expiry", "complaint", "visit"];
        blocks.extend(self.table(&kinds, catalogue).into_iter().flatten());
        blocks
    }
}

impl Due {
    /// How far it looks ahead, as the command line has it.
    #[must_use]
    pub fn within(&self) -> &str {
        &self.within
    }

    /// What falls due of some kinds, if anything does.
    #[must_use]
    pub fn table(&self, kinds: &[&str], catalogue: &Catalogue) -> Option<Vec<Block>> {
        let due: Vec<&Item> = self.due.iter().filter(|item| kinds.contains(&item.what)).collect();
        if due.is_empty() {
            return None;
        }
        let words = |ids: &[&'static str]| ids.iter().map(|id| catalogue.word(id)).collect();
        let headers = words(&["head-due", "head-rep", "head-customer", "head-what"]);
        let [table, more] = Block::table(headers, &due, |item| item.cells(self.as_of, catalogue));
        let sheet = Block::Sheet {
            headers: words(&["head-due", "head-days", "head-rep", "head-customer", "head-row", "head-what"]),
            rows: due.iter().take(LONGEST).map(|item| item.facts(self.as_of, catalogue)).collect(),
        };
        Some(vec![table, sheet, more])
    }

    /// That nothing falls due.
    #[must_use]
    pub fn none(&self, catalogue: &Catalogue) -> String {
        catalogue.say(&message!("due-title", count = 0usize, within = self.span, as_of = self.as_of.0))
    }
}

impl Item {
    /// Its line in a workbook.
    fn facts(&self, as_of: At, catalogue: &Catalogue) -> Vec<Cell> {
        let [when, rep, customer, what] = self.in_words(as_of, catalogue);
        let when = match self.at {
            Some(at) => Cell { text: at.text(), ..when },
            None => when,
        };
        let number = |number: Option<i64>| Cell::right(number.map(|number| number.to_string()).unwrap_or_default());
        let days = number(self.days_left).valued(self.days_left.map_or(Value::Text, Value::Days));
        let row = self.rows.first().map(|row| i64::from(row.row));
        let row = number(row).valued(row.map_or(Value::Text, |row| Value::Number(row.into())));
        vec![when, days, rep, customer, row, what]
    }

    fn cells(&self, as_of: At, catalogue: &Catalogue) -> Vec<Cell> {
        self.in_words(as_of, catalogue).into()
    }

    fn in_words(&self, as_of: At, catalogue: &Catalogue) -> [Cell; 4] {
        let (tone, when) = match self.at {
            None => (Tone::Bad, catalogue.word("due-now")),
            Some(at) if at.0 < as_of.0 => (Tone::Bad, catalogue.say(&message!("due-overdue", at = at.0))),
            Some(at) => (Tone::Plain, at.text()),
        };
        [
            Cell::toned(tone, when).valued(self.at.map_or(Value::Text, |at| Value::At(at.0))),
            Cell::plain(self.rep.clone()),
            Cell::plain(self.customer.clone().unwrap_or_default()),
            Cell::plain(self.message.clone()),
        ]
    }
}
