//! `kefu client`: the clients and the stage of each (D01, D31, D37).

use chrono::NaiveDate;
use clap::{Args, Subcommand};

use super::desk::Desk;
use super::people::People;
use super::show::with_record;
use super::{Answer, word};
use crate::both;
use crate::changes::client::{ContactDetails, Details};
use crate::cli::date::{Ahead, Around, Dated, Happened};
use crate::cli::words::{one_line, words};
use crate::commands::arguments::{AboutClient, OfClient};
use crate::commands::who::Who;
use crate::context::Context;
use crate::model::{ClientKind, LicenceKind, Rating};
use crate::standing::{Case, Stage, StarsInForce, service_years, stars_in_force};

mod card;
mod contact;
mod contacts;
mod edit;
mod left;
mod list;
mod merge;
mod said;
pub(super) mod write;

pub(super) use card::Card;

/// What can be done with clients.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Records a new one.
    #[command(
        about = both!("登记新客户", "Record a new client"),
        after_help = both!(
            "例：\n  kefu client add huarui --name 华锐重工集团有限公司 --first-contact 2025-11-20",
            "Example:\n  kefu client add huarui --name \"Huarui Heavy Industry\" --first-contact 2025-11-20"
        ),
    )]
    Add {
        #[arg(value_name = both!("编号", "ID"), help = both!("客户编号，也是文件名：小写字母、数字、汉字、“-”、“_”", "The client's id, and its file's name: lower-case letters, digits, Han, '-', '_'"))]
        id: String,
        #[arg(long, value_parser = one_line, value_name = both!("名称", "NAME"), help = both!("客户全称", "The client's full name"))]
        name: String,
        #[arg(long, value_parser = word::<ClientKind>(), default_value = "direct", value_name = both!("类型", "KIND"), help = both!("直接客户或渠道客户", "Direct or channel"))]
        kind: ClientKind,
        #[arg(long, help = both!("以咨询项目为主（D39）", "Mostly advisory work (D39)"))]
        consulting: bool,
        #[arg(long, help = both!("关键企业（D04）", "A key account (D04)"))]
        key_account: bool,
        #[command(flatten)]
        known: Known,
    },
    /// Lists them.
    #[command(
        about = both!("列出客户及其所处阶段", "List the clients and the stage of each"),
        after_help = both!(
            "例：\n  kefu client list\n  kefu client list --stage prospect --who 陈静",
            "Examples:\n  kefu client list\n  kefu client list --stage prospect --who \"Chen Jing\""
        ),
    )]
    List {
        #[arg(long, value_parser = word::<Stage>(), value_name = both!("阶段", "STAGE"), help = both!("只列该阶段的客户", "Only the clients of this stage"))]
        stage: Option<Stage>,
        #[command(flatten)]
        who: Who,
        #[arg(long, help = both!("连同已终止的客户", "Ended clients too"))]
        all: bool,
    },
    /// Shows one.
    #[command(
        about = both!("查看一个客户的全貌（仅供内部）", "Show all of one client (internal)"),
        after_help = both!(
            "例：\n  kefu client show huarui",
            "Example:\n  kefu client show huarui"
        ),
    )]
    Show {
        #[command(flatten)]
        client: AboutClient,
    },
    /// Opens its file.
    #[command(
        about = both!("用编辑器打开客户的文件，存后核对", "Open the client's file in your editor, and check it afterwards"),
        after_help = both!(
            "编辑器打开的是一份副本（.kefu/edit-客户.toml），关闭后写入记录；其间别的命令写入的一并保留。\n编辑器若不等关闭就返回，请让它等待，如 VISUAL='code -w'。\n例：\n  kefu client edit huarui",
            "The editor gets a copy (.kefu/edit-CLIENT.toml), and what it saved is written when it is closed. What other commands wrote meanwhile is kept.\nAn editor that returns at once must wait, for instance with VISUAL='code -w'.\nExample:\n  kefu client edit huarui"
        ),
    )]
    Edit {
        #[command(flatten)]
        client: OfClient,
    },
    /// Changes its data.
    #[command(
        about = both!("修改客户的基本信息", "Change what is on record about a client"),
        after_help = both!(
            "例：\n  kefu client set huarui --crm-id C-20260117 --crm-synced 2026-03-05",
            "Example:\n  kefu client set huarui --crm-id C-20260117 --crm-synced 2026-03-05"
        ),
    )]
    Set {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_parser = one_line, value_name = both!("名称", "NAME"), help = both!("客户全称", "The client's full name"))]
        name: Option<String>,
        #[arg(long, value_parser = word::<ClientKind>(), value_name = both!("类型", "KIND"), help = both!("直接客户或渠道客户", "Direct or channel"))]
        kind: Option<ClientKind>,
        #[arg(long, value_name = "true|false", help = both!("以咨询项目为主（D39）", "Mostly advisory work (D39)"))]
        consulting: Option<bool>,
        #[arg(long, value_name = "true|false", help = both!("关键企业（D04）", "A key account (D04)"))]
        key_account: Option<bool>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("最近一次与客户管理系统同步的日期（D31）", "The day on which the company's client system was last brought up to date (D31)"))]
        crm_synced: Option<Happened>,
        #[command(flatten)]
        known: Known,
    },
    /// Adds, changes or removes a contact.
    #[command(
        about = both!("登记、修改或删除客户联系人", "Add, change or remove a contact"),
        after_help = both!(
            "例：\n  kefu client contact huarui 刘洋 --role 财务总监 --phone 0532-5550101",
            "Example:\n  kefu client contact huarui \"Liu Yang\" --role CFO --phone 0532-5550101"
        ),
    )]
    Contact {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = contact::person, value_name = both!("姓名", "NAME"), help = both!("联系人姓名，或已登记的编号，如 liu 或 contacts/liu", "The contact's name, or the id on record, such as liu or contacts/liu"))]
        name: contact::Person,
        #[arg(long, value_parser = one_line, value_name = both!("职务", "ROLE"), help = both!("职务", "The position"))]
        role: Option<String>,
        #[arg(long, value_parser = one_line, value_name = both!("电话", "PHONE"), help = both!("办公电话", "The office telephone"))]
        phone: Option<String>,
        #[arg(long, value_parser = one_line, value_name = both!("邮箱", "EMAIL"), help = both!("办公邮箱", "The office e-mail address"))]
        email: Option<String>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("该联系人在客户处的最后一天；此后不再列入给客户的文件", "The person's last day there; later papers for the client leave the contact out"))]
        until: Option<Dated>,
        #[arg(long, value_parser = contact::id, value_name = both!("编号", "ID"), help = both!("联系人编号；不写则取姓氏拼音", "The contact's id; from the surname when left out"))]
        id: Option<String>,
        #[arg(long, conflicts_with_all = ["role", "phone", "email", "until"], help = both!("从记录中删除该联系人", "Remove the contact from the record"))]
        remove: bool,
    },
    /// Lists the contacts.
    #[command(
        about = both!("列出联系人：全部客户或一户，一人一行；存成表格可再导入", "List the contacts, a line each: of all clients or one; as a table they can be imported again"),
        after_help = both!(
            "例：\n  kefu client contacts huarui\n  kefu client contacts -o 联系人.xlsx      改好后：kefu import contacts 联系人.xlsx",
            "Examples:\n  kefu client contacts huarui\n  kefu client contacts -o contacts.xlsx      change it, then: kefu import contacts contacts.xlsx"
        ),
    )]
    Contacts(People),
    /// Records a former name.
    #[command(
        about = both!("登记客户的曾用名，按曾用名也能找到", "Record a name that the client had before; it is found by it too"),
        after_help = both!(
            "例：\n  kefu client set huarui --name 华锐重工集团股份有限公司\n  kefu client former-name huarui 华锐重工集团有限公司 --until 2026-06-30",
            "Examples:\n  kefu client set huarui --name \"Huarui Heavy Industry Group\"\n  kefu client former-name huarui \"Huarui Heavy Industry\" --until 2026-06-30"
        ),
    )]
    FormerName {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = one_line, value_name = both!("名称", "NAME"), help = both!("曾用的全称", "The full name it had"))]
        name: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("使用该名称的最后一天；这一天及以前的文件印曾用名", "The last day of that name; papers of that day and before are printed with it"))]
        until: Happened,
    },
    /// Records a need.
    #[command(
        about = both!("登记客户需求（D37）", "Record what the client needs (D37)"),
        after_help = both!(
            "例：\n  kefu client need huarui \"新仓库十月投产，须提前加保\" --by 陈静",
            "Example:\n  kefu client need huarui \"New warehouse opens in October; cover ahead\" --by \"Chen Jing\""
        ),
    )]
    Need {
        #[command(flatten)]
        client: OfClient,
        #[arg(value_parser = words, value_name = both!("需求", "TEXT"), help = both!("客户需要什么", "The need, in words"))]
        text: String,
        #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("由谁了解到；默认您自己（配置中的 me，当日在服务团队中的），否则当日的客户经理", "Who found it; you (me of your configuration) if in the team that day, else its account manager"))]
        by: Option<String>,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("了解到的日期，默认今天", "The day it was found; today when left out"))]
        on: Option<Happened>,
    },
    /// Gives it another id.
    #[command(
        about = both!("更改客户编号（文件改名）", "Give a client another id (its file another name)"),
        after_help = both!(
            "例：\n  kefu client rename huarui huarui-group",
            "Example:\n  kefu client rename huarui huarui-group"
        ),
    )]
    Rename {
        #[arg(value_name = both!("原编号", "OLD"), help = both!("客户编号或全称", "The client's id or exact name"))]
        old: String,
        #[arg(value_name = both!("新编号", "NEW"), help = both!("新的编号", "The new id"))]
        new: String,
    },
    /// Makes two records one.
    #[command(
        about = both!("把同一客户的两份记录并为一份", "Make the two records of one client one"),
        after_help = both!(
            "第一份的全部条目移入第二份，编号重复的改用下一个，引用随之；两份所写不同的，先说明，不合并。原文件保存在 .kefu/merged/，kefu undo 可撤销。\n例：\n  kefu client merge huarui2 huarui -n",
            "All entries of the first go into the second; a taken id becomes the next free one, and what refers to it follows. Where both say something else, that is told and nothing is merged. The old file is kept in .kefu/merged/, and kefu undo takes the merge back.\nExample:\n  kefu client merge huarui2 huarui -n"
        ),
    )]
    Merge {
        #[arg(value_name = both!("重复的", "FROM"), help = both!("重复的记录：客户编号或全称", "The record that goes: the client's id or exact name"))]
        from: String,
        #[arg(value_name = both!("保留的", "INTO"), help = both!("保留的记录：客户编号或全称", "The record that stays: the client's id or exact name"))]
        into: String,
    },
    /// Ends service.
    #[command(
        about = both!("终止对客户的服务", "End the service of a client"),
        after_help = both!(
            "例：\n  kefu client close huarui --reason 委托到期未续 --on 2028-03-31",
            "Example:\n  kefu client close huarui --reason \"appointment lapsed\" --on 2028-03-31"
        ),
    )]
    Close {
        #[command(flatten)]
        client: OfClient,
        #[arg(long, value_parser = words, value_name = both!("原因", "TEXT"), help = both!("终止原因", "Why it ends"))]
        reason: String,
        #[arg(long, value_name = both!("日期", "DATE"), help = both!("终止日期，默认今天；可为已约定的将来日期", "The day it ends; today when left out, and may be agreed ahead"))]
        on: Option<Around>,
    },
}

