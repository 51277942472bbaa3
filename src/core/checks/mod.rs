//! The checks: each is one file with its page, and one line in the list below.
//!
//! A check makes findings of the facts of a replay; a reason against a claim (`core::gate`) is a check too, whose
//! findings are the refused claims.

mod backdated_row;
mod changed_row;
mod doubled_row;
mod expiring;
mod invalid_identifier;
pub mod lapsed;
mod lost_row;
mod neglect;
mod open_complaint;
mod over_extension;
mod overdue_visit;
mod poached_deal;
mod poaching;
mod similar_customer;
mod stray_event;
mod unauthorised;
mod unclaimed_deal;
mod unclaimed_work;
mod unclear_order;
mod unlisted_rep;
mod unreadable_row;

pub use similar_customer::{agreed, differed};
pub use stray_event::dismissal as stray_dismissal;

use super::audit::Audit;
use super::event::Place;
use super::gate::{self, Gate};
use super::message::Message;
use super::names::{CustomerId, NameId, RepId};
use super::rulebook::{Lang, Level};
use super::story::Teller;
use super::text::fold;
use super::time::Moment;
use crate::message;

/// Makes the list of the checks.
macro_rules! checks {
    ($($check:ident: $spec:path,)*) => {
        /// A check.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[expect(missing_docs, reason = "each check's page tells of it")]
        pub enum Check {
            $($check,)*
        }

        impl Check {
            /// Every check, in the order of the list.
            pub const ALL: &'static [Check] = &[$(Check::$check,)*];

            /// What the check's file says of it.
            #[must_use]
            pub const fn spec(self) -> &'static Spec {
                match self {
                    $(Check::$check => &$spec,)*
                }
            }
        }
    };
}

checks! {
    // Reasons against a claim, in the order in which they are told.
    UnknownRep: gate::unknown_rep::SPEC,
    SuspendedRep: gate::suspended_rep::SPEC,
    IncompleteClaim: gate::incomplete_claim::SPEC,
    LateEntry: gate::late_entry::SPEC,
    Collision: gate::collision::SPEC,
    RepeatClaim: gate::repeat_claim::SPEC,
    Cooldown: gate::cooldown::SPEC,
    PoolFreeze: gate::pool_freeze::SPEC,
    OverCap: gate::over_cap::SPEC,
    OverRate: gate::over_rate::SPEC,
    OutOfTerritory: gate::out_of_territory::SPEC,
    // Work on customers of others, or of nobody.
    Poaching: poaching::SPEC,
    PoachedDeal: poached_deal::SPEC,
    UnclaimedWork: unclaimed_work::SPEC,
    UnclaimedDeal: unclaimed_deal::SPEC,
    // Rows that have no effect, or an unclear one.
    OverExtension: over_extension::SPEC,
    Unauthorised: unauthorised::SPEC,
    StrayEvent: stray_event::SPEC,
    UnclearOrder: unclear_order::SPEC,
    UnlistedRep: unlisted_rep::SPEC,
    UnreadableRow: unreadable_row::SPEC,
    // The state of holdings and service.
    Lapsed: lapsed::SPEC,
    Neglect: neglect::SPEC,
    Expiring: expiring::SPEC,
    OpenComplaint: open_complaint::SPEC,
    OverdueVisit: overdue_visit::SPEC,
    // Who may be whose customer, under which names and numbers.
    SimilarCustomer: similar_customer::SPEC,
    InvalidIdentifier: invalid_identifier::SPEC,
    // What has become of rows that the journal vouches for.
    ChangedRow: changed_row::SPEC,
    LostRow: lost_row::SPEC,
    DoubledRow: doubled_row::SPEC,
    BackdatedRow: backdated_row::SPEC,
}

impl Check {
    /// Its name in rulebooks and outputs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.spec().name
    }

    /// Its name, with what it means in a language that does not have it.
    #[must_use]
    pub fn words(self) -> Message {
        message!("check-in-words", check = self.name())
    }

    /// Whether a rulebook that sets `claims.similar` asks for the check.
    #[must_use]
    pub fn goes_with_similar(self) -> bool {
        matches!(self, Check::SimilarCustomer | Check::InvalidIdentifier)
    }

    /// The check of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<Check> {
        let folded = fold(name);
        Check::ALL.iter().copied().find(|check| check.name() == folded)
    }
}

