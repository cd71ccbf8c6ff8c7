//! The words of the stewardship report.

use std::collections::BTreeMap;

use super::{Words, in_language};
use crate::lang::Lang;
use crate::view::stewardship::ClaimStage;

/// The words of the stewardship report by the names that its templates use.
pub fn stewardship_words(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    in_language(lang, STEWARDSHIP)
}

/// How far a claim has come.
pub fn claim_stage(lang: Lang, stage: ClaimStage) -> &'static str {
    let (zh, en) = match stage {
        ClaimStage::Reported => ("已出险", "Loss known"),
        ClaimStage::Notified => ("已报案，收集资料", "Notified, papers being gathered"),
        ClaimStage::Complete => ("资料齐全，保险公司核定中", "With the insurer for decision"),
        ClaimStage::Decided => ("已核定", "Decided"),
        ClaimStage::Agreed => ("已达成赔付协议", "Agreed, payment to come"),
        ClaimStage::Paid => ("已赔付", "Paid"),
        ClaimStage::Denied => ("拒赔", "Denied"),
        ClaimStage::Contested => ("拒赔，正在交涉", "Denied, being contested"),
        ClaimStage::Withdrawn => ("已撤案", "Withdrawn"),
        ClaimStage::Closed => ("已结案", "Closed"),
    };
    lang.pick(zh, en)
}

