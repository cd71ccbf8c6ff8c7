//! Appointments recorded, extended and promised.

use super::*;
use crate::changes::testing::{day, edited, in_case, too_early};

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
        recorded(APPOINTED, agreement("2026-03-01", "2027-03-01")),
        Err(StepRefusal::there("appointment", "established", on).into())
    );
    let runs = |given, until| AppointmentRefusal::Runs {
        given: day(given),
        established: on,
        until,
        name: "appointment".to_owned(),
    };
    let until = Some(day("2027-03-01"));
    assert_eq!(
        recorded(APPOINTED, agreement("2026-03-03", "2027-03-01")),
        Err(runs("2026-03-03", until).into())
    );
    let open = APPOINTED.replace("until = 2027-03-01\n", "");
    assert_eq!(
        recorded(&open, agreement("2026-03-03", "2027-03-01")),
        Err(runs("2026-03-03", None).into())
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
        on: Some(day(on)),
        until: day(until),
        document: Some("补充协议".to_owned()),
        template: None,
        original_at: None,
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
        extended(&first, "2026-11-20", "2027-03-01"),
        Err(Refusal::Appointment(AppointmentRefusal::NotLonger {
            until: day("2027-03-01"),
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

/// What is added to a record on a day.
fn added(
    text: &str,
    today: &str,
    change: impl FnOnce(&Case<'_>) -> Change,
) -> Result<String, Refusal> {
    let new = in_case(text, today, change)?;
    Ok(new.strip_prefix(text).expect("only added").to_owned())
}

#[test]
fn a_client_comes_back_once_its_appointment_is_over_or_it_was_closed() {
    let again = |text: &str, today: &str, on: Option<&str>| {
        let terms = Terms {
            on: on.map(day),
            until: Some(day("2028-06-30")),
            template: Some("WT-2027-01".to_owned()),
            ..terms(AppointmentKind::LetterOfAppointment)
        };
        added(text, today, |case| record(case, terms))
    };
    let new = |established: &str| {
        Ok(format!(
            "
[[appointment.later]]
id = \"m2\"
kind = \"letter-of-appointment\"
established = {established}
until = 2028-06-30
template = \"WT-2027-01\"
"
        ))
    };
    let until = StepRefusal::there("appointment", "until", day("2027-03-01"));
    assert_eq!(again(APPOINTED, "2027-03-01", None), Err(until.into()));
    assert_eq!(again(APPOINTED, "2027-03-02", None), new("2027-03-02"));
    let second = new("2027-03-02");
    assert_eq!(again(APPOINTED, "2027-06-01", Some("2027-03-02")), second);
    let runs = |given| AppointmentRefusal::Runs {
        given: day(given),
        established: day("2026-03-02"),
        until: Some(day("2027-03-01")),
        name: "appointment".to_owned(),
    };
    assert_eq!(
        again(APPOINTED, "2027-06-01", Some("2027-03-01")),
        Err(runs("2027-03-01").into())
    );

    let closed = APPOINTED.replace("[appointment]", "closed = 2026-08-31\n[appointment]");
    assert_eq!(again(&closed, "2026-09-01", None), new("2026-09-01"));
    assert!(again(&closed, "2026-08-31", None).is_err());
    let future = Refusal::InFuture {
        day: day("2026-09-02"),
        today: day("2026-09-01"),
    };
    let on = Some("2026-09-02");
    assert_eq!(again(&closed, "2026-09-01", on), Err(future));
}

const BACK: &str = "
[[appointment.later]]
id = \"m2\"
kind = \"letter-of-appointment\"
established = 2027-05-10
";

#[test]
fn each_appointment_is_completed_by_its_day_and_the_last_one_without() {
    let both = format!("{APPOINTED}{BACK}");
    let complete = |on: Option<&str>| {
        let terms = Terms {
            on: on.map(day),
            original_at: Some("A-12".to_owned()),
            ..terms(AppointmentKind::LetterOfAppointment)
        };
        in_case(&both, "2027-05-20", |case| record(case, terms)).unwrap()
    };
    let last = format!("{both}original-at = \"A-12\"\n");
    assert_eq!(complete(None), last);
    assert_eq!(complete(Some("2027-05-10")), last);
    let first = both
        .replace("brokerage-agreement", "letter-of-appointment")
        .replace("2027-03-01\n", "2027-03-01\noriginal-at = \"A-12\"\n");
    assert_eq!(complete(Some("2026-03-02")), first);
}

#[test]
fn promises_and_extensions_are_of_the_last_appointment() {
    let promised = "\n[[appointment.commitments]]\nid = \"c1\"\ntext = \"每年一次培训\"\n";
    let both = format!("{APPOINTED}{promised}{BACK}until = 2028-05-09\n");
    let today = "2027-05-20";
    assert_eq!(
        added(&both, today, |case| Ok(commit(case, "每年一次培训")?.1)),
        Ok(
            "\n[[appointment.later.commitments]]\nid = \"c2\"\ntext = \"每年一次培训\"\n"
                .to_owned()
        )
    );
    let longer = Longer {
        on: None,
        until: day("2029-05-09"),
        document: None,
        template: Some("BC-1".to_owned()),
        original_at: Some("A-13".to_owned()),
    };
    assert_eq!(
        added(&both, today, |case| extend(case, longer.clone())),
        Ok("\n[[appointment.later.extensions]]\nid = \"e1\"\non = 2027-05-20\nuntil = 2029-05-09\ntemplate = \"BC-1\"\noriginal-at = \"A-13\"\n".to_owned())
    );
    let earlier =
        "\n[[appointment.later.extensions]]\nid = \"e1\"\non = 2027-05-12\nuntil = 2028-06-09\n";
    let second = added(&format!("{both}{earlier}"), today, |case| {
        extend(case, longer.clone())
    });
    assert!(second.unwrap().contains("id = \"e2\"\n"));
    let of_the_first =
        "\n[[appointment.extensions]]\nid = \"e1\"\non = 2026-05-12\nuntil = 2027-04-09\n";
    let both_extended = format!("{APPOINTED}{of_the_first}{BACK}until = 2028-05-09\n");
    let next = added(&both_extended, today, |case| extend(case, longer.clone()));
    assert!(
        next.unwrap().contains("id = \"e2\"\n"),
        "one list over all appointments"
    );
    let early = Longer {
        on: Some(day("2027-05-09")),
        ..longer
    };
    let refused = not_before(day("2027-05-09"), Some(day("2027-05-10")), Since::Appointed);
    assert_eq!(
        added(&both, today, |case| extend(case, early)),
        Err(refused.unwrap_err())
    );
}

#[test]
fn an_extension_on_record_is_completed() {
    let first = extended(APPOINTED, "2026-11-20", "2027-03-02").unwrap();
    let more = |on: Option<&str>| {
        let longer = Longer {
            on: on.map(day),
            until: day("2027-03-02"),
            document: None,
            template: Some("BC-1".to_owned()),
            original_at: None,
        };
        edited(&first, |case| extend(case, longer))
    };
    let complete = Ok(format!("{first}template = \"BC-1\"\n"));
    assert_eq!(more(None), complete);
    assert_eq!(more(Some("2026-11-20")), complete);
    let on = day("2026-11-20");
    assert_eq!(
        more(Some("2026-11-19")),
        Err(StepRefusal::There {
            entry: Entry {
                section: "appointment.extensions",
                id: Some("e1".to_owned())
            },
            step: "on",
            on
        }
        .into())
    );
    assert_eq!(extended(&first, "2026-11-20", "2027-03-02"), Ok(first));
}
