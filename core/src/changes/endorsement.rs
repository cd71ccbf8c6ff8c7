//! Endorsements of policies: asked for, sent to the insurer, issued, checked, or withdrawn (D58).

use chrono::NaiveDate;

use super::step::{At, With, find, take};
use super::{Change, PolicyRefusal, Refusal, handler, happened_in_service, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::money::Fen;
use crate::standing::{Case, Premiums};

/// An endorsement the client asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEndorsement {
    /// The policy, by its id or its number.
    pub policy: String,
    /// What is changed.
    pub text: String,
    /// Which of us handles it; today's account manager when left out.
    pub handler: Option<String>,
    /// The day the client asked.
    pub on: NaiveDate,
}

/// Records an endorsement that the client asks for, and returns its id.
///
/// # Errors
///
/// No such policy, not appointed, or a day in the future or before the appointment.
pub fn add(case: &Case<'_>, new: NewEndorsement) -> Result<(String, Vec<Edit>), Refusal> {
    happened_in_service(case, new.on)?;
    let record = case.record;
    let (_, policy) = super::policy::find(record, &new.policy)?;

    let id = next_id(record, "endorsements", "b");
    let mut entry: Vec<(&'static str, Literal)> = vec![
        ("id", id.as_str().into()),
        ("policy", policy.id.into()),
        ("text", new.text.into()),
    ];
    entry.extend(handler(case, new.handler).map(|it| ("handler", it.into())));
    entry.push(("requested", new.on.into()));
    let at = KeyPath::of("endorsements");
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// Records that it was sent to the insurer.
///
/// # Errors
///
/// No such endorsement, not in service on that day, or what [`take`] refuses.
pub fn send(case: &Case<'_>, id: &str, on: NaiveDate) -> Change {
    step(case, id, "sent", on, Vec::new())
}

/// Records that the insurer issued it, with its number and what it adds to the premium, CNY; a return of
/// premium is below zero.
///
/// # Errors
///
/// As [`send`]; more premium returned than there is.
pub fn issue(
    case: &Case<'_>,
    id: &str,
    on: NaiveDate,
    number: Option<String>,
    premium: Option<Fen>,
) -> Change {
    if let Some(premium) = premium.filter(|it| *it < Fen(0)) {
        not_more_than_there_is(case, id, premium)?;
    }
    let mut with = With::new();
    with.extend(number.map(|it| ("number", it.into())));
    with.extend(premium.map(|it| ("premium", it.into())));
    step(case, id, "issued", on, with)
}

/// Refuses to return more premium than there is.
fn not_more_than_there_is(case: &Case<'_>, id: &str, premium: Fen) -> Result<(), Refusal> {
    let mut endorsements = case.record.endorsements.iter();
    let it = endorsements.find(|it| it.id == id && it.issued.is_none());
    let Some(policy) = it.and_then(|it| it.policy) else {
        return Ok(());
    };
    let mut policies = case.record.policies.iter();
    let policy = policies.find(|it| it.id == policy);
    let there = policy.and_then(|it| Premiums::on(case.record, case.today).of(it));
    let refund = Fen(premium.0.saturating_neg());
    match (policy, there.filter(|there| *there < refund)) {
        (Some(policy), Some(premium)) => Err(PolicyRefusal::RefundOverPremium {
            id: policy.id.to_owned(),
            refund,
            premium,
        }
        .into()),
        _ => Ok(()),
    }
}

/// Records that it was checked against what the client asked for.
///
/// # Errors
///
/// As [`send`].
pub fn check(case: &Case<'_>, id: &str, on: NaiveDate) -> Change {
    step(case, id, "checked", on, Vec::new())
}

/// Records that the client withdrew it.
///
/// # Errors
///
/// As [`send`].
pub fn withdraw(case: &Case<'_>, id: &str, on: NaiveDate) -> Change {
    step(case, id, "withdrawn", on, Vec::new())
}

fn step(case: &Case<'_>, id: &str, key: &'static str, on: NaiveDate, with: With) -> Change {
    let all = &case.record.endorsements;
    let (nth, _) = find("endorsements", all, id, |it| (it.id, it.text, it.is_open()))?;
    happened_in_service(case, on)?;
    take(case, &At::nth("endorsements", nth, id), key, on, with)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::PolicyRefusal;
    use crate::changes::testing::{Of, day, in_case};

    const B1: Of = Of("endorsements", "b1");

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
        assert_eq!(
            stepped(CLIENT, issued, "2026-10-12"),
            Err(B1.needs("issued", &["sent"]))
        );
        assert_eq!(
            stepped(CLIENT, check, "2026-10-12"),
            Err(B1.needs("checked", &["sent", "issued"]))
        );
        assert_eq!(
            stepped(CLIENT, send, "2026-09-20"),
            Err(B1.early(("sent", "2026-09-20"), ("requested", "2026-09-21")))
        );

        let sent = stepped(CLIENT, send, "2026-09-21").unwrap();
        assert_eq!(sent, format!("{CLIENT}sent = 2026-09-21\n"));
        assert_eq!(stepped(&sent, send, "2026-09-21").unwrap(), sent);
        assert_eq!(
            stepped(&sent, send, "2026-09-22"),
            Err(B1.there("sent", "2026-09-21"))
        );
        assert_eq!(
            stepped(&sent, issued, "2026-09-20"),
            Err(B1.early(("issued", "2026-09-20"), ("sent", "2026-09-21")))
        );

        let whole = stepped(&sent, issued, "2026-10-12").unwrap();
        assert_eq!(
            whole,
            format!("{sent}issued = 2026-10-12\nnumber = \"PD-1\"\npremium = -50\n")
        );
        assert_eq!(
            stepped(&whole, check, "2026-10-11"),
            Err(B1.early(("checked", "2026-10-11"), ("issued", "2026-10-12")))
        );
        let checked = stepped(&whole, check, "2026-10-12").unwrap();
        assert_eq!(checked, format!("{whole}checked = 2026-10-12\n"));
        for issued in [&whole, &checked] {
            assert_eq!(
                stepped(issued, withdraw, "2026-11-20"),
                Err(B1.over("withdrawn", ("issued", "2026-10-12")))
            );
        }
    }

    #[test]
    fn a_step_that_was_forgotten_is_not_dated_after_the_next() {
        let text = format!("{CLIENT}issued = 2026-10-12\n");
        assert_eq!(
            stepped(&text, send, "2026-10-13"),
            Err(B1.late(("sent", "2026-10-13"), ("issued", "2026-10-12")))
        );
        let sent = stepped(&text, send, "2026-10-12").unwrap();
        assert_eq!(sent, text.replace("issued", "sent = 2026-10-12\nissued"));
    }

    #[test]
    fn what_is_not_issued_yet_is_withdrawn_after_its_last_step() {
        assert_eq!(
            stepped(CLIENT, withdraw, "2026-09-20"),
            Err(B1.early(("withdrawn", "2026-09-20"), ("requested", "2026-09-21")))
        );
        let sent = stepped(CLIENT, send, "2026-09-23").unwrap();
        assert_eq!(
            stepped(&sent, withdraw, "2026-09-22"),
            Err(B1.early(("withdrawn", "2026-09-22"), ("sent", "2026-09-23")))
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
        assert_eq!(
            stepped(&text, send, "2026-10-15"),
            Err(B1.over("sent", ("withdrawn", "2026-10-15")))
        );

        let unknown = in_case(CLIENT, "2026-11-20", |case| {
            send(case, "b2", day("2026-11-20"))
        });
        assert_eq!(unknown, Err(B1.not_listed("b2", "加保")));
    }
}
