//! Endorsements of policies: asked for, sent to the insurer, issued, checked, or withdrawn (D58).

use chrono::NaiveDate;

use super::{
    BesideRefusal, Change, Listed, Refusal, Since, happened_in_service, next_id, not_before,
};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Endorsement, Record};
use crate::money::Fen;
use crate::standing::{Case, Step};

/// An endorsement the client asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEndorsement {
    /// The policy, by its id or its number.
    pub policy: String,
    /// What is changed.
    pub text: String,
    /// Who of ours sees to it; the account manager of the day when nothing is said.
    pub handler: Option<String>,
    /// The day the client asked.
    pub on: NaiveDate,
}

/// Notes an endorsement the client asks for, and gives its id.
///
/// # Errors
///
/// No such policy, not appointed, or a day in the future or before the appointment.
pub fn add(case: &Case<'_>, new: NewEndorsement) -> Result<(String, Vec<Edit>), Refusal> {
    happened_in_service(case, new.on)?;
    let record = case.record;
    let (_, policy) = super::policy::find(record, &new.policy)?;
    let manager = record.manager_on(new.on).map(|it| it.name.to_owned());

    let id = next_id("b", record.endorsements.iter().map(|it| it.id));
    let mut entry: Vec<(&'static str, Literal)> = vec![
        ("id", id.as_str().into()),
        ("policy", policy.id.into()),
        ("text", new.text.into()),
    ];
    entry.extend(new.handler.or(manager).map(|it| ("handler", it.into())));
    entry.push(("requested", new.on.into()));
    let at = KeyPath::of("endorsements");
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// Notes that it was sent to the insurer.
///
/// # Errors
///
/// No such endorsement, withdrawn, sent on another day, or a day in the future or before it was asked for.
pub fn send(case: &Case<'_>, id: &str, on: NaiveDate) -> Change {
    let (nth, it) = open(case, id)?;
    happened_in_service(case, on)?;
    not_before(on, it.requested, Since::EndorsementAsked)?;
    take(Step::Send, id, at(nth, "sent"), it.sent, on)
}

/// Notes that the insurer issued it, with its number and what it adds to the premium, CNY; a return of
/// premium is below zero.
///
/// # Errors
///
/// As [`send`]; and one that was not sent cannot be issued.
pub fn issue(
    case: &Case<'_>,
    id: &str,
    on: NaiveDate,
    number: Option<String>,
    premium: Option<Fen>,
) -> Change {
    let (nth, it) = open(case, id)?;
    happened_in_service(case, on)?;
    let sent = after(Step::Send, id, it.sent)?;
    not_before(on, Some(sent), Since::EndorsementSent)?;
    let mut edits = take(Step::Issue, id, at(nth, "issued"), it.issued, on)?;
    edits.extend(number.map(|it| Edit::set(at(nth, "number"), it)));
    edits.extend(premium.map(|it| Edit::set(at(nth, "premium"), it)));
    Ok(edits)
}

/// Notes that it was checked against what was asked for.
///
/// # Errors
///
/// As [`send`]; and one that was not issued cannot be checked.
pub fn check(case: &Case<'_>, id: &str, on: NaiveDate) -> Change {
    let (nth, it) = open(case, id)?;
    happened_in_service(case, on)?;
    let issued = after(Step::Issue, id, it.issued)?;
    not_before(on, Some(issued), Since::EndorsementIssued)?;
    take(Step::Check, id, at(nth, "checked"), it.checked, on)
}

/// Notes that the client withdrew it.
///
/// # Errors
///
/// No such endorsement, one that is issued and so part of the contract, or a day in the future or before its
/// last step.
pub fn withdraw(case: &Case<'_>, id: &str, on: NaiveDate) -> Change {
    let (nth, it) = found(case.record, id)?;
    if it.withdrawn == Some(on) {
        return Ok(Vec::new());
    }
    open(case, id)?;
    if let Some(on) = it.issued {
        let (id, policy) = (id.to_owned(), it.policy.map(str::to_owned));
        return Err(Refusal::Beside(BesideRefusal::InForce { id, policy, on }));
    }
    happened_in_service(case, on)?;
    not_before(on, it.requested, Since::EndorsementAsked)?;
    not_before(on, it.sent, Since::EndorsementSent)?;
    Ok(vec![Edit::set(at(nth, "withdrawn"), on)])
}

/// Sets the day of a step; the same day again changes nothing, another is refused: a fact is not
/// overwritten.
pub(super) fn take(
    step: Step,
    id: &str,
    key: KeyPath,
    there: Option<NaiveDate>,
    on: NaiveDate,
) -> Change {
    match there {
        Some(there) if there != on => Err(Refusal::Beside(BesideRefusal::StepTaken {
            step,
            id: id.to_owned(),
            on: there,
        })),
        Some(_) => Ok(Vec::new()),
        None => Ok(vec![Edit::set(key, on)]),
    }
}

/// The day of the step that must come first.
fn after(step: Step, id: &str, day: Option<NaiveDate>) -> Result<NaiveDate, Refusal> {
    let id = id.to_owned();
    day.ok_or(Refusal::Beside(BesideRefusal::StepFirst { step, id }))
}

/// The endorsement of this id, which was not withdrawn.
fn open<'r>(case: &Case<'r>, id: &str) -> Result<(usize, &'r Endorsement<'r>), Refusal> {
    let (nth, it) = found(case.record, id)?;
    match it.withdrawn {
        Some(on) => Err(Refusal::Beside(BesideRefusal::GivenUp {
            of: Listed::Endorsement,
            id: id.to_owned(),
            on,
        })),
        None => Ok((nth, it)),
    }
}

