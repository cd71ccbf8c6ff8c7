//! Stars and income are internal (D35): no text that the client gets on paper speaks of them.
//!
//! The type of a paper has no stars and no income in it; what somebody typed into a plan item or a commitment could
//! still tell them.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use crate::document::{Asked, KeyPath, Value};
use crate::lang::Lang;
use crate::model::form::FORM;
use crate::money::Fen;
use crate::rules::{Check, Consequence, Detail, Findings, Group, OfRating, Rule};
use crate::standard::Severity;
use crate::standing::Case;

mod secret;

pub use secret::Secret;
use secret::{revealed, triggers};

pub(in crate::rules) static RULE: Rule = Rule {
    name: "client-text-reveals",
    group: Group::Rating,
    severity: Severity::Error,
    consequence: Consequence::Client,
    clause: "D35",
    check: Check::Client(check),
};

/// Every key of the form whose words are printed for the client: the place of its section, and the key.
static PRINTED: LazyLock<Vec<(usize, &'static str, Asked<'static>)>> = LazyLock::new(|| {
    let sections = FORM.iter().enumerate();
    let keys = sections.flat_map(|(place, it)| it.keys.iter().map(move |key| (place, key)));
    let printed = keys.filter(|(_, key)| key.printed);
    printed
        .map(|(place, key)| (place, key.name, Asked::of(key.name)))
        .collect()
});

/// Also of years that are over, and of a closed client: their reports can still be printed.
fn check(case: &Case<'_>, findings: &mut Findings) {
    let tables = case.record.tables();
    for (section, key, asked) in PRINTED.iter() {
        for table in tables.of_place(*section) {
            let text = match table.item.find(*asked).map(|item| item.value()) {
                Some(Value::Text(text)) => text,
                _ => continue,
            };
            if let Some((secret, words)) = told(case, text) {
                let detail = OfRating::Revealed {
                    section: FORM[*section].name,
                    key,
                    secret,
                    words,
                };
                findings.add(&RULE, table.way().key(key), Detail::Rating(detail));
            }
        }
    }
    names(case, findings);
}

/// The names of services stand on the papers as the company's standard has them; each is told once, where it is first used.
/// A service that the standard does not know is printed by its code.
fn names(case: &Case<'_>, findings: &mut Findings) {
    let services = case.standard.services.iter();
    let telling = services.filter_map(|it| {
        let names = [Lang::Zh, Lang::En].map(|lang| it.name.pick(lang));
        let told = names.iter().find_map(|name| told(case, name))?;
        Some((it.code.as_str(), told))
    });
    let telling: HashMap<&str, _> = telling.collect();
    let told_of = |code: &str| match case.standard.service(code) {
        Some(_) => telling.get(code).cloned(),
        None => told(case, code),
    };
    let mut seen = HashSet::new();
    for (year, nth, code) in services_of(case) {
        if !seen.insert(code) {
            continue;
        }
        if let Some((secret, words)) = told_of(code) {
            let way = match year {
                Some(year) => {
                    let items = KeyPath::of("years").nth(year).key("plan").key("items");
                    items.nth(nth).key("service")
                }
                None => KeyPath::of("diary").nth(nth).key("kind"),
            };
            let service = code.to_owned();
            let detail = OfRating::NameReveals {
                service,
                secret,
                words,
            };
            findings.add(&RULE, way, Detail::Rating(detail));
        }
    }
}

/// The codes of the services of all plan items, each with the position of its year and its own, and then of all diary
/// entries.
fn services_of<'a>(case: &Case<'a>) -> impl Iterator<Item = (Option<usize>, usize, &'a str)> {
    let years = case.record.years.iter().enumerate();
    let items = years.flat_map(|(year, it)| {
        let items = it.plan.iter().flat_map(|plan| plan.items.iter());
        let items = items.enumerate();
        items.filter_map(move |(nth, item)| Some((Some(year), nth, item.service?)))
    });
    let diary = case.record.diary.iter().enumerate();
    items.chain(diary.filter_map(|(nth, it)| Some((None, nth, it.kind?))))
}

