//! What one run has to do with: its options, its language, its one look at the clock.

use std::cell::OnceCell;
use std::ffi::{OsStr, OsString};
use std::io::{IsTerminal, Read};
use std::path::Path;
use std::time::Duration;

use chrono::{FixedOffset, Local, TimeDelta, Utc};

use crate::cli::Common;
use crate::core::book::{Book, Outcome};
use crate::core::ledger::Ledger;
use crate::core::message::Message;
use crate::core::names::RepId;
use crate::core::rulebook::yaml::one_of;
use crate::core::rulebook::{Charset, Lang, Rulebook};
use crate::core::text::{fold, nearest};
use crate::core::time::{Moment, Stamp, parse_moment};
use crate::core::world::World;
use crate::error::Error;
use crate::exit::Exit;
use crate::files::{self, Chain, End, Manners, News, RULES_LIMIT, Reading, Rows, Sheet};
use crate::message;
use crate::output::Document;
use crate::output::journal::Journal;
use crate::output::problems::Problems;
use crate::progress::Progress;
use crate::render::block::{Block, Tone};
use crate::render::lang::Catalogue;
use crate::render::{Color, Format, Screen, Target};

/// How wide text is where nothing says so.
const USUAL_WIDTH: u16 = 100;

/// What one run has to do with.
pub struct Session {
    /// The options that go for every command.
    pub options: Common,
    /// Where output goes.
    pub screen: Screen,
    /// Whether remarks are left out.
    pub is_quiet: bool,
}

impl Session {
    /// A run with these options.
    pub fn new(options: Common, catalogue: Catalogue) -> Session {
        let screen = Screen {
            catalogue,
            targets: Target::all(options.format, &options.output),
            width: options.width.or_else(width).unwrap_or(USUAL_WIDTH),
            color: match options.color {
                Color::Always => true,
                Color::Never => false,
                Color::Auto => wants_color() && options.output.is_empty(),
            },
            is_raw: options.raw_csv,
            journal: OnceCell::new(),
            progress: None,
        };
        Session { options, screen, is_quiet: false }
    }

    /// Refuses an output that would take the place of what is read.
    ///
    /// # Errors
    /// `-o` is the ledger, the rulebook, a table of rows, or a file that belongs to the ledger; or it is given twice, or
    /// has the ending of another format than the one asked for.
    pub fn spare_inputs(&self, from: Option<&Path>) -> Result<(), Error> {
        let is_seen = |target: &Target| target.file.is_none() && !target.format.is_text();
        if self.screen.targets.iter().any(is_seen) && std::io::stdout().is_terminal() {
            return Err(Error::usage(message!("usage-xlsx-terminal"), message!("usage-xlsx-terminal-hint")));
        }
        let outputs = self.options.output.as_slice();
        let mut inputs = vec![self.options.ledger.clone(), self.options.rules.clone()];
        inputs.extend(files::companions(&self.options.ledger));
        inputs.extend(from.map(Path::to_owned));
        for (place, output) in outputs.iter().enumerate() {
            let path = output.display().to_string();
            if let Some(input) = inputs.iter().find(|input| files::is_same(input, output)) {
                let input = input.display().to_string();
                let hint = message!("usage-output-input-hint");
                return Err(Error::usage(message!("usage-output-input", path = input), hint));
            }
            if outputs.iter().take(place).any(|other| files::is_same(other, output)) {
                let message = message!("usage-output-twice", path = path);
                return Err(Error::usage(message, message!("usage-output-twice-hint")));
            }
            if let (Some(asked), Some(told)) = (self.options.format, Format::of_ending(output))
                && asked != told
            {
                let message = message!("usage-format-ending", path = path, told = told.name(), asked = asked.name());
                return Err(Error::usage(message, message!("usage-format-ending-hint", asked = asked.name())));
            }
        }
        Ok(())
    }

    /// Shows a person at a terminal how far a long run has come.
    pub fn show_progress(&mut self) {
        let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        if std::io::stderr().is_terminal() && !is_dumb {
            self.screen.progress = Some(Progress::new(&self.screen.catalogue));
        }
    }

