//! A plan states the content, expected start, expected finish and handler of every item (D43).

use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "item-incomplete",
    group: Group::Plan,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "D43",
    check: Check::Clocks(check),
};

fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let Some(held) = Held::settled(case, clocks) else {
        return;
    };
    for (nth, item) in held.items() {
        let lacks = item.lacks();
        if !lacks.is_empty() {
            let fault = OfPlan::Incomplete {
                item: item.id.to_owned(),
                lacks,
                open: item.is_open(),
                managed: case.is_managed(),
            };
            findings.add(&RULE, held.item_key(nth), Detail::Plan(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{at, found};

    const WHOLE: &str =
        "id = 'p1', content = '拜访', start = 2026-10-12, finish = 2026-10-30, handler = '陈静'";

    fn with(plan: &str, item: &str) -> String {
        planned("", &format!("{plan}items = [{{ {item} }}]\n"))
    }

    #[test]
    fn each_of_the_four_fields_is_a_must() {
        let of = |item: &str| {
            let text = with("issued = 2026-10-08\n", item);
            found(&RULE, "2026-10-08", &text)
        };
        let lacks = |field: &'static str| {
            let detail = OfPlan::Incomplete {
                item: "p1".to_owned(),
                lacks: vec![field],
                open: true,
                managed: false,
            };
            let key = "jia/item-incomplete/years.2026-09-17.plan.items.p1 9:10";
            at(key, Detail::Plan(detail))
        };
        assert_eq!(of(WHOLE), []);
        assert_eq!(of(&WHOLE.replace("拜访", " ")), [lacks("content")]);
        assert_eq!(
            of(&WHOLE.replace("start = 2026-10-12, ", "")),
            [lacks("start")]
        );
        assert_eq!(
            of(&WHOLE.replace("finish = 2026-10-30, ", "")),
            [lacks("finish")]
        );
        assert_eq!(
            of(&WHOLE.replace(", handler = '陈静'", "")),
            [lacks("handler")]
        );
        assert_eq!(of("id = 'p1', dropped = 2026-10-08"), []);
        assert_eq!(of("id = 'p1', done = 2026-10-08").len(), 1);
    }

    #[test]
    fn a_plan_not_issued_is_being_written_until_its_term_is_over() {
        let text = with("", "id = 'p1'");

        assert_eq!(found(&RULE, "2026-10-08", &text), []);
        assert_eq!(found(&RULE, "2026-10-09", &text).len(), 1);
        let issued = with("issued = 2026-10-08\n", "id = 'p1'");
        assert_eq!(found(&RULE, "2026-10-07", &issued), []);
        assert_eq!(found(&RULE, "2026-10-08", &issued).len(), 1);
    }

    #[test]
    fn nothing_is_said_of_a_closed_client_or_of_a_year_that_is_over() {
        let text = with("issued = 2026-10-08\n", "id = 'p1'");

        assert_eq!(found(&RULE, "2027-09-16", &text).len(), 1);
        assert_eq!(found(&RULE, "2027-09-17", &text), []);
        let closed = |day: &str| {
            let closed = format!("closed = {day}\n[appointment]");
            let text = text.replace("[appointment]", &closed);
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!([closed("2026-11-20"), closed("2026-11-21")], [0, 1]);
    }
}
