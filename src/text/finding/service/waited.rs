//! What a step beside the plan waits for, in one sentence.

use chrono::NaiveDate;

use crate::calendar::Due;
use crate::lang::{Lang, half};
use crate::model::form;
use crate::say;
use crate::text::clock::{last_day, last_day_and};
use crate::text::{capital, key};

/// What an endorsement or a change of risk waits for: its id, what it is about and how late it is; the day of
/// the step before, and the last day on time.
pub(super) fn waited(
    lang: Lang,
    step: (&str, &str),
    (id, text, late): (&str, &str, &str),
    since: NaiveDate,
    due: Due,
) -> String {
    let until = last_day(lang, due);
    let due = last_day_and(lang, due);
    match step {
        ("endorsements", "sent") => say!(lang,
            zh: "批改 {id}“{text}”于 {since} 提出，最迟应于 {due}送交保险公司，至今未送交，{late}。",
            en: "Endorsement {id} '{text}', requested on {since}, should have been sent to the insurer by {due}: {late}."),
        ("endorsements", "issued") => say!(lang,
            zh: "批改 {id}“{text}”于 {since} 送交保险公司，最迟应于 {due}出具批单，至今未出具，{late}。",
            en: "Endorsement {id} '{text}' was sent to the insurer on {since} and should have been issued by {due}: {late}."),
        ("endorsements", "checked") => say!(lang,
            zh: "批改 {id}“{text}”的批单于 {since} 出具，最迟应于 {due}核对，至今未核对，{late}。",
            en: "Endorsement {id} '{text}' was issued on {since} and should have been checked by {due}: {late}."),
        ("risks", "measured") => say!(lang,
            zh: "风险变化 {id}“{text}”于 {since} 发现，最迟应于 {due}采取措施，至今未采取，{late}。",
            en: "Change of risk {id} '{text}', found on {since}, should have had a measure by {due}: {late}."),
        ("risks", "told") => say!(lang,
            zh: "风险变化 {id}“{text}”于 {since} 发现，最迟应于 {due}告知保险公司，至今未告知，{late}。",
            en: "Change of risk {id} '{text}', found on {since}, should have been reported to the insurer by {due}: {late}."),
        ("complaints", _) => say!(lang,
            zh: "投诉 {id}“{text}”于 {since} 收到，最迟应于 {due}答复，至今未答复，{late}。",
            en: "Complaint {id} '{text}', received on {since}, should have been answered by {due}: {late}."),
        (section, key) => {
            let of = form::section_of(section);
            let noun = of.map_or("", |of| key::without_article(half(of.words, lang)));
            let (noun, step) = (
                capital(noun),
                key::of(lang, &[section, key]).unwrap_or_default(),
            );
            say!(lang,
                zh: "{noun} {id}“{text}”自 {since} 起等待办理，{step}最迟应为 {until}，至今未登记，{late}。",
                en: "{noun} {id} '{text}', of {since}, should have had {step} by {until}: {late}.")
        }
    }
}
