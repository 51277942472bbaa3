//! `events`: names that a ledger has for events, beside those of the contract.

use super::ledger::LedgerForm;
use super::matching::Match;
use super::yaml::{Node, one_of};
use crate::core::event::{EVENTS, Kind};
use crate::core::text::fold;
use crate::core::time::Span;
use crate::message;

/// The event names that a rulebook defines.
#[derive(Clone, Debug, Default)]
pub struct Events {
    /// In the order of the rulebook.
    pub named: Vec<NamedEvent>,
}

/// One name under `events`.
#[derive(Clone, Debug)]
pub struct NamedEvent {
    /// The name as written.
    pub name: String,
    /// What it stands for; `None` for rows to pass over.
    pub kind: Option<Kind>,
    /// What the row's own cells must be for the contact to be valid.
    pub only: Match,
    /// What a valid contact adds to the term.
    pub adds: Option<Span>,
}

/// What an event's name means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Meant {
    /// The event; `None` for rows to pass over.
    pub kind: Option<Kind>,
    /// Its place in [`Events::named`], where the rulebook defines it.
    pub named: Option<u16>,
}

impl Events {
    pub(super) fn read(node: &Node<'_>, form: &LedgerForm) -> Events {
        let mut events = Events::default();
        for (name, node) in node.table().others() {
            let mut table = node.table();
            let stands_for = table.get("as");
            let written = stands_for.word(Kind::names().chain(["none"]));
            let written = stands_for.required(written);
            let kind = written
                .as_deref()
                .map(fold)
                .and_then(|folded| if folded == "none" { Some(None) } else { Kind::named(&folded).map(Some) });
            if let (Some(written), None) = (&written, kind) {
                let mut known: Vec<&str> = Kind::names().collect();
                known.push("none");
                stands_for
                    .problem(message!("rules-unknown-event", event = written.as_str()), Some(one_of(written, &known)));
            }
            let only = table.get("only");
            let adds = table.get("adds");
            if let Some(kind) = kind
                && !kind.is_some_and(Kind::is_contact)
            {
                for node in [&only, &adds].into_iter().filter(|node| node.is_set()) {
                    node.problem(message!("rules-only-contacts"), None);
                }
            }
            events.named.push(NamedEvent {
                name,
                kind: kind.flatten(),
                only: Match::read(&only, form),
                adds: adds.span(),
            });
            table.finish();
        }
        events
    }

    /// What an event name of the ledger means: a name defined in the rulebook, or a default one, which follows the
    /// English name where that is redefined.
    #[must_use]
    pub fn meaning(&self, written: &str) -> Option<Meant> {
        let folded = fold(written);
        if let Some(meant) = self.defined(&folded) {
            return Some(meant);
        }
        let spec = EVENTS.iter().find(|e| e.name == folded || e.chinese.contains(&folded.as_str()))?;
        Some(self.defined(spec.name).unwrap_or(Meant { kind: Some(spec.kind), named: None }))
    }

    fn defined(&self, folded: &str) -> Option<Meant> {
        let place = self.named.iter().position(|event| fold(&event.name) == folded)?;
        let kind = self.named.get(place)?.kind;
        Some(Meant { kind, named: u16::try_from(place).ok() })
    }

    /// The rulebook's event at this place.
    #[must_use]
    pub fn get(&self, place: u16) -> Option<&NamedEvent> {
        self.named.get(usize::from(place))
    }
}

#[cfg(test)]
mod tests {
    use crate::core::event::Kind;
    use crate::core::rulebook::Rulebook;

    #[test]
    fn a_redefined_english_name_takes_the_chinese_ones_along() {
        let rules = Rulebook::read(
            "events: {deal: {as: none}, Contact: {as: 跟进, only: {result: ok}}, 拜访: {as: claim}, visit: {as: contact}}",
        )
        .unwrap();
        let kind = |name| rules.events.meaning(name).map(|meant| (meant.kind, meant.named));
        assert_eq!(kind("成交"), Some((None, Some(0))));
        assert_eq!(kind("跟进"), Some((Some(Kind::Contact), Some(1))));
        assert_eq!(kind("拜访"), Some((Some(Kind::Claim), Some(2))));
        assert_eq!(kind("VISIT"), Some((Some(Kind::Contact), Some(3))));
        assert_eq!(kind("报备"), Some((Some(Kind::Claim), None)));
        assert_eq!(kind("vist"), None);
    }

    #[test]
    fn conditions_belong_to_contacts() {
        let problems = Rulebook::read("events: {won: {as: deal, adds: 3d}, x: {as: claim, only: {a: b}}, y: {}}");
        let ids: Vec<&str> = problems.unwrap_err().iter().map(|p| p.message.id).collect();
        assert_eq!(ids, ["rules-only-contacts", "rules-only-contacts", "rules-missing-key"]);
    }
}
