//! What can be found about the plan.

use chrono::NaiveDate;

use crate::lang::Both;
use crate::money::Fen;

/// What was found about a plan.
#[derive(Clone, Debug, PartialEq)]
pub enum OfPlan {
    /// An item does not state what it must.
    Incomplete {
        /// The item's id.
        item: String,
        /// The keys of the fields it lacks.
        lacks: Vec<&'static str>,
        /// Whether it still waits to be done, and so can be revised.
        open: bool,
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
    /// A lowered standard takes effect without what it needs.
    Lowered {
        /// The service's code.
        service: String,
        /// Its name; the code where the standard has no such service.
        name: Both,
        /// What it lacks.
        fault: Unapproved,
    },
    /// No plan item answers a need.
    NeedUnplanned {
        /// The need's id.
        id: String,
        /// The need in words.
        text: String,
    },
    /// The plan was issued and not circulated.
    NotCirculated {
        /// The day it was issued.
        issued: NaiveDate,
    },
    /// Client relations' opinion lacks, or parts of it do.
    NoOpinion {
        /// The keys that lack; all three when there is no opinion.
        lacks: Vec<&'static str>,
    },
    /// The opinion is not that of a client-relations member that day.
    OpinionOfAnother {
        /// Who gave it.
        by: String,
        /// The day it was given.
        on: NaiveDate,
    },
    /// No item says what it is to bring about.
    NoPurpose,
    /// What the plan costs comes near, or past, what it may.
    Budget {
        /// The sum of the items, CNY.
        cost: Fen,
        /// The income of the service year, CNY.
        income: Fen,
        /// The share it may cost, in hundredths of a per cent; inclusive.
        most: i64,
        /// Whether it is past that.
        over: bool,
    },
    /// Realised income falls short of what is expected by then.
    IncomeGap(Gap),
    /// An open item lies outside the plan's term.
    OutsideTerm {
        /// The item's id.
        item: String,
        /// The day of it that lies outside.
        day: NaiveDate,
        /// The plan's first and last day, inclusive.
        term: (NaiveDate, NaiveDate),
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

/// What a lowered standard lacks when it takes effect.
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

/// How far realised income falls short of the expected; amounts in CNY.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The day up to which income was counted, inclusive.
    pub at: NaiveDate,
    /// What was realised by then.
    pub realised: Fen,
    /// What was expected by then.
    pub expected: Fen,
    /// The stars that the expected income of the year gives.
    pub stars: u8,
    /// What the year comes to at this pace.
    pub projected: Fen,
    /// The stars that gives.
    pub projected_stars: u8,
}
