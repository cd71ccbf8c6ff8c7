//! The form of a record: every section and key, said once.
//!
//! ```text
//! FORM       the sections, in the order kefu writes them
//! Section    its name, what one entry of it is called, which key identifies an entry
//! Key        its name, its role, what people call it
//! Role       what a key is for: a fact, a term that may lie ahead, a reference, …
//! ```
//!
//! What kind of value a key takes is said by its reader alone ([`shape`](super::shape)). Everything else that
//! knows a key asks here: the order in which keys are written, the words for a key in both languages, which
//! dates are facts, which key identifies an entry, which keys name another entry.

use std::sync::LazyLock;

use crate::both;
use crate::document::edit::Layout;
use crate::document::{Item, KeyPath, Value};

use super::course;

mod appointed;
mod rows;
mod served;
mod year;

pub use rows::{Key, Role, Section};
use rows::{TABLE, section};

/// Every section of a record, in the order kefu writes them. What is not named here is an unknown key.
pub static FORM: &[Section] = &[
    section("", TABLE, both!("客户服务记录", "the client's record")).keys(appointed::ROOT),
    section("client", TABLE, both!("客户", "the client")).keys(appointed::CLIENT),
    section("contacts", "id", both!("联系人", "the contact")).keys(appointed::CONTACTS),
    section("needs", "id", both!("客户需求", "the need")).keys(appointed::NEEDS),
    section("appointment", TABLE, both!("委托关系", "the appointment"))
        .keys(appointed::APPOINTMENT),
    section(
        "appointment.commitments",
        "id",
        both!("服务承诺", "the commitment"),
    )
    .keys(appointed::COMMITMENTS),
    section(
        "appointment.extensions",
        "id",
        both!("委托展期", "the extension"),
    )
    .keys(appointed::EXTENSIONS),
    section("team", TABLE, both!("服务团队", "the service team")).keys(appointed::TEAM),
    section("team.members", "name", both!("团队成员", "the team member")).keys(appointed::MEMBERS),
    section(
        "team.hand-overs",
        "id",
        both!("客户经理交接", "the hand-over"),
    )
    .keys(appointed::HAND_OVERS),
    section("archive", TABLE, both!("客户档案", "the client archive"))
        .keys(appointed::ARCHIVE)
        .steps(course::ARCHIVE),
    section("archive.documents", "id", both!("文件", "the document")).keys(appointed::DOCUMENTS),
    section("years", "starts", both!("服务年度", "the service year")).keys(year::YEARS),
    section("years.rating", TABLE, both!("星级评定", "the star rating")).keys(year::RATING),
    section(
        "years.rating.override",
        TABLE,
        both!("星级调整", "the override"),
    )
    .note(both!("批准后有效", "in force once approved"))
    .keys(year::OVERRIDE)
    .steps(course::OVERRIDE),
    section(
        "years.rating.publication",
        TABLE,
        both!("星级公布", "the publication of the stars"),
    )
    .keys(year::PUBLICATION)
    .steps(course::PUBLICATION),
    section("years.plan", TABLE, both!("服务计划", "the plan"))
        .keys(year::PLAN)
        .steps(course::PLAN),
    section(
        "years.plan.opinion",
        TABLE,
        both!("客户关系管理人员意见", "the opinion of client relations"),
    )
    .keys(year::OPINION),
    section(
        "years.plan.lowerings",
        "id",
        both!("调低的服务标准", "the lowered standard"),
    )
    .note(both!("批准后有效", "in force once approved"))
    .keys(year::LOWERINGS)
    .steps(course::LOWERINGS),
    section("years.plan.items", "id", both!("计划项目", "the plan item")).keys(year::ITEMS),
    section(
        "years.plan.revisions",
        "id",
        both!("计划修订", "the revision"),
    )
    .keys(year::REVISIONS),
    section("policies", "id", both!("保单", "the policy")).keys(served::POLICIES),
    section("endorsements", "id", both!("批改", "the endorsement"))
        .keys(served::ENDORSEMENTS)
        .steps(course::ENDORSEMENTS),
    section("risks", "id", both!("风险变化", "the change of risk"))
        .keys(served::RISKS)
        .steps(course::RISKS),
    section(
        "duties",
        "id",
        both!("保险公司应办事项", "the insurer's duty"),
    )
    .keys(served::DUTIES)
    .steps(course::DUTIES),
    section("claims", "id", both!("索赔", "the claim"))
        .keys(served::CLAIMS)
        .steps(course::CLAIMS),
    section("complaints", "id", both!("投诉", "the complaint"))
        .keys(served::COMPLAINTS)
        .steps(course::COMPLAINTS),
    section("reviews", "id", both!("客户回顾", "the account review")).keys(served::REVIEWS),
    section("reviews.scores", "goal", both!("指标评分", "the score")).keys(served::SCORES),
    section("renewals", "id", both!("续转", "the renewal"))
        .keys(served::RENEWALS)
        .steps(course::RENEWALS),
    section(
        "renewals.outcomes",
        "policy",
        both!("续转结果", "the outcome"),
    )
    .keys(served::OUTCOMES),
    section(
        "renewals.loss",
        TABLE,
        both!("流失的后续", "the aftermath of the loss"),
    )
    .keys(served::LOSS),
    section("diary", "id", both!("客户日志", "the diary entry")).keys(served::DIARY),
    section("waivers", "id", both!("豁免", "the waiver")).keys(served::WAIVERS),
];

