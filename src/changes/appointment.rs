//! Records the appointment, its extensions, and what it promises (D12–D17).

use chrono::NaiveDate;

use super::{
    AppointmentRefusal, Change, Refusal, Since, StepRefusal, happened, next_id, not_before,
};
use crate::document::edit::Edit;
use crate::document::{KeyPath, Literal};
use crate::model::{Appointment, AppointmentKind, ClientKind, Record, Word};
use crate::standing::Case;

/// What is known about the appointment; what is left out stays as recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// The kind of document.
    pub kind: AppointmentKind,
    /// The day it was established; today when neither this nor the record has one.
    pub on: Option<NaiveDate>,
    /// Its last day, inclusive.
    pub until: Option<NaiveDate>,
    /// The company template it was made from (D13).
    pub template: Option<String>,
    /// Where the original is kept (D26).
    pub original_at: Option<String>,
}

/// Records the appointment, or completes the record of it (D12, D14).
///
/// The day it was established and its agreed end are facts: once recorded, another day is refused.
pub fn record(case: &Case<'_>, terms: Terms) -> Change {
    let record = case.record;
    let client_kind = record.client.kind.unwrap_or(ClientKind::Direct);
    if terms.kind == AppointmentKind::CooperationAgreement && client_kind == ClientKind::Direct {
        return Err(Refusal::Appointment(
            AppointmentRefusal::CooperationWithDirect,
        ));
    }
    let established = established(case, terms.on)?;
    let recorded = record.appointment.as_ref().and_then(|it| it.until);
    match (recorded, terms.until) {
        (Some(until), Some(given)) if given != until => {
            return Err(StepRefusal::there("appointment", "until", until).into());
        }
        (_, Some(until)) if until < established => {
            return Err(Refusal::Appointment(AppointmentRefusal::EndsBeforeStart {
                until,
                established,
            }));
        }
        _ => {}
    }

    let at = |key| KeyPath::of("appointment").key(key);
    let mut edits = vec![
        Edit::set(at("kind"), terms.kind.code()),
        Edit::set(at("established"), established),
    ];
    edits.extend(terms.until.map(|day| Edit::set(at("until"), day)));
    let texts = [
        ("template", terms.template),
        ("original-at", terms.original_at),
    ];
    for (key, text) in texts {
        edits.extend(text.map(|text| Edit::set(at(key), text)));
    }
    Ok(edits)
}

/// The day on which the appointment was established: the recorded one, otherwise the given one, otherwise
/// today.
///
/// # Errors
///
/// Another day is on record, or the day lies in the future.
pub fn established(case: &Case<'_>, given: Option<NaiveDate>) -> Result<NaiveDate, Refusal> {
    let today = case.today;
    match (case.record.appointed(), given) {
        (Some(on), Some(given)) if given != on => {
            Err(StepRefusal::there("appointment", "established", on).into())
        }
        (Some(on), _) => Ok(on),
        (None, Some(day)) if day > today => Err(Refusal::InFuture { day, today }),
        (None, given) => Ok(given.unwrap_or(today)),
    }
}

/// A later end that was agreed in writing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Longer {
    /// The day it was agreed.
    pub on: NaiveDate,
    /// The new last day, inclusive.
    pub until: NaiveDate,
    /// The document that extends it.
    pub document: Option<String>,
}

/// Records a later end of the appointment.
pub fn extend(case: &Case<'_>, longer: Longer) -> Change {
    let (appointment, established) = in_force(case.record)?;
    let Longer {
        on,
        until,
        document,
    } = longer;
    happened(case, on)?;
    not_before(on, Some(established), Since::Appointed)?;
    let ends = appointment
        .ends()
        .ok_or(Refusal::Appointment(AppointmentRefusal::NoTerm))?;
    if until <= ends {
        return Err(Refusal::Appointment(AppointmentRefusal::NotLonger {
            until,
            ends,
        }));
    }

    let ids = appointment.extensions.iter().map(|it| it.id);
    let mut entry = vec![
        ("id", Literal::Text(next_id("e", ids))),
        ("on", on.into()),
        ("until", until.into()),
    ];
    entry.extend(document.map(|text| ("document", Literal::Text(text))));
    let at = KeyPath::of("appointment").key("extensions");
    Ok(vec![Edit::Push { at, entry }])
}

