//! What a finding costs, and why just that.

use super::Teller;
use crate::core::book::Holding;
use crate::core::event::Event;
use crate::core::message::Message;
use crate::core::rulebook::{Level, Rulebook};
use crate::core::time::exact;
use crate::message;

impl Teller<'_> {
    /// What the finding costs, and where its rep stands.
    pub(super) fn standing(&mut self) {
        if !self.finding.draft.could_know {
            let row = self.linked.map_or(0, |place| place.row);
            self.say(message!("story-joined-later", row = row));
        }
        if self.finding.dismissed {
            self.struck();
            return;
        }
        let check = self.finding.draft.check.words();
        let (points, source) = (self.finding.points, self.source());
        self.say(match self.finding.level {
            Level::Violation if points > 0 && self.finding.draft.rep.is_some() => {
                message!("story-points", points = points, rep = self.rep(), source = source)
            }
            Level::Violation if points > 0 => message!("story-points-nobodys", points = points, source = source),
            Level::Violation => message!("story-no-points", source = source),
            _ if self.finding.draft.could_know => message!("story-notice", check = check, source = source),
            _ => message!("story-free"),
        });
    }

    /// Where it is set what the finding costs.
    fn source(&self) -> Message {
        let check = self.finding.draft.check;
        let path = format!("checks.{}", check.name());
        let setting = self.world().rules.checks.of(check);
        let (level, points) = (check.spec().level, check.spec().points);
        match Rulebook::quote(self.files.rules, &path) {
            Some((line, _)) => message!("story-set", path = path, line = line),
            None if setting.level == level && setting.points == points => match setting.level {
                Level::Violation => message!("story-default", check = check.words()),
                _ => message!("story-by-default"),
            },
            None => message!("story-set-somewhere", path = path),
        }
    }

    /// Who struck the finding.
    fn struck(&mut self) {
        let rulings = self.audit.book.facts.dismissals.iter().rev();
        let mut rulings = rulings.filter(|event| self.audit.dismissed_id(event) == self.finding.id);
        if let Some(event) = rulings.next().copied() {
            self.show(event.place);
            let by = self.world().by(&event).map_or("none", |by| self.world().rep_name(by));
            self.say(message!("story-dismissed", by = by, row = event.place.row));
        }
    }

    /// The rows that can't be read and name the finding's customer.
    pub(super) fn unreadable(&mut self) {
        let Some(customer) = self.finding.draft.customer else { return };
        let rows: Vec<_> = self.world().unreadable_of(customer).collect();
        if rows.is_empty() {
            return;
        }
        for row in &rows {
            self.show(*row);
        }
        let numbers: Vec<String> = rows.iter().map(|place| place.row.to_string()).collect();
        self.say(message!("story-unreadable", rows = numbers, count = rows.len()));
    }

    /// A manager's ruling that ended a holding later.
    pub(super) fn ruling_on(&mut self, holding: &Holding) {
        if let Some(event) = self.ruled_on(holding.began) {
            self.ruling(&event);
        }
    }

    /// A manager's ruling on whose the finding's customer is.
    pub fn ruling(&mut self, event: &Event) {
        let world = self.world();
        let by = world.by(event).map_or("none", |by| world.rep_name(by));
        let to = world.rep(event).map_or("", |rep| world.rep_name(rep));
        self.show(event.place);
        let (row, at) = (event.place.row, exact(event.at));
        self.say(message!("story-ruled", row = row, at = at, by = by, customer = self.customer(), rep = to));
    }
}
