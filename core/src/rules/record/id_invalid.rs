//! A client and each entry of its record have an id, which commands, the diary and merges use to find them.

use chrono::NaiveDate;

use super::entry::each_list;
use crate::document::KeyPath;
use crate::model::{belongs_in_id, name};
use crate::rules::{Check, Consequence, Detail, EntryIdFault, Findings, Group, Rule, Source};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "id-invalid",
    group: Group::Record,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Text(check),
};

fn check(source: &Source<'_>, _: NaiveDate, findings: &mut Findings) {
    if !source.id_is_valid {
        let name = source.id.to_owned();
        let finding = findings.add(&RULE, KeyPath::root(), Detail::FileName { name });
        finding.subject = "file".to_owned();
    }
    let Some((_, record)) = source.record() else {
        return;
    };
    each_list(record, |entries| {
        for entry in entries {
            if let Some(fault) = fault(entry.id) {
                let id = entry.id.to_owned();
                findings.add(&RULE, entry.way().key("id"), Detail::EntryId { id, fault });
            }
        }
    });
}

fn fault(id: &str) -> Option<EntryIdFault> {
    let is_plain = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    let other = match id.bytes().all(is_plain) {
        true => None,
        false => id.chars().find(|c| !belongs_in_id(*c)),
    };
    if id.is_empty() {
        Some(EntryIdFault::Empty)
    } else if name::is_section(id) {
        Some(EntryIdFault::Section)
    } else if other.is_none() {
        None
    } else if id.chars().any(char::is_control) {
        Some(EntryIdFault::Control)
    } else if id.chars().any(char::is_whitespace) {
        Some(EntryIdFault::Blank)
    } else {
        Some(EntryIdFault::Character)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found, found_as};

    #[test]
    fn every_entry_has_an_id_without_blanks() {
        let text = |id: &str| format!("client.name = '甲'\n[[policies]]\n{id}\n");
        let of = |id: &str| found(&RULE, "2026-11-20", &text(id));

        for sound in ["id = 'p1'", "id = '财产-2026_A'", "id = '-'"] {
            assert_eq!(of(sound), [], "{sound}");
        }
        assert_eq!(
            of(""),
            [at(
                "jia/id-invalid/policies.-.id 2:1",
                Detail::EntryId {
                    id: "".to_owned(),
                    fault: EntryIdFault::Empty
                }
            )]
        );
        assert_eq!(
            of("id = ''"),
            [at(
                "jia/id-invalid/policies.-.id 3:1",
                Detail::EntryId {
                    id: "".to_owned(),
                    fault: EntryIdFault::Empty
                }
            )]
        );
        assert_eq!(
            of("id = 'p 1'"),
            [at(
                "jia/id-invalid/policies.p 1.id 3:1",
                Detail::EntryId {
                    id: "p 1".to_owned(),
                    fault: EntryIdFault::Blank
                }
            )]
        );
        assert_eq!(
            of(r#"id = "p\u0007""#),
            [at(
                "jia/id-invalid/policies.p\u{7}.id 3:1",
                Detail::EntryId {
                    id: "p\u{7}".to_owned(),
                    fault: EntryIdFault::Control
                }
            )]
        );
        assert_eq!(
            of("id = 'p/1'"),
            [at(
                "jia/id-invalid/policies.p/1.id 3:1",
                Detail::EntryId {
                    id: "p/1".to_owned(),
                    fault: EntryIdFault::Character
                }
            )]
        );
        for (id, found) in [
            ("plan", 1),
            ("team", 1),
            ("claims", 1),
            ("plan1", 0),
            ("claim", 0),
        ] {
            let fault = EntryIdFault::Section;
            let id = id.to_owned();
            let told = at(
                &format!("jia/id-invalid/policies.{id}.id 3:1"),
                Detail::EntryId {
                    id: id.clone(),
                    fault,
                },
            );
            assert_eq!(of(&format!("id = '{id}'")), vec![told; found], "{id}");
        }
        for odd in [
            "$(x)",
            "p;1",
            "p.1",
            "p=1",
            "it's",
            "p１",
            "②",
            "*",
            "p\u{200b}1",
        ] {
            assert_eq!(of(&format!("id = \"{odd}\"")).len(), 1, "{odd}");
        }
    }

    #[test]
    fn the_id_of_every_list_is_looked_at() {
        let whole = include_str!("../../model/full_record.toml");
        let ids = whole.lines().filter(|line| line.starts_with("id = "));
        let odd: String = whole
            .lines()
            .map(|line| match line.strip_prefix("id = \"") {
                Some(rest) => format!("id = \"${rest}\n"),
                None => format!("{line}\n"),
            })
            .collect();

        assert_eq!(found(&RULE, "2028-11-20", whole), []);
        assert_eq!(found(&RULE, "2028-11-20", &odd).len(), ids.count());
    }

    #[test]
    fn a_file_is_named_by_an_id_even_when_it_cannot_be_read() {
        let of = |id: &str| found_as(id, &RULE, "client = 1\n");

        assert_eq!(of("hua-rui"), []);
        assert_eq!(
            of("Hua Rui"),
            [at(
                "Hua Rui/id-invalid/file",
                Detail::FileName {
                    name: "Hua Rui".to_owned()
                }
            )]
        );
    }
}
