//! What is wrong with a star rating, and what helps.

use super::Mend;
use crate::lang::Lang;
use crate::model::Word;
use crate::rules::{OfRating, Secret};
use crate::say;
use crate::text::command::{Ask, kefu, rating_set};
use crate::text::{cut, entry, key};

pub(super) fn message(lang: Lang, fault: &OfRating) -> String {
    match fault {
        OfRating::Differ {
            recorded,
            computed,
            yearly,
            income: (income, months),
        } => {
            let (recorded, computed) = (drawn(*recorded), drawn(*computed));
            let sum = match months {
                12 => String::new(),
                _ => say!(lang,
                    zh: "（{income} × 12 ÷ {months}）",
                    en: " ({income} × 12 ÷ {months})"),
            };
            say!(lang,
                zh: "星级登记为 {recorded}，而按年度收入 {yearly} 元{sum}应为 {computed}。",
                en: "The record says {recorded}, but a yearly income of CNY {yearly}{sum} gives {computed}.")
        }
        OfRating::Incomplete { lacks, .. } => {
            let label = |it: &&'static str| part(lang, it);
            let lacks = lang.list(&lacks.iter().map(label).collect::<Vec<_>>());
            say!(lang,
                zh: "本服务年度的星级评定没有写明{lacks}。",
                en: "The rating of this service year does not say: {lacks}.")
        }
        OfRating::Doubled { on, .. } => say!(lang,
            zh: "本服务年度有两次不同的星级评定登记在同一天（{on}），现按档案中靠后的一次执行。",
            en: "This service year has two different ratings of one day ({on}). The one further down in the file holds."),
        OfRating::Waiting {
            stars,
            referred,
            holds,
        } => {
            let to = stars.and_then(|stars| u8::try_from(stars).ok()).map(drawn);
            let to_zh = to
                .as_ref()
                .map_or_else(String::new, |to| format!("（{to}）"));
            let to_en = to.map_or_else(
                || "An override".to_owned(),
                |to| format!("An override to {to}"),
            );
            let holds = held(lang, *holds);
            match referred {
                Some(day) => say!(lang,
                    zh: "星级调整{to_zh}已于 {day} 上报，尚未批准；批准之前{holds}。",
                    en: "{to_en} was referred for approval on {day} and is not approved. Until it is, {holds}."),
                None => say!(lang,
                    zh: "星级调整{to_zh}没有上报日期，也没有批准；批准之前{holds}。",
                    en: "{to_en} was never referred for approval, and is not approved. Until it is, {holds}."),
            }
        }
        OfRating::ByNobody { approved, holds } => match holds.map(drawn) {
            Some(holds) => say!(lang,
                zh: "星级调整登记为 {approved} 批准，却没有批准人，因此不计入，仍按 {holds} 执行。",
                en: "The override was approved on {approved}, but the record does not say by whom. So it does not count, and {holds} holds."),
            None => say!(lang,
                zh: "星级调整登记为 {approved} 批准，却没有批准人，因此不计入。",
                en: "The override was approved on {approved}, but the record does not say by whom, so it does not count."),
        },
        OfRating::Revealed {
            section,
            key,
            secret,
            words,
        } => {
            let way: Vec<&str> = section.split('.').chain([*key]).collect();
            let what = key::of(lang, &way).unwrap_or(key);
            let words = cut(words);
            match secret {
                Secret::Stars => say!(lang,
                    zh: "{what}会印在给客户的文件上，其中“{words}”说出了客户星级。",
                    en: "The client gets {what} on paper, and '{words}' in it tells the client's stars."),
                Secret::Income => say!(lang,
                    zh: "{what}会印在给客户的文件上，其中“{words}”说出了我方收入。",
                    en: "The client gets {what} on paper, and '{words}' in it tells our income."),
            }
        }
        OfRating::NameReveals {
            service,
            secret,
            words,
        } => {
            let (service, words) = (cut(service), cut(words));
            match secret {
                Secret::Stars => say!(lang,
                    zh: "服务项目 {service} 在 kefu.toml 中的名称会印在给客户的文件上，其中“{words}”说出了客户星级。",
                    en: "The client gets the name of the service {service} in kefu.toml on paper, and '{words}' in it tells the client's stars."),
                Secret::Income => say!(lang,
                    zh: "服务项目 {service} 在 kefu.toml 中的名称会印在给客户的文件上，其中“{words}”说出了我方收入。",
                    en: "The client gets the name of the service {service} in kefu.toml on paper, and '{words}' in it tells our income."),
            }
        }
        OfRating::Unfounded { factor, reason } => match (factor, reason) {
            (true, true) => say!(lang,
                zh: "星级调整没有写明调整因素和理由。",
                en: "The override names neither its factor nor a reason."),
            (true, false) => say!(lang,
                zh: "星级调整没有写明调整因素（规模、社会影响力或具体需求）。",
                en: "The override does not name its factor: size, influence or needs."),
            (false, _) => say!(lang,
                zh: "星级调整没有写明理由。",
                en: "The override gives no reason."),
        },
        OfRating::Published { on, approved } => match approved {
            Some(approved) => say!(lang,
                zh: "星级于 {on} 公布，客户关系管理中心到 {approved} 才批准。",
                en: "The stars were made public on {on}, before the client relations centre approved that on {approved}."),
            None => say!(lang,
                zh: "星级已于 {on} 公布，没有客户关系管理中心的批准。",
                en: "The stars were made public on {on} without the client relations centre's approval."),
        },
        OfRating::Whole {
            policy: (policy, months),
            others,
            whole,
            yearly,
            stars,
            ..
        } => {
            let (policy, stars) = (entry(lang, policy), drawn(*stars));
            let more = others + 1;
            match others {
                0 => say!(lang,
                    zh: "保单 {policy} 为期 {months} 个月，全期经纪收入 {whole} 元都算作了一年的收入；分摊后年度收入为 {yearly} 元，评为 {stars}。",
                    en: "Policy {policy} runs {months} months, but its whole brokerage of CNY {whole} is counted in one year. Spread over its months, the yearly income is CNY {yearly}: {stars}."),
                _ => say!(lang,
                    zh: "保单 {policy}（{months} 个月）等 {more} 份跨年度保单，全期经纪收入 {whole} 元都算作了一年的收入；分摊后年度收入为 {yearly} 元，评为 {stars}。",
                    en: "{more} policies run longer than a year ({policy}: {months} months), but their whole brokerage of CNY {whole} is counted in one year. Spread over their months, the yearly income is CNY {yearly}: {stars}."),
            }
        }
    }
}

