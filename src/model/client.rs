//! Who the client is, whom we talk to there, and what it needs.

use chrono::NaiveDate;

use super::fields::Fields;
use super::word::words;

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
    /// Direct or channel; direct when nothing is said.
    pub kind: Option<ClientKind>,
    /// Mostly advisory work: the service standard is a reference, not a minimum (D39).
    pub consulting: bool,
    /// 关键企业 (D04).
    pub key_account: bool,
    /// The trade the client is in.
    pub sector: Option<&'d str>,
    /// Its id in the company's client system (D31).
    pub crm_id: Option<&'d str>,
    /// The day that system was last brought in step (D31).
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
