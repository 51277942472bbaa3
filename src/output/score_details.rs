//! All that counted for one rep's score: every deal, holding and row, and every violation.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;

use super::audit::check_cell;
use super::score::metric_words;
use super::{At, Fraction, Number, Row, rows_text};
use crate::core::audit::{Audit, Audited};
use crate::core::book::Ending;
use crate::core::event::Event;
use crate::core::exact::whole;
use crate::core::message::Message;
use crate::core::rulebook::{Metric, MetricRule};
use crate::core::score::{Card, Missed};
use crate::message;
use crate::render::block::{Block, Cell, Tone};
use crate::render::lang::Catalogue;

/// All that counted for one rep.
#[derive(Debug, Serialize)]
pub struct Counted {
    deals: Vec<Deal>,
    holdings: Vec<Holding>,
    rows: Vec<Line>,
    violations: Vec<Violation>,
    not_counted: Vec<NotCounted>,
}

/// A row of the rep that does not count.
#[derive(Debug, Serialize)]
struct NotCounted {
    row: u32,
    line: u32,
    at: At,
    event: &'static str,
    customer: Option<String>,
    why: &'static str,
}

#[derive(Debug, Serialize)]
struct Deal {
    row: u32,
    line: u32,
    at: At,
    customer: String,
    /// Who made it.
    rep: String,
    value: Number,
    kind: &'static str,
    amount: Number,
    share: Fraction,
    #[serde(skip)]
    is_managers: bool,
    /// Whether the rep of the card made it.
    #[serde(skip)]
    is_own: bool,
}

#[derive(Debug, Serialize)]
struct Holding {
    row: u32,
    line: u32,
    customer: String,
    since: At,
    ended: Option<At>,
    reason: Option<&'static str>,
    kept: bool,
    #[serde(skip)]
    told: Message,
}

#[derive(Debug, Serialize)]
struct Line {
    row: u32,
    line: u32,
    at: At,
    event: &'static str,
    customer: Option<String>,
    value: Option<Number>,
    /// The names of the metrics that it counts for; `complaint` for one.
    counts: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct Violation {
    id: String,
    check: &'static str,
    at: Option<At>,
    points: u32,
    rows: Vec<Row>,
    message: String,
}

/// What a complaint counts for.
const COMPLAINT: &str = "complaint";

impl Counted {
    /// What counted for these metrics, and for the awards and deductions of the rulebook.
    #[must_use]
    pub fn new(
        audit: &Audit<'_>,
        audited: &Audited,
        card: &Card<'_>,
        metrics: &[MetricRule],
        catalogue: &Catalogue,
    ) -> Counted {
        let measures = |some: &[Metric]| metrics.iter().any(|rule| some.contains(&rule.metric));
        let tally = &card.tally;
        let has_deals = measures(&[Metric::Revenue, Metric::Deals, Metric::Conversion]);
        let has_holdings = measures(&[Metric::Retention]);
        let deals = tally.deals.iter().filter(|_| has_deals).map(|part| {
            let deal = part.deal;
            Deal {
                row: deal.event.place.row,
                line: deal.event.place.line,
                at: At(deal.event.at),
                customer: audit.world.customer_name(deal.customer).to_owned(),
                rep: audit.rep_of(&deal.event).to_owned(),
                value: Number(deal.value),
                kind: deal.kind.name(),
                amount: Number(part.amount),
                share: Fraction(part.share()),
                is_managers: audit.world.rep(&deal.event).is_some_and(|rep| audit.world.is_manager(rep)),
                is_own: audit.world.rep(&deal.event) == Some(card.rep),
            }
        });
        let holdings = tally.holdings.iter().filter(|_| has_holdings).map(|held| {
            let told = match held.end.map(|end| (end.at, end.how)) {
                None => message!("counted-held"),
                Some((at, Ending::Lapse(clock))) if held.is_lost => {
                    message!("counted-lost", at = at, clock = clock.name())
                }
                Some((at, how)) => message!("counted-ended", at = at, how = how.name()),
            };
            Holding {
                row: held.holding.began.row,
                line: held.holding.began.line,
                customer: audit.world.customer_name(held.holding.customer).to_owned(),
                since: At(held.holding.course.since),
                ended: held.end.map(|end| At(end.at)),
                reason: held.end.map(|end| end.how.name()),
                kept: !held.is_lost,
                told,
            }
        });
        let violations =
            tally.violations.iter().filter_map(|place| audited.findings.get(*place)).map(|finding| Violation {
                id: finding.id.clone(),
                check: finding.draft.check.name(),
                at: finding.draft.at.map(At),
                points: finding.points,
                rows: finding.draft.rows.iter().copied().map(Row::from).collect(),
                message: catalogue.say(&finding.draft.message),
            });
        Counted {
            deals: deals.collect(),
            holdings: holdings.collect(),
            not_counted: not_counted(audit, card, measures),
            rows: lines(audit, card, measures),
            violations: violations.collect(),
        }
    }

