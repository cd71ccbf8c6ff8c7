//! A merge conflict that git left is reported once, not once for each line.

use chrono::NaiveDate;

use crate::document::{KeyPath, Place, SyntaxFault};
use crate::rules::{Check, Consequence, Detail, Findings, Group, Read, Rule, Source};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "conflict-markers",
    group: Group::Record,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "added",
    check: Check::Text(check),
};

const BEGIN: &str = "<<<<<<< ";
/// The mark above the old text, if git is set to show it. If the first side was deleted by hand, the conflict
/// begins here.
const BASE: &str = "|||||||";
const END: &str = ">>>>>>> ";

fn check(source: &Source<'_>, _: NaiveDate, findings: &mut Findings) {
    let Read::Broken(faults) = source.read else {
        return;
    };
    for (first, last) in conflicts(source.text, faults) {
        add(first, last, findings);
    }
}

/// The first line of each conflict that makes a text unreadable, and its last one where that is still there.
pub(in crate::rules) fn conflicts(text: &str, faults: &[SyntaxFault]) -> Vec<(u32, Option<u32>)> {
    let mut found = Vec::new();
    if !stand_in(text, faults) {
        return found;
    }
    let mut begun: Option<u32> = None;
    for (line, text) in (1..).zip(text.lines()) {
        if text.starts_with(BASE) {
            begun.get_or_insert(line);
        } else if text.starts_with(BEGIN) {
            // One conflict within another, or one whose end was already deleted.
            if let Some(first) = begun.replace(line) {
                found.push((first, None));
            }
        } else if text.starts_with(END)
            && let Some(first) = begun.take()
        {
            found.push((first, Some(line)));
        }
    }
    found.extend(begun.map(|first| (first, None)));
    found
}

/// Whether a conflict makes the text unreadable: the parser found a fault where it begins. Marks inside
/// quoted text do not count.
pub(super) fn stand_in(text: &str, faults: &[SyntaxFault]) -> bool {
    let mut lines = faults.iter().map(|fault| {
        let at = fault.at.start as usize;
        let begin = text.get(..at)?.rfind('\n').map_or(0, |end| end + 1);
        text.get(begin..)
    });
    lines.any(|line| line.is_some_and(begins))
}

/// The line of the first conflict, if one makes the text unreadable.
pub(in crate::rules) fn first(text: &str, faults: &[SyntaxFault]) -> Option<usize> {
    if !stand_in(text, faults) {
        return None;
    }
    let before = text.lines().position(begins);
    before.map(|before| before + 1)
}

fn begins(line: &str) -> bool {
    line.starts_with(BEGIN) || line.starts_with(BASE)
}

fn add(first: u32, last: Option<u32>, findings: &mut Findings) {
    let finding = findings.add(&RULE, KeyPath::root(), Detail::Conflict { last });
    finding.place = Some(Place {
        line: first,
        column: 1,
    });
    finding.subject = "conflict".to_owned();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::record::unreadable;
    use crate::rules::testing::values::{at, found};

    const TODAY: &str = "2026-11-20";

    #[test]
    fn each_conflict_is_told_once_and_its_syntax_not_at_all() {
        let conflict = "<<<<<<< HEAD\nkind = 'direct'\n=======\nkind = 'channel'\n>>>>>>> theirs\n";
        let text = format!("[client]\nname = '甲'\n{conflict}sector = '机械'\n{conflict}");

        assert_eq!(
            found(&RULE, TODAY, &text),
            [
                at(
                    "jia/conflict-markers/conflict 3:1",
                    Detail::Conflict { last: Some(7) }
                ),
                at(
                    "jia/conflict-markers/conflict#2 9:1",
                    Detail::Conflict { last: Some(13) }
                ),
            ]
        );
        assert_eq!(found(&unreadable::RULE, TODAY, &text), []);
    }

    #[test]
    fn an_end_without_a_beginning_or_a_conflict_in_quoted_words_is_none() {
        let end = "[client]\nname = '甲'\n>>>>>>> theirs\n";
        let quoted = "[client]\nname = '''\n<<<<<<< HEAD\n>>>>>>> theirs\n'''\n";
        let beside = format!("{quoted}kind = direct\n");

        assert_eq!(found(&RULE, TODAY, end), []);
        assert_ne!(found(&unreadable::RULE, TODAY, end), []);
        assert_eq!(found(&RULE, TODAY, quoted), []);
        assert_eq!(found(&RULE, TODAY, &beside), []);
        assert_ne!(found(&unreadable::RULE, TODAY, &beside), []);
    }

    #[test]
    fn what_both_sides_changed_belongs_to_the_conflict() {
        let base = "||||||| 1a2b3c4\nkind = 'other'\n=======\nkind = 'channel'\n>>>>>>> theirs\n";
        let whole = format!("[client]\nname = '甲'\n<<<<<<< HEAD\nkind = 'direct'\n{base}");
        let half_mended = format!("[client]\nname = '甲'\nkind = 'direct'\n{base}");

        assert_eq!(
            found(&RULE, TODAY, &whole),
            [at(
                "jia/conflict-markers/conflict 3:1",
                Detail::Conflict { last: Some(9) }
            )]
        );
        assert_eq!(
            found(&RULE, TODAY, &half_mended),
            [at(
                "jia/conflict-markers/conflict 4:1",
                Detail::Conflict { last: Some(8) }
            )]
        );
        assert_eq!(found(&unreadable::RULE, TODAY, &half_mended), []);
    }

    #[test]
    fn a_conflict_whose_end_is_gone_is_told_too() {
        let text = "<<<<<<< HEAD\na = 1\n<<<<<<< HEAD\nb = 1\n>>>>>>> theirs\n";

        assert_eq!(
            found(&RULE, TODAY, text),
            [
                at(
                    "jia/conflict-markers/conflict 1:1",
                    Detail::Conflict { last: None }
                ),
                at(
                    "jia/conflict-markers/conflict#2 3:1",
                    Detail::Conflict { last: Some(5) }
                ),
            ]
        );

        let alone =
            "[client]\nname = '甲'\n<<<<<<< HEAD\nkind = 'direct'\n=======\nkind = 'channel'\n";
        assert_eq!(
            found(&RULE, TODAY, alone),
            [at(
                "jia/conflict-markers/conflict 3:1",
                Detail::Conflict { last: None }
            )]
        );
        assert_eq!(found(&unreadable::RULE, TODAY, alone), []);
    }
}
