//! Ledgers as spreadsheets write them: encodings, delimiters, line ends, titles, and what is no ledger at all.

use encoding_rs::{BIG5, GB18030, GBK, WINDOWS_1252};

use serde_json::Value;
use turfbook::core::ledger::Cells;
use turfbook::core::rulebook::Rulebook;
use turfbook::files::Sheet;

use crate::harness::{Folder, project};

const CONTACT: &str = "log contact Fox --rep Ann --at 2026-01-06";

fn utf16(text: &str, is_low_first: bool) -> Vec<u8> {
    let bytes = |unit: u16| if is_low_first { unit.to_le_bytes() } else { unit.to_be_bytes() };
    format!("\u{feff}{text}").encode_utf16().flat_map(bytes).collect()
}

fn gb(text: &str) -> Vec<u8> {
    GB18030.encode(text).0.into_owned()
}

/// Appends a contact; all earlier bytes must stay, and what comes after them is given.
fn appended(bytes: &[u8], rules: &str, line: &str) -> Vec<u8> {
    let folder = Folder::new().file("ledger.csv", bytes).file("rules.yaml", rules);
    folder.run(line).expect(0);
    let after = folder.bytes("ledger.csv");
    assert!(after.starts_with(bytes));
    after[bytes.len()..].to_vec()
}

#[test]
fn case_047_an_append_continues_the_dialect() {
    let plain = ["at", "event", "customer", "rep", "note"];
    let row = ["2026-01-05", "claim", "Fox", "Ann", "x"];
    let new = ["2026-01-06", "contact", "Fox", "Ann", ""];
    let quoted = |cells: [&str; 5]| cells.map(|cell| format!("\"{cell}\"")).to_vec();
    let bare = |cells: [&str; 5]| cells.map(str::to_owned).to_vec();
    let mut dialects = 0;
    for bom in ["", "\u{feff}"] {
        for end in ["\n", "\r\n", "\r"] {
            for delimiter in [",", ";", "\t"] {
                for quote in [&quoted as &dyn Fn([&str; 5]) -> Vec<String>, &bare] {
                    let line = |cells| format!("{}{end}", quote(cells).join(delimiter));
                    let before = format!("{bom}{}{}", line(plain), line(row));
                    let added = appended(before.as_bytes(), "", CONTACT);
                    assert_eq!(String::from_utf8(added).unwrap(), line(new), "{before:?}");
                    dialects += 1;
                }
            }
        }
    }
    assert_eq!(dialects, 36);
}

#[test]
fn case_047_texts_are_quoted_as_libreoffice_does() {
    let before = "\"at\",\"event\",\"customer\",\"rep\",\"value\"\n2026-01-05,\"claim\",\"Fox\",\"Ann\",\n";
    let added = appended(before.as_bytes(), "", "log deal Fox --rep Ann --value 12 --at 2026-01-06");
    assert_eq!(String::from_utf8(added).unwrap(), "2026-01-06,\"deal\",\"Fox\",\"Ann\",12\n");
}

#[test]
fn case_049_gb18030_is_read_by_a_guess_and_written_when_declared() {
    let text = "时间,事件,客户,销售\r\n2026-01-05,报备,华远科技,张伟\r\n";
    let line = "log 跟进 华远科技 --rep 张伟 --at 2026-01-06 --lang en";
    let folder = Folder::new().file("ledger.csv", gb(text)).file("rules.yaml", "");
    let run = folder.run("report holdings --lang en").expect(0);
    assert!(run.stdout.contains("华远科技") && run.stderr.contains("GB18030, which is a guess"), "{run:?}");
    let run = folder.run(line).expect(2);
    assert!(run.stderr.contains("encoding: gb18030") && run.stderr.contains("turfbook convert"), "{run:?}");
    // The names of the columns are words enough.
    let header = Folder::with("", "").file("ledger.csv", gb("时间,事件,客户,销售\n2026-01-05,claim,Fox,Ann\n"));
    assert!(header.run("audit --as-of 2026-01-06 --lang en").stderr.contains("GB18030, which is a guess"));
    // In a Western encoding any bytes are text, those of Chinese in UTF-8 too.
    let mixed =
        [&b"at,event,customer,rep\n2026-01-05,claim,Caf\xe9,Ann\n"[..], "2026-01-05,claim,华远科技,Bo\n".as_bytes()];
    for (encoding, status) in [("windows-1252", 0), ("gb18030", 2)] {
        let folder = Folder::with("", &format!("ledger: {{encoding: {encoding}}}")).file("ledger.csv", mixed.concat());
        folder.run("check --as-of 2026-01-06").expect(status);
    }
    assert_eq!(folder.bytes("ledger.csv"), gb(text));

    let declared = "ledger: {encoding: gb18030}";
    assert_eq!(appended(&gb(text), declared, line), gb("2026-01-06,跟进,华远科技,张伟\r\n"));
    folder.run("convert --to utf8-bom").expect(2);
    folder.run("convert --to utf8-bom --encoding gb18030").expect(0);
    assert_eq!(folder.read("ledger.csv"), format!("\u{feff}{text}"));
    folder.run(line).expect(0);
}

