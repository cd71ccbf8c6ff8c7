//! Why a dated step is not recorded, and what to type instead: the same sentences for every list.

use chrono::NaiveDate;

use super::{entries, meant, of_year};
use crate::changes::{Entry, StepRefusal};
use crate::lang::{Lang, half};
use crate::model::form::section_of;
use crate::model::name;
use crate::say;
use crate::text::command::{Ask, Command, correct, kefu};
use crate::text::{capital, cut, key};

pub(super) fn refusal(
    lang: Lang,
    refusal: &StepRefusal,
    client: &str,
    year: Option<NaiveDate>,
) -> String {
    match refusal {
        StepRefusal::NotListed {
            section, id, known, ..
        } if known.is_empty() => {
            let (id, noun) = (cut(id), entry_noun(lang, section));
            let add = add(section, client).say(lang);
            say!(lang,
                zh: "没有编号为 {id} 的{noun}，该客户一条也没有登记。登记：{add}",
                en: "No {noun} has the id {id}; this client has none on record. Record one: {add}"
            )
        }
        StepRefusal::NotListed {
            section,
            id,
            near,
            known,
        } => {
            let (id, noun, list) = (cut(id), entry_noun(lang, section), entries(known));
            let meant = meant(lang, near.as_deref());
            say!(lang,
                zh: "没有编号为 {id} 的{noun}。{meant}现有：\n{list}",
                en: "No {noun} has the id {id}.{meant} There are:\n{list}"
            )
        }
        StepRefusal::There { entry, step, on } => {
            let subject = subject(lang, entry, step);
            let show = show(entry, client, year).say(lang);
            let correct = correct(client, &named(entry, year), step, Ask::DATE).say(lang);
            let further = further(lang, entry, step, &on.to_string(), client);
            say!(lang,
                zh: "{subject}已登记为 {on}，不另行覆盖。查看：{show}；登记有误的，更正：{correct}{further}",
                en: "{subject} is already on record for {on}, and is not overwritten. To see it: {show}; if it is wrong: {correct}{further}"
            )
        }
        StepRefusal::TooEarly {
            entry,
            step,
            day,
            after,
            on,
        } if step == after => {
            let subject = subject(lang, entry, step);
            let correct = correct(client, &named(entry, year), step, Ask::DATE).say(lang);
            say!(lang,
                zh: "{subject}已登记为 {on}，不以更早的 {day} 覆盖。登记有误的，更正：{correct}",
                en: "{subject} is already on record for {on}, and an earlier day, {day}, does not replace it. If it is wrong: {correct}"
            )
        }
        StepRefusal::TooEarly {
            entry,
            step,
            day,
            after,
            on,
        } => {
            let (subject, after) = (subject(lang, entry, step), noun(lang, entry, after));
            say!(lang,
                zh: "{subject}不能早于{after}（{on}），而所写日期为 {day}。请核对日期。",
                en: "{subject} on {day} would come before {after} on {on}. Check the date."
            )
        }
        StepRefusal::TooLate {
            entry,
            step,
            day,
            before,
            on,
        } => {
            let (subject, before) = (subject(lang, entry, step), noun(lang, entry, before));
            say!(lang,
                zh: "{subject}不能晚于{before}（{on}），而所写日期为 {day}。请核对日期。",
                en: "{subject} on {day} would come after {before} on {on}. Check the date."
            )
        }
        StepRefusal::Needs {
            entry,
            step,
            lacking,
        } => {
            let subject = subject(lang, entry, step);
            let commands = lacking.iter().map(|key| {
                record(entry, key, client).options("--year", year.filter(|_| is_of_year(entry)))
            });
            let commands: Vec<String> = commands
                .map(|command| format!("\n  {}", command.say(lang)))
                .collect();
            let commands = commands.concat();
            // In Chinese a step is the deed, not its day.
            let deed = |noun: &str| match noun.strip_suffix("日期") {
                Some(deed) if lang == Lang::Zh => deed.to_owned(),
                _ => noun.to_owned(),
            };
            let nouns = lacking.iter().map(|key| deed(noun(lang, entry, key)));
            let nouns = lang.list(&nouns.collect::<Vec<_>>());
            let subject = deed(&subject);
            say!(lang,
                zh: "{subject}之前，请先登记{nouns}：{commands}",
                en: "{subject} needs earlier steps that are not on record yet: {nouns}. Record them first, in this order:{commands}"
            )
        }
        StepRefusal::Over {
            entry,
            step,
            end,
            on,
        } => {
            let (subject, end_noun) = (subject(lang, entry, step), noun(lang, entry, end));
            let instead = instead(lang, entry, end, client, year);
            match on {
                Some(on) => say!(lang,
                    zh: "{subject}不再登记，{end_noun}已登记为 {on}。{instead}",
                    en: "{subject} cannot be recorded after {end_noun} on {on}. {instead}"
                ),
                None => say!(lang,
                    zh: "{subject}不再登记，已注明{end_noun}（{end} = true）。{instead}",
                    en: "{subject} cannot be recorded while the record says {end} = true. {instead}"
                ),
            }
        }
    }
}

