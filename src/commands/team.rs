//! `kefu team`: who serves the client (D18–D23).

use chrono::NaiveDate;
use clap::Subcommand;

use super::change::{Decision, change};
use super::desk::Desk;
use super::people::People;
use super::show::shown_record;
use super::{Answer, word};
use crate::both;
use crate::changes::team::{self, Person};
use crate::cli::date::Around;
use crate::cli::entry_id::id_in;
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{AboutClient, OfClient};
use crate::context::Context;
use crate::lang::Lang;
use crate::model::Role;
use crate::output::{Block, Cell, Column, Fact, Page, Table};
use crate::say;
use crate::standing::{Case, team_lacks, team_set_up};
use crate::text::command::{Ask, kefu};
use crate::text::finding::team_completed;
use crate::text::word::Spoken;

mod each;
mod hand_over;
mod leave;
mod list;
mod reassign;

/// What can be done with a team.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Sets it up.
    #[command(
        about = both!("设立服务团队，指定客户经理和副经理", "Set the team up, with account manager and deputy"),
        after_help = both!(
            "例：\n  kefu team set huarui --manager 陈静 --deputy 周婷 --on 2026-03-04",
            "Example:\n  kefu team set huarui --manager \"Chen Jing\" --deputy \"Zhou Ting\" --on 2026-03-04"
        ),
    )]
    Set {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("客户经理", "The account manager"))]
        manager: Option<String>,
        #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("客户副经理；已有的由此人接任", "The deputy account manager, who replaces the present one"))]
        deputy: Option<String>,
        #[arg(long, value_parser = words, value_name = both!("职责", "TEXT"), requires = "manager", help = both!("客户经理的职责（不写则用通常职责）", "The account manager's duty (the usual one when left out)"))]
        manager_duty: Option<String>,
        #[arg(long, value_parser = words, value_name = both!("职责", "TEXT"), requires = "deputy", help = both!("客户副经理的职责（不写则用通常职责）", "The deputy's duty (the usual one when left out)"))]
        deputy_duty: Option<String>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("设立日期，默认今天", "The day it was set up; today when left out"))]
        on: Option<Around>,
    },
    /// Adds a member.
    #[command(
        about = both!("增加团队成员", "Add a member"),
        after_help = both!(
            "例：\n  kefu team add huarui 周婷 --role client-relations --duty \"客户回访与满意度\"",
            "Example:\n  kefu team add huarui \"Zhou Ting\" --role client-relations --duty \"client calls and satisfaction\""
        ),
    )]
    Add {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("成员姓名", "The member's name"))]
        name: String,
        #[arg(long, value_parser = word::<Role>(), value_name = both!("角色", "ROLE"), help = both!("在团队中的角色", "The role in the team"))]
        role: Role,
        #[arg(long, value_parser = words, value_name = both!("职责", "TEXT"), help = both!("职责（D20：每名成员的职责都要写明）", "The duty, in words (D20: every member has one)"))]
        duty: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("加入日期，默认今天", "The first day; today when left out"))]
        on: Option<Around>,
    },
    /// Records a member's last day.
    #[command(
        about = both!("成员离开团队", "Record a member's last day"),
        after_help = both!(
            "例：\n  kefu team leave huarui 周婷 --on 2026-10-31",
            "Example:\n  kefu team leave huarui \"Zhou Ting\" --on 2026-10-31"
        ),
    )]
    Leave {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = id_in(&["team.members"]), value_name = both!("姓名", "NAME"), help = both!("成员姓名", "The member's name"))]
        name: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("最后一天（含），默认今天", "The last day, inclusive; today when left out"))]
        on: Option<Around>,
    },
    /// Moves open work.
    #[command(
        about = both!("把一人手上的未了事项移交另一人：全部客户或几家，全部事项或几类（D69）", "Move what one person has in hand to another: of all clients or some, all of it or some kinds (D69)"),
        after_help = both!(
            "例：\n  kefu team reassign --from 孙丽 --to 周婷 -n\n  kefu team reassign huarui --from 孙丽 --to 周婷 --kind claim\n在团队中的任职不变；更换客户经理用 kefu team hand-over",
            "Examples:\n  kefu team reassign --from \"Sun Li\" --to \"Zhou Ting\" -n\n  kefu team reassign huarui --from \"Sun Li\" --to \"Zhou Ting\" --kind claim\nThe posts in the team stay; another account manager takes over by kefu team hand-over"
        ),
    )]
    Reassign(reassign::Reassign),
    /// Hands the client over.
    #[command(
        about = both!("更换客户经理：未了事项一并移交，列成清单签字（D69）", "Hand the client over to a new account manager; prints the list of open work to sign (D69)"),
        after_help = both!(
            "例：\n  kefu team hand-over huarui --to 李明 --on 2026-11-02\n  kefu team hand-over huarui --to 李明 -o 交接.docx\n  kefu team hand-over huarui --signed 2026-11-02 --told 2026-11-03\n不写 --to：登记最近一次移交的签字日期、告知客户的日期；尚未签字的，照样再运行一次，清单再打印一次\n一名客户经理的全部客户，连同逐户签字的清单；中断后照样再运行一次，也可再次打印：\n  kefu team hand-over --from 陈静 --to 李明 --all -o 交接.docx",
            "Examples:\n  kefu team hand-over huarui --to \"Li Ming\" --on 2026-11-02\n  kefu team hand-over huarui --to \"Li Ming\" -o hand-over.docx\n  kefu team hand-over huarui --signed 2026-11-02 --told 2026-11-03\nWithout --to: the last hand-over was signed, or the client told of it. Until it is signed, the same again prints the list once more\nAll clients of an account manager, with a list for each to sign; the same again finishes what was interrupted, and prints once more:\n  kefu team hand-over --from \"Chen Jing\" --to \"Li Ming\" --all -o hand-over.docx"
        ),
    )]
    HandOver(hand_over::HandOver),
    /// Lists the members of all teams.
    #[command(
        about = both!("列出成员：全部客户或一户，一人一行；存成表格可再导入", "List the members, a line each: of all clients or one; as a table it can be imported again"),
        after_help = both!(
            "例：\n  kefu team list --who 陈静\n  kefu team list -o 服务团队.xlsx      改好后：kefu import teams 服务团队.xlsx",
            "Examples:\n  kefu team list --who \"Chen Jing\"\n  kefu team list -o teams.xlsx      change it, then: kefu import teams teams.xlsx"
        ),
    )]
    List(People),
    /// Shows it.
    #[command(
        about = both!("查看服务团队", "Show the team"),
        after_help = both!(
            "例：\n  kefu team show huarui",
            "Example:\n  kefu team show huarui"
        ),
    )]
    Show {
        #[command(flatten)]
        client: AboutClient,
    },
}

