//! The records that remedies are tried on, each cut to what was known on a day.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use chrono::NaiveDate;
use kefu::document::Document;
use kefu::model::Record;
use kefu::standing::each_fact;

use crate::{book, cut};

/// The records of a workspace.
fn clients(workspace: &Path) -> Vec<(String, String)> {
    let files = fs::read_dir(workspace.join("clients"));
    let files = files.into_iter().flatten().map(|file| file.unwrap().path());
    let of = |path: PathBuf| {
        let id = path.file_stem()?.to_str()?.to_owned();
        Some((id, fs::read_to_string(&path).ok()?))
    };
    let mut clients: Vec<(String, String)> = files.filter_map(of).collect();
    clients.sort();
    clients
}

/// The samples of `init --demo`.
fn samples() -> Vec<(String, String)> {
    let folder = tempfile::tempdir().unwrap();
    let status = Command::new(env!("CARGO_BIN_EXE_kefu"))
        .args(["init", "demo", "--demo", "--today", "2026-11-20"])
        .current_dir(folder.path())
        .env("XDG_CONFIG_HOME", "nowhere")
        .output()
        .unwrap()
        .status;
    assert!(status.success());
    clients(&folder.path().join("demo"))
}

/// The longest record of the samples, with its id.
pub fn longest() -> (String, String) {
    let samples = samples().into_iter();
    samples.max_by_key(|(_, text)| text.len()).unwrap()
}

/// Some of the days on which a record changed, and the days before; and one long after.
fn days(text: &str, most: usize) -> BTreeSet<NaiveDate> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let mut days = BTreeSet::new();
    each_fact(&reading.record, |day, _| {
        days.extend([day.pred_opt().unwrap(), day]);
    });
    let every = days.len().div_ceil(most).max(1);
    let last = "2026-11-20".parse().unwrap();
    days.into_iter().step_by(every).chain([last]).collect()
}

/// The record of a day. A list of which nothing was known yet is not there.
fn written(day: NaiveDate, text: &str) -> String {
    let written = cut::as_written_on(day, text);
    let lines = written.lines().filter(|line| !line.ends_with(" = []"));
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Whether a plan was issued without an item, which no command does: what is said of such a plan begins with its
/// first item.
fn has_an_empty_plan(text: &str) -> bool {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let mut plans = reading.record.years.iter().flat_map(|it| &it.plan);
    plans.any(|plan| plan.issued.is_some() && plan.items.is_empty())
}

/// Every record as it was known on so many days, with its id and the day.
fn known(
    records: impl IntoIterator<Item = (String, String)>,
    most: usize,
) -> Vec<(String, String, NaiveDate)> {
    let mut known = Vec::new();
    for (id, text) in records {
        let is_whole =
            Document::parse(&text).is_ok_and(|document| Record::read(&document).faults.is_empty());
        if is_whole && !has_an_empty_plan(&text) {
            let days = days(&text, most).into_iter();
            known.extend(days.map(|day| (id.clone(), written(day, &text), day)));
        }
    }
    known
}

/// The records of the examples and the samples.
pub fn examples() -> Vec<(String, String, NaiveDate)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let brokerage = clients(&root.join("examples/brokerage"));
    let faults = clients(&root.join("examples/faults"));
    known(brokerage.into_iter().chain(faults).chain(samples()), 8)
}

/// The records of the transcripts and of an invented book.
pub fn invented() -> Vec<(String, String, NaiveDate)> {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folders = fs::read_dir(root.join("tests/cmd")).unwrap();
    let mut folders: Vec<PathBuf> = folders.map(|it| it.unwrap().path()).collect();
    folders.sort();
    let order = book::Order {
        records: 20,
        years: 2,
        seed: 11,
        today: "2026-11-20".parse().unwrap(),
        text_factor: 1,
    };
    let invented = book::records(&order).map(|it| (it.id, it.text));
    let transcripts = folders.iter().flat_map(|folder| clients(folder));
    known(transcripts.chain(invented), 2)
}
