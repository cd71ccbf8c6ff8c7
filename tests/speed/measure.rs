//! A command's wall time, and the most memory it held.

use std::process::Command;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};

/// Least, middle and most of a row of wall times.
pub struct Walls {
    pub min: Duration,
    pub median: Duration,
    pub max: Duration,
}

impl Walls {
    /// The row must not be empty.
    pub fn of(mut row: Vec<Duration>) -> Walls {
        row.sort();
        Walls {
            min: row[0],
            median: row[row.len() / 2],
            max: row[row.len() - 1],
        }
    }
}

/// Milliseconds, to a tenth.
pub fn milliseconds(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() * 1000.0)
}

/// How long the command ran, and its exit code.
///
/// # Errors
/// When it does not start, is killed, or ends with a code that is not among those `accepted`.
pub fn wall(command: &mut Command, accepted: &[i32]) -> Result<(Duration, i32)> {
    let begun = Instant::now();
    let status = command
        .status()
        .with_context(|| format!("starting {command:?}"))?;
    let took = begun.elapsed();
    match status.code() {
        Some(code) if accepted.contains(&code) => Ok((took, code)),
        _ => bail!("{command:?} ended with {status}"),
    }
}

/// The most memory the command held resident, in KiB; nothing where the system has no `/proc`.
///
/// The kernel keeps the high-water mark, so looking every fraction of a millisecond can only miss what
/// a process takes in its very last moment. The highest of five runs is given.
///
/// # Errors
/// When the command does not start.
pub fn peak_memory(command: &mut Command) -> Result<Option<u64>> {
    let mut peak = None;
    for _ in 0..5 {
        let mut child = command
            .spawn()
            .with_context(|| format!("starting {command:?}"))?;
        let status = format!("/proc/{}/status", child.id());
        while child.try_wait()?.is_none() {
            peak = peak.max(high_water(&status));
            std::thread::sleep(Duration::from_micros(200));
        }
    }
    Ok(peak)
}

fn high_water(status: &str) -> Option<u64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}
