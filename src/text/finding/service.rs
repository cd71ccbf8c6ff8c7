//! What is wrong with the service of a client, and what to type next.

use super::Mend;
use super::deadline::overdue_by;
use crate::changes::Entry;
use crate::lang::{Both, Lang};
use crate::rules::{OfRevision, OfService};
use crate::say;
use crate::standing::ComplaintEnd;
use crate::text::clock::last_day_and;
use crate::text::command::{Ask, Word, in_turn, kefu};
use crate::text::refusal::record;
use crate::text::word::kind_named;
use crate::text::{cut, entry};

mod done;
mod waited;

pub(in crate::text) use done::done;
use waited::waited;

pub(super) fn message(lang: Lang, fault: &OfService) -> String {
    match fault {
        OfService::Item {
            id,
            content,
            finish,
            late,
            ..
        } => {
            let (id, content, late) = (entry(lang, id), cut(content), overdue_by(lang, *late));
            say!(lang,
                zh: "计划项目 {id}“{content}”最迟应于 {finish} 完成，至今未完成，{late}。",
                en: "Plan item {id} '{content}' was due by {finish} and is not done: {late}.")
        }
        OfService::Undocumented {
            id, content, on, ..
        } => {
            let (id, content) = (entry(lang, id), cut(content));
            say!(lang,
                zh: "计划项目 {id}“{content}”记为 {on} 完成，客户日志中没有这次服务：由谁提供、过程如何、客户有何反应。",
                en: "Plan item {id} '{content}' was done on {on}, but the diary has no entry for it: who served, what was done, how the client responded.")
        }
        OfService::EntryIncomplete { on, lacks } => {
            let each = lacks.iter().map(|key| match *key {
                "by" => say!(lang, zh: "服务人（by）", en: "who served (by)"),
                "kind" => say!(lang, zh: "类型（kind）", en: "its kind"),
                _ => say!(lang, zh: "服务内容（did）", en: "what was done (did)"),
            });
            let lacks = each.collect::<Vec<_>>().join(lang.comma());
            say!(lang,
                zh: "{on} 的客户日志没有写明{lacks}。",
                en: "The diary entry of {on} does not say {lacks}.")
        }
        OfService::ScoredTwice { id, goal } => {
            let (id, goal) = (entry(lang, id), cut(goal.1.pick(lang)));
            say!(lang,
                zh: "客户回顾 {id} 给“{goal}”评了两次分，只能留一次。",
                en: "Account review {id} gives {goal} points twice. Only one can stay.")
        }
        OfService::ReviewByNobody { on } => say!(lang,
            zh: "{on} 的客户回顾没有写明回顾人（by）。",
            en: "The account review of {on} does not say who held it (by)."),
        OfService::OtherService {
            on,
            kind,
            item,
            service,
        } => {
            let item = entry(lang, item);
            let kind = kind_named(lang, &kind.0, kind.1.as_ref());
            let service = kind_named(lang, &service.0, service.1.as_ref());
            say!(lang,
                zh: "{on} 的{kind}注明完成了计划项目 {item}，而该项是{service}。",
                en: "The {kind} of {on} names plan item {item}, which is another service: {service}.")
        }
        OfService::NoResponse { on, kind, name } => {
            let kind = kind_named(lang, kind, name.as_ref());
            say!(lang,
                zh: "{on} 的客户日志（{kind}）没有记客户反应。",
                en: "The diary entry of {on} ({kind}) does not say how the client responded.")
        }
        OfService::Revision { id, fault } => revision(lang, &entry(lang, id), fault),
        OfService::Silent {
            since,
            begun: true,
            days,
            most,
            ..
        } => say!(lang,
            zh: "最近一笔客户日志是 {since}，此后 {days} 个工作日没有记录；按星级最多间隔 {most} 个工作日。",
            en: "The last diary entry was written on {since}. That is {days} working days without an entry; this client's stars allow {most}."),
        OfService::Silent {
            since,
            begun: false,
            days,
            most,
            ..
        } => say!(lang,
            zh: "自 {since} 起 {days} 个工作日没有一笔客户日志；按星级最多间隔 {most} 个工作日。",
            en: "Nothing has been written into the diary since {since}. That is {days} working days without an entry; this client's stars allow {most}."),
        OfService::Gap {
            since,
            ended,
            days,
            most,
        } => say!(lang,
            zh: "自 {since} 起到 {ended} 才有下一笔客户日志，隔了 {days} 个工作日；按当时星级最多间隔 {most} 个工作日。",
            en: "After {since} nothing was written into the diary until {ended}. That is {days} working days; the client's stars then allowed {most}."),
        OfService::DropUnrevised {
            id, content, on, ..
        } => {
            let (id, content) = (entry(lang, id), cut(content));
            say!(lang,
                zh: "计划项目 {id}“{content}”在定稿后于 {on} 取消，当日没有服务计划修订。",
                en: "Plan item {id} '{content}' was dropped on {on}, after the issue, and no revision of that day is on record.")
        }
        OfService::Behind {
            name,
            held,
            expected,
            least,
            starts,
            ..
        } => {
            let name = cut(name.pick(lang));
            say!(lang,
                zh: "{starts} 起的服务年度至今应有{name} {expected} 次，只有 {held} 次（全年至少 {least} 次）。",
                en: "Behind the standard in the service year from {starts}: {name} {held} of {expected} by now ({least} in the whole year).")
        }
        OfService::NoManual {
            starts, due, late, ..
        } => {
            let (due, late) = (last_day_and(lang, *due), overdue_by(lang, *late));
            say!(lang,
                zh: "{starts} 起的保险年度还没有客户手册，最迟应于 {due}编制，{late}。",
                en: "The policy year from {starts} has no client manual; it was due on {due}: {late}.")
        }
        OfService::Stuck {
            section,
            step,
            id,
            text,
            since,
            due,
            late,
            ..
        } => {
            let (id, text, late) = (entry(lang, id), cut(text), overdue_by(lang, *late));
            let what = (id.as_str(), text.as_str(), late.as_str());
            match since {
                Some(since) => waited(lang, (section, step), what, *since, *due),
                None => {
                    let due = last_day_and(lang, *due);
                    say!(lang,
                        zh: "保险公司最迟应于 {due}履行 {id}“{text}”，至今未履行，{late}。",
                        en: "The insurer has not done {id} '{text}', which was due by {due}: {late}.")
                }
            }
        }
        OfService::LateAnswer {
            id,
            text,
            on,
            end,
            due,
        } => {
            let (id, text) = (entry(lang, id), cut(text));
            match end {
                ComplaintEnd::Answered => say!(lang,
                    zh: "投诉 {id}“{text}”于 {on} 答复，晚于期限 {due}。",
                    en: "Complaint {id} '{text}' was answered on {on}; the last day was {due}."),
                ComplaintEnd::Settled => say!(lang,
                    zh: "投诉 {id}“{text}”没有登记答复，于 {on} 才办结，晚于答复期限 {due}。",
                    en: "Complaint {id} '{text}' has no answer on record and was settled on {on}; the last day to answer was {due}."),
                ComplaintEnd::Withdrawn => say!(lang,
                    zh: "投诉 {id}“{text}”于 {on} 撤回时仍未答复，答复期限为 {due}。",
                    en: "Complaint {id} '{text}' was not answered when it was withdrawn on {on}; the last day was {due}."),
            }
        }
        OfService::Unsettled {
            id,
            text,
            answered,
            within,
        } => {
            let (id, text) = (entry(lang, id), cut(text));
            say!(lang,
                zh: "投诉 {id}“{text}”已于 {answered} 答复，{within} 日后仍未办结。",
                en: "Complaint {id} '{text}' was answered on {answered} and is not settled after {within} days.")
        }
        OfService::Unscored { id, goals } => {
            let (id, zh, en) = (
                entry(lang, id),
                names(Lang::Zh, goals),
                names(Lang::En, goals),
            );
            say!(lang,
                zh: "客户回顾 {id} 没有给这些指标评分：{zh}。",
                en: "Account review {id} has no points for these goals: {en}.")
        }
        OfService::AboveFull {
            id,
            goal,
            points,
            full,
        } => {
            let (id, goal) = (entry(lang, id), cut(goal.1.pick(lang)));
            say!(lang,
                zh: "客户回顾 {id} 给“{goal}”评了 {points} 分，超过满分 {full} 分。",
                en: "Account review {id} gives {goal} {points} points, but the maximum is {full}.")
        }
    }
}

