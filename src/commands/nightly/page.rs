//! The answer of a run: what is new, still open and settled, by person and client.

use std::collections::HashMap;
use std::path::Path;

use chrono::NaiveDate;

use super::Night;
use crate::commands::desk::Desk;
use crate::commands::listed::roomy;
use crate::lang::Lang;
use crate::model::{Word, form};
use crate::output::check::{Line, about, by_person, findings_json, title_of, what_it_was, whose};
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::rules::Status;
use crate::say;
use crate::standard::{Service, Severity};
use crate::text::key::label;
use crate::text::visible::visible;
use crate::text::word::Spoken;

/// The page of a run; `names` are the files of the day's folder.
pub(super) fn page(desk: &Desk<'_>, night: &Night<'_>, place: &Path, names: &[String]) -> Page {
    let lang = desk.lang();
    let heading = |zh: &str, en: &str| Block::Heading(lang.pick(zh, en).to_owned());
    let detailed = |table: Table, lines: Vec<&Line>| Block::Detailed {
        table,
        json: findings_json(&lines),
    };
    let (new, open, settled) = (new(desk, night), open(desk, night), settled(desk, night));
    let report = night.report;
    let days = |days: &[NaiveDate]| Cell::Many(days.iter().copied().map(Cell::Date).collect());
    let gone = report.since.iter().flat_map(|since| &since.gone);
    let gone = gone.map(|it| it.id.clone()).collect();
    let yes = say!(lang, zh: "是", en: "yes");
    let no = say!(lang, zh: "否", en: "no");
    let complete = if report.complete { yes } else { no };
    let place = place.to_string_lossy();
    let place = visible(&place).into_owned();
    Page {
        schema: "kefu.nightly/1",
        blocks: vec![
            Block::Text(summary(lang, night)),
            Block::Facts(vec![
                Fact::new("today", say!(lang, zh: "核对日期", en: "day"), report.today),
                Fact::new(
                    "since",
                    say!(lang, zh: "相比", en: "compared with"),
                    night.since,
                ),
                Fact::new(
                    "complete",
                    say!(lang, zh: "完整", en: "complete"),
                    Cell::Flag(report.complete, complete),
                ),
            ]),
            heading("新增", "New"),
            detailed(new, night.found().collect()),
            heading("仍未解决", "Still open"),
            detailed(open, night.open().collect()),
            heading("已解决", "Settled"),
            detailed(settled, night.settled().collect()),
            heading("文件", "Files"),
            Block::Facts(vec![
                Fact::new(
                    "unread",
                    say!(lang, zh: "无法读取", en: "could not be read"),
                    Cell::List(report.unread.clone()),
                ),
                Fact::new(
                    "gone",
                    say!(lang, zh: "已不在的客户", en: "clients that are gone"),
                    Cell::List(gone),
                ),
                Fact::new(
                    "missed",
                    say!(lang, zh: "没有运行的工作日", en: "working days without a run"),
                    days(&night.missed),
                ),
                Fact::new("folder", say!(lang, zh: "文件夹", en: "folder"), place),
                Fact::new(
                    "written",
                    say!(lang, zh: "写入", en: "written"),
                    Cell::List(names.to_vec()),
                ),
            ]),
        ],
    }
}

/// "Since 2026-11-19: 2 new, 12 still open, 1 settled", and what was missed.
pub(super) fn summary(lang: Lang, night: &Night<'_>) -> String {
    let (new, open, settled) = (
        night.found().count(),
        night.open().count(),
        night.settled().count(),
    );
    let mut said = match night.since {
        Some(since) => say!(lang,
            zh: "与 {since} 相比，新增 {new} 项，仍未解决 {open} 项，已解决 {settled} 项。",
            en: "Since {since}: {new} new, {open} still open, {settled} settled."
        ),
        None => say!(lang,
            zh: "第一次运行，全部 {new} 项都算新增。",
            en: "The first run: all of {new} are new."
        ),
    };
    let unseen = night.open().filter(|line| is_unseen(line));
    let unseen = unseen.count();
    if unseen > 0 {
        said += &say!(lang,
            zh: "其中 {unseen} 项这次没有核对，不算已解决。",
            en: " Of those still open, {unseen} were not looked at, so they do not count as settled."
        );
    }
    let gone = night.report.told_gone(lang);
    if !gone.is_empty() {
        said += lang.pick("", " ");
        said += &gone;
    }
    said + &missed(lang, night)
}

