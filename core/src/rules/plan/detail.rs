//! What can be found about the plan.

use chrono::NaiveDate;

use crate::calendar::Day;
use crate::lang::Both;
use crate::money::Fen;

/// What was found about a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum OfPlan {
    /// An item does not state what it must.
    Incomplete {
        /// The item's id.
        item: String,
        /// The keys of its missing fields.
        lacks: Vec<&'static str>,
        /// Whether it is still open, and so can be revised.
        open: bool,
        /// Whether the client has an account manager today, who revises the plan.
        managed: bool,
    },
    /// A service is planned less often than it must be.
    BelowStandard {
        /// The service and its numbers.
        service: Shortfall,
        /// The client's stars in force.
        stars: u8,
    },
    /// Services are planned less often than a standard that is a reference.
    BelowReference {
        /// The services and their numbers.
        services: Vec<Shortfall>,
        /// The client's stars in force.
        stars: u8,
    },
    /// A lowered standard takes effect, but something is missing.
    Lowered {
        /// The service's code.
        service: String,
        /// Its name; the code where the standard has no such service.
        name: Both,
        /// What is missing.
        fault: Unapproved,
    },
    /// No plan item covers a need.
    NeedUnplanned {
        /// The need's id.
        id: String,
        /// The need in words.
        text: String,
    },
    /// A need does not say when it was learned, or by whom.
    NeedIncomplete {
        /// The need's id.
        id: String,
        /// The need in words.
        text: String,
        /// The missing keys.
        lacks: Vec<&'static str>,
    },
    /// The plan was issued but not circulated.
    NotCirculated {
        /// The day it was issued.
        issued: NaiveDate,
    },
    /// Client relations' opinion is not what it must be.
    Opinion(OpinionFault),
    /// No item has a purpose.
    NoPurpose,
    /// The cost of the plan is near its limit, or above it.
    Budget {
        /// The sum of the items, CNY: what each cost, else what it is expected to cost.
        cost: Fen,
        /// What was spent of it, as far as the items say.
        actual: Option<Fen>,
        /// Whether that alone is above the limit, so that no change of the plan helps.
        is_spent: bool,
        /// The income of the service year, CNY.
        income: Fen,
        /// The highest share of the income, in hundredths of a per cent; inclusive.
        most: i64,
        /// Whether it is above that.
        over: bool,
    },
    /// Realised income is below what was expected by then.
    IncomeGap(Gap),
    /// An open item is outside the plan's term.
    OutsideTerm {
        /// The item's id.
        item: String,
        /// Its day that is outside.
        day: NaiveDate,
        /// The plan's first and last day, inclusive.
        term: (NaiveDate, NaiveDate),
    },
    /// An open item begins after the day by which the commitment that it covers must be kept.
    PastPromise {
        /// The item's id.
        item: String,
        /// Its expected start.
        start: NaiveDate,
        /// The commitment's id.
        commitment: String,
        /// The promise in words.
        text: String,
        /// The last day on which it is kept in time.
        last: NaiveDate,
    },
    /// An open item is to be finished on a day of rest.
    OnRestDay {
        /// The item's id.
        item: String,
        /// The day it is to be finished.
        finish: NaiveDate,
        /// Why nobody works on it.
        day: Day,
        /// The working day to finish it on: the last before that day that lies in the item's days, else the next.
        instead: NaiveDate,
        /// Whether the year has no notice yet, so that this may change.
        provisional: bool,
    },
    /// Too many items begin in one month.
    Bunched {
        /// The first day of the month.
        month: NaiveDate,
        /// How many begin in it.
        count: usize,
        /// How many items have a start.
        of: usize,
    },
    /// The plan names no focus.
    NoFocus {
        /// The day it was issued.
        issued: NaiveDate,
    },
    /// The focus is last year's.
    FocusRepeated {
        /// The focus.
        focus: String,
    },
    /// No kind of service is new this year.
    NothingNew,
    /// There is no contact near an end of the insurance period.
    EndUntouched {
        /// Whether it is the first day; else it is the last.
        first: bool,
        /// The day.
        day: NaiveDate,
        /// Calendar days from it within which there should be contact.
        within: u32,
    },
    /// There is no claims session.
    NoClaims,
    /// A key account's plan holds few kinds of service.
    FewKinds {
        /// How many it holds.
        kinds: usize,
        /// How many it should hold at least.
        least: u32,
    },
}

/// What is wrong with client relations' opinion on the plan (D47).
#[derive(Clone, Debug, PartialEq)]
pub enum OpinionFault {
    /// It is missing, or parts of it are.
    Missing {
        /// The missing keys; all three when there is no opinion.
        lacks: Vec<&'static str>,
        /// Whether the team has a client-relations member today, who gives it.
        staffed: bool,
    },
    /// The person who gave it was not a client-relations member on that day.
    OfAnother {
        /// Who gave it.
        by: String,
        /// The day it was given.
        on: NaiveDate,
        /// Whether the team has a client-relations member today, who gives it.
        staffed: bool,
    },
    /// It was given after the plan was issued.
    Late {
        /// Who gave it.
        by: String,
        /// The day it was given.
        on: NaiveDate,
        /// The day the plan was issued.
        issued: NaiveDate,
    },
}

/// A service that is planned less often than the standard has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Shortfall {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: Both,
    /// How many items of it are planned.
    pub planned: u32,
    /// How many there should be at least.
    pub least: u32,
    /// What the standard asks for when an approved lowering takes its place.
    pub standard: Option<u32>,
}

/// What is missing when a lowered standard takes effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unapproved {
    /// An approval.
    Never {
        /// The first day it takes effect.
        from: NaiveDate,
    },
    /// An approval in time.
    Late {
        /// The first day it takes effect.
        from: NaiveDate,
        /// The day it was approved.
        approved: NaiveDate,
    },
    /// Who approved it.
    Who,
    /// The reason.
    Reason,
}

/// How much realised income is below the expected; amounts in CNY.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The day up to which income was counted, inclusive.
    pub at: NaiveDate,
    /// What was realised by then.
    pub realised: Fen,
    /// What was expected by then; of the whole year, when more was realised than that.
    pub expected: Fen,
    /// The stars that the expected income of the year gives.
    pub stars: u8,
    /// The income of the whole year at this pace.
    pub projected: Fen,
    /// The stars that this gives.
    pub projected_stars: u8,
}
