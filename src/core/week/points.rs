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
    for finding in &audited.findings {
        let (Some(rep), Some(at)) = (finding.draft.rep, finding.draft.at) else { continue };
        let points = courses.entry(rep).or_insert_with(|| vec![0; weeks.len()]);
        for (points, (start, end)) in points.iter_mut().zip(&windows) {
            if at > *start && at <= *end {
                *points += finding.points;
            }
        }
    }
    courses.retain(|rep, points| of.is_none_or(|of| of == *rep) && points.iter().any(|points| *points > 0));
    let reps = by_name(audit.world, courses.keys().copied());
    let mut courses: Vec<Course> =
        reps.into_iter().filter_map(|rep| Some(Course { rep, points: courses.remove(&rep)? })).collect();
    courses.sort_by_key(|course| std::cmp::Reverse(course.points.last().copied()));
    courses
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::sample::ask;
    use crate::core::week::weeks_up_to;

    #[test]
    fn points_count_until_the_window_has_passed_them() {
        let rules = "penalties: {window: 14d}\nprotection: [{term: 90d}]\nchecks: {collision: {points: 2}, \
                     unclaimed-deal: {points: 0}}\n";
        let rows = [
            "2026-01-01,claim,Fox,Ann",
            "2026-01-02,claim,Fox,Zoe",
            // At the end of a week that ends at this time of day; two weeks later the window begins after it.
            "2026-03-11 18:00,claim,Fox,Bo",
            "2026-03-11 18:01,claim,Fox,Cy",
            "2026-03-20,claim,Fox,Cy",
            "2026-03-20,deal,Owl,Dan,,,9",
            "2026-03-21,contact,Fox,Eve",
            "2026-03-21,contact,Fox,Eve",
        ];
        let told = |of: Option<&str>| {
            ask(rules, &rows, "2026-03-25 18:00", |sample| {
                let weeks = weeks_up_to(sample.audit.as_of);
                let courses = points(&sample.audit, &sample.audited, &weeks[10..], of.map(|rep| sample.rep(rep)));
                let name = |rep| sample.audit.world.rep_name(rep).to_owned();
                courses.into_iter().map(|course| (name(course.rep), course.points)).collect::<Vec<_>>()
            })
        };
        let course = |rep: &str, points: [u32; 4]| (rep.to_owned(), points.to_vec());
        // Who has none in any of these weeks is not there: Zoe's are too old, and Dan's deal costs nothing.
        let all = [course("Cy", [0, 0, 2, 4]), course("Eve", [0, 0, 0, 3]), course("Bo", [0, 2, 2, 0])];
        assert_eq!(told(None), all);
        assert_eq!(told(Some("Eve")), all[1..2]);
        assert_eq!(told(Some("Zoe")), []);
    }
}
