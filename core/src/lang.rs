//! kefu speaks Chinese and English; every text is written in both, side by side.

/// The language a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 简体中文.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// What stands between the parts of a list.
    pub fn comma(self) -> &'static str {
        self.pick("、", ", ")
    }

    /// The parts of a list in a sentence.
    pub fn list(self, parts: &[impl AsRef<str>]) -> String {
        let parts: Vec<&str> = parts.iter().map(AsRef::as_ref).collect();
        parts.join(self.comma())
    }

    /// Of what is there in both languages, that in this one.
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Lang::Zh => zh,
            Lang::En => en,
        }
    }

    /// The language as HTML and Word name it.
    pub fn tag(self) -> &'static str {
        self.pick("zh-CN", "en")
    }
}

/// One text in both languages, where the words are data rather than a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Both {
    /// The Chinese words.
    pub zh: String,
    /// The English words.
    pub en: String,
}

impl Both {
    /// Both halves as one string, as [`both!`](crate::both) makes it, where the words hold data:
    /// the message of a value parser that names what it was given.
    pub fn joined(&self) -> String {
        format!("{}{BETWEEN}{}", self.zh, self.en)
    }

    /// The words in the language asked for.
    pub fn pick(&self, lang: Lang) -> &str {
        lang.pick(&self.zh, &self.en)
    }
}

/// A sentence in the reader's language: `say!(lang, zh: "…{name}…", en: "…{name}…")`.
///
/// Names are captured inline, so a missing language or a misspelt name does not compile.
#[macro_export]
macro_rules! say {
    ($lang:expr, zh: $zh:literal, en: $en:literal $(,)?) => {
        match $lang {
            $crate::lang::Lang::Zh => format!($zh),
            $crate::lang::Lang::En => format!($en),
        }
    };
}

/// What stands between the halves of a text made by [`both!`](crate::both): ASCII's unit separator,
/// which nobody types and no terminal shows.
pub const BETWEEN: char = '\u{1f}';

/// A constant text in both languages, `both!("登记客户", "Record a client")`, for places that hold one
/// string, such as clap's attributes.
///
/// [`half`] takes the language out again; the words are literals, so `concat!` makes one constant.
#[macro_export]
macro_rules! both {
    ($zh:literal, $en:literal $(,)?) => {
        concat!($zh, "\u{1f}", $en)
    };
}

/// The half of a [`both!`](crate::both) text that is in this language; a text without halves, whole.
pub fn half(text: &str, lang: Lang) -> &str {
    match (text.split_once(BETWEEN), lang) {
        (Some((zh, _)), Lang::Zh) => zh,
        (Some((_, en)), Lang::En) => en,
        (None, _) => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_said_in_the_language_asked_for() {
        let name = "华锐重工";
        let sentence = |lang| say!(lang, zh: "已登记：{name}", en: "Recorded: {name}");

        assert_eq!(sentence(Lang::Zh), "已登记：华锐重工");
        assert_eq!(sentence(Lang::En), "Recorded: 华锐重工");
    }

    #[test]
    fn one_string_holds_both_languages_and_gives_back_either() {
        const ABOUT: &str = both!("登记客户", "Record a client");

        assert_eq!(half(ABOUT, Lang::Zh), "登记客户");
        assert_eq!(half(ABOUT, Lang::En), "Record a client");
        assert_eq!(half("kefu.toml", Lang::Zh), "kefu.toml");
        assert_eq!(half("kefu.toml", Lang::En), "kefu.toml");

        let joined = Both {
            zh: "登记客户".into(),
            en: "Record a client".into(),
        };
        assert_eq!(joined.joined(), ABOUT);
    }
}
