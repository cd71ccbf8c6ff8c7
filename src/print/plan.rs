//! The service plan as a sheet, worded in one language.
//!
//! A template for the client is filled with a sheet whose `internal` is `null`: it has nothing to leak.

use chrono::NaiveDate;
use minijinja::Value;

use super::chart::{Bar, Row, year_charts};
use crate::lang::Lang;
use crate::money::Fen;
use crate::say;
use crate::standard::Broker;
use crate::text::drafted;
use crate::text::paper::{self, day, day_in_column};
use crate::text::word::Spoken;
use crate::view::plan::{Answered, ClientPlan, Colleague, InternalItem, InternalPlan, Item};

mod sheet;

pub use sheet::{
    Contact, Dropped, Internal, InternalService, Letterhead, Person, Revision, Service, Sheet, Wish,
};

/// The sheet for the client. `today` is the date of a draft.
pub fn for_client(lang: Lang, plan: &ClientPlan, today: NaiveDate) -> Sheet {
    sheet(lang, plan, today, to_the_client, &|_| false)
}

/// The sheet for the company.
pub fn for_house(lang: Lang, plan: &InternalPlan, today: NaiveDate) -> Sheet {
    let done = |number: usize| plan.items[number - 1].done.is_some();
    let sheet = sheet(lang, &plan.plan, today, known, &done);
    let internal_mark = sheet.t["internal"];
    Sheet {
        mark: match sheet.draft {
            true => format!("{internal_mark} · {}", sheet.t["draft"]),
            false => internal_mark.to_owned(),
        },
        internal: Some(internal(lang, plan)),
        ..sheet
    }
}

/// The content of a plan item, as the client reads it.
pub(super) fn to_the_client(content: &Option<String>) -> String {
    drafted::to_the_client(&known(content))
}

fn sheet(
    lang: Lang,
    plan: &ClientPlan,
    today: NaiveDate,
    content: fn(&Option<String>) -> String,
    done: &dyn Fn(usize) -> bool,
) -> Sheet {
    let t = paper::plan_words(lang);
    let draft = plan.issued.is_none();
    let date = plan.issued.unwrap_or(today);
    let manager = plan
        .team
        .first()
        .filter(|it| it.role == Some(crate::model::Role::AccountManager));
    Sheet {
        lang: lang.tag(),
        client: plan.client.clone(),
        broker: known(&plan.broker),
        letterhead: letterhead(&plan.particulars),
        draft,
        mark: if draft {
            t["draft"].to_owned()
        } else {
            String::new()
        },
        appointment: plan.appointment.as_ref().map_or(String::new(), |it| {
            let on = day(lang, it.on);
            let kind = it.kind.map(|kind| kind.say(lang));
            match (kind, lang) {
                (None, _) => on,
                (Some(kind), Lang::Zh) => format!("{kind}（{on}）"),
                (Some(kind), Lang::En) => format!("{}, {on}", capital(kind)),
            }
        }),
        term: paper::term(lang, plan.starts, plan.ends),
        focus: known(&plan.focus),
        manager: manager.map_or(String::new(), |it| it.name.clone()),
        date: day(lang, date),
        iso_date: date.to_string(),
        revised: plan.revised.map_or(String::new(), |on| day(lang, on)),
        team: plan.team.iter().map(|it| person(lang, it)).collect(),
        contacts: plan
            .contacts
            .iter()
            .map(|it| Contact {
                name: it.name.clone(),
                position: known(&it.role),
                phone: known(&it.phone),
                email: known(&it.email),
            })
            .collect(),
        items: (1..)
            .zip(&plan.items)
            .map(|(number, it)| Service {
                number,
                service: service(lang, &it.service),
                content: content(&it.content),
                start: column(lang, it.start),
                finish: column(lang, it.finish),
                handler: known(&it.handler),
            })
            .collect(),
        commitments: plan.commitments.iter().map(|it| wish(lang, it)).collect(),
        needs: plan.needs.iter().map(|it| wish(lang, it)).collect(),
        charts: charts(lang, plan, t["chart"], content, done),
        internal: None,
        t,
    }
}

