//! `kefu import`: clients, policies, contacts and teams from an office's table, CSV or XLSX.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use clap::{Args, Subcommand};

use super::desk::Desk;
use super::progress::Progress;
use super::which::Which;
use super::{Answer, Failed};
use crate::both;
use crate::cli::shown::shown;
use crate::context::Context;
use crate::lang::Lang;
use crate::say;
use crate::sheet::{Row, Sheet, SheetFault};
use crate::store::{Unreadable, read_named};
use crate::text;
use crate::text::command::{Ask, kefu};

mod book;
mod cells;
mod columns;
mod doubled;
mod given;
mod page;
mod placed;
mod written;

use book::{Book, Found};
use cells::{Cells, Fault};
use columns::{Column, Headings};
use given::{Given, lacking};
use written::{State, Written};

/// What is read.
#[derive(Subcommand, Debug)]
pub enum Verb {
    /// Clients, with appointment, account manager and deputy.
    #[command(
        about = both!("从表格导入客户：委托、客户经理一并登记", "Clients from a table, with appointment, account manager and deputy"),
        after_help = both!(
            "表头如：客户名称、系统编号、客户类型、行业、委托日期、委托到期日、客户经理、副经理。\n先用 -n 看结果；有一行有错，一行都不写入；再次导入，相同的不变。\n今天以前已委托的新客户，本档案自今天起（recorded-from）。\n例：\n  kefu import clients 客户清单.xlsx -n\n  kefu import clients 客户清单.csv --map 表头.toml",
            "Headings such as: name, client system id, kind, sector, established, until, account manager, deputy.\nSee with -n first. While one row has a fault, none is written. Import it again, and what is the same stays.\nThe record of a new client appointed before today begins today (recorded-from).\nExamples:\n  kefu import clients clients.xlsx -n\n  kefu import clients clients.csv --map headings.toml"
        ),
    )]
    Clients(File),
    /// Policies.
    #[command(
        about = both!("从表格导入保单，按保单号对应", "Policies from a table, matched by their numbers"),
        after_help = both!(
            "表头如：客户名称（或编号、系统编号）、保单号、险种、保险公司、起保日期、止期、保险费、佣金比例。\n例：\n  kefu import policies 保单清单.xlsx -n",
            "Headings such as: client (or id, client system id), policy number, product, insurer, starts, ends, premium, brokerage.\nExample:\n  kefu import policies policies.xlsx -n"
        ),
    )]
    Policies(File),
    /// Contacts.
    #[command(
        about = both!("从表格导入联系人，按姓名对应", "Contacts from a table, matched by their names"),
        after_help = both!(
            "表头如：客户名称（或编号、系统编号）、联系人、职务、电话、邮箱。\n例：\n  kefu import contacts 联系人.csv -n",
            "Headings such as: client (or id, client system id), contact, role, phone, email.\nExample:\n  kefu import contacts contacts.csv -n"
        ),
    )]
    Contacts(File),
    /// Teams.
    #[command(
        about = both!("从表格导入服务团队：成员、角色、职责、任职起止", "Teams from a table: members, roles, duties, first and last days"),
        after_help = both!(
            "表头如：客户名称（或编号、系统编号）、成员、角色、职责、任职首日、任职末日。\n同一时间只有一名客户经理、一名副经理；更换客户经理用 kefu team hand-over。没有任职首日的，自委托或建档之日起。\n例：\n  kefu import teams 服务团队.xlsx -n",
            "Headings such as: client (or id, client system id), member, role, duty, from, until.\nThere is one account manager at any time, and one deputy; another account manager takes over by kefu team hand-over. Without a first day a post begins with the appointment or the record.\nExample:\n  kefu import teams teams.xlsx -n"
        ),
    )]
    Teams(File),
}

/// The file, and how its headings are meant.
#[derive(Args, Debug)]
pub struct File {
    #[arg(value_name = both!("文件", "FILE"), help = both!("CSV（UTF-8 或 GB18030）或 XLSX 文件，取第一张有内容的表", "A CSV (UTF-8 or GB18030) or XLSX file; of a workbook the first sheet that is not empty"))]
    file: PathBuf,
    #[arg(long, value_name = both!("文件", "FILE"), help = both!("表头对照，一行一条：\"表头\" = \"键\"", "What the headings mean, a line each: \"heading\" = \"key\""))]
    map: Option<PathBuf>,
}

impl Verb {
    fn file(&self) -> &File {
        match self {
            Verb::Clients(file)
            | Verb::Policies(file)
            | Verb::Contacts(file)
            | Verb::Teams(file) => file,
        }
    }

    fn columns(&self) -> &'static [&'static [Column]] {
        match self {
            Verb::Clients(_) => columns::CLIENTS,
            Verb::Policies(_) => columns::POLICIES,
            Verb::Contacts(_) => columns::CONTACTS,
            Verb::Teams(_) => columns::TEAMS,
        }
    }
}

