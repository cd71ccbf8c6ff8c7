//! An appointment is made from a template of the company, and the record names it (D13).

use crate::model::AppointmentKind;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::{named, of_served};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "template-missing",
    group: Group::Appointment,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D13",
    check: Check::Client(check),
};

/// A document that is neither a letter nor an agreement has no template of the company.
fn check(case: &Case<'_>, findings: &mut Findings) {
    for (appointment, on) in of_served(case) {
        let has_template = appointment.kind != Some(AppointmentKind::OtherWritten);
        if has_template && appointment.template.is_none() {
            let key = appointment.way().key("template");
            let fault = OfAppointment::NoTemplate {
                of: named(case, appointment, on),
            };
            findings.add(&RULE, key, Detail::Appointment(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, found};

    #[test]
    fn an_appointment_names_its_template_unless_it_is_another_document() {
        let with = |rest: &str| found(&RULE, "2026-11-20", &format!("{APPOINTED}{rest}"));

        assert_eq!(
            with(""),
            [at(
                "jia/template-missing/appointment.template 3:1",
                Detail::Appointment(OfAppointment::NoTemplate { of: None })
            )]
        );
        assert_eq!(with("template = 'WT-2026-01'\n"), []);
        assert_eq!(with("kind = 'other-written'\n"), []);
        let unsigned = "client.name = '甲'\nappointment.until = 2028-03-01\n";
        assert_eq!(found(&RULE, "2026-11-20", unsigned), []);
    }

    #[test]
    fn nothing_is_asked_of_a_client_that_is_closed() {
        let text =
            "[client]\nname = '甲'\nclosed = 2026-11-20\n[appointment]\nestablished = 2026-09-17\n";
        assert_eq!(found(&RULE, "2026-11-19", text).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", text), []);
    }
}
