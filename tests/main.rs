//! Tests through the program and the library's public face, in one binary.

mod boundaries;
mod catalogue;
mod checks_index;
mod commands;
mod documents;
mod examples;
mod harness;
mod laws;
mod pages;
mod problems;
mod rulebook;
mod worked_cases;
