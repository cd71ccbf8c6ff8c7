//! A service of the standard lowered for one plan: first referred, then used once it is approved (D41).

use chrono::NaiveDate;

use super::plan_at;
use crate::alike;
use crate::changes::approval::by_another;
use crate::changes::service::service;
use crate::changes::year::{Meant, year_for};
use crate::changes::{Entry, LowerRefusal, RatingRefusal, Refusal, StepRefusal, happened, next_id};
use crate::document::Literal;
use crate::document::edit::Edit;
use crate::model::Lowering;
use crate::standard::Service;
use crate::standing::{Approval, Case, ServiceYear, is_reference, minimums};

/// What a person gives about a lowering; what is left out stays as recorded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AskedLowering {
    /// The service: its code, or its name in either language.
    pub service: String,
    /// The least number of times in the service year.
    pub to: Option<i64>,
    /// Why.
    pub reason: Option<String>,
    /// The first day it takes effect; the day it is approved when left out.
    pub from: Option<NaiveDate>,
    /// The day it was referred; today when no approval is given with it.
    pub referred: Option<NaiveDate>,
    /// The day it was approved, and by whom.
    pub approval: Option<(NaiveDate, String)>,
}

/// The lowering after the change.
#[derive(Clone, Debug, PartialEq)]
pub struct Lowered<'s> {
    /// The edits.
    pub edits: Vec<Edit>,
    /// The service.
    pub service: &'s Service,
    /// The number in the standard.
    pub standard: u32,
    /// What it is lowered to.
    pub to: i64,
    /// The day it was approved and by whom; `None` while it waits.
    pub approval: Option<(NaiveDate, String)>,
    /// The first day it takes effect, when that is known.
    pub from: Option<NaiveDate>,
}

