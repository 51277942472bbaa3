//! Moments, durations and business days (contract, sections 2 and 6).
//!
//! All arithmetic is in local wall-clock time; nothing here knows a time zone but the fixed offset of the rulebook.

use std::collections::BTreeSet;
use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate, NaiveDateTime, NaiveTime, TimeDelta, Timelike, Weekday};

use super::message::Message;
use super::text;
use crate::message;

/// A moment of local wall-clock time, to the second.
pub type Moment = NaiveDateTime;

/// The years a ledger may speak of.
const YEARS: std::ops::RangeInclusive<i32> = 1990..=2200;

/// The longest duration a rulebook may set, in days: longer than any ledger.
const LONGEST_DAYS: u32 = 366 * 200;

/// A duration as the rulebook writes it: `36h`, `30d`, `2w`, `3mo`, `5bd`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Span {
    count: u32,
    unit: Unit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Unit {
    Hours,
    Days,
    Weeks,
    Months,
    BusinessDays,
}

impl Unit {
    const ALL: [(Unit, &'static str, u32); 5] = [
        // (unit, how it is written, how many of it make LONGEST_DAYS at the most)
        (Unit::Hours, "h", LONGEST_DAYS * 24),
        (Unit::Days, "d", LONGEST_DAYS),
        (Unit::Weeks, "w", LONGEST_DAYS / 7),
        (Unit::Months, "mo", LONGEST_DAYS / 31),
        (Unit::BusinessDays, "bd", LONGEST_DAYS / 8),
    ];
}

impl Span {
    /// A span of natural days.
    #[must_use]
    pub const fn days(count: u32) -> Span {
        Span { count, unit: Unit::Days }
    }

    /// Reads `36h`, `30d`, `2w`, `3mo` or `5bd`; `None` for anything else, for 0, and for more than 200 years.
    #[must_use]
    pub fn parse(written: &str) -> Option<Span> {
        let written = written.trim();
        let digits = written.bytes().take_while(u8::is_ascii_digit).count();
        let (count, unit) = written.split_at(digits);
        let (unit, _, most) = Unit::ALL.into_iter().find(|(_, name, _)| *name == unit)?;
        let count = count.parse().ok().filter(|n| (1..=most).contains(n))?;
        Some(Span { count, unit })
    }

    /// The units, as the rulebook writes them.
    pub fn units() -> impl Iterator<Item = &'static str> {
        Unit::ALL.iter().map(|(_, name, _)| *name)
    }

    /// How many of which unit, as the rulebook writes the unit.
    #[must_use]
    pub fn parts(self) -> (u32, &'static str) {
        let name = Unit::ALL.iter().find(|(unit, ..)| *unit == self.unit).map_or("", |(_, name, _)| name);
        (self.count, name)
    }

    /// Whether the span is counted in business days, so that the calendar matters.
    #[must_use]
    pub fn is_business(self) -> bool {
        self.unit == Unit::BusinessDays
    }

    /// Whether the span is counted in exact hours, so that a row without a time of day makes it doubtful.
    #[must_use]
    pub fn is_hours(self) -> bool {
        self.unit == Unit::Hours
    }
}

impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (count, unit) = self.parts();
        write!(f, "{count}{unit}")
    }
}

/// The company's calendar: which days are worked, and what offsets are converted to.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// Seconds east of UTC that times with an offset are converted to.
    pub utc_offset: Option<i32>,
    /// The days of the week that are worked.
    pub workdays: Vec<Weekday>,
    /// Days off that would be worked by the week.
    pub holidays: BTreeSet<NaiveDate>,
    /// Days worked that would be off (调休).
    pub extra_workdays: BTreeSet<NaiveDate>,
}

impl Default for Calendar {
    fn default() -> Self {
        Calendar {
            utc_offset: None,
            workdays: vec![Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri],
            holidays: BTreeSet::new(),
            extra_workdays: BTreeSet::new(),
        }
    }
}

