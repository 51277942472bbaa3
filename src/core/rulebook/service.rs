//! `service`: how soon complaints are settled and won customers visited.

use super::yaml::Node;
use crate::core::time::Span;

/// Deadlines of service.
#[derive(Clone, Copy, Debug)]
pub struct Service {
    /// How long a complaint may stay open.
    pub complaint: Span,
    /// How long a won customer may go without a visit (回访).
    pub visit: Option<Span>,
}

impl Service {
    pub(super) fn read(node: &Node<'_>) -> Option<Service> {
        let mut table = node.table();
        let complaint = table.get("complaint").span().unwrap_or(Span::days(7));
        let visit = table.get("visit").span();
        table.finish();
        node.is_set().then_some(Service { complaint, visit })
    }
}
