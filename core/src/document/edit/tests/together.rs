use super::*;

#[test]
fn many_entries_at_once_are_written_as_one_after_the_other() {
    let texts = [
        "[[policies]]\nid = \"a\"\n",
        "[[policies]]\nid = \"a\"\n\n",
        "[[policies]]\nid = \"a\"",
        "[[policies]]\r\nid = \"a\"\r\n\r\n[notes]\r\nx = 1\r\n",
        "[[policies]]\nid = \"a\"\n# ours\n\n[[claims]]\nid = \"k1\"\n",
        "[[policies]]\nid = \"a\"\n[[policies.instalments]]\nid = \"1\"\n[notes]\n",
        "policies = [{ id = \"a\" }]\n",
        "[client]\nname = \"x\"\n",
    ];
    let entries = ["b", "c", "d"].map(|id| push("policies", &[("id", id), ("number", "1")]));
    for text in texts {
        let one_by_one = entries
            .iter()
            .fold(text.to_owned(), |text, entry| edited(&text, entry.clone()));
        let at_once = apply(text, &entries, &LAYOUT).unwrap();
        assert_eq!(at_once, one_by_one, "{text:?}");
    }
}

#[test]
fn an_entry_and_those_of_its_own_lists_are_written_as_one_after_the_other() {
    let texts = [
        "[[policies]]\nid = \"a\"\n",
        "[[policies]]\nid = \"a\"",
        "[[policies]]\r\nid = \"a\"\r\n\r\n[notes]\r\nx = 1\r\n",
        "[[policies]]\nid = \"a\"\n[[policies.instalments]]\nid = \"1\"\n# ours\n\n[[claims]]\nid = \"k1\"\n",
    ];
    let edits = [
        push("policies", &[("id", "b")]),
        push("policies[1].instalments", &[("id", "2")]),
        push("policies[1].instalments", &[("id", "3")]),
        push("policies", &[("id", "c")]),
        push("policies", &[("id", "d")]),
        push("policies[3].instalments", &[("id", "4")]),
        // Those of entries before the last are none of its own.
        push("policies[2].instalments", &[("id", "5")]),
        push("policies[0].instalments", &[("id", "6")]),
    ];
    for text in texts {
        let one_by_one = edits
            .iter()
            .fold(text.to_owned(), |text, edit| edited(&text, edit.clone()));
        let at_once = apply(text, &edits, &LAYOUT).unwrap();
        assert_eq!(at_once, one_by_one, "{text:?}");
        let document = Document::parse(text).unwrap();
        assert_eq!(pushed_together(&document, &edits), 6);
    }
}
