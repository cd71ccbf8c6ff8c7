//! Who handles work that is open: whoever serves the client today, whatever day the work is of.

use crate::standing::Case;

/// Whoever was named, or else today's account manager: the one of an earlier day may have left since.
pub(super) fn handler(case: &Case<'_>, named: Option<String>) -> Option<String> {
    let manager = || case.record.manager_on(case.today);
    named.or_else(|| Some(manager()?.name.to_owned()))
}

#[cfg(test)]
mod tests {
    use crate::changes::complaint::{self, NewComplaint};
    use crate::changes::duty::{self, NewDuty};
    use crate::changes::endorsement::{self, NewEndorsement};
    use crate::changes::policy::{EarlyEnd, Refund, end};
    use crate::changes::risk::{self, NewRisk};
    use crate::changes::testing::{day, edited};
    use crate::changes::{Change, Refusal};
    use crate::money::Fen;
    use crate::standing::Case;

    const CLIENT: &str = "\
[client]
name = \"甲\"

[appointment]
established = 2026-03-02

[[team.members]]
name = \"陈静\"
role = \"account-manager\"
from = 2026-03-04
until = 2026-10-31

[[team.members]]
name = \"李明\"
role = \"account-manager\"
from = 2026-11-01

[[policies]]
id = \"par\"
product = \"财产一切险\"
starts = 2026-03-20
ends = 2027-03-19
premium = 100000
";

    /// The lines of people in what comes into the record on 2026-11-20.
    fn people(text: &str, decide: impl FnOnce(&Case<'_>) -> Change) -> Result<String, Refusal> {
        let new = edited(text, decide)?;
        let new = new.lines().skip(text.lines().count());
        let is_named = |line: &&str| line.starts_with("handler") || line.starts_with("by");
        Ok(new.filter(is_named).collect::<Vec<_>>().join(" "))
    }

    #[test]
    fn what_is_open_is_handled_by_who_serves_today_whatever_day_it_is_of() {
        let now = || Ok("handler = \"李明\"".to_owned());
        let named = |name: Option<&str>| name.map(str::to_owned);
        for on in ["2026-10-20", "2026-11-20"] {
            let complaint = |handler: Option<&str>| {
                let (from, text) = ("刘洋".to_owned(), "保单寄错".to_owned());
                let (handler, on) = (named(handler), day(on));
                let against = None;
                let new = NewComplaint {
                    from,
                    text,
                    against,
                    handler,
                    on,
                };
                people(CLIENT, |case| Ok(complaint::add(case, new)?.1))
            };
            assert_eq!(complaint(None), now(), "{on}");
            let then = "handler = \"陈静\"".to_owned();
            assert_eq!(complaint(Some("陈静")), Ok(then), "{on}");

            let new = NewEndorsement {
                policy: "par".into(),
                text: "加保".into(),
                handler: None,
                on: day(on),
            };
            let added = people(CLIENT, |case| Ok(endorsement::add(case, new)?.1));
            assert_eq!(added, now(), "{on}");
        }
        let early = EarlyEnd {
            policy: "par".into(),
            terminated: day("2026-10-15"),
            reason: "退保".into(),
            refund: Some(Refund {
                amount: Fen::yuan(1_000),
                number: None,
                text: "退还保险费".into(),
                on: day("2026-10-20"),
            }),
        };
        assert_eq!(people(CLIENT, |case| end(case, &early)), now());

        let new = NewDuty {
            insurer: "东海财险".into(),
            text: "查勘".into(),
            handler: None,
            due: day("2026-10-20"),
        };
        assert_eq!(people(CLIENT, |case| Ok(duty::add(case, new)?.1)), now());
    }

    #[test]
    fn a_change_of_risk_keeps_who_found_it_and_is_followed_up_by_who_serves_today() {
        let added = |on: &str, by: Option<&str>| {
            let new = NewRisk {
                text: "停产检修".into(),
                by: by.map(str::to_owned),
                on: day(on),
                minor: false,
            };
            people(CLIENT, |case| Ok(risk::add(case, new)?.1))
        };
        let lines = |lines: &str| Ok(lines.to_owned());

        let both = lines("by = \"陈静\" handler = \"李明\"");
        assert_eq!(added("2026-10-20", None), both);
        assert_eq!(added("2026-11-20", None), lines("by = \"李明\""));
        assert_eq!(added("2026-10-20", Some("王强")), lines("by = \"王强\""));
    }
}
