//! How often a year each wording says.

use super::*;
use crate::standing::promise::times::times_a_year;
use crate::standing::promise::words::Lists;

/// How often a year each text says; `None` where it does not.
#[track_caller]
fn says(expected: &[(&str, Option<u32>)]) {
    let periods: Vec<&[&str]> = PERIODS.iter().map(|(_, words)| *words).collect();
    let lists = Lists::of(&periods);
    for (text, times) in expected {
        let spoken = Spoken::of(text);
        let period = period(&spoken, lists.heard(&spoken), 0);
        let found = period.map(|period| times_a_year(&spoken, PERIODS[period].0));
        assert_eq!(found, *times, "{text}");
    }
}

#[test]
fn how_often_a_year() {
    says(&[
        ("每季度上门拜访一次", Some(4)),
        ("每季度拜访两次", Some(8)),
        ("每一季度走访", Some(4)),
        ("一季度一次上门拜访", Some(4)),
        ("一季度两次", Some(8)),
        ("第一季度一次走访", None),
        ("2027年一季度一次走访", None),
        ("一月一次电话", Some(12)),
        ("一月两次电话", Some(24)),
        ("十一月一次", None),
        ("每月电话一次", Some(12)),
        ("每年两次风险查勘并出具报告", Some(2)),
        ("每年十次", Some(10)),
        ("每年十二次", Some(12)),
        ("每年3次培训", Some(3)),
        ("每年12场", Some(12)),
        ("每年99次", Some(99)),
        ("每半年一次冷库消防查勘", Some(2)),
        ("每两个月一次", Some(6)),
        ("每三个月一次", Some(4)),
        ("every three months", Some(4)),
        ("每 3 个月一次", Some(4)),
        ("全年组织培训", Some(1)),
        ("twice a year", Some(2)),
        ("two visits a year", Some(2)),
        ("4 visits a year", Some(4)),
        ("40 visits a year", Some(40)),
        ("training every year", Some(1)),
        ("a survey each year", Some(1)),
        ("visits by two of us every year", Some(1)),
        ("three times a year", Some(3)),
        ("a quarterly visit", Some(4)),
        ("续保前拜访", None),
        ("理赔全程协助", None),
    ]);
}

#[test]
fn weeks_and_each_of_several_months() {
    says(&[
        ("每周上门拜访一次", Some(52)),
        ("每周一次电话回访", Some(52)),
        ("每 周 一 次", Some(52)),
        ("每星期拜访一次", Some(52)),
        ("每周两次电话", Some(104)),
        ("每周年庆拜访一次", Some(1)),
        ("每两周拜访一次", Some(26)),
        ("双周简报", Some(26)),
        ("每半个月拜访一次", Some(24)),
        ("每月两次", Some(24)),
        ("逐月上门拜访", Some(12)),
        ("隔月拜访", Some(6)),
        ("逐季上门拜访", Some(4)),
        ("上门拜访 4 次/年", Some(4)),
        ("weekly calls", Some(52)),
        ("a call every week", Some(52)),
        ("once a week", Some(52)),
        ("VIP 每周一次", Some(52)),
        ("fortnightly calls", Some(26)),
        ("a call every fortnight", Some(26)),
        ("a bi-weekly call", Some(26)),
        ("a visit per month", Some(12)),
        ("a visit every other month", Some(6)),
        ("once per quarter", Some(4)),
        ("a semi-annual review", Some(2)),
        ("one visit per year", Some(1)),
        ("an annual survey", Some(1)),
    ]);
}

#[test]
fn a_number_counts_what_is_held() {
    says(&[
        ("at least 4 visits per year", Some(4)),
        ("four visits per annum", Some(4)),
        ("no fewer than 4 on-site visits a year", Some(4)),
        ("a minimum of two risk surveys every year", Some(2)),
        ("calls: 4 per year", Some(4)),
        ("seven times a year", Some(7)),
        ("at least 12 visits per year", Some(12)),
        ("at least 13 visits per year", Some(13)),
        ("visits each year to 4 Visit Street", Some(1)),
        ("at 8 Dock Road, visits every year", Some(1)),
        ("call 0532-5550101, visits every year", Some(1)),
        ("within 4 hours, visits every year", Some(1)),
        ("4 hours on site, training every year", Some(1)),
        ("in room 4 meetings every year", Some(1)),
        ("phase 2 training every year", Some(1)),
        ("training and 5 per cent off, every year", Some(1)),
        ("at least 4 people, visits every year", Some(1)),
    ]);
}

#[test]
fn a_length_of_time_is_not_how_often() {
    says(&[
        ("an answer within a week", None),
        ("a proposal a month before the renewal", None),
        ("a week's notice", None),
        ("an extra week", None),
        ("a visit to the headquarters", None),
        ("a report within six months", None),
        ("open 40 hours a week", None),
        ("a report every six months", Some(2)),
        ("a visit each quarter", Some(4)),
    ]);
}

