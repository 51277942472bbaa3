//! The score (contract, section 9): each rule as a small ledger with what it must bring.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use rust_decimal::Decimal;
use serde_json::{Value, json};

use crate::harness::{Folder, project, run_in, words};

const HEADER: &str = "at,event,customer,rep,with,value,by,ref\n";

fn folder(score: &str, rows: &str) -> Folder {
    let rules = format!(
        "team: [Ann, Bo, Cy]\nmanagers: [Max]\nprotection: [{{no_contact: 10d, after_deal: forever}}]\n\
         credit: {{helper: 50, favour: 30, poached: 25, unclaimed: 50}}\npenalties: {{window: 365d}}\nscore:\n{score}"
    );
    Folder::with(&format!("{HEADER}{rows}"), &rules)
}

/// The cards of October 2026, told at its end.
fn cards(score: &str, rows: &str) -> Value {
    folder(score, rows).json("score --as-of 2026-10-31")["reps"].clone()
}

fn card<'c>(cards: &'c Value, rep: &str) -> &'c Value {
    cards.as_array().unwrap().iter().find(|card| card["rep"] == rep).unwrap_or_else(|| panic!("{rep} in {cards}"))
}

/// What Ann's metric came to and what it earned.
fn measured(score: &str, rows: &str, metric: &str) -> (Value, Value) {
    let cards = cards(score, rows);
    let measured = card(&cards, "Ann")["metrics"][metric].clone();
    (measured["actual"].clone(), measured["earned"].clone())
}

