//! `protection`: how long a holding is protected.

use super::ledger::LedgerForm;
use super::matching::Match;
use super::yaml::Node;
use crate::core::time::Span;

/// The clocks of the customers that an entry fits.
#[derive(Clone, Debug, Default)]
pub struct Protection {
    /// The customers it is meant for, by their attributes.
    pub fits: Match,
    /// From the start, until won; lengthened by `adds` and extensions.
    pub term: Option<Span>,
    /// From the start, until the holder's first valid contact.
    pub first_contact: Option<Span>,
    /// From the holder's last valid contact, until won.
    pub no_contact: Option<Span>,
    /// From the start, until won; never lengthened.
    pub max: Option<Span>,
    /// From the last deal on; `None` for ever.
    pub after_deal: Option<Span>,
    /// What an `extend` adds, and how often.
    pub extension: Option<Extension>,
}

/// What an `extend` adds to the term.
#[derive(Clone, Copy, Debug)]
pub struct Extension {
    /// How much.
    pub by: Span,
    /// How often in one holding.
    pub times: u32,
}

impl Protection {
    pub(super) fn read(node: &Node<'_>, form: &LedgerForm) -> Vec<Protection> {
        node.list().iter().map(|node| entry(node, form)).collect()
    }
}

fn entry(node: &Node<'_>, form: &LedgerForm) -> Protection {
    let mut table = node.table();
    let entry = Protection {
        fits: Match::attributes(&table.get("match"), form),
        term: table.get("term").span(),
        first_contact: table.get("first_contact").span(),
        no_contact: table.get("no_contact").span(),
        max: table.get("max").span(),
        after_deal: span_or_forever(&table.get("after_deal")),
        extension: extension(&table.get("extension")),
    };
    table.finish();
    entry
}

fn span_or_forever(node: &Node<'_>) -> Option<Span> {
    if node.is("forever") { None } else { node.span() }
}

fn extension(node: &Node<'_>) -> Option<Extension> {
    let mut table = node.table();
    let by = table.get("by");
    let span = by.span();
    let times = table.get("times").count(0).unwrap_or(1);
    table.finish();
    if node.is_set() { by.required(span).map(|by| Extension { by, times }) } else { None }
}
