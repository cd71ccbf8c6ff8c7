//! The evidence as a page: what it rests on, the deadlines, the verdict of `check`, the waivers.

use super::entered::Verdict;
use super::{Evidence, Row};
use crate::commands::clocks::state_cell;
use crate::commands::code;
use crate::commands::desk::Desk;
use crate::commands::listed::roomy;
use crate::commands::next::what::of_claim;
use crate::lang::{Lang, half};
use crate::model::{Waiver, Word};
use crate::output::{Block, Cell, Column, Fact, Page, Table, Tone};
use crate::rules::{Ground, WaiverState};
use crate::say;
use crate::standard::Severity;
use crate::standing::Thing;
use crate::text::finding::message;
use crate::text::paper::not_for_the_client;
use crate::text::word::Spoken;

pub(super) fn page(
    desk: &Desk<'_>,
    ground: &Ground<'_>,
    commit: &str,
    known: &[Evidence],
    is_one: bool,
) -> Page {
    let lang = desk.lang();
    let for_scripts = desk.context.format.is_whole();
    let is_whole = is_one || for_scripts;
    let heading = |zh: &str, en: &str| Block::Heading(say!(lang, zh: "{zh}", en: "{en}"));
    let rows = || known.iter().flat_map(|it| &it.rows);
    let count = |verdict: Verdict| rows().filter(|it| it.entered.verdict == verdict).count();
    let marked = count(Verdict::Late);
    let unsure = [Verdict::First, Verdict::Again, Verdict::Shallow].map(count);
    let unsure: usize = unsure.iter().sum();
    let days = ground.standard.evidence.days;
    let shown = match for_scripts {
        true => commit,
        false => &commit[..commit.len().min(12)],
    };
    let mut facts = Vec::new();
    if let ([one], true) = (known, is_one) {
        facts.push(Fact::new(
            "client",
            say!(lang, zh: "客户", en: "client"),
            one.name.as_str(),
        ));
        let id = Cell::Id(one.which.id.clone());
        facts.push(Fact::new("id", say!(lang, zh: "编号", en: "id"), id));
    }
    facts.extend([
        Fact::new("as-of", say!(lang, zh: "截至", en: "as of"), ground.today),
        Fact::new(
            "commit",
            say!(lang, zh: "所据提交", en: "commit"),
            Cell::Id(shown.to_owned()),
        ),
        Fact::new(
            "days",
            say!(lang, zh: "入库宽限（工作日）", en: "working days allowed"),
            Cell::Count(i64::from(days)),
        ),
        Fact::new(
            "late",
            say!(lang, zh: "迟录", en: "entered late"),
            Cell::counted(marked),
        ),
        Fact::new(
            "unknown",
            say!(lang, zh: "不可考", en: "cannot be known"),
            Cell::counted(unsure),
        ),
    ]);
    let mut blocks = vec![
        Block::Heading(not_for_the_client(lang)),
        Block::Facts(facts),
        heading(
            "时限：所称办结日与入库日",
            "Deadlines: the day claimed and the day in git",
        ),
        Block::Table(deadlines(desk, ground, known, is_one)),
        Block::Text(say!(lang,
            zh: "相隔按工作日计。入库日：从哪次提交起档案一直这样写，取提交者的日期。迟录：比所称办结日晚 {days} 个工作日以上才入库，迟几日自宽限届满起算。不可考：随档案首次入库的，此前何时录入无从得知；提交重做过的（变基或修订），原日期可以改写；浅克隆的，较早的提交不在本机。提交日期本身也可以改写，因此入库日是佐证，不是铁证。",
            en: "Days are working days. In git: the day of the commit since which the record has said so, by its author's clock. Too late: it came more than {days} working days after the day claimed; the count begins after those days. Unknown: what came with the record's first version may have been written any time before; a commit that was made again (rebased or amended) may have another day; a shallow clone lacks earlier commits. The days of commits can be rewritten, so they support a date and do not prove it."
        )),
        heading("当时的核对结果", "What check said then"),
    ];
    blocks.push(match is_whole {
        true => Block::Table(findings(desk, known, is_one)),
        false => Block::Table(totals(lang, known)),
    });
    blocks.push(heading("当时的豁免", "The waivers then"));
    blocks.push(Block::Table(waivers(lang, known, is_one)));
    Page {
        schema: "kefu.evidence/1",
        blocks,
    }
}

/// The column of the client's id, which a page about one client leaves to files.
fn client(lang: Lang, is_one: bool) -> Column {
    let column = Column::new("client", say!(lang, zh: "客户编号", en: "client"));
    match is_one {
        true => column.only_in_files(),
        false => column,
    }
}

