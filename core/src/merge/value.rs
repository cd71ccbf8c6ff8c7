//! One value with what both sides made of it; lists of words grow and shrink on both sides.

use super::weave::{counted, weave};
use crate::document::{ArrayForm, Item, Literal, Value, with_value};

/// What a value says, however it is written: equal for `"a"` and `'a'`.
pub(super) fn said(source: &str) -> String {
    let line = format!("v = {source}\n");
    let read = line.parse::<toml::Table>();
    read.map_or_else(|_| source.to_owned(), |table| format!("{:?}", table["v"]))
}

/// Whether two values say the same.
pub(super) fn same(one: &str, other: &str) -> bool {
    one == other || said(one) == said(other)
}

/// The words that a value is; `None` for any other value.
pub(super) fn text_of(source: &str) -> Option<String> {
    let inner = source.strip_prefix('"').and_then(|it| it.strip_suffix('"'));
    let is_plain = |it: &&str| !it.contains(['"', '\\', '\n']);
    if let Some(plain) = inner.filter(is_plain) {
        return Some(plain.to_owned());
    }
    with_value(source, |value| match value.value() {
        Value::Text(text) => Some(text.to_owned()),
        _ => None,
    })
}

/// The value with every id in it, alone or in a list, that is `from` made `to`; `None` where it has none.
pub(super) fn with_id(source: &str, from: &str, to: &str) -> Option<String> {
    let is_it = |item: &Item<'_>| matches!(item.value(), Value::Text(text) if text == from);
    let places = |value: Item<'_>| {
        let found: Vec<Item<'_>> = match value.value() {
            Value::Array(ArrayForm::Inline) => value.items().filter(is_it).collect(),
            _ => [value].into_iter().filter(is_it).collect(),
        };
        let begin = value.span().range().start;
        let place = |item: &Item<'_>| {
            let range = item.span().range();
            range.start - begin..range.end - begin
        };
        Some(found.iter().map(place).collect::<Vec<_>>())
    };
    let places = with_value(source, places)?;
    let mut new = source.to_owned();
    for place in places.iter().rev() {
        new.replace_range(place.clone(), &Literal::from(to).to_string());
    }
    (!places.is_empty()).then_some(new)
}

/// The value of three versions: that of the side that changed it, or a list that both changed. `None` is a conflict.
pub(super) fn of_three(base: Option<&str>, ours: &str, theirs: &str) -> Option<String> {
    if same(ours, theirs) {
        // Written in two ways: as the side that wrote it again, or as the one that sorts first.
        let written = match base {
            Some(base) if base == ours => theirs,
            Some(base) if base == theirs => ours,
            _ => ours.min(theirs),
        };
        return Some(written.to_owned());
    }
    match base {
        Some(base) if same(base, ours) => Some(theirs.to_owned()),
        Some(base) if same(base, theirs) => Some(ours.to_owned()),
        _ => list(base.unwrap_or("[]"), ours, theirs),
    }
}

/// A list of plain values on one line: what either side added is in it, what either took away is not.
fn list(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let [base, ours, theirs] = [elements(base)?, elements(ours)?, elements(theirs)?];
    let [in_base, in_ours, in_theirs] = [&base, &ours, &theirs].map(|it| {
        let said = it.iter().map(|(_, said)| said.clone());
        counted(said)
    });
    let woven = weave(&in_base, &in_ours, &in_theirs, &super::weave::first_first);
    let stays = |it: &&(String, usize)| {
        !in_base.contains(it) || (in_ours.contains(it) && in_theirs.contains(it))
    };
    let written = |it: &(String, usize)| {
        let find = |names: &[(String, usize)], of: &[(String, String)]| {
            let nth = names.iter().position(|name| name == it)?;
            Some(of[nth].0.clone())
        };
        let found = [find(&in_ours, &ours), find(&in_theirs, &theirs)];
        found.into_iter().flatten().min()
    };
    let kept: Vec<String> = woven.iter().filter(stays).filter_map(written).collect();
    Some(format!("[{}]", kept.join(", ")))
}

/// The elements of a list of plain values, each as it is written and what it says.
pub(super) fn elements(source: &str) -> Option<Vec<(String, String)>> {
    if source.contains('\n') {
        return None;
    }
    with_value(source, |list| {
        if !matches!(list.value(), Value::Array(ArrayForm::Inline)) {
            return None;
        }
        list.items()
            .map(|item| match item.value() {
                Value::Table(_) | Value::Array(_) => None,
                _ => Some((item.source().to_owned(), said(item.source()))),
            })
            .collect()
    })
}

/// A part of a line that says nothing to kefu, such as blanks: that of the side that changed it.
pub(super) fn plain<'t>(base: Option<&'t str>, ours: &'t str, theirs: &'t str) -> &'t str {
    match base {
        Some(base) if base == ours => theirs,
        Some(base) if base == theirs => ours,
        _ => ours.min(theirs),
    }
}

/// What follows on a line: where both sides wrote a comment of their own, both of them.
pub(super) fn after(base: Option<&str>, ours: &str, theirs: &str) -> String {
    let is_comment = |it: &str| it.contains('#');
    let is_changed = |it: &str| base.is_none_or(|base| base != it);
    let both = is_changed(ours) && is_changed(theirs) && is_comment(ours) && is_comment(theirs);
    if both && ours.trim() != theirs.trim() {
        let (first, then) = (ours.min(theirs), ours.max(theirs));
        return format!("{}  {}", first.trim_end(), then.trim());
    }
    if is_changed(ours) && is_changed(theirs) && is_comment(ours) != is_comment(theirs) {
        let kept = if is_comment(ours) { ours } else { theirs };
        return kept.to_owned();
    }
    plain(base, ours, theirs).to_owned()
}

/// Comments and blank lines: every comment that either side wrote, none that either took away.
pub(super) fn comments(base: &[String], ours: &[String], theirs: &[String]) -> Vec<String> {
    if ours == theirs || theirs == base {
        return ours.to_vec();
    }
    if ours == base {
        return theirs.to_vec();
    }
    let [base, ours, theirs] = [base, ours, theirs].map(Remarks::of);
    let woven = weave(
        &base.words,
        &ours.words,
        &theirs.words,
        &super::weave::first_first,
    );
    let mut lines = Vec::new();
    for words in woven {
        let is_gone = base.words.contains(&words)
            && !(ours.words.contains(&words) && theirs.words.contains(&words));
        if is_gone {
            continue;
        }
        let blanks = ours.blanks(&words).max(theirs.blanks(&words));
        lines.extend(std::iter::repeat_n(String::new(), blanks));
        lines.push(words.0);
    }
    let last = ours.last_blanks.max(theirs.last_blanks);
    lines.extend(std::iter::repeat_n(String::new(), last));
    lines
}

/// The comments of several lines, each with the blank lines above it.
struct Remarks {
    words: Vec<(String, usize)>,
    blanks: Vec<usize>,
    last_blanks: usize,
}

impl Remarks {
    fn of(lines: &[String]) -> Remarks {
        let (mut words, mut blanks, mut above) = (Vec::new(), Vec::new(), 0);
        for line in lines {
            if line.trim().is_empty() {
                above += 1;
            } else {
                words.push(line.clone());
                blanks.push(std::mem::take(&mut above));
            }
        }
        Remarks {
            words: counted(words.into_iter()),
            blanks,
            last_blanks: above,
        }
    }

    fn blanks(&self, words: &(String, usize)) -> usize {
        let nth = self.words.iter().position(|it| it == words);
        nth.map_or(0, |nth| self.blanks[nth])
    }
}
