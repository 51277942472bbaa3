//! `turfbook.rep/1`: where one rep stands, written to be sent to that person. It names no other rep.

use serde::Serialize;

use super::holdings::until_cell;
use super::score::metric_words;
use super::{At, Document, Fraction, Number, Row, rows_text};
use crate::core::audit::{Audit, Audited, Finding};
use crate::core::book::End;
use crate::core::exact::{Exact, whole};
use crate::core::message::Message;
use crate::core::names::{CustomerId, RepId};
use crate::core::notice::{self, Means};
use crate::core::score::{Card, Period};
use crate::core::time::{Moment, Span};
use crate::message;
use crate::render::block::{Block, Cell, Tone};
use crate::render::lang::Catalogue;

/// Where one rep stands.
#[derive(Debug, Serialize)]
pub struct Rep {
    schema: &'static str,
    as_of: At,
    rep: String,
    holdings: Vec<Holding>,
    lost: Vec<Lost>,
    due: Vec<ToDo>,
    points: Points,
    score: Option<Score>,
    claims: Claims,
}

#[derive(Debug, Serialize)]
struct Holding {
    customer: String,
    since: At,
    until: Option<At>,
    ends_by: Option<&'static str>,
    days_left: Option<i64>,
    last_contact: Option<At>,
    won: bool,
    extensions_left: u32,
    keep: Vec<Keep>,
    row: u32,
    line: u32,
}

#[derive(Debug, Serialize)]
struct Keep {
    by: &'static str,
    event: Option<String>,
    until: Option<At>,
    ends_by: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Lost {
    customer: String,
    at: At,
    reason: &'static str,
    ended_by: Option<&'static str>,
    again: Option<At>,
}

#[derive(Debug, Serialize)]
struct ToDo {
    what: &'static str,
    at: At,
    days_left: i64,
    customer: String,
    message: String,
}

#[derive(Debug, Serialize)]
struct Points {
    points: u32,
    window: String,
    #[serde(skip)]
    span: Span,
    findings: Vec<Counted>,
    next_step: Option<String>,
    next_points: Option<u32>,
    due: Option<Sanction>,
    imposed: Vec<Imposed>,
}

#[derive(Debug, Serialize)]
struct Counted {
    id: String,
    check: &'static str,
    at: Option<At>,
    customer: Option<String>,
    points: u32,
    rows: Vec<Row>,
    off_from: Option<At>,
    message: String,
    #[serde(skip)]
    words: Message,
}

#[derive(Debug, Serialize)]
struct Sanction {
    step: String,
    fine: Option<Number>,
    suspend: Option<String>,
    message: String,
}

#[derive(Debug, Serialize)]
struct Imposed {
    step: String,
    at: At,
    fine: Option<Number>,
    suspended_until: Option<At>,
    row: u32,
    line: u32,
}

#[derive(Debug, Serialize)]
struct Score {
    from: At,
    to: At,
    score: Fraction,
    rank: usize,
    grade: Option<String>,
    bonus: Option<Number>,
    earned: Fraction,
    deductions: Fraction,
    metrics: Vec<Metric>,
    /// Metrics without anything to measure, whose weight went to the others.
    unmeasured: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct Metric {
    metric: &'static str,
    actual: Fraction,
    target: Number,
    earned: Fraction,
    step: Fraction,
    by_step: Fraction,
    lack: Fraction,
    by_all: Fraction,
    #[serde(skip)]
    name: crate::core::rulebook::Metric,
}

#[derive(Debug, Serialize)]
struct Claims {
    bars: Vec<Bar>,
    held: usize,
    max_held: Option<u32>,
    rates: Vec<Rate>,
    regions: Vec<String>,
    free: Vec<Free>,
}

#[derive(Debug, Serialize)]
struct Bar {
    check: &'static str,
    message: String,
    until: Option<At>,
}

#[derive(Debug, Serialize)]
struct Rate {
    setting: &'static str,
    granted: u32,
    most: u32,
}

#[derive(Debug, Serialize)]
struct Free {
    customer: String,
    since: At,
    missing: Vec<String>,
}

/// What is told of one rep: the audit, what it found, and the score cards of a period.
#[derive(Clone, Copy)]
pub struct Subject<'a> {
    /// Who holds what.
    pub audit: &'a Audit<'a>,
    /// What the audit found.
    pub audited: &'a Audited,
    /// The score cards, where the rulebook has a score.
    pub cards: &'a [Card<'a>],
    /// The period that they are of.
    pub period: Period,
    /// The customers of the pool.
    pub pool: &'a [(CustomerId, End)],
    /// How far ahead is told what falls due.
    pub within: Span,
}

