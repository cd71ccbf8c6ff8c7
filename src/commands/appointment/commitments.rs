//! The commitments of an appointment, and whether the plan keeps them (D16, D17).

use crate::lang::Lang;
use crate::model::{Appointment, Commitment, PlanItem};
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
        let promise = Promise::of(case.standard, it);
        let of_year = of_the_year(case, &promise);
        let mut items: Vec<String> = case.record.covering(it.id).map(id).collect();
        for item in of_year.iter().flat_map(|(keeping, _)| keeping) {
            if !items.iter().any(|it| it == item.id) {
                items.push(id(item));
            }
        }
        let of_year = of_year.map(|(keeping, times)| (keeping.len(), times));
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

/// The items of the current year's plan that keep a commitment, and how many must; `None` without a number.
fn of_the_year<'a>(
    case: &Case<'a>,
    promise: &Promise<'_>,
) -> Option<(Vec<&'a PlanItem<'a>>, usize)> {
    let year = year_today(case)?;
    let share = Share::of(case, &year);
    let times = promise.times_in(share)?;
    let (_, recorded) = year.recorded?;
    let items = recorded.plan.iter().flat_map(|plan| &plan.items);
    Some((promise.kept_by(items, share), times as usize))
}

fn id(item: &PlanItem<'_>) -> String {
    item.id.to_owned()
}
