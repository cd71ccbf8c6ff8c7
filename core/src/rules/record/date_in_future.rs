//! What is recorded as done has been done: no fact is after today.

use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, each_fact};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "date-in-future",
    group: Group::Record,
    severity: Severity::Error,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    // Most records have no such fact, and are not searched.
    if !case.record.has_fact_after(case.today) {
        return;
    }
    each_fact(case.record, |date, key| {
        if date > case.today {
            findings.add(&RULE, key, Detail::Future(date));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, day, found};

    #[test]
    fn a_fact_may_be_of_today_and_not_of_tomorrow() {
        let text = "\
[client]
name = '甲'
[[diary]]
id = 'd1'
on = 2026-11-20
";
        assert_eq!(found(&RULE, "2026-11-20", text), []);
        assert_eq!(
            found(&RULE, "2026-11-19", text),
            [at(
                "jia/date-in-future/diary.d1.on 5:1",
                Detail::Future(day("2026-11-20"))
            )]
        );
    }

    #[test]
    fn what_is_agreed_or_planned_may_lie_ahead() {
        let text = "\
client.name = '甲'
appointment.until = 2028-03-01
[[years]]
starts = 2027-03-02
plan.items = [{ id = 'p1', start = 2027-03-20, finish = 2027-03-31 }]
";
        assert_eq!(found(&RULE, "2026-11-20", text), []);
    }
}
