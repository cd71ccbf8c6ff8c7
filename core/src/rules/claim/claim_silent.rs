//! Somebody follows up an open claim: within the company's days there is a step or a diary entry. Waiting
//! within the insurer's own term does not count.

use chrono::NaiveDate;

use super::{ClaimFault, found, open, step};
use crate::model::Claim;
use crate::rules::{Check, Consequence, Findings, Group, Rule};
use crate::standard::Severity;
use crate::standing::{Case, ClaimClock, ClaimTerm, Heard, claim_from, was_before_us};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "claim-silent",
    group: Group::Claim,
    severity: Severity::Warning,
    consequence: Consequence::Money,
    clause: "D62",
    check: Check::Client(check),
};

fn check(case: &Case<'_>, findings: &mut Findings) {
    // Before the appointment another broker may have had them, and nothing may be written of them (D15).
    if case.record.appointed().is_none() {
        return;
    }
    let most = i64::from(case.standard.claims.silence);
    let heard = Heard::of(case);
    for (nth, claim) in open(case) {
        let Some(since) = heard.last(claim) else {
            continue;
        };
        // What others handled is ours to follow up from the appointment on.
        let ours = claim_from(case, claim).filter(|_| was_before_us(case, claim, since));
        let since = ours.unwrap_or(since);
        let waited = insurers_term(case, claim).map_or(since, |due| due.max(since));
        if (case.today - waited).num_days() > most {
            let days = (case.today - since).num_days();
            // The place is the last step on record, because a diary entry has no key in the claim.
            let steps = claim.steps();
            let last = steps.iter().rfind(|(_, day)| *day <= case.today);
            let key = last.map_or_else(
                || crate::document::KeyPath::of("claims").nth(nth),
                |(taken, _)| step(nth, *taken),
            );
            let settled = claim.is_settled() && claim.denied.is_none();
            let fault = ClaimFault::Silent {
                since,
                days,
                settled,
                managed: case.is_managed(),
            };
            let finding = findings.add(&RULE, key, found(claim, fault));
            finding.subject = claim.id.to_owned();
        }
    }
}

