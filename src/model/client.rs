//! Who the client is, whom we talk to there, and what it needs.

use chrono::NaiveDate;

use super::fields::Fields;
use super::form::rows::{ID, Section, TABLE, born, by, fact, latest, said, section, term};
use super::word::words;
use crate::both;

words! {
    /// How the client came to us.
    ClientKind {
        /// 直接客户: served on its own account.
        Direct = "direct",
        /// 渠道客户: comes through a channel, under a cooperation agreement (D12).
        Channel = "channel",
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
    /// The day service ended.
    pub closed: Option<NaiveDate>,
    /// Why it ended.
    pub closed_reason: Option<&'d str>,
}

impl<'d> Client<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Client<'d> {
        Client {
            name: fields.needed_text("name"),
            kind: fields.word("kind"),
            consulting: fields.flag("consulting"),
            key_account: fields.flag("key-account"),
            sector: fields.text("sector"),
            crm_id: fields.text("crm-id"),
            crm_synced: fields.latest("crm-synced"),
            identified: fields.fact("identified"),
            first_contact: fields.fact("first-contact"),
            disclosure_notice: fields.fact("disclosure-notice"),
            closed: fields.date("closed"),
            closed_reason: fields.text("closed-reason"),
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
}

impl<'d> Contact<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Contact<'d> {
        Contact {
            id: fields.text("id").unwrap_or_default(),
            name: fields.needed_text("name"),
            role: fields.text("role"),
            phone: fields.text("phone"),
            email: fields.text("email"),
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
            by: fields.text("by"),
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
    term("closed", both!("终止服务日期", "the end of service")),
    said(
        "closed-reason",
        both!("终止服务原因", "the reason the service ended"),
    )
    .head(both!("终止服务原因", "why it ended")),
]);

/// The form of `contacts`.
pub(super) const CONTACTS: Section = section("contacts", "id", both!("联系人", "the contact"))
    .keys(&[
        ID,
        said("name", both!("联系人姓名", "the contact's name")).head(both!("姓名", "name")),
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
    ]);

/// The form of `needs`.
pub(super) const NEEDS: Section = section("needs", "id", both!("客户需求", "the need")).keys(&[
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
