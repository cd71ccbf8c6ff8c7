//! An unknown key is kept and reported: most are misspelt, and have no effect.

use chrono::NaiveDate;

use crate::rules::{Check, Consequence, Detail, Findings, Group, Read, Rule, Source};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "unknown-key",
    group: Group::Record,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Text(check),
};

fn check(source: &Source<'_>, _: NaiveDate, findings: &mut Findings) {
    if let Read::Whole(_, reading) = source.read {
        for unknown in &reading.unknown {
            let detail = Detail::UnknownKey(unknown.near);
            findings.add(&RULE, unknown.key.clone(), detail).place = Some(unknown.place);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found};

    #[test]
    fn a_misspelt_key_is_told_with_the_one_probably_meant() {
        let text = |key: &str| format!("[client]\nname = '甲'\n{key} = 2026-03-02\n");

        assert_eq!(found(&RULE, "2026-11-20", &text("first-contact")), []);
        assert_eq!(
            found(&RULE, "2026-11-20", &text("first-contct")),
            [at(
                "jia/unknown-key/client.first-contct 3:1",
                Detail::UnknownKey(Some("first-contact"))
            )]
        );
        assert_eq!(
            found(&RULE, "2026-11-20", &text("'备注'")),
            [at(
                "jia/unknown-key/client.备注 3:1",
                Detail::UnknownKey(None)
            )]
        );
    }

    #[test]
    fn a_file_with_faults_has_its_unknown_keys_told_too() {
        assert_eq!(
            found(&RULE, "2026-11-20", "client.kind = 3\nclint = 1\n"),
            [at(
                "jia/unknown-key/clint 2:1",
                Detail::UnknownKey(Some("client"))
            )]
        );
    }
}