/// What a text that the client gets would tell, and the words that do.
pub fn told(case: &Case<'_>, text: &str) -> Option<(Secret, String)> {
    if !triggers(text) {
        return None;
    }
    revealed(text, &income(case))
}

/// The income of ours that is on record.
fn income(case: &Case<'_>) -> Vec<Fen> {
    let ratings = case.record.years.iter();
    let ratings = ratings.filter_map(|year| year.rating.as_ref());
    let income = ratings.flat_map(|rating| [rating.income, rating.realised]);
    income.flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{Found, at, found, found_under};

    fn of(content: &str) -> Vec<Found> {
        let text = format!(
            "client.name = '甲'\n[[years]]\nstarts = 2026-03-02\nrating.income = 75000\n[[years.plan.items]]\nid = 'p1'\ncontent = '{content}'\n"
        );
        found(&RULE, "2026-11-20", &text)
    }

    #[test]
    fn a_text_for_the_client_that_tells_a_secret_is_an_error_and_others_are_not() {
        let told = |secret, words: &str| {
            let (section, words) = ("years.plan.items", words.to_owned());
            [at(
                "jia/client-text-reveals/years.2026-03-02.plan.items.p1.content 7:1",
                Detail::Rating(OfRating::Revealed {
                    section,
                    key: "content",
                    secret,
                    words,
                }),
            )]
        };
        assert_eq!(of("年度服务报告"), []);
        assert_eq!(of("★2 星级客户年度报告"), told(Secret::Stars, "★"));
        assert_eq!(
            of("年收入 7.5万元的客户"),
            told(Secret::Income, "收入 7.5万")
        );
        assert_eq!(of("免赔额 75000 元"), []);
    }

    #[test]
    fn the_name_of_a_service_in_the_company_s_standard_is_looked_at_where_it_is_used() {
        let text = "client.name = '甲'\n[[years]]\nstarts = 2026-03-02\n[[years.plan.items]]\nid = 'p1'\nservice = 'visit'\n[[years.plan.items]]\nid = 'p2'\nservice = 'visit'\n[[diary]]\nid = 'd1'\non = 2026-03-02\nkind = 'talk'\ndid = '讲座'\n";
        let named = |zh: &str, en: &str| {
            let service = |code: &str| {
                format!(
                    "[[services]]\ncode = '{code}'\nzh = '{zh}'\nen = '{en}'\nleast = [1, 1, 1, 1, 1]\n"
                )
            };
            let standard = service("visit") + &service("talk");
            found_under(&standard, &RULE, "2026-11-20", text)
        };
        let told = |subject: &str, service: &str, words: &str| {
            let (service, words) = (service.to_owned(), words.to_owned());
            let secret = Secret::Stars;
            at(
                subject,
                Detail::Rating(OfRating::NameReveals {
                    service,
                    secret,
                    words,
                }),
            )
        };
        let [item, log] = [
            "jia/client-text-reveals/years.2026-03-02.plan.items.p1.service 6:1",
            "jia/client-text-reveals/diary.d1.kind 13:1",
        ];
        assert_eq!(
            named("五星客户上门拜访", "visit"),
            [
                told(item, "visit", "五星客户"),
                told(log, "talk", "五星客户")
            ]
        );
        assert_eq!(
            named("拜访", "four-star client visit")[0],
            told(item, "visit", "four-star client")
        );
        assert_eq!(named("上门拜访", "visit"), []);
    }

    #[test]
    fn what_stays_in_the_house_may_say_it() {
        let text = "client.name = '甲'\n[[diary]]\nid = 'd1'\non = 2026-03-02\ndid = '★5 客户，佣金 75000'\n";
        assert_eq!(found(&RULE, "2026-11-20", text), []);
    }
}
