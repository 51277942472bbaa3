//! `credit`: who earns what percentage of a deal.

use rust_decimal::Decimal;

use super::yaml::Node;

/// Percentages of a deal's value for the rep who made it; the holder gets the rest.
#[derive(Clone, Copy, Debug)]
pub struct Credit {
    /// For a helper.
    pub helper: Decimal,
    /// For a rep who told the holder beforehand; `None` where there are no favours.
    pub favour: Option<Decimal>,
    /// For a deal on a customer protected for somebody else.
    pub poached: Decimal,
    /// For a deal on a customer in the pool, whose rest is nobody's.
    pub unclaimed: Decimal,
}

/// A percentage of a value.
#[must_use]
pub fn part_of(value: Decimal, percent: Decimal) -> Decimal {
    value.checked_mul(percent).map_or(Decimal::ZERO, |n| n / Decimal::ONE_HUNDRED)
}

impl Credit {
    pub(super) fn read(node: &Node<'_>) -> Credit {
        let mut table = node.table();
        let credit = Credit {
            helper: table.get("helper").percent().unwrap_or(Decimal::from(20)),
            favour: table.get("favour").percent(),
            poached: table.get("poached").percent().unwrap_or(Decimal::ZERO),
            unclaimed: table.get("unclaimed").percent().unwrap_or(Decimal::ONE_HUNDRED),
        };
        table.finish();
        credit
    }
}
