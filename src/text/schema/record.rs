//! The sections and keys of a client's record.

use crate::both;
use crate::lang::{Lang, half};
use crate::text::key;

/// What a section holds; `None` for one without words.
pub fn section(lang: Lang, name: &str) -> Option<&'static str> {
    let words = match name {
        "" => both!("客户服务记录", "the record of one client"),
        "client" => both!("客户", "who the client is"),
        "contacts" => both!("联系人", "whom we talk to there"),
        "needs" => both!("客户需求", "what the client needs"),
        "appointment" => both!("委托关系", "the written appointment as broker"),
        "appointment.commitments" => both!(
            "委托文件中的服务承诺",
            "services promised in the appointment"
        ),
        "appointment.extensions" => both!("委托展期", "later ends agreed in writing"),
        "team" => both!("客户服务团队", "the client service team"),
        "team.members" => both!("团队成员", "the members of the team"),
        "team.hand-overs" => both!("客户经理交接", "changes of the account manager"),
        "archive" => both!("客户档案", "the client archive"),
        "archive.documents" => both!("业务档案中的文件", "the documents in the archive"),
        "years" => both!("服务年度", "service years"),
        "years.rating" => both!("星级评定", "the star rating"),
        "years.rating.override" => both!(
            "星级调整，批准后有效",
            "stars changed for a reason, once approved"
        ),
        "years.rating.publication" => {
            both!("公布星级的批准", "the approval to make the stars public")
        }
        "years.plan" => both!("客户服务计划", "the client service plan"),
        "years.plan.opinion" => both!("客户关系管理人员的意见", "the opinion of client relations"),
        "years.plan.lowerings" => both!(
            "调低的服务标准，批准后有效",
            "services held less often than the standard, once approved"
        ),
        "years.plan.items" => both!("计划项目", "the services planned"),
        "years.plan.revisions" => both!("计划修订", "changes of the plan, and why"),
        "policies" => both!("保单", "insurance policies"),
        "endorsements" => both!("批改", "changes of policies"),
        "risks" => both!("风险变化", "changes of the client's risk"),
        "duties" => both!("保险公司应办的事", "what insurers owe the client"),
        "claims" => both!("索赔", "insurance claims"),
        "reviews" => both!("客户回顾", "account reviews"),
        "reviews.scores" => both!("各指标的评分", "the goals, scored"),
        "renewals" => both!("续转", "renewals"),
        "renewals.outcomes" => both!("各保单的续转结果", "what became of each policy"),
        "renewals.loss" => both!("流失的后续", "what follows when business is lost"),
        "diary" => both!("客户日志", "the client diary"),
        "waivers" => both!("豁免", "findings that are accepted for a time"),
        _ => return None,
    };
    Some(half(words, lang))
}

/// What a key says; `None` for one without words.
pub fn key(lang: Lang, section: &str, name: &str) -> Option<&'static str> {
    let mut way: Vec<&str> = section.split('.').filter(|part| !part.is_empty()).collect();
    way.push(name);
    let words = key::of(&way)
        .or_else(|| of_section(section, name))
        .or_else(|| anywhere(name))?;
    Some(half(words, lang))
}