impl Calendar {
    /// Whether the day is worked: by the week, minus the holidays, plus the extra workdays.
    #[must_use]
    pub fn is_workday(&self, day: NaiveDate) -> bool {
        let is_off = !self.workdays.contains(&day.weekday()) || self.holidays.contains(&day);
        !is_off || self.extra_workdays.contains(&day)
    }

    /// The last moment of `span` counted from `start`: exact for hours, else the last second of the last day.
    ///
    /// ```
    /// use turfbook::core::time::{Calendar, Span, day_start, end_of_day};
    /// let start = chrono::NaiveDate::from_ymd_opt(2026, 1, 1).map(day_start).unwrap();
    /// let deadline = Calendar::default().deadline(start, Span::parse("30d").unwrap());
    /// assert_eq!(deadline.to_string(), "2026-01-31 23:59:59");
    /// ```
    #[must_use]
    pub fn deadline(&self, start: Moment, span: Span) -> Moment {
        let day = start.date();
        let last = match span.unit {
            Unit::Hours => {
                return start
                    .checked_add_signed(TimeDelta::seconds(i64::from(span.count) * 3600))
                    .unwrap_or(Moment::MAX);
            }
            Unit::Days => day.checked_add_days(Days::new(span.count.into())),
            Unit::Weeks => day.checked_add_days(Days::new(u64::from(span.count) * 7)),
            Unit::Months => day.checked_add_months(Months::new(span.count)),
            Unit::BusinessDays => self.workday_from(day, span.count, NaiveDate::succ_opt),
        };
        last.map_or(Moment::MAX, end_of_day)
    }

    /// The same time of day `span` before `end` (the opening edge of a window that `end` closes).
    #[must_use]
    pub fn window_start(&self, end: Moment, span: Span) -> Moment {
        let day = end.date();
        let first = match span.unit {
            Unit::Hours => {
                return end.checked_sub_signed(TimeDelta::seconds(i64::from(span.count) * 3600)).unwrap_or(Moment::MIN);
            }
            Unit::Days => day.checked_sub_days(Days::new(span.count.into())),
            Unit::Weeks => day.checked_sub_days(Days::new(u64::from(span.count) * 7)),
            Unit::Months => day.checked_sub_months(Months::new(span.count)),
            Unit::BusinessDays => self.workday_from(day, span.count, NaiveDate::pred_opt),
        };
        first.map_or(Moment::MIN, |day| day.and_time(end.time()))
    }

    /// The days after `from` up to `until` that are not as their week has it: runs of consecutive ones, each with whether
    /// it is worked.
    #[must_use]
    pub fn exceptions(&self, from: NaiveDate, until: NaiveDate) -> Vec<(NaiveDate, NaiveDate, bool)> {
        let Some(first) = from.succ_opt().filter(|first| *first <= until) else { return Vec::new() };
        let mut runs: Vec<(NaiveDate, NaiveDate, bool)> = Vec::new();
        let worked = self.extra_workdays.range(first..=until).map(|day| (*day, true));
        let off = self.holidays.range(first..=until).filter(|day| !self.extra_workdays.contains(day));
        let mut days: Vec<(NaiveDate, bool)> = worked.chain(off.map(|day| (*day, false))).collect();
        days.sort_unstable();
        for (day, is_worked) in days {
            match runs.last_mut().filter(|(_, last, worked)| last.succ_opt() == Some(day) && *worked == is_worked) {
                Some((_, last, _)) => *last = day,
                None => runs.push((day, day, is_worked)),
            }
        }
        runs
    }

    /// The `count`-th workday after (or before) `day`, which itself does not count.
    fn workday_from(
        &self,
        mut day: NaiveDate,
        count: u32,
        step: fn(&NaiveDate) -> Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        let mut left = count;
        while left > 0 {
            day = step(&day)?;
            left -= u32::from(self.is_workday(day));
        }
        Some(day)
    }
}