impl Verb {
    /// Whether it has papers beside its tables.
    pub(super) fn has_papers(&self) -> bool {
        matches!(self, Verb::HandOver(asked) if asked.has_a_list())
    }
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let (lang, written) = (desk.lang(), desk.record_lang());
    let day = |on: &Option<Around>| Around::or_today(*on, desk.today);
    match verb {
        Verb::Set {
            client,
            manager,
            deputy,
            manager_duty,
            deputy_duty,
            on,
        } => {
            let person = |name: &Option<String>, duty: &Option<String>, role| {
                name.clone().map(|name| Person {
                    duty: duty.clone().unwrap_or_else(|| usual_duty(written, role)),
                    name,
                })
            };
            change(&desk, client, |case| {
                let manager = person(manager, manager_duty, Role::AccountManager);
                let deputy = person(deputy, deputy_duty, Role::Deputy);
                let set_up = team::set(case, on.map(|on| on.on(desk.today)), manager, deputy)?;
                let said = said(lang, case, &set_up, day(on));
                let edits = set_up.edits;
                Ok(Decision { edits, said })
            })
        }
        Verb::Add {
            client,
            name,
            role,
            duty,
            on,
        } => change(&desk, client, |case| {
            let on = day(on);
            let person = Person {
                name: name.clone(),
                duty: duty.clone(),
            };
            let edits = team::add(case, on, *role, person)?;
            let role = role.say(lang);
            let said = say!(lang,
                zh: "{name}（{role}）自 {on} 起加入服务团队。",
                en: "{name} ({role}) is in the team from {on}."
            );
            Ok(Decision { edits, said })
        }),
        Verb::Leave { client, name, on } => leave::leave(&desk, client, name, day(on)),
        Verb::Reassign(asked) => reassign::reassign(&desk, asked),
        Verb::HandOver(asked) => hand_over::run(&desk, asked),
        Verb::List(asked) => list::run(asked, &desk),
        Verb::Show { client } => shown_record(&desk, client, |case| Ok(show(&desk, case))),
    }
}

