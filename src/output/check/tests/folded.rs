//! What repeats is folded for people, and for nobody else.

use super::*;

/// So many overdue items of one client, each with its number, then one finding of another rule.
fn repeated(count: usize, lang: Lang) -> Report {
    let item = |nth| Line {
        rule: "item-overdue".into(),
        clause: "D52".into(),
        line: Some(nth),
        message: format!("p{nth}."),
        remedy: String::new(),
        ..overdue(lang)
    };
    let mut findings: Vec<Line> = (1..=count as u32).map(item).collect();
    let last = Line {
        message: "!".into(),
        remedy: String::new(),
        ..overdue(lang)
    };
    findings.push(last);
    Report {
        complete: true,
        clients: 1,
        findings,
        unread: Vec::new(),
        ..report(lang)
    }
}

#[test]
fn what_repeats_is_folded_after_the_first_few() {
    let table = |count, lang| shown(&repeated(count, lang), Format::Table, 80, lang);
    let item = |nth, word| {
        format!("  {word} item-overdue D52\n    p{nth}.\n    clients/runhe.toml:{nth}:1\n")
    };
    let three = |word| item(1, word) + &item(2, word) + &item(3, word);
    let head = "润禾冷链有限公司 · runhe · 陈静\n";
    let last = |word| format!("  {word} team-overdue D21\n    !\n    clients/runhe.toml:12:1\n\n");

    let (zh, en) = (three("错误"), three("error"));
    let two = item(4, "错误") + &item(5, "错误");
    assert_eq!(
        table(5, Lang::Zh),
        format!(
            "{head}{zh}{two}{}2026-11-20 检查 1 家客户：6 项错误。\n",
            last("错误")
        )
    );
    assert_eq!(
        table(6, Lang::Zh),
        format!(
            "{head}{zh}  同类问题还有 3 项，全部列出：\n    kefu check runhe --select item-overdue\n{}2026-11-20 检查 1 家客户：7 项错误。\n",
            last("错误")
        )
    );
    assert_eq!(
        table(40, Lang::En),
        format!(
            "{head}{en}  and 37 more like it; to list them all:\n    kefu check runhe --select item-overdue\n{}Checked 1 client on 2026-11-20: 41 errors.\n",
            last("error")
        )
    );
}

#[test]
fn what_was_asked_for_is_told_in_full_and_so_is_what_a_script_reads() {
    let folds = |in_full, format| {
        let report = Report {
            in_full,
            ..repeated(40, Lang::En)
        };
        let text = shown(&report, format, 80, Lang::En);
        (text.contains("more like it"), text.contains("p40."))
    };
    let rules = |name: &str| InFull::Rules(vec![name.to_owned()]);

    assert_eq!(folds(rules("team-overdue"), Format::Table), (true, false));
    assert_eq!(folds(rules("item-overdue"), Format::Table), (false, true));
    assert_eq!(folds(InFull::All, Format::Table), (false, true));
    for format in [Format::Json, Format::Csv, Format::Markdown] {
        assert_eq!(folds(rules("team-overdue"), format), (false, true));
    }
}

#[test]
fn what_is_waived_is_folded_apart_from_what_stands() {
    let mut report = repeated(12, Lang::En);
    let waived = unknown_key(Lang::En).waived;
    for line in &mut report.findings[6..12] {
        line.waived.clone_from(&waived);
    }
    let text = shown(&report, Format::Table, 80, Lang::En);

    assert!(text.contains("  and 3 more like it; to list them all:\n"));
    assert!(text.contains("  and 3 more like it, waived; to list them all:\n"));
    assert_eq!(text.matches("item-overdue D52").count(), 6);
    let text = shown(&report, Format::Table, 80, Lang::Zh);
    assert!(text.contains("  同类已豁免的还有 3 项，全部列出：\n"));
}
