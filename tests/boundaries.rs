//! The moments at which a verdict turns: the last second, the fiftieth customer, the month's end.

use crate::harness::Folder;

/// A ledger's rows after its header; the rules; the claims to judge, each with the checks against it.
struct Case {
    rules: &'static str,
    rows: String,
    header: &'static str,
}

impl Case {
    fn new(rules: &'static str, rows: &str) -> Case {
        Case { rules, rows: rows.to_owned(), header: "at,event,customer,rep,with,value,by,recorded,region,phone,tier" }
    }

    /// The checks against a claim on Fox at a moment; "granted" where there is none.
    fn claim(&self, at: &str, rep: &str) -> String {
        let folder = Folder::with(&format!("{}\n{}", self.header, self.rows), self.rules);
        let json = folder.json(&format!("claim Fox --rep {rep} --at \"{at}\" --as-of \"{at}\" --dry-run"));
        let reasons = json["reasons"].as_array().unwrap();
        if reasons.is_empty() {
            assert_eq!(json["verdict"], "granted");
            return "granted".to_owned();
        }
        assert_eq!(json["verdict"], "denied");
        reasons.iter().map(|reason| reason["check"].as_str().unwrap()).collect::<Vec<_>>().join(" ")
    }

    fn table(&self, rep: &str, table: &[(&str, &str)]) {
        for (at, expected) in table {
            assert_eq!(self.claim(at, rep), *expected, "{} at {at}", self.rules);
        }
    }
}

const CLAIM: &str = "2026-01-30 09:10,claim,Fox,Ann\n";

#[test]
fn protection_ends_with_its_last_second() {
    let table = [
        ("protection: [{term: 30d}]", "2026-03-01"),
        ("protection: [{term: 2w}]", "2026-02-13"),
        ("protection: [{term: 1mo}]", "2026-02-28"),
        ("protection: [{term: 13mo}]", "2027-02-28"),
        ("protection: [{max: 3mo}]", "2026-04-30"),
        ("protection: [{first_contact: 3d, term: 60d}]", "2026-02-02"),
        ("protection: [{no_contact: 10d, max: 60d}]", "2026-02-09"),
        // 30 January is a Friday; the start does not count.
        ("protection: [{term: 1bd}]", "2026-02-02"),
        ("protection: [{term: 5bd}]", "2026-02-06"),
        // The Spring Festival with its make-up Saturdays, 14 and 28 February.
        (
            "{protection: [{term: 20bd}], calendar: {holidays: [2026-02-16, 2026-02-17, 2026-02-18, 2026-02-19, \
             2026-02-20, 2026-02-23], extra_workdays: [2026-02-14, 2026-02-28]}}",
            "2026-03-05",
        ),
    ];
    for (rules, last) in table {
        let case = Case::new(rules, CLAIM);
        assert_eq!(case.claim(&format!("{last} 23:59:59"), "Bo"), "collision", "{rules}");
        let next = chrono::NaiveDate::parse_from_str(last, "%Y-%m-%d").unwrap().succ_opt().unwrap();
        assert_eq!(case.claim(&format!("{next} 00:00:00"), "Bo"), "granted", "{rules}");
    }
    // Rows are written to the minute, so that is how finely a claim can be dated.
    let hours = Case::new("protection: [{term: 36h}]", CLAIM);
    hours.table("Bo", &[("2026-01-31 21:10:00", "collision"), ("2026-01-31 21:11", "granted")]);
}

#[test]
fn a_contact_in_the_last_protected_second_renews_and_one_in_the_next_does_not() {
    let rules = "protection: [{no_contact: 10d}]";
    let renewed = Case::new(rules, &format!("{CLAIM}2026-02-09 23:59:59,contact,Fox,Ann\n"));
    renewed.table("Bo", &[("2026-02-19 23:59:59", "collision"), ("2026-02-20", "granted")]);
    let late = Case::new(rules, &format!("{CLAIM}2026-02-10 00:00:00,contact,Fox,Ann\n"));
    late.table("Bo", &[("2026-02-10 00:00:00", "granted")]);
}

#[test]
fn the_fiftieth_customer_is_granted_and_the_fifty_first_is_not() {
    let rows = |count: usize| {
        (0..count).map(|i| format!("2026-01-05 09:{:02},claim,C{i},Ann\n", i % 60)).collect::<Vec<_>>().concat()
    };
    let rules = "claims: {limits: [{max_held: 50}]}";
    Case::new(rules, &rows(49)).table("Ann", &[("2026-01-06", "granted")]);
    Case::new(rules, &rows(50)).table("Ann", &[("2026-01-06", "over-cap")]);
    // A won customer does not count, unless it shall.
    let won = rows(50) + "2026-01-05 10:00,deal,C0,Ann,,1\n";
    Case::new(rules, &won).table("Ann", &[("2026-01-06", "granted")]);
    Case::new("claims: {limits: [{max_held: 50, count_won: true}]}", &won).table("Ann", &[("2026-01-06", "over-cap")]);
    // A lapse that nobody wrote down makes room at once.
    let lapsing = "{claims: {limits: [{max_held: 50}]}, protection: [{term: 3d}]}";
    Case::new(lapsing, &rows(50)).table("Ann", &[("2026-01-08 23:59:59", "over-cap"), ("2026-01-09", "granted")]);
}

