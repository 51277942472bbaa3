//! What another rulebook does to the customers that are held, and to points.

use crate::core::audit::{Audit, Audited};
use crate::core::book::Stand;
use crate::core::names::{CustomerId, RepId};
use crate::core::protection::Deadline;
use crate::core::time::Moment;

/// What becomes of a customer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moved {
    /// Nobody holds it any more.
    Lost,
    /// Another rep holds it.
    Other,
    /// Its protection ends earlier.
    Earlier,
    /// Its protection ends later.
    Later,
    /// It is held, and was not.
    Gained,
}

impl Moved {
    /// Every effect, the hardest first.
    pub const ALL: [Moved; 5] = [Moved::Lost, Moved::Other, Moved::Earlier, Moved::Later, Moved::Gained];

    /// The name in outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Moved::Lost => "lost",
            Moved::Other => "other",
            Moved::Earlier => "earlier",
            Moved::Later => "later",
            Moved::Gained => "gained",
        }
    }
}

/// Who holds a customer, and until when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The holder, as people call them.
    pub rep: String,
    /// The end of the protection, where it has one.
    pub deadline: Option<Deadline>,
}

/// What the new rulebook does to one customer.
#[derive(Clone, Debug)]
pub struct Effect {
    /// The customer.
    pub customer: String,
    /// What becomes of it.
    pub moved: Moved,
    /// Where it stands by the old rulebook.
    pub old: Option<Standing>,
    /// Where it stands by the new one.
    pub new: Option<Standing>,
    /// Where nobody holds it by the new one: when the last holding ended.
    pub ended: Option<Moment>,
}

/// The customers with which it stands otherwise by the new rulebook, in event order. Both audits are of the same rows
/// and the same moment.
#[must_use]
pub fn effects(old: &Audit<'_>, new: &Audit<'_>) -> Vec<Effect> {
    let effect = |customer: CustomerId| {
        let name = new.world.customer_name(customer);
        let before = old.world.customer_named(name).and_then(|customer| standing(old, customer));
        let after = standing(new, customer);
        let end = |standing: &Standing| standing.deadline.map_or(Moment::MAX, |deadline| deadline.until);
        let moved = match (&before, &after) {
            (Some(_), None) => Moved::Lost,
            (None, Some(_)) => Moved::Gained,
            (Some(before), Some(after)) if before.rep != after.rep => Moved::Other,
            (Some(before), Some(after)) if end(after) < end(before) => Moved::Earlier,
            (Some(before), Some(after)) if end(after) > end(before) => Moved::Later,
            _ => return None,
        };
        let ended = match new.book.stand(customer, new.as_of) {
            Stand::Pool(end) => end.map(|end| end.at),
            Stand::Held(..) => None,
        };
        Some(Effect { customer: name.to_owned(), moved, old: before, new: after, ended })
    };
    new.in_order().filter_map(effect).collect()
}

fn standing(audit: &Audit<'_>, customer: CustomerId) -> Option<Standing> {
    match audit.book.stand(customer, audit.as_of) {
        Stand::Held(_, holding) => {
            Some(Standing { rep: audit.world.rep_name(holding.rep).to_owned(), deadline: holding.deadline })
        }
        Stand::Pool(_) => None,
    }
}

/// The points that a rep has.
#[must_use]
pub fn points_of(audit: &Audit<'_>, audited: &Audited, rep: RepId) -> u32 {
    let mine = audited.findings.iter().filter(|finding| finding.draft.rep == Some(rep) && audit.is_in_window(finding));
    mine.map(|finding| finding.points).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::sample::ask;

    #[test]
    fn a_customer_is_lost_kept_longer_or_shorter_or_gained() {
        let rows = ["2026-03-01,claim,Fox,Ann", "2026-03-20,claim,Fox,Bo"];
        let told = |old: &str, new: &str| {
            let [old, new] = [old, new].map(|entry| format!("protection: [{entry}]"));
            ask(&old, &rows, "2026-03-25", |old| {
                ask(&new, &rows, "2026-03-25", |new| {
                    let effects = effects(&old.audit, &new.audit);
                    effects.iter().map(|effect| (effect.moved.name(), effect.ended.is_some())).collect::<Vec<_>>()
                })
            })
        };
        let [short, brief, long, longer, endless] =
            ["{term: 10d}", "{term: 2d}", "{term: 30d}", "{term: 31d}", "{match: {phone: 7}, term: 9d}"];
        for (old, new, expected) in [
            (long, long, None),
            (long, longer, Some(("later", false))),
            (longer, long, Some(("earlier", false))),
            (long, endless, Some(("later", false))),
            (endless, long, Some(("earlier", false))),
            (endless, endless, None),
            // Bo gets it, where Ann's protection has run out.
            (long, short, Some(("other", false))),
            (long, brief, Some(("lost", true))),
            (brief, long, Some(("gained", false))),
            (brief, brief, None),
        ] {
            assert_eq!(told(old, new), Vec::from_iter(expected), "{old} to {new}");
        }
    }
}
