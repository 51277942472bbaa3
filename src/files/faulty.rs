//! A disk in memory that fails: at every operation, in every way that a crash or a system allows.
//!
//! It keeps a log of what was done. From the log the states are made in which a crash after the k-th operation may leave
//! a disk: what was synced is there, and of the rest any part.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard};
use std::time::{Duration, SystemTime};

use super::disk::{Disk, Handle, Open, Rights, Stat};

/// One thing that was done.
#[derive(Clone, Debug)]
pub enum Op {
    Make {
        path: PathBuf,
        file: usize,
    },
    Write {
        file: usize,
        at: usize,
        bytes: Vec<u8>,
    },
    Cut {
        file: usize,
        size: usize,
    },
    Sync {
        file: usize,
    },
    Rename {
        from: PathBuf,
        to: PathBuf,
    },
    Remove {
        path: PathBuf,
    },
    SyncFolder,
    /// The command said that it was done.
    Acknowledged,
}

/// What a crash leaves of that which was not synced.
#[derive(Clone, Copy, Debug)]
pub enum Policy {
    LoseAll,
    KeepAll,
    /// So many of the operations.
    KeepFirst(usize),
    /// All, but the last write only up to a border of blocks of this size.
    Blocks(usize),
    /// All, but the last write only so many thousandths of it.
    Part(usize),
    /// The sizes, but zeros in place of what was written.
    Zeros,
    /// The names, but nothing of what was written.
    NamesFirst,
    /// Any of the operations.
    Some(u64),
}

/// What goes wrong at an operation.
#[derive(Clone, Copy, Debug)]
pub enum Failure {
    /// The system refuses it.
    Error(i32),
    /// Half of the write is taken, then the system refuses.
    Short(i32),
    /// The write is said to be done, and is not.
    Lie,
}

type Files = BTreeMap<PathBuf, Vec<u8>>;
type Window = Box<dyn FnMut(&mut State) + Send>;

#[derive(Default)]
pub struct State {
    names: BTreeMap<PathBuf, usize>,
    files: Vec<Vec<u8>>,
    changed: Vec<u64>,
    clock: u64,
    /// What was done since the disk was made.
    pub log: Vec<Op>,
    failure: Option<(usize, Failure)>,
    /// What another program does just before the next write, when the file was looked at for the last time.
    pub window: Option<Window>,
    /// Whether append mode is ignored, as some file systems do.
    pub ignores_append: bool,
}

/// A disk that fails.
#[derive(Clone)]
pub struct FaultyDisk(Arc<Mutex<State>>);

impl std::fmt::Debug for FaultyDisk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("FaultyDisk")
    }
}

impl FaultyDisk {
    /// A disk with these files, all of them synced. It lives as long as the tests.
    pub fn with(files: &Files) -> &'static FaultyDisk {
        let mut state = State::default();
        for (path, bytes) in files {
            state.put(path, bytes.clone());
        }
        Box::leak(Box::new(FaultyDisk(Arc::new(Mutex::new(state)))))
    }

    pub fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap()
    }

    /// Lets the operation with this number fail.
    pub fn fail(&self, at: usize, failure: Failure) {
        self.state().failure = Some((at, failure));
    }

    pub fn acknowledge(&self) {
        self.state().log.push(Op::Acknowledged);
    }

    pub fn files(&self) -> Files {
        let state = self.state();
        state.names.iter().map(|(path, file)| (path.clone(), state.files[*file].clone())).collect()
    }
}

impl State {
    /// Another program puts a new file in the place of a name.
    pub fn put(&mut self, path: &Path, bytes: Vec<u8>) {
        self.files.push(bytes);
        self.clock += 1;
        self.changed.push(self.clock);
        self.names.insert(path.to_owned(), self.files.len() - 1);
    }

    /// Another program writes into the file of a name.
    pub fn edit(&mut self, path: &Path, bytes: &[u8]) {
        let file = self.names[path];
        self.files[file] = bytes.to_vec();
        self.touch(file);
    }

    /// Another program takes a name away.
    pub fn take(&mut self, path: &Path) {
        self.names.remove(path);
    }

