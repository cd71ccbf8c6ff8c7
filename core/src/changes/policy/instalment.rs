//! The instalments of a premium: each with its due day and its amount, and the day it was paid.

use chrono::NaiveDate;

use super::find;
use crate::changes::{PolicyRefusal, Refusal, happened, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Policy, Record};
use crate::money::Fen;
use crate::standing::Case;

/// What is given about an instalment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Part {
    /// Its id; a new one when left out.
    pub id: Option<String>,
    /// The last day to pay it.
    pub due: Option<NaiveDate>,
    /// The amount, CNY.
    pub amount: Option<Fen>,
    /// The day it was paid.
    pub paid: Option<NaiveDate>,
}

/// Records an instalment of a policy, or changes one; returns its id with the edits.
///
/// # Errors
///
/// No such policy; an id of another policy's instalment; a new instalment without its due day and its amount; an
/// amount of zero; a payment in the future.
pub fn instalment(
    case: &Case<'_>,
    policy: &str,
    part: &Part,
) -> Result<(String, Vec<Edit>), Refusal> {
    let (nth, policy) = find(case.record, policy)?;
    if let Some(paid) = part.paid {
        happened(case, paid)?;
    }
    if part.amount == Some(Fen(0)) {
        return Err(PolicyRefusal::NoAmount { option: "--amount" }.into());
    }
    let at = KeyPath::of("policies").nth(nth).key("instalments");
    let there = part.id.as_deref().and_then(|id| {
        let mut instalments = policy.instalments.iter();
        instalments.position(|it| it.id == id)
    });
    let given: Vec<(&'static str, Literal)> = [
        ("due", part.due.map(Literal::from)),
        ("amount", part.amount.map(Literal::from)),
        ("paid", part.paid.map(Literal::from)),
    ]
    .into_iter()
    .filter_map(|(key, value)| Some((key, value?)))
    .collect();
    if let Some(of) = there {
        let id = policy.instalments[of].id.to_owned();
        let set = |(key, value)| Edit::set(at.clone().nth(of).key(key), value);
        return Ok((id, given.into_iter().map(set).collect()));
    }
    if let Some((of, instalment)) = elsewhere(case.record, part) {
        return Err(PolicyRefusal::InstalmentElsewhere {
            id: policy.id.to_owned(),
            instalment,
            of,
        }
        .into());
    }
    if part.due.is_none() || part.amount.is_none() {
        let known = policy.instalments.iter().map(|it| it.id.to_owned());
        return Err(PolicyRefusal::NoInstalment {
            id: policy.id.to_owned(),
            instalment: part.id.clone(),
            known: known.collect(),
        }
        .into());
    }
    let id = part
        .id
        .clone()
        .unwrap_or_else(|| instalment_id(case.record));
    let mut entry = vec![("id", Literal::from(id.as_str()))];
    entry.extend(given);
    Ok((id, vec![Edit::Push { at, entry }]))
}

/// The next instalment's id, over all policies, because the instalments of a record are one list.
fn instalment_id(record: &Record<'_>) -> String {
    next_id(record, "policies.instalments", "")
}

/// The policy that has the instalment with the given id, and that id.
fn elsewhere(record: &Record<'_>, part: &Part) -> Option<(String, String)> {
    let id = part.id.as_deref()?;
    let has_it = |it: &&Policy<'_>| it.instalments.iter().any(|it| it.id == id);
    let policy = record.policies.iter().find(has_it)?;
    Some((policy.id.to_owned(), id.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::testing::{day, in_case};

    const PAR: &str = "[client]\nname = \"甲\"\n\n[[policies]]\nid = \"par\"\npremium = 2520000\n";

    fn changed(text: &str, part: &Part) -> Result<String, Refusal> {
        in_case(text, "2026-11-20", |case| {
            instalment(case, "par", part).map(|(_, edits)| edits)
        })
    }

    fn first() -> Part {
        Part {
            id: None,
            due: Some(day("2026-04-20")),
            amount: Some(Fen::yuan(1_260_000)),
            paid: None,
        }
    }

    const ONE: &str =
        "\n[[policies.instalments]]\nid = \"1\"\ndue = 2026-04-20\namount = 1260000\n";

    #[test]
    fn each_has_its_day_and_amount_and_is_paid_later() {
        let one = changed(PAR, &first()).unwrap();
        assert_eq!(one, format!("{PAR}{ONE}"));
        let two = changed(&one, &first()).unwrap();
        assert_eq!(two, format!("{one}{}", ONE.replace("\"1\"", "\"2\"")));
        let paid = |on: &str| Part {
            id: Some("1".into()),
            paid: Some(day(on)),
            ..Part::default()
        };
        assert_eq!(
            changed(&one, &paid("2026-11-20")).unwrap(),
            format!("{one}paid = 2026-11-20\n")
        );
        let (day, today) = (day("2026-11-21"), day("2026-11-20"));
        assert_eq!(
            changed(&one, &paid("2026-11-21")),
            Err(Refusal::InFuture { day, today })
        );
    }

    #[test]
    fn a_new_one_needs_its_day_and_its_amount() {
        let lacking = |part: Part| {
            let instalment = part.id.clone();
            let refusal = PolicyRefusal::NoInstalment {
                id: "par".into(),
                instalment,
                known: vec!["1".into()],
            };
            assert_eq!(changed(&format!("{PAR}{ONE}"), &part), Err(refusal.into()));
        };
        lacking(Part {
            due: None,
            ..first()
        });
        lacking(Part {
            amount: None,
            ..first()
        });
        lacking(Part {
            id: Some("3".into()),
            paid: Some(day("2026-11-20")),
            ..Part::default()
        });
    }

    #[test]
    fn an_amount_is_above_zero() {
        let of = |fen: i64| Part {
            amount: Some(Fen(fen)),
            ..first()
        };
        assert!(changed(PAR, &of(1)).is_ok());
        let refusal = PolicyRefusal::NoAmount { option: "--amount" };
        assert_eq!(changed(PAR, &of(0)), Err(refusal.clone().into()));
        let there = Part {
            id: Some("1".into()),
            ..of(0)
        };
        assert_eq!(changed(&format!("{PAR}{ONE}"), &there), Err(refusal.into()));
    }

    #[test]
    fn the_instalments_of_all_policies_are_one_list() {
        let two = format!("{PAR}{ONE}\n[[policies]]\nid = \"mb\"\n");
        let of_mb = |part: Part| {
            in_case(&two, "2026-11-20", |case| {
                instalment(case, "mb", &part).map(|(_, edits)| edits)
            })
        };
        let new = of_mb(first()).unwrap();
        assert_eq!(new, format!("{two}{}", ONE.replace("\"1\"", "\"2\"")));
        let under = |id: &str| Part {
            id: Some(id.into()),
            ..first()
        };
        let named = of_mb(under("7")).unwrap();
        assert_eq!(named, format!("{two}{}", ONE.replace("\"1\"", "\"7\"")));
        let refusal = PolicyRefusal::InstalmentElsewhere {
            id: "mb".into(),
            instalment: "1".into(),
            of: "par".into(),
        };
        assert_eq!(of_mb(under("1")), Err(refusal.into()));
    }
}
