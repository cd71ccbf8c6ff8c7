//! What a client waits for: everything with a date that is not done.

use chrono::NaiveDate;

use super::{Case, Clock, Step, Task, service_years, waits};

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
    /// A step beside the plan.
    Step {
        /// The step.
        step: Step,
        /// The id of the endorsement, risk or duty.
        id: &'a str,
        /// What it is about.
        text: &'a str,
    },
    /// The appointment runs out, unless it is extended.
    AppointmentEnds,
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
        todos.extend(steps(case, manager));
        todos.extend(appointment_end(case, manager));
    }
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

fn steps<'a>(case: &Case<'a>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let todo = |wait: super::Wait<'a>| Todo {
        due: wait.due.date,
        provisional: wait.due.provisional,
        who: wait.handler.or(manager),
        what: What::Step {
            step: wait.step,
            id: wait.id,
            text: wait.text,
        },
    };
    waits(case).into_iter().map(todo).collect()
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
