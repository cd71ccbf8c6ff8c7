//! A report as SARIF 2.1.0, for code scanning and its viewers: one run, the rules that occur, the findings.
//!
//! Waived findings are there too, suppressed with their reason. A check that could not read some record is
//! marked as not successful, so that a viewer does not take its missing findings for corrected ones.

use serde::Serialize;

use super::spot::Spot;
use super::{Line, Report, settled};
use crate::lang::Lang;
use crate::model::Word;
use crate::output::json::escaped;
use crate::rules::{RULES, Rule, Status, Waived};
use crate::standard::Severity;
use crate::text;
use crate::text::visible::visible;

pub(super) fn render(report: &Report, lang: Lang) -> String {
    let json = serde_json::to_string_pretty(&Log::of(report, lang))
        .expect("strings, numbers and string keys are always JSON");
    escaped(&json) + "\n"
}

#[derive(Serialize)]
struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    invocations: [Invocation; 1],
    language: &'static str,
    column_kind: &'static str,
    results: Vec<Outcome>,
}

#[derive(Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Serialize)]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Descriptor>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Descriptor {
    id: &'static str,
    short_description: Message,
    full_description: Message,
    help: Message,
    properties: Properties,
}

#[derive(Serialize)]
struct Properties {
    tags: Vec<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Outcome {
    rule_id: String,
    level: &'static str,
    message: Message,
    locations: [Location; 1],
    partial_fingerprints: Fingerprints,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suppressions: Vec<Suppression>,
    #[serde(skip_serializing_if = "Option::is_none")]
    baseline_state: Option<&'static str>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: Artifact,
    region: Region,
}

#[derive(Serialize)]
struct Artifact {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: u32,
    start_column: u32,
}

#[derive(Serialize)]
struct Fingerprints {
    #[serde(rename = "finding/v1")]
    finding: String,
}

#[derive(Serialize)]
struct Suppression {
    kind: &'static str,
    status: &'static str,
    justification: String,
}

#[derive(Serialize)]
struct Message {
    text: String,
}

impl Log {
    fn of(report: &Report, lang: Lang) -> Log {
        let occurs = |rule: &&&Rule| report.findings.iter().any(|line| line.rule == rule.name);
        let rules = RULES.iter().filter(occurs);
        Log {
            schema: "https://json.schemastore.org/sarif-2.1.0.json",
            version: "2.1.0",
            runs: [Run {
                tool: Tool {
                    driver: Driver {
                        name: "kefu",
                        version: env!("CARGO_PKG_VERSION"),
                        rules: rules.map(|rule| Descriptor::of(rule, lang)).collect(),
                    },
                },
                invocations: [Invocation {
                    execution_successful: report.complete,
                }],
                language: match lang {
                    Lang::Zh => "zh-CN",
                    Lang::En => "en",
                },
                column_kind: "unicodeCodePoints",
                results: report
                    .findings
                    .iter()
                    .map(|line| Outcome::of(line, report, lang))
                    .collect(),
            }],
        }
    }
}

impl Descriptor {
    fn of(rule: &'static Rule, lang: Lang) -> Descriptor {
        let clause = Some(rule.clause).filter(|clause| *clause != "added");
        Descriptor {
            id: rule.name,
            short_description: Message::of(text::rule::title(lang, rule)),
            full_description: Message::of(text::rule::why(lang, rule)),
            help: Message::of(text::rule::remedy(lang, rule)),
            properties: Properties {
                tags: [rule.group.code()].into_iter().chain(clause).collect(),
            },
        }
    }
}

impl Outcome {
    fn of(line: &Line, report: &Report, lang: Lang) -> Outcome {
        let spot = Spot::of(line, report);
        let said = match line.remedy.as_str() {
            "" => Message::of(&line.message),
            remedy => Message {
                text: format!("{}\n{}", visible(&line.message), visible(remedy)),
            },
        };
        Outcome {
            rule_id: line.rule.clone(),
            level: match line.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
                Severity::Advice => "note",
            },
            message: said,
            locations: [Location {
                physical_location: PhysicalLocation {
                    artifact_location: Artifact {
                        uri: uri(&spot.path),
                    },
                    region: Region {
                        start_line: spot.line,
                        start_column: spot.column,
                    },
                },
            }],
            partial_fingerprints: Fingerprints {
                finding: line.fingerprint.clone(),
            },
            suppressions: (line.waived.iter())
                .map(|waived| Suppression::of(waived, lang))
                .collect(),
            baseline_state: line.status.map(|status| match status {
                Status::New => "new",
                _ => "unchanged",
            }),
        }
    }
}

impl Suppression {
    /// A waiver is in the client's own file.
    fn of(waived: &Waived, lang: Lang) -> Suppression {
        Suppression {
            kind: "inSource",
            status: "accepted",
            justification: visible(&settled(waived, lang)).into_owned(),
        }
    }
}

impl Message {
    fn of(words: &str) -> Message {
        Message {
            text: visible(words).into_owned(),
        }
    }
}

/// A path as a URI reference: every byte escaped that is not a letter, a digit, `-`, `.`, `_`, `~` or `/`.
fn uri(path: &str) -> String {
    let byte = |byte: u8| match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
            char::from(byte).to_string()
        }
        _ => format!("%{byte:02X}"),
    };
    path.bytes().map(byte).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_a_uri_that_means_nothing_but_itself() {
        assert_eq!(uri("clients/runhe.toml"), "clients/runhe.toml");
        assert_eq!(uri("clients/华.toml"), "clients/%E5%8D%8E.toml");
        assert_eq!(uri("a b:c?d#e%2F\u{1b}"), "a%20b%3Ac%3Fd%23e%252F%1B");
    }
}
