//! Bytes, encodings, locks and appends: the only place that touches a disk.
//!
//! `read` takes a ledger from its place, `kind` refuses what is none, `encoding` and `dialect` say how it is written, and
//! `ledger` makes rows of it, or `flow` where it is large; both cut records by `record`, which finds their `marks`.
//! `append` adds rows, `rewrite` and `repair` change what is there, all under the `lock` and on a `disk` that tests can
//! let fail. `journal` remembers what was written, and `folder` has files that are made anew every week.

mod append;
mod dialect;
mod disk;
mod encoding;
#[cfg(test)]
mod faults;
#[cfg(test)]
mod faulty;
mod flow;
mod folder;
mod journal;
mod kind;
mod ledger;
mod lock;
mod marks;
mod output;
mod read;
mod record;
mod repair;
mod rewrite;
mod rulebook;

use std::path::{Path, PathBuf};

pub use append::{Appended, Draft, Writable, refuse_unclear};
pub use dialect::{Delimiter, Dialect, LineEnd, Quotes};
pub use encoding::{BOM, Encoding};
pub use folder::{checksum, file_names, write_folder};
pub use journal::{Chain, Head, News};
pub use ledger::{End, Sheet};
pub use lock::Manners;
pub use output::{create, is_same, replace};
pub use read::{Reading, Rows, bytes, conflicted_copies, read, rows, understand};
pub use record::Record;
pub use repair::Fragment;
pub use rewrite::{Form, converted};
pub use rulebook::{RULES_LIMIT, read_rulebook};

/// A file beside another: `ledger.csv.lock` beside `ledger.csv`.
#[must_use]
pub fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(ending);
    path.with_file_name(name)
}

/// The files that belong to a ledger, beside it.
#[must_use]
pub fn companions(ledger: &Path) -> Vec<PathBuf> {
    [".lock", ".journal"].map(|ending| beside(ledger, ending)).into()
}
