//! What must be decided today, with the commands that record it.

use serde::Serialize;

use crate::core::audit::{Audit, Audited};
use crate::core::column::Standard;
use crate::core::event::Kind;
use crate::core::message::Message;
use crate::core::names::RepId;
use crate::core::story::settle::Settlement;
use crate::core::week::{self, Matter};
use crate::message;
use crate::output::{At, Row, command};
use crate::render::block::{Block, Task, Tone};
use crate::render::lang::Catalogue;

/// How many things of a kind people are shown at a time.
const MOST: usize = 5;

/// What must be decided.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Decisions(Vec<Decision>);

#[derive(Debug, Serialize)]
struct Decision {
    matter: &'static str,
    rep: String,
    customer: Option<String>,
    since: Option<At>,
    rows: Vec<Row>,
    message: String,
    commands: Vec<String>,
}

impl Decisions {
    /// What must be decided about all reps or one.
    pub fn new(audit: &Audit<'_>, audited: &Audited, of: Option<RepId>, catalogue: &Catalogue) -> Decisions {
        let decisions = week::decisions(audit, audited, of);
        Decisions(decisions.iter().filter_map(|decision| one(audit, audited, decision, catalogue)).collect())
    }

    /// The section.
    pub fn blocks(&self, all: &str, catalogue: &Catalogue) -> Vec<Block> {
        let title = message!("sheet-decide", count = self.0.len());
        let mut blocks = vec![Block::Title(catalogue.say(&title))];
        if self.0.is_empty() {
            return blocks;
        }
        let task = |decision: &Decision| Task { text: decision.message.clone(), commands: decision.commands.clone() };
        let of = |matter| self.0.iter().filter(move |decision| decision.matter == matter).take(MOST);
        let tasks: Vec<Task> =
            ["sanction", "unclear-order", "similar-customer", "complaint"].into_iter().flat_map(of).map(task).collect();
        let left = self.0.len() - tasks.len();
        blocks.push(Block::Tasks(tasks));
        if left > 0 {
            let more = message!("report-more", count = left, command = all);
            blocks.push(Block::Line(Tone::Faint, catalogue.say(&more)));
        }
        blocks
    }
}

fn one(audit: &Audit<'_>, audited: &Audited, decision: &week::Decision, catalogue: &Catalogue) -> Option<Decision> {
    let world = audit.world;
    let rep = world.rep_name(decision.rep).to_owned();
    let by = world.rules.managers.iter().flatten().next().map(|by| (Standard::By, by.trim().to_owned()));
    let write = |kind: Kind, cells: Vec<(Standard, String)>| {
        command::log(audit, &Settlement { kind, cells: cells.into_iter().chain(by.clone()).collect() })
    };
    let say = |message: &Message| catalogue.say(message);
    Some(match decision.matter {
        Matter::Sanction(place) => {
            let due = audited.sanctions.get(place)?;
            let message =
                message!("decide-sanction", rep = rep.as_str(), step = due.step.as_str(), ground = due.ground());
            Decision {
                matter: "sanction",
                commands: vec![command::sanction(audit, &rep)],
                customer: None,
                since: None,
                rows: Vec::new(),
                message: say(&message),
                rep,
            }
        }
        Matter::UnclearOrder(place) => {
            let found = audited.findings.get(place)?;
            let customer = world.customer_name(found.draft.customer?).to_owned();
            let holder = found.draft.against.map_or("", |holder| world.rep_name(holder));
            let message = message!(
                "decide-unclear",
                rep = rep.as_str(),
                holder = holder,
                customer = customer.as_str(),
                id = found.id.as_str()
            );
            Decision {
                matter: "unclear-order",
                message: say(&message),
                commands: vec![
                    write(Kind::Award, vec![(Standard::Customer, customer.clone()), (Standard::Rep, rep.clone())]),
                    write(Kind::Dismiss, vec![(Standard::Ref, found.id.clone())]),
                ],
                customer: Some(customer),
                since: decision.since.map(At),
                rows: found.draft.rows.iter().copied().map(Row::from).collect(),
                rep,
            }
        }
        Matter::Similar(place, other) => {
            let draft = &audited.findings.get(place)?.draft;
            let customer = world.customer_name(draft.customer?).to_owned();
            let other = world.customer_name(other).to_owned();
            let holder = draft.against.map_or("", |holder| world.rep_name(holder));
            let message = message!(
                "decide-similar",
                rep = rep.as_str(),
                customer = customer.as_str(),
                holder = holder,
                other = other.as_str()
            );
            let pair = vec![(Standard::Customer, customer.clone()), (Standard::With, other)];
            Decision {
                matter: "similar-customer",
                message: say(&message),
                commands: vec![write(Kind::Same, pair.clone()), write(Kind::Distinct, pair)],
                customer: Some(customer),
                since: decision.since.map(At),
                rows: draft.rows.iter().copied().map(Row::from).collect(),
                rep,
            }
        }
        Matter::Complaint(event) => {
            let customer = audit.customer_of(&event).to_owned();
            let message = message!("decide-complaint", rep = rep.as_str(), customer = customer.as_str(), at = event.at);
            let cells = vec![(Standard::Customer, customer.clone()), (Standard::Rep, rep.clone())];
            Decision {
                matter: "complaint",
                message: say(&message),
                // Anybody may settle a complaint.
                commands: vec![command::log(audit, &Settlement { kind: Kind::Resolve, cells })],
                customer: Some(customer),
                since: decision.since.map(At),
                rows: vec![event.place.into()],
                rep,
            }
        }
    })
}
