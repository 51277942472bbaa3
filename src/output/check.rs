//! `turfbook.check/1`: what was understood of ledger and rulebook.

use serde::Serialize;

use super::{At, Document};
use crate::core::audit::Audit;
use crate::core::column::Meaning;
use crate::core::message::Message;
use crate::core::rulebook::{Level, Protection, Rulebook, Score, Threshold};
use crate::files::Dialect;
use crate::message;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;

/// What was understood.
#[derive(Debug, Serialize)]
pub struct Check {
    schema: &'static str,
    as_of: At,
    ledger: Ledger,
    rules: Rules,
    remarks: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Ledger {
    path: String,
    encoding: String,
    delimiter: String,
    rows: u32,
    passed_over: u32,
    unreadable: usize,
    future: u32,
    from: Option<At>,
    to: Option<At>,
    customers: usize,
    reps: usize,
    columns: Vec<Column>,
    events: Vec<Event>,
}

#[derive(Debug, Serialize)]
struct Column {
    header: String,
    means: Option<String>,
    attribute: bool,
}

#[derive(Debug, Serialize)]
struct Event {
    name: String,
    means: Option<&'static str>,
    rows: u32,
}

#[derive(Debug, Serialize)]
struct Rules {
    path: String,
    in_words: Vec<String>,
}

impl Check {
    /// What was understood of these files.
    #[must_use]
    pub fn new(
        audit: &Audit<'_>,
        (ledger, rules): (&str, &str),
        dialect: Dialect,
        remarks: &[Message],
        catalogue: &Catalogue,
    ) -> Check {
        let world = audit.world;
        let events = &world.ledger.events;
        let mut words = Vec::new();
        in_words(world.rules, &mut words);
        Check {
            schema: Self::SCHEMA,
            as_of: At(audit.as_of),
            ledger: Ledger {
                path: ledger.to_owned(),
                encoding: dialect.encoding.to_string(),
                delimiter: char::from(dialect.delimiter.0).to_string(),
                rows: world.ledger.rows,
                passed_over: world.ledger.passed_over,
                unreadable: world.ledger.unreadable.len(),
                future: world.ledger.future,
                from: events.first().map(|event| At(event.at)),
                to: events.last().map(|event| At(event.at)),
                customers: world.customers.len(),
                reps: events.iter().filter_map(|e| world.rep(e)).collect::<std::collections::BTreeSet<_>>().len(),
                columns: columns(audit),
                events: world
                    .ledger
                    .subjects
                    .event_names
                    .iter()
                    .filter(|(_, times, meant)| *times > 0 && meant.is_some())
                    .map(|(name, times, meant)| Event {
                        name: name.clone(),
                        means: meant.map(|meant| meant.kind.map_or("none", |kind| kind.spec().name)),
                        rows: *times,
                    })
                    .collect(),
            },
            rules: Rules { path: rules.to_owned(), in_words: words.iter().map(|word| catalogue.say(word)).collect() },
            remarks: remarks.iter().map(|remark| catalogue.say(remark)).collect(),
        }
    }
}

fn columns(audit: &Audit<'_>) -> Vec<Column> {
    let columns = &audit.world.ledger.columns;
    columns
        .headers
        .iter()
        .zip(&columns.meanings)
        .map(|(header, meaning)| Column {
            header: header.trim().to_owned(),
            means: meaning.as_ref().map(|meaning| meaning.name().to_owned()),
            attribute: matches!(meaning, Some(Meaning::Attribute(_))),
        })
        .collect()
}

/// The rules in plain words.
fn in_words(rules: &Rulebook, words: &mut Vec<Message>) {
    match rules.managers.as_deref() {
        Some(managers) => words.push(message!("rule-managers", names = managers.to_vec())),
        None => words.push(message!("rule-no-managers")),
    }
    match rules.team.as_deref() {
        Some(team) => {
            let names: Vec<&str> = team.iter().map(|member| member.name.as_str()).collect();
            words.push(message!("rule-team", count = names.len(), names = names));
        }
        None => words.push(message!("rule-no-team")),
    }
    if !rules.identity.keys.is_empty() {
        let keys: Vec<&str> = rules.identity.keys.iter().map(Meaning::name).collect();
        words.push(message!("rule-identity", keys = keys));
    }
    words.extend(rules.max_delay.map(|delay| message!("rule-max-delay", delay = delay)));
    claims(rules, words);
    if rules.protection.is_empty() {
        words.push(message!("rule-no-protection"));
    }
    for (i, entry) in rules.protection.iter().enumerate() {
        words.push(message!(
            "rule-protection",
            number = i + 1,
            who = who(&entry.fits, message!("who-all-customers")),
            clocks = clocks(entry)
        ));
    }
    let credit = &rules.credit;
    words.push(message!("rule-credit", helper = credit.helper, poached = credit.poached, unclaimed = credit.unclaimed));
    words.extend(credit.favour.map(|favour| message!("rule-favour", favour = favour)));
    checks(rules, words);
    let steps: Vec<Message> = rules
        .penalties
        .ladder
        .iter()
        .map(|rung| match &rung.at {
            Threshold::Points(points) => message!("rule-step-points", step = rung.step.as_str(), points = *points),
            Threshold::Offences(checks, count) => {
                let checks: Vec<Message> = checks.iter().map(|check| check.words()).collect();
                message!("rule-step-count", step = rung.step.as_str(), checks = checks, count = *count)
            }
        })
        .collect();
    if !steps.is_empty() {
        words.push(message!("rule-penalties", window = rules.penalties.window, steps = steps));
    }
    if let Some(service) = rules.service {
        words.push(message!("rule-complaint", complaint = service.complaint));
        words.extend(service.visit.map(|visit| message!("rule-visit", visit = visit)));
    }
    if let Some(rules) = &rules.score {
        score(rules, words);
    }
}

fn score(rules: &Score, words: &mut Vec<Message>) {
    for rule in &rules.metrics {
        words.push(message!(
            "rule-metric",
            name = message!("metric-in-words", metric = rule.metric.name()),
            weight = rule.weight,
            target = rule.target,
            most = rule.weight.saturating_mul(rule.cap)
        ));
    }
    let taken = &rules.deductions;
    if !(taken.point.is_zero() && taken.complaint.is_zero()) {
        words.push(message!("rule-deductions", point = taken.point, complaint = taken.complaint));
    }
    let grades: Vec<String> = rules.grades.iter().map(|grade| format!("{} ≥ {}", grade.grade, grade.min)).collect();
    if !grades.is_empty() {
        words.push(message!("rule-grades", grades = grades));
    }
    for award in &rules.awards {
        let name = award.award.as_str();
        words.push(match (award.clean, award.contacts) {
            (Some(clean), Some(least)) => message!("rule-award", award = name, clean = clean, least = least),
            (Some(clean), None) => message!("rule-award-clean", award = name, clean = clean),
            (None, Some(least)) => message!("rule-award-contacts", award = name, least = least),
            (None, None) => message!("rule-award-always", award = name),
        });
    }
}

fn claims(rules: &Rulebook, words: &mut Vec<Message>) {
    let claims = &rules.claims;
    if !claims.require.is_empty() {
        let columns: Vec<&str> = claims.require.iter().map(Meaning::name).collect();
        words.push(message!("rule-require", columns = columns));
    }
    words.extend(claims.cooldown.map(|cooldown| message!("rule-cooldown", cooldown = cooldown)));
    words.extend(claims.freeze.map(|freeze| message!("rule-freeze", freeze = freeze)));
    if claims.territory {
        words.push(message!("rule-territory"));
    }
    words.extend(claims.similar.map(|similar| message!("rule-similar", what = similar.name())));
    for limit in &claims.limits {
        let numbers = [
            ("max_held", limit.max_held),
            ("per_day", limit.per_day),
            ("per_week", limit.per_week),
            ("per_month", limit.per_month),
        ];
        let limits: Vec<Message> = numbers
            .iter()
            .filter_map(|(name, most)| Some(message!("limit-in-words", setting = *name, most = (*most)?)))
            .collect();
        words.push(message!("rule-limit", who = who(&limit.fits, message!("who-all-reps")), limits = limits));
    }
}

/// The checks whose level is not the usual one.
fn checks(rules: &Rulebook, words: &mut Vec<Message>) {
    for check in crate::core::checks::Check::ALL {
        let setting = rules.checks.of(*check);
        let usual = check.spec();
        // What goes without saying once `claims.similar` has been told.
        let is_asked_for = check.goes_with_similar() && rules.claims.similar.is_some();
        let usual_level = if is_asked_for { Level::Notice } else { usual.level };
        if setting.level != usual_level || (setting.level == Level::Violation && setting.points != usual.points) {
            words.push(message!(
                "rule-check",
                check = check.name(),
                level = setting.level.name(),
                points = setting.points
            ));
        }
    }
}

fn who(fits: &crate::core::rulebook::Match, all: Message) -> Message {
    let conditions: Vec<String> = fits
        .conditions
        .iter()
        .map(|(column, values)| format!("{} = {}", column.name(), values.written.join("/")))
        .collect();
    if conditions.is_empty() { all } else { message!("who-some", conditions = conditions) }
}

fn clocks(entry: &Protection) -> Message {
    let spans = [
        ("term", entry.term),
        ("first_contact", entry.first_contact),
        ("no_contact", entry.no_contact),
        ("max", entry.max),
        ("after_deal", entry.after_deal),
    ];
    let mut clocks: Vec<Message> = spans
        .iter()
        .filter_map(|(name, span)| Some(message!("clock-with-span", clock = *name, span = (*span)?)))
        .collect();
    if let Some(extension) = entry.extension {
        clocks.push(message!("rule-extension", span = extension.by, times = extension.times));
    }
    if clocks.is_empty() { message!("no-end") } else { message!("who-some", conditions = clocks) }
}

impl Document for Check {
    const SCHEMA: &'static str = "turfbook.check/1";
    const LIST: &'static str = "/ledger/columns";
    const COLUMNS: &'static [&'static str] = &["header", "means", "attribute"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let say = |message: Message| catalogue.say(&message);
        let ledger = &self.ledger;
        let mut blocks = vec![Block::Title(say(message!(
            "check-ledger",
            path = ledger.path.as_str(),
            rows = ledger.rows,
            encoding = ledger.encoding.as_str()
        )))];
        if let (Some(from), Some(to)) = (ledger.from, ledger.to) {
            let customers = ledger.customers;
            blocks.push(Block::Indented(say(message!("check-period", from = from.0, to = to.0))));
            blocks.push(Block::Indented(say(message!("check-names", customers = customers, reps = ledger.reps))));
        }
        let columns: Vec<String> = ledger.columns.iter().map(|column| column.text(catalogue)).collect();
        let is_empty = columns.is_empty();
        blocks.push(if is_empty {
            Block::Line(Tone::Warn, format!("  {}", catalogue.word("check-empty")))
        } else {
            Block::Indented(say(message!("check-columns", columns = columns)))
        });
        let events: Vec<String> = ledger.events.iter().map(Event::text).collect();
        if !events.is_empty() {
            blocks.push(Block::Indented(say(message!("check-events", events = events))));
        }
        if ledger.passed_over > 0 {
            blocks.push(Block::Indented(say(message!("check-passed-over", count = ledger.passed_over))));
        }
        blocks.push(Block::Title(say(message!("check-rules", path = self.rules.path.as_str()))));
        blocks.extend(self.rules.in_words.iter().cloned().map(Block::Indented));
        if !self.remarks.is_empty() {
            blocks.push(Block::Title(catalogue.word("check-remarks")));
            blocks.extend(self.remarks.iter().map(|remark| Block::Line(Tone::Warn, format!("  {remark}"))));
        }
        if ledger.unreadable > 0 {
            blocks.push(Block::Line(Tone::Bad, say(message!("check-unreadable", count = ledger.unreadable))));
        } else if !is_empty {
            blocks.push(Block::Line(Tone::Good, catalogue.word("check-fine")));
        }
        blocks
    }
}

impl Column {
    fn text(&self, catalogue: &Catalogue) -> String {
        match &self.means {
            None => catalogue.word("check-nameless"),
            Some(means) if self.attribute => {
                catalogue.say(&message!("check-attribute", header = self.header.as_str(), name = means.as_str()))
            }
            Some(means) if *means == self.header => means.clone(),
            Some(means) => format!("{} = {means}", self.header),
        }
    }
}

impl Event {
    fn text(&self) -> String {
        match self.means {
            Some(means) if means != self.name => format!("{} = {means} × {}", self.name, self.rows),
            _ => format!("{} × {}", self.name, self.rows),
        }
    }
}
