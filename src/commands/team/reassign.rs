//! Moves what one person has in hand to another, over all clients or some (D69). Interrupted, the same command finishes:
//! what was moved is not in that person's hands any more.

use clap::Args;

use super::super::desk::Desk;
use super::super::listed::client_cells;
use super::super::next::what::what as next_what;
use super::super::progress::Progress;
use super::super::survey::survey;
use super::super::which::{self, Which};
use super::super::{Answer, Failed, refused, word};
use super::each::each;
use super::hand_over::Line;
use crate::alike;
use crate::both;
use crate::changes::{Refusal, team};
use crate::cli::words::one_line;
use crate::document::edit::Edit;
use crate::model::Role;
use crate::output::{Block, Cell, Column, Page, Table};
use crate::say;
use crate::standing::{Case, Charge, ChargeKind, What, agenda};
use crate::text::command::{Ask, kefu};

/// What goes from whom to whom.
#[derive(Args, Debug)]
pub struct Reassign {
    #[arg(value_name = both!("客户", "CLIENT"), help = both!("客户编号或全称，可写几家；不写则为全部客户", "The client's id or exact name; may be several, all clients when left out"))]
    client: Vec<String>,
    #[arg(long, required = true, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("移交人", "Who has it now"))]
    from: String,
    #[arg(long, required = true, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("接手人", "Who takes it over"))]
    to: String,
    #[arg(long, value_parser = word::<ChargeKind>(), value_name = both!("类别", "KIND"), help = both!("只移交这一类，可写几次", "Only what is of this kind; may be given several times"))]
    kind: Vec<ChargeKind>,
}

/// What was done at one client.
#[derive(Default)]
struct Done {
    rows: Vec<Vec<Cell>>,
    /// Whether the one who hands over is account manager there today.
    manages: bool,
    /// Whether the other is in the team today.
    is_member: bool,
    /// The approvals that wait for the one who hands over, in words.
    approvals: Vec<String>,
}

/// Moves it.
pub(super) fn reassign(desk: &Desk<'_>, asked: &Reassign) -> anyhow::Result<Answer> {
    let lang = desk.lang();
    let (clients, mut notes, mut failed) = meant(desk, asked)?;
    let progress = Progress::of(desk.context, clients.len());
    let mut refused = false;
    let (mut rows, mut diffs) = (Vec::new(), String::new());
    let (mut moved, mut managed, mut strange) = (Vec::new(), Vec::new(), Vec::new());
    let mut approvals = Vec::new();
    for which in &clients {
        match each(desk, which, |case| done(desk, case, asked)) {
            Ok((done, diff)) => {
                let done = done.unwrap_or_default();
                if done.manages {
                    managed.push(which.id.clone());
                }
                if !done.rows.is_empty() {
                    moved.push(which.id.clone());
                    if !done.is_member {
                        strange.push(which.id.clone());
                    }
                }
                rows.extend(done.rows);
                approvals.extend(done.approvals);
                diffs += &diff;
            }
            Err(error) => {
                let code = error.downcast_ref().map_or(2, |it: &Failed| it.code);
                failed = failed.max(code);
                refused = true;
                notes.push(format!("{error:#}"));
            }
        }
        progress.step();
    }
    drop(progress);

    let (from, to) = (asked.from.as_str(), asked.to.as_str());
    let (count, of) = (rows.len(), moved.len());
    let mut told = vec![match (count, desk.context.dry_run) {
        // Whether anything is open there is not known.
        (0, _) if refused => String::new(),
        (0, _) => say!(lang,
            zh: "{from}手上没有未了事项，没有变化。",
            en: "Nothing is open in the hands of {from}, so nothing changes."
        ),
        (_, true) => say!(lang,
            zh: "将移交 {of} 家客户的 {count} 项；未写入（--dry-run）。",
            en: "Items to move: {count}. Clients: {of}. Nothing was written (--dry-run)."
        ),
        (_, false) => say!(lang,
            zh: "{from}手上的 {count} 项（{of} 家客户）已移交{to}。",
            en: "Items moved from {from} to {to}: {count}. Clients: {of}."
        ),
    }];
    if let Some(id) = strange.first() {
        let list = lang.list(&strange);
        let add = kefu("team add")
            .word(id.as_str())
            .word(to)
            .option("--role", Ask::ROLE)
            .option("--duty", Ask::DUTY)
            .say(lang);
        told.push(say!(lang,
            zh: "{to}今天不在服务团队中：{list}。加入团队：{add}",
            en: "{to} is not in the service team today of: {list}. To add: {add}"
        ));
    }
    if let Some(id) = managed.first() {
        let list = lang.list(&managed);
        let hand_over = match managed.len() {
            1 => kefu("team hand-over").word(id.as_str()),
            _ => kefu("team hand-over").flag("--all").option("--from", from),
        };
        let hand_over = hand_over.option("--to", to).say(lang);
        told.push(say!(lang,
            zh: "{from}仍是客户经理：{list}。更换客户经理：{hand_over}",
            en: "{from} is still the account manager of: {list}. To hand over: {hand_over}"
        ));
    }
    if !approvals.is_empty() {
        let list = lang.list(&approvals);
        told.push(say!(lang,
            zh: "等{from}批准的：{list}。谁可以批准写在 kefu.toml 的 [approvers]，请在那里改为{to}或他人。",
            en: "These wait for {from} to approve: {list}. [approvers] in kefu.toml says who may. Name {to} or somebody else there."
        ));
    }
    told.extend(notes);
    told.retain(|it| !it.is_empty());

    let mut blocks = vec![Block::Table(table(desk, rows))];
    if !diffs.is_empty() {
        let key = "diff";
        blocks.push(Block::Diff { key, text: diffs });
    }
    let schema = "kefu.reassign/1";
    Ok(Answer {
        page: Some(Page { schema, blocks }),
        notes: told,
        code: failed,
        ..Answer::default()
    })
}

