//! Every client: the stage, the stars, who is responsible, what is due next.

use super::super::desk::Desk;
use super::super::survey::survey;
use super::super::{Answer, code};
use super::running_stars;
use crate::commands::next::what::what;
use crate::commands::who::Who;
use crate::lang::{Lang, half};
use crate::model::{ClientKind, Role, Word};
use crate::output::{Block, Cell, Column, Page, Table, Tone};
use crate::say;
use crate::standing::{Case, Stage, Todo, What, When, agenda, retention};
use crate::text::command::{Ask, kefu};
use crate::text::key::label;
use crate::text::word::Spoken;

/// From this many columns of the terminal on, there is room for every column of the list.
const ROOMY: usize = 100;

/// A client's line.
struct Line {
    stage: Stage,
    who: Option<String>,
    provisional: bool,
    is_kept: bool,
    cells: Vec<Cell>,
}

/// Lists the clients in the order of their ids; those that cannot be read are named, and give exit code 3.
pub(super) fn list(
    desk: &Desk<'_>,
    stage: Option<Stage>,
    who: &Who,
    all: bool,
) -> anyhow::Result<Answer> {
    let who = who.asked(desk)?;
    let mut survey = survey(desk, None, |case| line_of(desk, case))?;
    let mut lines: Vec<Line> = survey.found.drain(..).map(|(_, line)| line).collect();
    let read = !lines.is_empty();
    let nobody = !read && survey.unread.is_empty();
    let ended = |line: &&Line| line.stage == Stage::Ended;
    let left_out = match (stage, all, who.name()) {
        (None, false, None) => lines.iter().filter(ended).count(),
        _ => 0,
    };
    lines.retain(|line| {
        let wanted = stage.map_or(all || line.stage != Stage::Ended, |it| it == line.stage);
        wanted && who.is(line.who.as_deref())
    });
    let empty = none_listed(desk.lang(), nobody);
    let empty = match read {
        true => who.empty(desk, !lines.is_empty(), empty)?,
        false => empty,
    };
    let mut answer = Answer::page(page(desk, lines, empty));
    if left_out > 0 && desk.context.terminal {
        let all = kefu("client list").flag("--all").say(desk.lang());
        answer.notes.push(say!(desk.lang(),
            zh: "另有 {left_out} 家已终止，未列出：{all}",
            en: "Not listed, since service has ended: {left_out}. To list them too: {all}"));
    }
    Ok(survey.answer(answer))
}

fn line_of(desk: &Desk<'_>, case: &Case<'_>) -> Line {
    let (lang, roomy, whole) = (desk.lang(), roomy(desk), for_scripts(desk));
    let kept = retention(case.record);
    let stage = Stage::of(case);
    let stars = running_stars(case).map(|(_, it)| Cell::Count(i64::from(it.stars)));
    let agenda = agenda(case);
    let has_day = |todo: &&Todo<'_>| matches!(todo.when, When::By(_));
    let next = agenda.iter().find(has_day);
    let due = next.map(|todo| todo.when.day());
    let overdue = next.is_some_and(|todo| todo.when.is_overdue(case.today));
    let soon = i64::from(case.standard.deadlines.due_soon);
    let tone = match due.map(|due| case.calendar.between(case.today, due)) {
        Some(_) if overdue => Tone::Bad,
        Some(left) if left <= soon => Tone::Warning,
        Some(_) | None => Tone::Plain,
    };
    let late = say!(lang, zh: "逾期", en: "overdue");
    let provisional = next.is_some_and(|todo| todo.provisional);
    let next = next.map(|todo| Next::of(lang, case, &todo.what));
    let item = next.as_ref().and_then(|next| next.id.clone());
    let mut cells = vec![
        Cell::Id(case.id.to_owned()),
        Cell::from(case.record.client.name),
        code(lang, stage),
        Cell::from(stars),
        Cell::from(case.who()),
        Cell::from(case.record.appointment().and_then(|it| it.established)),
        Cell::from(next.map(|next| next.cell(lang, overdue && !roomy))),
        Cell::from(item),
        Cell::from(due.map(|due| Cell::Date(due).toned(tone))),
        Cell::Flag(overdue, if overdue { late } else { String::new() }).toned(tone),
        provisional_cell(lang, provisional),
        Cell::from(
            kept.filter(|_| stage == Stage::Ended || whole)
                .map(|kept| kept.until),
        ),
    ];
    cells.extend(of_client_system(lang, case));
    Line {
        stage,
        who: case.who().map(str::to_owned),
        provisional,
        is_kept: kept.is_some(),
        cells,
    }
}