/// The step of an entry, at the beginning of a sentence: 索赔 k1：赔款到账日期, "Claim k1: the payment of the claim".
fn subject(lang: Lang, entry: &Entry, step: &str) -> String {
    let step = noun(lang, entry, step);
    match &entry.id {
        None => capital(step),
        Some(id) => {
            let (id, of) = (cut(id), entry_noun(lang, entry.section));
            let of = capital(of);
            say!(lang, zh: "{of} {id}：{step}", en: "{of} {id}: {step}")
        }
    }
}

fn noun(lang: Lang, entry: &Entry, step: &str) -> &'static str {
    let way: Vec<&str> = entry.section.split('.').chain([step]).collect();
    key::of(lang, &way).expect("every step is a key of the form")
}

fn entry_noun(lang: Lang, section: &str) -> &'static str {
    let words = section_of(section).map_or("", |section| section.words);
    key::without_article(half(words, lang))
}

/// The name of an entry in its record.
fn named(entry: &Entry, year: Option<NaiveDate>) -> String {
    let short = section_of(entry.section).map_or(entry.section, name::short);
    match &entry.id {
        Some(id) => format!("{short}/{id}"),
        None => of_year(short, year.filter(|_| is_of_year(entry))),
    }
}

/// Whether an entry belongs to a service year.
fn is_of_year(entry: &Entry) -> bool {
    entry.section.starts_with("years.")
}

/// The command that records a step.
pub(in crate::text) fn record(entry: &Entry, step: &str, client: &str) -> Command {
    let row = section_of(entry.section).and_then(|section| section.step(step));
    let command = kefu(row.map_or("", |row| row.command)).word(client);
    let command = match (&entry.id, entry.section) {
        (Some(renewal), "renewals") => {
            let command = command.word(step);
            let command = match step {
                "choice" => command
                    .option("--accept", Ask::COVER)
                    .option("--decline", Ask::COVER),
                _ => command,
            };
            command.option("--renewal", renewal)
        }
        (Some(id), _) => command.word(id),
        (None, _) => command,
    };
    let command = match (entry.section, step) {
        ("endorsements", "issued") => command.option("--number", Ask::NUMBER_OF_ENDORSEMENT),
        ("risks", "measured") => command.word(Ask::MEASURE),
        ("complaints", "answered") => command.word(Ask::TEXT),
        ("claims", "paid") => command.option("--paid-amount", Ask::AMOUNT),
        ("claims", "denied") => command.option("--reason", Ask::REASON),
        _ => command,
    };
    command.option("--on", Ask::DATE)
}

/// The command that shows an entry and its steps.
fn show(entry: &Entry, client: &str, year: Option<NaiveDate>) -> Command {
    match (entry.section, &entry.id) {
        ("claims", Some(id)) => kefu("claim show").word(client).word(id),
        ("complaints", Some(id)) => kefu("complaint show").word(client).word(id),
        ("renewals", Some(id)) => kefu("renewal show").word(client).word(id),
        ("archive", _) => kefu("archive show").word(client),
        ("years.plan" | "years.plan.lowerings", _) => {
            kefu("plan show").word(client).options("--year", year)
        }
        ("years.rating.override" | "years.rating.publication", _) => {
            kefu("rating show").word(client).options("--year", year)
        }
        (
            "appointment"
            | "appointment.extensions"
            | "appointment.later"
            | "appointment.later.extensions",
            _,
        ) => kefu("appointment show").word(client),
        ("endorsements", _) => kefu("endorsement list").word(client),
        ("risks", _) => kefu("risk list").word(client),
        ("duties", _) => kefu("duty list").word(client),
        _ => kefu("client show").word(client),
    }
}

