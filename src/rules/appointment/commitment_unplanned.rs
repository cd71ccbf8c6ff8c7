//! No promise is made that cannot be kept: every commitment has a plan item (D17).

use crate::document::KeyPath;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Detail, Findings, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Task};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "commitment-unplanned",
    group: Group::Appointment,
    severity: Severity::Error,
    clause: "D17",
    check: Check::Clocks(check),
};

/// While the first plan may still be made in time, missing items are still being planned.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let record = case.record;
    let is_closed = record.closed().is_some_and(|closed| closed <= case.today);
    if is_closed || !plan_is_due(case, clocks) {
        return;
    }
    let commitments = record.appointment.iter().flat_map(|it| &it.commitments);
    for (nth, commitment) in commitments.enumerate() {
        if record.covering(commitment.id).next().is_none() {
            let key = KeyPath::of("appointment").key("commitments").nth(nth);
            let fault = OfAppointment::Unplanned {
                id: commitment.id.to_owned(),
                text: commitment.text.to_owned(),
            };
            findings.add(&RULE, key, Detail::Appointment(fault));
        }
    }
}

/// Whether a plan was issued, or the term of the first has passed.
fn plan_is_due(case: &Case<'_>, clocks: &[Timed]) -> bool {
    clocks
        .iter()
        .filter(|it| it.clock.task == Task::Plan)
        .any(|it| it.clock.done.is_some() || case.today > it.clock.due.date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, found};

    fn unplanned() -> Found {
        at(
            "jia/commitment-unplanned/appointment.commitments.c1 5:1",
            Detail::Appointment(OfAppointment::Unplanned {
                id: "c1".to_owned(),
                text: "每季度拜访".to_owned(),
            }),
        )
    }

    fn with(rest: &str) -> String {
        let commitment = "[[appointment.commitments]]\nid = 'c1'\ntext = '每季度拜访'\n";
        format!("{APPOINTED}{commitment}{rest}")
    }

    #[test]
    fn a_commitment_is_being_planned_until_the_term_of_the_plan_is_over() {
        assert_eq!(found(&RULE, "2026-10-08", &with("")), []);
        assert_eq!(found(&RULE, "2026-10-09", &with("")), [unplanned()]);
        let closed = with("").replace("[appointment]", "closed = 2026-10-09\n[appointment]");
        assert_eq!(found(&RULE, "2026-10-09", &closed), []);
    }

    #[test]
    fn a_plan_that_is_issued_covers_every_commitment() {
        let plan = |covers: &str| {
            let year = "[[years]]\nstarts = 2026-09-17\nplan.issued = 2026-09-21\n";
            with(&format!("{year}plan.items = [{{ id = 'p1'{covers} }}]\n"))
        };
        assert_eq!(found(&RULE, "2026-09-21", &plan("")), [unplanned()]);
        assert_eq!(found(&RULE, "2026-09-20", &plan("")), []);
        assert_eq!(found(&RULE, "2026-09-21", &plan(", covers = ['c1']")), []);
        let dropped = plan(", covers = ['c1'], dropped = 2026-09-21");
        assert_eq!(found(&RULE, "2026-09-21", &dropped), [unplanned()]);
    }
}
