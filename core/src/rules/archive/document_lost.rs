//! An electronic document of the archive is where the record says (D28).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Filed, Findings, Group, OfArchive, OnFile, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "document-lost",
    group: Group::Archive,
    severity: Severity::Error,
    consequence: Consequence::Law,
    clause: "D28",
    check: Check::Files(check),
};

/// This rule also checks closed clients: their business file is kept for years after the end (经纪人监管规定 第五十一条).
fn check(case: &Case<'_>, filed: &Filed, findings: &mut Findings) {
    let papers = case.record.archive.iter().flat_map(|it| &it.documents);
    for (nth, paper) in papers.enumerate() {
        let (Some(file), Some(state)) = (paper.file, filed.document(nth)) else {
            continue;
        };
        let is_unfit = match state {
            OnFile::Gone => false,
            OnFile::Unfit => true,
            // Of what cannot be read another rule speaks: nothing is known of it.
            OnFile::There(_) | OnFile::Unread(_) => continue,
        };
        let key = KeyPath::of("archive").key("documents").nth(nth).key("file");
        let fault = OfArchive::Lost {
            kind: paper.kind,
            file: file.to_owned(),
            is_unfit,
        };
        findings.add(&RULE, key, Detail::Archive(fault));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PaperKind;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, found, found_with};

    #[test]
    fn a_file_that_is_gone_or_no_file_is_lost() {
        let text = format!(
            "{APPOINTED}[[archive.documents]]\nid = 'd1'\nkind = 'contract-copy'\nfile = 'documents/a.pdf'\n"
        );
        let with = |state| found_with(&Filed::new(vec![Some(state)]), &RULE, "2026-11-20", &text);
        let lost = |is_unfit| {
            [at(
                "jia/document-lost/archive.documents.d1.file 8:1",
                Detail::Archive(OfArchive::Lost {
                    kind: Some(PaperKind::ContractCopy),
                    file: "documents/a.pdf".to_owned(),
                    is_unfit,
                }),
            )]
        };
        assert_eq!(with(OnFile::Gone), lost(false));
        assert_eq!(with(OnFile::Unfit), lost(true));
        assert_eq!(with(OnFile::Unread("busy".into())), []);
        assert_eq!(with(OnFile::There("00".into())), []);
        assert_eq!(found(&RULE, "2026-11-20", &text), [], "nobody looked");
    }
}
