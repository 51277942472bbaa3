//! Tests through the program and the library's public face, in one binary.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    missing_docs,
    reason = "a test that panics has failed, and says why"
)]

mod boundaries;
mod catalogue;
mod checks_index;
mod commands;
mod completions;
mod documents;
mod errors;
mod examples;
mod explain;
mod files_append;
mod files_command;
mod files_dialects;
mod files_injection;
mod files_journal;
mod files_rulebook;
mod harness;
mod laws;
mod ledger_parts;
mod pages;
mod policy;
mod problems;
mod reliability;
mod rep;
mod reports;
mod rulebook;
mod rulebook_schema;
mod score;
mod similar;
mod stories;
mod worked_cases;
