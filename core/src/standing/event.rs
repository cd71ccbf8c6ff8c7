//! What is to be done, each under a name of its own that stays when its day moves: a calendar finds it again by this.

use chrono::NaiveDate;

use super::years::years_under;
use super::{Case, Start, Task, Todo, What, agenda, service_years};
use crate::model::{Word, Year};

/// Something that is to be done, with its name.
#[derive(Clone, Debug, PartialEq)]
pub struct Event<'a> {
    /// Its name in the client: what it is and the ids of its entry, `claims/k1/decision`; never a day or a position in
    /// the file. What several people can do has one name.
    pub name: String,
    /// What is to be done.
    pub todo: Todo<'a>,
}

/// Everything that is to be done for a client, in the order of [`agenda`]. Policies that end together are named one by
/// one: another that joins them or leaves them changes the name of none.
pub fn events<'a>(case: &Case<'a>) -> Vec<Event<'a>> {
    let todos = agenda(case).into_iter().flat_map(apart);
    let event = |todo: Todo<'a>| Event {
        name: name(case, &todo),
        todo,
    };
    todos.map(event).collect()
}

fn apart(todo: Todo<'_>) -> Vec<Todo<'_>> {
    let mut todo = todo;
    let (What::RenewalOpens { policies } | What::Expires { policies, .. }) = &mut todo.what else {
        return vec![todo];
    };
    let each = std::mem::take(policies).into_iter().map(|policy| {
        let mut todo = todo.clone();
        if let What::RenewalOpens { policies } | What::Expires { policies, .. } = &mut todo.what {
            policies.push(policy);
        }
        todo
    });
    each.collect()
}

fn name(case: &Case<'_>, todo: &Todo<'_>) -> String {
    let day = todo.when.day();
    match &todo.what {
        What::Clock { task, start, from } => {
            let task_code = task.code();
            format!("{task_code}/{}", of_clock(case, *task, *start, *from))
        }
        What::Item { id, .. } => format!("items/{id}"),
        What::Claim { id, term, .. } => format!("claims/{id}/{}", term.code()),
        What::Step { waiting, id, .. } => format!("{}/{id}", waiting.code),
        What::AppointmentEnds => format!("appointment-ends/{}", appointment(case, case.today)),
        What::Contact { .. } => "contact".to_owned(),
        What::LicenceEnds => "licence-ends".to_owned(),
        What::OverrideApproval { .. } => {
            let waits = |year: &Year<'_>| {
                let rating = year.rating.as_ref();
                let over = rating.and_then(|rating| rating.over.as_ref());
                over.is_some_and(|it| it.referred == Some(day))
            };
            format!("override-approval/{}", year_where(case, waits))
        }
        What::LoweringApproval { id, .. } => format!("lowerings/{id}"),
        What::PlanOpinion => format!("plan-opinion/{}", issued(case, day)),
        What::PlanCirculation { issued: on } => format!("plan-circulation/{}", issued(case, *on)),
        What::RenewalOpens { policies } => format!("renewal-opens/{}", policies.join("/")),
        What::RenewalStep { id, step } => format!("renewals/{id}/{}", step.code()),
        What::Expires { policies, .. } => format!("expires/{}", policies.join("/")),
        What::Follows(follower) => format!("follows/{}", follower.policy),
        What::Premium {
            policy, instalment, ..
        } => format!("premium/{policy}/{}", instalment.unwrap_or("whole")),
        What::WinBack { id } => format!("win-back/{id}"),
        What::HandOver { id, .. } => format!("hand-overs/{id}"),
    }
}

/// The appointment of a day, by its id; the first one has none.
fn appointment<'a>(case: &Case<'a>, day: NaiveDate) -> &'a str {
    let appointment = case.record.appointment_on(day);
    let later = appointment.and_then(|it| it.later);
    later.map_or("first", |(_, id)| id)
}

/// The appointment, and for the rating and the plan which of its service years: the first, the second. These numbers
/// stay when the appointment turns out to be of another day.
fn of_clock(case: &Case<'_>, task: Task, start: Start, from: NaiveDate) -> String {
    match (task, start) {
        (Task::Team | Task::Archive, _) => appointment(case, from).to_owned(),
        (_, Start::Appointment) => format!("{}/1", appointment(case, from)),
        (_, Start::ServiceYear | Start::Extension | Start::Record) => numbered(case, from),
    }
}

/// The service year of a day: its appointment, and which of its years it is.
fn numbered(case: &Case<'_>, day: NaiveDate) -> String {
    let years = case.record.appointment_on(day);
    let years = years.map(|it| years_under(case, it)).unwrap_or_default();
    let begun = years.iter().filter(|year| year.starts <= day).count();
    format!("{}/{}", appointment(case, day), begun.max(1))
}

fn year_where(case: &Case<'_>, is_it: impl Fn(&Year<'_>) -> bool) -> String {
    let years = service_years(case).into_iter();
    let mut years = years.filter(|year| year.recorded.is_some_and(|(_, year)| is_it(year)));
    let starts = years.next().map_or(case.today, |year| year.starts);
    numbered(case, starts)
}

fn issued(case: &Case<'_>, day: NaiveDate) -> String {
    year_where(case, |year| {
        let plan = year.plan.as_ref();
        plan.is_some_and(|plan| plan.issued == Some(day))
    })
}
