use super::*;

mod annotations;
mod folded;
mod kinds;
mod screen;
mod settled;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn overdue(lang: Lang) -> Line {
    Line {
        rule: "team-overdue".into(),
        severity: Severity::Error,
        clause: "D21".into(),
        client: Some("runhe".into()),
        name: Some("润禾冷链有限公司".into()),
        who: Some("陈静".into()),
        stars: Some(4),
        consequence: Consequence::Client,
        file: Some("clients/runhe.toml".into()),
        line: Some(12),
        column: Some(1),
        message: say!(lang,
            zh: "服务团队最迟应于 2026-09-21（自 2026-09-17 确立委托关系起第 3 个工作日）设立，至今未设立，已逾期 39 个工作日。",
            en: "The service team was due on 2026-09-21, working day 3 from the appointment on 2026-09-17, and is not set up: 39 working days overdue."),
        remedy: say!(lang,
            zh: "kefu team set runhe --manager 姓名 --deputy 姓名 --on 日期",
            en: "kefu team set runhe --manager NAME --deputy NAME --on DATE"),
        due: Some(day("2026-09-21")),
        is_over: false,
        late_by: Some(39),
        deadline: Some(Deadline {
            from: day("2026-09-17"),
            working_days: 3,
            due: day("2026-09-21"),
            done: None,
            late_by: Some(39),
            provisional: false,
            counted: ["2026-09-18", "2026-09-20", "2026-09-21"].map(day).into(),
            skipped: vec![(day("2026-09-19"), "weekend".into())],
        }),
        fingerprint: "runhe/team-overdue/2026-09-17".into(),
        waived: None,
        status: None,
    }
}

fn unknown_key(lang: Lang) -> Line {
    Line {
        rule: "unknown-key".into(),
        severity: Severity::Warning,
        clause: "added".into(),
        client: Some("runhe".into()),
        name: Some("润禾冷链有限公司".into()),
        who: Some("陈静".into()),
        stars: Some(4),
        consequence: Consequence::Paper,
        file: Some("clients/runhe.toml".into()),
        line: Some(3),
        column: Some(1),
        message: say!(lang,
            zh: "没有 client.a|`b\u{1b}[31m 这一项，其内容不起作用。",
            en: "There is no key client.a|`b\u{1b}[31m, so it has no effect."),
        remedy: say!(lang,
            zh: "打开 clients/runhe.toml 第 3 行改正。",
            en: "Open clients/runhe.toml at line 3 and correct it."),
        due: None,
        is_over: false,
        late_by: None,
        deadline: None,
        fingerprint: "runhe/unknown-key/client.a".into(),
        waived: Some(Waived {
            id: "w1".into(),
            reason: say!(lang, zh: "自用的键", en: "a key of our own"),
            by: "陈静".into(),
            on: Some(day("2026-10-01")),
            until: day("2026-12-31"),
        }),
        status: None,
    }
}

fn formula(lang: Lang) -> Line {
    Line {
        severity: Severity::Error,
        rule: "unreadable".into(),
        client: Some("wanda".into()),
        name: Some("=SUM(A1)".into()),
        who: None,
        file: Some("clients/wanda.toml".into()),
        line: None,
        column: None,
        message: say!(lang, zh: "这份客户文件无法读取。", en: "This client's file cannot be read."),
        remedy: String::new(),
        fingerprint: "wanda/unreadable/file".into(),
        waived: None,
        ..unknown_key(lang)
    }
}

fn calendar(lang: Lang) -> Line {
    Line {
        rule: "year-not-covered".into(),
        severity: Severity::Advice,
        client: None,
        name: None,
        who: None,
        file: None,
        line: None,
        column: None,
        message: say!(lang,
            zh: "2027 年的放假安排尚未导入，计入该年的期限均为暂定。",
            en: "The holiday notice of 2027 has not been imported yet. Every deadline that counts days of it is provisional."),
        remedy: say!(lang, zh: "kefu calendar import 文件", en: "kefu calendar import FILE"),
        fingerprint: "-/year-not-covered/2027".into(),
        waived: None,
        ..unknown_key(lang)
    }
}

