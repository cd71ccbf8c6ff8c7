//! What is asked for when an item is planned, a standard lowered or a plan revised (D40–D46, D53).

use chrono::NaiveDate;
use clap::Args;

use super::Year;
use crate::both;
use crate::changes::plan::{Alteration, AskedLowering, NewItem};
use crate::cli::amount::amount;
use crate::cli::date::{Ahead, Happened, span};
use crate::cli::entry_id::id_in;
use crate::cli::words::{one_line, words};
use crate::commands::Failed;
use crate::commands::arguments::OfClient;
use crate::commands::word;
use crate::lang::Lang;
use crate::model::{Origin, PROMISES_AND_NEEDS, Purpose};
use crate::money::Fen;
use crate::say;

/// A service to be planned.
#[derive(Args, Debug)]
pub struct Add {
    #[command(flatten)]
    pub(super) client: OfClient,
    #[arg(value_name = both!("服务", "SERVICE"), help = both!("服务类别，星级服务标准中的一项，如 visit", "A service of the standard, such as visit"))]
    pub(super) service: String,
    #[arg(value_parser = words, value_name = both!("内容", "CONTENT"), help = both!("服务内容", "What will be done"))]
    pub(super) content: String,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("预计开始时间", "Expected start"))]
    pub(super) start: Ahead,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("预计完成时间（含当日）", "Expected finish, inclusive"))]
    pub(super) finish: Ahead,
    #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("经办人", "Who does it"))]
    pub(super) handler: String,
    #[arg(long, value_parser = word::<Origin>(), value_name = both!("来源", "ORIGIN"), help = both!("来源；不写则按 --covers 判断，否则为星级服务标准", "Where it comes from; when left out, what --covers names, else the standard"))]
    pub(super) origin: Option<Origin>,
    #[arg(long, value_parser = covered, value_name = both!("编号,…", "ID,…"), help = both!("所落实的服务承诺和客户需求，如 c1,n1", "The commitments and needs it covers, such as c1,n1"))]
    pub(super) covers: Vec<Covered>,
    #[arg(long, value_parser = word::<Purpose>(), value_name = both!("目的", "PURPOSE"), help = both!("目的（D46）", "What it is meant to bring (D46)"))]
    pub(super) purpose: Option<Purpose>,
    #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("预计费用，人民币元", "The expected cost, CNY"))]
    pub(super) cost: Option<Fen>,
    #[arg(long, value_parser = words, value_name = both!("原因", "TEXT"), help = both!("定稿后增加的原因：同时登记为客户经理的修订（D53）", "Why it is added to a plan that was issued: recorded as the account manager's revision (D53)"))]
    pub(super) reason: Option<String>,
    #[command(flatten)]
    pub(super) of: Year,
}

/// A service held less often than the standard.
#[derive(Args, Debug)]
pub struct Lower {
    #[command(flatten)]
    pub(super) client: OfClient,
    #[arg(value_name = both!("服务", "SERVICE"), help = both!("服务类别，星级服务标准中的一项，如 visit", "A service of the standard, such as visit"))]
    pub(super) service: String,
    #[arg(long, required_unless_present = "approved", value_parser = clap::value_parser!(i64).range(0..=366), value_name = both!("次数", "N"), help = both!("调低后本服务年度至少几次", "The least number of times in the service year"))]
    pub(super) least: Option<i64>,
    #[arg(long, required_unless_present = "approved", value_parser = words, value_name = both!("原因", "TEXT"), help = both!("调低的原因", "Why it is lowered"))]
    pub(super) reason: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("开始执行的日期，默认批准之日", "The first day it takes effect; the day it is approved when left out"))]
    pub(super) from: Option<Ahead>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("上报日期，未批准的默认今天", "The day it was referred; today for one not approved yet"))]
    pub(super) referred: Option<Happened>,
    #[arg(long, requires = "approved_by", value_name = both!("日期", "DATE"), help = both!("批准日期", "The day it was approved"))]
    pub(super) approved: Option<Happened>,
    #[arg(long, requires = "approved", value_parser = one_line, value_name = both!("批准人", "NAME"), help = both!("由谁批准", "Who approved it"))]
    pub(super) approved_by: Option<String>,
    #[command(flatten)]
    pub(super) of: Year,
}

