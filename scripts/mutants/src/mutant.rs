//! A mutant, as `cargo mutants --list --json` tells of it.

use serde::Deserialize;

/// A change of the program that a test should notice.
#[derive(Deserialize, Debug, Clone)]
pub struct Mutant {
    /// `src/core/week.rs:21:8: replace < with <= in Week::of`
    pub name: String,
    /// The path of the file, from the project's folder.
    pub file: String,
    /// What takes the place of the text at `span`.
    pub replacement: String,
    pub genre: Genre,
    pub span: Span,
}

/// What kind of change.
#[derive(Deserialize, Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Genre {
    FnValue,
    BinaryOperator,
    UnaryOperator,
    MatchArm,
    MatchArmGuard,
    StructField,
}

/// A stretch of text, the end excluded.
#[derive(Deserialize, Debug, Clone, Copy)]
pub struct Span {
    pub start: Position,
    pub end: Position,
}

/// A place in a text: line and character, both counted from 1.
#[derive(Deserialize, Debug, Clone, Copy)]
pub struct Position {
    pub line: usize,
    pub column: usize,
}

impl Mutant {
    /// The name without line and column, which change with every edit of the file.
    pub fn lasting_name(&self) -> String {
        let place = format!("{}:{}:{}: ", self.file, self.span.start.line, self.span.start.column);
        self.name.strip_prefix(&place).map_or_else(|| self.name.clone(), |what| format!("{}: {what}", self.file))
    }
}

impl Position {
    /// Where it is in a text, in bytes.
    pub fn byte_in(self, text: &str) -> usize {
        let line = text.split_inclusive('\n').take(self.line - 1).map(str::len).sum::<usize>();
        let rest = &text[line..];
        line + rest.char_indices().nth(self.column - 1).map_or(rest.len(), |(byte, _)| byte)
    }
}
