//! A rule, and what it found, with a name that stays the same when the file is edited.

use std::cmp::Ordering;
use std::collections::HashMap;

use chrono::NaiveDate;

use super::RULES;
use super::ahead::Ahead;
use super::census::Census;
use super::deadline::Timed;
use super::detail::Detail;
use super::entry::Entry;
use super::filed::Filed;
use super::source::Source;
use super::waiver::{Waived, WaiverState};
use crate::document::{KeyPath, Place};
use crate::standard::Severity;
use crate::standing::{Case, Expiring, recorded_year};
use crate::words;

/// One rule of the standard.
#[derive(Debug)]
pub struct Rule {
    /// Its name, which says the fault and never changes.
    pub name: &'static str,
    /// The group it is selected with.
    pub group: Group,
    /// How grave its findings are, when the company says nothing else.
    pub severity: Severity,
    /// What it costs when nobody acts on its findings.
    pub consequence: Consequence,
    /// The clause of the deck, such as `D21`; `added` for what the deck does not have.
    pub clause: &'static str,
    pub(super) check: Check,
}

words! {
    /// What a rule is about; groups are selected as rules are.
    Group {
        /// The terms of the signing and planning stage.
        Deadline = "deadline",
        /// The written appointment, and what it promises.
        Appointment = "appointment",
        /// The client service team.
        Team = "team",
        /// The client archive, and the documents in it.
        Archive = "archive",
        /// The star rating.
        Rating = "rating",
        /// The client service plan.
        Plan = "plan",
        /// Insurance claims.
        Claim = "claim",
        /// Insurance policies and their premium.
        Policy = "policy",
        /// The service: the plan, the contact, and service beside the plan.
        Service = "service",
        /// Renewals, losses and hand-overs.
        Renewal = "renewal",
        /// The record as a file.
        Record = "record",
        /// The working days.
        Calendar = "calendar",
        /// The waived findings.
        Waiver = "waiver",
    }
}

words! {
    /// What a finding costs when nobody acts on it, the gravest first.
    Consequence {
        /// Cover, a claim or an income may be lost. So it is with a file that cannot be read, since nobody knows
        /// what it hides.
        Money = "money",
        /// A law, a mandate or a duty to keep papers is not kept.
        Law = "law",
        /// The client is served less well, or later.
        Client = "client",
        /// A record or a paper of the house is not in order.
        Paper = "paper",
    }
}

