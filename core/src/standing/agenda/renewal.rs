//! What is to be done for renewals, losses and hand-overs (D64–D69).

use super::super::loss::waits_for_win_back;
use super::super::{Case, Ending, Expiring, expiring, hand_over_due, unfollowed, without_outcome};
use super::{HandingOver, Todo, Waived, What, When};

/// The start of a renewal, or the next step of one that was started; and the end of cover, for policies
/// without an outcome.
pub(super) fn renewals<'a>(
    case: &Case<'a>,
    waived: &Waived<'_>,
    manager: Option<&'a str>,
) -> Vec<Todo<'a>> {
    let mut todos = Vec::new();
    for it in expiring(case) {
        let waiting: Vec<Ending<'a>> = it.open().copied().collect();
        if waiting.is_empty() {
            continue;
        }
        let handler = it.recorded.and_then(|(_, renewal)| renewal.handler);
        let ids = |those: &[Ending<'a>]| those.iter().map(|it| it.policy.id).collect();
        let mut add = |due, what| {
            todos.push(Todo {
                when: When::By(due),
                provisional: false,
                who: handler.or(manager),
                what,
            });
        };
        let policies = ids(&waiting);
        match (it.started, it.recorded, it.next_step()) {
            (Some(_), Some((_, renewal)), Some(next)) => {
                if !waived.renewal_step(renewal, &next) {
                    let (id, step) = (renewal.id, next.step);
                    add(next.due, What::RenewalStep { id, step });
                }
            }
            (Some(_), _, _) => {}
            (None, _, _) if waived.opening(&it) => {}
            (None, _, _) => add(it.opens, What::RenewalOpens { policies }),
        }
        todos.extend(expires(&it, waived, manager));
    }
    todos
}

/// What became of policies, of a client whose service has ended.
pub(super) fn outcomes<'a>(
    case: &Case<'a>,
    waived: &Waived<'_>,
    manager: Option<&'a str>,
) -> Vec<Todo<'a>> {
    let left = without_outcome(case);
    left.iter()
        .flat_map(|it| expires(it, waived, manager))
        .collect()
}

/// The ends of cover of policies that wait for their outcome, those of one day together.
fn expires<'a>(it: &Expiring<'a>, waived: &Waived<'_>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let handler = it.recorded.and_then(|(_, renewal)| renewal.handler);
    let ending: Vec<Ending<'a>> = it.open().filter(|it| !waived.ending(it)).copied().collect();
    let together = ending.chunk_by(|one, next| one.ends == next.ends);
    together
        .map(|those| Todo {
            when: When::By(those[0].ends),
            provisional: false,
            who: handler.or(manager),
            what: What::Expires {
                policies: those.iter().map(|it| it.policy.id).collect(),
                started: it.started.is_some(),
            },
        })
        .collect()
}

/// The policies that follow those which go on by their outcome.
pub(super) fn followers<'a>(
    case: &Case<'a>,
    waived: &Waived<'_>,
    manager: Option<&'a str>,
) -> Vec<Todo<'a>> {
    let left = unfollowed(case).into_iter();
    let left = left.filter(|it| !it.covered && !waived.follower(it));
    left.map(|it| Todo {
        when: When::By(it.ends),
        provisional: false,
        who: it.renewal.handler.or(manager),
        what: What::Follows(it.follower),
    })
    .collect()
}

/// The new account manager tells the client within days of the change, and signs the list with the one before (D69).
pub(super) fn hand_overs<'a>(case: &Case<'a>, waived: &Waived<'_>) -> Vec<Todo<'a>> {
    let hand_overs = case.record.team.iter().flat_map(|team| &team.hand_overs);
    let left = hand_overs.filter_map(|it| {
        let left = match (it.told, it.signed) {
            (None, None) => HandingOver::TellAndSign,
            (None, Some(_)) => HandingOver::Tell,
            (Some(_), None) => HandingOver::Sign,
            (Some(_), Some(_)) => return None,
        };
        let on = it.on.filter(|on| !case.is_before_return(*on))?;
        Some((it, on, left)).filter(|_| !waived.hand_over(case, it))
    });
    left.map(|(it, on, left)| {
        let due = hand_over_due(case, on);
        Todo {
            when: When::By(due.date),
            provisional: due.provisional,
            who: it.to,
            what: What::HandOver { id: it.id, left },
        }
    })
    .collect()
}

/// The days to ask for lost business again; above all those of clients whose service has ended.
pub(super) fn win_backs<'a>(case: &Case<'a>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let renewals = case.record.renewals.iter();
    let waiting = renewals.filter(|it| waits_for_win_back(case, it));
    waiting
        .filter_map(|it| {
            Some(Todo {
                when: When::By(it.loss.as_ref()?.win_back?),
                provisional: false,
                who: it.handler.or(manager),
                what: What::WinBack { id: it.id },
            })
        })
        .collect()
}
