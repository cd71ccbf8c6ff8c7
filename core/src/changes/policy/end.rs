//! Ends a policy before its term: surrendered or cancelled, with the premium that the insurer returned (保险法 50, 54).

use chrono::NaiveDate;

use super::find;
use crate::alike::is_same;
use crate::changes::{Change, PolicyRefusal, Refusal, handler, happened, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Endorsement, Policy, Record};
use crate::money::Fen;
use crate::standing::{Case, History, Premiums};

/// The early end of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EarlyEnd {
    /// The policy, by its id or its number.
    pub policy: String,
    /// The last day of cover; the day before the first, when it is cancelled from its inception.
    pub terminated: NaiveDate,
    /// Why.
    pub reason: String,
    /// The premium that was returned, with the endorsement that says so.
    pub refund: Option<Refund>,
}

/// Premium that the insurer returned.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refund {
    /// How much, CNY.
    pub amount: Fen,
    /// What the endorsement says: the client reads it, and not why the policy ended.
    pub text: String,
    /// The number of the endorsement.
    pub number: Option<String>,
    /// The day the insurer issued it.
    pub on: NaiveDate,
}

/// Records that a policy ended early, and the premium returned as an endorsement. What is on record is not recorded
/// again.
///
/// # Errors
///
/// No such policy; a day in the future, before the cover began, or not before the end of its term; another early end
/// on record; a refund of nothing, of more than the premium, or from before the cover began; the same one under another
/// number.
pub fn end(case: &Case<'_>, early: &EarlyEnd) -> Change {
    let (nth, policy) = find(case.record, &early.policy)?;
    let on = early.terminated;
    happened(case, on)?;
    let id = || policy.id.to_owned();
    if let Some(there) = policy.terminated.filter(|there| *there != on) {
        return Err(PolicyRefusal::Ended { id: id(), there }.into());
    }
    let never = policy.starts.and_then(|starts| starts.pred_opt());
    if let (Some(starts), Some(never)) = (policy.starts, never)
        && on < never
    {
        let id = id();
        return Err(PolicyRefusal::EndedBeforeStart {
            id,
            on,
            starts,
            never,
        }
        .into());
    }
    let term = History::of(case.record, case.today).end_of_term(policy);
    if let Some(ends) = term.filter(|ends| *ends <= on) {
        let id = id();
        return Err(PolicyRefusal::NotEarly { id, on, ends }.into());
    }
    let at = |key| KeyPath::of("policies").nth(nth).key(key);
    let mut edits = vec![
        Edit::set(at("terminated"), on),
        Edit::set(at("terminated-reason"), early.reason.as_str()),
    ];
    if let Some(refund) = &early.refund {
        happened(case, refund.on)?;
        let began = policy.starts.filter(|starts| *starts <= on);
        if let Some(starts) = began.filter(|starts| refund.on < *starts) {
            let on = refund.on;
            return Err(PolicyRefusal::RefundBeforeStart { on, starts }.into());
        }
        edits.extend(returned(case, policy, refund)?);
    }
    Ok(edits)
}

/// The endorsement by which premium was returned; where the same one is on record, its number if that is missing.
fn returned(
    case: &Case<'_>,
    policy: &Policy<'_>,
    refund: &Refund,
) -> Result<Option<Edit>, Refusal> {
    let record = case.record;
    if refund.amount == Fen(0) {
        return Err(PolicyRefusal::NoAmount { option: "--refund" }.into());
    }
    if let Some((nth, there)) = same_refund(record, policy, refund) {
        return numbered(nth, there, refund);
    }
    let premium = Premiums::on(record, case.today).of(policy);
    if let Some(premium) = premium.filter(|premium| *premium < refund.amount) {
        let (id, refund) = (policy.id.to_owned(), refund.amount);
        return Err(PolicyRefusal::RefundOverPremium {
            id,
            refund,
            premium,
        }
        .into());
    }
    let id = next_id(record, "endorsements", "b");
    let mut entry: Vec<(&'static str, Literal)> = vec![
        ("id", id.into()),
        ("policy", policy.id.into()),
        ("text", refund.text.as_str().into()),
    ];
    entry.extend(handler(case, None).map(|it| ("handler", it.into())));
    entry.push(("issued", refund.on.into()));
    let number = refund.number.as_deref();
    entry.extend(number.map(|it| ("number", it.into())));
    entry.push(("premium", Fen(-refund.amount.0).into()));
    let at = KeyPath::of("endorsements");
    Ok(Some(Edit::Push { at, entry }))
}

/// The endorsement on record that returned this amount on this day, and its position.
fn same_refund<'r, 'd>(
    record: &'r Record<'d>,
    policy: &Policy<'_>,
    refund: &Refund,
) -> Option<(usize, &'r Endorsement<'d>)> {
    let mut endorsements = record.endorsements.iter().enumerate();
    endorsements.find(|(_, it)| {
        it.policy == Some(policy.id)
            && it.issued == Some(refund.on)
            && it.premium == Some(Fen(-refund.amount.0))
    })
}