    fn touch(&mut self, file: usize) {
        self.clock += 1;
        self.changed[file] = self.clock;
    }

    fn stat(&self, file: usize) -> Stat {
        Stat {
            id: (1, file as u64),
            size: self.files[file].len() as u64,
            modified: Some(SystemTime::UNIX_EPOCH + Duration::from_secs(self.changed[file])),
            links: 1,
            rights: Rights::default(),
        }
    }

    /// What goes wrong at the operation that is to be done now.
    fn due(&mut self) -> Option<Failure> {
        let at = self.log.iter().filter(|op| !matches!(op, Op::Acknowledged)).count();
        let is_due = self.failure.is_some_and(|(failing, _)| failing == at);
        is_due.then(|| self.failure.take()).flatten().map(|(_, failure)| failure)
    }

    fn done(&mut self, op: Op) -> io::Result<()> {
        match self.due() {
            Some(Failure::Error(code) | Failure::Short(code)) => return Err(io::Error::from_raw_os_error(code)),
            Some(Failure::Lie) | None => {}
        }
        self.apply(&op);
        self.log.push(op);
        Ok(())
    }

    fn apply(&mut self, op: &Op) {
        match op {
            Op::Make { path, file } => {
                while self.files.len() <= *file {
                    self.files.push(Vec::new());
                    self.changed.push(self.clock);
                }
                self.names.insert(path.clone(), *file);
            }
            Op::Write { file, at, bytes } => {
                let content = &mut self.files[*file];
                if content.len() < at + bytes.len() {
                    content.resize(at + bytes.len(), 0);
                }
                content[*at..at + bytes.len()].copy_from_slice(bytes);
                self.touch(*file);
            }
            Op::Cut { file, size } => {
                self.files[*file].resize(*size, 0);
                self.touch(*file);
            }
            Op::Rename { from, to } => {
                if let Some(file) = self.names.remove(from) {
                    self.names.insert(to.clone(), file);
                }
            }
            Op::Remove { path } => {
                self.names.remove(path);
            }
            Op::Sync { .. } | Op::SyncFolder | Op::Acknowledged => {}
        }
    }
}

impl Disk for FaultyDisk {
    fn open(&self, path: &Path, how: Open<'_>) -> io::Result<Box<dyn Handle>> {
        let mut state = self.state();
        let known = state.names.get(path).copied();
        let file = match (how, known) {
            (Open::New(_), Some(_)) => return Err(io::ErrorKind::AlreadyExists.into()),
            (Open::New(_) | Open::AppendOrMake, None) => {
                let file = state.files.len();
                state.done(Op::Make { path: path.to_owned(), file })?;
                file
            }
            (_, Some(file)) => file,
            (_, None) => return Err(io::ErrorKind::NotFound.into()),
        };
        Ok(Box::new(FaultyFile { disk: self.clone(), file }))
    }

    fn stat(&self, path: &Path) -> io::Result<Stat> {
        let state = self.state();
        state.names.get(path).map(|file| state.stat(*file)).ok_or_else(|| io::ErrorKind::NotFound.into())
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.state().done(Op::Rename { from: from.to_owned(), to: to.to_owned() })
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.state().done(Op::Remove { path: path.to_owned() })
    }

    fn take_attributes(&self, _: &Path, _: &Path) -> io::Result<()> {
        Ok(())
    }

    fn sync_folder(&self, _: &Path) -> io::Result<()> {
        self.state().done(Op::SyncFolder)
    }
}

#[derive(Debug)]
struct FaultyFile {
    disk: FaultyDisk,
    file: usize,
}

impl Handle for FaultyFile {
    fn stat(&self) -> io::Result<Stat> {
        Ok(self.disk.state().stat(self.file))
    }

    fn read_from(&mut self, offset: u64) -> io::Result<Vec<u8>> {
        let state = self.disk.state();
        Ok(state.files[self.file].get(usize::try_from(offset).unwrap()..).unwrap_or_default().to_vec())
    }

