//! How the program behaves as a command: exit status, pipes, terminals, environments.

use std::fs::File;
use std::process::{Command, Output, Stdio};

use crate::harness::Folder;

const LEDGER: &str = "at,event,customer,rep,value,note,by\n2026-01-05 09:00,claim,Fox,Ann,,\n2026-01-06 09:00,contact,Fox,Bo,,\n\
                      2026-01-07 09:00,deal,Fox,Ann,500,\n";
const RULES: &str = "managers: [Max]\nteam: [Ann, Bo]\nprotection: [{term: 30d}]\n\
                     penalties: {ladder: [{step: warning, points: 3}]}\n";

fn program(folder: &Folder, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_turfbook"));
    command.args(crate::harness::words(line)).current_dir(folder.path(".")).env_clear().env("TZ", "UTC");
    command.stdin(Stdio::null());
    command
}

fn status(output: &Output) -> i32 {
    output.status.code().unwrap_or(-1)
}

/// Runs a shell line in a folder, where `turfbook` is the program.
#[cfg(unix)]
fn shell(folder: &Folder, line: &str) -> Output {
    let line = line.replace("turfbook", concat!("'", env!("CARGO_BIN_EXE_turfbook"), "'"));
    let mut command = Command::new("bash");
    command.args(["-c", &line]).current_dir(folder.path(".")).env_clear().env("PATH", "/usr/bin:/bin").env("TZ", "UTC");
    command.stdin(Stdio::null()).output().unwrap()
}

#[test]
fn case_134_every_subcommand_ends_with_the_documented_status() {
    let bad = format!("{LEDGER}2026-02-30,claim,Owl,Ann,,\n");
    let writes = ["claim Owl --rep Ann", "release Fox --rep Ann --at 2026-01-08", "log contact Fox --rep Ann"];
    let reads = ["audit", "report", "report holdings", "report pool", "report deals", "report due", "check"];
    let files = ["seal", "repair", "convert --to utf8-bom"];
    let fresh = || Folder::with(LEDGER, RULES);
    for (line, expected) in [
        ("audit --as-of 2026-02-01", 1),
        ("audit --as-of 2026-02-01 --fail-on never", 0),
        ("audit --as-of 2026-01-05", 0),
        ("audit --as-of 2026-02-01 --only lapsed", 0),
        ("audit --only lapsed --fail-on notice", 0),
        ("report", 0),
        ("report holdings", 0),
        ("report pool", 0),
        ("report deals", 0),
        ("report due", 0),
        ("check", 0),
        ("claim Owl --rep Ann", 0),
        ("claim Fox --rep Bo", 1),
        ("claim Owl --rep Zoe", 1),
        ("claim Owl --rep Ann --dry-run", 0),
        ("release Fox --rep Ann", 0),
        ("release Fox --rep Bo", 1),
        ("log contact Fox --rep Ann", 0),
        ("log award Fox --rep Bo", 1),
        ("log award Fox --rep Bo --by Max", 0),
        ("seal", 0),
        ("seal --accept f-abcdefgh --why x", 2),
        ("repair", 0),
        ("repair --restore", 0),
        ("convert --to utf8-bom", 0),
        ("convert --to utf9", 2),
        ("convert", 2),
        ("init", 2),
        ("init new", 0),
        ("--version", 0),
        ("--help", 0),
        ("audit --help", 0),
        ("", 2),
        ("nothing", 2),
        ("audit --nothing", 2),
        ("audit --width 0", 2),
        ("audit --as-of yesterday", 2),
        ("log contact Fox --rep Ann --at 2199-01-01", 2),
    ] {
        let run = fresh().run(line);
        assert_eq!(run.status, expected, "{line}: {run:?}");
    }
    for line in reads.iter().chain(&writes).chain(&files) {
        Folder::new().run(line).expect(2);
        Folder::new().file("ledger.csv", LEDGER).run(line).expect(2);
        Folder::with(LEDGER, "claims: [").run(line).expect(2);
        fresh().run(&format!("{line} --ledger nowhere.csv")).expect(2);
        if !line.starts_with("convert") && !line.starts_with("repair") {
            Folder::with(&bad, RULES).run(line).expect(2);
        }
    }
    for line in writes.iter().chain(&files) {
        let folder = fresh();
        let lock = File::create(folder.path("ledger.csv.lock")).unwrap();
        lock.lock().unwrap();
        folder.run(&format!("{line} --lock-timeout 0")).expect(4);
        assert_eq!(folder.read("ledger.csv"), LEDGER);
        // A lock that is a folder can't be taken.
        let folder = fresh();
        std::fs::create_dir(folder.path("ledger.csv.lock")).unwrap();
        folder.run(line).expect(3);
        assert_eq!(folder.read("ledger.csv"), LEDGER);
        fresh().run(&format!("{line} --as-of 2026-02-01")).expect(2);
        fresh().run(&format!("{line} --ledger -")).expect(2);
    }
    for line in reads {
        let folder = fresh();
        std::fs::create_dir(folder.path("ledger.csv.lock")).unwrap();
        let run = folder.run(line);
        assert!(run.status <= 1, "{line}: {run:?}");
        folder.run(&format!("{line} --output .")).expect(3);
    }
}

