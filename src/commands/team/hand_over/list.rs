//! The list of what goes over: a line for each open work, and for each clock of the client that is still to be met.

use chrono::NaiveDate;

use super::super::super::code;
use crate::lang::Lang;
use crate::model::Word;
use crate::output::{Cell, Column, Table, Tone};
use crate::say;
use crate::standing::{Case, Charge, ChargeKind, Clock, Start};
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
    pub due: Option<NaiveDate>,
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
            due: Some(clock.due.date),
        }
    }

    /// Its cells.
    pub fn cells(&self) -> [Cell; 4] {
        [
            self.kind.clone(),
            Cell::Id(self.id.clone()),
            Cell::from(self.what.clone()),
            Cell::from(self.due),
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
    lines.extend(charges.iter().map(|it| Line::of(lang, it)));
    lines.sort_by_key(|it| (it.due.is_none(), it.due));
    lines
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
