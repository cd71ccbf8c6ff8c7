//! What is said once the premium of a policy is recorded as paid.

use chrono::NaiveDate;

use crate::changes::policy::Terms;
use crate::lang::Lang;
use crate::model::Policy;
use crate::say;
use crate::standing::{Case, Premiums};
use crate::text::command::{Ask, kefu};

/// The premium and its day, of which policy where nothing else is said of it, the instalments that count as paid with it, and what to add where the premium is not on record.
pub(super) fn said(
    lang: Lang,
    case: &Case<'_>,
    old: &Policy<'_>,
    terms: &Terms,
    on: NaiveDate,
    alone: bool,
) -> String {
    let id = old.id;
    let of = match alone {
        false => lang.pick("", "The premium").to_owned(),
        true => {
            let product = terms.product.as_deref().or(old.product);
            let product = product.map_or(
                String::new(),
                |it| say!(lang, zh: "（{it}）", en: " ({it})"),
            );
            say!(lang, zh: "保单 {id}{product}的", en: "Policy {id}{product}: the premium")
        }
    };
    let premium = terms
        .premium
        .or_else(|| Premiums::on(case.record, case.today).of(old));
    let mut said = match premium {
        Some(premium) => say!(lang,
            zh: "{of}保险费 {premium} 元已于 {on} 付清。",
            en: "{of} of CNY {premium} was paid on {on}."
        ),
        None => say!(lang,
            zh: "{of}保险费已于 {on} 付清。",
            en: "{of} was paid on {on}."
        ),
    };
    let open = old.instalments.iter().filter(|it| it.paid.is_none());
    let open: Vec<&str> = open.map(|it| it.id).collect();
    if !open.is_empty() {
        let list = lang.list(&open);
        said += &say!(lang,
            zh: "期次 {list} 随之算作已缴。",
            en: " With it these instalments count as paid: {list}."
        );
    }
    if premium.is_none() {
        let set = kefu("policy set")
            .word(case.id)
            .word(id)
            .option("--premium", Ask::PREMIUM)
            .say(lang);
        said += &say!(lang,
            zh: "\n保险费金额尚未登记，补登：{set}",
            en: "\nThe premium itself is not on record. To add it: {set}"
        );
    }
    said
}