const STEWARDSHIP: &Words = &[
    ("title", "年度服务报告", "Stewardship Report"),
    ("prepared_by", "编制单位", "Prepared by"),
    ("manager", "客户经理", "Account manager"),
    ("term", "服务年度", "Service year"),
    ("until", "统计截至", "As at"),
    ("issued_on", "出具日期", "Issued"),
    ("focus", "年度重点", "Focus of the year"),
    ("summary", "年度小结", "The year in short"),
    ("glance", "一年概览", "The year at a glance"),
    (
        "delivered_of_planned",
        "项计划服务已完成",
        "planned services delivered",
    ),
    ("beyond_plan", "次计划外服务", "services beyond the plan"),
    ("one_beyond_plan", "次计划外服务", "service beyond the plan"),
    ("policies_placed", "份保单", "policies"),
    ("one_policy_placed", "份保单", "policy"),
    ("premium_total", "保险费", "premium"),
    ("claims_made", "起索赔", "claims"),
    ("one_claim_made", "起索赔", "claim"),
    ("paid_total", "已获赔款", "claims paid"),
    ("ratio_of_year", "赔付率", "of premium paid in claims"),
    ("calendar", "全年服务", "Services over the year"),
    (
        "calendar_key",
        "图中数字为服务项目序号；深色为已完成。",
        "The figures are the numbers of the services below; dark ones are delivered.",
    ),
    ("kinds", "服务完成情况", "Service delivered"),
    ("service", "服务类别", "Service"),
    ("planned", "计划", "Planned"),
    ("delivered", "完成", "Delivered"),
    ("beyond", "计划外", "Beyond the plan"),
    ("services", "服务项目", "The services"),
    ("number", "序号", "No."),
    ("content", "服务内容", "Content"),
    ("due", "预计完成", "Planned for"),
    ("done", "完成日期", "Delivered on"),
    ("to_come", "待进行", "to come"),
    ("outstanding", "尚未完成", "outstanding"),
    ("commitments", "服务承诺的履行", "What we promised"),
    ("commitment", "服务承诺", "Commitment"),
    ("kept", "完成 / 计划", "Delivered / planned"),
    ("policies", "保险安排", "Insurance programme"),
    ("product", "险种", "Product"),
    ("insurer", "保险公司", "Insurer"),
    ("policy_number", "保单号", "Policy no."),
    ("period", "保险期间", "Period"),
    ("sum_insured", "保险金额（元）", "Sum insured, CNY"),
    ("premium", "保险费（元）", "Premium, CNY"),
    (
        "premiums",
        "保险费：本年与上年",
        "Premium, this year and last",
    ),
    ("this_year", "本年", "This year"),
    ("last_year", "上年", "Last year"),
    ("change", "增减", "Change"),
    ("total", "合计", "Total"),
    ("insurers", "保险费：按保险公司", "Premium, by insurer"),
    ("policies_of", "保单数", "Policies"),
    ("share", "占比", "Share"),
    ("not_on_record", "未登记", "not on record"),
    (
        "advice",
        "我方建议与落实",
        "What we recommended, and what became of it",
    ),
    ("recommended", "推荐的方案", "Recommended"),
    ("proposed", "提交日期", "Proposed on"),
    ("accepted", "接受的保障", "Accepted"),
    ("declined", "不接受的保障", "Declined"),
    ("undecided", "待客户决定", "to be decided"),
    ("bound", "承保日期", "Bound on"),
    (
        "terms",
        "保险条件：与上一期保单比较",
        "Terms, beside those of the policy before",
    ),
    ("term_name", "条件", "Term"),
    ("before", "上一期", "Before"),
    ("now", "本期", "Now"),
    ("why", "变动原因", "Why"),
    ("insured", "被保险人", "Insured"),
    ("payment", "缴费方式", "Way of payment"),
    ("unchanged", "条件不变", "All as before"),
    (
        "experience",
        "历年保险费与赔款（按保单起保的服务年度）",
        "Premium and claims paid, by the service year in which cover began",
    ),
    ("ratio", "赔付率", "Paid of premium"),
    ("claims", "索赔", "Claims"),
    ("loss", "出险日期", "Date of loss"),
    ("cause", "出险经过", "Cause"),
    ("amount", "索赔金额（元）", "Claimed or reserved, CNY"),
    ("paid", "赔款（元）", "Paid, CNY"),
    ("state", "进展", "State"),
    (
        "claim_amounts",
        "索赔：赔款与索赔金额",
        "Claims: paid against claimed or reserved",
    ),
    (
        "no_claims",
        "本年度没有索赔。",
        "There were no claims this year.",
    ),
    ("endorsements", "保单批改", "Changes to your policies"),
    ("change_text", "批改内容", "Change"),
    ("requested", "申请日期", "Requested"),
    ("issued", "批单出具日期", "Issued"),
    ("premium_change", "保险费增减（元）", "Premium, CNY"),
    (
        "improvements",
        "风险变化与改善",
        "Changes of risk, and what was done",
    ),
    ("risk", "风险变化", "What changed"),
    ("measure", "应对措施", "Measure"),
    ("measured", "采取措施日期", "Done on"),
    ("told", "告知保险公司", "Insurer told"),
    ("next", "下一服务年度", "The year ahead"),
    ("next_focus", "重点", "Focus"),
    ("met_needs", "已落实的需求", "Needs that were met"),
    ("need", "需求", "Need"),
    ("found", "提出日期", "Raised on"),
    ("met", "落实日期", "Met on"),
    ("open_needs", "仍待落实的需求", "Needs still to be met"),
    ("team", "服务团队", "Your service team"),
    ("name", "姓名", "Name"),
    ("role", "角色", "Role"),
    ("duty", "职责", "Responsibility"),
    ("position", "职务", "Position"),
    ("phone", "电话", "Telephone"),
    ("sign", "签署与回执", "Signature and receipt"),
    ("for_us", "经纪人", "The broker"),
    ("for_client", "客户", "The client"),
    ("submitted", "兹提交本报告。", "We submit this report."),
    (
        "receipt",
        "兹确认收到本报告。",
        "We have received this report.",
    ),
    ("signature", "签字（盖章）", "Signature, stamp"),
    ("signed_on", "日期", "Date"),
    ("address", "地址", "Address"),
    ("licence", "业务许可证号", "Licence"),
    ("page_before", "第 ", "Page "),
    ("page_between", " 页，共 ", " of "),
    ("page_after", " 页", ""),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_there_once_and_in_both_languages() {
        for lang in [Lang::Zh, Lang::En] {
            assert_eq!(stewardship_words(lang).len(), STEWARDSHIP.len());
        }
    }
}