    /// Reads the rulebook, and speaks its language unless the user asked for another.
    ///
    /// # Errors
    /// It is missing or has problems.
    pub fn rules(&mut self) -> Result<Rulebook, Error> {
        self.rules_with_text().map(|(rules, _)| rules)
    }

    /// The same, with the rulebook's text, for those who quote it.
    ///
    /// # Errors
    /// It is missing or has problems.
    pub fn rules_with_text(&mut self) -> Result<(Rulebook, String), Error> {
        let (mut rules, text) = files::read_rulebook(&self.options.rules)?;
        if let Some(given) = &self.options.encoding {
            rules.ledger.encoding = Some(charset(given)?);
        }
        if let (None, Some(lang)) = (self.options.lang, rules.lang)
            && lang != self.screen.catalogue.lang
        {
            self.screen.speak(Catalogue::new(lang));
        }
        Ok((rules, text))
    }

    /// Now, in the rulebook's time; the run's only look at the clock.
    pub fn now(rules: &Rulebook) -> Moment {
        match rules.calendar.utc_offset {
            Some(offset) => Utc::now().naive_utc() + TimeDelta::seconds(offset.into()),
            None => Local::now().naive_local(),
        }
    }

    /// The moment as of which all is told: as given, a day as its end; else now.
    ///
    /// # Errors
    /// What is given is no moment.
    pub fn as_of(&self, rules: &Rulebook) -> Result<Moment, Error> {
        match &self.options.as_of {
            Some(given) => Ok(moment(rules, "--as-of", given)?.as_end()),
            None => Ok(Session::now(rules)),
        }
    }

    /// Reads the ledger up to a moment, and remarks on what is odd about the file.
    ///
    /// # Errors
    /// It is missing or has problems.
    pub fn read(&self, rules: &Rulebook, as_of: Moment) -> Result<(Sheet, Ledger), Error> {
        let Reading { sheet, ledger, end, chain } = files::read(&self.options.ledger, rules, as_of)?;
        self.has_read(chain, &sheet.remarks(&end));
        Ok((sheet, ledger))
    }

    /// The same, for those who need the rows alone.
    ///
    /// # Errors
    /// It is missing or has problems.
    pub fn ledger(&self, rules: &Rulebook, as_of: Moment) -> Result<Ledger, Error> {
        let Rows { ledger, chain, remarks } = files::rows(&self.options.ledger, rules, as_of)?;
        self.has_read(chain, &remarks);
        Ok(ledger)
    }

    fn has_read(&self, chain: Option<Chain>, remarks: &[Message]) {
        if let Some(chain) = chain {
            // It is set once: a run reads one ledger.
            let _ = self.screen.journal.set(Journal::new(chain));
        }
        self.remark_all(remarks);
        for copy in files::conflicted_copies(&self.options.ledger) {
            self.remark_all(&[message!("remark-conflicted-copy", path = copy.display().to_string())]);
        }
    }

    /// Whether the journal had this head at some time.
    pub fn had_head(&self, head: &str) -> bool {
        self.screen.journal.get().is_some_and(|journal| journal.had(head))
    }

    /// What a command writes into the journal, now.
    pub fn news(rules: &Rulebook, by: &'static str) -> News {
        let here = || *Local::now().offset();
        let offset = rules.calendar.utc_offset.and_then(FixedOffset::east_opt).unwrap_or_else(here);
        let time = Utc::now().with_timezone(&offset);
        News { time, by, rows: Vec::new(), gone: Vec::new(), accepted: (Vec::new(), None) }
    }

    /// Refuses options that are for commands that only read: a row is written as of now, beside rows that are all
    /// understood.
    ///
    /// # Errors
    /// There is one.
    pub fn refuse_reading_options(&self, is_rehearsal: bool) -> Result<(), Error> {
        if self.options.as_of.is_some() && !is_rehearsal {
            return Err(Error::usage(message!("usage-as-of-writes"), message!("usage-as-of-writes-hint")));
        }
        if self.options.skip_bad_rows {
            return Err(Error::usage(message!("usage-skip-writes"), message!("usage-skip-writes-hint")));
        }
        Ok(())
    }

