use proptest::prelude::*;

use super::super::builder::WIDE;
use super::super::by_grammar;
use super::*;

/// Whether a text is read here; if it is, then exactly as by the grammar.
fn is_plain(text: &str) -> bool {
    let Some(builder) = read(text) else {
        return false;
    };
    let plain = builder.document(false);
    match by_grammar(text) {
        Ok(whole) => assert_eq!(format!("{plain:?}"), format!("{whole:?}"), "{text:?}"),
        Err(faults) => panic!("only the grammar refuses {text:?}: {faults:?}"),
    }
    true
}

#[test]
fn what_records_are_made_of_is_plain() {
    assert!(is_plain(include_str!("../../../model/full_record.toml")));
    for text in [
        "",
        "\n\r\n \t\n",
        "\u{feff}# 注\ta\r\n[client]\r\nname = \"华锐\"",
        "[a]\nb = 1#c\n[[a.c]] # d\n[[a.c]]\n\t[a.c.e]",
        "a = \"\"\nb = ''\nc = '\\'\nd = \"it's\ta\"",
        "a = true\nb = false",
        "a = 0\nb = 1.0\nc = 2026-03-02 \nd=10.50\t# e\nf = 1_260_000\ng = 1_0.0_1",
        "a = []\nb = [ ]\nc = [\"c1\", 'n1',1 , 2026-03-02,]",
        "2026 = 1\n- = 2\n_ = 3",
    ] {
        assert!(is_plain(text), "{text:?}");
    }
}

#[test]
fn what_is_not_surely_plain_is_left_to_the_grammar() {
    for text in [
        r#"a = "\u00e9""#,
        r#"a = "b\"c""#,
        "a = \"\"\"\nb\"\"\"",
        "a = '''b'''",
        "a = \"\u{7f}\"",
        "# \u{1}",
        "\"a\" = 1",
        "a.b = 1",
        "a = \"b\nc\"",
        "a = \"b\rc\"\r\n",
        "# b\rc\r\n",
        "[ a ]",
        "a = {}",
        "a = [[1]]",
        "a = [\n1]",
        "a = [,]",
        "a = [1 2]",
        "a = 01",
        "a = 01.5",
        "a = 1.",
        "a = .5",
        "a = -1",
        "a = 1e5",
        "a = 1__0",
        "a = 1_",
        "a = _1",
        "a = 1_.5",
        "a = 9223372036854775808",
        "a = 2026-02-30",
        "a = 2026-03-02 10:00:00",
        "a = truer",
        "a =",
        "a",
        "= 1",
        "a = 1 b",
        "a = \"b",
        "[a",
        "[]",
        "[[]]",
        "[a.]",
        "[[a]",
        "[a]]",
        "[a] b",
        "a = 1\rb = 2",
        "a = 1\r",
        "# a\rb",
        "\u{feff}\u{feff}",
        "a = 1\na = 2",
        "[a]\n[a]",
        "a = []\n[[a]]",
        "a = 1\n[[a]]\n[[a]]",
    ] {
        assert!(!is_plain(text), "{text:?}");
    }
}

#[test]
fn a_string_is_looked_at_to_its_end_wherever_something_stands_in_it() {
    for before in 0..20 {
        for after in [0, 7, 8, 20] {
            let text = |what: &str, quote: char| {
                let start = "保".repeat(before / 3) + &"y".repeat(before % 3);
                format!("a = {quote}{start}{what}{}{quote}\n", "x".repeat(after))
            };
            for sound in ["", "\t", "\u{80}", "\u{a0}", "~", "é"] {
                assert!(is_plain(&text(sound, '"')), "{sound:?} at {before}");
                assert!(is_plain(&text(sound, '\'')), "{sound:?} at {before}");
            }
            assert!(is_plain(&text("\\", '\'')), "at {before}");
            assert!(!is_plain(&text("\\", '"')), "at {before}");
            for unsound in ["\n", "\u{0}", "\u{1f}", "\u{7f}"] {
                assert!(!is_plain(&text(unsound, '"')), "{unsound:?} at {before}");
                assert!(!is_plain(&text(unsound, '\'')), "{unsound:?} at {before}");
            }
        }
    }
}

#[test]
fn a_table_of_more_keys_than_are_looked_through_is_left_to_the_grammar() {
    let keys = |count: u32| -> String { (0..count).map(|key| format!("k{key} = 1\n")).collect() };
    assert!(is_plain(&format!("[a]\n{}[b]\n", keys(WIDE))));
    assert!(!is_plain(&format!("[a]\n{}[b]\n", keys(WIDE + 1))));
}

#[test]
fn keys_alike_in_length_and_first_letters_are_two() {
    assert!(is_plain(
        "insured-by-1 = 1\ninsured-by-2 = 1\ninsured = 1\ninsurer = 1"
    ));
    assert!(!is_plain(
        "insured-by-1 = 1\ninsured-by-2 = 1\ninsured-by-1 = 1"
    ));
}

#[test]
fn depth_is_declined_where_the_grammar_refuses_it() {
    for (parts, taken) in [(DEEPEST - 1, true), (DEEPEST, false)] {
        let key = vec!["a"; parts].join(".");
        assert_eq!(is_plain(&format!("[{key}]")), taken);
        assert_eq!(by_grammar(&format!("[{key}]")).is_ok(), taken);
    }
}

proptest! {
    #[test]
    fn a_text_of_such_pieces_is_declined_or_read_as_the_grammar_does(
        pieces in proptest::collection::vec(
            prop_oneof![
                8 => prop::sample::select(vec![
                    "a", "b", "c1", ".", " = ", "=", "[", "]", "[[", "]]", "\n", "\n", "\n", "\r\n",
                    "1", "0", "10.50", "1_0", "2026-03-02", "2026-13-02", "true", "\"文\"", "\"\"", "'x'",
                    "\"", "'", ",", ", ", " ", "\t", "#", "# 注", "\\", "-", "_", "\r", "\u{1}", "保险经纪人", "long text ",
                ]).prop_map(str::to_owned),
                4 => "[ab] = ([0-9]{1,3}|\"[a-c]{0,3}\"|2026-0[1-3]-[0-3][0-9]|\\[1, \"b\"\\])\n",
                2 => "\\[\\[?[ab](\\.[ab])?\\]\\]?\n",
                1 => "\\PC{0,4}",
            ],
            0..12,
        ),
    ) {
        is_plain(&pieces.concat());
    }
}
