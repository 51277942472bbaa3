//! `turfbook.audit/1`: findings, sanctions due, running suspensions, and a summary.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use super::{At, Document, Number, Row, rows_text};
use crate::core::audit::{Audit, Audited, Finding as Found, by_name};
use crate::core::message::{Arg, Message};
use crate::core::rulebook::{Level, Threshold};
use crate::core::sanctions::Sanction as Due;
use crate::core::time::Span;
use crate::message;
use crate::render::block::{Block, Cell, LONGEST, Tone, Value};
use crate::render::lang::Catalogue;

/// An audit.
#[derive(Serialize)]
pub struct AuditOutput<'a> {
    schema: &'static str,
    as_of: At,
    ledger: LedgerFacts,
    rules: RulesFacts,
    /// What is listed.
    pub findings: Listed<'a>,
    /// What is due.
    pub sanctions: Vec<Sanction>,
    suspensions: Vec<Suspension>,
    summary: Summary,
    #[serde(skip)]
    is_filtered: bool,
}

/// Findings that come out, each made when it does: of a long list people are shown the beginning.
pub struct Listed<'a> {
    audit: &'a Audit<'a>,
    found: Vec<&'a Found>,
    catalogue: &'a Catalogue,
}

impl Listed<'_> {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    fn iter(&self) -> impl Iterator<Item = Finding> {
        self.found.iter().map(|found| finding(self.audit, found, self.catalogue))
    }
}

impl Serialize for Listed<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter())
    }
}

#[derive(Debug, Serialize)]
struct LedgerFacts {
    path: String,
    rows: u32,
}

#[derive(Debug, Serialize)]
struct RulesFacts {
    path: String,
}

/// One finding.
#[derive(Debug, Serialize)]
pub struct Finding {
    /// Its id.
    pub id: String,
    check: &'static str,
    /// How it counts.
    pub level: &'static str,
    points: u32,
    /// Whether it is open.
    pub status: &'static str,
    at: Option<At>,
    /// About whom.
    pub rep: Option<String>,
    /// Done to whom.
    pub against: Option<String>,
    customer: Option<String>,
    rows: Vec<Row>,
    evidence: Vec<Row>,
    also: Vec<&'static str>,
    rule: Option<String>,
    message: String,
}

/// A sanction due.
#[derive(Debug, Serialize)]
pub struct Sanction {
    rep: String,
    points: u32,
    step: String,
    fine: Option<Number>,
    suspend: Option<String>,
    #[serde(skip)]
    span: Option<Span>,
    findings: Vec<String>,
    /// Where the step counts offences: those, how many there are, and how many it takes.
    offences: Option<Offences>,
    #[serde(skip)]
    ground: Message,
}

#[derive(Debug, Serialize)]
struct Offences {
    checks: Vec<&'static str>,
    count: usize,
    least: u32,
}

impl Offences {
    fn of(due: &Due) -> Option<Offences> {
        let Threshold::Offences(checks, least) = &due.at else { return None };
        let checks = checks.iter().map(|check| check.name()).collect();
        Some(Offences { checks, count: due.findings.len(), least: *least })
    }
}

#[derive(Debug, Serialize)]
struct Suspension {
    rep: String,
    step: String,
    from: At,
    until: At,
    row: u32,
    line: u32,
}

#[derive(Debug, Serialize)]
struct Summary {
    violations: usize,
    notices: usize,
    dismissed: usize,
    by_check: BTreeMap<&'static str, usize>,
    by_rep: serde_json::Map<String, serde_json::Value>,
}

