//! What follows from a record's dates on a given day: nothing of it is stored.
//!
//! ```text
//! Case           one client, on one day, held against the company's standard
//! Stage          where the client stands: target, prospect, appointed, ended         D01
//! ServiceYear    a service year, recorded or to be recorded                          D32 D68
//! Minimum        what a service year holds at least of one service                   D38–D41
//! Pace           how often a service was held, as the year goes                      D55 D56
//! Silence        how long nobody has written the diary                               D30 D56
//! Wait           a step beside the plan that waits, and its last day                 D58–D60
//! Clock          a term in working days: from, due, done                             D11 D21 D29 D34 D45
//! Expiring       policies that expire together, and how far their renewal has come   D64–D67
//! Charge         what a person has in hand                                           D69
//! Premiums       what policies cost with their endorsements                          D32 D58
//! Retention      how long the file is kept
//! Papers         which of the fourteen kinds of document are held, due, not due yet  D28 D30
//! Unapportioned  an income of several years taken as one year's                      D36
//! Todo           something to be done, by a day or since one
//! ClaimClock     a term of a claim, in the law's calendar days                       D62
//! LossLack       what follows from a loss and is not there yet                        D67
//! each_fact      everything that happened, with its date
//! AsItStood      a record as it stood on a day: what is dated later has not happened
//! ```

use chrono::NaiveDate;

use crate::calendar::Calendar;
use crate::model::Record;
use crate::standard::Standard;

mod agenda;
mod apportion;
mod charge;
mod claim;
mod clock;
mod fact;
mod income;
mod loss;
mod minimum;
mod pace;
mod papers;
mod premium;
mod renewal;
mod retention;
mod service;
mod stage;
mod stars;
mod stood;
mod years;

pub use agenda::{Todo, What, When, agenda};
pub use apportion::{Unapportioned, unapportioned};
pub use charge::{Charge, ChargeKind, charges};
pub use claim::{ClaimClock, ClaimTerm, Heard, Length, last_heard};
pub use clock::{Clock, State, Task};
pub use fact::each_fact;
pub use income::{income_of_policies, received_of_policies};
pub use loss::{LossLack, loss_lacks};
pub use minimum::{Minimum, is_reference, minimums};
pub use pace::{Pace, Silence, paces, silence};
pub use papers::{Awaited, Cause, PaperState, Papers, Phase};
pub use premium::Premiums;
pub use renewal::{Ending, Expiring, History, StepDue, expiring, of_record, unsettled};
pub use retention::{Retention, is_a_year_and_a_day, retention};
pub use service::{Step, Wait, duty_wait, endorsement_wait, risk_waits, waits};
pub use stage::Stage;
pub use stars::{StarsInForce, stars_in_force};
pub use stood::{AsItStood, as_it_stood};
pub use years::{ServiceYear, last_day_of, plan_term, recorded_year, service_years, year_today};

/// One client, on one day, held against the company's standard.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The client's id: its file's name.
    pub id: &'a str,
    /// Its record.
    pub record: &'a Record<'a>,
    /// The company's standard.
    pub standard: &'a Standard,
    /// The working days.
    pub calendar: &'a Calendar,
    /// The day it is held against the standard.
    pub today: NaiveDate,
}

impl<'a> Case<'a> {
    /// Who answers for the client today, as [`Case::who_on`] tells it.
    pub fn who(&self) -> Option<&'a str> {
        self.who_on(self.today)
    }

    /// Who answers for the client on a day; when nobody does, the last who did by then, and before the first of
    /// all begins, that one.
    pub fn who_on(&self, day: NaiveDate) -> Option<&'a str> {
        let on_the_day = self.record.manager_on(day);
        let managers = || {
            let members = self.record.team.iter().flat_map(|team| &team.members);
            members.filter(|member| member.role == Some(crate::model::Role::AccountManager))
        };
        let before = || {
            let begun = managers().filter(|member| member.from.is_none_or(|from| from <= day));
            begun.max_by_key(|member| member.until)
        };
        let to_come = || managers().min_by_key(|member| member.from);
        let who = on_the_day.or_else(before).or_else(to_come);
        who.map(|member| member.name)
    }

    /// Whether someone was in the client's team and no longer is.
    pub fn has_left(&self, name: &str) -> bool {
        let team = self.record.team.iter();
        let mut theirs = team
            .flat_map(|team| &team.members)
            .filter(|member| member.name == name)
            .peekable();
        let gone = |until: NaiveDate| until < self.today;
        theirs.peek().is_some() && theirs.all(|member| member.until.is_some_and(gone))
    }
}

#[cfg(test)]
mod tests;
