//! Why the work could not be done, with the place and the remedy.

use std::io;
use std::path::{Path, PathBuf};

use crate::core::message::Message;
use crate::core::problem::Problem;
use crate::exit::Exit;
use crate::message;

/// Why the work could not be done. What people read comes from the catalogue; `Display` is for programmers.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The call's words are off.
    #[error("usage: {} problems", .0.len())]
    Usage(Vec<Problem>),
    /// A ledger or rulebook can't be used.
    #[error("{}: {} problems", path.display(), problems.len())]
    Problems {
        /// The file.
        path: PathBuf,
        /// Everything wrong with it.
        problems: Vec<Problem>,
    },
    /// The system failed.
    #[error("{}: {source}", path.display())]
    System {
        /// The file.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
        /// What was being done, and whether anything was written.
        message: Box<Message>,
    },
    /// Another program has the ledger.
    #[error("{} is busy", path.display())]
    Busy {
        /// The lock's file, or the ledger.
        path: PathBuf,
        /// Who has it.
        by: Busy,
    },
    /// Several of these.
    #[error("{} errors", .0.len())]
    Several(Vec<Error>),
    /// The reader of the output went away: no error.
    #[error("closed pipe")]
    ClosedPipe,
}

/// Who has the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Busy {
    /// Another turfbook holds the lock.
    Locked,
    /// A spreadsheet, which is named.
    Spreadsheet(String),
    /// Somebody changes it again and again.
    Changed,
}

/// Which file it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The ledger.
    Ledger,
    /// The rulebook.
    Rulebook,
    /// A table of requests.
    Requests,
}

impl Error {
    /// The call's words are off.
    #[must_use]
    pub fn usage(message: Message, hint: impl Into<Option<Message>>) -> Error {
        Error::Usage(vec![Problem::new(message).hint(hint)])
    }

    /// A file can't be used.
    #[must_use]
    pub fn problems(path: &Path, problems: Vec<Problem>) -> Error {
        Error::Problems { path: path.to_owned(), problems }
    }

    /// A file can't be opened: missing is the user's matter, all else the system's.
    #[must_use]
    pub fn reading(error: &io::Error, path: &Path, subject: Subject) -> Error {
        let name = path.display().to_string();
        if error.kind() == io::ErrorKind::NotFound {
            let (message, hint) = match subject {
                Subject::Ledger => (message!("ledger-not-found", path = name), message!("not-found-init")),
                Subject::Rulebook => (message!("rules-not-found", path = name), message!("not-found-init")),
                Subject::Requests => (message!("requests-not-found", path = name), message!("not-found-hint")),
            };
            return Error::problems(path, vec![Problem::new(message).hint(hint)]);
        }
        Error::system(error, path, message!("system-reading", path = name))
    }

    /// A file can't be written: where a spreadsheet keeps it to itself, that is told.
    #[must_use]
    pub fn writing(error: &io::Error, path: &Path, message: Message) -> Error {
        const SHARING_VIOLATION: i32 = 32;
        if cfg!(windows) && error.raw_os_error() == Some(SHARING_VIOLATION) {
            return Error::Busy { path: path.to_owned(), by: Busy::Spreadsheet("Excel/WPS".to_owned()) };
        }
        Error::system(error, path, message)
    }

    /// The system failed.
    #[must_use]
    pub fn system(error: &io::Error, path: &Path, message: Message) -> Error {
        let source = io::Error::new(error.kind(), error.to_string());
        Error::System { path: path.to_owned(), source, message: Box::new(message) }
    }

    /// The same, where it came after rows were written: nobody shall write them twice.
    #[must_use]
    pub fn after_writing(self) -> Error {
        match self {
            Error::System { path, source, message } => {
                Error::System { path, source, message: Box::new(message!("system-after-writing", said = *message)) }
            }
            other => other,
        }
    }

    /// The exit status that it ends with.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self {
            Error::Usage(_) | Error::Problems { .. } => Exit::NoVerdict,
            Error::System { .. } => Exit::SystemFailed,
            Error::Busy { .. } => Exit::Busy,
            Error::Several(errors) => errors.first().map_or(Exit::NoVerdict, Error::exit),
            Error::ClosedPipe => Exit::Done,
        }
    }
}
