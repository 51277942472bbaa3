//! turfbook decides from a CSV ledger and a YAML rulebook who holds which customer, and says why.
//!
//! `commands` read, decide and write, one file per subcommand; `files` knows bytes; [`core`] decides and is pure;
//! `output` has the shapes of what comes out; `render` turns them into text; `cli` is the command line, `help` its
//! words, and `suggested` what shells complete;
//! `progress` shows how far a long run has come; `error` and `exit` say why the work could not be done.

pub mod cli;
mod commands;
pub mod core;
pub mod error;
pub mod exit;
pub mod files;
mod help;
pub mod output;
pub mod progress;
pub mod render;
pub mod suggested;

pub use commands::{run, tell_panics};
