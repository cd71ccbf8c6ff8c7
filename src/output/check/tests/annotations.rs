//! Findings beside the lines they are about, for forges and editors.

use super::*;

fn annotated(annotations: Annotations, lang: Lang) -> String {
    let mut report = Report {
        way: "经纪 1/".into(),
        ..report(lang)
    };
    report.findings[2].message = "100%: \u{1b}[31m, \n::error::".into();
    annotate(&report, annotations, lang)
}

#[test]
fn forges_and_editors_get_it_beside_the_lines_it_is_about() {
    let said = [
        (
            Annotations::Github,
            Lang::Zh,
            include_str!("../expected/zh.github.txt"),
        ),
        (
            Annotations::Github,
            Lang::En,
            include_str!("../expected/en.github.txt"),
        ),
        (
            Annotations::Line,
            Lang::Zh,
            include_str!("../expected/zh.line.txt"),
        ),
        (
            Annotations::Line,
            Lang::En,
            include_str!("../expected/en.line.txt"),
        ),
        (
            Annotations::Gitlab,
            Lang::Zh,
            include_str!("../expected/zh.gitlab.json"),
        ),
        (
            Annotations::Gitlab,
            Lang::En,
            include_str!("../expected/en.gitlab.json"),
        ),
        (
            Annotations::Sarif,
            Lang::Zh,
            include_str!("../expected/zh.sarif"),
        ),
        (
            Annotations::Sarif,
            Lang::En,
            include_str!("../expected/en.sarif"),
        ),
    ];
    for (annotations, lang, expected) in said {
        let version = format!(
            "\"version\": \"{}\",\n          \"rules",
            env!("CARGO_PKG_VERSION")
        );
        let text = annotated(annotations, lang);
        let text = text.replace(&version, "\"version\": \"…\",\n          \"rules");
        assert_eq!(text, expected);
    }
}

/// What the standard asks of a log, of its one run and of each result, and GitHub of a place beyond it.
#[test]
fn sarif_has_what_its_standard_asks_for() {
    for report in [
        report(Lang::En),
        Report {
            findings: vec![],
            ..report(Lang::Zh)
        },
    ] {
        let sarif = annotate(&report, Annotations::Sarif, Lang::En);
        let log: serde_json::Value = serde_json::from_str(&sarif).unwrap();
        assert_eq!(log["version"], "2.1.0");
        let [run] = log["runs"].as_array().unwrap().as_slice() else {
            panic!("one run");
        };
        let driver = &run["tool"]["driver"];
        assert!(driver["name"].is_string());
        assert_eq!(run["invocations"][0]["executionSuccessful"], false);
        let rules = driver["rules"].as_array().unwrap();
        let ids: std::collections::BTreeSet<&str> = rules
            .iter()
            .map(|rule| rule["id"].as_str().unwrap())
            .collect();
        assert_eq!(ids.len(), rules.len());

        let results = run["results"].as_array().unwrap();
        assert_eq!(results.len(), report.findings.len());
        for (result, line) in results.iter().zip(&report.findings) {
            assert!(ids.contains(result["ruleId"].as_str().unwrap()));
            assert!(["error", "warning", "note"].contains(&result["level"].as_str().unwrap()));
            assert!(!result["message"]["text"].as_str().unwrap().is_empty());
            let place = &result["locations"][0]["physicalLocation"];
            assert!(
                place["artifactLocation"]["uri"]
                    .as_str()
                    .unwrap()
                    .is_ascii()
            );
            assert!(place["region"]["startLine"].as_u64().unwrap() > 0);
            assert!(place["region"]["startColumn"].as_u64().unwrap() > 0);
            assert_eq!(
                result["partialFingerprints"]["finding/v1"],
                line.fingerprint.as_str()
            );
            let suppressed = result.get("suppressions").map(|all| &all[0]["status"]);
            assert_eq!(suppressed.is_some(), line.waived.is_some());
            assert!(suppressed.is_none_or(|status| status == "accepted"));
        }
    }
}

#[test]
fn without_a_finding_lines_are_none_and_a_report_says_so() {
    let well = Report {
        complete: true,
        findings: vec![],
        unread: vec![],
        ..report(Lang::Zh)
    };
    let said = |annotations| annotate(&well, annotations, Lang::Zh);

    assert_eq!(said(Annotations::Github), "");
    assert_eq!(said(Annotations::Line), "");
    assert_eq!(said(Annotations::Gitlab), "[]\n");
    assert!(said(Annotations::Sarif).contains("\"results\": []"));
    assert!(said(Annotations::Sarif).contains("\"executionSuccessful\": true"));
}
