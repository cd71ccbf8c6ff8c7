//! No day of service lies between the end of an appointment and the document that extends or renews it (D14, D50).

use chrono::NaiveDate;

use super::placed_by_us;
use crate::document::KeyPath;
use crate::model::{Appointment, Policy};
use crate::rules::{Check, Consequence, Detail, Findings, GoesOn, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "appointment-gap",
    group: Group::Appointment,
    severity: Severity::Warning,
    consequence: Consequence::Law,
    clause: "D50",
    check: Check::Client(check),
};

/// An extension agreed after the end does not reach back, so the days between stay on record, with what was served in
/// them. Between two appointments nobody need serve, and only what was served is told; after a closing another rule tells
/// it. `appointment-expired` is about an end that nothing has followed yet.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    for appointment in &record.appointments {
        for (nth, ended, on) in late_extensions(appointment) {
            let key = appointment.way().key("extensions").nth(nth).key("on");
            add(case, ended, on, false, key, findings);
        }
    }
    for two in record.appointments.windows(2) {
        let [before, later] = two else { continue };
        let days = before.ends().zip(later.established);
        if let Some((ended, on)) = days.filter(|_| record.closed_under(before).is_none()) {
            add(
                case,
                ended,
                on,
                true,
                later.way().key("established"),
                findings,
            );
        }
    }
}

/// The extensions that were agreed later than on the day after the end, each with that end and its own day.
fn late_extensions(appointment: &Appointment<'_>) -> Vec<(usize, NaiveDate, NaiveDate)> {
    let extensions = appointment.extensions.iter().enumerate();
    let mut extensions: Vec<_> = extensions
        .filter_map(|(nth, it)| Some((nth, it.on?, it.until?)))
        .collect();
    extensions.sort_by_key(|(_, on, _)| *on);
    let mut late = Vec::new();
    let mut ends = appointment.until;
    for (nth, on, until) in extensions {
        if let Some(ended) = ends {
            late.push((nth, ended, on));
        }
        ends = ends.max(Some(until));
    }
    late.retain(|(_, ended, on)| *ended < *on);
    late
}

fn add(
    case: &Case<'_>,
    ended: NaiveDate,
    on: NaiveDate,
    anew: bool,
    key: KeyPath,
    findings: &mut Findings,
) {
    let (Some(from), Some(to)) = (ended.succ_opt(), on.pred_opt()) else {
        return;
    };
    if from > to {
        return;
    }
    let served = served(case, from, to);
    if anew && served.is_empty() {
        return;
    }
    let days = (to - from).num_days() + 1;
    let fault = OfAppointment::Gap {
        ended,
        on,
        days,
        anew,
        served,
    };
    findings.add(&RULE, key, Detail::Appointment(fault)).due = Some(to);
}

