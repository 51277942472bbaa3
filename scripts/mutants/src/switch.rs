//! The switch of the mutants: it is copied into the copy of turfbook that has them all.

use std::io::Write;
use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

/// What the environment says: the mutant that is on, and the file that gets the number of each one that is reached.
struct Switch {
    on: Option<usize>,
    reached: Option<std::path::PathBuf>,
}

static SWITCH: LazyLock<Switch> = LazyLock::new(|| Switch {
    on: std::env::var("TURFBOOK_MUTANT").ok().and_then(|number| number.parse().ok()),
    reached: std::env::var_os("TURFBOOK_MUTANTS_REACHED").map(Into::into),
});

/// Those that were reached in this process.
static REACHED: [AtomicBool; COUNT] = [const { AtomicBool::new(false) }; COUNT];

/// Whether this mutant is on.
pub fn is_on(number: usize) -> bool {
    let switch = &*SWITCH;
    if let Some(path) = &switch.reached
        && !REACHED[number].swap(true, Ordering::Relaxed)
        && let Ok(mut file) = std::fs::File::options().append(true).create(true).open(path)
    {
        let _ = file.write_all(format!("{number}\n").as_bytes());
    }
    switch.on == Some(number)
}

/// An iterator of a mutant, or the one of the program: what a function that returns `impl Iterator` returns.
pub enum Either<M, P> {
    Mutant(M),
    Program(P),
}

impl<M: Iterator, P: Iterator<Item = M::Item>> Iterator for Either<M, P> {
    type Item = M::Item;

    fn next(&mut self) -> Option<M::Item> {
        match self {
            Either::Mutant(mutant) => mutant.next(),
            Either::Program(program) => program.next(),
        }
    }
}
