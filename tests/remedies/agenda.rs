//! What `next` says to type works: typed once as it is printed, its placeholders filled in honestly, the line goes, or
//! names the next command.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use kefu::document::Document;
use kefu::lang::Lang;
use kefu::model::Record;
use kefu::standing::{Case, Todo, What, When, agenda, as_it_stood};
use kefu::text::todo::{Known, command};

use crate::fill::{filled, words};
use crate::records::{examples, invented};
use crate::{CALENDAR, Desk, SHOWS, STANDARD, TRIED, shape};

/// Something on the agenda: its kind, what it is and by when, and what to type.
#[derive(Debug, PartialEq)]
struct Listed {
    kind: String,
    what: String,
    command: String,
}

fn listed(id: &str, text: &str, today: NaiveDate) -> Vec<Listed> {
    let document = Document::parse(text).unwrap();
    let reading = Record::read(&document);
    let stood = as_it_stood(&reading.record, today);
    let case = Case {
        id,
        record: stood.record(),
        standard: &STANDARD,
        calendar: &CALENDAR,
        today,
    };
    // What an insurer owes has no day of its own: cut to a day before the appointment, a record has it all the same.
    let is_appointed = reading.record.appointed().is_some_and(|on| on <= today);
    let todos = match is_appointed {
        true => agenda(&case),
        false => Vec::new(),
    };
    let todos = todos.iter().filter(|todo| can_be_done(&case, todo));
    let listed = todos.map(|todo| {
        let what = format!("{:?}", todo.what);
        let kind = match &todo.what {
            What::Clock { task, .. } => format!("Clock({task:?})"),
            _ => what.split([' ', '{']).next().unwrap_or_default().to_owned(),
        };
        let when = match todo.when {
            When::By(day) | When::Since(day) => day,
        };
        Listed {
            kind,
            what: format!("{what} {when} {:?}", todo.who),
            command: command(Lang::En, &case, &Known::of(&case), todo),
        }
    });
    listed.collect()
}

/// Whether it can be done today: lost business is asked for on its day, and a limitation that has just begun does not
/// begin again.
fn can_be_done(case: &Case<'_>, todo: &Todo<'_>) -> bool {
    let ahead = todo.when.day() - case.today;
    match &todo.what {
        What::WinBack { .. } => ahead.num_days() <= 0,
        What::Claim { .. } => ahead.num_days() < 700,
        _ => true,
    }
}

#[test]
fn what_next_says_to_type_is_done_in_the_examples() {
    holds(examples(), 12);
}

#[test]
fn what_next_says_to_type_is_done_in_transcripts_and_an_invented_book() {
    holds(invented(), 16);
}

/// Types what the agendas of all records say; so many kinds of work at least are done by it.
fn holds(records: Vec<(String, String, NaiveDate)>, least: usize) {
    let desk = Desk::new();
    let mut tries: BTreeMap<(String, String), usize> = BTreeMap::new();
    let (mut done, mut failed) = (BTreeSet::new(), Vec::new());
    for (id, text, today) in records {
        for todo in listed(&id, &text, today) {
            let count = (tries.entry((todo.kind.clone(), shape(&todo.command, &id)))).or_default();
            *count += 1;
            if *count > TRIED {
                continue;
            }
            // What cannot be done any more is only shown.
            if SHOWS
                .iter()
                .any(|verb| todo.command.starts_with(&format!("kefu {verb} ")))
            {
                continue;
            }
            let Some(words) = filled(&words(&todo.command), &text, today, None) else {
                continue;
            };
            let file = desk.file(&id);
            std::fs::write(&file, &text).unwrap();
            let said = desk.run(&words, today);
            let after = std::fs::read_to_string(&file).unwrap();
            std::fs::remove_file(&file).unwrap();
            let typed = words.join(" ");
            match said {
                Err(said) => failed.push(format!("{id} {today} {todo:?}\n  {typed}\n  {said}")),
                Ok(()) if listed(&id, &after, today).contains(&todo) => {
                    failed.push(format!("{id} {today} {todo:?}\n  {typed}\n  still there"));
                }
                Ok(()) => _ = done.insert(todo.kind),
            }
        }
    }
    assert!(
        failed.is_empty(),
        "{} fail:\n{}",
        failed.len(),
        failed.join("\n")
    );
    assert!(done.len() >= least, "{done:?}");
}
