//! What a new table of days moves: deadlines that fall on another day, items and other work that are now to be
//! done on a day of rest, client by client.

use chrono::NaiveDate;

use crate::calendar::{Calendar, Day, Due};
use crate::commands::desk::Desk;
use crate::commands::next::what::what;
use crate::commands::survey::survey;
use crate::lang::Lang;
use crate::output::{Cell, Column, Table, Tone};
use crate::say;
use crate::standing::{Case, Todo, When, agenda};
use crate::text;

/// One thing that moves.
pub(super) struct Move {
    client: String,
    name: String,
    kind: &'static str,
    item: Option<String>,
    what: Cell,
    was: NaiveDate,
    becomes: Becomes,
    who: Option<String>,
}

/// What becomes of a day.
enum Becomes {
    /// It is due on another day.
    Due(Due),
    /// Its day stays, and nobody works on it any more.
    Rests(Day),
}

/// All that moves once the calendar is another, by client. A record that cannot be read is left to `check`.
pub(super) fn moves(desk: &Desk<'_>, new: &Calendar) -> anyhow::Result<Vec<Move>> {
    let lang = desk.lang();
    let survey = survey(desk, None, |case| of_client(lang, case, new))?;
    Ok(survey
        .found
        .into_iter()
        .flat_map(|(_, moves)| moves)
        .collect())
}

fn of_client(lang: Lang, case: &Case<'_>, new: &Calendar) -> Vec<Move> {
    let then = Case {
        calendar: new,
        ..*case
    };
    let (before, after) = (agenda(case), agenda(&then));
    let mut moves = Vec::new();
    for todo in &before {
        let When::By(was) = todo.when else { continue };
        let same = |other: &&Todo<'_>| other.what == todo.what;
        let Some(now) = after.iter().find(same) else {
            continue;
        };
        let due = now.due();
        let rests = was >= case.today && case.calendar.is_working(was) && !new.is_working(was);
        let becomes = match (due.date == was, rests) {
            (false, _) => Becomes::Due(due),
            (true, true) => Becomes::Rests(new.kind(was)),
            (true, false) => continue,
        };
        let (kind, what, item) = what(lang, case, &todo.what);
        moves.push(Move {
            client: case.id.to_owned(),
            name: case.record.client.name.to_owned(),
            kind,
            item,
            what,
            was,
            becomes,
            who: todo.who.map(str::to_owned),
        });
    }
    moves
}

/// The moves as a table, for every format.
pub(super) fn table(lang: Lang, moves: &[Move]) -> Table {
    let row = |it: &Move| {
        let (due, said, provisional) = match &it.becomes {
            Becomes::Due(due) => {
                let provisional = Cell::Flag(due.provisional, String::new());
                (Cell::Due(*due), Cell::Empty, provisional)
            }
            Becomes::Rests(day) => {
                let rests = Cell::Code {
                    code: day.code().to_owned(),
                    label: text::calendar::day(lang, day),
                    tone: Tone::Plain,
                };
                (Cell::Empty, rests, Cell::Empty)
            }
        };
        vec![
            Cell::Id(it.client.clone()),
            Cell::Text(it.name.clone()),
            Cell::from(it.kind),
            Cell::from(it.item.clone()),
            it.what.clone(),
            Cell::Date(it.was),
            due,
            said,
            Cell::from(it.who.clone()),
            provisional,
        ]
    };
    Table {
        key: "moves",
        columns: vec![
            Column::new("client", say!(lang, zh: "编号", en: "client")),
            Column::new("name", say!(lang, zh: "客户", en: "name")).grow(),
            Column::data("kind"),
            Column::new("item", say!(lang, zh: "项", en: "item")),
            Column::new("what", say!(lang, zh: "事项", en: "what")).grow(),
            Column::new("was", say!(lang, zh: "原期限", en: "was due")),
            Column::new("due", say!(lang, zh: "现期限", en: "now due")),
            Column::new("rests", say!(lang, zh: "当日休息", en: "now a day off")).grow(),
            Column::new("who", say!(lang, zh: "经办人", en: "who")),
            Column::data("provisional"),
        ],
        rows: moves.iter().map(row).collect(),
        empty: String::new(),
    }
}

/// How much moves, in a sentence.
pub(super) fn counted(lang: Lang, moves: &[Move]) -> String {
    let count = moves.len();
    let mut clients: Vec<&str> = moves.iter().map(|it| it.client.as_str()).collect();
    clients.dedup();
    match (count, clients.len()) {
        (0, _) => say!(lang,
            zh: "现有客户的期限、计划事项和续转均不受影响。",
            en: "No client's deadline, plan item or renewal is moved by it."),
        (1, _) => say!(lang,
            zh: "1 项期限或事项受影响，见上表。",
            en: "It moves 1 deadline or item; see above."),
        (_, 1) => say!(lang,
            zh: "1 家客户的 {count} 项期限或事项受影响，见上表。",
            en: "It moves {count} deadlines and items of 1 client; see above."),
        (_, clients) => say!(lang,
            zh: "{clients} 家客户的 {count} 项期限或事项受影响，见上表。",
            en: "It moves {count} deadlines and items of {clients} clients; see above."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::testing::on;

    /// The service year of a client taken over turns on 2027-01-15: a task has two clocks, and only the later one moves; so does the
    /// day by which its diary speaks.
    #[test]
    fn a_clock_is_compared_with_itself() {
        let taken_over = "client.name = '甲'\nclient.recorded-from = 2026-11-30\n\
            [appointment]\nestablished = 2026-01-15\nuntil = 2028-01-14\n";
        let mut new = Calendar::embedded();
        let told = |text: &str, new: &Calendar| {
            on("2027-02-01", text, |case| {
                let moves = of_client(Lang::En, case, new).into_iter();
                let told = moves.map(|it| match it.becomes {
                    Becomes::Due(due) => format!("{} {}", it.was, due.date),
                    Becomes::Rests(_) => format!("{} rests", it.was),
                });
                told.collect::<Vec<_>>()
            })
        };

        assert_eq!(told(taken_over, &new), [""; 0]);

        new.rest_on("2027-01-18".parse().unwrap(), None);
        assert_eq!(
            told(taken_over, &new),
            [
                "2027-01-22 2027-01-25",
                "2027-01-29 2027-02-01",
                "2027-04-09 2027-04-12"
            ]
        );
    }
}
