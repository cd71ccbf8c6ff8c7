//! An appointment says which of the four kinds of document it is: the templates, the business file and the kind of
//! client depend on it (D12).

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{named, of_served};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "appointment-incomplete",
    group: Group::Appointment,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D12",
    check: Check::Client(check),
};

/// Its last day and its template have rules of their own.
fn check(case: &Case<'_>, findings: &mut Findings) {
    for (appointment, on) in of_served(case).filter(|(it, _)| it.kind.is_none()) {
        let key = appointment.way().key("kind");
        let fault = OfAppointment::NoKind {
            of: named(case, appointment, on),
        };
        findings.add(&RULE, key, Detail::Appointment(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, found};

    #[test]
    fn an_appointment_says_which_document_it_is() {
        let with = |rest: &str| found(&RULE, "2026-11-20", &format!("{APPOINTED}{rest}"));

        assert_eq!(
            with(""),
            [at(
                "jia/appointment-incomplete/appointment.kind 3:1",
                Detail::Appointment(OfAppointment::NoKind { of: None })
            )]
        );
        assert_eq!(with("kind = 'other-written'\n"), []);
        let unsigned = "client.name = '甲'\nappointment.until = 2028-03-01\n";
        assert_eq!(found(&RULE, "2026-11-20", unsigned), []);
    }

    #[test]
    fn nothing_is_asked_before_the_appointment_or_of_a_client_that_is_closed() {
        assert_eq!(found(&RULE, "2026-09-16", APPOINTED), []);
        assert_eq!(found(&RULE, "2026-09-17", APPOINTED).len(), 1);
        let text =
            "[client]\nname = '甲'\nclosed = 2026-11-20\n[appointment]\nestablished = 2026-09-17\n";
        assert_eq!(found(&RULE, "2026-11-19", text).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", text), []);
    }
}
