//! Waiving a finding for a time, and removing the waiver.

use chrono::{NaiveDate, TimeDelta};

use super::approval::by_another;
use super::{Change, Refusal, WaiverRefusal, happened, next_id};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::Record;
use crate::standing::{Approval, Case};

/// What a person decides about a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Settlement {
    /// The rule, which must exist and be waivable.
    pub rule: &'static str,
    /// The one finding of the rule that is meant; all of them when `None`.
    pub subject: Option<String>,
    /// Why it is accepted.
    pub reason: String,
    /// Who decided; nobody of the client's team.
    pub by: String,
    /// The day it was decided.
    pub on: NaiveDate,
    /// The last day it holds, inclusive.
    pub until: NaiveDate,
}

/// A finding of today that could be waived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stands {
    /// The rule.
    pub rule: &'static str,
    /// The last part of its fingerprint.
    pub subject: String,
    /// The waiver in force for it, and its last day, if there is one.
    pub waived: Option<(String, NaiveDate)>,
}

/// Waives today's findings, with the edit that writes the waiver under the next id.
///
/// A waived finding may be waived again for longer; the earlier waiver stays as it was.
pub fn add(case: &Case<'_>, settlement: Settlement, standing: &[Stands]) -> Change {
    let (record, today) = (case.record, case.today);
    let Settlement {
        rule,
        subject,
        reason,
        by,
        on,
        until,
    } = settlement;
    happened(case, on)?;
    if until < today {
        return refuse(WaiverRefusal::UntilOver { until, today });
    }
    let is_meant = |it: &&Stands| {
        it.rule == rule
            && subject
                .as_ref()
                .is_none_or(|subject| *subject == it.subject)
    };
    let meant: Vec<&Stands> = standing.iter().filter(is_meant).collect();
    if meant.is_empty() {
        let others = standing.iter().filter(|it| it.waived.is_none());
        let others = others.map(|it| (it.rule.to_owned(), it.subject.clone()));
        return refuse(WaiverRefusal::NothingStands {
            rule,
            subject,
            others: others.collect(),
        });
    }
    let longer = |it: &&Stands| it.waived.as_ref().is_some_and(|(_, end)| *end >= until);
    if let Some((id, until)) = meant[0].waived.clone()
        && meant.iter().all(longer)
    {
        return refuse(WaiverRefusal::WaivedAlready { id, until });
    }
    by_another(case, Approval::Waiver, &by, on)?;
    let most = case.standard.waivers.longest;
    if until - on > TimeDelta::days(most.into()) {
        return refuse(WaiverRefusal::TooLong { on, until, most });
    }

    let mut entry = vec![
        ("id", Literal::Text(next(record))),
        ("rule", rule.into()),
        ("reason", Literal::Text(reason)),
        ("by", Literal::Text(by)),
        ("on", on.into()),
        ("until", until.into()),
    ];
    if let Some(subject) = subject {
        entry.insert(2, ("subject", Literal::Text(subject)));
    }
    let at = KeyPath::of("waivers");
    Ok(vec![Edit::Push { at, entry }])
}

/// The id of the next waiver.
pub fn next(record: &Record<'_>) -> String {
    next_id(record, "waivers", "w")
}

/// Removes a waiver from the record; git keeps its history.
pub fn remove(case: &Case<'_>, id: &str) -> Change {
    let record = case.record;
    let mut waivers = record.waivers.iter();
    let Some(nth) = waivers.position(|waiver| waiver.id == id) else {
        let known = record.waivers.iter();
        let known = known.map(|it| (it.id.to_owned(), it.rule.unwrap_or_default().to_owned()));
        return refuse(WaiverRefusal::NoSuchWaiver {
            id: id.to_owned(),
            known: known.collect(),
        });
    };
    let at = KeyPath::of("waivers").nth(nth);
    Ok(vec![Edit::Remove { at }])
}

