//! The weekly sheet: its figures are those of the other commands, whatever a name holds comes through every format as text, and
//! the samples in docs are what comes out.

use std::collections::BTreeSet;

use calamine::{Data, Reader, Xlsx, open_workbook};
use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::{Html, Selector};
use serde_json::Value;

use crate::harness::{Folder, project, run_in, words};

const EXAMPLE: &str = "--ledger examples/ledger.csv --rules rules.example.yaml";

fn json(line: &str) -> Value {
    let run = run_in(project(), &words(&format!("{line} {EXAMPLE} --format json")));
    serde_json::from_str(&run.stdout).unwrap_or_else(|error| panic!("{line}: {error}: {run:?}"))
}

fn list<'v>(value: &'v Value, pointer: &str) -> &'v Vec<Value> {
    value.pointer(pointer).and_then(Value::as_array).unwrap_or_else(|| panic!("no {pointer}"))
}

fn figure(sheet: &Value, name: &str, column: &str) -> f64 {
    let figures = list(sheet, "/week/figures");
    figures.iter().find(|figure| figure["figure"] == name).unwrap()[column].as_f64().unwrap()
}

/// Whether a time of the JSON lies between two others; they sort as texts do.
fn lies(at: &Value, from: &Value, to: &Value) -> bool {
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    at.is_string() && text(at) >= text(from) && text(at) <= text(to)
}

fn counted(count: usize) -> f64 {
    u32::try_from(count).unwrap().into()
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() < 1e-4
}

const DAYS: [&str; 6] = ["2026-07-20", "2026-08-05", "2026-08-21", "2026-09-04", "2026-09-18", "2026-09-30"];

#[test]
fn the_figures_of_each_week_are_those_of_the_audit() {
    let mut poached = 0.0;
    for day in DAYS {
        let sheet = json(&format!("report summary --as-of {day}"));
        let audit = json(&format!("audit --as-of {day} --fail-on never"));
        let deals = json(&format!("report deals --as-of {day}"));
        let weeks = list(&sheet, "/weeks");
        assert_eq!(weeks.len(), 14);
        for week in weeks {
            let open: Vec<&Value> = list(&audit, "/findings")
                .iter()
                .filter(|finding| finding["status"] == "open" && lies(&finding["at"], &week["from"], &week["to"]))
                .collect();
            let count = |is: &dyn Fn(&Value) -> bool| counted(open.iter().filter(|finding| is(finding)).count());
            let is_violation = |finding: &Value| finding["level"] == "violation";
            let number = |name: &str| week[name].as_f64().unwrap();
            assert!(close(number("violations"), count(&is_violation)), "{day}: {week}");
            let poaching = count(&|finding| {
                is_violation(finding) && (finding["check"] == "poaching" || finding["check"] == "poached-deal")
            });
            assert!(close(number("poaching"), poaching), "{day}: {week}");
            poached += poaching;
            let points: f64 = open.iter().filter_map(|finding| finding["points"].as_f64()).sum();
            assert!(close(number("points"), points), "{day}: {week}");
            let of_week = list(&deals, "/deals").iter().filter(|deal| lies(&deal["at"], &week["from"], &week["to"]));
            let values: Vec<f64> = of_week.filter_map(|deal| deal["value"].as_f64()).collect();
            assert!(close(number("revenue"), values.iter().sum()), "{day}: {week}");
            assert!(
                close(number("deals"), counted(values.iter().filter(|value| **value > 0.0).count())),
                "{day}: {week}"
            );
            let held = number("held");
            match week["poaching_per_100"].as_f64() {
                Some(rate) => assert!(close(rate, poaching * 100.0 / held), "{day}: {week}"),
                None => assert!(held == 0.0, "{day}: {week}"),
            }
        }
        // The last week is the week of the sheet, and each week is what a sheet of that time would say of it, save for what
        // became known later.
        let last = weeks.last().unwrap();
        for figure in list(&sheet, "/week/figures") {
            assert_eq!(figure["week"], last[figure["figure"].as_str().unwrap()], "{day}: {figure}");
        }
        assert!(close(figure(&sheet, "sanctions", "week"), counted(list(&audit, "/sanctions").len())));
        let ids = |list: &[Value]| list.iter().map(|finding| finding["id"].clone()).collect::<Vec<_>>();
        let of_week = list(&audit, "/findings").iter().filter(|finding| {
            finding["level"] == "violation"
                && finding["status"] == "open"
                && lies(&finding["at"], &sheet["week"]["from"], &sheet["week"]["to"])
        });
        assert_eq!(ids(list(&sheet, "/violations")), of_week.map(|finding| finding["id"].clone()).collect::<Vec<_>>());
    }
    assert!(poached > 0.0, "nobody poached");
}

