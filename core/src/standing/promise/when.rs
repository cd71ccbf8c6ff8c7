//! When a commitment is kept: by a date, so many times a year, always, or when something happens.

use std::sync::LazyLock;

use super::day::names_a_day;
use super::often::{PERIODS, period, years_between};
use super::times::{listed_times, times_a_year, times_by_a_day};
use super::words::{Lists, Spoken, plain};

/// When a commitment is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// So many times a year, each service year again.
    Yearly(u32),
    /// Once in so many years, two or more.
    Every(u32),
    /// So many times in all, mostly once, by a day or before something that its words name.
    Once(u32),
    /// At any time, so it has no date.
    Always,
    /// When something happens, such as a loss, so its day is not known before.
    OnEvent,
    /// Its words do not say.
    Unsaid,
}

/// Somebody is there at any hour, or on the days of an office.
const HOTLINE: &[&str] = &[
    "热线",
    "全天候",
    "全年无休",
    "7×24",
    "7x24",
    "7*24",
    "24×7",
    "24x7",
    "24/7",
    "hotline",
    "helpline",
    "round the clock",
    "around the clock",
    "24 hours a day",
    "days a week",
    "days per week",
    "周一至周五",
    "周一到周五",
    "每周五天",
    "每周5天",
    "每周六天",
    "每周6天",
    "每周七天",
    "每周7天",
];

/// Something happens to the client, or the client asks.
const EVENT: &[&str] = &[
    "出险",
    "报案",
    "事故发生",
    "发生事故",
    "发生保险事故",
    "发生损失",
    "接到",
    "接报",
    "如遇",
    "一旦",
    "突发",
    "按需",
    "应客户要求",
    "需要时",
    "视需要",
    "小时内",
    "小时到",
    "小时响应",
    "小时赶",
    "分钟内",
    "分钟到",
    "分钟响应",
    "协助理赔",
    "理赔协助",
    "理赔全程",
    "全程理赔",
    "协助索赔",
    "索赔协助",
    "after a loss",
    "after any loss",
    "after the loss",
    "after an accident",
    "of a loss",
    "in case of",
    "in the event",
    "when a loss",
    "if a loss",
    "claims assistance",
    "help with claims",
    "assistance with claims",
    "on request",
    "upon request",
    "on demand",
    "as needed",
    "when needed",
    "whenever",
];

/// A day, or something that happens once.
const DAY: &[&str] = &[
    "签约",
    "签订",
    "委托后",
    "生效后",
    "起保",
    "投保前",
    "投产",
    "开业",
    "搬迁",
    "月前",
    "月底前",
    "日前",
    "年底前",
    "年内",
    "年上半年",
    "年下半年",
    "首年",
    "by the end of",
    "before the end of",
    "of the appointment",
    "after signing",
    "of signing",
    "first year",
    "opens",
    "opening",
];

/// An answer within some days of a question.
const ANSWER: &[&str] = &["工作日内", "天内", "日内", "working days", "working day"];

/// At any time, also beside the name of a service.
const ANY_TIME: &[&str] = &[
    "全程",
    "随时",
    "始终",
    "实时",
    "24小时",
    "二十四小时",
    "at any time",
    "any time",
    "always",
    "throughout",
    "24-hour",
    "24 hours",
];

/// A person or an arrangement. Beside the name of a service it only says how the service is done.
const STANDING: &[&str] = &[
    "专人",
    "专属",
    "一对一",
    "常年",
    "dedicated",
    "permanent",
    "ongoing",
];

const BY_PLACE: [&[&str]; 6] = [HOTLINE, EVENT, DAY, ANSWER, ANY_TIME, STANDING];

/// The lists above, each at its place, and after them the periods of a year: all are looked for in one walk.
static LISTS: LazyLock<Lists> = LazyLock::new(|| {
    let periods = PERIODS.iter().map(|(_, words)| *words);
    let lists: Vec<&[&str]> = BY_PLACE.into_iter().chain(periods).collect();
    Lists::of(&lists)
});

impl Kept {
    /// When the words say it is kept; where they can mean both, it matters whether they name a service.
    pub(super) fn of(text: &str, names_service: impl FnOnce() -> bool) -> Kept {
        let text = plain(text);
        let spoken = Spoken::of(&text);
        let heard = LISTS.heard(&spoken);
        let [hotline, event, day, answer, any_time, standing] =
            std::array::from_fn(|nth| heard.has(nth));
        if hotline {
            return Kept::Always;
        }
        if let Some(period) = period(&spoken, heard, BY_PLACE.len()) {
            return Kept::Yearly(times_a_year(&spoken, PERIODS[period].0));
        }
        let in_hours =
            || text.contains("within") && (text.contains("hour") || text.contains("minute"));
        if let Some(years) = years_between(&spoken) {
            return Kept::Every(years);
        }
        let is_event = event || (spoken.is_latin() && in_hours());
        if let Some(times) = listed_times(&spoken).filter(|_| !is_event && !day) {
            return Kept::Yearly(times);
        }
        match () {
            () if is_event => Kept::OnEvent,
            () if day || names_a_day(&text, spoken.tight()) => Kept::Once(times_by_a_day(&spoken)),
            () if answer => Kept::OnEvent,
            () if any_time || (standing && !names_service()) => Kept::Always,
            () => Kept::Unsaid,
        }
    }

