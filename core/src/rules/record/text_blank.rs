//! A text that an entry cannot do without says something: a need, a promise or a complaint of blanks says nothing.

use std::sync::LazyLock;

use crate::document::Value;
use crate::model::form::place_of;
use crate::model::is_blank;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "text-blank",
    group: Group::Record,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Client(check),
};

/// The lists whose entries are nothing without a text.
const LISTS: [&str; 7] = [
    "needs",
    "appointment.commitments",
    "appointment.later.commitments",
    "endorsements",
    "risks",
    "duties",
    "complaints",
];

static PLACES: LazyLock<[usize; 7]> = LazyLock::new(|| LISTS.map(place_of));

fn check(case: &Case<'_>, findings: &mut Findings) {
    let tables = case.record.tables();
    for table in PLACES.iter().flat_map(|place| tables.of_place(*place)) {
        if let Some(Value::Text(text)) = table.item.get("text").map(|it| it.value())
            && is_blank(Some(text))
        {
            findings.add(&RULE, table.way().key("text"), Detail::Blank);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{LAYOUT, Record, shape};
    use crate::rules::testing::values::{at, found};

    #[test]
    fn an_entry_says_what_it_is_about() {
        for text in ["", " ", "　\t"] {
            let blank = format!("client.name = '甲'\n[[complaints]]\nid = 't1'\ntext = '{text}'\n");
            assert_eq!(
                found(&RULE, "2026-11-20", &blank),
                [at("jia/text-blank/complaints.t1.text 4:1", Detail::Blank)],
                "{text:?}"
            );
        }
        let said = "client.name = '甲'\n[[complaints]]\nid = 't1'\ntext = '慢'\n";
        assert_eq!(found(&RULE, "2026-11-20", said), []);
    }

    #[test]
    fn one_within_another_is_found_too() {
        let text = "client.name = '甲'\n[appointment]\nestablished = 2026-03-02\n\
            [[appointment.commitments]]\nid = 'c1'\ntext = '每季拜访'\n\
            [[appointment.commitments]]\nid = 'c2'\ntext = ''\n";
        assert_eq!(
            found(&RULE, "2026-11-20", text),
            [at(
                "jia/text-blank/appointment.commitments.c2.text 9:1",
                Detail::Blank
            )]
        );
    }

    #[test]
    fn these_are_the_lists_that_need_a_text() {
        let sections = shape(&LAYOUT, |document| Record::read(document).faults);
        let needs = sections.iter().filter(|section| {
            let mut keys = section.keys.iter();
            keys.any(|key| key.name == "text" && key.needed)
        });
        let mut needs: Vec<&str> = needs.map(|section| section.name).collect();
        let mut lists = LISTS.to_vec();
        needs.sort_unstable();
        lists.sort_unstable();
        assert_eq!(needs, lists);
    }
}
