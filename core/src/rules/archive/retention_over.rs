//! The file of a client whose service has ended is kept no longer than the law asks (个人信息保护法 47).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfArchive, Rule};
use crate::standard::Severity;
use crate::standing::{Case, is_in_hand, retention};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "retention-over",
    group: Group::Archive,
    severity: Severity::Advice,
    consequence: Consequence::Law,
    clause: "added",
    check: Check::Client(check),
};

/// A claim that is still open needs the file. Without a policy no term is set by law, and none is over.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    if !case.is_closed() || record.claims.iter().any(|it| is_in_hand(case, it)) {
        return;
    }
    let Some(kept) = retention(record).filter(|kept| kept.until < case.today) else {
        return;
    };
    let fault = OfArchive::KeptLongEnough {
        until: kept.until,
        policy: kept.policy.id.to_owned(),
        years: kept.years,
    };
    let key = KeyPath::of("client").key("closed");
    findings.add(&RULE, key, Detail::Archive(fault));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{Found, at, day, found};

    /// A policy of a year, to 2027-09-16; the client left the day after.
    fn of(today: &str, rest: &str) -> Vec<Found> {
        let closed = APPOINTED.replace("[appointment]", "closed = 2027-09-17\n[appointment]");
        let policy = "[[policies]]\nid = 'par'\nstarts = 2026-09-17\nends = 2027-09-16\n";
        found(&RULE, today, &format!("{closed}{policy}{rest}"))
    }

    #[test]
    fn five_years_are_kept_and_the_next_day_is_over() {
        assert_eq!(of("2032-09-16", ""), []);
        let fault = OfArchive::KeptLongEnough {
            until: day("2032-09-16"),
            policy: "par".to_owned(),
            years: 5,
        };
        let told = [at(
            "jia/retention-over/client.closed 3:1",
            Detail::Archive(fault),
        )];
        assert_eq!(of("2032-09-17", ""), told);
    }

    #[test]
    fn a_client_that_is_served_a_claim_that_is_open_and_no_policy_are_left_alone() {
        let served = format!(
            "{APPOINTED}[[policies]]\nid = 'par'\nstarts = 2010-09-17\nends = 2011-09-16\n"
        );
        assert_eq!(found(&RULE, "2032-09-17", &served), []);
        let claim = "[[claims]]\nid = 'k1'\nloss = 2027-01-04\n";
        assert_eq!(of("2032-09-17", claim), []);
        let over = format!("{claim}closed = 2028-01-04\n");
        assert_eq!(of("2032-09-17", &over).len(), 1);
        let bare = APPOINTED.replace("[appointment]", "closed = 2027-09-17\n[appointment]");
        assert_eq!(found(&RULE, "2039-09-17", &bare), []);
    }
}
