//! What shells complete, and the manual page. `scripts/test-completions.sh` tries the former in the shells themselves.

use turfbook::core::checks::Check;
use turfbook::core::event::Kind;
use turfbook::core::rulebook::Metric;

use crate::harness::Folder;

const COMMANDS: [&str; 14] = [
    "init",
    "check",
    "claim",
    "release",
    "log",
    "audit",
    "report",
    "explain",
    "sanction",
    "recycle",
    "score",
    "policy",
    "completions",
    "man",
];

#[test]
fn every_shell_is_told_every_command_check_metric_and_event() {
    for shell in ["bash", "zsh", "fish"] {
        let script = Folder::new().run(&format!("completions {shell} --lang en")).expect(0).stdout;
        let words = script.split(|c: char| c.is_whitespace() || "()'\":;".contains(c));
        let words: std::collections::HashSet<&str> = words.map(|word| word.split('\\').next().unwrap()).collect();
        let names = COMMANDS.into_iter().chain(Check::ALL.iter().map(|check| check.name())).chain(Kind::names());
        for name in names.chain(Metric::ALL.map(|(name, _)| name)).chain(["violation", "json"]) {
            assert!(words.contains(name), "{shell} does not know {name}");
        }
    }
    for shell in ["powershell", "elvish"] {
        let script = Folder::new().run(&format!("completions {shell}")).expect(0).stdout;
        assert!(COMMANDS.iter().all(|command| script.contains(command)), "{shell}");
    }
}

#[test]
fn a_name_with_a_slip_still_gets_a_suggestion_in_both_languages() {
    let folder = Folder::with("at,event\n", "score: {metrics: {revenue: {weight: 1, target: 1}}}\n");
    let table = [
        ("audit --only poching", "There is no check \"poching\"", "\"poaching\"?", "poching", "是不是“poaching”"),
        ("explain poching", "poching", "\"poaching\"?", "poching", "是不是“poaching”"),
        ("score --only revnue", "There is no metric \"revnue\"", "\"revenue\"?", "没有指标“revnue”", "是不是“revenue”"),
        ("score --only deals", "does not measure deals", "revenue", "不考核 deals", "revenue"),
        ("log contcat Acme --rep Ann", "no event", "\"contact\"?", "contcat", "是不是“contact”"),
        ("completions bsh", "bsh", "\"bash\"?", "bsh", "是不是“bash”"),
    ];
    for (line, english, near, chinese, near_chinese) in table {
        let told = folder.run(&format!("{line} --lang en")).expect(2).stderr;
        assert!(told.contains(english) && told.contains(near), "{line}: {told}");
        let told = folder.run(&format!("{line} --lang zh")).expect(2).stderr;
        assert!(told.contains(chinese) && told.contains(near_chinese), "{line}: {told}");
    }
    // Width and case still do not matter.
    folder.run("audit --only ＰＯＡＣＨＩＮＧ").expect(0);
    folder.run("score --only Revenue").expect(0);
}

#[test]
fn the_manual_tells_every_command_and_option() {
    for (lang, said) in [("en", "Decides whether a rep may claim a customer"), ("zh", "判断能否报备客户")] {
        let page = Folder::new().run(&format!("man --lang {lang}")).expect(0).stdout;
        assert!(page.contains(".TH turfbook 1") && page.contains(said), "{page}");
        for command in COMMANDS {
            assert!(page.contains(&format!(".SS \"turfbook {command}\"\n")), "{command}");
        }
        for option in ["as\\-of", "skip\\-bad\\-rows", "only", "period", "dry\\-run", "fail\\-on", "schema"] {
            assert!(page.contains(&format!("\\-\\-{option}\\fR")), "{option}");
        }
    }
}

#[test]
fn one_metric_can_be_looked_at_alone_and_the_score_stays() {
    let rules = "team: [Ann]\nscore: {metrics: {revenue: {weight: 1, target: 1}, shares: {weight: 5, target: 1}, \
                 rating: {weight: 1, target: 1}}}\n";
    let folder = Folder::with("at,event,rep\n2026-10-01,share,Ann\n", rules);
    let all = folder.json("score --as-of 2026-10-31");
    let one = folder.json("score --as-of 2026-10-31 --only revenue");
    assert_eq!(one["reps"][0]["score"], all["reps"][0]["score"]);
    assert_eq!(one["reps"][0]["metrics"].as_object().unwrap().keys().collect::<Vec<_>>(), ["revenue"]);
    let shown = folder.run("score --as-of 2026-10-31 --only revenue --lang en").expect(0).stdout;
    assert!(shown.contains("Only some of the metrics") && !shown.contains("Cases shared"), "{shown}");
}
