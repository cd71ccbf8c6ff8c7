//! The tables of a client's card: deadlines, contacts, needs, commitments, open plan items, open complaints, the diary.

use super::super::super::clocks;
use super::Card;
use crate::changes::plan::still_open;
use crate::model::Commitment;
use crate::output::{Cell, Column, Table, Tone};
use crate::standing::{Clock, Promise, complaint_wait};
use crate::text;
use crate::text::word::diary_kind;

/// How many diary entries a card shows.
const LATEST: usize = 3;

impl Card<'_> {
    /// The complaints that are not settled, each with the last day to answer it.
    pub(super) fn complaints(&self) -> Table {
        let complaints = self.case.record.complaints.iter().enumerate();
        let rows = complaints.filter(|(_, it)| it.is_open()).map(|(nth, it)| {
            let wait = complaint_wait(self.case, nth, it);
            vec![
                Cell::Id(it.id.to_owned()),
                Cell::from(it.text),
                Cell::from(it.received),
                Cell::from(it.answered),
                Cell::from(wait.map(|wait| wait.due.date)),
            ]
        });
        let columns = vec![
            self.column("id", "编号", "id"),
            Column::of(self.lang, "complaints.text").grow(),
            Column::of(self.lang, "complaints.received"),
            self.column("answered", "已答复", "answered"),
            self.column("due", "答复期限", "answer by"),
        ];
        table("open-complaints", columns, rows.collect())
    }

    pub(super) fn clocks(&self) -> Table {
        let mut clocks = Clock::all(self.case);
        clocks.retain(|clock| !clock.unrecorded);
        clocks::table(self.lang, self.case, &clocks)
    }

    pub(super) fn former_names(&self) -> Table {
        let names = self.case.record.client.former_names.iter();
        let rows = names.map(|former| {
            vec![
                Cell::Id(former.id.to_owned()),
                Cell::from(former.name),
                Cell::from(former.until),
            ]
        });
        let columns = vec![
            self.column("id", "编号", "id"),
            Column::of(self.lang, "client.former-names.name").grow(),
            Column::of(self.lang, "client.former-names.until"),
        ];
        table("former-names", columns, rows.collect())
    }

    pub(in crate::commands) fn contacts(&self) -> Table {
        let rows = self.case.record.contacts.iter().map(|contact| {
            vec![
                Cell::Id(contact.id.to_owned()),
                Cell::from(contact.name),
                Cell::from(contact.role),
                Cell::from(contact.phone),
                Cell::from(contact.email),
                Cell::from(contact.until),
            ]
        });
        // Most contacts are there for good.
        let mut all = self.case.record.contacts.iter();
        let until = match all.any(|it| it.until.is_some()) {
            true => Column::of(self.lang, "contacts.until"),
            false => Column::data("until"),
        };
        let columns = vec![
            self.column("id", "编号", "id"),
            Column::of(self.lang, "contacts.name"),
            Column::of(self.lang, "contacts.role").grow(),
            Column::of(self.lang, "contacts.phone"),
            Column::of(self.lang, "contacts.email"),
            until,
        ];
        table("contacts", columns, rows.collect())
    }

    pub(super) fn needs(&self) -> Table {
        let rows = self.case.record.needs.iter().map(|need| {
            vec![
                Cell::Id(need.id.to_owned()),
                Cell::from(need.text),
                Cell::from(need.found),
                Cell::from(need.by),
                self.covered(need.id),
            ]
        });
        let columns = vec![
            self.column("id", "编号", "id"),
            Column::of(self.lang, "needs.text").grow(),
            Column::of(self.lang, "needs.found"),
            Column::of(self.lang, "needs.by"),
            self.column("covered-by", "计划", "planned"),
        ];
        table("needs", columns, rows.collect())
    }

    pub(super) fn commitments(&self) -> Table {
        let appointment = self.case.record.appointment().into_iter();
        let rows = appointment.flat_map(|it| &it.commitments).map(|promise| {
            vec![
                Cell::Id(promise.id.to_owned()),
                Cell::from(promise.text),
                self.promised(promise),
            ]
        });
        let columns = vec![
            self.column("id", "编号", "id"),
            Column::of(self.lang, "appointment.commitments.text").grow(),
            self.column("covered-by", "计划", "planned"),
        ];
        table("commitments", columns, rows.collect())
    }

    /// The plan items that cover a commitment; in words, when it is kept where no day is planned for it.
    fn promised(&self, commitment: &Commitment<'_>) -> Cell {
        let kept = Promise::of(self.case.standard, commitment).kept;
        let is_covered = self.case.record.covering(commitment.id).next().is_some();
        match kept.is_dated() || is_covered || self.whole {
            true => self.covered(commitment.id),
            false => Cell::Text(text::paper::undated(self.lang, kept)),
        }
    }

    /// The plan items that cover a commitment or need and were not dropped (D17).
    fn covered(&self, id: &str) -> Cell {
        let covering = self.case.record.covering(id);
        let ids: Vec<String> = covering.map(|item| item.id.to_owned()).collect();
        match ids.is_empty() && !self.whole {
            true => Cell::Text(self.words("未列入", "not planned")).toned(Tone::Warning),
            false => Cell::List(ids),
        }
    }

    pub(super) fn items(&self) -> Table {
        let open = still_open(self.case.record).map(|found| found.item);
        let rows = open.map(|item| {
            let over = item.finish.is_some_and(|finish| finish < self.case.today);
            let tone = if over { Tone::Bad } else { Tone::Plain };
            vec![
                Cell::Id(item.id.to_owned()),
                Cell::from(item.service.map(|code| self.service(code))),
                Cell::from(item.content),
                Cell::from(item.start),
                Cell::from(item.finish.map(|day| Cell::Date(day).toned(tone))),
                Cell::from(item.handler),
            ]
        });
        let columns = vec![
            self.column("id", "编号", "id"),
            Column::of(self.lang, "years.plan.items.service"),
            Column::of(self.lang, "years.plan.items.content").grow(),
            Column::of(self.lang, "years.plan.items.start"),
            Column::of(self.lang, "years.plan.items.finish"),
            Column::of(self.lang, "years.plan.items.handler"),
        ];
        table("open-items", columns, rows.collect())
    }

    pub(in crate::commands) fn diary(&self) -> Table {
        let mut entries: Vec<_> = self.case.record.diary.iter().collect();
        entries.sort_by_key(|entry| entry.on);
        let rows = entries.iter().rev().take(LATEST).map(|entry| {
            vec![
                Cell::Id(entry.id.to_owned()),
                Cell::from(entry.on),
                Cell::from(entry.by),
                Cell::from(entry.kind.map(|code| self.kind(code))),
                Cell::from(entry.did),
                Cell::from(entry.response),
            ]
        });
        let mut columns = vec![
            self.column("id", "编号", "id"),
            Column::of(self.lang, "diary.on"),
            Column::of(self.lang, "diary.by"),
            Column::of(self.lang, "diary.kind"),
            Column::of(self.lang, "diary.did").grow(),
            Column::of(self.lang, "diary.response").grow(),
        ];
        let mut rows: Vec<_> = rows.collect();
        if !self.whole {
            // The id is the day with a number: it takes room and tells a person nothing.
            columns.remove(0);
            for row in &mut rows {
                row.remove(0);
            }
        }
        table("diary", columns, rows)
    }

    /// What a diary entry is about, by its name: a service of the standard, or business of the trade.
    fn kind(&self, code: &str) -> Cell {
        Cell::Code {
            code: code.to_owned(),
            label: diary_kind(self.lang, self.case.standard, code),
            tone: Tone::Plain,
        }
    }

    /// A service of the standard by its name, or another word as it was written.
    fn service(&self, code: &str) -> Cell {
        let services = &self.case.standard.services;
        let known = services.iter().find(|service| service.code == code);
        Cell::Code {
            code: code.to_owned(),
            label: known.map_or(code, |it| it.name.pick(self.lang)).to_owned(),
            tone: Tone::Plain,
        }
    }
}

pub(super) fn table(key: &'static str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Table {
    Table {
        key,
        columns,
        rows,
        empty: String::new(),
    }
}
