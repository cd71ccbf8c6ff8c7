//! Work to be done, in words, and as a code for scripts.

use crate::commands::code;
use crate::lang::{Lang, half};
use crate::model::Word;
use crate::output::{Cell, Tone};
use crate::say;
use crate::standing::{Case, ClaimTerm, HandingOver, What};
use crate::text::word::Spoken;

/// The kind of a term of a claim in JSON.
pub(in crate::commands) fn of_claim(term: ClaimTerm) -> &'static str {
    match term {
        ClaimTerm::Notice => "claim-notice",
        ClaimTerm::Decision => "claim-decision",
        ClaimTerm::DenialNotice => "claim-denial-notice",
        ClaimTerm::Advance => "claim-advance",
        ClaimTerm::Payment => "claim-payment",
        ClaimTerm::Limitation => "claim-limitation",
    }
}

/// The kind of work, as a code for scripts; what it is, in words; its id, if it has one.
pub(in crate::commands) fn what(
    lang: Lang,
    case: &Case<'_>,
    what: &What<'_>,
) -> (&'static str, Cell, Option<String>) {
    let plain = |code: &str, label: String| {
        let code = code.to_owned();
        let tone = Tone::Plain;
        Cell::Code { code, label, tone }
    };
    match what {
        What::Clock { task, .. } => ("deadline", code(lang, *task), None),
        What::Item { id, content } => ("item", Cell::from(*content), Some((*id).to_owned())),
        What::Claim { id, cause, term } => {
            let said = term.say(lang);
            let label = say!(lang, zh: "{said}：{cause}", en: "{said}: {cause}");
            (of_claim(*term), plain(cause, label), Some((*id).to_owned()))
        }
        What::Step {
            waiting, id, text, ..
        } => {
            let said = half(waiting.todo, lang);
            let label = say!(lang, zh: "{said}：{text}", en: "{said}: {text}");
            ("step", plain(waiting.code, label), Some((*id).to_owned()))
        }
        What::AppointmentEnds => {
            let said = say!(lang, zh: "委托到期", en: "appointment ends");
            let kind = "appointment-ends";
            (kind, plain(kind, said), None)
        }
        What::Contact { since } => {
            let said = say!(lang,
                zh: "日志：{since} 以来无记录",
                en: "diary: nothing since {since}"
            );
            let kind = "contact";
            (kind, plain(kind, said), None)
        }
        What::LicenceEnds => {
            let said =
                say!(lang, zh: "渠道客户许可证到期", en: "the channel client's licence ends");
            let kind = "licence-ends";
            (kind, plain(kind, said), None)
        }
        // A screen is often looked at together with others: it shows no stars.
        What::OverrideApproval { .. } => {
            let said = say!(lang, zh: "星级调整待批准", en: "approval of other stars");
            let kind = "override-approval";
            (kind, plain(kind, said), None)
        }
        What::LoweringApproval { id, service } => {
            let code = service.unwrap_or_default();
            let name = case.standard.service(code);
            let name = name.map_or(code, |it| it.name.pick(lang));
            let said = say!(lang,
                zh: "调低{name}，待批准",
                en: "approval to lower {name}"
            );
            let kind = "lowering-approval";
            (kind, plain(kind, said), Some((*id).to_owned()))
        }
        What::PlanOpinion => {
            let said = say!(lang,
                zh: "计划缺客户关系管理意见",
                en: "plan: client relations' opinion"
            );
            let kind = "plan-opinion";
            (kind, plain(kind, said), None)
        }
        What::PlanCirculation { .. } => {
            let said = say!(lang,
                zh: "计划待内部披露",
                en: "plan: circulation"
            );
            let kind = "plan-circulation";
            (kind, plain(kind, said), None)
        }
        What::RenewalOpens { policies } => {
            let policies = policies.join(" ");
            let said =
                say!(lang, zh: "启动续转：{policies}", en: "start the renewal of {policies}");
            ("renewal-opens", Cell::from(said), None)
        }
        What::RenewalStep { id, step } => {
            let said = step.say(lang);
            let label = say!(lang, zh: "续转：{said}", en: "renewal: {said}");
            (
                "renewal-step",
                plain(step.code(), label),
                Some((*id).to_owned()),
            )
        }
        What::Expires { policies, .. } => {
            let policies = policies.join(" ");
            let said = say!(lang, zh: "保单到期：{policies}", en: "cover ends: {policies}");
            ("expires", Cell::from(said), None)
        }
        What::Follows(follower) => {
            let policy = &follower.policy;
            let said =
                say!(lang, zh: "登记接续的保单：{policy}", en: "policy that follows {policy}");
            ("following-policy", Cell::from(said), Some(policy.clone()))
        }
        What::Premium {
            policy,
            product,
            instalment,
            amount,
        } => {
            let of = instalment.map(|it| say!(lang, zh: "期次 {it}", en: "instalment {it}"));
            let amount = amount.map(|it| say!(lang, zh: "{it} 元", en: "CNY {it}"));
            let parts: Vec<String> = (product.map(str::to_owned).into_iter())
                .chain(of)
                .chain(amount)
                .collect();
            let (zh, en) = (parts.join(" "), parts.join(", "));
            let said = say!(lang, zh: "保险费应缴：{zh}", en: "premium due: {en}");
            let code = instalment.unwrap_or("whole");
            ("premium", plain(code, said), Some((*policy).to_owned()))
        }
        What::WinBack { id } => {
            let said = say!(lang, zh: "流失业务再争取", en: "ask for lost business again");
            let kind = "win-back";
            (kind, plain(kind, said), Some((*id).to_owned()))
        }
        What::HandOver { id, left } => {
            let said = match left {
                HandingOver::Tell => {
                    say!(lang, zh: "告知客户更换客户经理", en: "tell the client of the new manager")
                }
                HandingOver::Sign => {
                    say!(lang, zh: "签署移交清单", en: "sign the list of open work")
                }
                HandingOver::TellAndSign => say!(lang,
                    zh: "告知客户更换客户经理，签署移交清单",
                    en: "tell the client of the new manager; sign the list"
                ),
            };
            let kind = "hand-over";
            (kind, plain(kind, said), Some((*id).to_owned()))
        }
    }
}
