//! The client archive: the papers of the client, re-filed on appointment (D25–D31).

use chrono::NaiveDate;

use super::course::step;
use super::fields::Fields;
use super::form::rows::{ID, Section, TABLE, born, fact, ids, said, section};
use crate::both;
use crate::words;

words! {
    /// The fourteen kinds of document in a business file (D28).
    PaperKind {
        /// 客户基本情况.
        ClientProfile = "client-profile",
        /// 业务往来记录: telephone, meeting, fax, letter.
        Correspondence = "correspondence",
        /// 风险管理顾问委托协议书.
        BrokerageAgreement = "brokerage-agreement",
        /// 授权委托书.
        PowerOfAttorney = "power-of-attorney",
        /// 风险评估报告.
        RiskAssessmentReport = "risk-assessment-report",
        /// 风险管理/保险建议书.
        InsuranceProposal = "insurance-proposal",
        /// 保险方案/续转方案.
        InsuranceProgramme = "insurance-programme",
        /// 询价单.
        RequestForQuotation = "request-for-quotation",
        /// 询价分析报告.
        QuotationComparison = "quotation-comparison",
        /// 投保文件复印件.
        ProposalFormCopy = "proposal-form-copy",
        /// 保单及保险费发票复印件.
        PolicyAndInvoiceCopy = "policy-and-invoice-copy",
        /// 客户手册.
        ClientManual = "client-manual",
        /// 再保险业务的分保条.
        ReinsuranceSlip = "reinsurance-slip",
        /// 合同文本复印件.
        ContractCopy = "contract-copy",
    }
}

impl PaperKind {
    /// Whether a paper of this kind belongs to substantive business (D15).
    pub fn is_of_business(self) -> bool {
        matches!(
            self,
            PaperKind::RiskAssessmentReport
                | PaperKind::InsuranceProposal
                | PaperKind::RequestForQuotation
                | PaperKind::QuotationComparison
                | PaperKind::ProposalFormCopy
                | PaperKind::PolicyAndInvoiceCopy
        )
    }

    /// Whether such a document can show how a claim ended: a letter does, such as the payment advice or the letter of
    /// denial, and so does the copy of a settlement.
    pub fn shows_an_end(self) -> bool {
        matches!(self, PaperKind::Correspondence | PaperKind::ContractCopy)
    }
}

/// The archive.
#[derive(Clone, Debug, PartialEq)]
pub struct Archive<'d> {
    /// The day it was set up (D29).
    pub established: Option<NaiveDate>,
    /// The day the paper file was put in order (D25).
    pub paper: Option<NaiveDate>,
    /// The day the electronic file was put in order (D25).
    pub electronic: Option<NaiveDate>,
    /// The day the client information was put in order (D25).
    pub information: Option<NaiveDate>,
    /// The day it was reported (D27).
    pub reported: Option<NaiveDate>,
    /// Where the client's file is kept.
    pub kept_at: Option<&'d str>,
    /// The documents in it.
    pub documents: Vec<Paper<'d>>,
}

impl<'d> Archive<'d> {
    pub(super) fn read(fields: &mut Fields<'d, '_>) -> Archive<'d> {
        Archive {
            established: fields.fact("established"),
            paper: fields.fact("paper"),
            electronic: fields.fact("electronic"),
            information: fields.fact("information"),
            reported: fields.fact("reported"),
            kept_at: fields.said("kept-at"),
            documents: fields.entries("documents", Paper::read),
        }
    }
}

/// One document of the archive.
#[derive(Clone, Debug, PartialEq)]
pub struct Paper<'d> {
    /// Its name in this file.
    pub id: &'d str,
    /// Which of the fourteen kinds it is.
    pub kind: Option<PaperKind>,
    /// What is written on it.
    pub title: Option<&'d str>,
    /// Its own date.
    pub date: Option<NaiveDate>,
    /// Where the paper is kept.
    pub place: Option<&'d str>,
    /// The electronic document, inside the workspace.
    pub file: Option<&'d str>,
    /// The SHA-256 of that document, in hexadecimal.
    pub sha256: Option<&'d str>,
    /// Whether others made it before we were appointed (D15): it takes the place of no document of ours.
    pub before_us: bool,
    /// The policies it is about, by their ids; none for a document about the client.
    pub policies: Vec<&'d str>,
}

