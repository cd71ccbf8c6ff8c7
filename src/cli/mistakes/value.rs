//! An invalid value: why, what is allowed, and what may have been meant.

use clap::Arg;
use clap::error::ContextKind;

use super::{Mistake, did_you_mean, find, has_option, quoted};
use crate::cli::Screen;
use crate::cli::entries::{Entry, in_columns, listed, purpose, values};
use crate::cli::full_width::narrowed;
use crate::cli::place::Place;
use crate::cli::reason::reason;
use crate::cli::told::Told;
use crate::cli::wrap::wrap;
use crate::lang::Lang;
use crate::model::{is_part, nearest};
use crate::say;

/// A value that its reader refused, with the reason and, where there is one, the list of what it takes.
pub(super) fn refused(error: &clap::Error, told: &Told, place: &Place, screen: &Screen) -> Mistake {
    let lang = screen.lang;
    let arg = told.one(ContextKind::InvalidArg);
    let value = told.one(ContextKind::InvalidValue);
    let word = quoted(&value, lang);
    let what = match reason(error, lang) {
        Some(reason) => say!(lang,
            zh: "{word}不能用作 {arg}：{reason}",
            en: "{word} is not valid for {arg}: {reason}"
        ),
        None => say!(lang, zh: "{word}不能用作 {arg}。", en: "{word} is not valid for {arg}."),
    };
    let values = find(place, &arg).map(|arg| values(arg, lang));
    // What is blank is blank in any characters.
    let plain = narrowed(&value).filter(|plain| !plain.trim().is_empty());
    let plain = plain.map(|plain| {
        say!(lang,
            zh: "其中有全角字符，半角写作：{plain}",
            en: "It has full-width characters; in plain ones: {plain}"
        )
    });
    Mistake {
        what,
        list: values.and_then(|values| list(&values, screen)),
        hints: plain.into_iter().collect(),
    }
}

/// A value that is not on the list, or none where one is due.
pub(super) fn not_listed(told: &Told, place: &Place, screen: &Screen) -> Mistake {
    let lang = screen.lang;
    let arg = told.one(ContextKind::InvalidArg);
    let value = told.one(ContextKind::InvalidValue);
    let word = quoted(&value, lang);
    let mut mistake: Mistake = if value.is_empty() {
        say!(lang, zh: "{arg} 还没有写值。", en: "{arg} has no value yet.").into()
    } else {
        say!(lang, zh: "{arg} 没有{word}这个值。", en: "{arg} cannot be {word}.").into()
    };

    let values = find(place, &arg).map(|arg| values(arg, lang));
    let values = values.unwrap_or_default();
    mistake.list = list(&values, screen);
    let plain = narrowed(&value).filter(|plain| values.iter().any(|it| it.term == *plain));
    let option = has_option(place.command(), &value).then(|| format!("--{value}"));
    let meant = plain
        .or(option)
        .or_else(|| nearest(&value, values.iter().map(|it| it.term.as_str())).map(str::to_owned));
    let mut meant = meant.map_or_else(|| holding(&value, &values), |meant| vec![meant]);
    if meant.is_empty() && !value.is_empty() {
        meant = holding(&value, &options(place, lang));
    }
    let hints = meant.iter().map(|it| did_you_mean(it, lang));
    mistake.hints.extend(hints);
    mistake
}

/// The options that the command has of its own: what is no value of a list may be one, as `original` is `--original-at`.
fn options(place: &Place, lang: Lang) -> Vec<Entry> {
    let all = place.command().get_arguments();
    let own = all.filter(|it| it.get_long().is_some() && !it.is_global_set() && !it.is_hide_set());
    let entry = |it: &Arg| Entry {
        term: it.to_string(),
        text: purpose(it, lang),
        ..Entry::default()
    };
    own.map(entry).collect()
}

/// The values there are: one a line with its meaning, or in a row where no meaning says more than the value.
fn list(values: &[Entry], screen: &Screen) -> Option<String> {
    if values.iter().any(|value| !value.text.is_empty()) {
        return Some(in_columns(values, screen));
    }
    let terms: Vec<&str> = values.iter().map(|value| value.term.as_str()).collect();
    let values = listed(&terms, screen.lang);
    let row = say!(screen.lang, zh: "可选值：{values}", en: "It can be: {values}");
    (!terms.is_empty()).then(|| wrap(&row, screen.columns).join("\n"))
}

/// What has the typed word in it or in its meaning, as 续转方案与询价 has 询价; nothing where that is more than a few.
pub(super) fn holding(word: &str, entries: &[Entry]) -> Vec<String> {
    const FEW: usize = 2;
    let holds = |it: &&Entry| is_part(word, &it.text) || is_part(word, &it.term);
    let holding = entries.iter().filter(holds);
    let terms: Vec<String> = holding.map(|it| it.term.clone()).collect();
    match terms.len() <= FEW {
        true => terms,
        false => Vec::new(),
    }
}
