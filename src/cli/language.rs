//! The language of this run, chosen before anything is parsed, so that mistakes are reported in it.

use std::ffi::OsString;
use std::fmt;

use crate::lang::Lang;
use crate::say;

/// The language asked for: `--lang`, then `KEFU_LANG`, then the workspace's `lang`, then the locale.
///
/// `args` may begin with the program's name; `--lang` is looked for up to a `--`, and one without a value
/// is left to the parser to complain about. Of two, before the command and after it, the last counts, as of every option
/// that all commands take. An empty `KEFU_LANG` counts as unset.
///
/// Of locales `zh`, `zh_CN.UTF-8`, `zh-Hans-CN` and their like speak Chinese. All others speak English, and
/// so do `C`, `POSIX` and none at all: that locale promises English messages and, at times, a terminal
/// without Han characters. Under cron a Chinese firm says `lang = "zh"` in its `kefu.toml`.
///
/// # Errors
///
/// A word that is neither `zh` nor `en`, anywhere but in the locale.
pub fn wanted(
    args: &[OsString],
    env: impl Fn(&str) -> Option<String>,
    workspace_lang: Option<&str>,
    locale: Option<&str>,
) -> Result<Lang, UnknownLanguage> {
    let options = lang_options(args);
    let unknown = options.iter().find(|word| of_code(word).is_none());
    let asked = [
        (Asked::Option, unknown.or(options.last()).cloned()),
        (
            Asked::Environment,
            env("KEFU_LANG").filter(|word| !word.is_empty()),
        ),
        (Asked::Workspace, workspace_lang.map(str::to_owned)),
    ];
    let mut asked = asked.into_iter().filter_map(|(by, word)| Some((by, word?)));

    let Some((by, word)) = asked.next() else {
        return Ok(of_locale(locale));
    };
    of_code(&word).ok_or_else(|| UnknownLanguage {
        word,
        by,
        reader: (options.iter().rev().find_map(|word| of_code(word)))
            .or_else(|| asked.find_map(|(_, word)| of_code(&word)))
            .unwrap_or_else(|| of_locale(locale)),
    })
}

/// A word given for the language that is neither `zh` nor `en`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownLanguage {
    /// The word, as it was given.
    pub word: String,
    /// Where it was given.
    pub by: Asked,
    /// The language for the message: the one that would be used without the word.
    pub reader: Lang,
}

/// Where a language was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asked {
    /// `--lang`.
    Option,
    /// `KEFU_LANG`.
    Environment,
    /// `lang` in the workspace's `kefu.toml`.
    Workspace,
}

/// The sentence that says so, in the reader's language.
impl fmt::Display for UnknownLanguage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let place = match self.by {
            Asked::Option => "--lang".to_owned(),
            Asked::Environment => "KEFU_LANG".to_owned(),
            Asked::Workspace => say!(self.reader, zh: "kefu.toml 的 lang", en: "lang in kefu.toml"),
        };
        let word = super::shown::shown(&self.word);
        f.write_str(&say!(self.reader,
            zh: "{place} 只能写 zh（中文）或 en（英文），不能写“{word}”。",
            en: "{place} is zh (Chinese) or en (English), not '{word}'."
        ))
    }
}

impl std::error::Error for UnknownLanguage {}

/// The values of every `--lang` before a `--`.
fn lang_options(args: &[OsString]) -> Vec<String> {
    let mut words = args
        .iter()
        .map(|word| word.to_string_lossy())
        .take_while(|word| word != "--");
    let mut values = Vec::new();
    while let Some(word) = words.next() {
        if word == "--lang" {
            values.extend(words.next().map(String::from));
        } else if let Some(value) = word.strip_prefix("--lang=") {
            values.push(value.to_owned());
        }
    }
    values
}

fn of_code(word: &str) -> Option<Lang> {
    match word {
        "zh" => Some(Lang::Zh),
        "en" => Some(Lang::En),
        _ => None,
    }
}

