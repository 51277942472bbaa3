//! A rulebook's bytes become text.

use std::io::Read;
use std::path::Path;

use super::kind;
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
    let refuse = |problem: Problem| Error::problems(path, vec![problem]);
    let bytes = read(path)?;
    if bytes.len() > RULES_LIMIT {
        return Err(refuse(Problem::new(message!("rules-too-large")).hint(message!("rules-too-large-hint"))));
    }
    if let Some(encoding) = other_encoding(&bytes) {
        let problem = Problem::new(message!("rules-other-encoding", encoding = encoding));
        return Err(refuse(problem.hint(message!("rules-bad-encoding-hint"))));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let valid = error.utf8_error().valid_up_to();
        let lines = memchr::memchr_iter(b'\n', error.as_bytes().get(..valid).unwrap_or_default()).count();
        let problem = Problem::new(message!("rules-bad-encoding")).on_line(u32::try_from(lines + 1).ok());
        refuse(problem.hint(message!("rules-bad-encoding-hint")))
    })?;
    // Whoever quotes a line must not quote the mark of Windows' editor.
    let text = text.strip_prefix('\u{feff}').map_or_else(|| text.clone(), str::to_owned);
    let rules = Rulebook::read(&text).map_err(|problems| Error::problems(path, problems))?;
    Ok((rules, text))
}

/// The bytes of a rulebook, or a little more than it may have; `-` is standard input.
fn read(path: &Path) -> Result<Vec<u8>, Error> {
    let failed = |error: &std::io::Error| Error::reading(error, path, Subject::Rulebook);
    let most = RULES_LIMIT as u64 + 1;
    let mut bytes = Vec::new();
    if path.as_os_str() == "-" {
        super::read::standard_input()?.take(most).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
        return Ok(bytes);
    }
    let meta = std::fs::metadata(path).map_err(|error| failed(&error))?;
    kind::refuse_unread(&meta).map_err(|problem| Error::problems(path, vec![*problem]))?;
    let file = std::fs::File::open(path).map_err(|error| failed(&error))?;
    file.take(most).read_to_end(&mut bytes).map_err(|error| failed(&error))?;
    Ok(bytes)
}

/// The encoding of bytes that are clearly no UTF-8, where it can be named.
fn other_encoding(bytes: &[u8]) -> Option<&'static str> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) || bytes.contains(&0) {
        return Some("UTF-16");
    }
    let is_utf8 = std::str::from_utf8(bytes).is_ok();
    let chinese = encoding_rs::GB18030.decode_without_bom_handling_and_without_replacement(bytes);
    let is_chinese = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}');
    let is_gbk = chinese.is_some_and(|text| text.chars().filter(|c| is_chinese(*c)).count() > 1);
    (!is_utf8 && is_gbk).then_some("GBK")
}
