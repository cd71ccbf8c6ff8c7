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

/// A document that is neither a letter nor an agreement has no template of the company, and neither have its extensions.
/// Those of the last appointment can still be completed.
fn check(case: &Case<'_>, findings: &mut Findings) {
    for (appointment, on) in of_served(case) {
        let has_template = appointment.kind != Some(AppointmentKind::OtherWritten);
        if has_template && appointment.template.is_none() {
            let key = appointment.way().key("template");
            let fault = OfAppointment::NoTemplate {
                kind: appointment.kind,
                of: named(case, appointment, on),
            };
            findings.add(&RULE, key, Detail::Appointment(fault));
        }
        let is_last = case.record.next_appointed(appointment).is_none();
        if !has_template || !is_last {
            continue;
        }
        for (nth, it) in appointment.extensions.iter().enumerate() {
            let is_asked = it.template.is_none() && !it.on.is_some_and(|on| case.is_unrecorded(on));
            if let Some(until) = it.until.filter(|_| is_asked) {
                let key = appointment.way().key("extensions").nth(nth).key("template");
                let fault = OfAppointment::ExtensionNoTemplate { until };
                findings.add(&RULE, key, Detail::Appointment(fault));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::AppointmentKind;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, day, found};

    #[test]
    fn an_appointment_names_its_template_unless_it_is_another_document() {
        let with = |rest: &str| found(&RULE, "2026-11-20", &format!("{APPOINTED}{rest}"));

        assert_eq!(
            with(""),
            [at(
                "jia/template-missing/appointment.template 3:1",
                Detail::Appointment(OfAppointment::NoTemplate {
                    kind: None,
                    of: None
                })
            )]
        );
        let of = None;
        let kind = Some(AppointmentKind::LetterOfAppointment);
        assert_eq!(
            with("kind = 'letter-of-appointment'\n")[0].detail,
            Detail::Appointment(OfAppointment::NoTemplate { kind, of })
        );
        assert_eq!(with("template = 'WT-2026-01'\n"), []);
        assert_eq!(with("kind = 'other-written'\n"), []);
        let unsigned = "client.name = '甲'\nappointment.until = 2028-03-01\n";
        assert_eq!(found(&RULE, "2026-11-20", unsigned), []);
    }

    #[test]
    fn an_extension_names_its_own() {
        let with = |kind: &str, rest: &str| {
            let own = format!("kind = '{kind}'\ntemplate = 'WT-1'\nuntil = 2026-10-31\n");
            let extension =
                "[[appointment.extensions]]\nid = 'e1'\non = 2026-10-20\nuntil = 2027-10-31\n";
            found(
                &RULE,
                "2026-11-20",
                &format!("{APPOINTED}{own}{extension}{rest}"),
            )
        };
        let missing = OfAppointment::ExtensionNoTemplate {
            until: day("2027-10-31"),
        };
        assert_eq!(
            with("letter-of-appointment", ""),
            [at(
                "jia/template-missing/appointment.extensions.e1.template 8:1",
                Detail::Appointment(missing)
            )]
        );
        assert_eq!(with("letter-of-appointment", "template = 'BC-1'\n"), []);
        assert_eq!(with("other-written", ""), []);
    }

    #[test]
    fn an_appointment_that_is_over_is_named_by_its_day() {
        let of = |today: &str, rest: &str| {
            let text = format!("{APPOINTED}until = 2026-10-31\n{rest}");
            let found = found(&RULE, today, &text).into_iter();
            found
                .map(|it| match it.detail {
                    Detail::Appointment(OfAppointment::NoTemplate { of, .. }) => of,
                    other => panic!("{other:?}"),
                })
                .collect::<Vec<_>>()
        };
        assert_eq!(of("2026-10-31", ""), [None]);
        assert_eq!(of("2026-11-01", ""), [Some(day("2026-09-17"))]);
        let later = "[[appointment.later]]\nid = 'm2'\nestablished = 2026-11-02\n";
        assert_eq!(of("2026-11-02", later), [Some(day("2026-09-17")), None]);
        let closed = APPOINTED.replace("[appointment]", "closed = 2026-10-31\n[appointment]");
        let back = found(&RULE, "2026-11-02", &format!("{closed}{later}"));
        assert_eq!(back.len(), 1, "what was closed is not asked again");
    }

    #[test]
    fn nothing_is_asked_of_a_client_that_is_closed() {
        let text =
            "[client]\nname = '甲'\nclosed = 2026-11-20\n[appointment]\nestablished = 2026-09-17\n";
        assert_eq!(found(&RULE, "2026-11-19", text).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", text), []);
    }
}
