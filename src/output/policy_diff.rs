//! `turfbook.policy-diff/1`: what a new rulebook changes for whom, and what it does to a ledger.

use serde::Serialize;

use super::policy::{Clause, Source, short};
use super::{At, Document};
use crate::core::audit::{Audit, Audited, by_name};
use crate::core::message::Message;
use crate::core::policy::{self, Change, Effect, Moved, effects, points_of};
use crate::core::time::Moment;
use crate::message;
use crate::render::block::{Block, Cell, Tone};
use crate::render::lang::Catalogue;

/// What changes.
#[derive(Debug, Serialize)]
pub struct PolicyDiff {
    schema: &'static str,
    as_of: At,
    old: Source,
    new: Source,
    changes: Vec<Told>,
    /// `None` without a ledger.
    effects: Option<Effects>,
}

#[derive(Debug, Serialize)]
struct Told {
    rule: String,
    change: &'static str,
    chapter: String,
    who: String,
    old: Option<String>,
    new: Option<String>,
    #[serde(skip)]
    number: String,
}

/// What the new rulebook does to the rows there are, as of a moment.
#[derive(Debug, Serialize)]
pub struct Effects {
    holdings: Vec<Holding>,
    reps: Vec<Rep>,
}

#[derive(Debug, Serialize)]
struct Holding {
    customer: String,
    effect: &'static str,
    old: Option<Standing>,
    new: Option<Standing>,
    ended: Option<At>,
}

#[derive(Debug, Serialize)]
struct Standing {
    rep: String,
    until: Option<At>,
    ends_by: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct Rep {
    rep: String,
    old: Points,
    new: Points,
}

#[derive(Debug, PartialEq, Serialize)]
struct Points {
    points: u32,
    sanction: Option<String>,
}

impl Effects {
    /// What differs between audits of the same rows by two rulebooks.
    #[must_use]
    pub fn new(old: (&Audit<'_>, &Audited), new: (&Audit<'_>, &Audited)) -> Effects {
        let points = |(audit, audited): (&Audit<'_>, &Audited), name: &str| {
            let rep = audit.world.rep_named(name);
            let due = audited.sanctions.iter().find(|sanction| Some(sanction.rep) == rep);
            Points {
                points: rep.map_or(0, |rep| points_of(audit, audited, rep)),
                sanction: due.map(|sanction| sanction.step.clone()),
            }
        };
        let reps = by_name(new.0.world, new.0.world.everybody()).into_iter().filter_map(|rep| {
            let rep = new.0.world.rep_name(rep);
            let (before, after) = (points(old, rep), points(new, rep));
            (before != after).then(|| Rep { rep: rep.to_owned(), old: before, new: after })
        });
        Effects { holdings: effects(old.0, new.0).into_iter().map(holding).collect(), reps: reps.collect() }
    }
}

fn holding(effect: Effect) -> Holding {
    let standing = |standing: policy::Standing| Standing {
        rep: standing.rep,
        until: standing.deadline.map(|deadline| At(deadline.until)),
        ends_by: standing.deadline.map(|deadline| deadline.clock.name()),
    };
    Holding {
        customer: effect.customer,
        effect: effect.moved.name(),
        old: effect.old.map(standing),
        new: effect.new.map(standing),
        ended: effect.ended.map(At),
    }
}

impl PolicyDiff {
    /// The changes, and what they do, if there is a ledger.
    #[must_use]
    pub fn new(
        as_of: Moment,
        (old, new): (Source, Source),
        changes: &[Change],
        effects: Option<Effects>,
        catalogue: &Catalogue,
    ) -> PolicyDiff {
        let changes = changes.iter().map(|change| told(change, catalogue)).collect();
        PolicyDiff { schema: Self::SCHEMA, as_of: At(as_of), old, new, changes, effects }
    }
}

fn told(change: &Change, catalogue: &Catalogue) -> Told {
    let clause = |clause: &Option<policy::Clause>| clause.as_ref().map(|clause| Clause::new(clause, catalogue));
    let (old, new) = (clause(&change.old), clause(&change.new));
    let number = new.as_ref().or(old.as_ref()).map(|clause| clause.number.clone()).unwrap_or_default();
    let list = |entries: &[Message]| entries.iter().map(|entry| catalogue.say(entry)).collect::<Vec<_>>().join(" ");
    let order = change.order.as_ref().map(|(old, new)| (list(old), list(new)));
    let (before, after) = order.map_or_else(
        || (old.map(|clause| clause.text), new.map(|clause| clause.text)),
        |(old, new)| (Some(old), Some(new)),
    );
    Told {
        rule: change.rule.clone(),
        change: change.how.name(),
        chapter: catalogue.say(&change.chapter),
        who: catalogue.say(&change.who),
        old: before,
        new: after,
        number,
    }
}

impl Document for PolicyDiff {
    const SCHEMA: &'static str = "turfbook.policy-diff/1";
    const LIST: &'static str = "/changes";
    const COLUMNS: &'static [&'static str] = &["rule", "change", "chapter", "who", "old", "new"];

