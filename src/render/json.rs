//! JSON, for scripts: one object, exact.

use serde::Serialize;

/// The document as JSON.
pub fn write(document: &impl Serialize) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(document).unwrap_or_default();
    bytes.push(b'\n');
    bytes
}