#[test]
fn case_135_quiet_is_quiet() {
    let folder = Folder::with(LEDGER, RULES);
    let run = folder.run("audit --quiet --as-of 2026-01-05").expect(0);
    assert_eq!((run.stdout.as_str(), run.stderr.as_str()), ("", ""));
    let run = folder.run("audit --quiet --as-of 2026-02-01").expect(1);
    assert!(run.stdout.contains("poaching") && run.stderr.is_empty(), "{run:?}");
    let run = folder.run("audit --quiet --ledger nowhere.csv").expect(2);
    assert!(run.stdout.is_empty() && !run.stderr.is_empty(), "{run:?}");
}

#[test]
fn case_136_and_150_the_environment_changes_nothing() {
    let folder = Folder::with(LEDGER, RULES);
    let line = "audit --as-of 2026-02-01 --lang en --width 80";
    let plain = program(&folder, line).output().unwrap();
    assert_eq!(status(&plain), 1);
    for (name, value) in [
        ("LANG", "C"),
        ("LC_ALL", "zh_CN.GB18030"),
        ("LC_ALL", "nonsense"),
        ("COLUMNS", "1"),
        ("TERM", "dumb"),
        ("HOME", ""),
        ("HOME", "relative"),
        ("HOME", "/nowhere"),
        ("XDG_CONFIG_HOME", "/proc/1/root"),
        ("TZ", "Nonsense/Zone"),
        ("TZ", ""),
        ("PATH", ""),
    ] {
        let output = program(&folder, line).env(name, value).output().unwrap();
        assert_eq!(output, plain, "{name}={value}");
    }
    assert_eq!(program(&folder, line).env_clear().output().unwrap(), plain);
}

#[test]
fn case_140_colour_is_a_matter_of_table() {
    let folder = Folder::with(LEDGER, RULES);
    for (environment, option, is_coloured) in [
        (vec![], "auto", false),
        (vec![], "always", true),
        (vec![], "never", false),
        (vec![("CLICOLOR_FORCE", "1")], "auto", true),
        (vec![("CLICOLOR_FORCE", "0")], "auto", false),
        (vec![("CLICOLOR_FORCE", "1")], "never", false),
        (vec![("CLICOLOR_FORCE", "1"), ("NO_COLOR", "1")], "auto", false),
        (vec![("NO_COLOR", "1")], "always", true),
        (vec![("NO_COLOR", "")], "auto", false),
        (vec![("TERM", "dumb")], "always", true),
        (vec![("TERM", "dumb"), ("CLICOLOR_FORCE", "1")], "auto", true),
        (vec![("TERM", "xterm")], "auto", false),
    ] {
        let line = format!("audit --as-of 2026-02-01 --color {option}");
        let output = program(&folder, &line).envs(environment.clone()).output().unwrap();
        assert_eq!(output.stdout.contains(&0x1b), is_coloured, "{environment:?} {option}");
    }
}

