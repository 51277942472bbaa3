//! Rulebooks that are none, too large, or written in another encoding.

use crate::harness::Folder;

fn told(rules: impl AsRef<[u8]>) -> String {
    let folder = Folder::new().file("ledger.csv", "at,event\n").file("rules.yaml", rules);
    folder.run("audit").expect(2).stderr
}

#[test]
fn case_110_other_encodings_are_refused_by_name() {
    let text = "managers: [王经理, 李娜]\n";
    let utf16: Vec<u8> = format!("\u{feff}{text}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(told(&utf16).contains("UTF-16"));
    assert!(told(&utf16[2..]).contains("UTF-16"));
    assert!(told(encoding_rs::GB18030.encode(text).0).contains("GBK"));
    assert!(told(b"managers: [M\xFCller]\nremind: 3d\n").contains("line 1"));
    let folder = Folder::with("at,event\n", &format!("\u{feff}{}", text.replace('\n', "\r\n")));
    folder.run("audit").expect(0);
}

#[test]
fn case_113_what_is_no_rulebook_is_told() {
    let folder = Folder::new().file("ledger.csv", "at,event\n");
    assert!(folder.run("audit").expect(2).stderr.contains("turfbook init"));
    assert!(told("x: ".to_owned() + &"y".repeat(5_000_000)).contains("256 KiB"));
    std::fs::create_dir(folder.path("rules.yaml")).unwrap();
    assert!(folder.run("audit").expect(2).stderr.contains("folder"));
    for rules in ["", "# nothing\n", "---\n"] {
        Folder::with("at,event\n", rules).run("audit").expect(0);
    }
    if cfg!(unix) {
        assert!(folder.run("audit --rules /dev/zero").expect(2).stderr.contains("no file"));
    }
}

#[test]
fn case_106_to_109_mistakes_are_told_with_their_line() {
    for (rules, line, word) in [
        ("remind: 3d\nremind: 4d\n", 2, "second time"),
        ("remind: 3d\nclaims：\n  freeze: 1d\n", 2, "U+FF1A"),
        ("claims:\n\tfreeze: 1d\n", 2, "tab"),
        ("claims:\n  cooldwn: 1d\n", 2, "cooldown"),
    ] {
        let told = told(rules);
        assert!(told.contains(&format!("line {line}")) && told.contains(word), "{told}");
    }
}

#[test]
fn case_107_a_key_that_is_none_is_told_at_every_level() {
    for (rules, line) in [
        ("remnd: 3d\n", 1),
        ("calendar:\n  utc_ofset: x\n", 2),
        ("ledger:\n  encodng: utf8\n", 2),
        ("ledger:\n  column: {a: b}\n", 2),
        ("team:\n- name: Ann\n  levl: junior\n", 0),
        ("identity:\n  kys: [phone]\n", 2),
        ("entries:\n  max_dely: 1d\n", 2),
        ("claims:\n  cooldwn: 3d\n", 2),
        ("claims:\n  limits:\n  - max_hld: 1\n", 3),
        ("protection:\n- trem: 3d\n", 2),
        ("protection:\n- extension:\n    byy: 3d\n", 3),
        ("credit:\n  helpr: 3\n", 2),
        ("penalties:\n  windw: 3d\n", 2),
        ("penalties:\n  ladder:\n  - stp: warning\n", 3),
        ("service:\n  complant: 3d\n", 2),
        ("checks:\n  poching: off\n", 2),
        ("score:\n  metric: {}\n", 2),
        ("score:\n  metrics:\n    revnue: {weight: 1, target: 2}\n", 3),
        ("score:\n  metrics:\n    revenue: {wight: 1, target: 2}\n", 3),
        ("score:\n  grades:\n  - {grad: S, min: 1}\n", 3),
        ("events:\n  visit: {az: contact}\n", 2),
    ] {
        // A member of the team may have any attribute: `levl` is one.
        if line == 0 {
            Folder::with("at,event\n", rules).run("audit").expect(0);
        } else {
            let told = told(rules);
            assert!(told.contains(&format!("line {line}")), "{rules}{told}");
        }
    }
}
