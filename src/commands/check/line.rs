//! A finding as a line of the report: its client, its place, what it says and what to do.

use std::collections::HashMap;

use crate::commands::desk::Desk;
use crate::lang::Lang;
use crate::output::check::{Deadline, Line};
use crate::rules::{Census, Counted, Detail, Finding};
use crate::standing::State;
use crate::store::Entry;
use crate::text;

/// What the lines of a report need besides their findings.
pub(super) struct About<'a> {
    desk: &'a Desk<'a>,
    lang: Lang,
    files: HashMap<&'a str, &'a str>,
    clients: HashMap<&'a str, &'a Counted>,
}

impl<'a> About<'a> {
    pub(super) fn new(
        desk: &'a Desk<'a>,
        entries: &'a [Entry],
        census: &'a Census<'a>,
    ) -> About<'a> {
        About {
            desk,
            lang: desk.lang(),
            files: entries
                .iter()
                .map(|entry| (entry.stem(), entry.file_name.as_str()))
                .collect(),
            clients: census
                .clients
                .iter()
                .map(|counted| (counted.id.as_str(), counted))
                .collect(),
        }
    }

    /// The line of a finding; `reason` says why its file could not be read at all.
    pub(super) fn line(&self, finding: &Finding, reason: Option<&str>) -> Line {
        let id = finding.client.as_deref();
        let counted = id.and_then(|id| self.clients.get(id));
        let file = match id {
            Some(id) => self.files.get(id).map(|name| format!("clients/{name}")),
            None => match &finding.detail {
                Detail::Calendar(of) => of.file().map(str::to_owned),
                _ => finding.place.map(|_| "kefu.toml".to_owned()),
            },
        };
        let deadline = self.deadline(finding);
        Line {
            rule: finding.rule.name.to_owned(),
            severity: finding.severity,
            clause: finding.rule.clause.to_owned(),
            client: finding.client.clone(),
            name: counted
                .map(|it| it.name.clone())
                .filter(|name| !name.is_empty()),
            who: counted.and_then(|it| it.who.clone()),
            stars: counted.and_then(|it| it.stars),
            consequence: finding.rule.consequence,
            line: file.as_ref().and(finding.place).map(|place| place.line),
            column: file.as_ref().and(finding.place).map(|place| place.column),
            file,
            message: match reason {
                Some(reason) => reason.to_owned(),
                None => text::finding::message(self.lang, finding),
            },
            remedy: text::finding::remedy(self.lang, finding),
            due: finding.due,
            is_over: finding.is_over(),
            late_by: match &deadline {
                Some(deadline) => deadline.late_by,
                None => self.overdue(finding),
            },
            deadline,
            fingerprint: finding.fingerprint(),
            waived: finding.waived.clone(),
            status: None,
        }
    }

    /// By how many working days something is overdue that can still be done.
    fn overdue(&self, finding: &Finding) -> Option<i64> {
        let due = finding.due.filter(|due| *due < self.desk.today)?;
        (!finding.is_over()).then(|| self.desk.calendar.between(due, self.desk.today))
    }

    fn deadline(&self, finding: &Finding) -> Option<Deadline> {
        let Detail::Deadline { clock, state, .. } = &finding.detail else {
            return None;
        };
        let receipt = self.desk.calendar.explain(clock.from, clock.working_days);
        Some(Deadline {
            from: clock.from,
            working_days: clock.working_days,
            due: clock.due.date,
            done: clock.done,
            late_by: match state {
                State::Late(days) | State::Overdue(days) => Some(*days),
                State::OnTime | State::Running(_) | State::Unrecorded => None,
            },
            provisional: clock.due.provisional,
            counted: receipt.counted,
            skipped: receipt
                .skipped
                .iter()
                .map(|(day, why)| (*day, why.code().to_owned()))
                .collect(),
        })
    }
}
