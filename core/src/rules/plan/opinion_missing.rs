//! The client-relations member gives an opinion on the plan: who, when and what (D47).

use crate::alike;
use crate::model::{Opinion, Role, Team};
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, OpinionFault, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::Held;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "opinion-missing",
    group: Group::Plan,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D47",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some((held, _)) = Held::issued(case) else {
        return;
    };
    // Where there is no team, its own finding is the one to act on.
    let has_team = |team: &Team<'_>| team.members_on(case.today).next().is_some();
    if !case.record.team.as_ref().is_some_and(has_team) {
        return;
    }
    let opinion = held.plan.opinion.as_ref();
    let fault = match opinion {
        None => Some(OpinionFault::Missing {
            lacks: vec!["by", "on", "text"],
            staffed: is_staffed(case),
        }),
        Some(opinion) => fault(case, opinion),
    };
    if let Some(fault) = fault {
        let key = held.key().key("opinion");
        findings.add(&RULE, key, Detail::Plan(OfPlan::Opinion(fault)));
    }
}

/// What is missing in an opinion, or that another person gave it.
pub(super) fn fault(case: &Case<'_>, opinion: &Opinion<'_>) -> Option<OpinionFault> {
    let parts = [
        ("by", opinion.by.is_some()),
        ("on", opinion.on.is_some()),
        ("text", opinion.text.is_some()),
    ];
    let lacks: Vec<&str> = parts
        .into_iter()
        .filter_map(|(part, there)| (!there).then_some(part))
        .collect();
    let (Some(by), Some(on), true) = (opinion.by, opinion.on, lacks.is_empty()) else {
        return Some(OpinionFault::Missing {
            lacks,
            staffed: is_staffed(case),
        });
    };
    let mut members = case.record.in_role_on(Role::ClientRelations, on);
    let is_theirs = members.any(|it| alike::is_same(it.name, by));
    (!is_theirs).then(|| OpinionFault::OfAnother {
        by: by.to_owned(),
        on,
        staffed: is_staffed(case),
    })
}

/// Whether the team has a client-relations member today.
fn is_staffed(case: &Case<'_>) -> bool {
    let mut members = case.record.in_role_on(Role::ClientRelations, case.today);
    members.next().is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    /// 孙丽 is client relations up to and including 2026-10-07.
    fn with(opinion: &str) -> Vec<Found> {
        let text = format!(
            "[client]\nname = '甲'\n[appointment]\nestablished = 2026-09-17\n\
             [[team.members]]\nname = '孙丽'\nrole = 'client-relations'\nuntil = 2026-10-07\n\
             [[team.members]]\nname = '陈静'\nrole = 'account-manager'\n\
             [[years]]\nstarts = 2026-09-17\n[years.plan]\nissued = 2026-10-08\n{opinion}"
        );
        found(&RULE, "2026-10-08", &text)
    }

    fn lacking(line: u32, lacks: &[&'static str]) -> [Found; 1] {
        let lacks = lacks.to_vec();
        [at(
            &format!("jia/opinion-missing/years.2026-09-17.plan.opinion {line}:1"),
            Detail::Plan(OfPlan::Opinion(OpinionFault::Missing {
                lacks,
                staffed: false,
            })),
        )]
    }

    #[test]
    fn an_opinion_says_who_and_when_and_what() {
        let whole = "opinion = { by = '孙丽', on = 2026-10-07, text = '同意' }\n";

        assert_eq!(with(whole), []);
        assert_eq!(with(""), lacking(14, &["by", "on", "text"]));
        let lacks = |from: &str, to: &str| with(&whole.replace(from, to));
        assert_eq!(lacks("by = '孙丽', ", ""), lacking(16, &["by"]));
        assert_eq!(lacks("on = 2026-10-07, ", ""), lacking(16, &["on"]));
        assert_eq!(lacks("同意", " "), lacking(16, &["text"]));
    }

    #[test]
    fn it_is_that_of_somebody_who_was_client_relations_then() {
        let by = |name: &str, on: &str| {
            with(&format!(
                "opinion = {{ by = '{name}', on = {on}, text = '同意' }}\n"
            ))
        };
        assert_eq!(
            by("孙丽", "2026-10-08"),
            [at(
                "jia/opinion-missing/years.2026-09-17.plan.opinion 16:1",
                Detail::Plan(OfPlan::Opinion(OpinionFault::OfAnother {
                    by: "孙丽".to_owned(),
                    on: day("2026-10-08"),
                    staffed: false,
                }))
            )]
        );
        assert_eq!(by("陈静", "2026-10-07").len(), 1);
    }

    #[test]
    fn a_plan_that_is_not_issued_may_still_be_talked_about() {
        let text = "[client]\nname = '甲'\n[appointment]\nestablished = 2026-09-17\n\
                    [[years]]\nstarts = 2026-09-17\nplan.issued = 2026-10-08\n";
        let member = "[[team.members]]\nname = '陈静'\nfrom = 2026-10-08\n";
        let staffed = format!("{text}{member}");
        assert_eq!(found(&RULE, "2026-10-07", &staffed), []);
        assert_eq!(found(&RULE, "2026-10-08", &staffed).len(), 1);
        // Without a team, the finding about the team is the one.
        assert_eq!(found(&RULE, "2026-10-08", text), []);
    }
}
