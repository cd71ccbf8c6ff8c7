//! Texts that a shell would run, split or lose, in the place of those of a record.

use std::collections::BTreeMap;

use toml::Value;

/// What stands in every piece of a hostile text, so that a piece of one is known wherever it lands.
pub const MARK: &str = "锤";

/// Texts that a shell would run, split, expand or lose, and some that `kefu` would take for an option; the
/// old text goes where `{}` stands.
pub const HOSTILE: [&str; 18] = [
    "$(touch${IFS}X)锤{}",
    "锤{}; touch X 锤",
    "`touch X`锤{}",
    "it's锤{}",
    "-锤{}",
    "锤{} 锤",
    "锤\"{}",
    "锤{}\n锤",
    "$HOME锤{}",
    "*锤{}",
    "~锤{}",
    "#锤{}",
    "华锐锤 \"{}\"",
    "锤{}\\",
    "锤{}&touch X|<>(){}!锤",
    "--锤={}",
    "锤{}\u{3000}\u{a0}锤",
    "锤{} 一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十锤",
];

/// Keys whose texts are words of kefu's own.
const CODES: [&str; 11] = [
    "kind",
    "licence-kind",
    "role",
    "basis",
    "factor",
    "purpose",
    "origin",
    "goal",
    "rule",
    "sha256",
    "service",
];

/// Each text of a record and the hostile one in its stead.
pub struct Twins {
    pub known: BTreeMap<String, String>,
    offset: usize,
}

impl Twins {
    pub fn new(offset: usize) -> Twins {
        let known = BTreeMap::new();
        Twins { known, offset }
    }

    fn of(&mut self, text: &str) -> String {
        let nth = (self.offset + self.known.len()) % HOSTILE.len();
        let hostile = || HOSTILE[nth].replacen("{}", text, 1);
        self.known
            .entry(text.to_owned())
            .or_insert_with(hostile)
            .clone()
    }

    pub fn texts(&mut self, value: &mut Value, key: &str) {
        match value {
            Value::String(text) if !CODES.contains(&key) => *text = self.of(text),
            Value::Array(values) => values.iter_mut().for_each(|it| self.texts(it, key)),
            Value::Table(table) => table.iter_mut().for_each(|(key, it)| self.texts(it, key)),
            _ => {}
        }
    }

    /// A word of a command: an id, a name or a text that a record knows, also before `=` or after it.
    pub fn typed(&self, word: String) -> String {
        if let Some(twin) = self.known.get(&word) {
            return twin.clone();
        }
        match word.split_once('=') {
            Some((of, outcome)) => match self.known.get(of) {
                Some(twin) => format!("{twin}={outcome}"),
                None => word,
            },
            None => word,
        }
    }
}

/// Takes out the days on which something was done, so that a check has much to say.
pub fn forget_what_was_done(value: &mut Value) {
    const STAYS: [&str; 15] = [
        "established",
        "starts",
        "ends",
        "found",
        "requested",
        "loss",
        "on",
        "from",
        "start",
        "finish",
        "due",
        "started",
        "notified",
        "rated",
        "referred",
    ];
    match value {
        Value::Array(values) => values.iter_mut().for_each(forget_what_was_done),
        Value::Table(table) => {
            table.retain(|key, it| !it.is_datetime() || STAYS.contains(&key));
            table
                .iter_mut()
                .for_each(|(_, it)| forget_what_was_done(it));
        }
        _ => {}
    }
}
