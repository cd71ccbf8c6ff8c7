//! An insurance policy placed for the client (保险经纪人监管规定 第四十四条).

use chrono::NaiveDate;

use super::fields::Fields;
use super::form::rows::{ID, Section, by, fact, said, section, term, with};
use super::year::whole_months;
use crate::both;
use crate::money::{Fen, WHOLE};

mod lists;

pub(super) use lists::{CO_INSURERS, INSTALMENTS};
pub use lists::{CoInsurer, Instalment};

/// A policy.
#[derive(Clone, Debug, PartialEq)]
pub struct Policy<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The insurer.
    pub insurer: Option<&'d str>,
    /// 投保人.
    pub applicant: Option<&'d str>,
    /// 被保险人, by name; none for the client.
    pub insured: Vec<&'d str>,
    /// The product.
    pub product: Option<&'d str>,
    /// The policy number.
    pub number: Option<&'d str>,
    /// The first day of cover.
    pub starts: Option<NaiveDate>,
    /// The last day of cover as first agreed, inclusive. Until when it is in force, with extensions and an earlier
    /// end, only `standing::History` says.
    pub agreed_end: Option<NaiveDate>,
    /// The sum insured, CNY.
    pub sum_insured: Option<Fen>,
    /// The premium, CNY.
    pub premium: Option<Fen>,
    /// The brokerage, in hundredths of a percent of the premium.
    pub brokerage_percent: Option<i64>,
    /// How the premium is paid, in words.
    pub payment: Option<&'d str>,
    /// The day the premium was paid.
    pub paid: Option<NaiveDate>,
    /// The brokerage received so far, CNY: realised income (D32).
    pub received: Option<Fen>,
    /// The day up to which that was counted.
    pub received_on: Option<NaiveDate>,
    /// Which of us placed it.
    pub by: Option<&'d str>,
    /// Whether it is life insurance: claims under it may be made for 5 years, not 2 (保险法 26).
    pub life: bool,
    /// Whether it is liability cover: the limitation of its claims begins once the liability is determined
    /// (保险法司法解释四 18).
    pub liability: bool,
    /// Whether it is marine insurance of a voyage that includes the sea (海商法).
    pub marine: bool,
    /// Whether there is reinsurance, and so a reinsurance slip is due (D28).
    pub reinsurance: bool,
    /// The last day of cover that ended before its term, inclusive: surrendered or cancelled (保险法 50, 54). The day
    /// before the first for one that was cancelled from its inception.
    pub terminated: Option<NaiveDate>,
    /// Why.
    pub terminated_reason: Option<&'d str>,
    /// Whether it is cover for one occasion, which is not renewed.
    pub one_off: bool,
    /// The insurers that share it with the leader, `insurer`, who has what they leave (共保).
    pub co_insurers: Vec<CoInsurer<'d>>,
    /// The instalments in which the premium is paid.
    pub instalments: Vec<Instalment<'d>>,
}