/// The number given for an endorsement on record that has none; nothing where it has that number already.
fn numbered(nth: usize, there: &Endorsement<'_>, refund: &Refund) -> Result<Option<Edit>, Refusal> {
    let Some(given) = refund.number.as_deref() else {
        return Ok(None);
    };
    match there.number {
        None => {
            let at = KeyPath::of("endorsements").nth(nth).key("number");
            Ok(Some(Edit::set(at, given)))
        }
        Some(number) if is_same(number, given) => Ok(None),
        Some(number) => Err(PolicyRefusal::RefundNumbered {
            endorsement: there.id.to_owned(),
            there: number.to_owned(),
        }
        .into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::testing::{day, in_case};

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
starts = 2026-03-20
ends = 2027-03-19
premium = 500000
";

    fn early(terminated: &str, refund: Option<i64>) -> EarlyEnd {
        EarlyEnd {
            policy: "par".into(),
            terminated: day(terminated),
            reason: "退保".into(),
            refund: refund.map(|yuan| Refund {
                amount: Fen::yuan(yuan),
                text: "退费".into(),
                number: Some("B-1".into()),
                on: day("2026-09-02"),
            }),
        }
    }

    fn ended(text: &str, early: &EarlyEnd) -> Result<String, Refusal> {
        in_case(text, "2026-11-20", |case| end(case, early))
    }

    const ENDED: &str = "terminated = 2026-08-31\nterminated-reason = \"退保\"\n";
    const RETURNED: &str = "
[[endorsements]]
id = \"b1\"
policy = \"par\"
text = \"退费\"
handler = \"陈静\"
issued = 2026-09-02
number = \"B-1\"
premium = -200000
";

    #[test]
    fn the_premium_returned_is_an_endorsement_and_the_same_again_is_no_change() {
        let one = ended(CLIENT, &early("2026-08-31", None)).unwrap();
        assert_eq!(one, format!("{CLIENT}{ENDED}"));
        let both = ended(&one, &early("2026-08-31", Some(200_000))).unwrap();
        assert_eq!(both, format!("{CLIENT}{ENDED}{RETURNED}"));
        assert_eq!(
            ended(&both, &early("2026-08-31", Some(200_000))).unwrap(),
            both
        );
        assert_eq!(
            ended(CLIENT, &early("2026-08-31", Some(200_000))).unwrap(),
            both
        );
    }

    #[test]
    fn it_ends_from_the_day_before_its_first_to_the_day_before_its_last() {
        let on = |terminated: &str, today: &str| {
            in_case(CLIENT, today, |case| end(case, &early(terminated, None))).map(|_| ())
        };
        let never = EarlyEnd {
            policy: "par".into(),
            ..early("2026-03-19", None)
        };
        assert!(ended(CLIENT, &never).is_ok());
        let before = PolicyRefusal::EndedBeforeStart {
            id: "par".into(),
            on: day("2026-03-18"),
            starts: day("2026-03-20"),
            never: day("2026-03-19"),
        };
        assert_eq!(on("2026-03-18", "2027-05-01"), Err(before.into()));
        assert_eq!(on("2027-03-18", "2027-05-01"), Ok(()));
        let (id, ends) = ("par".to_owned(), day("2027-03-19"));
        assert_eq!(
            on("2027-03-19", "2027-05-01"),
            Err(PolicyRefusal::NotEarly { id, on: ends, ends }.into())
        );
        assert_eq!(on("2026-11-20", "2026-11-20"), Ok(()));
        let (day, today) = (day("2026-11-21"), day("2026-11-20"));
        assert_eq!(
            on("2026-11-21", "2026-11-20"),
            Err(Refusal::InFuture { day, today })
        );
    }

    #[test]
    fn another_day_is_not_overwritten() {
        let text = format!("{CLIENT}{ENDED}");
        let (id, there) = ("par".to_owned(), day("2026-08-31"));
        assert_eq!(
            ended(&text, &early("2026-08-30", None)),
            Err(PolicyRefusal::Ended { id, there }.into())
        );
    }

    #[test]
    fn no_more_is_returned_than_the_premium() {
        assert!(ended(CLIENT, &early("2026-08-31", Some(500_000))).is_ok());
        let over = PolicyRefusal::RefundOverPremium {
            id: "par".into(),
            refund: Fen::yuan(500_001),
            premium: Fen::yuan(500_000),
        };
        assert_eq!(
            ended(CLIENT, &early("2026-08-31", Some(500_001))),
            Err(over.into())
        );
    }

    #[test]
    fn the_number_of_a_refund_is_added_and_not_written_over() {
        let both = format!("{CLIENT}{ENDED}{RETURNED}");
        let unnumbered = both.replace("number = \"B-1\"\n", "");
        let under = |number: Option<&str>| {
            let mut early = early("2026-08-31", Some(200_000));
            early.refund.as_mut().unwrap().number = number.map(str::to_owned);
            early
        };
        assert_eq!(ended(&unnumbered, &under(Some("B-1"))).unwrap(), both);
        assert_eq!(ended(&unnumbered, &under(None)).unwrap(), unnumbered);
        assert_eq!(ended(&both, &under(None)).unwrap(), both);
        assert_eq!(ended(&both, &under(Some("b-1"))).unwrap(), both);
        let numbered = PolicyRefusal::RefundNumbered {
            endorsement: "b1".into(),
            there: "B-1".into(),
        };
        assert_eq!(ended(&both, &under(Some("B-2"))), Err(numbered.into()));
    }

    #[test]
    fn a_refund_is_of_something_and_not_from_before_cover_that_began() {
        let nothing = PolicyRefusal::NoAmount { option: "--refund" };
        assert_eq!(
            ended(CLIENT, &early("2026-08-31", Some(0))),
            Err(nothing.into())
        );
        let returned = |terminated: &str, on: &str| {
            let mut early = early(terminated, Some(1));
            early.refund.as_mut().unwrap().on = day(on);
            ended(CLIENT, &early).map(|_| ())
        };
        assert_eq!(returned("2026-08-31", "2026-03-20"), Ok(()));
        let (on, starts) = (day("2026-03-19"), day("2026-03-20"));
        assert_eq!(
            returned("2026-08-31", "2026-03-19"),
            Err(PolicyRefusal::RefundBeforeStart { on, starts }.into())
        );
        assert_eq!(returned("2026-03-19", "2026-03-10"), Ok(()), "never began");
    }
}
