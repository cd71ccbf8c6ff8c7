//! The insurance beside that of the years before, in words.

use super::sheet::{Experience, Term};
use crate::lang::Lang;
use crate::money::Fen;
use crate::text::paper;
use crate::view::stewardship::{self, Changed};

/// A row for each term that changed, or one that says none did. The product and the reason stand in the first row of a
/// policy.
pub(super) fn terms(lang: Lang, renewed: &[stewardship::Renewed]) -> Vec<Term> {
    renewed.iter().flat_map(|it| of_policy(lang, it)).collect()
}

fn of_policy(lang: Lang, it: &stewardship::Renewed) -> Vec<Term> {
    let words = paper::stewardship_words(lang);
    let row = |name: &str, before: String, now: String| Term {
        product: String::new(),
        term: words[name].to_owned(),
        before,
        now,
        reason: String::new(),
    };
    let amounts = |name, (before, now): &(Fen, Fen)| row(name, before.to_string(), now.to_string());
    let said = |name, (before, now): &(String, String)| row(name, before.clone(), now.clone());
    let mut rows: Vec<Term> = it
        .changed
        .iter()
        .map(|changed| match changed {
            Changed::Product(words) => said("product", words),
            Changed::Insurer(words) => said("insurer", words),
            Changed::Insured(words) => said("insured", words),
            Changed::SumInsured(both) => amounts("sum_insured", both),
            Changed::Premium(both) => amounts("premium", both),
            Changed::Payment(words) => said("payment", words),
        })
        .collect();
    if rows.is_empty() {
        rows.push(row("unchanged", String::new(), String::new()));
    }
    if let Some(first) = rows.first_mut() {
        first.product = it.product.clone().unwrap_or_default();
        first.reason = it.reason.clone().unwrap_or_default();
    }
    rows
}

/// A row for each service year, where there is something to compare: an earlier year, or a claim that was paid.
pub(super) fn years(lang: Lang, all: &[stewardship::Experience]) -> Vec<Experience> {
    let is_told = all.len() > 1 || all.iter().any(|year| year.paid != Fen(0));
    let row = |it: &stewardship::Experience| Experience {
        year: paper::term(lang, it.starts, it.ends),
        premium: it.premium.to_string(),
        paid: it.paid.to_string(),
        ratio: it
            .ratio()
            .map_or(String::new(), |ratio| format!("{ratio}%")),
    };
    all.iter().filter(|_| is_told).map(row).collect()
}
