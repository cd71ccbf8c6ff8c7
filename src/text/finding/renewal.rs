//! What was missed in a renewal or a hand-over, and what helps.

use crate::lang::Lang;
use crate::model::Word as _;
use crate::rules::{GapTime, OfRenewal};
use crate::say;
use crate::text::command::{Ask, in_turn, kefu};
use crate::text::word::{Spoken, unexplained};
use crate::text::{claim, cut, entry};

use super::{Mend, on_record};

mod commands;
mod hand_over;

use commands::{doubled, one_of_two, or_one_off, outcome};
pub(crate) use commands::{follow, loss_command};
use hand_over::{
    late, not_managers, not_recorded, posts, reassigned, signed_and_told, to_record, unfinished,
};

pub(super) fn message(lang: Lang, fault: &OfRenewal) -> String {
    match fault {
        OfRenewal::NotStarted {
            policies,
            expires,
            opens,
            by,
            ..
        } => {
            let policies = listed(lang, policies);
            let days = claim::days(Lang::En, *by);
            say!(lang,
                zh: "保单 {policies} 最早于 {expires} 到期，续转应于 {opens} 前（含当日）启动，已逾期 {by} 天。",
                en: "Cover under {policies} ends from {expires} on. The renewal was due to start by {opens} and is {days} overdue.")
        }
        OfRenewal::Doubled {
            policy,
            first,
            then,
            ..
        } => doubled(lang, [policy, first, then]),
        OfRenewal::StepsOverdue {
            renewal,
            steps,
            expires,
        } => {
            let renewal = entry(lang, renewal);
            let each = steps.iter().map(|(step, due)| {
                let step = step.say(lang);
                match lang {
                    Lang::Zh => format!("{step}（{due}）"),
                    Lang::En => format!("{step} ({due})"),
                }
            });
            let each: Vec<String> = each.collect();
            let list = lang.list(&each);
            say!(lang,
                zh: "续转 {renewal}（最早 {expires} 到期）有步骤过了期限：{list}。",
                en: "Renewal {renewal}, for cover that ends from {expires} on, is late with: {list}.")
        }
        OfRenewal::TwoOutcomes {
            policy,
            first,
            then,
        } => {
            let [first, then] = [first, then].map(|it| outcome(lang, it));
            let policy = entry(lang, policy);
            say!(lang,
                zh: "保单 {policy} 登记了两种结果，不能并存：{first}、{then}。",
                en: "Policy {policy} has two outcomes that cannot both be true: {first}, {then}.")
        }
        OfRenewal::StartedLate {
            renewal,
            opens,
            started,
            by,
        } => {
            let renewal = entry(lang, renewal);
            let days = claim::days(Lang::En, *by);
            say!(lang,
                zh: "续转 {renewal} 于 {started} 才启动，应于 {opens} 前（含当日）启动，迟了 {by} 天。",
                en: "Renewal {renewal} was started on {started}. It was due to start by {opens}, so it is {days} late.")
        }
        OfRenewal::StepsMissing { renewal, steps, .. } => {
            let renewal = entry(lang, renewal);
            let each: Vec<&str> = steps.iter().map(|step| step.say(lang)).collect();
            let list = lang.list(&each);
            say!(lang,
                zh: "续转 {renewal} 已有结果，没有登记的步骤：{list}。",
                en: "Renewal {renewal} has its outcome, but these steps are not on record: {list}.")
        }
        OfRenewal::AppointmentShort { ends, expires } => say!(lang,
            zh: "委托期限至 {ends}，保单 {expires} 到期，续保时将没有委托依据。",
            en: "The appointment ends on {ends}, no later than the cover ({expires}), so the renewal would have no appointment."),
        OfRenewal::AppointmentEnds { ends, left } => {
            let left = match left {
                0 => say!(lang, zh: "今天到期", en: "today"),
                1 => say!(lang, zh: "还剩 1 天", en: "1 day left"),
                left => say!(lang, zh: "还剩 {left} 天", en: "{left} days left"),
            };
            say!(lang,
                zh: "委托期限至 {ends}（{left}），没有登记展期，也没有登记终止服务。",
                en: "The appointment ends on {ends} ({left}). The record has no extension and no end of the service.")
        }
        OfRenewal::EmptyProposal {
            renewal,
            on,
            recommended,
            reason,
        } => {
            let renewal = entry(lang, renewal);
            let lacks = match (recommended, reason) {
                (true, true) => {
                    say!(lang, zh: "推荐了什么、为什么", en: "what was recommended, and why")
                }
                (true, false) => say!(lang, zh: "推荐了什么", en: "what was recommended"),
                (false, _) => say!(lang, zh: "为什么这样推荐", en: "why it was recommended"),
            };
            say!(lang,
                zh: "续转 {renewal}：续转建议已于 {on} 送交客户，记录中没有写明{lacks}。",
                en: "Renewal {renewal}: the proposal went to the client on {on}, but the record does not say {lacks}.")
        }
        OfRenewal::EmptyChoice { renewal, on } => {
            let renewal = entry(lang, renewal);
            say!(lang,
                zh: "续转 {renewal}：客户已于 {on} 签字确认，但没有写明接受和不接受的保障。",
                en: "Renewal {renewal}: the client signed its choice on {on}, but the record does not say which cover it accepts or declines.")
        }
        OfRenewal::NoOutcome {
            policy,
            product,
            ends,
            ..
        } => {
            let (policy, product) = (entry(lang, policy), cut(product));
            let space = if product.is_empty() { "" } else { " " };
            say!(lang,
                zh: "保单 {policy}{space}{product}已于 {ends} 到期，没有登记结果：续保、流失还是不再需要，无从得知。",
                en: "Policy {policy}{space}{product} expired on {ends}, and the record does not say what became of it.")
        }
        OfRenewal::NoFollower { ends, follower } => {
            let policy = entry(lang, &follower.policy);
            let kind = unexplained(follower.kind.say(lang));
            match &follower.void {
                Some((_, by)) if *by == follower.policy => {
                    return say!(lang,
                    zh: "保单 {policy} 保至 {ends}，结果登记为“{kind}”，接续的保单却写成了它自己：现在可能没有保障。",
                    en: "Policy {policy} ran until {ends}. Its outcome is '{kind}', but it names itself as the policy that follows, so there may be no cover now.");
                }
                Some((_, by)) => {
                    let by = entry(lang, by);
                    return say!(lang,
                        zh: "保单 {policy} 保至 {ends}，结果登记为“{kind}”，接续的保单 {by} 却在起保前已解除：现在可能没有保障。",
                        en: "Policy {policy} ran until {ends}. Its outcome is '{kind}', but policy {by} that follows was cancelled before it began, so there may be no cover now.");
                }
                None => {}
            }
            say!(lang,
                zh: "保单 {policy} 保至 {ends}，结果登记为“{kind}”，却没有登记接续的保单：现在可能没有保障。",
                en: "Policy {policy} ran until {ends}. Its outcome is '{kind}', but no policy that follows is on record, so there may be no cover now.")
        }
        OfRenewal::NoEnd { policy, product } => {
            let (policy, product) = (entry(lang, policy), cut(product));
            let space = if product.is_empty() { "" } else { " " };
            say!(lang,
                zh: "保单 {policy}{space}{product}没有登记止期：何时到期、何时启动续转，无从得知。",
                en: "Policy {policy}{space}{product} has no last day on record, so its renewal never opens.")
        }
        OfRenewal::NoExtendedEnd {
            policy,
            product,
            ends,
        } => {
            let (policy, product) = (entry(lang, policy), cut(product));
            let space = if product.is_empty() { "" } else { " " };
            let before = ends.map(
                |ends| say!(lang, zh: "，原止期 {ends}", en: "; before that it ran to {ends}"),
            );
            let before = before.unwrap_or_default();
            say!(lang,
                zh: "保单 {policy}{space}{product}的结果是展期，没有登记展期到哪一天{before}：何时到期、何时启动续转，无从得知。",
                en: "Policy {policy}{space}{product} was extended, but the record does not say to which day{before}. So its renewal never opens.")
        }
        OfRenewal::CoverGap {
            policy,
            ends,
            by,
            starts,
            days,
            when,
            ..
        } => {
            let (policy, by) = (entry(lang, policy), entry(lang, by));
            let span = claim::days(Lang::En, *days);
            match when {
                GapTime::ToCome => say!(lang,
                    zh: "保单 {policy} 保至 {ends}，接续的 {by} 自 {starts} 起保，中间将有 {days} 天没有保障。",
                    en: "Policy {policy} runs until {ends}, and {by} follows it from {starts}. That leaves {span} without cover."),
                GapTime::Now => say!(lang,
                    zh: "保单 {policy} 保至 {ends}，接续的 {by} 自 {starts} 才起保，目前没有保障，共 {days} 天。",
                    en: "Policy {policy} ran until {ends}, and {by} follows it only from {starts}. There is no cover now, for {span} in all."),
                GapTime::Over => say!(lang,
                    zh: "保单 {policy} 保至 {ends}，接续的 {by} 自 {starts} 起保，中间有 {days} 天没有保障。",
                    en: "Policy {policy} ran until {ends}, and {by} followed it from {starts}. That left {span} without cover."),
            }
        }
        OfRenewal::LossLacks {
            renewal,
            policies,
            lacks,
        } => {
            let renewal = entry(lang, renewal);
            let policies = listed(lang, policies);
            let words: Vec<&str> = lacks.iter().map(|lack| lack.say(lang)).collect();
            let lacks_list = lang.list(&words);
            say!(lang,
                zh: "续转 {renewal} 中保单 {policies} 流失，后续尚缺：{lacks_list}。",
                en: "Policies lost in renewal {renewal}: {policies}. Still missing: {lacks_list}.")
        }
        OfRenewal::NotManagers { people, on, were } => not_managers(lang, people, *on, *were),
        OfRenewal::NoHandOver { by, to, on } => not_recorded(lang, [by, to], *on),
        OfRenewal::HandOverLate {
            to,
            on,
            due,
            signed,
            told,
        } => late(lang, (to, *on), *due, [*signed, *told]),
        OfRenewal::HandOver {
            to,
            by,
            on,
            signed,
            told,
            still,
            heir: _,
            is_last: _,
        } => {
            let still = (!still.is_empty()).then(|| listed(lang, still));
            unfinished(lang, [by, to], *on, [!signed, !told], still)
        }
    }
}

