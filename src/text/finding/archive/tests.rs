use super::*;
use crate::calendar::Due;
use crate::document::KeyPath;
use crate::rules::Entry;
use crate::standing::Cause;

fn day(text: &str) -> chrono::NaiveDate {
    text.parse().unwrap()
}

/// Both languages: message and remedy.
fn told(fault: &OfArchive) -> [String; 4] {
    let entry = Entry {
        name: "archive.documents/d1".into(),
        is_over: false,
    };
    let key = KeyPath::of("archive").key("documents").nth(0).key("file");
    let of = |lang| {
        let at = Mend::of_jia(lang, Some(&entry), &key);
        [message(lang, fault), remedy(lang, fault, "jia", &at)]
    };
    let ([zh, zh_remedy], [en, en_remedy]) = (of(Lang::Zh), of(Lang::En));
    [zh, zh_remedy, en, en_remedy]
}

#[test]
fn what_lacks_says_why_it_is_due_and_how_to_file_it() {
    let missing = OfArchive::Missing {
        kind: PaperKind::RiskAssessmentReport,
        cause: Cause::RiskSurvey,
        since: day("2026-10-28"),
    };
    assert_eq!(
        told(&missing),
        [
            "业务档案缺“风险评估报告”：2026-10-28 已做风险查勘。",
            "kefu archive add jia risk-assessment-report --title 题名 --date 日期 --place 存放处",
            "The business file has no risk assessment report: there was a risk survey on 2026-10-28.",
            "kefu archive add jia risk-assessment-report --title TEXT --date DATE --place PLACE",
        ]
    );
    let cause =
        |cause| [Lang::Zh, Lang::En].map(|lang| filing::cause(lang, cause, day("2026-10-28")));
    assert_eq!(
        cause(Cause::Archive),
        [
            "档案已于 2026-10-28 建立",
            "the archive was set up on 2026-10-28"
        ]
    );
    assert_eq!(
        cause(Cause::Term),
        [
            "建档期限 2026-10-28 已过",
            "the archive was due on 2026-10-28"
        ]
    );
    assert_eq!(
        cause(Cause::Proposal),
        [
            "2026-10-28 已提出建议书",
            "a proposal was made on 2026-10-28"
        ]
    );
    assert_eq!(
        cause(Cause::RequestForQuotation),
        [
            "2026-10-28 已询价",
            "quotations were asked for on 2026-10-28"
        ]
    );
    assert_eq!(
        cause(Cause::Placement),
        [
            "2026-10-28 已投保出单",
            "insurance was placed on 2026-10-28"
        ]
    );
    assert_eq!(
        cause(Cause::Policy),
        ["保单已于 2026-10-28 起保", "a policy began on 2026-10-28"]
    );
    assert_eq!(
        cause(Cause::ClientManual),
        [
            "2026-10-28 已送交客户手册",
            "the client manual was handed over on 2026-10-28"
        ]
    );
    assert_eq!(
        cause(Cause::Reinsurance),
        [
            "有再保险的保单已于 2026-10-28 起保",
            "a reinsured policy began on 2026-10-28"
        ]
    );
}

#[test]
fn a_stage_without_documents_names_what_is_due_of_it() {
    let insurance = OfArchive::Undocumented {
        phase: Phase::Insurance,
        since: day("2026-09-25"),
        kinds: vec![
            PaperKind::RequestForQuotation,
            PaperKind::PolicyAndInvoiceCopy,
        ],
    };
    assert_eq!(
        told(&insurance),
        [
            "“保险安排”阶段自 2026-09-25 起，业务档案中没有留下任何文件；应有询价单、保单及保险费发票复印件。",
            "kefu archive add jia request-for-quotation --title 题名 --date 日期 --place 存放处",
            "The stage 'insurance' began on 2026-09-25, and the business file has no document of it. Due: request for quotation, policy and invoice copy.",
            "kefu archive add jia request-for-quotation --title TEXT --date DATE --place PLACE",
        ]
    );
    let claims = OfArchive::Undocumented {
        phase: Phase::Claims,
        since: day("2026-07-18"),
        kinds: Vec::new(),
    };
    assert_eq!(
        told(&claims),
        [
            "2026-07-18 起有索赔，此后业务档案中没有任何往来文件。",
            "kefu archive add jia correspondence --title 题名 --date 日期 --place 存放处",
            "There was a claim on 2026-07-18, and the business file has no letter from that day or later.",
            "kefu archive add jia correspondence --title TEXT --date DATE --place PLACE",
        ]
    );
}

#[test]
fn a_renewal_without_papers_is_told_to_name_its_policies_in_each() {
    let renewal = OfArchive::OfRenewal {
        renewal: "x1".to_owned(),
        policies: vec!["par".to_owned(), "mb".to_owned()],
        kinds: vec![PaperKind::QuotationComparison],
        since: day("2026-11-20"),
    };
    assert_eq!(
        told(&renewal),
        [
            "续转 x1 自 2026-11-20 起的步骤没有留下文件，业务档案缺：询价分析报告。",
            "kefu archive add jia quotation-comparison --policies 'par,mb' --title 题名 --date 日期 --place 存放处",
            "Renewal x1 left no papers of its steps from 2026-11-20 on. Missing in the business file: quotation comparison.",
            "kefu archive add jia quotation-comparison --policies 'par,mb' --title TEXT --date DATE --place PLACE",
        ]
    );
}

