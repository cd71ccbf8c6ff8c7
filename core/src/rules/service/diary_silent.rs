//! The diary of a client has no longer time without an entry than the stars allow (D30, D56).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfService, Rule};
use crate::standard::Severity;
use crate::standing::{Case, Silence, silence};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "diary-silent",
    group: Group::Service,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D56",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    if let Some(silence) = silence(case).filter(Silence::is_long) {
        let (since, entry) = silence.since;
        let key = match entry {
            Some(nth) => KeyPath::of("diary").nth(nth).key("on"),
            None => case.record.appointment_way().key("established"),
        };
        let detail = OfService::Silent {
            since,
            begun: entry.is_some(),
            days: silence.working_days,
            most: silence.most,
            managed: case.is_managed(),
        };
        let finding = findings.add(&RULE, key, Detail::Service(detail));
        finding.subject = since.to_string();
        finding.due = Some(case.calendar.due(since, silence.allowed()).date);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, day, found, found_under};

    /// Five stars: fifteen working days.
    fn of(today: &str, rest: &str) -> Vec<Found> {
        found(&RULE, today, &text(rest))
    }

    fn text(rest: &str) -> String {
        format!(
            "client.name = '甲'\nappointment.established = 2026-10-12\n[[years]]\nstarts = 2026-10-12\n\
             rating.income = 2000000\n{rest}"
        )
    }

    #[test]
    fn a_review_held_breaks_the_silence_without_a_line_in_the_diary() {
        let review = |day: &str| {
            let item = "[[years.plan.items]]\nid = 'p1'\nservice = 'account-review'\n";
            format!("{item}[[reviews]]\nid = 'v1'\non = {day}\nitem = 'p1'\n")
        };

        assert_eq!(of("2026-11-20", &review("2026-10-30")), []);
        assert_eq!(of("2026-11-20", &review("2026-10-29")).len(), 1);
    }

    #[test]
    fn fifteen_working_days_are_borne_and_sixteen_are_not() {
        let entry = "[[diary]]\nid = 'd'\non = 2026-10-30\n";

        assert_eq!(of("2026-11-20", entry), []);
        assert_eq!(
            of("2026-11-23", entry),
            [at(
                "jia/diary-silent/2026-10-30 8:1",
                Detail::Service(OfService::Silent {
                    since: day("2026-10-30"),
                    begun: true,
                    days: 16,
                    most: 15,
                    managed: false,
                })
            )]
        );
        let longer = "service.silence = [90, 60, 30, 20, 16]\n";
        assert_eq!(found_under(longer, &RULE, "2026-11-23", &text(entry)), []);
    }

    #[test]
    fn without_an_entry_it_begins_with_the_appointment_or_the_archive() {
        let archive = "[archive]\nestablished = 2026-10-14\npaper = 2026-10-14\nelectronic = 2026-10-14\ninformation = 2026-10-14\n";

        assert_eq!(of("2026-11-02", ""), []);
        assert_eq!(
            of("2026-11-03", ""),
            [at(
                "jia/diary-silent/2026-10-12 2:13",
                Detail::Service(OfService::Silent {
                    since: day("2026-10-12"),
                    begun: false,
                    days: 16,
                    most: 15,
                    managed: false,
                })
            )]
        );
        assert_eq!(of("2026-11-04", archive), []);
        assert_eq!(of("2026-11-05", archive).len(), 1);
    }

    #[test]
    fn the_last_rated_stars_hold_until_the_new_year_is_rated() {
        // Two stars, and five in the year before: sixty working days, and fifteen.
        let of = |today: &str, income: u32, next: &str| {
            let text = text("").replace("2000000", &income.to_string());
            let entry = "[[diary]]\nid = 'd'\non = 2027-09-17\n";
            let found = found(&RULE, today, &format!("{text}{next}{entry}"));
            found.into_iter().map(|it| it.detail).collect::<Vec<_>>()
        };
        let silent = |days: i64, most: u32| {
            [Detail::Service(OfService::Silent {
                since: day("2027-09-17"),
                begun: true,
                days,
                most,
                managed: false,
            })]
        };
        let recorded = "[[years]]\nstarts = 2027-10-12\n";
        let rated =
            "[[years]]\nstarts = 2027-10-12\nrating.rated = 2027-10-18\nrating.income = 60000\n";

        assert_eq!(of("2027-10-11", 2_000_000, ""), []);
        for next in ["", recorded, rated] {
            assert_eq!(of("2027-10-12", 2_000_000, next), silent(16, 15), "{next}");
            assert_eq!(of("2027-10-15", 2_000_000, next), silent(19, 15), "{next}");
        }
        assert_eq!(of("2027-10-18", 2_000_000, recorded), silent(20, 15));
        assert_eq!(of("2027-10-18", 2_000_000, rated), []);
        assert_eq!(of("2027-12-13", 60_000, recorded), []);
        assert_eq!(of("2027-12-14", 60_000, recorded), silent(61, 60));
    }

    #[test]
    fn nobody_is_missed_who_is_not_served() {
        let closed = text("").replace("client.name", "client.closed = 2026-11-20\nclient.name");
        let expired = text("").replace("[[years]]", "appointment.until = 2026-11-19\n[[years]]");
        let expired = expired.replace("rating.", "ends = 2026-11-19\nrating.");

        assert_eq!(found(&RULE, "2026-11-19", &closed).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", &closed), []);
        assert_eq!(found(&RULE, "2026-11-19", &expired).len(), 1);
        assert_eq!(found(&RULE, "2026-11-20", &expired), []);
    }
}
