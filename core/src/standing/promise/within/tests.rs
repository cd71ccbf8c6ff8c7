//! Which days each wording names.

use super::*;

/// The first and the last day that a text names in the service year from 2 March 2026.
fn days(text: &str) -> String {
    let text = text.to_ascii_lowercase();
    let found = within(&Spoken::of(&text));
    let found = found.and_then(|it| it.days("2026-03-02".parse().unwrap()));
    found.map_or("-".to_owned(), |(first, last)| match first {
        Some(first) => format!("{first} {last}"),
        None => last.to_string(),
    })
}

#[track_caller]
fn says(expected: &[(&str, &str)]) {
    for (text, said) in expected {
        assert_eq!(days(text), *said, "{text}");
    }
}

#[test]
fn a_year_or_a_part_of_one() {
    says(&[
        ("2026 年内开展两次消防演练", "2026-01-01 2026-12-31"),
        ("2027年度内完成", "2027-01-01 2027-12-31"),
        ("二〇二六年内完成", "2026-01-01 2026-12-31"),
        ("2026 年底前完成", "2026-12-31"),
        ("2026 年年末前完成", "2026-12-31"),
        ("年底前完成", "2026-12-31"),
        ("于今年年底前完成", "2026-12-31"),
        ("今年底前完成", "2026-12-31"),
        ("当年底前完成", "2026-12-31"),
        ("在年底前完成", "2026-12-31"),
        ("于年底前完成", "2026-12-31"),
        ("2026 年上半年完成一次演练", "2026-01-01 2026-06-30"),
        ("上半年完成", "2026-01-01 2026-06-30"),
        ("每年下半年查勘一次", "2026-07-01 2026-12-31"),
        ("2026 年第三季度完成演练", "2026-07-01 2026-09-30"),
        ("by the end of 2026", "2026-12-31"),
        ("a drill in the first half of 2027", "2027-01-01 2027-06-30"),
        (
            "a survey in the second half of the year",
            "2026-07-01 2026-12-31",
        ),
        ("a survey in the first half-year", "2026-01-01 2026-06-30"),
    ]);
}

#[test]
fn a_month_of_a_year_or_the_next_one() {
    says(&[
        ("2026 年 10 月底前完成消防演练", "2026-10-31"),
        ("2026年10月份完成", "2026-10-01 2026-10-31"),
        ("2026 年 2 月内完成", "2026-02-01 2026-02-28"),
        ("2028年二月底前", "2028-02-29"),
        ("2026 年 10 月前完成", "2026-09-30"),
        ("十月前提交风险评估报告", "2026-09-30"),
        ("1月前提交报告", "2026-12-31"),
        ("3月前提交报告", "2027-02-28"),
        ("十二月底前演练", "2026-12-31"),
        ("2月底前演练", "2027-02-28"),
        ("每年十月底前演练一次", "2026-10-31"),
        ("2026年10月上旬前", "2026-10-10"),
        ("2026年10月中旬前", "2026-10-20"),
        ("2026年10月下旬前", "2026-10-31"),
        ("2026年10月份底前", "2026-10-31"),
        ("十月份前提交报告", "2026-09-30"),
        ("a drill in September 2026", "2026-09-01 2026-09-30"),
        ("a drill in September", "2026-09-01 2026-09-30"),
        ("a drill before October", "2026-09-30"),
        ("a survey by the end of October 2026", "2026-10-31"),
        ("a survey by February", "2027-02-28"),
        ("in May 2027 we may visit", "2027-05-01 2027-05-31"),
    ]);
}

#[test]
fn a_day() {
    says(&[
        ("2026 年 10 月 31 日前完成", "2026-10-31"),
        ("十月三十一日之前完成", "2026-10-31"),
        ("2026-10-31前完成", "2026-10-31"),
        ("2026/10/9 前完成", "2026-10-09"),
        ("2026.10.31.", "2026-10-31"),
        ("3月1日前完成", "2027-03-01"),
        ("3月2日前完成", "2026-03-02"),
        ("2月29日前完成", "2028-02-29"),
        ("a survey by 31 October 2026", "2026-10-31"),
        ("a survey by October 31st, 2026", "2026-10-31"),
        ("no later than the 31st of October", "2026-10-31"),
        ("before 31 October 2026", "2026-10-30"),
        ("by 31 October of 2027", "2027-10-31"),
        ("until 15 October 2026", "2026-10-15"),
        ("on 15 October 2026", "2026-10-15"),
        ("in 15 October 2026", "2026-10-15"),
        ("during 15 October 2026", "2026-10-15"),
        ("a drill by 2026-10-31", "2026-10-31"),
    ]);
}

#[test]
fn of_several_the_last_where_the_year_is_named() {
    says(&[
        ("2026年3月、9月各一次理赔讲座", "2026-09-30"),
        ("2026年10月底前、2027年3月底前各一次", "2027-03-31"),
        ("2026年10月底前、2027年3月、9月各一次", "2027-09-30"),
        ("talks in March and September 2026", "2026-09-30"),
        ("a drill between March and September 2026", "2026-09-30"),
        ("3月、9月各一次", "-"),
        ("a drill between March and September", "-"),
    ]);
}

#[test]
fn words_that_are_not_clear() {
    for text in [
        "",
        "每季度上门拜访一次",
        "2026 年完成一次演练",
        "2026 年度服务报告",
        "三年内完成",
        "一年内完成",
        "26年10月底前",
        "26-10-31前完成",
        "第三季度完成演练",
        "三月内提交报告",
        "三个月内提交报告",
        "每月10日前报送",
        "服务年底前完成",
        "年内完成",
        "2026年10月初完成",
        "2026年10月起上门培训",
        "2026年10月31日后一周内查勘",
        "2026 年 10 月底前三个月提出方案",
        "2026年10月投产，投产前查勘",
        "续保前三个月",
        "2026年10月版手册",
        "2026年13月底前",
        "2026年2月30日前",
        "a drill from October 2026",
        "two months before 31 October 2026",
        "you may ask us for a survey",
        "the October bulletin",
        "at the beginning of October 2026",
        "a survey before the new hall opens",
        "by 31 June 2026",
        "by the end of 15 October 2026",
        "a draft two weeks ahead, by 31 October 2026",
        "a draft a month prior, by 31 October 2026",
    ] {
        assert_eq!(days(text), "-", "{text}");
    }
}

/// Without such a word beside it the day would be clear.
#[test]
fn each_word_that_makes_a_day_unclear() {
    let chinese = "起 后 自 从 以来 续保 到期 签约 签订 签署 协议 合同 生效 起保 投产 开业 搬迁 首年 次年 翌年 明年 来年 上年 去年";
    let english = "from after since starting following renewal expiry expires opens opening signing signed appointment \
        agreement contract next last previous ago beginning start middle early mid";
    assert_eq!(days("演练，10月底前完成"), "2026-10-31");
    for word in chinese.split(' ') {
        let text = format!("{word}演练，10月底前完成");
        assert_eq!(days(&text), "-", "{text}");
    }
    assert_eq!(days("a drill by 31 October"), "2026-10-31");
    for word in english.split_whitespace() {
        let text = format!("a {word} drill by 31 October");
        assert_eq!(days(&text), "-", "{text}");
    }
}
