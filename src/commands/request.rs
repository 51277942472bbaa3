//! Rows that are to be written: from options or a table, decided at the desk, appended under the lock.

use std::path::PathBuf;

use chrono::{DateTime, FixedOffset, TimeDelta};

use super::session::{Session, moment};
use crate::cli;
use crate::core::column::{Columns, Meaning, Standard};
use crate::core::desk::{Desk, Verdict};
use crate::core::event::{Kind, Place};
use crate::core::journal::Row;
use crate::core::ledger::{Cells, Ledger};
use crate::core::message::Message;
use crate::core::number;
use crate::core::problem::Problem;
use crate::core::rulebook::Rulebook;
use crate::core::rulebook::yaml::one_of;
use crate::core::text::{self, fold, is_blank, is_formula, nearest};
use crate::core::time::{Moment, exact, parse_moment};
use crate::core::wording;
use crate::error::{Busy, Error, Subject};
use crate::files::{self, Appended, Draft, News, Reading, Sheet, Writable};
use crate::message;

/// What a row is to say: cells by what their columns mean.
pub type Said = Vec<(Meaning, String)>;

/// How often rows are decided anew when others change the ledger at that moment.
const ATTEMPTS: usize = 5;

/// One row that is to be written, and where it was asked for.
#[derive(Clone)]
pub struct Request {
    /// What it is to say.
    pub said: Said,
    /// Its place in a table of requests.
    pub place: Option<Place>,
}

impl Request {
    fn new(mut said: Said, place: Option<Place>) -> Request {
        for (meaning, value) in &mut said {
            // A spreadsheet takes full-width digits for text.
            let is_number = number::parse(value).or_else(|| number::parse_with_comma(value)).is_some();
            if *meaning == Meaning::Standard(Standard::Value) && is_number {
                *value = text::plain(value).into_owned();
            }
        }
        Request { said, place }
    }
}

/// The rows that a call asks for.
pub struct Requests {
    /// In the order of the call.
    pub rows: Vec<Request>,
    /// The table that they come from.
    pub table: Option<PathBuf>,
}

/// The pen and the desk: a ledger that rows are decided for and appended to.
pub struct Writing<'r> {
    rules: &'r Rulebook,
    /// The desk.
    pub desk: Desk<'r>,
    /// The ledger, locked; none in a rehearsal.
    file: Option<Writable>,
    sheet: Sheet,
    first: Place,
    next: Place,
    now: Moment,
    drafts: Vec<Draft>,
    /// The header that a ledger without one gets first.
    header: Option<Draft>,
    /// What the journal is told.
    news: News,
    remarks: Vec<Message>,
    table: Option<PathBuf>,
}

/// A decided row: what the desk said, and the name that its event is written under.
pub struct Decided {
    /// What the desk said.
    pub verdict: Verdict,
    /// The event's name in the ledger.
    pub event: String,
}

/// What became of the rows that were granted.
pub struct Saved {
    /// Whether they are in the ledger: not in a rehearsal, nor where there is none.
    pub is_written: bool,
    /// What the user should know.
    pub remarks: Vec<Message>,
}

/// Decides and writes; all anew where another program changes the ledger at that moment, which `attempt` tells by
/// nothing.
///
/// # Errors
/// Those of the attempt; the ledger changes again and again.
pub fn again<T>(session: &Session, mut attempt: impl FnMut() -> Result<Option<T>, Error>) -> Result<T, Error> {
    for _ in 0..ATTEMPTS {
        if let Some(done) = attempt()? {
            return Ok(done);
        }
    }
    Err(Error::Busy { path: session.options.ledger.clone(), by: Busy::Changed })
}

