//! JSON, for scripts: one object, exact.

use serde::Serialize;

use crate::output::journal::Journal;

/// A document, and where the journal stands.
#[derive(Serialize)]
struct Whole<'d, D: Serialize> {
    #[serde(flatten)]
    document: &'d D,
    #[serde(skip_serializing_if = "Option::is_none")]
    journal: Option<&'d Journal>,
}

/// The document as JSON, with where the journal stands, if there is one.
pub fn write(document: &impl Serialize, journal: Option<&Journal>) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(&Whole { document, journal }).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
