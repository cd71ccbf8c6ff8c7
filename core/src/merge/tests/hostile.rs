//! Any text gives an answer.

use proptest::prelude::*;

use super::super::*;

fn lines() -> impl Strategy<Value = String> {
    let line = prop_oneof![
        Just("[[diary]]"),
        Just("[client]"),
        Just("[[years]]"),
        Just("[years.plan]"),
        Just("[[years.plan.items]]"),
        Just("id = \"1\""),
        Just("id = '2'"),
        Just("by = \"甲\""),
        Just("by = \"乙\" # 注"),
        Just("did = '''\n[[x]]\n'''"),
        Just("item = \"1\""),
        Just("covers = [\"1\", \"2\"]"),
        Just("starts = 2026-03-02"),
        Just("needs = [{ id = \"1\" }]"),
        Just("client.kind = 1"),
        Just("# 注"),
        Just(""),
        Just("<<<<<<< a"),
        Just("======="),
        Just(">>>>>>> b"),
        Just("\r"),
        Just("= "),
    ];
    proptest::collection::vec(line, 0..14).prop_map(|lines| lines.join("\n"))
}

proptest! {
    #[test]
    fn no_text_makes_a_merge_fall_over(base in lines(), ours in lines(), theirs in lines()) {
        for base in [None, Some(base.as_str())] {
            let one = three(base, &ours, &theirs);
            let other = three(base, &theirs, &ours);
            match (one, other) {
                (Ok(one), Ok(other)) if one.conflicts.is_empty() => {
                    prop_assert_eq!(one.text, other.text);
                }
                (Ok(one), Ok(other)) => {
                    prop_assert_eq!(one.conflicts.len(), other.conflicts.len());
                }
                (Err(_), Err(_)) => {}
                (one, other) => prop_assert!(false, "{:?} {:?}", one, other),
            }
        }
        let _ = (resolve(&ours, None), damages(&theirs), mend(&base));
        let _ = (resolve("a", None), sides(&ours));
    }

    #[test]
    fn nor_do_any_bytes(text in "\\PC*", bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
        let bytes = String::from_utf8_lossy(&bytes);
        let _ = (three(Some(&text), &bytes, ""), resolve(&bytes, None), mend(&text));
    }
}