impl Rep {
    /// Where a rep stands.
    #[must_use]
    pub fn new(subject: &Subject<'_>, rep: RepId, catalogue: &Catalogue) -> Rep {
        let Subject { audit, audited, cards, period, pool, within } = *subject;
        Rep {
            schema: Self::SCHEMA,
            as_of: At(audit.as_of),
            rep: audit.world.rep_name(rep).to_owned(),
            holdings: holdings(audit, rep),
            lost: lost(audit, rep),
            due: due(audit, within, rep, catalogue),
            points: points(audit, audited, rep, catalogue),
            score: cards.iter().find(|card| card.rep == rep).map(|card| score(audit, card, period)),
            claims: claims(audit, pool, rep, catalogue),
        }
    }

    /// The name of the rep.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.rep
    }
}

fn holdings(audit: &Audit<'_>, rep: RepId) -> Vec<Holding> {
    let mut holdings = Vec::new();
    for held in audit.book.held_by(rep, audit.as_of) {
        let keep = notice::keeping(audit, held).into_iter().map(|keeping| {
            let (by, event) = match keeping.means {
                Means::Contact => ("contact", None),
                Means::Named(place) => {
                    ("event", audit.world.rules.events.named.get(place).map(|event| event.name.clone()))
                }
                Means::Extension => ("extend", None),
                Means::Both => ("both", None),
                Means::Deal => ("deal", None),
            };
            let until = keeping.until;
            Keep {
                by,
                event,
                until: until.map(|deadline| At(deadline.until)),
                ends_by: until.map(|deadline| deadline.clock.name()),
            }
        });
        holdings.push(Holding {
            customer: audit.world.customer_name(held.customer).to_owned(),
            since: At(held.course.since),
            until: held.until().map(At),
            ends_by: held.deadline.map(|deadline| deadline.clock.name()),
            days_left: held.until().map(|until| (until.date() - audit.as_of.date()).num_days()),
            last_contact: held.last_contact.map(At),
            won: held.is_won(),
            extensions_left: notice::extensions_left(audit, held),
            keep: keep.collect(),
            row: held.began.row,
            line: held.began.line,
        });
    }
    holdings.sort_by_key(|holding| (holding.until.is_none(), holding.until.map(|until| until.0)));
    holdings
}

fn lost(audit: &Audit<'_>, rep: RepId) -> Vec<Lost> {
    let lost = notice::lost(audit, rep).into_iter().map(|lost| Lost {
        customer: audit.world.customer_name(lost.customer).to_owned(),
        at: At(lost.end.at),
        reason: lost.end.how.name(),
        ended_by: match lost.end.how {
            crate::core::book::Ending::Lapse(clock) => Some(clock.name()),
            _ => None,
        },
        again: lost.again.map(At),
    });
    lost.collect()
}

