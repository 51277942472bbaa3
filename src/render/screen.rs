//! Where output goes, and in which form.

use std::cell::OnceCell;
use std::io::{self, IsTerminal, Write};
use std::path::PathBuf;

use clap::ValueEnum;

use super::block::{Block, LONGEST, Tone};
use super::lang::Catalogue;
use super::{csv, json, table};
use crate::error::Error;
use crate::files::replace;
use crate::message;
use crate::output::Document;
use crate::output::journal::Journal;
use crate::progress::Progress;

/// The form of the output.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// Text for people.
    #[default]
    Table,
    /// For spreadsheets.
    Csv,
    /// For scripts.
    Json,
}

/// Whether text is coloured.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set.
    #[default]
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// Where output goes, and in which form.
#[derive(Debug)]
pub struct Screen {
    /// The sentences.
    pub catalogue: Catalogue,
    /// The form.
    pub format: Format,
    /// A file in place of standard output.
    pub file: Option<PathBuf>,
    /// How wide text is.
    pub width: u16,
    /// Whether text is coloured.
    pub color: bool,
    /// Whether CSV goes without apostrophes before what looks like a formula.
    pub is_raw: bool,
    /// Where the journal stands, which every audit and report tells.
    pub journal: OnceCell<Journal>,
    /// The line that shows how far the run has come, where there is one.
    pub progress: Option<Progress>,
}

impl Screen {
    /// Shows a document in the form asked for.
    ///
    /// # Errors
    /// The file can't be written, or standard output can't.
    pub fn show<D: Document>(&self, document: &D) -> Result<(), Error> {
        self.send(&match self.format {
            Format::Json => json::write(document, self.journal.get()),
            Format::Csv => csv::write(document, self.is_raw),
            Format::Table => {
                let mut blocks = self.cut(document.blocks(&self.catalogue));
                blocks.extend(self.journal.get().into_iter().flat_map(|journal| journal.blocks(&self.catalogue)));
                table::write(&blocks, self.width, self.color)
            }
        })
    }

    /// Cuts tables that nobody could read to their end, and says how to get the rest.
    fn cut(&self, mut blocks: Vec<Block>) -> Vec<Block> {
        let mut left = 0;
        for block in &mut blocks {
            match block {
                Block::Table { rows, .. } => {
                    left += rows.len().saturating_sub(LONGEST);
                    rows.truncate(LONGEST);
                }
                Block::More(more) => left += *more,
                _ => {}
            }
        }
        if left > 0 {
            let text = self.catalogue.say(&message!("table-cut", count = left));
            blocks.push(Block::Line(Tone::Warn, text));
        }
        blocks
    }

    /// Shows a page of Markdown as it is.
    ///
    /// # Errors
    /// The file can't be written, or standard output can't.
    pub fn page(&self, markdown: &str) -> Result<(), Error> {
        self.send(markdown.as_bytes())
    }

    /// Shows text for people.
    ///
    /// # Errors
    /// The file can't be written, or standard output can't.
    pub fn tell(&self, blocks: &[Block]) -> Result<(), Error> {
        self.send(&table::write(blocks, self.width, self.color))
    }

    /// Goes on in another language.
    pub fn speak(&mut self, catalogue: Catalogue) {
        if let Some(progress) = &self.progress {
            progress.speak(&catalogue);
        }
        self.catalogue = catalogue;
    }

    /// Gives a text for another program, as it is.
    ///
    /// # Errors
    /// The file can't be written, or standard output can't.
    pub fn give(&self, text: &str) -> Result<(), Error> {
        self.send(text.as_bytes())
    }

    /// Shows remarks on standard error, where they disturb no pipe.
    pub fn remark(&self, blocks: &[Block]) {
        let color = self.color && io::stderr().is_terminal();
        let text = table::write(blocks, self.width, color);
        // Nobody can be told that standard error is closed.
        let write = || drop(io::stderr().write_all(&text));
        match &self.progress {
            Some(progress) => progress.step_aside(write),
            None => write(),
        }
    }

    fn send(&self, bytes: &[u8]) -> Result<(), Error> {
        if let Some(progress) = &self.progress {
            progress.end();
        }
        if let Some(path) = self.file.as_deref().filter(|path| path.as_os_str() != "-") {
            return replace(path, bytes);
        }
        let mut out = io::stdout().lock();
        out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Error::ClosedPipe,
            _ => Error::system(&error, "stdout".as_ref(), message!("system-output")),
        })
    }
}
