//! What is overdue and waived: nobody has to do it while the waiver holds.

use chrono::NaiveDate;

use super::super::{
    Case, ClaimClock, ClaimTerm, Clock, Ending, Expiring, PremiumDue, StepDue, Unfollowed, Wait,
    hand_over_due,
};
use crate::model::{Appointment, Claim, HandOver, PlanItem, Renewal, Waiver, Word, Year};

/// The waivers of a client that hold on the day of its case.
///
/// A waiver names a rule and, if it is about one finding alone, the last part of that finding's fingerprint.
/// Both are known here by their names, which never change; a test of the rules checks that they agree.
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

    /// Whether the diary has been silent for too long, and that is waived.
    pub(super) fn silence(&self, since: NaiveDate, due: NaiveDate) -> bool {
        self.settles(due, || "diary-silent".to_owned(), || since.to_string())
    }

    /// Whether a plan is not circulated in time, and that is waived.
    pub(super) fn circulation(&self, year: &Year<'_>, due: NaiveDate) -> bool {
        let subject = || format!("years.{}.plan.circulated", year.starts);
        self.settles(due, || "not-circulated".to_owned(), subject)
    }

    /// Whether a step beside the plan is overdue and waived.
    pub(super) fn wait(&self, wait: &Wait<'_>) -> bool {
        // The key of the finding is also its subject.
        let key = wait.key.keys().pop().unwrap_or_default().to_owned();
        let subject = || format!("{}.{}.{key}", wait.section, wait.id);
        self.settles(wait.due.date, || wait.waiting.rule.to_owned(), subject)
    }

    /// Whether a term of a claim is past and waived.
    pub(super) fn claim(&self, claim: &Claim<'_>, clock: &ClaimClock) -> bool {
        let rule = match clock.term {
            ClaimTerm::Notice => "claim-unnotified",
            ClaimTerm::Decision | ClaimTerm::Payment => "insurer-decision-overdue",
            ClaimTerm::Advance => "advance-overdue",
            ClaimTerm::Limitation => "limitation-near",
            // It is counted only after a denial, and then it was done.
            ClaimTerm::DenialNotice => return false,
        };
        let subject = || format!("claims.{}.{}", claim.id, clock.after.code());
        self.settles(clock.due.date, || rule.to_owned(), subject)
    }

    /// Whether a renewal is not started in time, and that is waived.
    pub(super) fn opening(&self, it: &Expiring<'_>) -> bool {
        let subject = || match (it.recorded, it.running(self.today).next()) {
            (Some((_, renewal)), _) => format!("renewals.{}.started", renewal.id),
            (None, Some(first)) => format!("policies.{}.ends", first.policy.id),
            (None, None) => String::new(),
        };
        self.settles(it.opens, || "renewal-not-started".to_owned(), subject)
    }

    /// Whether a step of a renewal is overdue and waived.
    pub(super) fn renewal_step(&self, renewal: &Renewal<'_>, next: &StepDue) -> bool {
        let subject = || format!("renewals.{}.{}", renewal.id, next.step.code());
        self.settles(next.due, || "renewal-step-overdue".to_owned(), subject)
    }

    /// Whether a policy has expired without an outcome, and that is waived.
    pub(super) fn ending(&self, it: &Ending<'_>) -> bool {
        let subject = || format!("policies.{}.ends", it.policy.id);
        self.settles(it.ends, || "expired-without-outcome".to_owned(), subject)
    }

    /// Whether no policy follows another, and that is waived.
    pub(super) fn follower(&self, it: &Unfollowed<'_>) -> bool {
        let of = (it.renewal.id, &it.follower.policy);
        let subject = || format!("renewals.{}.outcomes.{}", of.0, of.1);
        self.settles(it.ends, || "following-policy-missing".to_owned(), subject)
    }

    /// Whether premium is unpaid, and that is waived.
    pub(super) fn premium(&self, it: &PremiumDue<'_>) -> bool {
        self.settles(it.due, || "premium-unpaid".to_owned(), || it.subject())
    }

    /// Whether a client was not told of a hand-over in time, or its list not signed, and that is waived. While both are
    /// missing, one finding is about both.
    pub(super) fn hand_over(&self, case: &Case<'_>, it: &HandOver<'_>) -> bool {
        let lacks = if it.told.is_none() { "told" } else { "signed" };
        let subject = || format!("team.hand-overs.{}.{lacks}", it.id);
        let rule = || "hand-over-incomplete".to_owned();
        let due = it.on.map(|on| hand_over_due(case, on).date);
        due.is_some_and(|due| self.settles(due, rule, subject))
    }

    /// Whether the appointment has run out while service went on, and that is waived.
    pub(super) fn appointment(&self, it: &Appointment<'_>, ends: NaiveDate) -> bool {
        let mut extensions = it.extensions.iter();
        let by = extensions.find(|extension| extension.until == Some(ends));
        let subject = || {
            let of = match it.later {
                Some((_, id)) => format!("appointment.later.{id}"),
                None => "appointment".to_owned(),
            };
            match by {
                Some(extension) => format!("{of}.extensions.{}.until", extension.id),
                None => format!("{of}.until"),
            }
        };
        self.settles(ends, || "appointment-expired".to_owned(), subject)
    }

    /// Whether the licence of a channel client has ended, and that is waived.
    pub(super) fn licence(&self, ends: NaiveDate) -> bool {
        let subject = || "client.licence-until".to_owned();
        self.settles(ends, || "licence-expired".to_owned(), subject)
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