/// 00:00:00 of a day.
#[must_use]
pub fn day_start(day: NaiveDate) -> Moment {
    day.and_time(NaiveTime::MIN)
}

const LAST_SECOND: NaiveTime = match NaiveTime::from_hms_opt(23, 59, 59) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

/// 23:59:59 of a day: the last moment that belongs to it.
#[must_use]
pub fn end_of_day(day: NaiveDate) -> Moment {
    day.and_time(LAST_SECOND)
}

/// The last second of the ISO week that a day lies in.
#[must_use]
pub fn end_of_week(day: NaiveDate) -> Moment {
    day.checked_add_days(Days::new(6 - u64::from(day.weekday().num_days_from_monday()))).map_or(Moment::MAX, end_of_day)
}

/// The last second of the month that a day lies in.
#[must_use]
pub fn end_of_month(day: NaiveDate) -> Moment {
    day.with_day(1)
        .and_then(|first| first.checked_add_months(Months::new(1)))
        .and_then(|next| next.pred_opt())
        .map_or(Moment::MAX, end_of_day)
}

/// The moment one second later.
#[must_use]
pub fn next_second(moment: Moment) -> Moment {
    moment.checked_add_signed(TimeDelta::seconds(1)).unwrap_or(Moment::MAX)
}

/// How `11/23/2026` is to be read; unset, it is not read at all.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// Month, day, year.
    MonthFirst,
    /// Day, month, year.
    DayFirst,
}

/// A moment as a cell gave it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The moment; 00:00:00 where the cell held a date alone.
    pub at: Moment,
    /// Whether the cell gave a time of day.
    pub timed: bool,
}

impl Stamp {
    /// The moment that a person means by a day given as an end: its last second.
    #[must_use]
    pub fn as_end(self) -> Moment {
        if self.timed { self.at } else { end_of_day(self.at.date()) }
    }
}

/// Why a cell is no moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadMoment {
    /// Not one of the forms of the contract.
    Form,
    /// The form is right, but there is no such day or time.
    NoSuchDay,
    /// `11/23/2026` without `ledger.dates`.
    Order,
    /// An offset without `calendar.utc_offset`.
    Offset,
    /// A year outside 1990 to 2200.
    Year,
    /// `46327`, a spreadsheet's number for a day.
    Serial,
    /// `########`, which a spreadsheet shows where a column is too narrow.
    Narrow,
    /// A time of day in halves: `3:05 PM`, `下午3:05`.
    HalfDay,
}

impl BadMoment {
    /// What to do about it.
    #[must_use]
    pub fn hint(self) -> Message {
        match self {
            BadMoment::Form => message!("moment-form-hint"),
            BadMoment::NoSuchDay => message!("moment-day-hint"),
            BadMoment::Order => message!("moment-order-hint"),
            BadMoment::Offset => message!("moment-offset-hint"),
            BadMoment::Year => message!("moment-year-hint"),
            BadMoment::Serial => message!("moment-serial-hint"),
            BadMoment::Narrow => message!("moment-narrow-hint"),
            BadMoment::HalfDay => message!("moment-half-day-hint"),
        }
    }

    /// The form that a spreadsheet or a habit leaves behind, where there is one; else just no moment.
    fn of_form(written: &str) -> BadMoment {
        let plain = text::plain(written).trim().to_lowercase();
        let is_half_day = |mark: &str| plain.contains(mark) && plain.contains(|c: char| c.is_ascii_digit());
        let whole = plain.split('.').next().unwrap_or_default();
        let is_number = plain.bytes().all(|b| b.is_ascii_digit() || b == b'.');
        if !plain.is_empty() && plain.bytes().all(|b| b == b'#') {
            BadMoment::Narrow
        } else if is_number && whole.len() == 5 {
            BadMoment::Serial
        } else if ["am", "pm", "a.m", "p.m", "上午", "下午", "晚上", "中午", "凌晨", "早上"]
            .into_iter()
            .any(is_half_day)
        {
            BadMoment::HalfDay
        } else {
            BadMoment::Form
        }
    }
}

