//! The same customer under another name: at the gate, in an audit, in `match` and `check`.

use proptest::prelude::*;
use serde_json::Value;
use turfbook::core::matching::index::{Lookup, Probe, names, pairs};
use turfbook::core::matching::{Name, score};

use crate::harness::Folder;

const LEDGER: &str = "\
时间,事件,客户,销售,对方,操作人,电话,税号,关联
2026-05-06 09:10,报备,北京华为技术有限公司,王小芳,,,010-62345671,,
2026-05-08 09:10,报备,上海恒瑞商贸有限公司,李娜,,,021-62345672,,
";

fn folder(similar: &str) -> Folder {
    Folder::with(LEDGER, &rules(similar))
}

fn rules(similar: &str) -> String {
    format!(
        "managers: [周经理]\nteam: [王小芳, 李娜]\nidentity: {{keys: [电话, 税号]}}\nclaims: {{{similar}}}\n\
         protection: [{{term: 90d}}]\nlang: zh\n"
    )
}

fn found(audit: &Value, check: &str) -> Vec<(u64, u64)> {
    let findings = audit["findings"].as_array().unwrap().iter().filter(|finding| finding["check"] == check);
    findings
        .map(|finding| {
            (finding["rows"][0]["row"].as_u64().unwrap(), finding["evidence"][0]["row"].as_u64().unwrap_or(0))
        })
        .collect()
}

#[test]
fn a_rep_is_warned_of_a_similar_customer_and_does_not_hear_whose_it_is() {
    let folder = folder("similar: warn, reveal_holder: true");
    let run = folder.run("claim 華為技術（北京） --rep 李娜 --at 2026-05-20").expect(0);
    assert!(run.stdout.contains("北京华为技术有限公司") && run.stdout.contains("2026-08-04"), "{run:?}");
    assert!(!run.stdout.contains("王小芳"), "{run:?}");
    let claim = folder.json("claim 华为 --rep 李娜 --at 2026-05-21 --dry-run");
    assert_eq!(claim["verdict"], "granted");
    // Her own customer of the same look is no rival.
    let similar: Vec<&Value> =
        claim["similar"].as_array().unwrap().iter().map(|similar| &similar["customer"]).collect();
    assert_eq!(similar, ["北京华为技术有限公司"]);
    let other = folder.json("claim 星海食品 --rep 李娜 --at 2026-05-21 --dry-run");
    assert_eq!(other["similar"], Value::Array(Vec::new()));
}

#[test]
fn a_similar_customer_is_refused_until_a_manager_has_ruled() {
    let folder = folder("similar: deny");
    let before = folder.read("ledger.csv");
    let run = folder.run("claim 华为技术 --rep 李娜 --as-of 2026-05-20 --dry-run --format json").expect(1);
    let claim: Value = serde_json::from_str(&run.stdout).unwrap();
    let reason = &claim["reasons"][0];
    assert_eq!((&claim["verdict"], claim["reasons"].as_array().unwrap().len()), (&"denied".into(), 1));
    assert_eq!((&reason["check"], &reason["rule"]), (&"similar-customer".into(), &"claims.similar".into()));
    assert_eq!((&reason["until"], &claim["earliest"]), (&"2026-08-04T23:59:59".into(), &"2026-08-05T00:00:00".into()));
    assert!(!run.stdout.contains("王小芳"));
    assert_eq!(folder.read("ledger.csv"), before);

    folder.run("log 非同一客户 华为技术 --with 北京华为技术有限公司 --by 周经理 --at 2026-05-21").expect(0);
    folder.run("claim 华为技术 --rep 李娜 --at 2026-05-22").expect(0);
    let audit = folder.json("audit --as-of 2026-05-31");
    assert_eq!(found(&audit, "similar-customer"), []);
}

#[test]
fn a_manager_who_says_same_makes_it_a_collision() {
    let folder = folder("similar: deny");
    folder.run("log 同一客户 华为技术 --with 北京华为技术有限公司 --by 周经理 --at 2026-05-21").expect(0);
    let claim = folder.json("claim 华为技术 --rep 李娜 --at 2026-05-22");
    let checks: Vec<&Value> = claim["reasons"].as_array().unwrap().iter().map(|reason| &reason["check"]).collect();
    assert_eq!(checks, ["collision"]);
}

