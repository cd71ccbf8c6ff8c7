//! The list of what goes over: a line for each open work, for each clock of the client that is still to be met, and for what
//! else the account manager has to see to, such as cover that ends.

use super::super::super::code;
use super::super::super::next::what::what as seen;
use crate::calendar::Due;
use crate::lang::Lang;
use crate::model::Word;
use crate::output::{Cell, Column, Table, Tone};
use crate::say;
use crate::standing::{Case, Charge, ChargeKind, Clock, Start, Todo, What, agenda};
use crate::text::word::Spoken;

/// A line of the list.
pub(in crate::commands::team) struct Line {
    /// What kind it is.
    pub kind: Cell,
    /// The same in words.
    pub label: &'static str,
    /// Its id; of a clock, the word by which `kefu explain` knows it.
    pub id: String,
    /// What it is about.
    pub what: String,
    /// The last day for it or for its next step.
    pub due: Option<Due>,
}

impl Line {
    /// An open work.
    pub fn of(lang: Lang, charge: &Charge<'_>) -> Line {
        Line {
            kind: code(lang, charge.kind),
            label: charge.kind.say(lang),
            id: charge.id.to_owned(),
            what: what(lang, charge),
            due: charge.due,
        }
    }

    /// A clock, which the account manager answers for.
    fn clock(lang: Lang, clock: &Clock) -> Line {
        let label = lang.pick("时限", "deadline");
        let (task, from) = (clock.task.say(lang), clock.from);
        Line {
            kind: Cell::Code {
                code: "deadline".to_owned(),
                label: label.to_owned(),
                tone: Tone::Plain,
            },
            label,
            id: clock.task.code().to_owned(),
            what: match clock.start {
                Start::ServiceYear => say!(lang,
                    zh: "{task}（{from} 起的服务年度）",
                    en: "{task} (service year from {from})"
                ),
                Start::Extension => say!(lang,
                    zh: "{task}（{from} 展期）",
                    en: "{task} (extended on {from})"
                ),
                Start::Appointment | Start::Record => task.to_owned(),
            },
            due: Some(clock.due),
        }
    }

    /// What the account manager has to see to, although nobody is named for it.
    fn todo(lang: Lang, case: &Case<'_>, todo: &Todo<'_>) -> Option<Line> {
        let label = label(lang, &todo.what)?;
        let (kind, said, id) = seen(lang, case, &todo.what);
        Some(Line {
            kind: Cell::Code {
                code: kind.to_owned(),
                label: label.to_owned(),
                tone: Tone::Plain,
            },
            label,
            id: id.unwrap_or_default(),
            what: said.in_words(lang),
            due: Some(todo.due()),
        })
    }

    /// Its cells.
    pub fn cells(&self) -> [Cell; 5] {
        [
            self.kind.clone(),
            Cell::Id(self.id.clone()),
            Cell::from(self.what.clone()),
            Cell::from(self.due),
            Cell::from(self.due.map(|it| Cell::Flag(it.provisional, String::new()))),
        ]
    }
}

/// The lines of a client that goes over with this work, soonest due first.
pub(in crate::commands::team) fn lines(
    lang: Lang,
    case: &Case<'_>,
    charges: &[Charge<'_>],
) -> Vec<Line> {
    let clocks = Clock::open(case).into_iter();
    let mut lines: Vec<Line> = clocks.map(|it| Line::clock(lang, &it)).collect();
    let todos = todos(case);
    lines.extend(todos.iter().filter_map(|it| Line::todo(lang, case, it)));
    lines.extend(charges.iter().map(|it| Line::of(lang, it)));
    lines.sort_by_key(|it| (it.due.is_none(), it.due.map(|it| it.date)));
    lines
}

/// The kind of what is to be done beside open work and clocks; those have lines of their own.
fn label(lang: Lang, of: &What<'_>) -> Option<&'static str> {
    match of {
        What::AppointmentEnds | What::LicenceEnds => Some(lang.pick("委托", "appointment")),
        What::PlanOpinion | What::PlanCirculation { .. } => Some(lang.pick("服务计划", "plan")),
        What::Premium { .. } => Some(lang.pick("保险费", "premium")),
        What::RenewalOpens { .. } | What::Expires { .. } | What::Follows(_) => {
            Some(ChargeKind::Renewal.say(lang))
        }
        What::OverrideApproval { .. } | What::LoweringApproval { .. } => {
            Some(lang.pick("批准", "approval"))
        }
        What::Clock { .. }
        | What::Item { .. }
        | What::Claim { .. }
        | What::Step { .. }
        | What::RenewalStep { .. }
        | What::WinBack { .. }
        | What::Contact { .. }
        | What::HandOver { .. } => None,
    }
}

/// What is to be done. Cover whose renewal is still to be started is there by its start alone, and the appointment's end from
/// the day on which `check` tells it.
fn todos<'a>(case: &Case<'a>) -> Vec<Todo<'a>> {
    let mut todos = agenda(case);
    let opens = |todo: &Todo<'a>| match &todo.what {
        What::RenewalOpens { policies } if case.today <= todo.when.day() => policies.clone(),
        _ => Vec::new(),
    };
    let opening: Vec<&str> = todos.iter().flat_map(opens).collect();
    let near = i64::from(case.standard.deadlines.appointment_ends);
    todos.retain(|todo| match &todo.what {
        What::AppointmentEnds | What::LicenceEnds => {
            (todo.when.day() - case.today).num_days() <= near
        }
        What::Expires { policies, .. } => !policies.iter().all(|it| opening.contains(it)),
        _ => true,
    });
    todos
}