/// Reads a moment in one of the forms of the contract, section 2.
///
/// # Errors
/// [`BadMoment`] says why the text is none.
pub fn parse_moment(written: &str, order: Option<DateOrder>, utc_offset: Option<i32>) -> Result<Stamp, BadMoment> {
    parse(written, order, utc_offset).map_err(|why| match why {
        BadMoment::Form => BadMoment::of_form(written),
        other => other,
    })
}

fn parse(written: &str, order: Option<DateOrder>, utc_offset: Option<i32>) -> Result<Stamp, BadMoment> {
    if let Some(stamp) = parse_usual(written.as_bytes()) {
        return Ok(stamp);
    }
    if written.is_ascii() {
        parse_plain(written.trim().as_bytes(), order, utc_offset)
    } else {
        // 年 and 月 stand where a hyphen would; 日 ends the date.
        let plain = text::plain(written).trim().to_owned();
        let Some((date, rest)) = plain.split_once('日') else {
            return parse_plain(plain.as_bytes(), order, utc_offset);
        };
        let (year, date) = date.split_once('年').filter(|(year, _)| year.len() == 4).ok_or(BadMoment::Form)?;
        let (month, day) = date.split_once('月').ok_or(BadMoment::Form)?;
        parse_plain(format!("{year}-{month}-{day}{rest}").as_bytes(), order, utc_offset)
    }
}

/// Reads `2026-11-23 09:05`, the form that the program itself writes, and that nearly all moments of a ledger have.
fn parse_usual(text: &[u8]) -> Option<Stamp> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2, b' ', h1, h2, b':', n1, n2] = *text else { return None };
    let number = |digits: &[u8]| {
        digits.iter().try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0')))
    };
    let year = i32::try_from(number(&[y1, y2, y3, y4])?).ok().filter(|year| YEARS.contains(year))?;
    let date = NaiveDate::from_ymd_opt(year, number(&[m1, m2])?, number(&[d1, d2])?)?;
    Some(Stamp { at: date.and_hms_opt(number(&[h1, h2])?, number(&[n1, n2])?, 0)?, timed: true })
}

fn parse_plain(text: &[u8], order: Option<DateOrder>, utc_offset: Option<i32>) -> Result<Stamp, BadMoment> {
    let mut cursor = Cursor { text, place: 0 };
    let first = cursor.digits().ok_or(BadMoment::Form)?;
    let separator = cursor.take(|b| matches!(b, b'-' | b'/' | b'.')).ok_or(BadMoment::Form)?;
    let second = cursor.digits().ok_or(BadMoment::Form)?;
    cursor.take(|b| b == separator).ok_or(BadMoment::Form)?;
    let third = cursor.digits().ok_or(BadMoment::Form)?;
    let (year, month, day) = match (first.width, second.width, third.width) {
        (4, 1..=2, 1..=2) => (first, second, third),
        (1..=2, 1..=2, 4) => match order {
            Some(DateOrder::MonthFirst) => (third, first, second),
            Some(DateOrder::DayFirst) => (third, second, first),
            None => return Err(BadMoment::Order),
        },
        _ => return Err(BadMoment::Form),
    };
    let year = i32::try_from(year.value).map_err(|_| BadMoment::Year)?;
    if !YEARS.contains(&year) {
        return Err(BadMoment::Year);
    }
    let date = NaiveDate::from_ymd_opt(year, month.value, day.value).ok_or(BadMoment::NoSuchDay)?;
    if cursor.is_done() {
        return Ok(Stamp { at: day_start(date), timed: false });
    }
    let (time, offset) = parse_time(&mut cursor)?;
    let mut at = date.and_time(time);
    if let Some(offset) = offset {
        let here = utc_offset.ok_or(BadMoment::Offset)?;
        at = at.checked_add_signed(TimeDelta::seconds((here - offset).into())).ok_or(BadMoment::NoSuchDay)?;
    }
    Ok(Stamp { at, timed: true })
}