#[test]
fn all_reasons_are_told_and_a_refused_claim_leaves_no_trace() {
    let folder = folder("similar: deny, require: [电话]").file(
        "claims.csv",
        "客户,销售,电话\n华为技术,李娜,\n华为技术,王小芳,13800138000\n上海恒瑞商贸,王小芳,13800138001\n星海食品,李娜,13800138002\n",
    );
    let claims = folder.json("claim --from claims.csv --at 2026-05-20 --dry-run");
    let told: Vec<(String, Vec<String>)> = claims["verdicts"]
        .as_array()
        .unwrap()
        .iter()
        .map(|verdict| {
            let reasons = verdict["reasons"].as_array().unwrap().iter();
            let checks = reasons.map(|reason| reason["check"].as_str().unwrap().to_owned()).collect();
            (verdict["verdict"].as_str().unwrap().to_owned(), checks)
        })
        .collect();
    let denied = |checks: &[&str]| ("denied".to_owned(), checks.iter().map(|check| (*check).to_owned()).collect());
    assert_eq!(
        told,
        [
            denied(&["incomplete-claim", "similar-customer"]),
            ("granted".to_owned(), Vec::new()),
            denied(&["similar-customer"]),
            ("granted".to_owned(), Vec::new())
        ]
    );
}

#[test]
fn a_long_table_of_claims_sees_the_customers_granted_before() {
    // So many that an index of all names is made on the way.
    let fillers = ["东", "南", "西", "北", "春", "夏", "秋", "冬", "梅", "兰", "竹", "菊", "松", "柏", "山", "河"];
    let mut rows: Vec<String> = fillers.iter().map(|own| format!("{own}宇堂家具厂,王小芳")).collect();
    rows.extend(["华为技术,李娜", "鲲鹏食品有限公司,王小芳", "鲲鹏食品,李娜", "恒瑞商贸,李娜"].map(str::to_owned));
    let folder = folder("similar: deny").file("claims.csv", format!("客户,销售\n{}\n", rows.join("\n")));
    let claims = folder.json("claim --from claims.csv --at 2026-05-20 --dry-run");
    let denied = claims["verdicts"].as_array().unwrap().iter().filter(|verdict| verdict["verdict"] == "denied");
    assert_eq!(denied.map(|verdict| &verdict["customer"]).collect::<Vec<_>>(), ["华为技术", "鲲鹏食品"]);
}

#[test]
fn a_row_in_the_ledger_counts_whatever_it_looks_like() {
    let typed = format!("{LEDGER}2026-05-20 09:10,报备,华为技术(北京)有限公司,李娜,,,,,\n");
    let folder = folder("similar: deny").file("ledger.csv", typed);
    let holdings = folder.json("report holdings --as-of 2026-05-31");
    assert_eq!(holdings["holdings"].as_array().unwrap().len(), 3);
    let audit = folder.json("audit --as-of 2026-05-31");
    assert_eq!(found(&audit, "similar-customer"), [(4, 2)]);
    let finding = &audit["findings"][0];
    assert_eq!((&finding["rep"], &finding["against"]), (&"李娜".into(), &"王小芳".into()));
    assert_eq!((&finding["level"], &finding["rule"]), (&"notice".into(), &"claims.similar".into()));
    let story = folder.run(&format!("explain {} --as-of 2026-05-31", finding["id"].as_str().unwrap())).expect(0).stdout;
    assert!(story.contains("+70") && story.contains("字号相同"), "{story}");
    // It is dismissed like any other, and then stays dismissed.
    let id = finding["id"].as_str().unwrap();
    let struck = format!("{}2026-05-21 09:10,撤销,,,,周经理,,,{id}\n", folder.read("ledger.csv"));
    let folder = folder.file("ledger.csv", struck);
    assert_eq!(folder.json("audit --as-of 2026-05-31")["summary"]["dismissed"], 1);
}