impl<'d> Policy<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Policy<'d> {
        Policy {
            id: fields.text("id").unwrap_or_default(),
            insurer: fields.said("insurer"),
            applicant: fields.said("applicant"),
            insured: fields.names("insured"),
            product: fields.said("product"),
            number: fields.said("number"),
            starts: fields.date("starts"),
            agreed_end: fields.date("ends"),
            sum_insured: fields.money("sum-insured"),
            premium: fields.money("premium"),
            brokerage_percent: fields.percent("brokerage-percent"),
            payment: fields.said("payment"),
            paid: fields.fact("paid"),
            received: fields.with("received-on", |it| it.money("received")),
            received_on: fields.fact("received-on"),
            by: fields.said("by"),
            life: fields.flag("life"),
            liability: fields.flag("liability"),
            marine: fields.flag("marine"),
            reinsurance: fields.flag("reinsurance"),
            terminated: fields.fact("terminated"),
            terminated_reason: fields.with("terminated", |it| it.said("terminated-reason")),
            one_off: fields.flag("one-off"),
            co_insurers: fields.entries("co-insurers", CoInsurer::read),
            instalments: fields.entries("instalments", Instalment::read),
        }
    }

    /// Its number, once there is one.
    pub fn issued_number(&self) -> Option<&'d str> {
        self.number.and_then(issued)
    }

    /// Whether it insures a voyage or goods on their way, by its product. A ship that is insured for a time is marine too, and
    /// its premium may be returned.
    pub fn is_named_voyage(&self) -> bool {
        self.is_named(&["货运", "货物运输", "运输货物", "航程", "cargo", "voyage"])
    }

    /// Whether it may well be cover for one occasion: that of a project, that of a voyage for less than a year, any other for
    /// less than six months.
    pub fn may_be_one_off(&self) -> bool {
        let projects = [
            "工程一切险",
            "建筑工程",
            "安装工程",
            "建工",
            "安工",
            "contractors' all risks",
            "construction all risks",
            "erection all risks",
        ];
        let renewed_from = if self.is_named_voyage() { 12 } else { 6 };
        let term = self.starts.zip(self.agreed_end);
        let is_short = term.is_some_and(|(from, until)| whole_months(from, until) < renewed_from);
        is_short || self.is_named(&projects)
    }

    fn is_named(&self, names: &[&str]) -> bool {
        let product = self.product.unwrap_or_default().to_lowercase();
        names.iter().any(|name| product.contains(name))
    }

    /// The brokerage on a premium, CNY: that premium times the percentage, half a fen rounded up. `None`
    /// without a percentage on record.
    pub fn brokerage_on(&self, premium: Fen) -> Option<Fen> {
        self.brokerage_percent
            .map(|percent| share_of(premium, percent))
    }
}

/// A number that an insurer gave: what is written while it is awaited, such as 待出单, has no digit.
pub fn issued(number: &str) -> Option<&str> {
    let number = number.trim();
    Some(number).filter(|it| it.chars().any(char::is_numeric))
}

/// The share of a premium, CNY, by a percentage in hundredths of a percent; half a fen is rounded up.
pub fn share_of(premium: Fen, percent: i64) -> Fen {
    let (product, whole) = (
        i128::from(premium.0) * i128::from(percent),
        i128::from(WHOLE),
    );
    let fen = (product + whole / 2).div_euclid(whole);
    Fen(i64::try_from(fen).unwrap_or(i64::MAX))
}