    /// Whether a plan can have an item with dates for it.
    pub fn is_dated(self) -> bool {
        !matches!(self, Kept::Always | Kept::OnEvent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn is(kept: Kept, texts: &[&str]) {
        for text in texts {
            assert_eq!(Kept::of(text, || false), kept, "{text}");
        }
    }

    #[test]
    fn so_often_a_year() {
        is(
            Kept::Yearly(4),
            &[
                "每季度上门拜访一次",
                "a visit every quarter",
                "每季度讲一次出险案例",
            ],
        );
        is(
            Kept::Yearly(1),
            &[
                "每年为员工做一次消防演练",
                "fire safety training every year",
                "每年十月底前演练一次",
            ],
        );
        is(Kept::Yearly(12), &["每月通报理赔进度", "每年１２次"]);
        is(
            Kept::Yearly(2),
            &[
                "3月、9月各一次理赔讲座",
                "春节、中秋各走访一次",
                "a talk on claims in March and September",
            ],
        );
        is(Kept::Yearly(6), &["三月、六月、九月各培训两次"]);
        is(Kept::Yearly(3), &["a drill in March, June and September"]);
        is(
            Kept::Yearly(52),
            &[
                "每周上门拜访一次",
                "每周一次电话回访",
                "weekly calls",
                "ｗｅｅｋｌｙ　ＣＡＬＬＳ",
            ],
        );
    }

    #[test]
    fn once_in_some_years() {
        is(
            Kept::Every(2),
            &[
                "每两年一次防雷检测",
                "每 2 年做一次资产评估",
                "每二年评估一次",
                "两年一次资产评估",
                "每隔一年演练一次",
                "隔年演练一次",
                "a valuation every two years",
                "a valuation every other year",
                "a drill every second year",
                "a valuation once in two years",
                "a biennial valuation",
                "an appraisal biennially",
            ],
        );
        is(
            Kept::Every(3),
            &[
                "每三年一次资产评估",
                "每3年评估一次",
                "a valuation every 3 years",
                "every three years, a valuation",
            ],
        );
        is(Kept::Every(10), &["每十年一次"]);
        // What is more often, or once, comes first or is another thing.
        is(Kept::Yearly(4), &["每年拜访四次，每两年一次大型演练"]);
        is(
            Kept::Yearly(1),
            &["每一年一次", "every year", "every 1 year, one visit a year"],
        );
        is(
            Kept::Unsaid,
            &[
                "近两年出过一次险",
                "近两年一次险也没出",
                "第三年一次",
                "every 40 years",
                "a drill in two years",
                "a call every 3 weeks",
            ],
        );
    }

    #[test]
    fn at_any_time() {
        is(
            Kept::Always,
            &[
                "24 小时服务热线",
                "24小时报案热线，全年无休",
                "7×24 小时响应",
                "７×２４ 小时响应",
                "２４小时热线",
                "随时提供咨询",
                "专人服务",
                "a 24-hour hotline",
                "advice at any time",
                "a dedicated account manager",
                "advice 7 days a week",
                "每周五天、每天八小时接听咨询",
                "每周一至周五接听咨询",
            ],
        );
        assert_eq!(Kept::of("专属培训", || true), Kept::Unsaid);
        assert_eq!(Kept::of("随时电话咨询", || true), Kept::Always);
    }

    #[test]
    fn when_something_happens() {
        is(
            Kept::OnEvent,
            &[
                "出险后 2 小时到场",
                "出险后24小时内到场查勘",
                "两小时到达现场",
                "接到报案后第一时间协助",
                "理赔全程协助",
                "三个工作日内答复咨询",
                "on site within two hours of a loss",
                "an answer within two working days",
                "on site within 4 hours",
                "help with claims",
                "a survey on request",
            ],
        );
    }

    #[test]
    fn once_by_a_day() {
        is(
            Kept::Once(1),
            &[
                "2026 年 10 月底前完成一次厂区消防演练",
                "十月前提交风险评估报告",
                "3 月底前报送行业数据",
                "2026 年上半年完成一次演练",
                "签约后十个工作日内提交风险评估报告",
                "a survey by 31 October",
                "a drill before October",
                "a drill between March and September",
                "签约后十个工作日内提交服务方案三份",
                "a drill by 2026-10-31",
                "a survey before the new hall opens",
                "within ten working days of the appointment, a risk report",
            ],
        );
        is(
            Kept::Once(2),
            &[
                "2026年3月、9月各一次理赔讲座",
                "首年3月、9月各一次理赔讲座",
                "2026 年内开展两次消防演练",
                "talks in March and September 2026",
                "two visits before the new hall opens",
            ],
        );
    }

    #[test]
    fn words_that_do_not_say_when() {
        is(
            Kept::Unsaid,
            &[
                "",
                "定期上门拜访",
                "续保前三个月提出方案",
                "协助建立应急预案",
                "you may ask us for a survey",
                "三个月一次",
            ],
        );
    }
}
