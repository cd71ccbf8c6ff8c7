//! The help is whole: every command, argument and value speaks both languages, and every verb shows an example
//! that can be typed.

use std::any::TypeId;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use clap::{Arg, Command, CommandFactory};
use kefu::cli::Screen;
use kefu::cli::help::{Extent, render_help};
use kefu::cli::speak::{self, in_language};
use kefu::commands::Kefu;
use kefu::lang::{Lang, half};
use kefu::model::form::FORM;
use kefu::wrap::width;

#[test]
fn every_command_and_argument_speaks_both_languages() {
    assert_eq!(speak::untranslated(&Kefu::command()), Vec::<String>::new());
}

#[test]
fn the_command_tree_is_sound() {
    Kefu::command().debug_assert();
}

/// What people say for a day is a date only on a day: an argument is of a type that asks for it.
#[test]
fn no_argument_is_read_as_a_date_before_today_is_known() {
    let mut dates = Vec::new();
    let mut days = 0;
    for (path, verb) in verbs(&Kefu::command(), "kefu") {
        for arg in verb.get_arguments() {
            let read = arg.get_value_parser().type_id();
            let is_day = ["Happened", "Ahead", "Dated"];
            days += usize::from(is_day.iter().any(|it| format!("{read:?}").ends_with(it)));
            if read == TypeId::of::<NaiveDate>() {
                dates.push(format!("{path}: {}", arg.get_id()));
            }
        }
    }

    assert_eq!(dates, Vec::<String>::new());
    assert!(days > 80, "the search finds too little: {days}");
}

#[test]
fn every_verb_has_an_example_in_both_languages_and_each_can_be_typed() {
    let mut wrong = Vec::new();
    let mut seen = 0;
    for (path, verb) in verbs(&Kefu::command(), "kefu") {
        let help = verb
            .get_after_help()
            .map(|help| help.ansi().to_string())
            .unwrap_or_default();
        for lang in [Lang::Zh, Lang::En] {
            let of_it: Vec<String> = examples(half(&help, lang));
            // `kefu diary add` is shown as it is typed every day.
            let short = path.replace("kefu diary add", "kefu log");
            let own = |line: &String| *line == short || line.starts_with(&format!("{short} "));
            if !of_it.iter().any(own) {
                wrong.push(format!("{path}: no example, {lang:?}"));
            }
            for line in of_it {
                seen += 1;
                if let Err(why) = Kefu::command().try_get_matches_from(words(&line)) {
                    wrong.push(format!("{line}: {:?}", why.kind()));
                }
            }
        }
    }

    assert_eq!(wrong, Vec::<String>::new());
    assert!(seen > 150, "the search finds too little: {seen}");
}

#[test]
fn what_is_good_to_know_fits_the_screen() {
    for lang in [Lang::Zh, Lang::En] {
        for columns in [80, 50] {
            let screen = Screen {
                lang,
                columns,
                colour: false,
            };
            let help = render_help(
                in_language(Kefu::command(), lang),
                &[],
                Extent::Whole,
                &screen,
            );
            let heading = lang.pick("记住这几点就够", "Good to know");
            let told = help.lines().skip_while(|line| !line.starts_with(heading));
            let told: Vec<&str> = told.take_while(|line| !line.is_empty()).collect();
            assert!(told.len() > 5, "{help}");
            let long = told.into_iter().filter(|line| width(line) > columns);
            assert_eq!(long.collect::<Vec<_>>(), [""; 0], "{lang:?} {columns}");
        }
    }
}

#[test]
fn an_example_is_a_line_of_its_own_up_to_what_is_said_of_it() {
    let help =
        "例：\n  kefu log jia visit \"a  b\" --item p7\n  kefu check    全部\n另见 kefu next\n";

    assert_eq!(
        examples(help),
        ["kefu log jia visit \"a  b\" --item p7", "kefu check"]
    );
    assert_eq!(
        words("kefu log jia visit \"a  b\""),
        ["kefu", "log", "jia", "visit", "a  b"]
    );
}

/// The commands without further ones below them, each with what is typed to reach it.
fn verbs(command: &Command, path: &str) -> Vec<(String, Command)> {
    let below = command.get_subcommands().filter(|it| !it.is_hide_set());
    let mut verbs: Vec<(String, Command)> = below
        .flat_map(|it| verbs(it, &format!("{path} {}", it.get_name())))
        .collect();
    if verbs.is_empty() {
        verbs.push((path.to_owned(), command.clone()));
    }
    verbs
}

/// The lines of a help that show a command: two blanks before it, and two before what is said of it.
fn examples(help: &str) -> Vec<String> {
    let lines = help.lines().filter_map(|line| line.strip_prefix("  "));
    let lines = lines.filter(|line| line.starts_with("kefu"));
    lines
        .map(|line| typed(line).trim_end().to_owned())
        .collect()
}

/// A line up to the first two blanks outside quotes, or to what a shell does next.
fn typed(line: &str) -> &str {
    let line = line.split(" && ").next().unwrap_or(line);
    let mut quoted = false;
    for (at, c) in line.char_indices() {
        quoted ^= c == '"';
        if !quoted && line[at..].starts_with("  ") {
            return &line[..at];
        }
    }
    line
}