#[test]
fn rates_count_by_natural_day_iso_week_and_month() {
    let rows = "2026-02-27 23:59,claim,A,Ann\n2026-02-28 23:59,claim,B,Ann\n";
    let case = |rules| Case::new(rules, rows);
    case("claims: {limits: [{per_day: 1}]}")
        .table("Ann", &[("2026-02-28 23:59:59", "over-rate"), ("2026-03-01", "granted")]);
    // 1 March is a Sunday: the week goes on, the month does not.
    case("claims: {limits: [{per_week: 2}]}")
        .table("Ann", &[("2026-03-01 23:59", "over-rate"), ("2026-03-02", "granted")]);
    case("claims: {limits: [{per_month: 2}]}")
        .table("Ann", &[("2026-02-28 23:59:59", "over-rate"), ("2026-03-01", "granted")]);
}

#[test]
fn a_cooldowns_last_day_still_cools() {
    let released = format!("{CLAIM}2026-01-31 18:00,release,Fox,Ann\n");
    let case = Case::new("claims: {cooldown: 30d}", &released);
    case.table("Ann", &[("2026-03-02 23:59:59", "cooldown"), ("2026-03-03", "granted")]);
    case.table("Bo", &[("2026-01-31 18:00:00", "granted")]);
    // A lapse counts from its last protected second, though found out later.
    let lapsed = Case::new("{claims: {cooldown: 2d}, protection: [{term: 3d}]}", CLAIM);
    lapsed.table("Ann", &[("2026-02-04 23:59:59", "cooldown"), ("2026-02-05", "granted")]);
    let month = Case::new("claims: {cooldown: 1mo}", &released);
    month.table("Ann", &[("2026-02-28 23:59:59", "cooldown"), ("2026-03-01", "granted")]);
}

#[test]
fn a_freeze_thaws_with_its_last_second() {
    let released = format!("{CLAIM}2026-01-31 18:00,release,Fox,Ann\n");
    let days = Case::new("claims: {freeze: 1d}", &released);
    days.table("Bo", &[("2026-02-01 23:59:59", "pool-freeze"), ("2026-02-02", "granted")]);
    let hours = Case::new("claims: {freeze: 36h}", &released);
    hours.table("Bo", &[("2026-02-02 06:00:00", "pool-freeze"), ("2026-02-02 06:01", "granted")]);
    let business = Case::new("claims: {freeze: 1bd}", &released);
    business.table("Bo", &[("2026-02-02 23:59:59", "pool-freeze"), ("2026-02-03", "granted")]);
}

#[test]
fn a_suspension_runs_to_its_last_second() {
    let rules = "{managers: [Max], penalties: {ladder: [{step: out, points: 9, suspend: 3d}]}}";
    let mut case = Case::new(rules, "2026-03-01 10:00,penalty,,Bo,,,Max,out\n");
    case.header = "at,event,customer,rep,with,value,by,ref";
    case.table(
        "Bo",
        &[("2026-03-01 10:00", "suspended-rep"), ("2026-03-04 23:59:59", "suspended-rep"), ("2026-03-05", "granted")],
    );
}

#[test]
fn extensions_and_additions_are_applied_to_the_deadline_so_far() {
    let rules = "protection: [{term: 1mo, extension: {by: 1mo, times: 2}}]";
    let once = format!("{CLAIM}2026-02-10,extend,Fox,Ann\n");
    Case::new(rules, &once).table("Bo", &[("2026-03-28 23:59:59", "collision"), ("2026-03-29", "granted")]);
    let thrice = format!("{once}2026-02-11,extend,Fox,Ann\n2026-02-12,extend,Fox,Ann\n");
    Case::new(rules, &thrice).table("Bo", &[("2026-04-28 23:59:59", "collision"), ("2026-04-29", "granted")]);
    let calls = "{events: {call: {as: contact, adds: 2d}}, protection: [{term: 5d}]}";
    let called = format!("{CLAIM}2026-02-01,call,Fox,Ann\n2026-02-02,call,Fox,Ann\n");
    Case::new(calls, &called).table("Bo", &[("2026-02-08 23:59:59", "collision"), ("2026-02-09", "granted")]);
}

#[test]
fn being_won_stops_the_other_clocks() {
    let rules = "protection: [{term: 5d, no_contact: 2d, after_deal: 1mo}]";
    let won = format!("{CLAIM}2026-01-31 12:00,deal,Fox,Ann,,100\n");
    Case::new(rules, &won).table("Bo", &[("2026-02-28 23:59:59", "collision"), ("2026-03-01", "granted")]);
    // A refund wins nothing.
    let refund = format!("{CLAIM}2026-01-31 12:00,deal,Fox,Ann,,-100\n");
    Case::new(rules, &refund).table("Bo", &[("2026-02-01 23:59:59", "collision"), ("2026-02-02", "granted")]);
    let forever = Case::new("protection: [{term: 5d}]", &won);
    forever.table("Bo", &[("2036-01-01", "collision")]);
}

