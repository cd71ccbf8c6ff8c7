//! kefu speaks Chinese and English; every text is written in both, side by side.

/// The language a person reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Lang {
    /// 简体中文.
    Zh,
    /// English.
    En,
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
    /// The words in the language asked for.
    pub fn pick(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh => &self.zh,
            Lang::En => &self.en,
        }
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
}
