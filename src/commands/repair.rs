//! `turfbook repair`: takes away a last row that was cut short, and keeps it beside the ledger; brings back rows that
//! were lost.

use super::session::Session;
use crate::cli::Repair as Options;
use crate::core::column::{Columns, Meaning, Standard};
use crate::core::journal::{Changes, Row, What};
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::error::{Busy, Error};
use crate::exit::Exit;
use crate::files::{Appended, Chain, Draft, Reading, Writable, understand};
use crate::message;
use crate::output::repaired::Repaired;

pub fn run(session: &mut Session, options: &Options) -> Result<Exit, Error> {
    session.refuse_reading_options(false)?;
    let rules = session.rules()?;
    let mut file = Writable::open(&session.options.ledger, session.manners())?;
    let chain = Chain::read(&file.path, rules.calendar.utc_offset)?;
    let sheet = file.sheet(&rules)?.watched(chain.map(|chain| chain.journal));
    let read = understand(sheet, &rules, session.as_of(&rules)?);
    let Reading { sheet, end, ledger, .. } = read.map_err(|problems| Error::problems(&file.path, problems))?;
    session.refuse_guess(&sheet)?;

    let fragment = file.mend(&sheet, &end, &Session::file_stamp())?;
    let mut restored = Vec::new();
    if options.restore {
        restored = lost(&ledger.changes);
        let drafts = drafts(&rules, &ledger.columns, &restored);
        let drafts = drafts.map_err(|problems| Error::problems(&file.path, problems))?;
        if fragment.is_some() {
            file = file.again()?;
        }
        if !drafts.is_empty() && file.append(&file.sheet(&rules)?, &drafts)? == Appended::Changed {
            return Err(Error::Busy { path: file.path, by: Busy::Changed });
        }
    }
    session.screen.show(&Repaired::new(fragment, &restored))?;
    Ok(Exit::Done)
}

/// The rows that the journal vouches for, and the ledger has lost.
fn lost(changes: &Changes) -> Vec<Row> {
    let lost = changes.found.iter().filter(|change| matches!(change.what, What::Lost { .. }));
    lost.map(|change| change.row.clone()).collect()
}

/// Rows of the journal as rows of the ledger.
fn drafts(rules: &Rulebook, columns: &Columns, rows: &[Row]) -> Result<Vec<Draft>, Vec<Problem>> {
    let mut problems = Vec::new();
    let mut drafts = Vec::new();
    for row in rows {
        let mut draft = vec![String::new(); columns.headers.len()];
        for (name, text) in row.cells.iter() {
            let meaning = Meaning::of(name);
            let is_value = meaning == Meaning::Standard(Standard::Value);
            let text = if is_value && rules.ledger.decimal_comma { text.replace('.', ",") } else { text.to_owned() };
            if let Some(cell) = columns.index_of(&meaning).and_then(|index| draft.get_mut(index)) {
                *cell = text;
                continue;
            }
            let problem = Problem::new(message!("no-column", column = name)).cell(name, text);
            problems.push(problem.hint(message!("restore-no-column-hint", column = name)));
        }
        drafts.push(draft);
    }
    if problems.is_empty() { Ok(drafts) } else { Err(problems) }
}
