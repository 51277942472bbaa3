//! `turfbook claim`: decides by the gate, and writes what is granted.

use super::request::{Requests, Said, Writing, again, check_at};
use super::session::Session;
use crate::cli::Holding as Options;
use crate::core::column::{Meaning, Standard};
use crate::core::event::Kind;
use crate::error::Error;
use crate::exit::Exit;
use crate::output::claim::{Claim, Claims, Decided};

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    let rules = session.rules()?;
    check_at(&rules, &options.written)?;
    let requests = Requests::of(&rules, &options.written, said(options))?;
    let (mut verdicts, saved) = again(session, || {
        let mut writing = Writing::open(session, &rules, "claim", requests.table.clone(), options.written.dry_run)?;
        let mut verdicts = Vec::new();
        writing.decide(&requests.rows, Some(Kind::Claim), |desk, _, decided| {
            verdicts.push(Decided::new(desk, &decided.verdict, &session.screen.catalogue));
        })?;
        Ok(writing.write()?.map(|saved| (verdicts, saved)))
    })?;
    session.remark_all(&saved.remarks);
    for verdict in verdicts.iter_mut().filter(|verdict| verdict.is_granted()) {
        verdict.written = saved.is_written;
    }

    let exit = if verdicts.iter().all(Decided::is_granted) { Exit::Done } else { Exit::Findings };
    let shown = match (requests.table, verdicts.pop()) {
        (None, Some(verdict)) => session.screen.show(&Claim::new(verdict)),
        (_, last) => {
            verdicts.extend(last);
            session.screen.show(&Claims::new(verdicts))
        }
    };
    shown.map_err(|error| if saved.is_written { error.after_writing() } else { error })?;
    Ok(exit)
}

fn said(options: &Options) -> Said {
    [(Standard::Customer, &options.customer), (Standard::Rep, &options.rep)]
        .into_iter()
        .filter_map(|(column, value)| Some((Meaning::Standard(column), value.clone()?)))
        .collect()
}
