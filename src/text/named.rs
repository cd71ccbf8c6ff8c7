//! What a name means in a record that is no entry of the list it was given for.

use chrono::NaiveDate;

use super::{cut, entry};
use crate::lang::{Lang, half};
use crate::model::form::Tables;
use crate::model::name::{self, Named};
use crate::say;

/// A sentence that says it; `None` when it means nothing at all.
pub fn elsewhere(lang: Lang, given: &str, tables: &Tables<'_>, today: NaiveDate) -> Option<String> {
    let said = entry(lang, given);
    Some(match name::find(tables, given, today) {
        Named::One(found) => {
            let noun = half(found.section().words, lang);
            match name::of(tables, found) {
                name if name == given => {
                    say!(lang, zh: "{said} 指的是{noun}。", en: "{said} means {noun}.")
                }
                name => {
                    let name = cut(&name);
                    say!(lang, zh: "{said} 指的是{noun} {name}。", en: "{said} means {noun} {name}.")
                }
            }
        }
        Named::Several(names) => {
            let names: Vec<String> = names.iter().map(|name| cut(name)).collect();
            let list = lang.list(&names);
            say!(lang,
                zh: "{said} 是别处的编号：{list}。",
                en: "{said} is an id elsewhere: {list}."
            )
        }
        // Of an id alone the list that was asked for knows what was meant.
        Named::None(near) => {
            let near = cut(&near.filter(|_| given.contains('/'))?);
            say!(lang, zh: "是不是 {near}？", en: "Did you mean {near}?")
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::model::Record;

    #[test]
    fn a_name_is_explained_by_what_it_means_in_the_record() {
        let text = "\
client.name = '甲'
needs = [{ id = 'x1', text = '' }]
risks = [{ id = 'x1', text = '' }]
claims = [{ id = 'k1' }]
[[years]]
starts = 2026-03-02
plan.items = [{ id = 'p1' }]
";
        let document = Document::parse(text).unwrap();
        let reading = Record::read(&document);
        let told = |given: &str| {
            let today = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
            let tables = reading.record.tables();
            let [zh, en] = [Lang::Zh, Lang::En].map(|lang| elsewhere(lang, given, tables, today));
            zh.zip(en)
        };
        let said = |zh: &str, en: &str| Some((zh.to_owned(), en.to_owned()));

        assert_eq!(
            told("k1"),
            said("k1 指的是索赔 claims/k1。", "k1 means the claim claims/k1.")
        );
        assert_eq!(
            told("2026-03-02.plan.items/p1"),
            said(
                "“2026-03-02.plan.items/p1” 指的是计划项目 plan.items/p1。",
                "'2026-03-02.plan.items/p1' means the plan item plan.items/p1."
            )
        );
        assert_eq!(
            told("plan"),
            said(
                "plan 指的是服务计划 2026-03-02.plan。",
                "plan means the plan 2026-03-02.plan."
            )
        );
        assert_eq!(
            told("client"),
            said("client 指的是客户。", "client means the client.")
        );
        assert_eq!(
            told("x1"),
            said(
                "x1 是别处的编号：needs/x1、risks/x1。",
                "x1 is an id elsewhere: needs/x1, risks/x1."
            )
        );
        assert_eq!(
            told("claim/k1"),
            said("是不是 claims/k1？", "Did you mean claims/k1?")
        );
        assert_eq!(told("k2"), None);
        assert_eq!(told("banquet/k2"), None);
    }
}
