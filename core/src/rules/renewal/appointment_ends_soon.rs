//! An appointment that ends soon is extended, or the service is ended with it (D50, D66).

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Expiring};

use super::appointment_ends_before_renewal::shortest;
use crate::rules::appointment::end;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "appointment-ends-soon",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Law,
    clause: "D66",
    check: Check::Expiring(check),
};

/// Where the renewal of a policy needs a longer appointment, `appointment-ends-before-renewal` says so. A
/// client that is to be closed by then has been decided about.
fn check(case: &Case<'_>, expiring: &[Expiring<'_>], findings: &mut Findings) {
    let Some((key, ends)) = case.record.appointment().and_then(end) else {
        return;
    };
    let left = (ends - case.today).num_days();
    let near = i64::from(case.standard.deadlines.appointment_ends);
    let is_ending = case.record.closed().is_some_and(|closed| closed <= ends);
    if !(0..=near).contains(&left) || is_ending || shortest(case, ends, expiring).is_some() {
        return;
    }
    let fault = OfRenewal::AppointmentEnds { ends, left };
    findings.add(&RULE, key, Detail::Renewal(fault)).due = Some(ends);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found, found_under};

    fn text(client: &str, rest: &str) -> String {
        format!(
            "[client]\nname = '甲'\n{client}[appointment]\nestablished = 2025-12-01\nuntil = 2026-12-20\n{rest}"
        )
    }

    fn soon(left: i64) -> [Found; 1] {
        [at(
            "jia/appointment-ends-soon/appointment.until 5:1",
            Detail::Renewal(OfRenewal::AppointmentEnds {
                ends: day("2026-12-20"),
                left,
            }),
        )]
    }

    #[test]
    fn it_is_told_from_sixty_days_before_to_the_last_day() {
        let on = |today: &str| found(&RULE, today, &text("", ""));
        assert_eq!(on("2026-10-20"), []);
        assert_eq!(on("2026-10-21"), soon(60));
        assert_eq!(on("2026-12-20"), soon(0));
        assert_eq!(on("2026-12-21"), []);
        let under = |days| {
            let standard = format!("deadlines.appointment-ends = {days}\n");
            found_under(&standard, &RULE, "2026-12-05", &text("", "")).len()
        };
        assert_eq!([under(14), under(15)], [0, 1]);
    }

    #[test]
    fn an_extension_or_the_end_of_the_service_settles_it() {
        let of = |client, rest| found(&RULE, "2026-12-05", &text(client, rest));
        let extended = "[[appointment.extensions]]\nid = 'e1'\nuntil = 2027-12-20\n";
        assert_eq!(of("", extended), []);
        assert_eq!(of("closed = 2026-12-20\n", ""), []);
        assert_eq!(
            of("closed = 2026-12-21\n", ""),
            soon(15).map(|it| it.moved("6:1"))
        );
    }

    #[test]
    fn a_renewal_that_needs_the_appointment_is_told_instead() {
        let policy =
            |ends: &str| format!("[[policies]]\nid = 'par'\nstarts = 2025-12-25\nends = {ends}\n");
        let of = |policy: &str| found(&RULE, "2026-12-05", &text("", policy)).len();
        assert_eq!(of(&policy("2026-12-24")), 0);
        assert_eq!(of(&policy("2027-12-24")), 1);
    }
}