/// Visits and complaints that fall due within a span; protections are told with what keeps them, sanctions with the
/// points.
fn due(audit: &Audit<'_>, within: Span, rep: RepId, catalogue: &Catalogue) -> Vec<ToDo> {
    let rules = audit.world.rules;
    let soon = rules.calendar.deadline(audit.as_of, within);
    let mut due: Vec<(Moment, ToDo)> = Vec::new();
    let mut add = |what, at: Moment, customer: &str, told: Message| {
        if at > soon {
            return;
        }
        let item = ToDo {
            what,
            at: At(at),
            days_left: (at.date() - audit.as_of.date()).num_days(),
            customer: customer.to_owned(),
            message: catalogue.say(&told),
        };
        due.push((at, item));
    };
    for holding in audit.book.held_by(rep, audit.as_of) {
        if let Some(visit) = audit.visit_due(holding) {
            add("visit", visit, audit.world.customer_name(holding.customer), message!("due-visit"));
        }
    }
    let complaints = audit.book.facts.complaints.iter().filter(|complaint| !complaint.is_closed);
    for event in complaints.map(|complaint| &complaint.event).filter(|event| audit.world.rep(event) == Some(rep)) {
        if let Some(service) = rules.service {
            let deadline = rules.calendar.deadline(event.at, service.complaint);
            add("complaint", deadline, audit.customer_of(event), message!("due-complaint", at = event.at));
        }
    }
    due.sort_by_key(|(at, _)| *at);
    due.into_iter().map(|(_, item)| item).collect()
}

fn points(audit: &Audit<'_>, audited: &Audited, rep: RepId, catalogue: &Catalogue) -> Points {
    let counted = notice::counted(audit, &audited.findings, rep).map(|(finding, off_from)| {
        let Finding { id, points, draft, .. } = finding;
        Counted {
            id: id.clone(),
            check: draft.check.name(),
            at: draft.at.map(At),
            customer: draft.customer.map(|customer| audit.world.customer_name(customer).to_owned()),
            points: *points,
            rows: draft.rows.iter().map(|place| Row::from(*place)).collect(),
            off_from: off_from.map(At),
            message: catalogue.say(&notice::discreet(audit.world, rep, &draft.message)),
            words: draft.check.words(),
        }
    });
    let findings: Vec<Counted> = counted.collect();
    let points = findings.iter().map(|finding| finding.points).sum();
    let next = notice::next_step(audit.world, points);
    let due = audited.sanctions.iter().find(|sanction| sanction.rep == rep);
    let ladder = &audit.world.rules.penalties.ladder;
    let imposed = notice::imposed(audit, rep).filter_map(|penalty| {
        let step = ladder.get(usize::from(penalty.step))?;
        Some(Imposed {
            step: step.step.clone(),
            at: At(penalty.event.at),
            fine: audit.world.ledger.extra(&penalty.event).value.or(step.fine).map(Number),
            suspended_until: penalty.suspended_until.map(At),
            row: penalty.event.place.row,
            line: penalty.event.place.line,
        })
    });
    let window = audit.world.rules.penalties.window;
    Points {
        points,
        window: window.to_string(),
        span: window,
        findings,
        next_step: next.map(|(step, _)| step.to_owned()),
        next_points: next.map(|(_, least)| least),
        due: due.map(|sanction| {
            let mut what = vec![message!("policy-step", step = sanction.step.as_str())];
            what.extend(sanction.fine.map(|fine| message!("sanction-fine", fine = fine)));
            what.extend(sanction.suspend.map(|span| message!("sanction-suspend", span = span)));
            Sanction {
                step: sanction.step.clone(),
                fine: sanction.fine.map(Number),
                suspend: sanction.suspend.map(|span| span.to_string()),
                message: catalogue.say(&message!("rep-due", what = what, ground = sanction.ground())),
            }
        }),
        imposed: imposed.collect(),
    }
}

fn score(audit: &Audit<'_>, card: &Card<'_>, period: Period) -> Score {
    let metrics = notice::gains(card).into_iter().zip(&card.metrics).map(|(gain, measured)| Metric {
        metric: gain.metric.name(),
        actual: Fraction(measured.actual.clone()),
        target: Number(measured.rule.target),
        earned: Fraction(measured.earned.clone()),
        step: Fraction(gain.step),
        by_step: Fraction(gain.by_step),
        lack: Fraction(gain.lack),
        by_all: Fraction(gain.by_all),
        name: gain.metric,
    });
    let rules = audit.world.rules.score.iter().flat_map(|score| &score.metrics);
    let unmeasured = rules.filter(|rule| card.metrics.iter().all(|measured| measured.rule.metric != rule.metric));
    Score {
        from: At(period.from),
        to: At(period.to),
        score: Fraction(card.score.clone()),
        rank: card.rank,
        grade: card.grade.map(|grade| grade.grade.clone()),
        bonus: card.grade.and_then(|grade| grade.bonus).map(Number),
        earned: Fraction(card.earned.clone()),
        deductions: Fraction(card.deductions.clone()),
        unmeasured: unmeasured.map(|rule| rule.metric.name()).collect(),
        metrics: metrics.collect(),
    }
}

