//! The whole exit policy (contract, section 11).

use std::process::ExitCode;

/// How a run ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// Done, and nothing to report; a claim was granted, a row written.
    Done,
    /// An audit lists findings of the level asked for; a writing command was refused by the rules.
    Findings,
    /// Usage, or a ledger or rulebook that is missing or can't be read: no verdict, nothing written.
    NoVerdict,
    /// The system failed; the message says whether anything was written.
    SystemFailed,
    /// Locked, or open in a spreadsheet: try again.
    Busy,
}

impl Exit {
    /// The status as a number.
    #[must_use]
    pub fn code(self) -> u8 {
        match self {
            Exit::Done => 0,
            Exit::Findings => 1,
            Exit::NoVerdict => 2,
            Exit::SystemFailed => 3,
            Exit::Busy => 4,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> ExitCode {
        ExitCode::from(exit.code())
    }
}