/// A command to type.
pub(super) fn remedy(lang: Lang, fault: &OfRenewal, id: &str, at: &Mend<'_>) -> String {
    match fault {
        OfRenewal::NotStarted {
            policies,
            occasional,
            ..
        } => {
            let start = kefu("renewal start").word(id).words(policies).say(lang);
            let lead = ("要续保的", "If it is to be renewed");
            or_one_off(lang, id, (lead, start), occasional)
        }
        OfRenewal::Doubled { is_alone: true, .. } => at.removed(),
        OfRenewal::Doubled { .. } => at.keys(&["policies"]),
        OfRenewal::StepsOverdue { renewal, steps, .. } => {
            let step = steps.first().map_or("", |(step, _)| step.code());
            let cover = (step == "choice").then_some(Ask::COVER);
            kefu("renewal step")
                .word(id)
                .word(step)
                .options("--accept", cover)
                .options("--decline", cover)
                .option("--renewal", renewal)
                .option("--on", Ask::DATE)
                .say(lang)
        }
        OfRenewal::TwoOutcomes { first, then, .. } => one_of_two(lang, id, [first, then]),
        OfRenewal::StartedLate { renewal, .. } => {
            let show = kefu("renewal show").word(id).word(renewal).say(lang);
            on_record(lang, &at.key(), &show)
        }
        OfRenewal::StepsMissing {
            renewal,
            steps,
            closed,
        } => {
            let step = steps.first().map_or("", |step| step.code());
            let cover = (step == "choice").then_some(Ask::COVER);
            let step = kefu("renewal step")
                .word(id)
                .word(step)
                .options("--accept", cover)
                .option("--renewal", renewal)
                .option("--on", Ask::DATE)
                .say(lang);
            let reopen = format!("renewals/{renewal}");
            let reopen = kefu("correct").word(id).word(reopen).word("closed=");
            let record = match closed {
                true => in_turn(lang, &[reopen.say(lang), step]),
                false => step,
            };
            say!(lang,
                zh: "没有办的，记录保留；办过的，补登：{record}",
                en: "A step that was not taken stays on record as missing; one that was taken: {record}")
        }
        OfRenewal::EmptyProposal {
            renewal,
            on,
            recommended,
            reason,
        } => kefu("renewal step")
            .word(id)
            .word("proposal")
            .options("--recommended", recommended.then_some(Ask::TEXT))
            .options("--reason", reason.then_some(Ask::REASON))
            .option("--renewal", renewal)
            .option("--on", on)
            .say(lang),
        OfRenewal::EmptyChoice { renewal, on } => kefu("renewal step")
            .word(id)
            .word("choice")
            .option("--accept", Ask::COVER)
            .option("--renewal", renewal)
            .option("--on", on)
            .say(lang),
        OfRenewal::AppointmentShort { .. } | OfRenewal::AppointmentEnds { .. } => {
            kefu("appointment extend")
                .word(id)
                .option("--until", Ask::DATE)
                .option("--on", Ask::DATE)
                .say(lang)
        }
        OfRenewal::NoOutcome {
            policy,
            renewal: true,
            ..
        } => kefu("renewal outcome")
            .word(id)
            .word(Ask::OUTCOME.of(policy))
            .say(lang),
        OfRenewal::NoOutcome {
            policy, occasional, ..
        } => {
            let start = kefu("renewal start").word(id).word(policy).say(lang);
            let outcome = kefu("renewal outcome")
                .word(id)
                .word(Ask::OUTCOME.of(policy))
                .say(lang);
            let record = in_turn(lang, &[start, outcome]);
            let occasional = occasional.then_some(policy);
            let occasional = occasional.map(std::slice::from_ref).unwrap_or_default();
            let lead = ("登记结果", "To record what became of it");
            or_one_off(lang, id, (lead, record), occasional)
        }
        OfRenewal::NoFollower { follower, .. } => in_turn(lang, &follow(lang, id, follower)),
        OfRenewal::NoEnd { policy, .. } => kefu("policy set")
            .word(id)
            .word(policy)
            .option("--ends", Ask::DATE)
            .say(lang),
        OfRenewal::NoExtendedEnd { .. } => at.keys(&["until"]),
        OfRenewal::CoverGap { by, from, when, .. } => {
            let set = kefu("policy set")
                .word(id)
                .word(by)
                .option("--starts", from)
                .say(lang);
            match when {
                GapTime::ToCome | GapTime::Now => set,
                GapTime::Over => say!(lang,
                    zh: "已成事实，记录保留；起期记错的，改正：{set}",
                    en: "It stays on record; if the first day is wrong, correct it: {set}"),
            }
        }
        OfRenewal::LossLacks { renewal, lacks, .. } => loss_command(lang, id, renewal, lacks),
        OfRenewal::NoHandOver { by, to, on } => to_record(lang, id, [by, to], *on),
        OfRenewal::NotManagers { were, .. } => posts(lang, id, at, *were),
        OfRenewal::HandOverLate { .. } => {
            let show = kefu("team show").word(id).say(lang);
            on_record(lang, &at.key(), &show)
        }
        OfRenewal::HandOver {
            by,
            signed,
            told,
            still,
            heir,
            is_last,
            ..
        } => {
            let lacks = [("signed", !signed), ("told", !told)];
            let lacks = lacks.into_iter().filter(|(_, lacks)| *lacks);
            let lacks: Vec<&str> = lacks.map(|(key, _)| key).collect();
            let settle = match (&lacks[..], is_last) {
                ([], _) => None,
                // The verb means the last one.
                (_, false) => Some(at.keys(&lacks)),
                (_, true) => Some(signed_and_told(lang, id, [!signed, !told])),
            };
            let still = (!still.is_empty()).then(|| reassigned(lang, id, by, heir.as_ref()));
            in_turn(lang, &settle.into_iter().chain(still).collect::<Vec<_>>())
        }
    }
}

/// Ids in a sentence; of many, the first few and the number of the others.
pub(crate) fn listed(lang: Lang, ids: &[String]) -> String {
    const SHOWN: usize = 8;
    let few: Vec<String> = ids.iter().take(SHOWN).map(|id| entry(lang, id)).collect();
    let (few, all) = (lang.list(&few), ids.len());
    match all.checked_sub(SHOWN).filter(|more| *more > 0) {
        None => few,
        Some(more) => say!(lang, zh: "{few} 等 {all} 份", en: "{few} and {more} more"),
    }
}