    /// Refuses to change a file whose encoding is a guess.
    ///
    /// # Errors
    /// It is one.
    pub fn refuse_guess(&self, sheet: &Sheet) -> Result<(), Error> {
        files::refuse_unclear(sheet, &End::default(), &self.options.ledger)
    }

    /// The moment, as names of files beside the ledger have it.
    pub fn file_stamp() -> String {
        Utc::now().format("%Y%m%dT%H%M%SZ").to_string()
    }

    /// How this run deals with others who write the ledger.
    pub fn manners(&self) -> Manners {
        let lock = &self.options.lock;
        let patience = Duration::from_secs(lock.lock_timeout);
        Manners { patience, is_forced: lock.force, locks: !lock.no_lock }
    }

    /// The ledger, understood.
    ///
    /// # Errors
    /// Rows of it can't be read.
    pub fn world<'r>(&self, rules: &'r Rulebook, ledger: Ledger) -> Result<World<'r>, Error> {
        World::new(rules, ledger, self.options.skip_bad_rows)
            .map_err(|problems| Error::problems(&self.options.ledger, problems))
    }

    /// Replays a ledger, and remarks on rows that lie after the moment.
    pub fn replay(&self, world: &World<'_>) -> Book {
        self.remark_on_future(world);
        Book::after(world)
    }

    /// The same, and what became of each event.
    pub fn replay_with_outcomes(&self, world: &World<'_>) -> (Book, Vec<Outcome>) {
        self.remark_on_future(world);
        Book::replay(world)
    }

    fn remark_on_future(&self, world: &World<'_>) {
        let future = world.ledger.future;
        if future > 0 && !self.is_quiet {
            let remark = match self.options.as_of {
                None => message!("remark-future", count = future),
                Some(_) => message!("remark-after", count = future),
            };
            self.remark(&self.screen.catalogue.say(&remark));
        }
    }

    /// Remarks on standard error.
    pub fn remark_all(&self, remarks: &[Message]) {
        if !self.is_quiet {
            for remark in remarks {
                self.remark(&self.screen.catalogue.say(remark));
            }
        }
    }

    /// A remark on standard error.
    pub fn remark(&self, text: &str) {
        self.screen.remark(&[Block::Line(Tone::Warn, text.to_owned())]);
    }

    /// The paths of ledger and rulebook as they were given.
    pub fn paths(&self) -> (String, String) {
        (self.options.ledger.display().to_string(), self.options.rules.display().to_string())
    }

    /// Tells why the work could not be done.
    pub fn fail(&self, error: &Error) -> Exit {
        let exit = error.exit();
        if exit == Exit::Done {
            return exit;
        }
        let problems = Problems::of(error, &self.screen.catalogue);
        // Whoever reads anything but JSON is told on standard error, and finds their files as they were.
        if self.screen.targets.iter().any(|target| target.format != Format::Json) {
            self.screen.remark(&problems.blocks(&self.screen.catalogue));
        }
        match self.screen.show_scripts(&problems) {
            Ok(()) | Err(Error::ClosedPipe) => exit,
            Err(error) => {
                self.screen.remark(&problems.blocks(&self.screen.catalogue));
                error.exit()
            }
        }
    }
}

/// Keeps a value to the end of the program, which is near: giving back the memory of a large ledger piece by piece
/// would take a good part of the run.
pub fn keep<T>(value: T) -> &'static T {
    Box::leak(Box::new(value))
}

/// The rep of a name that the user gave.
///
/// # Errors
/// Nobody in team, managers or ledger has that name.
pub fn rep_named(world: &World<'_>, given: &str) -> Result<RepId, Error> {
    world.rep_named(given).ok_or_else(|| {
        let known: Vec<&str> = world.everybody().map(|rep| world.rep_name(rep)).collect();
        let hint = match nearest(&fold(given), known.iter().copied()) {
            Some(near) => message!("did-you-mean", near = near),
            None => message!("one-of", known = known),
        };
        Error::usage(message!("usage-unknown-rep", rep = given), hint)
    })
}