#[test]
fn case_050_characters_of_four_bytes() {
    let text = "时间,事件,客户,销售\n2026-01-05,报备,𠮷野家😀,张伟\n";
    let folder = Folder::new().file("ledger.csv", gb(text)).file("rules.yaml", "ledger: {encoding: gb18030}");
    assert_eq!(folder.json("report holdings")["holdings"][0]["customer"], "𠮷野家😀");
    let added = appended(&gb(text), "ledger: {encoding: gb18030}", "log 跟进 𠮷野家😀 --rep 张伟 --at 2026-01-06");
    assert_eq!(added, gb("2026-01-06,跟进,𠮷野家😀,张伟\n"));
}

#[test]
fn case_051_western_bytes_are_never_taken_for_chinese() {
    let bytes = WINDOWS_1252.encode("at,event,customer,rep\n2026-01-05,claim,Müller,Ann\n").0.into_owned();
    let folder = Folder::new().file("ledger.csv", &bytes).file("rules.yaml", "");
    let run = folder.run("audit").expect(2);
    assert!(run.stderr.contains("line 2"), "{run:?}");
    let folder = folder.file("rules.yaml", "ledger: {encoding: windows-1252}");
    assert_eq!(folder.json("report holdings")["holdings"][0]["customer"], "Müller");
    let added = appended(&bytes, "ledger: {encoding: windows-1252}", "log contact Müller --rep Ann --at 2026-01-06");
    assert_eq!(added, b"2026-01-06,contact,M\xFCller,Ann\n");
}

#[test]
fn case_052_big5_is_refused_until_it_is_declared() {
    let bytes = BIG5.encode("at,event,customer,rep\n2026-01-05,claim,臺灣電子,Ann\n").0.into_owned();
    let folder = Folder::new().file("ledger.csv", &bytes).file("rules.yaml", "");
    folder.run("audit").expect(2);
    let folder = folder.file("rules.yaml", "ledger: {encoding: big5}");
    assert_eq!(folder.json("report holdings")["holdings"][0]["customer"], "臺灣電子");
}

#[test]
fn case_053_and_054_utf16_is_read_and_continued() {
    let text = "时间\t事件\t客户\t销售\r\n2026-01-05\t报备\t华远\t张伟\r\n";
    for is_low_first in [true, false] {
        let before = utf16(text, is_low_first);
        let added = appended(&before, "", "log 跟进 华远 --rep 张伟 --at 2026-01-06");
        assert_eq!(added, utf16("2026-01-06\t跟进\t华远\t张伟\r\n", is_low_first)[2..]);
        // Cut in the middle of a unit.
        let folder = Folder::new().file("ledger.csv", [&before[..], b"2\x000"].concat()).file("rules.yaml", "");
        folder.run("audit --lang en").expect(2);
        folder.run("repair").expect(0);
        assert_eq!(folder.bytes("ledger.csv"), before);
    }
}

#[test]
fn case_055_utf16_without_a_mark_is_refused_by_name() {
    let bytes = &utf16("at,event\n2026-01-05,claim\n", true)[2..];
    let folder = Folder::new().file("ledger.csv", bytes).file("rules.yaml", "");
    assert!(folder.run("audit").expect(2).stderr.contains("UTF-16"));
}

