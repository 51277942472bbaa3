//! CSV, for spreadsheets: the members of a document's list, one a row.

use serde_json::Value;

use crate::core::text::guarded;
use crate::files::BOM;
use crate::output::Document;

/// The document's list as CSV that Excel reads: UTF-8 with a BOM, CRLF.
///
/// A text that a spreadsheet would take for a formula gets an apostrophe in front, unless `is_raw`.
pub fn write<D: Document>(document: &D, is_raw: bool) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(BOM.to_vec());
    let (pointer, columns) = document.list();
    let _ = writer.write_record(columns);
    let tree = serde_json::to_value(document).unwrap_or_default();
    let list = tree.pointer(pointer);
    let members = match list {
        Some(Value::Array(members)) => members.as_slice(),
        Some(member) => std::slice::from_ref(member),
        None => &[],
    };
    for member in members {
        let cells = columns.iter().map(|column| match member.get(column) {
            // A number is written as one, whatever its sign.
            Some(value @ Value::Number(_)) => cell(value),
            Some(value) if !is_raw => guarded(&cell(value)).into_owned(),
            Some(value) => cell(value),
            None => String::new(),
        });
        let _ = writer.write_record(cells);
    }
    writer.into_inner().unwrap_or_default()
}

/// A value as a cell: lists are joined by a blank, a row stands for its number, a share reads `name:amount`, a metric
/// `name:actual:target:earned`.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string(),
        Value::String(text) => text.clone(),
        Value::Array(members) => members.iter().map(cell).collect::<Vec<_>>().join(" "),
        Value::Object(fields) => match fields.get("row").or_else(|| fields.get("check")) {
            Some(main) => cell(main),
            None if fields.values().all(Value::is_object) => {
                fields.iter().map(|(name, value)| format!("{name}:{}", cell(value))).collect::<Vec<_>>().join(" ")
            }
            None => fields.values().map(cell).collect::<Vec<_>>().join(":"),
        },
    }
}
