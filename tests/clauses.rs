//! No clause of the service standard is without its row: the command that serves it, the rule that holds
//! it, the test that shows it.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use clap::{Command, CommandFactory};
use kefu::commands::Kefu;
use kefu::rules::{RULES, rule};

/// The last clause whose stage stands.
const LAST: u8 = 69;

/// One row of `docs/clauses.md`.
struct Row {
    /// The clause of the standard, such as `D12`, or the law.
    clause: String,
    commands: Vec<String>,
    rules: Vec<String>,
    /// Why no rule can hold the clause, where none does.
    no_rule: String,
    tests: Vec<String>,
}

#[test]
fn every_clause_has_its_row_in_order() {
    let clauses = rows().into_iter().map(|row| row.clause);
    let clauses: Vec<String> = clauses.filter(|it| it.starts_with('D')).collect();
    let expected: Vec<String> = (1..=LAST).map(|number| format!("D{number:02}")).collect();
    assert_eq!(clauses, expected);
}

#[test]
fn every_command_of_a_row_can_be_typed() {
    let root = Kefu::command();
    let mut wrong = Vec::new();
    for row in rows() {
        if row.commands.is_empty() {
            wrong.push(format!("{} has no command", row.clause));
        }
        let unknown = row.commands.iter().filter(|typed| !exists(&root, typed));
        wrong.extend(unknown.map(|typed| format!("{}: {typed}", row.clause)));
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_rule_stands_in_the_row_of_its_clause() {
    let mut wrong = Vec::new();
    for row in rows() {
        let unknown = row.rules.iter().filter(|name| rule(name).is_none());
        wrong.extend(unknown.map(|name| format!("{}: {name} is no rule", row.clause)));
        if row.rules.is_empty() && row.no_rule.chars().count() < 8 {
            wrong.push(format!("{} says neither rule nor reason", row.clause));
        }
        let of_clause = RULES.iter().filter(|rule| rule.clause == row.clause);
        let absent = of_clause.filter(|rule| !row.rules.iter().any(|name| name == rule.name));
        wrong.extend(absent.map(|rule| format!("{} lacks {}", row.clause, rule.name)));
    }
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn every_row_names_tests_that_show_it() {
    let mut wrong = Vec::new();
    for row in rows() {
        if row.tests.is_empty() {
            wrong.push(format!("{} has no test", row.clause));
        }
        for test in &row.tests {
            let Ok(text) = fs::read_to_string(root().join(test)) else {
                wrong.push(format!("{}: {test} is not there", row.clause));
                continue;
            };
            let shows = if test.ends_with(".md") {
                let runs = |typed: &String| text.contains(&format!("$ kefu {typed}"));
                row.commands.iter().any(runs)
            } else {
                text.contains("#[test]")
            };
            if !shows {
                wrong.push(format!("{}: {test} shows nothing of it", row.clause));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}

fn exists(root: &Command, typed: &str) -> bool {
    let mut command = root;
    for word in typed.split(' ') {
        match command.find_subcommand(word) {
            Some(found) => command = found,
            None => return false,
        }
    }
    true
}

fn rows() -> Vec<Row> {
    let text = fs::read_to_string(root().join("docs/clauses.md")).unwrap();
    let is_head = |line: &str| line.starts_with("| clause ") || line.starts_with("| law ");
    let rows = text
        .lines()
        .filter(|line| line.starts_with("| ") && !is_head(line));
    rows.map(|line| {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [clause, _, commands, rules, tests] = cells[..] else {
            panic!("not five cells: {line}");
        };
        Row {
            clause: clause.to_owned(),
            commands: quoted(commands),
            rules: quoted(rules),
            no_rule: rules.to_owned(),
            tests: quoted(tests),
        }
    })
    .collect()
}

/// What stands between backticks.
fn quoted(cell: &str) -> Vec<String> {
    let spans = cell.split('`').skip(1).step_by(2);
    spans.map(str::to_owned).collect()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
