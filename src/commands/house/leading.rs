//! What comes before anything is late: contacts that thin out, renewals that are not prepared, clients in one person's
//! hands, commitments that fall due.

use std::collections::BTreeSet;

use chrono::{Days, Months};

use super::lists::{ENDS, step};
use super::row::{Row, table};
use crate::alike;
use crate::lang::Lang;
use crate::model::RenewalStep;
use crate::output::{Cell, Column, Table, Tone};
use crate::say;
use crate::standing::{
    Case, Expiring, Promise, Share, Silence, Stage, agenda, charges, expiring, people, silence,
    year_today,
};

/// A renewal that ends within so many calendar days should have its programme.
pub(super) const PROGRAMME: u64 = 60;

/// The rows of one client.
pub(super) struct Leading {
    pub(super) contacts: Vec<Row>,
    pub(super) unprepared: Vec<Row>,
    pub(super) one_hand: Vec<Row>,
    pub(super) commitments: Vec<Row>,
}

impl Leading {
    pub(super) fn of(lang: Lang, case: &Case<'_>) -> Leading {
        let is_served = matches!(Stage::of(case), Stage::Signing | Stage::Service);
        let mut leading = Leading {
            contacts: contacts(lang, case),
            unprepared: unprepared(lang, case),
            one_hand: Vec::new(),
            commitments: Vec::new(),
        };
        if is_served {
            leading.one_hand = one_hand(case);
            leading.commitments = commitments(lang, case);
        }
        leading
    }

    pub(super) fn rows_mut(&mut self) -> impl Iterator<Item = &mut Vec<Row>> {
        let Leading {
            contacts,
            unprepared,
            one_hand,
            commitments,
        } = self;
        [contacts, unprepared, one_hand, commitments].into_iter()
    }
}

/// A diary that has been silent for two thirds of the time that stars and plan allow, or longer (D30, D56); and one that has
/// no entry yet, however short that is.
fn contacts(lang: Lang, case: &Case<'_>) -> Vec<Row> {
    let written = case.record.diary.iter().map(|it| it.on);
    let mut written = written.chain(case.record.reviews.iter().map(|it| it.on));
    let is_blank = !written.any(|on| on <= case.today);
    let silence = silence(case).filter(|it| is_blank || 3 * it.working_days >= 2 * it.planned);
    let row = |it: Silence| {
        let tone = if it.is_long() { Tone::Bad } else { Tone::Plain };
        let since = it.since.0;
        let cells = vec![
            match is_blank {
                true => {
                    Cell::Text(say!(lang, zh: "尚无（自 {since}）", en: "none yet (since {since})"))
                }
                false => Cell::Date(since),
            },
            Cell::Count(it.working_days).toned(tone),
            Cell::Count(it.planned),
        ];
        Row::of(case, case.who(), it.since.0, cells)
    };
    silence.map(row).into_iter().collect()
}

pub(super) fn of_contacts(lang: Lang) -> Table {
    table(
        "contacts",
        vec![
            Column::new("name", say!(lang, zh: "客户", en: "client")).grow(),
            Column::new("since", say!(lang, zh: "最近记录", en: "last entry")),
            Column::new("age", say!(lang, zh: "已过工作日", en: "working days")).right(),
            Column::new("most", say!(lang, zh: "至多", en: "allowed")).right(),
        ],
        say!(lang, zh: "各户近期均有联系。", en: "Every client has been served recently."),
    )
}

/// Renewals that end soon and have no programme (D65).
fn unprepared(lang: Lang, case: &Case<'_>) -> Vec<Row> {
    let last = case.today + Days::new(PROGRAMME);
    let all = expiring(case).into_iter();
    let open = all.filter(|it| it.running(case.today).next().is_some() && it.expires <= last);
    let without = open.filter(|it| {
        let mut steps = it.steps.iter();
        steps.any(|step| step.step == RenewalStep::Programme && step.done.is_none())
    });
    let row = |it: Expiring<'_>| {
        let handler = it.recorded.and_then(|(_, renewal)| renewal.handler);
        let policies = it.running(case.today).map(|it| it.policy.id.to_owned());
        let cells = vec![
            Cell::List(policies.collect()),
            Cell::Date(it.expires),
            Cell::Count((it.expires - case.today).num_days()),
            step(lang, case, &it),
        ];
        Row::of(case, handler.or(case.who()), it.expires, cells)
    };
    without.map(row).collect()
}

