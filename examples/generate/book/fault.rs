//! Deliberate faults: the one thing wrong in a record that is otherwise in order.

use chrono::NaiveDate;

use super::client::Client;
use super::days;
use super::dice::Dice;

/// What is wrong in a record.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The team was named after the third working day.
    TeamLate,
    /// No team was named.
    TeamMissing,
    /// The latest service year was never rated.
    RatingMissing,
    /// The latest service year's plan was issued after the tenth working day.
    PlanLate,
    /// The latest service year has no plan.
    PlanMissing,
    /// A key is misspelt.
    UnknownKey,
    /// Two diary entries have the same id.
    DiaryIdDoubled,
    /// A date comes before one it must follow.
    DatesOutOfOrder,
}

impl Fault {
    /// Every fault, in the order a summary lists them.
    pub const ALL: [Fault; 8] = [
        Fault::TeamLate,
        Fault::TeamMissing,
        Fault::RatingMissing,
        Fault::PlanLate,
        Fault::PlanMissing,
        Fault::UnknownKey,
        Fault::DiaryIdDoubled,
        Fault::DatesOutOfOrder,
    ];

    /// The fault's name in the summary.
    pub fn name(self) -> &'static str {
        match self {
            Fault::TeamLate => "team-late",
            Fault::TeamMissing => "team-missing",
            Fault::RatingMissing => "rating-missing",
            Fault::PlanLate => "plan-late",
            Fault::PlanMissing => "plan-missing",
            Fault::UnknownKey => "unknown-key",
            Fault::DiaryIdDoubled => "diary-id-doubled",
            Fault::DatesOutOfOrder => "dates-out-of-order",
        }
    }
}

/// Makes the facts wrong. A misspelt key and a doubled id are no facts: the writing makes those.
pub fn commit(fault: Fault, client: &mut Client, dice: &mut Dice) {
    let signed = client
        .appointment
        .as_ref()
        .expect("only appointed clients are faulted")
        .established;
    let year = client
        .years
        .last_mut()
        .expect("an appointed client has a service year");
    match fault {
        Fault::TeamLate => {
            let team = client.team.as_mut().expect("a team to be late");
            team.established = days::weekday_after(signed, dice.between(4, 7));
        }
        Fault::TeamMissing => client.team = None,
        Fault::RatingMissing => year.rating = None,
        Fault::PlanLate => {
            let plan = year.plan.as_mut().expect("a plan to be late");
            plan.issued = days::weekday_after(year.starts, dice.between(11, 14));
            plan.sent = None;
        }
        Fault::PlanMissing => {
            let first_of_year = year.starts;
            year.plan = None;
            // What was done all the same was done for no item.
            client
                .diary
                .iter_mut()
                .filter(|entry| entry.on >= first_of_year)
                .for_each(|entry| entry.item = None);
        }
        Fault::DatesOutOfOrder => reverse(client, signed, dice),
        Fault::UnknownKey | Fault::DiaryIdDoubled => {}
    }
}

fn reverse(client: &mut Client, signed: NaiveDate, dice: &mut Dice) {
    // An item still to come, so that the swap makes nothing else wrong.
    let items = client
        .years
        .iter_mut()
        .flat_map(|year| &mut year.plan)
        .flat_map(|plan| &mut plan.items);
    let later = items
        .rev()
        .find(|item| item.done.is_none() && item.start < item.finish);
    match later {
        Some(item) if dice.chance(500) => std::mem::swap(&mut item.start, &mut item.finish),
        _ => {
            let met = client.first_contact.expect("an appointed client was met");
            client.first_contact = Some(client.identified);
            client.identified = met.min(days::plus(signed, -13));
        }
    }
}
