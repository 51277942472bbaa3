//! `turfbook.likeness/1`: why two names are one customer, similar or different.

use serde::Serialize;

use super::Document;
use crate::core::matching::{Name, SIMILAR, Score, Sign, as_compared};
use crate::core::similar::{Ground, Verdict};
use crate::message;
use crate::render::block::{Block, Cell, Tone};
use crate::render::lang::Catalogue;

/// Two names side by side.
#[derive(Debug, Serialize)]
pub struct Likeness {
    schema: &'static str,
    one: String,
    other: String,
    verdict: &'static str,
    by: &'static str,
    score: i32,
    parts: Vec<Part>,
}

#[derive(Debug, Serialize)]
struct Part {
    part: &'static str,
    one: Option<String>,
    other: Option<String>,
    says: &'static str,
    points: i32,
}

impl Likeness {
    /// What came out of a comparison.
    #[must_use]
    pub fn new(one: &str, other: &str, (verdict, ground, score): (Verdict, Ground, Score)) -> Likeness {
        let (ours, theirs) = as_compared(&Name::of(one), &Name::of(other));
        let shown = |text: String| Some(text).filter(|text| !text.is_empty());
        let part = |sign: Sign| Part {
            part: sign.part.name(),
            one: shown(ours.part(sign.part)),
            other: shown(theirs.part(sign.part)),
            says: sign.says.name(),
            points: sign.points,
        };
        Likeness {
            schema: Self::SCHEMA,
            one: one.trim().to_owned(),
            other: other.trim().to_owned(),
            verdict: verdict.name(),
            by: ground.name(),
            score: score.sum(),
            parts: score.signs.map(part).into(),
        }
    }
}

impl Document for Likeness {
    const SCHEMA: &'static str = "turfbook.likeness/1";
    const LIST: &'static str = "/parts";
    const COLUMNS: &'static [&'static str] = &["part", "one", "other", "says", "points"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let tone = match self.verdict {
            "same" => Tone::Good,
            "similar" => Tone::Warn,
            _ => Tone::Plain,
        };
        let (one, other) = (self.one.as_str(), self.other.as_str());
        let verdict = message!("likeness-verdict", verdict = self.verdict, by = self.by, one = one, other = other);
        let headers = [
            catalogue.word("head-part"),
            self.one.clone(),
            self.other.clone(),
            catalogue.word("head-says"),
            catalogue.word("head-worth"),
        ];
        let row = |part: &Part| {
            let says = message!("likeness-says", says = part.says);
            let shown = |text: &Option<String>| Cell::plain(text.as_deref().unwrap_or_default());
            // What a legal form is called depends on the language.
            let form = |text: &Option<String>| {
                let words = text.iter().flat_map(|text| text.split(' '));
                let words: Vec<String> =
                    words.map(|form| catalogue.say(&message!("legal-form", form = form))).collect();
                Cell::plain(words.join(" "))
            };
            let is_form = part.part == "form";
            vec![
                Cell::plain(catalogue.say(&message!("likeness-part", part = part.part))),
                if is_form { form(&part.one) } else { shown(&part.one) },
                if is_form { form(&part.other) } else { shown(&part.other) },
                Cell::plain(catalogue.say(&says)),
                Cell::right(part.points.to_string()),
            ]
        };
        let mut blocks = vec![Block::Line(tone, catalogue.say(&verdict))];
        blocks.extend(Block::table(headers.into(), &self.parts, row));
        let sum = message!("likeness-sum", score = self.score.to_string(), least = SIMILAR.to_string());
        blocks.push(Block::Line(Tone::Plain, catalogue.say(&sum)));
        blocks
    }
}
