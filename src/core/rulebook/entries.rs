//! `entries`: how late a row may be recorded.

use super::yaml::Node;
use crate::core::time::Span;

/// The delay after which a row is late.
pub fn read(node: &Node<'_>) -> Option<Span> {
    let mut table = node.table();
    let max_delay = table.get("max_delay").span();
    table.finish();
    max_delay
}
