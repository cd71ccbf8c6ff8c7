//! Stars are overridden for a factor, with a reason, and only after an approval (D33).

use crate::model::Override;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRating, Rule};
use crate::standard::Severity;
use crate::standing::{Case, stars_in_force};

use super::{current, key};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "override-unapproved",
    group: Group::Rating,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D33",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    for (nth, _, rating) in current(case) {
        let Some(over) = &rating.over else {
            continue;
        };
        let approval = |over: &Override<'_>| {
            let holds = stars_in_force(case, rating).map(|stars| stars.computed);
            match over.approved.filter(|day| *day <= case.today) {
                None => Some(OfRating::Waiting {
                    stars: over.stars,
                    referred: over.referred,
                    holds,
                }),
                Some(approved) if over.approved_by.is_none() => {
                    Some(OfRating::ByNobody { approved, holds })
                }
                Some(_) => None,
            }
        };
        if let Some(fault) = approval(over) {
            let key = key(nth, &["override", "approved"]);
            findings.add(&RULE, key, Detail::Rating(fault));
        }
        let (factor, reason) = (over.factor.is_none(), over.reason.is_none());
        if factor || reason {
            let part = if factor { "factor" } else { "reason" };
            let key = key(nth, &["override", part]);
            let fault = OfRating::Unfounded { factor, reason };
            findings.add(&RULE, key, Detail::Rating(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found};

    const FOUNDED: &str = "stars = 4\nfactor = 'influence'\nreason = '行业标杆'\n";

    fn of(today: &str, over: &str) -> Vec<Found> {
        let year = "[[years]]\nstarts = 2026-09-17\nrating.income = 242100\n";
        let text = format!("{APPOINTED}{year}[years.rating.override]\n{over}");
        found(&RULE, today, &text)
    }

    #[test]
    fn it_waits_until_the_day_it_is_approved_by_somebody() {
        let with = |today, approval: &str| {
            of(
                today,
                &format!("{FOUNDED}referred = 2026-09-24\n{approval}"),
            )
        };
        let waiting = [at(
            "jia/override-unapproved/years.2026-09-17.rating.override.approved 8:1",
            Detail::Rating(OfRating::Waiting {
                stars: Some(4),
                referred: Some(day("2026-09-24")),
                holds: Some(3),
            }),
        )];
        let approved = "approved = 2026-09-28\napproved-by = '中心'\n";

        assert_eq!(with("2026-11-20", ""), waiting);
        assert_eq!(
            with("2026-09-27", approved),
            waiting.map(|it| it.moved("13:1"))
        );
        assert_eq!(with("2026-09-28", approved), []);
        assert_eq!(
            with("2026-11-20", "approved = 2026-09-28\napproved-by = ' '\n"),
            [at(
                "jia/override-unapproved/years.2026-09-17.rating.override.approved 13:1",
                Detail::Rating(OfRating::ByNobody {
                    approved: day("2026-09-28"),
                    holds: Some(3)
                })
            )]
        );
        assert_eq!(with("2027-09-17", ""), [], "the year is over");
    }

    #[test]
    fn it_names_its_factor_and_its_reason() {
        let with = |founded: &str| {
            of(
                "2026-11-20",
                &format!("{founded}approved = 2026-09-28\napproved-by = '中心'\n"),
            )
        };
        assert_eq!(with(FOUNDED), []);
        assert_eq!(
            with("stars = 4\nfactor = 'size'\n"),
            [at(
                "jia/override-unapproved/years.2026-09-17.rating.override.reason 8:1",
                Detail::Rating(OfRating::Unfounded {
                    factor: false,
                    reason: true
                })
            )]
        );
        assert_eq!(
            with("stars = 4\nreason = '大'\n"),
            [at(
                "jia/override-unapproved/years.2026-09-17.rating.override.factor 8:1",
                Detail::Rating(OfRating::Unfounded {
                    factor: true,
                    reason: false
                })
            )]
        );
        assert_eq!(
            with("stars = 4\nreason = ''\n"),
            [at(
                "jia/override-unapproved/years.2026-09-17.rating.override.factor 8:1",
                Detail::Rating(OfRating::Unfounded {
                    factor: true,
                    reason: true
                })
            )]
        );
    }
}
