//! Service beside the plan that waits for its next step: endorsements, changes of risk, what insurers owe,
//! complaints (D58–D60).

use chrono::{Days, NaiveDate};

use super::Case;
use crate::calendar::Due;
use crate::document::KeyPath;
use crate::model::course::{Step, Waiting};
use crate::model::form::section_of;
use crate::model::{Complaint, Duty, Endorsement, Risk};

/// A step that waits, and its last day.
#[derive(Clone, Debug, PartialEq)]
pub struct Wait<'a> {
    /// The list of the waiting entry, by its name in the form.
    pub section: &'static str,
    /// The step that is waited for.
    pub step: &'static Step,
    /// The words for that step.
    pub waiting: &'static Waiting,
    /// The id of the endorsement, risk or duty.
    pub id: &'a str,
    /// What it is about, in words.
    pub text: &'a str,
    /// Which of us handles it, if it is on record.
    pub handler: Option<&'a str>,
    /// The day since which it has waited; `None` for what an insurer owes, which only has a last day.
    pub since: Option<NaiveDate>,
    /// The last day for it, inclusive, and whether it may still change.
    pub due: Due,
    /// The key that records that it is done.
    pub key: KeyPath,
}

/// The step of a list that is waited for, and the words for it.
pub(super) fn step_of(section: &str, key: &str) -> (&'static Step, &'static Waiting) {
    let step = section_of(section).and_then(|section| section.step(key));
    let waited = step.and_then(|step| Some((step, step.waiting.as_ref()?)));
    waited.expect("the form says what is said while this step is waited for")
}

impl Wait<'_> {
    /// By how many working days it is stuck; `None` up to its last day. On the rest days after that it is
    /// stuck by none.
    pub fn stuck(&self, case: &Case<'_>) -> Option<i64> {
        let due = self.due.date;
        (due < case.today).then(|| case.calendar.between(due, case.today))
    }
}

/// Every waiting step of a client, list by list.
pub fn waits<'a>(case: &Case<'a>) -> Vec<Wait<'a>> {
    let lists = ["endorsements", "risks", "duties", "complaints"];
    let waits = lists.into_iter();
    waits.flat_map(|list| waits_in(case, list)).collect()
}

/// The waiting steps of one list, in the order of the file. Of a closed client only complaints are still answered, also
/// after it came back.
pub fn waits_in<'a>(case: &Case<'a>, list: &str) -> Vec<Wait<'a>> {
    let record = case.record;
    let goes_on = list == "complaints";
    if case.is_closed() && !goes_on {
        return Vec::new();
    }
    let waits: Vec<Wait<'a>> = match list {
        "endorsements" => {
            let all = record.endorsements.iter().enumerate();
            all.filter_map(|(nth, it)| endorsement_wait(case, nth, it))
                .collect()
        }
        "risks" => {
            let all = record.risks.iter().enumerate();
            all.flat_map(|(nth, it)| risk_waits(case, nth, it))
                .collect()
        }
        "duties" => {
            let all = record.duties.iter().enumerate();
            all.filter_map(|(nth, it)| duty_wait(case, nth, it))
                .collect()
        }
        "complaints" => {
            let all = record.complaints.iter().enumerate();
            all.filter_map(|(nth, it)| complaint_wait(case, nth, it))
                .collect()
        }
        _ => Vec::new(),
    };
    let waits = waits.into_iter();
    waits
        .filter(|it| goes_on || !case.is_before_return(it.due.date))
        .collect()
}

/// The next step of an endorsement, the `nth` of its record: the one after the last that is dated. An
/// endorsement without any day has no day to count from.
pub fn endorsement_wait<'a>(
    case: &Case<'a>,
    nth: usize,
    endorsement: &Endorsement<'a>,
) -> Option<Wait<'a>> {
    let terms = case.standard.service;
    let it = endorsement;
    if by_now(case, it.checked)
        .or(by_now(case, it.withdrawn))
        .is_some()
    {
        return None;
    }
    let (key, since, term) = if let Some(issued) = by_now(case, it.issued) {
        ("checked", issued, terms.endorsement_checked)
    } else if let Some(sent) = by_now(case, it.sent) {
        ("issued", sent, terms.endorsement_issued)
    } else {
        let requested = by_now(case, it.requested)?;
        ("sent", requested, terms.endorsement_sent)
    };
    let section = "endorsements";
    let (step, waiting) = step_of(section, key);
    Some(Wait {
        section,
        step,
        waiting,
        id: it.id,
        text: it.text,
        handler: it.handler,
        since: Some(since),
        due: case.calendar.due(since, term),
        key: KeyPath::of(section).nth(nth).key(key),
    })
}

/// Who follows up a change of risk: whoever is named for it, else who found it, while in the team.
pub(super) fn risk_handler<'a>(case: &Case<'_>, risk: &Risk<'a>) -> Option<&'a str> {
    let finder = || risk.by.filter(|by| !case.has_left(by));
    risk.handler.or_else(finder)
}