/// Makes findings of what an audit knows.
type Find = fn(&Audit<'_>, &mut Vec<Draft>);

/// Tells how a finding of the check came about.
type Tell = fn(&mut Teller<'_>);

/// The pages of a check, in Markdown, one for each language of messages.
#[derive(Clone, Copy, Debug)]
pub struct Pages {
    /// In English.
    pub en: &'static str,
    /// In Chinese.
    pub zh: &'static str,
}

/// `pages!("poaching")`: the pages `poaching.md` and `poaching.zh.md` beside the check.
#[macro_export]
macro_rules! pages {
    ($file:literal) => {
        $crate::core::checks::Pages {
            en: include_str!(concat!($file, ".md")),
            zh: include_str!(concat!($file, ".zh.md")),
        }
    };
}

/// What a check's file says of it.
#[derive(Debug)]
pub struct Spec {
    /// Its name: kebab-case, naming the bad thing.
    pub name: &'static str,
    /// How a finding counts where the rulebook is silent.
    pub level: Level,
    /// What a violation costs where the rulebook is silent.
    pub points: u32,
    /// Its pages.
    pub pages: Pages,
    /// What makes its findings beside refused claims.
    pub find: Option<Find>,
    /// What tells the story of a finding.
    pub tell: Tell,
    /// What refuses a claim; its findings are the refused claims.
    pub gate: Option<Gate>,
}

impl Spec {
    /// A check whose findings are violations by default.
    #[must_use]
    pub const fn violation(name: &'static str, points: u32, pages: Pages, tell: Tell) -> Spec {
        Spec { name, level: Level::Violation, points, pages, find: None, tell, gate: None }
    }

    /// A check whose findings are notices by default.
    #[must_use]
    pub const fn notice(name: &'static str, pages: Pages, tell: Tell) -> Spec {
        Spec { name, level: Level::Notice, points: 0, pages, find: None, tell, gate: None }
    }

    /// A check that is off by default.
    #[must_use]
    pub const fn off(name: &'static str, pages: Pages, tell: Tell) -> Spec {
        Spec { name, level: Level::Off, points: 0, pages, find: None, tell, gate: None }
    }

    /// What makes its findings.
    #[must_use]
    pub const fn found_by(mut self, find: Find) -> Spec {
        self.find = Some(find);
        self
    }

    /// What refuses a claim.
    #[must_use]
    pub const fn refused_by(mut self, gate: Gate) -> Spec {
        self.gate = Some(gate);
        self
    }

    /// Its page in a language.
    #[must_use]
    pub const fn page_in(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::En => self.pages.en,
            Lang::Zh => self.pages.zh,
        }
    }

    /// What it finds, in the one line under the title of its page.
    #[must_use]
    pub fn summary_in(&self, lang: Lang) -> &'static str {
        self.page_in(lang).lines().skip(1).find(|line| !line.is_empty()).unwrap_or_default()
    }
}

/// A finding before it has its level and its id.
#[derive(Clone, Debug)]
pub struct Draft {
    /// Its check.
    pub check: Check,
    /// When it happened.
    pub at: Option<Moment>,
    /// The moment that its id is made of, where that is another.
    pub stamp: Option<Moment>,
    /// The month that its id is made of, for a series.
    pub month: Option<(i32, u32)>,
    /// The rep who did it.
    pub rep: Option<RepId>,
    /// The rep it was done to.
    pub against: Option<RepId>,
    /// The customer.
    pub customer: Option<CustomerId>,
    /// The name in its first row.
    pub name: Option<NameId>,
    /// The offending rows in event order.
    pub rows: Vec<Place>,
    /// The row that began the holding that was hurt.
    pub evidence: Vec<Place>,
    /// Other checks that the same row fails.
    pub also: Vec<Check>,
    /// The path of the rule.
    pub rule: Option<String>,
    /// Whether the rep could know whose customer it is.
    pub could_know: bool,
    /// What it says.
    pub message: Message,
}

impl Draft {
    /// The rule it rests on.
    #[must_use]
    pub fn rule(mut self, rule: Option<String>) -> Draft {
        self.rule = rule;
        self
    }

    /// The rep it was done to, and the row that began what was hurt.
    #[must_use]
    pub fn against(mut self, rep: Option<RepId>, evidence: Option<Place>) -> Draft {
        self.against = rep;
        self.evidence = evidence.into_iter().collect();
        self
    }

    /// The rep it is about, where that is not the row's.
    #[must_use]
    pub fn by(mut self, rep: Option<RepId>) -> Draft {
        self.rep = rep;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_kebab_case_unique_and_found() {
        let mut names: Vec<&str> = Check::ALL.iter().map(|check| check.name()).collect();
        for (check, name) in Check::ALL.iter().zip(&names) {
            assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{name}");
            assert_eq!(Check::named(name), Some(*check));
        }
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), Check::ALL.len());
    }
}
