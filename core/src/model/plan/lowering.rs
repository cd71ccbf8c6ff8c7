//! A service of the standard lowered for one plan (D41).

use chrono::NaiveDate;

use crate::both;
use crate::model::course::step;
use crate::model::fields::Fields;
use crate::model::form::rows::{ID, Section, born, fact, said, section, term, with};

/// A service of the standard lowered for one plan: referred first, carried out once approved (D41).
#[derive(Clone, Debug, PartialEq)]
pub struct Lowering<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The service, by its code.
    pub service: Option<&'d str>,
    /// The least number of times in the service year.
    pub least: Option<i64>,
    /// The first day it takes effect; the day it is approved when left out.
    pub from: Option<NaiveDate>,
    /// Why.
    pub reason: Option<&'d str>,
    /// The day it was referred for approval.
    pub referred: Option<NaiveDate>,
    /// The day it was approved, no later than it takes effect.
    pub approved: Option<NaiveDate>,
    /// Who approved it.
    pub approved_by: Option<&'d str>,
}

impl<'d> Lowering<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Lowering<'d> {
        Lowering {
            id: fields.text("id").unwrap_or_default(),
            service: fields.text("service"),
            least: fields.integer("least", 0, 366),
            from: fields.date("from"),
            reason: fields.said("reason"),
            referred: fields.born("referred"),
            approved: fields.fact("approved"),
            approved_by: fields.with("approved", |it| it.said("approved-by")),
        }
    }
}

impl Lowering<'_> {
    /// Whether it was approved by this day, with the approver and the number on record; until then the
    /// standard holds.
    pub fn counts(&self, day: NaiveDate) -> bool {
        let approved = self.approved.is_some_and(|approved| approved <= day);
        approved && self.approved_by.is_some() && self.least.is_some()
    }
}

/// The form of `years.plan.lowerings`.
///
/// A service that is given less often than the standard requires (D41).
pub(in crate::model) const LOWERINGS: Section = section(
    "years.plan.lowerings",
    "id",
    both!("调低的服务标准", "the lowered standard"),
)
.told_by(&["service", "from", "reason"])
.note(both!("批准后有效", "in force once approved"))
.keys(&[
    ID,
    said(
        "service",
        both!("调低的服务类别", "the service that is lowered"),
    )
    .head(both!("服务类别", "service")),
    said("least", both!("调低后的次数", "the lowered number"))
        .head(both!("调低后次数", "least"))
        .note(both!("每年至少", "a year at least")),
    term(
        "from",
        both!("调低生效日期", "the first day of the lowering"),
    )
    .head(both!("生效日期", "from")),
    said("reason", both!("调低原因", "the reason of the lowering"))
        .head(both!("调低原因", "reason")),
    born(
        "referred",
        both!(
            "调低服务标准的上报日期",
            "the referral of the lowered standard"
        ),
    )
    .head(both!("上报日期", "referred")),
    fact(
        "approved",
        both!(
            "调低服务标准的批准日期",
            "the approval of the lowered standard"
        ),
    )
    .head(both!("批准日期", "approved")),
    with(
        "approved",
        "approved-by",
        both!("调低批准人", "the approver of the lowering"),
    )
    .head(both!("批准人", "approved by")),
])
.steps(&[
    step("referred", "plan lower"),
    step("approved", "plan lower").after(&["referred"]),
]);