#[test]
fn case_056_lines_of_two_encodings_are_refused_at_the_first_bad_one() {
    let good = "时间,事件,客户,销售\n2026-01-05,报备,华远科技,张伟\n";
    let bytes = [good.as_bytes(), &gb("2026-01-06,报备,东海仪器,张伟\n")].concat();
    let folder = Folder::new().file("ledger.csv", bytes).file("rules.yaml", "");
    assert!(folder.run("audit --lang en").expect(2).stderr.contains("line 3"));
}

/// The JSON of holdings of a ledger.
fn holdings(ledger: &str, rules: &str) -> serde_json::Value {
    let folder = Folder::new().file("ledger.csv", ledger).file("rules.yaml", rules);
    folder.json("report holdings --as-of 2026-02-01")["holdings"].clone()
}

#[test]
fn case_058_a_sep_line_is_honoured_and_counted() {
    let before = "sep=;\r\nat;event;customer;rep\r\n2026-01-05;claim;Fox, Ltd;Ann\r\n";
    let held = &holdings(before, "")[0];
    assert_eq!((&held["customer"], &held["row"], &held["line"]), (&"Fox, Ltd".into(), &3.into(), &3.into()));
    let added = appended(before.as_bytes(), "", CONTACT);
    assert_eq!(added, b"2026-01-06;contact;Fox;Ann\r\n");
}

#[test]
fn case_060_full_width_commas_are_told() {
    let folder = Folder::new().file("ledger.csv", "时间，事件，客户\n").file("rules.yaml", "");
    assert!(folder.run("audit --lang en").expect(2).stderr.contains("full-width commas"));
}

#[test]
fn case_061_to_063_headers_in_every_dress() {
    for header in [
        "ａｔ,ＥＶＥＮＴ,Customer,rep",
        "\u{a0}at\u{3000},event\u{200b},\u{feff}customer, rep ",
        "时间,事件,客户,销售",
        "\u{feff}\u{feff}at,event,customer,rep",
    ] {
        assert_eq!(holdings(&format!("{header}\n2026-01-05,claim,Fox,Ann\n"), "")[0]["rep"], "Ann", "{header}");
    }
}

#[test]
fn case_064_and_065_a_header_that_is_none() {
    for (ledger, word) in [("at,event,AT\n", "both mean at"), ("2026-01-05,claim,Fox,Ann\n", "2026-01-05, claim")] {
        let folder = Folder::new().file("ledger.csv", ledger).file("rules.yaml", "");
        assert!(folder.run("audit").expect(2).stderr.contains(word), "{ledger}");
        folder.run(CONTACT).expect(2);
        assert_eq!(folder.read("ledger.csv"), ledger);
    }
}

#[test]
fn case_066_to_070_columns_and_cells_as_people_leave_them() {
    let added = appended(b"rep,size,customer,event,at\nAnn,9,Fox,claim,2026-01-05\n", "", CONTACT);
    assert_eq!(added, b"Ann,,Fox,contact,2026-01-06\n");
    let header = "at,event,customer,rep,tier,note\n";
    for row in [
        "2026-01-05,claim,Fox,Ann,A,x\n,,,,,\n,,,,,\n",
        "2026-01-05,claim,Fox,Ann,A,x,,,\n",
        "2026-01-05,claim,Fox,Ann\n",
        "2026-01-05,claim,Fox,Ann\n2026-01-06,contact,Fox,Ann",
    ] {
        assert_eq!(holdings(&format!("{header}{row}"), "")[0]["rep"], "Ann", "{row}");
    }
    let folder = Folder::with(&format!("{header}2026-01-05,claim,Fox,Ann,A,x,,y\n"), "");
    assert!(folder.run("audit").expect(2).stderr.contains("row 2"));
}

#[test]
fn case_071_line_breaks_within_quotes() {
    for end in ["\n", "\r\n"] {
        let lines =
            ["at,event,customer,rep,note", "2026-01-05,claim,Fox,Ann,\"a", "", "b\"", "2026-01-05,claim,Owl,Ann,", ""];
        let held = holdings(&lines.join(end), "");
        assert_eq!((&held[0]["row"], &held[0]["line"]), (&2.into(), &2.into()));
        assert_eq!((&held[1]["row"], &held[1]["line"]), (&3.into(), &5.into()));
    }
}