    /// The parts as tables.
    pub(super) fn blocks(&self, catalogue: &Catalogue, blocks: &mut Vec<Block>) {
        let mut table = |title: Message, headers: &[&'static str], rows: Vec<Vec<Cell>>| {
            if !rows.is_empty() {
                blocks.push(Block::Title(catalogue.say(&title)));
                blocks.push(Block::Table { headers: headers.iter().map(|id| catalogue.word(id)).collect(), rows });
            }
        };
        table(
            message!("counted-deals", count = self.deals.len()),
            &["head-row", "head-when", "head-customer", "head-value", "head-shares", "head-share"],
            self.deals.iter().map(|deal| deal.cells(catalogue)).collect(),
        );
        let kept = self.holdings.iter().filter(|holding| holding.kept).count();
        table(
            message!("counted-holdings", count = self.holdings.len(), kept = kept),
            &["head-row", "head-customer", "head-since", "head-what"],
            self.holdings.iter().map(|holding| holding.cells(catalogue)).collect(),
        );
        table(
            message!("counted-rows", count = self.rows.len()),
            &["head-row", "head-when", "head-event", "head-customer", "head-value", "head-counts"],
            self.rows.iter().map(|line| line.cells(catalogue)).collect(),
        );
        table(
            message!("counted-violations", count = self.violations.len()),
            &["head-finding", "head-when", "head-what"],
            self.violations.iter().map(|violation| violation.cells(catalogue)).collect(),
        );
        for why in Missed::ALL.map(Missed::name) {
            let missed = self.not_counted.iter().filter(|missed| missed.why == why);
            let rows: Vec<String> = missed.map(|missed| missed.row.to_string()).collect();
            if !rows.is_empty() {
                let told = message!("counted-not", count = rows.len(), rows = rows, why = why);
                blocks.push(Block::Line(Tone::Faint, catalogue.say(&told)));
            }
        }
    }
}

/// Every row that would have counted for these metrics and does not, in event order.
fn not_counted(audit: &Audit<'_>, card: &Card<'_>, measures: impl Fn(&[Metric]) -> bool) -> Vec<NotCounted> {
    let counts_contacts = card.awards.iter().any(|judged| judged.award.contacts.is_some());
    let is_measured = |why: Missed| match why {
        Missed::Refused => measures(&[Metric::Claims, Metric::Conversion]),
        Missed::Uncredited => measures(&[Metric::Revenue, Metric::Deals, Metric::Conversion]),
        Missed::Invalid | Missed::Poached | Missed::Unclaimed => measures(&[Metric::Contacts]) || counts_contacts,
    };
    let mut missed: Vec<_> = card.tally.missed.iter().filter(|(_, why)| is_measured(*why)).collect();
    missed.sort_by_key(|(event, _)| (event.at, event.place));
    let row = |(event, why): &(&Event, Missed)| NotCounted {
        row: event.place.row,
        line: event.place.line,
        at: At(event.at),
        event: event.kind.spec().name,
        customer: audit.world.customer(event).map(|(who, _)| audit.world.customer_name(who).to_owned()),
        why: why.name(),
    };
    missed.into_iter().map(row).collect()
}

/// Every row that counted, in event order, with all that it counts for.
fn lines(audit: &Audit<'_>, card: &Card<'_>, measures: impl Fn(&[Metric]) -> bool) -> Vec<Line> {
    let tally = &card.tally;
    let counts_contacts = card.awards.iter().any(|judged| judged.award.contacts.is_some());
    let [rated, trained] =
        [&tally.ratings, &tally.training].map(|rows| rows.iter().map(|(event, _)| *event).collect::<Vec<&Event>>());
    let kinds: [(&str, bool, &[&Event]); 7] = [
        ("claims", measures(&[Metric::Claims, Metric::Conversion]), &tally.claims),
        ("contacts", measures(&[Metric::Contacts]) || counts_contacts, &tally.contacts),
        ("rating", measures(&[Metric::Rating]), &rated),
        ("assists", measures(&[Metric::Assists]), &tally.assists),
        ("shares", measures(&[Metric::Shares]), &tally.shares),
        ("training", measures(&[Metric::Training]), &trained),
        (COMPLAINT, true, &tally.complaints),
    ];
    let mut lines = BTreeMap::new();
    for (name, _, events) in kinds.iter().filter(|(_, counts, _)| *counts) {
        for event in *events {
            let line = lines.entry((event.at, event.place)).or_insert_with(|| Line {
                row: event.place.row,
                line: event.place.line,
                at: At(event.at),
                event: event.kind.spec().name,
                customer: audit.world.customer(event).map(|(who, _)| audit.world.customer_name(who).to_owned()),
                value: audit.world.ledger.extra(event).value.map(Number),
                counts: Vec::new(),
            });
            line.counts.push(name);
        }
    }
    lines.into_values().collect()
}

impl Deal {
    fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let share = catalogue.fraction(&(&self.share.0 * whole(100)), 2);
        let kind = if self.is_managers { "manager" } else { self.kind };
        let told = match (self.is_own, self.kind) {
            _ if self.value.0 <= Decimal::ZERO => message!("counted-refund"),
            (true, "own") => message!("counted-share", share = share),
            (_, "own") => message!("counted-share-of", share = share, rep = self.rep.as_str()),
            _ => message!("counted-share-as", share = share, rep = self.rep.as_str(), kind = kind),
        };
        vec![
            Cell::right(self.row.to_string()),
            Cell::plain(self.at.text()),
            Cell::plain(self.customer.clone()),
            Cell::right(catalogue.amount(self.value.0)),
            Cell::right(catalogue.amount(self.amount.0)),
            Cell::plain(catalogue.say(&told)),
        ]
    }
}