/// Refers a lowered standard, or records its approval. A waiting one is completed or replaced; an approved
/// one is not overwritten.
///
/// # Errors
///
/// No such service; a year not rated, or one for which the standard is a reference; a number that is not
/// below the standard; no number or reason for what was never referred; approved already; an approval in
/// the future, before it was referred, or after it takes effect.
pub fn lower<'s>(
    case: &Case<'s>,
    year: Option<NaiveDate>,
    asked: AskedLowering,
) -> Result<Lowered<'s>, Refusal> {
    let service = service(case.standard, &asked.service)?;
    let Meant { year, nth, .. } = year_for(case, year)?;
    let standard = standard(case, &year, service)?;
    let plan = year.recorded.and_then(|(_, year)| year.plan.as_ref());
    let recorded = || plan.iter().flat_map(|plan| &plan.lowerings).enumerate();
    let of_it = recorded().filter(|(_, it)| it.service == Some(service.code.as_str()));
    let old = of_it.last();
    if let Some((_, old)) = old
        && let (Some(on), Some(by)) = (old.approved, old.approved_by)
    {
        return approved(old, on, by, &asked)
            .then(|| Lowered {
                edits: Vec::new(),
                service,
                standard,
                to: old.least.unwrap_or_default(),
                approval: asked.approval.clone(),
                from: old.from.or(Some(on)),
            })
            .ok_or_else(|| {
                let entry = Entry {
                    section: "years.plan.lowerings",
                    id: Some(old.id.to_owned()),
                };
                let step = "approved";
                StepRefusal::There { entry, step, on }.into()
            });
    }

    let pending = old.map(|(_, old)| old);
    let nothing = || {
        Refusal::Lower(LowerRefusal::NothingReferred {
            service: service.code.clone(),
        })
    };
    let to = asked
        .to
        .or(pending.and_then(|it| it.least))
        .ok_or_else(nothing)?;
    let has_reason = asked.reason.is_some() || pending.is_some_and(|it| it.reason.is_some());
    if !has_reason {
        return Err(nothing());
    }
    if to >= i64::from(standard) {
        return Err(Refusal::Lower(LowerRefusal::NotBelowStandard {
            service: service.name.clone(),
            to,
            standard,
        }));
    }
    let from = asked.from.or(pending.and_then(|it| it.from));
    let referred = pending.and_then(|it| it.referred);
    let today = asked.approval.is_none().then_some(case.today);
    let referred = asked.referred.or(referred).or(today);
    in_time(case, referred, asked.approval.as_ref(), from)?;
    if let Some((on, by)) = &asked.approval {
        by_another(case, Approval::Lowering, by, *on)?;
    }

    let fields: Vec<(&'static str, Option<Literal>)> = vec![
        ("least", Some(Literal::Integer(to))),
        ("from", asked.from.map(Literal::from)),
        ("reason", asked.reason.map(Literal::from)),
        ("referred", referred.map(Literal::from)),
        ("approved", asked.approval.as_ref().map(|it| it.0.into())),
        (
            "approved-by",
            asked.approval.as_ref().map(|it| it.1.as_str().into()),
        ),
    ];
    let fields = fields
        .into_iter()
        .filter_map(|(key, value)| Some((key, value?)));
    let at = plan_at(nth).key("lowerings");
    let edits = match old {
        Some((place, _)) => fields
            .map(|(key, value)| Edit::set(at.clone().nth(place).key(key), value))
            .collect(),
        None => {
            let id = next_id(case.record, "years.plan.lowerings", "l");
            let head: [(&'static str, Literal); 2] =
                [("id", id.into()), ("service", service.code.as_str().into())];
            let entry = head.into_iter().chain(fields).collect();
            vec![Edit::Push { at, entry }]
        }
    };
    let approved = asked.approval.as_ref().map(|(on, _)| *on);
    Ok(Lowered {
        edits,
        service,
        standard,
        to,
        from: from.or(approved),
        approval: asked.approval,
    })
}

/// The number that the standard of the year's stars has for a service.
fn standard(case: &Case<'_>, year: &ServiceYear<'_>, service: &Service) -> Result<u32, Refusal> {
    let starts = year.starts;
    let minimums = minimums(case, year);
    let minimum = minimums.iter().find(|it| it.service.code == service.code);
    let minimum = minimum.ok_or(Refusal::Rating(RatingRefusal::NotRated { starts }))?;
    if is_reference(case, year) {
        return Err(Refusal::Lower(LowerRefusal::OnlyReference { starts }));
    }
    Ok(minimum.standard)
}

/// Whether the request is the same as what was approved, so that nothing changes.
fn approved(old: &Lowering<'_>, on: NaiveDate, by: &str, asked: &AskedLowering) -> bool {
    let same_approval = asked
        .approval
        .as_ref()
        .is_some_and(|it| it.0 == on && alike::is_same(&it.1, by));
    let same = |asked: Option<NaiveDate>, old: Option<NaiveDate>| asked.is_none() || asked == old;
    same_approval
        && (asked.to.is_none() || asked.to == old.least)
        && (asked.reason.is_none() || asked.reason.as_deref() == old.reason)
        && same(asked.from, old.from)
        && same(asked.referred, old.referred)
}

/// Checks the days: referred by today, approved not before that, and not after it takes effect.
fn in_time(
    case: &Case<'_>,
    referred: Option<NaiveDate>,
    approval: Option<&(NaiveDate, String)>,
    from: Option<NaiveDate>,
) -> Result<(), Refusal> {
    let approved = approval.map(|(on, _)| *on);
    for day in [referred, approved].into_iter().flatten() {
        happened(case, day)?;
    }
    if let (Some(approved), Some(referred)) = (approved, referred)
        && approved < referred
    {
        return Err(Refusal::Lower(LowerRefusal::ApprovedBeforeReferred {
            approved,
            referred,
        }));
    }
    match (approved, from) {
        (Some(approved), Some(from)) if approved > from => {
            Err(Refusal::Lower(LowerRefusal::ApprovedAfterEffect {
                approved,
                from,
            }))
        }
        (Some(_) | None, Some(_) | None) => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::testing::{day, edited};
    use crate::standard::Standard;

    /// Three stars: two visits a year.
    const RATED: &str = "\
[client]
name = \"甲\"

[appointment]
established = 2026-09-17

[[years]]
starts = 2026-09-17

[years.rating]
income = 200000
";

    fn lowered(text: &str, asked: AskedLowering) -> Result<String, Refusal> {
        edited(text, |case| {
            lower(case, None, asked).map(|lowered| lowered.edits)
        })
    }

    fn asked(to: i64) -> AskedLowering {
        AskedLowering {
            service: "visit".to_owned(),
            to: Some(to),
            reason: Some("停产".to_owned()),
            ..AskedLowering::default()
        }
    }

    fn approval(on: &str) -> AskedLowering {
        AskedLowering {
            service: "上门拜访".to_owned(),
            approval: Some((day(on), "中心".to_owned())),
            ..AskedLowering::default()
        }
    }

    const REFERRED: &str = "
[[years.plan.lowerings]]
id = \"l1\"
service = \"visit\"
least = 1
reason = \"停产\"
referred = 2026-11-20
";
    const APPROVED: &str = "approved = 2026-11-20\napproved-by = \"中心\"\n";

    #[test]
    fn a_referral_waits_and_its_approval_completes_it() {
        let referred = format!("{RATED}{REFERRED}");
        assert_eq!(lowered(RATED, asked(1)).as_ref(), Ok(&referred));

        let approved = format!("{referred}{APPROVED}");
        assert_eq!(
            lowered(&referred, approval("2026-11-20")).as_ref(),
            Ok(&approved)
        );
        assert_eq!(
            lowered(&referred, asked(0)),
            Ok(referred.replace("least = 1", "least = 0"))
        );
    }

    #[test]
    fn an_approval_is_not_overwritten() {
        let approved = format!("{RATED}{REFERRED}{APPROVED}");
        let entry = Entry {
            section: "years.plan.lowerings",
            id: Some("l1".to_owned()),
        };
        let (step, on) = ("approved", day("2026-11-20"));
        let there = Refusal::Step(StepRefusal::There { entry, step, on });
        assert_eq!(lowered(&approved, asked(0)), Err(there.clone()));
        assert_eq!(lowered(&approved, approval("2026-11-19")), Err(there));
        assert_eq!(
            lowered(&approved, approval("2026-11-20")).as_ref(),
            Ok(&approved)
        );
    }

    #[test]
    fn it_is_below_the_standard_of_a_rated_year() {
        let visit = Standard::sample().service("visit").unwrap().name.clone();
        assert_eq!(
            lowered(RATED, asked(2)),
            Err(Refusal::Lower(LowerRefusal::NotBelowStandard {
                service: visit,
                to: 2,
                standard: 2
            }))
        );
        let starts = day("2026-09-17");
        let unrated = RATED.replace("income = 200000\n", "");
        assert_eq!(
            lowered(&unrated, asked(1)),
            Err(Refusal::Rating(RatingRefusal::NotRated { starts }))
        );
        let advised = RATED.replace("\"甲\"", "\"甲\"\nconsulting = true");
        assert_eq!(
            lowered(&advised, asked(1)),
            Err(Refusal::Lower(LowerRefusal::OnlyReference { starts }))
        );
    }

    #[test]
    fn it_is_referred_then_approved_then_carried_out() {
        let with = |referred: &str, approved: &str, from: &str| {
            let days = AskedLowering {
                referred: Some(day(referred)),
                from: Some(day(from)),
                ..asked(1)
            };
            let approval = approval(approved).approval;
            lowered(RATED, AskedLowering { approval, ..days }).err()
        };
        let (first, next) = (day("2026-11-19"), day("2026-11-20"));

        assert_eq!(with("2026-11-19", "2026-11-19", "2026-11-19"), None);
        assert_eq!(
            with("2026-11-20", "2026-11-19", "2026-11-20"),
            Some(Refusal::Lower(LowerRefusal::ApprovedBeforeReferred {
                approved: first,
                referred: next
            }))
        );
        assert_eq!(
            with("2026-11-19", "2026-11-20", "2026-11-19"),
            Some(Refusal::Lower(LowerRefusal::ApprovedAfterEffect {
                approved: next,
                from: first
            }))
        );
        let (tomorrow, today) = (day("2026-11-21"), day("2026-11-20"));
        assert_eq!(
            with("2026-11-19", "2026-11-21", "2026-11-21"),
            Some(Refusal::InFuture {
                day: tomorrow,
                today
            })
        );
    }

    #[test]
    fn what_was_never_referred_needs_a_number_and_a_reason() {
        let nothing = Err(Refusal::Lower(LowerRefusal::NothingReferred {
            service: "visit".to_owned(),
        }));
        assert_eq!(lowered(RATED, approval("2026-11-20")), nothing);
        let without = AskedLowering {
            reason: None,
            ..asked(1)
        };
        assert_eq!(lowered(RATED, without), nothing);
    }
}