#[test]
fn without_a_word_in_the_rulebook_nothing_is_compared() {
    let typed = format!("{LEDGER}2026-05-20 09:10,报备,华为技术(北京)有限公司,李娜,,,,91350100M000100Y44,\n");
    let folder = folder("").file("ledger.csv", typed);
    assert_eq!(folder.json("audit --as-of 2026-05-31")["findings"], Value::Array(Vec::new()));
    let claim = folder.json("claim 上海恒瑞商贸 --rep 王小芳 --at 2026-05-21 --dry-run");
    assert_eq!((&claim["verdict"], claim.get("similar")), (&"granted".into(), None));
    let folder = folder.file("rules.yaml", rules("") + "checks: {similar-customer: {points: 2, level: violation}}\n");
    let audit = folder.json("audit --as-of 2026-05-31");
    assert_eq!((found(&audit, "similar-customer"), &audit["findings"][0]["points"]), (vec![(4, 2)], &2.into()));
    assert_eq!(found(&audit, "invalid-identifier"), []);
}

#[test]
fn codes_part_what_names_would_bring_together_and_phones_bring_together_what_names_would_not() {
    let ledger = "\
时间,事件,客户,销售,对方,操作人,电话,税号,关联
2026-05-06 09:10,报备,北京华为技术有限公司,王小芳,,,,91350100M000100Y43,
2026-05-08 09:10,报备,华为技术(北京)有限公司,李娜,,,,91110000100005554U,
2026-05-09 09:10,报备,星海食品有限公司,王小芳,,,+86 13800138000,,
2026-05-10 09:10,报备,大洋饮料有限公司,李娜,,,138 0013 8000 转 2,,
2026-05-11 09:10,报备,远山家具厂,王小芳,,,,91350100M000100Y4O,
";
    let folder = folder("similar: warn").file("ledger.csv", ledger);
    let audit = folder.json("audit --as-of 2026-05-31");
    assert_eq!(found(&audit, "similar-customer"), [(5, 4)]);
    assert_eq!(found(&audit, "invalid-identifier"), [(6, 0)]);
    // The phone comes with the claim.
    let claim = folder.json("claim 朝日印务 --rep 李娜 --set 电话=0086-13800138000 --at 2026-05-21 --dry-run");
    let similar: Vec<&Value> =
        claim["similar"].as_array().unwrap().iter().map(|similar| &similar["customer"]).collect();
    assert_eq!(similar, ["星海食品有限公司"]);
}

/// What `match` says of the identifiers of two names, and how many points they count.
fn identifiers(folder: &Folder, one: &str, other: &str) -> (String, i64) {
    let likeness = folder.json(&format!("match {one} {other} --as-of 2026-05-31"));
    let part = likeness["parts"].as_array().unwrap().iter().find(|part| part["part"] == "identifier").unwrap();
    (part["says"].as_str().unwrap().to_owned(), part["points"].as_i64().unwrap())
}

#[test]
fn an_identifier_says_less_the_more_customers_have_it() {
    // Each written in its own way: what is written alike joins customers.
    let rows = |customers: &[&str], (start, end): (&str, &str)| -> String {
        let row = |(i, name)| format!("2026-05-09 09:10,报备,{name},王小芳,,,{start}{i}{end},,\n");
        customers.iter().enumerate().map(row).collect()
    };
    let three = ["星海食品", "大洋饮料", "远山家具厂"];
    let (phone, mail) = (("13800138000转", ""), ("a", "@huawei.com"));
    for (cell, customers, expected) in
        [(phone, &three[..2], 100), (phone, &three[..], 50), (mail, &three[..2], 60), (mail, &three[..], 30)]
    {
        let ledger = format!("{}\n{}", LEDGER.lines().next().unwrap(), rows(customers, cell));
        let folder = folder("similar: warn").file("ledger.csv", ledger);
        assert_eq!(identifiers(&folder, "星海食品", "大洋饮料"), ("same".to_owned(), expected));
        // The search for one name weighs the same: only 100 points are enough for names of nothing alike.
        let found = folder.json("match 星海食品 --as-of 2026-05-31");
        let similar = found["matches"].as_array().unwrap().iter().filter(|found| found["verdict"] == "similar");
        assert_eq!(similar.count(), usize::from(expected == 100), "{cell:?}");
    }
}