/// The table of open work.
pub(in crate::commands::team) fn open(lang: Lang, lines: &[Line]) -> Table {
    Table {
        key: "open",
        columns: vec![
            Column::new("kind", say!(lang, zh: "类别", en: "kind")),
            Column::new("id", say!(lang, zh: "编号", en: "id")),
            Column::new("what", say!(lang, zh: "事项", en: "what")).grow(),
            Column::new("due", say!(lang, zh: "期限", en: "due")),
            Column::data("provisional"),
        ],
        rows: lines.iter().map(|it| it.cells().to_vec()).collect(),
        empty: say!(lang,
            zh: "没有未了事项在移交人名下。",
            en: "There was no open work."
        ),
    }
}

/// What a line is about; a renewal by its policies.
fn what(lang: Lang, charge: &Charge<'_>) -> String {
    let list = lang.list(&charge.policies);
    match charge.kind {
        ChargeKind::Renewal => say!(lang, zh: "{list} 的续转", en: "renewal of {list}"),
        ChargeKind::WinBack => say!(lang, zh: "{list} 的再争取", en: "business lost: {list}"),
        ChargeKind::Item
        | ChargeKind::Claim
        | ChargeKind::Endorsement
        | ChargeKind::Risk
        | ChargeKind::Duty
        | ChargeKind::Complaint => charge.what.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::testing::on;

    /// The lines of a client without open work: each with its last day.
    fn told(today: &str, more: &str) -> Vec<String> {
        let text = format!("client.name = '甲'\nappointment.established = 2026-01-01\n{more}");
        let years = "[[years]]\nstarts = 2026-01-01\nends = 2026-12-31\n";
        on(today, &format!("{text}{years}"), |case| {
            let lines = lines(Lang::En, case, &[]).into_iter();
            let lines = lines.filter(|it| it.label != "deadline");
            let said = lines.map(|it| format!("{} {} {}", it.label, it.what, it.due.unwrap().date));
            said.collect()
        })
    }

    #[test]
    fn cover_stands_there_by_the_start_of_its_renewal_until_that_is_late() {
        let policy =
            "[[policies]]\nid = 'par'\nstarts = 2026-01-01\nends = 2026-12-31\npaid = 2026-01-05\n";
        let start = "renewal start the renewal of par 2026-11-01";
        let end = "renewal cover ends: par 2026-12-31";
        assert_eq!(told("2026-11-01", policy), [start]);
        assert_eq!(told("2026-11-02", policy), [start, end]);
        let started =
            format!("{policy}[[renewals]]\nid = 'x'\npolicies = ['par']\nstarted = 2026-10-20\n");
        assert_eq!(told("2026-10-31", &started), [end]);
        assert_eq!(told("2027-01-04", &started), [end]);
    }

    #[test]
    fn the_end_of_the_appointment_stands_there_once_it_is_near_and_premium_always() {
        let until = "appointment.until = 2027-06-30\n";
        assert_eq!(told("2027-04-30", until), [""; 0]);
        let ends = "appointment appointment ends 2027-06-30";
        assert_eq!(told("2027-05-01", until), [ends]);
        let policy = "[[policies]]\nid = 'par'\nby = '王强'\nstarts = 2026-01-01\nends = 2028-12-31\nproduct = '财产险'\npremium = 9\n";
        let premium = "premium premium due: 财产险, CNY 9 2026-01-31";
        assert!(told("2026-01-10", policy).contains(&premium.to_owned()));
    }
}
