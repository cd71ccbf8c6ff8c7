//! Who may approve what: those the company names, each by the name under which the approval is recorded.

use super::form::rows::{Section, Takes, key, section};
use super::said::Said;
use crate::both;

/// Who may approve what. Where nobody is named, anybody may who is not of the client's service team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Approvers {
    /// Other stars than the computed ones (D33).
    pub stars: Vec<String>,
    /// A lowered standard (D41).
    pub lowering: Vec<String>,
    /// Stars made public (D35).
    pub publication: Vec<String>,
    /// A waiver.
    pub waiver: Vec<String>,
}

/// The form of `approvers`.
pub(super) const APPROVERS: Section = section(
    "approvers",
    both!(
        "有权批准的人；没有写的，服务团队以外的人都可以",
        "who may approve; where nobody is named, anybody who is not of the client's service team"
    ),
    &[
        key(
            "override",
            Takes::Texts,
            both!("星级调整", "an override of the stars"),
        ),
        key(
            "lowering",
            Takes::Texts,
            both!("调低服务标准", "a lowered standard"),
        ),
        key(
            "publication",
            Takes::Texts,
            both!("公布星级", "the publication of the stars"),
        ),
        key("waiver", Takes::Texts, both!("豁免", "a waiver")),
    ],
);

impl Approvers {
    pub(super) fn read(said: &mut Said<'_, '_, '_>) -> Approvers {
        Approvers {
            stars: said.texts("override"),
            lowering: said.texts("lowering"),
            publication: said.texts("publication"),
            waiver: said.texts("waiver"),
        }
    }
}
