//! Service continues only while the appointment runs, as agreed or as extended; once it has ended, it is extended or the
//! client is closed (D14, D50, D66).

use chrono::NaiveDate;

use crate::model::Policy;
use crate::rules::{Check, Consequence, Detail, Findings, GoesOn, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::{Case, History};

use super::end;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "appointment-expired",
    group: Group::Appointment,
    severity: Severity::Error,
    consequence: Consequence::Law,
    clause: "D50",
    check: Check::Client(check),
};

/// An appointment that ran out is extended, or the client is closed, also where nothing is left to serve (D66).
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    let Some((key, ends)) = record.appointment().and_then(end) else {
        return;
    };
    let is_closed = case.is_closed();
    if ends >= case.today || is_closed {
        return;
    }
    let fault = match service_after(case, ends) {
        Some((on, what, id)) => OfAppointment::Expired {
            ends,
            what,
            id: id.to_owned(),
            on,
        },
        None => OfAppointment::Over { ends },
    };
    findings.add(&RULE, key, Detail::Appointment(fault));
}

/// The first service after a day: a diary entry or a policy that has begun, otherwise a planned item, otherwise
/// a policy still in force today, with its last day.
fn service_after<'a>(case: &Case<'a>, ends: NaiveDate) -> Option<(NaiveDate, GoesOn, &'a str)> {
    let record = case.record;
    let diary = record.diary.iter();
    let diary = diary.map(|entry| (entry.on, GoesOn::Diary, entry.id));
    let begun = |it: &Policy<'a>| Some((it.starts?, GoesOn::Policy, it.id));
    let begun = record.policies.iter().filter_map(begun);
    let begun = begun.filter(|(starts, ..)| *starts <= case.today);
    let plans = record.years.iter().filter_map(|year| year.plan.as_ref());
    let items = plans.flat_map(|plan| &plan.items);
    let planned = items
        .filter(|item| item.is_open())
        .filter_map(|item| Some((item.finish.or(item.start)?, GoesOn::PlanItem, item.id)));

    let given = diary.chain(begun).filter(|(on, ..)| *on > ends);
    let given = given.min_by_key(|(on, ..)| *on);
    let planned = || {
        planned
            .filter(|(on, ..)| *on > ends)
            .min_by_key(|(on, ..)| *on)
    };
    let cover = || {
        let history = History::of(record, case.today);
        let runs = |it: &Policy<'a>| {
            let ends = history.last_day(it)?;
            let covers = history.covers(it, case.today);
            covers.then_some((ends, GoesOn::Cover, it.id))
        };
        let running = record.policies.iter().filter_map(runs);
        running.min_by_key(|(ends, ..)| *ends)
    };
    given.or_else(planned).or_else(cover)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    fn with(client: &str, rest: &str) -> String {
        format!(
            "[client]\nname = '甲'\n{client}[appointment]\nestablished = 2025-11-20\nuntil = 2026-11-19\n{rest}"
        )
    }

    const SERVED: &str = "[[diary]]\nid = 'd1'\non = 2026-11-20\n";
    fn expired() -> Found {
        at(
            "jia/appointment-expired/appointment.until 5:1",
            Detail::Appointment(OfAppointment::Expired {
                ends: day("2026-11-19"),
                what: GoesOn::Diary,
                id: "d1".to_owned(),
                on: day("2026-11-20"),
            }),
        )
    }

    fn ended() -> Found {
        at(
            "jia/appointment-expired/appointment.until 5:1",
            Detail::Appointment(OfAppointment::Over {
                ends: day("2026-11-19"),
            }),
        )
    }

    #[test]
    fn one_that_ran_out_is_told_from_the_day_after_until_it_is_extended_or_closed() {
        let of = |today, client| found(&RULE, today, &with(client, ""));
        assert_eq!(of("2026-11-19", ""), []);
        assert_eq!(of("2026-11-20", ""), [ended()]);
        assert_eq!(of("2028-11-20", ""), [ended()]);
        assert_eq!(of("2026-11-20", "closed = 2026-11-20\n"), []);
        let extended = "[[appointment.extensions]]\nid = 'e1'\nuntil = 2026-11-20\n";
        assert_eq!(found(&RULE, "2026-11-20", &with("", extended)), []);
        assert_eq!(found(&RULE, "2026-11-21", &with("", extended)).len(), 1);
    }

    #[test]
    fn service_after_the_last_day_is_without_appointment() {
        let text = with("", SERVED);
        assert_eq!(found(&RULE, "2026-11-19", &text), []);
        assert_eq!(found(&RULE, "2026-11-20", &text), [expired()]);

        let on_the_last = SERVED.replace("11-20", "11-19");
        assert_eq!(
            found(&RULE, "2026-11-20", &with("", &on_the_last)),
            [ended()]
        );
        let closed = with("closed = 2026-11-20\n", SERVED);
        assert_eq!(found(&RULE, "2026-11-20", &closed), []);
        let to_close = with("closed = 2026-11-21\n", SERVED);
        assert_eq!(found(&RULE, "2026-11-20", &to_close).len(), 1);
    }

    #[test]
    fn a_policy_that_has_begun_after_the_end_is_service_too() {
        let policy = |starts: &str, rest: &str| {
            let policy = format!("[[policies]]\nid = 'par'\nstarts = {starts}\n{rest}");
            found(&RULE, "2026-11-25", &with("", &policy))
        };
        assert_eq!(policy("2026-11-19", ""), [ended()]);
        assert_eq!(
            policy("2026-11-20", ""),
            [at(
                "jia/appointment-expired/appointment.until 5:1",
                Detail::Appointment(OfAppointment::Expired {
                    ends: day("2026-11-19"),
                    what: GoesOn::Policy,
                    id: "par".to_owned(),
                    on: day("2026-11-20")
                })
            )]
        );
        assert_eq!(policy("2026-11-25", "").len(), 1);
        assert_eq!(policy("2026-11-26", ""), [ended()]);
        let first = |starts, served: &str| match &policy(starts, served)[0].detail {
            Detail::Appointment(OfAppointment::Expired { what, .. }) => *what,
            other => panic!("{other:?}"),
        };
        assert_eq!(first("2026-11-21", SERVED), GoesOn::Diary);
        assert_eq!(first("2026-11-20", SERVED), GoesOn::Diary);
        let before = SERVED.replace("11-20", "11-21");
        assert_eq!(first("2026-11-20", &before), GoesOn::Policy);
    }

    #[test]
    fn a_policy_still_in_force_has_nobody_to_serve_it() {
        let of = |ends: &str| {
            let policy = format!("[[policies]]\nid = 'par'\nstarts = 2026-03-20\nends = {ends}\n");
            found(&RULE, "2026-11-25", &with("", &policy))
        };
        assert_eq!(of("2026-11-24"), [ended()]);
        assert_eq!(
            of("2026-11-25"),
            [at(
                "jia/appointment-expired/appointment.until 5:1",
                Detail::Appointment(OfAppointment::Expired {
                    ends: day("2026-11-19"),
                    what: GoesOn::Cover,
                    id: "par".to_owned(),
                    on: day("2026-11-25")
                })
            )]
        );
    }

    #[test]
    fn an_extension_moves_the_end() {
        let to = |day| {
            let extension = format!("[[appointment.extensions]]\nid = 'e1'\nuntil = {day}\n");
            found(
                &RULE,
                "2026-12-01",
                &with("", &format!("{extension}{}", SERVED.replace("20", "30"))),
            )
        };
        assert_eq!(to("2026-12-01"), []);
    }

    #[test]
    fn what_is_planned_after_the_end_goes_on_until_it_is_done_or_dropped() {
        let item = |rest: &str| {
            let year = "[[years]]\nstarts = 2025-11-20\nplan.items = [{ id = 'p1'";
            found(
                &RULE,
                "2026-11-20",
                &with("", &format!("{year}, {rest} }}]\n")),
            )
        };
        assert_eq!(item("start = 2026-11-02, finish = 2026-11-19"), [ended()]);
        assert_eq!(
            item("start = 2026-11-02, finish = 2026-11-20"),
            [at(
                "jia/appointment-expired/appointment.until 5:1",
                Detail::Appointment(OfAppointment::Expired {
                    ends: day("2026-11-19"),
                    what: GoesOn::PlanItem,
                    id: "p1".to_owned(),
                    on: day("2026-11-20")
                })
            )]
        );
        assert_eq!(item("finish = 2026-11-20, done = 2026-11-19"), [ended()]);
        assert_eq!(item("finish = 2026-11-20, dropped = 2026-11-19"), [ended()]);
    }
}
