//! An account review: the service measured by the unit's goals and indicators (D55).

use chrono::NaiveDate;

use super::fields::Fields;
use super::form::rows::{ID, Section, born, by, id, said, section};
use crate::both;

/// A review.
#[derive(Clone, Debug, PartialEq)]
pub struct Review<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The day it was held.
    pub on: NaiveDate,
    /// Who held it.
    pub by: Option<&'d str>,
    /// The result in words.
    pub text: Option<&'d str>,
    /// The plan item it fulfils, by its id.
    pub item: Option<&'d str>,
    /// The score of each goal.
    pub scores: Vec<Score<'d>>,
}

impl<'d> Review<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Review<'d> {
        Review {
            id: fields.text("id").unwrap_or_default(),
            on: fields.needed_born("on"),
            by: fields.said("by"),
            text: fields.said("text"),
            item: fields.text("item"),
            scores: fields.entries("scores", Score::read),
        }
    }
}

/// One goal of the company's standard, scored.
#[derive(Clone, Debug, PartialEq)]
pub struct Score<'d> {
    /// The goal, by its code.
    pub goal: &'d str,
    /// The points, from 0 to the goal's full points.
    pub points: Option<i64>,
    /// A note on the points.
    pub note: Option<&'d str>,
}

impl<'d> Score<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Score<'d> {
        Score {
            goal: fields.needed_text("goal"),
            points: fields.integer("points", 0, 1000),
            note: fields.said("note"),
        }
    }
}

/// The form of `reviews`.
pub(super) const REVIEWS: Section =
    section("reviews", "id", both!("客户回顾", "the account review"))
        .told_by(&["on", "by", "text"])
        .keys(&[
            ID,
            born("on", both!("客户回顾日期", "the account review")).head(both!("回顾日期", "on")),
            by("by", both!("回顾人", "the colleague who reviewed")).head(both!("回顾人", "by")),
            said("text", both!("回顾结论", "the result of the review"))
                .head(both!("回顾结论", "result")),
            id(
                &["years.plan.items"],
                "item",
                both!("所完成的计划项目", "the plan item it fulfils"),
            )
            .head(both!("计划项目", "plan item")),
        ]);

/// The form of `reviews.scores`.
pub(super) const SCORES: Section =
    section("reviews.scores", "goal", both!("指标评分", "the score")).keys(&[
        said("goal", both!("指标", "the goal")).note(both!("kefu.toml 中的", "of kefu.toml")),
        said("points", both!("得分", "the score")).head(both!("得分", "points")),
        said("note", both!("评分说明", "the note on the score")).head(both!("说明", "note")),
    ]);
