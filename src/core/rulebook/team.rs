//! `team`: the reps.

use std::collections::BTreeMap;

use super::matching::Values;
use super::yaml::Node;
use crate::core::text::fold;
use crate::message;

/// The reps, in the order of the rulebook.
pub type Team = Vec<Member>;

/// One rep.
#[derive(Clone, Debug, Default)]
pub struct Member {
    /// The name, as outputs show it.
    pub name: String,
    /// Other names of the same person in the ledger.
    pub aliases: Vec<String>,
    /// The regions the rep may claim in; empty where that is not limited.
    pub regions: Values,
    /// What else the list says (`level`, `team`, …), folded, for `match`.
    pub traits: BTreeMap<String, Values>,
}

impl Member {
    /// Whether the member has one of the values in what the list says of them.
    #[must_use]
    pub fn has(&self, key: &str, values: &Values) -> bool {
        match key {
            "name" => values.contains(&self.name),
            "regions" => self.regions.written.iter().any(|region| values.contains(region)),
            "aliases" => self.aliases.iter().any(|alias| values.contains(alias)),
            other => self.traits.get(other).is_some_and(|own| own.written.iter().any(|value| values.contains(value))),
        }
    }
}

pub(super) fn read(node: &Node<'_>, managers: &[String]) -> Option<Team> {
    let mut team = Team::new();
    let mut taken: BTreeMap<String, String> = managers.iter().map(|name| (fold(name), fold(name))).collect();
    for node in node.list() {
        let Some(member) = member(&node) else { continue };
        let me = fold(&member.name);
        let is_twin = team.iter().any(|other| fold(&other.name) == me);
        let names = std::iter::once(&member.name).chain(&member.aliases);
        for name in names {
            let owner = taken.insert(fold(name), me.clone());
            if is_twin || owner.is_some_and(|owner| owner != me) {
                let hint = message!("rules-name-twice-hint");
                node.problem(message!("rules-name-twice", name = name.as_str()), Some(hint));
            }
        }
        team.push(member);
    }
    node.is_set().then_some(team)
}

fn member(node: &Node<'_>) -> Option<Member> {
    node.short_or_long(|node| Some(Member { name: node.person()?, ..Member::default() }), in_full)
}

fn in_full(node: &Node<'_>) -> Option<Member> {
    let texts = |node: &Node<'_>| node.one_or_list().iter().filter_map(Node::text).collect::<Vec<String>>();
    let mut table = node.table();
    let name = table.get("name");
    let name = name.required(name.person());
    let aliases = table.get("aliases").one_or_list().iter().filter_map(Node::person).collect();
    let regions = Values::new(texts(&table.get("regions")));
    let traits = table.others().into_iter().map(|(key, node)| (fold(&key), Values::new(texts(&node)))).collect();
    Some(Member { name: name?, aliases, regions, traits })
}
