//! No two entries of a list have the same id, because a reference could then mean either.

use std::collections::HashMap;

use chrono::NaiveDate;

use super::entry::each_list;
use crate::document::{Document, MOST_FAULTS};
use crate::model::form::{Table, referring};
use crate::model::name::Names;
use crate::model::{Record, next_free};
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
            doubled(list, (document, record), findings);
        }
    });
}

fn doubled(
    entries: &[Table<'_>],
    (document, record): (&Document<'_>, &Record<'_>),
    findings: &mut Findings,
) {
    let mut given: HashMap<&str, String> = HashMap::new();
    let mut told = 0;
    let mut names = Names::of(record.tables());
    let mut firsts: HashMap<&str, &Table<'_>> = HashMap::with_capacity(entries.len());
    for entry in entries.iter().filter(|entry| !entry.id.is_empty()) {
        let first = *firsts.entry(entry.id).or_insert(entry);
        if !std::ptr::eq(first, entry) {
            // Ids of one kind are counted on from the one given last, so that a file of many faults is answered in time.
            let kind = entry.id.trim_end_matches(|it: char| it.is_ascii_digit());
            let next = match given.get(kind) {
                Some(last) => next_free(last, std::iter::once(last.as_str())),
                None => next_free(entry.id, entries.iter().map(|it| it.id)),
            };
            given.insert(kind, next.clone());
            told += 1;
            let naming = referring(record.tables(), entry.section().name, entry.id);
            let naming = naming.take(if told <= MOST_FAULTS { MOST_FAULTS } else { 0 });
            let detail = Detail::DoubledId {
                id: entry.id.to_owned(),
                first: document.place_of(&first.way().key("id")),
                next,
                named_by: naming.map(|it| names.name(it)).collect(),
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

    fn doubled(id: &str, first: (u32, u32), next: &str, named_by: &[&str]) -> Detail {
        let (line, column) = first;
        Detail::DoubledId {
            id: id.to_owned(),
            first: Place { line, column },
            next: next.to_owned(),
            named_by: named_by.iter().map(|it| (*it).to_owned()).collect(),
        }
    }

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
                    doubled("b", (2, 12), "b2", &[])
                ),
                at(
                    "jia/id-doubled/needs.a.id 2:87",
                    doubled("a", (2, 37), "a2", &[])
                ),
                at(
                    "jia/id-doubled/needs.b.id#2 2:112",
                    doubled("b", (2, 12), "b3", &[])
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
                doubled("w1", (3, 14), "w2", &[])
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
                doubled("p1", (4, 17), "p2", &[])
            )]
        );
    }

    #[test]
    fn what_refers_to_the_id_is_named() {
        let claim = "{ id = 'k1', loss = 2026-11-02, cause = '水' }";
        let entry = |id: u8, names: &str| format!("{{ id = '{id}', on = 2026-11-02, {names} }}");
        let diary = [
            entry(1, "claim = 'k1'"),
            entry(2, "claim = 'k2'"),
            entry(3, "item = 'k1'"),
        ];
        let lists = format!(
            "claims = [{claim}, {claim}]\ndiary = [{}]\n",
            diary.join(", ")
        );
        assert_eq!(
            of(&lists),
            [at(
                "jia/id-doubled/claims.k1.id 2:60",
                doubled("k1", (2, 13), "k2", &["diary/1"])
            )]
        );
    }
}
