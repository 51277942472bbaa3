//! `turfbook.policy/1`: the rulebook as a numbered document in plain words, to be signed and published.

use serde::Serialize;

use super::{At, Document};
use crate::core::message::Message;
use crate::core::policy::{self, Example};
use crate::core::rulebook::Rulebook;
use crate::core::time::Moment;
use crate::message;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;

/// The policy.
#[derive(Debug, Serialize)]
pub struct Policy {
    schema: &'static str,
    in_force: Option<At>,
    rules: Source,
    chapters: Vec<Chapter>,
    clauses: Vec<Clause>,
    signatures: Signatures,
}

/// A rulebook's file, and what tells it from every other.
#[derive(Clone, Debug, Serialize)]
pub struct Source {
    /// The path as it was given.
    pub path: String,
    /// SHA-256 of its text.
    pub sha256: String,
}

#[derive(Debug, Serialize)]
struct Chapter {
    number: usize,
    title: String,
}

/// A clause in words.
#[derive(Clone, Debug, Serialize)]
pub struct Clause {
    pub(super) number: String,
    rule: Option<String>,
    who: String,
    pub(super) text: String,
    examples: Vec<String>,
    #[serde(skip)]
    is_part: bool,
}

/// Who signs.
#[derive(Debug, Serialize)]
struct Signatures {
    managers: Vec<String>,
    reps: Vec<String>,
}

impl Clause {
    /// A clause in a language.
    #[must_use]
    pub fn new(clause: &policy::Clause, catalogue: &Catalogue) -> Clause {
        let costs = catalogue.say(&clause.text);
        let text = match clause.about {
            Some(check) => {
                let what = check.spec().summary_in(catalogue.lang);
                let told = message!("policy-breach", check = check.name(), what = what, costs = costs);
                catalogue.say(&told)
            }
            None => costs,
        };
        Clause {
            number: clause.number.clone(),
            rule: Some(clause.rule.clone()).filter(|rule| !rule.is_empty()),
            who: catalogue.say(&clause.who),
            text,
            examples: clause.examples.iter().map(|example| catalogue.say(example)).collect(),
            is_part: clause.is_part(),
        }
    }
}

impl Policy {
    /// The policy of a rulebook, in force from a day if that is known, with examples that begin then.
    #[must_use]
    pub fn new(
        rules: &Rulebook,
        source: Source,
        in_force: Option<Moment>,
        example: &Example,
        catalogue: &Catalogue,
    ) -> Policy {
        let chapters = policy::policy(rules, &rules.ledger, example);
        let chapter = |(place, chapter): (usize, &policy::Chapter)| Chapter {
            number: place + 1,
            title: catalogue.say(&chapter.title),
        };
        let clauses = chapters.iter().flat_map(|chapter| &chapter.clauses);
        let team = rules.team.iter().flatten().map(|member| member.name.clone());
        Policy {
            schema: Self::SCHEMA,
            in_force: in_force.map(At),
            rules: source,
            chapters: chapters.iter().enumerate().map(chapter).collect(),
            clauses: clauses.map(|clause| Clause::new(clause, catalogue)).collect(),
            signatures: Signatures { managers: rules.managers.clone().unwrap_or_default(), reps: team.collect() },
        }
    }
}

impl Document for Policy {
    const SCHEMA: &'static str = "turfbook.policy/1";
    const LIST: &'static str = "/clauses";
    const COLUMNS: &'static [&'static str] = &["number", "rule", "who", "text", "examples"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let say = |message: Message| catalogue.say(&message);
        let mut blocks = vec![Block::Title(catalogue.word("policy-title"))];
        let from = match self.in_force {
            Some(day) => message!("policy-in-force", day = day.0.date().to_string()),
            None => message!("policy-in-force-blank"),
        };
        blocks.push(Block::Line(Tone::Plain, say(from)));
        let source = message!("policy-source", path = self.rules.path.as_str(), hash = short(&self.rules.sha256));
        blocks.push(Block::Line(Tone::Faint, say(source)));
        for chapter in &self.chapters {
            let title = message!("policy-chapter", number = chapter.number, title = chapter.title.as_str());
            blocks.push(Block::Title(say(title)));
            let start = format!("{}.", chapter.number);
            for clause in self.clauses.iter().filter(|clause| clause.number.starts_with(&start)) {
                clause.blocks(catalogue, &mut blocks);
            }
        }
        blocks.push(Block::Title(catalogue.word("policy-signatures")));
        let managers = match self.signatures.managers.as_slice() {
            [] => vec![String::new()],
            managers => managers.to_vec(),
        };
        blocks.extend(
            managers
                .iter()
                .map(|name| Block::Line(Tone::Plain, say(message!("policy-signed-manager", name = name.as_str())))),
        );
        blocks.push(Block::Line(Tone::Plain, catalogue.word("policy-read")));
        let reps = match self.signatures.reps.as_slice() {
            [] => vec![String::new()],
            reps => reps.to_vec(),
        };
        blocks.extend(
            reps.iter().map(|name| Block::Line(Tone::Plain, say(message!("policy-signed-rep", name = name.as_str())))),
        );
        blocks
    }
}

impl Clause {
    fn blocks(&self, catalogue: &Catalogue, blocks: &mut Vec<Block>) {
        let text = format!("{} {}", self.number, self.text);
        blocks.push(if self.is_part { Block::Indented(text) } else { Block::Line(Tone::Plain, text) });
        for example in &self.examples {
            let told = catalogue.say(&message!("policy-example", example = example.as_str()));
            blocks.push(Block::Indented(if self.is_part { format!("  {told}") } else { told }));
        }
    }
}

/// As much of a hash as people compare.
pub(super) fn short(hash: &str) -> String {
    hash.chars().take(16).collect()
}