#[test]
fn the_parts_of_the_sheet_are_those_of_the_commands() {
    for day in DAYS {
        let sheet = json(&format!("report summary --as-of {day}"));
        let holdings = json(&format!("report holdings --as-of {day}"));
        let audit = json(&format!("audit --as-of {day} --fail-on never"));
        assert_eq!(sheet["holdings"], holdings, "{day}");
        assert_eq!(sheet["score"], json(&format!("score --as-of {day}")), "{day}");
        assert_eq!(sheet["due"], json(&format!("report due --as-of {day}")), "{day}");
        assert!(close(figure(&sheet, "held", "week"), counted(list(&holdings, "/holdings").len())), "{day}");
        for load in list(&sheet, "/loads") {
            let of_rep = list(&holdings, "/holdings").iter().filter(|holding| holding["rep"] == load["rep"]);
            let won: Vec<bool> = of_rep.map(|holding| holding["won"].as_bool().unwrap()).collect();
            assert_eq!(load["held"], won.len(), "{day}: {load}");
            assert_eq!(load["won"], won.iter().filter(|won| **won).count(), "{day}: {load}");
        }
        let held: u64 = list(&sheet, "/loads").iter().filter_map(|load| load["held"].as_u64()).sum();
        assert_eq!(held, list(&holdings, "/holdings").len() as u64, "{day}: everybody who holds is there");
        // The points of everybody with any are those of the audit's window.
        for (rep, counted) in audit["summary"]["by_rep"].as_object().unwrap() {
            let courses = list(&sheet, "/points/reps");
            let last = courses
                .iter()
                .find(|course| course["rep"] == rep.as_str())
                .map(|course| course["points"].as_array().unwrap().last().unwrap().as_u64().unwrap());
            assert_eq!(last.unwrap_or(0), counted["points"].as_u64().unwrap(), "{day}: {rep}");
        }
        let due = list(&sheet, "/decisions").iter().filter(|decision| decision["matter"] == "sanction");
        let reps: Vec<&Value> = due.map(|decision| &decision["rep"]).collect();
        assert_eq!(reps, list(&audit, "/sanctions").iter().map(|due| &due["rep"]).collect::<Vec<_>>(), "{day}");
        // Only of open findings does the sheet say that somebody is at odds.
        let ids: BTreeSet<&str> =
            list(&audit, "/findings").iter().filter_map(|finding| finding["id"].as_str()).collect();
        for dispute in list(&sheet, "/disputes") {
            assert!(list(dispute, "/findings").iter().all(|id| ids.contains(id.as_str().unwrap())), "{day}: {dispute}");
            assert!(!list(dispute, "/touched").is_empty(), "{day}: {dispute}");
        }
    }
}

#[test]
fn a_customer_is_won_once_until_it_goes_to_the_pool() {
    let rules = "managers: [Max]\nprotection: [{term: 30d, after_deal: 5d}]\n";
    let ledger = "at,event,customer,rep,with,value,by\n2026-01-05,claim,Fox,Ann,,,\n2026-01-05,claim,Owl,Ann,,,\n\
                  2026-01-06,deal,Fox,Ann,,10,\n2026-01-07,deal,Fox,Ann,,10,\n2026-01-08,transfer,Fox,Ann,Bo,,Max\n\
                  2026-01-09,deal,Fox,Bo,,10,\n2026-01-10,deal,Owl,Bo,,10,\n2026-01-20,claim,Fox,Bo,,,\n2026-01-21,deal,Fox,Bo,,10,\n";
    let folder = Folder::with(ledger, rules);
    let sheet = folder.json("report summary --as-of 2026-01-25");
    let won: Vec<u64> = list(&sheet, "/weeks").iter().filter_map(|week| week["won"].as_u64()).collect();
    // Once in the week of 5 January; again after it lapsed. Poaching wins nobody.
    assert_eq!(won[11..], [1, 0, 1]);
    let lapsed: Vec<u64> = list(&sheet, "/weeks").iter().filter_map(|week| week["lapsed"].as_u64()).collect();
    assert_eq!(lapsed[11..], [0, 1, 0]);
}