fn deadlines(desk: &Desk<'_>, ground: &Ground<'_>, known: &[Evidence], is_one: bool) -> Table {
    let (lang, is_roomy) = (desk.lang(), roomy(desk));
    let for_scripts = desk.context.format.is_whole();
    let row = |of: &Evidence, row: &Row| {
        let entered = &row.entered;
        let commit = entered.commit.as_ref();
        vec![
            Cell::Id(of.which.id.clone()),
            thing(lang, row.of),
            row.entry.clone().map_or(Cell::Empty, Cell::Id),
            row.from.into(),
            row.due.date.into(),
            row.done.into(),
            state_cell(lang, row.state, row.due.provisional),
            entered.on.into(),
            entered.again.into(),
            entered.after.map_or(Cell::Empty, Cell::Count),
            verdict(lang, ground, row),
            commit.map_or(Cell::Empty, |it| Cell::Text(it.author.clone())),
            commit.map_or(Cell::Empty, |it| Cell::Id(it.id.clone())),
        ]
    };
    // A person who looks at all clients sees what there is to ask about.
    let is_shown = |it: &&Row| {
        let is_well = matches!(it.entered.verdict, Verdict::InTime | Verdict::Open);
        is_one || for_scripts || !is_well
    };
    let rows = known.iter().flat_map(|of| {
        let shown = of.rows.iter().filter(is_shown);
        shown.map(move |it| row(of, it))
    });
    let rows: Vec<Vec<Cell>> = rows.collect();
    let author = Column::new("author", say!(lang, zh: "提交人", en: "by"));
    let again = Column::new("committed", say!(lang, zh: "重新提交", en: "made again"));
    let is_again = rows.iter().any(|row| row[8] != Cell::Empty);
    let entry = Column::new("entry", say!(lang, zh: "条目", en: "entry"));
    let is_of_entries = rows.iter().any(|row| row[2] != Cell::Empty);
    Table {
        key: "deadlines",
        columns: vec![
            client(lang, is_one),
            Column::new("task", say!(lang, zh: "事项", en: "task")),
            if is_of_entries || for_scripts {
                entry
            } else {
                entry.only_in_files()
            },
            Column::new("from", say!(lang, zh: "起算日", en: "from")).only_in_files(),
            Column::new("due", say!(lang, zh: "期限", en: "due")),
            Column::new("done", say!(lang, zh: "所称办结日", en: "claimed")),
            Column::new("state", say!(lang, zh: "情况", en: "state")).only_in_files(),
            Column::new("entered", say!(lang, zh: "入库日", en: "in git")),
            if is_again || for_scripts {
                again
            } else {
                again.only_in_files()
            },
            Column::new("after", say!(lang, zh: "相隔", en: "days")).right(),
            Column::new("verdict", say!(lang, zh: "核验", en: "verdict")).grow(),
            // The names of entries take its room.
            match is_roomy && !is_of_entries {
                true => author,
                false => author.only_in_files(),
            },
            Column::new("commit", say!(lang, zh: "提交", en: "commit")).only_in_files(),
        ],
        rows,
        empty: match known.iter().any(|it| !it.rows.is_empty()) {
            true => say!(lang,
                zh: "全部时限均及时入库，或尚未办结。",
                en: "Every deadline came into git in time, or is not done yet."),
            false => say!(lang,
                zh: "没有时限：尚未确立委托关系，或委托已终止。",
                en: "No deadlines: there is no appointment yet, or service has ended."),
        },
    }
}

/// What a deadline is for, with its code for scripts.
fn thing(lang: Lang, of: Thing) -> Cell {
    let plain = |code: &str, label: &str| Cell::Code {
        code: code.to_owned(),
        label: label.to_owned(),
        tone: Tone::Plain,
    };
    match of {
        Thing::Task(task) => code(lang, task),
        Thing::Renewal(step) => code(lang, step),
        Thing::Claim(term) => plain(of_claim(term), term.say(lang)),
        Thing::Step(waiting) => plain(waiting.code, half(waiting.todo, lang)),
        Thing::Item => plain("item", &say!(lang, zh: "计划项目", en: "plan item")),
        Thing::RenewalStart => plain(
            "renewal-start",
            &say!(lang, zh: "启动续转", en: "start of the renewal"),
        ),
        Thing::Premium => plain("premium", &say!(lang, zh: "缴纳保险费", en: "premium")),
        Thing::Told => plain(
            "hand-over-told",
            &say!(lang, zh: "告知客户更换客户经理", en: "client told of the new manager"),
        ),
        Thing::Signed => plain(
            "hand-over-signed",
            &say!(lang, zh: "签署交接清单", en: "hand-over list signed"),
        ),
    }
}

