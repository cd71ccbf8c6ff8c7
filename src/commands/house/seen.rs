//! One client, looked at once for all pages.

use chrono::NaiveDate;

use super::leading::Leading;
use super::lists::Lists;
use crate::alike::Writings;
use crate::commands::desk::Desk;
use crate::commands::next::what::what;
use crate::commands::report::client;
use crate::lang::Lang;
use crate::model::Word;
use crate::output::{Cell, Tone};
use crate::portfolio::Tally;
use crate::print::client::Sheet;
use crate::standing::{Case, Stage, Todo, When, agenda, stars_in_force, year_today};
use crate::text::word::Spoken;

/// What the pages say of one client.
pub(super) struct Seen {
    pub(super) name: String,
    /// Who is responsible for it.
    pub(super) who: Option<String>,
    /// Whether its service has not ended.
    pub(super) is_active: bool,
    pub(super) stage: Cell,
    pub(super) stars: Option<u8>,
    /// The last day something was written in its diary.
    pub(super) last: Option<NaiveDate>,
    pub(super) work: Vec<Work>,
    pub(super) lists: Lists,
    pub(super) leading: Leading,
    pub(super) tally: Tally,
    pub(super) sheet: Sheet,
}

/// Something to be done.
pub(super) struct Work {
    pub(super) when: When,
    /// That day, for a table.
    pub(super) day: Cell,
    /// Working days left; below zero since a day in the past.
    pub(super) left: i64,
    pub(super) who: Option<String>,
    pub(super) what: Cell,
}

impl Work {
    pub(super) fn of(lang: Lang, case: &Case<'_>, todo: &Todo<'_>) -> Work {
        Work {
            when: todo.when,
            day: Cell::Due(todo.due()),
            left: case.calendar.between(case.today, todo.when.day()),
            who: todo.who.map(str::to_owned),
            what: what(lang, case, &todo.what).1,
        }
    }
}

impl Seen {
    pub(super) fn of(desk: &Desk<'_>, case: &Case<'_>) -> Seen {
        let lang = desk.lang();
        let stage = Stage::of(case);
        let year = year_today(case).and_then(|year| year.recorded);
        let rating = year.and_then(|(_, year)| year.rating.as_ref());
        let stars = rating.and_then(|rating| stars_in_force(case, rating));
        let by_now = |day: &NaiveDate| *day <= case.today;
        let work = agenda(case).into_iter();
        let work = work.map(|todo| Work::of(lang, case, &todo));
        Seen {
            name: case.record.client.name.to_owned(),
            who: case.who().map(str::to_owned),
            is_active: stage != Stage::Ended,
            stage: Cell::Code {
                code: stage.code().to_owned(),
                label: stage.say(lang).to_owned(),
                tone: Tone::Plain,
            },
            stars: stars.map(|it| it.stars),
            last: case
                .record
                .diary
                .iter()
                .map(|it| it.on)
                .filter(by_now)
                .max(),
            work: work.collect(),
            lists: Lists::of(lang, case),
            leading: Leading::of(lang, case),
            tally: Tally::of(case),
            sheet: client::sheet_of(desk, case),
        }
    }

    /// Each person by one name, however it was typed in each record.
    pub(super) fn by_one_name(&mut self, writings: &mut Writings) {
        self.tally.by_one_name(writings);
        let mut first = |who: &mut Option<String>| {
            if let Some(name) = who.take() {
                *who = Some(writings.first(name));
            }
        };
        first(&mut self.who);
        self.work.iter_mut().for_each(|work| first(&mut work.who));
        let lists = self.lists.rows_mut().chain(self.leading.rows_mut());
        lists.flatten().for_each(|row| first(&mut row.who));
    }
}
