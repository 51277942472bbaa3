//! How far a long run has come: a line on standard error while the program works, gone before anything is said.
//!
//! There is one run in a process, so where it stands is a matter of the process. Whoever reads a ledger only counts;
//! a thread of its own looks now and then, and only where a person sits at a terminal. The core knows nothing of it.

use std::io::{self, Write};
use std::sync::atomic::{AtomicU8, AtomicU64, Ordering::Relaxed};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use crate::render::lang::Catalogue;

/// A run that is shorter shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is written anew.
const PACE: Duration = Duration::from_millis(200);

/// How wide the bar is.
const WIDTH: u64 = 20;

/// Takes the line away, and stands at its beginning.
const CLEAR: &[u8] = b"\r\x1b[2K";

const READING: u8 = 1;
const DECIDING: u8 = 2;

static PHASE: AtomicU8 = AtomicU8::new(0);
static DONE: AtomicU64 = AtomicU64::new(0);
static TOTAL: AtomicU64 = AtomicU64::new(0);

/// A ledger of so many bytes is about to be read.
pub fn begin_reading(bytes: usize) {
    DONE.store(0, Relaxed);
    TOTAL.store(bytes as u64, Relaxed);
    PHASE.store(READING, Relaxed);
}

/// So many more bytes are read.
pub fn has_read(bytes: usize) {
    DONE.fetch_add(bytes as u64, Relaxed);
}

/// All is read, and the rest is thinking.
pub fn begin_deciding() {
    PHASE.store(DECIDING, Relaxed);
}

/// The line, until it is ended.
#[derive(Debug)]
pub struct Progress {
    shared: Arc<Shared>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

#[derive(Debug)]
struct Shared {
    state: Mutex<State>,
    ends: Condvar,
}

#[derive(Debug)]
struct State {
    words: Words,
    is_shown: bool,
    is_over: bool,
}

/// What the line says, in the user's language.
#[derive(Clone, Debug)]
struct Words {
    reading: String,
    deciding: String,
}

impl Words {
    fn new(catalogue: &Catalogue) -> Words {
        Words { reading: catalogue.word("progress-reading"), deciding: catalogue.word("progress-deciding") }
    }
}

impl Progress {
    /// Begins to look, for a person at a terminal.
    #[must_use]
    pub fn new(catalogue: &Catalogue) -> Progress {
        let state = State { words: Words::new(catalogue), is_shown: false, is_over: false };
        let shared = Arc::new(Shared { state: Mutex::new(state), ends: Condvar::new() });
        let watched = Arc::clone(&shared);
        let thread = std::thread::spawn(move || watched.watch());
        Progress { shared, thread: Mutex::new(Some(thread)) }
    }

    /// Goes on in another language.
    pub fn speak(&self, catalogue: &Catalogue) {
        self.shared.state().words = Words::new(catalogue);
    }

    /// Takes the line away while something else is written to the terminal.
    pub fn step_aside(&self, write: impl FnOnce()) {
        let mut state = self.shared.state();
        state.clear();
        write();
    }

    /// Takes the line away for good.
    pub fn end(&self) {
        self.shared.state().is_over = true;
        self.shared.ends.notify_all();
        if let Some(thread) = held(&self.thread).take() {
            let _ = thread.join();
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.end();
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        held(&self.state)
    }

    /// Waits, then shows the line again and again, until it is over.
    fn watch(&self) {
        let start = Instant::now();
        let mut pause = PATIENCE;
        let mut state = self.state();
        loop {
            let waited = self.ends.wait_timeout_while(state, pause, |state| !state.is_over);
            state = waited.unwrap_or_else(PoisonError::into_inner).0;
            if state.is_over {
                return state.clear();
            }
            state.show(start.elapsed());
            pause = PACE;
        }
    }
}

impl State {
    fn show(&mut self, elapsed: Duration) {
        let text = match PHASE.load(Relaxed) {
            READING => reading(&self.words.reading, DONE.load(Relaxed), TOTAL.load(Relaxed)),
            DECIDING => format!("{} … {} s", self.words.deciding, elapsed.as_secs()),
            _ => return,
        };
        self.is_shown = true;
        // A terminal that is gone needs no line.
        let _ = io::stderr().write_all(&[CLEAR, text.as_bytes()].concat());
    }

    fn clear(&mut self) {
        if std::mem::take(&mut self.is_shown) {
            let _ = io::stderr().write_all(CLEAR);
        }
    }
}

/// `Reading the ledger [#####...............] 25%`.
fn reading(words: &str, done: u64, total: u64) -> String {
    let part = |whole: u64| done.min(total).saturating_mul(whole).checked_div(total).unwrap_or(whole);
    let full = usize::try_from(part(WIDTH)).unwrap_or_default();
    let bar: String =
        (0..usize::try_from(WIDTH).unwrap_or_default()).map(|i| if i < full { '#' } else { '.' }).collect();
    format!("{words} [{bar}] {}%", part(100))
}

/// What a thread that failed left is used all the same.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bar_fills_and_stays_within_its_ends() {
        let bar = |full: usize, percent: u32| format!("R [{}{}] {percent}%", "#".repeat(full), ".".repeat(20 - full));
        for (done, total, full, percent) in [
            (0, 200, 0, 0),
            (19, 200, 1, 9),
            (100, 200, 10, 50),
            (200, 200, 20, 100),
            (300, 200, 20, 100),
            (0, 0, 20, 100),
        ] {
            assert_eq!(reading("R", done, total), bar(full, percent), "{done} of {total}");
        }
    }
}
