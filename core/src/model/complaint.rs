//! Complaints of the client or its people: the answer in time, the settlement with the client's response, and
//! what we learned.

use chrono::NaiveDate;

use super::course::{once, step};
use super::fields::Fields;
use super::form::rows::{ID, Section, born, fact, handler, said, section, with};
use crate::both;

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
    /// Which of us handles it.
    pub handler: Option<&'d str>,
    /// The day on which the time to answer was extended.
    pub extended: Option<NaiveDate>,
    /// Why it was extended.
    pub extended_reason: Option<&'d str>,
    /// Who approved the longest time to answer.
    pub approved_by: Option<&'d str>,
    /// The day on which it was extended once more, to the longest time.
    pub extended_again: Option<NaiveDate>,
    /// Why it was extended once more.
    pub extended_again_reason: Option<&'d str>,
    /// Who approved that.
    pub extended_again_by: Option<&'d str>,
    /// The day it was answered in writing.
    pub answered: Option<NaiveDate>,
    /// What was answered.
    pub answer: Option<&'d str>,
    /// What was found to be the cause.
    pub cause: Option<&'d str>,
    /// What is done to put it right.
    pub redress: Option<&'d str>,
    /// The day it was settled.
    pub settled: Option<NaiveDate>,
    /// What the client said about the answer.
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
            from: fields.said("from"),
            text: fields.needed_text("text"),
            against: fields.said("against"),
            handler: fields.said("handler"),
            extended: fields.fact("extended"),
            extended_reason: fields.with("extended", |it| it.said("extended-reason")),
            approved_by: fields.with("extended", |it| it.said("approved-by")),
            extended_again: fields.fact("extended-again"),
            extended_again_reason: fields
                .with("extended-again", |it| it.said("extended-again-reason")),
            extended_again_by: fields.with("extended-again", |it| it.said("extended-again-by")),
            answered: fields.fact("answered"),
            answer: fields.with("answered", |it| it.said("answer")),
            cause: fields.with("answered", |it| it.said("cause")),
            redress: fields.with("answered", |it| it.said("redress")),
            settled: fields.fact("settled"),
            response: fields.with("settled", |it| it.said("response")),
            lesson: fields.with("settled", |it| it.said("lesson")),
            withdrawn: fields.fact("withdrawn"),
        }
    }

    /// Whether it waits for an answer or to be settled.
    pub fn is_open(&self) -> bool {
        self.settled.is_none() && self.withdrawn.is_none()
    }
}

/// The form of `complaints`.
///
/// Complaints: answered within the days that the company sets, then settled with what the client says about
/// the answer.
pub(super) const COMPLAINTS: Section = section("complaints", "id", both!("投诉", "the complaint"))
    .told_by(&["received", "from", "text"])
    .keys(&[
        ID,
        born(
            "received",
            both!("收到投诉日期", "the receipt of the complaint"),
        )
        .head(both!("收到日期", "received")),
        said("from", both!("投诉人", "the complainant")),
        said("text", both!("投诉内容", "the complaint in words"))
            .head(both!("投诉内容", "complaint")),
        said("against", both!("被投诉对象", "the one complained of")),
        handler("handler", both!("经办人", "the handler of the complaint")),
        fact(
            "extended",
            both!("延长答复期限日期", "the extension of the time to answer"),
        ),
        with(
            "extended",
            "extended-reason",
            both!("延长原因", "the reason of the extension"),
        ),
        with(
            "extended",
            "approved-by",
            both!("延长批准人", "the approver of the extension"),
        ),
        fact(
            "extended-again",
            both!(
                "再次延长答复期限日期",
                "the further extension of the time to answer"
            ),
        ),
        with(
            "extended-again",
            "extended-again-reason",
            both!("再次延长原因", "the reason of the further extension"),
        ),
        with(
            "extended-again",
            "extended-again-by",
            both!("再次延长批准人", "the approver of the further extension"),
        ),
        fact(
            "answered",
            both!("答复投诉日期", "the answer to the complaint"),
        ),
        with(
            "answered",
            "answer",
            both!("答复内容", "the answer in words"),
        ),
        with(
            "answered",
            "cause",
            both!("投诉原因", "the cause of the complaint"),
        ),
        with("answered", "redress", both!("补救措施", "the redress")),
        fact(
            "settled",
            both!("投诉办结日期", "the settlement of the complaint"),
        ),
        with(
            "settled",
            "response",
            both!("客户对答复的反应", "the client's response to the answer"),
        ),
        with("settled", "lesson", both!("改进措施", "the lesson learned")),
        fact(
            "withdrawn",
            both!("投诉撤回日期", "the withdrawal of the complaint"),
        ),
    ])
    .steps(&[
        step("received", "complaint add"),
        step("extended", "complaint extend")
            .after(&["received"])
            .bars(&[once("answered"), once("settled"), once("withdrawn")]),
        step("extended-again", "complaint extend")
            .after(&["received", "extended"])
            .needs("extended")
            .bars(&[once("answered"), once("settled"), once("withdrawn")]),
        step("answered", "complaint answer")
            .after(&["received", "extended", "extended-again"])
            .bars(&[once("settled"), once("withdrawn")])
            .waits(
                "complaint-answer",
                "complaint-overdue",
                both!("答复投诉", "answer to a complaint"),
                both!("待答复", "to be answered"),
            ),
        step("settled", "complaint settle")
            .after(&["received", "extended", "extended-again", "answered"])
            .needs("answered")
            .bars(&[once("withdrawn")]),
        step("withdrawn", "complaint withdraw")
            .after(&["received", "extended", "extended-again", "answered"])
            .bars(&[once("settled")]),
    ]);
