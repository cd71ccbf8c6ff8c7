//! The commitments of an appointment, and whether the plan keeps them (D16, D17).

use crate::lang::Lang;
use crate::model::{Appointment, Commitment};
use crate::output::{Cell, Column, Table, Tone};
use crate::say;
use crate::standing::{Case, Promise, Share, year_today};
use crate::text;

/// Each commitment with the plan items that cover it (D17). One with a number of times a year is compared with
/// the plan of the current year.
pub(super) fn commitments(
    lang: Lang,
    case: &Case<'_>,
    appointment: Option<&Appointment<'_>>,
) -> Table {
    let planned =
        || Cell::Flag(true, say!(lang, zh: "已列入计划", en: "planned")).toned(Tone::Good);
    let row = |it: &Commitment<'_>| {
        let items = covering(case, it.id);
        let promise = Promise::of(case.standard, it);
        let of_year = of_the_year(case, &promise);
        let covered = match of_year {
            Some((planned, times)) if 0 < planned && planned < times => {
                let few = say!(lang, zh: "已列入 {planned}/{times} 次", en: "{planned} of {times}");
                Cell::Flag(false, few).toned(Tone::Bad)
            }
            Some((planned_times, times)) if planned_times >= times => planned(),
            None if !items.is_empty() => planned(),
            _ if !promise.kept.is_dated() => {
                Cell::Flag(true, text::paper::undated(lang, promise.kept))
            }
            _ => {
                let no = say!(lang, zh: "未落实", en: "not covered");
                Cell::Flag(false, no).toned(Tone::Bad)
            }
        };
        vec![
            Cell::Id(it.id.to_owned()),
            Cell::from(it.text),
            covered,
            Cell::List(items),
        ]
    };
    Table {
        key: "commitments",
        columns: vec![
            Column::new("id", say!(lang, zh: "编号", en: "id")),
            Column::of(lang, "appointment.commitments.text").grow(),
            Column::new("covered", say!(lang, zh: "落实", en: "covered")),
            Column::new("items", say!(lang, zh: "计划项目", en: "plan items")).grow(),
        ],
        rows: appointment
            .iter()
            .flat_map(|it| &it.commitments)
            .map(row)
            .collect(),
        empty: say!(lang, zh: "未登记服务承诺。", en: "No commitment is on record."),
    }
}

/// How often the plan of the current year covers a commitment, and how often it must; `None` without a number.
fn of_the_year(case: &Case<'_>, promise: &Promise<'_>) -> Option<(usize, usize)> {
    let year = year_today(case)?;
    let times = promise.times_in(Share::of(case, &year))?;
    let (_, recorded) = year.recorded?;
    let items = recorded.plan.iter().flat_map(|plan| &plan.items);
    let planned = items.filter(|item| promise.is_kept_by(item)).count();
    Some((planned, times as usize))
}

/// The plan items that cover a commitment, by their ids; a dropped item covers nothing.
fn covering(case: &Case<'_>, commitment: &str) -> Vec<String> {
    let covering = case.record.covering(commitment);
    covering.map(|item| item.id.to_owned()).collect()
}
