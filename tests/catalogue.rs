//! Every sentence stands in both languages, is used, and takes what the program gives it.

use std::collections::{BTreeMap, BTreeSet};

use turfbook::core::checks::Check;
use turfbook::core::rulebook::Lang;
use turfbook::render::lang::Catalogue;

use crate::harness::project;

/// The sentences of a language, each with the names of what goes into it.
fn sentences(lang: Lang) -> BTreeMap<String, BTreeSet<String>> {
    let mut sentences: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut current = String::new();
    for line in Catalogue::source(lang).lines() {
        if let Some((id, _)) = line.split_once(" =").filter(|(id, _)| is_id(id)) {
            assert!(!sentences.contains_key(id), "{id} stands twice");
            id.clone_into(&mut current);
            sentences.insert(current.clone(), BTreeSet::new());
        }
        if line.starts_with('#') {
            continue;
        }
        for part in line.split('$').skip(1) {
            let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            sentences.get_mut(&current).unwrap().insert(name);
        }
    }
    sentences
}

fn is_id(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-' || b.is_ascii_digit())
}

fn sources() -> Vec<(String, String)> {
    fn walk(dir: &std::path::Path, into: &mut Vec<(String, String)>) {
        for entry in std::fs::read_dir(dir).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                walk(&path, into);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                into.push((path.display().to_string(), std::fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut sources = Vec::new();
    walk(&project().join("src"), &mut sources);
    sources
}

#[test]
fn both_languages_have_the_same_sentences_and_no_faulty_line() {
    for lang in [Lang::En, Lang::Zh] {
        let parsed = fluent_bundle::FluentResource::try_new(Catalogue::source(lang).to_owned());
        assert!(parsed.is_ok(), "{lang:?}: {:?}", parsed.err().map(|(_, errors)| errors));
    }
    let (english, chinese) = (sentences(Lang::En), sentences(Lang::Zh));
    let missing: Vec<_> = english.keys().filter(|id| !chinese.contains_key(*id)).collect();
    assert!(missing.is_empty(), "not in zh.ftl: {missing:?}");
    let missing: Vec<_> = chinese.keys().filter(|id| !english.contains_key(*id)).collect();
    assert!(missing.is_empty(), "not in en.ftl: {missing:?}");
}

#[test]
fn every_sentence_that_the_program_says_stands_in_the_catalogue_with_what_goes_into_it() {
    let english = sentences(Lang::En);
    let chinese = sentences(Lang::Zh);
    let mut said = 0;
    for (path, source) in sources() {
        // `message!("id", name = value, …)`, and bare names of sentences in `word("id")` and lists of headers.
        for (start, call) in source.match_indices("message!(") {
            let piece = &source[start + call.len()..];
            let Some(rest) = piece.trim_start().strip_prefix('"') else { continue };
            let Some((id, rest)) = rest.split_once('"') else { continue };
            if !is_id(id) || id == "bad-number" {
                continue;
            }
            said += 1;
            let given = arguments(rest);
            for (lang, sentences) in [("en", &english), ("zh", &chinese)] {
                let wanted = sentences.get(id).unwrap_or_else(|| panic!("{path}: {id} is not in {lang}.ftl"));
                let missing: Vec<_> = wanted.iter().filter(|name| !given.contains(*name)).collect();
                assert!(missing.is_empty(), "{path}: {id} in {lang}.ftl wants {missing:?}, given are {given:?}");
            }
        }
    }
    assert!(said > 200, "only {said} sentences were found");
}

/// The names in the rest of a `message!` call.
fn arguments(rest: &str) -> BTreeSet<String> {
    let mut depth = 0;
    let mut names = BTreeSet::new();
    let mut word = String::new();
    let mut chars = rest.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' if depth == 0 => break,
            ')' | ']' | '}' => depth -= 1,
            '=' if depth == 0 && chars.peek() != Some(&'=') => {
                names.insert(word.trim().to_owned());
            }
            ',' if depth == 0 => word.clear(),
            c if depth == 0 => word.push(c),
            _ => {}
        }
    }
    // A sentence that refers to the clock or event in words takes these along.
    names
}

#[test]
fn no_sentence_is_left_over() {
    let all: String = sources().into_iter().map(|(_, source)| source).collect();
    let catalogues = format!("{}{}", Catalogue::source(Lang::En), Catalogue::source(Lang::Zh));
    // Put together by the program: help of commands and options, remedies of checks, what each party may do next,
    // descriptions of settings.
    let is_built = |id: &str| {
        id == "setting" || ["help-", "remedy-", "next-", "setting-"].iter().any(|start| id.starts_with(start))
    };
    let left: Vec<String> = sentences(Lang::En)
        .into_keys()
        .filter(|id| {
            !is_built(id) && !all.contains(&format!("\"{id}\"")) && !catalogues.contains(&format!("{{ {id} }}"))
        })
        .collect();
    assert!(left.is_empty(), "nobody says {left:?}");
}

#[test]
fn every_check_tells_what_each_party_may_do_next() {
    let sentences = sentences(Lang::En);
    for check in Check::ALL {
        for party in ["rep", "manager"] {
            let id = format!("next-{party}-{}", check.name());
            assert!(sentences.contains_key(&id), "{id}");
        }
    }
}

#[test]
fn every_check_has_a_name_in_chinese() {
    let (english, chinese) = (Catalogue::new(Lang::En), Catalogue::new(Lang::Zh));
    for check in Check::ALL {
        assert_eq!(english.say(&check.words()), check.name());
        let words = chinese.say(&check.words());
        let (name, rest) = words.split_once(' ').unwrap();
        assert!(!name.is_empty() && !name.is_ascii() && rest == check.name(), "{words}");
    }
}

#[test]
fn every_reason_to_refuse_has_a_remedy() {
    let refused_by_the_replay = [Check::StrayEvent, Check::OverExtension, Check::Unauthorised];
    let gates = Check::ALL.iter().filter(|check| check.spec().gate.is_some());
    for check in gates.chain(&refused_by_the_replay) {
        assert!(sentences(Lang::En).contains_key(&format!("remedy-{}", check.name())), "{}", check.name());
    }
}
