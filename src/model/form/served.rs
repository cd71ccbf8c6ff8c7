//! The rows of what runs beside the plan: policies, claims, renewals and the rest, the diary and the waivers.

use super::rows::{ID, Key, below, born, by, fact, handler, id, ids, latest, said, term, with};
use crate::both;

const POLICY: &[&str] = &["policies"];
const ITEM: &[&str] = &["years.plan.items"];

pub(super) const POLICIES: &[Key] = &[
    ID,
    said("insurer", both!("保险公司", "the insurer")),
    said("applicant", both!("投保人", "the applicant")),
    said("insured", both!("被保险人", "the insured")),
    said("product", both!("险种", "the product")),
    said("number", both!("保单号", "the policy number")).head(both!("保单号", "policy number")),
    term("starts", both!("保险起期", "the inception of the policy"))
        .head(both!("保险起期", "inception")),
    term("ends", both!("保险止期", "the expiry of the policy"))
        .head(both!("保险止期", "expiry"))
        .note(both!("含当日", "inclusive")),
    said("sum-insured", both!("保险金额", "the sum insured")).note(both!("元", "CNY")),
    said("premium", both!("保险费", "the premium"))
        .note(both!("元，订立时约定的", "CNY, as first agreed")),
    said("brokerage-percent", both!("佣金比例", "the brokerage"))
        .head(both!("佣金比例", "%"))
        .note(both!("保险费的百分比", "per cent of the premium")),
    said("payment", both!("缴费方式", "the way of payment")),
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
        both!("佣金到账统计日期", "the count of the brokerage received"),
    ),
    by("by", both!("承办人", "the colleague who placed it")),
    said("life", both!("人身保险", "the life or health insurance"))
        .note(both!("true 或 false", "whether it is that")),
    said("reinsurance", both!("再保险", "the reinsurance"))
        .note(both!("true 或 false", "whether there is any")),
];

pub(super) const ENDORSEMENTS: &[Key] = &[
    ID,
    id(
        POLICY,
        "policy",
        both!("所批改的保单", "the policy of the endorsement"),
    )
    .head(both!("保单", "policy")),
    said("text", both!("批改内容", "the endorsement in words")).head(both!("批改内容", "change")),
    handler("handler", both!("经办人", "the handler of the endorsement"))
        .head(both!("经办人", "handler")),
    born(
        "requested",
        both!("批改申请日期", "the request for the endorsement"),
    )
    .head(both!("申请日期", "requested")),
    fact(
        "sent",
        both!(
            "批改申请送交保险公司日期",
            "the sending of the endorsement to the insurer"
        ),
    ),
    fact(
        "issued",
        both!("批单出具日期", "the issue of the endorsement"),
    )
    .head(both!("批单出具日期", "issued")),
    with(
        "issued",
        "number",
        both!("批单号", "the endorsement's number"),
    ),
    with(
        "issued",
        "premium",
        both!("保险费增减", "the change of premium"),
    )
    .head(both!("保险费增减", "premium"))
    .note(both!("元，批减为负", "CNY, below zero when returned")),
    fact(
        "checked",
        both!("批单核对日期", "the check of the endorsement"),
    ),
    fact(
        "withdrawn",
        both!("批改撤回日期", "the withdrawal of the endorsement"),
    ),
];

pub(super) const RISKS: &[Key] = &[
    ID,
    born(
        "found",
        both!("风险变化发现日期", "the finding of the change of risk"),
    )
    .head(both!("发现日期", "found")),
    by("by", both!("发现人", "the colleague who found it")),
    said("text", both!("风险变化内容", "the change of risk in words"))
        .head(both!("风险变化", "change")),
    with(
        "measured",
        "measure",
        both!("应对措施", "the measure against the change of risk"),
    )
    .head(both!("应对措施", "measure")),
    fact("measured", both!("采取措施日期", "the day of the measure"))
        .head(both!("采取措施日期", "measured")),
    fact(
        "told",
        both!("告知保险公司日期", "the telling of the insurer"),
    )
    .head(both!("告知保险公司", "insurer told")),
    said("minor", both!("无须告知保险公司", "the minor change")).note(both!(
        "true 或 false",
        "true when the insurer need not be told"
    )),
];

pub(super) const DUTIES: &[Key] = &[
    ID,
    said("insurer", both!("保险公司", "the insurer")),
    said("text", both!("应办事项", "the duty in words")).head(both!("应办事项", "duty")),
    handler("handler", both!("经办人", "the handler of the duty")).head(both!("经办人", "handler")),
    term("due", both!("最迟履行日期", "the last day for the duty"))
        .note(both!("含当日", "inclusive")),
    fact(
        "pressed",
        both!("最近催办日期", "the pressing of the insurer"),
    ),
    fact(
        "done",
        both!("保险公司履行日期", "the insurer's performance"),
    ),
    fact(
        "dropped",
        both!("不再要求履行的日期", "the giving-up of the insurer's duty"),
    ),
    with(
        "dropped",
        "dropped-reason",
        both!("不再要求的原因", "the reason the duty was given up"),
    ),
];

