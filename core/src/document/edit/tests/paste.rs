//! An entry in the lines of another document.

use super::*;
use crate::document::edit::block;

const ENTRY: &str =
    "# 与润禾的记混了\n[[diary]]\nid = \"9\"\ndid = '座谈' # 一号会议室\nnote = {a = 1}";

pub(super) fn entry() -> Edit {
    Edit::Paste {
        at: KeyPath::of("diary"),
        lines: ENTRY.to_owned(),
    }
}

#[test]
fn its_lines_stay_as_they_are_at_the_end_of_the_list() {
    let text = edited("[client]\nname = \"a\"\n", entry());
    assert_eq!(text, format!("[client]\nname = \"a\"\n\n{ENTRY}\n"));

    let list = "[[diary]]\nid = \"1\"\n\n[[waivers]]\nid = \"w1\"\n";
    let text = edited(list, entry());
    let expected = format!("[[diary]]\nid = \"1\"\n\n{ENTRY}\n\n[[waivers]]\nid = \"w1\"\n");
    assert_eq!(text, expected);

    let windows = edited("[client]\r\nname = \"a\"\r\n", entry());
    let expected = format!("[client]\nname = \"a\"\n\n{ENTRY}\n").replace('\n', "\r\n");
    assert_eq!(windows, expected);
}

#[test]
fn a_list_in_braces_takes_no_lines() {
    let text = "diary = [{ id = \"1\" }]\n";
    let refused = apply(text, &[entry()], &LAYOUT);
    assert_eq!(refused, Err(EditFault::Unwritable(KeyPath::of("diary"))));
}

#[test]
fn a_block_is_what_removing_the_entry_takes() {
    let of = |text: &str, nth| {
        let document = Document::parse(text).unwrap();
        let at = KeyPath::of("diary").nth(nth);
        block(&document, &at).map(str::to_owned)
    };
    let text = format!(
        "[client]\nname = \"a\"\n\n[[diary]]\nid = \"1\"\n\n{ENTRY}\n\n[diary.more]\nx = 1\n"
    );
    assert_eq!(of(&text, 0).as_deref(), Some("[[diary]]\nid = \"1\""));
    let whole = format!("{ENTRY}\n\n[diary.more]\nx = 1");
    assert_eq!(of(&text, 1), Some(whole));
    assert_eq!(of(&text, 2), None);
    assert_eq!(of("diary = [{ id = \"1\" }]\n", 0), None);
}
