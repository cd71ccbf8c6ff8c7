//! Why the plan is not changed. `text::refusal::plan` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;

/// Why the plan is not changed so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanRefusal {
    /// No commitment or need has this id.
    NothingToCover {
        /// The id given.
        id: String,
        /// Those on record: id and words.
        known: Vec<(String, String)>,
    },
    /// An item cannot finish before it starts.
    FinishBeforeStart {
        /// Expected start.
        start: NaiveDate,
        /// Expected finish.
        finish: NaiveDate,
    },
    /// No plan item has this id.
    NoSuchItem {
        /// The id given.
        item: String,
        /// The open items: id and content.
        open: Vec<(String, String)>,
    },
    /// The plan item was done already.
    ItemDone {
        /// The item.
        item: String,
        /// The day it was done.
        on: NaiveDate,
        /// The open items: id and content.
        open: Vec<(String, String)>,
    },
    /// The plan item was dropped.
    ItemDropped {
        /// The item.
        item: String,
        /// The day it was dropped.
        on: NaiveDate,
        /// The open items: id and content.
        open: Vec<(String, String)>,
    },
    /// The year's plan has no items yet.
    Empty,
    /// An item lacks what a plan must state (D43).
    ItemIncomplete {
        /// The item.
        item: String,
        /// The keys it lacks.
        lacks: Vec<&'static str>,
    },
    /// The plan was issued already; it changes by revision (D53).
    Issued {
        /// The day it was issued.
        on: NaiveDate,
    },
    /// A plan that was issued changes for a reason, on record (D53).
    ReviseWithoutReason {
        /// The day it was issued.
        issued: NaiveDate,
    },
    /// Only the account manager revises the plan (D53).
    NotTheManager {
        /// Who was named.
        name: String,
        /// The account manager that day.
        manager: String,
        /// The day.
        day: NaiveDate,
    },
    /// There is no account manager that day to revise the plan (D53).
    NoReviser {
        /// The day.
        day: NaiveDate,
    },
    /// The opinion on the plan is client relations' (D47).
    NotClientRelations {
        /// Who was named.
        name: String,
        /// The day.
        day: NaiveDate,
        /// The client-relations members that day.
        members: Vec<String>,
    },
    /// The opinion on an issued plan stays on record, also a late one (D47).
    OpinionGiven {
        /// Who gave it.
        by: String,
        /// The day it was given.
        on: NaiveDate,
        /// The day the plan was issued.
        issued: NaiveDate,
    },
    /// A plan that has changed is circulated or sent again only as it is since (D44).
    BeforeChange {
        /// The step, by its key.
        step: &'static str,
        /// The day on which it was taken.
        there: NaiveDate,
        /// The day on which it would be taken again.
        day: NaiveDate,
        /// The day since which the plan is another.
        changed: NaiveDate,
        /// Whether it was revised on that day; otherwise it was issued.
        revised: bool,
    },
}

impl From<PlanRefusal> for Refusal {
    fn from(refusal: PlanRefusal) -> Refusal {
        Refusal::Plan(refusal)
    }
}
