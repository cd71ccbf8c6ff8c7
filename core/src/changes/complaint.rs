//! Complaints: received, perhaps given more time, answered, settled or withdrawn.

use chrono::{Days, NaiveDate};

use super::step::{At, With, find, take};
use super::{Change, ComplaintRefusal, Refusal, handler, happened_since_contact, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::Complaint;
use crate::standing::{Approval, Case, complaint_due, may_extend};

/// A complaint we received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewComplaint {
    /// Who complains.
    pub from: String,
    /// What it is about.
    pub text: String,
    /// Whom it is about.
    pub against: Option<String>,
    /// Which of us handles it; today's account manager when left out.
    pub handler: Option<String>,
    /// The day we received it.
    pub on: NaiveDate,
}

/// Records a complaint, and returns its id.
///
/// # Errors
///
/// A day in the future or before the first contact: people complain before the appointment too.
pub fn add(case: &Case<'_>, new: NewComplaint) -> Result<(String, Vec<Edit>), Refusal> {
    happened_since_contact(case, new.on)?;
    let record = case.record;

    let id = next_id(record, "complaints", "t");
    let said = [
        ("id", Some(Literal::from(id.as_str()))),
        ("received", Some(new.on.into())),
        ("from", Some(new.from.into())),
        ("text", Some(new.text.into())),
        ("against", new.against.map(Literal::from)),
        ("handler", handler(case, new.handler).map(Literal::from)),
    ];
    let said = said.into_iter();
    let entry = said
        .filter_map(|(key, value)| Some((key, value?)))
        .collect();
    let at = KeyPath::of("complaints");
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// Records a step of a complaint, by the key that holds its day, with what is known with it.
///
/// # Errors
///
/// No such complaint, a day before the first contact, or what [`take`] refuses.
pub fn step(case: &Case<'_>, id: &str, key: &'static str, on: NaiveDate, with: With) -> Change {
    let (nth, _) = by_id(case, id)?;
    happened_since_contact(case, on)?;
    take(case, &At::nth("complaints", nth, id), key, on, with)
}

/// Extends the time to answer, and returns the last day then. Once more it is extended only with approval.
///
/// # Errors
///
/// As for [`step`]; an approver who handles the complaint or is of the client's team; a day after the last day, which
/// extends nothing; no more time without approval, or at all.
pub fn extend(
    case: &Case<'_>,
    id: &str,
    reason: &str,
    approved_by: Option<&str>,
    on: NaiveDate,
) -> Result<(Option<NaiveDate>, Vec<Edit>), Refusal> {
    let (_, it) = by_id(case, id)?;
    let terms = case.standard.complaints;
    let within = |days: u32| Some(it.received? + Days::new(days.into()));
    let is_again = it.extended.is_some_and(|first| first != on);
    let (key, [why, who], last) = match is_again {
        false => (
            "extended",
            ["extended-reason", "approved-by"],
            within(terms.answer),
        ),
        true => (
            "extended-again",
            ["extended-again-reason", "extended-again-by"],
            complaint_due(case, it),
        ),
    };
    if let Some(by) = approved_by {
        let by = by.trim();
        may_extend(case, it, by, on).map_err(|why| Refusal::Approver {
            approval: Approval::Extension,
            by: by.to_owned(),
            on,
            why,
        })?;
    }
    let mut with: With = vec![(why, reason.into())];
    with.extend(approved_by.map(|by| (who, by.into())));
    let edits = step(case, id, key, on, with)?;
    let id = id.to_owned();
    if is_again
        && it.extended_again.is_none()
        && let Some(due) = last
    {
        if it.approved_by.is_some() {
            return Err(ComplaintRefusal::Longest { id, due }.into());
        }
        if approved_by.is_none() {
            return Err(ComplaintRefusal::Unapproved { id, due }.into());
        }
    }
    match last.filter(|due| *due < on && !edits.is_empty()) {
        Some(due) => Err(ComplaintRefusal::Late { id, on, due }.into()),
        None => {
            let is_approved = is_again || approved_by.or(it.approved_by).is_some();
            let days = match is_approved {
                true => terms.approved,
                false => terms.complex,
            };
            Ok((within(days), edits))
        }
    }
}

/// The complaint of this id, with its position.
///
/// # Errors
///
/// There is none; the refusal lists those there are.
pub fn by_id<'r>(case: &Case<'r>, id: &str) -> Result<(usize, &'r Complaint<'r>), Refusal> {
    let complaints = &case.record.complaints;
    find("complaints", complaints, id, |it| {
        (it.id, it.text, it.is_open())
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::testing::{Of, day, edited};
    use crate::standing::NoApprover;

    const T1: Of = Of("complaints", "t1");
    const CLIENT: &str = "\
[client]
name = \"甲\"

[appointment]
established = 2026-03-02

[[complaints]]
id = \"t1\"
received = 2026-09-01
text = \"赔款迟迟未到\"
";

    fn stepped(text: &str, key: &'static str, on: &str) -> Result<String, Refusal> {
        edited(text, |case| step(case, "t1", key, day(on), With::new()))
    }

    #[test]
    fn it_is_recorded_with_whom_it_comes_from_and_whom_it_is_about() {
        let added = edited(CLIENT, |case| {
            let new = NewComplaint {
                from: "刘洋".into(),
                text: "保单寄错".into(),
                against: Some("东海财险".into()),
                handler: None,
                on: day("2026-11-20"),
            };
            Ok(add(case, new)?.1)
        });
        let entry = "
[[complaints]]
id = \"t2\"
received = 2026-11-20
from = \"刘洋\"
text = \"保单寄错\"
against = \"东海财险\"
";
        assert_eq!(added, Ok(format!("{CLIENT}{entry}")));
    }

    #[test]
    fn the_waiver_of_one_that_was_removed_is_not_about_the_next() {
        let waiver = "\n[[waivers]]\nid = \"w1\"\nrule = \"complaint-overdue\"\nsubject = \"complaints.t2.answered\"\n";
        let id = |text: &str| {
            let mut id = String::new();
            let added = edited(text, |case| {
                let new = NewComplaint {
                    from: "刘洋".into(),
                    text: "保单寄错".into(),
                    against: None,
                    handler: None,
                    on: day("2026-11-20"),
                };
                let (given, edits) = add(case, new)?;
                id = given;
                Ok(edits)
            });
            assert!(added.is_ok());
            id
        };

        assert_eq!(id(CLIENT), "t2");
        assert_eq!(id(&format!("{CLIENT}{waiver}")), "t3");
    }

    #[test]
    fn it_is_answered_before_it_is_settled_and_goes_no_further_once_withdrawn() {
        let needs = T1.needs("settled", &["answered"]);
        assert_eq!(stepped(CLIENT, "settled", "2026-09-20"), Err(needs));
        let early = T1.early(("answered", "2026-08-31"), ("received", "2026-09-01"));
        assert_eq!(stepped(CLIENT, "answered", "2026-08-31"), Err(early));

        let answered = stepped(CLIENT, "answered", "2026-09-16").unwrap();
        assert_eq!(answered, format!("{CLIENT}answered = 2026-09-16\n"));
        let over = T1.over("extended", ("answered", "2026-09-16"));
        assert_eq!(stepped(&answered, "extended", "2026-09-16"), Err(over));
        let settled = stepped(&answered, "settled", "2026-09-18").unwrap();
        let over = T1.over("withdrawn", ("settled", "2026-09-18"));
        assert_eq!(stepped(&settled, "withdrawn", "2026-09-18"), Err(over));

        let withdrawn = stepped(CLIENT, "withdrawn", "2026-09-05").unwrap();
        let over = T1.over("answered", ("withdrawn", "2026-09-05"));
        assert_eq!(stepped(&withdrawn, "answered", "2026-09-06"), Err(over));
    }

    fn extended(text: &str, by: Option<&str>, on: &str) -> Result<(String, String), Refusal> {
        let mut due = None;
        let text = edited(text, |case| {
            let (until, edits) = extend(case, "t1", "鉴定", by, day(on))?;
            due = until;
            Ok(edits)
        })?;
        Ok((due.unwrap().to_string(), text))
    }

    const APPROVER: Option<&str> = Some("周婷");

    #[test]
    fn it_is_extended_within_its_time_and_once_more_with_approval() {
        let (due, once) = extended(CLIENT, None, "2026-09-16").unwrap();
        assert_eq!(due, "2026-10-01");
        let first = "extended = 2026-09-16\nextended-reason = \"鉴定\"\n";
        assert_eq!(once, format!("{CLIENT}{first}"));
        let (due, twice) = extended(&once, APPROVER, "2026-10-01").unwrap();
        assert_eq!(due, "2026-10-31");
        let again = "extended-again = 2026-10-01\nextended-again-reason = \"鉴定\"\nextended-again-by = \"周婷\"\n";
        assert_eq!(twice, format!("{once}{again}"), "the first day stays");
        assert_eq!(
            extended(&twice, APPROVER, "2026-10-01"),
            Ok(("2026-10-31".to_owned(), twice.clone())),
            "the same again is no change"
        );
        let (due, at_once) = extended(CLIENT, APPROVER, "2026-09-16").unwrap();
        assert_eq!(due, "2026-10-31");
        let id = || "t1".to_owned();
        let due = day("2026-10-31");
        let longest = ComplaintRefusal::Longest { id: id(), due };
        let third = extended(&at_once, APPROVER, "2026-09-20");
        assert_eq!(third, Err(longest.into()));
        let due = day("2026-10-01");
        let unapproved = ComplaintRefusal::Unapproved { id: id(), due };
        assert_eq!(extended(&once, None, "2026-09-25"), Err(unapproved.into()));
        let unknown = edited(CLIENT, |case| {
            step(case, "t9", "answered", day("2026-09-10"), With::new())
        });
        assert_eq!(unknown, Err(T1.not_listed("t9", "赔款迟迟未到")));
    }

    #[test]
    fn who_handles_it_or_is_of_the_team_does_not_approve_the_longest_time() {
        let team = "\n[[team.members]]\nname = \"陈静\"\nrole = \"account-manager\"\nfrom = 2026-03-02\nuntil = 2026-09-10\n";
        let text = format!("{CLIENT}handler = \"李明\"\n{team}");
        let refused = |by: &str, on: &str, why| {
            let (approval, by, on) = (Approval::Extension, by.to_owned(), day(on));
            Err(Refusal::Approver {
                approval,
                by,
                on,
                why,
            })
        };
        let extended = |by: &str, on: &str| extended(&text, Some(by), on);

        let handler = refused("李明", "2026-09-10", NoApprover::Handler);
        assert_eq!(extended("李明", "2026-09-10"), handler);
        let of_team = refused("陈静", "2026-09-10", NoApprover::OfTeam);
        assert_eq!(extended("陈静", "2026-09-10"), of_team);
        assert!(extended("陈静", "2026-09-11").is_ok());
        assert!(extended("周婷", "2026-09-10").is_ok());
    }

    #[test]
    fn what_is_extended_after_its_last_day_is_refused() {
        let late = |on: &str, due: &str| {
            let (id, on, due) = ("t1".to_owned(), day(on), day(due));
            Err(ComplaintRefusal::Late { id, on, due }.into())
        };
        for by in [None, APPROVER] {
            let refused = extended(CLIENT, by, "2026-09-17");
            assert_eq!(refused, late("2026-09-17", "2026-09-16"));
        }
        let (_, once) = extended(CLIENT, None, "2026-09-16").unwrap();
        let refused = extended(&once, APPROVER, "2026-10-02");
        assert_eq!(refused, late("2026-10-02", "2026-10-01"));
    }
}