#[test]
fn a_row_that_moves_the_end_into_the_past_ends_the_holding_at_once() {
    let rules = "protection: [{match: {tier: A}, term: 30d}, {term: 2d}]";
    let rows = "2026-01-01 09:00,claim,Fox,Ann,,,,,,,A\n2026-01-10 10:00,contact,Fox,Ann,,,,,,,B\n";
    let folder =
        Folder::with(&format!("at,event,customer,rep,with,value,by,recorded,region,phone,tier\n{rows}"), rules);
    let pool = folder.json("report pool --as-of 2026-01-20");
    assert_eq!(pool["customers"][0]["since"], "2026-01-10T10:00:00");
    let audit = folder.json("audit --as-of 2026-01-20");
    let lapsed = audit["findings"].as_array().unwrap().iter().find(|f| f["check"] == "lapsed").unwrap();
    assert_eq!(
        (lapsed["at"].as_str(), lapsed["rule"].as_str()),
        (Some("2026-01-10T10:00:00"), Some("protection[1].term"))
    );
}

#[test]
fn the_last_moment_of_the_window_is_in_it_and_the_first_is_not() {
    let rows = "2026-01-01 10:00,claim,Fox,Ann\n2026-01-02 10:00,claim,Fox,Bo\n";
    let rules = "penalties: {window: 10d, ladder: [{step: warning, points: 1}]}";
    let folder = Folder::with(&format!("at,event,customer,rep\n{rows}"), rules);
    for (as_of, due) in [("2026-01-02 10:00", 1), ("2026-01-12 09:59:59", 1), ("2026-01-12 10:00:00", 0)] {
        let audit = folder.json(&format!("audit --as-of \"{as_of}\""));
        assert_eq!(audit["sanctions"].as_array().unwrap().len(), due, "{as_of}");
    }
}

#[test]
fn a_sanction_imposed_at_the_first_moment_of_the_window_is_no_longer_in_it() {
    let rules = "managers: [Max]\npenalties: {window: 10d, ladder: [{step: warning, points: 1}]}";
    let rows = "at,event,customer,rep,by,ref\n2026-01-01 10:00,penalty,,Bo,Max,warning\n2026-01-05 10:00,claim,Fox,Ann,,\n\
                2026-01-06 10:00,claim,Fox,Bo,,\n";
    let folder = Folder::with(rows, rules);
    for (as_of, due) in [("2026-01-11 09:59:59", 0), ("2026-01-11 10:00:00", 1)] {
        let audit = folder.json(&format!("audit --as-of \"{as_of}\""));
        assert_eq!(audit["sanctions"].as_array().unwrap().len(), due, "{as_of}");
    }
}

#[test]
fn who_may_hold_nothing_may_never_claim() {
    let folder = Folder::with("at,event,customer,rep\n", "claims: {limits: [{max_held: 0}]}\n");
    let claim = folder.json("claim Fox --rep Ann --dry-run --as-of 2026-01-05");
    assert_eq!((&claim["verdict"], &claim["reasons"][0]["check"]), (&"denied".into(), &"over-cap".into()));
    assert_eq!(claim["earliest"], serde_json::Value::Null);
}

#[test]
fn a_series_is_a_violation_as_soon_as_one_of_its_rows_could_be_known() {
    let rules = "identity: {keys: [phone]}\nprotection: [{term: 90d}]\n";
    let before = "at,event,customer,rep,phone\n2026-01-05,claim,Fox,Ann,7\n2026-01-06,contact,Vixen,Bo,\n";
    let joined = "2026-01-07,contact,Vixen,Cy,7\n";
    let after = "2026-01-08,contact,Vixen,Bo,\n";
    for (rows, level) in [
        (format!("{before}{joined}"), "notice"),
        (format!("{before}{joined}{after}"), "violation"),
        (format!("{before}{after}{joined}"), "violation"),
    ] {
        let audit = Folder::with(&rows, rules).json("audit --only poaching --rep Bo --as-of 2026-02-01");
        let levels: Vec<_> =
            audit["findings"].as_array().unwrap().iter().map(|f| f["level"].as_str().unwrap()).collect();
        assert_eq!(levels, [level], "{rows}");
    }
}

#[test]
fn two_claims_of_one_day_are_unclear_only_where_a_time_is_missing() {
    for (first, second, is_unclear) in [
        ("2026-01-05", "2026-01-05 10:00", true),
        ("2026-01-05 09:00", "2026-01-05 10:00", false),
        ("2026-01-05", "2026-01-05", true),
        ("2026-01-04", "2026-01-05 10:00", false),
    ] {
        let folder =
            Folder::with(&format!("at,event,customer,rep\n{first},claim,Fox,Ann\n{second},claim,Fox,Bo\n"), "");
        let audit = folder.json("audit --as-of 2026-01-06");
        let found = audit["summary"]["by_check"]["unclear-order"].as_u64().unwrap_or(0);
        assert_eq!(found == 1, is_unclear, "{first} {second}");
        assert_eq!(audit["summary"]["by_check"]["collision"], 1);
    }
}
