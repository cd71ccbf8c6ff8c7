//! The words that kefu prints: headings and labels, and days in the form for paper.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use crate::calendar::Due;
use crate::lang::Lang;
use crate::say;
use crate::standing::Kept;
use crate::text::clock::marked;

mod hand_over;
#[cfg(test)]
mod labels;
mod stewardship;

pub use hand_over::hand_over_words;
pub use stewardship::{claim_stage, stewardship_words};

/// The words of the service plan by the names that its templates use: `{{ t.title }}`.
pub fn plan_words(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    in_language(lang, PLAN)
}

/// Words by name, each in Chinese and in English.
type Words = [(&'static str, &'static str, &'static str)];

fn in_language(lang: Lang, words: &Words) -> BTreeMap<&'static str, &'static str> {
    let words = words.iter().map(|(name, zh, en)| match lang {
        Lang::Zh => (*name, *zh),
        Lang::En => (*name, *en),
    });
    words.collect()
}

const PLAN: &Words = &[
    ("title", "客户服务计划", "Client Service Plan"),
    ("draft", "征求意见稿", "Draft for comment"),
    (
        "internal",
        "内部资料，不得外传",
        "Internal — not for the client",
    ),
    ("prepared_for", "客户", "Prepared for"),
    ("prepared_by", "编制单位", "Prepared by"),
    ("manager", "客户经理", "Account manager"),
    ("appointment", "委托文件", "Appointment"),
    ("term", "计划期限", "Term of the plan"),
    ("focus", "年度重点", "Focus of the year"),
    ("issued", "定稿日期", "Issued"),
    ("drafted", "拟稿日期", "Drafted"),
    ("revised", "最近修订", "Last revised"),
    ("chart", "全年安排", "The year at a glance"),
    (
        "chart_key",
        "图中数字为服务项目序号；横条为预计开始至预计完成。",
        "The figures are the numbers of the services below; a bar runs from expected start to expected finish.",
    ),
    ("done_key", "深色为已完成。", "Dark bars are done."),
    ("items", "服务项目", "Services"),
    ("number", "序号", "No."),
    ("service", "服务类别", "Service"),
    ("content", "服务内容", "Content"),
    ("start", "预计开始", "Start"),
    ("finish", "预计完成", "Finish"),
    ("handler", "经办人", "Handler"),
    (
        "commitments",
        "服务承诺与落实",
        "What the appointment promises",
    ),
    ("commitment", "服务承诺", "Commitment"),
    ("needs", "客户需求与落实", "What you asked for"),
    ("needs_internal", "客户需求与落实", "What the client needs"),
    ("need", "客户需求", "Need"),
    ("answered_by", "对应服务项目", "Met by"),
    ("to_be_arranged", "待安排", "to be arranged"),
    ("team", "服务团队", "Service team"),
    ("name", "姓名", "Name"),
    ("role", "角色", "Role"),
    ("duty", "职责", "Responsibility"),
    ("contacts", "客户联系人", "Client contacts"),
    ("position", "职务", "Position"),
    ("phone", "电话", "Telephone"),
    ("email", "电子邮箱", "E-mail"),
    (
        "closing",
        "本计划在执行中如需调整，由客户经理修订并书面告知。",
        "Should the plan need to change during the year, the account manager revises it and confirms the change in writing.",
    ),
    ("sign", "签署与回执", "Signature and receipt"),
    ("for_us", "经纪人", "The broker"),
    ("for_client", "客户", "The client"),
    (
        "submitted",
        "兹提交本服务计划。",
        "We submit this service plan.",
    ),
    (
        "receipt",
        "兹确认收到本服务计划。",
        "We have received this service plan.",
    ),
    ("signature", "签字（盖章）", "Signature, stamp"),
    ("signed_on", "日期", "Date"),
    ("address", "地址", "Address"),
    ("licence", "业务许可证号", "Licence"),
    ("page_before", "第 ", "Page "),
    ("page_between", " 页，共 ", " of "),
    ("page_after", " 页", ""),
    ("house", "内部信息", "Internal information"),
    ("id", "编号", "Id"),
    ("stars", "客户星级", "Stars"),
    (
        "income",
        "服务年度经纪业务收入",
        "Brokerage income, service year",
    ),
    ("cost", "预计费用（元）", "Expected cost, CNY"),
    ("cost_total", "预计费用合计", "Expected cost, total"),
    ("circulated", "内部披露", "Circulated internally"),
    ("sent", "提交客户", "Sent to the client"),
    (
        "opinion",
        "客户关系管理人员意见",
        "Client relations' opinion",
    ),
    ("leaders", "领导小组", "Leading group"),
    ("items_house", "项目的内部信息", "The services, internally"),
    ("origin", "来源", "Origin"),
    ("covers", "落实", "Answers"),
    ("purpose", "目的", "Purpose"),
    ("done", "完成日期", "Done"),
    ("dropped", "已取消的项目", "Services dropped"),
    ("dropped_on", "取消日期", "Dropped"),
    ("reason", "原因", "Reason"),
    ("revisions", "修订记录", "Revisions"),
    ("date", "修订日期", "Date"),
    ("by", "修订人", "By"),
];

/// The mark on every page about one client that the client must not see.
pub fn not_for_the_client(lang: Lang) -> String {
    say!(lang, zh: "内部资料 · 不得提供给客户", en: "Internal · not for the client")
}

/// Why such a page is not for the client (D35).
pub fn why_not_for_the_client(lang: Lang) -> String {
    say!(lang,
        zh: "含星级、收入、佣金和内部记录（D35）。给客户的请用：kefu plan print、kefu report stewardship",
        en: "It has stars, income, brokerage and internal notes (D35). For the client there are kefu plan print and kefu report stewardship"
    )
}

/// A day in a sentence or standing alone: `2026年3月13日`, `13 March 2026`.
pub fn day(lang: Lang, day: NaiveDate) -> String {
    let (y, m, d) = (day.year(), day.month(), day.day());
    let name = MONTHS[day.month0() as usize];
    say!(lang, zh: "{y}年{m}月{d}日", en: "{d} {name} {y}")
}

/// The day of the week: `星期五`, `Friday`.
pub fn weekday(lang: Lang, day: NaiveDate) -> &'static str {
    let (zh, en) = WEEK[day.weekday().num_days_from_monday() as usize];
    lang.pick(zh, en)
}

const WEEK: [(&str, &str); 7] = [
    ("星期一", "Monday"),
    ("星期二", "Tuesday"),
    ("星期三", "Wednesday"),
    ("星期四", "Thursday"),
    ("星期五", "Friday"),
    ("星期六", "Saturday"),
    ("星期日", "Sunday"),
];

/// When a commitment without dates is kept; empty for any other.
pub fn undated(lang: Lang, kept: Kept) -> String {
    match kept {
        Kept::Always => say!(lang, zh: "随时提供，不排日期", en: "at any time, without dates"),
        Kept::OnEvent => {
            say!(lang, zh: "事发时履行，不排日期", en: "when it is called for, without dates")
        }
        Kept::Yearly(_) | Kept::Every(_) | Kept::Once(_) | Kept::Unsaid => String::new(),
    }
}

/// A day in a column: `2026-03-13`, `13 Mar 2026`.
pub fn day_in_column(lang: Lang, day: NaiveDate) -> String {
    let (y, m, d) = (day.year(), day.month(), day.day());
    let name = month(Lang::En, m);
    say!(lang, zh: "{y}-{m:02}-{d:02}", en: "{d} {name} {y}")
}

/// A last day in a column, marked where a notice of holidays may still move it.
pub fn last_day_in_column(lang: Lang, due: Due) -> String {
    marked(lang, day_in_column(lang, due.date), due.provisional)
}

/// A month over a column, from 1: `3月`, `Mar`.
pub fn month(lang: Lang, month: u32) -> String {
    let nth = month.saturating_sub(1).min(11) as usize;
    let name = &MONTHS[nth][..3];
    say!(lang, zh: "{month}月", en: "{name}")
}

/// Days from one to another, both inclusive: `2026年3月2日至2027年3月1日`.
pub fn term(lang: Lang, starts: NaiveDate, ends: NaiveDate) -> String {
    let (from, to) = (day(lang, starts), day(lang, ends));
    say!(lang, zh: "{from}至{to}", en: "{from} to {to}")
}

/// The months in English.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_as_paper_has_them() {
        let friday = NaiveDate::from_ymd_opt(2026, 3, 13).unwrap();
        let first = NaiveDate::from_ymd_opt(2027, 12, 1).unwrap();

        assert_eq!(day(Lang::Zh, friday), "2026年3月13日");
        assert_eq!(day(Lang::En, friday), "13 March 2026");
        assert_eq!(day_in_column(Lang::Zh, first), "2027-12-01");
        assert_eq!(day_in_column(Lang::En, first), "1 Dec 2027");
        let due = |provisional| Due {
            date: first,
            provisional,
        };
        assert_eq!(last_day_in_column(Lang::Zh, due(false)), "2027-12-01");
        assert_eq!(
            [Lang::Zh, Lang::En].map(|lang| last_day_in_column(lang, due(true))),
            ["2027-12-01（暂定）", "1 Dec 2027 (provisional)"]
        );
        assert_eq!(weekday(Lang::Zh, friday), "星期五");
        assert_eq!(weekday(Lang::En, first), "Wednesday");
        assert_eq!(month(Lang::Zh, 12), "12月");
        assert_eq!(month(Lang::En, 5), "May");
        assert_eq!(
            term(Lang::Zh, friday, first),
            "2026年3月13日至2027年12月1日"
        );
        assert_eq!(
            term(Lang::En, friday, first),
            "13 March 2026 to 1 December 2027"
        );
    }

    #[test]
    fn every_word_is_there_once_and_in_both_languages() {
        let zh = plan_words(Lang::Zh);
        assert_eq!(zh.len(), PLAN.len());
        assert_eq!(plan_words(Lang::En).len(), PLAN.len());
    }
}