fn claims(audit: &Audit<'_>, pool: &[(CustomerId, End)], rep: RepId, catalogue: &Catalogue) -> Claims {
    let room = notice::room(audit, rep);
    let rules = audit.world.rules;
    let regions = audit.world.member(rep).filter(|_| rules.claims.territory).map(|member| &member.regions.written);
    let bars = notice::bars(audit, rep).into_iter().map(|reason| Bar {
        check: reason.check.name(),
        message: catalogue.say(&notice::discreet(audit.world, rep, &reason.message)),
        until: reason.until.map(At),
    });
    let free = notice::free(audit, pool, rep).into_iter().map(|free| Free {
        customer: audit.world.customer_name(free.customer).to_owned(),
        since: At(free.since),
        missing: free.missing,
    });
    Claims {
        bars: bars.collect(),
        held: room.held,
        max_held: room.max_held,
        rates: room.rates.into_iter().map(|(setting, granted, most)| Rate { setting, granted, most }).collect(),
        regions: regions.cloned().unwrap_or_default(),
        free: free.collect(),
    }
}

impl Document for Rep {
    const SCHEMA: &'static str = "turfbook.rep/1";
    const LIST: &'static str = "/holdings";
    const COLUMNS: &'static [&'static str] = &[
        "customer",
        "since",
        "until",
        "ends_by",
        "days_left",
        "last_contact",
        "won",
        "extensions_left",
        "keep",
        "row",
        "line",
    ];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let title = message!("rep-title", rep = self.rep.as_str(), as_of = self.as_of.0);
        let mut blocks = vec![Block::Title(catalogue.say(&title))];
        self.holding_blocks(catalogue, &mut blocks);
        self.lost_blocks(catalogue, &mut blocks);
        self.due_blocks(catalogue, &mut blocks);
        self.points.blocks(catalogue, &mut blocks);
        if let Some(score) = &self.score {
            score.blocks(catalogue, &mut blocks);
        }
        self.claims.blocks(catalogue, &mut blocks);
        blocks.push(Block::Line(Tone::Faint, catalogue.word("rep-discreet")));
        blocks
    }
}

impl Rep {
    fn holding_blocks(&self, catalogue: &Catalogue, blocks: &mut Vec<Block>) {
        blocks.push(Block::Title(catalogue.say(&message!("rep-holdings", count = self.holdings.len()))));
        if !self.holdings.is_empty() {
            let headers = ["head-customer", "head-until", "head-keeps"].map(|id| catalogue.word(id)).into();
            blocks.extend(Block::table(headers, &self.holdings, |holding| holding.cells(catalogue)));
        }
    }

    fn lost_blocks(&self, catalogue: &Catalogue, blocks: &mut Vec<Block>) {
        if self.lost.is_empty() {
            return;
        }
        blocks.push(Block::Title(catalogue.word("rep-lost")));
        let row = |lost: &Lost| {
            let why = match lost.ended_by {
                Some(clock) => message!("rep-lost-clock", clock = clock),
                None => message!("rep-ended", reason = lost.reason),
            };
            let again = lost.again.map_or_else(String::new, |again| {
                if again.0 <= self.as_of.0 { catalogue.word("rep-again-now") } else { again.text() }
            });
            vec![
                Cell::plain(lost.customer.clone()),
                Cell::plain(lost.at.text()),
                Cell::plain(catalogue.say(&why)),
                Cell::plain(again),
            ]
        };
        let headers = ["head-customer", "head-lost", "head-reason", "head-again"];
        blocks.extend(Block::table(headers.map(|id| catalogue.word(id)).into(), &self.lost, row));
    }

