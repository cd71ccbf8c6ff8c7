//! A command to type is built by `text::command`, which quotes what a record says; no sentence writes its own.

use super::sources::sources;

/// Where the builder stands.
const BUILDER: &str = "text/command";

#[test]
fn no_sentence_writes_a_command_with_something_in_it() {
    let mut wrong = Vec::new();
    let mut built = 0;
    for source in sources() {
        let file = source.file.display().to_string();
        if file.starts_with(BUILDER) {
            continue;
        }
        built += source.code.matches("kefu(\"").count();
        let lines = source.code.lines().filter_map(written);
        wrong.extend(lines.map(|command| format!("{file}: {command}")));
    }
    assert_eq!(wrong, Vec::<String>::new());
    assert!(built > 250, "the search finds too little: {built}");
}

#[test]
fn a_command_that_a_sentence_writes_is_caught() {
    let caught = |line: &str| written(line).is_some();

    assert!(caught(r#"zh: "下一步：kefu plan issue {id} --on 日期","#));
    assert!(caught(r#"en: "Next, (or before): kefu plan issue {id}","#));
    assert!(caught(r#"format!("kefu {noun} list {client}")"#));
    assert!(caught(r#"zh: "查看：{show}；更正：kefu client edit {id}""#));
    assert!(!caught(r#"zh: "下一步：{issue}","#));
    assert!(!caught(r#"zh: "没有 {path}。现有客户：kefu client list","#));
    assert!(!caught(
        r#"en: "None ({path}). To see them, kefu client list; {more}","#
    ));
    assert!(!caught(r#"let next = kefu("next").word({ id });"#));
}

/// The command in a line of code that names something to be put in: what a record says, unquoted.
fn written(line: &str) -> Option<&str> {
    let from_each = line.match_indices("kefu ").map(|(at, _)| &line[at..]);
    let mut commands = from_each.map(|rest| {
        let ends = [
            "\"", "\\n", "。", "；", "，", "）", "；", ";", ", ", ". ", ") ",
        ];
        let end = ends.iter().filter_map(|end| rest.find(end)).min();
        &rest[..end.unwrap_or(rest.len())]
    });
    commands.find(|command| command.contains('{'))
}
