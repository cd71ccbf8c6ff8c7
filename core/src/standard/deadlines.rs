//! The terms of the signing and planning stage.

use super::form::rows::{Section, days, days_or_none, section};
use super::said::Said;
use crate::both;

/// Terms, in working days from the day after the appointment was established, unless one says otherwise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadlines {
    /// The service team (D21).
    pub team: u32,
    /// The client archive (D29).
    pub archive: u32,
    /// The star rating (D34).
    pub rating: u32,
    /// The client service plan (D45).
    pub plan: u32,
    /// The whole stage (D11).
    pub onboarding: u32,
    /// What must stand once a client's record begins in the middle of its appointment.
    pub adoption: u32,
    /// How many working days ahead something is shown as due soon.
    pub due_soon: u32,
    /// How many calendar days before its last day the appointment ends soon (D66).
    pub appointment_ends: u32,
}

/// The form of `deadlines`.
pub(super) const DEADLINES: Section = section(
    "deadlines",
    both!(
        "期限；未注明的，为工作日",
        "terms, in working days unless it says otherwise"
    ),
    &[
        days("team", 3, both!("设立服务团队", "the service team")),
        days("archive", 3, both!("建立客户档案", "the client archive")),
        days("rating", 5, both!("评定星级", "the star rating")),
        days("plan", 10, both!("确定服务计划", "the service plan")),
        days(
            "onboarding",
            10,
            both!(
                "签约与计划阶段全部完成",
                "the whole of the signing and planning stage"
            ),
        ),
        days(
            "adoption",
            20,
            both!(
                "中途建档的客户补齐团队、档案、评级与计划",
                "team, archive, rating and plan of a client whose record begins in mid-term"
            ),
        ),
        days_or_none(
            "due-soon",
            2,
            both!(
                "提前几个工作日提示",
                "shown as due this many working days ahead"
            ),
        ),
        days_or_none(
            "appointment-ends",
            60,
            both!(
                "委托到期前几个自然日提示",
                "the appointment ends soon, in calendar days before its last day"
            ),
        ),
    ],
);

impl Deadlines {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Deadlines {
        Deadlines {
            team: said.count("team"),
            archive: said.count("archive"),
            rating: said.count("rating"),
            plan: said.count("plan"),
            onboarding: said.count("onboarding"),
            adoption: said.count("adoption"),
            due_soon: said.count("due-soon"),
            appointment_ends: said.count("appointment-ends"),
        }
    }
}
