//! What is wrong with a star rating, and what helps.

use crate::lang::Lang;
use crate::model::Word;
use crate::rules::{OfRating, Secret};
use crate::say;
use crate::text::command::{Ask, kefu};
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
pub(super) fn remedy(lang: Lang, fault: &OfRating, id: &str, at: &str) -> String {
    match fault {
        OfRating::Differ {
            income: (income, _),
            ..
        } => {
            let income = income.plain();
            kefu("rating set")
                .word(id)
                .option("--income", income)
                .say(lang)
        }
        OfRating::Revealed { .. } => {
            let waive = kefu("waiver add")
                .word(id)
                .word("client-text-reveals")
                .option("--reason", Ask::REASON)
                .option("--by", Ask::NAME)
                .option("--until", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "打开 {at}改写；说的确是别的事，由小组以外的人豁免：{waive}",
                en: "Open {at} and write it otherwise. If it speaks of something else, somebody outside the team waives it: {waive}")
        }
        OfRating::Incomplete {
            income,
            basis,
            rated,
            ..
        } => {
            let set = kefu("rating set").word(id);
            let set = match income {
                Some(income) => set.option("--income", income.plain()),
                None => set.option("--income", Ask::INCOME),
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
            .option("--on", Ask::DATE)
            .say(lang),
        OfRating::ByNobody { approved, .. } => kefu("rating approve")
            .word(id)
            .option("--by", Ask::APPROVER)
            .option("--on", approved)
            .say(lang),
        OfRating::Unfounded {
            factor: true,
            reason,
        } => match reason {
            true => say!(lang,
                zh: "打开 {at}，补写 factor（size、influence 或 needs）和 reason。",
                en: "Open {at} and write the factor (size, influence or needs) and the reason."),
            false => say!(lang,
                zh: "打开 {at}，补写 factor（size、influence 或 needs）。",
                en: "Open {at} and write the factor (size, influence or needs)."),
        },
        OfRating::Unfounded { .. } => say!(lang,
            zh: "打开 {at}，补写 reason。",
            en: "Open {at} and write the reason."),
        OfRating::Published { approved: None, on } => kefu("rating publish")
            .word(id)
            .option("--on", on)
            .option("--approved", Ask::DATE)
            .option("--approved-by", Ask::APPROVER)
            .say(lang),
        OfRating::Published { .. } => say!(lang,
            zh: "打开 {at}核对日期；确属先公布后批准的，报客户关系管理中心处理。",
            en: "Open {at} and check the dates. If the stars really were public first, refer it to the client relations centre."),
        OfRating::Whole {
            policy: (_, months),
            others: 0,
            whole,
            income,
            ..
        } if whole == income => {
            let income = income.plain();
            kefu("rating set")
                .word(id)
                .option("--income", income)
                .option("--months", months)
                .say(lang)
        }
        OfRating::Whole { yearly, .. } => {
            let yearly = yearly.plain();
            kefu("rating set")
                .word(id)
                .option("--income", yearly)
                .say(lang)
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
mod tests {
    use super::*;
    use crate::money::Fen;

    fn day(text: &str) -> chrono::NaiveDate {
        text.parse().unwrap()
    }

    /// Both languages: message and remedy.
    fn told(fault: &OfRating) -> [String; 4] {
        let at =
            |lang| say!(lang, zh: "clients/jia.toml 第 8 行", en: "clients/jia.toml at line 8");
        let of = |lang| [message(lang, fault), remedy(lang, fault, "jia", &at(lang))];
        let ([zh, zh_remedy], [en, en_remedy]) = (of(Lang::Zh), of(Lang::En));
        [zh, zh_remedy, en, en_remedy]
    }

    #[test]
    fn stars_that_differ_say_which_income_gives_which() {
        let differ = |months| OfRating::Differ {
            recorded: 4,
            computed: 3,
            yearly: Fen::yuan(300_000),
            income: (Fen::yuan(25_000 * months), months),
        };
        assert_eq!(
            told(&differ(36)),
            [
                "星级登记为 ★★★★，而按年度收入 300,000 元（900,000 × 12 ÷ 36）应为 ★★★。",
                "kefu rating set jia --income 900000",
                "The record says ★★★★, but a yearly income of CNY 300,000 (900,000 × 12 ÷ 36) gives ★★★.",
                "kefu rating set jia --income 900000",
            ]
        );
        let incomplete = |income, rated| OfRating::Incomplete {
            lacks: vec!["basis", "stars"],
            income,
            basis: None,
            rated,
        };
        assert_eq!(
            told(&incomplete(
                Some(Fen::yuan(75_000)),
                Some(day("2026-03-06"))
            )),
            [
                "本服务年度的星级评定没有写明收入依据（预期或已实现）、星级。",
                "kefu rating set jia --income 75000 --basis 依据 --on 2026-03-06",
                "The rating of this service year does not say: whether its income is expected or realised, the stars.",
                "kefu rating set jia --income 75000 --basis BASIS --on 2026-03-06",
            ]
        );
        assert_eq!(
            told(&incomplete(None, None))[3],
            "kefu rating set jia --income AMOUNT --basis BASIS --on DATE"
        );
        let [zh, _, en, _] = told(&differ(12));
        assert_eq!(zh, "星级登记为 ★★★★，而按年度收入 300,000 元应为 ★★★。");
        assert_eq!(
            en,
            "The record says ★★★★, but a yearly income of CNY 300,000 gives ★★★."
        );
    }

    #[test]
    fn an_override_that_does_not_count_says_what_holds() {
        let waiting = |stars, referred| OfRating::Waiting {
            stars,
            referred,
            holds: Some(3),
        };
        assert_eq!(
            told(&waiting(Some(4), Some(day("2026-09-24")))),
            [
                "星级调整（★★★★）已于 2026-09-24 上报，尚未批准；批准之前仍按 ★★★ 执行。",
                "kefu rating approve jia --by 批准人 --on 日期",
                "An override to ★★★★ was referred for approval on 2026-09-24 and is not approved. Until it is, ★★★ holds.",
                "kefu rating approve jia --by NAME --on DATE",
            ]
        );
        let [zh, _, en, _] = told(&waiting(None, None));
        assert_eq!(
            zh,
            "星级调整没有上报日期，也没有批准；批准之前仍按 ★★★ 执行。"
        );
        assert_eq!(
            en,
            "An override was never referred for approval, and is not approved. Until it is, ★★★ holds."
        );

        let by_nobody = OfRating::ByNobody {
            approved: day("2026-09-28"),
            holds: None,
        };
        assert_eq!(
            told(&by_nobody),
            [
                "星级调整登记为 2026-09-28 批准，却没有批准人，因此不计入。",
                "kefu rating approve jia --by 批准人 --on 2026-09-28",
                "The override was approved on 2026-09-28, but the record does not say by whom, so it does not count.",
                "kefu rating approve jia --by NAME --on 2026-09-28",
            ]
        );
        let unfounded = |factor, reason| told(&OfRating::Unfounded { factor, reason });
        assert_eq!(
            unfounded(true, true),
            [
                "星级调整没有写明调整因素和理由。",
                "打开 clients/jia.toml 第 8 行，补写 factor（size、influence 或 needs）和 reason。",
                "The override names neither its factor nor a reason.",
                "Open clients/jia.toml at line 8 and write the factor (size, influence or needs) and the reason.",
            ]
        );
        assert_eq!(
            unfounded(true, false),
            [
                "星级调整没有写明调整因素（规模、社会影响力或具体需求）。",
                "打开 clients/jia.toml 第 8 行，补写 factor（size、influence 或 needs）。",
                "The override does not name its factor: size, influence or needs.",
                "Open clients/jia.toml at line 8 and write the factor (size, influence or needs).",
            ]
        );
        assert_eq!(
            unfounded(false, true),
            [
                "星级调整没有写明理由。",
                "打开 clients/jia.toml 第 8 行，补写 reason。",
                "The override gives no reason.",
                "Open clients/jia.toml at line 8 and write the reason.",
            ]
        );
    }

    #[test]
    fn stars_made_public_too_early() {
        let published = |approved| OfRating::Published {
            on: day("2026-10-10"),
            approved,
        };
        assert_eq!(
            told(&published(None)),
            [
                "星级已于 2026-10-10 公布，没有客户关系管理中心的批准。",
                "kefu rating publish jia --on 2026-10-10 --approved 日期 --approved-by 批准人",
                "The stars were made public on 2026-10-10 without the client relations centre's approval.",
                "kefu rating publish jia --on 2026-10-10 --approved DATE --approved-by NAME",
            ]
        );
        assert_eq!(
            told(&published(Some(day("2026-10-12")))),
            [
                "星级于 2026-10-10 公布，客户关系管理中心到 2026-10-12 才批准。",
                "打开 clients/jia.toml 第 8 行核对日期；确属先公布后批准的，报客户关系管理中心处理。",
                "The stars were made public on 2026-10-10, before the client relations centre approved that on 2026-10-12.",
                "Open clients/jia.toml at line 8 and check the dates. If the stars really were public first, refer it to the client relations centre.",
            ]
        );
    }

    #[test]
    fn an_income_of_several_years_says_what_one_year_s_would_be() {
        let whole = |others, income| OfRating::Whole {
            policy: ("car".into(), 36),
            others,
            whole: Fen::yuan(900_000),
            share: Fen::yuan(300_000),
            income: Fen::yuan(income),
            yearly: Fen::yuan(income - 600_000),
            stars: 3,
        };
        assert_eq!(
            told(&whole(0, 900_000)),
            [
                "保单 car 为期 36 个月，全期经纪收入 900,000 元都算作了一年的收入；分摊后年度收入为 300,000 元，评为 ★★★。",
                "kefu rating set jia --income 900000 --months 36",
                "Policy car runs 36 months, but its whole brokerage of CNY 900,000 is counted in one year. Spread over its months, the yearly income is CNY 300,000: ★★★.",
                "kefu rating set jia --income 900000 --months 36",
            ]
        );
        assert_eq!(
            told(&whole(0, 950_000))[1],
            "kefu rating set jia --income 350000"
        );
        assert_eq!(
            told(&whole(1, 900_000)),
            [
                "保单 car（36 个月）等 2 份跨年度保单，全期经纪收入 900,000 元都算作了一年的收入；分摊后年度收入为 300,000 元，评为 ★★★。",
                "kefu rating set jia --income 300000",
                "2 policies run longer than a year (car: 36 months), but their whole brokerage of CNY 900,000 is counted in one year. Spread over their months, the yearly income is CNY 300,000: ★★★.",
                "kefu rating set jia --income 300000",
            ]
        );
    }
}
