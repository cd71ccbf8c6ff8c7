//! Why the standard is not lowered so, and what to type instead.

use chrono::NaiveDate;

use crate::changes::LowerRefusal;
use crate::lang::Lang;
use crate::say;
use crate::text::command::{Ask, kefu};

pub(super) fn refusal(
    lang: Lang,
    refusal: &LowerRefusal,
    client: &str,
    year: Option<NaiveDate>,
) -> String {
    match refusal {
        LowerRefusal::NotBelowStandard {
            service,
            to,
            standard,
        } => {
            let name = service.pick(lang);
            say!(lang,
                zh: "{name}：{to} 次不低于标准（{standard} 次），无需上报；增加服务不受限制（D40）。如要调低，请改 --least。",
                en: "{name}: {to} is not below the standard of {standard}, and needs no approval; more is always allowed (D40). To lower it, change --least."
            )
        }
        LowerRefusal::OnlyReference { starts } => {
            let show = kefu("plan show")
                .word(client)
                .options("--year", year)
                .say(lang);
            say!(lang,
                zh: "{starts} 起的服务年度不满十二个月，或客户以咨询为主，标准仅供参照（D39），无须调低。对照标准：{show}",
                en: "The service year from {starts} is under twelve months, or the client mostly gets advice. So the standard is only a reference (D39), and there is nothing to lower. To compare: {show}"
            )
        }
        LowerRefusal::NothingReferred { service } => {
            let lower = kefu("plan lower")
                .word(client)
                .word(service)
                .option("--least", Ask::TIMES)
                .option("--reason", Ask::CAUSE)
                .options("--year", year)
                .say(lang);
            say!(lang,
                zh: "{service} 没有待批准的调低，请一并写明调低到几次和原因：{lower}",
                en: "No lowering of {service} waits for approval; give the number and the reason too: {lower}"
            )
        }
        LowerRefusal::ApprovedAfterEffect { approved, from } => say!(lang,
            zh: "批准日期 {approved} 晚于开始执行日期 {from}；待批准后方可执行（D41）。请以 --from 写明批准之后的执行日期。",
            en: "It would take effect on {from}, before it was approved on {approved}. A lowered standard needs its approval first (D41). Give that day or a later one with --from."
        ),
        LowerRefusal::ApprovedBeforeReferred { approved, referred } => say!(lang,
            zh: "批准日期 {approved} 早于上报日期 {referred}；应先上报，后批准（D41）。请核对 --approved 和 --referred。",
            en: "The approval on {approved} is before the referral on {referred}. A lowering is referred first (D41). Check --approved and --referred."
        ),
    }
}
