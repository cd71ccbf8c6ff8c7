//! The client diary: what was done for the client, and how the client responded (D54).

use chrono::NaiveDate;

use super::fields::Fields;
use super::form::rows::{ID, Section, born, by, id, said, section};
use crate::both;
use crate::words;

words! {
    /// The kinds of entry that are not a service of the standard.
    TradeKind {
        /// 日常咨询 (D56).
        Enquiry = "enquiry",
        /// 风险管理/保险建议书.
        Proposal = "proposal",
        /// 询价.
        RequestForQuotation = "request-for-quotation",
        /// 投保与出单.
        Placement = "placement",
        /// 索赔 (D62).
        Claim = "claim",
        /// 批改 (D58).
        Endorsement = "endorsement",
        /// Anything else.
        Other = "other",
    }
}

/// Whether an entry of this kind is substantive business, which waits for the appointment (D15).
pub fn is_substantive(kind: &str) -> bool {
    const SUBSTANTIVE: [&str; 5] = [
        "risk-survey",
        "proposal",
        "request-for-quotation",
        "placement",
        "claim",
    ];
    SUBSTANTIVE.contains(&kind)
}

/// Whether an entry or a plan item of this kind is contact with the client: 日常沟通 (D56).
pub fn is_contact(kind: &str) -> bool {
    ["phone-call", "visit", "meeting", "enquiry"].contains(&kind)
}

/// Whether the client responds to this kind of service, so that the diary must say how (D54).
pub fn is_answered(kind: &str) -> bool {
    const ANSWERED: [&str; 8] = [
        "phone-call",
        "visit",
        "meeting",
        "enquiry",
        "risk-survey",
        "training",
        "claims-session",
        "account-review",
    ];
    ANSWERED.contains(&kind)
}

/// One entry of the diary.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry<'d> {
    /// Its name in this file: the day and a running number.
    pub id: &'d str,
    /// The day.
    pub on: NaiveDate,
    /// Who served the client.
    pub by: Option<&'d str>,
    /// The kind of contact or business: a service of the standard, or one of the trade's own kinds.
    pub kind: Option<&'d str>,
    /// What was done.
    pub did: Option<&'d str>,
    /// How the client responded.
    pub response: Option<&'d str>,
    /// The plan item it fulfils, by its id.
    pub item: Option<&'d str>,
    /// The claim it is about, by its id (D62).
    pub claim: Option<&'d str>,
    /// How many of the client's people attended a talk or training (D61).
    pub attendance: Option<i64>,
    /// What others can learn from it (D10).
    pub finding: Option<&'d str>,
}

impl<'d> Entry<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Entry<'d> {
        Entry {
            id: fields.text("id").unwrap_or_default(),
            on: fields.needed_born("on"),
            by: fields.said("by"),
            kind: fields.text("kind"),
            did: fields.said("did"),
            response: fields.said("response"),
            item: fields.text("item"),
            claim: fields.text("claim"),
            attendance: fields.integer("attendance", 0, 100_000),
            finding: fields.said("finding"),
        }
    }
}

/// The form of `diary`.
pub(super) const DIARY: Section = section("diary", "id", both!("客户日志", "the diary entry"))
    .told_by(&["did"])
    .keys(&[
        ID,
        born("on", both!("客户日志日期", "the diary entry")).head(both!("日期", "on")),
        by("by", both!("服务人员", "the colleague who served")).head(both!("服务人员", "by")),
        said("kind", both!("服务类别", "the kind of service or business"))
            .head(both!("服务类别", "kind")),
        said("did", both!("服务过程", "the service in words"))
            .head(both!("服务过程", "what was done")),
        said("response", both!("客户反应", "the client's response"))
            .head(both!("客户反应", "response")),
        id(
            &["years.plan.items"],
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
    ]);
