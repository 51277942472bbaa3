//! `turfbook.claim/1` and `turfbook.claims/1`: the verdict on a claim, or on a table of them.

use serde::Serialize;

use super::{At, Document, past};
use crate::core::checks::Check;
use crate::core::desk::{Desk, Refusal, Verdict};
use crate::core::gate::collision;
use crate::core::identity::key;
use crate::core::message::Arg;
use crate::core::similar::Rival;
use crate::message;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;

/// How many similar customers people are told of.
const MOST: usize = 3;

/// The verdict on one claim.
#[derive(Debug, Serialize)]
pub struct Claim {
    schema: &'static str,
    #[serde(flatten)]
    verdict: Decided,
}

/// The verdicts on a table of claims.
#[derive(Debug, Serialize)]
pub struct Claims {
    schema: &'static str,
    verdicts: Vec<Decided>,
}

/// What was decided.
#[derive(Clone, Debug, Serialize)]
pub struct Decided {
    verdict: &'static str,
    customer: String,
    /// The name that was asked for, where the customer is shown under another.
    #[serde(skip)]
    asked: Option<String>,
    rep: String,
    at: At,
    until: Option<At>,
    ends_by: Option<&'static str>,
    reasons: Vec<Reason>,
    earliest: Option<At>,
    /// Whether the row is in the ledger now.
    pub written: bool,
    row: Option<u32>,
    line: Option<u32>,
    /// Where the rulebook asks for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    similar: Option<Vec<Similar>>,
}

/// A customer that is protected for somebody else and looks like the one that is claimed.
#[derive(Clone, Debug, Serialize)]
struct Similar {
    customer: String,
    score: i32,
    until: Option<At>,
}

#[derive(Clone, Debug, Serialize)]
struct Reason {
    check: &'static str,
    rule: Option<String>,
    message: String,
    until: Option<At>,
}

impl Decided {
    /// What the desk said of a claim.
    #[must_use]
    pub fn new(desk: &Desk<'_>, verdict: &Verdict, catalogue: &Catalogue) -> Decided {
        let world = &desk.world;
        let event = &verdict.event;
        let granted = verdict.is_granted();
        let customer = world.customer(event).map_or("", |(customer, _)| world.customer_name(customer));
        let asked = event.customer.map_or("", |spelling| world.ledger.subjects.names.spelling(spelling.index()));
        Decided {
            verdict: if granted { "granted" } else { "denied" },
            customer: customer.to_owned(),
            asked: Some(asked.to_owned()).filter(|asked| key(asked) != key(customer)),
            rep: world.rep(event).map_or("", |rep| world.rep_name(rep)).to_owned(),
            at: At(event.at),
            until: verdict.deadline.filter(|_| granted).map(|deadline| At(deadline.until)),
            ends_by: verdict.deadline.filter(|_| granted).map(|deadline| deadline.clock.name()),
            reasons: verdict.refusals.iter().map(|refusal| reason(desk, refusal, catalogue)).collect(),
            earliest: verdict.earliest.map(At),
            written: false,
            row: granted.then_some(verdict.place.row),
            line: granted.then_some(verdict.place.line),
            similar: verdict.rivals.as_ref().map(|rivals| {
                let similar = |rival: &Rival| Similar {
                    customer: world.customer_name(rival.customer).to_owned(),
                    score: rival.score,
                    until: rival.until.map(At),
                };
                rivals.iter().map(similar).collect()
            }),
        }
    }

