//! `calendar`: which days are worked, and what times with an offset are converted to.

use chrono::Weekday;

use super::yaml::Node;
use crate::core::time::Calendar;
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
    let mut calendar = Calendar { utc_offset: table.get("utc_offset").offset(), ..Calendar::default() };
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
