//! `turfbook.match/1`: who in ledger and pool looks like a customer.

use serde::Serialize;

use super::{At, Document};
use crate::core::audit::Audit;
use crate::core::book::{Holding, Stand};
use crate::core::checks::{agreed, differed};
use crate::core::matching::{Says, Score, Sign};
use crate::core::message::Message;
use crate::core::similar::{Asked, Match};
use crate::message;
use crate::render::block::{Block, Cell, Tone};
use crate::render::lang::Catalogue;

/// What was found.
#[derive(Debug, Serialize)]
pub struct Matches {
    schema: &'static str,
    as_of: At,
    matches: Vec<Found>,
    #[serde(skip)]
    is_list: bool,
}

/// A customer that was found, or that none was.
#[derive(Debug, Serialize)]
struct Found {
    asked: String,
    verdict: &'static str,
    customer: Option<String>,
    name: Option<String>,
    score: Option<i32>,
    holder: Option<String>,
    until: Option<At>,
    agreed: Vec<String>,
    differed: Vec<String>,
    #[serde(skip)]
    told: (Vec<Message>, Vec<Message>),
}

impl Matches {
    /// What was found for each name that was asked for.
    #[must_use]
    pub fn new(audit: &Audit<'_>, asked: &[Asked], found: &[Vec<Match>], is_list: bool) -> Matches {
        let mut matches = Vec::new();
        for (asked, found) in asked.iter().zip(found) {
            matches.extend(found.iter().map(|found| Found::new(audit, &asked.name, found)));
            // Every name of a list comes out, so that none seems forgotten.
            if found.is_empty() && is_list {
                matches.push(Found::none(&asked.name));
            }
        }
        Matches { schema: Self::SCHEMA, as_of: At(audit.as_of), matches, is_list }
    }
}

impl Found {
    fn new(audit: &Audit<'_>, asked: &str, found: &Match) -> Found {
        let world = audit.world;
        let holding = match audit.book.stand(found.customer, audit.as_of) {
            Stand::Held(_, holding) => Some(holding),
            Stand::Pool(_) => None,
        };
        let score = found.score.as_ref();
        let signs = |wanted: fn(&Score) -> Vec<Sign>| {
            score
                .map(wanted)
                .unwrap_or_default()
                .iter()
                .map(|sign| format!("{}:{}", sign.part.name(), sign.says.name()))
                .collect()
        };
        Found {
            asked: asked.to_owned(),
            verdict: if score.is_some() { "similar" } else { "same" },
            customer: Some(world.customer_name(found.customer).to_owned()),
            name: Some(world.ledger.subjects.names.first_spelling(found.name.index()).to_owned()),
            score: score.map(Score::sum),
            holder: holding.map(|holding| world.rep_name(holding.rep).to_owned()),
            until: holding.and_then(Holding::until).map(At),
            agreed: signs(|score| score.parts(Says::agrees).collect()),
            differed: signs(|score| score.parts(Says::differs).collect()),
            told: score.map(|score| (agreed(score), differed(score))).unwrap_or_default(),
        }
    }

    fn none(asked: &str) -> Found {
        Found {
            asked: asked.to_owned(),
            verdict: "none",
            customer: None,
            name: None,
            score: None,
            holder: None,
            until: None,
            agreed: Vec::new(),
            differed: Vec::new(),
            told: (Vec::new(), Vec::new()),
        }
    }

    fn cells(&self, is_list: bool, catalogue: &Catalogue) -> Vec<Cell> {
        let told =
            |messages: &[Message]| messages.iter().map(|part| catalogue.say(part)).collect::<Vec<_>>().join("\n");
        let verdict = message!("match-verdict", verdict = self.verdict);
        let tone = if self.verdict == "similar" { Tone::Warn } else { Tone::Plain };
        let holder = match (&self.holder, &self.customer) {
            (Some(holder), _) => holder.clone(),
            (None, Some(_)) => catalogue.word("match-pool"),
            (None, None) => String::new(),
        };
        let mut customer = self.customer.clone().unwrap_or_default();
        if let Some(name) = self.name.as_ref().filter(|name| **name != customer) {
            customer = format!("{customer}\n{name}");
        }
        let mut cells = vec![
            Cell::plain(customer),
            Cell::toned(tone, catalogue.say(&verdict)),
            Cell::right(self.score.map_or(String::new(), |score| score.to_string())),
            Cell::plain(holder),
            Cell::plain(told(&self.told.0)),
            Cell::plain(told(&self.told.1)),
        ];
        if is_list {
            cells.insert(0, Cell::plain(self.asked.clone()));
        }
        cells
    }
}

impl Document for Matches {
    const SCHEMA: &'static str = "turfbook.match/1";
    const LIST: &'static str = "/matches";
    const COLUMNS: &'static [&'static str] =
        &["asked", "verdict", "customer", "name", "score", "holder", "until", "agreed", "differed"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let found = self.matches.iter().filter(|found| found.customer.is_some()).count();
        let title = message!("match-title", count = found, as_of = self.as_of.0);
        let mut blocks = vec![Block::Title(catalogue.say(&title))];
        if !self.matches.is_empty() {
            let mut headers =
                vec!["head-customer", "head-verdict", "head-score", "head-holder", "head-agreed", "head-differed"];
            if self.is_list {
                headers.insert(0, "head-asked");
            }
            let headers = headers.into_iter().map(|id| catalogue.word(id)).collect();
            blocks.extend(Block::table(headers, &self.matches, |found| found.cells(self.is_list, catalogue)));
        }
        blocks
    }
}
