//! What became of a policy, as a person types it: `par=renewed:par27`.

use super::date::day;
use crate::changes::renewal::{Then, Verdict};
use crate::lang::Both;
use crate::model::{OutcomeKind, Word};

/// Reads `POLICY=OUTCOME`, `POLICY=OUTCOME:NEW` with the policy that follows, or `POLICY=extended:DATE`.
///
/// # Errors
///
/// A text in both languages that lists the outcomes, for [`super::mistakes`] to pick from.
pub fn verdict(text: &str) -> Result<Verdict, String> {
    let (policy, outcome) = text.split_once(['=', '＝']).ok_or_else(outcomes)?;
    let (kind, then) = match outcome.split_once([':', '：']) {
        Some((kind, then)) => (kind, Some(then.trim()).filter(|then| !then.is_empty())),
        None => (outcome, None),
    };
    let kind = OutcomeKind::from_code(kind.trim()).ok_or_else(outcomes)?;
    let policy = policy.trim();
    if policy.is_empty() {
        return Err(outcomes());
    }
    let then = then.map(|then| match day(then) {
        Ok(until) => Then::Until(until),
        Err(_) => Then::Policy(then.to_owned()),
    });
    Ok(Verdict {
        policy: policy.to_owned(),
        kind,
        then,
    })
}

fn outcomes() -> String {
    let codes: Vec<&str> = OutcomeKind::ALL.iter().map(|kind| kind.code()).collect();
    let codes = codes.join(" ");
    Both {
        zh: format!("写作 保单=结果，如 par=renewed:par27、fleet=lost-to-direct；结果可为：{codes}"),
        en: format!(
            "write POLICY=OUTCOME, such as par=renewed:par27 or fleet=lost-to-direct; outcomes: {codes}"
        ),
    }
    .joined()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_read_with_what_follows() {
        let read = |text: &str| verdict(text).map(|it| (it.policy, it.kind, it.then));
        let par = |kind, then| Ok(("par".to_owned(), kind, then));
        let next = Some(Then::Policy("par27".into()));
        let until = "2027-06-18".parse().ok().map(Then::Until);

        assert_eq!(read("par=lapsed"), par(OutcomeKind::Lapsed, None));
        assert_eq!(
            read(" par = renewed : par27 "),
            par(OutcomeKind::Renewed, next)
        );
        assert_eq!(read("par＝lapsed"), par(OutcomeKind::Lapsed, None));
        assert_eq!(read("par=renewed:"), par(OutcomeKind::Renewed, None));
        assert_eq!(
            read("par=extended：2027-06-18"),
            par(OutcomeKind::Extended, until)
        );
        for wrong in ["", "par", "par=", "=lapsed", "par=lost", "lapsed:par"] {
            assert_eq!(verdict(wrong), Err(outcomes()), "{wrong}");
        }
    }
}
