//! `checks`: what each check means for the rep.

use super::yaml::{Node, one_of};
use crate::core::checks::Check;
use crate::message;

/// How a finding counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Not reported.
    Off,
    /// Reported, and never costs points.
    Notice,
    /// Costs points.
    Violation,
}

impl Level {
    /// Its name in rulebooks and outputs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Level::Off => "off",
            Level::Notice => "notice",
            Level::Violation => "violation",
        }
    }
}

/// What one check means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Setting {
    /// How a finding counts.
    pub level: Level,
    /// What it costs; 0 unless it is a violation.
    pub points: u32,
}

/// What every check means.
#[derive(Clone, Debug)]
pub struct Settings {
    settings: Vec<Setting>,
}

impl Settings {
    /// What a check means.
    #[must_use]
    pub fn of(&self, check: Check) -> Setting {
        self.settings.get(check as usize).copied().unwrap_or(Setting { level: Level::Off, points: 0 })
    }

    /// `asks` tells which of the checks that are usually off a rulebook asks for elsewhere.
    pub(super) fn read(node: &Node<'_>, asks: impl Fn(Check) -> bool) -> Settings {
        let mut settings: Vec<Setting> = Check::ALL.iter().map(|check| usual(*check, asks(*check))).collect();
        for (name, node) in node.table().named(Check::ALL.iter().map(|check| check.name())) {
            let Some(check) = Check::named(&name) else {
                let known: Vec<&str> = Check::ALL.iter().map(|check| check.name()).collect();
                node.problem(message!("rules-unknown-check", check = name.as_str()), Some(one_of(&name, &known)));
                continue;
            };
            if let Some(default) = settings.get_mut(check as usize)
                && let Some(setting) = setting(&node, check, default.level)
            {
                *default = setting;
            }
        }
        Settings { settings }
    }
}

fn usual(check: Check, is_asked_for: bool) -> Setting {
    let spec = check.spec();
    match spec.level {
        Level::Off if is_asked_for => Setting { level: Level::Notice, points: 0 },
        level => Setting { level, points: spec.points },
    }
}

fn setting(node: &Node<'_>, check: Check, default: Level) -> Option<Setting> {
    const LEVELS: [(&str, Level); 3] =
        [("violation", Level::Violation), ("notice", Level::Notice), ("off", Level::Off)];
    let in_full = |node: &Node<'_>| {
        let mut table = node.table();
        let level = table.get("level");
        let (written, set) = (level.choice(&LEVELS), level.is_set());
        let points = table.get("points").count(0);
        table.finish();
        if set && written.is_none() { None } else { Some((written.unwrap_or(default), points)) }
    };
    let (level, points) = node.short_or_long(|node| node.choice(&LEVELS).map(|level| (level, None)), in_full)?;
    if check == Check::Expiring && level == Level::Violation {
        node.problem(message!("rules-expiring"), Some(message!("rules-expiring-hint")));
        return None;
    }
    let usual = if check.spec().level == Level::Violation { check.spec().points } else { 1 };
    Some(Setting { level, points: if level == Level::Violation { points.unwrap_or(usual) } else { 0 } })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::rulebook::Rulebook;

    #[test]
    fn levels_and_points_follow_the_contract() {
        let rules = Rulebook::read(
            "checks: {poaching: {points: 4}, neglect: violation, repeat-claim: off, lapsed: {points: 9}, \
             collision: notice, over-cap: {level: violation}, poached-deal: false, late-entry: {level: violation, points: 0}}",
        )
        .unwrap();
        let of = |name| {
            let setting = rules.checks.of(Check::named(name).unwrap());
            (setting.level, setting.points)
        };
        assert_eq!(of("poaching"), (Level::Violation, 4));
        assert_eq!(of("neglect"), (Level::Violation, 1));
        assert_eq!(of("repeat-claim"), (Level::Off, 0));
        assert_eq!(of("lapsed"), (Level::Notice, 0));
        assert_eq!(of("collision"), (Level::Notice, 0));
        assert_eq!(of("over-cap"), (Level::Violation, 1));
        assert_eq!(of("poached-deal"), (Level::Off, 0));
        assert_eq!(of("late-entry"), (Level::Violation, 0));
        assert_eq!(of("unclaimed-work"), (Level::Off, 0));
    }
}
