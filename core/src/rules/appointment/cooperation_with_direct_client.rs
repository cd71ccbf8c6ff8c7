//! A cooperation agreement is for channel clients; a client without a kind is direct (D12).

use crate::model::{AppointmentKind, ClientKind};
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "cooperation-with-direct-client",
    group: Group::Appointment,
    severity: Severity::Error,
    consequence: Consequence::Law,
    clause: "D12",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if case.record.client.kind == Some(ClientKind::Channel) {
        return;
    }
    for appointment in &case.record.appointments {
        if appointment.kind == Some(AppointmentKind::CooperationAgreement) {
            let key = appointment.way().key("kind");
            let detail = Detail::Appointment(OfAppointment::CooperationWithDirect);
            findings.add(&RULE, key, detail);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found};

    #[test]
    fn only_a_channel_client_has_a_cooperation_agreement() {
        let of = |client: &str, kind: &str| {
            let text = format!("[client]\nname = '甲'\n{client}[appointment]\nkind = '{kind}'\n");
            found(&RULE, "2026-11-20", &text)
        };
        assert_eq!(of("kind = 'channel'\n", "cooperation-agreement"), []);
        assert_eq!(of("kind = 'direct'\n", "letter-of-appointment"), []);
        assert_eq!(
            of("kind = 'direct'\n", "cooperation-agreement"),
            [at(
                "jia/cooperation-with-direct-client/appointment.kind 5:1",
                Detail::Appointment(OfAppointment::CooperationWithDirect)
            )]
        );
        assert_eq!(
            of("", "cooperation-agreement"),
            [at(
                "jia/cooperation-with-direct-client/appointment.kind 4:1",
                Detail::Appointment(OfAppointment::CooperationWithDirect)
            )]
        );
    }
}
