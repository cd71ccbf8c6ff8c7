//! The first page: exceptions, then what comes, then today's figures.

use super::House;
use super::late::new;
use super::leading::{of_commitments, of_contacts, of_one_hand, of_unprepared};
use super::lists::{of_approvals, of_ends, of_open};
use super::place::href;
use super::row::Row;
use super::seen::Seen;
use super::then::Then;
use crate::commands::paper::styled;
use crate::commands::report::portfolio;
use crate::lang::Lang;
use crate::output::{Cell, Column, Table};
use crate::print::Template;
use crate::print::house::{Glance, Part, Sheet};
use crate::say;

pub(super) fn title(lang: Lang) -> String {
    say!(lang, zh: "服务看板", en: "Service board")
}

impl House<'_> {
    /// The first page.
    pub(super) fn index(&self, then: &[Then]) -> anyhow::Result<Vec<u8>> {
        let lang = self.desk.lang();
        let late = self.late_by_person();
        let of = |title: String, table: Table, rows: fn(&Seen) -> &Vec<Row>| {
            self.list(title, table, self.rows(rows))
        };
        let approvals = of(
            say!(lang, zh: "待批准、待意见", en: "Waiting for approval or an opinion"),
            of_approvals(lang),
            |seen| &seen.lists.approvals,
        );
        let ends = of(
            say!(lang, zh: "90 天内到期", en: "Ending within 90 days"),
            of_ends(lang),
            |seen| &seen.lists.ends,
        );
        let open = of(
            say!(lang, zh: "投诉与索赔", en: "Complaints and claims"),
            of_open(lang),
            |seen| &seen.lists.open,
        );
        let leading = [
            of(
                say!(lang, zh: "联系渐疏", en: "Contacts that thin out"),
                of_contacts(lang),
                |seen| &seen.leading.contacts,
            ),
            of(
                say!(lang, zh: "60 天内到期、尚无续转方案", en: "Ending within 60 days, without a programme"),
                of_unprepared(lang),
                |seen| &seen.leading.unprepared,
            ),
            of(
                say!(lang, zh: "全部由一人经办的客户", en: "Clients in one person's hands"),
                of_one_hand(lang),
                |seen| &seen.leading.one_hand,
            ),
            of(
                say!(lang, zh: "承诺：未列入计划或 90 天内到期", en: "Commitments not planned, or due within 90 days"),
                of_commitments(lang),
                |seen| &seen.leading.commitments,
            ),
        ];
        let mut sheet = Sheet {
            glance: self.glance(&late, &approvals, &ends, &open),
            left_out: self.unread.clone(),
            figures: say!(lang, zh: "今天的数字", en: "Today's figures"),
            then: self.then(then).into_iter().collect(),
            sections: portfolio::sections_on_paper(self.desk, &self.tally),
            about: self.compared(),
            ..self.frame().sheet(title(lang), "")
        };
        sheet.parts = vec![late, approvals, open, ends];
        sheet.parts.extend(leading);
        sheet.parts.push(self.load());
        sheet.parts.push(self.everyone());
        self.printed(&styled(self.desk, Template::index())?, &sheet)
    }

    /// The day of the earlier check, if there is one.
    fn compared(&self) -> String {
        let Some(since) = &self.report.since else {
            return String::new();
        };
        let (lang, day) = (self.desk.lang(), since.today);
        let settled = since.settled.len();
        let said = say!(lang,
            zh: "与 {day} 相比，已解决 {settled} 项",
            en: "Compared with {day}, settled since then: {settled}"
        );
        let gone = self.report.told_gone(lang);
        match gone.is_empty() {
            true => said,
            false => say!(lang, zh: "{said}。{gone}", en: "{said}. {gone}"),
        }
    }

    /// What the lists hold, at a glance.
    fn glance(&self, late: &Part, approvals: &Part, ends: &Part, open: &Part) -> Vec<Glance> {
        let lang = self.desk.lang();
        let late_words = match new(self.report, &self.late) {
            Some(new) if new > 0 => {
                say!(lang, zh: "逾期，其中新增 {new}", en: "late, {new} of them new")
            }
            _ => say!(lang, zh: "逾期", en: "late"),
        };
        let of = |part: &Part, words: String, bad: bool| Glance {
            figure: part.count.to_string(),
            words,
            href: format!("#{}", part.key),
            bad: bad && part.count > 0,
        };
        vec![
            of(late, late_words, true),
            of(
                approvals,
                say!(lang, zh: "待批准、待意见", en: "waiting for approval"),
                false,
            ),
            of(
                open,
                say!(lang, zh: "投诉与索赔", en: "complaints and claims"),
                false,
            ),
            of(
                ends,
                say!(lang, zh: "90 天内到期", en: "ending within 90 days"),
                false,
            ),
        ]
    }

    /// The rows of all clients, by their day.
    pub(super) fn rows(&self, of: fn(&Seen) -> &Vec<Row>) -> Vec<&Row> {
        let mut rows: Vec<&Row> = self.clients.iter().flat_map(|(_, seen)| of(seen)).collect();
        rows.sort_by_key(|row| row.day);
        rows
    }

    /// A list of all clients: each row with its client, and whose it is at its end.
    pub(super) fn list(&self, title: String, mut table: Table, rows: Vec<&Row>) -> Part {
        let lang = self.desk.lang();
        table
            .columns
            .push(Column::new("who", say!(lang, zh: "经办人", en: "who")));
        table.rows = rows
            .iter()
            .map(|row| {
                let who = Cell::from(row.who.clone());
                row.cells.iter().cloned().chain([who]).collect()
            })
            .collect();
        Part::of(lang, title, &table, |nth, key| match key {
            "name" => self.places.client(&rows[nth].client).map(|it| href("", it)),
            "who" => {
                let who = rows[nth].who.as_deref()?;
                self.places.person(who).map(|it| href("", it))
            }
            _ => None,
        })
    }

    /// Everyone, with the pages of all clients: whoever looks for a page finds it here.
    fn everyone(&self) -> Part {
        let lang = self.desk.lang();
        Part {
            title: say!(lang, zh: "全部客户", en: "All clients"),
            ..self.clients_of(None, "")
        }
    }
}
