//! What is wrong with a record as a file, and which years are missing in the calendar.

use crate::document::KeyPath;
use crate::lang::Lang;
use crate::model::{Near, belongs_in_id};
use crate::money::percent;
use crate::rules::{Detail, EntryIdFault, Personal, Reference, UnknownService};
use crate::say;
use crate::store::Id;
use crate::text::visible::visible;
use crate::text::{capital, cut, damage, key, store, syntax};

pub(super) fn message(lang: Lang, at: &KeyPath, detail: &Detail) -> String {
    match detail {
        Detail::Deadline { clock, state } => super::deadline::message(lang, clock, *state),
        Detail::Appointment(fault) => super::appointment::message(lang, fault),
        Detail::Team(fault) => super::team::message(lang, fault),
        Detail::Archive(fault) => super::archive::message(lang, fault),
        Detail::Rating(fault) => super::rating::message(lang, fault),
        Detail::Plan(fault) => super::plan::message(lang, fault),
        Detail::Claim(of) => super::claim::message(lang, of),
        Detail::Policy(fault) => super::policy::message(lang, fault),
        Detail::Service(fault) => super::service::message(lang, fault),
        Detail::Fault(problem) => syntax::problem(lang, at, problem),
        Detail::NotRead => say!(lang,
            zh: "这份客户文件无法读取。",
            en: "This client's file cannot be read."),
        Detail::Conflict { last } => conflict(lang, *last),
        Detail::UnknownKey(near) => unknown_key(lang, at, *near),
        Detail::FileName { name } => file_name(lang, name),
        Detail::EntryId { id, fault } => entry_id(lang, at, id, *fault),
        Detail::DoubledId {
            id,
            first,
            next,
            named_by,
        } => doubled_id(lang, (id, next), first.line, named_by),
        Detail::Damage(of) => damage::told(lang, of),
        Detail::DoubledName { name, first } => {
            let (name, first) = (cut(name), cut(first));
            say!(lang,
                zh: "客户名称“{name}”与 {first} 相同，可能为同一客户建了两份文件。",
                en: "{first} has the name '{name}' too. Perhaps one client has two records.")
        }
        Detail::DoubledCrmId { crm_id, first } => {
            let (crm_id, first) = (cut(crm_id), cut(first));
            say!(lang,
                zh: "客户系统编号“{crm_id}”与 {first} 相同；一个编号只能对应一位客户。",
                en: "{first} has the client system id '{crm_id}' too. An id can stand for one client only.")
        }
        Detail::Future(date) => {
            let what = key::name(lang, at);
            let what = capital(&what);
            say!(lang,
                zh: "{what}为 {date}，这一天还没有到；已办的事项不能晚于今天。",
                en: "{what} is dated {date}, which is in the future. A record holds only what has happened.")
        }
        Detail::Order { first, then, .. } => {
            let (earlier, later) = (key::name(lang, &first.0), key::name(lang, &then.0));
            let (earlier_on, later_on, later) = (first.1, then.1, capital(&later));
            say!(lang,
                zh: "{later}（{later_on}）早于{earlier}（{earlier_on}）。",
                en: "{later} ({later_on}) is before {earlier} ({earlier_on}).")
        }
        Detail::Endings { first, then } => {
            let (earlier, later) = (key::name(lang, &first.0), key::name(lang, &then.0));
            let (earlier_on, later) = (first.1, capital(&later));
            let later_on = match (then.1, lang) {
                (None, _) => String::new(),
                (Some(on), Lang::Zh) => format!("（{on}）"),
                (Some(on), Lang::En) => format!(" ({on})"),
            };
            say!(lang,
                zh: "{later}{later_on}与{earlier}（{earlier_on}）不能并存。",
                en: "{later}{later_on} and {earlier} ({earlier_on}) cannot both be true.")
        }
        Detail::Overlap { ends, starts } => say!(lang,
            zh: "这一服务年度自 {starts} 开始，而上一服务年度到 {ends} 才结束，两者重叠。",
            en: "This service year starts on {starts}, but the one before it ends on {ends}: they overlap."),
        Detail::BelowZero(amount) => {
            let what = capital(&key::name(lang, at));
            say!(lang,
                zh: "{what}为 {amount} 元；金额不会小于零。",
                en: "{what} is CNY {amount}. It cannot be below zero.")
        }
        Detail::NoShare(share) => {
            let (what, share) = (capital(&key::name(lang, at)), percent(*share));
            say!(lang,
                zh: "{what}为 {share}%；比例在 0 到 100% 之间。",
                en: "{what} is {share}%. It lies between 0 and 100%.")
        }
        Detail::Control => {
            let what = capital(&key::name(lang, at));
            say!(lang,
                zh: "{what}中有换行或看不见的控制字符。",
                en: "{what} has a line break or an invisible control character in it.")
        }
        Detail::Blank => {
            let what = capital(&key::name(lang, at));
            say!(lang,
                zh: "{what}是空白，没有写明是什么事。",
                en: "{what} is blank and does not say what it is about.")
        }
        Detail::NoDay => {
            let what = capital(&key::name(lang, at));
            say!(lang,
                zh: "{what}没有登记，期限无从起算，逾期也不会提示。",
                en: "{what}: the day is not on record, so no term can run, and nobody is told when one is over.")
        }
        Detail::Personal(kind) => personal(lang, *kind),
        Detail::UnknownReference { to, id, near } => reference(lang, *to, id, near.as_deref()),
        Detail::UnknownService { of, code, near } => service(lang, *of, code, near.as_deref()),
        Detail::UncoveredYear { year, counted } => uncovered(lang, *year, *counted),
        Detail::Calendar(of) => super::calendar::message(lang, of),
        Detail::Recovered { file } => {
            let file = visible(file);
            say!(lang,
                zh: "保存档案的同时有人手工改动了它；改动另存于 {file}，尚未并入档案。",
                en: "Somebody edited a record by hand while it was being saved. That edit is kept in {file} and is not in the record.")
        }
        Detail::Misplaced { file } => {
            let file = visible(file);
            say!(lang,
                zh: "{file} 放在 clients 的子文件夹里，kefu 不会读取，该客户未经检查。",
                en: "{file} lies in a folder of clients/, where no command looks, so this client is not checked.")
        }
        Detail::Renewal(fault) => super::renewal::message(lang, fault),
        Detail::Waiver(fault) => super::waiver::message(lang, fault),
    }
}