/// A moment that the user gave to an option.
///
/// # Errors
/// It is none.
pub fn moment(rules: &Rulebook, option: &'static str, given: &str) -> Result<Stamp, Error> {
    parse_moment(given, rules.ledger.dates, rules.calendar.utc_offset)
        .map_err(|why| Error::usage(message!("usage-bad-value", option = option, value = given), why.hint()))
}

/// The encoding that the user gave.
fn charset(given: &str) -> Result<Charset, Error> {
    let known: Vec<&str> = Charset::ALL.iter().filter_map(|(.., names)| names.first().copied()).collect();
    Charset::named(given).ok_or_else(|| {
        let message = message!("usage-bad-value", option = "--encoding", value = given);
        Error::usage(message, one_of(given, &known))
    })
}

/// The language of a call, as far as it can be told before call and rulebook are understood, since what is wrong with
/// them shall be told in it.
pub fn language_of_call(args: &[OsString]) -> Lang {
    let lang = given(args, "--lang").or_else(|| std::env::var_os("TURFBOOK_LANG"));
    if let Some(lang) = lang.as_deref().and_then(OsStr::to_str).and_then(language) {
        return lang;
    }
    let rules = given(args, "--rules").or_else(|| std::env::var_os("TURFBOOK_RULES"));
    match language_of_rules(Path::new(rules.as_deref().unwrap_or("rules.yaml".as_ref()))) {
        Some(lang) => lang,
        None if sys_locale::get_locale().is_some_and(|locale| locale.starts_with("zh")) => Lang::Zh,
        None => Lang::En,
    }
}

/// What an option of the call is given, as far as that can be told by its name alone.
fn given(args: &[OsString], option: &str) -> Option<OsString> {
    let next = args.iter().zip(args.iter().skip(1)).find(|(name, _)| *name == option).map(|(_, value)| value.clone());
    let joined = |arg: &OsString| arg.to_str()?.strip_prefix(option)?.strip_prefix('=').map(OsString::from);
    next.or_else(|| args.iter().find_map(joined))
}

fn language(name: &str) -> Option<Lang> {
    match name {
        "en" => Some(Lang::En),
        "zh" => Some(Lang::Zh),
        _ => None,
    }
}

/// The language that a rulebook asks for, by a look at its lines; the rest of it may be in no order.
fn language_of_rules(path: &Path) -> Option<Lang> {
    // A pipe can be read only once, and not now.
    let file = path.is_file().then(|| std::fs::File::open(path).ok()).flatten()?;
    let mut text = Vec::new();
    file.take(RULES_LIMIT as u64).read_to_end(&mut text).ok()?;
    String::from_utf8_lossy(&text).lines().find_map(|line| {
        let value = line.trim_start_matches('\u{feff}').strip_prefix("lang:")?.split('#').next()?;
        language(value.trim().trim_matches(['"', '\'']))
    })
}

/// The session of a call whose words are off.
pub fn for_mistakes(args: &[OsString], catalogue: Catalogue) -> Session {
    let wants_json = given(args, "--format").is_some_and(|format| format == "json");
    let format = wants_json.then_some(Format::Json);
    let options = Common { format, ..Common::default() };
    Session::new(options, catalogue)
}

fn width() -> Option<u16> {
    let columns = std::env::var("COLUMNS").ok().and_then(|columns| columns.parse().ok()).filter(|width| *width > 0);
    columns.or_else(|| terminal_size::terminal_size().map(|(width, _)| width.0))
}

fn wants_color() -> bool {
    let is_set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let is_forced = std::env::var_os("CLICOLOR_FORCE").is_some_and(|value| !value.is_empty() && value != "0");
    let is_dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
    !is_set("NO_COLOR") && (is_forced || (!is_dumb && std::io::stdout().is_terminal()))
}