#[test]
fn case_072_an_open_quote_is_told_where_it_opens() {
    let rows = "2026-01-06,contact,Fox,Ann,\n".repeat(1000);
    for closed in ["", "2026-01-07,contact,Fox,Ann,\"x\"\n2026-01-07,contact,Fox,Ann,x\n"] {
        let folder =
            Folder::with(&format!("at,event,customer,rep,note\n2026-01-05,claim,Fox,Ann,\"x\n{rows}{closed}"), "");
        let run = folder.run("audit").expect(2);
        assert!(run.stderr.contains("row 2") && run.stderr.contains("never closed"), "{run:?}");
        folder.run("repair").expect(2);
    }
}

#[test]
fn case_071_a_note_of_two_lines_may_stand_before_the_other_cells() {
    let ledger = "note,event,customer,at,rep\n\"said \"\"maybe\"\"\nwill, perhaps, call\",claim,Fox,2026-01-05,Ann\n";
    let held = holdings(ledger, "");
    assert_eq!((&held[0]["customer"], &held[0]["row"]), (&"Fox".into(), &2.into()));
    // A quote that was opened by mistake, and the next one far before the end of its row.
    let swallowed = "at,event,customer,rep,note\n2026-01-05,claim,Fox,Ann,\"x\n2026-01-06,contact,\"Fox, Ltd\",Ann,\n";
    assert!(Folder::with(swallowed, "").run("audit").expect(2).stderr.contains("never closed"));
}

#[test]
fn case_073_quotes_within_a_bare_cell_are_quotes() {
    assert_eq!(holdings("at,event,customer,rep\n2026-01-05,claim,5\" Pipe,Ann\n", "")[0]["customer"], "5\" Pipe");
}

#[test]
fn case_074_and_075_line_ends_of_every_kind() {
    let held = holdings("at,event,customer,rep\r2026-01-05,claim,Fox,Ann\r\r2026-01-05,claim,Owl,Ann\r", "");
    assert_eq!((&held[1]["row"], &held[1]["line"]), (&4.into(), &4.into()));
    let mixed = "at,event,customer,rep\n2026-01-05,claim,Fox,Ann\r\n";
    assert_eq!(appended(mixed.as_bytes(), "", CONTACT), b"2026-01-06,contact,Fox,Ann\r\n");
}

#[test]
fn case_076_and_077_ledgers_without_a_row() {
    for ledger in ["", "\u{feff}", "\n\r\n\n", "  \n\t\n", "at,event,customer,rep", "at,event,customer,rep\n"] {
        let folder = Folder::with(ledger, "");
        folder.run("audit").expect(0);
        folder.run(CONTACT).expect(0);
        assert!(folder.read("ledger.csv").starts_with(ledger));
        assert_eq!(folder.json("check")["ledger"]["rows"], 1, "{ledger:?}");
    }
}

#[test]
fn case_078_a_nul_within_a_cell_is_told() {
    let folder = Folder::with("at,event,customer,rep\n2026-01-05,claim,F\0x,Ann\n2026-01-06,contact,Fox,Ann\n", "");
    let run = folder.run("audit").expect(2);
    assert!(run.stderr.contains("row 2") && run.stderr.contains("NUL"), "{run:?}");
}

#[test]
fn case_083_what_is_no_ledger_is_refused_by_name_and_at_once() {
    let folder = Folder::new().file("rules.yaml", "").file("ledger.csv", "PK\u{3}\u{4}rest");
    assert!(folder.run("audit").expect(2).stderr.contains("Excel workbook"));
    std::fs::create_dir(folder.path("dir.csv")).unwrap();
    assert!(folder.run("audit --ledger dir.csv").expect(2).stderr.contains("folder"));
    assert!(folder.run(&format!("{CONTACT} --ledger dir.csv")).expect(2).stderr.contains("folder"));
    let sparse = std::fs::File::create(folder.path("sparse.csv")).unwrap();
    sparse.set_len(5 << 30).unwrap();
    assert!(folder.run("audit --ledger sparse.csv").expect(2).stderr.contains("4 GiB"));
    if cfg!(unix) {
        let made = std::process::Command::new("mkfifo").arg(folder.path("fifo.csv")).status().unwrap();
        assert!(made.success());
        assert!(folder.run("audit --ledger fifo.csv").expect(2).stderr.contains("no file"));
        assert!(folder.run(&format!("{CONTACT} --ledger fifo.csv")).expect(2).stderr.contains("no file"));
        assert!(folder.run("audit --ledger /dev/zero").expect(2).stderr.contains("no file"));
    }
}