    fn due_blocks(&self, catalogue: &Catalogue, blocks: &mut Vec<Block>) {
        if self.due.is_empty() {
            return;
        }
        blocks.push(Block::Title(catalogue.word("rep-to-do")));
        let row = |item: &ToDo| {
            let (tone, when) = if item.at.0 < self.as_of.0 {
                (Tone::Bad, catalogue.say(&message!("due-overdue", at = item.at.0)))
            } else {
                (Tone::Plain, item.at.text())
            };
            vec![Cell::toned(tone, when), Cell::plain(item.customer.clone()), Cell::plain(item.message.clone())]
        };
        let headers = ["head-due", "head-customer", "head-what"].map(|id| catalogue.word(id)).into();
        blocks.extend(Block::table(headers, &self.due, row));
    }
}

impl Holding {
    fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let mut keep: Vec<String> = Vec::new();
        if let Some(clock) = self.ends_by {
            keep.push(catalogue.say(&message!("rep-ends-by", clock = clock)));
        }
        keep.extend(self.keep.iter().map(|keep| keep.told(catalogue)));
        if self.extensions_left > 0 {
            keep.push(catalogue.say(&message!("rep-extensions", count = self.extensions_left)));
        }
        let until = until_cell(self.until, self.days_left, catalogue);
        vec![Cell::plain(self.customer.clone()), until, Cell::plain(keep.join("\n"))]
    }
}

impl Keep {
    fn told(&self, catalogue: &Catalogue) -> String {
        let (by, event) = (self.by, self.event.as_deref().unwrap_or_default());
        catalogue.say(&match self.until {
            Some(until) => message!("rep-keep", by = by, event = event, until = until.0),
            None => message!("rep-keep-forever", by = by, event = event),
        })
    }
}

impl Points {
    fn blocks(&self, catalogue: &Catalogue, blocks: &mut Vec<Block>) {
        let say = |message: Message| catalogue.say(&message);
        blocks.push(Block::Title(say(message!("rep-points", points = self.points, window = self.span))));
        if !self.findings.is_empty() {
            let row = |finding: &Counted| {
                let rows = message!("rows", rows = rows_text(&finding.rows), count = finding.rows.len());
                let when = finding.at.map(At::text).unwrap_or_default();
                let costs = say(message!("finding-points", points = finding.points));
                let id = &finding.id;
                vec![
                    Cell::plain(format!("{when}\n{costs}")),
                    Cell::plain(finding.off_from.map(At::text).unwrap_or_default()),
                    Cell::plain(format!("{} {id}\n{} {}", say(finding.words.clone()), finding.message, say(rows))),
                ]
            };
            let headers = ["head-when", "head-off", "head-what"].map(|id| catalogue.word(id)).into();
            blocks.extend(Block::table(headers, &self.findings, row));
        }
        if let Some(due) = &self.due {
            blocks.push(Block::Line(Tone::Bad, due.message.clone()));
        }
        for imposed in &self.imposed {
            let told = match imposed.suspended_until {
                Some(until) => message!(
                    "rep-imposed-suspended",
                    step = imposed.step.as_str(),
                    at = imposed.at.0,
                    row = imposed.row,
                    until = until.0
                ),
                None => message!("rep-imposed", step = imposed.step.as_str(), at = imposed.at.0, row = imposed.row),
            };
            blocks.push(Block::Line(Tone::Warn, say(told)));
        }
        if let (Some(step), Some(least)) = (self.next_step.as_deref(), self.next_points) {
            let more = least.saturating_sub(self.points);
            blocks.push(Block::Line(
                Tone::Plain,
                say(message!("rep-next-step", step = step, points = more, least = least)),
            ));
        }
    }
}

