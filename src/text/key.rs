//! What the dated keys of a record are called by people.

use crate::both;
use crate::document::KeyPath;
use crate::lang::{Lang, half};

/// The thing a key dates, as a noun: 首次接触, "the first contact"; the key itself when it has no name.
pub(super) fn name(lang: Lang, key: &KeyPath) -> String {
    match of(&key.keys()) {
        Some(name) => half(name, lang).to_owned(),
        None => super::cut(&key.to_string()),
    }
}

/// The thing a key dates; `None` for a key that dates nothing.
pub(super) fn of(keys: &[&str]) -> Option<&'static str> {
    let name = match keys {
        ["client", key] => client(key)?,
        ["needs", "found"] => both!("客户需求的了解日期", "the finding of the need"),
        ["appointment", "established"] => both!("委托关系确立日期", "the appointment"),
        ["appointment", "until"] => both!("委托到期日", "the last day of the appointment"),
        ["appointment", "extensions", "on"] => {
            both!("委托展期日期", "the extension of the appointment")
        }
        ["team", "established"] => both!("服务团队设立日期", "the setting-up of the service team"),
        ["team", "members", "from"] => both!("成员任职首日", "the member's first day"),
        ["team", "members", "until"] => both!("成员任职末日", "the member's last day"),
        ["archive", keys @ ..] => archive(keys)?,
        ["years", "starts"] => both!("服务年度首日", "the first day of the service year"),
        ["years", "ends"] => both!("服务年度末日", "the last day of the service year"),
        ["years", "rating", keys @ ..] => rating(keys)?,
        ["years", "plan", keys @ ..] => plan(keys)?,
        ["team", "hand-overs", "signed"] => {
            both!("交接清单签署日期", "the signing of the hand-over")
        }
        ["team", "hand-overs", "told"] => both!("交接告知客户日期", "the telling of the client"),
        [list, keys @ ..] if let Some(name) = service(list, keys) => name,
        ["policies", "starts"] => both!("保险期间首日", "the first day of the policy"),
        ["policies", "ends"] => both!("保险期间末日", "the last day of the policy"),
        ["diary", "on"] => both!("客户日志日期", "the diary entry"),
        ["waivers", "on"] => both!("豁免的决定日期", "the waiver"),
        ["waivers", "until"] => both!("豁免期限", "the last day of the waiver"),
        _ => return None,
    };
    Some(name)
}

fn client(key: &str) -> Option<&'static str> {
    let name = match key {
        "identified" => both!("列为目标客户的日期", "the identification as a target"),
        "first-contact" => both!("首次接触日期", "the first contact"),
        "crm-synced" => both!("客户系统同步日期", "the update of the client system"),
        "disclosure-notice" => both!("客户告知书送交日期", "the client disclosure notice"),
        "closed" => both!("终止服务日期", "the end of service"),
        _ => return None,
    };
    Some(name)
}

fn archive(keys: &[&str]) -> Option<&'static str> {
    let name = match keys {
        ["established"] => both!("客户档案建立日期", "the setting-up of the client archive"),
        ["paper"] => both!("书面档案整理日期", "the re-filing of the paper file"),
        ["electronic"] => both!("电子档案整理日期", "the re-filing of the electronic file"),
        ["information"] => both!(
            "客户信息整理日期",
            "the re-filing of the client information"
        ),
        ["reported"] => both!("档案上报日期", "the report of the archive"),
        ["documents", "date"] => both!("文件日期", "the document"),
        _ => return None,
    };
    Some(name)
}

fn rating(keys: &[&str]) -> Option<&'static str> {
    let name = match keys {
        ["rated"] => both!("星级评定日期", "the star rating"),
        ["realised-at"] => both!("已实现收入的统计日期", "the count of the realised income"),
        ["override", "referred"] => both!("星级调整上报日期", "the referral of the override"),
        ["override", "approved"] => both!("星级调整批准日期", "the approval of the override"),
        ["publication", "published"] => both!("星级公布日期", "the publication of the stars"),
        ["publication", "approved"] => {
            both!("星级公布批准日期", "the approval to publish the stars")
        }
        _ => return None,
    };
    Some(name)
}

fn plan(keys: &[&str]) -> Option<&'static str> {
    let name = match keys {
        ["starts"] => both!("服务计划首日", "the first day of the plan"),
        ["ends"] => both!("服务计划末日", "the last day of the plan"),
        ["issued"] => both!("服务计划确定日期", "the issue of the plan"),
        ["circulated"] => both!(
            "服务计划内部披露日期",
            "the internal circulation of the plan"
        ),
        ["sent"] => both!(
            "服务计划送交客户日期",
            "the sending of the plan to the client"
        ),
        ["opinion", "on"] => both!(
            "客户关系管理人员意见日期",
            "the opinion of client relations"
        ),
        ["lowerings", "referred"] => both!(
            "调低服务标准的上报日期",
            "the referral of the lowered standard"
        ),
        ["lowerings", "approved"] => both!(
            "调低服务标准的批准日期",
            "the approval of the lowered standard"
        ),
        ["items", "start"] => both!(
            "计划项目的预计开始日期",
            "the expected start of the plan item"
        ),
        ["items", "finish"] => both!(
            "计划项目的预计完成日期",
            "the expected finish of the plan item"
        ),
        ["items", "done"] => both!("计划项目的完成日期", "the completion of the plan item"),
        ["items", "dropped"] => both!("计划项目的取消日期", "the dropping of the plan item"),
        ["revisions", "on"] => both!("服务计划修订日期", "the revision of the plan"),
        _ => return None,
    };
    Some(name)
}

