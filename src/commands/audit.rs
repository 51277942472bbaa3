//! `turfbook audit`: findings, sanctions due, running suspensions.

use super::session::{Session, keep, moment, rep_named};
use crate::cli::{Audit as Options, FailOn};
use crate::core::audit::{Audit, Finding};
use crate::core::checks::Check;
use crate::core::remarks;
use crate::core::rulebook::Level;
use crate::core::rulebook::yaml::one_of;
use crate::error::Error;
use crate::exit::Exit;
use crate::message;
use crate::output::audit::AuditOutput;

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    session.is_quiet = options.quiet;
    let rules = keep(session.rules()?);
    let only = checks(&options.only)?;
    let as_of = session.as_of(rules)?;
    let since = options.since.as_deref().map(|given| moment(rules, "--since", given)).transpose()?;
    let world = keep(session.world(rules, session.ledger(rules, as_of)?)?);
    let rep = options.rep.as_deref().map(|given| rep_named(world, given)).transpose()?;
    let book = keep(session.replay(world));

    let audit = Audit { world, book, as_of };
    let audited = keep(audit.run());
    let listed = |finding: &Finding| {
        (only.is_empty() || only.contains(&finding.draft.check))
            && rep.is_none_or(|rep| finding.draft.rep == Some(rep))
            && since.is_none_or(|since| finding.draft.at.is_none_or(|at| at >= since.at))
    };
    let is_filtered = !only.is_empty() || rep.is_some() || since.is_some();

    let fails =
        audited.findings.iter().filter(|finding| listed(finding)).any(|finding| fails(options.fail_on, finding));
    let is_due = !is_filtered && options.fail_on != FailOn::Never && !audited.sanctions.is_empty();
    let (ledger, rulebook) = session.paths();
    let output = AuditOutput::new(&audit, audited, listed, (&ledger, &rulebook), &session.screen.catalogue);
    let has_news = !output.findings.is_empty() || (!is_filtered && !output.sanctions.is_empty());
    if !options.quiet || has_news {
        if let Some(remark) = remarks::no_managers(world).filter(|_| !options.quiet) {
            session.remark(&session.screen.catalogue.say(&remark));
        }
        session.screen.show(&output)?;
    }
    let is_doubtful = options.fail_on != FailOn::Never && is_doubtful(session, options);
    Ok(if fails || is_due || is_doubtful { Exit::Findings } else { Exit::Done })
}

/// Whether the journal itself was meddled with: a line of it, or all of it since the head that the user knows.
fn is_doubtful(session: &Session, options: &Options) -> bool {
    let expected = options.expect_head.as_deref().filter(|head| !session.had_head(head));
    if let Some(head) = expected {
        session.remark(&session.screen.catalogue.say(&message!("journal-unexpected", head = head)));
    }
    expected.is_some() || session.screen.journal.get().is_some_and(|journal| journal.broken.is_some())
}

fn fails(fail_on: FailOn, finding: &Finding) -> bool {
    let least = match fail_on {
        FailOn::Never => return false,
        FailOn::Notice => Level::Notice,
        FailOn::Violation => Level::Violation,
    };
    !finding.dismissed && finding.level >= least
}

fn checks(names: &[String]) -> Result<Vec<Check>, Error> {
    let known: Vec<&str> = Check::ALL.iter().map(|check| check.name()).collect();
    let check = |name: &String| {
        Check::named(name)
            .ok_or_else(|| Error::usage(message!("usage-unknown-check", check = name.as_str()), one_of(name, &known)))
    };
    names.iter().map(check).collect()
}