impl Score {
    fn blocks(&self, catalogue: &Catalogue, blocks: &mut Vec<Block>) {
        let say = |message: Message| catalogue.say(&message);
        let digits = |number: &Exact| catalogue.fraction(number, 2);
        let title =
            message!("rep-score", from = self.from.0, to = self.to.0, score = digits(&self.score.0), rank = self.rank);
        blocks.push(Block::Title(say(title)));
        let sum = message!("rep-score-sum", earned = digits(&self.earned.0), taken = digits(&self.deductions.0));
        blocks.push(Block::Line(Tone::Plain, say(sum)));
        if let Some(grade) = self.grade.as_deref() {
            blocks.push(Block::Line(Tone::Plain, say(message!("rep-grade", grade = grade))));
        }
        let plus = |number: &Exact| {
            if *number > whole(0) { format!("+{}", catalogue.fraction(number, 2)) } else { "–".to_owned() }
        };
        let row = |metric: &Metric| {
            vec![
                Cell::plain(metric_words(metric.name, catalogue)),
                Cell::right(say(message!(
                    "rep-of-target",
                    actual = catalogue.fraction(&metric.actual.0, 2),
                    target = metric.target.0
                ))),
                Cell::right(digits(&metric.earned.0)),
                Cell::right(plus(&metric.by_step.0)),
                Cell::right(plus(&metric.by_all.0)),
            ]
        };
        let headers = ["head-metric", "head-of-target", "head-earned", "head-by-step", "head-by-all"];
        blocks.extend(Block::table(headers.map(|id| catalogue.word(id)).into(), &self.metrics, row));
        let best = |gain: &dyn Fn(&Metric) -> Exact| {
            let best = self.metrics.iter().filter(|metric| gain(metric) > whole(0));
            // Of equal ones the first.
            best.rev().max_by_key(|metric| gain(metric)).map(|metric| (metric.metric, digits(&gain(metric))))
        };
        if let Some((metric, gain)) = best(&|metric| metric.by_step.0.clone()) {
            blocks.push(Block::Line(Tone::Good, say(message!("rep-best-step", metric = metric, gain = gain))));
        }
        if let Some((metric, gain)) = best(&|metric| metric.by_all.0.clone()) {
            blocks.push(Block::Line(Tone::Good, say(message!("rep-best-all", metric = metric, gain = gain))));
        }
        if !self.unmeasured.is_empty() {
            let names: Vec<Message> =
                self.unmeasured.iter().map(|metric| message!("metric-in-words", metric = *metric)).collect();
            blocks.push(Block::Line(Tone::Faint, say(message!("rep-unmeasured", metrics = names))));
        }
        blocks.push(Block::Line(Tone::Faint, catalogue.word("rep-gains-how")));
    }
}

impl Claims {
    fn blocks(&self, catalogue: &Catalogue, blocks: &mut Vec<Block>) {
        let say = |message: Message| catalogue.say(&message);
        blocks.push(Block::Title(catalogue.word("rep-claims")));
        for bar in &self.bars {
            blocks.push(Block::Line(Tone::Bad, bar.message.clone()));
        }
        blocks.push(Block::Line(
            Tone::Plain,
            match self.max_held {
                Some(most) => {
                    let left = usize::try_from(most).unwrap_or(usize::MAX).saturating_sub(self.held);
                    say(message!("rep-room", held = self.held, most = most, left = left))
                }
                None => say(message!("rep-room-unlimited", held = self.held)),
            },
        ));
        for rate in &self.rates {
            let left = rate.most.saturating_sub(rate.granted);
            let told =
                message!("rep-rate", setting = rate.setting, granted = rate.granted, most = rate.most, left = left);
            blocks.push(Block::Line(Tone::Plain, say(told)));
        }
        if !self.regions.is_empty() {
            blocks.push(Block::Line(Tone::Plain, say(message!("rep-regions", regions = self.regions.clone()))));
        }
        let after = if self.bars.is_empty() { "now" } else { "later" };
        let told = message!("rep-free", count = self.free.len(), after = after);
        blocks.push(Block::Line(Tone::Plain, say(told)));
        if self.free.is_empty() {
            return;
        }
        let row = |free: &Free| {
            vec![
                Cell::plain(free.customer.clone()),
                Cell::plain(free.since.text()),
                Cell::plain(match free.missing.as_slice() {
                    [] => String::new(),
                    missing => say(message!("rep-missing", columns = missing.to_vec())),
                }),
            ]
        };
        let headers = ["head-customer", "head-pool-since", "head-needed"].map(|id| catalogue.word(id)).into();
        blocks.extend(Block::table(headers, &self.free, row));
    }
}