#[test]
fn what_is_decided_is_asked_no_more() {
    let rules = "managers: [Max]\nprotection: [{term: 30d}]\npenalties: {ladder: [{step: warning, points: 1}]}\n\
                 service: {complaint: 2d}\n";
    let mut ledger = "at,event,customer,rep,by,ref\n2026-01-05,claim,Fox,Ann,,\n2026-01-05,claim,Fox,Bo,,\n\
                      2026-01-06,complaint,Fox,Ann,,\n2026-01-05,claim,Owl,Ann,,\n2026-01-05,claim,Owl,Bo,,\n"
        .to_owned();
    let matters = |ledger: &str| {
        let folder = Folder::with(ledger, rules);
        let sheet = folder.json("report summary --as-of 2026-01-20");
        let commands: Vec<String> = list(&sheet, "/decisions")
            .iter()
            .flat_map(|decision| decision["commands"].as_array().unwrap().clone())
            .filter_map(|command| command.as_str().map(str::to_owned))
            .collect();
        let matters: Vec<String> = list(&sheet, "/decisions")
            .iter()
            .filter_map(|decision| decision["matter"].as_str().map(str::to_owned))
            .collect();
        (matters, commands)
    };
    let (asked, commands) = matters(&ledger);
    assert_eq!(asked, ["sanction", "unclear-order", "unclear-order", "complaint"]);
    assert_eq!(commands[0], "turfbook sanction Bo --by Max");
    assert_eq!(commands[1], "turfbook log award Fox --rep Bo --by Max");
    assert!(commands[2].starts_with("turfbook log dismiss --ref f-"), "{commands:?}");
    assert_eq!(commands.last().unwrap(), "turfbook log resolve Fox --rep Ann");
    // Every command does what it says.
    let folder = Folder::with(&ledger, rules);
    for command in [&commands[0], &commands[1], commands.last().unwrap()] {
        folder.run(command.strip_prefix("turfbook ").unwrap()).expect(0);
    }
    let id = commands[4].split(' ').nth(4).unwrap();
    ledger.push_str("2026-01-07,award,Fox,Bo,Max,\n2026-01-08,penalty,,Bo,Max,warning\n2026-01-09,resolve,Fox,Ann,,\n");
    ledger.extend([format!("2026-01-10,dismiss,,,Max,{id}\n")]);
    assert_eq!(matters(&ledger).0, Vec::<String>::new());
}

#[test]
fn several_outputs_are_written_at_once_each_in_its_format() {
    let folder = Folder::with("at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n", "protection: [{term: 9d}]\n");
    let all = "-o a.html -o b.md -o c.csv -o d.json -o e.txt -o f.xlsx";
    let run = folder.run(&format!("report summary --as-of 2026-01-06 {all}")).expect(0);
    assert_eq!(run.stdout, "");
    assert!(folder.read("a.html").starts_with("<!DOCTYPE html><html lang=\"en\">"));
    assert!(folder.read("b.md").starts_with("# The week up to 2026-01-06\n"));
    assert!(folder.read("c.csv").contains("figure,week,before"));
    assert!(folder.read("d.json").starts_with("{\n  \"schema\": \"turfbook.summary/1\""));
    assert!(folder.read("e.txt").starts_with("The week up to 2026-01-06\n"));
    assert!(folder.bytes("f.xlsx").starts_with(b"PK"));
    assert_eq!(folder.run("audit --as-of 2026-01-06 -o x.json").expect(0).stdout, "");
    assert!(folder.read("x.json").contains("turfbook.audit/1"));
    for (call, said) in [
        ("-o a.html -o ./a.html", "is given twice"),
        ("-o a.html --format json", "says html, and --format says json"),
        ("-o ledger.csv", "would take the place of ledger.csv"),
        ("-o week.html -o ledger.csv", "would take the place of ledger.csv"),
    ] {
        let run = folder.run(&format!("report summary {call}")).expect(2);
        assert!(run.stderr.contains(said), "{call}: {run:?}");
    }
    let run = folder.run("explain poaching --format html").expect(2);
    assert!(run.stderr.contains("no form as html"), "{run:?}");
    assert_eq!(
        folder.run("explain poaching --format markdown").expect(0).stdout,
        folder.run("explain poaching").stdout
    );
    // What is wrong is told to scripts in their file, and to people on standard error; no page is written.
    let run = folder.run("report summary --rep Nobody -o g.html -o g.json").expect(2);
    assert!(run.stderr.contains("Nobody"), "{run:?}");
    assert!(folder.read("g.json").contains("turfbook.problems/1"));
    assert!(!folder.path("g.html").exists());
}