/// Keys that mean something of their own in their section.
fn of_section(section: &str, name: &str) -> Option<&'static str> {
    let words = match (section, name) {
        ("client", "name") => both!("全称", "the full name"),
        ("client", "kind") => both!("客户类别", "the kind of client"),
        ("client", "consulting") => both!("以咨询服务为主", "whether the work is mostly advisory"),
        ("client", "key-account") => both!("关键企业", "whether it is a key account"),
        ("client", "sector") => both!("行业", "the line of business"),
        ("client", "crm-id") => both!(
            "在公司客户管理系统中的编号",
            "the number in the company's client system"
        ),
        ("client", "closed-reason") => both!("终止服务的原因", "why the service ended"),
        ("contacts", "role") => both!("职务", "the position there"),
        ("contacts", "phone") => both!("办公电话", "the business phone"),
        ("contacts", "email") => both!("办公邮箱", "the business address"),
        ("needs", "by") => both!("由谁了解到", "who learned of it"),
        ("appointment", "kind") => both!("委托文件的种类", "the kind of document"),
        ("appointment", "template") => both!("所用范本的编号", "the template it was made from"),
        ("appointment", "original-at") => both!("正本存放处", "where the original is kept"),
        ("appointment.extensions", "until") => both!("展期后的委托到期日", "the new last day"),
        ("appointment.extensions", "document") => both!("展期文件", "the document that says so"),
        ("team.members", "role") => both!("职责分工", "the part taken in the team"),
        ("team.members", "duty") => both!("具体职责", "the duty in words"),
        ("team.members", "from") => both!("加入日期", "the first day"),
        ("team.members", "until") => both!("最后一天", "the last day"),
        ("team.hand-overs", "on") => both!("交接日期", "the day of the hand-over"),
        ("team.hand-overs", "by") => both!("移交人", "who hands over"),
        ("team.hand-overs", "to") => both!("接收人", "who takes over"),
        ("archive", "kept-at") => both!("档案存放处", "where the archive is kept"),
        ("archive.documents", "kind") => both!("文件种类", "the kind of document"),
        ("archive.documents", "title") => both!("题名", "the title"),
        ("archive.documents", "place") => both!("存放处", "where it is kept"),
        ("archive.documents", "file") => both!(
            "电子文件，在工作区内的路径",
            "the file, by its path in the workspace"
        ),
        ("archive.documents", "sha256") => both!("电子文件的 SHA-256", "the file's SHA-256"),
        ("years.rating", "basis") => both!("按预计还是按已实现收入", "which income it rests on"),
        ("years.rating", "income") => both!("经纪业务收入（元）", "brokerage income, CNY"),
        ("years.rating", "months") => both!(
            "收入覆盖的月数，默认 12",
            "the months the income serves, 12 when left out"
        ),
        ("years.rating", "realised") => both!("已实现收入（元）", "income realised so far, CNY"),
        ("years.rating.override", "factor") => both!("调整因素", "the factor it rests on"),
        ("years.plan", "focus") => both!("本年度服务重点", "the focus of the year"),
        ("years.plan.lowerings", "least") => both!("每年至少次数", "how often a year at least"),
        ("years.plan.lowerings", "from") => both!("生效首日", "the first day it holds"),
        ("years.plan.items", "content") => both!("服务内容", "what will be done"),
        ("years.plan.items", "origin") => both!("项目来源", "where it comes from"),
        ("years.plan.items", "covers") => both!(
            "所落实的承诺和需求的编号",
            "the ids of the commitments and needs it answers"
        ),
        ("years.plan.items", "purpose") => both!("要达到的目的", "what it is to bring about"),
        ("years.plan.items", "cost") => both!("预计费用（元）", "the cost expected, CNY"),
        ("policies", "applicant") => both!("投保人", "the applicant"),
        ("policies", "insured") => both!("被保险人", "the insured"),
        ("policies", "product") => both!("险种", "the kind of insurance"),
        ("policies", "number") => both!("保单号", "the policy number"),
        ("policies", "sum-insured") => both!("保险金额（元）", "the sum insured, CNY"),
        ("policies", "premium") => both!("订立时的保险费（元）", "the premium first agreed, CNY"),
        ("policies", "brokerage-percent") => {
            both!("佣金比例（%）", "brokerage, per cent of the premium")
        }
        ("policies", "payment") => both!("缴费方式", "how the premium is paid"),
        ("policies", "received") => both!("已到账佣金（元）", "brokerage received so far, CNY"),
        ("policies", "life") => both!("人身保险", "whether it is life or health insurance"),
        ("policies", "reinsurance") => both!("涉及再保险", "whether reinsurance is placed"),
        ("endorsements", "number") => both!("批单号", "the endorsement's number"),
        ("endorsements", "premium") => both!(
            "增减的保险费（元），退费为负",
            "premium added, or returned when below zero, CNY"
        ),
        ("risks", "measure") => both!("应对措施", "the measure taken"),
        ("risks", "minor") => both!("轻微，无须告知保险公司", "too small to tell the insurer"),
        ("duties", "due") => both!("最后期限", "the last day for it"),
        ("claims", "cause") => both!("出险经过", "what happened"),
        ("claims", "amount") => both!("索赔金额（元）", "the amount claimed, CNY"),
        ("claims", "number") => both!("保险公司的赔案号", "the insurer's number for it"),
        ("claims", "paid-amount") => both!("赔款（元）", "the amount paid, CNY"),
        ("claims", "denied-reason") => both!("拒赔理由", "why it was denied"),
        ("claims", "proof") => both!(
            "结案凭据在档案中的编号",
            "the document it was closed with, by its id"
        ),
        ("reviews", "text") => both!("回顾的结论", "what came of it"),
        ("reviews", "item") | ("diary", "item") => both!(
            "所完成的计划项目的编号",
            "the plan item it fulfils, by its id"
        ),
        ("reviews.scores", "goal") => both!("kefu.toml 中的指标", "a goal of kefu.toml"),
        ("reviews.scores", "points") => both!("得分", "the points"),
        ("reviews.scores", "note") => both!("说明", "why"),
        ("renewals", "policies") => both!("一同续转的保单的编号", "the policies, by their ids"),
        ("renewals", "accepted") => both!("客户接受的保障", "the cover the client accepted"),
        ("renewals", "declined") => both!("客户不接受的保障", "the cover the client declined"),
        ("renewals.outcomes", "kind") => both!("结果", "the outcome"),
        ("renewals.outcomes", "by") => {
            both!("接续保单的编号", "the policy that follows, by its id")
        }
        ("renewals.loss", "claims-by") => both!("未结赔案由谁跟进", "who goes on with open claims"),
        ("diary", "kind") => both!("服务或业务类别", "the service, or the kind of business"),
        ("diary", "did") => both!("做了什么", "what was done"),
        ("diary", "response") => both!("客户反应", "how the client took it"),
        ("diary", "claim") => both!("有关索赔的编号", "the claim it is about, by its id"),
        ("diary", "attendance") => both!("参加人数", "how many took part"),
        ("diary", "finding") => both!("发现的问题，可供借鉴", "what others may learn of it"),
        ("waivers", "rule") => both!("规则，见 kefu rules", "the rule, as in kefu rules"),
        ("waivers", "subject") => both!(
            "只豁免其中一项时，指纹的最后一段",
            "the last part of one finding's fingerprint"
        ),
        ("waivers", "by") => both!("决定人", "who decided"),
        _ => return None,
    };
    Some(words)
}

/// Keys that mean the same wherever they stand.
fn anywhere(name: &str) -> Option<&'static str> {
    let words = match name {
        "id" => both!("编号，确定后不再更改", "its id, which never changes"),
        "name" => both!("姓名", "the name"),
        "by" => both!("经办人", "by whom"),
        "text" => both!("内容", "in words"),
        "on" => both!("日期", "the day"),
        "reason" => both!("理由", "why"),
        "handler" => both!("负责人", "who does it"),
        "stars" => both!("星级", "the stars"),
        "approved-by" => both!("批准人", "who approved it"),
        "dropped-reason" => both!("取消的原因", "why it was dropped"),
        "service" => both!("kefu.toml 或随附标准中的服务", "a service of the standard"),
        "insurer" => both!("保险公司", "the insurer"),
        "policy" => both!("保单的编号", "the policy, by its id"),
        _ => return None,
    };
    Some(words)
}