/// What runs beside the plan.
fn service(list: &str, keys: &[&str]) -> Option<&'static str> {
    let name = match (list, keys) {
        ("policies", ["paid"]) => both!("保险费付清日期", "the payment of the premium"),
        ("policies", ["received-on"]) => {
            both!("佣金到账统计日期", "the count of the brokerage received")
        }
        ("endorsements", ["requested"]) => both!("批改申请日期", "the request for the endorsement"),
        ("endorsements", ["sent"]) => both!(
            "批改申请送交保险公司日期",
            "the sending of the endorsement to the insurer"
        ),
        ("endorsements", ["issued"]) => both!("批单出具日期", "the issue of the endorsement"),
        ("endorsements", ["checked"]) => both!("批单核对日期", "the check of the endorsement"),
        ("endorsements", ["withdrawn"]) => {
            both!("批改撤回日期", "the withdrawal of the endorsement")
        }
        ("risks", ["found"]) => both!("风险变化发现日期", "the finding of the risk change"),
        ("risks", ["measured"]) => both!("风险变化应对日期", "the measure against the risk change"),
        ("risks", ["told"]) => both!("风险变化告知保险公司日期", "the telling of the insurer"),
        ("duties", ["pressed"]) => both!("催办日期", "the pressing of the insurer"),
        ("duties", ["done"]) => both!("保险公司履行日期", "the insurer's performance"),
        ("duties", ["dropped"]) => both!(
            "不再要求保险公司履行的日期",
            "the giving-up of the insurer's duty"
        ),
        ("claims", ["loss"]) => both!("出险日期", "the loss"),
        ("claims", ["notified"]) => both!("报案日期", "the notice of loss"),
        ("claims", ["asked"]) => both!("要求补充单证日期", "the insurer's request for papers"),
        ("claims", ["complete"]) => both!("索赔单证齐全日期", "the completion of the claim papers"),
        ("claims", ["decided"]) => both!("核定日期", "the insurer's decision"),
        ("claims", ["agreed"]) => both!("达成赔付协议日期", "the agreement on the amount"),
        ("claims", ["paid"]) => both!("赔款到账日期", "the payment of the claim"),
        ("claims", ["denied"]) => both!("拒赔日期", "the denial of the claim"),
        ("claims", ["contested"]) => both!("对拒赔提出异议的日期", "the contesting of the denial"),
        ("claims", ["withdrawn"]) => both!("索赔撤回日期", "the withdrawal of the claim"),
        ("claims", ["closed"]) => both!("索赔结案日期", "the closing of the claim"),
        ("reviews", ["on"]) => both!("客户回顾日期", "the account review"),
        ("renewals", ["started"]) => both!("续转启动日期", "the start of the renewal"),
        ("renewals", ["reviewed"]) => both!("续转回顾与报告日期", "the review before the renewal"),
        ("renewals", ["exposure"]) => both!("风险信息更新日期", "the exposure update"),
        ("renewals", ["programme"]) => both!("续转方案与询价日期", "the renewal programme"),
        ("renewals", ["comparison"]) => both!("询价分析日期", "the quotation comparison"),
        ("renewals", ["proposal"]) => both!("续转建议送交客户日期", "the proposal to the client"),
        ("renewals", ["choice"]) => both!("客户签字确认日期", "the client's signed choice"),
        ("renewals", ["bound"]) => both!("续转承保日期", "the binding of cover"),
        ("renewals", ["closed"]) => both!("续转结束日期", "the close of the renewal"),
        ("renewals", ["outcomes", "on"]) => both!("续转结果确定日期", "the outcome of the renewal"),
        ("renewals", ["outcomes", "until"]) => {
            both!("展期后的保险期间末日", "the last day of the extension")
        }
        ("renewals", ["loss", "talk"]) => both!("流失访谈日期", "the exit talk"),
        ("renewals", ["loss", "report"]) => both!("流失总结报告日期", "the final report"),
        ("renewals", ["loss", "win-back"]) => both!("再争取日期", "the win-back day"),
        _ => return None,
    };
    Some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::model::Record;
    use crate::standing::each_fact;

    #[test]
    fn every_fact_has_a_name_in_both_languages() {
        let document = Document::parse(include_str!("../model/full_record.toml")).unwrap();
        let reading = Record::read(&document);
        let mut facts = 0;
        each_fact(&reading.record, |_, key| {
            let key = key();
            assert_ne!(name(Lang::Zh, &key), key.to_string());
            assert!(name(Lang::En, &key).is_ascii(), "{key}");
            facts += 1;
        });
        assert!(facts > 20);
    }

    #[test]
    fn a_key_without_a_name_is_called_by_its_way() {
        let key = KeyPath::of("claims").nth(2).key("lost");

        assert_eq!(name(Lang::Zh, &key), "claims[2].lost");
    }
}