/// The last day of what the insurer still owes. Until then waiting is right; for the same number of days
/// after it, the rule about the late insurer reports instead.
fn insurers_term(case: &Case<'_>, claim: &Claim<'_>) -> Option<NaiveDate> {
    let owed = [ClaimTerm::Decision, ClaimTerm::Payment].into_iter();
    let owed = owed.filter_map(|term| ClaimClock::of(case, claim, term));
    let owed = owed.filter(|clock| clock.done.is_none());
    owed.map(|clock| clock.due.date).max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found, found_under};
    use crate::rules::{Detail, OfClaim};
    use crate::used::used;

    const CLAIM: &str = "[[claims]]\nid = 'k1'\nloss = 2026-10-01\nnotified = 2026-10-02\n";

    fn on(today: &str, rest: &str) -> Vec<Found> {
        found(&RULE, today, &format!("{APPOINTED}{CLAIM}{rest}"))
    }

    fn silent(place: &str, since: &str, days: i64) -> [Found; 1] {
        silent_and(false, place, since, days)
    }

    fn silent_and(settled: bool, place: &str, since: &str, days: i64) -> [Found; 1] {
        [at(
            &format!("jia/claim-silent/k1 {place}"),
            Detail::Claim(OfClaim {
                id: "k1".to_owned(),
                cause: None,
                fault: ClaimFault::Silent {
                    since: day(since),
                    days,
                    settled,
                    managed: false,
                },
            }),
        )]
    }

    #[test]
    fn what_is_paid_or_withdrawn_waits_for_its_close() {
        for end in ["paid", "withdrawn"] {
            let text = format!("{end} = 2026-10-05\n");
            assert_eq!(on("2026-11-04", &text), []);
            let found = silent_and(true, "9:1", "2026-10-05", 31);
            assert_eq!(on("2026-11-05", &text), found, "{end}");
        }
    }

    #[test]
    fn what_is_owed_in_part_waits_for_the_rest_and_not_for_its_close() {
        let agreed = "agreed = 2026-10-05\nagreed-amount = 100000\n";
        let part = |paid: u32| format!("{agreed}paid = 2026-10-06\npaid-amount = {paid}\n");
        let silent = |settled, days| silent_and(settled, "11:1", "2026-10-06", days);
        // The insurer has ten days for the rest, and one waits as long again as for other news.
        assert_eq!(on("2026-11-15", &part(99_999)), silent(false, 40));
        assert_eq!(on("2026-11-06", &part(100_000)), silent(true, 31));
        let ahead = "[[claims.advances]]\nid = '1'\non = 2026-10-06\namount = 100000\n";
        let found = on("2026-11-06", &format!("{agreed}{ahead}"));
        let Detail::Claim(claim) = &found[0].detail else {
            panic!("{found:?}");
        };
        let is_settled = matches!(claim.fault, ClaimFault::Silent { settled, .. } if settled);
        assert!(is_settled, "{found:?}");
    }

    #[test]
    fn a_claim_of_before_us_is_ours_to_follow_up_from_the_appointment_on() {
        let claim =
            "[[claims]]\nid = 'k1'\nbefore-us = true\nloss = 2025-10-01\nnotified = 2026-09-16\n";
        let on = |today: &str, claim: &str| found(&RULE, today, &format!("{APPOINTED}{claim}"));
        assert_eq!(on("2026-10-17", claim), []);
        assert_eq!(on("2026-10-18", claim), silent("9:1", "2026-09-17", 31));
        // Before the appointment it was nobody's of us.
        let late = APPOINTED.replace("2026-09-17", "2026-10-18") + claim;
        assert_eq!(found(&RULE, "2026-10-17", &late), []);
        let ours = claim.replace("before-us = true", "before-us = false");
        assert_eq!(on("2026-10-17", &ours), silent("9:1", "2026-09-16", 31));
    }

    #[test]
    fn thirty_days_are_quiet_and_the_next_is_silent() {
        assert_eq!(on("2026-11-01", ""), []);
        assert_eq!(on("2026-11-02", ""), silent("8:1", "2026-10-02", 31));
    }

    #[test]
    fn a_line_in_the_diary_about_the_claim_breaks_the_silence() {
        let diary =
            |claim: &str| format!("[[diary]]\nid = 'd1'\non = 2026-10-20\nclaim = '{claim}'\n");
        assert_eq!(on("2026-11-19", &diary("k1")), []);
        assert_eq!(
            on("2026-11-20", &diary("k1")),
            silent("8:1", "2026-10-20", 31)
        );
        assert_eq!(
            on("2026-11-19", &diary("k2")),
            silent("8:1", "2026-10-02", 48)
        );
    }

    #[test]
    fn its_place_is_the_last_step_up_to_today() {
        let standard = "claims.silence = 1\n";
        let text = format!("{APPOINTED}{CLAIM}complete = 2026-11-02\n");
        let on = |today: &str| found_under(standard, &RULE, today, &text);
        // The law's 30 days from 2026-11-02 end on 12-02.
        assert_eq!(on("2026-12-04"), silent("9:1", "2026-11-02", 32));
        assert_eq!(on("2026-11-01"), silent("8:1", "2026-10-02", 30));
    }

    #[test]
    fn a_closed_claim_rests_and_a_closed_client_s_goes_on() {
        assert_eq!(on("2026-11-20", "closed = 2026-11-20\n"), []);
        assert_eq!(
            on("2026-11-20", "closed = 2026-11-21\n"),
            silent("8:1", "2026-10-02", 49)
        );
        let ended = |day: &str| {
            let client =
                APPOINTED.replace("[appointment]", &format!("closed = {day}\n[appointment]"));
            found(&RULE, "2026-11-20", &format!("{client}{CLAIM}"))
        };
        assert_eq!(ended("2026-11-20"), silent("9:1", "2026-10-02", 49));
        assert_eq!(ended("2026-11-21"), silent("9:1", "2026-10-02", 49));
    }

    /// Papers complete on 2026-10-02: the insurer decides by Monday, 2026-11-02 (30 days end on a Sunday).
    #[test]
    fn while_the_insurer_s_term_runs_and_as_long_again_one_waits() {
        let complete =
            |today: &str, rest: &str| on(today, &format!("complete = 2026-10-02\n{rest}"));

        assert_eq!(complete("2026-12-02", ""), []);
        assert_eq!(complete("2026-12-03", ""), silent("9:1", "2026-10-02", 62));
        let decided = "decided = 2026-10-19\n";
        assert_eq!(complete("2026-11-18", decided), []);
        assert_eq!(
            complete("2026-11-19", decided),
            silent("10:1", "2026-10-19", 31)
        );
    }

    #[test]
    fn a_claim_of_the_time_away_is_ours_from_the_return_on() {
        let of = |today: &str| {
            let away = "client = { name = '甲', closed = 2026-06-30 }\n[appointment]\nestablished = 2025-03-03\n\
                        [[appointment.later]]\nid = 'm2'\nestablished = 2026-09-30\n";
            let claim = "[[claims]]\nid = 'k1'\nloss = 2026-08-10\nbefore-us = true\nnotified = 2026-08-20\n";
            found(&RULE, today, &format!("{away}{claim}")).len()
        };
        assert_eq!((of("2026-10-30"), of("2026-10-31")), (0, 1));
    }

    #[test]
    fn the_company_sets_the_days() {
        let text = format!("{APPOINTED}{CLAIM}");
        let under = |days| {
            let standard = format!("claims.silence = {days}\n");
            found_under(&standard, &RULE, "2026-10-12", &text)
        };
        assert_eq!(under(10), []);
        assert_eq!(under(9), silent("8:1", "2026-10-02", 10));
    }

    #[test]
    fn thousands_of_claims_are_heard_of_in_one_reading_of_the_diary() {
        const MANY: usize = 10_000;
        let one = |nth: usize| {
            format!(
                "[[claims]]\nid = 'k{nth}'\nloss = 2026-10-01\n\
                 [[diary]]\nid = 'd{nth}'\non = 2026-10-20\nclaim = 'k{nth}'\n"
            )
        };
        let text: String = APPOINTED.to_owned() + &(0..MANY).map(one).collect::<String>();
        let begun = used();

        assert_eq!(found(&RULE, "2026-11-20", &text).len(), MANY);
        assert_eq!(found(&RULE, "2026-11-19", &text), []);
        assert!((used() - begun).as_secs() < 5, "{:?}", used() - begun);
    }
}
