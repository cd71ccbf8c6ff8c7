//! The findings counted by rule, where a person would have to count them.

use super::*;
use crate::output::check::kinds::kinds;

fn line(client: &str, rule: &str, severity: Severity) -> Line {
    Line {
        rule: rule.into(),
        severity,
        client: Some(client.into()),
        message: "!".into(),
        remedy: String::new(),
        is_over: false,
        late_by: None,
        deadline: None,
        due: None,
        ..overdue(Lang::En)
    }
}

fn of(findings: Vec<Line>) -> Report {
    Report {
        complete: true,
        findings,
        unread: Vec::new(),
        in_full: InFull::Rules(Vec::new()),
        ..report(Lang::En)
    }
}

/// Twelve clients, each without a disclosure notice, some with more; one finding is waived.
fn book() -> Report {
    use Severity::{Advice, Error, Warning};
    let mut findings = Vec::new();
    for nth in 10..22 {
        let client = format!("c{nth}");
        findings.push(line(&client, "disclosure-notice-missing", Warning));
        if nth < 13 {
            findings.push(line(&client, "item-overdue", Warning));
            findings.push(line(&client, "item-overdue", Error));
        }
        if nth == 20 {
            findings.push(line(&client, "team-overdue", Error));
            findings.push(Line {
                waived: unknown_key(Lang::En).waived,
                ..line(&client, "team-overdue", Error)
            });
        }
    }
    findings.push(Line {
        client: None,
        name: None,
        who: None,
        ..line("", "calendar-year", Advice)
    });
    of(findings)
}

#[test]
fn a_rule_is_counted_with_its_clients_and_a_waived_finding_is_not() {
    let book = book();
    let found = kinds(&book);
    let told = found
        .iter()
        .map(|it| (it.rule, it.severity, it.count, it.clients));

    assert_eq!(
        told.collect::<Vec<_>>(),
        [
            ("disclosure-notice-missing", Severity::Warning, 12, 12),
            ("item-overdue", Severity::Error, 6, 3),
            ("team-overdue", Severity::Error, 1, 1),
            ("calendar-year", Severity::Advice, 1, 0),
        ]
    );
}

#[test]
fn a_long_table_ends_with_the_counts_and_a_short_one_does_not() {
    let counts = "
按规则
  警告  disclosure-notice-missing  12 项 · 12 家
  错误  item-overdue               6 项 · 3 家
  其余规则共 2 项

2026-11-20 检查 6 家客户：4 项错误、15 项警告、1 项建议、1 项已豁免。
";
    let table = |report: &Report| shown(report, Format::Table, 80, Lang::Zh);
    assert!(table(&book()).ends_with(counts), "{}", table(&book()));

    let named = Report {
        in_full: InFull::Clients,
        ..book()
    };
    assert!(!table(&named).contains("按规则"));
    let mut short = book();
    short.findings.truncate(4);
    assert!(!table(&short).contains("按规则"));
}

#[test]
fn a_narrow_terminal_has_the_counts_first_and_one_space_between() {
    let style = Style {
        width: 40,
        rows: Some(40),
        colour: false,
        lang: Lang::En,
    };
    let text = render(&book(), Format::Table, &style);
    let counts = "By rule
  warning disclosure-notice-missing 12
  in 12 clients
  error item-overdue 6 in 3 clients
  and 2 of other rules

";
    assert!(text.starts_with(counts), "{text}");
    // What to do first takes their room on a small screen.
    let small = Style {
        rows: Some(24),
        ..style
    };
    let text = render(&book(), Format::Table, &small);
    assert!(!text.contains("By rule"), "{text}");
    assert!(text.contains("Do these first"), "{text}");
    let mut once = book().findings;
    once.retain(|it| it.rule == "disclosure-notice-missing");
    for (nth, it) in once.iter_mut().enumerate() {
        it.rule = format!("rule-{nth}");
    }
    let text = render(&of(once), Format::Table, &style);
    assert!(!text.contains("By rule"), "{text}");
}
