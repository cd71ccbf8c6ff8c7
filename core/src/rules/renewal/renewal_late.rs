//! A renewal that was started after its last day stays on record as late (D64).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, History, late_start};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "renewal-late",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D64",
    check: Check::Client(check),
};

/// `renewal-not-started` reports one that is still to be started.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let history = History::of(case.record, case.today);
    for (nth, renewal) in case.record.renewals.iter().enumerate() {
        let Some(late) = late_start(case, &history, nth) else {
            continue;
        };
        let fault = OfRenewal::StartedLate {
            renewal: renewal.id.to_owned(),
            opens: late.opens,
            started: late.started,
            by: (late.started - late.opens).num_days(),
        };
        let key = KeyPath::of("renewals").nth(nth).key("started");
        let finding = findings.add(&RULE, key, Detail::Renewal(fault));
        finding.due = Some(late.opens);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found};
    use crate::used::used;

    /// Not rated, so one star: it opens 60 days before 2027-03-19, on 2027-01-18.
    fn with(rest: &str) -> String {
        format!(
            "[client]\nname = '甲'\n[appointment]\nestablished = 2026-03-20\n\
             [[policies]]\nid = 'par'\nends = 2027-03-19\n\
             [[renewals]]\nid = 'x2027'\npolicies = ['par']\n{rest}"
        )
    }

    /// What was known on the day of each start: read again each time this would be a hundred million outcomes.
    #[test]
    fn thousands_of_late_starts_are_judged_at_once() {
        const MANY: usize = 10_000;
        let one = |nth: usize| {
            format!(
                "[[policies]]\nid = 'p{nth}'\nends = 2026-12-31\n\
                 [[renewals]]\nid = 'x{nth}'\npolicies = ['p{nth}']\nstarted = 2026-11-{:02}\n\
                 outcomes = [{{ policy = 'p{nth}', kind = 'extended', on = 2026-11-19, until = 2027-06-30 }}]\n",
                1 + nth % 19
            )
        };
        let text = with("") + &(0..MANY).map(one).collect::<String>();
        let begun = used();
        assert_eq!(found(&RULE, "2026-11-20", &text).len(), MANY / 19 * 18 + 5);
        assert!((used() - begun).as_secs() < 8, "{:?}", used() - begun);
    }

    fn late(on: &str, by: i64) -> [Found; 1] {
        [at(
            "jia/renewal-late/renewals.x2027.started 11:1",
            Detail::Renewal(OfRenewal::StartedLate {
                renewal: "x2027".to_owned(),
                opens: day("2027-01-18"),
                started: day(on),
                by,
            }),
        )]
    }

    #[test]
    fn a_start_on_the_day_it_opens_is_on_time_and_the_next_is_late_for_good() {
        let on = |started| with(&format!("started = {started}\n"));
        assert_eq!(found(&RULE, "2027-02-01", &on("2027-01-18")), []);
        assert_eq!(
            found(&RULE, "2027-01-19", &on("2027-01-19")),
            late("2027-01-19", 1)
        );
        let closed = "closed = 2027-04-01\noutcomes = [{ policy = 'par', kind = 'renewed', on = 2027-03-25, by = 'p27' }]\n";
        let closed = on("2027-03-24") + closed;
        assert_eq!(found(&RULE, "2029-04-01", &closed), late("2027-03-24", 65));
    }

    #[test]
    fn later_stars_do_not_make_it_late() {
        let rated = "started = 2027-01-18\n[[years]]\nstarts = 2026-03-20\nrating = { rated = 2027-01-25, basis = 'expected', income = 1200000 }\n";
        assert_eq!(found(&RULE, "2027-02-01", &with(rated)), []);
    }

    #[test]
    fn what_was_due_before_the_record_begins_is_nobody_s_fault() {
        let of = |from: &str| {
            let text = with("started = 2027-02-01\n").replace(
                "[appointment]",
                &format!("recorded-from = {from}\n[appointment]"),
            );
            found(&RULE, "2027-02-01", &text).len()
        };
        assert_eq!(of("2027-01-18"), 1);
        assert_eq!(of("2027-02-01"), 0);
    }

    #[test]
    fn one_that_begins_on_the_day_of_an_extension_is_for_the_new_end() {
        let of = |on: &str| {
            let text = format!(
                "{}[[renewals]]\nid = 'y'\npolicies = ['par']\nstarted = 2027-03-10\n",
                with(&format!(
                    "started = 2027-01-18\noutcomes = [{{ policy = 'par', kind = 'extended', on = {on}, until = 2027-04-30 }}]\n"
                ))
            );
            found(&RULE, "2027-03-20", &text).len()
        };
        assert_eq!(of("2027-03-09"), 0);
        assert_eq!(of("2027-03-10"), 0);
        assert_eq!(of("2027-03-11"), 1);
    }
}