/// The stars that hold while an override does not count.
fn held(lang: Lang, stars: Option<u8>) -> String {
    match stars.map(drawn) {
        Some(stars) => say!(lang, zh: "仍按 {stars} 执行", en: "{stars} holds"),
        None => say!(lang, zh: "不计入", en: "it does not count"),
    }
}

fn drawn(stars: u8) -> String {
    "★".repeat(usize::from(stars))
}

/// A command, or a sentence with the place to open.
pub(super) fn remedy(lang: Lang, fault: &OfRating, id: &str, at: &Mend<'_>) -> String {
    let another = at.another_year();
    match fault {
        OfRating::Differ {
            income: (income, _),
            ..
        } => {
            let income = income.plain();
            rating_set(id, income, another).say(lang)
        }
        OfRating::NameReveals { service, .. } => {
            let service = cut(service);
            say!(lang,
                zh: "在 kefu.toml 的 [[services]] 中改写 code = \"{service}\" 一项的 zh、en。",
                en: "In kefu.toml, reword zh and en of the entry with code = \"{service}\" in [[services]].")
        }
        OfRating::Revealed { .. } => {
            let waive = kefu("waiver add")
                .word(id)
                .word("client-text-reveals")
                .option("--reason", Ask::REASON)
                .option("--by", Ask::NAME)
                .option("--until", Ask::DATE)
                .say(lang);
            let correct = at.key();
            say!(lang,
                zh: "改写：{correct}；说的确是别的事，由服务团队以外的人豁免：{waive}",
                en: "Reword it: {correct}. If it speaks of something else, somebody outside the team waives it: {waive}")
        }
        OfRating::Doubled { other, .. } => {
            let this = at.removed();
            match other {
                Some(other) => {
                    let other = at.removed_named(other);
                    say!(lang,
                        zh: "只留下实际评定的一次。去掉靠后的一次：{this}；去掉靠前的一次：{other}",
                        en: "Keep the one that was decided. To take the one further down off: {this}. To take the other off: {other}")
                }
                None => this,
            }
        }
        OfRating::Incomplete {
            income,
            basis,
            rated,
            ..
        } => {
            let set = match income {
                Some(income) => rating_set(id, income.plain(), another),
                None => rating_set(id, Ask::INCOME, another),
            };
            let set = match basis {
                Some(basis) => set.option("--basis", basis.code()),
                None => set.option("--basis", Ask::BASIS),
            };
            match rated {
                Some(rated) => set.option("--on", rated).say(lang),
                None => set.option("--on", Ask::DATE).say(lang),
            }
        }
        OfRating::Waiting { .. } => kefu("rating approve")
            .word(id)
            .option("--by", Ask::APPROVER)
            .options("--year", another)
            .option("--on", Ask::DATE)
            .say(lang),
        OfRating::ByNobody { approved, .. } => kefu("rating approve")
            .word(id)
            .option("--by", Ask::APPROVER)
            .options("--year", another)
            .option("--on", approved)
            .say(lang),
        OfRating::Unfounded {
            factor: true,
            reason,
        } => match reason {
            true => at.keys(&["factor", "reason"]),
            false => at.keys(&["factor"]),
        },
        OfRating::Unfounded { .. } => at.keys(&["reason"]),
        OfRating::Published { approved: None, on } => kefu("rating publish")
            .word(id)
            .options("--year", another)
            .option("--on", on)
            .option("--approved", Ask::DATE)
            .option("--approved-by", Ask::APPROVER)
            .say(lang),
        OfRating::Published { .. } => {
            let correct = at.keys(&["approved"]);
            say!(lang,
                zh: "日期记错的，更正：{correct}；确属先公布后批准的，报客户关系管理中心处理。",
                en: "If the day is wrong: {correct}. If the stars really were public first, refer it to the client relations centre.")
        }
        OfRating::Whole {
            policy: (_, months),
            others: 0,
            whole,
            income,
            ..
        } if whole == income => {
            let income = income.plain();
            rating_set(id, income, another)
                .option("--months", months)
                .say(lang)
        }
        OfRating::Whole { yearly, .. } => {
            let yearly = yearly.plain();
            rating_set(id, yearly, another).say(lang)
        }
    }
}

/// A part of a rating, by its key.
fn part(lang: Lang, key: &str) -> &'static str {
    let (zh, en) = match key {
        "rated" => ("评定日期", "the day"),
        "basis" => (
            "收入依据（预期或已实现）",
            "whether its income is expected or realised",
        ),
        "income" => ("收入", "the income"),
        _ => ("星级", "the stars"),
    };
    lang.pick(zh, en)
}

#[cfg(test)]
mod tests;
