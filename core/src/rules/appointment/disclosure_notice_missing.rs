//! The client disclosure notice is handed over before or with the appointment (保险经纪人监管规定 第五十条).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::of_served;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "disclosure-notice-missing",
    group: Group::Appointment,
    severity: Severity::Warning,
    consequence: Consequence::Law,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let notice = case.record.client.disclosure_notice;
    let mut asked = of_served(case)
        .map(|(_, on)| on)
        .filter(|on| !case.is_unrecorded(*on));
    if let Some(appointed) = asked.find(|on| notice.is_none_or(|notice| notice > *on)) {
        let key = KeyPath::of("client").key("disclosure-notice");
        let fault = OfAppointment::Notice { notice, appointed };
        findings.add(&RULE, key, Detail::Appointment(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    fn with(notice: &str) -> Vec<Found> {
        let text = format!("client.name = '甲'\n{notice}appointment.established = 2026-09-17\n");
        found(&RULE, "2026-11-20", &text)
    }

    #[test]
    fn the_notice_comes_with_the_appointment_and_not_after_it() {
        assert_eq!(with("client.disclosure-notice = 2026-09-17\n"), []);
        assert_eq!(
            with("client.disclosure-notice = 2026-09-18\n"),
            [at(
                "jia/disclosure-notice-missing/client.disclosure-notice 2:8",
                Detail::Appointment(OfAppointment::Notice {
                    notice: Some(day("2026-09-18")),
                    appointed: day("2026-09-17")
                })
            )]
        );
        assert_eq!(
            with(""),
            [at(
                "jia/disclosure-notice-missing/client.disclosure-notice 1:1",
                Detail::Appointment(OfAppointment::Notice {
                    notice: None,
                    appointed: day("2026-09-17")
                })
            )]
        );
    }

    #[test]
    fn a_prospect_needs_none_yet() {
        assert_eq!(found(&RULE, "2026-11-20", "client.name = '甲'\n"), []);
    }

    #[test]
    fn nothing_is_asked_of_a_client_that_is_closed() {
        let text =
            "[client]\nname = '甲'\nclosed = 2026-11-20\n[appointment]\nestablished = 2026-09-17\n";
        assert_eq!(found(&RULE, "2026-11-19", text).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", text), []);
    }
}
