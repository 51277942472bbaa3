//! What is no ledger, told by name before it is read: folders, pipes, workbooks, archives, and what is too large.

use std::fs::Metadata;

use crate::core::message::Message;
use crate::core::problem::Problem;
use crate::message;

/// The most bytes that a ledger may have.
pub const LARGEST: u64 = 4 << 30;

/// The first bytes of a kind of file, and the sentence for it.
type Kind = (&'static [u8], fn() -> Message);

/// The kinds of files that people take for ledgers.
const KINDS: [Kind; 5] = [
    (b"PK\x03\x04", || message!("kind-workbook")),
    (b"\xD0\xCF\x11\xE0", || message!("kind-workbook")),
    (b"%PDF", || message!("kind-pdf")),
    (b"\x1F\x8B", || message!("kind-archive")),
    (b"7z\xBC\xAF\x27\x1C", || message!("kind-archive")),
];

/// Refuses what can't be a ledger, by what the system says of it.
///
/// # Errors
/// What it is instead.
pub fn refuse_unread(meta: &Metadata) -> Result<(), Box<Problem>> {
    let problem = |message| Err(Box::new(Problem::new(message).hint(message!("kind-hint"))));
    if meta.is_dir() {
        return problem(message!("kind-folder"));
    }
    if !meta.is_file() {
        return problem(message!("kind-device"));
    }
    if meta.len() > LARGEST {
        return problem(message!("kind-too-large", size = usize::try_from(LARGEST >> 30).unwrap_or_default()));
    }
    Ok(())
}

/// Refuses what is no ledger, by its first bytes.
///
/// # Errors
/// What it is instead.
pub fn refuse(bytes: &[u8]) -> Result<(), Box<Problem>> {
    if let Some((_, message)) = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic)) {
        return Err(Box::new(Problem::new(message()).hint(message!("kind-workbook-hint"))));
    }
    if is_utf16_without_bom(bytes) {
        return Err(Box::new(Problem::new(message!("kind-utf16")).hint(message!("kind-workbook-hint"))));
    }
    Ok(())
}

/// Whether every second byte of the beginning is a zero, on one side or the other.
fn is_utf16_without_bom(bytes: &[u8]) -> bool {
    const ENOUGH: usize = 256;
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return false;
    }
    let start = bytes.get(..ENOUGH).unwrap_or(bytes);
    let zeros = |offset: usize| start.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, half) = (zeros(0), zeros(1), start.len() / 2);
    // Chinese headers have few zeros; line ends, commas and dates have them all the same.
    half >= 4 && ((odd * 4 > half && even * 16 < half) || (even * 4 > half && odd * 16 < half))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_083_other_files_are_told_by_their_beginning() {
        for (bytes, id) in [
            (&b"PK\x03\x04\x14\x00"[..], "kind-workbook"),
            (b"\xD0\xCF\x11\xE0\xA1", "kind-workbook"),
            (b"%PDF-1.7", "kind-pdf"),
            (b"\x1F\x8B\x08\x00", "kind-archive"),
            (b"a\0t\0,\0e\0v\0e\0n\0t\0", "kind-utf16"),
            (b"\0a\0t\0,\0e\0v\0e\0n\0t", "kind-utf16"),
        ] {
            assert_eq!(refuse(bytes).unwrap_err().message.id, id);
        }
        for bytes in [
            &b"\xFF\xFEa\0t\0,\0e\0v\0e\0n\0t\0"[..],
            b"",
            b"at,event\n",
            "时间,事件\n".as_bytes(),
            b"at,event\n\0\0\0\0\0\0\0\0\0\0\0\0",
        ] {
            assert!(refuse(bytes).is_ok());
        }
    }
}
