//! Every fault of a record, in both languages.

use super::*;
use crate::document::Document;

/// Every description in `toml_parser` 1.1.5 and in our own tree.
const DESCRIPTIONS: &[&str] = &[
    "`_` may only go between digits",
    "cannot extend value of type array with a dotted key",
    "cannot recurse further; max recursion depth met",
    "carriage return must be followed by newline",
    "duplicate key",
    "extra `=`",
    "extra assignment between key-value pairs",
    "extra comma in array",
    "extra comma in inline table",
    "integers with a radix cannot be signed",
    "invalid basic string",
    "invalid binary number",
    "invalid boolean",
    "invalid comment character",
    "invalid date, expected day between 01 and 28",
    "invalid date-time",
    "invalid datetime, expected year or hour",
    "invalid exponent",
    "invalid float",
    "invalid fraction",
    "invalid hexadecimal number",
    "invalid inline table element",
    "invalid integer number",
    "invalid key",
    "invalid key-value pair",
    "invalid literal string",
    "invalid mantissa",
    "invalid multi-line basic string",
    "invalid multi-line literal string",
    "invalid octal number",
    "invalid offset",
    "invalid string",
    "invalid table",
    "invalid time, expected minute",
    "invalid unquoted key",
    "invalid value",
    "key with no value",
    "keys cannot be multi-line basic strings",
    "keys cannot be multi-line literal strings",
    "missing array opening",
    "missing assignment between key-value pairs",
    "missing comma between array elements",
    "missing comma between key-value pairs",
    "missing comment start",
    "missing escaped value",
    "missing inline table opening",
    "missing key for inline table element",
    "missing opening quote",
    "missing table open",
    "missing value",
    "full-width digits",
    "missing value for key",
    "radix must be lowercase",
    "redundant integer number prefix",
    "redundant numeric sign",
    "string values must be quoted",
    "the text is too long",
    "too few unicode value digits",
    "unclosed array",
    "unclosed array table",
    "unclosed inline table",
    "unclosed table",
    "unexpected `=` in array",
    "unexpected content",
    "unexpected content between comment and newline",
    "unexpected key or value",
    "unexpected leading zero",
    "unexpected sign",
    "unquoted keys cannot be empty",
];

#[test]
fn every_description_of_the_parser_is_put_into_words() {
    for what in DESCRIPTIONS {
        assert!(known(what).is_some(), "{what}");
    }
    assert_eq!(
        syntax(Lang::Zh, "something new"),
        "此处不合 TOML 格式（something new）。"
    );
    assert_eq!(
        syntax(Lang::En, "something new"),
        "This is not TOML here (something new)."
    );
}

#[test]
fn the_mistakes_people_make_are_told_in_words_that_fit() {
    let first = |text: &str| syntax(Lang::En, &Document::parse(text).unwrap_err()[0].what);

    let date = "There is no such day, or it is not written like one. Write a date as 2026-03-02.";
    assert_eq!(first("on = 2026-02-30"), date);
    assert_eq!(first("on = 2026-3-2"), date);
    assert_eq!(
        first("name = 陈静"),
        "Put words in straight quotes, such as name = \"Chen Jing\"."
    );
    assert_eq!(
        first("a = 1\na = 2"),
        "The same key is here a second time. Remove one of the two."
    );
    assert_eq!(
        first("a"),
        "A line reads: key = value. The equal sign, the key or the value is missing here."
    );
    assert_eq!(
        first("a = ['b' 'c']"),
        "A comma is missing between two entries."
    );
    assert_eq!(
        first("phone = 0532"),
        "A number cannot begin with 0; put telephone numbers and the like in quotes."
    );
    assert_eq!(
        first("[team"),
        "This is not how a section begins. Write [team], or [[diary]] for an entry."
    );
}

#[test]
fn a_value_of_the_wrong_kind_is_told_with_what_to_write() {
    let key = KeyPath::of("client").key("closed");
    let told = |lang, it| problem(lang, &key, &it);

    let quoted = Problem::Expected(Expected::DateWithoutQuotes);
    assert_eq!(
        told(Lang::Zh, quoted.clone()),
        "client.closed 应为不加引号的日期，如 2026-03-02。"
    );
    assert_eq!(
        told(Lang::En, quoted),
        "client.closed must be a date without quotes, such as 2026-03-02."
    );
    let word = |near| Problem::NotOneOf {
        found: "dirct".into(),
        allowed: vec!["direct", "channel"],
        near,
    };
    assert_eq!(
        told(Lang::Zh, word(Some("direct"))),
        "client.closed 不能填“dirct”。是否应为“direct”？可填：direct、channel。"
    );
    assert_eq!(
        told(Lang::En, word(Some("direct"))),
        "client.closed cannot be 'dirct'. Did you mean 'direct'? It takes: direct, channel."
    );
    assert_eq!(
        told(Lang::En, word(None)),
        "client.closed cannot be 'dirct'. It takes: direct, channel."
    );
    assert_eq!(
        told(Lang::Zh, Problem::OutOfRange { least: 1, most: 5 }),
        "client.closed 应在 1 至 5 之间。"
    );
    assert_eq!(
        told(Lang::En, Problem::Missing),
        "client.closed is missing; it must be given."
    );
}
