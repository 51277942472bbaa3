//! `turfbook.pool/1`: the customers that were held once and are free now (公海).

use serde::Serialize;

use super::{At, Document};
use crate::core::audit::Audit;
use crate::core::book::Stand;
use crate::core::names::RepId;
use crate::message;
use crate::render::block::{Block, Cell};
use crate::render::lang::Catalogue;

/// What the pool has.
#[derive(Debug, Serialize)]
pub struct Pool {
    schema: &'static str,
    as_of: At,
    customers: Vec<Customer>,
}

#[derive(Debug, Serialize)]
struct Customer {
    customer: String,
    since: At,
    last_holder: String,
    reason: &'static str,
}

impl Pool {
    /// The customers in the pool, last held by all or one.
    #[must_use]
    pub fn new(audit: &Audit<'_>, of: Option<RepId>) -> Pool {
        let mut customers = Vec::new();
        for customer in audit.in_order() {
            let Stand::Pool(Some(end)) = audit.book.stand(customer, audit.as_of) else { continue };
            let Some((last, _)) = audit.book.former(customer, audit.as_of).next() else { continue };
            if of.is_none_or(|rep| rep == last.rep) {
                customers.push(Customer {
                    customer: audit.world.customer_name(customer).to_owned(),
                    since: At(end.at),
                    last_holder: audit.world.rep_name(last.rep).to_owned(),
                    reason: end.how.name(),
                });
            }
        }
        Pool { schema: Self::SCHEMA, as_of: At(audit.as_of), customers }
    }
}

impl Document for Pool {
    const SCHEMA: &'static str = "turfbook.pool/1";
    const LIST: &'static str = "/customers";
    const COLUMNS: &'static [&'static str] = &["customer", "since", "last_holder", "reason"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let count = self.customers.len();
        let title = message!("pool-title", count = count, as_of = self.as_of.0);
        let mut blocks = vec![Block::Title(catalogue.say(&title))];
        if count > 0 {
            let row = |customer: &Customer| {
                vec![
                    Cell::plain(customer.customer.clone()),
                    customer.since.cell(),
                    Cell::plain(customer.last_holder.clone()),
                    Cell::plain(catalogue.say(&message!("pool-reason", reason = customer.reason))),
                ]
            };
            let headers = ["head-customer", "head-pool-since", "head-last-holder", "head-reason"];
            let headers = headers.map(|id| catalogue.word(id)).into();
            blocks.extend(Block::table(headers, &self.customers, row));
        }
        blocks
    }
}
