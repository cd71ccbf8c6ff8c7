//! What is to be done for a client: everything that is due by a day, or has waited since one.

use chrono::NaiveDate;

use super::{
    Case, ClaimClock, ClaimTerm, Clock, Follower, ServiceYear, Start, Task, Wait, is_in_hand,
    premiums_due, service_years, waits,
};
use crate::calendar::Due;
use crate::model::course::Waiting;
use crate::model::{ClientKind, Plan, RenewalStep, Role};
use crate::money::Fen;

mod approvals;
mod contact;
mod item;
mod renewal;
mod stake;
mod waived;

use approvals::approvals;
use waived::Waived;

pub use item::{Items, by_another, is_review};
pub use stake::Stake;

/// Something that is to be done.
#[derive(Clone, Debug, PartialEq)]
pub struct Todo<'a> {
    /// By when, or since when.
    pub when: When,
    /// Whether that day may still change, because a year without a notice was counted.
    pub provisional: bool,
    /// Who is to do it, as far as is known.
    pub who: Option<&'a str>,
    /// What is to be done.
    pub what: What<'a>,
}

impl Todo<'_> {
    /// Its day, and whether that may still change.
    pub fn due(&self) -> Due {
        Due {
            date: self.when.day(),
            provisional: self.provisional,
        }
    }
}

/// The day that belongs to something to be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// The last day on time.
    By(NaiveDate),
    /// It has no last day; it has waited since this day.
    Since(NaiveDate),
}

impl When {
    /// The day itself.
    pub fn day(self) -> NaiveDate {
        match self {
            When::By(day) | When::Since(day) => day,
        }
    }

    /// Whether its last day is past.
    pub fn is_overdue(self, today: NaiveDate) -> bool {
        matches!(self, When::By(due) if due < today)
    }

    /// The order of the list: overdue, waiting, still to come.
    pub fn rank(self, today: NaiveDate) -> (u8, NaiveDate) {
        match self {
            When::By(due) if self.is_overdue(today) => (0, due),
            When::Since(since) => (1, since),
            When::By(due) => (2, due),
        }
    }
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum What<'a> {
    /// A part of the signing and planning stage.
    Clock {
        /// The part.
        task: Task,
        /// What its days are counted from.
        start: Start,
        /// The day they are counted from; no calendar moves it.
        from: NaiveDate,
    },
    /// An item of the running plan.
    Item {
        /// Its id.
        id: &'a str,
        /// What is planned.
        content: &'a str,
    },
    /// A term of an open claim: the insurer's decision or payment, or the limitation (D62).
    Claim {
        /// The claim's id.
        id: &'a str,
        /// What happened.
        cause: &'a str,
        /// What the term runs for.
        term: ClaimTerm,
    },
    /// A step of service beside the plan.
    Step {
        /// The list of the entry.
        section: &'static str,
        /// The key of the step.
        step: &'static str,
        /// The words for it.
        waiting: &'static Waiting,
        /// The id of the entry.
        id: &'a str,
        /// What it is about.
        text: &'a str,
    },
    /// The appointment runs out, unless it is extended.
    AppointmentEnds,
    /// The licence of a channel client ends, after which it may be paid no commission (保险法 130).
    LicenceEnds,
    /// Other stars were referred and wait for approval (D33).
    OverrideApproval {
        /// The stars asked for.
        stars: Option<i64>,
    },
    /// A lowered standard was referred and waits for approval (D41).
    LoweringApproval {
        /// Its id.
        id: &'a str,
        /// The service, by its code.
        service: Option<&'a str>,
    },
    /// Client relations have not given their opinion on the issued plan (D47).
    PlanOpinion,
    /// The diary has been silent for long, and no plan item is due before it is silent for too long (D56).
    Contact {
        /// The day of the last entry, or on which the first one was waited for.
        since: NaiveDate,
    },
    /// The plan that was issued has not been circulated internally (D44).
    PlanCirculation {
        /// The day it was issued; the day by which it is circulated may move with the calendar.
        issued: NaiveDate,
    },
    /// The renewal of policies must be started.
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
    /// Policies end and need an outcome.
    Expires {
        /// The policies, by id.
        policies: Vec<&'a str>,
        /// Whether their renewal was started.
        started: bool,
    },
    /// Cover goes on by its outcome, and the policy that follows is to be recorded.
    Follows(Follower),
    /// Premium is to be paid.
    Premium {
        /// The policy, by id.
        policy: &'a str,
        /// Its product.
        product: Option<&'a str>,
        /// The instalment, by id; `None` when it is paid in one.
        instalment: Option<&'a str>,
        /// How much, CNY.
        amount: Option<Fen>,
    },
    /// Lost business is to be asked for again.
    WinBack {
        /// The renewal it was lost in.
        id: &'a str,
    },
    /// A hand-over is to be completed (D69).
    HandOver {
        /// Its id.
        id: &'a str,
        /// What of it is left to do.
        left: HandingOver,
    },
}