/// ` 9:05`, `T09:05:00`, perhaps with an offset, up to the end of the text.
fn parse_time(cursor: &mut Cursor<'_>) -> Result<(NaiveTime, Option<i32>), BadMoment> {
    if cursor.take(|b| b == b'T').is_none() {
        cursor.take(|b| b == b' ').ok_or(BadMoment::Form)?;
        cursor.blanks();
    }
    let hour = cursor.digits().filter(|n| n.width <= 2).ok_or(BadMoment::Form)?;
    cursor.take(|b| b == b':').ok_or(BadMoment::Form)?;
    let minute = cursor.digits().filter(|n| n.width == 2).ok_or(BadMoment::Form)?;
    let second = match cursor.take(|b| b == b':') {
        Some(_) => cursor.digits().filter(|n| n.width == 2).ok_or(BadMoment::Form)?.value,
        None => 0,
    };
    let time = NaiveTime::from_hms_opt(hour.value, minute.value, second).ok_or(BadMoment::NoSuchDay)?;
    cursor.blanks();
    let offset = cursor.rest();
    if offset.is_empty() {
        return Ok((time, None));
    }
    let offset = std::str::from_utf8(offset).ok().and_then(parse_offset).ok_or(BadMoment::Form)?;
    Ok((time, Some(offset)))
}

/// Seconds east of UTC of `Z`, `+08:00` or `+0800`.
#[must_use]
pub fn parse_offset(written: &str) -> Option<i32> {
    if written == "Z" {
        return Some(0);
    }
    let mut cursor = Cursor { text: written.as_bytes(), place: 0 };
    let sign = cursor.take(|b| b == b'+' || b == b'-')?;
    let first = cursor.digits()?;
    let (hours, minutes) = if first.width == 4 {
        (first.value / 100, first.value % 100)
    } else {
        cursor.take(|b| b == b':')?;
        (first.value, cursor.digits().filter(|n| n.width == 2 && first.width == 2)?.value)
    };
    if !cursor.is_done() || hours > 23 || minutes > 59 {
        return None;
    }
    let seconds = i32::try_from(hours * 3600 + minutes * 60).ok()?;
    Some(if sign == b'-' { -seconds } else { seconds })
}

struct Cursor<'t> {
    text: &'t [u8],
    place: usize,
}

struct Digits {
    value: u32,
    width: usize,
}

impl<'t> Cursor<'t> {
    /// One to four digits.
    fn digits(&mut self) -> Option<Digits> {
        let start = self.place;
        let mut value = 0;
        while let Some(digit) = self.take(|b| b.is_ascii_digit()) {
            value = value * 10 + u32::from(digit - b'0');
            if self.place - start > 4 {
                return None;
            }
        }
        (self.place > start).then_some(Digits { value, width: self.place - start })
    }

    fn take(&mut self, wanted: impl Fn(u8) -> bool) -> Option<u8> {
        let byte = *self.text.get(self.place)?;
        wanted(byte).then(|| {
            self.place += 1;
            byte
        })
    }

    fn blanks(&mut self) {
        while self.take(|b| b == b' ').is_some() {}
    }

    fn is_done(&self) -> bool {
        self.place == self.text.len()
    }

    fn rest(&self) -> &'t [u8] {
        self.text.get(self.place..).unwrap_or_default()
    }
}

/// A moment as every output writes it: `2026-11-23T09:05:00`.
#[must_use]
pub fn iso(moment: Moment) -> String {
    let mut text = iso_to_the_minute(moment);
    let second = moment.second();
    text.extend([':', digit(second / 10), digit(second)]);
    text
}

