//! Why a policy is not recorded. `text::refusal::policy` says what to do instead.

use chrono::NaiveDate;

use super::Refusal;
use crate::money::Fen;

/// Why a policy is not recorded so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PolicyRefusal {
    /// A policy has this id.
    IdThere {
        /// The id.
        id: String,
        /// Its product.
        product: String,
    },
    /// A policy has this number.
    NumberThere {
        /// The number.
        number: String,
        /// The id of the policy that has it.
        id: String,
    },
    /// It would start before the appointment (D15).
    BeforeAppointment {
        /// The first day of cover.
        starts: NaiveDate,
        /// The day the appointment was established.
        appointed: NaiveDate,
    },
    /// It would end before it starts.
    EndsBeforeStart {
        /// The first day of cover.
        starts: NaiveDate,
        /// The last day of cover, inclusive.
        ends: NaiveDate,
    },
    /// It ended early on another day.
    Ended {
        /// The policy.
        id: String,
        /// That day, the last of cover.
        there: NaiveDate,
    },
    /// It would end early before it starts, and not on the day before, as one cancelled from its inception.
    EndedBeforeStart {
        /// The policy.
        id: String,
        /// The day given.
        on: NaiveDate,
        /// The first day of cover.
        starts: NaiveDate,
        /// The day before.
        never: NaiveDate,
    },
    /// The premium would come back before cover began.
    RefundBeforeStart {
        /// The day it was returned.
        on: NaiveDate,
        /// The first day of cover.
        starts: NaiveDate,
    },
    /// The endorsement that returned the premium has another number.
    RefundNumbered {
        /// The endorsement.
        endorsement: String,
        /// Its number.
        there: String,
    },
    /// An amount is zero.
    NoAmount {
        /// The option that gave it.
        option: &'static str,
    },
    /// Its term is over by the day that is given.
    NotEarly {
        /// The policy.
        id: String,
        /// The day given.
        on: NaiveDate,
        /// The last day of its term.
        ends: NaiveDate,
    },
    /// No instalment has this id, and a new one needs its due day and its amount.
    NoInstalment {
        /// The policy.
        id: String,
        /// The id that was given.
        instalment: Option<String>,
        /// Those on record, by id.
        known: Vec<String>,
    },
    /// The instalment with this id is of another policy.
    InstalmentElsewhere {
        /// The policy that was given.
        id: String,
        /// The instalment's id.
        instalment: String,
        /// The policy that has it.
        of: String,
    },
    /// More premium would be returned than there was (D58).
    RefundOverPremium {
        /// The policy.
        id: String,
        /// What would be returned, CNY.
        refund: Fen,
        /// The premium with every endorsement issued so far, CNY.
        premium: Fen,
    },
    /// The shares of the co-insurers would leave the leader nothing.
    SharesOverWhole {
        /// The policy.
        id: String,
        /// Their sum, in hundredths of a percent.
        sum: i64,
    },
    /// The leader is no co-insurer of itself.
    Leads {
        /// The policy.
        id: String,
        /// The leader.
        insurer: String,
    },
    /// The insurer has no share that could end.
    NoShare {
        /// The policy.
        id: String,
        /// The insurer.
        insurer: String,
    },
    /// No policy has this id.
    Unknown {
        /// What was given.
        given: String,
        /// The id that was probably meant.
        near: Option<String>,
        /// Those on record: id and product.
        known: Vec<(String, String)>,
    },
}

impl From<PolicyRefusal> for Refusal {
    fn from(refusal: PolicyRefusal) -> Refusal {
        Refusal::Policy(refusal)
    }
}