/// What is left to do of a hand-over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HandingOver {
    /// The client is to be told of the new account manager.
    Tell,
    /// The list of open work is to be signed.
    Sign,
    /// Both.
    TellAndSign,
}

/// Everything that is to be done for a client: first what is overdue, then what has waited, then what is to
/// come; each soonest first. Overdue work is left out while a waiver accepts that it is late.
///
/// The signing stage as a whole is left out while one of its parts is listed.
pub fn agenda<'a>(case: &Case<'a>) -> Vec<Todo<'a>> {
    let manager = case.who();
    let waived = Waived::of(case);
    let open = |clock: &Clock| {
        let is_open = clock.done.is_none() && clock.task != Task::Onboarding;
        is_open && !waived.clock(clock)
    };
    let all = Clock::all(case);
    let clocks = all.iter().filter(|clock| open(clock)).map(|clock| Todo {
        when: When::By(clock.due.date),
        provisional: clock.due.provisional,
        who: manager,
        what: What::Clock {
            task: clock.task,
            start: clock.start,
            from: clock.from,
        },
    });
    let mut todos: Vec<Todo<'a>> = clocks.collect();
    todos.extend(claims(case, &waived, manager));
    todos.extend(steps(case, &waived, manager));
    if case.is_closed() {
        todos.extend(renewal::outcomes(case, &waived, manager));
    } else {
        let items = items(case, &waived, manager);
        todos.extend(contact::contact(case, &waived, &items, manager));
        todos.extend(items);
        todos.extend(appointment_end(case, &waived, manager));
        todos.extend(licence_end(case, &waived, manager));
        todos.extend(waiting(case, manager));
        todos.extend(circulations(case, &waived, &all, manager));
        todos.extend(premiums(case, &waived, manager));
        todos.extend(renewal::renewals(case, &waived, manager));
        todos.extend(renewal::followers(case, &waived, manager));
        todos.extend(renewal::hand_overs(case, &waived));
    }
    todos.extend(renewal::win_backs(case, manager));
    // Where the last day was before the record begins, nobody here has missed it.
    if let Some(begins) = case.record.client.recorded_from {
        todos.retain(|todo| !matches!(todo.when, When::By(due) if due < begins));
    }
    todos.sort_by_key(|todo| todo.when.rank(case.today));
    todos
}

fn items<'a>(case: &Case<'a>, waived: &Waived<'_>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let years = service_years(case).into_iter();
    let recorded = years.filter_map(|year| Some(year.recorded?.1));
    let items = recorded.flat_map(|year| {
        let plan = year.plan.iter();
        plan.flat_map(|plan| &plan.items)
            .map(move |item| (year, item))
    });
    items
        .filter(|(year, item)| item.is_open_on(case.today) && !waived.item(year, item))
        .filter(|(year, _)| !case.is_before_return(year.starts))
        .filter_map(|(_, item)| {
            Some(Todo {
                when: When::By(item.finish?),
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

/// What open claims wait for, each by its last day.
fn claims<'a>(case: &Case<'a>, waived: &Waived<'_>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let mut todos = Vec::new();
    for claim in case.record.claims.iter().filter(|it| is_in_hand(case, it)) {
        let clocks = ClaimClock::all(case, claim).into_iter();
        todos.extend(
            clocks
                .filter(|clock| clock.done.is_none() && !waived.claim(claim, clock))
                .map(|clock| Todo {
                    when: When::By(clock.due.date),
                    provisional: clock.due.provisional,
                    who: claim.handler.or(manager),
                    what: What::Claim {
                        id: claim.id,
                        cause: claim.cause.unwrap_or_default(),
                        term: clock.term,
                    },
                }),
        );
    }
    todos
}

/// Service beside the plan that waits for its next step.
fn steps<'a>(case: &Case<'a>, waived: &Waived<'_>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let todo = |wait: Wait<'a>| Todo {
        when: When::By(wait.due.date),
        provisional: wait.due.provisional,
        who: wait.handler.or(manager),
        what: What::Step {
            section: wait.section,
            step: wait.step.key,
            waiting: wait.waiting,
            id: wait.id,
            text: wait.text,
        },
    };
    let waits = waits(case).into_iter();
    waits.filter(|wait| !waived.wait(wait)).map(todo).collect()
}

/// Premium that the client is to pay.
fn premiums<'a>(case: &Case<'a>, waived: &Waived<'_>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let due = premiums_due(case).into_iter();
    due.filter(|it| !waived.premium(it))
        .map(|it| Todo {
            when: When::By(it.due),
            provisional: false,
            who: manager,
            what: What::Premium {
                policy: it.policy.id,
                product: it.policy.product,
                instalment: it.instalment.map(|(_, it)| it.id),
                amount: it.amount,
            },
        })
        .collect()
}

fn appointment_end<'a>(
    case: &Case<'a>,
    waived: &Waived<'_>,
    manager: Option<&'a str>,
) -> Option<Todo<'a>> {
    let appointment = case.record.appointment()?;
    appointment.established.filter(|day| *day <= case.today)?;
    let ends = appointment.ends()?;
    (!waived.appointment(appointment, ends)).then_some(Todo {
        when: When::By(ends),
        provisional: false,
        who: manager,
        what: What::AppointmentEnds,
    })
}