fn revision(lang: Lang, id: &str, fault: &OfRevision) -> String {
    match fault {
        OfRevision::NoDay => say!(lang,
            zh: "服务计划修订 {id} 没有日期。",
            en: "Revision {id} of the plan has no day."),
        OfRevision::NoReason => say!(lang,
            zh: "服务计划修订 {id} 没有写明原因。",
            en: "Revision {id} of the plan has no reason."),
        OfRevision::Nobody => say!(lang,
            zh: "服务计划修订 {id} 没有写明修订人。",
            en: "Revision {id} of the plan does not say who made it."),
        OfRevision::NotManager { by, on, manager } => {
            let by = cut(by);
            match manager.as_deref().map(cut) {
                Some(manager) => say!(lang,
                    zh: "服务计划修订 {id} 由{by}作出，而 {on} 的客户经理是{manager}。",
                    en: "Revision {id} of the plan was made by {by}, but {manager} was account manager on {on}."),
                None => say!(lang,
                    zh: "服务计划修订 {id} 由{by}作出，而 {on} 没有客户经理。",
                    en: "Revision {id} of the plan was made by {by}, but nobody was account manager on {on}."),
            }
        }
    }
}

fn names(lang: Lang, goals: &[(String, Both)]) -> String {
    let names: Vec<String> = goals.iter().map(|(_, name)| cut(name.pick(lang))).collect();
    lang.list(&names)
}

