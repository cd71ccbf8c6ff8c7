//! What a day is, and why: a working day, or the reason nobody works.

use std::sync::Arc;

use chrono::Weekday;

use crate::lang::Both;

/// What one day is. The company's own days come first, then the notices, then the week.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Day {
    /// Monday to Friday, and no notice says otherwise.
    Working,
    /// 调休上班: a Saturday or Sunday worked for the holiday named.
    MakeUp(Arc<Both>),
    /// A Saturday or Sunday that belongs to no holiday.
    Weekend(Weekday),
    /// A day off of the holiday named; a weekend inside the holiday is one too.
    Holiday(Arc<Both>),
    /// A day the company rests, with the name it gave the day, if any.
    CompanyRest(Option<String>),
    /// A day the company works, with the name it gave the day, if any.
    CompanyWork(Option<String>),
}

impl Day {
    /// Whether the day counts towards a deadline.
    pub fn is_working(&self) -> bool {
        match self {
            Day::Working | Day::MakeUp(_) | Day::CompanyWork(_) => true,
            Day::Weekend(_) | Day::Holiday(_) | Day::CompanyRest(_) => false,
        }
    }

    /// The lasting code of the kind of day, for JSON and scripts; never translated.
    pub fn code(&self) -> &'static str {
        match self {
            Day::Working => "working",
            Day::MakeUp(_) => "make-up",
            Day::Weekend(_) => "weekend",
            Day::Holiday(_) => "holiday",
            Day::CompanyRest(_) => "company-rest",
            Day::CompanyWork(_) => "company-work",
        }
    }
}
