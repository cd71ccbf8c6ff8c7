//! Stars and income are internal (D35): no text that the client gets on paper speaks of them.
//!
//! The type of a paper has no stars and no income in it; what somebody typed into a plan item or a commitment could
//! still tell them.

use std::sync::LazyLock;

use crate::document::{Asked, Value};
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
    use crate::rules::testing::values::{Found, at, found};

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
    fn what_stays_in_the_house_may_say_it() {
        let text = "client.name = '甲'\n[[diary]]\nid = 'd1'\non = 2026-03-02\ndid = '★5 客户，佣金 75000'\n";
        assert_eq!(found(&RULE, "2026-11-20", text), []);
    }
}
