//! Which column of an office's table holds which key: by its heading, in Chinese or English, or by a mapping file.

use std::collections::BTreeMap;

use crate::alike;
use crate::lang::{Lang, half};
use crate::model::form::key_of;
use crate::sheet::{Row, Value};

/// A key that a table may have.
#[derive(Debug)]
pub(super) struct Column {
    /// Its name in a mapping file and in messages.
    pub(super) key: &'static str,
    /// The key of the record that it becomes, whose words are headings too; empty where it is none.
    way: &'static str,
    /// What offices write above it besides.
    also: &'static [&'static str],
}

const fn column(key: &'static str, way: &'static str, also: &'static [&'static str]) -> Column {
    Column { key, way, also }
}

/// What tells the client in a table of clients.
const CLIENT: [Column; 3] = [
    column("id", "", &["编号", "客户编号", "客户代码", "client id"]),
    column(
        "name",
        "client.name",
        &[
            "客户",
            "客户全称",
            "企业名称",
            "公司名称",
            "单位名称",
            "client",
            "client name",
            "company",
        ],
    ),
    column("crm-id", "client.crm-id", &["系统编号", "CRM编号", "crm"]),
];

/// The same in any other table: `client` is its id or its name.
const OF_CLIENT: [Column; 3] = [
    column("client", "", &["客户", "客户编号", "客户代码", "client id"]),
    column(
        "name",
        "client.name",
        &[
            "客户全称",
            "企业名称",
            "公司名称",
            "单位名称",
            "client name",
            "company",
        ],
    ),
    column("crm-id", "client.crm-id", &["系统编号", "CRM编号", "crm"]),
];

/// The columns of a table of clients.
pub(super) static CLIENTS: &[&[Column]] = &[
    &CLIENT,
    &[
        column("crm-synced", "client.crm-synced", &[]),
        column("kind", "client.kind", &["类型"]),
        column("sector", "client.sector", &["所属行业", "industry"]),
        column("key-account", "client.key-account", &["重点客户"]),
        column("consulting", "client.consulting", &["咨询类"]),
        column("identified", "client.identified", &[]),
        column("first-contact", "client.first-contact", &[]),
        column(
            "disclosure-notice",
            "client.disclosure-notice",
            &["告知书日期"],
        ),
        column("recorded-from", "client.recorded-from", &[]),
        column(
            "established",
            "appointment.established",
            &["委托日期", "委托起期", "签约日期", "appointed"],
        ),
        column(
            "until",
            "appointment.until",
            &["委托止期", "委托期限", "appointment ends"],
        ),
        column(
            "appointment-kind",
            "appointment.kind",
            &["委托形式", "委托方式"],
        ),
        column("template", "appointment.template", &["合同模板"]),
        column("original-at", "appointment.original-at", &[]),
        column("manager", "", &["客户经理", "account manager", "who"]),
        column(
            "deputy",
            "",
            &["客户副经理", "副经理", "deputy account manager"],
        ),
    ],
];

/// The columns of a table of policies.
pub(super) static POLICIES: &[&[Column]] = &[
    &OF_CLIENT,
    &[
        column("policy", "", &["保单编号", "保单", "policy id", "id"]),
        column("number", "policies.number", &["保险单号", "policy number"]),
        column("insurer", "policies.insurer", &["保险人", "承保公司"]),
        column(
            "product",
            "policies.product",
            &["险种名称", "产品", "保险产品"],
        ),
        column(
            "starts",
            "policies.starts",
            &["起期", "起保日", "起保日期", "起始日期", "保险起期", "from"],
        ),
        column(
            "ends",
            "policies.ends",
            &[
                "止期",
                "到期日",
                "到期日期",
                "终止日期",
                "终保日期",
                "保险止期",
                "to",
                "expires",
            ],
        ),
        column("applicant", "policies.applicant", &[]),
        column("insured", "policies.insured", &[]),
        column("sum-insured", "policies.sum-insured", &["保额"]),
        column("premium", "policies.premium", &["保费"]),
        column(
            "brokerage-percent",
            "policies.brokerage-percent",
            &["佣金率", "经纪费率"],
        ),
        column("payment", "policies.payment", &["缴费方式"]),
        column("paid", "policies.paid", &["缴清日期"]),
        column("received", "policies.received", &["已收佣金"]),
        column("received-on", "policies.received-on", &["佣金到账日"]),
        column("by", "policies.by", &["业务员", "placed by"]),
        column("one-off", "policies.one-off", &["一次性"]),
        column("life", "policies.life", &["寿险"]),
        column("liability", "policies.liability", &["责任险"]),
        column("marine", "policies.marine", &["海上保险", "海上险"]),
        column("reinsurance", "policies.reinsurance", &["再保险"]),
    ],
];

/// The columns of a table of contacts.
pub(super) static CONTACTS: &[&[Column]] = &[
    &OF_CLIENT,
    &[
        column("contact", "", &["联系人", "姓名", "contact name"]),
        column("role", "contacts.role", &["职位", "title"]),
        column(
            "phone",
            "contacts.phone",
            &["手机", "联系电话", "telephone"],
        ),
        column("email", "contacts.email", &["邮箱", "电子邮件", "e-mail"]),
        column("until", "contacts.until", &[]),
    ],
];