/// The order in which a record's sections and keys stand when kefu writes them.
pub static LAYOUT: LazyLock<Layout> = LazyLock::new(|| {
    let names = |section: &Section| section.keys.iter().map(|key| key.name).collect();
    Layout(FORM.iter().map(|it| (it.name, names(it))).collect())
});

/// The section of this name, its keys joined with dots.
pub fn section_of(name: &str) -> Option<&'static Section> {
    FORM.iter().find(|section| section.name == name)
}

/// The row of a key, by the keys on the way to it: `["claims", "paid"]`.
pub fn key_of(way: &[&str]) -> Option<&'static Key> {
    let (name, section) = way.split_last()?;
    section_of(&section.join("."))?.key(name)
}

/// Shows every table of a section, with its position in each list on the way to it.
pub fn each_table<'d>(root: Item<'d>, section: &str, mut show: impl FnMut(Item<'d>, &[usize])) {
    descend(root, section, &mut Vec::new(), &mut show);
}

fn descend<'d>(
    table: Item<'d>,
    section: &str,
    nths: &mut Vec<usize>,
    show: &mut impl FnMut(Item<'d>, &[usize]),
) {
    let (key, rest) = match section.split_once('.') {
        Some((key, rest)) => (key, Some(rest)),
        None => (section, None),
    };
    let Some(item) = table.get(key) else { return };
    let mut below = |table, nths: &mut Vec<usize>| match rest {
        Some(rest) => descend(table, rest, nths, show),
        None => show(table, nths),
    };
    if !matches!(item.value(), Value::Array(..)) {
        return below(item, nths);
    }
    for (nth, entry) in item.items().enumerate() {
        nths.push(nth);
        below(entry, nths);
        nths.pop();
    }
}

/// The way to the table of a section that stands at these positions in the lists on the way.
pub fn way_of(section: &str, nths: &[usize]) -> KeyPath {
    let mut nths = nths.iter();
    let mut name = String::new();
    let mut way = KeyPath::root();
    for key in section.split('.') {
        if !name.is_empty() {
            name.push('.');
        }
        name.push_str(key);
        way = way.key(key);
        let is_list = section_of(&name).is_some_and(|it| it.identified_by.is_some());
        if is_list && let Some(nth) = nths.next() {
            way = way.nth(*nth);
        }
    }
    way
}

#[cfg(test)]
mod tests;