/// What may be known about a client from the first day on.
#[derive(Args, Clone, Debug)]
pub struct Known {
    #[arg(long, value_parser = one_line, value_name = both!("行业", "TEXT"), help = both!("所属行业", "The trade the client is in"))]
    sector: Option<String>,
    #[arg(long, value_parser = word::<LicenceKind>(), value_name = both!("种类", "KIND"), help = both!("渠道客户的许可证种类（保险法 130）", "The kind of a channel client's licence (Insurance Law, article 130)"))]
    licence_kind: Option<LicenceKind>,
    #[arg(long, value_parser = one_line, value_name = both!("编号", "NUMBER"), help = both!("该许可证编号", "The number of that licence"))]
    licence_number: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("该许可证有效期的最后一天", "The last day of that licence"))]
    licence_until: Option<Ahead>,
    #[arg(long, value_parser = one_line, value_name = both!("编号", "ID"), help = both!("在公司客户管理系统中的编号（D31）", "Its id in the company's client system (D31)"))]
    crm_id: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("列为目标客户的日期", "The day it became a target"))]
    identified: Option<Happened>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("首次接触的日期，此后为准客户", "The day of the first contact, which makes it a prospect"))]
    first_contact: Option<Happened>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("客户告知书送交日期", "The day the client disclosure notice was handed over"))]
    disclosure_notice: Option<Happened>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("本档案起始日期：中途接手的客户，此前到期的时限不计逾期", "The day this record begins, for a client taken over in mid-term: no earlier deadline counts as overdue"))]
    recorded_from: Option<Happened>,
}