impl<'a> AuditOutput<'a> {
    /// An audit of these files, with the findings that `listed` chooses.
    pub fn new(
        audit: &'a Audit<'a>,
        audited: &'a Audited,
        listed: impl Fn(&Found) -> bool,
        (ledger, rules): (&str, &str),
        catalogue: &'a Catalogue,
    ) -> AuditOutput<'a> {
        let summary = audit.summary(audited, &listed);
        let found: Vec<&Found> = audited.findings.iter().filter(|found| listed(found)).collect();
        let name = |rep| audit.world.rep_name(rep).to_owned();
        let by_rep = by_name(audit.world, summary.by_rep.keys().copied()).into_iter().map(|rep| {
            let (violations, points) = summary.by_rep.get(&rep).copied().unwrap_or_default();
            (name(rep), serde_json::json!({"violations": violations, "points": points}))
        });
        AuditOutput {
            schema: Self::SCHEMA,
            as_of: At(audit.as_of),
            ledger: LedgerFacts { path: ledger.to_owned(), rows: audit.world.ledger.rows },
            rules: RulesFacts { path: rules.to_owned() },
            sanctions: audited
                .sanctions
                .iter()
                .map(|due| Sanction {
                    rep: name(due.rep),
                    points: due.points,
                    step: due.step.clone(),
                    fine: due.fine.map(Number),
                    suspend: due.suspend.map(|span| span.to_string()),
                    span: due.suspend,
                    findings: due.findings.clone(),
                    offences: Offences::of(due),
                    ground: due.ground(),
                })
                .collect(),
            suspensions: audited
                .suspensions
                .iter()
                .map(|runs| Suspension {
                    rep: name(runs.rep),
                    step: runs.step.clone(),
                    from: At(runs.from),
                    until: At(runs.until),
                    row: runs.place.row,
                    line: runs.place.line,
                })
                .collect(),
            summary: Summary {
                violations: summary.violations,
                notices: summary.notices,
                dismissed: summary.dismissed,
                by_check: summary.by_check,
                by_rep: by_rep.collect(),
            },
            is_filtered: found.len() < audited.findings.len(),
            findings: Listed { audit, found, catalogue },
        }
    }
}

/// One finding, as it comes out.
pub fn finding(audit: &Audit<'_>, found: &Found, catalogue: &Catalogue) -> Finding {
    let draft = &found.draft;
    let name = |rep| audit.world.rep_name(rep).to_owned();
    Finding {
        id: found.id.clone(),
        check: draft.check.name(),
        level: found.level.name(),
        points: found.points,
        status: if found.dismissed { "dismissed" } else { "open" },
        at: draft.at.map(At),
        rep: draft.rep.map(name),
        against: draft.against.map(name),
        customer: draft.customer.map(|customer| audit.world.customer_name(customer).to_owned()),
        rows: draft.rows.iter().copied().map(Row::from).collect(),
        evidence: draft.evidence.iter().copied().map(Row::from).collect(),
        also: draft.also.iter().map(|check| check.name()).collect(),
        rule: draft.rule.clone(),
        message: catalogue.say(&draft.message),
    }
}

impl Document for AuditOutput<'_> {
    const SCHEMA: &'static str = "turfbook.audit/1";
    const LIST: &'static str = "/findings";
    const COLUMNS: &'static [&'static str] = &[
        "id", "check", "level", "points", "status", "at", "rep", "against", "customer", "rows", "evidence", "also",
        "rule", "message",
    ];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let say = |message| catalogue.say(&message);
        let mut blocks = vec![Block::Title(say(message!(
            "audit-title",
            ledger = self.ledger.path.as_str(),
            rules = self.rules.path.as_str(),
            as_of = self.as_of.0,
            rows = self.ledger.rows
        )))];
        if !self.findings.is_empty() {
            let shown: Vec<Finding> = self.findings.iter().take(LONGEST).collect();
            blocks.extend(findings_table(&shown, self.findings.found.len(), catalogue));
        }
        for due in &self.sanctions {
            let mut what = vec![Arg::from(due.step.as_str())];
            what.extend(due.fine.map(|fine| message!("sanction-fine", fine = fine.0).into()));
            what.extend(due.span.map(|span| message!("sanction-suspend", span = span).into()));
            let text = say(message!(
                "sanction-due",
                rep = due.rep.as_str(),
                what = what,
                ground = due.ground.clone(),
                findings = ids_text(&due.findings)
            ));
            blocks.push(Block::Line(Tone::Bad, text));
        }
        for runs in &self.suspensions {
            let text = message!("suspension", rep = runs.rep.as_str(), until = runs.until.0, row = runs.row);
            blocks.push(Block::Line(Tone::Warn, say(text)));
        }
        blocks.push(Block::Line(
            Tone::Plain,
            say(message!(
                "audit-summary",
                violations = self.summary.violations,
                notices = self.summary.notices,
                dismissed = self.summary.dismissed
            )),
        ));
        if self.is_filtered {
            blocks.push(Block::Line(Tone::Faint, catalogue.word("audit-filtered")));
        }
        blocks
    }
}

