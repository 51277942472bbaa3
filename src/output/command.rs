//! The commands that people are told to copy.

use crate::core::audit::Audit;
use crate::core::column::Standard;
use crate::core::story::settle::Settlement;
use crate::core::wording;

/// The command that writes a row.
pub fn log(audit: &Audit<'_>, row: &Settlement) -> String {
    let event = wording::event_name(&audit.world.ledger, audit.world.rules, row.kind).unwrap_or_default();
    let mut command = vec!["turfbook log".to_owned(), quoted(&event)];
    for (column, text) in &row.cells {
        if *column != Standard::Customer {
            command.push(format!("--{}", column.name()));
        }
        command.push(quoted(text));
    }
    command.join(" ")
}

/// The command that records the sanction due for a rep.
pub fn sanction(audit: &Audit<'_>, rep: &str) -> String {
    let by = audit.world.rules.managers.iter().flatten().next();
    let by = by.map_or(String::new(), |by| format!(" --by {}", quoted(by.trim())));
    format!("turfbook sanction {}{by}", quoted(rep))
}

/// A word of a shell line.
pub fn quoted(word: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !word.is_empty() && word.chars().all(is_plain) {
        word.to_owned()
    } else {
        format!("'{}'", word.replace('\'', "'\\''"))
    }
}