/// The columns of a table of teams.
pub(super) static TEAMS: &[&[Column]] = &[
    &OF_CLIENT,
    &[
        column(
            "member",
            "",
            &[
                "成员",
                "团队成员",
                "成员姓名",
                "姓名",
                "人员",
                "person",
                "team member",
            ],
        ),
        column("role", "team.members.role", &["岗位", "team role"]),
        column("duty", "team.members.duty", &["分工", "职责分工"]),
        column(
            "from",
            "team.members.from",
            &["起始日期", "任职日期", "加入日期", "since"],
        ),
        column(
            "until",
            "team.members.until",
            &["终止日期", "离任日期", "离开日期", "to"],
        ),
    ],
];

/// One column of a table.
#[derive(Debug)]
pub(super) struct Heading {
    /// The heading as written.
    pub(super) words: String,
    /// The key that it holds, if any.
    pub(super) key: Option<&'static str>,
    /// The unit in its brackets; empty where it has none.
    pub(super) unit: String,
}

impl Heading {
    /// Whether it says that its numbers count per cent, in brackets or as a key does: brokerage-percent.
    pub(super) fn counts_per_cent(&self) -> bool {
        let words = alike::folded(&self.words);
        self.unit == "%" || words.contains(['%', '％']) || words.contains("percent")
    }
}

/// The headings of a table: for each of its columns the key it holds, if any.
#[derive(Debug)]
pub(super) struct Headings {
    /// Column by column.
    pub(super) columns: Vec<Heading>,
    /// The position of the heading's row among the rows.
    pub(super) at: usize,
}

/// How far down a heading is looked for: offices put a title above.
const DEEPEST: usize = 10;

/// The row of headings: of the first ten the one with the most that are known; `None` where none has two.
pub(super) fn headings(
    known: &[&'static [Column]],
    rows: &[Row],
    mapped: &BTreeMap<String, String>,
) -> Option<Headings> {
    let found = rows.iter().take(DEEPEST).enumerate().map(|(at, row)| {
        let columns = row.cells.iter().map(|cell| match cell {
            Value::Text(heading) => Heading {
                words: heading.clone(),
                key: key(known, heading, mapped),
                unit: unit(heading),
            },
            _ => Heading {
                words: String::new(),
                key: None,
                unit: String::new(),
            },
        });
        let columns: Vec<_> = columns.collect();
        Headings { columns, at }
    });
    let count = |it: &Headings| it.columns.iter().filter(|it| it.key.is_some()).count();
    // Of equal ones the first.
    let best = found.rev().max_by_key(count)?;
    (count(&best) > 1).then_some(best)
}

/// The key that a heading means.
fn key(
    known: &[&'static [Column]],
    heading: &str,
    mapped: &BTreeMap<String, String>,
) -> Option<&'static str> {
    let mut columns = known.iter().flat_map(|columns| columns.iter());
    let wanted = mapped
        .iter()
        .find(|(from, _)| alike::is_same(from, heading));
    if let Some((_, wanted)) = wanted {
        return columns.find(|it| it.key == wanted).map(|it| it.key);
    }
    let plain = plain(heading);
    columns.find(|it| is_called(it, &plain)).map(|it| it.key)
}

/// What stands in the brackets of a heading: 万元 of 保险费（万元）.
fn unit(heading: &str) -> String {
    let whole = alike::folded(heading);
    let rest = whole.split_once('(').map_or("", |(_, rest)| rest);
    rest.split(')').next().unwrap_or_default().to_owned()
}

/// A heading without its unit in brackets, marks and blanks: 保险费（元） is 保险费.
fn plain(heading: &str) -> String {
    let whole = alike::folded(heading).into_owned();
    let cut = whole.split('(').next().filter(|cut| !cut.is_empty());
    let cut = cut.unwrap_or(&whole);
    cut.trim_matches(['*', ':', '#', '.'])
        .replace(['_', '-'], "")
}

fn is_called(column: &Column, heading: &str) -> bool {
    let is = |name: &str| {
        let name = name.strip_prefix("the ").unwrap_or(name);
        plain(name) == heading
    };
    let way: Vec<&str> = column.way.split('.').collect();
    let row = key_of(&way);
    let words = row.into_iter().flat_map(|row| [row.words, row.head]);
    let words = words.flat_map(|both| [half(both, Lang::Zh), half(both, Lang::En)]);
    let mut names = words.chain(column.also.iter().copied()).chain([column.key]);
    names.any(|name| !name.is_empty() && is(name))
}

impl Headings {
    /// Two columns that hold the same key, by their headings.
    pub(super) fn twice(&self) -> Option<(&str, &str)> {
        let columns = || {
            self.columns
                .iter()
                .enumerate()
                .filter(|(_, it)| it.key.is_some())
        };
        columns().find_map(|(nth, one)| {
            let mut others = columns().skip_while(|(other, _)| *other <= nth);
            let (_, other) = others.find(|(_, other)| other.key == one.key)?;
            Some((one.words.as_str(), other.words.as_str()))
        })
    }
}

/// Every key that a mapping file may name, in the order of the table.
pub(super) fn keys(known: &[&'static [Column]]) -> impl Iterator<Item = &'static str> {
    known
        .iter()
        .flat_map(|columns| columns.iter())
        .map(|it| it.key)
}

#[cfg(test)]
mod tests;