pub(super) fn run(verb: &Verb, context: &Context) -> anyhow::Result<Answer> {
    let desk = Desk::open(context)?;
    let lang = desk.lang();
    let File { file, map } = verb.file();
    let mapped = match map {
        Some(map) => mapping(lang, map, verb)?,
        None => BTreeMap::new(),
    };
    let bytes = read_named(file).map_err(|why| unread(lang, &why))?;
    let sheet = Sheet::read(&bytes).map_err(|fault| no_table(lang, file, &fault))?;
    let headings = columns::headings(verb.columns(), &sheet.rows, &mapped);
    let headings = headings.ok_or_else(|| no_headings(lang, file, verb))?;
    if let Some((one, other)) = headings.twice() {
        let (one, other) = (shown(one), shown(other));
        return Err(Failed::because(say!(lang,
            zh: "“{one}”和“{other}”两列是同一项内容。用 --map 写明各是哪个键，或删去一列。",
            en: "The columns '{one}' and '{other}' hold the same. Say with --map which key each is, or take one out."
        )));
    }

    let mut book = Book::of(&desk)?;
    let mut faults = Vec::new();
    let mut clients: Vec<Of> = Vec::new();
    let rows = &sheet.rows[headings.at + 1..];
    for row in rows {
        match read(&desk, verb, &headings, row, &mut book) {
            Ok((which, is_new, given)) => {
                if let Some(number) = given.number() {
                    book.look_at(row.number, number, &which);
                }
                let there = clients.iter().position(|of| of.which == which);
                let nth = there.unwrap_or_else(|| {
                    clients.push(Of {
                        which,
                        is_new,
                        rows: Vec::new(),
                    });
                    clients.len() - 1
                });
                let of = &mut clients[nth];
                match of.rows.iter().find(|(_, other)| other.is_twice(&given)) {
                    Some((other, _)) => {
                        faults.push(lacking(row.number, placed::same_as(lang, *other)))
                    }
                    None => of.rows.push((row.number, given)),
                }
            }
            Err(found) => faults.extend(found),
        }
    }

    let mut planned: Vec<Written> = Vec::new();
    let progress = Progress::of(context, clients.len());
    for of in &clients {
        match written::preview(&desk, of) {
            Ok(written) => planned.push(written),
            Err(found) => faults.extend(found),
        }
        progress.step();
    }
    drop(progress);
    faults.sort_by_key(|fault| fault.row);
    if faults.is_empty() && !context.dry_run {
        let progress = Progress::of(context, clients.len());
        for (of, plan) in clients.iter().zip(&planned) {
            if plan.state != State::Same {
                written::write(&desk, of)?;
            }
            progress.step();
        }
        drop(progress);
        super::schema::offer(&desk.workspace, desk.record_lang());
    }
    Ok(page::answer(
        &desk,
        verb,
        &headings,
        rows.len(),
        &planned,
        (&faults, book.doubled(lang)),
    ))
}

/// What a table says of one client, row by row.
struct Of {
    which: Which,
    is_new: bool,
    rows: Vec<(usize, Given)>,
}

/// What one row says, and of whom.
fn read(
    desk: &Desk<'_>,
    verb: &Verb,
    headings: &Headings,
    row: &Row,
    book: &mut Book,
) -> Result<(Which, bool, Given), Vec<Fault>> {
    let lang = desk.lang();
    let mut cells = Cells::of(lang, headings, row);
    let whose = given::whose(&mut cells);
    let given = match verb {
        Verb::Clients(_) => Some(given::client(&mut cells, &whose)),
        Verb::Policies(_) => Some(given::policy(&mut cells)),
        Verb::Contacts(_) => given::contact(&mut cells),
        Verb::Teams(_) => given::post(&mut cells),
    };
    let named = cells.named(&["name", "id", "client", "crm-id"]);
    let faults = cells.faults();
    if !faults.is_empty() {
        return Err(faults);
    }
    let lacks = |why: String| vec![lacking(row.number, why)];
    let given = given.ok_or_else(|| {
        lacks(match verb {
            Verb::Teams(_) => say!(lang,
                zh: "没有成员的姓名或角色",
                en: "no name or no role of a member"
            ),
            _ => say!(lang, zh: "没有联系人的姓名", en: "no name of a contact"),
        })
    })?;
    match book.find(&whose) {
        Found::There(which) => {
            let is_new = !which.path.exists();
            Ok((which, is_new, given))
        }
        Found::Other(id, name) => {
            let rename = kefu("client set")
                .word(&id)
                .option("--name", Ask::FULL_NAME);
            let rename = rename.say(lang);
            Err(lacks(say!(lang,
                zh: "有一项与“{name}”（{id}）相同，名称或系统编号却不同；已更名的先登记：{rename}",
                en: "part of this row is {name} ({id}), but the name or the client system's id is another; if the client was renamed, record that first: {rename}"
            )))
        }
        Found::Two(one, other) => Err(lacks(say!(lang,
            zh: "所写的编号、系统编号和名称分属两家客户：{one} 和 {other}",
            en: "the ids and the name are those of two clients: {one} and {other}"
        ))),
        Found::New => {
            let is_client = matches!(given, Given::Client(_));
            let name = whose.name.as_deref().filter(|_| is_client);
            let Some(name) = name else {
                return Err(match (named, is_client) {
                    (Some((column, word)), false) => vec![Fault {
                        row: row.number,
                        column,
                        why: nobody(lang, &word, book.near(&word)),
                    }],
                    _ => lacks(say!(lang, zh: "没有客户名称", en: "no name of the client")),
                });
            };
            let which = book.add(desk, &whose, name).ok_or_else(|| {
                lacks(say!(lang,
                    zh: "没有可用的编号：请加一列“客户编号”（小写字母、数字、汉字、“-”、“_”）",
                    en: "no usable id: add a column 'client id' (letters in lower case, digits, Han, '-', '_')"
                ))
            })?;
            Ok((which, true, given))
        }
    }
}

