//! Why a renewal is not changed so, and what to type instead.

use super::{entries, policy};
use crate::changes::RenewalRefusal;
use crate::lang::Lang;
use crate::model::Word;
use crate::say;
use crate::text::command::{Ask, correct, kefu};
use crate::text::cut;
use crate::text::word::Spoken;

pub(super) fn refusal(lang: Lang, refusal: &RenewalRefusal, client: &str) -> String {
    match refusal {
        RenewalRefusal::NothingToStart { open } if open.is_empty() => {
            let show = kefu("renewal show").word(client).say(lang);
            say!(lang,
                zh: "没有待续转的保单：保单均已有结果，或未登记止期。查看：{show}",
                en: "No policy waits for renewal: each has its outcome, or no last day on record. To see: {show}"
            )
        }
        RenewalRefusal::NothingToStart { open } => {
            let list = lang.list(open);
            let show = kefu("renewal show").word(client).say(lang);
            say!(lang,
                zh: "待续转的保单已在续转 {list} 中。查看：{show}",
                en: "Every policy that waits is in a renewal already ({list}). To see: {show}"
            )
        }
        RenewalRefusal::NoneOpen => {
            let start = kefu("renewal start").word(client).say(lang);
            say!(lang,
                zh: "该客户没有进行中的续转。启动续转：{start}",
                en: "No renewal of this client is open. Start one: {start}"
            )
        }
        RenewalRefusal::SeveralOpen { ids } => {
            let list = lang.list(ids);
            let first = ids.first().map_or("ID", String::as_str);
            say!(lang,
                zh: "进行中的续转有 {list}，请指明是哪一个，如 --renewal {first}。",
                en: "Several renewals are open ({list}); say which one is meant, such as --renewal {first}."
            )
        }
        RenewalRefusal::NoSuchRenewal { given, ids } if ids.is_empty() => {
            let given = cut(given);
            let start = kefu("renewal start").word(client).say(lang);
            say!(lang,
                zh: "没有编号为 {given} 的续转；该客户还没有续转。启动续转：{start}",
                en: "There is no renewal {given}; this client has none yet. Start one: {start}"
            )
        }
        RenewalRefusal::NoSuchRenewal { given, ids } => {
            let given = cut(given);
            let list = lang.list(ids);
            say!(lang,
                zh: "没有编号为 {given} 的续转。已登记的有：{list}。",
                en: "There is no renewal {given}. Those on record: {list}."
            )
        }
        RenewalRefusal::NoSuchFollower { given, known } => {
            let add = policy::add(client, given).say(lang);
            let (given, list) = (cut(given), entries(known));
            say!(lang,
                zh: "接续的保单 {given} 尚未登记。请先登记：{add}\n已登记的有：\n{list}",
                en: "The policy that follows, {given}, is not on record. Record it first: {add}\nThose on record:\n{list}"
            )
        }
        RenewalRefusal::WinBackTooEarly { day, lost } => say!(lang,
            zh: "再争取日期 {day} 早于流失之日 {lost}。请核对 --win-back。",
            en: "The win-back day {day} is before the loss on {lost}. Check --win-back."
        ),
        RenewalRefusal::InRenewal { policy, renewal } => {
            let show = kefu("renewal show").word(client).word(renewal).say(lang);
            say!(lang,
                zh: "保单 {policy} 已在续转 {renewal} 中。查看：{show}",
                en: "Policy {policy} is in renewal {renewal} already. To see it: {show}"
            )
        }
        RenewalRefusal::NotInRenewal { policy } => {
            let start = kefu("renewal start").word(client).word(policy).say(lang);
            say!(lang,
                zh: "保单 {policy} 不在进行中的续转内。请先启动续转：{start}",
                en: "Policy {policy} is in no open renewal. Start one first: {start}"
            )
        }
        RenewalRefusal::NeverOurs {
            policy,
            ends,
            appointed,
        } => {
            let set = kefu("policy set")
                .word(client)
                .word(policy)
                .option("--ends", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "保单 {policy} 已于 {ends} 到期，委托关系 {appointed} 才确立，不在我方续转之列，也无须登记结果。日期有误的，请先更正：{set}",
                en: "Policy {policy} ended on {ends}, before the appointment of {appointed}: it was not ours to renew, and needs no outcome. If the day is wrong, correct it first: {set}"
            )
        }
        RenewalRefusal::NoEnd { policy } => {
            let set = kefu("policy set")
                .word(client)
                .word(policy)
                .option("--ends", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "保单 {policy} 没有登记止期，无从续转。请先补登：{set}",
                en: "Policy {policy} has no last day on record, so it cannot be renewed. Record it first: {set}"
            )
        }
        RenewalRefusal::OneOff { policy } => {
            let set = kefu("policy set")
                .word(client)
                .word(policy)
                .option("--one-off", "false")
                .say(lang);
            say!(lang,
                zh: "保单 {policy} 登记为一次性保险，到期不续转。确要续转的，先改：{set}",
                en: "Policy {policy} is on record as one-off cover, which is not renewed. If it is, change that first: {set}"
            )
        }
        RenewalRefusal::Terminated { policy, on } => {
            let list = kefu("policy show").word(client).word(policy).say(lang);
            say!(lang,
                zh: "保单 {policy} 已于 {on} 提前终止，不再续转。查看：{list}",
                en: "Policy {policy} was ended early on {on}, so it is not renewed. To see it: {list}"
            )
        }
        RenewalRefusal::GivenTwo { policy } => say!(lang,
            zh: "一份保单只有一个结果，{policy} 却写了两个。请只写实际发生的一个。",
            en: "A policy has one outcome, but two are given for {policy}. Give only the one that happened."
        ),
        RenewalRefusal::OutcomeThere { policy, kind, on } => {
            let kind = kind.say(lang);
            let zh = on.map_or(String::new(), |on| format!("于 {on} "));
            let en = on.map_or(String::new(), |on| format!(" since {on}"));
            let entry = format!("renewals.outcomes/{policy}");
            let correct = correct(client, &entry, "kind", Ask::OUTCOME).say(lang);
            say!(lang,
                zh: "保单 {policy} 的结果已{zh}登记为“{kind}”，不另行覆盖。登记有误的，更正：{correct}",
                en: "Policy {policy} has its outcome{en}: {kind}. It is not overwritten. If it is wrong: {correct}"
            )
        }
        RenewalRefusal::ChosenTwice { cover, renewal } => {
            let correct = kefu("correct")
                .word(client)
                .word(format!("renewals/{renewal}"))
                .word(Ask::KEY_AND_VALUE)
                .say(lang);
            say!(lang,
                zh: "“{cover}”不能同时列为接受和不接受。客户改变主意的，先更正已登记的选择：{correct}",
                en: "The client cannot both accept and decline {cover}. If the client has thought again, first correct what is on record: {correct}"
            )
        }
        RenewalRefusal::ChoiceEmpty => {
            let step = kefu("renewal step")
                .word(client)
                .word("choice")
                .option("--accept", Ask::COVER)
                .option("--decline", Ask::COVER)
                .say(lang);
            say!(lang,
                zh: "客户的选择要写明接受和拒绝了哪些保障（D65），日后有争议时以此为凭：{step}",
                en: "Say which cover the client accepts and which it declines (D65). This is the proof in a dispute: {step}"
            )
        }
        RenewalRefusal::ReasonWithoutProposal { step } => {
            let (word, code) = (step.say(lang), step.code());
            let step = kefu("renewal step")
                .word(client)
                .word("proposal")
                .option("--recommended", Ask::TEXT)
                .option("--reason", Ask::REASON)
                .say(lang);
            say!(lang,
                zh: "推荐的方案和理由（--recommended、--reason）随“续转建议”登记（D65），不随“{word}”登记：{step}",
                en: "What is recommended, and why, is recorded with the proposal (D65), not with '{code}': {step}"
            )
        }
        RenewalRefusal::CoverWithoutChoice { step } => {
            let (word, code) = (step.say(lang), step.code());
            let step = kefu("renewal step")
                .word(client)
                .word("choice")
                .option("--accept", Ask::COVER)
                .option("--decline", Ask::COVER)
                .say(lang);
            say!(lang,
                zh: "接受和不接受的保障（--accept、--decline）是“客户签字确认”这一步登记的（D65），不随“{word}”登记：{step}",
                en: "Cover is accepted or declined with the client's choice (D65), not with '{code}': {step}"
            )
        }
        RenewalRefusal::NothingFollows { policy, kind } => {
            let (word, code) = (kind.say(lang), kind.code());
            say!(lang,
                zh: "保单 {policy} 的结果为“{word}”，其后不能接所写的保单或日期。请写：{policy}={code}",
                en: "The outcome '{word}' of policy {policy} cannot have a policy or a day after it. Write: {policy}={code}"
            )
        }
        RenewalRefusal::FollowerEnded {
            policy,
            ends,
            by,
            by_ends,
        } => {
            let list = kefu("policy list").word(client).say(lang);
            say!(lang,
                zh: "保单 {by} 保至 {by_ends}，不晚于保单 {policy} 的 {ends}，不能接续它。请写新保单的编号；保单：{list}",
                en: "Policy {by} runs until {by_ends}, no later than policy {policy} until {ends}, so it cannot follow. Give the id of the new policy. The policies: {list}"
            )
        }
        RenewalRefusal::ExtendedToNoDay {
            policy,
            ends,
            until,
        } => {
            let zh = ends.map_or(String::new(), |ends| format!("现保至 {ends}，"));
            let en = ends.map_or(String::new(), |ends| format!(" Cover runs until {ends}."));
            let given = until.map_or(String::new(), |until| match lang {
                Lang::Zh => format!("{until} 不晚于此，"),
                Lang::En => format!(" {until} is no later."),
            });
            say!(lang,
                zh: "保单 {policy} {zh}{given}展期须写明新的止期，如 {policy}=extended:日期；另出新保单的，写新保单编号。",
                en: "An extension of policy {policy} needs a later last day.{en}{given} Write {policy}=extended:DATE, or the id of the policy that follows."
            )
        }
        RenewalRefusal::LossWithoutReason { policy } => say!(lang,
            zh: "保单 {policy} 流失，须写明原因（D67）。请在原命令后加 --reason 原因",
            en: "Policy {policy} was lost, and a loss needs a reason (D67). Add --reason TEXT"
        ),
        RenewalRefusal::NothingLost => {
            let outcome = kefu("renewal outcome")
                .word(client)
                .word(Ask::POLICY_LOST)
                .option("--reason", Ask::CAUSE)
                .say(lang);
            say!(lang,
                zh: "续转中没有流失的保单，无须登记流失原因和后续。登记流失：{outcome}",
                en: "No policy of the renewal is lost, so there is nothing to record about a loss. To record one: {outcome}"
            )
        }
        RenewalRefusal::OutcomesLack { policies } => {
            let list = entries(policies);
            let first = policies.first();
            let first = first.map_or(Ask::POLICY_AND_OUTCOME.into(), |(id, _)| {
                Ask::OUTCOME.of(id)
            });
            let outcome = kefu("renewal outcome").word(client).word(first).say(lang);
            say!(lang,
                zh: "以下保单还没有结果（D67），续转不能结束：\n{list}\n登记：{outcome}",
                en: "These policies have no outcome yet (D67), so the renewal cannot be closed:\n{list}\nRecord it: {outcome}"
            )
        }
    }
}
