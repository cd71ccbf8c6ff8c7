//! A step whose day was mistyped into the future: what is said to type is not refused because of that day.

use chrono::NaiveDate;
use rayon::prelude::*;

use crate::fill::{filled, words};
use crate::{Desk, found, records};
use kefu::lang::Lang;
use kefu::text;

const AHEAD: &str = "2028-06-01";

/// The record with each of its days in turn moved into the future.
fn moved(text: &str) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let day = |line: &str| line.split_once(" = ")?.1.parse::<NaiveDate>().ok();
    let dated = (0..lines.len()).filter(|nth| day(lines[*nth]).is_some());
    let with = |nth: usize| {
        let mut lines: Vec<String> = lines.iter().map(|line| (*line).to_owned()).collect();
        let (key, _) = lines[nth].split_once(" = ").unwrap();
        lines[nth] = format!("{key} = {AHEAD}");
        lines.join("\n") + "\n"
    };
    dated.map(with).collect()
}

#[test]
fn what_is_said_to_type_is_not_refused_because_of_a_day_in_the_future() {
    let today = "2026-11-20".parse().unwrap();
    let (id, text) = records::longest();
    let known: Vec<String> = found(&id, &text, today)
        .iter()
        .map(|it| it.fingerprint())
        .collect();
    let moved = moved(&text);
    let tried = moved.par_iter().map_init(Desk::new, |desk, text| {
        let mut tried = 0;
        let all = found(&id, text, today);
        // What is planned or agreed may lie ahead.
        let is_fact = all.iter().any(|it| it.rule.name == "date-in-future");
        for finding in all.into_iter().filter(|_| is_fact) {
            let remedy = text::finding::remedy(Lang::En, &finding);
            let is_new = !known.contains(&finding.fingerprint());
            if !is_new || !remedy.starts_with("kefu ") || remedy.contains(", then: ") {
                continue;
            }
            std::fs::write(desk.file(&id), text).unwrap();
            if let Some(words) = filled(&words(&remedy), text, today, Some(&finding)) {
                let said = desk.run(&words, today).err().unwrap_or_default();
                assert!(!said.contains(AHEAD), "{remedy}\n{said}");
                tried += 1;
            }
        }
        tried
    });
    let tried: usize = tried.sum();
    assert!(moved.len() > 100 && tried > 100, "{} {tried}", moved.len());
}
