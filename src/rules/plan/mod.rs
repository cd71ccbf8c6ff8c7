//! The client service plan: what it must hold and state, who had a say in it, what it may cost, and the
//! deck's maxims about it.

use chrono::NaiveDate;

use super::deadline::Timed;
use crate::document::KeyPath;
use crate::lang::Both;
use crate::model::{Plan, PlanItem, Rating, Year};
use crate::money::Fen;
use crate::standing::{Case, Minimum, ServiceYear, Task, year_today};

pub(super) mod below_reference;
pub(super) mod below_standard;
pub(super) mod budget_near;
pub(super) mod claims_missing;
pub(super) mod ends_untouched;
pub(super) mod few_kinds;
pub(super) mod focus_missing;
pub(super) mod focus_repeated;
pub(super) mod income_gap;
pub(super) mod item_incomplete;
pub(super) mod item_outside_term;
pub(super) mod items_bunched;
pub(super) mod lowered_unapproved;
pub(super) mod need_unplanned;
pub(super) mod not_circulated;
pub(super) mod nothing_new;
pub(super) mod opinion_missing;
pub(super) mod over_budget;
pub(super) mod purpose_missing;

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

/// The plan that the rules speak of: that of the service year that runs today.
///
/// What the plan of a year long over lacks nobody can plan any more; what was late in it is told by its
/// deadlines. A client that is closed has none.
struct Held<'a> {
    year: ServiceYear<'a>,
    nth: usize,
    recorded: &'a Year<'a>,
    plan: &'a Plan<'a>,
}

impl<'a> Held<'a> {
    fn of(case: &Case<'a>) -> Option<Held<'a>> {
        let year = year_today(case)?;
        let (nth, recorded) = year.recorded?;
        Some(Held {
            year,
            nth,
            recorded,
            plan: recorded.plan.as_ref()?,
        })
    }

    /// The plan, once it was issued.
    fn issued(case: &Case<'a>) -> Option<(Held<'a>, NaiveDate)> {
        let held = Held::of(case)?;
        let issued = held.plan.issued.filter(|issued| *issued <= case.today)?;
        Some((held, issued))
    }

    /// The plan, once it should be whole: it was issued, or its term is over and it holds an item. Until
    /// then it is being written, and a plan not begun at all is the deadline's to tell.
    fn settled(case: &Case<'a>, clocks: &[Timed]) -> Option<Held<'a>> {
        let held = Held::of(case)?;
        let clock = held.clock(clocks)?;
        let is_over = case.today > clock.clock.due.date && held.items().next().is_some();
        (clock.clock.done.is_some() || is_over).then_some(held)
    }

    fn clock<'c>(&self, clocks: &'c [Timed]) -> Option<&'c Timed> {
        let mut clocks = clocks.iter();
        clocks.find(|it| it.clock.task == Task::Plan && it.clock.year == Some(self.nth))
    }

    /// The items that were not dropped, with their places.
    fn items(&self) -> impl Iterator<Item = (usize, &'a PlanItem<'a>)> + use<'a> {
        let items = self.plan.items.iter().enumerate();
        items.filter(|(_, item)| item.dropped.is_none())
    }

    /// How many items of a service there are.
    fn count(&self, service: &str) -> u32 {
        let of_it = |(_, item): &(usize, &PlanItem<'_>)| item.service == Some(service);
        self.items().filter(of_it).count() as u32
    }

    fn rating(&self) -> Option<&'a Rating<'a>> {
        self.recorded.rating.as_ref()
    }

    /// The plan of the service year before this one.
    fn last_years(&self, case: &Case<'a>) -> Option<&'a Plan<'a>> {
        let years = case.record.years.iter();
        let before = years.filter(|year| year.starts < self.year.starts);
        before.max_by_key(|year| year.starts)?.plan.as_ref()
    }

    fn key(&self) -> KeyPath {
        KeyPath::of("years").nth(self.nth).key("plan")
    }

    fn item_key(&self, item: usize) -> KeyPath {
        self.key().key("items").nth(item)
    }

    /// How a service falls short of its minimum; `None` when it does not.
    fn shortfall(&self, minimum: &Minimum<'_>) -> Option<Shortfall> {
        let service = minimum.service;
        let planned = self.count(&service.code);
        (planned < minimum.least).then(|| Shortfall {
            code: service.code.clone(),
            name: service.name.clone(),
            planned,
            least: minimum.least,
            standard: minimum.lowered.map(|_| minimum.standard),
        })
    }
}
