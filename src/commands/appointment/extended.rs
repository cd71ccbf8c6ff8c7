//! What is said once an extension is recorded or completed.

use crate::changes::appointment::Longer;
use crate::lang::Lang;
use crate::model::{Appointment, AppointmentKind, Extension};
use crate::say;
use crate::standing::Case;
use crate::text::command::{Ask, kefu};
use crate::text::key::label;

/// The new last day, what of the extension's document is on record with it, and what it still lacks.
pub(super) fn said(lang: Lang, case: &Case<'_>, longer: &Longer) -> String {
    let (name, until) = (case.record.client.name, longer.until);
    let appointment = case.record.appointment();
    let there = appointment.and_then(|it| it.extensions.iter().find(|it| it.until == Some(until)));
    let given = [
        ("document", &longer.document),
        ("template", &longer.template),
        ("original-at", &longer.original_at),
    ];
    let given = given.into_iter().filter_map(|(key, text)| {
        let (label, text) = (labelled(lang, key), text.as_deref()?);
        Some(say!(lang, zh: "{label}“{text}”", en: "{label} '{text}'"))
    });
    let given = given.collect::<Vec<_>>();
    let list = lang.list(&given);
    let mut said = match (there, given.is_empty()) {
        (None, true) => say!(lang,
            zh: "{name}：委托期限延长至 {until}。",
            en: "{name}: the appointment now runs until {until}."
        ),
        (None, false) => say!(lang,
            zh: "{name}：委托期限延长至 {until}，{list}。",
            en: "{name}: the appointment now runs until {until}. Recorded with it: {list}."
        ),
        (Some(_), true) => say!(lang,
            zh: "{name}：委托期限延长至 {until} 的展期，签订日期已补登。",
            en: "{name}: the day of the extension until {until} is recorded."
        ),
        (Some(_), false) => say!(lang,
            zh: "{name}：委托期限延长至 {until} 的展期，已补登{list}。",
            en: "{name}: recorded for the extension until {until}: {list}."
        ),
    };
    said += &lacking(lang, case.id, appointment, there, longer);
    said
}

/// What the document of an extension must still have on record (D13, D26), with what to type.
fn lacking(
    lang: Lang,
    id: &str,
    appointment: Option<&Appointment<'_>>,
    there: Option<&Extension<'_>>,
    longer: &Longer,
) -> String {
    let has_template = appointment.is_some_and(|it| it.kind != Some(AppointmentKind::OtherWritten));
    let template = longer.template.is_some() || there.is_some_and(|it| it.template.is_some());
    let original = longer.original_at.is_some() || there.is_some_and(|it| it.original_at.is_some());
    let lacks = [
        (
            has_template && !template,
            "template",
            ("--template", Ask::TEMPLATE),
        ),
        (
            !original,
            "original-at",
            ("--original-at", Ask::PLACE_OF_ORIGINAL),
        ),
    ];
    let lacks: Vec<_> = lacks.into_iter().filter(|(lacks, ..)| *lacks).collect();
    if lacks.is_empty() {
        return String::new();
    }
    let labels: Vec<&str> = lacks
        .iter()
        .map(|(_, key, _)| labelled(lang, key))
        .collect();
    let list = lang.list(&labels);
    let extend = kefu("appointment extend")
        .word(id)
        .option("--until", longer.until);
    let lacks = lacks.iter();
    let extend = lacks.fold(extend, |extend, (_, _, (option, ask))| {
        extend.option(option, *ask)
    });
    let extend = extend.say(lang);
    say!(lang,
        zh: "\n尚缺{list}，补登：{extend}",
        en: "\nStill missing: {list}. To add: {extend}"
    )
}

fn labelled(lang: Lang, key: &str) -> &'static str {
    label(lang, &format!("appointment.extensions.{key}"))
}