/// What a rule looks at.
#[derive(Debug)]
pub(super) enum Check {
    /// The clocks of a client, worked out once for all rules.
    Clocks(fn(&Case<'_>, &[Timed], &mut Findings)),
    /// What expires with a client, worked out once for all rules.
    Expiring(fn(&Case<'_>, &[Expiring<'_>], &mut Findings)),
    /// A client's record, compared with the standard. Only for records without faults.
    Client(fn(&Case<'_>, &mut Findings)),
    /// A client's record, and what is on the disk for the files it names.
    Files(fn(&Case<'_>, &Filed, &mut Findings)),
    /// A client's file as text and as it was read, with its faults, on a day.
    Text(fn(&Source<'_>, NaiveDate, &mut Findings)),
    /// The state of a record's waivers, in the order of the file, after every other rule has run. Only for
    /// clients that are served.
    Waivers(fn(&Case<'_>, &[WaiverState], &mut Findings)),
    /// All clients together.
    Workspace(fn(&Census<'_>, &mut Findings)),
}

/// The rule with this name.
pub fn rule(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.name == name)
}

/// The rules that tell of what is past although their names do not say so.
const PAST: [&str; 3] = ["appointment-gap", "diary-gap", "renewal-step-missing"];

/// What a rule found.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// Its severity here: the company's, otherwise the rule's.
    pub severity: Severity,
    /// The client's id; `None` for what concerns the workspace as a whole.
    pub client: Option<String>,
    /// Its key; the root when it is about the whole file.
    pub key: KeyPath,
    /// The line and column in the client's file; `None` when there is no file to look into.
    pub place: Option<Place>,
    /// The last part of the fingerprint: the subject within the client, without positions that can shift.
    pub subject: String,
    /// The entry or section that its key lies in; `None` of a file as a whole, and of a record with faults.
    pub entry: Option<Entry>,
    /// What it is to add a service to the client's plan today.
    pub addition: Addition,
    /// The first day of the service year that its key lies in, if it is not the year of today, which a command means when
    /// none is named.
    pub another_year: Option<NaiveDate>,
    /// The facts of its client that are dated in the future.
    pub ahead: Vec<Ahead>,
    /// What was found, as data.
    pub detail: Detail,
    /// The day something was due.
    pub due: Option<NaiveDate>,
    /// The waiver for it. A waived finding is shown, but no check fails because of it.
    pub waived: Option<Waived>,
}

impl Finding {
    /// Whether it tells what was done late or is over, so that nobody can do it in time any more.
    pub fn is_over(&self) -> bool {
        let name = self.rule.name;
        let is_missed = match &self.detail {
            Detail::Deadline { clock, .. } => clock.is_missed(),
            _ => false,
        };
        name.ends_with("-late") || PAST.contains(&name) || is_missed
    }

    /// `client/rule/subject`: the same in every run until its subject changes. Findings about the workspace
    /// have `-` for the client.
    pub fn fingerprint(&self) -> String {
        let client = self.client.as_deref().unwrap_or("-");
        format!("{client}/{}/{}", self.rule.name, self.subject)
    }
}

/// The order of findings in every report: client, day due (those without one last), rule, place. Findings
/// about the workspace as a whole come after the clients.
pub fn order(one: &Finding, other: &Finding) -> Ordering {
    let due = |it: &Finding| (it.due.is_none(), it.due);
    (one.client.is_none(), &one.client)
        .cmp(&(other.client.is_none(), &other.client))
        .then_with(|| due(one).cmp(&due(other)))
        .then_with(|| one.rule.name.cmp(other.rule.name))
        .then_with(|| one.place.cmp(&other.place))
        .then_with(|| one.subject.cmp(&other.subject))
}

/// What it is to add a service to the plan of the service year that today lies in (D53).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Addition {
    /// The plan was not issued, and anybody may add to it.
    Free,
    /// It is a revision, with its reason.
    Revision,
    /// It is a revision, and there is no account manager who may make it.
    RevisionByNobody,
}

impl Addition {
    pub(super) fn of(case: &Case<'_>) -> Addition {
        let year = recorded_year(case, case.today);
        let plan = year.and_then(|(_, year)| year.plan.as_ref());
        let is_issued = plan.is_some_and(|plan| plan.issued.is_some());
        match (is_issued, case.record.manager_on(case.today)) {
            (false, _) => Addition::Free,
            (true, Some(_)) => Addition::Revision,
            (true, None) => Addition::RevisionByNobody,
        }
    }
}

/// Where rules put what they find.
#[derive(Debug, Default)]
pub(super) struct Findings {
    found: Vec<Finding>,
}

impl Findings {
    /// Adds a finding about one key. Place and subject follow from the key, unless they are set.
    pub(super) fn add(
        &mut self,
        rule: &'static Rule,
        key: KeyPath,
        detail: Detail,
    ) -> &mut Finding {
        let at = self.found.len();
        self.found.push(Finding {
            rule,
            severity: rule.severity,
            client: None,
            key,
            place: None,
            subject: String::new(),
            entry: None,
            addition: Addition::Free,
            another_year: None,
            ahead: Vec::new(),
            detail,
            due: None,
            waived: None,
        });
        &mut self.found[at]
    }

    /// How many there are so far.
    pub(super) fn count(&self) -> usize {
        self.found.len()
    }

    /// Those after the first ones.
    pub(super) fn since(&mut self, count: usize) -> &mut [Finding] {
        &mut self.found[count..]
    }

    /// All of them. Where two have the same fingerprint, the later ones are numbered.
    pub(super) fn finish(mut self) -> Vec<Finding> {
        let mut seen: HashMap<String, u32> = HashMap::with_capacity(self.found.len());
        for finding in &mut self.found {
            let count = seen.entry(finding.fingerprint()).or_default();
            *count += 1;
            if *count > 1 {
                finding.subject.push_str(&format!("#{count}"));
            }
        }
        self.found
    }
}
