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
