//! What one rulebook says otherwise than another, clause by clause.

use rustc_hash::FxHashMap;

use super::{Chapter, Clause, Example, policy};
use crate::core::message::Message;
use crate::core::rulebook::{Match, Rulebook};
use crate::core::text::fold;
use crate::message;

/// How a clause differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// It says something else.
    Text,
    /// The old rulebook does not have it.
    Added,
    /// The new one does not have it.
    Removed,
    /// Entries of which the first that fits counts stand in another order.
    Order,
}

impl Changed {
    /// The name in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Changed::Text => "changed",
            Changed::Added => "added",
            Changed::Removed => "removed",
            Changed::Order => "order",
        }
    }
}

/// A clause that differs.
#[derive(Clone, Debug)]
pub struct Change {
    /// How.
    pub how: Changed,
    /// The chapter that it stands in.
    pub chapter: Message,
    /// The setting's path, in the new rulebook where that has it.
    pub rule: String,
    /// Whom it concerns.
    pub who: Message,
    /// The clause as it was.
    pub old: Option<Clause>,
    /// The clause as it is to be.
    pub new: Option<Clause>,
    /// Of another order: how the entries stood and how they are to stand.
    pub order: Option<(Vec<Message>, Vec<Message>)>,
}

/// Every clause that differs, in the order of the policy. Columns are called as the new rulebook has them, so that
/// another name of a column is one change and not many.
#[must_use]
pub fn changes(old: &Rulebook, new: &Rulebook, example: &Example) -> Vec<Change> {
    let (before, after) = (policy(old, &new.ledger, example), policy(new, &new.ledger, example));
    let pairs: Vec<Pairs> = SECTIONS.iter().map(|section| Pairs::of(section, old, new)).collect();
    let key =
        |clause: &Clause| pairs.iter().find_map(|pairs| pairs.renamed(&clause.rule)).unwrap_or(clause.rule.clone());
    let written: FxHashMap<String, &Clause> =
        before.iter().flat_map(settings).map(|clause| (key(clause), clause)).collect();
    let kept: FxHashMap<&str, &Clause> = after.iter().flat_map(settings).map(|new| (new.rule.as_str(), new)).collect();
    let mut changes = Vec::new();
    for (old, new) in before.iter().zip(&after) {
        for clause in settings(new) {
            let was = written.get(&clause.rule);
            let how = match was {
                Some(was) if was.text == clause.text => continue,
                Some(_) => Changed::Text,
                None => Changed::Added,
            };
            changes.push(Change {
                how,
                chapter: new.title.clone(),
                rule: clause.rule.clone(),
                who: clause.who.clone(),
                old: was.map(|was| (*was).clone()),
                new: Some(clause.clone()),
                order: None,
            });
        }
        for clause in settings(old).filter(|clause| !kept.contains_key(key(clause).as_str())) {
            changes.push(Change {
                how: Changed::Removed,
                chapter: old.title.clone(),
                rule: clause.rule.clone(),
                who: clause.who.clone(),
                old: Some(clause.clone()),
                new: None,
                order: None,
            });
        }
        changes.extend(pairs.iter().filter(|pairs| pairs.is_moved()).filter_map(|pairs| pairs.order(old, new)));
    }
    changes
}

/// The clauses of a chapter that come from settings.
fn settings(chapter: &Chapter) -> impl Iterator<Item = &Clause> {
    chapter.clauses.iter().filter(|clause| !clause.rule.is_empty())
}

/// A list of entries that have no name in their path.
struct Section {
    path: &'static str,
    /// What tells one entry from another.
    labels: fn(&Rulebook) -> Vec<String>,
    /// Whether an entry that has another label may be an old one with a new label.
    may_be_relabelled: bool,
    /// Whether the first that fits counts, so that the order matters.
    is_ordered: bool,
}

const SECTIONS: [Section; 6] = [
    Section {
        path: "team",
        labels: |rules| rules.team.iter().flatten().map(|member| fold(&member.name)).collect(),
        may_be_relabelled: false,
        is_ordered: false,
    },
    Section {
        path: "claims.limits",
        labels: |rules| rules.claims.limits.iter().map(|limit| label(&limit.fits)).collect(),
        may_be_relabelled: true,
        is_ordered: true,
    },
    Section {
        path: "protection",
        labels: |rules| rules.protection.iter().map(|entry| label(&entry.fits)).collect(),
        may_be_relabelled: true,
        is_ordered: true,
    },
    Section {
        path: "penalties.ladder",
        labels: |rules| rules.penalties.ladder.iter().map(|rung| fold(&rung.step)).collect(),
        may_be_relabelled: true,
        is_ordered: true,
    },
    Section {
        path: "score.grades",
        labels: |rules| rules.score.iter().flat_map(|score| &score.grades).map(|grade| fold(&grade.grade)).collect(),
        may_be_relabelled: true,
        is_ordered: true,
    },
    Section {
        path: "score.awards",
        labels: |rules| rules.score.iter().flat_map(|score| &score.awards).map(|award| fold(&award.award)).collect(),
        may_be_relabelled: true,
        is_ordered: false,
    },
];

fn label(fits: &Match) -> String {
    let mut conditions: Vec<String> = fits
        .conditions
        .iter()
        .map(|(column, values)| format!("{}={}", column.name(), values.folded.join("/")))
        .collect();
    conditions.sort_unstable();
    conditions.join(" ")
}

