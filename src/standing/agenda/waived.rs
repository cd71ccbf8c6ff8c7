//! What is overdue and was accepted for a time: nobody need do it while the waiver holds.

use chrono::NaiveDate;

use super::super::{Case, Clock, Step, Wait};
use crate::model::{PlanItem, Waiver, Word, Year};

/// The waivers of a client that hold on the day of its case.
///
/// A waiver names a rule and, if it is about one finding alone, the last part of that finding's fingerprint.
/// Both are known here by the names that are for ever; a test of the rules holds them together.
pub(super) struct Waived<'r> {
    today: NaiveDate,
    in_force: Vec<&'r Waiver<'r>>,
}

impl<'r> Waived<'r> {
    pub(super) fn of(case: &Case<'r>) -> Waived<'r> {
        let today = case.today;
        let waivers = case.record.waivers.iter();
        let in_force = waivers.filter(|it| it.holds_on(today)).collect();
        Waived { today, in_force }
    }

    /// Whether a term of the signing and planning stage is overdue and waived.
    pub(super) fn clock(&self, clock: &Clock) -> bool {
        let rule = || format!("{}-overdue", clock.task.code());
        self.settles(clock.due.date, rule, || clock.from.to_string())
    }

    /// Whether an item of this year's plan is overdue and waived. Account reviews have a rule of their own.
    pub(super) fn item(&self, year: &Year<'_>, item: &PlanItem<'_>) -> bool {
        let rule = match item.service {
            Some("account-review") => "review-overdue",
            Some(_) | None => "item-overdue",
        };
        let subject = || format!("years.{}.plan.items.{}.finish", year.starts, item.id);
        let finish = item.finish;
        finish.is_some_and(|finish| self.settles(finish, || rule.to_owned(), subject))
    }

    /// Whether a step beside the plan is overdue and waived.
    pub(super) fn wait(&self, wait: &Wait<'_>) -> bool {
        let (rule, list, key) = match wait.step {
            Step::Send => ("endorsement-stuck", "endorsements", "sent"),
            Step::Issue => ("endorsement-stuck", "endorsements", "issued"),
            Step::Check => ("endorsement-stuck", "endorsements", "checked"),
            Step::Measure => ("risk-unmeasured", "risks", "measured"),
            Step::Tell => ("risk-unmeasured", "risks", "told"),
            Step::Perform => ("duty-overdue", "duties", "due"),
        };
        let subject = || format!("{list}.{}.{key}", wait.id);
        self.settles(wait.due.date, || rule.to_owned(), subject)
    }

    fn settles(
        &self,
        due: NaiveDate,
        rule: impl Fn() -> String,
        subject: impl Fn() -> String,
    ) -> bool {
        if self.in_force.is_empty() || self.today <= due {
            return false;
        }
        let (rule, subject) = (rule(), subject());
        let mut in_force = self.in_force.iter();
        in_force.any(|waiver| waiver.is_about(&rule, &subject))
    }
}