#[test]
fn case_085_a_decimal_comma_is_declared() {
    let ledger = "at;event;customer;rep;value\n2026-01-05;claim;Fox;Ann;\n2026-01-06;deal;Fox;Ann;1.234,50\n";
    let folder = Folder::with(ledger, "");
    folder.run("audit").expect(2);
    let folder = folder.file("rules.yaml", "ledger: {decimal: comma}");
    assert_eq!(folder.json("report deals")["deals"][0]["value"].to_string(), "1234.5");
    folder.run("log deal Fox --rep Ann --value 7,5 --at 2026-01-07").expect(0);
    assert!(folder.read("ledger.csv").ends_with("2026-01-07;deal;Fox;Ann;7,5\n"));
    let run = folder.run("log deal Fox --rep Ann --value 7.5 --at 2026-01-07").expect(2);
    assert!(run.stderr.contains("1.234,5"), "{run:?}");
}

#[test]
fn case_088_what_the_encoding_lacks_is_not_written() {
    let bytes = GBK.encode("时间,事件,客户,销售,备注\n2026-01-05,报备,华远,张伟,\n").0.into_owned();
    let folder = Folder::new().file("ledger.csv", &bytes).file("rules.yaml", "ledger: {encoding: gbk}");
    let run = folder.run("log 跟进 华远 --rep 张伟 --note 😀 --lang en").expect(2);
    assert!(run.stderr.contains("can't be written in GBK"), "{run:?}");
    assert_eq!(folder.bytes("ledger.csv"), bytes);
}

#[test]
fn case_091_what_no_ledger_has_is_refused_with_its_limit() {
    let header = "at,event,customer,rep,note\n";
    let start = "2026-01-05,claim,Fox,Ann,";
    let wide = format!("at,event{}\n", ",x".repeat(10_000));
    for ledger in [format!("{header}{start}{}\n", "x".repeat(1_000_000)), wide, "y".repeat(10_000_000)] {
        let run = Folder::with(&ledger, "").run("audit").expect(2);
        assert!(run.stderr.contains("1000 cells and 256 KiB"), "{run:?}");
    }
}

#[test]
fn title_rows_above_the_header_are_skipped_and_counted() {
    let ledger = "Sales of 2026;;;\n\n\"made by\nthe office\";;;\nat;event;customer;rep\n2026-01-05;claim;Fox;Ann\n";
    let held = &holdings(ledger, "ledger: {skip_rows: 3}")[0];
    assert_eq!((&held["row"], &held["line"]), (&5.into(), &6.into()));
    let added = appended(ledger.as_bytes(), "ledger: {skip_rows: 3}", CONTACT);
    assert_eq!(added, b"2026-01-06;contact;Fox;Ann\n");
}

#[test]
fn converted_ledgers_say_the_same() {
    let ledger = "sep=;\n时间;事件;客户;销售;备注\n\n2026-01-05;报备;\"华远; 科技\";张伟;\"a\nb, c\"\n";
    let folder = Folder::with(ledger, "");
    let rows = |folder: &Folder| folder.json("report holdings --as-of 2026-02-01")["holdings"].clone();
    let before = rows(&folder);
    for line in ["convert --to utf16", "convert --to utf8-bom --delimiter ,", "convert --to utf8 --delimiter tab"] {
        folder.run(line).expect(0);
        assert_eq!(rows(&folder), before, "{line}");
    }
    assert_eq!(folder.read("ledger.csv"), ledger.replace(';', "\t").replace("\"华远\t 科技\"", "华远; 科技"));
    // What the rulebook does not declare could not be read again.
    assert!(folder.run("convert --to gb18030 --lang en").expect(2).stderr.contains("Say in the rulebook first"));
}

