//! The core: given the rows of a ledger, a rulebook and the moment as-of, it says who holds which customer, and why.
//!
//! It is pure: it reads no clock, no environment and no disk, and prints nothing. The lints below forbid it.
#![deny(clippy::disallowed_methods, clippy::disallowed_types, clippy::disallowed_macros)]
#![deny(clippy::print_stdout, clippy::print_stderr)]
#![cfg_attr(not(test), deny(clippy::indexing_slicing, clippy::panic))]

pub mod audit;
pub mod book;
pub mod checks;
pub mod column;
pub mod desk;
pub mod event;
pub mod exact;
pub mod gate;
pub mod hands;
pub mod identity;
pub mod journal;
pub mod ledger;
pub mod life;
pub mod matching;
pub mod message;
pub mod names;
pub mod notice;
pub mod number;
pub mod order;
pub mod policy;
pub mod problem;
pub mod protection;
pub mod remarks;
pub mod rulebook;
#[cfg(test)]
mod sample;
pub mod sanctions;
pub mod score;
pub mod similar;
pub mod story;
pub mod subjects;
pub mod text;
pub mod time;
pub mod week;
pub mod wording;
pub mod world;