/// Which entry of the new rulebook is which of the old one.
struct Pairs {
    section: &'static Section,
    /// For each old entry, its place in the new rulebook.
    places: Vec<Option<usize>>,
}

impl Pairs {
    /// Pairs entries with the same label; of the rest, where that may be, one after the other.
    fn of(section: &'static Section, old: &Rulebook, new: &Rulebook) -> Pairs {
        let (old, new) = ((section.labels)(old), (section.labels)(new));
        let mut free: Vec<usize> = (0..new.len()).collect();
        let mut take = |is_it: &dyn Fn(usize) -> bool| {
            let place = free.iter().position(|place| is_it(*place))?;
            Some(free.remove(place))
        };
        let mut places: Vec<Option<usize>> =
            old.iter().map(|label| take(&|place| new.get(place) == Some(label))).collect();
        for place in places.iter_mut().filter(|place| place.is_none() && section.may_be_relabelled) {
            *place = take(&|_| true);
        }
        Pairs { section, places }
    }

    /// The path in the new rulebook of what has this path in the old one; one that no new entry has for an entry that
    /// is gone. `None` where the path is of another section.
    fn renamed(&self, rule: &str) -> Option<String> {
        let rest = rule.strip_prefix(self.section.path)?.strip_prefix('[')?;
        let (place, rest) = rest.split_once(']')?;
        let place: usize = place.parse().ok()?;
        Some(match self.places.get(place)? {
            Some(place) => format!("{}[{place}]{rest}", self.section.path),
            None => format!("{}[gone {place}]{rest}", self.section.path),
        })
    }

    /// Whether entries that both have stand in another order.
    fn is_moved(&self) -> bool {
        self.section.is_ordered && !self.places.iter().flatten().is_sorted()
    }

    /// The change of order, in the chapter that has the section.
    fn order(&self, old: &Chapter, new: &Chapter) -> Option<Change> {
        let heads = |chapter: &Chapter| -> Vec<Message> {
            let is_head = |clause: &&Clause| {
                let rest = clause.rule.strip_prefix(self.section.path).and_then(|rest| rest.strip_prefix('['));
                rest.and_then(|rest| rest.split_once(']')).is_some_and(|(_, rest)| matches!(rest, "" | ".match"))
            };
            chapter.clauses.iter().filter(is_head).map(|clause| clause.text.clone()).collect()
        };
        let (before, after) = (heads(old), heads(new));
        (!after.is_empty()).then(|| Change {
            how: Changed::Order,
            chapter: new.title.clone(),
            rule: self.section.path.to_owned(),
            who: message!("policy-who-all"),
            old: None,
            new: None,
            order: Some((before, after)),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(old: &str, new: &str) -> Vec<(&'static str, String)> {
        let (old, new) = (Rulebook::read(old).unwrap(), Rulebook::read(new).unwrap());
        let example = Example::from(&new.calendar, crate::core::time::Moment::default());
        changes(&old, &new, &example).into_iter().map(|change| (change.how.name(), change.rule)).collect()
    }

    fn expect(old: &str, new: &str, expected: &[(&'static str, &str)]) {
        let expected: Vec<_> = expected.iter().map(|(how, rule)| (*how, (*rule).to_owned())).collect();
        assert_eq!(told(old, new), expected, "{old} to {new}");
    }

    #[test]
    fn an_entry_is_known_by_whom_it_is_for_not_by_its_place() {
        let two = "protection: [{match: {tier: A}, term: 9d}, {term: 3d}]";
        expect(two, two, &[]);
        expect(two, "protection: [{match: {tier: A}, term: 8d}, {term: 3d}]", &[("changed", "protection[0].term")]);
        expect(two, "protection: [{match: {tier: C}, term: 9d}, {term: 3d}]", &[("changed", "protection[0].match")]);
        let gone = [
            ("removed", "protection[0].match"),
            ("removed", "protection[0].term"),
            ("removed", "protection[0].after_deal"),
            ("removed", "protection[0].extension"),
        ];
        // The one that is left is now for all customers, not for the others.
        expect(two, "protection: [{term: 3d}]", &[&[("changed", "protection[0].match")], gone.as_slice()].concat());
        let turned = "protection: [{match: {tier: A}, term: 9d}, {match: {tier: B}, term: 3d}]";
        let other = "protection: [{match: {tier: B}, term: 3d}, {match: {tier: A}, term: 9d}]";
        expect(turned, other, &[("order", "protection")]);
    }

    #[test]
    fn people_come_and_go() {
        expect("team: [Ann, Bo]", "team: [Bo, Cy]", &[("added", "team[1]"), ("removed", "team[0]")]);
        expect("team: [Ann, Bo]", "team: [Bo, Ann]", &[]);
    }

    #[test]
    fn what_was_not_set_and_is() {
        expect("", "claims: {cooldown: 3d}", &[("added", "claims.cooldown")]);
        expect("claims: {cooldown: 3d}", "", &[("removed", "claims.cooldown")]);
        expect("checks: {poaching: notice}", "", &[("changed", "checks.poaching")]);
        // What is written out and what holds by default is the same.
        expect("remind: 3d", "", &[]);
    }
}