fn client(id: &str, status: Option<Status>) -> Client {
    let known = (id == "huarui").then_some(("华锐重工", "陈静"));
    Client {
        id: id.into(),
        name: known.map(|(name, _)| name.into()),
        who: known.map(|(_, who)| who.into()),
        status,
    }
}

fn report(lang: Lang) -> Report {
    Report {
        today: day("2026-11-20"),
        complete: false,
        region: "CN".into(),
        covered_until: day("2026-12-31"),
        clients: 6,
        findings: vec![
            overdue(lang),
            unknown_key(lang),
            formula(lang),
            calendar(lang),
        ],
        unread: vec!["clients/wanda.toml".into()],
        roster: vec![client("huarui", None), client("wanda", None)],
        since: None,
        in_full: InFull::Rules(Vec::new()),
        way: String::new(),
    }
}

fn shown(report: &Report, format: Format, width: usize, lang: Lang) -> String {
    let style = Style {
        width,
        rows: None,
        colour: false,
        lang,
    };
    render(report, format, &style)
}

#[test]
fn a_person_reads_it_client_by_client_in_either_language_and_a_narrow_terminal() {
    let table = |width, lang| shown(&report(lang), Format::Table, width, lang);

    assert_eq!(table(80, Lang::Zh), include_str!("expected/zh-80.txt"));
    assert_eq!(table(50, Lang::Zh), include_str!("expected/zh-50.txt"));
    assert_eq!(table(80, Lang::En), include_str!("expected/en-80.txt"));
    assert_eq!(table(50, Lang::En), include_str!("expected/en-50.txt"));
}

#[test]
fn only_what_is_copied_is_wider_than_the_terminal() {
    for lang in [Lang::Zh, Lang::En] {
        for width in [37, 50, 64, 80, 100] {
            for line in shown(&report(lang), Format::Table, width, lang).lines() {
                let copied = line.trim_start().starts_with("kefu ") || line.contains(".toml");
                let title = line.starts_with("  ") && !line.starts_with("   ");
                let columns = crate::wrap::width(line);
                assert!(columns <= width || copied || title, "{width}: {line}");
            }
        }
    }
}

#[test]
fn colour_marks_the_severity_and_nothing_else_changes() {
    let style = Style {
        width: 80,
        rows: None,
        colour: true,
        lang: Lang::Zh,
    };
    let coloured = render(&report(Lang::Zh), Format::Table, &style);
    let plain = ["1", "2", "31", "33", "34", "0"]
        .iter()
        .fold(coloured.clone(), |text, ink| {
            text.replace(&format!("\u{1b}[{ink}m"), "")
        });

    assert_eq!(plain, include_str!("expected/zh-80.txt"));
    for painted in [
        "\u{1b}[31m错误\u{1b}[0m team-overdue \u{1b}[2mD21\u{1b}[0m\n",
        "\u{1b}[2m已豁免\u{1b}[0m \u{1b}[2munknown-key\u{1b}[0m\n",
        "\u{1b}[2m陈静豁免至 2026-12-31（w1）：自用的键\u{1b}[0m\n",
        "\u{1b}[34m建议\u{1b}[0m year-not-covered",
        "\u{1b}[1m润禾冷链有限公司\u{1b}[0m \u{1b}[2m· runhe · 陈静\u{1b}[0m\n",
    ] {
        assert!(coloured.contains(painted), "{painted:?}");
    }
}

#[test]
fn scripts_spreadsheets_and_forges_get_it_whole() {
    let written = |format, lang| shown(&report(lang), format, 80, lang);

    assert_eq!(
        written(Format::Json, Lang::Zh),
        include_str!("expected/zh.json")
    );
    assert_eq!(
        written(Format::Json, Lang::En),
        include_str!("expected/en.json")
    );
    assert_eq!(
        written(Format::Csv, Lang::Zh),
        include_str!("expected/zh.csv")
    );
    assert_eq!(
        written(Format::Csv, Lang::En),
        include_str!("expected/en.csv")
    );
    assert_eq!(
        written(Format::Markdown, Lang::Zh),
        include_str!("expected/zh.md")
    );
    assert_eq!(
        written(Format::Markdown, Lang::En),
        include_str!("expected/en.md")
    );
}

