//! What can be found about the service.

use chrono::NaiveDate;

use crate::calendar::Due;
use crate::lang::Both;
use crate::standing::ComplaintEnd;

/// What was found about the service.
#[derive(Clone, Debug, PartialEq)]
pub enum OfService {
    /// A plan item is past its finish and neither done nor dropped.
    Item {
        /// Its id.
        id: String,
        /// What was planned.
        content: String,
        /// The code of its service.
        service: Option<String>,
        /// Whether it is an account review, which is recorded as one.
        is_review: bool,
        /// Its handler, when that is not the person responsible for the client.
        by: Option<String>,
        /// Its expected finish.
        finish: NaiveDate,
        /// By how many working days.
        late: i64,
    },
    /// A plan item was done, but neither the diary nor a review has it.
    Undocumented {
        /// Its id.
        id: String,
        /// What was planned.
        content: String,
        /// The code of its service.
        service: Option<String>,
        /// Whether it is an account review, which is recorded as one.
        is_review: bool,
        /// Its handler, when that is not who answers for the client.
        by: Option<String>,
        /// The day it was done.
        on: NaiveDate,
    },
    /// A diary entry does not say who served the client, in what way, or what was done.
    EntryIncomplete {
        /// Its day.
        on: NaiveDate,
        /// The missing keys.
        lacks: Vec<&'static str>,
    },
    /// A goal stands twice in a review.
    ScoredTwice {
        /// The review's id.
        id: String,
        /// The goal: code and name.
        goal: (String, Both),
    },
    /// A review does not say who held it.
    ReviewByNobody {
        /// Its day.
        on: NaiveDate,
    },
    /// A diary entry or a review names a plan item of another service.
    OtherService {
        /// The day of it.
        on: NaiveDate,
        /// Its kind: code, and name when it is a service of the standard.
        kind: (String, Option<Both>),
        /// The item.
        item: String,
        /// The item's service, likewise.
        service: (String, Option<Both>),
    },
    /// A contact is in the diary without the client's response.
    NoResponse {
        /// The day of it.
        on: NaiveDate,
        /// The code of its kind.
        kind: String,
        /// Its name, when it is a service of the standard.
        name: Option<Both>,
    },
    /// Something is wrong with a revision of the plan.
    Revision {
        /// Its id.
        id: String,
        /// What is wrong with it.
        fault: OfRevision,
    },
    /// The diary has had no entry for too long.
    Silent {
        /// The day of its last entry, or the day it should have begun.
        since: NaiveDate,
        /// Whether there was an entry at all.
        begun: bool,
        /// For how many working days.
        days: i64,
        /// The longest allowed.
        most: u32,
        /// Whether the client has an account manager today.
        managed: bool,
    },
    /// The diary had no entry for too long, and has one since.
    Gap {
        /// The day of the entry before, or the day the diary should have begun.
        since: NaiveDate,
        /// The day of the entry that ended it.
        ended: NaiveDate,
        /// For how many working days.
        days: i64,
        /// The longest allowed.
        most: u32,
    },
    /// An item was dropped from an issued plan, and no revision says so.
    DropUnrevised {
        /// Its id.
        id: String,
        /// What was planned.
        content: String,
        /// The day it was dropped.
        on: NaiveDate,
        /// Why, if the item says so.
        reason: Option<String>,
        /// Whether the client had an account manager on that day, who revises the plan.
        managed: bool,
    },
    /// Contact is behind the standard.
    Behind {
        /// The code of the service.
        service: String,
        /// Its name.
        name: Both,
        /// How often it was held since the service year began.
        held: u32,
        /// How often it should have been held.
        expected: u32,
        /// The number in the whole year.
        least: u32,
        /// The first day of the service year.
        starts: NaiveDate,
        /// Whether the client has an account manager today.
        managed: bool,
    },
    /// The policy year has no client manual.
    NoManual {
        /// Its first day.
        starts: NaiveDate,
        /// The last day for the manual.
        due: Due,
        /// By how many working days it is late.
        late: i64,
        /// Whether the client has an account manager today.
        managed: bool,
    },
    /// A step beside the plan is past its last day.
    Stuck {
        /// The list of the entry, by its name in the form.
        section: &'static str,
        /// The step that is waited for, by the key for its day.
        step: &'static str,
        /// The id of the entry.
        id: String,
        /// What it is about.
        text: String,
        /// The day since which it has waited.
        since: Option<NaiveDate>,
        /// Its last day.
        due: Due,
        /// By how many working days.
        late: i64,
        /// For an insurer's duty: the day the insurer was pressed for it, if that was after its last day.
        pressed: Option<NaiveDate>,
    },
    /// A complaint was answered after its last day, or settled or withdrawn after it without an answer.
    LateAnswer {
        /// Its id.
        id: String,
        /// What it is about.
        text: String,
        /// The day since which it waits no more.
        on: NaiveDate,
        /// What happened on it.
        end: ComplaintEnd,
        /// The last day on time.
        due: NaiveDate,
    },
    /// A complaint was answered long ago and is neither settled nor withdrawn.
    Unsettled {
        /// Its id.
        id: String,
        /// What it is about.
        text: String,
        /// The day of the answer.
        answered: NaiveDate,
        /// The calendar days to settle it from then on.
        within: u32,
    },
    /// A review does not score every goal.
    Unscored {
        /// Its id.
        id: String,
        /// The goals it leaves out: code and name.
        goals: Vec<(String, Both)>,
    },
    /// A review scores a goal above its full points.
    AboveFull {
        /// The review's id.
        id: String,
        /// The goal: code and name.
        goal: (String, Both),
        /// The points given.
        points: i64,
        /// The full points.
        full: u32,
    },
}

/// What is wrong with a revision of the plan (D53).
#[derive(Clone, Debug, PartialEq)]
pub enum OfRevision {
    /// It has no day.
    NoDay,
    /// It has no reason.
    NoReason,
    /// The person who made it is not on record.
    Nobody,
    /// The person who made it was not account manager on that day.
    NotManager {
        /// Who made it.
        by: String,
        /// The day.
        on: NaiveDate,
        /// Who was.
        manager: Option<String>,
    },
}