#[test]
fn long_lists_are_cut_with_a_count_and_the_command_for_the_rest() {
    let mut ledger = "at,event,customer,rep\n".to_owned();
    let mut row = |at: &str, event: &str, customer: usize, rep: usize| {
        ledger.extend([format!("2026-01-{at},{event},Customer {customer},Rep {rep}\n")]);
    };
    for customer in 0..1500 {
        row("05 09:00", "claim", customer, customer % 70);
        row("06 09:00", "quote", customer, (customer + 1) % 70);
        row("06 10:00", "complaint", customer, customer % 70);
    }
    let rules = "managers: [Max]\nprotection: [{term: 7d}]\nservice: {complaint: 1d}\n\
                 penalties: {ladder: [{step: warning, points: 1}]}\nscore: {metrics: {contacts: {weight: 1, target: 1}}}\n";
    let folder = Folder::with(&ledger, rules);
    folder.run("report --as-of 2026-01-08 -o a.html -o a.md -o a.txt -o a.xlsx -o a.json").expect(0);
    let (html, markdown, terminal) = (folder.read("a.html"), folder.read("a.md"), folder.read("a.txt"));
    assert!(html.len() < 300_000, "{}", html.len());
    let page = Html::parse_document(&html);
    for table in page.select(&Selector::parse("table").unwrap()) {
        assert!(table.select(&Selector::parse("tbody tr").unwrap()).count() <= 100);
    }
    for (text, shown) in [(&html, 30), (&markdown, 5), (&terminal, 5)] {
        let rest = [
            (1500 - shown, "turfbook report due --within 7d"),
            (1500 - shown, "turfbook audit --since 2026-01-02"),
            (70 - shown, "turfbook report holdings"),
            (1570 - 10, "turfbook report due"),
        ];
        for (left, command) in rest {
            // The number has a comma nowhere, and Markdown leaves the sentence as it is.
            let said = format!("… and {left} more: {command}");
            let text = text.replace('\n', " ").replace("   ", " ");
            assert!(text.replace("  ", " ").contains(&said), "{said}");
        }
    }
    let mut book: Xlsx<_> = open_workbook(folder.path("a.xlsx")).unwrap();
    let longest = book.sheet_names().into_iter().map(|name| book.worksheet_range(&name).unwrap().height()).max();
    assert!(longest.is_some_and(|rows| (1000..1100).contains(&rows)), "{longest:?}");
    assert_eq!(list(&serde_json::from_str(&folder.read("a.json")).unwrap(), "/violations").len(), 1500);
}

/// Names that try to be more than names.
const HOSTILE: [&str; 12] = [
    "<script>alert(1)</script>",
    "</td></table><img src=http://example.com/x onerror=alert(1)>",
    "\"><svg onload=alert(1)>",
    "' onmouseover='alert(1)",
    "=HYPERLINK(\"http://example.com\",\"x\")",
    "+1+1",
    "a\u{202e}txt.exe",
    "bell\u{7}\u{1b}[31mred",
    "two\nlines | pipe ``` # title [x](http://example.com)",
    "![x](http://example.com/y) http://example.com www.example.com",
    "&lt;b&gt; &amp; {{7*7}} ${7*7} ]]> -->",
    "**bold** _thin_ ~~struck~~ `code` $x$",
];

