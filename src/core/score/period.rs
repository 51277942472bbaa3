//! The period that a score is told of: `2026-10`, `2026-Q4`, `2026-W47`, `2026`, or `FROM..TO`.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

use crate::core::message::Message;
use crate::core::problem::Problem;
use crate::core::text::plain;
use crate::core::time::{DateOrder, Moment, Stamp, day_start, end_of_day, end_of_month, parse_moment};
use crate::message;

/// A stretch of time, both ends included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// The first second.
    pub from: Moment,
    /// The last second.
    pub to: Moment,
}

/// What stands between the ends of a range.
const BETWEEN: &str = "..";

/// How people write a range in place of that.
const MEANT: [&str; 7] = ["…", "~", "至", "到", " to ", " - ", "/"];

impl Period {
    /// Whether a moment lies in it.
    #[must_use]
    pub fn has(&self, moment: Moment) -> bool {
        self.from <= moment && moment <= self.to
    }

    /// The month that a moment lies in.
    #[must_use]
    pub fn month_of(moment: Moment) -> Period {
        let day = moment.date();
        Period { from: day.with_day(1).map_or(Moment::MIN, day_start), to: end_of_month(day) }
    }

    /// Reads a period. Moments are read as the ledger's are; a day that begins it counts from 00:00:00, one that ends
    /// it to 23:59:59, and either end may be a month, quarter, week or year.
    ///
    /// # Errors
    /// What is wrong, with what was most likely meant.
    pub fn parse(written: &str, order: Option<DateOrder>, utc_offset: Option<i32>) -> Result<Period, Box<Problem>> {
        let text = plain(written).trim().to_owned();
        let moment = |end: &str| parse_moment(end.trim(), order, utc_offset).ok();
        let problem = |message: Message, hint: Option<Message>| {
            Box::new(Problem::new(message).hint(hint.unwrap_or(message!("period-form-hint"))))
        };
        let Some((first, last)) = text.split_once(BETWEEN) else {
            return named(&text).ok_or_else(|| {
                let hint = meant(&text, &moment).map(|near| message!("did-you-mean", near = near));
                problem(message!("period-bad", period = written), hint)
            });
        };
        let end = |end: &str, given: fn(Stamp) -> Moment, of: fn(Period) -> Moment| {
            moment(end).map(given).or_else(|| named(end.trim()).map(of)).ok_or_else(|| {
                let hint = if end.trim().is_empty() { message!("period-both-ends-hint") } else { period_end_hint(end) };
                problem(message!("period-bad-end", period = written, end = end.trim()), Some(hint))
            })
        };
        let from = end(first, |stamp| stamp.at, |period| period.from)?;
        let to = end(last, Stamp::as_end, |period| period.to)?;
        if from > to {
            let near = format!("{}{BETWEEN}{}", last.trim(), first.trim());
            let hint = message!("did-you-mean", near = near);
            return Err(problem(message!("period-backwards", period = written), Some(hint)));
        }
        Ok(Period { from, to })
    }
}

fn period_end_hint(end: &str) -> Message {
    match tidied(end.trim()) {
        Some(near) => message!("did-you-mean", near = near),
        None => message!("moment-form-hint"),
    }
}

/// A month, quarter, week or year, exactly as the contract has it.
fn named(text: &str) -> Option<Period> {
    let (year, rest) = text.split_at_checked(4)?;
    let year = number(year).filter(|year| (1990..=2200).contains(year))?;
    let year = i32::try_from(year).ok()?;
    let days = |first: NaiveDate, last: NaiveDate| Period { from: day_start(first), to: end_of_day(last) };
    let months = |first: u32, count: u32| {
        let first = NaiveDate::from_ymd_opt(year, first, 1)?;
        Some(days(first, first.checked_add_months(Months::new(count))?.pred_opt()?))
    };
    let Some(part) = rest.strip_prefix('-') else {
        return if rest.is_empty() { months(1, 12) } else { None };
    };
    match part.as_bytes() {
        [b'Q' | b'q', b'1'..=b'4'] => months(number(part.get(1..)?)? * 3 - 2, 3),
        [b'W' | b'w', _, _] => {
            let monday = NaiveDate::from_isoywd_opt(year, number(part.get(1..)?)?, Weekday::Mon)?;
            Some(days(monday, monday.checked_add_days(Days::new(6))?))
        }
        [_, _] => months(number(part)?, 1),
        _ => None,
    }
}