pub(super) const CLAIMS: &[Key] = &[
    ID,
    id(
        POLICY,
        "policy",
        both!("出险保单", "the policy of the claim"),
    )
    .head(both!("保单", "policy")),
    born("loss", both!("出险日期", "the loss")),
    said("cause", both!("出险经过", "the cause of the loss")).head(both!("出险经过", "cause")),
    said("amount", both!("索赔金额", "the amount claimed"))
        .head(both!("索赔金额", "claimed"))
        .note(both!("或估损金额，元", "or reserved, CNY")),
    handler("handler", both!("经办人", "the handler of the claim"))
        .head(both!("经办人", "handler")),
    said("number", both!("报案号", "the loss notification number"))
        .head(both!("报案号", "notification number")),
    said("claim-numbers", both!("赔案号", "the claim numbers")).note(both!(
        "立案号，可有多个",
        "the insurer's, one for each file it opened"
    )),
    fact("notified", both!("报案日期", "the notice of loss")),
    fact(
        "asked",
        both!("要求补充单证日期", "the insurer's request for papers"),
    ),
    fact(
        "complete",
        both!("索赔单证齐全日期", "the completion of the claim papers"),
    ),
    fact("decided", both!("核定日期", "the insurer's decision")),
    fact(
        "agreed",
        both!("达成赔付协议日期", "the agreement on the amount"),
    ),
    fact("paid", both!("赔款到账日期", "the payment of the claim")),
    with("paid", "paid-amount", both!("赔款", "the amount paid"))
        .head(both!("赔款", "paid"))
        .note(both!("元", "CNY")),
    fact("denied", both!("拒赔日期", "the denial of the claim")),
    with(
        "denied",
        "denied-reason",
        both!("拒赔理由", "the reason of the denial"),
    )
    .head(both!("拒赔理由", "why denied")),
    fact(
        "contested",
        both!("对拒赔提出异议的日期", "the contesting of the denial"),
    ),
    fact(
        "withdrawn",
        both!("索赔撤回日期", "the withdrawal of the claim"),
    ),
    fact("closed", both!("索赔结案日期", "the closing of the claim")),
    with("closed", "proof", both!("结案凭据", "the closing proof"))
        .head(both!("结案凭据", "proof"))
        .names(&["archive.documents"])
        .note(both!(
            "业务档案中的编号",
            "a document of the archive, by its id"
        )),
];

pub(super) const COMPLAINTS: &[Key] = &[
    ID,
    born(
        "received",
        both!("收到投诉日期", "the receipt of the complaint"),
    ),
    said("from", both!("投诉人", "the complainant")),
    said("text", both!("投诉内容", "the complaint in words")),
    said("against", both!("被投诉对象", "the one complained of")),
    handler("handler", both!("经办人", "the handler of the complaint")),
    fact(
        "extended",
        both!("延长答复期限日期", "the extension of the time to answer"),
    ),
    with(
        "extended",
        "extended-reason",
        both!("延长原因", "the reason of the extension"),
    ),
    with(
        "extended",
        "approved-by",
        both!("延长批准人", "the approver of the extension"),
    ),
    fact(
        "answered",
        both!("答复投诉日期", "the answer to the complaint"),
    ),
    with(
        "answered",
        "answer",
        both!("答复内容", "the answer in words"),
    ),
    with(
        "answered",
        "cause",
        both!("投诉原因", "the cause of the complaint"),
    ),
    with("answered", "redress", both!("补救措施", "the redress")),
    fact(
        "settled",
        both!("投诉办结日期", "the settlement of the complaint"),
    ),
    with(
        "settled",
        "response",
        both!("客户对答复的反应", "the client's response to the answer"),
    ),
    with("settled", "lesson", both!("改进措施", "the lesson learned")),
    fact(
        "withdrawn",
        both!("投诉撤回日期", "the withdrawal of the complaint"),
    ),
];

pub(super) const REVIEWS: &[Key] = &[
    ID,
    born("on", both!("客户回顾日期", "the account review")).head(both!("回顾日期", "on")),
    by("by", both!("回顾人", "the colleague who reviewed")).head(both!("回顾人", "by")),
    said("text", both!("回顾结论", "the result of the review")).head(both!("回顾结论", "result")),
    id(
        ITEM,
        "item",
        both!("所完成的计划项目", "the plan item it fulfils"),
    )
    .head(both!("计划项目", "plan item")),
    below("scores"),
];

pub(super) const SCORES: &[Key] = &[
    said("goal", both!("指标", "the goal")).note(both!("kefu.toml 中的", "of kefu.toml")),
    said("points", both!("得分", "the score")).head(both!("得分", "points")),
    said("note", both!("评分说明", "the note on the score")).head(both!("说明", "note")),
];

