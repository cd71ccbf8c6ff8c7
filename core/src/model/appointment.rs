//! The written appointment as broker: what makes a prospect an appointed client (D12–D17).

use chrono::NaiveDate;

use super::client::{CLOSED, CLOSED_REASON};
use super::fields::Fields;
use super::form::rows::{ID, Key, Section, TABLE, born, fact, said, section, term};
use crate::both;
use crate::document::KeyPath;
use crate::words;

words! {
    /// The four kinds of document an appointment may be made by (D12).
    AppointmentKind {
        /// 授权书.
        LetterOfAppointment = "letter-of-appointment",
        /// 委托协议书.
        BrokerageAgreement = "brokerage-agreement",
        /// 合作协议书, for channel clients only.
        CooperationAgreement = "cooperation-agreement",
        /// 其他类似书面文件.
        OtherWritten = "other-written",
    }
}

/// An appointment and what it promises.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Appointment<'d> {
    /// Its position among the later ones, and its name there; `None` for the first.
    pub later: Option<(usize, &'d str)>,
    /// The kind of document.
    pub kind: Option<AppointmentKind>,
    /// The day it was established: day 0 of every clock (D14). `None` while it is being prepared.
    pub established: Option<NaiveDate>,
    /// Its last day as first agreed, inclusive.
    pub until: Option<NaiveDate>,
    /// The company template it was made from (D13).
    pub template: Option<&'d str>,
    /// Where the original is kept, apart from the client's file (D26).
    pub original_at: Option<&'d str>,
    /// The services promised in it, one by one (D16).
    pub commitments: Vec<Commitment<'d>>,
    /// Later ends agreed in writing.
    pub extensions: Vec<Extension<'d>>,
    /// Of a later one: the day service ended while it ran. That of the first is the client's.
    pub closed: Option<NaiveDate>,
    /// Why it ended.
    pub closed_reason: Option<&'d str>,
}

impl<'d> Appointment<'d> {
    /// The first appointment, and those by which the client came back, in the order they were established.
    pub(super) fn read_all(fields: &mut Fields<'d, '_>) -> Vec<Appointment<'d>> {
        let established = fields.fact("established");
        let mut all = vec![Appointment::read(fields, established)];
        let later = fields.entries("later", |fields| {
            let established = fields.born("established");
            Appointment {
                later: Some((0, fields.text("id").unwrap_or_default())),
                closed: fields.date("closed"),
                closed_reason: fields.said("closed-reason"),
                ..Appointment::read(fields, established)
            }
        });
        let later = later.into_iter().enumerate().map(|(nth, it)| Appointment {
            later: it.later.map(|(_, id)| (nth, id)),
            ..it
        });
        all.extend(later.filter(|it| it.established.is_some()));
        all[1..].sort_by_key(|it| it.established);
        all
    }

    fn read(fields: &mut Fields<'d, '_>, established: Option<NaiveDate>) -> Appointment<'d> {
        Appointment {
            later: None,
            kind: fields.word("kind"),
            established,
            until: fields.date("until"),
            template: fields.said("template"),
            original_at: fields.said("original-at"),
            commitments: fields.entries("commitments", Commitment::read),
            extensions: fields.entries("extensions", Extension::read),
            closed: None,
            closed_reason: None,
        }
    }

    /// The way to its table.
    pub fn way(&self) -> KeyPath {
        let first = KeyPath::of("appointment");
        match self.later {
            None => first,
            Some((nth, _)) => first.key("later").nth(nth),
        }
    }

    /// Its last day, inclusive, with every extension; `None` when no end was agreed.
    pub fn ends(&self) -> Option<NaiveDate> {
        let extended = self
            .extensions
            .iter()
            .filter_map(|extension| extension.until);
        extended.chain(self.until).max()
    }
}

/// The lists that a plan item may answer: the promises of every appointment, and needs (D17, D37).
pub const PROMISES_AND_NEEDS: &[&str] = &[
    "appointment.commitments",
    "appointment.later.commitments",
    "needs",
];

/// A service promised in the appointment (D16).
#[derive(Clone, Debug, PartialEq)]
pub struct Commitment<'d> {
    /// Its name in this file, for plan items to cover it (D17).
    pub id: &'d str,
    /// The promise in words.
    pub text: &'d str,
}