impl Requests {
    /// The rows that a call asks for: the table of `--from`, or the one that `said` gives. What `said` gives with a
    /// table goes for every row of it that says nothing of its own.
    ///
    /// # Errors
    /// The table can't be read.
    pub fn of(rules: &Rulebook, options: &cli::Written, mut said: Said) -> Result<Requests, Error> {
        said.extend(options.at.clone().map(|at| (Meaning::Standard(Standard::At), at)));
        said.extend(options.note.clone().map(|note| (Meaning::Standard(Standard::Note), note)));
        for cell in &options.set {
            let Some((column, value)) = cell.split_once('=') else {
                let message = message!("usage-bad-value", option = "--set", value = cell.as_str());
                return Err(Error::usage(message, message!("set-hint")));
            };
            said.push((rules.ledger.meaning(column), value.to_owned()));
        }
        if let Some((meaning, value)) = twice(&said) {
            let problem = Problem::new(message!("said-twice", column = meaning.name())).cell(meaning.name(), value);
            return Err(Error::Usage(vec![problem.hint(message!("said-twice-hint"))]));
        }
        let Some(path) = &options.from else {
            return Ok(Requests { rows: vec![Request::new(said, None)], table: None });
        };
        let refuse = |problem: Problem| Error::problems(path, vec![problem]);
        // A table of its own: what the rulebook says of the ledger's title rows is not meant for it.
        let mut plain = rules.clone();
        plain.ledger.skip_rows = 0;
        let sheet =
            Sheet::decode(files::bytes(path, Subject::Requests)?, &plain).map_err(|problem| refuse(*problem))?;
        let mut columns: Option<Vec<Option<Meaning>>> = None;
        let mut rows = Vec::new();
        let read = sheet.records(|place, record| {
            if (0..record.count()).all(|i| is_blank(record.cell(i))) {
                return;
            }
            let Some(meanings) = &columns else {
                let meaning =
                    |i| Some(record.cell(i)).filter(|cell| !is_blank(cell)).map(|cell| rules.ledger.meaning(cell));
                columns = Some((0..record.count()).map(meaning).collect());
                return;
            };
            let cells = meanings.iter().enumerate().filter_map(|(i, meaning)| Some((meaning.clone()?, record.cell(i))));
            let mut row: Said =
                cells.filter(|(_, cell)| !is_blank(cell)).map(|(meaning, cell)| (meaning, cell.to_owned())).collect();
            for (meaning, value) in &said {
                if !row.iter().any(|(known, _)| known == meaning) {
                    row.push((meaning.clone(), value.clone()));
                }
            }
            rows.push(Request::new(row, Some(place)));
        });
        let end = read.map_err(|problem| refuse(*problem))?;
        files::refuse_unclear(&sheet, &end, path)?;
        if columns.is_none() {
            return Err(refuse(Problem::new(message!("requests-empty")).hint(message!("requests-no-header-hint"))));
        }
        let known = columns.iter().flatten().flatten().any(|meaning| matches!(meaning, Meaning::Standard(_)));
        if !known {
            let found = sheet.first_line();
            let problem = Problem::new(message!("requests-no-header", found = found.as_ref())).on_line(Some(1));
            return Err(refuse(problem.hint(message!("requests-no-header-hint"))));
        }
        Ok(Requests { rows, table: Some(path.clone()) })
    }
}

/// Refuses to write by a clock that is behind the journal: the row would stand in the past, before rows that are there.
fn refuse_slow_clock(file: &Writable, news: &News) -> Result<(), Error> {
    // Zones and summer time, and clocks that are a little off.
    const GRACE: TimeDelta = TimeDelta::days(1);
    let Some(last) = file.last_remembered().filter(|last| *last > news.time + GRACE) else { return Ok(()) };
    let told = |time: DateTime<FixedOffset>| time.format("%Y-%m-%d %H:%M").to_string();
    let message =
        message!("clock-behind", now = told(news.time), last = told(last.with_timezone(&news.time.timezone())));
    Err(Error::usage(message, message!("clock-behind-hint")))
}

/// The first column that is given twice, with what is given the second time.
fn twice(said: &Said) -> Option<&(Meaning, String)> {
    let is_twin = |place: usize, meaning: &Meaning| said.iter().take(place).any(|(earlier, _)| earlier == meaning);
    said.iter().enumerate().find(|(place, (meaning, _))| is_twin(*place, meaning)).map(|(_, given)| given)
}

