//! `turfbook.explain/1`: the story of one finding.

use serde::Serialize;
use serde_json::{Map, Value};

use super::audit::{self, Finding};
use super::command;
use super::{At, Document, Row};
use crate::core::audit::{Audit, Finding as Found};
use crate::core::column::Standard;
use crate::core::event::Place;
use crate::core::rulebook::Rulebook;
use crate::core::story::settle::{Purpose, Settlement, Settling};
use crate::core::story::{Party, Story, next_id};
use crate::core::wording;
use crate::message;
use crate::render::block::Block;
use crate::render::lang::Catalogue;

/// The story of one finding.
#[derive(Debug, Serialize)]
pub struct Explained {
    schema: &'static str,
    as_of: At,
    finding: Finding,
    rows: Vec<Shown>,
    steps: Vec<String>,
    rule: Option<Rule>,
    next: Vec<Next>,
    settle: Option<Settle>,
}

/// A row in full.
#[derive(Debug, Serialize)]
struct Shown {
    #[serde(flatten)]
    place: Row,
    is_evidence: bool,
    cells: Map<String, Value>,
}

/// The rule as it stands in the rulebook; `line` and `text` are `null` where the default counts.
#[derive(Debug, Serialize)]
struct Rule {
    file: String,
    path: String,
    line: Option<u32>,
    text: Option<String>,
}

/// What a party may do now.
#[derive(Debug, Serialize)]
struct Next {
    party: &'static str,
    name: Option<String>,
    message: String,
    /// Whether the holding of the one to whom it was done is over.
    #[serde(skip)]
    is_past: bool,
}

/// The rows that settle it, to be written one after the other, and what they are for.
#[derive(Debug, Serialize)]
struct Settle {
    purpose: &'static str,
    #[serde(skip)]
    title: Purpose,
    rows: Vec<ToWrite>,
}

/// A row, and the command that writes it.
#[derive(Debug, Serialize)]
struct ToWrite {
    command: String,
    row: Map<String, Value>,
}

/// The files that a story quotes.
pub struct Sources<'s> {
    /// The cells of a row, by their headers, empty ones left out.
    pub cells: &'s dyn Fn(Place) -> Vec<(String, String)>,
    /// The rulebook's path.
    pub rules_path: &'s str,
    /// The rulebook's text.
    pub rules_text: &'s str,
}

impl Explained {
    /// The story of a finding.
    #[must_use]
    pub fn new(audit: &Audit<'_>, found: &Found, story: &Story, sources: &Sources<'_>, catalogue: &Catalogue) -> Self {
        let draft = &found.draft;
        let shown = |place: &Place, is_evidence| {
            let cells = (sources.cells)(*place).into_iter().map(|(header, cell)| (header, Value::from(cell)));
            Shown { place: Row::from(*place), is_evidence, cells: cells.collect() }
        };
        let evidence = draft.evidence.iter().chain(&story.rows).filter(|place| !draft.rows.contains(place));
        let mut basis: Vec<&Place> = evidence.collect();
        basis.sort_unstable();
        basis.dedup();
        let rule = draft.rule.as_ref().map(|path| {
            let quoted = Rulebook::quote(sources.rules_text, path);
            let text = quoted.as_ref().map(|(_, lines)| lines.join("\n"));
            let file = sources.rules_path.to_owned();
            Rule { file, path: path.clone(), line: quoted.map(|(line, _)| line), text }
        });
        let finding = audit::finding(audit, found, catalogue);
        Explained {
            schema: Self::SCHEMA,
            as_of: At(audit.as_of),
            next: next(found, &finding, story, catalogue),
            finding,
            rows: draft
                .rows
                .iter()
                .map(|row| shown(row, false))
                .chain(basis.iter().map(|row| shown(row, true)))
                .collect(),
            steps: story.steps.iter().map(|step| catalogue.say(step)).collect(),
            rule,
            settle: story.settling.as_ref().map(|settling| settle(audit, settling)),
        }
    }
}

fn next(found: &Found, finding: &Finding, story: &Story, catalogue: &Catalogue) -> Vec<Next> {
    if found.dismissed {
        return Vec::new();
    }
    let name = |party| match party {
        Party::Rep => finding.rep.clone(),
        Party::Holder => finding.against.clone(),
        Party::Manager => None,
    };
    let next = Party::ALL.into_iter().filter_map(|party| {
        let message = match story.advice.iter().find(|(known, _)| *known == party) {
            Some((_, advice)) => catalogue.say(advice.as_ref()?),
            None => catalogue.named(&next_id(party, found.draft.check))?,
        };
        let is_past = party == Party::Holder && story.is_holder_past;
        Some(Next { party: party.name(), name: name(party), message, is_past })
    });
    next.filter(|next| next.party == Party::Manager.name() || next.name.is_some()).collect()
}

