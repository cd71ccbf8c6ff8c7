//! Complaints of the client or its people: answered in time, settled with what the client says, learned from.

use chrono::NaiveDate;

use super::fields::Fields;

/// A complaint.
#[derive(Clone, Debug, PartialEq)]
pub struct Complaint<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The day we received it. The days to answer are counted from here.
    pub received: Option<NaiveDate>,
    /// Who complains.
    pub from: Option<&'d str>,
    /// What the complaint is about.
    pub text: &'d str,
    /// Whom it is about: a colleague, an insurer.
    pub against: Option<&'d str>,
    /// Who of ours sees to it.
    pub handler: Option<&'d str>,
    /// The last day on which the time to answer was extended.
    pub extended: Option<NaiveDate>,
    /// Why it was extended.
    pub extended_reason: Option<&'d str>,
    /// Who approved the longest time to answer.
    pub approved_by: Option<&'d str>,
    /// The day it was answered in writing.
    pub answered: Option<NaiveDate>,
    /// What was answered.
    pub answer: Option<&'d str>,
    /// What was found to be the cause.
    pub cause: Option<&'d str>,
    /// What is done to make it good.
    pub redress: Option<&'d str>,
    /// The day it was settled.
    pub settled: Option<NaiveDate>,
    /// What the client said to the answer.
    pub response: Option<&'d str>,
    /// What we learned from it.
    pub lesson: Option<&'d str>,
    /// The day the client withdrew it.
    pub withdrawn: Option<NaiveDate>,
}

impl<'d> Complaint<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Complaint<'d> {
        Complaint {
            id: fields.text("id").unwrap_or_default(),
            received: fields.born("received"),
            from: fields.text("from"),
            text: fields.needed_text("text"),
            against: fields.text("against"),
            handler: fields.text("handler"),
            extended: fields.fact("extended"),
            extended_reason: fields.with("extended", |it| it.text("extended-reason")),
            approved_by: fields.with("extended", |it| it.text("approved-by")),
            answered: fields.fact("answered"),
            answer: fields.with("answered", |it| it.text("answer")),
            cause: fields.with("answered", |it| it.text("cause")),
            redress: fields.with("answered", |it| it.text("redress")),
            settled: fields.fact("settled"),
            response: fields.with("settled", |it| it.text("response")),
            lesson: fields.with("settled", |it| it.text("lesson")),
            withdrawn: fields.fact("withdrawn"),
        }
    }

    /// Whether it waits for an answer or to be settled.
    pub fn is_open(&self) -> bool {
        self.settled.is_none() && self.withdrawn.is_none()
    }
}
