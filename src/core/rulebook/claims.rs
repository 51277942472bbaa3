//! `claims`: the rules of the gate.

use super::ledger::LedgerForm;
use super::matching::Match;
use super::yaml::Node;
use crate::core::column::Meaning;
use crate::core::time::Span;

/// Rules of the claim gate.
#[derive(Clone, Debug, Default)]
pub struct Claims {
    /// Columns that must be filled for a customer to be claimed.
    pub require: Vec<Meaning>,
    /// How long a rep who lost a customer may not claim it again.
    pub cooldown: Option<Span>,
    /// How long nobody may claim a customer that fell back into the pool.
    pub freeze: Option<Span>,
    /// Whether reps are kept to their regions.
    pub territory: bool,
    /// Whether a refused claim tells who holds the customer.
    pub reveal_holder: bool,
    /// What a claim meets on a customer that looks like one that is protected for somebody else.
    pub similar: Option<Similar>,
    /// How many customers a rep may hold and claim; the first entry that fits the rep counts.
    pub limits: Vec<Limit>,
}

/// What a claim meets on a customer that looks like one that is protected for somebody else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Similar {
    /// The rep is told of it.
    Warn,
    /// It is refused until a manager has ruled.
    Deny,
}

impl Similar {
    /// Its name in rulebooks.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Similar::Warn => "warn",
            Similar::Deny => "deny",
        }
    }
}

/// How many customers a rep may hold and claim.
#[derive(Clone, Debug, Default)]
pub struct Limit {
    /// The reps it is meant for.
    pub fits: Match,
    /// The most customers held at a time.
    pub max_held: Option<u32>,
    /// Whether won customers count among those held.
    pub count_won: bool,
    /// The most claims granted in a natural day.
    pub per_day: Option<u32>,
    /// The most claims granted in an ISO week.
    pub per_week: Option<u32>,
    /// The most claims granted in a month.
    pub per_month: Option<u32>,
}

impl Claims {
    pub(super) fn read(node: &Node<'_>, form: &LedgerForm) -> Claims {
        let mut table = node.table();
        let require =
            table.get("require").list().iter().filter_map(Node::text).map(|name| form.meaning(&name)).collect();
        let claims = Claims {
            require,
            cooldown: table.get("cooldown").span(),
            freeze: table.get("freeze").span(),
            territory: table.get("territory").flag().unwrap_or(false),
            reveal_holder: table.get("reveal_holder").flag().unwrap_or(false),
            similar: table.get("similar").choice(&[("warn", Similar::Warn), ("deny", Similar::Deny)]),
            limits: table.get("limits").list().iter().map(limit).collect(),
        };
        table.finish();
        claims
    }
}

fn limit(node: &Node<'_>) -> Limit {
    let mut table = node.table();
    let limit = Limit {
        fits: Match::traits(&table.get("match")),
        max_held: table.get("max_held").count(0),
        count_won: table.get("count_won").flag().unwrap_or(false),
        per_day: table.get("per_day").count(0),
        per_week: table.get("per_week").count(0),
        per_month: table.get("per_month").count(0),
    };
    table.finish();
    limit
}
