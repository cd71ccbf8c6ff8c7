//! The client diary: what was done for the client, and how the client took it (D54).

use chrono::NaiveDate;

use super::fields::Fields;

/// The kinds of contact and business that are no services of a standard: the trade's own (D15, D56).
///
/// 日常咨询, 保险建议书, 询价, 投保, 索赔, 批改, 其他.
pub const TRADE_KINDS: &[&str] = &[
    "enquiry",
    "proposal",
    "request-for-quotation",
    "placement",
    "claim",
    "endorsement",
    "other",
];

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
    /// What others can learn from it (D10).
    pub finding: Option<&'d str>,
}

impl<'d> Entry<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Entry<'d> {
        Entry {
            id: fields.text("id").unwrap_or_default(),
            on: fields.needed_date("on"),
            by: fields.text("by"),
            kind: fields.text("kind"),
            did: fields.text("did"),
            response: fields.text("response"),
            item: fields.text("item"),
            finding: fields.text("finding"),
        }
    }
}