#[test]
fn an_identifier_that_more_than_eight_customers_have_brings_nobody_together() {
    let others = ["星海食品", "大洋饮料", "远山家具厂", "春风书店", "朝日印务", "松柏机械", "金穗粮油"];
    for (fillers, expected) in [(6, 1), (7, 0)] {
        // 恒瑞达 and 恒瑞通 come to 69 by their names alone, and a number of eight customers counts 14.
        let names = others.into_iter().take(fillers).chain(["恒瑞达商贸有限公司", "恒瑞通商贸有限公司"]);
        let rows: Vec<String> = names
            .enumerate()
            .map(|(i, name)| {
                format!("2026-05-09 09:10,报备,{name},{},,,13800138000转{i},,\n", ["王小芳", "李娜"][i % 2])
            })
            .collect();
        let ledger = format!("{}\n{}", LEDGER.lines().next().unwrap(), rows.concat());
        let audit = folder("similar: warn").file("ledger.csv", ledger).json("audit --as-of 2026-05-31");
        assert_eq!(found(&audit, "similar-customer").len(), expected, "{audit}");
    }
}

#[test]
fn an_identifier_speaks_only_where_both_have_one_of_its_kind() {
    let ledger = "\
时间,事件,客户,销售,对方,操作人,电话,税号,关联
2026-05-06 09:10,报备,星海食品,王小芳,,,13800138000,91350100M000100Y43,
2026-05-08 09:10,报备,大洋饮料,李娜,,,+86 13800138000,,
2026-05-09 09:10,报备,远山家具厂,李娜,,,13900139000,,
2026-05-10 09:10,报备,春风书店,李娜,,,,,
2026-05-11 09:10,报备,秋水书店,李娜,,,,,
2026-05-12 09:10,报备,北国书店,李娜,,,,91110000100005554U,
";
    let folder = folder("").file("ledger.csv", ledger);
    for (one, other, says, points) in [
        ("星海食品", "大洋饮料", "same", 100),
        ("星海食品", "远山家具厂", "different", 0),
        ("星海食品", "春风书店", "one-unsaid", 0),
        ("春风书店", "秋水书店", "unsaid", 0),
        ("星海食品", "北国书店", "different", -200),
    ] {
        assert_eq!(identifiers(&folder, one, other), (says.to_owned(), points), "{one} {other}");
        assert_eq!(identifiers(&folder, other, one), (says.to_owned(), points), "{other} {one}");
    }
    // A customer of the ledger is looked for with the identifiers that the ledger knows.
    let matches = folder.json("match 星海食品 --as-of 2026-05-31");
    let names: Vec<&Value> = matches["matches"].as_array().unwrap().iter().map(|found| &found["customer"]).collect();
    assert_eq!(names, ["星海食品", "大洋饮料"]);
}

#[test]
fn a_search_for_one_name_adds_up_what_the_names_and_the_identifiers_say() {
    let ledger = format!("{LEDGER}2026-05-09 09:10,报备,恒瑞达商贸有限公司,王小芳,,,a@hengrui.com,,\n");
    let list = "客户,电话\n恒瑞通商贸股份有限公司,b＠hengrui.com\n";
    let folder = folder("").file("ledger.csv", ledger).file("list.csv", list);
    let found = folder.json("match --from list.csv --as-of 2026-05-31");
    // 47 for the own name, 4 + 10 + 0 + 3 for the other parts, and 60 for the mail host are more than 100.
    let found = &found["matches"][0];
    assert_eq!((&found["customer"], &found["score"]), (&"恒瑞达商贸有限公司".into(), &100.into()));
    assert_eq!(found["differed"], serde_json::json!(["form:different"]));
    let text = folder.run("match --from list.csv --as-of 2026-05-31 --width 200").expect(0).stdout;
    assert!(text.contains("组织形式不同"), "{text}");
}

#[test]
fn the_story_of_a_wrong_code_says_how_it_is_known() {
    let typed = format!("{LEDGER}2026-05-20 09:10,报备,远山家具厂,李娜,,,,91350100M000100Y44,\n");
    let folder = folder("similar: warn").file("ledger.csv", typed);
    let audit = folder.json("audit --as-of 2026-05-31");
    assert_eq!(found(&audit, "invalid-identifier"), [(4, 0)]);
    let id = audit["findings"][0]["id"].as_str().unwrap().to_owned();
    let story = folder.run(&format!("explain {id} --as-of 2026-05-31 --width 200")).expect(0).stdout;
    assert!(story.contains("GB 32100-2015"), "{story}");
}

