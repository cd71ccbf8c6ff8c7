//! Who the client is, whom we talk to there, and what it needs.

use chrono::NaiveDate;

use super::fields::Fields;
use super::form::rows::{ID, Key, Section, TABLE, born, by, fact, latest, said, section, term};
use crate::both;
use crate::words;

words! {
    /// How the client came to us.
    ClientKind {
        /// 直接客户: served on its own account.
        Direct = "direct",
        /// 渠道客户: comes through a channel, under a cooperation agreement (D12).
        Channel = "channel",
    }
}

words! {
    /// The licence that a channel client holds: commission may go to agents and brokers alone (保险法 130).
    LicenceKind {
        /// 保险专业代理.
        Agency = "agency",
        /// 保险兼业代理.
        ConcurrentAgency = "concurrent-agency",
        /// 保险经纪.
        Brokerage = "brokerage",
    }
}

/// Who the client is, and the days on which it became what it is (D01).
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Client<'d> {
    /// The full name of the company.
    pub name: &'d str,
    /// Direct or channel; direct when the key is left out.
    pub kind: Option<ClientKind>,
    /// Mostly advisory work: the service standard is a reference, not a minimum (D39).
    pub consulting: bool,
    /// 关键企业 (D04).
    pub key_account: bool,
    /// The trade the client is in.
    pub sector: Option<&'d str>,
    /// The licence of a channel client (保险法 130).
    pub licence_kind: Option<LicenceKind>,
    /// The number of that licence.
    pub licence_number: Option<&'d str>,
    /// The last day of that licence, inclusive.
    pub licence_until: Option<NaiveDate>,
    /// Its id in the company's client system (D31).
    pub crm_id: Option<&'d str>,
    /// The day that system was last brought up to date (D31).
    pub crm_synced: Option<NaiveDate>,
    /// The day it became a target (D01).
    pub identified: Option<NaiveDate>,
    /// The day of the first contact, which makes it a prospect (D01).
    pub first_contact: Option<NaiveDate>,
    /// The day the client disclosure notice was handed over (经纪人监管规定 第五十条).
    pub disclosure_notice: Option<NaiveDate>,
    /// The day from which this record is kept: what had its last day before is nobody's duty here.
    pub recorded_from: Option<NaiveDate>,
    /// The day service ended; before a later appointment, if there is one.
    pub closed: Option<NaiveDate>,
    /// Why it ended.
    pub closed_reason: Option<&'d str>,
    /// The names it had before.
    pub former_names: Vec<FormerName<'d>>,
}

impl<'d> Client<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Client<'d> {
        Client {
            name: fields.needed_name("name"),
            kind: fields.word("kind"),
            consulting: fields.flag("consulting"),
            key_account: fields.flag("key-account"),
            sector: fields.said("sector"),
            licence_kind: fields.word("licence-kind"),
            licence_number: fields.said("licence-number"),
            licence_until: fields.date("licence-until"),
            crm_id: fields.said("crm-id"),
            crm_synced: fields.latest("crm-synced"),
            identified: fields.fact("identified"),
            first_contact: fields.fact("first-contact"),
            disclosure_notice: fields.fact("disclosure-notice"),
            recorded_from: fields.date("recorded-from"),
            closed: fields.date("closed"),
            closed_reason: fields.said("closed-reason"),
            former_names: fields.entries("former-names", FormerName::read),
        }
    }

    /// The name that held on a day: a former one up to its last day, which is inclusive.
    pub fn name_on(&self, day: NaiveDate) -> &'d str {
        let held = self.former_names.iter().filter_map(|it| {
            let until = it.until.filter(|until| day <= *until)?;
            Some((until, it.name))
        });
        held.min_by_key(|(until, _)| *until)
            .map_or(self.name, |(_, name)| name)
    }
}

/// A name that the client had before.
#[derive(Clone, Debug, PartialEq)]
pub struct FormerName<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The full name of the company then.
    pub name: &'d str,
    /// The last day of that name, inclusive.
    pub until: Option<NaiveDate>,
}

impl<'d> FormerName<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> FormerName<'d> {
        FormerName {
            id: fields.text("id").unwrap_or_default(),
            name: fields.needed_name("name"),
            until: fields.date("until"),
        }
    }
}

/// Somebody at the client. Business contacts only (个人信息保护法).
#[derive(Clone, Debug, PartialEq)]
pub struct Contact<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The person's name.
    pub name: &'d str,
    /// The person's position.
    pub role: Option<&'d str>,
    /// The office telephone.
    pub phone: Option<&'d str>,
    /// The office e-mail address.
    pub email: Option<&'d str>,
    /// The person's last day there, inclusive.
    pub until: Option<NaiveDate>,
}

impl Contact<'_> {
    /// Whether the person is still there on a day.
    pub fn is_there_on(&self, day: NaiveDate) -> bool {
        self.until.is_none_or(|until| day <= until)
    }
}

impl<'d> Contact<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Contact<'d> {
        Contact {
            id: fields.text("id").unwrap_or_default(),
            name: fields.needed_name("name"),
            role: fields.said("role"),
            phone: fields.said("phone"),
            email: fields.said("email"),
            until: fields.date("until"),
        }
    }
}