/// The form of `policies`.
pub(super) const POLICIES: Section = section("policies", "id", both!("保单", "the policy"))
    .told_by(&["insurer", "product", "number", "starts"])
    .keys(&[
        ID,
        said("insurer", both!("保险公司", "the insurer")).printed(),
        said("applicant", both!("投保人", "the applicant")),
        said("insured", both!("被保险人", "the insured"))
            .printed()
            .note(both!("可为几家", "one name, or a list")),
        said("product", both!("险种", "the product")).printed(),
        said("number", both!("保单号", "the policy number"))
            .head(both!("保单号", "policy number"))
            .printed(),
        term("starts", both!("保险起期", "the inception of the policy"))
            .head(both!("保险起期", "inception")),
        term("ends", both!("保险止期", "the expiry of the policy"))
            .head(both!("保险止期", "expiry"))
            .note(both!("含当日", "inclusive")),
        said("sum-insured", both!("保险金额", "the sum insured")).note(both!("元", "CNY")),
        said("premium", both!("保险费", "the premium"))
            .note(both!("元，订立时约定的", "CNY, as first agreed")),
        said(
            "brokerage-percent",
            both!("佣金比例", "the brokerage percentage"),
        )
        .note(both!("保险费的百分比", "per cent of the premium")),
        said("payment", both!("缴费方式", "the way of payment")).printed(),
        fact(
            "paid",
            both!("保险费付清日期", "the payment of the premium"),
        ),
        with(
            "received-on",
            "received",
            both!("到账佣金", "the brokerage received"),
        )
        .head(both!("到账佣金", "received"))
        .note(both!("元", "CNY")),
        fact(
            "received-on",
            both!(
                "佣金到账统计日期",
                "the day up to which brokerage is counted"
            ),
        )
        .head(both!("佣金统计日期", "received up to")),
        by("by", both!("承办人", "the colleague who placed it")),
        said("life", both!("人身保险", "the life or health insurance"))
            .note(both!("true 或 false", "whether it is that")),
        said("liability", both!("责任保险", "the liability cover"))
            .note(both!("true 或 false", "whether it is that")),
        said("marine", both!("海上保险", "the marine insurance")).note(both!(
            "true 或 false，航程含海上运输的",
            "whether the voyage includes the sea"
        )),
        said("reinsurance", both!("再保险", "the reinsurance"))
            .note(both!("true 或 false", "whether there is any")),
        fact(
            "terminated",
            both!("提前终止日期", "the early end of the policy"),
        )
        .head(both!("提前终止", "ended early"))
        .note(both!(
            "退保、注销的，最后一天有保障的日期",
            "surrendered or cancelled: the last day of cover"
        )),
        with(
            "terminated",
            "terminated-reason",
            both!("提前终止原因", "the reason of the early end"),
        )
        .head(both!("终止原因", "why it ended")),
        said("one-off", both!("一次性保险", "the one-off cover")).note(both!(
            "true 或 false，到期不续转的",
            "whether it is for one occasion and not renewed"
        )),
    ]);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::model::Record;

    fn of<T>(keys: &str, look: impl FnOnce(&Policy<'_>) -> T) -> T {
        let text = format!("client.name = '甲'\n[[policies]]\nid = 'par'\n{keys}");
        let document = Document::parse(&text).unwrap();
        let reading = Record::read(&document);
        assert_eq!(reading.faults, []);
        look(&reading.record.policies[0])
    }

    #[test]
    fn a_project_a_voyage_and_short_cover_may_be_for_one_occasion() {
        let may = |product: &str, ends: &str| {
            let keys = format!("product = \"{product}\"\nstarts = 2026-03-20\nends = {ends}\n");
            of(&keys, |it| it.may_be_one_off())
        };
        assert!(may("展览会综合险", "2026-09-18"));
        assert!(!may("展览会综合险", "2026-09-19"));
        assert!(may("国内货物运输险", "2027-03-18"));
        assert!(!may("国内货物运输险", "2027-03-19"));
        assert!(may("Marine Cargo", "2026-12-31"));
        assert!(may("建筑工程一切险", "2028-03-19"));
        assert!(may("Contractors' All Risks", "2028-03-19"));
        assert!(!may("工程机械综合险", "2027-03-19"));
        assert!(!of("starts = 2026-03-20\n", |it| it.may_be_one_off()));
    }

    #[test]
    fn a_number_without_any_digit_is_none() {
        let number = |number: &str| {
            let keys = format!("number = '{number}'\n");
            of(&keys, |it| it.issued_number().map(str::to_owned))
        };
        assert_eq!(number(" PQ-1 ").as_deref(), Some("PQ-1"));
        assert_eq!(number("ＰＱ－１").as_deref(), Some("ＰＱ－１"));
        assert_eq!(number("待出单"), None);
        assert_eq!(number("TBA"), None);
        assert_eq!(number(" "), None);
        assert!(of("", |it| it.issued_number().is_none()));
    }

    #[test]
    fn brokerage_is_exact_and_half_a_fen_is_rounded_up() {
        let brokerage = |premium: &str, percent: &str| {
            let keys = format!("premium = {premium}\nbrokerage-percent = {percent}\n");
            of(&keys, |policy| policy.brokerage_on(policy.premium?))
        };

        assert_eq!(brokerage("2520000", "15"), Some(Fen::yuan(378_000)));
        assert_eq!(brokerage("2520000", "15.5"), Some(Fen::yuan(390_600)));
        assert_eq!(brokerage("0.10", "5"), Some(Fen(1)));
        assert_eq!(brokerage("0.09", "5"), Some(Fen(0)));
        assert_eq!(
            of("premium = 100\n", |policy| policy.brokerage_on(Fen(100))),
            None
        );
    }
}
