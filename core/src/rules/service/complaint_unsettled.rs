//! A complaint that was answered is settled with what the client said, or withdrawn.

use chrono::{Days, NaiveDate};

use super::OfService;
use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "complaint-unsettled",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "added",
    check: Check::Client(check),
};

/// From the answer on there is as much time as the longest that an answer may take.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let by_now = |day: &NaiveDate| *day <= case.today;
    let within = Days::new(case.standard.complaints.approved.into());
    for (nth, it) in case.record.complaints.iter().enumerate() {
        let ended = [it.settled, it.withdrawn];
        let ended = ended.into_iter().flatten().any(|day| by_now(&day));
        let answered = it.answered.filter(|on| by_now(on) && !ended);
        let Some((answered, due)) =
            answered.and_then(|on| Some((on, on.checked_add_days(within)?)))
        else {
            continue;
        };
        if due < case.today {
            let detail = OfService::Unsettled {
                id: it.id.to_owned(),
                text: it.text.to_owned(),
                answered,
                within: case.standard.complaints.approved,
            };
            let key = KeyPath::of("complaints").nth(nth).key("settled");
            let finding = findings.add(&RULE, key, Detail::Service(detail));
            finding.due = Some(due);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};

    fn of(today: &str, steps: &str) -> Vec<Found> {
        let complaint = "[[complaints]]\nid = 't1'\nreceived = 2026-08-20\ntext = '赔款'\n";
        let text = format!("client.name = '甲'\n{complaint}{steps}");
        found(&RULE, today, &text)
    }

    fn unsettled(place: &str) -> [Found; 1] {
        [at(
            &format!("jia/complaint-unsettled/complaints.t1.settled {place}"),
            Detail::Service(OfService::Unsettled {
                id: "t1".to_owned(),
                text: "赔款".to_owned(),
                answered: day("2026-09-01"),
                within: 60,
            }),
        )]
    }

    #[test]
    fn it_is_told_from_the_sixty_first_day_after_the_answer() {
        let answered = "answered = 2026-09-01\n";
        assert_eq!(of("2026-10-31", answered), []);
        assert_eq!(of("2026-11-01", answered), unsettled("2:1"));
        // Nothing is told of one that was not answered: that is another rule's.
        assert_eq!(of("2026-11-01", ""), []);
    }

    #[test]
    fn what_is_settled_or_withdrawn_by_today_waits_no_more() {
        for (step, place) in [("settled", "7:1"), ("withdrawn", "2:1")] {
            let steps = format!("answered = 2026-09-01\n{step} = 2026-11-20\n");
            assert_eq!(of("2026-11-20", &steps), [], "{step}");
            assert_eq!(of("2026-11-19", &steps), unsettled(place), "{step}");
        }
    }

    #[test]
    fn it_is_settled_after_the_end_of_the_service_too() {
        let of = |today: &str| {
            let complaint = "[[complaints]]\nid = 't1'\nreceived = 2026-08-20\ntext = '赔款'\n";
            let closed = "client = { name = '甲', closed = 2026-09-10 }\n";
            found(
                &RULE,
                today,
                &format!("{closed}{complaint}answered = 2026-09-01\n"),
            )
        };
        assert_eq!(of("2026-10-31"), []);
        assert_eq!(of("2026-11-01"), unsettled("2:1"));
    }
}