/// A moment without its seconds, which a spreadsheet drops: `2026-11-23T09:05`.
#[must_use]
pub fn iso_to_the_minute(moment: Moment) -> String {
    // By hand: chrono's formatting would take a good part of a large audit.
    let (year, month, day) = (moment.year().unsigned_abs(), moment.month(), moment.day());
    let (hour, minute) = (moment.hour(), moment.minute());
    let mut text = String::with_capacity(19);
    text.extend([digit(year / 1000), digit(year / 100), digit(year / 10), digit(year), '-']);
    text.extend([digit(month / 10), digit(month), '-', digit(day / 10), digit(day), 'T']);
    text.extend([digit(hour / 10), digit(hour), ':', digit(minute / 10), digit(minute)]);
    text
}

fn digit(number: u32) -> char {
    char::from_digit(number % 10, 10).unwrap_or('0')
}

/// A moment as people read it: the day alone where it is the first or last second of it.
#[must_use]
pub fn shown(moment: Moment) -> String {
    let is_day = moment.time() == NaiveTime::MIN || moment == end_of_day(moment.date());
    let mut text = iso(moment).replace('T', " ");
    text.truncate(match (is_day, moment.second()) {
        (true, _) => "2026-11-23".len(),
        (false, 0) => "2026-11-23 09:05".len(),
        (false, _) => text.len(),
    });
    text
}