fn verdict(lang: Lang, ground: &Ground<'_>, row: &Row) -> Cell {
    let verdict = row.entered.verdict;
    let over = row.entered.after.unwrap_or_default() - i64::from(ground.standard.evidence.days);
    let label = match verdict {
        Verdict::InTime => say!(lang, zh: "及时入库", en: "in time"),
        Verdict::Late => say!(lang, zh: "迟录 {over} 个工作日", en: "too late by {over}"),
        Verdict::Ahead => say!(lang, zh: "早于所称办结日", en: "before the day claimed"),
        Verdict::First => say!(lang, zh: "首次入库，不可考", en: "first version: unknown"),
        Verdict::Again => say!(lang, zh: "提交重做过，不可考", en: "made again: unknown"),
        Verdict::Shallow => say!(lang, zh: "浅克隆，不可考", en: "shallow clone: unknown"),
        Verdict::Open => say!(lang, zh: "未办结", en: "not done"),
    };
    let tone = match verdict {
        Verdict::InTime => Tone::Good,
        Verdict::Late => Tone::Bad,
        Verdict::Ahead | Verdict::First | Verdict::Again | Verdict::Shallow => Tone::Warning,
        Verdict::Open => Tone::Faint,
    };
    Cell::Code {
        code: verdict.code().to_owned(),
        label,
        tone,
    }
}

fn findings(desk: &Desk<'_>, known: &[Evidence], is_one: bool) -> Table {
    let lang = desk.lang();
    let rows = known.iter().flat_map(|of| {
        of.findings.iter().map(move |it| {
            vec![
                Cell::Id(of.which.id.clone()),
                code(lang, it.severity),
                Cell::Id(it.rule.name.to_owned()),
                it.due.into(),
                Cell::Text(message(desk.lang(), it)),
                it.waived
                    .as_ref()
                    .map_or(Cell::Empty, |it| Cell::Id(it.id.clone())),
            ]
        })
    });
    Table {
        key: "findings",
        columns: vec![
            client(lang, is_one),
            Column::new("severity", say!(lang, zh: "级别", en: "severity")),
            Column::new("rule", say!(lang, zh: "规则", en: "rule")),
            Column::new("due", say!(lang, zh: "期限", en: "due")),
            Column::new("message", say!(lang, zh: "问题", en: "finding")).grow(),
            Column::new("waiver", say!(lang, zh: "豁免", en: "waiver")),
        ],
        rows: rows.collect(),
        empty: say!(lang, zh: "没有问题。", en: "Nothing was found."),
    }
}

/// How many findings each client had.
fn totals(lang: Lang, known: &[Evidence]) -> Table {
    let row = |of: &Evidence| {
        let open = || of.findings.iter().filter(|it| it.waived.is_none());
        let count = |severity| Cell::counted(open().filter(|it| it.severity == severity).count());
        let waived = of.findings.iter().filter(|it| it.waived.is_some()).count();
        vec![
            Cell::Id(of.which.id.clone()),
            Cell::Text(of.name.clone()),
            count(Severity::Error),
            count(Severity::Warning),
            count(Severity::Advice),
            Cell::counted(waived),
        ]
    };
    let heading = |severity: Severity| severity.say(lang);
    Table {
        key: "findings",
        columns: vec![
            client(lang, false),
            Column::new("name", say!(lang, zh: "客户名称", en: "name")).grow(),
            Column::new("errors", heading(Severity::Error)).right(),
            Column::new("warnings", heading(Severity::Warning)).right(),
            Column::new("advice", heading(Severity::Advice)).right(),
            Column::new("waived", say!(lang, zh: "已豁免", en: "waived")).right(),
        ],
        rows: known.iter().map(row).collect(),
        empty: String::new(),
    }
}

/// The cells of a waiver.
pub(super) fn waiver(lang: Lang, id: &str, waiver: &Waiver<'_>, state: WaiverState) -> Vec<Cell> {
    vec![
        Cell::Id(id.to_owned()),
        Cell::Id(waiver.id.to_owned()),
        code(lang, state),
        Cell::from(waiver.rule),
        Cell::from(waiver.reason),
        Cell::from(waiver.by),
        Cell::from(waiver.on),
        Cell::from(waiver.until),
    ]
}

fn waivers(lang: Lang, known: &[Evidence], is_one: bool) -> Table {
    Table {
        key: "waivers",
        columns: vec![
            client(lang, is_one),
            Column::new("id", say!(lang, zh: "豁免", en: "id")),
            Column::new("state", say!(lang, zh: "状态", en: "state")),
            Column::of(lang, "waivers.rule"),
            Column::of(lang, "waivers.reason").grow(),
            Column::of(lang, "waivers.by"),
            Column::of(lang, "waivers.on"),
            Column::of(lang, "waivers.until"),
        ],
        rows: known.iter().flat_map(|it| it.waivers.clone()).collect(),
        empty: say!(lang, zh: "没有豁免。", en: "Nothing is waived."),
    }
}
