//! An argument that takes the words of a person has a reader, which refuses blank ones and control characters.

use super::sources::sources;

/// The names of what is looked up instead: a word that names nothing is refused by the command.
const LOOKED_UP: [&str; 11] = [
    "CLIENT",
    "ID",
    "OLD",
    "NEW",
    "FROM",
    "INTO",
    "RULE",
    "SERVICE",
    "KIND",
    "KEY=VALUE",
    "PATH",
];

#[test]
fn words_of_a_person_have_a_reader() {
    let mut wrong = Vec::new();
    let mut read = 0;
    for source in sources() {
        let file = source.file.display().to_string();
        let lines: Vec<&str> = source.code.lines().map(str::trim).collect();
        for pair in lines.windows(2) {
            let [argument, field] = *pair else { continue };
            if !argument.starts_with("#[arg(") || !takes_text(field) {
                continue;
            }
            match argument.contains("value_parser") {
                true => read += 1,
                false if is_looked_up(argument, field) => {}
                false => wrong.push(format!("{file}: {field}")),
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(read > 100, "the search finds too little: {read}");
}

/// Whether a field holds texts: `duty: Option<String>,`.
fn takes_text(field: &str) -> bool {
    let kind = field.split_once(": ").map(|(_, kind)| kind);
    kind.is_some_and(|kind| {
        let kind = kind.trim_end_matches(',');
        ["String", "Option<String>", "Vec<String>"].contains(&kind)
    })
}

/// Whether an argument names something that is looked up, as `--who` does a person.
fn is_looked_up(argument: &str, field: &str) -> bool {
    let named = |name: &&str| argument.contains(&format!(", \"{name}\")"));
    field.starts_with("who:") || LOOKED_UP.iter().any(named)
}