/// What was served from one day to another, both inclusive, in time order: entries of the diary, policies that began, plan
/// items that were done.
fn served(case: &Case<'_>, from: NaiveDate, to: NaiveDate) -> Vec<(NaiveDate, GoesOn, String)> {
    let record = case.record;
    let diary = record.diary.iter();
    let diary = diary.map(|it| (it.on, GoesOn::Diary, it.id));
    let policies = record.policies.iter();
    // What began before another appointment may have been taken over with it.
    let is_ours = |it: &&Policy<'_>| {
        let taken_over = it.starts.and_then(|on| record.taken_over(on));
        taken_over.is_none_or(|from| placed_by_us(it, from))
    };
    let policies = policies.filter(is_ours);
    let policies = policies.filter_map(|it| Some((it.starts?, GoesOn::Policy, it.id)));
    let plans = record.years.iter().filter_map(|year| year.plan.as_ref());
    let items = plans.flat_map(|plan| &plan.items);
    let items = items.filter_map(|it| Some((it.done?, GoesOn::PlanItem, it.id)));
    let all = diary.chain(policies).chain(items);
    let mut served: Vec<_> = all
        .filter(|(on, ..)| (from..=to).contains(on))
        .map(|(on, what, id)| (on, what, id.to_owned()))
        .collect();
    served.sort_by_key(|(on, ..)| *on);
    served
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    const ENDED: &str = "\
[client]
name = '甲'
[appointment]
established = 2025-11-20
until = 2026-11-19
";

    fn extended(on: &str, rest: &str) -> Vec<Found> {
        let extension =
            format!("[[appointment.extensions]]\nid = 'e1'\non = {on}\nuntil = 2027-11-19\n");
        found(&RULE, "2026-12-10", &format!("{ENDED}{extension}{rest}"))
    }

    fn gap(place: &str, on: &str, days: i64, served: &[(&str, GoesOn, &str)]) -> [Found; 1] {
        let served = served.iter();
        let served = served.map(|(on, what, id)| (day(on), *what, (*id).to_owned()));
        [at(
            place,
            Detail::Appointment(OfAppointment::Gap {
                ended: day("2026-11-19"),
                on: day(on),
                days,
                anew: place.contains("later"),
                served: served.collect(),
            }),
        )]
    }

    const E1: &str = "jia/appointment-gap/appointment.extensions.e1.on 8:1";

    #[test]
    fn an_extension_agreed_by_the_day_after_the_end_leaves_no_gap() {
        assert_eq!(extended("2026-11-19", ""), []);
        assert_eq!(extended("2026-11-20", ""), []);
        assert_eq!(extended("2026-11-21", ""), gap(E1, "2026-11-21", 1, &[]));
    }

    #[test]
    fn a_policy_that_was_taken_over_with_another_appointment_was_not_served() {
        let later = "[[appointment.later]]\nid = 'm2'\nestablished = 2026-11-30\n";
        let of = |starts: &str, by: &str| {
            let policy = format!("[[policies]]\nid = 'par'\nstarts = {starts}\n{by}");
            found(&RULE, "2026-12-10", &format!("{ENDED}{later}{policy}")).len()
        };
        assert_eq!(of("2026-11-20", ""), 0);
        assert_eq!(of("2026-11-20", "by = '陈静'\n"), 1);
        assert_eq!(of("2026-11-20", "received-on = 2026-11-29\n"), 1);
        assert_eq!(of("2026-11-20", "received-on = 2026-11-30\n"), 0);
    }

    #[test]
    fn what_was_served_in_the_gap_is_told_with_it() {
        let rest = "[[years]]\nstarts = 2025-11-20\nplan.items = [{ id = 'p1', done = 2026-11-29 }, { id = 'p2', done = 2026-11-30 }]\n\
             [[policies]]\nid = 'par'\nstarts = 2026-11-25\n\
             [[diary]]\nid = 'd1'\non = 2026-11-19\n[[diary]]\nid = 'd2'\non = 2026-11-20\n";
        let served = [
            ("2026-11-20", GoesOn::Diary, "d2"),
            ("2026-11-25", GoesOn::Policy, "par"),
            ("2026-11-29", GoesOn::PlanItem, "p1"),
        ];
        assert_eq!(
            extended("2026-11-30", rest),
            gap(E1, "2026-11-30", 10, &served)
        );
    }

    #[test]
    fn an_extension_reaches_as_far_as_those_before_it() {
        let second = "[[appointment.extensions]]\nid = 'e2'\non = 2026-12-05\nuntil = 2028-11-19\n";
        assert_eq!(extended("2026-11-10", second), []);
        let third = "[[appointment.extensions]]\nid = 'e0'\non = 2026-11-18\nuntil = 2026-12-31\n";
        assert_eq!(extended("2026-11-30", third), []);
    }

    #[test]
    fn between_two_appointments_what_was_served_is_told_unless_the_client_was_closed() {
        let later = "[[appointment.later]]\nid = 'm2'\nestablished = 2026-12-01\n";
        let diary = |on: &str| format!("[[diary]]\nid = 'd1'\non = {on}\n");
        let of = |text: &str, on: &str| {
            let text = format!("{text}{later}{}", diary(on));
            found(&RULE, "2026-12-10", &text)
        };
        assert_eq!(of(ENDED, "2026-11-19"), []);
        assert_eq!(of(ENDED, "2026-12-01"), []);
        let served = [("2026-11-30", GoesOn::Diary, "d1")];
        assert_eq!(
            of(ENDED, "2026-11-30"),
            gap(
                "jia/appointment-gap/appointment.later.m2.established 8:1",
                "2026-12-01",
                11,
                &served
            )
        );
        let closed = ENDED.replace("[appointment]", "closed = 2026-11-19\n[appointment]");
        assert_eq!(of(&closed, "2026-11-30"), []);
    }
}