#[test]
fn case_141_every_width_can_be_had() {
    let folder = Folder::with(
        &format!(
            "{LEDGER}2026-01-08,claim,华远科技（上海）有限公司👩‍👩‍👧,Ann,,\n2026-01-08,contact,华远科技（上海）有限公司👩‍👩‍👧,Bo,,\n"
        ),
        RULES,
    );
    for width in (1..=40).chain([80, 100, 200, 400]) {
        for line in ["audit", "report"] {
            let run = folder.run(&format!("{line} --as-of 2026-01-20 --width {width}"));
            assert!(run.status <= 1 && !run.stdout.is_empty(), "{width}: {run:?}");
        }
    }
    // As wide as asked for, where that can be.
    let run = folder.run("audit --as-of 2026-01-20 --width 60");
    for line in run.stdout.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 61, "{line}");
    }
}

#[test]
fn case_102_output_never_goes_over_what_it_is_made_of() {
    let folder = Folder::with(LEDGER, RULES).file("old.txt", "old");
    folder.run("seal").expect(0);
    let journal = folder.read("ledger.csv.journal");
    for output in ["ledger.csv", "./ledger.csv", "rules.yaml", "ledger.csv.journal"] {
        for format in ["table", "csv", "json"] {
            folder.run(&format!("audit --format {format} --output {output}")).expect(2);
        }
    }
    assert_eq!((folder.read("ledger.csv"), folder.read("rules.yaml")), (LEDGER.to_owned(), RULES.to_owned()));
    assert_eq!(folder.read("ledger.csv.journal"), journal);
    folder.run("report holdings --as-of 2026-02-01 --output old.txt").expect(0);
    assert!(folder.read("old.txt").contains("Fox"));
    let dash = folder.run("report holdings --as-of 2026-02-01 --output -").expect(0);
    assert_eq!(dash.stdout, folder.read("old.txt"));
}

#[test]
fn case_142_a_dash_is_standard_input_where_that_makes_sense() {
    let folder = Folder::with(LEDGER, RULES);
    let run = |line: &str, input: &str| {
        let mut command = program(&folder, line);
        command.stdin(File::open(folder.path(input)).unwrap());
        command.output().unwrap()
    };
    let plain = program(&folder, "report --as-of 2026-02-01").output().unwrap();
    assert_eq!(run("report --as-of 2026-02-01 --ledger -", "ledger.csv").stdout, plain.stdout);
    assert_eq!(run("report --as-of 2026-02-01 --rules -", "rules.yaml").stdout, plain.stdout);
    assert_eq!(status(&run("claim Owl --rep Ann --ledger -", "ledger.csv")), 2);
}

