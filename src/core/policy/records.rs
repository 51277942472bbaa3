//! How the ledger is kept: what is written how, which customers are one, which days are worked.

use chrono::NaiveDate;

use super::{Writer, example, or_nothing};
use crate::core::message::Message;
use crate::core::rulebook::{Lang, NamedEvent};
use crate::core::time::DateOrder;
use crate::message;

pub(super) fn write(writer: &mut Writer<'_>) {
    writer.chapter(message!("policy-chapter-records"));
    writer.always(message!("policy-ledger-decides"));
    let rules = writer.rules;
    if let Some(delay) = rules.max_delay {
        writer.clause("entries.max_delay", message!("policy-who-all"), message!("policy-max-delay", delay = delay));
        writer.example(example::counted(rules, writer.example, delay));
    }
    for event in &rules.events.named {
        let told = named(writer, event);
        writer.clause(format!("events.{}", event.name), message!("policy-who-all"), told);
    }
    identity(writer);
    calendar(writer);
}

/// How the file is written: the last chapter, as it concerns few.
pub(super) fn write_form(writer: &mut Writer<'_>) {
    writer.chapter(message!("policy-chapter-form"));
    let form = &writer.rules.ledger;
    let keepers = message!("policy-who-keepers");
    for (header, meaning) in &form.columns {
        let told = message!("policy-column", header = header.as_str(), column = meaning.name());
        writer.clause(format!("ledger.columns.{header}"), keepers.clone(), told);
    }
    let order = match form.dates {
        Some(DateOrder::MonthFirst) => "mdy",
        Some(DateOrder::DayFirst) => "dmy",
        None => "none",
    };
    writer.clause("ledger.dates", message!("policy-who-all"), message!("policy-dates", order = order));
    let decimal = if form.decimal_comma { "comma" } else { "point" };
    writer.clause("ledger.decimal", message!("policy-who-all"), message!("policy-decimal", decimal = decimal));
    let encoding = match form.encoding {
        Some(encoding) => message!("policy-encoding", encoding = encoding.name()),
        None => message!("policy-no-encoding"),
    };
    writer.clause("ledger.encoding", keepers.clone(), encoding);
    let delimiter = match form.delimiter {
        Some(b'\t') => message!("policy-delimiter", delimiter = "tab"),
        Some(delimiter) => message!("policy-delimiter", delimiter = char::from(delimiter).to_string()),
        None => message!("policy-no-delimiter"),
    };
    writer.clause("ledger.delimiter", keepers.clone(), delimiter);
    writer.clause("ledger.skip_rows", keepers.clone(), message!("policy-skip-rows", count = form.skip_rows));
    let offset = match writer.rules.calendar.utc_offset {
        Some(offset) => message!("policy-offset", offset = offset_in_words(offset)),
        None => message!("policy-no-offset"),
    };
    writer.clause("calendar.utc_offset", keepers.clone(), offset);
    let lang = match writer.rules.lang {
        Some(Lang::Zh) => "zh",
        Some(Lang::En) => "en",
        None => "none",
    };
    writer.clause("lang", keepers, message!("policy-lang", lang = lang));
}

/// `+08:00`.
fn offset_in_words(seconds: i32) -> String {
    let sign = if seconds < 0 { '-' } else { '+' };
    let minutes = seconds.abs() / 60;
    format!("{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

fn named(writer: &Writer<'_>, event: &NamedEvent) -> Message {
    let name = event.name.as_str();
    let Some(kind) = event.kind else { return message!("policy-event-none", name = name) };
    let only = writer.conditions(&event.only).map(|fits| message!("policy-event-only", fits = fits));
    let adds = event.adds.map(|adds| message!("policy-event-adds", adds = adds));
    let kind = kind.spec().name;
    message!("policy-event", name = name, event = kind, only = or_nothing(only), adds = or_nothing(adds))
}

fn identity(writer: &mut Writer<'_>) {
    let identity = &writer.rules.identity;
    writer.always(message!("policy-same-name"));
    if identity.keys.is_empty() {
        return;
    }
    let keys: Vec<String> = identity.keys.iter().map(|key| writer.column(key)).collect();
    writer.clause("identity.keys", message!("policy-who-all"), message!("policy-identity", keys = keys));
    let ignored = message!("policy-ignored", values = identity.ignore.clone());
    writer.clause("identity.ignore", message!("policy-who-all"), ignored);
}

fn calendar(writer: &mut Writer<'_>) {
    let calendar = &writer.rules.calendar;
    let everybody = message!("policy-who-all");
    let week: Vec<Message> =
        calendar.workdays.iter().map(|day| message!("weekday", day = day.to_string().to_lowercase())).collect();
    writer.clause("calendar.workdays", everybody.clone(), message!("policy-workdays", days = week));
    let holidays = match runs(calendar.holidays.iter().copied()) {
        runs if runs.is_empty() => message!("policy-no-holidays"),
        runs => message!("policy-holidays", days = runs),
    };
    writer.clause("calendar.holidays", everybody.clone(), holidays);
    let extra = runs(calendar.extra_workdays.iter().copied());
    if !extra.is_empty() {
        writer.clause("calendar.extra_workdays", everybody, message!("policy-extra-workdays", days = extra));
    }
    writer.always(message!("policy-counting"));
}

/// Days as runs of consecutive ones.
fn runs(days: impl Iterator<Item = NaiveDate>) -> Vec<Message> {
    let mut runs: Vec<(NaiveDate, NaiveDate)> = Vec::new();
    for day in days {
        match runs.last_mut().filter(|(_, last)| last.succ_opt() == Some(day)) {
            Some((_, last)) => *last = day,
            None => runs.push((day, day)),
        }
    }
    let told = |(first, last): (NaiveDate, NaiveDate)| {
        if first == last {
            message!("day", day = first.to_string())
        } else {
            message!("days", first = first.to_string(), last = last.to_string())
        }
    };
    runs.into_iter().map(told).collect()
}