#[test]
fn two_names_that_are_one_customer_are_no_pair() {
    let typed = format!(
        "{LEDGER}2026-05-20 09:10,同一客户,华为技术,,北京华为技术有限公司,周经理,,,\n\
         2026-05-21 09:10,跟进,华为技术,王小芳,,,,,\n"
    );
    let check = folder("similar: warn").file("ledger.csv", typed).run("check --as-of 2026-05-31").expect(0).stdout;
    assert!(!check.contains(" / "), "{check}");
}

#[test]
fn check_hints_at_pairs_in_one_hand() {
    let typed = format!("{LEDGER}2026-05-20 09:10,报备,华为技术(北京)有限公司,王小芳,,,,,\n");
    let folder = folder("similar: warn").file("ledger.csv", &typed);
    let check = folder.run("check --as-of 2026-05-31 --width 300").expect(0).stdout;
    assert!(check.contains("北京华为技术有限公司 / 华为技术(北京)有限公司"), "{check}");
    let settled = typed + "2026-05-21 09:10,非同一客户,华为技术(北京)有限公司,,北京华为技术有限公司,周经理,,,\n";
    let check = folder.file("ledger.csv", settled).run("check --as-of 2026-05-31 --width 300").expect(0).stdout;
    assert!(!check.contains(" / "), "{check}");
}

#[test]
fn who_looks_like_a_customer() {
    let folder = folder("").file("list.csv", "客户,电话\n华为技术,\n星海食品,\n上海恒瑞商贸有限公司,\n");
    let found = folder.json("match 华为 --as-of 2026-05-31");
    assert_eq!(found["schema"], "turfbook.match/1");
    let first = &found["matches"][0];
    assert_eq!((&first["customer"], &first["verdict"]), (&"北京华为技术有限公司".into(), &"similar".into()));
    assert_eq!((&first["holder"], &first["until"]), (&"王小芳".into(), &"2026-08-04T23:59:59".into()));
    let later = folder.json("match 华为 --as-of 2026-12-31");
    assert_eq!(later["matches"][0]["holder"], Value::Null);
    let list = folder.run("match --from list.csv --format csv --as-of 2026-05-31").expect(0).stdout;
    assert_eq!(
        list.trim_start_matches('\u{feff}')
            .lines()
            .map(|line| line.split(',').take(3).collect::<Vec<_>>().join(","))
            .collect::<Vec<_>>(),
        [
            "asked,verdict,customer",
            "华为技术,similar,北京华为技术有限公司",
            "星海食品,none,",
            "上海恒瑞商贸有限公司,same,上海恒瑞商贸有限公司"
        ]
    );
    let empty = folder.file("list.csv", "客户,电话\n,13800138000\n").run("match --from list.csv").expect(2);
    assert!(empty.stderr.contains('2'), "{empty:?}");
}

#[test]
fn a_long_list_says_what_each_name_alone_says() {
    let asked: Vec<String> = (0..20)
        .map(|i| format!("{}华为技术{}", ["", "北京"][i % 2], ["", "公司", "有限公司", "集团"][i % 4]))
        .collect();
    let folder = folder("").file("list.csv", format!("客户\n{}\n", asked.join("\n")));
    let list = folder.json("match --from list.csv --as-of 2026-05-31");
    for found in list["matches"].as_array().unwrap() {
        let alone = folder.json(&format!("match {} --as-of 2026-05-31", found["asked"].as_str().unwrap()));
        assert_eq!(&alone["matches"][0], found);
    }
    assert_eq!(list["matches"].as_array().unwrap().len(), asked.len());
}

#[test]
fn a_claim_alone_is_refused_as_it_is_in_a_long_table() {
    // One slip in an own name of three characters.
    let typed = format!("{LEDGER}2026-05-09 09:10,报备,苏州恒瑞达商贸有限公司,王小芳,,,,,\n");
    let folder = folder("similar: deny").file("ledger.csv", typed);
    folder.run("claim 苏州恒瑞通商贸有限公司 --rep 李娜 --at 2026-05-20 --dry-run").expect(1);
    let rows: Vec<String> = (0..20).map(|_| "苏州恒瑞通商贸有限公司,李娜".to_owned()).collect();
    let folder = folder.file("claims.csv", format!("客户,销售\n{}\n", rows.join("\n")));
    let claims = folder.json("claim --from claims.csv --at 2026-05-20 --dry-run");
    let denied = claims["verdicts"].as_array().unwrap().iter().filter(|verdict| verdict["verdict"] == "denied");
    assert_eq!(denied.count(), rows.len());
}