/// A ledger in which each hostile name is a customer and a rep, holds, poaches, wins and complains.
fn hostile() -> Folder {
    let endless = "客".repeat(40_000);
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record(["at", "event", "customer", "rep", "value", "note"]).unwrap();
    let names: Vec<&str> = HOSTILE.iter().copied().chain([endless.as_str()]).collect();
    for (i, name) in names.iter().enumerate() {
        // A row bears one endless name at a time.
        let (rep, other) = (format!("R{}", names[i % 12]), format!("S{}", names[(i + 1) % names.len()]));
        for (hour, event, rep, value) in [
            (9, "claim", &rep, ""),
            (10, "claim", &other, ""),
            (11, "quote", &other, ""),
            (12, "deal", &rep, "100"),
            (13, "complaint", &rep, ""),
        ] {
            let at = format!("2026-03-0{} {hour:02}:00", i % 8 + 1);
            writer.write_record([&at, event, name, rep, value, HOSTILE[i % 12]]).unwrap();
        }
    }
    let rules = "remind: 9d\nprotection: [{term: 30d}]\nservice: {complaint: 7d, visit: 3d}\n\
                 penalties: {ladder: [{step: \"=1+1\", points: 3}, {step: \"<b>\", points: 6}]}\n\
                 score: {metrics: {revenue: {weight: 60, target: 100}, contacts: {weight: 40, target: 5}}}\n";
    let folder = Folder::new().file("ledger.csv", writer.into_inner().unwrap()).file("rules.yaml", rules);
    let documents = ["report summary", "audit --fail-on never", "report holdings", "report due --within 60d", "score"];
    for document in documents {
        for lang in ["en", "zh"] {
            let name = format!("{}-{lang}", document.replace(' ', "_"));
            let outputs =
                ["html", "md", "xlsx", "json", "csv", "txt"].map(|ending| format!("-o {name}.{ending}")).join(" ");
            folder.run(&format!("{document} --as-of 2026-03-10 --lang {lang} {outputs}")).expect(0);
        }
    }
    folder
}

/// The outputs of a format.
fn files(folder: &Folder, ending: &str) -> Vec<std::path::PathBuf> {
    let all = std::fs::read_dir(folder.path(".")).unwrap().map(|entry| entry.unwrap().path());
    let is_output = |path: &std::path::PathBuf| {
        path.extension().is_some_and(|found| found == ending) && !path.ends_with("ledger.csv")
    };
    let files: Vec<_> = all.filter(is_output).collect();
    assert_eq!(files.len(), 10, "{ending}: {files:?}");
    files
}

#[test]
fn hostile_names_are_text_in_every_format() {
    let folder = hostile();
    for path in files(&folder, "html") {
        let text = std::fs::read_to_string(&path).unwrap();
        let page = Html::parse_document(&text);
        let all = |selector: &str| page.select(&Selector::parse(selector).unwrap()).count();
        assert_eq!(all("script, img, iframe, object, embed, link, base, form, [onload], [onerror], [onmouseover]"), 0);
        for element in page.select(&Selector::parse("*").unwrap()) {
            for (name, value) in element.value().attrs() {
                assert!(!name.starts_with("on"), "{name}={value}");
                assert!(!["href", "src", "style"].contains(&name) || value.starts_with('#'), "{name}={value}");
            }
        }
        assert!(!text.contains(['\u{202e}', '\u{7}', '\u{1b}', '\0']), "{}", path.display());
        assert!(text.len() < 2 << 20, "{}", path.display());
        // They are there, to be read.
        let shown: String = page.root_element().text().collect();
        assert!(shown.contains(HOSTILE[0]), "{}", path.display());
    }
    for path in files(&folder, "md") {
        let text = std::fs::read_to_string(&path).unwrap();
        let mut shown = String::new();
        for event in
            Parser::new_ext(&text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_MATH)
        {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => panic!("{}: {html}", path.display()),
                Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::Strikethrough | Tag::Emphasis) => {
                    panic!("{}: markup comes of a name", path.display())
                }
                Event::InlineMath(_) | Event::DisplayMath(_) | Event::Rule => panic!("{}", path.display()),
                Event::Code(text) => panic!("{}: {text}", path.display()),
                Event::Text(text) => shown.push_str(&text),
                _ => {}
            }
        }
        assert!(shown.contains(HOSTILE[0]), "{}", path.display());
        assert!(!text.contains(['\u{202e}', '\u{7}', '\u{1b}']), "{}", path.display());
    }
    for path in files(&folder, "xlsx") {
        let mut book: Xlsx<_> = open_workbook(&path).unwrap();
        let mut found = false;
        for name in book.sheet_names() {
            let formulas = book.worksheet_formula(&name).unwrap();
            assert_eq!(formulas.used_cells().count(), 0, "{}", path.display());
            let cells = book.worksheet_range(&name).unwrap();
            for (.., cell) in cells.used_cells() {
                let Data::String(text) = cell else { continue };
                assert!(!text.contains(['\u{202e}', '\u{7}', '\u{1b}']), "{text:?}");
                found |= text.contains(HOSTILE[0]);
            }
        }
        assert!(found, "{}", path.display());
    }
    for path in files(&folder, "txt") {
        let text = std::fs::read_to_string(&path).unwrap();
        assert!(
            !text.contains(|c: char| c.is_control() && c != '\n') && !text.contains('\u{202e}'),
            "{}",
            path.display()
        );
    }
    for path in files(&folder, "json") {
        let _: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    }
    for path in files(&folder, "csv") {
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(&path).unwrap();
        for record in reader.records() {
            for cell in &record.unwrap() {
                let first = cell.trim_start_matches('\u{feff}').chars().next().unwrap_or(' ');
                let is_number = cell.parse::<f64>().is_ok();
                assert!(is_number || !"=+-@\t\r\n".contains(first), "{}: {cell:?}", path.display());
            }
        }
    }
}

