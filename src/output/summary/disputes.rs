//! The time lines of disputed customers.

use serde::Serialize;

use super::Facts;
use crate::core::audit::Audit;
use crate::core::book::Ending;
use crate::core::score::Period;
use crate::core::week::{self, Dispute as Found};
use crate::message;
use crate::output::{At, Row};
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;
use crate::render::picture::{Lane, Mark, Span, Timeline};

/// How many disputed customers are shown.
const MOST: usize = 6;

/// The disputes of the weeks that are looked at.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub struct Disputes {
    disputes: Vec<Dispute>,
    #[serde(skip)]
    period: Period,
    #[serde(skip)]
    beyond: usize,
}

#[derive(Debug, Serialize)]
struct Dispute {
    customer: String,
    findings: Vec<String>,
    held: Vec<Held>,
    touched: Vec<Touched>,
}

#[derive(Debug, Serialize)]
struct Held {
    rep: String,
    from: At,
    to: Option<At>,
    reason: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Touched {
    at: At,
    rep: String,
    event: &'static str,
    outside: bool,
    #[serde(flatten)]
    place: Row,
}

impl Disputes {
    /// The disputes of these weeks, the latest first.
    pub fn new(facts: Facts<'_>, weeks: &[Period]) -> Disputes {
        let Facts { audit, audited, outcomes, of } = facts;
        let first = weeks.first().map_or(audit.as_of, |week| week.from);
        let period = Period { from: first, to: audit.as_of };
        let (disputes, beyond) = week::disputes(audit, audited, outcomes, period, of, MOST);
        let id = |place: &usize| audited.findings.get(*place).map(|finding| finding.id.clone());
        let disputes = disputes
            .iter()
            .map(|dispute| dispute_of(audit, dispute, dispute.findings.iter().filter_map(id).collect()))
            .collect();
        Disputes { disputes, period, beyond }
    }

    /// The section; none where nobody is at odds.
    pub fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let title = message!("sheet-disputes", count = self.disputes.len() + self.beyond);
        let mut blocks = vec![Block::Title(catalogue.say(&title))];
        if self.disputes.is_empty() {
            return blocks;
        }
        blocks.push(Block::Line(Tone::Faint, catalogue.word("sheet-disputes-how")));
        blocks.push(Block::Timeline(Timeline {
            title: catalogue.word("sheet-disputes-picture"),
            from: self.period.from,
            to: self.period.to,
            lanes: self.disputes.iter().map(|dispute| dispute.lane(catalogue)).collect(),
            headers: ["head-customer", "head-when", "head-rep", "head-what"].map(|id| catalogue.word(id)),
        }));
        if self.beyond > 0 {
            let command = "turfbook audit --only collision,poaching,poached-deal,unclear-order";
            let more = message!("report-more", count = self.beyond, command = command);
            blocks.push(Block::Line(Tone::Faint, catalogue.say(&more)));
        }
        blocks
    }
}

fn dispute_of(audit: &Audit<'_>, dispute: &Found, findings: Vec<String>) -> Dispute {
    let name = |rep| audit.world.rep_name(rep).to_owned();
    Dispute {
        customer: audit.world.customer_name(dispute.customer).to_owned(),
        findings,
        held: dispute
            .tenures
            .iter()
            .map(|tenure| Held {
                rep: name(tenure.rep),
                from: At(tenure.from),
                to: tenure.to.map(At),
                reason: tenure.ending.map(Ending::name),
            })
            .collect(),
        touched: dispute
            .touches
            .iter()
            .map(|touch| Touched {
                at: At(touch.event.at),
                rep: name(touch.rep),
                event: touch.event.kind.spec().name,
                outside: touch.is_outside,
                place: touch.event.place.into(),
            })
            .collect(),
    }
}

impl Dispute {
    fn lane(&self, catalogue: &Catalogue) -> Lane {
        let say = |message| catalogue.say(&message);
        let span = |held: &Held| Span {
            who: held.rep.clone(),
            from: held.from.0,
            to: held.to.map(|to| to.0),
            told: match (held.to, held.reason) {
                (Some(to), Some(reason)) => say(message!("lane-held-until", to = to.0, reason = reason)),
                _ => say(message!("lane-held")),
            },
        };
        let mark = |touched: &Touched| {
            let outside = if touched.outside { "outside" } else { "own" };
            Mark {
                at: touched.at.0,
                who: touched.rep.clone(),
                what: say(message!("lane-touch", event = touched.event, outside = outside, row = touched.place.row)),
                is_outside: touched.outside,
            }
        };
        let spans: Vec<Span> = self.held.iter().map(span).collect();
        let marks: Vec<Mark> = self.touched.iter().map(mark).collect();
        let outside = marks.iter().filter(|mark| mark.is_outside);
        let told = outside.map(|mark| {
            say(message!("lane-told-touch", who = mark.who.as_str(), at = mark.at, what = mark.what.as_str()))
        });
        let held = spans.iter().map(|span| {
            say(message!("lane-told-span", who = span.who.as_str(), from = span.from, told = span.told.as_str()))
        });
        let told = held.chain(told).collect::<Vec<_>>().join(&catalogue.word("sentence-gap"));
        Lane { name: self.customer.clone(), told, spans, marks }
    }
}