fn refuse(refused: WaiverRefusal) -> Change {
    Err(Refusal::Waiver(refused))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::testing::{day, edited};
    use crate::standing::NoApprover;

    const RECORD: &str = "\
[client]
name = \"华锐重工\"

[[team.members]]
name = \"陈静\"
role = \"account-manager\"
from = 2026-09-22
";

    fn settlement() -> Settlement {
        Settlement {
            rule: "team-late",
            subject: None,
            reason: "客户改期".to_owned(),
            by: "客户关系管理中心".to_owned(),
            on: day("2026-11-20"),
            until: day("2027-03-01"),
        }
    }

    fn stands(rule: &'static str, subject: &str, waived: Option<&str>) -> Stands {
        Stands {
            rule,
            subject: subject.to_owned(),
            waived: waived.map(|until| ("w1".to_owned(), day(until))),
        }
    }

    fn added(settlement: Settlement, standing: &[Stands]) -> Result<String, Refusal> {
        edited(RECORD, |case| add(case, settlement, standing))
    }

    fn refused(settlement: Settlement, standing: &[Stands]) -> WaiverRefusal {
        match added(settlement, standing) {
            Err(Refusal::Waiver(refused)) => refused,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_stands_is_settled_with_rule_reason_name_and_days() {
        let standing = [stands("team-late", "2026-09-17", None)];
        let w1 = "
[[waivers]]
id = \"w1\"
rule = \"team-late\"
reason = \"客户改期\"
by = \"客户关系管理中心\"
on = 2026-11-20
until = 2027-03-01
";
        assert_eq!(added(settlement(), &standing), Ok(RECORD.to_owned() + w1));

        let one = Settlement {
            subject: Some("2026-09-17".to_owned()),
            by: "周婷".to_owned(),
            ..settlement()
        };
        let w1 = w1
            .replace("客户关系管理中心", "周婷")
            .replace("late\"\n", "late\"\nsubject = \"2026-09-17\"\n");
        assert_eq!(added(one, &standing), Ok(RECORD.to_owned() + &w1));
    }

    #[test]
    fn what_does_not_stand_is_refused_and_what_does_is_named() {
        let standing = [
            stands("team-late", "2026-09-17", None),
            stands("plan-late", "2026-09-17", None),
            stands("plan-late", "2025-09-17", Some("2026-12-31")),
        ];
        let other = Settlement {
            subject: Some("2026-09-18".to_owned()),
            ..settlement()
        };
        let others =
            ["team-late", "plan-late"].map(|rule| (rule.to_owned(), "2026-09-17".to_owned()));

        assert_eq!(
            refused(other, &standing),
            WaiverRefusal::NothingStands {
                rule: "team-late",
                subject: Some("2026-09-18".to_owned()),
                others: others.into(),
            }
        );
        assert_eq!(
            refused(settlement(), &[]),
            WaiverRefusal::NothingStands {
                rule: "team-late",
                subject: None,
                others: vec![],
            }
        );
    }

    #[test]
    fn a_waiver_may_end_today_and_not_before_and_is_not_decided_tomorrow() {
        let standing = [stands("team-late", "2026-09-17", None)];
        let (on, until) = (day("2026-11-20"), day("2026-11-20"));
        assert!(
            added(
                Settlement {
                    until,
                    ..settlement()
                },
                &standing
            )
            .is_ok()
        );
        let until = day("2026-11-19");
        let today = on;
        assert_eq!(
            refused(
                Settlement {
                    until,
                    ..settlement()
                },
                &standing
            ),
            WaiverRefusal::UntilOver { until, today }
        );
        let on = day("2026-11-21");
        assert_eq!(
            added(Settlement { on, ..settlement() }, &standing),
            Err(Refusal::InFuture { day: on, today })
        );
    }

    #[test]
    fn what_is_settled_may_be_settled_for_longer() {
        let of = |end| [stands("team-late", "2026-09-17", Some(end))];

        assert!(added(settlement(), &of("2027-02-28")).is_ok());
        let until = day("2027-03-01");
        assert_eq!(
            refused(settlement(), &of("2027-03-01")),
            WaiverRefusal::WaivedAlready {
                id: "w1".to_owned(),
                until
            }
        );
        let two = [
            stands("team-late", "2025-09-17", Some("2027-03-01")),
            stands("team-late", "2026-09-17", None),
        ];
        assert!(added(settlement(), &two).is_ok(), "one still stands");
    }

    #[test]
    fn somebody_outside_the_team_decides() {
        let standing = [stands("team-late", "2026-09-17", None)];
        let by = |on, by: &str| {
            let (on, by) = (day(on), by.to_owned());
            added(
                Settlement {
                    on,
                    by,
                    ..settlement()
                },
                &standing,
            )
        };
        let refused = |on| {
            let (approval, by, on) = (Approval::Waiver, "陈静".to_owned(), day(on));
            let why = NoApprover::OfTeam;
            Err(Refusal::Approver {
                approval,
                by,
                on,
                why,
            })
        };

        assert_eq!(by("2026-09-22", "陈静"), refused("2026-09-22"));
        assert!(by("2026-09-21", "陈静").is_ok(), "not of the team yet");
        assert!(by("2026-09-22", "周婷").is_ok());
    }

    #[test]
    fn it_ends_after_a_year_at_the_latest() {
        let standing = [stands("team-late", "2026-09-17", None)];
        let (on, most) = (day("2026-11-20"), 365);
        let until = day("2027-11-20");
        assert!(
            added(
                Settlement {
                    until,
                    ..settlement()
                },
                &standing
            )
            .is_ok()
        );
        let until = day("2027-11-21");
        assert_eq!(
            refused(
                Settlement {
                    until,
                    ..settlement()
                },
                &standing
            ),
            WaiverRefusal::TooLong { on, until, most }
        );
    }

    #[test]
    fn a_waiver_is_removed_by_its_id() {
        let waivers = "\n[[waivers]]\nid = \"w1\"\nrule = \"team-late\"\n";
        let two = format!("{RECORD}{waivers}{}", waivers.replace("w1", "w2"));
        let without = |id| edited(&two, |case| remove(case, id));

        assert_eq!(
            without("w1"),
            Ok(format!("{RECORD}{}", waivers.replace("w1", "w2")))
        );
        assert_eq!(without("w2"), Ok(format!("{RECORD}{waivers}")));
        assert_eq!(
            without("w3"),
            Err(Refusal::Waiver(WaiverRefusal::NoSuchWaiver {
                id: "w3".to_owned(),
                known: ["w1", "w2"]
                    .map(|id| (id.to_owned(), "team-late".to_owned()))
                    .into(),
            }))
        );
    }
}
