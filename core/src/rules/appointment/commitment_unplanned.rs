//! No promise is made that cannot be kept: every commitment has a plan item (D17).

use crate::model::Plan;
use crate::rules::deadline::Timed;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Kept, Promise, ServiceYear, Share, Task, year_today};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "commitment-unplanned",
    group: Group::Appointment,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D17",
    check: Check::Clocks(check),
};

/// While the first plan may still be made in time, missing items are still being planned. A commitment with a
/// number of times a year is compared with the plan of the current year, once that is settled, and one with a number of
/// times by a day with all plans. One that is kept once in some years may wait as long as they are not over. One that is
/// kept at any time or on an event needs no item. Once the service is over, nothing can be planned.
fn check(case: &Case<'_>, clocks: &[Timed], findings: &mut Findings) {
    let record = case.record;
    let Some(year) = year_today(case).filter(|_| plan_is_due(case, clocks)) else {
        return;
    };
    let settled = settled(case, &year, clocks);
    let Some(appointment) = record.appointment() else {
        return;
    };
    for (nth, commitment) in appointment.commitments.iter().enumerate() {
        let covering = record.covering(commitment.id).count() as u32;
        let is_planned = covering > 0;
        if is_planned && settled.is_none() {
            continue;
        }
        let promise = Promise::of(case.standard, commitment);
        let is_planning = matches!(promise.kept, Kept::Every(_)) && settled.is_none();
        if is_planning || promise.can_wait(record, &year) {
            continue;
        }
        let is_once = matches!(promise.kept, Kept::Once(_));
        let times = settled.and_then(|(plan, share)| match promise.kept {
            Kept::Once(times) => Some((covering, times)),
            Kept::Every(_) => {
                let planned = promise.kept_by(&plan.items, share).len();
                Some((planned as u32, 1))
            }
            _ => {
                let times = promise.times_in(share)?;
                let planned = promise.kept_by(&plan.items, share).len();
                Some((planned as u32, times))
            }
        });
        let is_kept = match times {
            Some((planned, times)) => planned >= times,
            None => is_planned || !promise.kept.is_dated(),
        };
        if !is_kept {
            let key = appointment.way().key("commitments").nth(nth);
            let fault = OfAppointment::Unplanned {
                id: commitment.id.to_owned(),
                text: commitment.text.to_owned(),
                times: times.filter(|(planned, _)| is_planned || *planned > 0),
                is_once,
                service: promise.service().map(|service| service.code.clone()),
            };
            findings.add(&RULE, key, Detail::Appointment(fault));
        }
    }
}

/// The plan of the current service year, once it is issued or its last day has passed, and the share of a full
/// year that it covers.
fn settled<'a>(
    case: &Case<'a>,
    year: &ServiceYear<'a>,
    clocks: &[Timed],
) -> Option<(&'a Plan<'a>, Share)> {
    let (nth, recorded) = year.recorded?;
    let mut clocks = clocks.iter().filter(|it| it.clock.task == Task::Plan);
    let clock = &clocks.find(|it| it.clock.year == Some(nth))?.clock;
    let is_settled = clock.done.is_some() || case.today > clock.due.date;
    let plan = recorded.plan.as_ref().filter(|_| is_settled)?;
    Some((plan, Share::of(case, year)))
}

