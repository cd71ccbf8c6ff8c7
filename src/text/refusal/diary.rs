//! Why nothing is written in the diary, and what to type instead.

use super::{codes, meant};
use crate::changes::DiaryRefusal;
use crate::lang::Lang;
use crate::model::{TradeKind, Word};
use crate::say;
use crate::text::command::{Ask, correct, kefu};
use crate::text::cut;
use crate::text::word::kind_named;

pub(super) fn refusal(lang: Lang, refusal: &DiaryRefusal, client: &str) -> String {
    match refusal {
        DiaryRefusal::UnknownKind {
            given,
            near,
            services,
        } => {
            let given = cut(given);
            let meant = meant(lang, near);
            let list = codes(lang, services, TradeKind::ALL);
            say!(lang,
                zh: "没有“{given}”这种类型。{meant}可选：\n{list}",
                en: "The diary has no kind '{given}'.{meant} Those it has:\n{list}"
            )
        }
        DiaryRefusal::BeforeAppointment {
            day,
            appointed: None,
        } => {
            let record = kefu("appointment record")
                .word(client)
                .option("--kind", "brokerage-agreement")
                .option("--on", day)
                .say(lang);
            say!(lang,
                zh: "实质性业务须在确立委托关系之后开展（D15），而该客户尚未确立委托关系。请先登记委托文件：{record}",
                en: "Substantive business comes after the appointment (D15), and this client has not appointed us yet. Record the appointment first: {record}"
            )
        }
        DiaryRefusal::BeforeAppointment {
            day,
            appointed: Some(appointed),
        } => {
            let correct = correct(client, "appointment", "established", Ask::DATE).say(lang);
            say!(lang,
                zh: "实质性业务须在确立委托关系之后开展（D15）：{day} 早于委托关系确立之日 {appointed}。请核对 --on；委托日期有误的，更正：{correct}",
                en: "Substantive business comes after the appointment (D15): {day} is before {appointed}, when it was established. Check --on. If the appointment's day is wrong: {correct}"
            )
        }
        DiaryRefusal::ItemNotOpen { item, why } => {
            let (item, why) = (cut(item), super::plan::refusal(lang, why, client, None));
            say!(lang,
                zh: "{why}\n只记这次服务的，去掉 --item {item} 即可记入日志。",
                en: "{why}\nTo write only the entry, leave out --item {item}."
            )
        }
        DiaryRefusal::OtherService {
            item,
            service,
            kind,
        } => {
            let log = match service.0.as_str() {
                "account-review" => kefu("review add")
                    .word(client)
                    .option("--score", Ask::GOAL_AND_POINTS),
                code => kefu("log").word(client).word(code).word(Ask::TEXT),
            };
            let log = log.option("--item", item).say(lang);
            let item = cut(item);
            let service = kind_named(lang, &service.0, service.1.as_ref());
            let kind = kind_named(lang, &kind.0, kind.1.as_ref());
            say!(lang,
                zh: "计划项目 {item} 是{service}，这一笔是{kind}，不算完成该项（D52）。只记这次服务的，去掉 --item {item}；办的就是该项的：{log}",
                en: "Plan item {item} is another service, {service}; a {kind} does not fulfil it (D52). To write only the entry, leave out --item {item}. If it was that service: {log}"
            )
        }
        DiaryRefusal::NobodyServed {
            day,
            appointed: false,
        } => say!(lang,
            zh: "该客户尚未确立委托关系，{day} 没有客户经理。请用 --by 姓名 写明是谁服务的。",
            en: "This client has not appointed us yet and has no account manager on {day}. Say who served it with --by NAME."
        ),
        DiaryRefusal::NobodyServed {
            day,
            appointed: true,
        } => {
            let set = kefu("team set")
                .word(client)
                .option("--manager", Ask::NAME)
                .option("--on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "{day} 没有客户经理，请用 --by 姓名 写明是谁服务的；或先指定客户经理：{set}",
                en: "There is no account manager on {day}; say who served the client with --by NAME, or name one first: {set}"
            )
        }
    }
}