#[test]
fn branches_that_sound_alike_or_are_short_for_each_other_are_found() {
    let typed = format!(
        "{LEDGER}2026-05-09 09:10,报备,工行长沙东塘支行,王小芳,,,,,\n\
         2026-05-10 09:10,报备,中国工商银行长沙东堂支行,李娜,,,,,\n\
         2026-05-11 09:10,报备,工行长沙园区支行,王小芳,,,,,\n\
         2026-05-12 09:10,报备,工行长沙工业园区支行,李娜,,,,,\n\
         2026-05-13 09:10,报备,工行长沙西湖支行,李娜,,,,,\n"
    );
    let folder = folder("similar: warn").file("ledger.csv", typed);
    assert_eq!(found(&folder.json("audit --as-of 2026-05-31"), "similar-customer"), [(5, 4), (7, 6)]);
}

#[test]
fn every_verdict_on_two_names_is_explained() {
    let bare = Folder::new();
    let likeness = bare.json("match 北京华为技术有限公司 华为技术(北京)");
    let parts = likeness["parts"].as_array().unwrap();
    let sum: i64 = parts.iter().map(|part| part["points"].as_i64().unwrap()).sum();
    assert_eq!((&likeness["verdict"], &likeness["by"]), (&"similar".into(), &"score".into()));
    assert_eq!(
        (likeness["score"].as_i64().unwrap(), &parts[0]["one"], &parts[1]["other"]),
        (sum, &"华为".into(), &"北京".into())
    );
    let text = bare.run("match \"Acme Foods Inc\" \"The ACME Food Company\" --lang en").expect(0).stdout;
    assert!(text.contains("acme food") && text.contains("Sum: "), "{text}");
    assert_eq!(bare.json("match \"ＡＢＣ 科技\" abc科技")["by"], "key");

    let ruled = format!(
        "{LEDGER}2026-05-20 09:10,同一客户,鲲鹏,,北京华为技术有限公司,周经理,,,\n2026-05-21 09:10,非同一客户,上海恒瑞,,上海恒瑞商贸有限公司,周经理,,,\n"
    );
    let folder = folder("").file("ledger.csv", ruled);
    let joined = folder.json("match 鲲鹏 北京华为技术有限公司 --as-of 2026-05-31");
    assert_eq!((&joined["verdict"], &joined["by"]), (&"same".into(), &"joined".into()));
    let parted = folder.json("match 上海恒瑞 上海恒瑞商贸有限公司 --as-of 2026-05-31");
    assert_eq!((&parted["verdict"], &parted["by"]), (&"different".into(), &"parted".into()));
}

/// Names of every kind, alike and not.
fn name() -> impl Strategy<Value = String> {
    let part = |words: &'static [&'static str]| prop::sample::select(words);
    let chinese = (
        part(&["", "北京", "北京市", "上海", "(深圳)", "永安"]),
        part(&["华为", "華為", "花为", "恒瑞达", "恒瑞", "第一", "中国银行", "中行"]),
        part(&["", "技术", "科技", "信息科技", "商贸"]),
        part(&["", "有限公司", "有限责任公司", "（集团）股份有限公司", "厦门分行", "厦门湖里支行", "上海分公司"]),
    );
    let chinese = chinese.prop_map(|(place, own, business, form)| format!("{place}{own}{business}{form}"));
    let latin = (
        part(&["Acme", "Ácme", "Acne", "Huawei"]),
        part(&["Foods", "food", "& Sons", "II"]),
        part(&["", "Ltd", "GmbH"]),
    );
    let latin = latin.prop_map(|(own, other, form)| format!("{own} {other} {form}"));
    prop_oneof![4 => chinese, 2 => latin, 1 => "\\PC{0,12}"]
}

