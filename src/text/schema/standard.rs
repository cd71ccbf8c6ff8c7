//! The sections and keys of a company's `kefu.toml`.

use crate::both;
use crate::lang::{Lang, half};

/// What a section holds; `None` for one without words.
pub fn section(lang: Lang, name: &str) -> Option<String> {
    let words = match name {
        "" => both!(
            "公司的客户服务标准；没有写的用随附样本",
            "the company's service standard; what it leaves out has the shipped value"
        ),
        "deadlines" => both!("期限，工作日", "terms in working days"),
        "archive" => both!("客户档案的维护", "how the archive is kept up"),
        "stars" => both!("星级的划分", "how stars come about"),
        "services" => both!("服务项目：修改或增加", "services: changed, or added"),
        "cost" => both!(
            "服务成本，占年度收入的百分比",
            "the cost of service, per cent of a year's income"
        ),
        "maxims" => both!("对计划提出建议的界限", "when a plan is given advice"),
        "service" => both!(
            "服务实施的期限，工作日",
            "terms of the service stage in working days"
        ),
        "complaints" => both!(
            "投诉答复期限，自收到之日起的自然日",
            "the days to answer a complaint, in calendar days from its receipt"
        ),
        "claims" => both!("索赔，自然日", "claims, in calendar days"),
        "renewal" => both!(
            "续转步骤，最早到期日之前的自然日",
            "steps of a renewal, in calendar days before the earliest expiry"
        ),
        "goals" => both!(
            "客户回顾的评分指标；写了就取代样本",
            "what account reviews score; yours replace the sample's"
        ),
        "calendar" => both!("工作日", "working days"),
        _ => return None,
    };
    Some(half(words, lang).to_owned())
}

/// What a key says; `None` for one without words.
pub fn key(lang: Lang, section: &str, name: &str) -> Option<String> {
    let words = match (section, name) {
        ("", "company") => both!("公司名称", "the company's name"),
        ("", "lang") => both!("语言", "the language"),
        ("", "timezone") => both!(
            "时区，如 Asia/Shanghai",
            "the time zone, such as Asia/Shanghai"
        ),
        ("", "check") => both!("各规则或规则组的级别", "how grave each rule or group is"),
        ("deadlines", "team") => both!("设立服务团队", "the service team"),
        ("deadlines", "archive") => both!("建立客户档案", "the client archive"),
        ("deadlines", "rating") => both!("评定星级", "the star rating"),
        ("deadlines", "plan") => both!("确定服务计划", "the service plan"),
        ("deadlines", "onboarding") => both!(
            "签约与计划阶段全部完成",
            "the whole of the signing and planning stage"
        ),
        ("deadlines", "due-soon") => both!(
            "提前几个工作日提示",
            "shown as due this many working days ahead"
        ),
        ("archive", "crm-days") => both!(
            "客户系统多少自然日内算同步",
            "calendar days the client system counts as in step"
        ),
        ("archive", "filing") => both!(
            "文件归档的工作日",
            "working days from what leaves a document to its filing"
        ),
        ("stars", "thresholds") => both!(
            "收入（元）达到多少为二、三、四、五星，含本数",
            "income, CNY, from which a client has two, three, four, five stars"
        ),
        ("stars", "leading-group") => both!(
            "从几星起可设领导小组",
            "the stars from which there is a leading group"
        ),
        ("services" | "goals", "code") => both!("代码", "its code"),
        ("services" | "goals", "zh") => both!("中文名称", "its name in Chinese"),
        ("services" | "goals", "en") => both!("英文名称", "its name in English"),
        ("services", "least") => both!(
            "每一服务年度至少几次，依次为一至五星",
            "how often a service year holds it at least, for one to five stars"
        ),
        ("cost", "most") => both!("成本上限（%）", "the most the service may cost, per cent"),
        ("cost", "warn") => both!(
            "从多少起提示（%）",
            "from where a person should look, per cent"
        ),
        ("cost", "income-gap") => both!(
            "已实现收入比预计低多少算差距（%）",
            "realised income so much below the expected is a gap, per cent"
        ),
        ("maxims", "bunched") => both!(
            "一个月内开始的项目最多占多少（%）",
            "the most of its items that may begin in one month, per cent"
        ),
        ("maxims", "ends") => both!(
            "保险期间两端各多少自然日",
            "calendar days from either end of the insurance period"
        ),
        ("maxims", "kinds") => both!(
            "关键企业的计划至少几类服务",
            "kinds of service in a key account's plan, at least"
        ),
        ("service", "silence") => both!(
            "客户日志最长间隔，依次为一至五星",
            "the longest silence in the diary, for one to five stars"
        ),
        ("service", "endorsement-sent") => {
            both!("批改申请送交保险公司", "an endorsement sent to the insurer")
        }
        ("service", "endorsement-issued") => {
            both!("保险公司出具批单", "an endorsement issued by the insurer")
        }
        ("service", "endorsement-checked") => both!("核对批单", "an endorsement checked"),
        ("service", "hand-over") => both!(
            "更换客户经理后告知客户、签字移交的工作日",
            "working days in which a change of account manager is told and signed"
        ),
        ("service", "risk") => both!(
            "应对风险变化并告知保险公司",
            "a change of risk met, and the insurer told"
        ),
        ("service", "manual") => both!(
            "送交客户手册，自保险年度首日",
            "the client manual, from the first day of the policy year"
        ),
        ("service", "manual-ahead") => both!(
            "可提前多少自然日制作",
            "how many calendar days before that day it may be made"
        ),
        ("complaints", "answer") => both!("一般投诉", "a usual complaint"),
        ("complaints", "complex") => both!("情况复杂、已延长的", "a complex one, once extended"),
        ("complaints", "approved") => both!("经批准再延长的", "one extended with approval"),
        ("claims", "silence") => both!("索赔最长间隔", "the longest silence in a claim"),
        ("claims", "limitation-near") => both!(
            "诉讼时效届满前多少天提示",
            "how long before the limitation it is told"
        ),
        ("renewal", "starts") => both!(
            "启动续转，依次为一至五星",
            "its start, for one to five stars"
        ),
        ("renewal", "review") => both!("回顾与报告", "the review and report"),
        ("renewal", "exposure") => both!("更新风险信息", "the exposure update"),
        ("renewal", "programme") => {
            both!("续转方案与询价", "the programme, and quotations asked for")
        }
        ("renewal", "comparison") => both!("询价分析", "the quotations compared"),
        ("renewal", "proposal") => both!("向客户提出建议", "the proposal to the client"),
        ("renewal", "choice") => both!("客户签字确认", "the client's signed choice"),
        ("renewal", "bound") => both!("承保", "cover bound"),
        ("renewal", "together") => both!(
            "到期日相隔多少天以内一同续转",
            "policies that end so many days apart are one renewal"
        ),
        ("goals", "points") => both!("满分", "its points"),
        ("calendar", "region") => both!("地区", "the region"),
        ("calendar", "rest") => both!("公司自己的休息日", "the company's own rest days"),
        ("calendar", "work") => both!("公司自己的上班日", "the company's own working days"),
        _ => return None,
    };
    Some(half(words, lang).to_owned())
}