/// The last day of a channel client's licence.
fn licence_end<'a>(
    case: &Case<'a>,
    waived: &Waived<'_>,
    manager: Option<&'a str>,
) -> Option<Todo<'a>> {
    let client = &case.record.client;
    let appointed = case.record.appointed()?;
    let is_paid = client.kind == Some(ClientKind::Channel) && appointed <= case.today;
    let ends = client.licence_until.filter(|_| is_paid)?;
    (!waived.licence(ends)).then_some(Todo {
        when: When::By(ends),
        provisional: false,
        who: manager,
        what: What::LicenceEnds,
    })
}

/// Plans that were issued and are to be circulated, by the last day for it. Nothing is listed for years that are over.
fn circulations<'a>(
    case: &Case<'a>,
    waived: &Waived<'_>,
    clocks: &[Clock],
    manager: Option<&'a str>,
) -> Vec<Todo<'a>> {
    let by_now = |day: Option<NaiveDate>| day.filter(|day| *day <= case.today);
    let years = service_years(case).into_iter();
    let recorded = years.filter(|year| year.ends >= case.today);
    let recorded = recorded.filter_map(|year| year.recorded);
    recorded
        .filter_map(|(nth, year)| {
            let plan = year.plan.as_ref()?;
            let issued = by_now(plan.issued).filter(|_| by_now(plan.circulated).is_none())?;
            let mut plans = clocks.iter().filter(|it| it.task == Task::Plan);
            let due = plans
                .find(|it| it.year == Some(nth))?
                .circulation_due(issued);
            (!waived.circulation(year, due.date)).then_some(Todo {
                when: When::By(due.date),
                provisional: due.provisional,
                who: manager,
                what: What::PlanCirculation { issued },
            })
        })
        .collect()
}

/// What waits for other people since a day: approvals, and the opinion on a plan that was issued. Nothing is
/// listed for years that are over.
fn waiting<'a>(case: &Case<'a>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let years = service_years(case).into_iter();
    let years = years.filter(|year| year.ends >= case.today);
    years
        .flat_map(|year| of_year(case, &year, manager))
        .collect()
}

fn of_year<'a>(case: &Case<'a>, year: &ServiceYear<'a>, manager: Option<&'a str>) -> Vec<Todo<'a>> {
    let Some((_, year)) = year.recorded else {
        return Vec::new();
    };
    let happened = |day: Option<NaiveDate>| day.filter(|day| *day <= case.today);
    let since = |day, who, what| Todo {
        when: When::Since(day),
        provisional: false,
        who,
        what,
    };

    let plan = year.plan.as_ref();
    let issued = |plan: &&'a Plan<'a>| happened(plan.issued);
    let opinion = plan.filter(|plan| plan.opinion.is_none());
    let opinion = opinion.as_ref().and_then(issued).map(|issued| {
        since(
            issued,
            client_relations(case).or(manager),
            What::PlanOpinion,
        )
    });

    let mut todos = approvals(case, year, manager);
    todos.extend(opinion);
    todos
}

fn client_relations<'a>(case: &Case<'a>) -> Option<&'a str> {
    let mut members = case.record.in_role_on(Role::ClientRelations, case.today);
    Some(members.next()?.name)
}
