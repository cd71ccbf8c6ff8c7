//! The insurers that share a policy with its leader (共保).

use super::find;
use crate::alike;
use crate::changes::{Change, PolicyRefusal, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::money::{Fen, WHOLE};
use crate::standing::{Case, ceded};

/// Records the share of an insurer beside the leader, in hundredths of a percent, or changes it; none at all takes it
/// off the policy.
///
/// # Errors
///
/// No such policy; the leader itself; shares that leave the leader nothing; none where there was none.
pub fn co_insurer(case: &Case<'_>, policy: &str, insurer: &str, share: i64) -> Change {
    let (nth, policy) = find(case.record, policy)?;
    let id = || policy.id.to_owned();
    let name = || insurer.to_owned();
    if policy.insurer.is_some_and(|it| alike::is_same(it, insurer)) {
        let (id, insurer) = (id(), name());
        return Err(PolicyRefusal::Leads { id, insurer }.into());
    }
    let at = KeyPath::of("policies").nth(nth).key("co-insurers");
    let is_it = |it: Option<&str>| it.is_some_and(|it| alike::is_same(it, insurer));
    let mut others = policy.co_insurers.iter();
    let there = others.position(|it| is_it(it.insurer));
    if share == 0 {
        let Some(there) = there else {
            let (id, insurer) = (id(), name());
            return Err(PolicyRefusal::NoShare { id, insurer }.into());
        };
        return Ok(vec![Edit::Remove { at: at.nth(there) }]);
    }
    let before = there.and_then(|nth| policy.co_insurers[nth].share);
    let sum = ceded(policy) - before.unwrap_or(0) + share;
    if sum >= WHOLE {
        let id = id();
        return Err(PolicyRefusal::SharesOverWhole { id, sum }.into());
    }
    if let Some(there) = there {
        return Ok(vec![Edit::set(at.nth(there).key("share"), said(share))]);
    }
    let id = next_id(case.record, "policies.co-insurers", "");
    Ok(vec![new_co_insurer(nth, id, insurer, share)])
}

/// An insurer with its share, which the policy at this place does not have yet.
pub fn new_co_insurer(policy: usize, id: String, insurer: &str, share: i64) -> Edit {
    let entry = vec![
        ("id", id.into()),
        ("insurer", insurer.into()),
        ("share", said(share)),
    ];
    let at = KeyPath::of("policies").nth(policy).key("co-insurers");
    Edit::Push { at, entry }
}

/// Hundredths of a percent are written as fen are: `40`, `37.50`.
fn said(share: i64) -> Literal {
    Literal::from(Fen(share))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::Refusal;
    use crate::changes::testing::in_case;

    const PAR: &str = "client.name = '甲'\n\n[[policies]]\nid = \"par\"\ninsurer = \"东海财险\"\n";

    fn shared(text: &str, insurer: &str, share: i64) -> Result<String, Refusal> {
        let new = in_case(text, "2026-11-20", |case| {
            co_insurer(case, "par", insurer, share)
        })?;
        Ok(new.split_once("东海财险\"\n").unwrap().1.to_owned())
    }

    #[test]
    fn the_leader_keeps_something() {
        let one = shared(PAR, "安和财险", 4_000).unwrap();
        let entry = "\n[[policies.co-insurers]]\nid = \"1\"\ninsurer = \"安和财险\"\nshare = 40\n";
        assert_eq!(one, entry);
        let text = format!("{PAR}{one}");
        let two = shared(&text, "北方财险", 5_999).unwrap();
        assert!(
            two.ends_with("id = \"2\"\ninsurer = \"北方财险\"\nshare = 59.99\n"),
            "{two}"
        );
        let over = |sum| {
            Refusal::from(PolicyRefusal::SharesOverWhole {
                id: "par".into(),
                sum,
            })
        };
        assert_eq!(shared(&text, "北方财险", 6_000), Err(over(10_000)));
        // The same insurer again changes its share.
        assert_eq!(
            shared(&text, "安和 财险", 9_999).unwrap(),
            entry.replace("40", "99.99")
        );
        assert_eq!(shared(&text, "安和财险", 10_000), Err(over(10_000)));
        assert_eq!(shared(&text, "安和财险", 0).unwrap(), "");
    }

    #[test]
    fn the_leader_has_no_share_of_its_own_and_none_goes_only_where_there_is_one() {
        let (id, insurer) = ("par".to_owned(), "东海财险".to_owned());
        let leads = PolicyRefusal::Leads { id, insurer };
        assert_eq!(shared(PAR, "东海财险", 4_000), Err(leads.into()));
        let (id, insurer) = ("par".to_owned(), "安和财险".to_owned());
        let none = PolicyRefusal::NoShare { id, insurer };
        assert_eq!(shared(PAR, "安和财险", 0), Err(none.into()));
    }
}
