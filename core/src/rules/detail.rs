//! What can be found, as data: one shape per kind of fact.

use chrono::NaiveDate;

use super::{
    OfAppointment, OfArchive, OfCalendar, OfClaim, OfPlan, OfPolicy, OfRating, OfRenewal,
    OfService, OfTeam, OfWaiver,
};
use crate::document::{KeyPath, Place};
use crate::merge::Damage;
use crate::model::{Near, Problem};
use crate::money::Fen;
use crate::standing::{Clock, State};
use crate::words;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub enum Detail {
    /// A deadline that is overdue, was met late, or is near.
    Deadline {
        /// The term.
        clock: Clock,
        /// Its state; counts are working days.
        state: State,
    },
    /// What is wrong with the appointment.
    Appointment(OfAppointment),
    /// What is wrong with the service team.
    Team(OfTeam),
    /// What is wrong with the client archive.
    Archive(OfArchive),
    /// What is wrong with the star rating.
    Rating(OfRating),
    /// What is wrong with the client service plan.
    Plan(OfPlan),
    /// What is wrong with a claim.
    Claim(OfClaim),
    /// What is wrong with an insurance policy.
    Policy(OfPolicy),
    /// What is wrong with the service.
    Service(OfService),
    /// The text is not TOML here, or a value is missing or wrong.
    Fault(Problem),
    /// The file could not be opened or is not text; the store knows why.
    NotRead,
    /// Git left both sides of a merge in the file.
    Conflict {
        /// The last line of the block, from 1; `None` when its end is missing.
        last: Option<u32>,
    },
    /// A key that no one knows.
    UnknownKey(Near),
    /// The file's name is not a client id.
    FileName {
        /// The name without `.toml`.
        name: String,
    },
    /// An entry's id is not valid.
    EntryId {
        /// The id as written.
        id: String,
        /// What is wrong with it.
        fault: EntryIdFault,
    },
    /// Two entries of one list have the same id.
    DoubledId {
        /// The id.
        id: String,
        /// The place of the first of them.
        first: Place,
        /// The next free id of the list.
        next: String,
        /// What refers to the id, as people name it.
        named_by: Vec<String>,
    },
    /// What a merge by lines left: entries that run together, a key that stands twice.
    Damage(Damage),
    /// Two clients have the same name.
    DoubledName {
        /// The name.
        name: String,
        /// The id of the first of them.
        first: String,
    },
    /// Two clients have the same id in the company's client system.
    DoubledCrmId {
        /// The id.
        crm_id: String,
        /// The id here of the first of them.
        first: String,
    },
    /// Something is recorded as done on a day that has not come.
    Future(NaiveDate),
    /// Two days are in the wrong order.
    Order {
        /// The key that must come first or on the same day, and its day.
        first: (KeyPath, NaiveDate),
        /// The key that must not be earlier, and its day.
        then: (KeyPath, NaiveDate),
        /// Whether the first is the wrong one: no other day of the second would be in order.
        is_first: bool,
    },
    /// Two endings of one entry cannot both be true: done and dropped, paid and withdrawn.
    Endings {
        /// The key of the earlier one, and its day.
        first: (KeyPath, NaiveDate),
        /// The key of the later one, and its day; `None` for a key that holds no day.
        then: (KeyPath, Option<NaiveDate>),
    },
    /// A service year begins before the one before it has ended.
    Overlap {
        /// The last day of the year before, inclusive.
        ends: NaiveDate,
        /// The first day of this one.
        starts: NaiveDate,
    },
    /// An amount that cannot be below zero is.
    BelowZero(Fen),
    /// A share, in hundredths of a percent, that is below nothing or more than the whole.
    NoShare(i64),
    /// A text has a control character in it.
    Control,
    /// A text that its entry cannot do without is blank.
    Blank,
    /// Open work lacks the day from which its terms count.
    NoDay,
    /// A number of a person that must not be kept here. The number itself is not repeated.
    Personal(Personal),
    /// An id that nothing in the record has.
    UnknownReference {
        /// The kind of thing that the id should name.
        to: Reference,
        /// The id.
        id: String,
        /// The id that was probably meant.
        near: Option<String>,
    },
    /// A kind of service that is neither in the standard nor a kind of business of the diary.
    UnknownService {
        /// Its place.
        of: UnknownService,
        /// The code.
        code: String,
        /// The code that was probably meant.
        near: Option<String>,
    },
    /// A year without a notice of its holidays.
    UncoveredYear {
        /// The year.
        year: i32,
        /// Whether a deadline already counts days of it; otherwise it will only begin soon.
        counted: bool,
    },
    /// What is wrong with a year of the calendar, or with its file.
    Calendar(OfCalendar),
    /// An edit made by hand that is not in its record.
    Recovered {
        /// Where it is kept, as a path from the workspace's folder on.
        file: String,
    },
    /// A record in a folder of `clients/`.
    Misplaced {
        /// Its path from the workspace's folder on.
        file: String,
    },
    /// What was missed in a renewal or a hand-over.
    Renewal(OfRenewal),
    /// What is wrong with a waiver.
    Waiver(OfWaiver),
}

words! {
    /// What is wrong with an entry's id.
    EntryIdFault {
        /// It is missing.
        Empty = "empty",
        /// It has a space in it.
        Blank = "blank",
        /// It has a control character in it.
        Control = "control",
        /// It has another character that is not a letter, digit, `-` or `_`.
        Character = "character",
        /// It is the name of a section.
        Section = "section",
    }
}

words! {
    /// A number of a person.
    Personal {
        /// 居民身份证号码: 18 characters with a valid day and check character.
        IdentityCard = "identity-card",
        /// 银行卡号: 16 to 19 digits of a known issuer with a valid check digit.
        BankCard = "bank-card",
        /// 病历号、医保卡号等: the words for one, and a number of six digits or more.
        Health = "health",
    }
}

words! {
    /// What an id in a record refers to.
    Reference {
        /// A plan item, from the diary or a review.
        PlanItem = "plan-item",
        /// A commitment or a need, from a plan item.
        CommitmentOrNeed = "commitment-or-need",
        /// A policy, from a claim, an endorsement or a renewal.
        Policy = "policy",
        /// A claim, from the diary.
        Claim = "claim",
        /// A document of the archive, from a claim that it proves closed.
        Paper = "paper",
        /// A goal of the company's standard, from a score.
        Goal = "goal",
    }
}

words! {
    /// The place of a kind of service.
    UnknownService {
        /// In a plan item.
        PlanItem = "plan-item",
        /// In a diary entry.
        Diary = "diary",
    }
}