/// What a row calls its client, when no client is called so; `near` are those most like it.
fn nobody(lang: Lang, word: &str, near: &[(String, String)]) -> String {
    let word = shown(word);
    let near = near.iter().map(|(id, name)| {
        let name = shown(name);
        say!(lang, zh: "“{name}”（{id}）", en: "'{name}' ({id})")
    });
    let near: Vec<String> = near.collect();
    match near.is_empty() {
        true => say!(lang,
            zh: "没有“{word}”这个客户；请先导入客户",
            en: "there is no client '{word}'; import the clients first"
        ),
        false => {
            let near = near.join(lang.pick("、", " or "));
            say!(lang,
                zh: "没有“{word}”这个客户；是不是{near}？",
                en: "there is no client '{word}'; did you mean {near}?"
            )
        }
    }
}

/// What the mapping file says: headings, each with a key.
fn mapping(lang: Lang, path: &Path, verb: &Verb) -> anyhow::Result<BTreeMap<String, String>> {
    let known: Vec<&str> = columns::keys(verb.columns()).collect();
    let known = || known.join(lang.comma());
    let file = path.display();
    if let Some((heading, key)) = path.to_str().and_then(|it| it.split_once('='))
        && !path.exists()
    {
        let known = known();
        return Err(Failed::because(say!(lang,
            zh: "--map 是一个文件，一行一条表头对照；把这一行写进去：\"{heading}\" = \"{key}\"。可对照的键：{known}",
            en: "--map takes a file with a line for each heading. Write this line into it: \"{heading}\" = \"{key}\". The keys there are: {known}"
        )));
    }
    let bytes = read_named(path).map_err(|why| unread(lang, &why))?;
    let text = String::from_utf8_lossy(&bytes);
    let mapped: BTreeMap<String, String> = toml::from_str(&text).map_err(|error| {
        let why = error.message().to_owned();
        Failed::because(say!(lang,
            zh: "{file} 不是表头对照（一行一条：\"表头\" = \"键\"）：{why}",
            en: "{file} is no list of headings (a line each: \"heading\" = \"key\"): {why}"
        ))
    })?;
    let is_known = |key: &String| columns::keys(verb.columns()).any(|it| it == key);
    match mapped.values().find(|key| !is_known(key)) {
        None => Ok(mapped),
        Some(key) => {
            let known = known();
            Err(Failed::because(say!(lang,
                zh: "{file}：没有“{key}”这个键。可用：{known}",
                en: "{file}: there is no key '{key}'. There are: {known}"
            )))
        }
    }
}

fn unread(lang: Lang, why: &Unreadable) -> anyhow::Error {
    Failed::because(text::store::unreadable(lang, why))
}

fn no_table(lang: Lang, path: &Path, fault: &SheetFault) -> anyhow::Error {
    let file = path.display();
    Failed::because(match fault {
        SheetFault::Encoding => say!(lang,
            zh: "{file} 的文字编码无法识别：请另存为 UTF-8 的 CSV，或 XLSX",
            en: "{file}: its encoding is not known. Save it as CSV in UTF-8, or as XLSX"
        ),
        SheetFault::Csv(why) | SheetFault::Xlsx(why) => say!(lang,
            zh: "{file} 不是表格：{why}",
            en: "{file} is no table: {why}"
        ),
        SheetFault::Empty => say!(lang, zh: "{file} 是空的", en: "{file} is empty"),
    })
}

fn no_headings(lang: Lang, path: &Path, verb: &Verb) -> anyhow::Error {
    let file = path.display();
    let keys: Vec<&str> = columns::keys(verb.columns()).collect();
    let keys = keys.join(lang.comma());
    let again = kefu(match verb {
        Verb::Clients(_) => "import clients",
        Verb::Policies(_) => "import policies",
        Verb::Contacts(_) => "import contacts",
        Verb::Teams(_) => "import teams",
    });
    let again = again
        .word(file.to_string())
        .option("--map", Ask::FILE)
        .say(lang);
    Failed::because(say!(lang,
        zh: "{file} 的前十行里找不到表头（至少认出两列）。表头另有说法的，写一个对照文件：{again}\n对照可用的键：{keys}",
        en: "{file}: none of the first ten rows has two known headings. Where they are called otherwise, say so in a file: {again}\nKeys for it: {keys}"
    ))
}