/// What a change of risk, the `nth` of its record, waits for: the measure, and the insurer to be told
/// unless it is minor. Both have the same last day.
pub fn risk_waits<'a>(case: &Case<'a>, nth: usize, risk: &Risk<'a>) -> Vec<Wait<'a>> {
    let Some(found) = by_now(case, risk.found) else {
        return Vec::new();
    };
    let section = "risks";
    let wait = |key: &'static str| {
        let (step, waiting) = step_of(section, key);
        Wait {
            section,
            step,
            waiting,
            id: risk.id,
            text: risk.text,
            handler: risk_handler(case, risk),
            since: Some(found),
            due: case.calendar.due(found, case.standard.service.risk),
            key: KeyPath::of(section).nth(nth).key(key),
        }
    };
    let measure = by_now(case, risk.measured).is_none();
    let measure = measure.then(|| wait("measured"));
    let tell = by_now(case, risk.told).is_none() && !risk.minor;
    let tell = tell.then(|| wait("told"));
    measure.into_iter().chain(tell).collect()
}

/// What an insurer owes, the `nth` of its record, while it owes it and there is a last day for it.
pub fn duty_wait<'a>(case: &Case<'a>, nth: usize, duty: &Duty<'a>) -> Option<Wait<'a>> {
    let is_over = by_now(case, duty.done).or(by_now(case, duty.dropped));
    let date = duty.due.filter(|_| is_over.is_none())?;
    let section = "duties";
    let (step, waiting) = step_of(section, "done");
    Some(Wait {
        section,
        step,
        waiting,
        id: duty.id,
        text: duty.text,
        handler: duty.handler,
        since: None,
        due: Due::fixed(date),
        key: KeyPath::of(section).nth(nth).key("due"),
    })
}

/// The last day to answer a complaint: calendar days from its receipt, not moved by a day off. An extension counts
/// when it was decided within the time it extends, and a further one when it was approved.
pub fn complaint_due(case: &Case<'_>, complaint: &Complaint<'_>) -> Option<NaiveDate> {
    let terms = case.standard.complaints;
    let received = by_now(case, complaint.received)?;
    let within = |days: u32| received + Days::new(days.into());
    let answer = within(terms.answer);
    let extended = by_now(case, complaint.extended).filter(|on| *on <= answer);
    let due = match (extended, complaint.approved_by) {
        (None, _) => answer,
        (Some(_), None) => within(terms.complex),
        (Some(_), Some(_)) => within(terms.approved),
    };
    let again = by_now(case, complaint.extended_again).filter(|on| *on <= due);
    Some(match (again, complaint.extended_again_by) {
        (Some(_), Some(_)) => within(terms.approved),
        _ => due,
    })
}

/// How a complaint came to wait for an answer no more.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ComplaintEnd {
    /// It was answered.
    Answered,
    /// It was settled with no answer on record, so it was answered by then at the latest.
    Settled,
    /// The client withdrew it without an answer.
    Withdrawn,
}

/// Since when, by today, a complaint has waited for an answer no more, and how that came.
pub fn complaint_end(
    case: &Case<'_>,
    complaint: &Complaint<'_>,
) -> Option<(NaiveDate, ComplaintEnd)> {
    let it = complaint;
    let ends = [
        (it.answered, ComplaintEnd::Answered),
        (it.settled, ComplaintEnd::Settled),
        (it.withdrawn, ComplaintEnd::Withdrawn),
    ];
    let mut ends = ends.into_iter();
    ends.find_map(|(day, end)| Some((by_now(case, day)?, end)))
}

/// The answer to a complaint, the `nth` of its record, while it waits for one.
pub fn complaint_wait<'a>(
    case: &Case<'a>,
    nth: usize,
    complaint: &Complaint<'a>,
) -> Option<Wait<'a>> {
    let it = complaint;
    if complaint_end(case, it).is_some() {
        return None;
    }
    let section = "complaints";
    let (step, waiting) = step_of(section, "answered");
    Some(Wait {
        section,
        step,
        waiting,
        id: it.id,
        text: it.text,
        handler: it.handler,
        since: it.received,
        due: Due::fixed(complaint_due(case, it)?),
        key: KeyPath::of(section).nth(nth).key("answered"),
    })
}

