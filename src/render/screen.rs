//! Where output goes, and in which form.

use std::cell::OnceCell;
use std::io::{self, IsTerminal, Write};
use std::path::{Path, PathBuf};

use clap::ValueEnum;

use super::block::{Block, LONGEST, Tone};
use super::lang::Catalogue;
use super::sketch::{Sketch, sketched};
#[cfg(feature = "xlsx")]
use super::xlsx;
use super::{csv, html, json, markdown, table};
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
    /// For a browser, and for paper.
    Html,
    /// For a chat, a forum or a wiki.
    #[value(alias = "md")]
    Markdown,
    /// A workbook.
    #[cfg(feature = "xlsx")]
    Xlsx,
}

impl Format {
    /// The format that the ending of a file tells, if it does.
    #[must_use]
    pub fn of_ending(path: &Path) -> Option<Format> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Some(match ending.as_str() {
            "csv" => Format::Csv,
            "json" => Format::Json,
            "html" | "htm" => Format::Html,
            "md" | "markdown" => Format::Markdown,
            #[cfg(feature = "xlsx")]
            "xlsx" => Format::Xlsx,
            _ => return None,
        })
    }

    /// The ending of files in it.
    #[must_use]
    pub fn ending(self) -> &'static str {
        match self {
            Format::Table => "txt",
            Format::Csv => "csv",
            Format::Json => "json",
            Format::Html => "html",
            Format::Markdown => "md",
            #[cfg(feature = "xlsx")]
            Format::Xlsx => "xlsx",
        }
    }

    /// The name on the command line.
    #[must_use]
    pub fn name(self) -> String {
        self.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default()
    }

    /// Whether a terminal can show it.
    #[must_use]
    pub fn is_text(self) -> bool {
        match self {
            Format::Table | Format::Csv | Format::Json | Format::Html | Format::Markdown => true,
            #[cfg(feature = "xlsx")]
            Format::Xlsx => false,
        }
    }

    /// How many rows of an extract its reader is shown.
    fn extract(self) -> usize {
        match self {
            Format::Html => 30,
            #[cfg(feature = "xlsx")]
            Format::Xlsx => LONGEST,
            Format::Table | Format::Markdown | Format::Csv | Format::Json => 5,
        }
    }
}

/// Where output goes, and in which form.
#[derive(Clone, Debug, Default)]
pub struct Target {
    /// The form.
    pub format: Format,
    /// A file in place of standard output.
    pub file: Option<PathBuf>,
}

impl Target {
    /// The targets of a call: each file in the format that its ending tells, or else in the one asked for.
    #[must_use]
    pub fn all(asked: Option<Format>, files: &[PathBuf]) -> Vec<Target> {
        let format = asked.unwrap_or_default();
        if files.is_empty() {
            return vec![Target { format, file: None }];
        }
        let target = |file: &PathBuf| Target {
            format: Format::of_ending(file).unwrap_or(format),
            file: Some(file.clone()).filter(|file| file.as_os_str() != "-"),
        };
        files.iter().map(target).collect()
    }
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
    /// Where it goes.
    pub targets: Vec<Target>,
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
    /// Shows a document in the forms asked for.
    ///
    /// # Errors
    /// A file can't be written, or standard output can't; the form is not for a terminal.
    pub fn show<D: Document>(&self, document: &D) -> Result<(), Error> {
        self.targets.iter().try_for_each(|target| self.show_at(target, document))
    }

    /// Shows a document to scripts, and to nobody else.
    ///
    /// # Errors
    /// A file can't be written, or standard output can't.
    pub fn show_scripts<D: Document>(&self, document: &D) -> Result<(), Error> {
        let mut targets = self.targets.iter().filter(|target| target.format == Format::Json);
        targets.try_for_each(|target| self.show_at(target, document))
    }

    fn show_at<D: Document>(&self, target: &Target, document: &D) -> Result<(), Error> {
        self.send(target, &self.form(target.format, document)?)
    }

