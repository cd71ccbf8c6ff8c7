//! A record that cannot be read is a finding; all its faults are reported, and it hides nothing else.

use chrono::NaiveDate;

use super::conflict_markers;
use crate::document::{KeyPath, Place, SyntaxFault};
use crate::merge::damages;
use crate::model::Problem;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Read, Rule, Source};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "unreadable",
    group: Group::Record,
    severity: Severity::Error,
    consequence: Consequence::Money,
    clause: "added",
    check: Check::Text(check),
};

fn check(source: &Source<'_>, _: NaiveDate, findings: &mut Findings) {
    match source.read {
        // A conflict that git left is not a mistake of the writer, and has its own rule.
        Read::Broken(faults) if conflict_markers::stand_in(source.text, faults) => {}
        Read::Broken(faults) => {
            let damages = damages(source.text);
            let is_told = |fault: &&SyntaxFault| {
                damages.is_empty() || fault.what != TWICE || is_in_header(source.text, fault)
            };
            for damage in &damages {
                let place = Place {
                    line: damage.at as u32,
                    column: 1,
                };
                let finding = findings.add(&RULE, KeyPath::root(), Detail::Damage(damage.clone()));
                finding.place = Some(place);
                finding.subject = "syntax".to_owned();
            }
            for fault in faults.iter().filter(is_told) {
                let detail = Detail::Fault(Problem::Syntax(what(source.text, fault).to_owned()));
                let finding = findings.add(&RULE, KeyPath::root(), detail);
                finding.place = Some(Place::in_text(source.text, fault.at.start as usize));
                finding.subject = "syntax".to_owned();
            }
        }
        Read::Whole(_, reading) => {
            for fault in &reading.faults {
                let detail = Detail::Fault(fault.problem.clone());
                findings.add(&RULE, fault.key.clone(), detail).place = Some(fault.place);
            }
        }
    }
}

/// The parser's words for a key, or a section, that stands twice.
const TWICE: &str = "duplicate key";

fn is_in_header(text: &str, fault: &SyntaxFault) -> bool {
    let before = text.get(..fault.at.start as usize).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    line.trim_start().starts_with('[')
}

/// The parser takes a missing value for one without quotes, and also one in full-width digits.
fn what<'f>(text: &str, fault: &'f SyntaxFault) -> &'f str {
    let value = text.get(fault.at.range()).unwrap_or_default();
    let is_wide = value.starts_with(|c| matches!(c, '０'..='９'));
    let nothing = fault.at.start == fault.at.end;
    match fault.what.as_str() {
        "string values must be quoted" if nothing => "missing value",
        "string values must be quoted" if is_wide => "full-width digits",
        what => what,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::merge::{Damage, Wrong};
    use crate::model::Expected;
    use crate::rules::testing::values::{at, found};

    #[test]
    fn full_width_digits_are_told_as_that() {
        assert_eq!(
            found(
                &RULE,
                "2026-11-20",
                "[client]\nname = '甲'\nidentified = ２０２６-０３-０２\n"
            ),
            [at(
                "jia/unreadable/syntax 3:14",
                Detail::Fault(Problem::Syntax("full-width digits".to_owned()))
            )]
        );
    }

    #[test]
    fn what_a_merge_by_lines_made_is_told_as_that_and_once() {
        let text = "[client]\nname = '甲'\n[[diary]]\nid = '1'\nby = '甲'\ndid = '子'\nby = '乙'\ndid = '丑'\n[client]\n";
        let damage = Damage {
            entry: "diary/1".to_owned(),
            line: "by = '乙'".to_owned(),
            at: 7,
            what: Wrong::RunTogether {
                before: vec!["[[diary]]".to_owned(), "id = \"2\"".to_owned()],
            },
        };
        let twice = Detail::Fault(Problem::Syntax("duplicate key".to_owned()));
        assert_eq!(
            found(&RULE, "2026-11-20", text),
            [
                at("jia/unreadable/syntax 7:1", Detail::Damage(damage)),
                at("jia/unreadable/syntax#2 9:2", twice),
            ]
        );
    }

    #[test]
    fn every_fault_is_told_and_a_sound_file_has_none() {
        let sound = "client.name = '甲'\nclient.closed = 2026-03-02\n";
        let types = "client.closed = '2026-03-02'\n[[diary]]\nid = 'd1'\n";
        let syntax = "[client]\nname = 甲\nclosed = 2026-02-30\nkind =\n";

        assert_eq!(found(&RULE, "2026-11-20", sound), []);
        assert_eq!(
            found(&RULE, "2026-11-20", types),
            [
                at(
                    "jia/unreadable/client.name 1:1",
                    Detail::Fault(Problem::Missing)
                ),
                at(
                    "jia/unreadable/client.closed 1:8",
                    Detail::Fault(Problem::Expected(Expected::DateWithoutQuotes))
                ),
                at(
                    "jia/unreadable/diary.d1.on 2:1",
                    Detail::Fault(Problem::Missing)
                ),
            ]
        );
        assert_eq!(
            found(&RULE, "2026-11-20", syntax),
            [
                at(
                    "jia/unreadable/syntax 2:8",
                    Detail::Fault(Problem::Syntax("string values must be quoted".to_owned()))
                ),
                at(
                    "jia/unreadable/syntax#2 3:10",
                    Detail::Fault(Problem::Syntax(
                        "invalid date, expected day between 01 and 28".to_owned()
                    ))
                ),
                at(
                    "jia/unreadable/syntax#3 4:7",
                    Detail::Fault(Problem::Syntax("missing value".to_owned()))
                ),
            ]
        );
    }
}
