//! `turfbook score`: what each rep's work of a period earned, and why.

use super::session::{Session, keep, rep_named};
use crate::cli::Score as Options;
use crate::core::audit::Audit;
use crate::core::names::RepId;
use crate::core::rulebook::yaml::one_of;
use crate::core::rulebook::{Metric, Rulebook};
use crate::core::score::{Card, Period, cards};
use crate::core::text::fold;
use crate::core::time::Moment;
use crate::core::world::World;
use crate::error::Error;
use crate::exit::Exit;
use crate::message;
use crate::output::score::Score;

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    let rules = keep(session.rules()?);
    let only = metrics(rules, &options.only)?;
    let as_of = session.as_of(rules)?;
    let period = period(rules, options.period.as_deref(), as_of)?;
    let world = keep(session.world(rules, session.ledger(rules, as_of)?)?);
    let of = options.rep.as_deref().map(|given| rep_named(world, given)).transpose()?;
    let (book, outcomes) = keep(session.replay_with_outcomes(world));
    if rules.score.is_none() {
        session.remark(&session.screen.catalogue.word("score-no-rules"));
    }

    let audit = Audit { world, book, as_of };
    let audited = keep(audit.run());
    let mut cards = cards(&audit, audited, outcomes, period);
    if let Some(rep) = of {
        cards = vec![card_of(world, cards, rep)?];
    }
    let listed = |metric: Metric| only.is_empty() || only.contains(&metric);
    session.screen.show(&Score::new(
        &audit,
        audited,
        period,
        &cards,
        listed,
        of.is_some(),
        &session.screen.catalogue,
    ))?;
    Ok(Exit::Done)
}

/// The period asked for, else the month of as-of.
fn period(rules: &Rulebook, given: Option<&str>, as_of: Moment) -> Result<Period, Error> {
    let Some(given) = given else { return Ok(Period::month_of(as_of)) };
    Period::parse(given, rules.ledger.dates, rules.calendar.utc_offset).map_err(|problem| Error::Usage(vec![*problem]))
}

/// The metrics asked for, which the rulebook must measure.
fn metrics(rules: &Rulebook, names: &[String]) -> Result<Vec<Metric>, Error> {
    let all = Metric::ALL.map(|(name, _)| name);
    let measured = rules.score.iter().flat_map(|score| &score.metrics).map(|rule| rule.metric);
    let measured: Vec<Metric> = measured.collect();
    let metric = |name: &String| match Metric::ALL.iter().find(|(known, _)| *known == fold(name)) {
        None => Err(Error::usage(message!("usage-unknown-metric", metric = name.as_str()), one_of(name, &all))),
        Some((name, metric)) if !measured.contains(metric) => {
            let known: Vec<&str> = measured.iter().map(|metric| metric.name()).collect();
            let hint = (!known.is_empty()).then(|| message!("one-of", known = known));
            Err(Error::usage(message!("usage-unmeasured-metric", metric = *name), hint))
        }
        Some((_, metric)) => Ok(*metric),
    };
    names.iter().map(metric).collect()
}

/// The card of one rep, who may have none.
fn card_of<'a>(world: &World<'_>, cards: Vec<Card<'a>>, rep: RepId) -> Result<Card<'a>, Error> {
    let (name, is_manager) = (world.rep_name(rep), world.is_manager(rep));
    cards.into_iter().find(|card| card.rep == rep).ok_or_else(|| {
        let (message, hint) = if is_manager {
            (message!("score-of-manager", rep = name), None)
        } else {
            (message!("score-of-stranger", rep = name), Some(message!("remedy-unknown-rep")))
        };
        Error::usage(message, hint)
    })
}