/// So many findings, of which these are the first, as a table for people and for workbooks; a long list is cut.
pub fn findings_table(first: &[Finding], count: usize, catalogue: &Catalogue) -> [Block; 3] {
    let headers = ["head-finding", "head-when", "head-what"].map(|id| catalogue.word(id)).into();
    let [table, _] = Block::table(headers, first, |finding| finding.cells(catalogue));
    [table, Finding::sheet(first, catalogue), Block::More(count.saturating_sub(LONGEST))]
}

/// A few ids, and that there are more.
fn ids_text(ids: &[String]) -> String {
    const MOST: usize = 5;
    let more = if ids.len() > MOST { format!(" … +{}", ids.len() - MOST) } else { String::new() };
    format!("{}{more}", ids.iter().take(MOST).cloned().collect::<Vec<_>>().join(" "))
}

/// A check and the id of a finding, one under the other.
pub fn check_cell(check: &str, id: &str, catalogue: &Catalogue) -> String {
    format!("{}\n{id}", catalogue.say(&message!("check-title", check = check)))
}

impl Finding {
    /// The table of findings in a workbook: one fact in a column.
    fn sheet(findings: &[Finding], catalogue: &Catalogue) -> Block {
        let headers = [
            "head-when",
            "head-check",
            "head-level",
            "head-points",
            "head-rep",
            "head-against",
            "head-customer",
            "head-row",
            "head-finding",
            "head-what",
        ];
        let text = |text: &Option<String>| Cell::plain(text.clone().unwrap_or_default());
        let row = |finding: &Finding| {
            let is_open = finding.status == "open";
            let level = match (is_open, finding.level) {
                (false, _) => (Tone::Faint, "status-dismissed"),
                (true, "violation") => (Tone::Bad, "level-violation"),
                (true, _) => (Tone::Warn, "level-notice"),
            };
            let first = finding.rows.first().map(|row| Decimal::from(row.row));
            let rows: Vec<String> = finding.rows.iter().map(|row| row.row.to_string()).collect();
            let rows = Cell::right(rows.join(" "));
            vec![
                finding.at.map_or_else(|| Cell::plain(""), At::cell),
                Cell::plain(catalogue.say(&message!("check-title", check = finding.check))),
                Cell::toned(level.0, catalogue.word(level.1)),
                Cell::right(finding.points.to_string()).valued(Value::Number(finding.points.into())),
                text(&finding.rep),
                text(&finding.against),
                text(&finding.customer),
                match first.filter(|_| finding.rows.len() == 1) {
                    Some(row) => rows.valued(Value::Number(row)),
                    None => rows,
                },
                Cell::plain(finding.id.clone()),
                Cell::plain(finding.message.clone()),
            ]
        };
        Block::Sheet {
            headers: headers.map(|id| catalogue.word(id)).into(),
            rows: findings.iter().take(LONGEST).map(row).collect(),
        }
    }

    /// Its line in the table of an audit.
    pub fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let is_open = self.status == "open";
        let tone = match (is_open, self.level) {
            (true, level) if level == Level::Violation.name() => Tone::Bad,
            (true, _) => Tone::Warn,
            _ => Tone::Faint,
        };
        let mut weight = if self.points > 0 {
            catalogue.say(&message!("finding-points", points = self.points))
        } else {
            catalogue.word(if self.level == "violation" { "level-violation" } else { "level-notice" })
        };
        if !is_open {
            weight = catalogue.word("status-dismissed");
        }
        // A row that is lost stands nowhere.
        let mut places = String::new();
        if !self.rows.is_empty() {
            places = catalogue.say(&message!("rows", rows = rows_text(&self.rows), count = self.rows.len()));
        }
        if !self.evidence.is_empty() && self.evidence != self.rows {
            places.push_str(&catalogue.say(&message!("rows-evidence", rows = rows_text(&self.evidence))));
        }
        if let Some(rule) = &self.rule {
            places.push_str(&catalogue.say(&message!("rows-rule", rule = rule.as_str())));
        }
        if !self.also.is_empty() {
            let also: Vec<Message> = self.also.iter().map(|check| message!("check-in-words", check = *check)).collect();
            places.push_str(&catalogue.say(&message!("rows-also", checks = also)));
        }
        vec![
            Cell::toned(tone, check_cell(self.check, &self.id, catalogue)),
            Cell::plain(format!("{}\n{weight}", self.at.map(At::text).unwrap_or_default()))
                .valued(self.at.map_or(Value::Text, |at| Value::At(at.0))),
            Cell::plain(format!("{}\n{places}", self.message).trim_end().to_owned()),
        ]
    }
}
