//! `turfbook.written/1`: rows that were written, or why they were not.

use serde::Serialize;

use super::{At, Document, past};
use crate::core::desk::{Desk, Refusal, Verdict};
use crate::core::message::Message;
use crate::message;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;

/// Rows that were written, or why they were not.
#[derive(Debug, Serialize)]
pub struct Written {
    schema: &'static str,
    /// `None` where any row was refused: then nothing was written.
    #[serde(skip_serializing_if = "Option::is_none")]
    rows: Option<Vec<Row>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    refused: Vec<Refused>,
    #[serde(skip)]
    is_rehearsal: bool,
    #[serde(skip)]
    nothing: Option<String>,
}

#[derive(Debug, Serialize)]
struct Row {
    row: u32,
    line: u32,
    at: At,
    event: String,
    customer: Option<String>,
    rep: Option<String>,
    #[serde(skip)]
    details: Vec<String>,
    #[serde(skip)]
    remarks: Vec<String>,
}

#[derive(Debug, Serialize)]
struct Refused {
    check: &'static str,
    message: String,
}

impl Written {
    /// Nothing yet.
    #[must_use]
    pub fn new(is_rehearsal: bool) -> Written {
        Written { schema: Self::SCHEMA, rows: Some(Vec::new()), refused: Vec::new(), is_rehearsal, nothing: None }
    }

    /// Nothing, because there is nothing to write.
    #[must_use]
    pub fn nothing(why: &Message, catalogue: &Catalogue) -> Written {
        Written { nothing: Some(catalogue.say(why)), ..Written::new(false) }
    }

    /// Takes up what the desk said of a row that is written under an event's name, with what else it says.
    pub fn add(
        &mut self,
        desk: &Desk<'_>,
        verdict: &Verdict,
        (event, details): (&str, Vec<String>),
        remarks: Vec<String>,
        catalogue: &Catalogue,
    ) {
        let world = &desk.world;
        if let Some(rows) = self.rows.as_mut().filter(|_| verdict.is_granted()) {
            rows.push(Row {
                row: verdict.place.row,
                line: verdict.place.line,
                at: At(verdict.event.at),
                event: event.to_owned(),
                customer: world.customer(&verdict.event).map(|(id, _)| world.customer_name(id).to_owned()),
                rep: world.rep(&verdict.event).map(|rep| world.rep_name(rep).to_owned()),
                details,
                remarks,
            });
        }
        self.refused.extend(verdict.refusals.iter().map(|refusal| refused(refusal, catalogue)));
    }

    /// The same without the rows, which are not written when any is refused.
    #[must_use]
    pub fn only_refused(self) -> Written {
        Written { rows: None, ..self }
    }

    /// Whether any row was refused.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        !self.refused.is_empty()
    }
}

fn refused(refusal: &Refusal, catalogue: &Catalogue) -> Refused {
    match refusal {
        Refusal::Reason(reason) => Refused { check: reason.check.name(), message: catalogue.say(&reason.message) },
        Refusal::Rule(check, message) => Refused { check: check.name(), message: catalogue.say(message) },
        Refusal::Past(rows) => Refused { check: "past-row", message: catalogue.say(&past(rows)) },
    }
}

impl Document for Written {
    const SCHEMA: &'static str = "turfbook.written/1";
    const LIST: &'static str = "/rows";
    const COLUMNS: &'static [&'static str] = &["row", "line", "at", "event", "customer", "rep"];

    fn list(&self) -> (&'static str, &'static [&'static str]) {
        if self.is_refused() { ("/refused", &["check", "message"]) } else { (Self::LIST, Self::COLUMNS) }
    }

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let mut blocks: Vec<Block> = self.nothing.clone().map(|why| Block::Line(Tone::Good, why)).into_iter().collect();
        for row in self.rows.iter().flatten() {
            let names = [&row.customer, &row.rep].into_iter().flatten();
            let what: Vec<&str> = names.chain(&row.details).map(String::as_str).collect();
            let at = row.at.0;
            let told = if self.is_rehearsal {
                message!("row-would-be-written", row = row.row, at = at, event = row.event.as_str(), what = what)
            } else {
                message!("row-written", row = row.row, at = at, event = row.event.as_str(), what = what)
            };
            blocks.push(Block::Line(Tone::Good, catalogue.say(&told)));
            blocks.extend(row.remarks.iter().map(|remark| Block::Line(Tone::Warn, format!("  {remark}"))));
        }
        for refused in &self.refused {
            blocks
                .push(Block::Line(Tone::Bad, catalogue.say(&message!("row-refused", why = refused.message.as_str()))));
            blocks.extend(catalogue.named(&format!("remedy-{}", refused.check)).map(Block::Indented));
        }
        blocks
    }
}
