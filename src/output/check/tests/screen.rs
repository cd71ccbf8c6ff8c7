//! On a terminal: what matters most first, by person, and no longer than the screen.

use super::*;

fn on_screen(report: &Report, width: usize, rows: usize, lang: Lang) -> String {
    let style = Style {
        width,
        rows: Some(rows),
        colour: false,
        lang,
    };
    render(report, Format::Table, &style)
}

/// A finding of one line.
fn small(client: &str, who: Option<&str>, rule: &str, severity: Severity) -> Line {
    Line {
        rule: rule.into(),
        severity,
        client: Some(client.into()),
        name: None,
        who: who.map(str::to_owned),
        stars: Some(1),
        consequence: Consequence::Paper,
        message: "!".into(),
        remedy: String::new(),
        due: None,
        is_over: false,
        late_by: None,
        deadline: None,
        ..overdue(Lang::En)
    }
}

fn of(findings: Vec<Line>) -> Report {
    Report {
        complete: true,
        clients: 40,
        findings,
        unread: Vec::new(),
        ..report(Lang::En)
    }
}

/// The clients of the findings, in the order in which they are told.
fn order(findings: Vec<Line>) -> Vec<String> {
    let text = on_screen(&of(findings), 80, 200, Lang::En);
    let titles = text.lines().filter(|line| line.contains(" · team-"));
    let client = |line: &str| line.split_whitespace().nth(1).unwrap().to_owned();
    titles.map(client).collect()
}

#[test]
fn a_person_at_a_terminal_reads_it_in_either_language_and_at_two_widths() {
    let screen = |width, lang| on_screen(&report(lang), width, 60, lang);

    assert_eq!(
        screen(80, Lang::Zh),
        include_str!("../expected/screen.zh-80.txt")
    );
    assert_eq!(
        screen(50, Lang::Zh),
        include_str!("../expected/screen.zh-50.txt")
    );
    assert_eq!(
        screen(80, Lang::En),
        include_str!("../expected/screen.en-80.txt")
    );
    assert_eq!(
        screen(50, Lang::En),
        include_str!("../expected/screen.en-50.txt")
    );
}

#[test]
fn severity_comes_first_then_what_is_at_stake_then_the_stars() {
    let line = |client: &str, severity, consequence, stars| Line {
        consequence,
        stars: Some(stars),
        ..small(client, Some("陈静"), "team-late", severity)
    };
    use Consequence::{Client, Law, Money, Paper};
    use Severity::{Advice, Error, Warning};

    assert_eq!(
        order(vec![
            line("a", Advice, Money, 5),
            line("b", Warning, Money, 5),
            line("c", Error, Paper, 5),
            line("d", Error, Client, 1),
            line("e", Error, Client, 4),
            line("f", Error, Law, 1),
            line("g", Error, Money, 1),
            line("h", Error, Client, 4),
        ]),
        ["g", "f", "e", "h", "d", "c", "b", "a"]
    );
}

#[test]
fn who_has_the_gravest_comes_first_and_what_is_nobodys_last() {
    let line = |client: &str, who, severity| small(client, who, "team-late", severity);

    assert_eq!(
        order(vec![
            line("a", None, Severity::Error),
            line("b", Some("陈静"), Severity::Warning),
            line("c", Some("李明"), Severity::Error),
            line("d", Some("陈静"), Severity::Advice),
        ]),
        ["c", "b", "d", "a"]
    );
}

#[test]
fn a_book_longer_than_the_screen_is_folded_and_the_rest_is_counted() {
    let chen = |nth: usize| {
        let severity = [Severity::Error, Severity::Warning][nth % 2];
        small(
            &format!("c{nth}"),
            Some("陈静"),
            &format!("rule-{}", nth / 3),
            severity,
        )
    };
    let mut findings: Vec<Line> = (0..30).map(chen).collect();
    findings.push(small("w", Some("王强"), "rule-w", Severity::Advice));
    let book = of(findings);

    for (lang, expected) in [
        (Lang::Zh, include_str!("../expected/folded.zh.txt")),
        (Lang::En, include_str!("../expected/folded.en.txt")),
    ] {
        assert_eq!(on_screen(&book, 80, 24, lang), expected);
        assert_eq!(
            expected.lines().count(),
            23,
            "and a line for the next command"
        );
    }
    for rows in [0, 24, 30, 50] {
        for width in [50, 80] {
            let text = on_screen(&book, width, rows, Lang::Zh);
            assert!(text.lines().count() < rows.max(24), "{rows}: {text}");
        }
    }
    let whole = |in_full| {
        let book = Report {
            in_full,
            ..book.clone()
        };
        on_screen(&book, 80, 24, Lang::En)
    };
    for text in [
        whole(InFull::All),
        whole(InFull::Clients),
        whole(InFull::Rules(vec!["rule-1".into()])),
    ] {
        assert_eq!(text.matches(" · rule-").count(), 31);
        assert!(!text.contains("Not listed"), "{text}");
    }
}