/// Whether a finding was not looked at now.
pub(super) fn is_unseen(line: &Line) -> bool {
    matches!(line.status, Some(Status::Unseen | Status::Gone))
}

/// The working days without a run, in a sentence; nothing where there are none.
pub(super) fn missed(lang: Lang, night: &Night<'_>) -> String {
    /// So many days are named.
    const NAMED: usize = 5;
    let days: Vec<String> = night.missed.iter().map(NaiveDate::to_string).collect();
    let count = days.len();
    let list = lang.list(&days[..count.min(NAMED)]);
    match count {
        0 => String::new(),
        1..=NAMED => say!(lang,
            zh: "其间有 {count} 个工作日没有运行：{list}。",
            en: " Working days without a run: {list}."
        ),
        _ => say!(lang,
            zh: "其间有 {count} 个工作日没有运行：{list} 等。",
            en: " Working days without a run: {count}, from {list} on."
        ),
    }
}

fn severity(lang: Lang, severity: Severity) -> Cell {
    Cell::Code {
        code: severity.code().to_owned(),
        label: severity.say(lang).to_owned(),
        tone: match severity {
            Severity::Error => Tone::Bad,
            Severity::Warning => Tone::Warning,
            Severity::Advice => Tone::Plain,
        },
    }
}

fn column(lang: Lang, key: &'static str, zh: &str, en: &str) -> Column {
    Column::new(key, lang.pick(zh, en))
}

/// A column that a terminal has room for where its lines are long: another one says the same.
fn if_roomy(desk: &Desk<'_>, column: Column) -> Column {
    match desk.context.format.is_whole() || roomy(desk) {
        true => column,
        false => column.only_in_files(),
    }
}

/// How many findings there are of one client and rule.
type Alike<'l> = HashMap<(Option<&'l str>, &'l str), usize>;

fn alike<'l>(lines: impl Iterator<Item = &'l Line>) -> Alike<'l> {
    let mut alike = Alike::new();
    for line in lines {
        *alike
            .entry((line.client.as_deref(), &line.rule))
            .or_default() += 1;
    }
    alike
}

/// What a finding is about; where the client has several of the rule, with the entry or the day.
fn told_apart(desk: &Desk<'_>, line: &Line, alike: &Alike<'_>) -> String {
    let lang = desk.lang();
    let title = title_of(line, lang);
    let key = (line.client.as_deref(), line.rule.as_str());
    let subject = line.fingerprint.splitn(3, '/').nth(2);
    let subject = about(line, lang).or_else(|| {
        let subject = subject?;
        let way: Vec<&str> = subject.split('.').collect();
        let service = service(desk, subject).map(|it| it.name.pick(lang));
        let key = || form::key_of(&way).map(|_| label(lang, subject));
        Some(service.or_else(key).unwrap_or(subject).to_owned())
    });
    match subject.filter(|_| alike.get(&key).is_some_and(|count| *count > 1)) {
        Some(subject) => say!(lang, zh: "{title}（{subject}）", en: "{title} ({subject})"),
        None => title.to_owned(),
    }
}

/// The service that a subject names after the first day of the service year: `2026-03-02.visit`.
fn service<'d>(desk: &'d Desk<'_>, subject: &str) -> Option<&'d Service> {
    let (day, code) = subject.split_at_checked(10)?;
    day.parse::<NaiveDate>().ok()?;
    desk.standard.service(code.get(1..)?)
}

