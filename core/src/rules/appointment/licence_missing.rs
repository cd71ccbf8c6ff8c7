//! A channel client holds a licence: commission may go to agents and brokers alone (保险法 130).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, LicencePart, OfAppointment, Rule};
use crate::standard::Severity;
use crate::standing::Case;

use super::channel;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "licence-missing",
    group: Group::Appointment,
    severity: Severity::Warning,
    consequence: Consequence::Law,
    clause: "added",
    check: Check::Client(check),
};

/// From the appointment on; a channel that is only a prospect has no commission.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let Some(client) = channel(case) else {
        return;
    };
    let number = client.licence_number.map(str::trim);
    let parts = [
        (LicencePart::Kind, client.licence_kind.is_none()),
        (LicencePart::Number, number.is_none_or(str::is_empty)),
        (LicencePart::Until, client.licence_until.is_none()),
    ];
    let lacking = parts.into_iter().filter(|(_, lacks)| *lacks);
    let lacks: Vec<LicencePart> = lacking.map(|(part, _)| part).collect();
    if !lacks.is_empty() {
        let key = KeyPath::of("client").key("kind");
        let detail = Detail::Appointment(OfAppointment::NoLicence { lacks });
        findings.add(&RULE, key, detail).subject = "client.licence".to_owned();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found};

    fn of(today: &str, client: &str) -> Vec<Found> {
        let text =
            format!("[client]\nname = '甲'\n{client}[appointment]\nestablished = 2026-09-17\n");
        found(&RULE, today, &text)
    }

    #[test]
    fn a_channel_client_has_kind_number_and_last_day_of_its_licence() {
        let lacking = |lacks: &[LicencePart]| {
            [at(
                "jia/licence-missing/client.licence 3:1",
                Detail::Appointment(OfAppointment::NoLicence {
                    lacks: lacks.to_vec(),
                }),
            )]
        };
        let (kind, number, until) = (
            "licence-kind = 'agency'\n",
            "licence-number = '3702'\n",
            "licence-until = 2027-06-30\n",
        );
        let with = |rest: &str| of("2026-11-20", &format!("kind = 'channel'\n{rest}"));
        assert_eq!(with(&[kind, number, until].concat()), []);
        assert_eq!(
            with(""),
            lacking(&[LicencePart::Kind, LicencePart::Number, LicencePart::Until])
        );
        assert_eq!(
            with(&[number, until].concat()),
            lacking(&[LicencePart::Kind])
        );
        let blank = [kind, "licence-number = ' '\n", until].concat();
        assert_eq!(with(&blank), lacking(&[LicencePart::Number]));
        assert_eq!(
            with(&[kind, number].concat()),
            lacking(&[LicencePart::Until])
        );
    }

    #[test]
    fn only_an_appointed_channel_client_that_is_served_needs_one() {
        assert_eq!(of("2026-11-20", "kind = 'direct'\n"), []);
        assert_eq!(of("2026-11-20", ""), []);
        assert_eq!(of("2026-09-16", "kind = 'channel'\n"), []);
        assert_eq!(of("2026-09-17", "kind = 'channel'\n").len(), 1);
        let closed = "kind = 'channel'\nclosed = 2026-11-20\n";
        assert_eq!(of("2026-11-19", closed).len(), 1);
        assert_eq!(of("2026-11-20", closed), []);
    }
}
