//! The days of a renewal that belong to its outcomes (D67). Its steps are in the rows of its course.

use chrono::NaiveDate;

use super::Wrong;
use crate::document::KeyPath;
use crate::model::{Outcome, OutcomeKind, Renewal};
use crate::standing::{Case, History};

/// Checks that the outcomes of one renewal, the `nth` of its record, are between its start and its close, that a policy was
/// not extended to a day before its end, and that the day to ask for lost business again is after the loss. Before the start
/// may be an outcome of a policy that had ended by then.
pub(super) fn outcomes(case: &Case<'_>, nth: usize, it: &Renewal<'_>, wrong: &mut Wrong) {
    let record = case.record;
    let place = |outcome: &Outcome<'_>| record.fates().place_of(outcome.policy);
    let may_be_before = |outcome: &Outcome<'_>| {
        let policy = place(outcome).map(|nth| &record.policies[nth]);
        let history = History::of(record, case.today);
        policy.is_some_and(|policy| history.outcome_from(it, policy).is_none())
    };
    let way = || KeyPath::of("renewals").nth(nth);
    let entry = |of: usize| way().key("outcomes").nth(of);
    let outcome = |of: usize| entry(of).key("on");
    for (of, one) in it.outcomes.iter().enumerate() {
        if let (Some(started), Some(on)) = (it.started, one.on)
            && !(on < started && may_be_before(one))
        {
            wrong.hold(|| way().key("started"), started, || outcome(of), on);
        }
        if let (Some(until), Some(nth)) = (one.until, place(one))
            && let Some(ends) = record.policies[nth].agreed_end
        {
            let end = || KeyPath::of("policies").nth(nth).key("ends");
            wrong.hold(end, ends, || entry(of).key("until"), until);
        }
    }
    if let (Some(closed), Some((on, of))) = (it.closed, settled(it, |_| true)) {
        let told = wrong.hold(|| outcome(of), on, || way().key("closed"), closed);
        // Of a day in the future and one before it, the former is wrong.
        if told && on > case.today {
            wrong.is_first();
        }
    }
    let again = it.loss.as_ref().and_then(|loss| loss.win_back);
    if let (Some(again), Some((on, of))) = (again, settled(it, OutcomeKind::is_loss)) {
        let win_back = || way().key("loss").key("win-back");
        let told = wrong.hold(|| outcome(of), on, win_back, again);
        if told && on > case.today {
            wrong.is_first();
        }
    }
}

/// The last day on which an outcome of such a kind was settled, and its place.
fn settled(it: &Renewal<'_>, is_meant: fn(OutcomeKind) -> bool) -> Option<(NaiveDate, usize)> {
    let outcomes = it.outcomes.iter().enumerate();
    let meant = outcomes.filter(|(_, outcome)| outcome.kind.is_some_and(is_meant));
    meant
        .filter_map(|(of, outcome)| Some((outcome.on?, of)))
        .max()
}

#[cfg(test)]
mod tests {
    use super::super::tests::{holds, of};

    #[test]
    fn the_steps_of_a_renewal_rest_on_each_other() {
        let pairs = [
            ("started", "reviewed"),
            ("started", "exposure"),
            ("started", "programme"),
            ("started", "bound"),
            ("programme", "comparison"),
            ("comparison", "proposal"),
            ("proposal", "choice"),
            ("choice", "bound"),
            ("started", "closed"),
            ("reviewed", "closed"),
            ("bound", "closed"),
        ];
        for (first, then) in pairs {
            let keys = format!("[[renewals]]\n{first} = 2026-03-02\n{then} = DAY\n");
            let (first, then) = (
                format!("renewals[0].{first}"),
                format!("renewals[0].{then}"),
            );
            holds(&keys, "4:1", &then, &first);
        }
        let free =
            "[[renewals]]\nprogramme = 2026-02-20\nreviewed = 2026-03-01\nexposure = 2026-02-27\n";
        assert_eq!(of(free), [""; 0]);
    }

    #[test]
    fn an_outcome_comes_within_its_renewal_and_is_won_back_after_it() {
        let outcome = "[[renewals.outcomes]]\npolicy = 'par'\n";
        let on = "renewals[0].outcomes[0].on";
        holds(
            &format!("[[renewals]]\nstarted = 2026-03-02\n{outcome}on = DAY\n"),
            "6:1",
            on,
            "renewals[0].started",
        );
        let policy = |ends: &str| {
            let text = format!("[[renewals]]\nstarted = 2026-03-02\n{outcome}on = 2026-03-01\n");
            of(&format!("{text}[[policies]]\nid = 'par'\nends = {ends}\n")).len()
        };
        assert_eq!([policy("2026-03-01"), policy("2026-03-02")], [0, 1]);
        holds(
            &format!("[[renewals]]\nclosed = DAY\n{outcome}kind = 'renewed'\non = 2026-03-02\n"),
            "3:1",
            "renewals[0].closed",
            on,
        );
        holds(
            &format!("[[renewals]]\n{outcome}kind = 'extended'\non = 2026-03-02\nuntil = DAY\n"),
            "7:1",
            "renewals[0].outcomes[0].until",
            on,
        );
        let par = "[[policies]]\nid = 'par'\nends = 2026-03-02\n";
        holds(
            &format!("{par}[[renewals]]\n{outcome}kind = 'extended'\nuntil = DAY\n"),
            "9:1",
            "renewals[0].outcomes[0].until",
            "policies[0].ends",
        );
        let again = "renewals[0].loss.win-back";
        let lost = format!("[[renewals]]\n{outcome}kind = 'lost-to-direct'\non = 2026-03-02\n");
        holds(
            &format!("{lost}[renewals.loss]\nwin-back = DAY\n"),
            "8:1",
            again,
            on,
        );
        for first in ["talk", "report"] {
            holds(
                &format!("[[renewals]]\n[renewals.loss]\n{first} = 2026-03-02\nwin-back = DAY\n"),
                "5:1",
                again,
                &format!("renewals[0].loss.{first}"),
            );
        }
        let kept = lost.replace("lost-to-direct", "renewed");
        let text = format!("{kept}[renewals.loss]\nwin-back = 2026-03-01\n");
        assert_eq!(of(&text), [""; 0]);
    }
}
