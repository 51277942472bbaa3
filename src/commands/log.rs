//! `turfbook log`: appends any other event.

use super::request::{Decided, Request, Requests, Writing, again, check_at};
use super::session::Session;
use crate::cli;
use crate::cli::Log as Options;
use crate::core::book::{Outcome, Standing};
use crate::core::checks::Check;
use crate::core::column::{Meaning, Standard};
use crate::core::desk::Desk;
use crate::core::event::Kind;
use crate::core::rulebook::Rulebook;
use crate::error::Error;
use crate::exit::Exit;
use crate::message;
use crate::output::written::Written;
use crate::render::lang::Catalogue;

/// What is to be written.
pub struct Row<'o> {
    /// The event, where the command says it.
    pub kind: Option<Kind>,
    /// The cells.
    pub said: &'o [(Standard, &'o Option<String>)],
    /// The rest.
    pub written: &'o cli::Written,
}

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    let said = [
        (Standard::Event, &options.event),
        (Standard::Customer, &options.customer),
        (Standard::Rep, &options.rep),
        (Standard::With, &options.with),
        (Standard::Value, &options.value),
        (Standard::By, &options.by),
        (Standard::Ref, &options.refers),
    ];
    write(session, &Row { kind: None, said: &said, written: &options.written })
}

/// Writes rows, all of them or none.
pub fn write(session: &mut Session, row: &Row<'_>) -> Result<Exit, Error> {
    let rules = session.rules()?;
    check_at(&rules, row.written)?;
    let said = row.said.iter().filter_map(|(column, value)| Some((Meaning::Standard(*column), (*value).clone()?)));
    let requests = Requests::of(&rules, row.written, said.collect())?;
    let is_rehearsal = row.written.dry_run;
    let catalogue = &session.screen.catalogue;
    let (written, saved) = again(session, || {
        let mut writing = Writing::open(
            session,
            &rules,
            row.kind.map_or("log", |kind| kind.spec().name),
            requests.table.clone(),
            is_rehearsal,
        )?;
        let mut written = Written::new(is_rehearsal);
        for request in requests.rows.clone() {
            let detail = detail(&request);
            let Decided { verdict, event } = writing.decide(request, row.kind)?;
            let remark = remark(&rules, &writing.desk, &verdict, catalogue);
            written.add(&writing.desk, &verdict, (&event, Some(detail)), remark, catalogue);
        }
        if written.is_refused() {
            writing.withdraw();
        }
        Ok(writing.write()?.map(|saved| (written, saved)))
    })?;
    session.remark_all(&saved.remarks);
    if written.is_refused() {
        session.screen.show(&written.only_refused())?;
        return Ok(Exit::Findings);
    }
    session.screen.show(&written)?;
    Ok(Exit::Done)
}

/// What a row says beside its event, customer and rep.
fn detail(request: &Request) -> String {
    let said = [Standard::With, Standard::Value, Standard::Ref].iter().filter_map(|column| {
        let said = request.said.iter().find(|(meaning, _)| *meaning == Meaning::Standard(*column));
        said.map(|(_, cell)| cell.clone())
    });
    said.collect::<Vec<_>>().join(", ")
}

/// What the person who writes the row should know of it.
fn remark(
    rules: &Rulebook,
    desk: &Desk<'_>,
    verdict: &crate::core::desk::Verdict,
    catalogue: &Catalogue,
) -> Option<String> {
    let event = &verdict.event;
    let is_manager = desk.world.rep(event).is_some_and(|rep| desk.world.is_manager(rep));
    let remark = match verdict.outcome {
        Outcome::Work { standing: Standing::Poached, .. } if !is_manager => {
            let check = if event.kind == Kind::Deal { Check::PoachedDeal } else { Check::Poaching };
            message!("remark-poaching", check = check.name())
        }
        Outcome::Work { standing: Standing::Unclaimed, .. } if !is_manager => message!("remark-unclaimed"),
        _ if event.late => message!("remark-late", delay = rules.max_delay?),
        _ => return None,
    };
    Some(catalogue.say(&remark))
}
