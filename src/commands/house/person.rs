//! The page of one person: what is late and wrong, what is due, the clients.

use super::House;
use super::late::standing;
use super::place::href;
use super::seen::Work;
use crate::alike;
use crate::commands::which::Which;
use crate::output::check::by_person;
use crate::output::{Cell, Column, Table, Tone};
use crate::print::house::{Glance, Part, Sheet};
use crate::say;
use crate::standing::{State, When, people};
use crate::text;

/// How many working days ahead the work is told.
const AHEAD: i64 = 20;

impl House<'_> {
    /// The page of a person.
    pub(super) fn person(&self, name: &str) -> Sheet {
        let lang = self.desk.lang();
        let is_theirs = |who: &Option<String>| alike::is_asked(who.as_deref(), Some(name));
        let found = standing(self.report).filter(|line| is_theirs(&line.who));
        let found: Vec<_> = by_person(found).into_iter().flatten().collect();
        let late = self.late.iter();
        let late = late.filter(|line| is_theirs(&line.who)).count();
        let found = self.found(found, "../", true);
        let work = self.work(name);
        let clients = self.clients_of(Some(name), "../");
        let of = |part: &Part, words: String| Glance {
            figure: part.count.to_string(),
            words,
            href: format!("#{}", part.key),
            bad: false,
        };
        let glance = vec![
            Glance {
                figure: late.to_string(),
                bad: late > 0,
                ..of(&found, say!(lang, zh: "逾期", en: "late"))
            },
            of(&found, say!(lang, zh: "核对结果", en: "found by a check")),
            of(
                &work,
                say!(lang, zh: "{AHEAD} 个工作日内", en: "due within {AHEAD} working days"),
            ),
            of(&clients, say!(lang, zh: "负责的客户", en: "clients")),
        ];
        Sheet {
            nav: vec![self.home()],
            glance,
            parts: vec![found, work, clients],
            ..self.frame().sheet(name.to_owned(), "../")
        }
    }

    /// What a person has to do soon, and what is past.
    fn work(&self, name: &str) -> Part {
        let lang = self.desk.lang();
        let is_theirs = |work: &&Work| {
            let mut who = work.who.iter().flat_map(|who| people(who));
            work.left <= AHEAD && who.any(|who| alike::is_same(who, name))
        };
        let mut all: Vec<(String, String, &Work)> = Vec::new();
        for (which, seen) in &self.clients {
            let work = seen.work.iter().filter(is_theirs);
            all.extend(work.map(|work| (which.id.clone(), seen.name.clone(), work)));
        }
        all.sort_by_key(|(_, _, work)| work.when.rank(self.desk.today));
        let row = |(_, name, work): &(String, String, &Work)| {
            let (tone, left) = match work.when {
                When::By(due) => {
                    let state = State::of(due, None, self.desk.today, |_, _| work.left.abs());
                    let tone = match state {
                        State::Overdue(_) => Tone::Bad,
                        _ => Tone::Plain,
                    };
                    (tone, text::clock::brief(lang, state))
                }
                When::Since(_) => {
                    let waits = say!(lang, zh: "等待", en: "waits");
                    (Tone::Faint, waits)
                }
            };
            vec![
                work.day.clone().toned(tone),
                Cell::Text(left).toned(tone),
                Cell::from(name.as_str()),
                work.what.clone(),
            ]
        };
        let table = Table {
            key: "work",
            columns: vec![
                Column::new("by", say!(lang, zh: "期限", en: "by")),
                Column::new("left", say!(lang, zh: "工作日", en: "working days")),
                Column::new("name", say!(lang, zh: "客户", en: "client")),
                Column::new("what", say!(lang, zh: "事项", en: "what")).grow(),
            ],
            rows: all.iter().map(row).collect(),
            empty: say!(lang, zh: "{AHEAD} 个工作日内没有到期事项。", en: "Nothing is due within {AHEAD} working days."),
        };
        let title = say!(lang, zh: "{AHEAD} 个工作日内", en: "Due within {AHEAD} working days");
        Part::of(lang, title, &table, |nth, key| {
            let place = self.places.client(&all[nth].0).filter(|_| key == "name")?;
            Some(href("../", place))
        })
    }

    /// Clients, of a person or all: where each stands.
    pub(super) fn clients_of(&self, who: Option<&str>, up: &str) -> Part {
        let lang = self.desk.lang();
        let theirs = self.clients.iter().filter(|(_, seen)| {
            let is_theirs = alike::is_asked(seen.who.as_deref(), who);
            is_theirs && (seen.is_active || who.is_none())
        });
        let theirs: Vec<_> = theirs.collect();
        let is_past = |work: &&Work| work.when.is_overdue(self.desk.today);
        let row = |(_, seen): &&(Which, super::Seen)| {
            let overdue = seen.work.iter().filter(is_past).count();
            let tone = if overdue > 0 { Tone::Bad } else { Tone::Faint };
            vec![
                Cell::from(seen.name.as_str()),
                seen.stage.clone(),
                seen.stars.map_or(Cell::Empty, Cell::Stars),
                Cell::counted(overdue).toned(tone),
                Cell::from(seen.last),
                Cell::from(seen.who.clone()),
            ]
        };
        let table = Table {
            key: "clients",
            columns: vec![
                Column::new("name", say!(lang, zh: "客户", en: "client")).grow(),
                Column::new("stage", say!(lang, zh: "阶段", en: "stage")),
                Column::new("stars", say!(lang, zh: "星级", en: "stars")),
                Column::new("overdue", say!(lang, zh: "逾期事项", en: "overdue")).right(),
                Column::new("since", say!(lang, zh: "最近记录", en: "last entry")),
                Column::new("who", say!(lang, zh: "客户经理", en: "account manager")),
            ],
            rows: theirs.iter().map(row).collect(),
            empty: say!(lang, zh: "没有负责的客户。", en: "No client."),
        };
        let left_out: &[&str] = if who.is_some() { &["who"] } else { &[] };
        let table = table.without(left_out);
        let title = say!(lang, zh: "负责的客户", en: "Clients");
        Part::of(lang, title, &table, |nth, key| match key {
            "name" => self.places.client(&theirs[nth].0.id).map(|it| href(up, it)),
            "who" => {
                let who = theirs[nth].1.who.as_deref()?;
                self.places.person(who).map(|it| href(up, it))
            }
            _ => None,
        })
    }
}
