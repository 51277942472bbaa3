//! The few things that are done to files where rows can be lost, so that a test can put a disk that fails in the place
//! of the real one.

use std::fmt;
use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;
use std::time::SystemTime;

/// A disk: the real one, or one of a test.
pub trait Disk: fmt::Debug + Sync {
    /// Opens a file.
    ///
    /// # Errors
    /// What the system says.
    fn open(&self, path: &Path, how: Open<'_>) -> io::Result<Box<dyn Handle>>;

    /// What stands at a path now; a link is followed.
    ///
    /// # Errors
    /// What the system says; `NotFound` where nothing stands there.
    fn stat(&self, path: &Path) -> io::Result<Stat>;

    /// Puts a file in the place of another, at once.
    ///
    /// # Errors
    /// What the system says.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Takes a name away.
    ///
    /// # Errors
    /// What the system says.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Gives a new file what else the system knows of another: its extended attributes and access lists.
    ///
    /// # Errors
    /// What the system says.
    fn take_attributes(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Waits until the names in a folder are on the disk: after making and renaming.
    ///
    /// # Errors
    /// What the system says.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;
}

/// How a file is opened.
#[derive(Clone, Copy, Debug)]
pub enum Open<'s> {
    /// To read.
    Read,
    /// To read and append; never cut short by opening.
    Append,
    /// To append, made where it is missing.
    AppendOrMake,
    /// Made new, with the rights of a known file; an error where something stands there.
    New(Option<&'s Stat>),
}

/// A file that is open.
pub trait Handle: fmt::Debug + Send {
    /// What the open file is, wherever its name points by now.
    ///
    /// # Errors
    /// What the system says.
    fn stat(&self) -> io::Result<Stat>;

    /// All bytes from a place on.
    ///
    /// # Errors
    /// What the system says.
    fn read_from(&mut self, offset: u64) -> io::Result<Vec<u8>>;

    /// Writes at the end, once; tells how many of the bytes were taken.
    ///
    /// # Errors
    /// What the system says.
    fn append(&mut self, bytes: &[u8]) -> io::Result<usize>;

    /// Cuts the file.
    ///
    /// # Errors
    /// What the system says.
    fn set_len(&mut self, size: u64) -> io::Result<()>;

    /// Waits until all that was written is on the disk.
    ///
    /// # Errors
    /// What the system says.
    fn sync(&mut self) -> io::Result<()>;
}

/// What tells one state of a file from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stat {
    /// Device and number; zeros where the system has none.
    pub id: (u64, u64),
    /// Bytes.
    pub size: u64,
    /// The last change.
    pub modified: Option<SystemTime>,
    /// How many names it has.
    pub links: u64,
    /// Whose it is, and what they may do; zeros where the system has none.
    pub rights: Rights,
}

/// Whose a file is, and what they may do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rights {
    /// The permission bits.
    pub mode: u32,
    /// The owner.
    pub owner: u32,
    /// The group.
    pub group: u32,
}

impl Stat {
    /// Whether both are one file, whatever is in it.
    #[must_use]
    pub fn is_same_file(&self, other: &Stat) -> bool {
        self.id == other.id
    }
}

/// Errors of file systems that have nothing to sync: shares, exFAT, FUSE. There a write is as safe as it gets.
#[must_use]
pub fn has_nothing_to_sync(error: &io::Error) -> bool {
    /// Rust has no kind for it.
    const ENOTTY: i32 = 25;
    matches!(error.kind(), io::ErrorKind::Unsupported | io::ErrorKind::InvalidInput)
        || error.raw_os_error() == Some(ENOTTY)
}

/// The disk of this machine.
#[derive(Clone, Copy, Debug)]
pub struct RealDisk;

impl Disk for RealDisk {
    fn open(&self, path: &Path, how: Open<'_>) -> io::Result<Box<dyn Handle>> {
        let mut options = OpenOptions::new();
        match how {
            Open::Read => options.read(true),
            Open::Append => end_of(&mut options),
            Open::AppendOrMake => end_of(&mut options).create(true),
            Open::New(_) => options.read(true).write(true).create_new(true),
        };
        let file = options.open(path)?;
        if let Open::New(Some(like)) = how
            && let Err(error) = take_rights(&file, like)
        {
            let _ = std::fs::remove_file(path);
            return Err(error);
        }
        Ok(Box::new(RealFile(file)))
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        Ok(stat_of(&std::fs::metadata(path)?))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        patiently(|| std::fs::rename(from, to))
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        std::fs::remove_file(path)
    }

