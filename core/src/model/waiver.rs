//! A waiver of a finding: which finding, why, who decided, and until when.

use chrono::NaiveDate;

use super::fields::Fields;
use super::form::rows::{ID, Section, by, latest, said, section, term};
use crate::both;

/// A settlement of findings, for a time.
///
/// Reading it needs nothing but valid dates. A rule reports what is missing, so that a record with a
/// half-written waiver is still checked.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiver<'d> {
    /// Its name in this file: `w1`, `w2`, ….
    pub id: &'d str,
    /// The rule whose findings it settles.
    pub rule: Option<&'d str>,
    /// The last part of the fingerprint of the one finding it settles; all of the rule when left out.
    pub subject: Option<&'d str>,
    /// Why the finding is accepted.
    pub reason: Option<&'d str>,
    /// Who decided.
    pub by: Option<&'d str>,
    /// The day it was decided; it holds from then on.
    pub on: Option<NaiveDate>,
    /// The last day it holds, inclusive.
    pub until: Option<NaiveDate>,
}

impl<'d> Waiver<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Waiver<'d> {
        Waiver {
            id: fields.text("id").unwrap_or_default(),
            rule: fields.text("rule"),
            subject: fields.text("subject"),
            reason: fields.said("reason"),
            by: fields.said("by"),
            on: fields.latest("on"),
            until: fields.date("until"),
        }
    }

    /// Whether it has a reason, a decider and a last day, and is in force on a day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        let is_whole = self.reason.is_some() && self.by.is_some();
        let has_begun = self.on.is_none_or(|on| on <= day);
        is_whole && has_begun && self.until.is_some_and(|until| day <= until)
    }

    /// Whether it applies to a finding of this rule and subject.
    pub fn is_about(&self, rule: &str, subject: &str) -> bool {
        self.rule == Some(rule) && self.subject.is_none_or(|own| own == subject)
    }
}

/// The form of `waivers`.
pub(super) const WAIVERS: Section = section("waivers", "id", both!("豁免", "the waiver"))
    .told_by(&["rule", "subject", "reason"])
    .keys(&[
        ID,
        said("rule", both!("豁免的规则", "the rule that is waived"))
            .head(both!("规则", "rule"))
            .note(both!("见 kefu rules", "as in kefu rules")),
        said("subject", both!("豁免的事项", "the finding that is waived"))
            .head(both!("豁免事项", "subject"))
            .note(both!(
                "只豁免其中一项时，指纹的最后一段",
                "the last part of its fingerprint, for one finding alone"
            )),
        said("reason", both!("豁免理由", "the reason of the waiver"))
            .head(both!("豁免理由", "reason")),
        by("by", both!("豁免决定人", "the decider of the waiver"))
            .head(both!("决定人", "decided by")),
        latest("on", both!("豁免的决定日期", "the waiver")),
        term("until", both!("豁免期限", "the last day of the waiver"))
            .head(both!("豁免期限", "until"))
            .note(both!("含当日", "inclusive")),
    ]);
