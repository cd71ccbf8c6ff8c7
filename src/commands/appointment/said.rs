//! What is said once an appointment is recorded: the last days it starts, and what to look at.

use chrono::NaiveDate;

use crate::changes::appointment::Meant;
use crate::lang::Lang;
use crate::model::{Appointment, AppointmentKind, Word as _, last_day_of_year_from};
use crate::say;
use crate::standing::{Case, Clock, Task};
use crate::text;
use crate::text::command::{Ask, Word, kefu};
use crate::text::word::Spoken;

/// Says of a client that comes back that the appointment of before stays, and how to complete that one.
pub(super) fn before(lang: Lang, case: &Case<'_>, before: &Appointment<'_>) -> String {
    let Some(on) = before.established else {
        return String::new();
    };
    let kind = before.kind.map(AppointmentKind::code);
    let record = kefu("appointment record")
        .word(case.id)
        .option(
            "--kind",
            kind.map_or(Ask::KIND_OF_APPOINTMENT.into(), Word::from),
        )
        .option("--on", on)
        .say(lang);
    say!(lang,
        zh: "\n客户再次委托：{on} 确立的委托留在记录中。要补充的若是那一个，注明它的日期：{record}",
        en: "\nThe client comes back; the appointment of {on} stays on record. To complete that one, name its day: {record}")
}

/// Says that the client was identified or first contacted after the appointment, by the record: often that is
/// only the day the record was begun. Empty when the days are in order.
pub(super) fn known_later(lang: Lang, case: &Case<'_>, established: NaiveDate) -> String {
    let (id, client) = (case.id, &case.record.client);
    let days = [
        ("--identified", "列为目标", "identified", client.identified),
        (
            "--first-contact",
            "首次接触",
            "first contacted",
            client.first_contact,
        ),
    ];
    let later = days
        .into_iter()
        .filter_map(|(option, zh, en, day)| Some((option, zh, en, day?)));
    let later: Vec<_> = later.filter(|(.., day)| *day > established).collect();
    if later.is_empty() {
        return String::new();
    }
    let mut set = kefu("client set").word(id);
    for (option, ..) in &later {
        set = set.option(option, Ask::DATE);
    }
    let set = set.say(lang);
    match lang {
        Lang::Zh => {
            let told = later.iter().map(|(_, zh, _, day)| format!("{zh} {day}"));
            let told = told.collect::<Vec<_>>().join("、");
            format!(
                "\n记录中{told}，晚于委托关系确立之日；如只是建立记录的日期，请改为实际日期：{set}"
            )
        }
        Lang::En => {
            let told = later.iter().map(|(_, _, en, day)| format!("{en} on {day}"));
            let told = told.collect::<Vec<_>>().join(" and ");
            format!(
                "\nThe record has the client {told}, which is after the appointment. If that is only the day on which the record was begun, give the real day: {set}"
            )
        }
    }
}

/// The due dates of what the appointment started and is not done yet, as a second line; empty when all is
/// done. Tasks due on the same day are named together.
pub(super) fn terms_started(lang: Lang, case: &Case<'_>, meant: &Meant<'_, '_>) -> String {
    let established = meant.established;
    let is_earlier = |it: &Appointment<'_>| case.record.next_appointed(it).is_some();
    if meant.there.is_some_and(is_earlier) {
        return String::new();
    }
    let mut record = case.record.clone();
    if meant.anew || record.appointments.is_empty() {
        let later = record.appointments.len().checked_sub(1);
        record.appointments.push(Appointment {
            later: later.map(|nth| (nth, "")),
            ..Appointment::default()
        });
    }
    if let Some(last) = record.appointments.last_mut() {
        last.established = Some(established);
    }
    let record = &record;
    let appointed = Case { record, ..*case };
    let mut open = Clock::all(&appointed);
    // An appointment of more than a year ago was mostly served elsewhere until now.
    let is_old = last_day_of_year_from(established) < case.today;
    let is_old = is_old && case.record.client.recorded_from.is_none();
    open.retain(|clock| {
        clock.done.is_none() && !clock.unrecorded && clock.task != Task::Onboarding
    });

    let days = open.chunk_by(|one, other| one.due == other.due);
    let told: Vec<String> = days
        .map(|clocks| {
            let tasks: Vec<&str> = clocks.iter().map(|it| it.task.say(lang)).collect();
            let day = text::clock::last_day(lang, clocks[0].due);
            match lang {
                Lang::Zh => format!("{} {day}", tasks.join("、")),
                Lang::En => format!("{} {day}", tasks.join(" and ")),
            }
        })
        .collect();
    let provisional = open.iter().find(|clock| clock.due.provisional);
    let uncovered = provisional.and_then(|it| case.calendar.uncovered(it.from, it.due.date));

    let mut said = match (told.is_empty(), lang) {
        (true, _) => String::new(),
        (false, Lang::Zh) => format!("\n最后期限：{}。", told.join("；")),
        (false, Lang::En) => format!("\nDue: {}.", told.join("; ")),
    };
    if let Some(year) = uncovered {
        said.push('\n');
        said.push_str(&text::calendar::provisional(lang, year));
    }
    if is_old {
        let begin = kefu("client set").word(case.id);
        let begin = begin.option("--recorded-from", Ask::DATE).say(lang);
        said += &say!(lang,
            zh: "\n委托确立已满一年。客户若是中途才在此建档的，登记起始日，此前到期的时限不计：{begin}",
            en: "\nThe appointment is more than a year old. If this record begins only now, say since when, and no earlier deadline counts: {begin}");
    }
    said
}