impl<'r> Writing<'r> {
    /// Opens the ledger: under its lock, or for a rehearsal without one.
    ///
    /// # Errors
    /// It is missing, busy, or has problems; `--as-of` without `--dry-run`.
    pub fn open(
        session: &Session,
        rules: &'r Rulebook,
        by: &'static str,
        table: Option<PathBuf>,
        is_rehearsal: bool,
    ) -> Result<Writing<'r>, Error> {
        let path = &session.options.ledger;
        session.refuse_reading_options(is_rehearsal)?;
        let file = if is_rehearsal { None } else { Some(Writable::open(path, session.manners())?) };
        // The clock is read once the lock is held: nobody's row can be later than this.
        let now = session.as_of(rules)?;
        let Reading { sheet, mut ledger, mut end, .. } = match &file {
            None => files::read(path, rules, now)?,
            Some(file) => {
                let read = files::understand(file.sheet(rules)?, rules, now);
                read.map_err(|problems| Error::problems(path, problems))?
            }
        };
        let news = Session::news(rules, by);
        if let Some(file) = &file {
            files::refuse_unclear(&sheet, &end, path)?;
            refuse_slow_clock(file, &news)?;
        }
        let remarks = sheet.remarks(&end);
        let mut header = None;
        if ledger.columns.headers.is_empty() {
            let usual = Columns::usual(session.screen.catalogue.lang);
            header = Some(usual.iter().map(|&name| name.to_owned()).collect());
            let columns = Columns::read(usual, rules).map_err(|problems| Error::problems(path, problems))?;
            ledger = Ledger::new(columns, rules, now);
            end.next = end.next.after(1, 1);
        }
        let recorded = ledger.columns.standard(Standard::Recorded);
        if recorded.is_none() && rules.max_delay.is_some() {
            let problem = Problem::new(message!("no-recorded-column")).column(Standard::Recorded.name());
            return Err(Error::problems(path, vec![problem.hint(message!("no-recorded-column-hint"))]));
        }
        let desk = Desk::new(session.world(rules, ledger)?);
        let first = end.next;
        let drafts = Vec::new();
        Ok(Writing { rules, desk, file, sheet, first, next: first, now, drafts, header, news, remarks, table })
    }

    /// Decides rows one after the other, and hands each to `take` before the next. Granted ones are kept for
    /// [`Writing::write`].
    ///
    /// # Errors
    /// Rows can't be read or written: all problems of all rows.
    pub fn decide(
        &mut self,
        requests: &[Request],
        kind: Option<Kind>,
        mut take: impl FnMut(&Desk<'_>, &Said, &Decided),
    ) -> Result<(), Error> {
        let mut problems = Vec::new();
        for request in requests {
            match self.decide_one(&request.said, kind) {
                Ok(decided) => take(&self.desk, &request.said, &decided),
                Err(wrong) => problems.extend(wrong.into_iter().map(|problem| placed(problem, request.place))),
            }
        }
        match &self.table {
            _ if problems.is_empty() => Ok(()),
            Some(path) => Err(Error::problems(path, problems)),
            None => Err(Error::Usage(problems)),
        }
    }

    fn decide_one(&mut self, said: &Said, kind: Option<Kind>) -> Result<Decided, Vec<Problem>> {
        let (cells, event) = self.cells(said.clone(), kind)?;
        let verdict = self.desk.decide(self.next, cells.as_slice())?;
        if verdict.is_granted() {
            self.drafts.push(self.without_seconds(cells, verdict.event.at));
            let lines = self.drafts.last().map_or(0, |cells| cells.iter().map(|c| c.matches('\n').count()).sum());
            self.next.row += 1;
            self.next.line += 1 + u32::try_from(lines).unwrap_or(0);
        }
        Ok(Decided { verdict, event })
    }

    /// A row as it is written: without the seconds of its time, which a spreadsheet would drop, where it does the same.
    fn without_seconds(&self, mut cells: Draft, at: Moment) -> Draft {
        let ledger = &self.desk.world.ledger;
        let cell = ledger.columns.standard(Standard::At).and_then(|column| cells.get_mut(column));
        if let Some(cell) = cell.filter(|cell| cell.len() > "2026-11-23 09:05".len())
            && wording::means_the_minute(ledger, self.rules, at, self.first)
        {
            *cell = wording::moment(at);
        }
        cells
    }

    /// Gives up the rows that were granted: nothing is to be written.
    pub fn withdraw(&mut self) {
        self.drafts.clear();
    }

    /// Appends all granted rows at once. Nothing where another program changed the ledger: then all is to be decided
    /// anew.
    ///
    /// # Errors
    /// The message says whether anything was written.
    pub fn write(mut self) -> Result<Option<Saved>, Error> {
        let file = self.file.take().filter(|_| !self.drafts.is_empty());
        let Some(mut file) = file else { return Ok(Some(Saved { is_written: false, remarks: self.remarks })) };
        let columns = &self.desk.world.ledger.columns;
        let first = usize::from(self.header.is_some());
        let rows: Vec<Draft> = self.header.into_iter().chain(self.drafts).collect();
        match file.append(&self.sheet, &rows)? {
            Appended::Changed => return Ok(None),
            Appended::Moved => self.remarks.push(message!("remark-moved")),
            Appended::Whole => {}
        }
        // The ledger first, the journal second: what the journal has and the ledger has not was there once.
        self.news.rows = rows.iter().skip(first).map(|row| Row::of(self.rules, columns, row.as_slice())).collect();
        file.remember(&self.news)?;
        Ok(Some(Saved { is_written: true, remarks: self.remarks }))
    }

    /// The cells of a row in the order of the ledger's columns, and the name of its event.
    fn cells(&self, mut said: Said, kind: Option<Kind>) -> Result<(Draft, String), Vec<Problem>> {
        let ledger = &self.desk.world.ledger;
        let columns = &ledger.columns;
        let given = |said: &Said, column| {
            said.iter().find(|(meaning, _)| *meaning == Meaning::Standard(column)).map(|(_, cell)| cell.clone())
        };
        let mut problems = Vec::new();
        let event = match (given(&said, Standard::Event), kind) {
            (Some(word), asked) => match wording::event_said(ledger, self.rules, &word) {
                Some((kind, name)) if asked.is_none_or(|asked| asked == kind) => name,
                known => {
                    let column = columns.header(Standard::Event);
                    let problem = unknown_event(self.rules, &word, known.is_some(), asked);
                    problems.push(problem.cell(column, word.as_str()));
                    String::new()
                }
            },
            (None, Some(kind)) => wording::event_name(ledger, self.rules, kind).unwrap_or_default(),
            (None, None) => {
                let column = columns.header(Standard::Event);
                let problem = Problem::new(message!("cell-missing", column = column)).cell(column, "");
                problems.push(problem.hint(message!("requests-event-hint", column = column)));
                String::new()
            }
        };
        set(&mut said, Standard::Event, event.clone());
        let at = match given(&said, Standard::At) {
            None => exact(self.now),
            Some(given) => match parse_moment(&given, self.rules.ledger.dates, self.rules.calendar.utc_offset) {
                Ok(stamp) => wording::stamp(stamp),
                // The desk says what is wrong with it.
                Err(_) => given,
            },
        };
        set(&mut said, Standard::At, at);
        if columns.standard(Standard::Recorded).is_some() {
            set(&mut said, Standard::Recorded, wording::moment(self.now));
        } else {
            said.retain(|(meaning, _)| *meaning != Meaning::Standard(Standard::Recorded));
        }

        let mut cells = vec![String::new(); columns.headers.len()];
        for (meaning, value) in said {
            let is_name = matches!(meaning, Meaning::Standard(Standard::Customer | Standard::Rep | Standard::With));
            if is_name && is_formula(value.trim_start()) {
                let problem = Problem::new(message!("name-formula")).cell(called(columns, &meaning), value.as_str());
                problems.push(problem.hint(message!("name-formula-hint")));
            }
            match columns.index_of(&meaning).and_then(|index| cells.get_mut(index)) {
                Some(cell) => value.trim().clone_into(cell),
                None if is_blank(&value) => {}
                None => problems.push(no_column(columns, &meaning, &value)),
            }
        }
        if problems.is_empty() { Ok((cells, event)) } else { Err(problems) }
    }
}