    fn append(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut state = self.disk.state();
        // What was sought before another program wrote is the end no longer.
        let sought = state.files[self.file].len();
        if let Some(mut window) = state.window.take() {
            window(&mut state);
        }
        let at = if state.ignores_append { sought } else { state.files[self.file].len() };
        let write = |bytes: &[u8]| Op::Write { file: self.file, at, bytes: bytes.to_vec() };
        match state.due() {
            Some(Failure::Error(code)) => Err(io::Error::from_raw_os_error(code)),
            Some(Failure::Short(code)) if bytes.len() > 1 => {
                state.done(write(&bytes[..bytes.len() / 2]))?;
                let next = state.log.iter().filter(|op| !matches!(op, Op::Acknowledged)).count();
                state.failure = Some((next, Failure::Error(code)));
                Ok(bytes.len() / 2)
            }
            Some(Failure::Lie) => Ok(bytes.len()),
            _ => state.done(write(bytes)).map(|()| bytes.len()),
        }
    }

    fn set_len(&mut self, size: u64) -> io::Result<()> {
        self.disk.state().done(Op::Cut { file: self.file, size: usize::try_from(size).unwrap() })
    }

    fn sync(&mut self) -> io::Result<()> {
        self.disk.state().done(Op::Sync { file: self.file })
    }
}

/// The files that a crash after the first `k` operations leaves of a disk that began with these.
pub fn after_crash(start: &Files, log: &[Op], k: usize, policy: Policy) -> Files {
    let done = &log[..k];
    let is_safe = |i: usize, op: &Op| {
        done[i..].iter().any(|later| match (op, later) {
            (Op::Write { file, .. } | Op::Cut { file, .. }, Op::Sync { file: synced }) => file == synced,
            (Op::Make { .. } | Op::Rename { .. } | Op::Remove { .. }, Op::SyncFolder) => true,
            _ => false,
        })
    };
    let changes = |op: &Op| !matches!(op, Op::Sync { .. } | Op::SyncFolder | Op::Acknowledged);
    let unsafe_ones: Vec<usize> = (0..k).filter(|i| changes(&done[*i]) && !is_safe(*i, &done[*i])).collect();
    let last_write = unsafe_ones.iter().rev().find(|i| matches!(done[**i], Op::Write { .. })).copied();
    let mut random = match policy {
        Policy::Some(seed) => seed,
        _ => 0,
    };
    let mut state = State::default();
    for (path, bytes) in start {
        state.put(path, bytes.clone());
    }
    for (i, op) in done.iter().enumerate() {
        let turn = unsafe_ones.iter().position(|other| *other == i);
        let kept = match (turn, policy, op) {
            (None, ..) | (_, Policy::KeepAll, _) => Some(op.clone()),
            (_, Policy::LoseAll, _) | (_, Policy::NamesFirst, Op::Write { .. } | Op::Cut { .. }) => None,
            (Some(turn), Policy::KeepFirst(count), _) => (turn < count).then(|| op.clone()),
            (_, Policy::Blocks(size), Op::Write { file, at, bytes }) if last_write == Some(i) => {
                let end = (at + bytes.len()) / size * size;
                let kept = bytes[..end.saturating_sub(*at)].to_vec();
                Some(Op::Write { file: *file, at: *at, bytes: kept })
            }
            (_, Policy::Part(share), Op::Write { file, at, bytes }) if last_write == Some(i) => {
                let kept = bytes[..bytes.len() * share / 1000].to_vec();
                Some(Op::Write { file: *file, at: *at, bytes: kept })
            }
            (_, Policy::Zeros, Op::Write { file, at, bytes }) => {
                Some(Op::Write { file: *file, at: *at, bytes: vec![0; bytes.len()] })
            }
            (_, Policy::Some(_), _) => {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
                (random >> 63 == 1).then(|| op.clone())
            }
            (_, Policy::Blocks(_) | Policy::Part(_) | Policy::Zeros | Policy::NamesFirst, op) => Some(op.clone()),
        };
        // A name that is lost has its file all the same, for those who write into it.
        if let (None, Op::Make { file, .. }) = (&kept, op) {
            while state.files.len() <= *file {
                state.files.push(Vec::new());
                state.changed.push(0);
            }
        }
        if let Some(op) = kept {
            state.apply(&op);
        }
    }
    state.names.iter().map(|(path, file)| (path.clone(), state.files[*file].clone())).collect()
}
