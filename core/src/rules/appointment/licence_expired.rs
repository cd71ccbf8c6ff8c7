//! The licence of a channel client has run out: without one it gets no commission (保险法 130).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::channel;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "licence-expired",
    group: Group::Appointment,
    severity: Severity::Warning,
    consequence: Consequence::Law,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    let until = channel(case).and_then(|client| client.licence_until);
    if let Some(until) = until.filter(|until| *until < case.today) {
        let key = KeyPath::of("client").key("licence-until");
        findings.add(
            &RULE,
            key,
            Detail::Appointment(OfAppointment::LicenceOver { until }),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, day, found};

    #[test]
    fn a_licence_holds_to_its_last_day() {
        let of = |today: &str, kind: &str| {
            let text = format!(
                "[client]\nname = '甲'\nkind = '{kind}'\nlicence-until = 2026-10-15\n[appointment]\nestablished = 2026-09-17\n"
            );
            found(&RULE, today, &text)
        };
        assert_eq!(of("2026-10-15", "channel"), []);
        assert_eq!(
            of("2026-10-16", "channel"),
            [at(
                "jia/licence-expired/client.licence-until 4:1",
                Detail::Appointment(OfAppointment::LicenceOver {
                    until: day("2026-10-15")
                })
            )]
        );
        assert_eq!(of("2026-10-16", "direct"), []);
    }
}