    fn blocks(&self, catalogue: &Catalogue) -> Vec<Block> {
        let say = |message: Message| catalogue.say(&message);
        let title = message!(
            "policy-diff-title",
            count = self.changes.len(),
            old = self.old.path.as_str(),
            new = self.new.path.as_str()
        );
        let mut blocks = vec![Block::Title(say(title))];
        let hashes = message!("policy-diff-hashes", old = short(&self.old.sha256), new = short(&self.new.sha256));
        blocks.push(Block::Line(Tone::Faint, say(hashes)));
        let mut chapter = "";
        for change in &self.changes {
            if change.chapter != chapter {
                chapter = &change.chapter;
                blocks.push(Block::Title(chapter.to_owned()));
            }
            let head = message!(
                "policy-diff-clause",
                change = change.change,
                number = change.number.as_str(),
                who = change.who.as_str(),
                rule = change.rule.as_str()
            );
            blocks.push(Block::Line(Tone::Plain, say(head)));
            for (id, text) in [("old", &change.old), ("new", &change.new)] {
                if let Some(text) = text {
                    let told = message!("policy-diff-side", side = id, text = text.as_str());
                    blocks.push(Block::Indented(say(told)));
                }
            }
        }
        match &self.effects {
            Some(effects) => effects.blocks(self.as_of, catalogue, &mut blocks),
            None => blocks.push(Block::Line(Tone::Faint, catalogue.word("policy-diff-no-ledger"))),
        }
        blocks
    }
}

impl Effects {
    fn blocks(&self, as_of: At, catalogue: &Catalogue, blocks: &mut Vec<Block>) {
        let say = |message: Message| catalogue.say(&message);
        let title = message!("policy-effects-title", as_of = as_of.0, count = self.holdings.len());
        blocks.push(Block::Title(say(title)));
        blocks.push(Block::Line(Tone::Faint, catalogue.word("policy-effects-how")));
        let counts = Moved::ALL.iter().filter_map(|moved| {
            let of = self.holdings.iter().filter(|holding| holding.effect == moved.name());
            let count = of.count();
            (count > 0).then(|| message!("policy-effects-count", moved = moved.name(), count = count))
        });
        let counts: Vec<Message> = counts.collect();
        if !counts.is_empty() {
            blocks.push(Block::Line(Tone::Plain, say(message!("policy-effects-counts", counts = counts))));
        }
        if !self.holdings.is_empty() {
            let headers = ["head-customer", "head-effect", "head-by-old", "head-by-new"];
            let headers = headers.map(|id| catalogue.word(id)).into();
            blocks.extend(Block::table(headers, &self.holdings, |holding| holding.cells(catalogue)));
        }
        if self.reps.is_empty() {
            return;
        }
        blocks.push(Block::Title(catalogue.word("policy-effects-points")));
        let headers = ["head-rep", "head-by-old", "head-by-new"].map(|id| catalogue.word(id)).into();
        let points = |points: &Points| match points.sanction.as_deref() {
            Some(step) => say(message!("policy-points-due", points = points.points, step = step)),
            None => say(message!("policy-points", points = points.points)),
        };
        let row = |rep: &Rep| {
            let tone = if rep.new.points > rep.old.points { Tone::Warn } else { Tone::Plain };
            vec![Cell::plain(rep.rep.clone()), Cell::plain(points(&rep.old)), Cell::toned(tone, points(&rep.new))]
        };
        blocks.extend(Block::table(headers, &self.reps, row));
    }
}

impl Holding {
    fn cells(&self, catalogue: &Catalogue) -> Vec<Cell> {
        let held = |standing: &Standing| {
            let told = match (standing.until, standing.ends_by) {
                (Some(until), Some(clock)) => {
                    message!("policy-held-until", rep = standing.rep.as_str(), until = until.0, clock = clock)
                }
                _ => message!("policy-held", rep = standing.rep.as_str()),
            };
            catalogue.say(&told)
        };
        let free = || match self.ended {
            Some(at) => catalogue.say(&message!("policy-free-since", at = at.0)),
            None => catalogue.word("policy-free"),
        };
        let tone = match self.effect {
            "lost" | "other" => Tone::Bad,
            "earlier" => Tone::Warn,
            _ => Tone::Plain,
        };
        vec![
            Cell::plain(self.customer.clone()),
            Cell::toned(tone, catalogue.say(&message!("policy-effect", moved = self.effect))),
            Cell::plain(self.old.as_ref().map_or_else(|| catalogue.word("policy-free"), held)),
            Cell::plain(self.new.as_ref().map_or_else(free, held)),
        ]
    }
}
