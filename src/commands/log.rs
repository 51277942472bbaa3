//! `turfbook log`: appends any other event.

use super::request::{Decided, Request, Requests, Writing, again, check_at};
use super::session::Session;
use crate::cli;
use crate::cli::Log as Options;
use crate::core::book::{Outcome, Standing};
use crate::core::checks::Check;
use crate::core::column::{Meaning, Standard};
use crate::core::desk::{Desk, Verdict};
use crate::core::event::{Event, Kind};
use crate::core::message::Message;
use crate::core::names::RepId;
use crate::error::Error;
use crate::exit::Exit;
use crate::message;
use crate::output::changed;
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
    let by = row.kind.map_or("log", |kind| kind.spec().name);
    append(session, row.kind, row.written.dry_run, || {
        let writing = Writing::open(session, &rules, by, requests.table.clone(), row.written.dry_run)?;
        Ok((writing, Ok(requests.rows.clone())))
    })
}

/// The rows that are to be written, or that there is nothing to write.
pub type Plan = Result<Vec<Request>, Message>;

/// Decides rows and appends them, all or none; anew, with the ledger as it is then, where another program changes it at
/// that moment.
pub fn append<'r>(
    session: &Session,
    kind: Option<Kind>,
    is_rehearsal: bool,
    open: impl Fn() -> Result<(Writing<'r>, Plan), Error>,
) -> Result<Exit, Error> {
    let catalogue = &session.screen.catalogue;
    let (written, saved) = again(session, || {
        let (mut writing, plan) = open()?;
        let mut written = match &plan {
            Ok(_) => Written::new(is_rehearsal),
            Err(nothing) => Written::nothing(nothing, catalogue),
        };
        writing.decide(&plan.unwrap_or_default(), kind, |desk, said, Decided { verdict, event }| {
            let details = [Standard::With, Standard::Value, Standard::Ref].iter().filter_map(|column| {
                let said = said.iter().find(|(meaning, _)| *meaning == Meaning::Standard(*column));
                said.map(|(_, cell)| cell.clone())
            });
            written.add(desk, verdict, (event, details.collect()), remarks(desk, verdict, catalogue), catalogue);
        })?;
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
    session.screen.show(&written).map_err(|error| if saved.is_written { error.after_writing() } else { error })?;
    Ok(Exit::Done)
}

/// What the person who writes the row should know of it.
fn remarks(desk: &Desk<'_>, verdict: &Verdict, catalogue: &Catalogue) -> Vec<String> {
    let mut remarks: Vec<Message> = work_remark(desk, verdict).into_iter().collect();
    remarks.extend(strangers(desk, &verdict.event));
    if verdict.is_granted() && !verdict.changed.is_empty() {
        remarks.push(changed(&verdict.changed));
    }
    remarks.iter().map(|remark| catalogue.say(remark)).collect()
}

/// Work that an audit will report.
fn work_remark(desk: &Desk<'_>, verdict: &Verdict) -> Option<Message> {
    let event = &verdict.event;
    let is_manager = desk.world.rep(event).is_some_and(|rep| desk.world.is_manager(rep));
    Some(match verdict.outcome {
        Outcome::Work { standing: Standing::Poached, .. } if !is_manager => {
            let check = if event.kind == Kind::Deal { Check::PoachedDeal } else { Check::Poaching };
            message!("remark-poaching", check = check.name())
        }
        Outcome::Work { standing: Standing::Unclaimed, .. } if !is_manager => message!("remark-unclaimed"),
        _ if event.late => message!("remark-late", delay = desk.world.rules.max_delay?),
        _ => return None,
    })
}

/// People whom the team does not know, most likely slips of the pen.
fn strangers(desk: &Desk<'_>, event: &Event) -> Vec<Message> {
    let world = &desk.world;
    if world.rules.team.is_none() || event.kind == Kind::Join {
        return Vec::new();
    }
    let named = [world.rep(event), world.with(event)].into_iter().flatten();
    let is_known = |rep: &RepId| world.member(*rep).is_some() || world.is_manager(*rep) || desk.book.ever_joined(*rep);
    let stranger = |rep: RepId| {
        let name = world.rep_name(rep);
        match world.member_near(name) {
            Some(near) => message!("remark-stranger-near", rep = name, near = near),
            None => message!("remark-stranger", rep = name),
        }
    };
    named.filter(|rep| !is_known(rep)).map(stranger).collect()
}
