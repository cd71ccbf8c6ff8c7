//! Whoever names an entry to a command may name it by list and id; an entry of another list is not taken.

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, Command, CommandFactory};
use kefu::commands::Kefu;
use kefu::lang::{Lang, half};

/// What an argument that names an entry is called in a line of usage.
const NOUNS: &[&str] = &[
    "CLAIM",
    "COMPLAINT",
    "DOCUMENT",
    "DUTY",
    "ENDORSEMENT",
    "ID,…",
    "ITEM",
    "POLICY",
    "POLICY=OUTCOME",
    "RENEWAL",
    "REVIEW",
    "RISK",
];

#[test]
fn every_argument_that_names_an_entry_refuses_one_of_another_list() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (path, command) in commands(&Kefu::command(), Vec::new()) {
        for arg in command.get_arguments().filter(|it| names_an_entry(it)) {
            seen += 1;
            let mut line = path.clone();
            let given = match noun(arg).as_str() {
                "POLICY=OUTCOME" => "contacts/liu=lapsed",
                _ => "contacts/liu",
            };
            match (arg.get_long(), arg.get_index()) {
                (Some(long), _) => line.push(format!("--{long}")),
                (None, Some(nth)) => line.extend((1..nth).map(|_| "x".to_owned())),
                (None, None) => unreachable!("an argument is an option or has its place"),
            }
            line.push(given.to_owned());
            let told = Kefu::command().try_get_matches_from(&line).unwrap_err();
            let value = told.get(ContextKind::InvalidValue);
            let is_refused = told.kind() == ErrorKind::ValueValidation
                && value == Some(&ContextValue::String(given.to_owned()));
            if !is_refused {
                wrong.push(format!("{}: {:?}", line.join(" "), told.kind()));
            }
        }
    }

    assert_eq!(wrong, Vec::<String>::new());
    assert!(seen > 40, "the search finds too little: {seen}");
}

fn names_an_entry(arg: &Arg) -> bool {
    NOUNS.contains(&noun(arg).as_str())
}

fn noun(arg: &Arg) -> String {
    let names = arg.get_value_names().unwrap_or_default();
    let name = names.first().map(ToString::to_string);
    half(&name.unwrap_or_default(), Lang::En).to_owned()
}

fn commands(command: &Command, path: Vec<String>) -> Vec<(Vec<String>, Command)> {
    let mut path = path;
    path.push(command.get_name().to_owned());
    let mut built = command.clone();
    built.render_usage();
    let below = command.get_subcommands();
    let below: Vec<_> = below.flat_map(|it| commands(it, path.clone())).collect();
    std::iter::once((path, built)).chain(below).collect()
}
