//! Why a service year is not rated so, and what to type instead.

use chrono::NaiveDate;

use crate::changes::RatingRefusal;
use crate::lang::Lang;
use crate::say;
use crate::text::command::{Ask, kefu, rating_set};

pub(super) fn refusal(
    lang: Lang,
    refusal: &RatingRefusal,
    client: &str,
    year: Option<NaiveDate>,
) -> String {
    match refusal {
        RatingRefusal::NotRated { starts } => {
            let set = rating_set(client, Ask::INCOME, Some(*starts)).say(lang);
            say!(lang,
                zh: "{starts} 起的服务年度尚未评定星级。请先评定：{set}；如指其他服务年度，请加 --year 日期。",
                en: "The service year from {starts} has not been rated. Rate it first: {set}; if another year is meant, say so with --year DATE."
            )
        }
        RatingRefusal::NoOverride => {
            let refer = kefu("rating override")
                .word(client)
                .option("--stars", Ask::STARS)
                .option("--factor", Ask::FACTOR)
                .option("--reason", Ask::REASON)
                .options("--year", year)
                .say(lang);
            say!(lang,
                zh: "没有待批准的星级调整。先上报：{refer}",
                en: "There is no override to approve. Refer one first: {refer}"
            )
        }
        RatingRefusal::NoPolicyIncome { starts, ends } => {
            let add = kefu("policy add")
                .word(client)
                .option("--insurer", Ask::INSURER)
                .option("--product", Ask::PRODUCT)
                .option("--starts", Ask::DATE)
                .option("--premium", Ask::PREMIUM)
                .option("--brokerage-percent", Ask::PERCENT)
                .say(lang);
            say!(lang,
                zh: "没有起保于 {starts} 至 {ends} 服务年度、且写明保险费和佣金比例的保单，无从汇总。先登记：{add}",
                en: "No policy with a premium and a brokerage percentage begins in the service year {starts} to {ends}, so there is nothing to sum. Record one: {add}"
            )
        }
        RatingRefusal::NothingReceived { starts, ends, by } => {
            let set = kefu("policy set")
                .word(client)
                .word(Ask::POLICY)
                .option("--received", Ask::AMOUNT)
                .option("--received-on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "起保于 {starts} 至 {ends} 服务年度的保单，至 {by} 没有登记到账佣金，无从汇总。先登记：{set}",
                en: "Under the policies that begin in the service year {starts} to {ends} no brokerage is on record as received by {by}, so there is nothing to sum. Record it: {set}"
            )
        }
    }
}
