//! `turfbook.life/1`: a customer's whole life: who held it when, and why that ended.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{At, Document};
use crate::core::audit::Audit;
use crate::core::book::{Ending, Holding, Outcome, Standing};
use crate::core::life::{After, Turn, life};
use crate::core::message::Message;
use crate::core::names::CustomerId;
use crate::message;
use crate::render::block::{Block, Cell, Tone};
use crate::render::lang::Catalogue;

/// A customer's whole life.
#[derive(Debug, Serialize)]
pub struct Life {
    schema: &'static str,
    as_of: At,
    customer: String,
    names: Vec<String>,
    turns: Vec<Step>,
}

#[derive(Debug, Serialize)]
struct Step {
    at: At,
    row: Option<u32>,
    line: Option<u32>,
    /// The event's English name, or `lapse` where a clock ran out.
    event: &'static str,
    rep: Option<String>,
    /// `done`, `granted`, `refused`, `stray`, `unauthorised`, `over-extended`, or how the rep stood to the customer.
    outcome: Option<&'static str>,
    checks: Vec<&'static str>,
    holder: Option<String>,
    until: Option<At>,
    ends_by: Option<&'static str>,
    /// How the last holding ended, where nobody holds it now.
    ended: Option<&'static str>,
    #[serde(skip)]
    told: String,
}

impl Life {
    /// The life of a customer up to the audit's moment.
    #[must_use]
    pub fn new(audit: &Audit<'_>, customer: CustomerId, catalogue: &Catalogue) -> Life {
        let world = audit.world;
        let spellings = world.ledger.events.iter().flat_map(|event| [event.customer, event.twin]).flatten();
        let names: BTreeSet<&str> = spellings
            .filter(|spelling| world.customers.of(world.ledger.name(*spelling)) == customer)
            .map(|spelling| world.ledger.names.spelling(spelling.index()))
            .collect();
        Life {
            schema: Self::SCHEMA,
            as_of: At(audit.as_of),
            customer: world.customer_name(customer).to_owned(),
            names: names.into_iter().map(str::to_owned).collect(),
            turns: life(world, customer).iter().map(|turn| step(audit, turn, catalogue)).collect(),
        }
    }
}

fn step(audit: &Audit<'_>, turn: &Turn, catalogue: &Catalogue) -> Step {
    let world = audit.world;
    let name = |rep| world.rep_name(rep).to_owned();
    let row = turn.row.map(|(_, event)| event);
    let event = row.map_or("lapse", |event| event.kind.spec().name);
    let rep = match row {
        Some(event) => world.rep(&event).map(name),
        None => turn.before.as_ref().map(|holding| name(holding.rep)),
    };
    let held = turn.after.holding();
    Step {
        at: At(turn.at),
        row: row.map(|event| event.place.row),
        line: row.map(|event| event.place.line),
        event,
        outcome: turn.outcome.map(outcome),
        checks: turn.reasons.iter().map(|reason| reason.check.name()).collect(),
        holder: held.map(|holding| name(holding.rep)),
        until: held.and_then(Holding::until).map(At),
        ends_by: held.and_then(|holding| holding.deadline).map(|deadline| deadline.clock.name()),
        ended: match turn.after {
            After::Pool(Some(end)) => Some(end.how.name()),
            After::Held(_) | After::Pool(None) => None,
        },
        told: told(audit, turn, event, rep.as_deref(), catalogue),
        rep,
    }
}

fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Done => "done",
        Outcome::Granted => "granted",
        Outcome::Refused => "refused",
        Outcome::Work { standing, .. } => standing.name(),
        Outcome::Stray => "stray",
        Outcome::OverExtended => "over-extended",
        Outcome::Unauthorised => "unauthorised",
    }
}

fn told(audit: &Audit<'_>, turn: &Turn, event: &str, rep: Option<&str>, catalogue: &Catalogue) -> String {
    let Some((_, row)) = turn.row else {
        let clock = match turn.after {
            After::Pool(Some(end)) => match end.how {
                Ending::Lapse(clock) => clock.name(),
                _ => "",
            },
            _ => "",
        };
        return catalogue.say(&message!("life-ran-out", rep = rep.unwrap_or_default(), clock = clock));
    };
    let mut told = catalogue.say(&message!("life-row", rep = rep.unwrap_or("none"), event = event));
    let what = match turn.outcome {
        Some(Outcome::Granted) => message!("life-granted"),
        Some(Outcome::Refused) => {
            let checks: Vec<Message> = turn.reasons.iter().map(|reason| reason.check.words()).collect();
            message!("life-refused", checks = checks)
        }
        Some(Outcome::Work { standing, holder }) => {
            let holder = holder.map_or("", |holder| audit.world.rep_name(holder));
            let is_managers = audit.world.rep(&row).is_some_and(|rep| audit.world.is_manager(rep));
            let standing = if is_managers { Standing::Own } else { standing };
            message!("life-standing", standing = standing.name(), holder = holder)
        }
        Some(Outcome::Stray) => message!("life-stray"),
        Some(Outcome::OverExtended) => message!("life-over-extended"),
        Some(Outcome::Unauthorised) => message!("life-unauthorised"),
        Some(Outcome::Done) | None if row.late => message!("life-late"),
        Some(Outcome::Done) | None => return told,
    };
    told.push_str(&catalogue.say(&what));
    told
}

impl Step {
    fn then(&self, catalogue: &Catalogue) -> String {
        catalogue.say(&match (&self.holder, self.until, self.ends_by, self.ended) {
            (Some(holder), Some(until), Some(clock), _) => {
                message!("life-held", rep = holder.as_str(), until = until.0, clock = clock)
            }
            (Some(holder), ..) => message!("life-held-forever", rep = holder.as_str()),
            (None, .., Some(how)) => message!("life-pool", how = how),
            (None, ..) => message!("life-free"),
        })
    }
}

impl Document for Life {
    const SCHEMA: &'static str = "turfbook.life/1";
    const LIST: &'static str = "/turns";
    const COLUMNS: &'static [&'static str] =
        &["at", "row", "line", "event", "rep", "outcome", "checks", "holder", "until", "ends_by", "ended"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let say = |message| catalogue.say(&message);
        let title = message!("life-title", customer = self.customer.as_str(), as_of = self.as_of.0);
        let mut blocks = vec![Block::Title(say(title))];
        if self.names.len() > 1 {
            let names = message!("life-names", names = self.names.clone());
            blocks.push(Block::Line(Tone::Plain, say(names)));
        }
        let row = |step: &Step| {
            let tone = match step.outcome {
                None | Some("refused" | "poached" | "unclaimed" | "stray" | "unauthorised" | "over-extended") => {
                    Tone::Warn
                }
                _ => Tone::Plain,
            };
            vec![
                Cell::plain(step.at.text()),
                Cell::right(step.row.map(|row| row.to_string()).unwrap_or_default()),
                Cell::toned(tone, step.told.clone()),
                Cell::plain(step.then(catalogue)),
            ]
        };
        blocks.push(Block::Table {
            headers: ["head-when", "head-row", "head-happened", "head-then"].map(|id| catalogue.word(id)).into(),
            rows: self.turns.iter().map(row).collect(),
        });
        blocks
    }
}