fn found<'r>(record: &'r Record<'r>, id: &str) -> Result<(usize, &'r Endorsement<'r>), Refusal> {
    let mut all = record.endorsements.iter().enumerate();
    all.find(|(_, it)| it.id == id).ok_or_else(|| {
        Refusal::Beside(BesideRefusal::NotListed {
            of: Listed::Endorsement,
            id: id.to_owned(),
            known: super::listed(
                record
                    .endorsements
                    .iter()
                    .map(|it| (it.id, it.text, it.is_open())),
            ),
        })
    })
}

fn at(nth: usize, key: &str) -> KeyPath {
    KeyPath::of("endorsements").nth(nth).key(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::PolicyRefusal;
    use crate::changes::testing::{day, in_case, too_early};

    const CLIENT: &str = "\
[client]
name = \"甲\"

[appointment]
established = 2026-03-02

[[team.members]]
name = \"陈静\"
role = \"account-manager\"
from = 2026-03-04

[[policies]]
id = \"par\"
product = \"财产一切险\"
number = \"PQ-1\"

[[endorsements]]
id = \"b1\"
policy = \"par\"
text = \"加保\"
requested = 2026-09-21
";

    fn added(policy: &str, on: &str) -> Result<String, Refusal> {
        let new = NewEndorsement {
            policy: policy.to_owned(),
            text: "减保".to_owned(),
            handler: None,
            on: day(on),
        };
        in_case(CLIENT, "2026-11-20", |case| Ok(add(case, new)?.1))
    }

    #[test]
    fn it_is_asked_for_under_a_policy_that_is_on_record() {
        let asked = "
[[endorsements]]
id = \"b2\"
policy = \"par\"
text = \"减保\"
handler = \"陈静\"
requested = 2026-11-20
";
        assert_eq!(
            added("par", "2026-11-20").unwrap(),
            format!("{CLIENT}{asked}")
        );
        assert_eq!(
            added("PQ-1", "2026-11-20").unwrap(),
            format!("{CLIENT}{asked}")
        );
        assert_eq!(
            added("pra", "2026-11-20"),
            Err(PolicyRefusal::Unknown {
                given: "pra".into(),
                near: Some("par".into()),
                known: vec![("par".into(), "财产一切险".into())],
            }
            .into())
        );
        let (day, today) = (day("2026-11-21"), day("2026-11-20"));
        assert_eq!(
            added("par", "2026-11-21"),
            Err(Refusal::InFuture { day, today })
        );
    }

    /// The text after a step on a day.
    fn stepped(
        text: &str,
        step: impl Fn(&Case<'_>, &str, NaiveDate) -> Change,
        on: &str,
    ) -> Result<String, Refusal> {
        in_case(text, "2026-11-20", |case| step(case, "b1", day(on)))
    }

    fn issued(case: &Case<'_>, id: &str, on: NaiveDate) -> Change {
        issue(case, id, on, Some("PD-1".into()), Some(Fen(-5000)))
    }

    #[test]
    fn the_steps_come_one_after_the_other_each_once() {
        let first = |step| {
            Err(Refusal::Beside(BesideRefusal::StepFirst {
                step,
                id: "b1".into(),
            }))
        };
        assert_eq!(stepped(CLIENT, issued, "2026-10-12"), first(Step::Send));
        assert_eq!(stepped(CLIENT, check, "2026-10-12"), first(Step::Issue));
        assert_eq!(
            stepped(CLIENT, send, "2026-09-20"),
            Err(too_early(
                "2026-09-20",
                "2026-09-21",
                Since::EndorsementAsked
            ))
        );

        let sent = stepped(CLIENT, send, "2026-09-21").unwrap();
        assert_eq!(sent, format!("{CLIENT}sent = 2026-09-21\n"));
        assert_eq!(stepped(&sent, send, "2026-09-21").unwrap(), sent);
        let (step, id, on) = (Step::Send, "b1".to_owned(), day("2026-09-21"));
        assert_eq!(
            stepped(&sent, send, "2026-09-22"),
            Err(Refusal::Beside(BesideRefusal::StepTaken { step, id, on }))
        );
        assert_eq!(
            stepped(&sent, issued, "2026-09-20"),
            Err(too_early(
                "2026-09-20",
                "2026-09-21",
                Since::EndorsementSent
            ))
        );

        let whole = stepped(&sent, issued, "2026-10-12").unwrap();
        assert_eq!(
            whole,
            format!("{sent}issued = 2026-10-12\nnumber = \"PD-1\"\npremium = -50\n")
        );
        assert_eq!(
            stepped(&whole, check, "2026-10-11"),
            Err(too_early(
                "2026-10-11",
                "2026-10-12",
                Since::EndorsementIssued
            ))
        );
        let checked = stepped(&whole, check, "2026-10-12").unwrap();
        assert_eq!(checked, format!("{whole}checked = 2026-10-12\n"));
        for issued in [&whole, &checked] {
            let (id, policy, on) = ("b1".to_owned(), Some("par".to_owned()), day("2026-10-12"));
            assert_eq!(
                stepped(issued, withdraw, "2026-11-20"),
                Err(Refusal::Beside(BesideRefusal::InForce { id, policy, on }))
            );
        }
    }

    #[test]
    fn what_is_not_issued_yet_is_withdrawn_after_its_last_step() {
        assert_eq!(
            stepped(CLIENT, withdraw, "2026-09-20"),
            Err(too_early(
                "2026-09-20",
                "2026-09-21",
                Since::EndorsementAsked
            ))
        );
        let sent = stepped(CLIENT, send, "2026-09-23").unwrap();
        assert_eq!(
            stepped(&sent, withdraw, "2026-09-22"),
            Err(too_early(
                "2026-09-22",
                "2026-09-23",
                Since::EndorsementSent
            ))
        );
        assert_eq!(
            stepped(&sent, withdraw, "2026-09-23").unwrap(),
            format!("{sent}withdrawn = 2026-09-23\n")
        );
    }

    #[test]
    fn what_is_withdrawn_goes_no_further() {
        let text = stepped(CLIENT, withdraw, "2026-10-15").unwrap();
        assert_eq!(text, format!("{CLIENT}withdrawn = 2026-10-15\n"));
        assert_eq!(stepped(&text, withdraw, "2026-10-15").unwrap(), text);
        let (of, id, on) = (Listed::Endorsement, "b1".to_owned(), day("2026-10-15"));
        assert_eq!(
            stepped(&text, send, "2026-10-15"),
            Err(Refusal::Beside(BesideRefusal::GivenUp { of, id, on }))
        );

        let unknown = in_case(CLIENT, "2026-11-20", |case| {
            send(case, "b2", day("2026-11-20"))
        });
        assert_eq!(
            unknown,
            Err(Refusal::Beside(BesideRefusal::NotListed {
                of: Listed::Endorsement,
                id: "b2".into(),
                known: vec![("b1".into(), "加保".into())],
            }))
        );
    }
}
