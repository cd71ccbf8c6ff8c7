//! What is given about a policy, when it is recorded and later.

use chrono::NaiveDate;
use clap::Args;

use crate::both;
use crate::changes::policy::Terms;
use crate::cli::amount::amount;
use crate::cli::date::{Dated, Happened};
use crate::cli::percent::percent;
use crate::cli::words::{one_line, words};
use crate::money::Fen;
use crate::text::command::Ask;

/// Data of a policy that may be given at any time.
#[derive(Args, Debug)]
pub struct Further {
    #[arg(long, value_parser = one_line, value_name = both!("保单号", "NUMBER"), help = both!("保险公司的保单号", "The insurer's policy number"))]
    pub(super) number: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("保险止期（含当日），登记时默认满一年", "The last day of cover, inclusive; a new policy has one year when left out"))]
    pub(super) ends: Option<Dated>,
    #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("保险金额（元）", "The sum insured, CNY"))]
    pub(super) sum_insured: Option<Fen>,
    #[arg(long, value_parser = amount, value_name = both!("金额", "AMOUNT"), help = both!("整个保险期间的保险费（元）", "The premium for the whole term, CNY"))]
    pub(super) premium: Option<Fen>,
    #[arg(long, value_parser = percent, value_name = both!("比例", "PERCENT"), help = both!("佣金占保险费的百分比，如 15", "The brokerage in percent of the premium, such as 15"))]
    pub(super) brokerage_percent: Option<i64>,
    #[arg(long, value_parser = one_line, value_name = both!("名称", "NAME"), help = both!("投保人，与客户不同时填写", "The applicant, when it is not the client"))]
    pub(super) applicant: Option<String>,
    #[arg(long, value_parser = one_line, value_name = both!("名称", "NAME"), help = both!("被保险人，与客户不同时填写；几家的，每家写一次", "The insured, when it is not the client; once for each of several"))]
    pub(super) insured: Vec<String>,
    #[arg(long, value_parser = words, value_name = both!("方式", "TEXT"), help = both!("缴费方式", "How the premium is paid"))]
    pub(super) payment: Option<String>,
    #[arg(long, value_name = both!("日期", "DATE"), help = both!("保险费付清日期", "The day the premium was paid"))]
    pub(super) paid: Option<Happened>,
    #[arg(long, value_parser = one_line, value_name = both!("姓名", "NAME"), help = both!("承办人", "Which of us placed it"))]
    pub(super) by: Option<String>,
}

impl Further {
    pub(super) fn terms(&self, today: NaiveDate) -> Terms {
        Terms {
            number: self.number.clone(),
            ends: self.ends.map(|it| it.on(today)),
            sum_insured: self.sum_insured,
            premium: self.premium,
            brokerage_percent: self.brokerage_percent,
            applicant: self.applicant.clone(),
            insured: (!self.insured.is_empty()).then(|| self.insured.clone()),
            payment: self.payment.clone(),
            paid: self.paid.map(|it| it.by(today)),
            by: self.by.clone(),
            ..Terms::default()
        }
    }

    /// What is still missing about a policy in the business file (保险经纪人监管规定 44): the key, its option, and what to
    /// write for it.
    pub(super) fn lacks(&self) -> Vec<(&'static str, &'static str, Ask)> {
        let percent = "policies.brokerage-percent";
        let wanted = [
            (
                self.number.is_none(),
                ("policies.number", "--number", Ask::NUMBER),
            ),
            (
                self.sum_insured.is_none(),
                ("policies.sum-insured", "--sum-insured", Ask::AMOUNT),
            ),
            (
                self.premium.is_none(),
                ("policies.premium", "--premium", Ask::PREMIUM),
            ),
            (
                self.brokerage_percent.is_none(),
                (percent, "--brokerage-percent", Ask::PERCENT),
            ),
        ];
        let lacking = wanted.into_iter().filter(|(lacks, _)| *lacks);
        lacking.map(|(_, key)| key).collect()
    }
}
