//! What an insurer owes the client is done by its day (D60).

use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "duty-overdue",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D60",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    super::stuck(&RULE, "duties", case, findings);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, certain, day, found};
    use crate::rules::{Detail, OfService};

    #[test]
    fn the_last_day_is_in_time_and_the_next_is_not() {
        let of = |today: &str, rest: &str| {
            let duty = "[[duties]]\nid = 'o1'\ntext = '查勘'\ndue = 2026-11-19\n";
            found(&RULE, today, &format!("client.name = '甲'\n{duty}{rest}"))
        };

        let overdue = |pressed: Option<&str>| {
            [at(
                "jia/duty-overdue/duties.o1.due 5:1",
                Detail::Service(OfService::Stuck {
                    section: "duties",
                    step: "done",
                    id: "o1".to_owned(),
                    text: "查勘".to_owned(),
                    since: None,
                    due: certain("2026-11-19"),
                    late: 1,
                    pressed: pressed.map(day),
                }),
            )]
        };
        assert_eq!(of("2026-11-19", ""), []);
        assert_eq!(of("2026-11-20", ""), overdue(None));
        assert_eq!(of("2026-11-20", "done = 2026-11-20\n"), []);
        // Pressed before its last day, it must be pressed again.
        let pressed = |day: &str| of("2026-11-20", &format!("pressed = {day}\n"));
        assert_eq!(pressed("2026-11-19"), overdue(None));
        assert_eq!(pressed("2026-11-20"), overdue(Some("2026-11-20")));
    }
}