/// A moment as arithmetic shows it: `2026-11-23 09:05`, `2026-11-23 23:59:59`, never a day alone.
#[must_use]
pub fn exact(moment: Moment) -> String {
    let text = iso(moment).replace('T', " ");
    text.strip_suffix(":00").map_or(text.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Moment {
        parse_moment(text, None, None).expect(text).at
    }

    fn span(text: &str) -> Span {
        Span::parse(text).expect(text)
    }

    #[test]
    fn every_form_of_a_moment_is_read() {
        let day = "2026-11-03T00:00:00";
        let table = [
            ("2026-11-03", day, false),
            ("2026/11/3", day, false),
            ("2026.11.3", day, false),
            ("2026年11月3日", day, false),
            ("２０２６－１１－０３", day, false),
            ("２０２６年１１月３日", day, false),
            (" \u{feff}2026-11-3\u{200b} ", day, false),
            ("2026-11-03 9:05", "2026-11-03T09:05:00", true),
            ("2026-11-03T09:05:07", "2026-11-03T09:05:07", true),
            ("2026年11月3日 23:59:59", "2026-11-03T23:59:59", true),
            ("2026年11月3日　9:05", "2026-11-03T09:05:00", true),
            ("2026/11/3 0:00", day, true),
            ("2026-11-03  23:59:58 ", "2026-11-03T23:59:58", true),
            ("1999-12-31 09:08", "1999-12-31T09:08:00", true),
        ];
        for (text, moment, timed) in table {
            let stamp = parse_moment(text, None, None).expect(text);
            assert_eq!((iso(stamp.at).as_str(), stamp.timed), (moment, timed), "{text}");
        }
    }

    #[test]
    fn what_is_no_moment_says_why() {
        use BadMoment::{Form, HalfDay, Narrow, NoSuchDay, Offset, Order, Serial, Year};
        let table = [
            ("", Form),
            ("soon", Form),
            ("26-01-05", Form),
            ("2026-11", Form),
            ("2026-11/03", Form),
            ("2026-11-03 9", Form),
            ("2026-11-03 9:5", Form),
            ("2026-11-03 :05", Form),
            ("2026-11-03 09:05:00.5", Form),
            ("2026-11-03Z", Form),
            ("2026-11-03x", Form),
            ("20261103", Form),
            ("26年11月3日", Form),
            ("2026月11年3日", Form),
            ("2026月11月3日", Form),
            ("2026年11年3日", Form),
            ("2026年11月月3日", Form),
            ("3年11月2026日", Form),
            ("2026-02-30", NoSuchDay),
            ("2026-13-01", NoSuchDay),
            ("2026-11-03 24:00", NoSuchDay),
            ("11/23/2026", Order),
            ("23.11.2026 9:05", Order),
            ("2026-11-03T09:05:00Z", Offset),
            ("1989-12-31", Year),
            ("2201-01-01", Year),
            ("46327", Serial),
            (" ４６３２７.5 ", Serial),
            ("2026", Form),
            ("########", Narrow),
            ("2026/11/3 下午3:05", HalfDay),
            ("2026-11-03 3:05 PM", HalfDay),
            ("10:30am", HalfDay),
            ("下午", Form),
        ];
        for (text, why) in table {
            assert_eq!(parse_moment(text, None, None), Err(why), "{text}");
        }
    }

    #[test]
    fn declared_orders_and_offsets_are_followed() {
        let read = |text, order, offset| parse_moment(text, order, offset).map(|stamp| iso(stamp.at));
        let ok = |text: &str| Ok(text.to_owned());
        assert_eq!(read("11/3/2026", Some(DateOrder::MonthFirst), None), ok("2026-11-03T00:00:00"));
        assert_eq!(read("11/3/2026", Some(DateOrder::DayFirst), None), ok("2026-03-11T00:00:00"));
        assert_eq!(read("3-11-2026T9:05", Some(DateOrder::DayFirst), None), ok("2026-11-03T09:05:00"));
        assert_eq!(read("2026-11-3", Some(DateOrder::DayFirst), None), ok("2026-11-03T00:00:00"));
        let china = Some(8 * 3600);
        assert_eq!(read("2026-11-03T20:00:00Z", None, china), ok("2026-11-04T04:00:00"));
        assert_eq!(read("2026-11-03 09:00:00+0800", None, china), ok("2026-11-03T09:00:00"));
        assert_eq!(read("2026-11-03 09:00-03:30", None, china), ok("2026-11-03T20:30:00"));
        assert_eq!(read("2026-11-03 09:00+8:00", None, china), Err(BadMoment::Form));
    }

    #[test]
    fn offsets_are_whole_hours_and_minutes_of_less_than_a_day() {
        for (text, seconds) in [("Z", 0), ("+0000", 0), ("+08:00", 8 * 3600), ("-0330", -12_600), ("+23:59", 86_340)] {
            assert_eq!(parse_offset(text), Some(seconds), "{text}");
        }
        for text in
            ["", "08:00", "+24:00", "+2400", "+08:60", "+0860", "+08:00x", "+0800x", "+8:00", "+:00", "+08:", "z"]
        {
            assert_eq!(parse_offset(text), None, "{text}");
        }
        let spaced = parse_moment("2026-11-03 9:05 +0800", None, Some(0)).map(|stamp| iso(stamp.at));
        assert_eq!(spaced, Ok("2026-11-03T01:05:00".to_owned()));
    }

    #[test]
    fn spans_are_read_and_written_alike() {
        for text in ["36h", "30d", "2w", "3mo", "5bd"] {
            assert_eq!(span(text).to_string(), text);
        }
        for text in ["", "30", "d", "0d", "-1d", "1.5d", "30 d", "30D", "3m", "99999999999d", "73201d", "30天"] {
            assert_eq!(Span::parse(text), None, "{text}");
        }
    }

    #[test]
    fn deadlines_end_with_the_last_second_of_the_last_day() {
        let calendar = Calendar {
            holidays: ["2026-10-01", "2026-10-02", "2026-10-05", "2026-10-06", "2026-10-07"]
                .map(|day| at(day).date())
                .into(),
            extra_workdays: [at("2026-10-10").date()].into(),
            ..Calendar::default()
        };
        let table = [
            ("2026-01-01 17:30", "30d", "2026-01-31T23:59:59"),
            ("2026-01-01", "30d", "2026-01-31T23:59:59"),
            ("2026-01-01 17:30:05", "36h", "2026-01-03T05:30:05"),
            ("2026-01-01 17:30", "2w", "2026-01-15T23:59:59"),
            ("2026-01-31", "1mo", "2026-02-28T23:59:59"),
            ("2024-01-31", "1mo", "2024-02-29T23:59:59"),
            ("2026-08-31 12:00", "3mo", "2026-11-30T23:59:59"),
            ("2026-12-31", "2mo", "2027-02-28T23:59:59"),
            // Wednesday 30 September: the holiday week is passed over, and the make-up Saturday counts.
            ("2026-09-30 10:00", "1bd", "2026-10-08T23:59:59"),
            ("2026-09-30 10:00", "3bd", "2026-10-10T23:59:59"),
            ("2026-09-30 10:00", "4bd", "2026-10-12T23:59:59"),
            // A start on a day off counts from the next workday on.
            ("2026-10-03", "1bd", "2026-10-08T23:59:59"),
        ];
        for (start, text, deadline) in table {
            assert_eq!(iso(calendar.deadline(at(start), span(text))), deadline, "{start} + {text}");
        }
    }

    #[test]
    fn days_that_are_not_as_the_week_has_them_are_told_in_runs() {
        let days = |days: &[&str]| days.iter().map(|day| at(day).date()).collect::<BTreeSet<_>>();
        let calendar = Calendar {
            holidays: days(&["2026-09-30", "2026-10-01", "2026-10-02", "2026-10-03", "2026-10-08"]),
            extra_workdays: days(&["2026-10-10"]),
            ..Calendar::default()
        };
        let told = |from: &str, until: &str| {
            let runs = calendar.exceptions(at(from).date(), at(until).date()).into_iter();
            runs.map(|(first, last, worked)| (first.to_string(), last.to_string(), worked)).collect::<Vec<_>>()
        };
        let run = |first: &str, last: &str, worked| (first.to_owned(), last.to_owned(), worked);
        assert_eq!(
            told("2026-09-30", "2026-10-10"),
            [
                run("2026-10-01", "2026-10-03", false),
                run("2026-10-08", "2026-10-08", false),
                run("2026-10-10", "2026-10-10", true)
            ]
        );
        assert_eq!(told("2026-10-10", "2026-10-10"), []);
    }

    #[test]
    fn no_span_is_longer_than_two_hundred_years() {
        for (most, more) in [
            ("1756800h", "1756801h"),
            ("73200d", "73201d"),
            ("10457w", "10458w"),
            ("2361mo", "2362mo"),
            ("9150bd", "9151bd"),
        ] {
            assert_eq!((span(most).to_string().as_str(), Span::parse(more)), (most, None));
        }
    }

    #[test]
    fn a_window_opens_at_the_same_time_of_day() {
        let calendar = Calendar::default();
        let table = [
            ("2026-03-31 10:00", "1mo", "2026-02-28T10:00:00"),
            ("2026-03-31 10:00", "365d", "2025-03-31T10:00:00"),
            ("2026-03-31 10:00", "36h", "2026-03-29T22:00:00"),
            ("2026-03-30 10:00", "1bd", "2026-03-27T10:00:00"),
        ];
        for (end, text, start) in table {
            assert_eq!(iso(calendar.window_start(at(end), span(text))), start, "{end} - {text}");
        }
    }

    #[test]
    fn natural_periods_end_where_the_calendar_says() {
        let day = at("2026-02-11").date();
        assert_eq!(iso(end_of_day(day)), "2026-02-11T23:59:59");
        assert_eq!(iso(end_of_week(day)), "2026-02-15T23:59:59");
        assert_eq!(iso(end_of_month(day)), "2026-02-28T23:59:59");
        assert_eq!(iso(end_of_week(at("2027-01-01").date())), "2027-01-03T23:59:59");
    }
}