/// The report of a workspace in a folder below the user's, with a file whose name a path must escape.
#[test]
fn what_is_waived_stands_after_what_still_stands_and_counts_for_nothing() {
    let mut report = report(Lang::En);
    report.findings.swap(0, 1);

    assert_eq!(
        shown(&report, Format::Table, 80, Lang::En),
        include_str!("expected/en-80.txt")
    );
    assert_eq!(
        shown(&report, Format::Markdown, 80, Lang::En),
        include_str!("expected/en.md")
    );
    let counts = [Severity::Error, Severity::Warning, Severity::Advice].map(|it| report.count(it));
    assert_eq!((counts, report.waived()), ([2, 0, 1], 1));
}

#[test]
fn when_all_is_well_there_is_one_line() {
    let well = Report {
        complete: true,
        clients: 6,
        findings: vec![],
        unread: vec![],
        ..report(Lang::Zh)
    };
    let one = Report {
        clients: 1,
        ..well.clone()
    };

    for (report, lang, said) in [
        (&well, Lang::Zh, "2026-11-20 检查 6 家客户：未发现问题。"),
        (
            &well,
            Lang::En,
            "Checked 6 clients on 2026-11-20: nothing found.",
        ),
        (
            &one,
            Lang::En,
            "Checked 1 client on 2026-11-20: nothing found.",
        ),
    ] {
        assert_eq!(shown(report, Format::Table, 80, lang), format!("{said}\n"));
        assert_eq!(
            shown(report, Format::Markdown, 80, lang),
            format!("## {said}\n")
        );
    }
}

#[test]
fn one_of_a_kind_is_said_in_the_singular_and_a_silent_gap_is_told() {
    let line = |severity| Line {
        severity,
        ..overdue(Lang::En)
    };
    let report = Report {
        findings: vec![line(Severity::Error), line(Severity::Warning)],
        unread: vec![],
        ..report(Lang::En)
    };

    assert_eq!(
        summary(&report, Lang::En),
        "Checked 6 clients on 2026-11-20: 1 error, 1 warning. The check is incomplete: some file could not be read."
    );
    assert_eq!(
        summary(&report, Lang::Zh),
        "2026-11-20 检查 6 家客户：1 项错误、1 项警告。检查不完整：有文件无法读取。"
    );
}

#[test]
fn a_client_that_is_gone_is_told_with_what_it_had() {
    let gone = |id: &str, findings| Gone {
        id: id.into(),
        name: (id == "huarui").then(|| "华锐重工".into()),
        findings,
    };
    let report = |gone: Vec<Gone>| Report {
        since: Some(Since {
            today: day("2026-11-19"),
            settled: Vec::new(),
            unseen: Vec::new(),
            gone,
        }),
        ..report(Lang::Zh)
    };
    let none = report(vec![gone("huarui", 0)]);
    assert_eq!(
        none.told_gone(Lang::Zh),
        "客户记录不见了：华锐重工（huarui，原无问题）。请找回该客户的文件。"
    );
    assert_eq!(
        none.told_gone(Lang::En),
        "Client gone: 华锐重工 (huarui, without findings). Bring the file of the client back."
    );
    let some = report(vec![gone("huarui", 0), gone("jia", 1), gone("yi", 2)]);
    assert_eq!(
        some.told_gone(Lang::Zh),
        "客户记录不见了：华锐重工（huarui，原无问题）、jia（jia，原有问题 1 项）、yi（yi，原有问题 2 项）。其问题不算已解决；请找回该客户的文件。"
    );
    assert_eq!(
        some.told_gone(Lang::En),
        "Client gone: 华锐重工 (huarui, without findings), jia (jia, with 1 finding), yi (yi, with 2 findings). Nothing of this is settled. Bring the file of the client back."
    );
    assert_eq!(report(Vec::new()).told_gone(Lang::En), "");
}