#[test]
fn a_half_of_the_year_is_once_and_both_are_twice() {
    says(&[
        ("上半年查勘一次", Some(1)),
        ("每年下半年组织两次演练", Some(2)),
        ("上半年、下半年各一次", Some(2)),
        ("每年上、下半年各走访一次", Some(2)),
        ("每年春、秋季各培训一次", Some(2)),
        ("每年春、秋各培训一次", Some(2)),
        ("每年春、夏、秋、冬各走访两次", Some(8)),
        ("每年上、下各走访一次", Some(1)),
        ("2 季度每年查勘", Some(1)),
        ("线上、年底各一次", None),
        ("每年上下半年各拜访两次", Some(4)),
        ("上半年两次、下半年一次查勘", Some(3)),
        ("每半年一次", Some(2)),
        ("半年度回顾", Some(2)),
        ("a survey in the first half of the year", Some(1)),
        ("a survey in the first half-year", Some(1)),
        ("a survey in the second half-year", Some(1)),
        (
            "a survey in the first and second half of each year",
            Some(2),
        ),
        (
            "one visit in the first half and one in the second half of the year",
            Some(2),
        ),
        ("a survey in each half of the year", Some(2)),
    ]);
}

#[test]
fn a_number_that_belongs_to_a_noun_is_no_count() {
    says(&[
        ("二期厂房每月查勘", Some(12)),
        ("每月二期厂房查勘", Some(12)),
        ("一期、二期厂房每季度查勘两次", Some(8)),
        ("一号车间每季查勘", Some(4)),
        ("三楼机房每月巡检一次", Some(12)),
        ("第二次复查后每年回访", Some(1)),
        ("每年提交报告一式两份", Some(1)),
        ("每月三场所巡检", Some(12)),
        ("每次两小时，每年三次培训", Some(3)),
        ("每年四期安全简报", Some(4)),
        ("每月两期简报", Some(24)),
    ]);
}

#[test]
fn as_many_as_are_said() {
    says(&[
        ("每年二十四次", Some(24)),
        ("每年不少于24次电话回访", Some(24)),
        ("每年十五场培训", Some(15)),
        ("每周三次", Some(156)),
        ("24 times a year", Some(24)),
        ("twice weekly calls", Some(104)),
        ("每周九十次", Some(366)),
        // Of a range the first number is promised.
        ("每月两到三次", Some(24)),
        ("每年2-3次", Some(2)),
        ("每年两三次拜访", Some(2)),
        ("2-3 visits a year", Some(2)),
    ]);
}

#[test]
fn the_times_of_the_year_that_are_listed() {
    says(&[
        ("每年3月、9月各查勘一次", Some(2)),
        ("每年一、三季度各一次", Some(2)),
        ("每年春秋两季各查勘一次", Some(2)),
        ("每年春节、中秋各走访两次", Some(4)),
        ("每年汛期前后各查勘一次", Some(2)),
        ("每年四个季度各一次", Some(4)),
        ("每年为一厂、二厂各培训一次", Some(1)),
        ("每年第二季度查勘一次", Some(1)),
        ("各项目每年查勘一次", Some(1)),
    ]);
}

#[test]
fn as_brokers_write_it() {
    says(&[
        ("季度例会", Some(4)),
        ("月度简报", Some(12)),
        ("双月刊", Some(6)),
        ("逢单月电话回访", Some(6)),
        ("提供保单月报", None),
        ("每月提供保单月度报表", Some(12)),
        ("每旬电话一次", Some(36)),
        ("每四个月查勘一次", Some(3)),
        ("一个月两次电话", Some(24)),
        ("一周两次电话", Some(104)),
        ("每季度至少上门 1 次", Some(4)),
        ("每年两轮查勘", Some(2)),
        ("每年提交两份服务报告", Some(2)),
        ("semi-monthly calls", Some(24)),
        ("every quarter two visits", Some(8)),
        ("每月10日、25日各报送一次", Some(24)),
        ("每月上旬、下旬各走访一次", Some(24)),
        ("春秋两季各查勘一次", Some(2)),
        ("每三十天回访一次", Some(12)),
        (
            "at least one visit per quarter and two surveys per year",
            Some(4),
        ),
        ("one manager, two visits a year", Some(2)),
        ("two surveys per year, one in each half", Some(2)),
        (
            "no less than six on-site visits in each service year",
            Some(6),
        ),
        ("2026 年上半年完成一次演练", None),
        ("a visit every four months", Some(3)),
        ("visits thrice a year", Some(3)),
    ]);
}
