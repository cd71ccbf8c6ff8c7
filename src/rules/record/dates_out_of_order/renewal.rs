//! The days of a renewal: its steps, its outcomes, what follows a loss (D65, D67).

use chrono::NaiveDate;

use super::{compare, in_turn, pair};
use crate::document::KeyPath;
use crate::model::{OutcomeKind, Renewal, RenewalStep, Word};
use crate::rules::Findings;

/// Holds the days of one renewal, the `nth` of its record, against each other.
///
/// The review and the exposure update have no place of their own among the steps; from the request for
/// quotations on, each step rests on the one before.
pub(super) fn steps(nth: usize, it: &Renewal<'_>, findings: &mut Findings) {
    let way = || KeyPath::of("renewals").nth(nth);
    let dated = |step: RenewalStep| (step.code(), it.day_of(step));
    let started = ("started", it.started);
    for step in [RenewalStep::Reviewed, RenewalStep::Exposure] {
        pair(way, started, dated(step), findings);
    }
    let rest = [
        started,
        dated(RenewalStep::Programme),
        dated(RenewalStep::Comparison),
        dated(RenewalStep::Proposal),
        dated(RenewalStep::Choice),
        dated(RenewalStep::Bound),
    ];
    in_turn(way, &rest, findings);
    for (of, outcome) in it.outcomes.iter().enumerate() {
        let outcome_way = || way().key("outcomes").nth(of);
        let keys = || (way().key("started"), outcome_way().key("on"));
        if let (Some(started), Some(on)) = (it.started, outcome.on) {
            compare(keys, started, on, findings);
        }
        let until = ("until", outcome.until);
        pair(outcome_way, ("on", outcome.on), until, findings);
    }
    close(nth, it, findings);
    win_back(nth, it, findings);
}

/// The close comes last: it is held against the latest of all that goes before it.
fn close(nth: usize, it: &Renewal<'_>, findings: &mut Findings) {
    let Some(closed) = it.closed else { return };
    let steps = RenewalStep::ALL.iter();
    let steps = steps.map(|step| (it.day_of(*step), step.code()));
    let latest = steps.chain([(it.started, "started")]).max();
    let outcome = settled(it, |_| true);
    let way = || KeyPath::of("renewals").nth(nth);
    match (latest, outcome) {
        (Some((Some(day), key)), None) => {
            compare(
                || (way().key(key), way().key("closed")),
                day,
                closed,
                findings,
            );
        }
        (Some((Some(day), key)), Some((on, _))) if on <= day => {
            compare(
                || (way().key(key), way().key("closed")),
                day,
                closed,
                findings,
            );
        }
        (_, Some((on, of))) => {
            let outcome = || way().key("outcomes").nth(of).key("on");
            compare(|| (outcome(), way().key("closed")), on, closed, findings);
        }
        (Some((None, _)) | None, None) => {}
    }
}

/// Lost business is asked for again after it was lost, talked about and reported on.
fn win_back(nth: usize, it: &Renewal<'_>, findings: &mut Findings) {
    let Some(loss) = &it.loss else { return };
    let way = || KeyPath::of("renewals").nth(nth);
    let loss_way = || way().key("loss");
    let lost = settled(it, OutcomeKind::is_loss);
    if let (Some((on, of)), Some(again)) = (lost, loss.win_back) {
        let outcome = || way().key("outcomes").nth(of).key("on");
        let keys = || (outcome(), loss_way().key("win-back"));
        compare(keys, on, again, findings);
    }
    let again = ("win-back", loss.win_back);
    for aftermath in [("talk", loss.talk), ("report", loss.report)] {
        pair(loss_way, aftermath, again, findings);
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