fn doubled_id(lang: Lang, (id, next): (&str, &str), line: u32, named_by: &[String]) -> String {
    let (id, next) = (cut(id), cut(next));
    let naming: Vec<String> = named_by.iter().map(|it| cut(it)).collect();
    let referring = match naming.is_empty() {
        true => String::new(),
        false => {
            let naming = lang.list(&naming);
            say!(lang,
                zh: "引用它的有 {naming}，请看指的是哪一条。",
                en: " These refer to it, and may mean either: {naming}.")
        }
    };
    say!(lang,
        zh: "编号“{id}”在第 {line} 行已经用过；同一列表中的编号不能重复，下一个可用的是“{next}”。{referring}",
        en: "The id '{id}' is already used on line {line}. An id can be used only once in a list; the next free one is '{next}'.{referring}")
}

/// What a merge conflict is, on the line that it begins on.
pub(in crate::text) fn conflict(lang: Lang, last: Option<u32>) -> String {
    match last {
        Some(last) => say!(lang,
            zh: "此处到第 {last} 行是 Git 未合并完的冲突，文件因此无法读取。",
            en: "Git left a merge conflict from here to line {last}, so the file cannot be read."),
        None => say!(lang,
            zh: "此处开始是 Git 未合并完的冲突，结束标记已不在，文件因此无法读取。",
            en: "A merge conflict that Git left begins here and has no end, so the file cannot be read."),
    }
}

fn unknown_key(lang: Lang, at: &KeyPath, near: Near) -> String {
    let key = cut(&at.to_string());
    match near {
        Some(near) => say!(lang,
            zh: "没有 {key} 这一项，其内容不起作用。是否应为“{near}”？",
            en: "There is no key {key}, so it has no effect. Did you mean '{near}'?"),
        None => say!(lang,
            zh: "没有 {key} 这一项，其内容不起作用。",
            en: "There is no key {key}, so it has no effect."),
    }
}

/// The store says why a file's name is not an id.
fn file_name(lang: Lang, name: &str) -> String {
    match Id::parse(name) {
        Err(fault) => store::id_fault(lang, name, fault),
        Ok(_) => {
            let name = cut(name);
            say!(lang,
                zh: "文件名“{name}”不能用作客户编号。",
                en: "The file's name '{name}' cannot be a client's id.")
        }
    }
}