/// What a file has besides, for the company's client system (D31) and for `import`.
fn of_client_system(lang: Lang, case: &Case<'_>) -> [Cell; 8] {
    let client = &case.record.client;
    let term = case.record.appointment();
    let contacts = case.record.contacts.iter();
    let there = contacts.filter(|it| it.is_there_on(case.today));
    let contacts = there.map(|it| {
        let further: Vec<&str> = [it.role, it.phone, it.email]
            .into_iter()
            .flatten()
            .collect();
        let (name, further) = (it.name, lang.list(&further));
        match further.is_empty() {
            true => name.to_owned(),
            false => say!(lang, zh: "{name}（{further}）", en: "{name} ({further})"),
        }
    });
    [
        code(lang, client.kind.unwrap_or(ClientKind::Direct)),
        Cell::from(client.sector),
        Cell::Flag(client.key_account, String::new()),
        Cell::from(client.crm_id),
        Cell::from(client.crm_synced),
        Cell::from(term.and_then(|it| it.ends())),
        Cell::from(deputy(case)),
        Cell::List(contacts.collect()),
    ]
}

/// The deputy of today.
fn deputy<'a>(case: &Case<'a>) -> Option<&'a str> {
    let team = case.record.team.as_ref()?;
    let mut members = team.members_on(case.today);
    let deputy = members.find(|it| it.role == Some(Role::Deputy));
    deputy.map(|it| it.name)
}

/// What a client's line names as due next: the first of its agenda that has a last day.
struct Next {
    /// The part of the signing and planning stage, or the kind of work, as `next` has it.
    code: &'static str,
    /// A few words: the column is narrow, and `kefu next` has the rest.
    words: String,
    /// The id of its entry.
    id: Option<String>,
}

impl Next {
    fn of(lang: Lang, case: &Case<'_>, of: &What<'_>) -> Next {
        let (kind, said, id) = what(lang, case, of);
        let (code, words) = match of {
            What::Clock { task, .. } => (task.code(), task.say(lang).to_owned()),
            What::Item { id, .. } => (kind, say!(lang, zh: "计划项目 {id}", en: "plan item {id}")),
            What::Claim { id, term, .. } => (kind, format!("{} {id}", term.say(lang))),
            What::Step { waiting, id, .. } => (kind, format!("{} {id}", half(waiting.todo, lang))),
            What::Premium { policy, .. } => (
                kind,
                say!(lang, zh: "保险费 {policy}", en: "premium of {policy}"),
            ),
            _ => (kind, said.in_words(lang)),
        };
        Next { code, words, id }
    }

    /// Where the column for it has no room, with the word that it is overdue.
    fn cell(self, lang: Lang, overdue: bool) -> Cell {
        let name = self.words;
        Cell::Code {
            code: self.code.to_owned(),
            label: match overdue {
                true => say!(lang, zh: "{name} 逾期", en: "{name}, overdue"),
                false => name,
            },
            tone: Tone::Plain,
        }
    }
}

/// Whether the terminal has room for every column.
fn roomy(desk: &Desk<'_>) -> bool {
    desk.context.style.width >= ROOMY
}

