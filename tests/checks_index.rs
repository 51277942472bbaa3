//! `docs/checks.md` and `docs/checks.zh-CN.md` are made from the checks themselves.

use std::fmt::Write;

use turfbook::core::checks::{Check, Spec};
use turfbook::core::rulebook::{Lang, Level};

use crate::harness::project;

const ENGLISH: &str = "# Checks

<!-- Made by `TURFBOOK_BLESS=1 cargo test checks_index`; edit the pages beside the checks in src/core. -->

Every check is on its own page below. A *violation* costs points, a *notice* never does; `checks:` in the
rulebook changes both. [中文](checks.zh-CN.md)

| check | default | what it finds |
|---|---|---|
";

const CHINESE: &str = "# 检查

<!-- 由 `TURFBOOK_BLESS=1 cargo test checks_index` 生成；请改 src/core 里各项检查旁边的页面。 -->

下面每项检查一页。*违规*记分，*提醒*从不记分；规则里的 `checks:` 可以改变级别和分值。[English](checks.md)

| 检查 | 默认 | 查什么 |
|---|---|---|
";

fn default(spec: &Spec, lang: Lang) -> String {
    match (lang, spec.level, spec.points) {
        (Lang::En, Level::Violation, 1) => "violation, 1 point".to_owned(),
        (Lang::En, Level::Violation, points) => format!("violation, {points} points"),
        (Lang::En, level, _) => level.name().to_owned(),
        (Lang::Zh, Level::Violation, points) => format!("违规，{points} 分"),
        (Lang::Zh, Level::Notice, _) => "提醒".to_owned(),
        (Lang::Zh, Level::Off, _) => "关闭".to_owned(),
    }
}

/// The index in a language: every check with its default, and its page.
fn index(lang: Lang) -> String {
    let mut text = match lang {
        Lang::En => ENGLISH.to_owned(),
        Lang::Zh => CHINESE.to_owned(),
    };
    for check in Check::ALL {
        let spec = check.spec();
        let title = spec.page_in(lang).lines().next().unwrap().trim_start_matches("# ");
        // The place that a title makes has no punctuation.
        let place = title.replace(['（', '）'], "");
        writeln!(text, "| [{title}](#{place}) | {} | {} |", default(spec, lang), spec.summary_in(lang)).unwrap();
    }
    for check in Check::ALL {
        // One level down, under the title of the whole.
        text.push('\n');
        let mut is_code = false;
        for line in check.spec().page_in(lang).lines() {
            is_code ^= line.starts_with("```");
            let deeper = if line.starts_with('#') && !is_code { "#" } else { "" };
            writeln!(text, "{deeper}{line}").unwrap();
        }
    }
    text
}

#[test]
fn the_indexes_are_up_to_date() {
    for (path, lang) in [("docs/checks.md", Lang::En), ("docs/checks.zh-CN.md", Lang::Zh)] {
        let (path, index) = (project().join(path), index(lang));
        if std::env::var_os("TURFBOOK_BLESS").is_some() {
            std::fs::write(&path, &index).unwrap();
        }
        let written = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(written == index, "run TURFBOOK_BLESS=1 cargo test checks_index");
    }
}