/// The command that records a new entry.
fn add(section: &str, client: &str) -> Command {
    match section {
        "endorsements" => kefu("endorsement add")
            .word(client)
            .word(Ask::POLICY)
            .word(Ask::TEXT),
        "risks" => kefu("risk add").word(client).word(Ask::RISK),
        "duties" => kefu("duty add")
            .word(client)
            .word(Ask::INSURER_OF_DUTY)
            .word(Ask::TEXT)
            .option("--due", Ask::DATE),
        "claims" => kefu("claim add")
            .word(client)
            .word(Ask::LOSS)
            .option("--policy", Ask::POLICY)
            .option("--loss", Ask::DATE_OF_LOSS),
        "complaints" => kefu("complaint add")
            .word(client)
            .word(Ask::TEXT)
            .option("--from", Ask::NAME),
        _ => kefu("review add").word(client),
    }
}

/// What can still be done when another day was given: empty for most steps.
fn further(lang: Lang, entry: &Entry, step: &str, on: &str, client: &str) -> String {
    match (entry.section, step, &entry.id) {
        ("claims", _, Some(id)) => {
            let log = diary(id, client).say(lang);
            say!(lang,
                zh: "；其他进展记入日志：{log}",
                en: "; anything further goes into the diary: {log}"
            )
        }
        ("appointment" | "appointment.later", ..) => {
            let extend = kefu("appointment extend")
                .word(client)
                .option("--until", Ask::DATE)
                .say(lang);
            say!(lang, zh: "；延长期限：{extend}", en: "; to extend the appointment: {extend}")
        }
        ("renewals", "choice", _) => {
            let add = kefu("renewal step")
                .word(client)
                .word("choice")
                .option("--on", on)
                .option("--decline", Ask::COVER)
                .say(lang);
            say!(lang,
                zh: "；补登客户接受或不接受的保障：{add}",
                en: "; to add cover the client accepted or declined: {add}"
            )
        }
        _ => String::new(),
    }
}

/// What to do instead of a step that comes after the end.
fn instead(lang: Lang, entry: &Entry, end: &str, client: &str, year: Option<NaiveDate>) -> String {
    let anew = || add(entry.section, client).say(lang);
    match (entry.section, end, &entry.id) {
        ("endorsements", "issued", _) => {
            let anew = anew();
            say!(lang,
                zh: "批单是合同的一部分（保险法第二十条），要改回来，另行申请批改：{anew}",
                en: "An issued endorsement is part of the contract (Insurance Law, article 20). To undo it, ask for another: {anew}"
            )
        }
        ("claims", "denied", Some(id)) => {
            let contest = kefu("claim contest")
                .word(client)
                .word(id)
                .option("--on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "提出异议后保险公司改变决定的，请先登记异议：{contest}",
                en: "If the insurer changed its mind, record that the denial was contested first: {contest}"
            )
        }
        ("claims", _, Some(id)) => {
            let (show, log) = (
                show(entry, client, year).say(lang),
                diary(id, client).say(lang),
            );
            say!(lang,
                zh: "查看：{show}；后续事项记入日志：{log}",
                en: "To see it: {show}; what came later goes into the diary: {log}"
            )
        }
        ("renewals", ..) => {
            let show = show(entry, client, year).say(lang);
            say!(lang, zh: "查看：{show}", en: "To see it: {show}")
        }
        ("risks", ..) => {
            // A day is taken off; what is yes or no is answered.
            let is_day = section_of(entry.section).is_some_and(|it| it.step(end).is_some());
            let no = match is_day {
                true => format!("{end}="),
                false => format!("{end}={}", lang.pick("否", "no")),
            };
            let correct = kefu("correct")
                .word(client)
                .word(named(entry, None))
                .word(no);
            let correct = correct.say(lang);
            say!(lang,
                zh: "登记有误的，更正：{correct}",
                en: "If that is wrong: {correct}"
            )
        }
        _ => {
            let anew = anew();
            say!(lang,
                zh: "如仍需办理，另行登记：{anew}",
                en: "If it is wanted after all, record it again: {anew}"
            )
        }
    }
}

fn diary(claim: &str, client: &str) -> Command {
    kefu("log")
        .word(client)
        .word("claim")
        .word(Ask::TEXT)
        .option("--claim", claim)
}

#[cfg(test)]
mod tests;