/// Whether a plan was issued, or the term of the first has passed.
fn plan_is_due(case: &Case<'_>, clocks: &[Timed]) -> bool {
    let appointed = case.record.appointment().and_then(|it| it.established);
    clocks
        .iter()
        .filter(|it| it.clock.task == Task::Plan && appointed <= Some(it.clock.from))
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
                text: "每年拜访".to_owned(),
                times: None,
                is_once: false,
                service: Some("visit".to_owned()),
            }),
        )
    }

    fn with(rest: &str) -> String {
        let commitment = "[[appointment.commitments]]\nid = 'c1'\ntext = '每年拜访'\n";
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

    /// What is told of a commitment on a day of 2026 or 2027, `planned/promised` where some are planned.
    fn told(today: &str, commitment: &str, rest: &str) -> Vec<String> {
        let text = with(rest).replace("每年拜访", commitment);
        let found = found(&RULE, today, &text).into_iter();
        let times = found.map(|it| match it.detail {
            Detail::Appointment(OfAppointment::Unplanned { times, .. }) => times
                .map_or("none".to_owned(), |(planned, times)| {
                    format!("{planned}/{times}")
                }),
            other => format!("{other:?}"),
        });
        times.collect()
    }

    fn plan(year: &str, items: &[&str]) -> String {
        let items = items.iter().map(|item| format!("{{ {item} }}"));
        let items: Vec<String> = items.collect();
        format!("[[years]]\n{year}\nplan.items = [{}]\n", items.join(", "))
    }

    const COVERS: &str = "id = 'p', service = 'visit', covers = ['c1']";

    #[test]
    fn every_quarter_is_four_and_in_a_short_year_its_share() {
        let of = |year: &str, count: usize| {
            let year = plan(
                &format!("{year}\nplan.issued = 2026-09-21"),
                &vec![COVERS; count],
            );
            told("2026-09-21", "每季度拜访一次", &year)
        };
        let whole = "starts = 2026-09-17";
        assert_eq!(of(whole, 4), [""; 0]);
        assert_eq!(of(whole, 3), ["3/4"]);
        assert_eq!(of(whole, 0), ["none"]);
        // 229 days of 365 are two and a half of four, and 228 a little less.
        let short = "starts = 2026-09-17\nends = 2027-05-0";
        assert_eq!(of(&format!("{short}3"), 2), ["2/3"]);
        assert_eq!(of(&format!("{short}2"), 2), [""; 0]);
    }

    #[test]
    fn a_visit_done_is_one_of_those_promised_also_where_it_does_not_say_so() {
        let of = |item: &str| {
            let year = plan("starts = 2026-09-17\nplan.issued = 2026-09-21", &[item]);
            told("2026-10-09", "每年拜访一次", &year)
        };
        let visit = "id = 'p', service = 'visit'";
        assert_eq!(of(&format!("{visit}, done = 2026-10-09")), [""; 0]);
        assert_eq!(of(&format!("{visit}, done = 2026-10-10")), ["none"]);
        assert_eq!(of(visit), ["none"]);
        assert_eq!(
            of("id = 'p', service = 'bulletin', done = 2026-10-09"),
            ["none"]
        );
        // Beside the number that was promised it counts as well.
        let year = "starts = 2026-09-17\nplan.issued = 2026-09-21";
        let year = plan(year, &[&format!("{visit}, done = 2026-10-09")]);
        assert_eq!(told("2026-10-09", "每季度拜访一次", &year), ["1/4"]);
    }

    #[test]
    fn each_year_answers_anew_what_is_promised_for_every_year() {
        let first = plan("starts = 2025-09-17\nplan.issued = 2025-09-18", &[COVERS]);
        let second = |issued: &str, items: &[&str]| {
            first.clone() + &plan(&format!("starts = 2026-09-17\n{issued}"), items)
        };
        let issued = "plan.issued = 2026-09-21";
        let other = "id = 'q', service = 'bulletin'";
        assert_eq!(
            told("2026-09-21", "每年拜访", &second(issued, &[other])),
            ["0/1"]
        );
        assert_eq!(
            told("2026-09-21", "每年拜访", &second(issued, &[COVERS])),
            [""; 0]
        );
        // What has no such number is answered once.
        assert_eq!(
            told("2026-09-21", "开业前拜访", &second(issued, &[other])),
            [""; 0]
        );
        let twice = |items: &[&str]| told("2026-09-21", "开业前拜访两次", &second(issued, items));
        assert_eq!(twice(&[other]), ["1/2"]);
        let text = with(&second(issued, &[other])).replace("每年拜访", "开业前拜访两次");
        assert_eq!(
            found(&RULE, "2026-09-21", &text),
            [at(
                "jia/commitment-unplanned/appointment.commitments.c1 5:1",
                Detail::Appointment(OfAppointment::Unplanned {
                    id: "c1".to_owned(),
                    text: "开业前拜访两次".to_owned(),
                    times: Some((1, 2)),
                    is_once: true,
                    service: Some("visit".to_owned()),
                }),
            )]
        );
        assert_eq!(twice(&[COVERS]), [""; 0]);
        // The second plan is being made until its term is over.
        assert_eq!(
            told("2026-10-08", "每年拜访", &second("", &[other])),
            [""; 0]
        );
        assert_eq!(
            told("2026-10-09", "每年拜访", &second("", &[other])),
            ["0/1"]
        );
    }

    #[test]
    fn what_is_kept_every_two_years_is_asked_for_in_the_last_of_them() {
        let year = |starts: u32, items: &[&str]| {
            let issued = format!("starts = {starts}-09-17\nplan.issued = {starts}-09-21");
            plan(&issued, items)
        };
        let (other, done) = (
            "id = 'q', service = 'bulletin'",
            format!("{COVERS}, done = 2026-10-09"),
        );
        let of = |today: &str, years: &[String]| told(today, "每两年一次防雷检测", &years.concat());
        // Appointed on 2026-09-17, so that by 2028-09-16 it is done once.
        let first = [year(2026, &[other])];
        assert_eq!(of("2026-10-09", &first), [""; 0]);
        let without = [year(2026, &[other]), year(2027, &[other])];
        assert_eq!(of("2027-09-20", &without), [""; 0]);
        assert_eq!(of("2027-09-21", &without), ["none"]);
        let second = [year(2026, &[other]), year(2027, &[COVERS])];
        assert_eq!(of("2027-09-21", &second), [""; 0]);
        // Done in the first year it is not asked for in the second, and again in the third.
        let done_first = [year(2026, &[&done]), year(2027, &[other])];
        assert_eq!(of("2027-09-21", &done_first), [""; 0]);
        let third = [
            year(2026, &[&done]),
            year(2027, &[other]),
            year(2028, &[other]),
        ];
        assert_eq!(of("2028-09-21", &third), ["0/1"]);
        // Nobody knows what was done before the record begins.
        let old = year(2027, &[other]);
        let from = |day: &str| {
            let text = with(&old).replace("每年拜访", "每两年一次防雷检测");
            let from = format!("recorded-from = {day}\nname");
            found(&RULE, "2027-09-21", &text.replacen("name", &from, 1)).len()
        };
        assert_eq!([from("2026-09-17"), from("2026-09-18")], [1, 0]);
    }

    #[test]
    fn what_is_kept_always_or_on_an_event_needs_no_item() {
        let issued = plan("starts = 2026-09-17\nplan.issued = 2026-09-21", &[]);
        let of = |commitment: &str| told("2026-09-21", commitment, &issued);
        assert_eq!(of("24 小时服务热线"), [""; 0]);
        assert_eq!(of("出险后 2 小时到场"), [""; 0]);
        assert_eq!(of("2026 年 12 月底前完成消防演练"), ["none"]);
        assert_eq!(of("协助建立应急预案"), ["none"]);
    }
}
