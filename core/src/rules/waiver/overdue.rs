//! What something done late was called while it was not done.

use std::cell::OnceCell;
use std::collections::HashMap;

use chrono::NaiveDate;

use crate::model::Record;
use crate::rules::{
    ClaimFault, Detail, Finding, OfClaim, OfPlan, OfRenewal, OfService, OpinionFault, rule,
};

/// The finding there was before something was done late.
pub(super) struct Overdue {
    /// Its rule.
    pub(super) rule: &'static str,
    /// The day on which it was done.
    pub(super) done: NaiveDate,
    subjects: Vec<String>,
}

impl Overdue {
    /// What a waiver of it may say it is about: nothing, or a subject it had.
    pub(super) fn subjects(&self) -> impl Iterator<Item = Option<&str>> {
        let one = self.subjects.iter().map(|it| Some(it.as_str()));
        std::iter::once(None).chain(one)
    }
}

/// The findings there were before those of a record.
pub(super) struct Earlier<'a, 'd> {
    record: &'a Record<'d>,
    /// The policies of each renewal.
    renewed: OnceCell<HashMap<&'d str, &'a [&'d str]>>,
}

impl<'a, 'd> Earlier<'a, 'd> {
    pub(super) fn of(record: &'a Record<'d>) -> Earlier<'a, 'd> {
        Earlier {
            record,
            renewed: OnceCell::new(),
        }
    }

    /// The finding there was before this one; `None` of what was not done late.
    pub(super) fn than(&self, finding: &Finding) -> Option<Overdue> {
        let (done, renewal) = match &finding.detail {
            Detail::Deadline { clock, .. } => (clock.done?, None),
            Detail::Service(OfService::LateAnswer { on, .. }) => (*on, None),
            Detail::Plan(OfPlan::Opinion(OpinionFault::Late { on, .. })) => (*on, None),
            Detail::Service(OfService::Gap { ended, .. }) => (*ended, None),
            Detail::Claim(OfClaim {
                fault: ClaimFault::NoticeLate { notified, .. },
                ..
            }) => (*notified, None),
            Detail::Renewal(OfRenewal::HandOverLate { signed, told, .. }) => {
                ((*signed).max(*told)?, None)
            }
            Detail::Renewal(OfRenewal::StartedLate {
                renewal, started, ..
            }) => (*started, Some(renewal.as_str())),
            _ => return None,
        };
        let rule = match finding.rule.name {
            "diary-gap" => "diary-silent",
            "claim-notice-late" => "claim-unnotified",
            "hand-over-late" => "hand-over-incomplete",
            "renewal-late" => "renewal-not-started",
            name => {
                let matter = name.strip_suffix("-late")?;
                let before = ["overdue", "missing"].map(|fault| rule(&format!("{matter}-{fault}")));
                before.into_iter().flatten().next()?.name
            }
        };
        // While no renewal was on record, the finding was about the last day of a policy.
        let policies = renewal.into_iter().flat_map(|it| self.policies_of(it));
        let ends = policies.map(|policy| format!("policies.{policy}.ends"));
        Some(Overdue {
            rule,
            done,
            subjects: std::iter::once(finding.subject.clone())
                .chain(ends)
                .collect(),
        })
    }

    fn policies_of(&self, renewal: &str) -> &'a [&'d str] {
        let renewed = self.renewed.get_or_init(|| {
            let renewals = self.record.renewals.iter();
            renewals.map(|it| (it.id, it.policies.as_slice())).collect()
        });
        renewed.get(renewal).copied().unwrap_or_default()
    }
}