/// A problem of a request: in the table where it stands, or in the call.
fn placed(problem: Problem, place: Option<Place>) -> Problem {
    match place {
        Some(place) => problem.at(place),
        None => Problem { row: None, line: None, ..problem },
    }
}

fn set(said: &mut Said, column: Standard, value: String) {
    let meaning = Meaning::Standard(column);
    said.retain(|(known, _)| *known != meaning);
    said.push((meaning, value));
}

/// What the ledger calls a column, or would call it.
fn called<'c>(columns: &'c Columns, meaning: &'c Meaning) -> &'c str {
    match meaning {
        Meaning::Standard(column) => columns.header(*column),
        Meaning::Attribute(name) => name,
    }
}

fn no_column(columns: &Columns, meaning: &Meaning, value: &str) -> Problem {
    let known: Vec<&str> = columns.headers.iter().map(|header| header.trim()).filter(|h| !h.is_empty()).collect();
    let hint = match nearest(meaning.name(), known.iter().copied()) {
        Some(near) => message!("did-you-mean", near = near),
        None => message!("no-column-hint", column = called(columns, meaning)),
    };
    let column = called(columns, meaning);
    Problem::new(message!("no-column", column = column)).cell(column, value).hint(hint)
}

fn unknown_event(rules: &Rulebook, word: &str, is_other: bool, asked: Option<Kind>) -> Problem {
    if let (true, Some(asked)) = (is_other, asked) {
        let message = message!("event-other", event = word, asked = asked.spec().name);
        return Problem::new(message);
    }
    if rules.events.meaning(word).is_some() {
        return Problem::new(message!("row-passed-over"));
    }
    let mut known: Vec<&str> = rules.events.named.iter().map(|event| event.name.as_str()).collect();
    known.extend(crate::core::event::EVENTS.iter().map(|event| event.name));
    if !word.is_ascii() {
        known.extend(crate::core::event::EVENTS.iter().flat_map(|event| event.chinese.iter().copied()));
    }
    let folded = fold(word);
    Problem::new(message!("event-unknown", event = word)).hint(one_of(&folded, &known))
}

/// The moment of `--at` is checked early, so that a mistake is told before the ledger is locked.
///
/// # Errors
/// It is none.
pub fn check_at(rules: &Rulebook, options: &cli::Written) -> Result<(), Error> {
    options.at.as_deref().map(|at| moment(rules, "--at", at)).transpose().map(|_| ())
}
