//! A rep's time with a customer.

use crate::core::event::Place;
use crate::core::names::{CustomerId, NameId, RepId};
use crate::core::protection::{Clock, Course, Deadline};
use crate::core::rulebook::Rulebook;
use crate::core::time::Moment;

/// A rep's time with a customer: from the row that began it to its end.
///
/// What every contact looks at stands together: the holdings that run at a time are more than are near to a processor.
#[derive(Clone, Debug)]
#[repr(C)]
pub struct Holding {
    /// How it ended, once it has.
    pub end: Option<End>,
    /// When its protection ends, where it does.
    pub deadline: Option<Deadline>,
    /// The holder.
    pub rep: RepId,
    /// The entry under `protection` that its customer's attributes choose.
    pub entry: Option<u16>,
    /// Whether a contact of the holder has moved its deadline since that was worked out. It can only be later then, and
    /// most holdings are contacted many times before anybody asks.
    pub(super) is_renewed: bool,
    /// Whether the row that began it has a time of day.
    pub timed: bool,
    /// The holder's last valid contact or quote in it, also one recorded too late to renew.
    pub last_contact: Option<Moment>,
    /// The holder's last valid contact, quote or deal in it, as above.
    pub last_work: Option<Moment>,
    /// What its clocks are counted from.
    pub course: Course,
    /// The earliest moment at which the book looks whether it has lapsed.
    pub(super) watched: Option<Moment>,
    /// The customer.
    pub customer: CustomerId,
    /// The name under which it began.
    pub name: NameId,
    /// The row that began it.
    pub began: Place,
    /// How many extensions it has had.
    pub extensions: u32,
    /// Reps who help the holder.
    pub helpers: Vec<RepId>,
    /// The customer's holding before this one.
    pub previous: Option<HoldingId>,
}

/// A holding's place in the book.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct HoldingId(pub u32);

/// How and when a holding ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct End {
    /// The last moment of it.
    pub at: Moment,
    /// How.
    pub how: Ending,
}

/// How a holding ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// The holder gave it back.
    Release,
    /// A clock ran out.
    Lapse(Clock),
    /// A manager took it back.
    Recycle,
    /// A manager gave it to another rep.
    Transfer,
    /// A manager ruled whose it is.
    Award,
    /// The holder left.
    Leave,
}

impl Ending {
    /// The name that outputs give as the reason why a customer is in the pool.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Ending::Release => "release",
            Ending::Lapse(_) => "lapse",
            Ending::Recycle => "recycle",
            Ending::Transfer => "transfer",
            Ending::Award => "award",
            Ending::Leave => "leave",
        }
    }

    /// Whether the rep must wait before claiming the customer again.
    #[must_use]
    pub fn cools_down(self) -> bool {
        matches!(self, Ending::Release | Ending::Lapse(_) | Ending::Recycle | Ending::Transfer)
    }
}

impl Holding {
    /// The last moment of its protection; `None` where it has no end.
    #[must_use]
    pub fn until(&self) -> Option<Moment> {
        self.deadline.map(|deadline| deadline.until)
    }

    /// Works out its deadline anew.
    pub(super) fn settle(&mut self, rules: &Rulebook) {
        let rule = self.entry.and_then(|entry| rules.protection.get(usize::from(entry)));
        self.deadline = rule.and_then(|rule| self.course.deadline(rule, &rules.calendar));
        self.is_renewed = false;
    }

    /// Whether it is won.
    #[must_use]
    pub fn is_won(&self) -> bool {
        self.course.won.is_some()
    }

    /// How it has ended by a moment: as written down, or by a clock that ran out unnoticed.
    #[must_use]
    pub fn ended_by(&self, at: Moment) -> Option<End> {
        self.end.or_else(|| {
            let deadline = self.deadline.filter(|deadline| deadline.until < at)?;
            Some(End { at: deadline.until, how: Ending::Lapse(deadline.clock) })
        })
    }

    /// The path in the rulebook that protects it: `protection[1].no_contact`.
    #[must_use]
    pub fn rule(&self) -> Option<String> {
        let entry = self.entry?;
        Some(match self.deadline {
            Some(deadline) => format!("protection[{entry}].{}", deadline.clock),
            None => format!("protection[{entry}]"),
        })
    }
}