    /// Whether it was granted.
    #[must_use]
    pub fn is_granted(&self) -> bool {
        self.verdict == "granted"
    }

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let customer = match self.asked.as_deref() {
            Some(asked) => Arg::from(message!("claim-asked", asked = asked, customer = self.customer.as_str())),
            None => Arg::from(self.customer.as_str()),
        };
        let rep = self.rep.as_str();
        if self.is_granted() {
            let told = match (self.until, self.ends_by) {
                (Some(until), Some(clock)) => {
                    message!("claim-granted", customer = customer, rep = rep, until = until.0, clock = clock)
                }
                _ => message!("claim-granted-forever", customer = customer, rep = rep),
            };
            let row = match (self.written, self.row) {
                (true, Some(row)) => message!("claim-written", row = row),
                _ => message!("claim-not-written"),
            };
            let mut blocks = vec![Block::Line(Tone::Good, catalogue.say(&told)), Block::Indented(catalogue.say(&row))];
            for similar in self.similar.iter().flatten().take(MOST) {
                let customer = similar.customer.as_str();
                let told = match similar.until {
                    Some(until) => message!("claim-similar", customer = customer, until = until.0),
                    None => message!("claim-similar-forever", customer = customer),
                };
                blocks.push(Block::Line(Tone::Warn, format!("  {}", catalogue.say(&told))));
            }
            return blocks;
        }
        let denied = message!("claim-denied", customer = customer, rep = rep);
        let mut blocks = vec![Block::Line(Tone::Bad, catalogue.say(&denied))];
        for reason in &self.reasons {
            let remedy = catalogue.named(&format!("remedy-{}", reason.check)).unwrap_or_default();
            let told = message!("claim-reason", check = reason.check, why = reason.message.as_str(), remedy = remedy);
            blocks.push(Block::Indented(catalogue.say(&told)));
        }
        // Who holds the customer already has nothing to wait for.
        if self.reasons.iter().all(|reason| reason.check != Check::RepeatClaim.name()) {
            let from = match self.earliest {
                Some(at) => message!("claim-earliest", at = at.0),
                None => message!("claim-never"),
            };
            blocks.push(Block::Indented(catalogue.say(&from)));
        }
        blocks
    }
}

fn reason(desk: &Desk<'_>, refusal: &Refusal, catalogue: &Catalogue) -> Reason {
    match refusal {
        Refusal::Reason(reason) => {
            let hides = reason.check == Check::Collision && !desk.world.rules.claims.reveal_holder;
            let told = if hides { &collision::without_holder(reason.until) } else { &reason.message };
            Reason {
                check: reason.check.name(),
                rule: reason.rule.clone(),
                message: catalogue.say(told),
                until: reason.until.map(At),
            }
        }
        Refusal::Rule(check, message) => {
            Reason { check: check.name(), rule: None, message: catalogue.say(message), until: None }
        }
        Refusal::Past(rows) => {
            Reason { check: "past-row", rule: None, message: catalogue.say(&past(rows)), until: None }
        }
    }
}

impl Claim {
    /// The verdict on one claim.
    #[must_use]
    pub fn new(verdict: Decided) -> Claim {
        Claim { schema: Self::SCHEMA, verdict }
    }
}

impl Claims {
    /// The verdicts on a table of claims.
    #[must_use]
    pub fn new(verdicts: Vec<Decided>) -> Claims {
        Claims { schema: Self::SCHEMA, verdicts }
    }
}

impl Document for Claim {
    const SCHEMA: &'static str = "turfbook.claim/1";
    const LIST: &'static str = "";
    const COLUMNS: &'static [&'static str] =
        &["verdict", "customer", "rep", "at", "until", "ends_by", "reasons", "earliest", "written", "row", "line"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        self.verdict.blocks(catalogue)
    }
}

impl Document for Claims {
    const SCHEMA: &'static str = "turfbook.claims/1";
    const LIST: &'static str = "/verdicts";
    const COLUMNS: &'static [&'static str] = Claim::COLUMNS;

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.verdicts.iter().flat_map(|verdict| verdict.blocks(catalogue)).collect();
        let granted = self.verdicts.iter().filter(|verdict| verdict.is_granted()).count();
        let count = message!("claims-count", granted = granted, denied = self.verdicts.len() - granted);
        blocks.push(Block::Line(Tone::Plain, catalogue.say(&count)));
        blocks
    }
}