impl<'d> Paper<'d> {
    fn read(fields: &mut Fields<'d, '_>) -> Paper<'d> {
        Paper {
            id: fields.text("id").unwrap_or_default(),
            kind: fields.word("kind"),
            title: fields.said("title"),
            date: fields.born("date"),
            place: fields.said("place"),
            file: fields.text("file"),
            sha256: fields.text("sha256"),
            before_us: fields.flag("before-us"),
            policies: fields.texts("policies"),
        }
    }
}

words! {
    /// A part of the archive that is re-filed on appointment (D25).
    ArchivePart {
        /// 书面档案.
        Paper = "paper",
        /// 电子档案.
        Electronic = "electronic",
        /// 客户信息.
        Information = "information",
    }
}

impl ArchivePart {
    /// The day the part was re-filed, if it was.
    pub fn filed(self, archive: Option<&Archive<'_>>) -> Option<NaiveDate> {
        let archive = archive?;
        match self {
            ArchivePart::Paper => archive.paper,
            ArchivePart::Electronic => archive.electronic,
            ArchivePart::Information => archive.information,
        }
    }
}

/// The form of `archive`.
///
/// The client archive (D25, D27). Its parts are re-filed in any order.
pub(super) const ARCHIVE: Section =
    section("archive", TABLE, both!("客户档案", "the client archive"))
        .keys(&[
            fact(
                "established",
                both!("客户档案建立日期", "the setting-up of the client archive"),
            )
            .head(both!("建立日期", "established")),
            fact(
                "paper",
                both!("书面档案整理日期", "the re-filing of the paper file"),
            ),
            fact(
                "electronic",
                both!("电子档案整理日期", "the re-filing of the electronic file"),
            ),
            fact(
                "information",
                both!(
                    "客户信息整理日期",
                    "the re-filing of the client information"
                ),
            ),
            fact(
                "reported",
                both!("档案上报日期", "the report of the archive"),
            )
            .head(both!("上报日期", "reported")),
            said("kept-at", both!("档案存放处", "the place of the file"))
                .head(both!("档案存放处", "kept at")),
        ])
        .steps(&[
            step("paper", "archive tick"),
            step("electronic", "archive tick"),
            step("information", "archive tick"),
            step("reported", "archive report"),
        ]);

/// The form of `archive.documents`.
pub(super) const DOCUMENTS: Section =
    section("archive.documents", "id", both!("文件", "the document"))
        .told_by(&["kind", "title", "date", "file"])
        .keys(&[
            ID,
            said("kind", both!("文件种类", "the kind of document")).head(both!("文件种类", "kind")),
            said("title", both!("文件题名", "the document's title")).head(both!("题名", "title")),
            born("date", both!("文件日期", "the date of the document"))
                .head(both!("文件日期", "date")),
            said("place", both!("文件存放处", "the place of the document"))
                .head(both!("存放处", "place")),
            said("file", both!("电子文件", "the electronic file"))
                .head(both!("电子文件", "file"))
                .note(both!("工作区内的路径", "by its path in the workspace")),
            said("sha256", both!("电子文件的 SHA-256", "the file's SHA-256")),
            said(
                "before-us",
                both!("委托前由他人制作", "the document of before us"),
            )
            .head(both!("委托前", "before us"))
            .note(both!(
                "true 或 false",
                "whether others made it before the appointment"
            )),
            ids(
                &["policies"],
                "policies",
                both!("文件所属保单", "the policies of the document"),
            )
            .head(both!("保单", "policies")),
        ]);