/// What the client needs, found by talking with it (D37).
#[derive(Clone, Debug, PartialEq)]
pub struct Need<'d> {
    /// Its name in this file, for plan items to cover it.
    pub id: &'d str,
    /// The day it was found.
    pub found: Option<NaiveDate>,
    /// Who found it.
    pub by: Option<&'d str>,
    /// The need in words.
    pub text: &'d str,
}

impl<'d> Need<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Need<'d> {
        Need {
            id: fields.text("id").unwrap_or_default(),
            found: fields.born("found"),
            by: fields.said("by"),
            text: fields.needed_text("text"),
        }
    }
}

/// The form of `client`.
pub(super) const CLIENT: Section = section("client", TABLE, both!("客户", "the client")).keys(&[
    said("name", both!("客户名称", "the client's name"))
        .head(both!("名称", "name"))
        .note(both!("全称", "in full")),
    said("kind", both!("客户类型", "the kind of client")).head(both!("客户类型", "kind")),
    said("consulting", both!("以咨询服务为主", "the advisory work"))
        .head(both!("以咨询服务为主", "mostly advisory"))
        .note(both!("true 或 false", "whether most of the work is that")),
    said("key-account", both!("关键企业", "the key account"))
        .note(both!("true 或 false", "whether the client is one")),
    said("sector", both!("行业", "the sector")),
    said(
        "licence-kind",
        both!("渠道许可证种类", "the kind of the channel's licence"),
    )
    .head(both!("许可证种类", "kind of licence")),
    said(
        "licence-number",
        both!("渠道许可证编号", "the number of the channel's licence"),
    )
    .head(both!("许可证编号", "number of licence")),
    term(
        "licence-until",
        both!(
            "渠道许可证有效期止",
            "the last day of the channel's licence"
        ),
    )
    .head(both!("许可证有效期止", "licence until"))
    .note(both!("含当日", "inclusive")),
    said(
        "crm-id",
        both!("客户系统编号", "the id in the client system"),
    )
    .head(both!("客户系统编号", "client system id"))
    .note(both!("公司的客户管理系统", "the company's own")),
    latest(
        "crm-synced",
        both!("客户系统同步日期", "the update of the client system"),
    )
    .head(both!("客户系统同步", "client system updated")),
    fact(
        "identified",
        both!("列为目标客户的日期", "the identification as a target"),
    )
    .head(both!("列为目标客户", "identified")),
    fact("first-contact", both!("首次接触日期", "the first contact")),
    fact(
        "disclosure-notice",
        both!("客户告知书送交日期", "the client disclosure notice"),
    )
    .head(both!("客户告知书", "disclosure notice")),
    term(
        "recorded-from",
        both!("本档案起始日期", "the start of this record"),
    )
    .head(both!("本档案起始", "start of record"))
    .note(both!(
        "此前到期的各项时限不计逾期",
        "no earlier deadline counts as overdue or late"
    )),
    CLOSED,
    CLOSED_REASON,
]);

/// The day service ended, of the client and of a later appointment.
pub(super) const CLOSED: Key = term("closed", both!("终止服务日期", "the end of service"));

/// Why it ended.
pub(super) const CLOSED_REASON: Key = said(
    "closed-reason",
    both!("终止服务原因", "the reason the service ended"),
)
.head(both!("终止服务原因", "why it ended"));

/// The form of `client.former-names`.
pub(super) const FORMER_NAMES: Section = section(
    "client.former-names",
    "id",
    both!("曾用名", "the former name"),
)
.told_by(&["name"])
.keys(&[
    ID,
    said("name", both!("客户曾用名", "the client's former name"))
        .head(both!("曾用名", "former name"))
        .note(both!("全称", "in full")),
    term(
        "until",
        both!("曾用名最后使用日期", "the last day of the former name"),
    )
    .head(both!("最后使用日期", "until"))
    .note(both!("含当日", "inclusive")),
]);

/// The form of `contacts`.
pub(super) const CONTACTS: Section = section("contacts", "id", both!("联系人", "the contact"))
    .told_by(&["name", "phone", "email"])
    .keys(&[
        ID,
        said("name", both!("联系人姓名", "the contact's name"))
            .head(both!("姓名", "name"))
            .printed(),
        said("role", both!("联系人职务", "the contact's position"))
            .head(both!("职务", "position"))
            .printed(),
        said("phone", both!("联系人电话", "the contact's phone"))
            .head(both!("电话", "phone"))
            .note(both!("办公电话", "at work")),
        said(
            "email",
            both!("联系人电子邮箱", "the contact's e-mail address"),
        )
        .head(both!("电子邮箱", "e-mail"))
        .note(both!("办公邮箱", "at work")),
        term(
            "until",
            both!("联系人任职末日", "the contact's last day there"),
        )
        .head(both!("任职末日", "until"))
        .note(both!("含当日", "inclusive")),
    ]);

/// The form of `needs`.
pub(super) const NEEDS: Section = section("needs", "id", both!("客户需求", "the need"))
    .told_by(&["text"])
    .keys(&[
        ID,
        born("found", both!("了解需求的日期", "the finding of the need"))
            .head(both!("了解日期", "found")),
        by(
            "by",
            both!("了解需求的人", "the colleague who learned of the need"),
        )
        .head(both!("了解人", "by")),
        said("text", both!("客户需求内容", "the need in words"))
            .head(both!("客户需求", "need"))
            .printed(),
    ]);
