//! What runs beside the plan during the year: endorsements, changes of risk, what insurers owe (D58–D60).

use chrono::NaiveDate;

use super::fields::Fields;
use super::is_open_on;
use crate::money::Fen;

/// A change of a policy: asked for, sent to the insurer, issued, checked (D58; 保险法 20).
#[derive(Clone, Debug, PartialEq)]
pub struct Endorsement<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The policy it changes, by its id.
    pub policy: Option<&'d str>,
    /// What is changed, in words.
    pub text: &'d str,
    /// Who of ours sees to it.
    pub handler: Option<&'d str>,
    /// The day the client asked for it.
    pub requested: Option<NaiveDate>,
    /// The day it was sent to the insurer.
    pub sent: Option<NaiveDate>,
    /// The day the insurer issued it.
    pub issued: Option<NaiveDate>,
    /// The insurer's number of it.
    pub number: Option<&'d str>,
    /// What it adds to the premium, CNY; less than nothing when premium is returned.
    pub premium: Option<Fen>,
    /// The day it was checked against what was asked for.
    pub checked: Option<NaiveDate>,
    /// The day the client withdrew it.
    pub withdrawn: Option<NaiveDate>,
}

impl<'d> Endorsement<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Endorsement<'d> {
        Endorsement {
            id: fields.text("id").unwrap_or_default(),
            policy: fields.text("policy"),
            text: fields.needed_text("text"),
            handler: fields.text("handler"),
            requested: fields.born("requested"),
            sent: fields.fact("sent"),
            issued: fields.fact("issued"),
            number: fields.with("issued", |it| it.text("number")),
            premium: fields.with("issued", |it| it.money("premium")),
            checked: fields.fact("checked"),
            withdrawn: fields.fact("withdrawn"),
        }
    }

    /// Whether it still waits for a step.
    pub fn is_open(&self) -> bool {
        self.checked.is_none() && self.withdrawn.is_none()
    }

    /// Whether it waited on a day: what is dated later had not happened.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        is_open_on(self.requested, [self.checked, self.withdrawn], day)
    }
}

/// A change of the client's risk: what changed, the measure taken, the insurer told (D59; 保险法 52).
#[derive(Clone, Debug, PartialEq)]
pub struct Risk<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The day it was found.
    pub found: Option<NaiveDate>,
    /// Who found it.
    pub by: Option<&'d str>,
    /// What changed, in words.
    pub text: &'d str,
    /// What is done about it, in words.
    pub measure: Option<&'d str>,
    /// The day the measure was taken.
    pub measured: Option<NaiveDate>,
    /// The day the insurer was told.
    pub told: Option<NaiveDate>,
    /// Whether it makes no difference to the insurer, so that nobody need tell it.
    pub minor: bool,
}

impl<'d> Risk<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Risk<'d> {
        Risk {
            id: fields.text("id").unwrap_or_default(),
            found: fields.born("found"),
            by: fields.text("by"),
            text: fields.needed_text("text"),
            measure: fields.with("measured", |it| it.text("measure")),
            measured: fields.fact("measured"),
            told: fields.fact("told"),
            minor: fields.flag("minor"),
        }
    }

    /// Whether it waits for a measure, or for the insurer to be told.
    pub fn is_open(&self) -> bool {
        self.measured.is_none() || self.told.is_none() && !self.minor
    }

    /// Whether it waited on a day: what is dated later had not happened.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        let waits = |step| is_open_on(self.found, [step], day);
        waits(self.measured) || waits(self.told) && !self.minor
    }
}

/// Something an insurer owes the client, by a day (D60).
#[derive(Clone, Debug, PartialEq)]
pub struct Duty<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The insurer.
    pub insurer: Option<&'d str>,
    /// What it owes, in words.
    pub text: &'d str,
    /// Who of ours sees to it.
    pub handler: Option<&'d str>,
    /// The last day for it, inclusive.
    pub due: Option<NaiveDate>,
    /// The day the insurer was last pressed for it.
    pub pressed: Option<NaiveDate>,
    /// The day it was done.
    pub done: Option<NaiveDate>,
    /// The day it was given up.
    pub dropped: Option<NaiveDate>,
    /// Why it was given up.
    pub dropped_reason: Option<&'d str>,
}

impl<'d> Duty<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Duty<'d> {
        Duty {
            id: fields.text("id").unwrap_or_default(),
            insurer: fields.text("insurer"),
            text: fields.needed_text("text"),
            handler: fields.text("handler"),
            due: fields.date("due"),
            pressed: fields.fact("pressed"),
            done: fields.fact("done"),
            dropped: fields.fact("dropped"),
            dropped_reason: fields.with("dropped", |it| it.text("dropped-reason")),
        }
    }

    /// Whether the insurer still owes it.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && self.dropped.is_none()
    }

    /// Whether the insurer owed it on a day: what is dated later had not happened.
    pub fn is_open_on(&self, day: NaiveDate) -> bool {
        is_open_on(None, [self.done, self.dropped], day)
    }
}
