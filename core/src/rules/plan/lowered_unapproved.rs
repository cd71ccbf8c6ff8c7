//! A lowered standard is first referred, and used once it is approved (D41).

use crate::lang::Both;
use crate::model::Lowering;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfPlan, Rule};
use crate::standard::Severity;
use crate::standing::{Case, is_reference};

use super::{Held, Unapproved};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "lowered-unapproved",
    group: Group::Plan,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D41",
    check: Check::Client(check),
};

/// When the standard is only a reference, nothing need be lowered or approved (D39).
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(held) = Held::of(case).filter(|held| !is_reference(case, &held.year)) else {
        return;
    };
    for (nth, lowering) in held.plan.lowerings.iter().enumerate() {
        if let Some((fault, key)) = fault(case, lowering) {
            let key = held.key().key("lowerings").nth(nth).key(key);
            let service = lowering.service.unwrap_or_default().to_owned();
            let known = case.standard.service(&service);
            let by_code = || Both {
                zh: service.clone(),
                en: service.clone(),
            };
            let name = known.map_or_else(by_code, |known| known.name.clone());
            let fault = OfPlan::Lowered {
                service,
                name,
                fault,
            };
            findings.add(&RULE, key, Detail::Plan(fault));
        }
    }
}

/// What is missing in a lowering, and its key. Without a first day it takes effect when it is approved; until
/// then it is a request, and the standard holds.
fn fault(case: &Case<'_>, lowering: &Lowering<'_>) -> Option<(Unapproved, &'static str)> {
    let approved = lowering.approved.filter(|approved| *approved <= case.today);
    let from = lowering.from.or(approved);
    let from = from.filter(|from| *from <= case.today)?;
    match approved {
        None => Some((Unapproved::Never { from }, "approved")),
        Some(approved) if approved > from => {
            Some((Unapproved::Late { from, approved }, "approved"))
        }
        Some(_) if lowering.approved_by.is_none() => Some((Unapproved::Who, "approved-by")),
        Some(_) if lowering.reason.is_none() => Some((Unapproved::Reason, "reason")),
        Some(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::planned;
    use crate::rules::testing::values::{Found, at, day, found};

    fn on(today: &str, lowering: &str) -> Vec<Found> {
        let plan = format!(
            "lowerings = [{{ id = 'l1', service = 'visit', least = 1, reason = '停产'{lowering} }}]\n"
        );
        found(&RULE, today, &planned("", &plan))
    }

    const APPROVED: &str = ", from = 2026-10-12, approved = 2026-10-12, approved-by = '中心'";

    #[test]
    fn approved_on_the_first_day_is_in_time_and_a_day_later_is_not() {
        assert_eq!(on("2026-10-12", APPROVED), []);
        let late = APPROVED.replace("approved = 2026-10-12", "approved = 2026-10-13");
        assert_eq!(
            on("2026-10-13", &late),
            [at(
                "jia/lowered-unapproved/years.2026-09-17.plan.lowerings.l1.approved 8:91",
                Detail::Plan(OfPlan::Lowered {
                    service: "visit".to_owned(),
                    name: Both {
                        zh: "上门拜访".to_owned(),
                        en: "visit".to_owned()
                    },
                    fault: Unapproved::Late {
                        from: day("2026-10-12"),
                        approved: day("2026-10-13")
                    }
                })
            )]
        );
    }

    #[test]
    fn what_is_not_approved_may_wait_until_it_takes_effect() {
        let referred = ", referred = 2026-10-08, from = 2026-10-12";

        assert_eq!(on("2026-10-11", referred), []);
        assert_eq!(
            on("2026-10-12", referred),
            [at(
                "jia/lowered-unapproved/years.2026-09-17.plan.lowerings.l1.approved 8:14",
                Detail::Plan(OfPlan::Lowered {
                    service: "visit".to_owned(),
                    name: Both {
                        zh: "上门拜访".to_owned(),
                        en: "visit".to_owned()
                    },
                    fault: Unapproved::Never {
                        from: day("2026-10-12")
                    }
                })
            )]
        );
        assert_eq!(on("2026-11-20", ", referred = 2026-10-08"), []);
        let to_come = ", from = 2026-10-12, approved = 2026-10-13, approved-by = '中心'";
        assert_eq!(on("2026-10-12", to_come).len(), 1);
    }

    #[test]
    fn an_approval_says_by_whom_and_a_lowering_why() {
        let nobody = ", approved = 2026-10-12";
        let fault = |found: &[Found]| match found {
            [
                Found {
                    detail: Detail::Plan(OfPlan::Lowered { fault, .. }),
                    ..
                },
            ] => *fault,
            other => panic!("{other:?}"),
        };
        assert_eq!(fault(&on("2026-10-12", nobody)), Unapproved::Who);
        assert_eq!(on("2026-10-11", nobody), []);

        let plan =
            format!("lowerings = [{{ id = 'l1', service = 'visit', least = 1{APPROVED} }}]\n");
        let told = found(&RULE, "2026-10-12", &planned("", &plan));
        assert_eq!(fault(&told), Unapproved::Reason);
        let advised =
            planned("", &plan).replace("[appointment]", "consulting = true\n[appointment]");
        assert_eq!(found(&RULE, "2026-10-12", &advised), []);
    }
}
