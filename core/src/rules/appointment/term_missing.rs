//! An appointment has a last day, because the plan runs as long (D50).

use crate::rules::{Check, Consequence, Detail, Findings, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::of_served;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "term-missing",
    group: Group::Appointment,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D50",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some((appointment, _)) = of_served(case).last() else {
        return;
    };
    if appointment.ends().is_none() {
        let key = appointment.way().key("until");
        let kind = appointment.kind;
        let fault = OfAppointment::NoTerm { kind };
        findings.add(&RULE, key, Detail::Appointment(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, found};

    #[test]
    fn an_end_or_an_extension_makes_the_term() {
        let with = |rest: &str| found(&RULE, "2026-11-20", &format!("{APPOINTED}{rest}"));

        assert_eq!(
            with(""),
            [at(
                "jia/term-missing/appointment.until 3:1",
                Detail::Appointment(OfAppointment::NoTerm { kind: None })
            )]
        );
        assert_eq!(with("until = 2027-09-16\n"), []);
        let extended = "[[appointment.extensions]]\nid = 'e1'\nuntil = 2027-09-16\n";
        assert_eq!(with(extended), []);
        assert_eq!(
            found(
                &RULE,
                "2026-11-20",
                "client.name = '甲'\nappointment = {}\n"
            ),
            []
        );
    }

    #[test]
    fn nothing_is_asked_of_a_client_that_is_closed() {
        let text =
            "[client]\nname = '甲'\nclosed = 2026-11-20\n[appointment]\nestablished = 2026-09-17\n";
        assert_eq!(found(&RULE, "2026-11-19", text).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", text), []);
    }
}