/// Two Chinese names of which the second slips from the first.
fn slipped() -> impl Strategy<Value = (String, String)> {
    let part = |words: &'static [&'static str]| prop::sample::select(words);
    let around = || {
        (
            part(&["", "北京", "北京市海淀区", "苏州", "江苏苏州", "永安"]),
            part(&["", "技术", "信息科技", "商贸"]),
            part(&["", "有限公司", "集团有限公司"]),
        )
    };
    let pool = || part(&["华", "为", "恒", "瑞", "达", "通", "远", "博", "新", "轩", "永", "海"]);
    let slip = (0..4_usize, 0..8_usize, pool());
    let core = prop::collection::vec(pool(), 2..9);
    (core, prop::collection::vec(slip, 0..3), around(), around(), part(&["", "上海分公司"])).prop_map(
        |(core, slips, (place, business, form), (other_place, other_business, other_form), branch)| {
            let mut other = core.clone();
            for (kind, at, by) in slips {
                let at = at % other.len();
                match kind {
                    0 => other[at] = by,
                    1 => other.insert(at, by),
                    2 if other.len() > 2 => drop(other.remove(at)),
                    _ => other.swap(0, at),
                }
            }
            (
                format!("{place}{}{business}{form}{branch}", core.concat()),
                format!("{other_place}{}{other_business}{other_form}{branch}", other.concat()),
            )
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn an_index_finds_what_a_list_of_all_pairs_finds((one, other) in slipped()) {
        let found = pairs(&names(&[&one, &other]), |_, _| true);
        let (ours, theirs) = (Name::of(&one), Name::of(&other));
        let looked_up = Lookup::new(vec![theirs]).like(&ours);
        prop_assert_eq!(found.first().map(|pair| pair.score), looked_up.first().map(|(_, score)| *score));
    }

    #[test]
    fn the_order_of_two_names_does_not_matter(one in name(), other in name()) {
        let (one, other) = (Name::of(&one), Name::of(&other));
        let (there, back) = (score(&one, &other), score(&other, &one));
        prop_assert_eq!(there.sum(), back.sum());
        prop_assert_eq!(there.is_similar(), back.is_similar());
    }

    #[test]
    fn a_name_is_similar_to_itself(name in name()) {
        let parts = Name::of(&name);
        if !parts.core.is_empty() {
            prop_assert!(score(&parts, &parts).is_similar(), "{} {:?}", name, parts);
        }
    }

    #[test]
    fn the_order_of_a_list_does_not_matter(mut list in prop::collection::vec(name(), 2..24)) {
        let similar = |list: &[String]| {
            let texts: Vec<&str> = list.iter().map(String::as_str).collect();
            let found = pairs(&names(&texts), |_, _| true);
            let mut found: Vec<(String, String, i32)> = found
                .iter()
                .map(|pair| {
                    let (one, other) = (list[pair.one as usize].clone(), list[pair.other as usize].clone());
                    (one.clone().min(other.clone()), one.max(other), pair.score.sum())
                })
                .collect();
            found.sort();
            found
        };
        let there = similar(&list);
        list.reverse();
        prop_assert_eq!(similar(&list), there);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn a_search_for_one_name_finds_what_a_comparison_of_two_finds((one, other) in slipped()) {
        let (ours, theirs) = (Name::of(&one), Name::of(&other));
        let likeness = score(&ours, &theirs);
        let expected = likeness.is_similar().then_some(likeness);
        prop_assert_eq!(Probe::new(ours).look_at(&other), expected, "{} {}", one, other);
    }

    #[test]
    fn similarity_never_joins(list in prop::collection::vec(name(), 1..12)) {
        let rows: Vec<String> = list
            .iter()
            .enumerate()
            .map(|(i, name)| format!("2026-05-{:02},报备,\"{}\",王小芳,,,,,\n", i + 1, name.replace('"', "\"\"")))
            .collect();
        let ledger = format!("{}\n{}", LEDGER.lines().next().unwrap(), rows.concat());
        let asks = folder("similar: deny").file("ledger.csv", &ledger);
        let does_not = folder("").file("ledger.csv", &ledger);
        let line = "report holdings --as-of 2026-06-30 --skip-bad-rows";
        prop_assert_eq!(asks.json(line), does_not.json(line));
    }
}
