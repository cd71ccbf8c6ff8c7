//! The list of diary entries: of one client or of all clients.

use chrono::NaiveDate;
use clap::Args;

use super::kind_typed;
use crate::both;
use crate::changes;
use crate::cli::date::Happened;
use crate::cli::words::words;
use crate::commands::arguments::OfAnyClient;
use crate::commands::desk::Desk;
use crate::commands::listed::{client_columns, roomy};
use crate::commands::survey::survey;
use crate::commands::who::{Asked, Who};
use crate::commands::{Answer, Failed, show};
use crate::lang::Lang;
use crate::model::Entry;
use crate::output::{Block, Cell, Column, Page, Table, Tone};
use crate::say;
use crate::standing::Case;
use crate::text;
use crate::text::word::diary_kind;

/// Which entries are listed.
#[derive(Args, Debug)]
pub struct List {
    #[command(flatten)]
    client: OfAnyClient,
    #[command(flatten)]
    who: Who,
    #[arg(long, value_name = both!("类型", "KIND"), help = both!("只看某一类型", "Only this kind"))]
    kind: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("自哪一天（含）", "From this day on, inclusive"))]
    from: Option<Happened>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("到哪一天（含）", "Up to this day, inclusive"))]
    to: Option<Happened>,
    #[arg(long, value_parser = words, value_name = both!("词语", "WORDS"), help = both!("服务过程、客户反应或可借鉴信息中含有全部这些词语", "Only entries that hold all of these words"))]
    text: Option<String>,
    #[arg(long, help = both!("只看有可借鉴信息的，并列出这些信息（D10）", "Only entries with something others can learn, which is shown (D10)"))]
    findings: bool,
}

/// One entry, apart from its record.
struct Line {
    on: NaiveDate,
    client: String,
    name: String,
    number: u32,
    id: String,
    kind: Cell,
    by: Option<String>,
    did: Option<String>,
    response: Option<String>,
    item: Option<String>,
    claim: Option<String>,
    attendance: Option<i64>,
    finding: Option<String>,
}

pub(super) fn run(list: &List, desk: &Desk<'_>) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let wanted = Wanted::of(list, desk)?;
    let lines = |case: &Case<'_>| -> Vec<Line> {
        let entries = case.record.diary.iter();
        let entries = entries.filter(|entry| wanted.takes(entry));
        entries.map(|entry| Line::of(lang, case, entry)).collect()
    };
    let Some(client) = &*list.client else {
        let mut survey = survey(desk, None, lines)?;
        let found = survey
            .found
            .drain(..)
            .flat_map(|(_, lines)| lines)
            .collect();
        let answer = Answer::page(page(list, desk, &wanted.who, None, found)?);
        return Ok(survey.answer(answer));
    };
    show::shown_record(desk, client, |case| {
        let name = case.record.client.name;
        page(list, desk, &wanted.who, Some(name), lines(case))
    })
}

/// What an entry must be to be listed.
struct Wanted<'l> {
    list: &'l List,
    who: Asked,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    kind: Option<String>,
    words: Vec<String>,
}

impl<'l> Wanted<'l> {
    fn of(list: &'l List, desk: &Desk<'_>) -> anyhow::Result<Wanted<'l>> {
        let known = |kind: &String| {
            changes::kind(&desk.standard, &kind_typed(kind)).map_err(|refusal| {
                let client = list.client.as_deref().unwrap_or_default();
                Failed::because(text::refusal::refusal(desk.lang(), &refusal, client))
            })
        };
        let words = list.text.as_deref().unwrap_or_default().split_whitespace();
        let from = list.from.map(|from| from.by(desk.today));
        let to = list.to.map(|to| match from {
            Some(from) => to.since(from, desk.today),
            None => to.by(desk.today),
        });
        Ok(Wanted {
            list,
            who: list.who.asked(desk)?,
            from,
            to,
            kind: list.kind.as_ref().map(known).transpose()?,
            words: words.map(str::to_lowercase).collect(),
        })
    }

    fn takes(&self, entry: &Entry<'_>) -> bool {
        let text = || {
            let said = [entry.did, entry.response, entry.finding];
            let said: Vec<&str> = said.into_iter().flatten().collect();
            said.join("\n").to_lowercase()
        };
        self.who.is(entry.by)
            && self
                .kind
                .as_deref()
                .is_none_or(|kind| entry.kind == Some(kind))
            && self.from.is_none_or(|from| from <= entry.on)
            && self.to.is_none_or(|to| entry.on <= to)
            && (!self.list.findings || entry.finding.is_some())
            && (self.words.is_empty() || {
                let text = text();
                self.words.iter().all(|word| text.contains(word))
            })
    }
}

