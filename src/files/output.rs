//! Files that are written whole: reports and new ledgers.

use std::io::Write;
use std::path::Path;

use crate::error::Error;
use crate::message;

/// Puts a file in the place of another, or makes it: all of it is there, or the old one still.
///
/// # Errors
/// The system can't write it; the old file is as it was.
pub fn replace(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error: &std::io::Error| {
        Error::system(error, path, message!("system-writing", path = path.display().to_string()))
    };
    let is_plain = std::fs::metadata(path).map_or(true, |meta| meta.is_file());
    if !is_plain {
        // A device or a pipe can't be replaced, only written to.
        return std::fs::write(path, bytes).map_err(|error| failed(&error));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = std::fs::metadata(path).map_or(0o666, |meta| meta.permissions().mode());
        builder.permissions(std::fs::Permissions::from_mode(mode));
    }
    let mut file = builder.prefix(".turfbook-").tempfile_in(folder).map_err(|error| failed(&error))?;
    file.write_all(bytes).and_then(|()| file.as_file().sync_all()).map_err(|error| failed(&error))?;
    file.persist(path).map_err(|error| failed(&error.error))?;
    Ok(())
}

/// Whether two paths name one file, through links or not.
#[must_use]
pub fn is_same(one: &Path, other: &Path) -> bool {
    let real = |path: &Path| std::fs::canonicalize(path).ok();
    match (real(one), real(other)) {
        (Some(one), Some(other)) => one == other,
        // A file that is not there yet is told by its name.
        _ => one == other,
    }
}

/// Makes a new file; one that is there already is never touched.
///
/// # Errors
/// The file exists, or the system can't write it.
pub fn create(path: &Path, bytes: &[u8]) -> Result<(), Error> {
    let failed = |error: &std::io::Error| {
        Error::system(error, path, message!("system-writing", path = path.display().to_string()))
    };
    let mut file = std::fs::File::create_new(path).map_err(|error| failed(&error))?;
    file.write_all(bytes).and_then(|()| file.sync_all()).map_err(|error| failed(&error))
}