fn entry_id(lang: Lang, at: &KeyPath, of: &str, fault: EntryIdFault) -> String {
    let id = cut(of);
    let key = cut(&at.to_string());
    match fault {
        EntryIdFault::Empty => say!(lang,
            zh: "缺少 {key}：每个条目都要有编号，日志和合并靠它辨认。",
            en: "{key} is missing. Every entry needs an id: the diary and merges refer to it."),
        EntryIdFault::Blank => say!(lang,
            zh: "编号“{id}”中有空格，编号不能含空格。",
            en: "The id '{id}' has a space in it. An id cannot have spaces."),
        EntryIdFault::Control => say!(lang,
            zh: "编号“{id}”中有看不见的控制字符。",
            en: "The id '{id}' has an invisible control character in it."),
        EntryIdFault::Section => say!(lang,
            zh: "“{id}”是记录中一个部分的名称，不能再作条目的编号。",
            en: "'{id}' is the name of a part of the record, so no entry can have it as its id."),
        EntryIdFault::Character => {
            let other = of.chars().find(|c| !belongs_in_id(*c));
            let other = other.unwrap_or_default().to_string();
            let other = visible(&other);
            say!(lang,
                zh: "编号“{id}”中有“{other}”，编号只用字母、汉字、数字、“-”和“_”。",
                en: "The id '{id}' has '{other}' in it. An id can have only letters, Han characters, digits, '-' and '_'.")
        }
    }
}

/// The number itself is never repeated.
fn personal(lang: Lang, kind: Personal) -> String {
    match kind {
        Personal::IdentityCard => say!(lang,
            zh: "此处像是居民身份证号码。客户文件中不应保存个人敏感信息，Git 会留下每个版本。",
            en: "This looks like the number of an identity card. A record must not hold it, and git keeps every version."),
        Personal::BankCard => say!(lang,
            zh: "此处像是银行卡号。客户文件中不应保存个人敏感信息，Git 会留下每个版本。",
            en: "This looks like the number of a bank card. A record must not hold it, and git keeps every version."),
        Personal::Health => say!(lang,
            zh: "此处像是病历号、医保卡号之类的健康信息号码。客户文件中不应保存个人敏感信息，Git 会留下每个版本。",
            en: "This looks like a person's medical or health insurance number. A record must not hold it, and git keeps every version."),
    }
}

fn reference(lang: Lang, to: Reference, id: &str, near: Option<&str>) -> String {
    let id = cut(id);
    let meant = meant(lang, near);
    match to {
        Reference::PlanItem => say!(lang,
            zh: "服务计划中没有编号为“{id}”的事项。{meant}",
            en: "No plan item has the id '{id}'.{meant}"),
        Reference::CommitmentOrNeed => say!(lang,
            zh: "没有编号为“{id}”的服务承诺或客户需求。{meant}",
            en: "No commitment and no need has the id '{id}'.{meant}"),
        Reference::Policy => say!(lang,
            zh: "没有编号为“{id}”的保单。{meant}",
            en: "No policy has the id '{id}'.{meant}"),
        Reference::Claim => say!(lang,
            zh: "没有编号为“{id}”的索赔。{meant}",
            en: "No claim has the id '{id}'.{meant}"),
        Reference::Paper => say!(lang,
            zh: "业务档案中没有编号为“{id}”的文件。{meant}",
            en: "No document of the archive has the id '{id}'.{meant}"),
        Reference::Goal => say!(lang,
            zh: "公司服务标准中没有“{id}”这项回顾指标，其分数不计。{meant}",
            en: "The company's standard has no goal '{id}'; its points do not count.{meant}"),
    }
}

fn service(lang: Lang, of: UnknownService, code: &str, near: Option<&str>) -> String {
    let code = cut(code);
    let meant = meant(lang, near);
    match of {
        UnknownService::PlanItem => say!(lang,
            zh: "公司服务标准中没有“{code}”这项服务，不计入标准。{meant}",
            en: "The company's standard has no service '{code}'; it does not count towards the standard.{meant}"),
        UnknownService::Diary => say!(lang,
            zh: "“{code}”既不是公司服务标准中的服务，也不是日志的业务类别。{meant}",
            en: "'{code}' is neither a service of the company's standard nor a kind of business the diary knows.{meant}"),
    }
}

fn meant(lang: Lang, near: Option<&str>) -> String {
    match near.map(cut) {
        Some(near) => say!(lang, zh: "是否应为“{near}”？", en: " Did you mean '{near}'?"),
        None => String::new(),
    }
}

fn uncovered(lang: Lang, year: i32, counted: bool) -> String {
    match counted {
        true => say!(lang,
            zh: "{year} 年的放假安排尚未导入，计入该年的期限均为暂定。",
            en: "The holiday notice of {year} has not been imported yet. Every deadline that counts days of it is provisional."),
        false => say!(lang,
            zh: "{year} 年的放假安排尚未导入。国务院办公厅通常在 11 月前后公布。",
            en: "The holiday notice of {year} has not been imported yet. It is usually published around November."),
    }
}