#[test]
fn a_screenful_is_not_folded_and_one_line_more_is() {
    let lines = |count| {
        let line = |nth| Line {
            file: None,
            ..small(&format!("c{nth}"), Some("陈静"), "added", Severity::Error)
        };
        let line = |nth| Line {
            clause: "added".into(),
            ..line(nth)
        };
        of((0..count).map(line).collect())
    };
    // A heading, two lines for each, a blank line, the summary, the line of the next command.
    let folded = |count, rows| on_screen(&lines(count), 80, rows, Lang::En).contains("Not listed");

    assert!(!folded(13, 30));
    assert!(folded(13, 29));
}

#[test]
fn the_calendar_is_told_once() {
    let other = Line {
        fingerprint: "-/year-doubtful/2026".into(),
        rule: "year-doubtful".into(),
        ..calendar(Lang::En)
    };
    let broken = Line {
        rule: "year-contradicted".into(),
        severity: Severity::Error,
        ..calendar(Lang::En)
    };
    let text = on_screen(
        &of(vec![calendar(Lang::En), other, broken]),
        80,
        60,
        Lang::En,
    );
    let told = ["year-not-covered", "year-doubtful", "year-contradicted"];
    assert_eq!(told.map(|rule| text.contains(rule)), [true, false, true]);
}

#[test]
fn one_client_is_named_once_and_the_stars_never() {
    let mut report = of(vec![overdue(Lang::Zh), unknown_key(Lang::Zh)]);
    report.in_full = InFull::Clients;
    report.clients = 1;

    let text = on_screen(&report, 80, 24, Lang::Zh);
    assert_eq!(text, include_str!("../expected/screen.client.txt"));
    report.findings[0].stars = Some(5);
    assert_eq!(on_screen(&report, 80, 24, Lang::Zh), text);
}

#[test]
fn a_book_ends_with_three_things_to_do_first_by_what_is_at_stake_and_stars() {
    let finding = |client: &str, rule: &str, stars: u8, due: &str, remedy: &str| Line {
        stars: Some(stars),
        due: Some(due.parse().unwrap()),
        remedy: remedy.into(),
        ..small(client, Some("陈静"), rule, Severity::Warning)
    };
    let renewal = "renewal-not-started";
    let book = of(vec![
        finding(
            "a",
            "item-overdue",
            5,
            "2026-01-05",
            "kefu log a visit TEXT --item p1",
        ),
        finding("b", renewal, 1, "2026-09-01", "kefu renewal start b par"),
        finding("c", renewal, 5, "2026-11-01", "kefu renewal start c par"),
        finding(
            "d",
            "limitation-near",
            1,
            "2026-12-01",
            "kefu claim interrupt d k1 demand",
        ),
        finding(
            "d",
            "document-missing",
            1,
            "2026-01-01",
            "kefu archive add d",
        ),
        finding("e", "team-overdue", 5, "2026-01-01", "kefu team set e"),
    ]);
    let text = on_screen(&book, 80, 60, Lang::En);
    let last = "
Do these first (leave out --on for today); the rest: kefu next
  d: Limitation of a claim near or past
    kefu claim interrupt d k1 demand
  c: Renewal not started
    kefu renewal start c par
  b: Renewal not started
    kefu renewal start b par
";
    assert!(text.ends_with(last), "{text}");

    let mut few = book.clone();
    few.findings.truncate(3);
    assert!(!on_screen(&few, 80, 60, Lang::En).contains("Do these first"));
    let mut of_news = book;
    of_news.findings[0].remedy = "kefu log a bulletin TEXT --item p1".into();
    of_news
        .findings
        .retain(|it| it.rule != renewal && it.rule != "document-missing");
    of_news.findings.push(finding(
        "f",
        "item-overdue",
        1,
        "2026-11-01",
        "kefu log f visit TEXT",
    ));
    let text = on_screen(&of_news, 80, 60, Lang::En);
    assert!(text.contains("  f: ") && !text.contains("  a: "), "{text}");
}