/// The words of a command as a shell parts them.
fn words(line: &str) -> Vec<String> {
    let mut words = vec![String::new()];
    let mut quoted = false;
    for c in line.chars() {
        match c {
            '"' => quoted = !quoted,
            ' ' if !quoted => words.push(String::new()),
            c => words.last_mut().expect("there is always one").push(c),
        }
    }
    words
}

/// Where a noun's options write: the sections whose names begin so.
const SECTIONS: &[(&str, &[&str])] = &[
    ("client", &["client", "contacts", "needs"]),
    ("appointment", &["appointment"]),
    ("team", &["team"]),
    ("archive", &["archive", "appointment"]),
    ("rating", &["years.rating"]),
    ("plan", &["years.plan"]),
    ("log", &["diary", "years.plan.items"]),
    ("diary", &["diary", "years.plan.items"]),
    ("policy", &["policies"]),
    ("claim", &["claims"]),
    ("endorsement", &["endorsements"]),
    ("risk", &["risks"]),
    ("duty", &["duties"]),
    ("review", &["reviews"]),
    ("renewal", &["renewals"]),
    ("complaint", &["complaints"]),
    ("waiver", &["waivers"]),
];

/// The options that are no key of what their noun writes, each with what it is instead; one name is one thing
/// wherever it stands.
const OTHERS: &[(&str, &str)] = &[
    ("map", "a file of the office, not of the record"),
    ("on", "the day of the step that the verb names"),
    (
        "reason",
        "the verb's own reason: closed-reason, denied-reason, dropped-reason",
    ),
    ("by", "rating approve: the one it has, approved-by"),
    ("accept", "renewal step: accepted"),
    ("decline", "renewal step: declined"),
    (
        "refund",
        "endorsement issue: a premium below zero, which no shell likes to be given",
    ),
    ("score", "review: goal and points of one score"),
    ("manager", "team set: a member by the role"),
    ("deputy", "team set: a member by the role"),
    ("manager-duty", "team set: that member's duty"),
    ("deputy-duty", "team set: that member's duty"),
    ("from-policies", "rating set: income, reckoned"),
    ("realised-from-policies", "rating set: realised, reckoned"),
    ("kind", "team reassign: which kinds of open work"),
    ("year", "which service year"),
    ("item", "which plan item"),
    ("renewal", "which renewal"),
    ("remove", "takes the contact out"),
    ("hook", "a hook of git, not of the record"),
    ("staged", "what git has staged"),
    ("since", "an earlier check to compare with"),
    ("on-working-days", "which days a run is for"),
    ("as-of", "the day of the commit that is looked at"),
    ("all", "more than a person is shown at first, or every part"),
    ("stage", "a filter"),
    ("who", "a filter: whose"),
    ("open", "a filter"),
    ("in-force", "a filter"),
    ("findings", "a filter"),
    ("from", "a filter: the first day"),
    ("to", "a filter: the last day"),
    ("text", "a filter: words"),
    ("expiring-within", "a filter: calendar days"),
    ("within", "a filter: working days"),
    ("select", "a filter: rules"),
    ("ignore", "a filter: rules"),
    ("severity", "a filter: findings of this level and above"),
    ("fail-on", "the exit code"),
    ("for", "which reader"),
    ("as", "which form of paper"),
    (
        "focus",
        "report stewardship: next year's, not of the plan reported on",
    ),
    ("per-person", "report sample: how many files"),
    ("seed", "report sample: which files"),
    ("demo", "init"),
    ("company", "init: a key of kefu.toml"),
    ("inclusive", "calendar between"),
    ("amends", "calendar import: a key of the table"),
    (
        "doubtful",
        "calendar import: whether to take such a table at all",
    ),
];

#[test]
fn an_option_is_a_key_that_its_noun_writes_or_has_a_reason() {
    let mut unknown = Vec::new();
    let mut used = BTreeSet::new();
    for (path, verb) in verbs(&Kefu::command(), "kefu") {
        let noun = path.split(' ').nth(1).unwrap_or_default();
        let own = SECTIONS.iter().find(|(it, _)| *it == noun);
        let own = own.map_or(&[][..], |(_, sections)| *sections);
        let sections = FORM.iter().filter(|section| {
            own.iter()
                .any(|it| section.name == *it || section.name.starts_with(&format!("{it}.")))
        });
        let keys: Vec<&str> = sections
            .flat_map(|it| it.keys)
            .map(|key| key.name)
            .collect();
        let options = verb.get_arguments().filter(|arg| !arg.is_global_set());
        for option in options.filter_map(Arg::get_long) {
            if keys.contains(&option) {
                continue;
            }
            match OTHERS.iter().find(|(it, _)| *it == option) {
                Some((known, _)) => drop(used.insert(*known)),
                None => unknown.push(format!("{path} --{option}")),
            }
        }
    }

    assert_eq!(unknown, Vec::<String>::new());
    let others: BTreeSet<&str> = OTHERS.iter().map(|(it, _)| *it).collect();
    assert_eq!(used, others, "every reason has its option");
}
