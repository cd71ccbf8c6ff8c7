//! No two entries of a list have the same id, because a reference could then mean either.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::entry::each_list;
use crate::document::Document;
use crate::model::form::Table;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule, Source};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "id-doubled",
    group: Group::Record,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Text(check),
};

fn check(source: &Source<'_>, _: NaiveDate, findings: &mut Findings) {
    let Some((document, record)) = source.record() else {
        return;
    };
    each_list(record, |list| {
        // Most lists are written in the order of their ids, `p9` before `p10`.
        let before =
            |one: &Table<'_>, next: &Table<'_>| (one.id.len(), one.id) < (next.id.len(), next.id);
        if !list.is_sorted_by(before) {
            doubled(list, document, findings);
        }
    });
}

fn doubled(entries: &[Table<'_>], document: &Document<'_>, findings: &mut Findings) {
    let mut firsts: HashMap<&str, &Table<'_>> = HashMap::with_capacity(entries.len());
    for entry in entries.iter().filter(|entry| !entry.id.is_empty()) {
        let first = *firsts.entry(entry.id).or_insert(entry);
        if !std::ptr::eq(first, entry) {
            let detail = Detail::DoubledId {
                id: entry.id.to_owned(),
                first: document.place_of(&first.way().key("id")),
            };
            findings.add(&RULE, entry.way().key("id"), detail);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Place;
    use crate::rules::testing::values::{Found, at, found};

    fn of(lists: &str) -> Vec<Found> {
        found(&RULE, "2026-11-20", &format!("client.name = '甲'\n{lists}"))
    }

    #[test]
    fn an_id_stands_once_in_its_list() {
        let list = |list: &str, ids: &[&str]| -> String {
            let entries = ids.iter().map(|id| format!("{{ id = '{id}', text = '' }}"));
            format!("{list} = [{}]\n", entries.collect::<Vec<_>>().join(", "))
        };
        let both = list("needs", &["a", "b"]) + &list("appointment.commitments", &["b", "a"]);
        assert_eq!(of(&both), []);
        assert_eq!(of("needs = [{ text = '' }, { text = '' }]\n"), []);

        assert_eq!(
            of(&list("needs", &["b", "a", "b", "a", "b"])),
            [
                at(
                    "jia/id-doubled/needs.b.id 2:62",
                    Detail::DoubledId {
                        id: "b".to_owned(),
                        first: Place {
                            line: 2,
                            column: 12
                        }
                    }
                ),
                at(
                    "jia/id-doubled/needs.a.id 2:87",
                    Detail::DoubledId {
                        id: "a".to_owned(),
                        first: Place {
                            line: 2,
                            column: 37
                        }
                    }
                ),
                at(
                    "jia/id-doubled/needs.b.id#2 2:112",
                    Detail::DoubledId {
                        id: "b".to_owned(),
                        first: Place {
                            line: 2,
                            column: 12
                        }
                    }
                ),
            ]
        );
    }

    #[test]
    fn waivers_are_a_list_of_their_own() {
        let waivers = |second: &str| {
            format!(
                "needs = [{{ id = 'w1', text = '' }}]\nwaivers = [{{ id = 'w1' }}, {{ id = '{second}' }}]\n"
            )
        };

        assert_eq!(of(&waivers("w2")), []);
        assert_eq!(
            of(&waivers("w1")),
            [at(
                "jia/id-doubled/waivers.w1.id 3:29",
                Detail::DoubledId {
                    id: "w1".to_owned(),
                    first: Place {
                        line: 3,
                        column: 14
                    }
                }
            )]
        );
    }

    #[test]
    fn plan_items_differ_over_all_years_and_revisions_within_one() {
        let years = |second: &str| {
            format!(
                "[[years]]\nstarts = 2025-03-02\nplan.items = [{{ id = 'p1' }}]\n\
                 plan.revisions = [{{ id = 'r1' }}]\n\
                 [[years]]\nstarts = 2026-03-02\nplan.items = [{{ id = '{second}' }}]\n\
                 plan.revisions = [{{ id = 'r1' }}]\n"
            )
        };

        assert_eq!(of(&years("p2")), []);
        assert_eq!(
            of(&years("p1")),
            [at(
                "jia/id-doubled/years.2026-03-02.plan.items.p1.id 8:17",
                Detail::DoubledId {
                    id: "p1".to_owned(),
                    first: Place {
                        line: 4,
                        column: 17
                    }
                }
            )]
        );
    }
}
