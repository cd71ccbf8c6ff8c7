//! What is promised about the files, tried with real processes, kills, full disks and hasty editors.
#![cfg(unix)]
#![allow(
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "all of this is test, its parts that are not test functions too"
)]

mod broken_world;
mod child;
mod desk;
mod many_processes;
mod one_process;
