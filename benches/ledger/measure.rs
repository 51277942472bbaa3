//! Runs a program and takes its time and memory.

use std::ffi::OsString;
use std::fs::File;
use std::io;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// What a run took.
pub struct Measured {
    /// From start to exit, in seconds.
    pub time: f64,
    /// Of all processors together, in seconds; 0 where the system does not tell.
    pub processor: f64,
    /// The most memory that it had, in bytes, where that was asked for and the system tells.
    pub memory: Option<u64>,
}

/// Runs a program, its output in a file.
///
/// # Errors
/// It can't be run, or says that it could not do its work.
pub fn measure(program: &Path, args: &[OsString], out: &Path, with_memory: bool) -> io::Result<Measured> {
    let mut command = Command::new(program);
    command.args(args).stdin(Stdio::null()).stdout(File::create(out)?).stderr(Stdio::piped());
    let (before, start) = (processor_time(), Instant::now());
    let mut child = command.spawn()?;
    let mut memory = None;
    while with_memory && child.try_wait()?.is_none() {
        memory = peak_memory(child.id()).or(memory);
        std::thread::sleep(Duration::from_millis(1));
    }
    let ended = child.wait_with_output()?;
    let time = start.elapsed().as_secs_f64();
    // 1 says that there are findings, or that a claim is refused.
    if !matches!(ended.status.code(), Some(0 | 1)) {
        let told = String::from_utf8_lossy(&ended.stderr);
        return Err(io::Error::other(format!("{} {args:?}: {}\n{told}", program.display(), ended.status)));
    }
    Ok(Measured { time, processor: processor_time() - before, memory })
}

/// The time of all processors that the runs so far took.
fn processor_time() -> f64 {
    /// Of the kernel's clock, in every Linux of our days.
    const TICKS_IN_A_SECOND: f64 = 100.0;
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    // The fields after the name; those of children that have ended are the 14th and 15th of them.
    let fields = stat.rsplit_once(')').map_or("", |(_, fields)| fields);
    fields.split_whitespace().skip(13).take(2).filter_map(|ticks| ticks.parse::<f64>().ok()).sum::<f64>()
        / TICKS_IN_A_SECOND
}

/// The most memory that a running process has had.
fn peak_memory(process: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.split_whitespace().next()?.parse::<u64>().ok().map(|kilobytes| kilobytes << 10)
}
