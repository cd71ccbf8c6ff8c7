//! An electronic document of the archive is the one that was filed (D28).

use crate::document::KeyPath;
use crate::rules::{Check, Consequence, Detail, Filed, Findings, Group, OfArchive, Rule};
use crate::standard::Severity;
use crate::standing::Case;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "document-changed",
    group: Group::Archive,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "D28",
    check: Check::Files(check),
};

fn check(case: &Case<'_>, filed: &Filed, findings: &mut Findings) {
    let papers = case.record.archive.iter().flat_map(|it| &it.documents);
    for (nth, paper) in papers.enumerate() {
        let (Some(file), Some(sum), Some(state)) = (paper.file, paper.sha256, filed.document(nth))
        else {
            continue;
        };
        if state.differs(sum) {
            let key = KeyPath::of("archive")
                .key("documents")
                .nth(nth)
                .key("sha256");
            let fault = OfArchive::Changed {
                kind: paper.kind,
                file: file.to_owned(),
            };
            findings.add(&RULE, key, Detail::Archive(fault));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::OnFile;
    use crate::rules::testing::APPOINTED;
    use crate::rules::testing::values::{at, found_with};

    #[test]
    fn another_sum_is_another_document() {
        let with = |sum: &str, state| {
            let text =
                format!("{APPOINTED}[[archive.documents]]\nid = 'd1'\nfile = 'a.pdf'\n{sum}");
            found_with(&Filed::new(vec![Some(state)]), &RULE, "2026-11-20", &text)
        };
        let there = || OnFile::There("ab".into());
        assert_eq!(with("sha256 = 'ab'\n", there()), []);
        assert_eq!(with("sha256 = 'AB'\n", there()), []);
        assert_eq!(
            with("sha256 = 'ac'\n", there()),
            [at(
                "jia/document-changed/archive.documents.d1.sha256 8:1",
                Detail::Archive(OfArchive::Changed {
                    kind: None,
                    file: "a.pdf".to_owned()
                })
            )]
        );
        assert_eq!(with("", there()), []);
        assert_eq!(with("sha256 = 'ac'\n", OnFile::Gone), []);
    }
}