fn of_locale(locale: Option<&str>) -> Lang {
    let language = locale.unwrap_or("C").split(['_', '-', '.', '@']).next();
    match language {
        Some(language) if language.eq_ignore_ascii_case("zh") => Lang::Zh,
        _ => Lang::En,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(
        line: &str,
        env: Option<&str>,
        workspace: Option<&str>,
        locale: Option<&str>,
    ) -> Result<Lang, String> {
        let args: Vec<OsString> = line.split_whitespace().map(OsString::from).collect();
        let env = |name: &str| env.filter(|_| name == "KEFU_LANG").map(str::to_owned);
        wanted(&args, env, workspace, locale).map_err(|unknown| unknown.to_string())
    }

    #[test]
    fn the_nearest_wish_counts() {
        let zh_everywhere = |line, env| asked(line, env, Some("zh"), Some("zh_CN.UTF-8"));

        assert_eq!(
            zh_everywhere("kefu next --lang en", Some("zh")),
            Ok(Lang::En)
        );
        assert_eq!(
            zh_everywhere("kefu --lang=en next", Some("zh")),
            Ok(Lang::En)
        );
        assert_eq!(zh_everywhere("kefu next", Some("en")), Ok(Lang::En));
        assert_eq!(zh_everywhere("kefu next", Some("")), Ok(Lang::Zh));
        assert_eq!(asked("kefu", None, Some("en"), Some("zh_CN")), Ok(Lang::En));
        assert_eq!(asked("kefu", None, None, Some("zh_CN")), Ok(Lang::Zh));
    }

    #[test]
    fn of_two_the_last_counts_and_neither_may_be_unknown() {
        let told = |line| asked(line, None, None, None);

        assert_eq!(told("kefu --lang en next --lang zh"), Ok(Lang::Zh));
        assert_eq!(told("kefu --lang=zh next --lang en"), Ok(Lang::En));
        assert_eq!(told("kefu --lang zh next -- --lang en"), Ok(Lang::Zh));
        let unknown = "--lang 只能写 zh（中文）或 en（英文），不能写“fr”。";
        for line in [
            "kefu --lang fr next --lang zh",
            "kefu --lang zh next --lang fr",
        ] {
            assert_eq!(told(line), Err(unknown.to_owned()), "{line}");
        }
    }

    #[test]
    fn what_stands_after_a_double_dash_is_no_option() {
        assert_eq!(
            asked("kefu log -- --lang zh", None, None, None),
            Ok(Lang::En)
        );
        assert_eq!(
            asked("kefu log --lang -- zh", None, None, None),
            Ok(Lang::En)
        );
        assert_eq!(asked("kefu log --lang", None, None, None), Ok(Lang::En));
        assert_eq!(
            asked("kefu log --language zh", None, None, None),
            Ok(Lang::En)
        );
    }

    #[test]
    fn a_locale_is_chinese_or_it_is_english() {
        for zh in ["zh", "zh_CN.UTF-8", "zh-Hans-CN", "zh.UTF-8", "ZH_cn"] {
            assert_eq!(asked("kefu", None, None, Some(zh)), Ok(Lang::Zh), "{zh}");
        }
        for en in [
            "en_GB.UTF-8",
            "de_DE",
            "C",
            "C.UTF-8",
            "POSIX",
            "",
            "zha_CN",
        ] {
            assert_eq!(asked("kefu", None, None, Some(en)), Ok(Lang::En), "{en}");
        }
        assert_eq!(asked("kefu", None, None, None), Ok(Lang::En));
    }

    #[test]
    fn an_unknown_language_is_told_in_the_one_that_is_left() {
        let told = |line, env, workspace, locale| asked(line, env, workspace, locale).unwrap_err();

        assert_eq!(
            told("kefu --lang fr", None, Some("zh"), None),
            "--lang 只能写 zh（中文）或 en（英文），不能写“fr”。"
        );
        assert_eq!(
            told("kefu", Some("fr\u{1b}"), None, None),
            "KEFU_LANG is zh (Chinese) or en (English), not 'fr\\u{1b}'."
        );
        assert_eq!(
            told("kefu", None, Some("fr"), Some("zh_CN")),
            "kefu.toml 的 lang 只能写 zh（中文）或 en（英文），不能写“fr”。"
        );
        assert_eq!(
            told("kefu", None, Some("ZH"), None),
            "lang in kefu.toml is zh (Chinese) or en (English), not 'ZH'."
        );
    }
}