/// The clients that were named, or all that can be read; what is to be told of the others, and its exit code.
fn meant(desk: &Desk<'_>, asked: &Reassign) -> anyhow::Result<(Vec<Which>, Vec<String>, u8)> {
    if asked.client.is_empty() {
        // Each is decided again when it is written.
        let look = |case: &Case<'_>| match done(desk, case, asked) {
            Ok((done, _)) => Ok(done.is_of_use()),
            Err(refusal) => Err(refused::told(desk.lang(), case, &refusal)),
        };
        let seen = survey(desk, None, look)?;
        let code = if seen.unread.is_empty() { 0 } else { 3 };
        let mut clients = Vec::new();
        for (which, is_of_use) in seen.found {
            if is_of_use.map_err(Failed::because)? {
                clients.push(which);
            }
        }
        return Ok((clients, seen.unread, code));
    }
    let named = asked.client.iter().map(|it| which::exactly(desk, it));
    let mut clients: Vec<Which> = Vec::new();
    for which in named {
        let which = which?;
        if !clients.contains(&which) {
            clients.push(which);
        }
    }
    Ok((clients, Vec::new(), 0))
}

impl Done {
    /// Whether there is anything to tell.
    fn is_of_use(&self) -> bool {
        self.manages || !self.rows.is_empty() || !self.approvals.is_empty()
    }
}

/// What goes over at one client, and the edits.
fn done(desk: &Desk<'_>, case: &Case<'_>, asked: &Reassign) -> Result<(Done, Vec<Edit>), Refusal> {
    let lang = desk.lang();
    let people = (asked.from.as_str(), asked.to.as_str());
    let decided = team::reassign(case, people, &asked.kind)?;
    let row = |charge: &Charge<'_>| {
        let client = client_cells(case).into_iter();
        client.chain(Line::of(lang, charge).cells()).collect()
    };
    let members = || {
        let team = case.record.team.iter();
        team.flat_map(|team| team.members_on(case.today))
    };
    let done = Done {
        rows: decided.moved.iter().map(row).collect(),
        manages: members()
            .any(|it| it.role == Some(Role::AccountManager) && alike::is_same(it.name, people.0)),
        is_member: members().any(|it| alike::is_same(it.name, people.1)),
        approvals: match asked.kind.is_empty() {
            true => approvals(desk, case, people.0),
            false => Vec::new(),
        },
    };
    Ok((done, decided.edits))
}

/// The approvals that wait for a person whom the company names for them. The record names nobody, so there is nothing to move.
fn approvals(desk: &Desk<'_>, case: &Case<'_>, from: &str) -> Vec<String> {
    let lang = desk.lang();
    let approvers = &case.standard.approvers;
    let todos = agenda(case).into_iter().filter_map(|todo| {
        let named = match todo.what {
            What::OverrideApproval { .. } => &approvers.stars,
            What::LoweringApproval { .. } => &approvers.lowering,
            _ => return None,
        };
        let is_theirs = todo.who.is_some_and(|who| alike::is_same(who, from));
        let is_named = named.iter().any(|name| alike::is_same(name, from));
        (is_theirs && is_named).then_some(todo.what)
    });
    let said = todos.map(|it| {
        let (client, said) = (case.id, next_what(lang, case, &it).1.in_words(lang));
        say!(lang, zh: "{client} {said}", en: "{client}: {said}")
    });
    said.collect()
}

fn table(desk: &Desk<'_>, rows: Vec<Vec<Cell>>) -> Table {
    let lang = desk.lang();
    Table {
        key: "moved",
        columns: vec![
            Column::new("client", say!(lang, zh: "编号", en: "client")),
            Column::new("name", say!(lang, zh: "客户", en: "name")).grow(),
            Column::new("kind", say!(lang, zh: "类别", en: "kind")),
            Column::new("id", say!(lang, zh: "事项", en: "id")),
            Column::new("what", say!(lang, zh: "内容", en: "what")).grow(),
            Column::new("due", say!(lang, zh: "期限", en: "due")),
            Column::data("provisional"),
        ],
        rows,
        empty: String::new(),
    }
}