pub(super) const RENEWALS: &[Key] = &[
    ID,
    ids(
        POLICY,
        "policies",
        both!("一同续转的保单", "the policies of the renewal"),
    ),
    handler("handler", both!("经办人", "the handler of the renewal"))
        .head(both!("经办人", "handler")),
    born("started", both!("续转启动日期", "the start of the renewal"))
        .head(both!("启动日期", "started")),
    fact(
        "reviewed",
        both!("续转回顾与报告日期", "the review before the renewal"),
    ),
    fact("exposure", both!("风险信息更新日期", "the exposure update")),
    fact(
        "programme",
        both!("续转方案与询价日期", "the renewal programme"),
    ),
    fact(
        "comparison",
        both!("询价分析日期", "the quotation comparison"),
    ),
    fact(
        "proposal",
        both!("续转建议送交客户日期", "the proposal to the client"),
    ),
    fact(
        "choice",
        both!("客户签字确认日期", "the client's signed choice"),
    ),
    with(
        "choice",
        "accepted",
        both!("客户接受的保障", "the cover accepted"),
    )
    .head(both!("接受的保障", "accepted")),
    with(
        "choice",
        "declined",
        both!("客户不接受的保障", "the cover declined"),
    )
    .head(both!("不接受的保障", "declined")),
    fact("bound", both!("续转承保日期", "the binding of cover")),
    fact("closed", both!("续转结束日期", "the close of the renewal"))
        .head(both!("结束日期", "closed")),
    below("outcomes"),
    below("loss"),
];

pub(super) const OUTCOMES: &[Key] = &[
    id(POLICY, "policy", both!("到期保单", "the policy that ended")).head(both!("保单", "policy")),
    said("kind", both!("续转结果", "the outcome")),
    born(
        "on",
        both!("续转结果确定日期", "the outcome of the renewal"),
    )
    .head(both!("确定日期", "settled")),
    id(POLICY, "by", both!("接续保单", "the policy that follows"))
        .head(both!("接续保单", "followed by")),
    term(
        "until",
        both!("展期后的保险止期", "the last day of the extension"),
    )
    .note(both!("含当日", "inclusive")),
];

pub(super) const LOSS: &[Key] = &[
    said("reason", both!("流失原因", "the reason of the loss")).head(both!("流失原因", "reason")),
    fact("talk", both!("流失访谈日期", "the exit talk")).head(both!("流失访谈", "exit talk")),
    fact("report", both!("流失总结报告日期", "the final report"))
        .head(both!("总结报告", "final report")),
    handler(
        "claims-by",
        both!("未决赔案责任人", "the owner of the open claims"),
    )
    .head(both!("未决赔案责任人", "owner of open claims")),
    term("win-back", both!("再争取日期", "the win-back day")),
];

pub(super) const DIARY: &[Key] = &[
    ID,
    born("on", both!("客户日志日期", "the diary entry")).head(both!("日期", "on")),
    by("by", both!("服务人员", "the colleague who served")).head(both!("服务人员", "by")),
    said("kind", both!("服务类别", "the kind of service or business"))
        .head(both!("服务类别", "kind")),
    said("did", both!("服务过程", "the service in words")).head(both!("服务过程", "what was done")),
    said("response", both!("客户反应", "the client's response"))
        .head(both!("客户反应", "response")),
    id(
        ITEM,
        "item",
        both!("所完成的计划项目", "the plan item it fulfils"),
    )
    .head(both!("计划项目", "plan item")),
    id(
        &["claims"],
        "claim",
        both!("有关索赔", "the claim it is about"),
    )
    .head(both!("索赔", "claim")),
    said("attendance", both!("参加人数", "the number who took part"))
        .head(both!("参加人数", "attended")),
    said("finding", both!("可借鉴的信息", "the finding"))
        .head(both!("可借鉴信息", "finding"))
        .note(both!(
            "供其他客户，如管理经验、技术做法",
            "what others may learn of it"
        )),
];

pub(super) const WAIVERS: &[Key] = &[
    ID,
    said("rule", both!("豁免的规则", "the rule that is waived"))
        .head(both!("规则", "rule"))
        .note(both!("见 kefu rules", "as in kefu rules")),
    said("subject", both!("豁免的事项", "the finding that is waived"))
        .head(both!("豁免事项", "subject"))
        .note(both!(
            "只豁免其中一项时，指纹的最后一段",
            "the last part of its fingerprint, for one finding alone"
        )),
    said("reason", both!("豁免理由", "the reason of the waiver")).head(both!("豁免理由", "reason")),
    by("by", both!("豁免决定人", "the decider of the waiver")).head(both!("决定人", "decided by")),
    latest("on", both!("豁免的决定日期", "the waiver")),
    term("until", both!("豁免期限", "the last day of the waiver"))
        .head(both!("豁免期限", "until"))
        .note(both!("含当日", "inclusive")),
];