#[test]
fn case_145_and_146_words_of_every_kind() {
    let folder = Folder::with(LEDGER, RULES);
    let long = "x".repeat(100_000);
    for (words, expected) in [
        (vec!["claim", "", "--rep", "Ann"], 2),
        (vec!["claim", " ", "--rep", "Ann"], 2),
        (vec!["claim", "Owl", "--rep", ""], 2),
        (vec!["claim", "--rep", "Ann", "--", "--Owl"], 2),
        (vec!["claim", "--rep", "Ann", "--", "Owl"], 0),
        (vec!["audit", "--rep", "Nobody"], 2),
        (vec!["audit", "--only", &long], 2),
        (vec!["log", "contact", "Fox", "--rep", "Ann", "--note", &long], 0),
    ] {
        let output = program(&folder, "").args(&words).output().unwrap();
        assert_eq!(status(&output), expected, "{:.60} {}", words.join(" "), String::from_utf8_lossy(&output.stderr));
    }
    for name in ["with blank.csv", "客户 台账.csv", "line\nbreak.csv", &format!("{}.csv", "n".repeat(240))] {
        std::fs::write(folder.path(name), LEDGER).unwrap();
        let output = program(&folder, "log contact Fox --rep Ann --ledger").arg(name).output().unwrap();
        assert_eq!(status(&output), 0, "{name}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(folder.read(name).starts_with(LEDGER) && folder.read(name).len() > LEDGER.len());
    }
}

#[cfg(unix)]
mod unix {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    use super::*;

    #[test]
    fn case_137_a_reader_that_goes_away_is_no_error() {
        let rows: String = (0..40_000).map(|i| ["2026-01-05,claim,C", &i.to_string(), ",Ann,,\n"].concat()).collect();
        let folder = Folder::with(&format!("at,event,customer,rep,value,note\n{rows}"), "");
        for line in
            ["turfbook report holdings --format json", "turfbook report holdings --format csv", "turfbook --help"]
        {
            let output = shell(&folder, &format!("{line} | head -1 >/dev/null; echo ${{PIPESTATUS[0]}}"));
            let (stdout, stderr) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            assert_eq!((stdout.as_ref(), stderr.as_ref()), ("0\n", ""), "{line}");
        }
    }

    #[test]
    fn case_138_a_full_disk_for_the_output_is_told() {
        let folder = Folder::with(LEDGER, RULES);
        for line in ["report", "report --format json", "audit --format csv", "check"] {
            let output = shell(&folder, &format!("turfbook {line} >/dev/full"));
            assert_eq!(status(&output), 3, "{line}");
            assert!(String::from_utf8_lossy(&output.stderr).contains("output can't be written"), "{line}");
        }
        assert_eq!(status(&shell(&folder, "turfbook report --help >/dev/full")), 3);
        assert_eq!(status(&shell(&folder, "turfbook audit --ledger nowhere 2>/dev/full")), 2);
        // A row that was written stays written.
        assert_eq!(status(&shell(&folder, "turfbook log contact Fox --rep Ann >/dev/full")), 3);
        assert_eq!(folder.read("ledger.csv").lines().count(), 5);
    }

    #[test]
    fn case_139_closed_descriptors_never_lead_into_the_ledger() {
        let folder = Folder::with(LEDGER, RULES);
        for closed in [">&-", "2>&-", "<&-", ">&- 2>&- <&-"] {
            let output = shell(&folder, &format!("turfbook report {closed}"));
            assert_eq!(status(&output), 0, "{closed}");
            let output = shell(&folder, &format!("turfbook claim Fox --rep Bo {closed}"));
            assert_eq!(status(&output), 1, "{closed}");
        }
        assert_eq!(folder.read("ledger.csv"), LEDGER);
    }

    #[test]
    fn case_145_words_that_are_no_text() {
        let folder = Folder::with(LEDGER, RULES);
        let output = program(&folder, "claim --rep Ann").arg(OsStr::from_bytes(b"\xFF\xFE")).output().unwrap();
        assert_eq!(status(&output), 2);
        assert!(!output.stderr.is_empty());
        let name = OsStr::from_bytes(b"led\xFFger.csv");
        std::fs::write(folder.path(".").join(name), LEDGER).unwrap();
        let output = program(&folder, "log contact Fox --rep Ann --ledger").arg(name).output().unwrap();
        assert_eq!(status(&output), 0, "{}", String::from_utf8_lossy(&output.stderr));
    }

    #[test]
    fn case_005_and_045_what_may_not_be_written_is_told() {
        use std::os::unix::fs::PermissionsExt;
        let folder = Folder::with(LEDGER, RULES);
        let rights = std::fs::Permissions::from_mode(0o444);
        std::fs::set_permissions(folder.path("ledger.csv"), rights).unwrap();
        if File::options().append(true).open(folder.path("ledger.csv")).is_ok() {
            eprintln!("skipped: this user may write everything");
            return;
        }
        let run = folder.run("log contact Fox --rep Ann").expect(3);
        assert!(run.stderr.contains("nothing was written"), "{run:?}");
        folder.run("report").expect(0);
    }
}

/// Not a test by itself: it panics where the next one asks it to.
#[test]
fn panics_where_it_is_asked_to() {
    if std::env::var_os("TURFBOOK_TEST_PANIC").is_some() {
        turfbook::tell_panics("It made a mistake.".to_owned());
        panic!("two\nlines \u{1b}[31m");
    }
}

#[test]
fn a_panic_is_one_line_and_ends_with_70() {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "files_command::panics_where_it_is_asked_to", "--nocapture"])
        .env("TURFBOOK_TEST_PANIC", "1")
        .output()
        .unwrap();
    let told = String::from_utf8(output.stderr.clone()).unwrap();
    assert_eq!(status(&output), 70, "{told}");
    assert_eq!(told.lines().count(), 1, "{told}");
    assert!(told.starts_with("It made a mistake.") && !told.contains('\u{1b}'), "{told}");
}