    /// A document in a form.
    ///
    /// # Errors
    /// The form does not bear it.
    pub fn form<D: Document>(&self, format: Format, document: &D) -> Result<Vec<u8>, Error> {
        let catalogue = &self.catalogue;
        let foot: Vec<Block> = self.journal.get().into_iter().flat_map(|journal| journal.blocks(catalogue)).collect();
        let blocks = || self.cut(format, document.blocks(catalogue));
        Ok(match format {
            Format::Json => json::write(document, self.journal.get()),
            Format::Csv => csv::write(document, self.is_raw),
            Format::Table => {
                let mut blocks = sketched(blocks(), Sketch::Terminal(self.width), catalogue);
                blocks.extend(foot);
                table::write(&blocks, self.width, self.color)
            }
            Format::Markdown => {
                let mut blocks = sketched(blocks(), Sketch::Page, catalogue);
                blocks.extend(foot);
                markdown::write(&blocks)
            }
            Format::Html => html::write(&blocks(), &foot, catalogue),
            #[cfg(feature = "xlsx")]
            Format::Xlsx => xlsx::write(&blocks(), &foot, catalogue)?,
        })
    }

    /// Fits tables to the reader: a workbook has its own, and what nobody could read to its end is cut, with a word on how
    /// to get the rest.
    fn cut(&self, format: Format, blocks: Vec<Block>) -> Vec<Block> {
        let mut left = 0;
        let mut cut: Vec<Block> = Vec::with_capacity(blocks.len());
        for mut block in blocks {
            match (&mut block, cut.last_mut()) {
                (Block::Table { rows, .. }, _) => {
                    left += rows.len().saturating_sub(LONGEST);
                    rows.truncate(LONGEST);
                }
                (Block::Sheet { headers, rows }, Some(before)) => {
                    if !format.is_text() {
                        *before = Block::Table { headers: std::mem::take(headers), rows: std::mem::take(rows) };
                    }
                    continue;
                }
                (Block::More(more), _) => left += *more,
                (Block::Rest(beyond, command), _) => {
                    let mut beyond = *beyond;
                    if let Some(Block::More(more)) = cut.last() {
                        (beyond, left) = (beyond + more, left - more);
                        cut.pop();
                    }
                    if let Some(Block::Table { rows, .. }) = cut.last_mut() {
                        beyond += rows.len().saturating_sub(format.extract());
                        rows.truncate(format.extract());
                    }
                    if beyond > 0 {
                        let text = message!("report-more", count = beyond, command = command.as_str());
                        cut.push(Block::Line(Tone::Faint, self.catalogue.say(&text)));
                    }
                    continue;
                }
                _ => {}
            }
            cut.push(block);
        }
        if left > 0 {
            let text = self.catalogue.say(&message!("table-cut", count = left));
            cut.push(Block::Line(Tone::Warn, text));
        }
        cut
    }

    /// Shows a page of Markdown as it is.
    ///
    /// # Errors
    /// The file can't be written, or standard output can't; the form is none that a page has.
    pub fn page(&self, markdown: &str) -> Result<(), Error> {
        for target in &self.targets {
            if !matches!(target.format, Format::Table | Format::Csv | Format::Json | Format::Markdown) {
                let message = message!("usage-format-page", asked = target.format.name());
                return Err(Error::usage(message, message!("usage-format-page-hint")));
            }
        }
        self.give(markdown)
    }

    /// Shows text for people.
    ///
    /// # Errors
    /// The file can't be written, or standard output can't.
    pub fn tell(&self, blocks: &[Block]) -> Result<(), Error> {
        self.send_all(&table::write(blocks, self.width, self.color))
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
        self.send_all(text.as_bytes())
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

    fn send_all(&self, bytes: &[u8]) -> Result<(), Error> {
        self.targets.iter().try_for_each(|target| self.send(target, bytes))
    }

    fn send(&self, target: &Target, bytes: &[u8]) -> Result<(), Error> {
        if let Some(progress) = &self.progress {
            progress.end();
        }
        if let Some(path) = target.file.as_deref() {
            return replace(path, bytes);
        }
        let mut out = io::stdout().lock();
        out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| match error.kind() {
            io::ErrorKind::BrokenPipe => Error::ClosedPipe,
            _ => Error::system(&error, "stdout".as_ref(), message!("system-output")),
        })
    }
}