#[test]
fn a_line_break_within_a_cell_is_no_row_wherever_the_cell_stands() {
    for ledger in [
        "note,customer,at,rep,event\n\"said \"\"maybe\"\"\nwill call\",Fox,2026-05-10,Bo,claim\n",
        "at,event,customer,rep,note\n2026-05-10,claim,Fox,Bo,\"one, two,\nthree, four, five, six, seven\"\n",
        "note,at,event,customer,rep\n\"\n\n,,,,,,\n\",2026-05-10,claim,Fox,Bo\n",
        "at,event,customer,rep,note\n2026-05-10,claim,Fox,Bo,\"2026-05-08 called, no answer, again\n2026-05-09 met, ok, soon\"\n",
    ] {
        let folder = Folder::with(ledger, "");
        assert_eq!(folder.json("check --as-of 2026-06-01")["ledger"]["rows"], 1, "{ledger}");
    }
    // A quote that swallows rows is told.
    let swallowed = "at,event,customer,rep,note\n2026-05-10,claim,\"Fox,Bo,\n2026-05-11,contact,Fox,Bo,\n2026-05-12,contact,Fox\",Bo,\n";
    let run = Folder::with(swallowed, "").run("check").expect(2);
    assert!(run.stderr.contains("row 2: a quote (\") is opened here"), "{}", run.stderr);
}

const RULES: &str = "identity: {keys: [phone]}\n";

#[test]
fn case_081_and_082_numbers_that_a_spreadsheet_may_have_mangled() {
    let ledger = |phones: &[&str]| {
        let rows = phones.iter().enumerate().map(|(i, phone)| format!("2026-01-05,claim,C{i},Ann,{phone}\n"));
        format!("at,event,customer,rep,phone\n{}", rows.collect::<String>())
    };
    for (phones, word) in [
        (vec!["12345678901234500000", "138"], "12345678901234500000"),
        (vec!["123", "00123"], "00123"),
        (vec!["00123"], ""),
        (vec!["123", "456", "123456789012345"], ""),
    ] {
        let run = Folder::with(&ledger(&phones), RULES).run("check").expect(0);
        let told = run.stdout.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(told.matches("a spreadsheet may").count(), usize::from(!word.is_empty()), "{run:?}");
        assert!(told.contains(word), "{run:?}");
    }
}

#[test]
fn case_086_what_is_no_day_is_refused_with_its_line() {
    for at in [
        "26-01-05",
        "26年1月5日",
        "46027",
        "2026-02-30",
        "0026-01-05",
        "12026-01-05",
        "",
        "########",
        "today",
        "01/05/26",
        "9999-12-31",
    ] {
        let folder =
            Folder::with(&format!("at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n{at},claim,Owl,Ann\n"), "");
        let run = folder.run("audit").expect(2);
        assert!(run.stderr.contains("row 3"), "{at}: {run:?}");
    }
}

#[test]
fn case_089_one_name_in_many_dresses() {
    let same = ["Café Fox", "Cafe\u{301} Fox", "Ｃａｆé Fox", "Café\u{a0}Fox", "CAFÉ FOX", "Café  Fox"];
    let rows = same.map(|name| format!("2026-01-05,contact,{name},Ann\n")).concat();
    let count = |rows: &str| {
        Folder::with(&format!("at,event,customer,rep\n{rows}"), "").json("check")["ledger"]["customers"].clone()
    };
    assert_eq!(count(&rows), 1);
    assert_eq!(count("2026-01-05,contact,华為,Ann\n2026-01-05,contact,华为,Ann\n"), 2);
}

#[test]
fn case_090_events_by_any_of_their_names() {
    for event in ["认领", "Claim ", "CLAIM", "ｃｌａｉｍ", "报备", "\u{a0}claim"] {
        assert_eq!(
            holdings(&format!("at,event,customer,rep\n2026-01-05,{event},Fox,Ann\n"), "")[0]["rep"],
            "Ann",
            "{event}"
        );
    }
    for (event, near) in [("clam", "Did you mean \"claim\"?"), ("领", "")] {
        let run =
            Folder::with(&format!("at,event,customer,rep\n2026-01-05,{event},Fox,Ann\n"), "").run("audit").expect(2);
        assert!(run.stderr.contains(near) && run.stderr.contains(&format!("event \"{event}\"")), "{run:?}");
    }
}

