//! A command to type, built from typed words: words of a record can be pasted, and the shell neither runs nor
//! splits them.

mod ask;
mod quote;

use std::fmt::Display;

use chrono::NaiveDate;

pub use ask::{Ask, is_placeholder, is_placeholder_of};

use super::visible::visible;
use crate::lang::Lang;
use crate::model::is_blank;
use crate::say;
use quote::quoted;

/// A command for a person to type: `kefu("claim pay").word(client).word(claim)`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Command {
    folder: Option<String>,
    name: &'static str,
    parts: Vec<Part>,
}

/// One word of a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Word {
    /// A word of a record or a person, or a code: an id, a name, a path, a date.
    Said(String),
    /// What the person must fill in.
    Asked(Ask),
    /// `p1=结果`: a known word, and something to fill in for it.
    AskedOf(String, Ask),
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Word(Word),
    Option(&'static str, Word),
    Flag(&'static str),
}

/// Begins a command by its noun and verb.
pub fn kefu(name: &'static str) -> Command {
    Command {
        folder: None,
        name,
        parts: Vec::new(),
    }
}

/// Begins a command that corrects a key of an entry, its new value to be filled in.
pub fn correct(client: &str, entry: &str, key: &str, value: Ask) -> Command {
    let asked = Word::AskedOf(key.to_owned(), value);
    kefu("correct").word(client).word(entry).word(asked)
}

/// Begins the command that rates a service year; one that is not the year of today is named (D32).
pub fn rating_set(client: &str, income: impl Into<Word>, another: Option<NaiveDate>) -> Command {
    kefu("rating set")
        .word(client)
        .option("--income", income)
        .options("--year", another)
}

/// Begins the command that plans a service, its four fields to be filled in; what is added to an issued plan is a
/// revision with its reason (D53).
pub fn plan_add(client: &str, service: impl Into<Word>, is_issued: bool) -> Command {
    let add = kefu("plan add")
        .word(client)
        .word(service)
        .word(Ask::CONTENT)
        .option("--start", Ask::DATE)
        .option("--finish", Ask::DATE)
        .option("--handler", Ask::NAME);
    match is_issued {
        true => add.option("--reason", Ask::CAUSE),
        false => add,
    }
}

/// Commands to be typed one after the other.
pub fn in_turn(lang: Lang, commands: &[String]) -> String {
    commands.join(lang.pick("，再运行：", ", then: "))
}

impl Command {
    /// Changes to a folder first, when one is given.
    #[must_use]
    pub fn within(mut self, folder: Option<impl Display>) -> Command {
        self.folder = folder.map(|folder| folder.to_string());
        self
    }

    /// Adds a word.
    #[must_use]
    pub fn word(self, word: impl Into<Word>) -> Command {
        self.with(Part::Word(word.into()))
    }

    /// Adds several words.
    #[must_use]
    pub fn words<T: Into<Word>>(self, words: impl IntoIterator<Item = T>) -> Command {
        words.into_iter().fold(self, Command::word)
    }

    /// Adds an option, `--on`, with its value.
    #[must_use]
    pub fn option(self, name: &'static str, value: impl Into<Word>) -> Command {
        self.with(Part::Option(name, value.into()))
    }

    /// Adds an option as often as there are values.
    #[must_use]
    pub fn options<T: Into<Word>>(
        self,
        name: &'static str,
        values: impl IntoIterator<Item = T>,
    ) -> Command {
        let add = |command: Command, value| command.option(name, value);
        values.into_iter().fold(self, add)
    }

    /// Adds an option that takes no value.
    #[must_use]
    pub fn flag(self, name: &'static str) -> Command {
        self.with(Part::Flag(name))
    }

    fn with(mut self, part: Part) -> Command {
        self.parts.push(part);
        self
    }

    /// The command as it is typed in a shell, its placeholders in this language.
    ///
    /// A control character cannot be typed, and a screen would show another one in its place; a blank word, such as the
    /// id of an entry that has none, no command takes. The answer is then a sentence that says so.
    pub fn say(&self, lang: Lang) -> String {
        let said = || self.parts.iter().filter_map(Part::said);
        if said().any(|said| is_blank(Some(said))) {
            return say!(lang,
                zh: "所需的编号或名称没有写明，须先补上",
                en: "an id or a name that this needs is not on record and must be added first");
        }
        let mut said = said().chain(self.folder.as_deref());
        match said.find(|said| visible(said) != *said) {
            Some(text) => {
                let text = visible(text);
                say!(lang,
                    zh: "“{text}”中有不能键入的字符，须先改正",
                    en: "'{text}' has a character that cannot be typed and must be corrected first")
            }
            None => self.typed(lang),
        }
    }

    fn typed(&self, lang: Lang) -> String {
        let mut typed = String::new();
        if let Some(folder) = &self.folder {
            let here = if begins_with_a_dash(folder) { "./" } else { "" };
            typed = format!("cd {here}{} && ", quoted(folder));
        }
        typed.push_str("kefu ");
        typed.push_str(self.name);
        let mut add = |part: &Part| {
            typed.push(' ');
            typed.push_str(&part.typed(lang));
        };
        if self.parts.iter().any(Part::looks_like_an_option) {
            // After `--` all are words, so the options go before it.
            let (words, options): (Vec<_>, Vec<_>) = self.parts.iter().partition(|it| it.is_word());
            options.into_iter().for_each(&mut add);
            add(&Part::Flag("--"));
            words.into_iter().for_each(add);
        } else {
            self.parts.iter().for_each(add);
        }
        typed
    }
}

impl Part {
    fn is_word(&self) -> bool {
        matches!(self, Part::Word(_))
    }

    /// Whether `kefu` would take a word for an option.
    fn looks_like_an_option(&self) -> bool {
        matches!(self, Part::Word(word) if word.said().is_some_and(begins_with_a_dash))
    }

    /// The known word.
    fn said(&self) -> Option<&str> {
        match self {
            Part::Word(word) | Part::Option(_, word) => word.said(),
            Part::Flag(_) => None,
        }
    }

    fn typed(&self, lang: Lang) -> String {
        match self {
            Part::Word(word) => word.typed(lang),
            Part::Option(name, value) => {
                let tie = value.said().is_some_and(begins_with_a_dash);
                let tie = if tie { '=' } else { ' ' };
                format!("{name}{tie}{}", value.typed(lang))
            }
            Part::Flag(name) => (*name).to_owned(),
        }
    }
}

fn begins_with_a_dash(text: &str) -> bool {
    text.starts_with('-')
}

impl Word {
    fn said(&self) -> Option<&str> {
        match self {
            Word::Said(said) | Word::AskedOf(said, _) => Some(said),
            Word::Asked(_) => None,
        }
    }

    fn typed(&self, lang: Lang) -> String {
        match self {
            Word::Said(said) => quoted(said),
            Word::Asked(ask) => ask.say(lang).to_owned(),
            Word::AskedOf(said, ask) => format!("{}={}", quoted(said), ask.say(lang)),
        }
    }
}

impl<T: Display> From<T> for Word {
    fn from(said: T) -> Word {
        Word::Said(said.to_string())
    }
}

impl From<Ask> for Word {
    fn from(ask: Ask) -> Word {
        Word::Asked(ask)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn both(command: &Command) -> [String; 2] {
        [Lang::Zh, Lang::En].map(|lang| command.say(lang))
    }

    #[test]
    fn words_options_and_placeholders_stand_in_their_order() {
        let close = kefu("claim close")
            .word("huarui")
            .word("k1")
            .option("--on", "2026-11-20")
            .option("--proof", Ask::DOCUMENT);

        assert_eq!(
            both(&close),
            [
                "kefu claim close huarui k1 --on 2026-11-20 --proof 文件编号",
                "kefu claim close huarui k1 --on 2026-11-20 --proof DOCUMENT",
            ]
        );
        assert_eq!(
            kefu("renewal start")
                .word("huarui")
                .words(["p1", "p 2"])
                .say(Lang::En),
            "kefu renewal start huarui p1 'p 2'"
        );
        assert_eq!(
            kefu("plan show")
                .word("huarui")
                .flag("--open")
                .say(Lang::Zh),
            "kefu plan show huarui --open"
        );
    }

    #[test]
    fn what_a_record_says_is_one_word_of_the_shell() {
        let tell = |risk: &str| kefu("risk tell").word("huarui").word(risk).say(Lang::En);

        assert_eq!(tell("$(touch X)"), "kefu risk tell huarui '$(touch X)'");
        assert_eq!(tell("x; touch X"), "kefu risk tell huarui 'x; touch X'");
    }

    #[test]
    fn a_blank_word_is_told_instead() {
        let said = |word: &str| {
            let revise = kefu("plan revise").word("huarui").option("--item", word);
            both(&revise)
        };

        for blank in ["", " ", "\u{3000}"] {
            assert_eq!(
                said(blank),
                [
                    "所需的编号或名称没有写明，须先补上",
                    "an id or a name that this needs is not on record and must be added first"
                ],
                "{blank:?}"
            );
        }
    }

    #[test]
    fn half_a_word_may_be_asked_for() {
        let outcome = |policy| {
            kefu("renewal outcome")
                .word("a")
                .word(Ask::OUTCOME.of(policy))
        };

        assert_eq!(
            both(&outcome("p1")),
            [
                "kefu renewal outcome a p1=结果",
                "kefu renewal outcome a p1=OUTCOME"
            ]
        );
        assert_eq!(
            outcome("p 1").say(Lang::En),
            "kefu renewal outcome a 'p 1'=OUTCOME"
        );
        assert_eq!(
            kefu("review score")
                .option("--score", Ask::POINTS.of("$x"))
                .say(Lang::Zh),
            "kefu review score --score '$x'=分数"
        );
    }

    #[test]
    fn a_word_that_begins_with_a_dash_is_not_taken_for_an_option() {
        let done = kefu("plan done")
            .word("huarui")
            .word("-x")
            .option("--on", Ask::DATE);
        let revise = kefu("plan revise")
            .word("huarui")
            .option("--item", "-x")
            .flag("-n");

        assert_eq!(done.say(Lang::En), "kefu plan done --on DATE -- huarui -x");
        assert_eq!(revise.say(Lang::En), "kefu plan revise huarui --item=-x -n");
    }

    #[test]
    fn a_folder_is_gone_to_first() {
        let check = |folder| kefu("check").within(folder).say(Lang::En);

        assert_eq!(check(None), "kefu check");
        assert_eq!(check(Some("trial")), "cd trial && kefu check");
        assert_eq!(check(Some("a b")), "cd 'a b' && kefu check");
        assert_eq!(check(Some("-x")), "cd ./-x && kefu check");
        assert!(!check(Some("a\nb")).contains("kefu"));
    }

    #[test]
    fn a_word_that_acts_on_the_terminal_makes_a_sentence() {
        let show = |claim: &str| both(&kefu("claim show").word("huarui").word(claim));

        assert_eq!(
            show("k\u{202e}1"),
            [
                "“k\\u{202e}1”中有不能键入的字符，须先改正",
                "'k\\u{202e}1' has a character that cannot be typed and must be corrected first",
            ]
        );
        for acts in ["k\n1", "\u{1b}[31m", "k\u{200b}", "k\t1"] {
            assert!(!show(acts)[1].contains("kefu "), "{acts:?}");
        }
    }
}