fn number(digits: &str) -> Option<u32> {
    digits.bytes().all(|b| b.is_ascii_digit()).then(|| digits.parse().ok())?
}

/// What somebody who wrote this most likely meant.
fn meant(text: &str, moment: &impl Fn(&str) -> Option<Stamp>) -> Option<String> {
    if let Some(near) = tidied(text) {
        return Some(near);
    }
    if let Some(day) = moment(text) {
        let day = day.at.date();
        return Some(format!("{day}{BETWEEN}{day}"));
    }
    MEANT.iter().find_map(|between| {
        let (first, last) = text.split_once(between)?;
        let end = |end: &str| {
            let end = end.trim();
            if moment(end).is_some() || named(end).is_some() { Some(end.to_owned()) } else { tidied(end) }
        };
        Some(format!("{}{BETWEEN}{}", end(first)?, end(last.trim_start_matches('.'))?))
    })
}

/// A month, quarter, week or year that is written otherwise: `2026/10`, `202610`, `2026年10月`, `Q4 2026`, `2026-W7`.
fn tidied(text: &str) -> Option<String> {
    let pieces = pieces(text);
    let pieces: Vec<&str> = pieces.iter().map(String::as_str).collect();
    let tidy = match pieces.as_slice() {
        [year, "年"] => (*year).to_owned(),
        [year, "年", month, "月"] => format!("{year}-{month:0>2}"),
        [year, "年", "第", number, mark] | [year, "年", number, mark] if mark.starts_with("季") => {
            format!("{year}-Q{number}")
        }
        [year, "年", "第", number, mark] | [year, "年", number, mark] if mark.starts_with('周') => {
            format!("{year}-W{number:0>2}")
        }
        [mark @ ("q" | "w"), number, year] | [year, mark @ ("q" | "w"), number] => {
            let width = if *mark == "q" { 1 } else { 2 };
            format!("{year}-{}{number:0>width$}", mark.to_uppercase())
        }
        [both] => format!("{}-{}", both.get(..4)?, both.get(4..)?),
        [month, year] if year.len() == 4 => format!("{year}-{month:0>2}"),
        [year, month] => format!("{year}-{month:0>2}"),
        _ => return None,
    };
    named(&tidy).map(|_| tidy)
}

