//! A change of risk has its measure in time, and the insurer is told unless it is minor (D59).

use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "risk-unmeasured",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D59",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    super::stuck(&RULE, "risks", case, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, certain, day, found};
    use crate::rules::{Detail, OfService};

    fn of(today: &str, rest: &str) -> Vec<Found> {
        let risk = "[[risks]]\nid = 'x1'\nfound = 2026-11-02\ntext = '停产'\n";
        found(&RULE, today, &format!("client.name = '甲'\n{risk}{rest}"))
    }

    #[test]
    fn the_measure_and_the_telling_have_the_same_term() {
        let stuck = |step: &'static str| {
            at(
                &format!("jia/risk-unmeasured/risks.x1.{step} 2:1"),
                Detail::Service(OfService::Stuck {
                    section: "risks",
                    step,
                    id: "x1".to_owned(),
                    text: "停产".to_owned(),
                    since: Some(day("2026-11-02")),
                    due: certain("2026-11-16"),
                    late: 1,
                    pressed: None,
                }),
            )
        };
        let (measure, tell) = (|| stuck("measured"), || stuck("told"));

        assert_eq!(of("2026-11-16", ""), []);
        assert_eq!(of("2026-11-17", ""), [measure(), tell()]);
        assert_eq!(of("2026-11-17", "told = 2026-11-16\n"), [measure()]);
        assert_eq!(of("2026-11-17", "minor = true\n"), [measure()]);
        assert_eq!(of("2026-11-17", "measured = 2026-11-16\n"), [tell()]);
        assert_eq!(
            of("2026-11-17", "measured = 2026-11-16\nminor = true\n"),
            []
        );
    }
}