/// The day of a step that was taken by today: what is dated later has not happened yet.
pub(super) fn by_now(case: &Case<'_>, day: Option<NaiveDate>) -> Option<NaiveDate> {
    day.filter(|day| *day <= case.today)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::tests::on;

    /// Each wait as `step id since→due stuck`.
    fn waiting(today: &str, text: &str) -> Vec<String> {
        on(today, &format!("client.name = '甲'\n{text}"), |case| {
            let told = waits(case).into_iter().map(|wait| {
                let code = wait.waiting.code;
                let since = wait.since.map(|day| format!("{day}→")).unwrap_or_default();
                format!(
                    "{code} {} {since}{} {:?}",
                    wait.id,
                    wait.due.date,
                    wait.stuck(case)
                )
            });
            told.collect()
        })
    }

    #[test]
    fn an_endorsement_waits_for_the_step_after_the_last_that_is_dated() {
        let of = |days: &str| {
            waiting(
                "2026-09-18",
                &format!("[[endorsements]]\nid = 'b1'\ntext = ''\n{days}"),
            )
        };

        // Three working days from Monday 2026-09-14, fifteen, five; the holidays of autumn between.
        assert_eq!(
            of("requested = 2026-09-14\n"),
            ["endorsement-send b1 2026-09-14→2026-09-17 Some(1)"]
        );
        assert_eq!(
            of("requested = 2026-09-15\n"),
            ["endorsement-send b1 2026-09-15→2026-09-18 None"]
        );
        assert_eq!(
            of("requested = 2026-09-14\nsent = 2026-09-16\n"),
            ["endorsement-issue b1 2026-09-16→2026-10-13 None"]
        );
        assert_eq!(
            of("issued = 2026-09-16\n"),
            ["endorsement-check b1 2026-09-16→2026-09-22 None"]
        );
        assert_eq!(of("issued = 2026-09-16\nchecked = 2026-09-18\n"), [""; 0]);
        assert_eq!(
            of("requested = 2026-09-14\nwithdrawn = 2026-09-15\n"),
            [""; 0]
        );
        assert_eq!(of(""), [""; 0]);
    }

    #[test]
    fn a_step_of_a_later_day_is_not_taken_yet() {
        let of = |table: &str| waiting("2026-09-18", &format!("[[{table}\n"));
        let endorsement = |days: &str| of(&format!("endorsements]]\nid = 'b1'\ntext = ''\n{days}"));
        let risk = |days: &str| of(&format!("risks]]\nid = 'x1'\ntext = ''\n{days}")).len();
        let duty = |days: &str| {
            of(&format!(
                "duties]]\nid = 'o1'\ntext = ''\ndue = 2026-09-17\n{days}"
            ))
            .len()
        };

        let send = ["endorsement-send b1 2026-09-14→2026-09-17 Some(1)"];
        assert_eq!(
            endorsement("requested = 2026-09-14\nsent = 2026-09-19\n"),
            send
        );
        assert_eq!(
            endorsement("requested = 2026-09-14\nwithdrawn = 2026-09-19\n"),
            send
        );
        let sent = "requested = 2026-09-14\nsent = 2026-09-18\n";
        let issue = ["endorsement-issue b1 2026-09-18→2026-10-15 None"];
        assert_eq!(endorsement(sent), issue);
        assert_eq!(endorsement(&format!("{sent}issued = 2026-09-19\n")), issue);
        assert_eq!(endorsement("requested = 2026-09-19\n"), [""; 0]);
        assert_eq!(
            endorsement("issued = 2026-09-18\nchecked = 2026-09-19\n").len(),
            1
        );

        let found = "found = 2026-09-18\n";
        assert_eq!(
            risk(&format!(
                "{found}measured = 2026-09-18\ntold = 2026-09-18\n"
            )),
            0
        );
        assert_eq!(
            risk(&format!(
                "{found}measured = 2026-09-19\ntold = 2026-09-19\n"
            )),
            2
        );
        assert_eq!(risk("found = 2026-09-19\n"), 0);
        for key in ["done", "dropped"] {
            assert_eq!(duty(&format!("{key} = 2026-09-18\n")), 0, "{key}");
            assert_eq!(duty(&format!("{key} = 2026-09-19\n")), 1, "{key}");
        }
    }

    #[test]
    fn a_risk_waits_for_its_measure_and_for_the_insurer_to_be_told() {
        let of = |rest: &str| {
            waiting(
                "2026-09-14",
                &format!("[[risks]]\nid = 'x1'\ntext = ''\nfound = 2026-08-28\n{rest}"),
            )
        };
        let measure = "risk-measure x1 2026-08-28→2026-09-11 Some(1)";
        let tell = "risk-tell x1 2026-08-28→2026-09-11 Some(1)";

        assert_eq!(of(""), [measure, tell]);
        assert_eq!(of("told = 2026-09-01\n"), [measure]);
        assert_eq!(of("measured = 2026-09-01\n"), [tell]);
        assert_eq!(of("minor = true\n"), [measure]);
        assert_eq!(of("measured = 2026-09-01\nminor = true\n"), [""; 0]);
    }

    #[test]
    fn an_insurer_owes_up_to_the_last_day_and_is_late_from_the_next() {
        let duty = "[[duties]]\nid = 'o1'\ntext = ''\ndue = 2026-11-20\n";
        let of = |today: &str, rest: &str| waiting(today, &format!("{duty}{rest}"));

        assert_eq!(of("2026-11-20", ""), ["duty-perform o1 2026-11-20 None"]);
        assert_eq!(of("2026-11-21", ""), ["duty-perform o1 2026-11-20 Some(0)"]);
        assert_eq!(of("2026-11-23", ""), ["duty-perform o1 2026-11-20 Some(1)"]);
        assert_eq!(of("2026-11-23", "done = 2026-11-22\n"), [""; 0]);
        assert_eq!(of("2026-11-23", "dropped = 2026-11-22\n"), [""; 0]);
        let closed = duty.replace("[[duties]]", "client.closed = 2026-11-23\n[[duties]]");
        assert_eq!(waiting("2026-11-22", &closed).len(), 1);
        assert_eq!(waiting("2026-11-23", &closed), [""; 0]);
    }
}