    fn take_attributes(&self, from: &Path, to: &Path) -> io::Result<()> {
        take_attributes(from, to)
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Windows does not open folders, and keeps their names by itself.
        if cfg!(windows) { Ok(()) } else { File::open(folder)?.sync_all() }
    }
}

#[derive(Debug)]
struct RealFile(File);

impl Handle for RealFile {
    fn stat(&self) -> io::Result<Stat> {
        Ok(stat_of(&self.0.metadata()?))
    }

    fn read_from(&mut self, offset: u64) -> io::Result<Vec<u8>> {
        self.0.seek(SeekFrom::Start(offset))?;
        let mut bytes = Vec::new();
        self.0.read_to_end(&mut bytes)?;
        Ok(bytes)
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<usize> {
        // Append mode and a sought end, both: some file systems honour only one of them.
        self.0.seek(SeekFrom::End(0))?;
        loop {
            match self.0.write(bytes) {
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                written => return written,
            }
        }
    }

    fn set_len(&mut self, size: u64) -> io::Result<()> {
        self.0.set_len(size)
    }

    fn sync(&mut self) -> io::Result<()> {
        self.0.sync_all()
    }
}

#[cfg(not(windows))]
fn end_of(options: &mut OpenOptions) -> &mut OpenOptions {
    options.read(true).append(true)
}

/// On Windows append mode would forbid to roll back; instead nobody else may write while the file is open.
#[cfg(windows)]
fn end_of(options: &mut OpenOptions) -> &mut OpenOptions {
    use std::os::windows::fs::OpenOptionsExt;
    const FILE_SHARE_READ: u32 = 1;
    options.read(true).write(true).share_mode(FILE_SHARE_READ)
}

#[cfg(unix)]
fn stat_of(meta: &std::fs::Metadata) -> Stat {
    use std::os::unix::fs::MetadataExt;
    Stat {
        id: (meta.dev(), meta.ino()),
        size: meta.len(),
        modified: meta.modified().ok(),
        links: meta.nlink(),
        rights: Rights { mode: meta.mode() & 0o7777, owner: meta.uid(), group: meta.gid() },
    }
}

#[cfg(not(unix))]
fn stat_of(meta: &std::fs::Metadata) -> Stat {
    Stat { id: (0, 0), size: meta.len(), modified: meta.modified().ok(), links: 1, rights: Rights::default() }
}

/// Gives a new file the rights of a known one.
#[cfg(unix)]
fn take_rights(file: &File, like: &Stat) -> io::Result<()> {
    use std::os::unix::fs::{PermissionsExt, fchown};
    let own = stat_of(&file.metadata()?).rights;
    let theirs = like.rights;
    let owner = (own.owner != theirs.owner).then_some(theirs.owner);
    let group = (own.group != theirs.group).then_some(theirs.group);
    if owner.is_some() || group.is_some() {
        fchown(file, owner, group)?;
    }
    file.set_permissions(std::fs::Permissions::from_mode(theirs.mode))
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail elsewhere")]
fn take_rights(_: &File, _: &Stat) -> io::Result<()> {
    Ok(())
}

/// Copies the attributes that are the user's; those of the system's guards are the system's to give.
#[cfg(unix)]
fn take_attributes(from: &Path, to: &Path) -> io::Result<()> {
    let names = match xattr::list(from) {
        Err(error) if error.kind() == io::ErrorKind::Unsupported => return Ok(()),
        names => names?,
    };
    for name in names {
        let is_users = name.to_str().is_some_and(|name| name.starts_with("user.") || name.contains("acl"));
        if let Some(value) = is_users.then(|| xattr::get(from, &name)).transpose()?.flatten() {
            xattr::set(to, &name, &value)?;
        }
    }
    Ok(())
}

#[cfg(not(unix))]
#[expect(clippy::unnecessary_wraps, reason = "it can fail elsewhere")]
fn take_attributes(_: &Path, _: &Path) -> io::Result<()> {
    Ok(())
}

/// Virus scanners hold a file for a moment: on Windows a refusal is tried again for 1.6 seconds.
fn patiently<T>(mut attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    const ACCESS_DENIED: i32 = 5;
    const SHARING_VIOLATION: i32 = 32;
    let mut pause = std::time::Duration::from_millis(50);
    for _ in 0..5 {
        match attempt() {
            Err(error) if cfg!(windows) && matches!(error.raw_os_error(), Some(ACCESS_DENIED | SHARING_VIOLATION)) => {}
            done => return done,
        }
        std::thread::sleep(pause);
        pause *= 2;
    }
    attempt()
}