/// When the team was set up or what it lacks, who joined, who was replaced, and what comes next.
fn said(lang: Lang, case: &Case<'_>, set_up: &team::SetUp, from: NaiveDate) -> String {
    let (id, name) = (case.id, case.record.client.name);
    let lacks: Vec<&str> = set_up.lacks.iter().map(|part| part.say(lang)).collect();
    let lacks = lacks.join(lang.comma());
    let established = set_up.established;
    let stands = set_up.stands.filter(|day| *day <= case.today);
    let mut said = match stands {
        Some(day) if day == established => say!(lang,
            zh: "{name}：服务团队已于 {day} 设立。",
            en: "{name}: the service team was set up on {day}."
        ),
        Some(day) => say!(lang,
            zh: "{name}：服务团队登记的设立日期为 {established}，到 {day} 才齐备。",
            en: "{name}: the record says that the service team was set up on {established}, but it was not complete before {day}."
        ),
        None => say!(lang,
            zh: "{name}：服务团队尚未设立，尚缺：{lacks}。",
            en: "{name}: the service team is not set up yet. Still missing: {lacks}."
        ),
    };
    // Who begins with the team is not said to join it.
    let begin_with_it = stands.is_some() && from <= established;
    let follows = set_up.follows.as_ref();
    let joined = set_up.joined.iter();
    let joined = joined.filter(|name| follows.is_none_or(|it| it.name != **name));
    let joined: Vec<&String> = joined.collect();
    if !begin_with_it && !joined.is_empty() {
        let joined = lang.list(&joined);
        said += &say!(lang,
            zh: "{joined}自 {from} 起加入。",
            en: " Joined on {from}: {joined}."
        );
    }
    if let Some(team::Follows { name, from, after }) = follows {
        let last = from.pred_opt().unwrap_or(*from);
        said += &say!(lang,
            zh: "{after}任客户副经理至 {last}（含当日），{name}自 {from} 起接任。",
            en: " {after} is deputy until {last}, and {name} from {from}."
        );
    }
    let from = follows.map_or(from, |it| it.from);
    if let Some(last_day) = from.pred_opt().filter(|_| !set_up.replaced.is_empty()) {
        let replaced = lang.list(&set_up.replaced);
        said += &say!(lang,
            zh: "原客户副经理{replaced}任至 {last_day}。",
            en: " Deputy until {last_day}: {replaced}."
        );
    }
    if !set_up.lacks.is_empty() {
        let set = team_completed(lang, id, &set_up.lacks, true);
        let lacks = match stands {
            Some(_) => say!(lang, zh: "今日缺：{lacks}。", en: "Missing today: {lacks}. "),
            None => String::new(),
        };
        said += &say!(lang,
            zh: "\n{lacks}补齐后登记：{set}",
            en: "\n{lacks}Once the team is complete: {set}"
        );
        return said;
    }
    let members = case.record.team.iter().flat_map(|team| &team.members);
    let is_ordinary =
        |role: Role| !matches!(role, Role::AccountManager | Role::Deputy | Role::Leader);
    if !members.filter_map(|it| it.role).any(is_ordinary) {
        let add = kefu("team add")
            .word(id)
            .word(Ask::NAME)
            .option("--role", Ask::ROLE)
            .option("--duty", Ask::DUTY)
            .say(lang);
        said += &say!(lang,
            zh: "\n普通成员逐一登记（D19）：{add}",
            en: "\nThen add its members, one by one (D19): {add}"
        );
    }
    said
}

/// The usual duty of the role, because every member needs a written one (D20).
pub(super) fn usual_duty(lang: Lang, role: Role) -> String {
    match role {
        Role::AccountManager => say!(lang,
            zh: "统筹客户服务，对客户负总责",
            en: "leads the service and answers for the client"
        ),
        Role::Deputy
        | Role::Producer
        | Role::Life
        | Role::NonLife
        | Role::ClientRelations
        | Role::Other
        | Role::Leader => say!(lang,
            zh: "协助客户经理，客户经理不在时代行其职责",
            en: "supports the account manager and stands in when absent"
        ),
    }
}

fn show(desk: &Desk<'_>, case: &Case<'_>) -> Page {
    let lang = desk.lang();
    let team = case.record.team.as_ref();
    let row = |member: &crate::model::Member<'_>| {
        vec![
            Cell::from(member.name),
            Cell::from(member.role.map(|role| super::code(lang, role))),
            Cell::from(member.duty),
            Cell::from(member.from),
            Cell::from(member.until),
        ]
    };
    let heading = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    let mut page = Page {
        schema: "kefu.team/1",
        blocks: vec![
            Block::Facts(vec![
                Fact::new("client", heading("客户", "client"), case.record.client.name),
                Fact::new("id", heading("编号", "id"), Cell::Id(case.id.to_owned())),
                Fact::of(
                    lang,
                    "team.established",
                    team.and_then(|team| team.established),
                ),
            ]),
            Block::Table(Table {
                key: "members",
                columns: vec![
                    Column::of(lang, "team.members.name"),
                    Column::of(lang, "team.members.role"),
                    Column::of(lang, "team.members.duty").grow(),
                    Column::of(lang, "team.members.from"),
                    Column::of(lang, "team.members.until"),
                ],
                rows: team
                    .map(|team| team.members.iter().map(row).collect())
                    .unwrap_or_default(),
                empty: say!(lang,
                    zh: "尚未指定成员。",
                    en: "Nobody is in the team yet."
                ),
            }),
        ],
    };
    page.blocks.extend(incomplete(lang, case).map(Block::Text));
    page.blocks.extend(hand_over::of_team(desk, case));
    page
}

/// What a team of a client in service lacks today; the recorded day alone would say that it is set up (D18, D22).
fn incomplete(lang: Lang, case: &Case<'_>) -> Option<String> {
    let team = case.record.team.as_ref().filter(|_| !case.is_closed())?;
    let established = team.established?;
    let lacks = team_lacks(team, case.today);
    let lacks: Vec<&str> = lacks.iter().map(|part| part.say(lang)).collect();
    let list = lacks.join(lang.comma());
    if lacks.is_empty() {
        return None;
    }
    Some(match team_set_up(team) {
        Some(day) if day <= case.today => {
            say!(lang, zh: "今日缺：{list}。", en: "Missing today: {list}.")
        }
        _ => say!(lang,
            zh: "登记的设立日期为 {established}，但尚未齐备。尚缺：{list}。",
            en: "The record says that it was set up on {established}, but it is not complete. Still missing: {list}."
        ),
    })
}