/// A change of the plan, and why.
#[derive(Args, Debug)]
pub struct Revise {
    #[command(flatten)]
    pub(super) client: OfClient,
    #[arg(long, required_unless_present = "item", value_parser = words, value_name = both!("原因", "TEXT"), help = both!("修订的原因；未定稿的计划改一项可不写", "Why it is revised; not needed before the plan is issued"))]
    pub(super) reason: Option<String>,
    #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("修订人，默认当日的客户经理", "Who revises it; that day's account manager when left out"))]
    pub(super) by: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("修订日期，默认今天", "The day of the revision; today when left out"))]
    pub(super) on: Option<Happened>,
    #[arg(long, conflicts_with = "year", value_parser = id_in(&["years.plan.items"]), value_name = both!("项目", "ITEM"), help = both!("所改的计划项目，如 p3", "The plan item that changes, such as p3"))]
    pub(super) item: Option<String>,
    #[arg(long, value_parser = one_line, value_name = both!("服务", "SERVICE"), help = both!("改属星级服务标准中的哪一项，如 visit", "The service of the standard that it becomes, such as visit"))]
    pub(super) service: Option<String>,
    #[arg(long, value_parser = words, value_name = both!("内容", "CONTENT"), help = both!("改后的服务内容", "What will be done instead"))]
    pub(super) content: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("改后的预计开始时间", "The new expected start"))]
    pub(super) start: Option<Ahead>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("改后的预计完成时间（含当日）", "The new expected finish, inclusive"))]
    pub(super) finish: Option<Ahead>,
    #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("改后的经办人", "The new handler"))]
    pub(super) handler: Option<String>,
    #[arg(long, value_parser = covered, value_name = both!("编号,…", "ID,…"), help = both!("另外落实的服务承诺和客户需求，如 c1,n1；原来落实的不变", "Commitments and needs that it covers too, such as c1,n1; those on record stay"))]
    pub(super) covers: Vec<Covered>,
    #[arg(long, value_parser = word::<Purpose>(), value_name = both!("目的", "PURPOSE"), help = both!("改后的目的（D46）", "What it is now meant to bring (D46)"))]
    pub(super) purpose: Option<Purpose>,
    #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("改后的预计费用，人民币元", "The new expected cost, CNY"))]
    pub(super) cost: Option<Fen>,
    #[command(flatten)]
    pub(super) of: Year,
}

impl Add {
    /// # Errors
    ///
    /// The two days can hardly be meant as they would be read.
    pub(super) fn item(&self, lang: Lang, today: NaiveDate) -> anyhow::Result<NewItem> {
        let (start, finish) = days(lang, self.start, self.finish, today)?;
        Ok(NewItem {
            service: self.service.trim().to_owned(),
            content: self.content.clone(),
            start,
            finish,
            handler: self.handler.clone(),
            origin: self.origin,
            covers: ids(&self.covers),
            purpose: self.purpose,
            cost: self.cost,
        })
    }
}

/// The first and the last day of an item.
fn days(
    lang: Lang,
    start: Ahead,
    finish: Ahead,
    today: NaiveDate,
) -> anyhow::Result<(NaiveDate, NaiveDate)> {
    span(start, finish, today).map_err(|(start, finish)| {
        let days = (finish - start).num_days() + 1;
        Failed::because(say!(lang,
            zh: "--start 和 --finish 没有写年份，读作 {start} 至 {finish}，长达 {days} 天。请核对；确实如此的，写明年份。",
            en: "Without their years, --start and --finish are read as {start} to {finish}, which is {days} days. Check them; if they are right, write their years."
        ))
    })
}

/// The ids of one part of what is covered, which may be written with commas.
#[derive(Clone, Debug)]
pub(super) struct Covered(Vec<String>);

fn covered(text: &str) -> Result<Covered, String> {
    let id = id_in(PROMISES_AND_NEEDS);
    let ids = text.split([',', '，', '、']).map(str::trim);
    let ids: Result<_, _> = ids.filter(|id| !id.is_empty()).map(id).collect();
    ids.map(Covered)
}

fn ids(given: &[Covered]) -> Vec<String> {
    let ids = given.iter().flat_map(|Covered(ids)| ids);
    ids.cloned().collect()
}

impl Lower {
    pub(super) fn asked(&self, today: NaiveDate) -> AskedLowering {
        let referred = self.referred.map(|it| it.by(today));
        let approved = self.approved.map(|it| match referred {
            Some(referred) => it.after(referred, today),
            None => it.by(today),
        });
        AskedLowering {
            service: self.service.trim().to_owned(),
            to: self.least,
            reason: self.reason.clone(),
            from: self
                .from
                .map(|it| it.after(approved.unwrap_or(today), today)),
            referred,
            approval: approved.zip(self.approved_by.clone()),
        }
    }
}

impl Revise {
    /// Whether an item is named and nothing in it changes.
    pub(super) fn is_idle(change: &Alteration) -> bool {
        let item = change.item.clone();
        *change
            == Alteration {
                item,
                ..Alteration::default()
            }
    }

    /// # Errors
    ///
    /// The two days can hardly be meant as they would be read.
    pub(super) fn change(
        &self,
        lang: Lang,
        today: NaiveDate,
    ) -> anyhow::Result<Option<Alteration>> {
        let (start, finish) = match (self.start, self.finish) {
            (Some(start), Some(finish)) => {
                let (start, finish) = days(lang, start, finish, today)?;
                (Some(start), Some(finish))
            }
            (start, finish) => {
                let from = |it: Ahead| it.from(today);
                (start.map(from), finish.map(from))
            }
        };
        let changed = |item: &String| Alteration {
            item: item.clone(),
            service: self.service.clone(),
            content: self.content.clone(),
            start,
            finish,
            handler: self.handler.clone(),
            covers: ids(&self.covers),
            purpose: self.purpose,
            cost: self.cost,
        };
        Ok(self.item.as_ref().map(changed))
    }
}
