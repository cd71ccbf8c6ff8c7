//! The outcome of a policy, as a person types it: `par=renewed:par27`.

use std::ffi::OsStr;

use chrono::NaiveDate;
use clap::builder::{PossibleValue, StringValueParser, TypedValueParser};
use clap::{Arg, Command};

use super::date::{self, Ahead};
use super::entry_id::id_in;
use crate::changes::renewal::{Then, Verdict};
use crate::lang::{BETWEEN, Both};
use crate::model::{OutcomeKind, Word, nearest};
use crate::text::word::{Spoken, unexplained};

/// A verdict as it was typed. Which day a policy was extended to depends on today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Typed {
    verdict: Verdict,
    until: Option<Ahead>,
}

impl Typed {
    /// The verdict, as of today.
    pub fn on(&self, today: NaiveDate) -> Verdict {
        let verdict = self.verdict.clone();
        let until = self.until.map(|until| Then::Until(until.from(today)));
        Verdict {
            then: until.or(verdict.then),
            ..verdict
        }
    }
}

/// Reads a verdict; the outcomes there are, each with its meaning, go into help and refusals.
#[derive(Clone, Copy, Debug)]
pub struct Verdicts;

impl TypedValueParser for Verdicts {
    type Value = Typed;

    fn parse_ref(
        &self,
        command: &Command,
        arg: Option<&Arg>,
        value: &OsStr,
    ) -> Result<Typed, clap::Error> {
        let text = StringValueParser::new();
        let read = |text: String| verdict(&text);
        text.try_map(read).parse_ref(command, arg, value)
    }

    fn possible_values(&self) -> Option<Box<dyn Iterator<Item = PossibleValue> + '_>> {
        let values = OutcomeKind::ALL.iter().map(|kind| {
            let (zh, en) = kind.words();
            PossibleValue::new(kind.code()).help(format!("{zh}{BETWEEN}{en}"))
        });
        Some(Box::new(values))
    }
}

/// Reads `POLICY=OUTCOME`, `POLICY=OUTCOME:NEW` with the policy that follows, or `POLICY=extended:DATE`. The
/// meaning of an outcome is taken as well as its code.
///
/// # Errors
///
/// A text in both languages, for [`super::mistakes`] to pick from.
pub fn verdict(text: &str) -> Result<Typed, String> {
    let (policy, outcome) = text.split_once(['=', '＝']).ok_or_else(form)?;
    if policy.trim().is_empty() {
        return Err(form());
    }
    let id = id_in(&["policies"]);
    let policy = id(policy)?;
    let (given, then) = match (named(outcome), outcome.split_once([':', '：'])) {
        (None, Some((given, then))) => (given, Some(then.trim()).filter(|it| !it.is_empty())),
        _ => (outcome, None),
    };
    let kind = named(given).ok_or_else(|| unknown(&policy, given.trim()))?;
    // What has no year, such as 11-18, may also be the id of the policy that follows.
    let is_day = |then: &&str| kind == OutcomeKind::Extended || date::day(then).is_ok();
    let until = then.filter(is_day).and_then(|then| then.parse().ok());
    let then = match until {
        Some(_) => None,
        None => then.map(id).transpose()?.map(Then::Policy),
    };
    let verdict = Verdict { policy, kind, then };
    Ok(Typed { verdict, until })
}

/// The outcome of this code or meaning, which may leave out what is in brackets.
fn named(given: &str) -> Option<OutcomeKind> {
    let given = given.trim();
    let mut all = OutcomeKind::ALL.iter().copied();
    all.find(|kind| {
        let (zh, en) = kind.words();
        [kind.code(), zh, unexplained(zh), en].contains(&given)
    })
}

fn form() -> String {
    Both {
        zh: "写作 保单=结果，如 par=renewed:par27、fleet=lost-to-direct；可写的结果：".into(),
        en: "write POLICY=OUTCOME, such as par=renewed:par27 or fleet=lost-to-direct; outcomes:"
            .into(),
    }
    .joined()
}

fn unknown(policy: &str, given: &str) -> String {
    if named(policy).is_some() {
        // The wrong way round.
        return Both {
            zh: format!("写作 保单=结果，是不是 {given}={policy}？可写的结果："),
            en: format!("write POLICY=OUTCOME; did you mean {given}={policy}? The outcomes:"),
        }
        .joined();
    }
    let near = nearest(given, OutcomeKind::ALL.iter().map(|kind| kind.code()));
    match near {
        Some(near) => Both {
            zh: format!("没有“{given}”这种结果。是不是 {policy}={near}？可写的结果："),
            en: format!(
                "there is no outcome '{given}'; did you mean {policy}={near}? The outcomes:"
            ),
        },
        None => Both {
            zh: format!("没有“{given}”这种结果。可写的结果："),
            en: format!("there is no outcome '{given}'; the outcomes:"),
        },
    }
    .joined()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_outcome_is_read_with_what_follows() {
        let today = "2026-11-18".parse().unwrap();
        let read = |text: &str| {
            let read = verdict(text).map(|it| it.on(today));
            read.map(|it| (it.policy, it.kind, it.then))
        };
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
        for (typed, day) in [("11-18", "2026-11-18"), ("11-17", "2027-11-17")] {
            let until = day.parse().ok().map(Then::Until);
            let extended = format!("par=extended:{typed}");
            assert_eq!(read(&extended), par(OutcomeKind::Extended, until));
        }
        // A policy may have such an id.
        let policy = Some(Then::Policy("11-18".into()));
        assert_eq!(read("par=renewed:11-18"), par(OutcomeKind::Renewed, policy));
        assert_eq!(
            read("policies/par=renewed:policies/par27"),
            par(OutcomeKind::Renewed, Some(Then::Policy("par27".to_owned())))
        );
        for other in ["claims/k1=lapsed", "par=renewed:claims/k1"] {
            assert!(verdict(other).is_err_and(|why| why.contains("policies/ID")));
        }
        assert_eq!(read("par=续保"), par(OutcomeKind::Renewed, None));
        let moved = Some(Then::Policy("par27".into()));
        assert_eq!(
            read("par=转保：par27"),
            par(OutcomeKind::MovedInsurer, moved)
        );
        assert_eq!(
            read("par=转保（换保险公司）"),
            par(OutcomeKind::MovedInsurer, None)
        );
        assert_eq!(
            read("par=流失：直接投保"),
            par(OutcomeKind::LostToDirect, None)
        );
        assert!(verdict("renewed=par").is_err_and(|why| why.contains("par=renewed")));
        for wrong in ["", "par", "=lapsed", "lapsed:par"] {
            assert_eq!(verdict(wrong), Err(form()), "{wrong}");
        }
        for wrong in ["", "lost", "renwed", "renwed:par27"] {
            let given = wrong.split(':').next().unwrap_or_default();
            let said = verdict(&format!("par={wrong}"));
            assert_eq!(said, Err(unknown("par", given)), "{wrong}");
        }
    }
}
