//! What a client waits for: everything with a date that is not done.

use chrono::NaiveDate;

use super::loss::waits_for_win_back;
use super::{Case, Clock, Ending, Task, expiring, service_years};
use crate::model::RenewalStep;

/// Something that is to be done by a day.
#[derive(Clone, Debug, PartialEq)]
pub struct Todo<'a> {
    /// The last day on time.
    pub due: NaiveDate,
    /// Whether that day may yet change, since a year without a notice was counted.
    pub provisional: bool,
    /// Who is to do it, as far as is known.
    pub who: Option<&'a str>,
    /// What is to be done.
    pub what: What<'a>,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum What<'a> {
    /// A part of the signing and planning stage.
    Clock(Task),
    /// An item of the running plan.
    Item {
        /// Its id.
        id: &'a str,
        /// What is planned.
        content: &'a str,
    },
    /// The appointment runs out, unless it is extended.
    AppointmentEnds,
    /// The renewal of policies opens.
    RenewalOpens {
        /// The policies, by id.
        policies: Vec<&'a str>,
    },
    /// The next step of a renewal.
    RenewalStep {
        /// The renewal.
        id: &'a str,
        /// The step.
        step: RenewalStep,
    },
    /// Policies come to their end and wait for their outcome.
    Expires {
        /// The policies, by id.
        policies: Vec<&'a str>,
    },
    /// Lost business is to be asked for again.
    WinBack {
        /// The renewal it was lost in.
        id: &'a str,
    },
    /// The client is to be told of the new account manager.
    Tell {
        /// The hand-over.
        id: &'a str,
    },
}

/// Everything a client waits for, soonest first.
///
/// The whole of the signing stage is left out while one of its parts says the same.
pub fn agenda<'a>(case: &Case<'a>) -> Vec<Todo<'a>> {
    let manager = case.who();
    let open = |clock: &Clock| clock.done.is_none() && clock.task != Task::Onboarding;
    let clocks = Clock::all(case).into_iter().filter(open).map(|clock| Todo {
        due: clock.due.date,
        provisional: clock.due.provisional,
        who: manager,
        what: What::Clock(clock.task),
    });
    let mut todos: Vec<Todo<'a>> = clocks.collect();
    if case
        .record
        .closed()
        .is_none_or(|closed| closed > case.today)
    {
        todos.extend(items(case, manager));
        todos.extend(appointment_end(case, manager));
        todos.extend(renewals(case, manager));
        todos.extend(hand_overs(case));
    }
    todos.extend(win_backs(case, manager));
    todos.sort_by_key(|todo| todo.due);
    todos
}

fn items<'a>(case: &Case<'a>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let plans = service_years(case)
        .into_iter()
        .filter_map(|year| year.recorded?.1.plan.as_ref());
    let items = plans.flat_map(|plan| &plan.items);
    items
        .filter(|item| item.is_open())
        .filter_map(|item| {
            Some(Todo {
                due: item.finish?,
                provisional: false,
                who: item.handler.or(manager),
                what: What::Item {
                    id: item.id,
                    content: item.content.unwrap_or_default(),
                },
            })
        })
        .collect()
}

fn appointment_end<'a>(case: &Case<'a>, manager: Option<&'a str>) -> Option<Todo<'a>> {
    let appointment = case.record.appointment.as_ref()?;
    appointment.established.filter(|day| *day <= case.today)?;
    Some(Todo {
        due: appointment.ends()?,
        provisional: false,
        who: manager,
        what: What::AppointmentEnds,
    })
}

/// The opening of a renewal, or the next step of one that was started; and the end of cover, for those
/// policies that wait for an outcome.
fn renewals<'a>(case: &Case<'a>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let mut todos = Vec::new();
    for it in expiring(case) {
        let open = it.policies.iter().filter(|ending| !ending.settled);
        let waiting: Vec<Ending<'a>> = open.copied().collect();
        if waiting.is_empty() {
            continue;
        }
        let handler = it.recorded.and_then(|(_, renewal)| renewal.handler);
        let ids = |those: &[Ending<'a>]| those.iter().map(|it| it.policy.id).collect();
        let mut add = |due, what| {
            todos.push(Todo {
                due,
                provisional: false,
                who: handler.or(manager),
                what,
            });
        };
        let policies = ids(&waiting);
        match (it.started(), it.recorded, it.next_step()) {
            (Some(_), Some((_, renewal)), Some(next)) => {
                let (id, step) = (renewal.id, next.step);
                add(next.due, What::RenewalStep { id, step });
            }
            (Some(_), _, _) => {}
            (None, _, _) => add(it.opens, What::RenewalOpens { policies }),
        }
        for those in waiting.chunk_by(|one, next| one.ends == next.ends) {
            let policies = ids(those);
            add(those[0].ends, What::Expires { policies });
        }
    }
    todos
}

/// Whoever took over tells the client on the first day.
fn hand_overs<'a>(case: &Case<'a>) -> Vec<Todo<'a>> {
    let hand_overs = case.record.team.iter().flat_map(|team| &team.hand_overs);
    let untold = hand_overs.filter(|it| it.told.is_none());
    untold
        .filter_map(|it| {
            Some(Todo {
                due: it.on?,
                provisional: false,
                who: it.to,
                what: What::Tell { id: it.id },
            })
        })
        .collect()
}

/// The days to ask for lost business again; of clients whose service has ended above all.
fn win_backs<'a>(case: &Case<'a>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let renewals = case.record.renewals.iter();
    let waiting = renewals.filter(|it| waits_for_win_back(case, it));
    waiting
        .filter_map(|it| {
            Some(Todo {
                due: it.loss.as_ref()?.win_back?,
                provisional: false,
                who: it.handler.or(manager),
                what: What::WinBack { id: it.id },
            })
        })
        .collect()
}
