//! Client relations give their opinion while the plan is made, and not after its issue (D47).

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, OpinionFault, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{Held, opinion_missing};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "opinion-late",
    group: Group::Plan,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D47",
    check: Check::Client(check),
};

/// `opinion-missing` reports an opinion that does not count, whenever it was given.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some((held, issued)) = Held::issued_last(case) else {
        return;
    };
    let Some(opinion) = held.plan.opinion.as_ref() else {
        return;
    };
    if let (Some(by), Some(on)) = (opinion.by, opinion.on)
        && issued < on
        && opinion_missing::fault(case, opinion).is_none()
    {
        let by = by.to_owned();
        let key = held.key().key("opinion");
        let fault = OpinionFault::Late { by, on, issued };
        findings
            .add(&RULE, key, Detail::Plan(OfPlan::Opinion(fault)))
            .due = Some(issued);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    /// Issued on 2026-10-08.
    fn with(opinion: &str) -> Vec<Found> {
        found(&RULE, "2026-10-20", &text(opinion))
    }

    fn text(opinion: &str) -> String {
        format!(
            "[client]\nname = '甲'\n[appointment]\nestablished = 2026-09-17\n\
             [[team.members]]\nname = '孙丽'\nrole = 'client-relations'\n\
             [[years]]\nstarts = 2026-09-17\n[years.plan]\nissued = 2026-10-08\n{opinion}"
        )
    }

    #[test]
    fn what_was_late_stays_late_when_the_service_ends() {
        let opinion = "opinion = { by = '孙丽', on = 2026-10-09, text = '同意' }\n";
        let late = with(opinion);
        assert_eq!(late.len(), 1);
        let closed = text(opinion).replace("name = '甲'", "name = '甲'\nclosed = 2026-10-19");
        let at = late[0].at.replace(" 12:1", " 13:1");
        let found = found(&RULE, "2026-10-20", &closed);
        assert_eq!(found.iter().map(|it| &it.at).collect::<Vec<_>>(), [&at]);
    }

    #[test]
    fn on_the_day_of_the_issue_is_in_time_and_a_day_later_is_late() {
        let on = |day: &str| {
            with(&format!(
                "opinion = {{ by = '孙丽', on = {day}, text = '同意' }}\n"
            ))
        };

        assert_eq!(on("2026-10-08"), []);
        assert_eq!(
            on("2026-10-09"),
            [at(
                "jia/opinion-late/years.2026-09-17.plan.opinion 12:1",
                Detail::Plan(OfPlan::Opinion(OpinionFault::Late {
                    by: "孙丽".to_owned(),
                    on: day("2026-10-09"),
                    issued: day("2026-10-08"),
                }))
            )]
        );
        assert_eq!(on("2026-10-21"), [], "not given yet");
    }

    #[test]
    fn what_is_no_opinion_is_missing_and_not_late() {
        assert_eq!(with(""), []);
        let of = |opinion: &str| with(&format!("opinion = {{ on = 2026-10-09, {opinion} }}\n"));
        assert_eq!(of("by = '陈静', text = '同意'"), []);
        assert_eq!(of("by = '孙丽'"), []);
        assert_eq!(of("by = '孙丽', text = '同意'").len(), 1);
    }
}
