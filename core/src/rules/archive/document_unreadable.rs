//! An electronic document of the archive that cannot be read was not looked at, and is not called well (D28).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Filed, Findings, Group, OfArchive, OnFile, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "document-unreadable",
    group: Group::Archive,
    severity: Severity::Error,
    consequence: Consequence::Law,
    clause: "D28",
    check: Check::Files(check),
};

/// Asked of closed clients too, as of a document that is lost.
fn check(case: &Case<'_>, filed: &Filed, findings: &mut Findings) {
    let papers = case.record.archive.iter().flat_map(|it| &it.documents);
    for (nth, paper) in papers.enumerate() {
        let (Some(file), Some(OnFile::Unread(why))) = (paper.file, filed.document(nth)) else {
            continue;
        };
        let fault = OfArchive::Unread {
            kind: paper.kind,
            file: file.to_owned(),
            why: why.clone(),
        };
        let key = KeyPath::of("archive").key("documents").nth(nth).key("file");
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
    fn a_file_that_could_not_be_read_is_told_and_no_other() {
        let text = format!(
            "{APPOINTED}[[archive.documents]]\nid = 'd1'\nkind = 'contract-copy'\nfile = 'documents/a.pdf'\n"
        );
        let with = |state| found_with(&Filed::new(vec![Some(state)]), &RULE, "2026-11-20", &text);

        assert_eq!(
            with(OnFile::Unread("busy".into())),
            [at(
                "jia/document-unreadable/archive.documents.d1.file 8:1",
                Detail::Archive(OfArchive::Unread {
                    kind: Some(PaperKind::ContractCopy),
                    file: "documents/a.pdf".to_owned(),
                    why: "busy".to_owned(),
                }),
            )]
        );
        for other in [OnFile::Gone, OnFile::Unfit, OnFile::There("00".into())] {
            assert_eq!(with(other), []);
        }
        assert_eq!(found(&RULE, "2026-11-20", &text), [], "nobody looked");
    }
}
