//! `turfbook.deals/1`: who was credited with what of which deal.

use serde::Serialize;

use super::{At, Document, Number};
use crate::core::audit::Audit;
use crate::core::names::RepId;
use crate::message;
use crate::render::block::{Block, Cell, Value};
use crate::render::lang::Catalogue;

/// The deals.
#[derive(Debug, Serialize)]
pub struct Deals {
    schema: &'static str,
    as_of: At,
    deals: Vec<Deal>,
}

#[derive(Debug, Serialize)]
struct Deal {
    row: u32,
    line: u32,
    at: At,
    customer: String,
    rep: String,
    value: Number,
    kind: &'static str,
    shares: Vec<Share>,
    #[serde(skip)]
    is_managers: bool,
}

#[derive(Debug, Serialize)]
struct Share {
    rep: String,
    amount: Number,
}

impl Deals {
    /// The deals that all, or one, made or shared in.
    #[must_use]
    pub fn new(audit: &Audit<'_>, of: Option<RepId>) -> Deals {
        let name = |rep: RepId| audit.world.rep_name(rep).to_owned();
        let mut deals = Vec::new();
        for deal in &audit.book.facts.deals {
            let Some(maker) = audit.world.rep(&deal.event) else { continue };
            let concerns = |rep: RepId| rep == maker || deal.shares().any(|(share, _)| share == rep);
            if of.is_some_and(|rep| !concerns(rep)) {
                continue;
            }
            deals.push(Deal {
                row: deal.event.place.row,
                line: deal.event.place.line,
                at: At(deal.event.at),
                customer: audit.world.customer_name(deal.customer).to_owned(),
                rep: name(maker),
                value: Number(deal.value),
                kind: deal.kind.name(),
                shares: deal.shares().map(|(rep, amount)| Share { rep: name(rep), amount: Number(amount) }).collect(),
                is_managers: audit.world.is_manager(maker),
            });
        }
        Deals { schema: Self::SCHEMA, as_of: At(audit.as_of), deals }
    }
}

impl Document for Deals {
    const SCHEMA: &'static str = "turfbook.deals/1";
    const LIST: &'static str = "/deals";
    const COLUMNS: &'static [&'static str] = &["row", "line", "at", "customer", "rep", "value", "kind", "shares"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let count = self.deals.len();
        let title = message!("deals-title", count = count, as_of = self.as_of.0);
        let mut blocks = vec![Block::Title(catalogue.say(&title))];
        if count > 0 {
            blocks.extend(table(&self.deals.iter().collect::<Vec<_>>(), catalogue));
        }
        blocks
    }
}

impl Deals {
    /// The deals from one moment to another, as a section of the weekly sheet; `all` is the command that shows the rest.
    #[must_use]
    pub fn week(&self, from: At, to: At, all: &str, catalogue: &Catalogue) -> Vec<Block> {
        let deals: Vec<&Deal> = self.deals.iter().filter(|deal| deal.at.0 >= from.0 && deal.at.0 <= to.0).collect();
        let mut blocks = vec![Block::Title(catalogue.say(&message!("sheet-deals", count = deals.len())))];
        if !deals.is_empty() {
            blocks.extend(table(&deals, catalogue));
            blocks.push(Block::Rest(0, all.to_owned()));
        }
        blocks
    }
}

fn table(deals: &[&Deal], catalogue: &Catalogue) -> [Block; 2] {
    let headers = ["head-row", "head-when", "head-customer", "head-rep", "head-value", "head-shares"];
    Block::table(headers.map(|id| catalogue.word(id)).into(), deals, |deal| deal.cells(catalogue))
}

impl Deal {
    fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let share = |share: &Share| format!("{} {}", share.rep, catalogue.amount(share.amount.0));
        let mut shares: Vec<String> = self.shares.iter().map(share).collect();
        if self.kind != "own" {
            let kind = if self.is_managers { "manager" } else { self.kind };
            shares.insert(0, catalogue.say(&message!("deal-kind", kind = kind)));
        }
        vec![
            Cell::right(self.row.to_string()).valued(Value::Number(self.row.into())),
            self.at.cell(),
            Cell::plain(self.customer.clone()),
            Cell::plain(self.rep.clone()),
            Cell::right(catalogue.amount(self.value.0)).valued(Value::Number(self.value.0)),
            Cell::plain(shares.join("\n")),
        ]
    }
}
