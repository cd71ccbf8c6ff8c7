//! Who asks does not approve: an override of the stars, a lowered standard, the publication of the stars and a waiver
//! are approved by somebody else (D33, D35, D41).

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::{Approval, Case, last_day_of, may_approve};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "approval-by-self",
    group: Group::Team,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "D33",
    check: Check::Client(check),
};

/// Of the service years that are not over, and of waivers that have not ended.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    if case.is_closed() {
        return;
    }
    let mut hold = |approval, by: Option<&str>, on: Option<NaiveDate>, key: KeyPath| {
        let by = by.map(str::trim).filter(|by| !by.is_empty());
        let (Some(by), Some(on)) = (by, on) else {
            return;
        };
        if let Err(why) = may_approve(case, approval, by, on) {
            let by = by.to_owned();
            let fault = OfTeam::NotTheirs {
                approval,
                by,
                on,
                why,
            };
            findings.add(&RULE, key, Detail::Team(fault));
        }
    };
    let years = record.years.iter().enumerate();
    for (nth, year) in years.filter(|(_, year)| last_day_of(case, year) >= case.today) {
        let key = KeyPath::of("years").nth(nth);
        let rating = year.rating.as_ref();
        if let Some(over) = rating.and_then(|rating| rating.over.as_ref()) {
            let key = key.clone().key("rating").key("override").key("approved-by");
            hold(Approval::Override, over.approved_by, over.approved, key);
        }
        if let Some(it) = rating.and_then(|rating| rating.publication.as_ref()) {
            let key = key
                .clone()
                .key("rating")
                .key("publication")
                .key("approved-by");
            hold(Approval::Publication, it.approved_by, it.approved, key);
        }
        let lowerings = year.plan.iter().flat_map(|plan| &plan.lowerings);
        for (at, lowering) in lowerings.enumerate() {
            let key = key.clone().key("plan").key("lowerings").nth(at);
            let key = key.key("approved-by");
            hold(
                Approval::Lowering,
                lowering.approved_by,
                lowering.approved,
                key,
            );
        }
    }
    for (nth, waiver) in record.waivers.iter().enumerate() {
        let on = waiver.on.unwrap_or(case.today);
        if on <= case.today && waiver.until.is_none_or(|until| until >= case.today) {
            let key = KeyPath::of("waivers").nth(nth).key("by");
            hold(Approval::Waiver, waiver.by, Some(on), key);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found, found_under};
    use crate::rules::testing::with_members;
    use crate::standing::NoApprover;

    const TEAM: &[(&str, &str, &str)] = &[
        ("陈静", "account-manager", ""),
        ("周婷", "client-relations", "until = 2026-10-31\n"),
        ("赵总", "leader", ""),
    ];

    fn of(rest: &str) -> Vec<Found> {
        found(&RULE, "2026-11-20", &(with_members(TEAM) + rest))
    }

    fn theirs(place: &str, approval: Approval, by: &str, on: &str, why: NoApprover) -> Found {
        let (by, on) = (by.to_owned(), day(on));
        at(
            place,
            Detail::Team(OfTeam::NotTheirs {
                approval,
                by,
                on,
                why,
            }),
        )
    }

    fn over(by: &str, on: &str) -> String {
        format!(
            "[[years]]\nstarts = 2026-09-17\n[years.rating.override]\nstars = 4\napproved = {on}\napproved-by = '{by}'\n"
        )
    }

    #[test]
    fn nobody_of_the_team_of_that_day_approves() {
        let told = |by: &str, on: &str| {
            let found = of(&over(by, on));
            found.iter().map(|it| it.detail.clone()).collect::<Vec<_>>()
        };
        let of_team = |by: &str, on: &str| {
            let (approval, why) = (Approval::Override, NoApprover::OfTeam);
            let (by, on) = (by.to_owned(), day(on));
            vec![Detail::Team(OfTeam::NotTheirs {
                approval,
                by,
                on,
                why,
            })]
        };

        assert_eq!(told("陈静", "2026-10-08"), of_team("陈静", "2026-10-08"));
        assert_eq!(told("周婷", "2026-10-31"), of_team("周婷", "2026-10-31"));
        assert_eq!(told("周婷", "2026-11-01"), []);
        assert_eq!(told("赵总", "2026-10-08"), [], "the leading group is above");
        assert_eq!(told("客户关系管理中心", "2026-10-08"), []);
        assert_eq!(told(" ", "2026-10-08"), [], "another rule asks who");
    }

    #[test]
    fn every_kind_of_approval_is_looked_at() {
        let text = "[[years]]\nstarts = 2026-09-17\n\
            rating.publication = { published = 2026-10-10, approved = 2026-10-09, approved-by = '陈静' }\n\
            [[years.plan.lowerings]]\nid = 'l1'\napproved = 2026-10-09\napproved-by = '陈静'\n\
            [[waivers]]\nid = 'w1'\nby = '陈静'\non = 2026-10-09\nuntil = 2026-11-20\n\
            [[waivers]]\nid = 'w2'\nby = '陈静'\non = 2026-10-09\nuntil = 2026-11-19\n";
        let why = || NoApprover::OfTeam;
        let (by, on) = ("陈静", "2026-10-09");
        assert_eq!(
            of(text),
            [
                theirs(
                    "jia/approval-by-self/years.2026-09-17.rating.publication.approved-by 20:71",
                    Approval::Publication,
                    by,
                    on,
                    why()
                ),
                theirs(
                    "jia/approval-by-self/years.2026-09-17.plan.lowerings.l1.approved-by 24:1",
                    Approval::Lowering,
                    by,
                    on,
                    why()
                ),
                theirs(
                    "jia/approval-by-self/waivers.w1.by 27:1",
                    Approval::Waiver,
                    by,
                    on,
                    why()
                ),
            ]
        );
    }

    #[test]
    fn whom_the_company_names_approves_and_nobody_else() {
        let standard = "approvers.override = ['陈静']\n";
        let on = |by| {
            let text = with_members(TEAM) + &over(by, "2026-10-08");
            found_under(standard, &RULE, "2026-11-20", &text)
        };

        assert_eq!(on("陈静"), []);
        let [found] = &on("客户关系管理中心")[..] else {
            panic!("one finding")
        };
        let (approval, on) = (Approval::Override, day("2026-10-08"));
        let why = NoApprover::NotNamed(vec!["陈静".to_owned()]);
        let by = "客户关系管理中心".to_owned();
        assert_eq!(
            found.detail,
            Detail::Team(OfTeam::NotTheirs {
                approval,
                by,
                on,
                why
            })
        );
    }
}
