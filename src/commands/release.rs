//! `turfbook release`: gives customers back to the pool.

use super::log::{Row, write};
use super::session::Session;
use crate::cli::Holding as Options;
use crate::core::column::Standard;
use crate::core::event::Kind;
use crate::error::Error;
use crate::exit::Exit;

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    let said = [(Standard::Customer, &options.customer), (Standard::Rep, &options.rep)];
    write(session, &Row { kind: Some(Kind::Release), said: &said, written: &options.written })
}