/// What is new, one to a row: by person, the gravest first.
pub(super) fn new(desk: &Desk<'_>, night: &Night<'_>) -> Table {
    let lang = desk.lang();
    let alike = alike(night.found());
    let row = |line: &&Line| {
        vec![
            whose(line, lang).into(),
            severity(lang, line.severity),
            line.name.clone().into(),
            line.client.clone().map(Cell::Id).unwrap_or(Cell::Empty),
            line.rule.clone().into(),
            told_apart(desk, line, &alike).into(),
            line.message.clone().into(),
            line.remedy.clone().into(),
        ]
    };
    let people = by_person(night.found());
    Table {
        key: "new",
        columns: vec![
            column(lang, "who", "客户经理", "account manager"),
            column(lang, "severity", "级别", "severity"),
            if_roomy(desk, column(lang, "name", "客户", "client").grow()),
            column(lang, "client", "编号", "id"),
            if_roomy(desk, column(lang, "rule", "规则", "rule")),
            column(lang, "title", "问题", "what it is").grow(),
            column(lang, "message", "说明", "finding").only_in_files(),
            column(lang, "remedy", "处理办法", "remedy").only_in_files(),
        ],
        rows: people.iter().flatten().map(row).collect(),
        empty: say!(lang,
            zh: "没有新问题，什么也不用发。",
            en: "Nothing new, nothing sent."
        ),
    }
}

/// How much is still open, by person and client.
pub(super) fn open(desk: &Desk<'_>, night: &Night<'_>) -> Table {
    let lang = desk.lang();
    let mut rows = Vec::new();
    for person in by_person(night.open()) {
        let mut clients: Vec<Vec<&Line>> = Vec::new();
        for line in person {
            match clients.iter_mut().find(|it| it[0].client == line.client) {
                Some(client) => client.push(line),
                None => clients.push(vec![line]),
            }
        }
        rows.extend(clients.iter().map(|lines| {
            let first = lines[0];
            let count = |is: &dyn Fn(&Line) -> bool| {
                Cell::counted(lines.iter().filter(|line| is(line)).count())
            };
            let of = |severity| count(&move |line: &Line| line.severity == severity);
            vec![
                whose(first, lang).into(),
                first.name.clone().into(),
                first.client.clone().map(Cell::Id).unwrap_or(Cell::Empty),
                of(Severity::Error),
                of(Severity::Warning),
                of(Severity::Advice),
                count(&is_unseen),
            ]
        }));
    }
    Table {
        key: "open",
        columns: vec![
            column(lang, "who", "客户经理", "account manager"),
            if_roomy(desk, column(lang, "name", "客户", "client").grow()),
            column(lang, "client", "编号", "id"),
            column(lang, "error", "错误", "errors").right(),
            column(lang, "warning", "警告", "warnings").right(),
            column(lang, "advice", "建议", "advice").right(),
            column(lang, "unseen", "其中未核对", "not looked at").right(),
        ],
        rows,
        empty: say!(lang, zh: "没有。", en: "Nothing."),
    }
}

/// What is settled, one to a row, by person.
pub(super) fn settled(desk: &Desk<'_>, night: &Night<'_>) -> Table {
    let lang = desk.lang();
    let row = |line: &&Line| {
        vec![
            whose(line, lang).into(),
            line.name.clone().into(),
            line.client.clone().map(Cell::Id).unwrap_or(Cell::Empty),
            line.rule.clone().into(),
            what_it_was(line, lang).into(),
        ]
    };
    let people = by_person(night.settled());
    Table {
        key: "settled",
        columns: vec![
            column(lang, "who", "客户经理", "account manager"),
            if_roomy(desk, column(lang, "name", "客户", "client").grow()),
            column(lang, "client", "编号", "id"),
            if_roomy(desk, column(lang, "rule", "规则", "rule")),
            column(lang, "title", "问题", "what it was").grow(),
        ],
        rows: people.iter().flatten().map(row).collect(),
        empty: say!(lang, zh: "没有。", en: "Nothing."),
    }
}
