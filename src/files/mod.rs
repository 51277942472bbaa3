//! Bytes, encodings, locks and appends: the only place that touches a disk.

mod append;
mod dialect;
mod ledger;
mod lock;
mod output;
mod record;
mod rulebook;

pub use append::{Draft, Writable};
pub use dialect::BOM;
pub use dialect::{Delimiter, Dialect, Encoding, LineEnd};
pub use ledger::{Sheet, read, sheet};
pub use lock::companions;
pub use output::{create, is_same, replace};
pub use record::Record;
pub use rulebook::{RULES_LIMIT, read_rulebook};