/// Who served, where there is no account manager to take it from.
pub(super) fn by_whom(managed: bool) -> Option<Ask> {
    (!managed).then_some(Ask::NAME)
}

/// A command, or a sentence with the place to open.
pub(super) fn remedy(lang: Lang, fault: &OfService, id: &str, at: &Mend<'_>) -> String {
    match fault {
        OfService::Item {
            id: item,
            is_review,
            service,
            by,
            ..
        } => done(
            id,
            item,
            (*is_review, service.as_deref()),
            by.as_ref().map(Word::from),
        )
        .option("--on", Ask::DATE)
        .say(lang),
        OfService::Undocumented {
            id: item,
            is_review,
            service,
            by,
            on,
            ..
        } => done(
            id,
            item,
            (*is_review, service.as_deref()),
            by.as_ref().map(Word::from),
        )
        .option("--on", on)
        .say(lang),
        OfService::EntryIncomplete { lacks, .. } => at.keys(lacks),
        OfService::ReviewByNobody { .. } => at.keys(&["by"]),
        OfService::ScoredTwice { .. } => at.removed(),
        OfService::OtherService { .. } => {
            let (correct, without) = (at.keys(&["item"]), at.without("item"));
            say!(lang,
                zh: "是另一项的，更正：{correct}；不是为哪一项服务的：{without}",
                en: "If it was for another item: {correct}. If it was for none: {without}")
        }
        OfService::NoResponse { .. } => at.keys(&["response"]),
        OfService::Revision { fault, .. } => match fault {
            OfRevision::NotManager { .. } => {
                let correct = at.keys(&["by", "on"]);
                say!(lang,
                    zh: "修订人或日期记错的，更正：{correct}；确非客户经理所作的，由客户经理重新作出修订。",
                    en: "If the name or the day is wrong: {correct}. If it was not the account manager, the account manager must make it again.")
            }
            OfRevision::NoDay | OfRevision::Nobody | OfRevision::NoReason => at.key(),
        },
        OfService::Silent { managed, .. } => kefu("log")
            .word(id)
            .word(Ask::KIND_OF_SERVICE)
            .word(Ask::TEXT)
            .option("--response", Ask::RESPONSE)
            .options("--by", by_whom(*managed))
            .option("--on", Ask::DATE)
            .say(lang),
        OfService::Gap { since, ended, .. } => {
            let list = kefu("diary list").word(id).option("--from", since);
            let list = list.option("--to", ended).say(lang);
            say!(lang,
                zh: "已成事实，记录保留；其间有往来而漏记的，用 kefu log --on 补记。查看：{list}",
                en: "It stays on record; if contact of that time was not written down, log it with kefu log --on. To see it: {list}")
        }
        OfService::DropUnrevised {
            on,
            reason,
            managed: true,
            ..
        } => {
            let revise = kefu("plan revise")
                .word(id)
                .options("--year", at.another_year())
                .option("--on", on);
            match reason {
                Some(reason) => revise.option("--reason", reason),
                None => revise.option("--reason", Ask::CAUSE),
            }
            .say(lang)
        }
        OfService::DropUnrevised { managed: false, .. } => {
            let correct = at.key();
            say!(lang,
                zh: "当日没有客户经理。日期记错的，或由现任客户经理重新核定的，更正：{correct}",
                en: "There was no account manager on that day. If the day is wrong, or the present one has decided again: {correct}")
        }
        OfService::Behind { service, .. } if service == "account-review" => kefu("review add")
            .word(id)
            .option("--score", Ask::GOAL_AND_POINTS)
            .option("--text", Ask::CONCLUSION)
            .say(lang),
        OfService::Behind {
            service, managed, ..
        } => kefu("log")
            .word(id)
            .word(service)
            .word(Ask::TEXT)
            .option("--response", Ask::RESPONSE)
            .options("--by", by_whom(*managed))
            .option("--on", Ask::DATE)
            .say(lang),
        OfService::NoManual { managed, .. } => kefu("log")
            .word(id)
            .word("client-manual")
            .word(Ask::TEXT)
            .option("--response", Ask::RESPONSE)
            .options("--by", by_whom(*managed))
            .option("--on", Ask::DATE)
            .say(lang),
        OfService::Stuck {
            id: of,
            pressed: Some(pressed),
            ..
        } => {
            let done = duty_done(lang, id, of);
            say!(lang,
                zh: "{pressed} 已催促；履行后登记：{done}",
                en: "The insurer was pressed on {pressed}. Once it is done: {done}")
        }
        OfService::Stuck {
            section,
            step,
            id: of,
            ..
        } => {
            let first = stuck(lang, (section, step), id, of);
            match *section {
                "duties" => in_turn(lang, &[first, duty_done(lang, id, of)]),
                _ => first,
            }
        }
        OfService::LateAnswer { id: late, .. } => {
            kefu("complaint show").word(id).word(late).say(lang)
        }
        OfService::Unsettled { id: open, .. } => kefu("complaint settle")
            .word(id)
            .word(open)
            .option("--response", Ask::RESPONSE)
            .option("--on", Ask::DATE)
            .say(lang),
        OfService::Unscored { id: review, goals } => {
            let scores = goals.iter().map(|(code, _)| Ask::POINTS.of(code));
            kefu("review score")
                .word(id)
                .word(review)
                .options("--score", scores)
                .say(lang)
        }
        OfService::AboveFull {
            id: review, goal, ..
        } => kefu("review score")
            .word(id)
            .word(review)
            .option("--score", Ask::POINTS.of(&goal.0))
            .say(lang),
    }
}

/// The command that records that the insurer did its duty.
fn duty_done(lang: Lang, client: &str, id: &str) -> String {
    kefu("duty done")
        .word(client)
        .word(id)
        .option("--on", Ask::DATE)
        .say(lang)
}

/// The command that records a step as done; for a duty the insurer is pressed first.
pub(in crate::text) fn stuck(
    lang: Lang,
    (section, step): (&'static str, &str),
    client: &str,
    id: &str,
) -> String {
    let entry = Entry {
        section,
        id: Some(id.to_owned()),
    };
    let step = if section == "duties" { "pressed" } else { step };
    record(&entry, step, client).say(lang)
}
