//! `turfbook.life/1`: a customer's whole life: who held it when, and why that ended.

use std::collections::BTreeSet;

use serde::Serialize;

use super::{At, Document, Number, Row};
use crate::core::audit::{Audit, Audited, Finding};
use crate::core::book::{End, Ending, Holding, Outcome, Standing};
use crate::core::checks::Check;
use crate::core::event::{Event, Kind};
use crate::core::life::{After, Turn, life};
use crate::core::message::Message;
use crate::core::names::CustomerId;
use crate::core::world::World;
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
    /// Rows that name the customer and can't be read.
    unreadable: Vec<Row>,
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
    /// Who decided it.
    by: Option<String>,
    /// The second rep, or the second customer name.
    with: Option<String>,
    value: Option<Number>,
    /// The ids of the findings that it makes.
    findings: Vec<String>,
    #[serde(skip)]
    told: String,
}

impl Life {
    /// The life of a customer up to the audit's moment.
    #[must_use]
    pub fn new(audit: &Audit<'_>, audited: &Audited, customer: CustomerId, catalogue: &Catalogue) -> Life {
        let world = audit.world;
        let spellings = world.ledger.events.iter().flat_map(|event| world.ledger.names_in(event));
        let names: BTreeSet<&str> = spellings
            .filter(|spelling| world.customers.of(world.ledger.name(*spelling)) == customer)
            .map(|spelling| world.ledger.subjects.names.spelling(spelling.index()))
            .collect();
        Life {
            schema: Self::SCHEMA,
            as_of: At(audit.as_of),
            customer: world.customer_name(customer).to_owned(),
            names: names.into_iter().map(str::to_owned).collect(),
            turns: life(world, customer)
                .iter()
                .map(|turn| step(audit, turn, found_at(audited, customer, turn), catalogue))
                .collect(),
            unreadable: world.unreadable_of(customer).map(Row::from).collect(),
        }
    }
}

/// The ids of the findings about a turn: by its row, or of a clock that ran out by its moment.
fn found_at(audited: &Audited, customer: CustomerId, turn: &Turn) -> Vec<String> {
    let findings = audited.findings.iter().filter(|finding| finding.draft.customer == Some(customer));
    let is_found = |finding: &&Finding| {
        let draft = &finding.draft;
        match (draft.check, turn.row) {
            (Check::Lapsed | Check::Neglect, None) => draft.at == Some(turn.at),
            (Check::Lapsed | Check::Neglect | Check::Expiring | Check::OverdueVisit, _) | (_, None) => false,
            (_, Some((_, event))) => draft.rows.contains(&event.place),
        }
    };
    findings.filter(is_found).map(|finding| finding.id.clone()).collect()
}

fn step(audit: &Audit<'_>, turn: &Turn, findings: Vec<String>, catalogue: &Catalogue) -> Step {
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
        by: row.and_then(|event| world.by(&event)).map(name),
        with: row.and_then(|event| second(world, &event)),
        value: row.and_then(|event| world.ledger.extra(&event).value).map(Number),
        told: told(audit, turn, event, rep.as_deref(), &findings, catalogue),
        findings,
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

/// The second rep that a row names, or the second customer name.
fn second(world: &World<'_>, event: &Event) -> Option<String> {
    let twin = world.ledger.extra(event).twin.map(|twin| world.ledger.subjects.names.spelling(twin.index()).to_owned());
    world.with(event).map(|with| world.rep_name(with).to_owned()).or(twin)
}

fn told(
    audit: &Audit<'_>,
    turn: &Turn,
    event: &str,
    rep: Option<&str>,
    findings: &[String],
    catalogue: &Catalogue,
) -> String {
    let what = if let Some((_, row)) = turn.row {
        let mut told = catalogue.say(&row_told(audit.world, &row, event, rep.unwrap_or("none")));
        if let Some(became) = became(audit.world, turn, &row) {
            told.push_str(&catalogue.say(&became));
        }
        told
    } else {
        let clock = match turn.after {
            After::Pool(Some(End { how: Ending::Lapse(clock), .. })) => clock.name(),
            _ => "",
        };
        catalogue.say(&message!("life-ran-out", rep = rep.unwrap_or_default(), clock = clock))
    };
    if findings.is_empty() {
        return what;
    }
    what + &catalogue.say(&message!("life-findings", ids = findings.to_vec()))
}

/// What a row says.
fn row_told(world: &World<'_>, row: &Event, event: &str, rep: &str) -> Message {
    let by = world.by(row).map_or("none", |by| world.rep_name(by));
    let with = second(world, row).unwrap_or_default();
    match row.kind {
        Kind::Award => message!("life-award", event = event, by = by, rep = rep),
        Kind::Transfer => message!("life-transfer", event = event, by = by, rep = rep, with = with),
        Kind::Recycle => message!("life-recycle", event = event, by = by),
        Kind::Same | Kind::Distinct => message!("life-names-joined", event = event, by = by, with = with),
        _ => {
            let named = world.named(row);
            let name = named.map_or("none", |named| named.name.as_str());
            message!("life-row", rep = rep, event = event, name = name)
        }
    }
}

/// What became of a row.
fn became(world: &World<'_>, turn: &Turn, row: &Event) -> Option<Message> {
    let value = world.ledger.extra(row).value.unwrap_or_default();
    Some(match turn.outcome? {
        Outcome::Granted => message!("life-granted"),
        Outcome::Refused => {
            let checks: Vec<Message> = turn.reasons.iter().map(|reason| reason.check.words()).collect();
            message!("life-refused", checks = checks)
        }
        Outcome::Stray => message!("life-stray"),
        Outcome::OverExtended => message!("life-over-extended"),
        Outcome::Unauthorised => message!("life-unauthorised"),
        Outcome::Done if row.kind.is_contact() => message!("life-invalid"),
        Outcome::Done if row.kind == Kind::Deal => message!("life-refund", value = value),
        Outcome::Done if row.late => message!("life-late"),
        Outcome::Done => return None,
        Outcome::Work { standing, holder } => {
            let holder = holder.map_or("", |holder| world.rep_name(holder));
            let is_managers = world.rep(row).is_some_and(|rep| world.is_manager(rep)) && standing != Standing::Own;
            let named = world.named(row);
            let adds = named.and_then(|named| named.adds).filter(|_| standing == Standing::Own && !row.late);
            match (row.kind, adds) {
                (Kind::Deal, _) if is_managers || standing == Standing::Own => message!("life-deal", value = value),
                (Kind::Deal, _) => {
                    let standing = message!("life-standing", standing = standing.name(), holder = holder);
                    message!("life-deal-of", value = value, standing = standing)
                }
                _ if is_managers => message!("life-of-manager"),
                _ if standing == Standing::Own && row.late => message!("life-late-contact"),
                (_, Some(span)) => message!("life-adds", span = span),
                _ => message!("life-standing", standing = standing.name(), holder = holder),
            }
        }
    })
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
    const COLUMNS: &'static [&'static str] = &[
        "at", "row", "line", "event", "rep", "outcome", "checks", "holder", "until", "ends_by", "ended", "by", "with",
        "value", "findings",
    ];

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
        if !self.unreadable.is_empty() {
            let rows: Vec<String> = self.unreadable.iter().map(|row| row.row.to_string()).collect();
            let told = message!("life-unreadable", count = rows.len(), rows = rows);
            blocks.push(Block::Line(Tone::Warn, say(told)));
        }
        blocks
    }
}