fn page(desk: &Desk<'_>, lines: Vec<Line>, empty: String) -> Page {
    let lang = desk.lang();
    let columns = [
        Column::new("id", say!(lang, zh: "编号", en: "id")),
        Column::of(lang, "client.name").grow(),
        Column::new("stage", say!(lang, zh: "阶段", en: "stage")),
        Column::new("stars", say!(lang, zh: "星级", en: "stars")).right(),
        Column::new("who", say!(lang, zh: "客户经理", en: "manager")),
        Column::new("appointed", label(lang, "appointment.established")),
        Column::new("next", say!(lang, zh: "下一项", en: "next")).grow(),
        Column::data("item"),
        Column::new("due", say!(lang, zh: "期限", en: "due")),
        Column::new("overdue", say!(lang, zh: "逾期", en: "overdue")),
        Column::new("provisional", say!(lang, zh: "暂定", en: "provisional")),
        Column::new("kept-until", say!(lang, zh: "保管至", en: "keep until")),
        Column::of(lang, "client.kind"),
        Column::of(lang, "client.sector"),
        Column::of(lang, "client.key-account"),
        Column::of(lang, "client.crm-id"),
        Column::of(lang, "client.crm-synced"),
        Column::of(lang, "appointment.until"),
        Column::new("deputy", say!(lang, zh: "客户副经理", en: "deputy")),
        Column::new("contacts", say!(lang, zh: "联系人", en: "contacts")).grow(),
    ];
    // A script finds every key. A person is not shown a column that says nothing and, where there is
    // little room, does without two: that something is overdue is said beside it.
    // How long a file is kept is asked of clients whose service has ended; beside it there is less room.
    let any_kept = lines
        .iter()
        .any(|line| line.stage == Stage::Ended && line.is_kept);
    let any_provisional = lines.iter().any(|line| line.provisional);
    let roomy = roomy(desk);
    let shown: Vec<bool> = columns
        .iter()
        .map(|column| match column.key {
            _ if for_scripts(desk) => true,
            "item" | "kind" | "sector" | "key-account" | "crm-id" | "crm-synced" | "until"
            | "deputy" | "contacts" => false,
            "provisional" => any_provisional,
            "kept-until" => any_kept,
            "appointed" | "overdue" => roomy && !any_kept,
            "next" | "due" => roomy || !any_kept,
            _ => true,
        })
        .collect();
    let rows = lines.into_iter().map(|line| only(&shown, line.cells));
    let rows = rows.collect();
    Page {
        schema: "kefu.client-list/1",
        blocks: vec![Block::Table(Table {
            key: "clients",
            columns: only(&shown, columns),
            rows,
            empty,
        })],
    }
}

/// Why the list is empty: nothing fits, or there is nobody yet.
fn none_listed(lang: Lang, nobody: bool) -> String {
    match nobody {
        false => say!(lang,
            zh: "没有符合条件的客户。连同已终止的客户全部列出：kefu client list --all",
            en: "No client matches. To list all of them, also those whose service has ended: kefu client list --all"
        ),
        true => {
            let add = kefu("client add")
                .word(Ask::ID)
                .option("--name", Ask::FULL_NAME)
                .say(lang);
            say!(lang,
                zh: "还没有客户。登记客户：{add}",
                en: "There are no clients yet. Add one: {add}"
            )
        }
    }
}

/// Those that are shown.
fn only<T>(shown: &[bool], things: impl IntoIterator<Item = T>) -> Vec<T> {
    let things = things.into_iter().zip(shown);
    things
        .filter_map(|(thing, shown)| shown.then_some(thing))
        .collect()
}

/// Whether the answer is for a script, which wants every key, rather than for a person.
pub(super) fn for_scripts(desk: &Desk<'_>) -> bool {
    desk.context.format.is_whole()
}

/// Whether a due date may still change, because a year without a notice was counted.
pub(super) fn provisional_cell(lang: Lang, provisional: bool) -> Cell {
    let word = if provisional {
        say!(lang, zh: "暂定", en: "provisional")
    } else {
        String::new()
    };
    Cell::Flag(provisional, word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::standing::Task;

    #[test]
    fn where_there_is_no_column_for_it_the_next_task_says_that_it_is_overdue() {
        let label = |lang: Lang, overdue| {
            let next = Next {
                code: "archive",
                words: Task::Archive.say(lang).to_owned(),
                id: None,
            };
            match next.cell(lang, overdue) {
                Cell::Code { code, label, .. } => format!("{code}: {label}"),
                other => panic!("{other:?}"),
            }
        };

        assert_eq!(label(Lang::Zh, false), "archive: 客户档案");
        assert_eq!(label(Lang::Zh, true), "archive: 客户档案 逾期");
        assert_eq!(label(Lang::En, false), "archive: client archive");
        assert_eq!(label(Lang::En, true), "archive: client archive, overdue");
    }
}