/// Runs of digits and of letters, in lower case; what stands between is left out.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut last = None;
    for c in text.chars().flat_map(char::to_lowercase) {
        let kind = if c.is_ascii_digit() {
            Some(false)
        } else if c.is_alphabetic() {
            Some(true)
        } else {
            None
        };
        match pieces.last_mut().filter(|_| kind.is_some() && kind == last && !matches!(c, '第')) {
            Some(piece) => piece.push(c),
            None if kind.is_some() => pieces.push(c.to_string()),
            None => {}
        }
        // 年 and 第 stand alone.
        last = if matches!(c, '年' | '第') { None } else { kind };
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::core::message::Arg;
    use crate::core::time::iso;

    fn read(text: &str) -> Result<(String, String), Box<Problem>> {
        Period::parse(text, None, Some(8 * 3600)).map(|period| (iso(period.from), iso(period.to)))
    }

    #[test]
    fn every_form_is_read() {
        let table = [
            ("2026-10", "2026-10-01T00:00:00", "2026-10-31T23:59:59"),
            ("2024-02", "2024-02-01T00:00:00", "2024-02-29T23:59:59"),
            ("2026-Q4", "2026-10-01T00:00:00", "2026-12-31T23:59:59"),
            ("2026-q1", "2026-01-01T00:00:00", "2026-03-31T23:59:59"),
            ("2026-W47", "2026-11-16T00:00:00", "2026-11-22T23:59:59"),
            ("2026-W53", "2026-12-28T00:00:00", "2027-01-03T23:59:59"),
            ("2027-W01", "2027-01-04T00:00:00", "2027-01-10T23:59:59"),
            ("2026", "2026-01-01T00:00:00", "2026-12-31T23:59:59"),
            (" ２０２６－１０ ", "2026-10-01T00:00:00", "2026-10-31T23:59:59"),
            ("2026-10-05..2026-10-05", "2026-10-05T00:00:00", "2026-10-05T23:59:59"),
            ("2026/9/5 .. 2026年10月7日", "2026-09-05T00:00:00", "2026-10-07T23:59:59"),
            ("2026-10-05 08:00..2026-10-05 09:30:10", "2026-10-05T08:00:00", "2026-10-05T09:30:10"),
            ("2026-10-05 08:00:01..2026-10-05 08:00:01", "2026-10-05T08:00:01", "2026-10-05T08:00:01"),
            ("2026-10-05T00:00Z..2026-10-05", "2026-10-05T08:00:00", "2026-10-05T23:59:59"),
            ("2026-09..2026-11", "2026-09-01T00:00:00", "2026-11-30T23:59:59"),
            ("2026-Q1..2026-05-09", "2026-01-01T00:00:00", "2026-05-09T23:59:59"),
        ];
        for (text, from, to) in table {
            assert_eq!(read(text), Ok((from.to_owned(), to.to_owned())), "{text}");
        }
    }

    #[test]
    fn what_is_none_gets_what_was_meant() {
        let table = [
            ("2026/10", "period-bad", Some("2026-10")),
            ("2026-7", "period-bad", Some("2026-07")),
            ("202610", "period-bad", Some("2026-10")),
            ("10/2026", "period-bad", Some("2026-10")),
            ("2026年10月", "period-bad", Some("2026-10")),
            ("2026年第4季度", "period-bad", Some("2026-Q4")),
            ("2026年4季度", "period-bad", Some("2026-Q4")),
            ("2026年第7周", "period-bad", Some("2026-W07")),
            ("2026年", "period-bad", Some("2026")),
            ("Q4 2026", "period-bad", Some("2026-Q4")),
            ("2026Q4", "period-bad", Some("2026-Q4")),
            ("2026-W7", "period-bad", Some("2026-W07")),
            ("2026-10-05", "period-bad", Some("2026-10-05..2026-10-05")),
            ("2026-10-05 to 2026-10-09", "period-bad", Some("2026-10-05..2026-10-09")),
            ("2026-10-05~2026-10-09", "period-bad", Some("2026-10-05..2026-10-09")),
            ("2026年9月至2026年10月", "period-bad", Some("2026-09..2026-10")),
            ("2026-10-09..2026-10-05", "period-backwards", Some("2026-10-05..2026-10-09")),
            ("2026/9..2026-10", "period-bad-end", Some("2026-09")),
            ("2026-13", "period-bad", None),
            ("2026-Q5", "period-bad", None),
            ("2025-W53", "period-bad", None),
            ("1989", "period-bad", None),
            ("soon", "period-bad", None),
            ("", "period-bad", None),
            ("年年月", "period-bad", None),
            ("2026年7日", "period-bad", None),
            ("20261", "period-bad", None),
            ("2026101", "period-bad", None),
            ("2026-10-05..", "period-bad-end", None),
            ("..", "period-bad-end", None),
            ("2026-02-30..2026-03-01", "period-bad-end", None),
        ];
        for (text, id, near) in table {
            let problem = read(text).expect_err(text);
            assert_eq!(problem.message.id, id, "{text}");
            let hint = problem.hint.expect(text);
            let given = hint.args.iter().find(|_| hint.id == "did-you-mean").map(|(_, arg)| arg.clone());
            assert_eq!(given, near.map(|near| Arg::Text(near.to_owned())), "{text}");
        }
    }

    #[test]
    fn a_month_has_its_first_and_last_second() {
        let moment = |text| parse_moment(text, None, None).unwrap().at;
        let month = Period::month_of(moment("2026-02-11 10:00"));
        assert_eq!(Period::parse("2026-02", None, None), Ok(month));
        for (text, is_in) in
            [("2026-01-31 23:59:59", false), ("2026-02-01", true), ("2026-02-28 23:59:59", true), ("2026-03-01", false)]
        {
            assert_eq!(month.has(moment(text)), is_in, "{text}");
        }
    }
}