/// One row for each service, in the order in which they first happen.
fn charts(
    lang: Lang,
    plan: &ClientPlan,
    name: &str,
    content: fn(&Option<String>) -> String,
    done: &dyn Fn(usize) -> bool,
) -> Vec<Value> {
    let bars = (1..).zip(&plan.items).filter_map(|(number, item)| {
        let bar = bar(lang, number, item, &content(&item.content), done(number))?;
        Some((service(lang, &item.service), bar))
    });
    year_charts(lang, name, plan.starts, plan.ends, &Row::by_label(bars))
        .into_iter()
        .map(Value::from_safe_string)
        .collect()
}

/// What has no day at all cannot be drawn; one day alone is drawn as that day.
fn bar(lang: Lang, number: usize, item: &Item, content: &str, done: bool) -> Option<Bar> {
    let from = item.start.or(item.finish)?;
    let to = item.finish.unwrap_or(from).max(from);
    let (first, last) = (day_in_column(lang, from), day_in_column(lang, to));
    let title = format!("{number}  {content}  {first} – {last}");
    Some(Bar {
        number,
        from,
        to,
        done,
        title,
    })
}

fn internal(lang: Lang, plan: &InternalPlan) -> Internal {
    let rated = plan.rated.as_ref();
    let comma = lang.comma();
    let leaders: Vec<&str> = plan.leaders.iter().map(|it| it.name.as_str()).collect();
    Internal {
        id: plan.id.clone(),
        stars: rated.map_or(String::new(), |rated| {
            let drawn = "★".repeat(usize::from(rated.stars));
            match rated.factor {
                Some(factor) => bracketed(lang, &drawn, factor.say(lang)),
                None => drawn,
            }
        }),
        income: rated.map_or(String::new(), |rated| {
            let amount = yuan(lang, rated.yearly_income);
            match rated.basis {
                Some(basis) => bracketed(lang, &amount, basis.say(lang)),
                None => amount,
            }
        }),
        cost: cost(lang, plan),
        circulated: plan.circulated.map_or(String::new(), |on| day(lang, on)),
        sent: plan.sent.map_or(String::new(), |on| day(lang, on)),
        opinion: plan.opinion.as_ref().map_or(String::new(), |opinion| {
            let by = known(&opinion.by);
            let on = opinion.on.map(|on| day(lang, on));
            let who: Vec<String> = [Some(by).filter(|by| !by.is_empty()), on]
                .into_iter()
                .flatten()
                .collect();
            match who.is_empty() {
                true => known(&opinion.text),
                false => bracketed(lang, &known(&opinion.text), &who.join(comma)),
            }
        }),
        leaders: leaders.join(comma),
        items: (1..)
            .zip(plan.items.iter().zip(&plan.plan.items))
            .map(|(number, (it, item))| InternalService {
                number,
                id: it.id.clone(),
                content: known(&item.content),
                origin: it
                    .origin
                    .map_or(String::new(), |origin| capital(origin.say(lang))),
                covers: it.covers.join(comma),
                purpose: it
                    .purpose
                    .map_or(String::new(), |purpose| capital(purpose.say(lang))),
                cost: beside(lang, it),
                done: column(lang, it.done),
            })
            .collect(),
        dropped: plan
            .dropped
            .iter()
            .map(|it| Dropped {
                id: it.id.clone(),
                service: service(lang, &it.service),
                content: known(&it.content),
                date: day_in_column(lang, it.on),
                reason: known(&it.reason),
            })
            .collect(),
        revisions: plan
            .revisions
            .iter()
            .map(|it| Revision {
                date: column(lang, it.on),
                by: known(&it.by),
                reason: known(&it.reason),
            })
            .collect(),
    }
}

