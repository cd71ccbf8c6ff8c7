//! Who asks does not approve: an override of the stars, a lowered standard, the publication of the stars, a waiver and the
//! longest time to answer a complaint are approved by somebody else (D33, D35, D41).

use std::cell::LazyCell;

use chrono::NaiveDate;

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfTeam, Rule};
use crate::standard::Severity;
use crate::standing::{
    Approval, Case, NoApprover, last_day_of, may_approve, may_extend, year_today,
};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "approval-by-self",
    group: Group::Team,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "D33",
    check: Check::Client(check),
};

/// Of the service years that are not over, of waivers that have not ended, and of complaints that wait for their end or were
/// extended in the service year that runs.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    if case.is_closed() {
        return;
    }
    let mut add = |approval, by: &str, on, why, key: KeyPath| {
        let by = by.to_owned();
        let fault = OfTeam::NotTheirs {
            approval,
            by,
            on,
            why,
        };
        findings.add(&RULE, key, Detail::Team(fault));
    };
    complaints(case, &mut add);
    let mut hold = |approval, by: Option<&str>, on: Option<NaiveDate>, key: KeyPath| {
        let Some((by, on)) = said(by).zip(on) else {
            return;
        };
        if let Err(why) = may_approve(case, approval, by, on) {
            add(approval, by, on, why, key);
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

/// The extensions of complaints that take approval from above.
fn complaints(
    case: &Case<'_>,
    add: &mut impl FnMut(Approval, &str, NaiveDate, NoApprover, KeyPath),
) {
    let year = LazyCell::new(|| year_today(case).map(|year| year.starts));
    for (nth, it) in case.record.complaints.iter().enumerate() {
        for (by, on, key) in [
            (it.approved_by, it.extended, "approved-by"),
            (it.extended_again_by, it.extended_again, "extended-again-by"),
        ] {
            let Some((by, on)) = said(by).zip(on) else {
                continue;
            };
            let is_ours = it.is_open() || year.is_some_and(|starts| starts <= on);
            if let Some(why) = may_extend(case, it, by, on).err().filter(|_| is_ours) {
                let key = KeyPath::of("complaints").nth(nth).key(key);
                add(Approval::Extension, by, on, why, key);
            }
        }
    }
}

/// A name that is not blank.
fn said(by: Option<&str>) -> Option<&str> {
    by.map(str::trim).filter(|by| !by.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found, found_under};
    use crate::rules::testing::with_members;

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
    fn a_complaint_has_the_longest_time_with_approval_from_above() {
        let complaint = |keys: &str| {
            format!(
                "[[complaints]]\nid = 't1'\nreceived = 2026-10-01\nhandler = '王强、李明'\n\
                 text = '赔款'\nextended = 2026-10-08\n{keys}"
            )
        };
        let why = |keys: &str| {
            let found = of(&complaint(keys)).into_iter();
            let told = found.map(|it| match it.detail {
                Detail::Team(OfTeam::NotTheirs { why, on, .. }) => (
                    it.at.split(' ').next().unwrap().to_owned(),
                    on.to_string(),
                    why,
                ),
                other => panic!("{other:?}"),
            });
            told.collect::<Vec<_>>()
        };
        let told = |key: &str, on: &str, why: NoApprover| {
            let at = format!("jia/approval-by-self/complaints.t1.{key}");
            vec![(at, on.to_owned(), why)]
        };
        let first = |why| told("approved-by", "2026-10-08", why);
        let again = |why| told("extended-again-by", "2026-10-20", why);

        assert_eq!(why("approved-by = '李明'\n"), first(NoApprover::Handler));
        assert_eq!(why("approved-by = '陈静'\n"), first(NoApprover::OfTeam));
        assert_eq!(why("approved-by = '赵总'\n"), []);
        assert_eq!(why("approved-by = '客户关系管理中心'\n"), []);
        assert_eq!(why("approved-by = ' '\n"), []);
        let twice = |by: &str| format!("extended-again = 2026-10-20\nextended-again-by = '{by}'\n");
        assert_eq!(why(&twice("王强")), again(NoApprover::Handler));
        assert_eq!(why(&twice("周婷")), again(NoApprover::OfTeam));
        assert_eq!(why(&twice("张总")), []);
    }

    #[test]
    fn an_old_complaint_that_is_settled_is_not_looked_at() {
        let complaint = |ended: &str| {
            "[[complaints]]\nid = 't1'\nreceived = 2026-09-10\ntext = '赔款'\nextended = 2026-09-16\n\
             approved-by = '陈静'\n"
                .to_owned()
                + ended
        };
        let on = |today, ended: &str| {
            let text = with_members(TEAM) + &complaint(ended);
            found(&RULE, today, &text).len()
        };
        let settled = "answered = 2026-09-17\nsettled = 2026-09-18\n";
        assert_eq!(on("2026-11-20", ""), 1, "it waits");
        assert_eq!(on("2026-11-20", settled), 0, "before the year that runs");
        let text = with_members(TEAM) + &complaint(settled).replace("2026-09-16", "2026-09-17");
        assert_eq!(found(&RULE, "2026-11-20", &text).len(), 1);
        assert_eq!(found(&RULE, "2027-09-16", &text).len(), 1);
        assert_eq!(found(&RULE, "2027-09-17", &text).len(), 0);
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
