//! How long a check of the whole book takes, against no more than reading the same files.
//!
//! ```text
//! cargo bench --bench check -- [--records 10000] [--runs 9] [--years 3]
//! ```
//!
//! The two are run in turn and warm, so that whatever else the machine does falls on both. Exit code 1
//! when a check takes more than two and a half times as long as reading.

#![expect(
    clippy::print_stdout,
    reason = "a program of its own, with its own main"
)]

#[path = "../../examples/generate/book/mod.rs"]
#[expect(dead_code, reason = "the faults are of no account here")]
mod book;
mod measure;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use anyhow::{Context, Result, bail};
use book::Order;
use chrono::NaiveDate;
use measure::{Walls, milliseconds, peak_memory, wall};

/// A check may take this many times as long as reading the files.
const MOST: f64 = 2.5;

/// Records of this many times the length show whether memory follows the text.
const LONGER: usize = 4;

fn main() -> ExitCode {
    match run() {
        Ok(code) => code,
        Err(error) => {
            println!("{error:#}");
            ExitCode::from(2)
        }
    }
}

fn run() -> Result<ExitCode> {
    let Some((records, runs, years)) = arguments(std::env::args().skip(1))? else {
        println!("check: only measured by `cargo bench --bench check`");
        return Ok(ExitCode::SUCCESS);
    };
    let today = NaiveDate::from_ymd_opt(2026, 11, 20).expect("a day of November");
    let order = Order {
        records,
        years,
        seed: 1,
        today,
        text_factor: 1,
    };
    let usual = Workspace::write("speed-usual", &order)?;

    let mut codes = BTreeSet::new();
    let mut reading = Vec::with_capacity(runs);
    let mut checking = Vec::with_capacity(runs);
    wall(&mut usual.read(), &[0])?;
    wall(&mut usual.check(), &[0, 1, 3])?;
    for _ in 0..runs {
        reading.push(wall(&mut usual.read(), &[0])?.0);
        let (took, code) = wall(&mut usual.check(), &[0, 1, 3])?;
        checking.push(took);
        codes.insert(code);
    }

    let ratios = reading.iter().zip(&checking);
    let mut ratios: Vec<f64> = ratios
        .map(|(read, check)| check.as_secs_f64() / read.as_secs_f64())
        .collect();
    ratios.sort_by(f64::total_cmp);
    let paired = ratios[ratios.len() / 2];
    let (reading, checking) = (Walls::of(reading), Walls::of(checking));
    let ratio = checking.median.as_secs_f64() / reading.median.as_secs_f64();

    println!(
        "records {records} · bytes {} · median record {} bytes",
        usual.bytes, usual.median
    );
    println!("runs {runs}, in turn, warm · exit codes of kefu {codes:?}\n");
    println!(
        "{:<26}{:>10}{:>10}{:>10}",
        "wall, ms", "min", "median", "max"
    );
    for (what, walls) in [("find | xargs cat", &reading), ("kefu check", &checking)] {
        let [min, median, max] = [walls.min, walls.median, walls.max].map(milliseconds);
        println!("{what:<26}{min:>10}{median:>10}{max:>10}");
    }
    println!("{:<26}{ratio:>20.2}", "ratio of the medians");
    println!("{:<26}{paired:>20.2}\n", "median of the pairs' ratio");

    let as_usual = (usual.bytes, peak_memory(&mut usual.check())?);
    drop(usual);
    let longer = Workspace::write(
        "speed-longer",
        &Order {
            text_factor: LONGER,
            ..order
        },
    )?;
    let at_length = (longer.bytes, peak_memory(&mut longer.check())?);
    println!(
        "{:<26}{:>10}{:>14}",
        "peak memory of kefu", "KiB", "bytes of text"
    );
    for (what, (bytes, peak)) in [
        ("records as usual", as_usual),
        ("records four times as long", at_length),
    ] {
        let peak = peak.map_or("n/a".to_owned(), |kib| kib.to_string());
        println!("{what:<26}{peak:>10}{bytes:>14}");
    }

    if ratio > MOST {
        println!("\ntoo slow: {ratio:.2} times as long as reading, at most {MOST} is wanted");
        return Ok(ExitCode::from(1));
    }
    Ok(ExitCode::SUCCESS)
}

/// How many records and runs, and years of service in a record; nothing when this is not `cargo bench`, which alone passes `--bench`.
fn arguments(mut arguments: impl Iterator<Item = String>) -> Result<Option<(usize, usize, i64)>> {
    let (mut records, mut runs, mut years, mut measured) = (10_000, 9, 3, false);
    while let Some(argument) = arguments.next() {
        let mut number = || -> Result<usize> {
            let value = arguments
                .next()
                .with_context(|| format!("{argument} wants a number"))?;
            value
                .parse()
                .with_context(|| format!("{argument} {value}: not a number"))
        };
        match argument.as_str() {
            "--bench" => measured = true,
            "--records" => records = number()?.max(1),
            "--runs" => runs = number()?.max(1),
            "--years" => years = i64::try_from(number()?.max(1))?,
            _ => bail!("{argument}: unknown; only --records N, --runs N and --years N"),
        }
    }
    Ok(measured.then_some((records, runs, years)))
}

/// A generated workspace under the build's own folder, gone when no longer measured.
struct Workspace {
    dir: PathBuf,
    bytes: usize,
    /// The median length of a record, in bytes.
    median: usize,
}

impl Workspace {
    fn write(name: &str, order: &Order) -> Result<Workspace> {
        let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        if dir.exists() {
            std::fs::remove_dir_all(&dir).with_context(|| format!("clearing {}", dir.display()))?;
        }
        let written =
            book::write(order, &dir).with_context(|| format!("writing {}", dir.display()))?;
        let (bytes, median) = (
            written.sizes.iter().sum(),
            written.sizes[written.sizes.len() / 2],
        );
        Ok(Workspace { dir, bytes, median })
    }

    /// The least that a check must do: find every record and read it.
    fn read(&self) -> Command {
        let mut command = Command::new("sh");
        let script = "find \"$0/clients\" -name '*.toml' -print0 | xargs -0 cat > /dev/null";
        command.args(["-c", script]).arg(&self.dir);
        command
    }

    /// What is measured.
    fn check(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kefu"));
        command
            .args(["check", "--today", "2026-11-20", "-w"])
            .arg(&self.dir)
            .stdout(Stdio::null());
        command
    }
}

impl Drop for Workspace {
    fn drop(&mut self) {
        // Left behind it costs space until the next run clears it, and nothing else.
        drop(std::fs::remove_dir_all(&self.dir));
    }
}