fn settle(audit: &Audit<'_>, settling: &Settling) -> Settle {
    let rows = settling.rows.iter().map(|row| to_write(audit, row)).collect();
    Settle { purpose: settling.purpose.name(), title: settling.purpose, rows }
}

fn to_write(audit: &Audit<'_>, settlement: &Settlement) -> ToWrite {
    let world = audit.world;
    let event = wording::event_name(&world.ledger, world.rules, settlement.kind).unwrap_or_default();
    let mut row = Map::new();
    let mut cell = |column: Standard, text: String| {
        row.insert(world.ledger.columns.header(column).to_owned(), Value::from(text));
    };
    cell(Standard::At, wording::moment(audit.as_of));
    cell(Standard::Event, event);
    for (column, text) in &settlement.cells {
        cell(*column, text.clone());
    }
    ToWrite { command: command::log(audit, settlement), row }
}

impl Document for Explained {
    const SCHEMA: &'static str = "turfbook.explain/1";
    const LIST: &'static str = "/rows";
    const COLUMNS: &'static [&'static str] = &["row", "line", "is_evidence", "cells"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let say = |message| catalogue.say(&message);
        let title = |id| Block::Title(catalogue.word(id));
        let mut blocks = vec![Block::Table {
            headers: ["head-finding", "head-when", "head-what"].map(|id| catalogue.word(id)).into(),
            rows: vec![self.finding.cells(catalogue)],
        }];
        for (heading, is_evidence) in [("explain-rows", false), ("explain-evidence", true)] {
            let rows: Vec<&Shown> = self.rows.iter().filter(|row| row.is_evidence == is_evidence).collect();
            if !rows.is_empty() {
                blocks.push(title(heading));
                blocks.extend(rows.into_iter().map(|row| Block::Indented(row.text(catalogue))));
            }
        }
        if !self.steps.is_empty() {
            blocks.push(title("explain-steps"));
            let steps = self.steps.iter().enumerate();
            blocks.extend(steps.map(|(i, step)| Block::Indented(format!("{}. {step}", i + 1))));
        }
        if let Some(rule) = &self.rule {
            blocks.push(title("explain-rule"));
            if let (Some(line), Some(text)) = (rule.line, &rule.text) {
                let place =
                    message!("explain-rule-line", path = rule.file.as_str(), line = line, rule = rule.path.as_str());
                blocks.push(Block::Indented(say(place)));
                blocks.extend(text.lines().map(|line| Block::Indented(line.to_owned())));
            } else {
                let (path, rule) = (rule.file.as_str(), rule.path.as_str());
                blocks.push(Block::Indented(say(message!("explain-rule-default", path = path, rule = rule))));
            }
        }
        if !self.next.is_empty() {
            blocks.push(title("explain-next"));
            for next in &self.next {
                let name = next.name.as_deref().unwrap_or_default();
                let party = match next.party {
                    "holder" if next.is_past => message!("explain-party-past", rep = name),
                    "holder" => message!("explain-party-holder", rep = name),
                    "rep" => message!("explain-party-rep", rep = name),
                    _ => message!("explain-party-manager"),
                };
                let told = message!("explain-party-may", party = party, what = next.message.as_str());
                blocks.push(Block::Indented(say(told)));
            }
        }
        if let Some(settle) = &self.settle {
            blocks.push(title(match settle.title {
                Purpose::Settle => "explain-settle",
                Purpose::Strike => "explain-strike",
                Purpose::Keep => "explain-keep",
                Purpose::Admit => "explain-admit",
            }));
            blocks.extend(settle.rows.iter().map(|row| Block::Command(row.command.clone())));
            blocks.push(Block::Indented(say(message!("explain-settle-rows", count = settle.rows.len()))));
            blocks.extend(settle.rows.iter().map(|row| Block::Indented(cells_text(&row.row, catalogue))));
        }
        blocks
    }
}

impl Shown {
    fn text(&self, catalogue: &Catalogue) -> String {
        let Row { row, line } = self.place;
        let cells = cells_text(&self.cells, catalogue);
        if row == line {
            return catalogue.say(&message!("explain-row", row = row, cells = cells));
        }
        catalogue.say(&message!("explain-row-line", row = row, line = line, cells = cells))
    }
}

/// The cells of a row: `at: 2026-03-01; event: claim`.
fn cells_text(cells: &Map<String, Value>, catalogue: &Catalogue) -> String {
    let told = |(header, cell): (&String, &Value)| {
        let cell = cell.as_str().unwrap_or_default();
        catalogue.say(&message!("row-cell", header = header.as_str(), cell = cell))
    };
    cells.iter().map(told).collect::<Vec<_>>().join(&catalogue.word("list-semicolon"))
}