/// Where a reader finds what each format looks like.
#[test]
fn the_samples_are_what_comes_out() {
    let folder = tempfile::tempdir().unwrap();
    let samples = project().join("docs/samples");
    let is_blessed = std::env::var_os("TURFBOOK_BLESS").is_some();
    for lang in ["en", "zh"] {
        let stem = folder.path().join(format!("week-{lang}"));
        let outputs: Vec<String> =
            ["html", "md", "txt", "json", "csv", "xlsx"].map(|ending| format!("-o {}.{ending}", stem.display())).into();
        let line =
            format!("report summary {EXAMPLE} --as-of 2026-09-18 --lang {lang} --width 100 {}", outputs.join(" "));
        run_in(project(), &words(&line)).expect(0);
    }
    for entry in std::fs::read_dir(folder.path()).unwrap() {
        let path = entry.unwrap().path();
        let sample = samples.join(path.file_name().unwrap());
        let is_workbook = path.extension().is_some_and(|ending| ending == "xlsx");
        // A workbook has the moment of its making in it.
        let is_same = if !sample.exists() {
            false
        } else if is_workbook {
            cells_of(&path) == cells_of(&sample)
        } else {
            std::fs::read(&path).unwrap() == std::fs::read(&sample).unwrap()
        };
        if is_blessed && !is_same {
            std::fs::create_dir_all(&samples).unwrap();
            std::fs::copy(&path, &sample).unwrap();
        } else {
            assert!(is_same, "{}: TURFBOOK_BLESS=1 writes it anew", sample.display());
        }
    }
}

fn cells_of(path: &std::path::Path) -> Vec<(String, Vec<String>)> {
    let mut book: Xlsx<_> = open_workbook(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let names = book.sheet_names();
    let cells = |name: String| {
        let range = book.worksheet_range(&name).unwrap();
        (name, range.used_cells().map(|(row, column, cell)| format!("{row} {column} {cell:?}")).collect())
    };
    names.into_iter().map(cells).collect()
}

#[test]
fn customers_that_look_alike_are_to_be_decided_for_good() {
    let rules = "managers: [Max]\nclaims: {similar: warn}\nprotection: [{term: 90d}]\n";
    let ledger = "at,event,customer,rep,with,by\n2026-01-05 09:00,claim,北京华为技术有限公司,Ann,,\n\
                  2026-01-06 09:00,claim,华为技术(北京)有限公司,Bo,,\n";
    for which in [0, 1] {
        let folder = Folder::with(ledger, rules);
        let decisions = || list(&folder.json("report summary --as-of 2026-01-20"), "/decisions").clone();
        let asked = decisions();
        assert_eq!(asked.len(), 1, "{asked:?}");
        assert_eq!((&asked[0]["matter"], &asked[0]["rep"]), (&"similar-customer".into(), &"Bo".into()));
        let words = ["same", "distinct"];
        let command = asked[0]["commands"][which].as_str().unwrap();
        let pair = format!("{} '华为技术(北京)有限公司' --with 北京华为技术有限公司 --by Max", words[which]);
        assert_eq!(command, format!("turfbook log {pair}"));
        folder.run(&format!("log {pair} --at 2026-01-15").replace('\'', "")).expect(0);
        assert!(decisions().is_empty());
    }
}