#[test]
fn case_119_rows_of_the_future_do_not_exist_yet() {
    let header = "at,event,customer,rep\n2026-01-05,claim,Fox,Ann\n";
    let folder = Folder::with(&format!("{header}2026-01-06,claim,Owl,Ann\n2027-01-05,claim,Elk,Ann\n"), "");
    let json = folder.json("report holdings --as-of 2026-01-05");
    assert_eq!(json["holdings"].as_array().map(Vec::len), Some(1));
    assert!(folder.run("audit --as-of 2026-01-05").expect(0).stderr.contains("2 rows"));
    assert_eq!(folder.json("check --as-of 2026-01-05")["ledger"]["future"], 2);
}

#[test]
fn case_123_a_year_without_holidays_is_remarked_on() {
    let ledger = "at,event,customer,rep\n2025-12-30,claim,Fox,Ann\n2026-01-05,claim,Owl,Ann\n";
    let calendar = "calendar: {holidays: [2025-10-01]}\n";
    for (rules, is_told) in [
        (format!("{calendar}protection: [{{term: 5bd}}]\n"), true),
        (format!("{calendar}protection: [{{term: 5d}}]\n"), false),
        ("calendar: {holidays: [2025-10-01, 2026-10-01]}\nprotection: [{term: 5bd}]\n".to_owned(), false),
        ("protection: [{term: 5bd}]\n".to_owned(), false),
    ] {
        let run = Folder::with(ledger, &rules).run("check --as-of 2026-01-06").expect(0);
        assert_eq!(run.stdout.contains("no holiday of 2026"), is_told, "{rules}{run:?}");
    }
}

#[test]
fn case_124_the_longest_terms_and_the_last_days() {
    let ledger = "at,event,customer,rep\n1990-01-01,claim,Fox,Ann\n2200-12-31 23:59:59,claim,Owl,Ann\n";
    for term in ["73200d", "73200bd", "10457w", "2400mo", "1756800h"] {
        let folder =
            Folder::with(ledger, &format!("protection: [{{term: {term}, no_contact: {term}}}]\nremind: {term}\n"));
        let run = folder.run("audit --as-of 2200-12-31");
        assert!(run.status == 0 || run.stderr.contains("protection[0].term"), "{term}: {run:?}");
    }
    for term in ["1000000000d", "99999999999999999999d", "1000000000bd"] {
        Folder::with(ledger, &format!("protection: [{{term: {term}}}]\n")).run("audit --as-of 2200-12-31").expect(2);
    }
}

#[test]
fn the_csv_spectrum_is_read_as_the_json_beside_it_says() {
    let data = project().join("../shared/data/csv-spectrum");
    if !data.exists() {
        eprintln!("skipped: csv-spectrum is not here");
        return;
    }
    // A comma is declared, as the columns of these files are none that a ledger knows.
    let rules = Rulebook::read("ledger: {delimiter: \",\"}").unwrap();
    let mut files = 0;
    for entry in std::fs::read_dir(data.join("csvs")).unwrap() {
        let path = entry.unwrap().path();
        let sheet = Sheet::decode(std::fs::read(&path).unwrap(), &rules).unwrap();
        let mut table: Vec<Vec<String>> = Vec::new();
        sheet
            .records(|_, record| table.push((0..record.count()).map(|i| record.cell(i).to_owned()).collect()))
            .unwrap();
        let header = table.remove(0);
        let objects =
            table.into_iter().map(|row| header.iter().cloned().zip(row.into_iter().map(Value::from)).collect());
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        let expected = std::fs::read_to_string(data.join(format!("json/{name}.json"))).unwrap();
        let told = Value::Array(objects.map(Value::Object).collect());
        let mut expected: Value = serde_json::from_str(&expected).unwrap();
        if name == "location_coordinates" {
            // Here the JSON is one object instead of a list, with another telephone number than the CSV.
            expected["Contact Phone Number"] = "2095257564".into();
            expected = Value::Array(vec![expected]);
        }
        assert_eq!(told, expected, "{name}");
        files += 1;
    }
    assert_eq!(files, 12);
}
