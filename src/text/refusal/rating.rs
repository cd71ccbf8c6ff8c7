//! Why a service year is not rated so, and what to type instead.

use crate::changes::RatingRefusal;
use crate::lang::Lang;
use crate::say;

pub(super) fn refusal(lang: Lang, refusal: &RatingRefusal, client: &str) -> String {
    match refusal {
        RatingRefusal::NotRated { starts } => say!(lang,
            zh: "{starts} 起的服务年度尚未评定星级。请先评定：kefu rating set {client} --income 收入 --year {starts}；如指其他服务年度，请加 --year 日期。",
            en: "The service year from {starts} has not been rated. Rate it first: kefu rating set {client} --income AMOUNT --year {starts}; if another year is meant, say so with --year DATE."
        ),
        RatingRefusal::OverrideApproved { stars, on, by } => {
            let zh = stars.map_or(String::new(), |stars| format!("为 {}，", drawn(stars)));
            let en = stars.map_or(String::new(), |stars| format!(" to {}", drawn(stars)));
            say!(lang,
                zh: "星级调整{zh}已由{by}于 {on} 批准，不另行覆盖。查看：kefu rating show {client}；登记有误的，请手工更正 clients/{client}.toml。",
                en: "The override{en} was approved by {by} on {on} and is not overwritten. To see it: kefu rating show {client}; if it is wrong, correct clients/{client}.toml by hand."
            )
        }
        RatingRefusal::NoOverride => say!(lang,
            zh: "没有待批准的星级调整。先上报：kefu rating override {client} --stars 星级 --factor 因素 --reason 理由",
            en: "There is no override to approve. Refer one first: kefu rating override {client} --stars N --factor FACTOR --reason TEXT"
        ),
        RatingRefusal::PublicationApproved { on, by } => say!(lang,
            zh: "公布星级已由{by}于 {on} 批准，不另行覆盖。查看：kefu rating show {client}；登记有误的，请手工更正 clients/{client}.toml。",
            en: "Making the stars public was approved by {by} on {on} and is not overwritten. To see it: kefu rating show {client}; if it is wrong, correct clients/{client}.toml by hand."
        ),
        RatingRefusal::NoPolicyIncome { starts, ends } => say!(lang,
            zh: "没有起保于 {starts} 至 {ends} 服务年度、且写明保险费和佣金比例的保单，无从汇总。先登记：kefu policy add {client} --insurer 保险公司 --product 险种 --starts 日期 --premium 保险费 --brokerage-percent 比例",
            en: "No policy with a premium and a brokerage percentage begins in the service year {starts} to {ends}, so there is nothing to sum. Record one: kefu policy add {client} --insurer NAME --product PRODUCT --starts DATE --premium AMOUNT --brokerage-percent N"
        ),
        RatingRefusal::NothingReceived { starts, ends, by } => say!(lang,
            zh: "起保于 {starts} 至 {ends} 服务年度的保单，至 {by} 没有登记到账佣金，无从汇总。先登记：kefu policy set {client} 保单 --received 金额 --received-on 日期",
            en: "Under the policies that begin in the service year {starts} to {ends} no brokerage is on record as received by {by}, so there is nothing to sum. Record it: kefu policy set {client} POLICY --received AMOUNT --received-on DATE"
        ),
    }
}

fn drawn(stars: i64) -> String {
    "★".repeat(usize::try_from(stars).unwrap_or_default())
}
