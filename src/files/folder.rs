//! A folder of files that the program makes anew every week: one for each rep.
//!
//! A list beside them tells what the program wrote. A file that is not on it, or is not as it was written, is somebody
//! else's and is never touched.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::output::replace;
use crate::core::problem::Problem;
use crate::error::Error;
use crate::message;

/// The list of what the program wrote: a hash and a name in each line.
const LIST: &str = ".turfbook-notices";

/// How long a name of a file may be, in bytes, without its ending; file systems take 255 with it.
const LONGEST: usize = 120;

/// Names that Windows keeps for devices, with any ending.
const DEVICES: [&str; 6] = ["con", "prn", "aux", "nul", "com", "lpt"];

/// Writes files into a folder, which is made if it is not there: all, or none where one would take the place of
/// somebody else's. Gives their paths.
///
/// # Errors
/// A file of that name is somebody else's; the system can't write.
pub fn write_folder(dir: &Path, files: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>, Error> {
    let failed = |error: &std::io::Error| {
        Error::system(error, dir, message!("system-writing", path = dir.display().to_string()))
    };
    std::fs::create_dir_all(dir).map_err(|error| failed(&error))?;
    let list = dir.join(LIST);
    let mut own = own(&list);
    let is_strange = |name: &str| match std::fs::symlink_metadata(dir.join(name)) {
        Err(_) => false,
        Ok(meta) if !meta.is_file() => true,
        Ok(_) => {
            let hash = std::fs::read(dir.join(name)).map(|bytes| checksum(&bytes)).ok();
            hash.is_none() || own.get(name) != hash.as_ref()
        }
    };
    let strange: Vec<Problem> = files
        .iter()
        .filter(|(name, _)| is_strange(name))
        .map(|(name, _)| {
            let path = dir.join(name).display().to_string();
            Problem::new(message!("notices-strange", path = path)).hint(message!("notices-strange-hint"))
        })
        .collect();
    if !strange.is_empty() {
        return Err(Error::Usage(strange));
    }
    let mut paths = Vec::new();
    for (name, bytes) in files {
        let path = dir.join(name);
        replace(&path, bytes)?;
        own.insert(name.clone(), checksum(bytes));
        paths.push(path);
    }
    let lines: Vec<String> = own.iter().map(|(name, hash)| format!("{hash}  {name}\n")).collect();
    replace(&list, lines.concat().as_bytes())?;
    Ok(paths)
}

/// What the program wrote here: the hash of each file by its name.
fn own(list: &Path) -> BTreeMap<String, String> {
    let text = std::fs::read_to_string(list).unwrap_or_default();
    text.lines()
        .filter_map(|line| line.split_once("  "))
        .map(|(hash, name)| (name.to_owned(), hash.to_owned()))
        .collect()
}

/// SHA-256 of a file, as other programs print it.
#[must_use]
pub fn checksum(bytes: &[u8]) -> String {
    let digits: Vec<String> = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    digits.concat()
}

/// Names of files for names of people: letters, digits, blanks and a few signs; no two alike, whatever the case.
#[must_use]
pub fn file_names<'n>(names: impl IntoIterator<Item = &'n str>, ending: &str) -> Vec<String> {
    let mut taken = BTreeSet::new();
    let mut files = Vec::new();
    for name in names {
        let stem = stem(name);
        let mut stems = std::iter::once(stem.clone()).chain((2..).map(|count: usize| format!("{stem} ({count})")));
        let free = stems.find(|stem| taken.insert(stem.to_lowercase())).unwrap_or_default();
        files.push(format!("{free}.{ending}"));
    }
    files
}

fn stem(name: &str) -> String {
    let is_safe = |c: char| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_' | '·');
    let mut stem: String = name.trim().chars().map(|c| if is_safe(c) { c } else { '_' }).collect();
    while stem.len() > LONGEST {
        stem.pop();
    }
    let stem = stem.trim().to_owned();
    let letters = stem.trim_end_matches(|c: char| c.is_ascii_digit()).to_lowercase();
    if stem.is_empty() || DEVICES.contains(&letters.as_str()) || stem.starts_with('-') {
        format!("_{stem}")
    } else {
        stem
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_people_become_names_of_files() {
        let names = [
            "张伟",
            "../etc/passwd",
            "Ann",
            "ANN",
            "a/b",
            "a\\b",
            "CON",
            "com1",
            "",
            "..",
            "-rf",
            "Bo\u{202e}x",
            "李 娜",
        ];
        let files = file_names(names, "html");
        let expected = [
            "张伟.html",
            "___etc_passwd.html",
            "Ann.html",
            "ANN (2).html",
            "a_b.html",
            "a_b (2).html",
            "_CON.html",
            "_com1.html",
            "_.html",
            "__.html",
            "_-rf.html",
            "Bo_x.html",
            "李 娜.html",
        ];
        assert_eq!(files, expected);
        let long = "客".repeat(40_000);
        assert!(file_names([long.as_str()], "html")[0].len() <= LONGEST + 5);
    }

    #[test]
    fn what_somebody_else_wrote_is_never_touched() {
        let dir = tempfile::tempdir().unwrap();
        let dir = dir.path().join("week");
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        let read = |name: &str| std::fs::read_to_string(dir.join(name)).unwrap();
        write_folder(&dir, &[file("a", "1"), file("b", "1")]).unwrap();
        write_folder(&dir, &[file("a", "2")]).unwrap();
        assert_eq!((read("a"), read("b")), ("2".to_owned(), "1".to_owned()));
        // Somebody wrote into one of them, and one is somebody's own: then nothing is written.
        std::fs::write(dir.join("b"), "a note").unwrap();
        std::fs::write(dir.join("c"), "mine").unwrap();
        for name in ["b", "c"] {
            assert!(write_folder(&dir, &[file("a", "3"), file(name, "3")]).is_err());
        }
        assert_eq!((read("a"), read("b"), read("c")), ("2".to_owned(), "a note".to_owned(), "mine".to_owned()));
    }
}
