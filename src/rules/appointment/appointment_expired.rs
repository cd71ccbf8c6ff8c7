//! Service goes on only under an appointment that runs, as agreed or as extended (D14, D50).

use chrono::NaiveDate;

use crate::model::Record;
use crate::rules::{Check, Detail, Findings, GoesOn, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::end;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "appointment-expired",
    group: Group::Appointment,
    severity: Severity::Error,
    clause: "D50",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    let Some((key, ends)) = record.appointment.as_ref().and_then(end) else {
        return;
    };
    let is_closed = record.closed().is_some_and(|closed| closed <= case.today);
    if ends >= case.today || is_closed {
        return;
    }
    if let Some((what, on)) = service_after(record, ends) {
        let fault = OfAppointment::Expired { ends, what, on };
        findings.add(&RULE, key, Detail::Appointment(fault));
    }
}

/// The first service after a day: given by the diary, else still planned.
fn service_after(record: &Record<'_>, ends: NaiveDate) -> Option<(GoesOn, NaiveDate)> {
    let entries = record.diary.iter().map(|entry| entry.on);
    let given = entries.filter(|on| *on > ends).min();
    let plans = record.years.iter().filter_map(|year| year.plan.as_ref());
    let items = plans.flat_map(|plan| &plan.items);
    let days = items
        .filter(|item| item.is_open())
        .filter_map(|item| item.finish.or(item.start));
    let planned = || days.filter(|day| *day > ends).min();
    let given = given.map(|on| (GoesOn::Diary, on));
    given.or_else(|| planned().map(|on| (GoesOn::PlanItem, on)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::found;

    fn with(client: &str, rest: &str) -> String {
        format!(
            "[client]\nname = '甲'\n{client}[appointment]\nestablished = 2025-11-20\nuntil = 2026-11-19\n{rest}"
        )
    }

    const SERVED: &str = "[[diary]]\nid = 'd1'\non = 2026-11-20\n";
    const EXPIRED: &str = "jia/appointment-expired/appointment.until 5:1 Appointment(Expired { ends: 2026-11-19, what: Diary, on: 2026-11-20 })";

    #[test]
    fn service_after_the_last_day_is_without_appointment() {
        let text = with("", SERVED);
        assert_eq!(found(&RULE, "2026-11-19", &text), [""; 0]);
        assert_eq!(found(&RULE, "2026-11-20", &text), [EXPIRED]);

        let on_the_last = SERVED.replace("11-20", "11-19");
        assert_eq!(found(&RULE, "2026-11-20", &with("", &on_the_last)), [""; 0]);
        assert_eq!(found(&RULE, "2026-11-20", &with("", "")), [""; 0]);
        let closed = with("closed = 2026-11-20\n", SERVED);
        assert_eq!(found(&RULE, "2026-11-20", &closed), [""; 0]);
        let to_close = with("closed = 2026-11-21\n", SERVED);
        assert_eq!(found(&RULE, "2026-11-20", &to_close).len(), 1);
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
        assert_eq!(to("2026-12-01"), [""; 0]);
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
        assert_eq!(item("start = 2026-11-02, finish = 2026-11-19"), [""; 0]);
        assert_eq!(
            item("start = 2026-11-02, finish = 2026-11-20"),
            [
                "jia/appointment-expired/appointment.until 5:1 Appointment(Expired { ends: 2026-11-19, what: PlanItem, on: 2026-11-20 })"
            ]
        );
        assert_eq!(item("finish = 2026-11-20, done = 2026-11-19"), [""; 0]);
        assert_eq!(item("finish = 2026-11-20, dropped = 2026-11-19"), [""; 0]);
    }
}