impl Line {
    fn of(lang: Lang, case: &Case<'_>, entry: &Entry<'_>) -> Line {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        let number = entry.id.rsplit_once('-').map(|(_, number)| number.parse());
        Line {
            on: entry.on,
            client: case.id.to_owned(),
            name: case.record.client.name.to_owned(),
            number: number.and_then(Result::ok).unwrap_or(0),
            id: entry.id.to_owned(),
            kind: entry.kind.map_or(Cell::Empty, |kind| Cell::Code {
                code: kind.to_owned(),
                label: diary_kind(lang, case.standard, kind),
                tone: Tone::Plain,
            }),
            by: owned(entry.by),
            did: owned(entry.did),
            response: owned(entry.response),
            item: owned(entry.item),
            claim: owned(entry.claim),
            attendance: entry.attendance,
            finding: owned(entry.finding),
        }
    }
}

/// A person sees what fits in a line; a script and a spreadsheet get everything.
fn page(
    list: &List,
    desk: &Desk<'_>,
    who: &Asked,
    client: Option<&str>,
    mut lines: Vec<Line>,
) -> anyhow::Result<Page> {
    let lang = desk.lang();
    let empty = say!(lang, zh: "没有符合条件的日志。", en: "No entry matches.");
    let empty = who.empty(desk, !lines.is_empty(), empty)?;
    lines.sort_by(|one, other| {
        (one.on, &one.client, one.number, &one.id).cmp(&(
            other.on,
            &other.client,
            other.number,
            &other.id,
        ))
    });
    let whole = desk.context.format.is_whole();
    let finding_shown = whole || list.findings;
    let attended = whole || lines.iter().any(|line| line.attendance.is_some());

    let [client_id, name] = client_columns(desk, client.is_none());
    // The id is what `correct` takes. Where there is little room, it stands for the day that it begins with.
    let says_the_day = |line: &Line| line.id.starts_with(&line.on.format("%Y%m%d-").to_string());
    let on = Column::of(lang, "diary.on");
    let mut columns = vec![
        match whole || (client.is_some() && roomy(desk)) || !lines.iter().all(says_the_day) {
            true => on,
            false => on.only_in_files(),
        },
        client_id,
        name,
        match whole {
            true => Column::data("id"),
            false => Column::new("id", say!(lang, zh: "条目", en: "entry")),
        },
    ];
    columns.extend([
        Column::of(lang, "diary.kind"),
        Column::of(lang, "diary.by"),
        Column::of(lang, "diary.did").grow(),
        Column::of(lang, "diary.response").grow(),
        Column::of(lang, "diary.item"),
        Column::data("claim"),
    ]);
    if attended {
        columns.push(Column::of(lang, "diary.attendance").right());
    }
    if finding_shown {
        columns.push(Column::of(lang, "diary.finding").grow());
    }

    let row = |line: Line| {
        let mut row = vec![
            Cell::from(line.on),
            Cell::Id(line.client),
            Cell::from(line.name),
            Cell::Id(line.id),
        ];
        row.push(line.kind);
        row.extend([line.by, line.did, line.response].map(Cell::from));
        row.push(line.item.map_or(Cell::Empty, Cell::Id));
        row.push(line.claim.map_or(Cell::Empty, Cell::Id));
        if attended {
            row.push(line.attendance.map_or(Cell::Empty, Cell::Count));
        }
        if finding_shown {
            row.push(Cell::from(line.finding));
        }
        row
    };
    let table = Table {
        key: "entries",
        columns,
        rows: lines.into_iter().map(row).collect(),
        empty,
    };
    let title = client.map(|name| Block::Heading(name.to_owned()));
    Ok(Page {
        schema: "kefu.diary/1",
        blocks: title.into_iter().chain([Block::Table(table)]).collect(),
    })
}
