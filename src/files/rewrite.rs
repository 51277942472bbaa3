//! A ledger is written anew as a whole, in another form: the old bytes are kept beside it, and at every moment either
//! the old file or the new one is there.

use std::path::PathBuf;

use super::append::{Writable, nothing_written, shown};
use super::beside;
use super::dialect::{Delimiter, Dialect};
use super::encoding::Encoding;
use super::ledger::Sheet;
use crate::core::problem::Problem;
use crate::core::rulebook::{Charset, Rulebook};
use crate::error::{Busy, Error};
use crate::message;

/// The form that a ledger is to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Form {
    /// How characters are written.
    pub encoding: Encoding,
    /// What stands between cells; as it is, where it is not given.
    pub delimiter: Option<Delimiter>,
}

impl Form {
    /// Every encoding that a ledger can be given, by the names that the command line has.
    pub const TARGETS: [(&'static str, Encoding); 7] = [
        ("utf8-bom", Encoding::Utf8Bom),
        ("utf8", Encoding::UTF8),
        ("utf16", Encoding::Utf16Le),
        ("gb18030", Encoding::Plain(Charset::Gb18030)),
        ("gbk", Encoding::Plain(Charset::Gbk)),
        ("big5", Encoding::Plain(Charset::Big5)),
        ("windows-1252", Encoding::Plain(Charset::Windows1252)),
    ];
}

/// A ledger's bytes in another form. Every row and line stays where it is, and every cell says what it said.
///
/// # Errors
/// A character can't be written in the new encoding, or the new file would not read as the old one does.
pub fn converted(sheet: &Sheet, form: Form, rules: &Rulebook) -> Result<Vec<u8>, Box<Problem>> {
    let text = String::from_utf8_lossy(sheet.text()).into_owned();
    let text = match form.delimiter.filter(|delimiter| *delimiter != sheet.dialect.delimiter) {
        Some(delimiter) => redelimited(sheet, &text, delimiter)?,
        None => text,
    };
    let encoding = form.encoding.to_string();
    let Some(bytes) = form.encoding.encode(&text) else {
        let problem = Problem::new(message!("ledger-unwritable", encoding = encoding));
        return Err(Box::new(problem.hint(message!("convert-unwritable-hint"))));
    };
    let bytes = [form.encoding.bom(), &bytes].concat();
    let old = cells(sheet)?;
    if read(&bytes, rules).is_ok_and(|new| new == old) {
        return Ok(bytes);
    }
    let problem = Problem::new(message!("convert-differs", encoding = encoding));
    Err(Box::new(problem.hint(message!("convert-differs-hint"))))
}

/// The text with another delimiter: only what stands between the records stays as it is.
fn redelimited(sheet: &Sheet, text: &str, delimiter: Delimiter) -> Result<String, Box<Problem>> {
    let old = Dialect { delimiter, ..sheet.dialect_at_end() };
    let mut new = String::with_capacity(text.len());
    let end_of_line = sheet.dialect.line_end.text();
    let mut next = 1;
    sheet.records(|place, record| {
        // Blank lines are no records.
        for _ in next..place.row {
            new.push_str(end_of_line);
        }
        if place.row == 1 && Delimiter::line(sheet.text()).is_some() {
            new.extend(["sep=", char::from(delimiter.0).encode_utf8(&mut [0; 4]), end_of_line]);
        } else {
            new.push_str(&old.row(record.iter()));
        }
        next = place.row + 1;
    })?;
    Ok(new)
}

/// Every cell of a sheet, record by record.
fn cells(sheet: &Sheet) -> Result<Vec<Vec<String>>, Box<Problem>> {
    let mut cells = Vec::new();
    let is_sep = Delimiter::line(sheet.text()).is_some();
    sheet.records(|place, record| {
        if !(is_sep && place.row == 1) {
            cells.push(record.iter().map(str::to_owned).collect());
        }
    })?;
    Ok(cells)
}

fn read(bytes: &[u8], rules: &Rulebook) -> Result<Vec<Vec<String>>, Box<Problem>> {
    cells(&Sheet::decode(bytes.to_vec(), rules)?)
}

impl Writable {
    /// Puts other bytes in the place of the ledger's. The old ones are kept in `ledger.csv.bak-…`, whose path it gives.
    ///
    /// # Errors
    /// The ledger has a second name, changed meanwhile, or the system failed: then it is as it was.
    pub fn replace(&mut self, new: &[u8], time: &str) -> Result<PathBuf, Error> {
        if self.stat.links > 1 {
            let problem =
                Problem::new(message!("convert-links", count = usize::try_from(self.stat.links).unwrap_or(0)));
            return Err(Error::problems(&self.path, vec![problem.hint(message!("convert-links-hint"))]));
        }
        let backup = self.keep(&beside(&self.path, &format!(".bak-{time}")), &self.bytes)?;
        let result = self.keep(&self.temporary(time), new).and_then(|temporary| {
            let is_unchanged = self.is_as_it_was() && self.file.read_from(0).is_ok_and(|bytes| bytes == self.bytes);
            let replaced = if is_unchanged {
                let renamed = self.disk.rename(&temporary, &self.path);
                renamed.map_err(|error| self.failed(&error, nothing_written(&self.path)))
            } else {
                Err(self.changed())
            };
            if replaced.is_err() {
                let _ = self.disk.remove(&temporary);
            }
            replaced
        });
        if let Err(error) = result {
            // The ledger is as it was: nobody needs a second one.
            let _ = self.disk.remove(&backup);
            return Err(error);
        }
        self.sync_folder()
            .map_err(|error| self.failed(&error, message!("system-maybe-mended", path = shown(&self.path))))?;
        Ok(backup)
    }

    fn temporary(&self, time: &str) -> PathBuf {
        let name = self.path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.path.with_file_name(format!(".{name}.tmp-{time}-{}", std::process::id()))
    }

    /// The ledger is no longer what was read.
    pub(super) fn changed(&self) -> Error {
        Error::Busy { path: self.path.clone(), by: Busy::Changed }
    }

    /// Removes what rewrites that were cut short have left, once it is a day old.
    pub fn clear_leftovers(&self) {
        const DAY: std::time::Duration = std::time::Duration::from_secs(24 * 3600);
        let Some(name) = self.path.file_name().and_then(|name| name.to_str()) else { return };
        let prefix = format!(".{name}.tmp-");
        let folder = self.path.parent().unwrap_or(std::path::Path::new("."));
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let is_ours = entry.file_name().to_str().is_some_and(|name| name.starts_with(&prefix));
            let age = entry.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| at.elapsed().ok());
            if is_ours && age.is_some_and(|age| age > DAY) {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }
}