#[test]
fn where_the_original_is_and_whether_the_archive_was_reported() {
    let no_place = |established| OfArchive::NoPlace {
        established,
        term: Due::fixed(day("2026-09-21")),
    };
    assert_eq!(
        told(&no_place(Some(day("2026-09-18")))),
        [
            "档案已于 2026-09-18 建立，委托文件正本的存放处却没有登记，看不出是否单独归档。",
            "kefu archive tick jia --original-at 正本存放处",
            "The archive was set up on 2026-09-18, but the record does not say where the original of the appointment is kept.",
            "kefu archive tick jia --original-at PLACE",
        ]
    );
    let [zh, _, en, _] = told(&no_place(None));
    assert_eq!(
        zh,
        "建档期限 2026-09-21 已过，委托文件正本的存放处仍未登记，看不出是否单独归档。"
    );
    assert_eq!(
        en,
        "The archive was due on 2026-09-21, and the record does not say where the original of the appointment is kept."
    );
    let together = OfArchive::Together {
        place: "A-12".into(),
    };
    assert_eq!(
        told(&together),
        [
            "委托文件正本与客户档案同放在“A-12”，没有单独归档。",
            "kefu archive tick jia --original-at 正本存放处",
            "The original of the appointment is kept with the client's file at 'A-12', not apart from it.",
            "kefu archive tick jia --original-at PLACE",
        ]
    );
    let unreported = OfArchive::Unreported {
        established: day("2026-09-18"),
    };
    assert_eq!(
        told(&unreported),
        [
            "客户档案已于 2026-09-18 建立，至今没有上报日期。",
            "kefu archive report jia --on 日期",
            "The client archive was set up on 2026-09-18, but the record does not say when it was reported.",
            "kefu archive report jia --on DATE",
        ]
    );
}

#[test]
fn a_file_that_is_lost_or_changed_is_named() {
    let lost = |is_unfit| OfArchive::Lost {
        kind: Some(PaperKind::ContractCopy),
        file: "documents/合同.pdf".into(),
        is_unfit,
    };
    assert_eq!(
        told(&lost(false)),
        [
            "“合同文本复印件”的电子文件已不在原处：documents/合同.pdf。",
            "将文件放回原处；路径有误的，更正：kefu correct jia archive.documents/d1 file=文件",
            "The file of the contract copy is gone: documents/合同.pdf.",
            "Put the file back; if its path is wrong: kefu correct jia archive.documents/d1 file=FILE",
        ]
    );
    let [zh, _, en, _] = told(&lost(true));
    assert_eq!(
        zh,
        "“合同文本复印件”的电子文件不是工作区内的普通文件：documents/合同.pdf。"
    );
    assert_eq!(
        en,
        "The file of the contract copy is not an ordinary file in the workspace: documents/合同.pdf."
    );

    let changed = |kind| OfArchive::Changed {
        kind,
        file: "documents/the contract.pdf".into(),
    };
    assert_eq!(
        told(&changed(Some(PaperKind::ContractCopy))),
        [
            "“合同文本复印件”的电子文件归档后有改动：documents/the contract.pdf。",
            "kefu archive add jia contract-copy --file 'documents/the contract.pdf'",
            "The file of the contract copy has changed since it was filed: documents/the contract.pdf.",
            "kefu archive add jia contract-copy --file 'documents/the contract.pdf'",
        ]
    );
    assert_eq!(
        told(&changed(None)),
        [
            "一份文件的电子文件归档后有改动：documents/the contract.pdf。",
            "恢复归档时的文件；改得有理的，按现在的文件更正：kefu correct jia archive.documents/d1 'file=documents/the contract.pdf'",
            "The file of a document has changed since it was filed: documents/the contract.pdf.",
            "Restore the file that was filed. If the change is right, take the file as it is now: kefu correct jia archive.documents/d1 'file=documents/the contract.pdf'",
        ]
    );
}

#[test]
fn a_client_system_out_of_step_says_since_when() {
    assert_eq!(
        told(&OfArchive::NoCrmId),
        [
            "客户在公司客户管理系统中的编号没有登记。",
            "kefu client set jia --crm-id 编号 --crm-synced 日期",
            "The record does not have the client's id in the company's client system.",
            "kefu client set jia --crm-id ID --crm-synced DATE",
        ]
    );
    assert_eq!(
        told(&OfArchive::NeverSynced),
        [
            "客户信息何时与公司客户管理系统同步，没有登记。",
            "kefu client set jia --crm-synced 日期",
            "The record does not say when the company's client system was brought up to date.",
            "kefu client set jia --crm-synced DATE",
        ]
    );
    let stale = OfArchive::Stale {
        synced: day("2026-03-05"),
        days: 260,
        most: 180,
    };
    assert_eq!(
        told(&stale),
        [
            "客户信息上次与客户管理系统同步是 2026-03-05，已过 260 天，超过 180 天。",
            "kefu client set jia --crm-synced 日期",
            "The client system was last brought up to date on 2026-03-05, 260 days ago. 180 days are allowed.",
            "kefu client set jia --crm-synced DATE",
        ]
    );
}