/// What the services cost together and its share of the income, rounded to a tenth of a per cent (D48).
fn cost(lang: Lang, plan: &InternalPlan) -> String {
    let actual = plan.actual_cost.map(|actual| yuan(lang, actual));
    if plan.costed == 0 {
        return actual.map_or(String::new(), |actual| match lang {
            Lang::Zh => format!("实际 {actual}"),
            Lang::En => format!("{actual} spent"),
        });
    }
    let actual = actual.map_or(String::new(), |actual| match lang {
        Lang::Zh => format!("；已发生 {actual}"),
        Lang::En => format!("; {actual} spent so far"),
    });
    let amount = yuan(lang, plan.cost);
    let income = plan.rated.as_ref().map_or(0, |rated| rated.yearly_income.0);
    if income <= 0 {
        return amount + &actual;
    }
    let income = i128::from(income);
    let tenths = (i128::from(plan.cost.0) * 1000 + income / 2) / income;
    let (whole, tenth) = (tenths / 10, tenths % 10);
    match lang {
        Lang::Zh => format!("{amount}（占收入 {whole}.{tenth}%）{actual}"),
        Lang::En => format!("{amount} ({whole}.{tenth}% of income){actual}"),
    }
}

/// What an item is expected to cost, and beside it what it did cost.
fn beside(lang: Lang, item: &InternalItem) -> String {
    let actual = item.actual_cost.map(|actual| match lang {
        Lang::Zh => format!("实际 {actual}"),
        Lang::En => format!("actual {actual}"),
    });
    match (item.cost, actual) {
        (None, actual) => actual.unwrap_or_default(),
        (Some(cost), None) => cost.to_string(),
        (Some(cost), Some(actual)) => bracketed(lang, &cost.to_string(), &actual),
    }
}

fn yuan(lang: Lang, amount: Fen) -> String {
    match lang {
        Lang::Zh => format!("{amount} 元"),
        Lang::En => format!("CNY {amount}"),
    }
}

pub(super) fn person(lang: Lang, it: &Colleague) -> Person {
    Person {
        name: it.name.clone(),
        role: it
            .role
            .map_or(String::new(), |role| capital(role.say(lang))),
        duty: known(&it.duty),
        phone: known(&it.phone),
    }
}

/// What stands below the broker's name.
pub(super) fn letterhead(broker: &Broker) -> Letterhead {
    Letterhead {
        address: known(&broker.address),
        phone: known(&broker.phone),
        licence: known(&broker.licence),
    }
}

fn wish(lang: Lang, it: &Answered) -> Wish {
    let numbers: Vec<String> = it.items.iter().map(usize::to_string).collect();
    let undated = it.undated.filter(|_| numbers.is_empty());
    Wish {
        text: it.text.clone(),
        items: undated.map_or_else(|| lang.list(&numbers), |kept| paper::undated(lang, kept)),
    }
}

fn bracketed(lang: Lang, text: &str, more: &str) -> String {
    match lang {
        Lang::Zh => format!("{text}（{more}）"),
        Lang::En => format!("{text} ({more})"),
    }
}

/// Words as a table or heading begins them: an English one with a capital letter.
pub fn capital(words: &str) -> String {
    let mut letters = words.chars();
    let first = letters.next().map(|letter| letter.to_ascii_uppercase());
    first.into_iter().chain(letters).collect()
}

/// A service at the beginning of a table row: in English with a capital letter. An item without a service in
/// the standard gets a name too, because a gap would look like a mistake.
pub(super) fn service(lang: Lang, name: &Option<String>) -> String {
    if name.is_none() {
        return say!(lang, zh: "其他服务", en: "Other service");
    }
    match lang {
        Lang::Zh => known(name),
        Lang::En => capital(&known(name)),
    }
}

pub(super) fn known(text: &Option<String>) -> String {
    text.clone().unwrap_or_default()
}

pub(super) fn column(lang: Lang, day: Option<NaiveDate>) -> String {
    day.map_or(String::new(), |day| day_in_column(lang, day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_service_is_named_even_where_the_standard_has_none() {
        let visit = Some("visit".to_owned());
        assert_eq!(service(Lang::Zh, &None), "其他服务");
        assert_eq!(service(Lang::En, &None), "Other service");
        assert_eq!(service(Lang::En, &visit), "Visit");
        assert_eq!(service(Lang::Zh, &visit), "visit");
    }
}
