//! A rulebook's bytes become text.

use std::path::Path;

use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::error::{Error, Subject};
use crate::message;

/// The most bytes that a rulebook may have: far more than any policy needs.
pub const RULES_LIMIT: usize = 256 * 1024;

/// Reads a rulebook file. Gives the text too, for those who quote it.
///
/// # Errors
/// The file is missing, can't be opened, is too large or no text, or has problems.
pub fn read_rulebook(path: &Path) -> Result<(Rulebook, String), Error> {
    let bytes = std::fs::read(path).map_err(|error| Error::reading(&error, path, Subject::Rulebook))?;
    let refuse = |problem: Problem| Error::problems(path, vec![problem]);
    if bytes.len() > RULES_LIMIT {
        return Err(refuse(Problem::new(message!("rules-too-large")).hint(message!("rules-too-large-hint"))));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let lines = memchr::memchr_iter(b'\n', error.as_bytes().get(..valid).unwrap_or_default()).count();
        let problem = Problem::new(message!("rules-bad-encoding")).on_line(u32::try_from(lines + 1).ok());
        refuse(problem.hint(message!("rules-bad-encoding-hint")))
    })?;
    let rules = Rulebook::read(&text).map_err(|problems| Error::problems(path, problems))?;
    Ok((rules, text))
}
