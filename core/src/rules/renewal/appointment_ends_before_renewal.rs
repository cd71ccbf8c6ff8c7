//! Once a renewal is open, the appointment must reach past the expiry; otherwise we renew without an
//! appointment (D66).

use chrono::NaiveDate;

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Expiring};

use crate::rules::appointment::end;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "appointment-ends-before-renewal",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D66",
    check: Check::Expiring(check),
};

/// Of several policies, the earliest one that the appointment does not reach past is reported.
fn check(case: &Case<'_>, expiring: &[Expiring<'_>], findings: &mut Findings) {
    let Some((key, ends)) = case.record.appointment().and_then(end) else {
        return;
    };
    if let Some(expires) = shortest(case, ends, expiring) {
        let fault = OfRenewal::AppointmentShort { ends, expires };
        let finding = findings.add(&RULE, key, Detail::Renewal(fault));
        finding.due = Some(ends);
    }
}

/// The last day of the earliest policy in an open renewal that an appointment does not reach past.
pub(super) fn shortest(
    case: &Case<'_>,
    ends: NaiveDate,
    expiring: &[Expiring<'_>],
) -> Option<NaiveDate> {
    let is_open = |it: &&Expiring<'_>| case.today >= it.opens || it.started.is_some();
    let open = expiring.iter().filter(is_open);
    let mut running = open.flat_map(|it| it.running(case.today));
    running.find(|it| ends <= it.ends).map(|it| it.ends)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    /// Not rated: it opens 60 days before, on 2027-01-18.
    fn with(until: &str, rest: &str) -> String {
        format!(
            "[client]\nname = '甲'\n[appointment]\nestablished = 2026-03-20\nuntil = {until}\n\
             [[policies]]\nid = 'par'\nends = 2027-03-19\n{rest}"
        )
    }

    fn short() -> Found {
        at(
            "jia/appointment-ends-before-renewal/appointment.until 5:1",
            Detail::Renewal(OfRenewal::AppointmentShort {
                ends: day("2027-03-19"),
                expires: day("2027-03-19"),
            }),
        )
    }

    #[test]
    fn the_appointment_runs_longer_than_the_cover() {
        let until = |day| found(&RULE, "2027-01-18", &with(day, ""));
        assert_eq!(until("2027-03-19"), [short()]);
        assert_eq!(until("2027-03-20"), []);
    }

    #[test]
    fn it_is_asked_from_the_opening_until_the_end_of_cover() {
        let text = with("2027-03-19", "");
        assert_eq!(found(&RULE, "2027-01-17", &text), []);
        assert_eq!(found(&RULE, "2027-01-18", &text), [short()]);
        assert_eq!(found(&RULE, "2027-03-19", &text), [short()]);
        assert_eq!(found(&RULE, "2027-03-20", &text), []);

        let renewal = |rest: &str| {
            let rest = format!("[[renewals]]\nid = 'x2027'\npolicies = ['par']\n{rest}");
            found(&RULE, "2027-01-17", &with("2027-03-19", &rest))
        };
        assert_eq!(renewal("started = 2027-01-10\n"), [short()]);
        let lapsed = "started = 2027-01-10\noutcomes = [{ policy = 'par', kind = 'lapsed' }]\n";
        assert_eq!(renewal(lapsed), []);
    }

    #[test]
    fn of_policies_that_are_renewed_together_each_is_reached_past() {
        let med = "[[policies]]\nid = 'med'\nends = 2027-04-10\n";
        let on = |today: &str, until: &str| {
            let found = found(&RULE, today, &with(until, med)).into_iter();
            let last = |found: Found| match found.detail {
                Detail::Renewal(OfRenewal::AppointmentShort { expires, .. }) => expires,
                other => panic!("{other:?}"),
            };
            found.map(last).collect::<Vec<_>>()
        };

        assert_eq!(on("2027-01-18", "2027-04-11"), []);
        assert_eq!(on("2027-01-18", "2027-04-10"), [day("2027-04-10")]);
        assert_eq!(on("2027-01-18", "2027-03-19"), [day("2027-03-19")]);
        assert_eq!(on("2027-03-20", "2027-04-10"), [day("2027-04-10")]);
    }

    #[test]
    fn an_extension_reaches_past_it() {
        let extended = "[[appointment.extensions]]\nid = 'e1'\nuntil = 2027-03-20\n";
        let text = with("2027-03-19", extended);
        assert_eq!(found(&RULE, "2027-01-18", &text), []);
    }
}
