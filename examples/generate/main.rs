//! Writes a workspace of invented clients, to try kefu on a book of any size.
//!
//! ```text
//! cargo run --release --example generate -- DIR N --seed S [--years Y] [--today DATE] [--text-factor K]
//! ```

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program of its own, with its own main"
)]

mod book;

use std::path::PathBuf;
use std::process::ExitCode;

use book::Order;
use book::fault::Fault;

const USAGE: &str = "\
用法：generate 目录 客户数 [--seed 种子] [--years 年数] [--today 日期] [--text-factor 倍数]
  在新目录写入虚构的客户档案；同样的种子、客户数和日期，写出的字节完全相同。
Usage: generate DIR N [--seed S] [--years Y] [--today DATE] [--text-factor K]
  Writes a workspace of N invented clients; the same seed, N and date give the same bytes.
  S 1 · Y 3 · DATE 2026-11-20 · K 1";

fn main() -> ExitCode {
    let Some((dir, order)) = arguments(std::env::args().skip(1)) else {
        eprintln!("{USAGE}");
        return ExitCode::from(2);
    };
    let written = match book::write(&order, &dir) {
        Ok(written) => written,
        Err(error) => {
            eprintln!("{}: {error}", dir.display());
            return ExitCode::from(2);
        }
    };

    let bytes: usize = written.sizes.iter().sum();
    let at = |percent: usize| {
        written
            .sizes
            .get(written.sizes.len() * percent / 100)
            .copied()
            .unwrap_or(0)
    };
    eprintln!("records {} · bytes {bytes}", written.sizes.len());
    eprintln!(
        "size    10 % {} · median {} · 90 % {} · 97 % {} · 99 % {} · largest {}",
        at(10),
        at(50),
        at(90),
        at(97),
        at(99),
        written.sizes.last().copied().unwrap_or(0)
    );
    for fault in Fault::ALL {
        let count = written.faults.iter().filter(|made| **made == fault).count();
        println!("{:<20}{count:>6}", fault.name());
    }
    println!("{:<20}{:>6}", "faults", written.faults.len());
    ExitCode::SUCCESS
}

/// The directory and the order; nothing when an argument is missing, unknown or unreadable.
fn arguments(mut arguments: impl Iterator<Item = String>) -> Option<(PathBuf, Order)> {
    let mut order = Order {
        records: 0,
        years: 3,
        seed: 1,
        today: "2026-11-20".parse().expect("a date"),
        text_factor: 1,
    };
    let mut plain = Vec::new();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--seed" => order.seed = arguments.next()?.parse().ok()?,
            "--years" => order.years = arguments.next()?.parse().ok().filter(|years| *years > 0)?,
            "--today" => order.today = arguments.next()?.parse().ok()?,
            "--text-factor" => order.text_factor = arguments.next()?.parse().ok()?,
            flag if flag.starts_with('-') => return None,
            _ => plain.push(argument),
        }
    }
    let [dir, records] = plain.try_into().ok()?;
    order.records = records.parse().ok()?;
    Some((PathBuf::from(dir), order))
}
