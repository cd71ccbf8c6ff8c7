//! A loss needs a reason, an exit talk, a final report, an owner of open claims and a win-back day (D67).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRenewal, Rule};
use crate::standard::Severity;
use crate::standing::{Case, loss_lacks};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "loss-incomplete",
    group: Group::Renewal,
    severity: Severity::Warning,
    consequence: Consequence::Client,
    clause: "D67",
    check: Check::Client(check),
};

/// Whoever leaves is mostly lost with all its policies, so the end of the service does not end what is to be done about the loss.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let record = case.record;
    for (nth, renewal) in record.renewals.iter().enumerate() {
        let lacks = loss_lacks(record, renewal);
        let lost = renewal.outcomes.iter().filter_map(|it| it.on).max();
        if lacks.is_empty() || lost.is_some_and(|on| case.is_before_return(on)) {
            continue;
        }
        let fault = OfRenewal::LossLacks {
            renewal: renewal.id.to_owned(),
            policies: renewal.lost().map(str::to_owned).collect(),
            lacks,
        };
        let key = KeyPath::of("renewals").nth(nth).key("loss");
        findings.add(&RULE, key, Detail::Renewal(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found};
    use crate::standing::LossLack::{self, ClaimsBy, Reason, Report, Talk, WinBack};

    const REASON: &str = "reason = '价格'\n";
    const TALK: &str = "talk = 2026-11-10\n";
    const REPORT: &str = "report = 2026-11-12\n";
    const WIN_BACK: &str = "win-back = 2027-08-01\n";

    fn with(loss: &[&str], rest: &str) -> Vec<Found> {
        let loss: String = loss.iter().copied().collect();
        let text = format!(
            "client.name = '甲'\n[[renewals]]\nid = 'x2026'\npolicies = ['fleet', 'par']\n\
             outcomes = [{{ policy = 'fleet', kind = 'lost-to-direct' }}, {{ policy = 'par', kind = 'renewed' }}]\n\
             [renewals.loss]\n{loss}{rest}"
        );
        found(&RULE, "2026-11-20", &text)
    }

    fn lacking(lacks: &[LossLack]) -> [Found; 1] {
        [at(
            "jia/loss-incomplete/renewals.x2026.loss 6:1",
            Detail::Renewal(OfRenewal::LossLacks {
                renewal: "x2026".to_owned(),
                policies: vec!["fleet".to_owned()],
                lacks: lacks.to_vec(),
            }),
        )]
    }

    #[test]
    fn each_part_is_needed() {
        assert_eq!(with(&[REASON, TALK, REPORT, WIN_BACK], ""), []);
        assert_eq!(with(&[TALK, REPORT, WIN_BACK], ""), lacking(&[Reason]));
        assert_eq!(
            with(&["reason = ' '\n", TALK, REPORT, WIN_BACK], ""),
            lacking(&[Reason])
        );
        assert_eq!(with(&[REASON, REPORT, WIN_BACK], ""), lacking(&[Talk]));
        assert_eq!(with(&[REASON, TALK, WIN_BACK], ""), lacking(&[Report]));
        assert_eq!(with(&[REASON, TALK, REPORT], ""), lacking(&[WinBack]));
        assert_eq!(with(&[], ""), lacking(&[Reason, Talk, Report, WinBack]));
    }

    #[test]
    fn open_claims_under_what_was_lost_have_an_owner() {
        let all = [REASON, TALK, REPORT, WIN_BACK];
        let claim = |rest: &str| with(&all, &format!("[[claims]]\nid = 'k1'\n{rest}\n"));

        assert_eq!(claim("policy = 'fleet'"), lacking(&[ClaimsBy]));
        assert_eq!(claim("policy = 'fleet'\nclosed = 2026-11-19"), []);
        assert_eq!(claim("policy = 'par'"), []);
        let owned = [REASON, TALK, REPORT, WIN_BACK, "claims-by = '周婷'\n"];
        assert_eq!(
            with(&owned, "[[claims]]\nid = 'k1'\npolicy = 'fleet'\n"),
            []
        );
    }

    #[test]
    fn it_is_asked_as_of_the_day() {
        let of = |today: &str| {
            let text = "client.name = '甲'\n[[renewals]]\nid = 'x2026'\npolicies = ['fleet']\n\
                outcomes = [{ policy = 'fleet', kind = 'lost-to-direct', on = 2026-11-02 }]\n\
                [renewals.loss]\nreason = '价格'\ntalk = 2026-11-10\nreport = 2026-11-12\n\
                [[claims]]\nid = 'k1'\npolicy = 'fleet'\nclosed = 2026-11-11\n";
            match found(&RULE, today, text).pop().map(|it| it.detail) {
                Some(Detail::Renewal(OfRenewal::LossLacks { lacks, .. })) => lacks,
                None => Vec::new(),
                other => panic!("{other:?}"),
            }
        };

        assert_eq!(of("2026-11-01"), []);
        assert_eq!(of("2026-11-09"), [Talk, Report, ClaimsBy, WinBack]);
        assert_eq!(of("2026-11-10"), [Report, ClaimsBy, WinBack]);
        assert_eq!(of("2026-11-11"), [Report, WinBack]);
        assert_eq!(of("2026-11-12"), [WinBack]);
    }

    #[test]
    fn nothing_is_asked_of_what_was_not_lost_and_a_closing_ends_nothing() {
        let of = |kind: &str, closed: &str| {
            let text = format!(
                "[client]\nname = '甲'\n{closed}[[renewals]]\nid = 'x2026'\npolicies = ['par']\n\
                 outcomes = [{{ policy = 'par', kind = '{kind}' }}]\n"
            );
            found(&RULE, "2026-11-20", &text).len()
        };

        assert_eq!(of("lost-to-broker", ""), 1);
        assert_eq!(of("lapsed", ""), 0);
        assert_eq!(of("lost-to-broker", "closed = 2026-11-20\n"), 1);
        assert_eq!(of("lapsed", "closed = 2026-11-20\n"), 0);
    }
}