#[test]
fn beside_an_earlier_check_a_person_reads_what_is_new_and_a_script_all_of_it() {
    let of = |status, line: Line| Line {
        status: Some(status),
        ..line
    };
    let report = |lang| Report {
        findings: vec![
            of(Status::New, overdue(lang)),
            of(Status::Waived, unknown_key(lang)),
            of(Status::Open, calendar(lang)),
        ],
        since: Some(Since {
            gone: Vec::new(),
            today: day("2026-11-19"),
            settled: vec![of(Status::Settled, calendar(lang))],
            unseen: vec![of(Status::Unseen, formula(lang))],
        }),
        roster: vec![client("huarui", Some(Status::Gone)), client("jia", None)],
        ..report(lang)
    };
    for (lang, rest) in [
        (
            Lang::Zh,
            "已解决\n  工作区 · year-not-covered：缺少某年的放假安排\n\n2026-11-20 检查 6 家客户。与 2026-11-19 相比：新增 1 项错误；仍未解决 2 项，已解决 1 项。仍未解决的当中，1 项这次没有核对，不算已解决。检查不完整，无法读取：clients/wanda.toml。\n",
        ),
        (
            Lang::En,
            "Settled\n  Workspace · year-not-covered: Year without a holiday notice\n\nChecked 6 clients on 2026-11-20. Since 2026-11-19: new: 1 error; still open: 2, settled: 1. Of those still open, 1 were not looked at now, so they do not count as settled. The check is incomplete; could not be read: clients/wanda.toml.\n",
        ),
    ] {
        let report = report(lang);
        let table = shown(&report, Format::Table, 1000, lang);
        assert_eq!(table.matches("team-overdue").count(), 1, "{table}");
        assert!(!table.contains("unknown-key"), "{table}");
        assert!(table.ends_with(rest), "{table}");
        let markdown = shown(&report, Format::Markdown, 80, lang);
        assert_eq!(markdown.matches("\n| ").count(), 3, "{markdown}");

        let json = shown(&report, Format::Json, 80, lang);
        let kept = earlier(json.as_bytes()).unwrap();
        assert_eq!(kept.today, report.today);
        // What counts for the next check: what was found and not waived, and what was not looked at.
        let plain = |line: Line| Line {
            status: None,
            stars: None,
            consequence: crate::rules::rule(&line.rule).unwrap().consequence,
            ..line
        };
        let expected = [overdue(lang), calendar(lang), formula(lang)].map(plain);
        assert_eq!(kept.findings, expected);
        // The clients that it knows, and after them those that only its findings name.
        let ids = kept.clients.iter().map(|it| &*it.id);
        assert_eq!(ids.collect::<Vec<_>>(), ["huarui", "jia", "runhe", "wanda"]);
        assert_eq!(kept.clients[0], client("huarui", None));
        let value: serde_json::Value = serde_json::from_str(&json).unwrap();
        let since = &value["since"];
        assert_eq!(
            (&since["new"], &since["open"]),
            (&serde_json::json!(1), &serde_json::json!(2))
        );
        assert_eq!(value["findings"][1]["status"], "waived");
        assert_eq!(since["settled"][0]["status"], "settled");
        assert_eq!(value["clients"][0]["status"], "gone");

        let csv = shown(&report, Format::Csv, 80, lang);
        assert!(csv.lines().nth(1).unwrap().ends_with(",new"), "{csv}");
        let github = annotate(&report, Annotations::Github, lang);
        assert_eq!(github.lines().count(), 1, "{github}");
        let sarif = annotate(&report, Annotations::Sarif, lang);
        assert_eq!(sarif.matches("\"baselineState\": \"unchanged\"").count(), 2);
        assert_eq!(sarif.matches("\"baselineState\": \"new\"").count(), 1);
    }
    assert_eq!(earlier(b"{}"), None);
    assert_eq!(earlier(b"kefu"), None);
}