impl<'d> Commitment<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Commitment<'d> {
        Commitment {
            id: fields.text("id").unwrap_or_default(),
            text: fields.needed_text("text"),
        }
    }
}

/// A later end of the appointment, agreed in writing.
#[derive(Clone, Debug, PartialEq)]
pub struct Extension<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// The day it was agreed.
    pub on: Option<NaiveDate>,
    /// The new last day, inclusive.
    pub until: Option<NaiveDate>,
    /// The document that extends it.
    pub document: Option<&'d str>,
    /// The company template that the document was made from (D13).
    pub template: Option<&'d str>,
    /// Where the original of the document is kept (D26).
    pub original_at: Option<&'d str>,
}

impl<'d> Extension<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Extension<'d> {
        Extension {
            id: fields.text("id").unwrap_or_default(),
            on: fields.born("on"),
            until: fields.date("until"),
            document: fields.said("document"),
            template: fields.said("template"),
            original_at: fields.said("original-at"),
        }
    }
}

const KIND: Key = said(
    "kind",
    both!("委托文件种类", "the kind of document of the appointment"),
)
.head(both!("委托文件", "document"));
const ESTABLISHED: &str = both!("委托关系确立日期", "the appointment");
const ESTABLISHED_HEAD: &str = both!("委托确立", "appointed");
const UNTIL: Key = term(
    "until",
    both!("委托到期日", "the last day of the appointment"),
)
.head(both!("委托到期日", "appointed until"))
.note(both!("含当日", "inclusive"));
const TEMPLATE: Key = said("template", both!("合同样本", "the template"));
const ORIGINAL_AT: Key = said(
    "original-at",
    both!("正本存放处", "the place of the original"),
)
.head(both!("正本存放处", "original kept at"));

/// The form of `appointment`.
pub(super) const APPOINTMENT: Section =
    section("appointment", TABLE, both!("委托关系", "the appointment")).keys(&[
        KIND,
        fact("established", ESTABLISHED).head(ESTABLISHED_HEAD),
        UNTIL,
        TEMPLATE,
        ORIGINAL_AT,
    ]);

const PROMISED: &[Key] = &[
    ID,
    said("text", both!("服务承诺内容", "the commitment in words"))
        .head(both!("服务承诺", "commitment"))
        .printed(),
];

/// The form of `appointment.commitments`.
pub(super) const COMMITMENTS: Section = section(
    "appointment.commitments",
    "id",
    both!("服务承诺", "the commitment"),
)
.told_by(&["text"])
.keys(PROMISED);

const LONGER: &[Key] = &[
    ID,
    born(
        "on",
        both!("委托展期日期", "the extension of the appointment"),
    )
    .head(both!("展期日期", "agreed")),
    term(
        "until",
        both!("展期后的委托到期日", "the new last day of the appointment"),
    )
    .head(both!("展期后到期日", "until"))
    .note(both!("含当日", "inclusive")),
    said(
        "document",
        both!("展期文件", "the document of the extension"),
    )
    .head(both!("展期文件", "document")),
    TEMPLATE,
    ORIGINAL_AT,
];

/// The form of `appointment.extensions`.
pub(super) const EXTENSIONS: Section = section(
    "appointment.extensions",
    "id",
    both!("委托展期", "the extension"),
)
.told_by(&["on", "until", "document"])
.keys(LONGER);

/// The form of `appointment.later`.
pub(super) const LATER: Section = section(
    "appointment.later",
    "id",
    both!("再次委托", "the later appointment"),
)
.told_by(&["established", "until", "template"])
.keys(&[
    ID,
    KIND,
    born("established", ESTABLISHED).head(ESTABLISHED_HEAD),
    UNTIL,
    TEMPLATE,
    ORIGINAL_AT,
    CLOSED,
    CLOSED_REASON,
]);

/// The form of `appointment.later.commitments`.
pub(super) const LATER_COMMITMENTS: Section = section(
    "appointment.later.commitments",
    "id",
    both!(
        "再次委托的服务承诺",
        "the commitment of a later appointment"
    ),
)
.told_by(&["text"])
.keys(PROMISED);

/// The form of `appointment.later.extensions`.
pub(super) const LATER_EXTENSIONS: Section = section(
    "appointment.later.extensions",
    "id",
    both!("委托展期", "the extension"),
)
.told_by(&["on", "until", "document"])
.keys(LONGER);