/// Numbers are compared as they are written.
fn number(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

const CLAIM: &str = "2026-10-01 09:00,claim,Acme,Ann,,,,\n";

#[test]
fn the_weight_of_rating_is_spread_over_the_others_when_nobody_rated() {
    let score = "  metrics: {revenue: {weight: 30, target: 100}, shares: {weight: 10, target: 2}, \
                 rating: {weight: 20, target: 4}}\n";
    let rows = "2026-10-02,share,,Ann,,,,\n2026-10-02,deal,Acme,Bo,,300,,\n";
    let unrated = cards(score, rows);
    // 60 / 40 of 10 is 15, and of 30 it is 45: nobody rated Ann, who has half her shares; Bo half a deal of 300.
    assert_eq!(card(&unrated, "Ann")["metrics"]["shares"]["earned"], number("7.5"));
    assert_eq!(card(&unrated, "Bo")["metrics"]["revenue"]["earned"], number("45"));
    assert_eq!(card(&unrated, "Ann")["metrics"].get("rating"), None);
    assert_eq!(card(&unrated, "Ann")["score"], number("7.5"));
    let rated = cards(score, &format!("{rows}2026-10-03,rating,,Ann,,2,,\n2026-10-04,rating,,Ann,,3,,\n"));
    assert_eq!(card(&rated, "Ann")["metrics"]["shares"]["earned"], number("5"));
    assert_eq!(
        card(&rated, "Ann")["metrics"]["rating"],
        json!({"actual": number("2.5"), "target": number("4"), "earned": number("12.5")})
    );
    // Bo is still without a rating: what is spread is each rep's own matter.
    assert_eq!(card(&rated, "Bo")["score"], number("45"));
    // With nothing to spread over there is nothing to earn.
    let alone = cards("  metrics: {rating: {weight: 20, target: 4}}\n", rows);
    assert_eq!((&card(&alone, "Ann")["score"], &card(&alone, "Ann")["metrics"]), (&number("0"), &json!({})));
    let worthless = cards("  metrics: {rating: {weight: 20, target: 4}, shares: {weight: 0, target: 1}}\n", rows);
    assert_eq!(card(&worthless, "Ann")["score"], number("0"));
}

#[test]
fn a_metric_earns_up_to_its_cap_and_never_less_than_nothing() {
    let deal = |value: &str| format!("{CLAIM}2026-10-02,deal,Acme,Ann,,{value},,\n");
    let table = [
        ("weight: 40, target: 100", "99.99", "39.996"),
        ("weight: 40, target: 100", "100", "40"),
        ("weight: 40, target: 100", "100.01", "40"),
        ("weight: 40, target: 100, cap: 1.5", "149", "59.6"),
        ("weight: 40, target: 100, cap: 1.5", "1500", "60"),
        ("weight: 40, target: 100, cap: 0.5", "75", "20"),
        ("weight: 40, target: 100, cap: 0", "75", "0"),
        ("weight: 40, target: 100", "-50", "0"),
        ("weight: 1, target: 3", "1", "0.333333"),
        ("weight: 1, target: 3", "2", "0.666667"),
    ];
    for (rule, value, earned) in table {
        let told = measured(&format!("  metrics: {{revenue: {{{rule}}}}}\n"), &deal(value), "revenue");
        assert_eq!(told, (number(value), number(earned)), "{rule} {value}");
    }
}

#[test]
fn a_refund_is_taken_off_the_revenue_and_is_no_deal() {
    let score = "  metrics: {revenue: {weight: 10, target: 1000}, deals: {weight: 10, target: 1}}\n";
    let rows = format!("{CLAIM}2026-10-02,deal,Acme,Ann,,1000,,\n2026-10-05,deal,Acme,Ann,,-400,,\n");
    assert_eq!(measured(score, &rows, "revenue"), (number("600"), number("6")));
    assert_eq!(measured(score, &rows, "deals"), (number("1"), number("10")));
    // A refund in the next month stays there.
    let rows = format!("{CLAIM}2026-10-02,deal,Acme,Ann,,1000,,\n2026-11-05,deal,Acme,Ann,,-400,,\n");
    let next = folder(score, &rows).json("score --as-of 2026-11-30");
    assert_eq!(card(&next["reps"], "Ann")["metrics"]["revenue"]["actual"], number("-400"));
    // One of nothing neither.
    let rows = format!("{CLAIM}2026-10-02,deal,Acme,Ann,,0,,\n");
    assert_eq!(measured(score, &rows, "deals"), (number("0"), number("0")));
}

#[test]
fn shares_of_deals_are_counted_as_shares() {
    let score = "  metrics: {revenue: {weight: 10, target: 1000}, deals: {weight: 10, target: 4}, \
                 conversion: {weight: 10, target: 1}, assists: {weight: 1, target: 1}}\n";
    let rows = format!(
        "{CLAIM}2026-10-01 10:00,assist,Acme,Ann,Bo,,,\n2026-10-02,deal,Acme,Bo,,100,,\n\
         2026-10-03,deal,Acme,Ann,Bo,60,,\n2026-10-04 09:00,notify,Acme,Cy,,,Ann,\n\
         2026-10-04 10:00,deal,Acme,Cy,,10,,\n2026-10-05,deal,Acme,Cy,,40,,\n2026-10-06,deal,Birch,Cy,,8,,\n\
         2026-10-07,deal,Acme,Max,,7,,\n"
    );
    let cards = cards(score, &rows);
    let table = [
        // Of Bo's and her own deal half each, of Cy's favour 70 %, of the poached deal 75 %, of the manager's all.
        ("Ann", "revenue", "124"),
        ("Ann", "deals", "3.45"),
        ("Ann", "conversion", "3.45"),
        ("Ann", "assists", "0"),
        ("Bo", "revenue", "80"),
        ("Bo", "deals", "1"),
        ("Bo", "conversion", "0"),
        ("Bo", "assists", "1"),
        // 30 % of the favour, 25 % of the poached deal, half of the unclaimed one.
        ("Cy", "revenue", "17"),
        ("Cy", "deals", "1.05"),
        ("Cy", "assists", "1"),
    ];
    for (rep, metric, actual) in table {
        assert_eq!(card(&cards, rep)["metrics"][metric]["actual"], number(actual), "{rep} {metric}");
    }
    assert!(cards.as_array().unwrap().iter().all(|card| card["rep"] != "Max"), "a manager is not scored");
}

#[test]
fn deductions_go_no_deeper_than_nothing() {
    // A poached deal costs 6 points; each complaint counts.
    let rows = format!(
        "2026-10-01 09:00,claim,Acme,Bo,,,,\n2026-10-02,deal,Acme,Ann,,100,,\n2026-10-03,complaint,Acme,Ann,,,,\n\
         2026-10-04,resolve,Acme,Ann,,,,\n2026-10-05,complaint,Acme,Ann,,,,\n2026-09-30,complaint,Acme,Ann,,,,\n\
         {}",
        "2026-10-05,share,,Ann,,,,\n"
    );
    let table = [
        ("{point: 2, complaint: 3}", "18", "2"),
        ("{point: 2.5, complaint: 2.5}", "20", "0"),
        ("{point: 3, complaint: 3}", "24", "0"),
        ("{point: 2}", "12", "8"),
        ("{complaint: 0.125}", "0.25", "19.75"),
        ("{}", "0", "20"),
    ];
    for (deductions, taken, left) in table {
        let score = format!("  metrics: {{shares: {{weight: 20, target: 1}}}}\n  deductions: {deductions}\n");
        let cards = cards(&score, &rows);
        let ann = card(&cards, "Ann");
        assert_eq!((&ann["points"], &ann["complaints"]), (&json!(6), &json!(2)), "{deductions}");
        assert_eq!((&ann["deductions"], &ann["score"]), (&number(taken), &number(left)), "{deductions}");
    }
}

#[test]
fn a_dismissed_violation_costs_nothing() {
    let score = "  metrics: {shares: {weight: 20, target: 1}}\n  deductions: {point: 1}\n  \
                 awards: [{award: clean, clean: 30d}]\n";
    let rows = "2026-10-01 09:00,claim,Acme,Bo,,,,\n2026-10-02,deal,Acme,Ann,,100,,\n2026-10-05,share,,Ann,,,,\n";
    let before = folder(score, rows);
    let told = before.json("score --as-of 2026-10-31")["reps"].clone();
    assert_eq!((&card(&told, "Ann")["points"], &card(&told, "Ann")["awards"]), (&json!(6), &json!([])));
    let audit = before.json("audit --only poached-deal --as-of 2026-10-31");
    let id = audit["findings"][0]["id"].as_str().unwrap();
    let told = cards(score, &format!("{rows}2026-10-20,dismiss,,,,,Max,{id}\n"));
    assert_eq!((&card(&told, "Ann")["points"], &card(&told, "Ann")["score"]), (&json!(0), &number("20")));
    assert_eq!(card(&told, "Ann")["awards"][0]["award"], json!("clean"));
}

#[test]
fn equal_scores_share_a_rank_and_the_next_is_skipped() {
    let ranks = |rows: &str| -> Vec<(String, u64)> {
        let cards = cards("  metrics: {training: {weight: 1, target: 1, cap: 100}}\n", rows);
        let told = |card: &Value| (card["rep"].as_str().unwrap().to_owned(), card["rank"].as_u64().unwrap());
        cards.as_array().unwrap().iter().map(told).collect()
    };
    let hours = |ann: &str, bo: &str, cy: &str| {
        [("Ann", ann), ("Bo", bo), ("Cy", cy)].iter().fold(String::new(), |mut rows, (rep, value)| {
            let _ = writeln!(rows, "2026-10-02,training,,{rep},,{value},,");
            rows
        })
    };
    let order = |reps: [(&str, u64); 3]| reps.map(|(rep, rank)| (rep.to_owned(), rank)).to_vec();
    assert_eq!(ranks(&hours("5", "5", "3")), order([("Ann", 1), ("Bo", 1), ("Cy", 3)]));
    assert_eq!(ranks(&hours("3", "5", "3")), order([("Bo", 1), ("Ann", 2), ("Cy", 2)]));
    assert_eq!(ranks(&hours("4", "4", "4")), order([("Ann", 1), ("Bo", 1), ("Cy", 1)]));
    assert_eq!(ranks(&hours("1", "2", "3")), order([("Cy", 1), ("Bo", 2), ("Ann", 3)]));
    // The rank goes by the rounded score: 4.004 and 4.001 are both 4, 4.005 is 4.01.
    assert_eq!(ranks(&hours("4.001", "4.004", "4.005")), order([("Cy", 1), ("Ann", 2), ("Bo", 2)]));
    // An empty value is one hour.
    assert_eq!(ranks(&hours("", "0.5", "1")), order([("Ann", 1), ("Cy", 1), ("Bo", 3)]));
}

#[test]
fn a_grade_is_reached_at_its_border() {
    let grades = "  metrics: {training: {weight: 100, target: 100}}\n  grades:\n    - {grade: S, min: 95, bonus: 1.5}\n    \
                  - {grade: A, min: 80}\n    - {grade: C, min: 10, bonus: 0}\n";
    let table = [
        ("95", "95", json!("S"), number("1.5")),
        // Half a hundredth is rounded away from zero, up to the grade.
        ("94.995", "95", json!("S"), number("1.5")),
        ("94.99499", "94.99", json!("A"), Value::Null),
        ("80", "80", json!("A"), Value::Null),
        ("79.994", "79.99", json!("C"), number("0")),
        ("10", "10", json!("C"), number("0")),
        ("9.99", "9.99", Value::Null, Value::Null),
        ("200", "100", json!("S"), number("1.5")),
    ];
    for (hours, score, grade, bonus) in table {
        let cards = cards(grades, &format!("2026-10-02,training,,Ann,,{hours},,\n"));
        let ann = card(&cards, "Ann");
        assert_eq!((&ann["score"], &ann["grade"], &ann["bonus"]), (&number(score), &grade, &bonus), "{hours}");
    }
    // The first entry counts, even where a later one asks for more.
    let odd =
        "  metrics: {training: {weight: 100, target: 100}}\n  grades: [{grade: C, min: 0}, {grade: S, min: 90}]\n";
    assert_eq!(card(&cards(odd, "2026-10-02,training,,Ann,,99,,\n"), "Ann")["grade"], json!("C"));
}

#[test]
fn an_award_is_missed_by_one_day_or_one_contact() {
    let awards = |rules: &str, rows: &str| -> Value {
        let score = format!("  metrics: {{}}\n  awards: [{{award: 自律奖, {rules}bonus: 500}}]\n");
        let ledger = format!("2026-07-01 09:00,claim,Acme,Bo,,,,\n2026-07-01 09:10,deal,Acme,Bo,,1,,\n{rows}");
        card(&cards(&score, &ledger), "Ann")["awards"].clone()
    };
    let won = json!([{"award": "自律奖", "bonus": 500}]);
    let poached = |at: &str| format!("{at},contact,Acme,Ann,,,,\n");
    // The 90 days up to 31 October 23:59:59 begin after 2 August 23:59:59.
    let table =
        [("2026-08-02", true), ("2026-08-02 23:59:59", true), ("2026-08-03", false), ("2026-10-31 23:59:59", false)];
    for (at, is_won) in table {
        let expected = if is_won { won.clone() } else { json!([]) };
        assert_eq!(awards("clean: 90d, ", &poached(at)), expected, "{at}");
    }
    let contacts = |count: u32| {
        (0..count).fold("2026-10-01 08:00,claim,Birch,Ann,,,,\n".to_owned(), |mut rows, minute| {
            let _ = writeln!(rows, "2026-10-02 09:0{minute},contact,Birch,Ann,,,,");
            rows
        })
    };
    assert_eq!(awards("contacts: 3, ", &contacts(3)), won);
    assert_eq!(awards("contacts: 3, ", &contacts(2)), json!([]));
    assert_eq!(awards("clean: 90d, contacts: 3, ", &format!("{}{}", contacts(3), poached("2026-08-03"))), json!([]));
    assert_eq!(awards("clean: 90d, contacts: 3, ", &format!("{}{}", contacts(3), poached("2026-08-02"))), won);
    assert_eq!(awards("", ""), won);
}

#[test]
fn retention_counts_holdings_lost_in_the_period() {
    let score = "  metrics: {retention: {weight: 10, target: 1}}\n";
    let told = |line: &str, rows: &str| -> Value {
        let told = folder(score, rows).json(&format!("score {line}"));
        card(&told["reps"], "Ann")["metrics"]["retention"]["actual"].clone()
    };
    let claimed = |day: &str, customer: &str| format!("{day} 09:00,claim,{customer},Ann,,,,\n");
    // Protected to 11 October 23:59:59, the last second of which counts already.
    let lost = claimed("2026-10-01", "Acme");
    assert_eq!(told("--as-of 2026-10-11", &lost), number("0"));
    assert_eq!(told("--period 2026-10 --as-of \"2026-10-11 23:59:58\"", &lost), number("1"));
    assert_eq!(told("--period 2026-10-01..2026-10-11 --as-of 2026-10-31", &lost), number("0"));
    assert_eq!(told("--period 2026-10-01..2026-10-10 --as-of 2026-10-31", &lost), number("1"));
    // Over before the period, and not there yet: no holding at all.
    assert_eq!(told("--period 2026-11 --as-of 2026-11-30", &lost), number("1"));
    assert_eq!(told("--period 2026-09 --as-of 2026-10-31", &lost), number("1"));
    // Of three one is lost; released and won ones are kept.
    let mixed = format!(
        "{lost}{}{}2026-10-05,deal,Birch,Ann,,5,,\n2026-10-06,release,Cedar,Ann,,,,\n",
        claimed("2026-10-01", "Birch"),
        claimed("2026-10-01", "Cedar")
    );
    assert_eq!(told("--as-of 2026-10-31", &mixed), number("0.666667"));
}

#[test]
fn rows_that_had_no_effect_count_for_nothing() {
    let score = "  metrics: {claims: {weight: 1, target: 1}, contacts: {weight: 1, target: 1}}\n";
    // A repeated claim, a contact on a customer of the pool, one on Bo's.
    let rows = format!(
        "{CLAIM}2026-10-01 10:00,claim,Acme,Ann,,,,\n2026-10-02,contact,Birch,Ann,,,,\n\
         2026-10-01 09:00,claim,Cedar,Bo,,,,\n2026-10-02,contact,Cedar,Ann,,,,\n2026-10-03,quote,Acme,Ann,,,,\n"
    );
    assert_eq!(measured(score, &rows, "claims").0, number("1"));
    assert_eq!(measured(score, &rows, "contacts").0, number("1"));
}

#[test]
fn a_deal_of_nothing_is_no_share_and_a_metric_is_capped_only_above_its_cap() {
    let score = "  metrics: {deals: {weight: 10, target: 1}, revenue: {weight: 10, target: 100, cap: 1.5}}\n";
    let rows = |value: &str| format!("{CLAIM}2026-10-02,deal,Acme,Ann,,0,,\n2026-10-03,deal,Acme,Ann,,{value},,\n");
    assert_eq!(measured(score, &rows("150"), "deals"), (number("1"), number("10")));
    for (value, said) in [("149", "149%"), ("150", "150%"), ("151", "151%")] {
        let shown = folder(score, &rows(value)).run("score --as-of 2026-10-31 --rep Ann --lang en --width 160").stdout;
        assert!(shown.contains(said), "{shown}");
        assert_eq!(shown.contains("capped at"), value == "151", "{shown}");
    }
}

#[test]
fn whoever_joined_is_scored_and_without_a_team_whoever_is_named() {
    let names = |folder: &Folder| -> Vec<String> {
        let cards = folder.json("score --as-of 2026-10-31");
        cards["reps"].as_array().unwrap().iter().map(|card| card["rep"].as_str().unwrap().to_owned()).collect()
    };
    let rows = "2026-10-01,join,,Dee,,,Max,\n2026-10-02,share,,Eve,,,,\n2026-10-03,leave,,Dee,,,Max,\n";
    assert_eq!(names(&folder("  metrics: {}\n", rows)), ["Ann", "Bo", "Cy", "Dee"]);
    let ledger = format!(
        "{HEADER}2026-10-01,claim,Acme,Ann,,,,\n2026-10-02,assist,Acme,Ann,Bo,,,\n\
                          2026-10-03,deal,Acme,Ann,Cy,5,Dee,\n2026-10-04,share,,Max,,,,\n"
    );
    assert_eq!(names(&Folder::with(&ledger, "managers: [Max]\nscore: {metrics: {}}\n")), ["Ann", "Bo"]);
}

#[test]
fn the_period_is_the_month_of_as_of_where_none_is_given() {
    let folder = folder("  metrics: {shares: {weight: 1, target: 1}}\n", "2026-09-30 23:59,share,,Ann,,,,\n");
    let told = folder.json("score --as-of 2026-10-05");
    assert_eq!((&told["from"], &told["to"]), (&json!("2026-10-01T00:00:00"), &json!("2026-10-31T23:59:59")));
    assert_eq!(card(&told["reps"], "Ann")["metrics"]["shares"]["actual"], number("0"));
    let told = folder.json("score --as-of 2026-10-05 --period 2026-W40");
    assert_eq!((&told["from"], &told["to"]), (&json!("2026-09-28T00:00:00"), &json!("2026-10-04T23:59:59")));
    assert_eq!(card(&told["reps"], "Ann")["metrics"]["shares"]["actual"], number("1"));
    // Rows after as-of do not exist, though the period goes on.
    let told = folder.json("score --as-of \"2026-09-30 23:58\" --period 2026-W40");
    assert_eq!(card(&told["reps"], "Ann")["metrics"]["shares"]["actual"], number("0"));
}

#[test]
fn one_card_shows_all_that_counted_and_keeps_its_rank() {
    let score = "  metrics: {revenue: {weight: 10, target: 100}, retention: {weight: 5, target: 1}, \
                 contacts: {weight: 5, target: 2}}\n  deductions: {point: 1, complaint: 1}\n";
    let rows = format!(
        "{CLAIM}2026-10-02 10:00,contact,Acme,Ann,,,,\n2026-10-03 10:00,deal,Acme,Bo,,50,,\n\
         2026-10-04 10:00,complaint,Acme,Ann,,,,\n2026-10-04 11:00,share,,Ann,,,,\n"
    );
    let folder = folder(score, &rows);
    let told = folder.json("score --as-of 2026-10-31 --rep bo");
    assert_eq!((told["reps"].as_array().unwrap().len(), &told["reps"][0]["rank"]), (1, &json!(3)));
    let counted = &told["reps"][0]["counted"];
    assert_eq!(counted["deals"][0]["amount"], number("12.5"));
    assert_eq!(counted["violations"][0]["check"], json!("poached-deal"));
    let told = folder.json("score --as-of 2026-10-31 --rep Ann");
    let counted = &told["reps"][0]["counted"];
    assert_eq!((&counted["deals"][0]["row"], &counted["deals"][0]["share"]), (&json!(4), &number("0.75")));
    assert_eq!(counted["holdings"][0]["kept"], json!(false));
    // The case shared counts for no metric of these rules.
    let rows: Vec<&Value> = counted["rows"].as_array().unwrap().iter().map(|row| &row["counts"]).collect();
    assert_eq!(rows, [&json!(["contacts"]), &json!(["complaint"])]);
    let all = folder.json("score --as-of 2026-10-31");
    assert!(all["reps"].as_array().unwrap().iter().all(|card| card.get("counted").is_none()));
    let shown = folder.run("score --as-of 2026-10-31 --rep Ann --lang en").expect(0).stdout;
    for said in ["37.5%", "1 deal counted", "1 holding counted, 0 kept", "no contact for too long", "Complaint"] {
        assert!(shown.contains(said), "{said}:\n{shown}");
    }
}

#[test]
fn who_has_no_card_is_told_why() {
    let folder = folder("  metrics: {}\n", "2026-10-02,share,,Eve,,,Max,\n");
    for (rep, said) in [("Max", "is a manager"), ("Eve", "is not in the team"), ("Ane", "Did you mean \"Ann\"?")] {
        let run = folder.run(&format!("score --lang en --as-of 2026-10-31 --rep {rep}")).expect(2);
        assert!(run.stderr.contains(said), "{rep}: {}", run.stderr);
    }
    let run = folder.run("score --lang en --period 2026/10").expect(2);
    assert!(run.stderr.contains("Did you mean \"2026-10\"?"), "{}", run.stderr);
    // Without the section there is nothing to earn, and the program says so.
    let bare = Folder::with(&format!("{HEADER}{CLAIM}"), "team: [Ann]\n");
    let run = bare.run("score --lang en --as-of 2026-10-31 --format json").expect(0);
    assert!(run.stderr.contains("no section \"score\"") && run.stdout.contains("\"score\": 0,"), "{run:?}");
}

#[test]
fn the_sellers_of_northwind_have_sold_what_was_ordered() {
    let data = project().join("../shared/data/northwind_orders.csv");
    if !data.exists() {
        eprintln!("skipped: the Northwind orders are not here");
        return;
    }
    // The other way to the same sums: cents, added up per seller.
    let mut sold: BTreeMap<String, i64> = BTreeMap::new();
    for row in csv::Reader::from_path(&data).unwrap().deserialize() {
        let row: BTreeMap<String, String> = row.unwrap();
        let (whole, cents) = row["value"].split_once('.').unwrap();
        assert_eq!(cents.len(), 2, "{row:?}");
        *sold.entry(row["rep"].clone()).or_default() += format!("{whole}{cents}").parse::<i64>().unwrap();
    }
    let words = words(&format!(
        "score --ledger \"{}\" --rules examples/foreign/northwind.rules.yaml --as-of 1998-05-06 --period 1996..1998 \
         --format json",
        data.display()
    ));
    let told: Value = serde_json::from_str(&run_in(project(), &words).expect(0).stdout).unwrap();
    let credited: BTreeMap<String, i64> = told["reps"]
        .as_array()
        .unwrap()
        .iter()
        .map(|card| {
            let revenue: Decimal = card["metrics"]["revenue"]["actual"].to_string().parse().unwrap();
            let cents = (revenue * Decimal::ONE_HUNDRED).normalize().to_string().parse().unwrap();
            (card["rep"].as_str().unwrap().to_owned(), cents)
        })
        .collect();
    assert_eq!(credited, sold);
    assert_eq!((credited.len(), credited.values().sum::<i64>()), (9, 126_579_306));
}

#[test]
fn a_card_tells_what_did_not_count_and_how_a_share_is_made() {
    let rules = "managers: [Max]\nevents: {call: {as: contact, only: {result: ok}}}\nprotection: [{term: 90d}]\n\
                 score: {metrics: {conversion: {weight: 50, target: 1}, contacts: {weight: 50, target: 1}, revenue: {weight: 1, target: 1}}}\n";
    let ledger = "at,event,customer,rep,value,result\n2026-01-05,claim,Fox,Ann,,\n2026-01-05,claim,Owl,Bo,,\n2026-01-06,claim,Owl,Ann,,\n\
                  2026-01-07,call,Fox,Ann,,no\n2026-01-08,contact,Owl,Ann,,\n2026-01-09,contact,Elk,Ann,,\n2026-01-10,deal,Owl,Ann,90,\n\
                  2026-01-11,deal,Fox,Ann,100,\n2026-01-12,deal,Fox,Ann,-5,\n";
    let folder = Folder::with(ledger, rules);
    let run = folder.run("score --rep Ann --period 2026-01 --as-of 2026-02-01 --lang en --width 160").expect(0);
    for expected in [
        "1 deal / 1 claim",
        "refund, no deal",
        "Not counted: row 4 (claim refused).",
        "Not counted: row 5 (no valid contact).",
        "Not counted: row 6 (poaching).",
        "Not counted: row 7 (nobody held the customer).",
        "Not counted: row 8 (deal of which nothing is credited).",
    ] {
        assert!(run.stdout.contains(expected), "{expected}: {}", run.stdout);
    }
    let card = folder.json("score --rep Ann --period 2026-01 --as-of 2026-02-01")["reps"][0].clone();
    let missed = card["counted"]["not_counted"].as_array().unwrap().clone();
    let missed: Vec<_> =
        missed.iter().map(|row| (row["row"].as_u64().unwrap(), row["why"].as_str().unwrap())).collect();
    assert_eq!(missed, [(4, "refused"), (5, "invalid"), (6, "poached"), (7, "unclaimed"), (8, "uncredited")]);
}
