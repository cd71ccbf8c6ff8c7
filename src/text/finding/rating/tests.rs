use super::*;
use crate::document::KeyPath;
use crate::money::Fen;
use crate::rules::Entry;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// Both languages: message and remedy.
fn told(fault: &OfRating) -> [String; 4] {
    let part = match fault {
        OfRating::Published { .. } => "publication",
        _ => "override",
    };
    let entry = Entry {
        name: format!("2026-03-02.rating.{part}"),
        is_over: false,
    };
    let key = KeyPath::of("years").nth(0).key("rating").key(part);
    let of = |lang| {
        let at = Mend::of_jia(lang, Some(&entry), &key);
        [message(lang, fault), remedy(lang, fault, "jia", &at)]
    };
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
            "kefu correct jia 2026-03-02.rating.override factor=因素 reason=理由",
            "The override names neither its factor nor a reason.",
            "kefu correct jia 2026-03-02.rating.override factor=FACTOR reason=TEXT",
        ]
    );
    assert_eq!(
        unfounded(true, false),
        [
            "星级调整没有写明调整因素（规模、社会影响力或具体需求）。",
            "kefu correct jia 2026-03-02.rating.override factor=因素",
            "The override does not name its factor: size, influence or needs.",
            "kefu correct jia 2026-03-02.rating.override factor=FACTOR",
        ]
    );
    assert_eq!(
        unfounded(false, true),
        [
            "星级调整没有写明理由。",
            "kefu correct jia 2026-03-02.rating.override reason=理由",
            "The override gives no reason.",
            "kefu correct jia 2026-03-02.rating.override reason=TEXT",
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
            "日期记错的，更正：kefu correct jia 2026-03-02.rating.publication approved=日期；确属先公布后批准的，报客户关系管理中心处理。",
            "The stars were made public on 2026-10-10, before the client relations centre approved that on 2026-10-12.",
            "If the day is wrong: kefu correct jia 2026-03-02.rating.publication approved=DATE. If the stars really were public first, refer it to the client relations centre.",
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