/// Records a service promised in the appointment, and returns its id (D16); one that is on record in the same
/// words stays.
///
/// # Errors
///
/// [`Refusal::NotAppointed`].
pub fn commit(case: &Case<'_>, text: &str) -> Result<(String, Vec<Edit>), Refusal> {
    let (appointment, _) = in_force(case.record)?;
    if let Some(there) = appointment.commitments.iter().find(|it| it.text == text) {
        return Ok((there.id.to_owned(), Vec::new()));
    }
    let id = next_id("c", appointment.commitments.iter().map(|it| it.id));
    let entry = vec![("id", id.clone().into()), ("text", text.into())];
    let at = KeyPath::of("appointment").key("commitments");
    Ok((id, vec![Edit::Push { at, entry }]))
}

fn in_force<'r, 'd>(record: &'r Record<'d>) -> Result<(&'r Appointment<'d>, NaiveDate), Refusal> {
    let appointment = record.appointment.as_ref();
    appointment
        .and_then(|it| Some((it, it.established?)))
        .ok_or(Refusal::NotAppointed)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::changes::testing::{day, edited, too_early};

    const PROSPECT: &str = "[client]\nname = \"天成物流有限公司\"\n";
    const APPOINTED: &str = "\
[client]
name = \"天成物流有限公司\"

[appointment]
kind = \"brokerage-agreement\"
established = 2026-03-02
until = 2027-03-01
";

    fn terms(kind: AppointmentKind) -> Terms {
        Terms {
            kind,
            on: None,
            until: None,
            template: None,
            original_at: None,
        }
    }

    fn recorded(text: &str, terms: Terms) -> Result<String, Refusal> {
        edited(text, |case| record(case, terms))
    }

    fn agreement(on: &str, until: &str) -> Terms {
        Terms {
            on: Some(day(on)),
            until: Some(day(until)),
            ..terms(AppointmentKind::BrokerageAgreement)
        }
    }

    #[test]
    fn an_appointment_is_recorded_whole_and_completed_later() {
        let first = recorded(PROSPECT, agreement("2026-03-02", "2027-03-01")).unwrap();
        assert_eq!(first, APPOINTED);

        let more = Terms {
            template: Some("WT-2026-01".into()),
            original_at: Some("档案室 A-12".into()),
            ..terms(AppointmentKind::BrokerageAgreement)
        };
        assert_eq!(
            recorded(&first, more).unwrap(),
            format!("{APPOINTED}template = \"WT-2026-01\"\noriginal-at = \"档案室 A-12\"\n")
        );
    }

    #[test]
    fn the_day_is_today_unless_given_and_never_later() {
        let mut terms = terms(AppointmentKind::LetterOfAppointment);
        let today = recorded(PROSPECT, terms.clone()).unwrap();
        assert!(today.ends_with("established = 2026-11-20\n"), "{today}");

        terms.on = Some(day("2026-11-21"));
        let refused = Refusal::InFuture {
            day: day("2026-11-21"),
            today: day("2026-11-20"),
        };
        assert_eq!(recorded(PROSPECT, terms), Err(refused));
    }

    #[test]
    fn a_cooperation_agreement_is_for_channel_clients() {
        let terms = terms(AppointmentKind::CooperationAgreement);
        let refused = Err(Refusal::Appointment(
            AppointmentRefusal::CooperationWithDirect,
        ));
        assert_eq!(recorded(PROSPECT, terms.clone()), refused);
        let direct = format!("{PROSPECT}kind = \"direct\"\n");
        assert_eq!(recorded(&direct, terms.clone()), refused);

        let channel = format!("{PROSPECT}kind = \"channel\"\n");
        assert!(recorded(&channel, terms).is_ok());
    }

    #[test]
    fn recorded_days_are_facts() {
        let same = agreement("2026-03-02", "2027-03-01");
        assert_eq!(recorded(APPOINTED, same), Ok(APPOINTED.into()));

        let on = day("2026-03-02");
        assert_eq!(
            recorded(APPOINTED, agreement("2026-03-03", "2027-03-01")),
            Err(StepRefusal::there("appointment", "established", on).into())
        );
        let until = day("2027-03-01");
        assert_eq!(
            recorded(APPOINTED, agreement("2026-03-02", "2027-03-02")),
            Err(StepRefusal::there("appointment", "until", until).into())
        );
    }

    #[test]
    fn an_appointment_lasts_a_day_at_least() {
        assert!(recorded(PROSPECT, agreement("2026-03-02", "2026-03-02")).is_ok());
        assert_eq!(
            recorded(PROSPECT, agreement("2026-03-02", "2026-03-01")),
            Err(Refusal::Appointment(AppointmentRefusal::EndsBeforeStart {
                until: day("2026-03-01"),
                established: day("2026-03-02"),
            }))
        );
    }

    fn extended(text: &str, on: &str, until: &str) -> Result<String, Refusal> {
        let longer = Longer {
            on: day(on),
            until: day(until),
            document: Some("补充协议".to_owned()),
        };
        edited(text, |case| extend(case, longer))
    }

    #[test]
    fn an_extension_is_later_than_every_end_before() {
        let first = extended(APPOINTED, "2026-11-20", "2027-03-02").unwrap();
        assert_eq!(
            first,
            format!(
                "{APPOINTED}
[[appointment.extensions]]
id = \"e1\"
on = 2026-11-20
until = 2027-03-02
document = \"补充协议\"
"
            )
        );
        assert_eq!(
            extended(&first, "2026-11-20", "2027-03-02"),
            Err(Refusal::Appointment(AppointmentRefusal::NotLonger {
                until: day("2027-03-02"),
                ends: day("2027-03-02"),
            }))
        );
        let second = extended(&first, "2026-11-20", "2028-03-01").unwrap();
        assert!(second.contains("id = \"e2\""), "{second}");
    }

    #[test]
    fn an_extension_is_agreed_between_the_first_day_and_today() {
        assert!(extended(APPOINTED, "2026-03-02", "2028-03-01").is_ok());
        assert_eq!(
            extended(APPOINTED, "2026-03-01", "2028-03-01"),
            Err(too_early("2026-03-01", "2026-03-02", Since::Appointed))
        );
        assert_eq!(
            extended(APPOINTED, "2026-11-21", "2028-03-01"),
            Err(Refusal::InFuture {
                day: day("2026-11-21"),
                today: day("2026-11-20"),
            })
        );
    }

    #[test]
    fn only_an_appointment_with_an_end_is_extended() {
        let open = APPOINTED.replace("until = 2027-03-01\n", "");
        let until = "2028-03-01";
        assert_eq!(
            extended(&open, "2026-11-20", until),
            Err(Refusal::Appointment(AppointmentRefusal::NoTerm))
        );
        let refused = extended(PROSPECT, "2026-11-20", until);
        assert_eq!(refused, Err(Refusal::NotAppointed));
    }

    #[test]
    fn a_commitment_is_noted_once() {
        let noted = |text: &str| edited(text, |case| Ok(commit(case, "每季度上门拜访一次")?.1));

        assert_eq!(noted(PROSPECT), Err(Refusal::NotAppointed));
        let first = noted(APPOINTED).unwrap();
        assert_eq!(
            first,
            format!(
                "{APPOINTED}\n[[appointment.commitments]]\nid = \"c1\"\ntext = \"每季度上门拜访一次\"\n"
            )
        );
        assert_eq!(noted(&first), Ok(first.clone()));
        let two = edited(&first, |case| Ok(commit(case, "每年一次培训")?.1)).unwrap();
        assert!(
            two.ends_with("id = \"c2\"\ntext = \"每年一次培训\"\n"),
            "{two}"
        );
    }
}
