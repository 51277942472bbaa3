//! A large ledger is read in two parts at once: what comes out is the same.

use std::fmt::Write;

use crate::harness::Folder;

const RULES: &str = "
managers: [Max]
team: [Ann, Bo, Cy, {name: Dee, aliases: [Didi]}]
events: {call: {as: contact}, wait: {as: none}}
identity: {keys: [phone]}
entries: {max_delay: 1d}
protection: [{match: {tier: A}, term: 90d}, {term: 20d, no_contact: 9d}]
penalties: {ladder: [{step: warning, points: 3}]}
credit: {helper: 20}
score: {metrics: {revenue: {weight: 1, target: 10}, contacts: {weight: 1, target: 10}, assists: {weight: 1, target: 1}}}
";

/// A ledger in whose halves there is all that a row may hold; the second speaks of the customers of the first too.
fn ledger(note: &str) -> String {
    let mut text = String::from("at,event,customer,rep,with,value,by,ref,recorded,phone,tier,note\n");
    for (half, month) in [("x", "01"), ("y", "02")] {
        // The names of the second half come in another order than those of the first.
        if half == "y" {
            for row in ["01 08:00,contact,Newt,Zed", "01 09:00,transfer,Newt,Zed,Cy", "01 10:00,same,Newt,,Toad,,Max"] {
                writeln!(text, "2026-02-{row}{}{note}", ",".repeat(11 - row.split(',').count())).unwrap();
            }
        }
        for row in [
            "02 09:00,claim,Fox,Ann,,,,,,1,A",
            "02 10:00,claim,Owl {},Bo,,,,,,{}1,B",
            "02 10:00,claim,Elk {},Cy,,,,,,,",
            "03 09:00,contact,Fox,Bo,,,,,,,",
            "03 10:00,call,Owl {},BO,,,,,,,",
            "04 09:00,assist,Elk {},Cy,Bo,,,,,,",
            "04 10:00,deal,Elk {},Cy,Bo,100,,,,,",
            "05 09:00,contact,Vixen {},Cy,,,,,,{}1,",
            "05 10:00,same,Reynard {},,Fox,,Max,,,,",
            "05 11:00,transfer,Fox,Ann,Didi,,Max,,,,",
            "06 09:00,contact,Bat {},Zoe,,,,,,,",
            "06 10:00,dismiss,,,,,Max,f-{}aaaaaaa,,,",
            "06 11:00,penalty,,Bo,,,Max,warning,,,",
            "07 09:00,deal,Owl {},Bo,,lots,,,,,",
            "07 10:00,contact,,Ann,,,,,,,",
            "08 09:00,wait,,,,,,,,,",
            "09 09:00,contact,Owl {},Bo,,,,,,,",
            "02 09:30,contact,Fox,Ann,,,,,2026-02-20,,",
        ] {
            writeln!(text, "2026-{month}-{},{note}", row.replace("{}", half)).unwrap();
        }
        writeln!(text, "2027-{month}-01,claim,Later {half},Ann,,,,,,,,{note}\n").unwrap();
        writeln!(text, "2026-01-0{},contact,Elk x,Cy,,,,,,,,{note}", if half == "x" { 2 } else { 3 }).unwrap();
    }
    text
}

#[test]
fn a_large_ledger_says_what_a_small_one_says() {
    let small = Folder::with(&ledger(""), RULES);
    // A note is never interpreted: it only makes the file large.
    let large = Folder::with(&ledger(&"x".repeat(30_000)), RULES);
    assert!(large.read("ledger.csv").len() > 1 << 20);
    let lines = [
        "audit --skip-bad-rows",
        "audit",
        "check --skip-bad-rows",
        "report holdings --skip-bad-rows",
        "report pool --skip-bad-rows",
        "report deals --skip-bad-rows",
        "score --skip-bad-rows --period 2026",
        "explain --customer Fox --skip-bad-rows",
    ];
    for line in lines {
        for format in ["json", "table"] {
            let line = format!("{line} --as-of 2026-03-01 --format {format}");
            assert_eq!(small.run(&line), large.run(&line), "{line}");
        }
    }
}

#[test]
fn the_rows_of_both_parts_are_compared_with_the_journal() {
    let [small, large] = ["", &"x".repeat(200_000)].map(|note| {
        let row = |(day, (customer, rep))| format!("2026-01-0{day},claim,{customer},{rep},{note}\n");
        let claims = [("Fox", "Ann"), ("Owl", "Bo"), ("Ox", "Ann"), ("Emu", "Ann")];
        let more = [("Elk", "Cy"), ("Bat", "Ann"), ("Hen", "Ann"), ("Yak", "Ann")];
        let rows: Vec<String> = (1..).zip([claims, more].concat()).map(row).collect();
        let ledger = |rows: &[String]| format!("at,event,customer,rep,note\n{}", rows.concat());
        let folder = Folder::with(&ledger(&rows), "protection: [{term: 90d}]\n");
        folder.run("seal").expect(0);

        let mut changed = rows.clone();
        changed[4] = changed[4].replace("Cy", "Bo");
        changed.extend([rows[5].clone(), "2026-01-09,claim,Cat,Ann,\n".to_owned()]);
        changed.remove(1);
        let found = folder.file("ledger.csv", ledger(&changed)).json("audit --only changed-row,lost-row,doubled-row");
        let told = |finding: &serde_json::Value| {
            ["check", "customer", "rep", "rows"].map(|field| finding[field].to_string()).join(" ")
        };
        found["findings"].as_array().unwrap().iter().map(told).collect::<Vec<_>>()
    });
    assert_eq!(small, large);
    assert_eq!(
        small,
        [
            r#""lost-row" "Owl" "Bo" []"#,
            r#""changed-row" "Elk" "Cy" [{"row":5,"line":5}]"#,
            r#""doubled-row" "Bat" "Ann" [{"row":9,"line":9}]"#
        ]
    );
}