impl Holding {
    fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let tone = if self.kept { Tone::Plain } else { Tone::Warn };
        vec![
            Cell::right(self.row.to_string()),
            Cell::plain(self.customer.clone()),
            Cell::plain(self.since.text()),
            Cell::toned(tone, catalogue.say(&self.told)),
        ]
    }
}

impl Line {
    fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let words = |name: &&str| match Metric::ALL.iter().find(|(known, _)| known == name) {
            Some((_, metric)) => metric_words(*metric, catalogue),
            None => catalogue.word("counts-complaint"),
        };
        vec![
            Cell::right(self.row.to_string()),
            Cell::plain(self.at.text()),
            Cell::plain(catalogue.say(&message!("counted-event", event = self.event))),
            Cell::plain(self.customer.clone().unwrap_or_default()),
            Cell::right(self.value.map(|value| catalogue.amount(value.0)).unwrap_or_default()),
            Cell::plain(self.counts.iter().map(words).collect::<Vec<_>>().join("\n")),
        ]
    }
}

impl Violation {
    fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let points = catalogue.say(&message!("finding-points", points = self.points));
        let rows = catalogue.say(&message!("rows", rows = rows_text(&self.rows), count = self.rows.len()));
        vec![
            Cell::toned(Tone::Bad, check_cell(self.check, &self.id, catalogue)),
            Cell::plain(format!("{}\n{points}", self.at.map(At::text).unwrap_or_default())),
            Cell::plain(format!("{}\n{rows}", self.message)),
        ]
    }
}
