//! A control character in a text is not seen and breaks what others make of it; so does a line break in a name, a number
//! or another text of one line.

use chrono::NaiveDate;
use memchr::{memchr, memchr2_iter};

use crate::alike;
use crate::document::{Document, Item, Value};
use crate::model::form;
use crate::rules::{Check, Consequence, Detail, Findings, Group, Rule, Source};
use crate::standard::Severity;

pub(in crate::rules) static RULE: Rule = Rule {
    name: "control-character",
    group: Group::Record,
    severity: Severity::Warning,
    consequence: Consequence::Paper,
    clause: "added",
    check: Check::Text(check),
};

fn check(source: &Source<'_>, _: NaiveDate, findings: &mut Findings) {
    let Some((document, _)) = source.record().filter(|(document, _)| may_have(document)) else {
        return;
    };
    let ways = document.ways();
    for item in document.items().filter(|item| has_one(*item)) {
        findings.add(&RULE, ways.to(item), Detail::Control);
    }
}

/// Whether a text of the record may have one: through an escape or over several lines, where the record is not plain, or as
/// it is. That is a tab or beyond ASCII.
fn may_have(document: &Document<'_>) -> bool {
    let bytes = document.text().as_bytes();
    if !document.is_plain() || memchr(b'\t', bytes).is_some() {
        return true;
    }
    // U+0080 to U+009F are C2 80 to C2 9F; the turns of direction E2 80 AA to AE and E2 81 A6 to A9. Few characters of
    // a record begin so.
    let mut begun = memchr2_iter(0xc2, 0xe2, bytes);
    begun.any(|at| {
        matches!(
            bytes[at..],
            [0xc2, 0x80..=0x9f, ..] | [0xe2, 0x80, 0xaa..=0xae, ..] | [0xe2, 0x81, 0xa6..=0xa9, ..]
        )
    })
}

fn has_one(item: Item<'_>) -> bool {
    let Value::Text(text) = item.value() else {
        return false;
    };
    let one_line = form::is_one_line(item.key());
    text.chars().any(|c| {
        alike::acts(c) && (one_line || !matches!(c, '\n' | '\r' | '\t')) && item.key() != "id"
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::testing::values::{at, found};

    #[test]
    fn what_is_not_seen_is_told() {
        let of = |rest: &str| {
            found(
                &RULE,
                "2026-11-20",
                &format!("[client]\nname = '甲'\n{rest}\n"),
            )
        };
        let sector = [at(
            "jia/control-character/client.sector 3:1",
            Detail::Control,
        )];
        assert_eq!(of(r#"sector = "纺\u0007织""#), sector);
        assert_eq!(of(r#"sector = "纺\n织""#), sector);
        assert_eq!(of("sector = '纺\t织'"), sector);
        assert_eq!(of("sector = '''纺\n织'''"), sector);
        assert_eq!(of(r#"sector = "\u7eba织""#), []);
        assert_eq!(of("sector = '纺织'"), []);
        for acting in [
            "\u{9b}", "\u{80}", "\u{9f}", "\u{202a}", "\u{202e}", "\u{2066}", "\u{2069}",
        ] {
            assert_eq!(
                of(&format!("sector = '纺{acting}织'")),
                sector,
                "{acting:?}"
            );
        }
        for harmless in ["“", "\u{a0}", "\u{200d}", "\u{202f}", "\u{206a}"] {
            assert_eq!(
                of(&format!("sector = '纺{harmless}织'")),
                [],
                "{harmless:?}"
            );
        }
    }

    #[test]
    fn a_text_may_have_lines() {
        let of = |text: &str| {
            let text = format!(
                "client.name = '甲'\n[[diary]]\nid = 'd1'\non = 2026-11-02\ndid = {text}\n"
            );
            found(&RULE, "2026-11-20", &text).len()
        };
        assert_eq!(of("'''一\n\t二'''"), 0);
        assert_eq!(of(r#""一\r\n二""#), 0);
        assert_eq!(of(r#""一\u001b[31m二""#), 1);
    }
}
