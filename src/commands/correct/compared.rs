//! What `check` says of a record before and after a correction.

use std::collections::HashSet;

use super::Stop;
use crate::commands::check::selection;
use crate::commands::desk::Desk;
use crate::commands::filed::filed;
use crate::document::edit::{self, Edit};
use crate::document::{Document, KeyPath};
use crate::lang::Lang;
use crate::model::{LAYOUT, Record};
use crate::rules::{self, Filed, Finding, Read, Source};
use crate::say;
use crate::standing::Case;
use crate::text;

/// What `check` says now that it did not say before, and what it says no more.
///
/// # Errors
///
/// The record could not be read any more, or would contradict itself: a correction mends a record and does not break it.
pub(super) fn told(
    desk: &Desk<'_>,
    source: &Source<'_>,
    case: &Case<'_>,
    edits: &[Edit],
) -> Result<Vec<String>, Stop> {
    let lang = desk.lang();
    let selection = selection(desk, &[], &[]).map_err(|why| Stop::Refused(why.to_string()))?;
    let ground = desk.ground();
    let text = edit::apply(source.text, edits, &LAYOUT).map_err(Stop::Edit)?;
    let document =
        Document::parse(&text).map_err(|faults| Stop::Unfit(rules::Unfit::of(&text, &faults)))?;
    let reading = Record::read(&document);
    if !reading.faults.is_empty() {
        let file = format!("clients/{}.toml", source.id);
        let faults = text::document::faulty(lang, &file, &reading.faults);
        return Err(Stop::Refused(broken(lang, &faults)));
    }
    let after = Source {
        text: &text,
        read: Read::Whole(&document, &reading),
        ..*source
    };
    // Filed documents are read from the disk only where the correction is about them.
    let documents = KeyPath::of("archive").key("documents");
    let is_about_files = edits.iter().any(|it| it.at().is_under(&documents));
    let on_disk = |record| match is_about_files {
        true => filed(desk, record),
        false => Filed::default(),
    };
    let files = on_disk(case.record);
    let before = rules::look(source, &ground, &selection, &files).findings;
    let files = on_disk(&reading.record);
    let after = rules::look(&after, &ground, &selection, &files).findings;

    let [all_before, all_after] = [&before, &after].map(|it| it.iter().collect::<Vec<_>>());
    let new = more(&all_before, &all_after).into_iter();
    let new = new.filter(|it| CONTRADICTIONS.contains(&it.rule.name));
    if let Some(finding) = new.chain(named_nothing(&all_after, edits)).next() {
        let message = text::finding::message(lang, finding);
        return Err(Stop::Refused(broken(lang, &message)));
    }
    let [before, after] = [all_before, all_after].map(|mut all| {
        all.retain(|it| it.waived.is_none());
        all
    });
    let new = more(&before, &after);
    let mut told = Vec::new();
    for finding in new.iter().take(MOST) {
        let (rule, message) = (finding.rule.name, text::finding::message(lang, finding));
        told.push(say!(lang,
            zh: "核对现在提出 {rule}：{message}",
            en: "check now reports {rule}: {message}"
        ));
    }
    if let Some(rest) = new.len().checked_sub(MOST).filter(|rest| *rest > 0) {
        told.push(say!(lang, zh: "另有 {rest} 个新问题。", en: "And {rest} more new findings."));
    }
    // A rule that now says another thing is told above; that it no longer says the old one would only confuse.
    let speaks = |rule: &&str| new.iter().any(|finding| finding.rule.name == *rule);
    let gone = more(&after, &before).into_iter().map(|it| it.rule.name);
    let mut rules: Vec<&str> = gone.filter(|rule| !speaks(rule)).collect();
    rules.sort_unstable();
    rules.dedup();
    if !rules.is_empty() {
        let rules = lang.list(&rules);
        told.push(say!(lang,
            zh: "核对不再提出：{rules}。",
            en: "check no longer reports: {rules}."
        ));
    }
    Ok(told)
}

/// The rules that say that a record contradicts itself.
const CONTRADICTIONS: [&str; 9] = [
    "date-in-future",
    "dates-out-of-order",
    "id-doubled",
    "name-doubled",
    "reference-unknown",
    "refund-over-premium",
    "service-unknown",
    "shares-over-whole",
    "two-endings",
];

/// Those that say that a key names nothing.
const NAMES_NOTHING: [&str; 2] = ["reference-unknown", "service-unknown"];

/// The findings that a key that was corrected still names nothing: that it named nothing before is no excuse.
fn named_nothing<'f>(
    after: &'f [&'f Finding],
    edits: &'f [Edit],
) -> impl Iterator<Item = &'f Finding> {
    let is_given = |it: &Finding| {
        let mut edits = edits.iter();
        edits.any(|edit| matches!(edit, Edit::Set { at, .. } if it.key.is_under(at)))
    };
    let after = after.iter().copied();
    after.filter(move |it| NAMES_NOTHING.contains(&it.rule.name) && is_given(it))
}

/// How many new findings are told in full.
const MOST: usize = 3;

/// The findings of `after` that are not in `before`. One about the same key that only has another subject, as of a year with
/// another first day, is not new.
fn more<'f>(before: &[&Finding], after: &[&'f Finding]) -> Vec<&'f Finding> {
    let subjects = |all: &[&Finding]| all.iter().map(|it| it.fingerprint()).collect();
    let (was, is): (HashSet<String>, HashSet<String>) = (subjects(before), subjects(after));
    let gone = before.iter().filter(|it| !is.contains(&it.fingerprint()));
    let gone: HashSet<_> = gone.map(|it| (it.rule.name, it.key.to_string())).collect();
    let is_new = |it: &&&Finding| {
        !was.contains(&it.fingerprint()) && !gone.contains(&(it.rule.name, it.key.to_string()))
    };
    after.iter().filter(is_new).copied().collect()
}

fn broken(lang: Lang, message: &str) -> String {
    say!(lang,
        zh: "没有更正，否则记录自相矛盾：{message}",
        en: "Nothing was corrected, because the record would contradict itself: {message}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_contradiction_is_a_rule() {
        for name in CONTRADICTIONS {
            assert!(rules::rule(name).is_some(), "{name}");
        }
        for name in NAMES_NOTHING {
            assert!(CONTRADICTIONS.contains(&name), "{name}");
        }
    }
}
