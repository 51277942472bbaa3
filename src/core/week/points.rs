//! How each rep's points went, week by week.

use std::collections::BTreeMap;

use crate::core::audit::{Audit, Audited, by_name};
use crate::core::names::RepId;
use crate::core::score::Period;
use crate::core::time::Moment;

/// The points of a rep at the end of each week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Course {
    /// The rep.
    pub rep: RepId,
    /// The points in the window at the end of each week, oldest first, by the findings as they are known now.
    pub points: Vec<u32>,
}

/// The points of all reps who had any, or of one; who has most now comes first.
#[must_use]
pub fn points(audit: &Audit<'_>, audited: &Audited, weeks: &[Period], of: Option<RepId>) -> Vec<Course> {
    let windows: Vec<(Moment, Moment)> = weeks.iter().map(|week| (audit.window_start(week.to), week.to)).collect();
    let mut courses: BTreeMap<RepId, Vec<u32>> = BTreeMap::new();
    for finding in audited.findings.iter().filter(|finding| finding.is_open_violation() && finding.points > 0) {
        let (Some(rep), Some(at)) = (finding.draft.rep, finding.draft.at) else { continue };
        if of.is_some_and(|of| of != rep) || windows.iter().all(|(start, end)| at <= *start || at > *end) {
            continue;
        }
        let points = courses.entry(rep).or_insert_with(|| vec![0; weeks.len()]);
        for (points, (start, end)) in points.iter_mut().zip(&windows) {
            if at > *start && at <= *end {
                *points += finding.points;
            }
        }
    }
    let reps = by_name(audit.world, courses.keys().copied());
    let mut courses: Vec<Course> =
        reps.into_iter().filter_map(|rep| Some(Course { rep, points: courses.remove(&rep)? })).collect();
    courses.sort_by_key(|course| std::cmp::Reverse(course.points.last().copied()));
    courses
}
