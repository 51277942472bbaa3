//! `calendar`: which days are worked, and what times with an offset are converted to.

use chrono::Weekday;

use super::yaml::Node;
use crate::core::time::{Calendar, parse_offset};
use crate::message;

const WEEK: [(&str, Weekday); 7] = [
    ("mon", Weekday::Mon),
    ("tue", Weekday::Tue),
    ("wed", Weekday::Wed),
    ("thu", Weekday::Thu),
    ("fri", Weekday::Fri),
    ("sat", Weekday::Sat),
    ("sun", Weekday::Sun),
];

pub(super) fn read(node: &Node<'_>) -> Calendar {
    let mut table = node.table();
    let mut calendar = Calendar::default();
    let offset = table.get("utc_offset");
    if let Some(text) = offset.text() {
        calendar.utc_offset = parse_offset(&text);
        if calendar.utc_offset.is_none() {
            offset.problem(message!("rules-bad-offset"), Some(message!("rules-bad-offset-hint")));
        }
    }
    let workdays = table.get("workdays");
    if workdays.is_set() {
        calendar.workdays = workdays.list().iter().filter_map(|day| day.choice(&WEEK)).collect();
        if calendar.workdays.is_empty() {
            workdays.problem(message!("rules-no-workdays"), Some(message!("rules-no-workdays-hint")));
            calendar.workdays = Calendar::default().workdays;
        }
    }
    calendar.holidays = table.get("holidays").list().iter().filter_map(Node::day).collect();
    calendar.extra_workdays = table.get("extra_workdays").list().iter().filter_map(Node::day).collect();
    table.finish();
    calendar
}
