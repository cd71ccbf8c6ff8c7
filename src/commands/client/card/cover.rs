//! The tables of a client's card about its insurance: the policies in force or to come, and the open claims.

use chrono::NaiveDate;

use super::Card;
use super::tables::table;
use crate::commands::claim::{next, next_cell};
use crate::commands::code;
use crate::commands::insurers::insurers_cell;
use crate::output::{Cell, Column, Table};
use crate::standing::{Heard, History, Premiums};

impl Card<'_> {
    /// A person is shown what is not over yet, the earliest expiry first; a script every policy.
    pub(in crate::commands) fn policies(&self) -> Table {
        let history = History::of(self.case.record, self.case.today);
        let runs = |end: NaiveDate| end >= self.case.today;
        let policies = self.case.record.policies.iter();
        let policies = policies.map(|policy| (policy, history.last_day(policy)));
        let mut policies: Vec<_> = policies
            .filter(|(_, ends)| self.whole || ends.is_none_or(runs))
            .collect();
        policies.sort_by_key(|(_, ends)| (ends.is_none(), *ends));
        let premiums = Premiums::on(self.case.record, self.case.today);
        let rows = policies.into_iter().map(|(policy, ends)| {
            vec![
                Cell::Id(policy.id.to_owned()),
                Cell::from(policy.product),
                insurers_cell(policy),
                Cell::from(ends),
                Cell::from(premiums.of(policy)),
                Cell::from(premiums.brokerage(policy)),
            ]
        });
        let columns = vec![
            self.column("id", "编号", "id"),
            Column::of(self.lang, "policies.product").grow(),
            Column::of(self.lang, "policies.insurer").grow(),
            Column::of(self.lang, "policies.ends"),
            Column::of(self.lang, "policies.premium").right(),
            self.column("brokerage", "佣金", "brokerage").right(),
        ];
        table("policies", columns, rows.collect())
    }

    pub(in crate::commands) fn claims(&self) -> Table {
        let claims = self.case.record.claims.iter();
        let heard = Heard::of(self.case);
        let rows = claims.filter(|claim| claim.is_open()).map(|claim| {
            let next = next(self.case, claim);
            let mut steps = claim.steps();
            steps.retain(|(_, day)| *day <= self.case.today);
            vec![
                Cell::Id(claim.id.to_owned()),
                Cell::from(claim.cause),
                Cell::from(claim.loss),
                Cell::from(steps.last().map(|(step, _)| code(self.lang, *step))),
                Cell::from(heard.last(claim)),
                Cell::from(next.as_ref().map(|clock| clock.due.date)),
                next_cell(self.lang, self.case, next.as_ref()),
                Cell::from(next.map(|clock| Cell::Flag(clock.due.provisional, String::new()))),
            ]
        });
        let columns = vec![
            self.column("id", "编号", "id"),
            Column::of(self.lang, "claims.cause").grow(),
            Column::of(self.lang, "claims.loss"),
            self.column("step", "进展", "step"),
            self.column("heard", "最近动静", "last heard"),
            Column::data("due"),
            self.column("next", "下一期限", "next due").grow(),
            Column::data("provisional"),
        ];
        table("open-claims", columns, rows.collect())
    }
}