pub(super) fn of_unprepared(lang: Lang) -> Table {
    table(
        "unprepared",
        vec![
            Column::new("name", say!(lang, zh: "客户", en: "client")).grow(),
            Column::new("policies", say!(lang, zh: "保单", en: "policies")).grow(),
            Column::new("ends", say!(lang, zh: "到期", en: "ends")),
            Column::new("days", say!(lang, zh: "天", en: "days")).right(),
            Column::new("step", say!(lang, zh: "下一步", en: "next step")).grow(),
        ],
        say!(lang,
            zh: "{PROGRAMME} 天内到期的续转都有方案。",
            en: "Every renewal that ends within {PROGRAMME} days has its programme."
        ),
    )
}

/// All open work, and all service of the last twelve months, is one person's; or the team is one person (D22).
fn one_hand(case: &Case<'_>) -> Vec<Row> {
    let year_ago = case.today - Months::new(12);
    let manager = case.who();
    let work = charges(case);
    // What the stages ask for has nobody's name in the record, and is the account manager's.
    let mut names: Vec<&str> = agenda(case).iter().filter_map(|it| it.who).collect();
    for charge in &work {
        names.extend(charge.handler.or(manager).into_iter().flat_map(people));
    }
    let diary = case.record.diary.iter();
    let diary = diary.filter(|it| year_ago < it.on && it.on <= case.today);
    names.extend(diary.filter_map(|it| it.by).flat_map(people));
    let hands: BTreeSet<String> = names
        .iter()
        .map(|it| alike::folded(it).into_owned())
        .collect();
    let team = case.record.team.iter();
    let members = team.flat_map(|team| team.members_on(case.today).map(|it| it.name));
    let members: Vec<&str> = members.collect();
    let one = members.first().filter(|first| {
        let mut others = members.iter();
        others.all(|it| alike::is_same(it, first))
    });
    let who = match hands.len() {
        1 => names.first().or(one),
        _ => one,
    };
    let Some(who) = who else {
        return Vec::new();
    };
    let cells = vec![Cell::counted(work.len()), Cell::counted(members.len())];
    vec![Row::of(case, Some(who), case.today, cells)]
}

pub(super) fn of_one_hand(lang: Lang) -> Table {
    table(
        "one-hand",
        vec![
            Column::new("name", say!(lang, zh: "客户", en: "client")).grow(),
            Column::new("work", say!(lang, zh: "在手事项", en: "open work")).right(),
            Column::new("team", say!(lang, zh: "团队人数", en: "in the team")).right(),
        ],
        say!(lang, zh: "没有全部由一人经办的客户。", en: "No client is in one person's hands alone."),
    )
}

/// Commitments of the running service year that have a date: those that no item covers, and those with an item that is
/// open and due soon or past (D16, D17).
fn commitments(lang: Lang, case: &Case<'_>) -> Vec<Row> {
    let last = case.today + Days::new(ENDS);
    let Some(year) = year_today(case) else {
        return Vec::new();
    };
    let plan = year.recorded.and_then(|(_, year)| year.plan.as_ref());
    let Some(plan) = plan else {
        return Vec::new();
    };
    let share = Share::of(case, &year);
    let promised = case.record.appointment().into_iter();
    let promised = promised.flat_map(|it| &it.commitments);
    let mut rows = Vec::new();
    for commitment in promised {
        let promise = Promise::of(case.standard, commitment);
        if !promise.kept.is_dated() {
            continue;
        }
        let mut items = promise.kept_by(&plan.items, share).into_iter().peekable();
        let is_planned = items.peek().is_some();
        let next = items.filter(|it| it.is_open_on(case.today));
        let next = next.filter_map(|it| it.finish).min();
        let is_over = || promise.is_met_before(case.record, year.starts);
        if !is_planned && (is_over() || promise.can_wait(case.record, &year)) {
            continue;
        }
        let (day, state) = match (is_planned, next) {
            (false, _) => {
                let none = say!(lang, zh: "未列入计划", en: "not in the plan");
                (case.today, Cell::Text(none).toned(Tone::Bad))
            }
            (true, Some(finish)) if finish <= last => {
                let tone = if finish < case.today {
                    Tone::Bad
                } else {
                    Tone::Plain
                };
                (finish, Cell::Date(finish).toned(tone))
            }
            (true, _) => continue,
        };
        let cells = vec![Cell::from(commitment.text), state];
        rows.push(Row::of(case, case.who(), day, cells));
    }
    rows
}

pub(super) fn of_commitments(lang: Lang) -> Table {
    table(
        "commitments",
        vec![
            Column::new("name", say!(lang, zh: "客户", en: "client")).grow(),
            Column::new("what", say!(lang, zh: "承诺", en: "commitment")).grow(),
            Column::new("by", say!(lang, zh: "最迟", en: "by")),
        ],
        say!(lang, zh: "{ENDS} 天内没有要履行的承诺。", en: "No commitment falls due within {ENDS} days."),
    )
}