impl Known {
    fn details(self, today: NaiveDate) -> Details {
        Details {
            sector: self.sector,
            licence_kind: self.licence_kind,
            licence_number: self.licence_number,
            licence_until: self.licence_until.map(|it| it.from(today)),
            crm_id: self.crm_id,
            identified: self.identified.map(|it| it.by(today)),
            first_contact: self.first_contact.map(|it| match self.identified {
                Some(identified) => it.after(identified.by(today), today),
                None => it.by(today),
            }),
            disclosure_notice: self.disclosure_notice.map(|it| it.by(today)),
            recorded_from: self.recorded_from.map(|it| it.by(today)),
            ..Details::default()
        }
    }
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = &Desk::open(context)?;
    match verb {
        Verb::Add {
            id,
            name,
            kind,
            consulting,
            key_account,
            known,
        } => {
            let details = Details {
                name: Some(name.clone()),
                kind: Some(*kind),
                consulting: consulting.then_some(true),
                key_account: key_account.then_some(true),
                ..known.clone().details(desk.today)
            };
            write::add(desk, id, name, details)
        }
        Verb::List { stage, who, all } => list::list(desk, *stage, who, *all),
        Verb::Contacts(asked) => contacts::run(asked, desk),
        Verb::Show { client } => with_record(desk, client, |case| {
            let notes = match case.is_closed() {
                true => left::left_open(desk.lang(), case),
                false => Vec::new(),
            };
            Ok(Answer {
                notes,
                ..Answer::page(card::card(desk, case))
            })
        }),
        Verb::Edit { client } => edit::edit(desk, client),
        Verb::Set {
            client,
            name,
            kind,
            consulting,
            key_account,
            crm_synced,
            known,
        } => {
            let details = Details {
                name: name.clone(),
                kind: *kind,
                consulting: *consulting,
                key_account: *key_account,
                crm_synced: crm_synced.map(|it| it.by(desk.today)),
                ..known.clone().details(desk.today)
            };
            write::set(desk, client, &details)
        }
        Verb::Contact {
            client,
            name,
            id,
            remove: true,
            ..
        } => {
            let id = id.as_deref().or(name.id());
            contact::forget(desk, client, &name.name, id)
        }
        Verb::Contact {
            client,
            name,
            role,
            phone,
            email,
            until,
            id,
            remove: false,
        } => {
            let details = ContactDetails {
                id: id.clone().or(name.id().map(str::to_owned)),
                role: role.clone(),
                phone: phone.clone(),
                email: email.clone(),
                until: until.map(|until| until.on(desk.today)),
            };
            contact::record(desk, client, name, &details)
        }
        Verb::FormerName {
            client,
            name,
            until,
        } => write::former_name(desk, client, name, until.by(desk.today)),
        Verb::Need {
            client,
            text,
            by,
            on,
        } => {
            let found = Happened::or_today(*on, desk.today);
            write::need(desk, client, text, by.as_deref(), found)
        }
        Verb::Rename { old, new } => write::rename(desk, old, new),
        Verb::Merge { from, into } => merge::merge(desk, from, into),
        Verb::Close { client, reason, on } => {
            let on = Around::or_today(*on, desk.today);
            write::close(desk, client, reason, on)
        }
    }
}

/// The rating of the current service year, and its stars in force.
fn running_stars<'a>(case: &Case<'a>) -> Option<(&'a Rating<'a>, StarsInForce<'a>)> {
    let years = service_years(case);
    let running = years
        .iter()
        .rfind(|year| (year.starts..=year.ends).contains(&case.today))?;
    let (_, year) = running.recorded?;
    let rating = year.rating.as_ref()?;
    Some((rating, stars_in_force(case, rating)?))
}
