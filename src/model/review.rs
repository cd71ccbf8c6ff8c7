//! An account review: how the service stands against the unit's goals and indicators (D55).

use chrono::NaiveDate;

use super::fields::Fields;

/// A review.
#[derive(Clone, Debug, PartialEq)]
pub struct Review<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The day of it.
    pub on: NaiveDate,
    /// Who held it.
    pub by: Option<&'d str>,
    /// What came of it, in words.
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
            by: fields.text("by"),
            text: fields.text("text"),
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
    /// What is to be said of it.
    pub note: Option<&'d str>,
}

impl<'d> Score<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Score<'d> {
        Score {
            goal: fields.needed_text("goal"),
            points: fields.integer("points", 0, 1000),
            note: fields.text("note"),
        }
    }
}
