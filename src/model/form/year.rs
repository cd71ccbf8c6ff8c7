//! The rows of a service year: the rating and the plan.

use super::rows::{ID, Key, below, born, by, fact, handler, ids, said, term, with};
use crate::both;

pub(super) const YEARS: &[Key] = &[
    term(
        "starts",
        both!("服务年度首日", "the first day of the service year"),
    )
    .head(both!("服务年度首日", "service year from")),
    term(
        "ends",
        both!("服务年度末日", "the last day of the service year"),
    )
    .head(both!("服务年度末日", "service year to"))
    .note(both!("含当日", "inclusive")),
    below("rating"),
    below("plan"),
];

pub(super) const RATING: &[Key] = &[
    born("rated", both!("星级评定日期", "the star rating")).head(both!("评定日期", "rated")),
    said("basis", both!("收入依据", "the basis of the income"))
        .head(both!("收入依据", "basis"))
        .note(both!("预计或已实现", "expected or realised")),
    said("income", both!("评定收入", "the income rated by"))
        .head(both!("评定收入", "income"))
        .note(both!("经纪业务收入，元", "brokerage, CNY")),
    said("months", both!("收入所用月数", "the number of months"))
        .head(both!("所用月数", "for months"))
        .note(both!("默认 12", "12 when left out")),
    said("stars", both!("评定星级", "the computed rating")).head(both!("评定星级", "as rated")),
    with(
        "realised-at",
        "realised",
        both!("已实现收入", "the realised income"),
    )
    .head(both!("已实现收入", "realised so far"))
    .note(both!("元", "CNY")),
    fact(
        "realised-at",
        both!("已实现收入的统计日期", "the count of the realised income"),
    )
    .head(both!("收入统计日期", "realised up to")),
    below("override"),
    below("publication"),
];

pub(super) const OVERRIDE: &[Key] = &[
    said("stars", both!("拟调整星级", "the rating asked for"))
        .head(both!("拟调整星级", "asked for")),
    said("factor", both!("调整因素", "the override factor")).head(both!("调整因素", "factor")),
    said("reason", both!("调整理由", "the reason of the override"))
        .head(both!("调整理由", "override reason")),
    born(
        "referred",
        both!("星级调整上报日期", "the referral of the override"),
    )
    .head(both!("上报日期", "referred")),
    fact(
        "approved",
        both!("星级调整批准日期", "the approval of the override"),
    )
    .head(both!("批准日期", "approved")),
    with(
        "approved",
        "approved-by",
        both!("星级调整批准人", "the approver of the override"),
    )
    .head(both!("批准人", "approved by")),
];

pub(super) const PUBLICATION: &[Key] = &[
    fact(
        "published",
        both!("星级公布日期", "the publication of the stars"),
    )
    .head(both!("公布日期", "published")),
    fact(
        "approved",
        both!("星级公布批准日期", "the approval to publish the stars"),
    )
    .head(both!("批准日期", "approved")),
    with(
        "approved",
        "approved-by",
        both!("星级公布批准人", "the approver of the publication"),
    )
    .head(both!("批准人", "approved by")),
];

pub(super) const PLAN: &[Key] = &[
    said("focus", both!("年度重点", "the year's focus")).head(both!("年度重点", "focus")),
    term("starts", both!("服务计划首日", "the first day of the plan")),
    term("ends", both!("服务计划末日", "the last day of the plan"))
        .note(both!("含当日", "inclusive")),
    fact("issued", both!("服务计划定稿日期", "the issue of the plan"))
        .head(both!("定稿日期", "issued")),
    fact(
        "circulated",
        both!(
            "服务计划内部披露日期",
            "the internal circulation of the plan"
        ),
    )
    .head(both!("内部披露", "circulated")),
    fact(
        "sent",
        both!(
            "服务计划提交客户日期",
            "the sending of the plan to the client"
        ),
    )
    .head(both!("提交客户", "sent to client")),
    below("opinion"),
    below("lowerings"),
    below("items"),
    below("revisions"),
];

pub(super) const OPINION: &[Key] = &[
    by("by", both!("意见人", "the author of the opinion")).head(both!("意见人", "given by")),
    born(
        "on",
        both!(
            "客户关系管理人员意见日期",
            "the opinion of client relations"
        ),
    )
    .head(both!("意见日期", "given on")),
    said(
        "text",
        both!("客户关系管理人员意见内容", "the opinion in words"),
    )
    .head(both!("客户关系管理人员意见", "opinion")),
];

pub(super) const LOWERINGS: &[Key] = &[
    ID,
    said(
        "service",
        both!("调低的服务类别", "the service that is lowered"),
    )
    .head(both!("服务类别", "service")),
    said("least", both!("调低后的次数", "the lowered number"))
        .head(both!("调低后次数", "least"))
        .note(both!("每年至少", "a year at least")),
    term(
        "from",
        both!("调低生效日期", "the first day of the lowering"),
    )
    .head(both!("生效日期", "from")),
    said("reason", both!("调低原因", "the reason of the lowering"))
        .head(both!("调低原因", "reason")),
    born(
        "referred",
        both!(
            "调低服务标准的上报日期",
            "the referral of the lowered standard"
        ),
    )
    .head(both!("上报日期", "referred")),
    fact(
        "approved",
        both!(
            "调低服务标准的批准日期",
            "the approval of the lowered standard"
        ),
    )
    .head(both!("批准日期", "approved")),
    with(
        "approved",
        "approved-by",
        both!("调低批准人", "the approver of the lowering"),
    )
    .head(both!("批准人", "approved by")),
];

pub(super) const ITEMS: &[Key] = &[
    ID,
    said("service", both!("服务类别", "the service")).note(both!(
        "kefu.toml 或随附标准中的",
        "of kefu.toml or the shipped standard"
    )),
    said("content", both!("服务内容", "the content of the item"))
        .head(both!("服务内容", "content")),
    said("origin", both!("项目来源", "the origin of the item")).head(both!("来源", "origin")),
    ids(
        &["appointment.commitments", "needs"],
        "covers",
        both!("所落实的承诺和需求", "the commitments and needs it answers"),
    )
    .head(both!("落实", "covers")),
    term(
        "start",
        both!("预计开始日期", "the expected start of the plan item"),
    )
    .head(both!("预计开始", "start")),
    term(
        "finish",
        both!("预计完成日期", "the expected finish of the plan item"),
    )
    .head(both!("预计完成", "finish"))
    .note(both!("含当日", "inclusive")),
    handler("handler", both!("经办人", "the handler of the item")).head(both!("经办人", "handler")),
    said("purpose", both!("项目目的", "the purpose of the item")).head(both!("目的", "purpose")),
    said("cost", both!("预计费用", "the expected cost of the item"))
        .head(both!("预计费用", "cost"))
        .note(both!("元", "CNY")),
    fact(
        "done",
        both!("计划项目完成日期", "the completion of the plan item"),
    )
    .head(both!("完成日期", "done")),
    fact(
        "dropped",
        both!("计划项目取消日期", "the dropping of the plan item"),
    )
    .head(both!("取消日期", "dropped")),
    with(
        "dropped",
        "dropped-reason",
        both!("计划项目取消原因", "the reason the item was dropped"),
    )
    .head(both!("取消原因", "why dropped")),
];

pub(super) const REVISIONS: &[Key] = &[
    ID,
    born("on", both!("服务计划修订日期", "the revision of the plan")).head(both!("修订日期", "on")),
    by("by", both!("修订人", "the author of the revision")).head(both!("修订人", "by")),
    said("reason", both!("修订原因", "the reason of the revision"))
        .head(both!("修订原因", "reason")),
];
