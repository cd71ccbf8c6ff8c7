//! What is wrong with a service team, and what helps.

use super::{Mend, on_record};
use crate::lang::Lang;
use crate::rules::{OfTeam, TwoAtOnce};
use crate::say;
use crate::standing::{Approval, NoApprover};
use crate::text::command::{Ask, correct, kefu};
use crate::text::word::Spoken;
use crate::text::{cut, entry};

pub(super) fn message(lang: Lang, fault: &OfTeam) -> String {
    match fault {
        OfTeam::NoManager => say!(lang,
            zh: "今天没有客户经理对这位客户负责。",
            en: "Nobody is account manager of this client today."),
        OfTeam::TwoManagers(TwoAtOnce { names, on, .. }) => {
            let (one, other) = (cut(&names[0]), cut(&names[1]));
            say!(lang,
                zh: "自 {on} 起{one}与{other}同为客户经理；任何一天只能有一名。",
                en: "{one} and {other} are both account manager from {on} on. Only one person can be that at a time.")
        }
        OfTeam::TwoDeputies(TwoAtOnce { names, on, .. }) => {
            let (one, other) = (cut(&names[0]), cut(&names[1]));
            say!(lang,
                zh: "自 {on} 起{one}与{other}同为客户副经理；任何一天只能有一名。",
                en: "{one} and {other} are both deputy account manager from {on} on. Only one person can be that at a time.")
        }
        OfTeam::TwoPosts { name, role, on, .. } => {
            let (name, role) = (cut(name), role.say(lang));
            say!(lang,
                zh: "{name}（{role}）自 {on} 起登记了两条；同一人同一角色，同一时间只有一条。",
                en: "{name} ({role}) is on record twice from {on} on. One person has a role once at a time.")
        }
        OfTeam::Gap { from, until, days } => say!(lang,
            zh: "{from} 至 {until} 没有客户经理，其间有 {days} 个工作日。",
            en: "Nobody was account manager from {from} to {until}. Working days in that time: {days}."),
        OfTeam::NotTheirs {
            approval,
            by,
            on,
            why,
        } => {
            let (what, by) = (approval.say(lang), cut(by));
            match why {
                NoApprover::OfTeam => say!(lang,
                    zh: "{what}登记的批准人是{by}（{on}），当天是服务团队成员；应由团队以外的人批准。",
                    en: "{by} approved {what} on {on}, as a member of the client's service team. Somebody outside the team must approve it."),
                NoApprover::Handler => say!(lang,
                    zh: "{what}登记的批准人是{by}（{on}），就是这件投诉的经办人；应由上级批准。",
                    en: "{by} approved {what} on {on} and handles that complaint. It must be approved from above."),
                NoApprover::NotNamed(names) => {
                    let names = lang.list(names);
                    say!(lang,
                        zh: "{what}登记的批准人是{by}（{on}）；公司规定由{names}批准。",
                        en: "{by} approved {what} on {on}; the company lets {names} approve it.")
                }
            }
        }
        OfTeam::DeputyIsManager { name } => {
            let name = cut(name);
            say!(lang,
                zh: "{name}既是客户经理又是客户副经理；应为两人。",
                en: "{name} is both account manager and deputy. These must be two people.")
        }
        OfTeam::HandlerLeft {
            kind,
            id,
            more,
            name,
            last,
        } => {
            let (what, id, name) = (kind.say(lang), entry(lang, id), cut(name));
            let all = more + 1;
            let more = match more {
                0 => String::new(),
                more => say!(lang, zh: "等 {all} 项", en: " and {more} more"),
            };
            say!(lang,
                zh: "{name}在服务团队任职至 {last}，手上的{what} {id} {more}尚未了结。",
                en: "{name} was in the service team until {last} and still has the open {what} {id}{more}.")
        }
        OfTeam::Outsider {
            name,
            near,
            kind,
            id,
            more,
        } => {
            let (what, id, name) = (kind.say(lang), entry(lang, id), cut(name));
            let (all, more) = (more + 1, more);
            let more = match more {
                0 => String::new(),
                more => say!(lang, zh: "等 {all} 项", en: " and {more} more"),
            };
            let near = near.as_deref().map(cut).map_or_else(
                String::new,
                |near| say!(lang, zh: "是否为{near}？", en: " Did you mean {near}?"),
            );
            say!(lang,
                zh: "{what} {id} {more}尚未了结，经办人{name}从未在服务团队中。{near}",
                en: "{name} handles the open {what} {id}{more} and was never in the service team.{near}")
        }
        OfTeam::NoDeputy => say!(lang,
            zh: "服务团队今天没有客户副经理。",
            en: "The service team has no deputy account manager today."),
        OfTeam::OfOne { name } => {
            let name = cut(name);
            say!(lang,
                zh: "服务团队今天只有{name}一人；客户无论大小，均应由团队服务。",
                en: "{name} is the only member of the service team today. A team must serve every client.")
        }
        OfTeam::NoDuty { name } => {
            let name = cut(name);
            say!(lang,
                zh: "团队成员{name}没有写明职责。",
                en: "{name} is in the service team without a written duty.")
        }
        OfTeam::NoClientRelations => say!(lang,
            zh: "服务团队今天没有客户关系管理人员，服务计划也就缺了应有的意见。",
            en: "Nobody from client relations is in the service team today, so nobody can give their opinion on the plan."),
        OfTeam::NoLeader { stars } => say!(lang,
            zh: "客户为 {stars} 星级，可设立领导小组，目前没有。",
            en: "The client has {stars} stars and no leading group; one is suggested."),
    }
}

/// A command, or a sentence with the place to open.
pub(super) fn remedy(lang: Lang, fault: &OfTeam, id: &str, at: &Mend<'_>) -> String {
    let role = match fault {
        OfTeam::NoManager => "account-manager",
        OfTeam::NoDeputy => "deputy",
        OfTeam::NoClientRelations => "client-relations",
        OfTeam::NoLeader { .. } => "leader",
        OfTeam::OfOne { .. } => {
            return kefu("team add")
                .word(id)
                .word(Ask::NAME)
                .option("--role", Ask::ROLE)
                .option("--duty", Ask::DUTY)
                .say(lang);
        }
        OfTeam::NotTheirs {
            approval: Approval::Extension,
            ..
        } => {
            let correct = at.key();
            return say!(lang,
                zh: "请上级（服务团队以外的人，或领导小组）批准，然后更正：{correct}",
                en: "Have it approved from above: by somebody outside the team or of the leading group. Then: {correct}");
        }
        OfTeam::NotTheirs { .. } => {
            let correct = match fault {
                OfTeam::NotTheirs {
                    approval: Approval::Waiver,
                    ..
                } => at.keys(&["by", "on"]),
                _ => at.keys(&["approved-by", "approved"]),
            };
            return say!(lang,
                zh: "请有权的人批准，然后更正：{correct}；此人本来有权的，写入 kefu.toml 的 [approvers]。",
                en: "Have it approved by somebody who may, then: {correct}. If this person may approve, name them under [approvers] in kefu.toml.");
        }
        OfTeam::Gap { .. } => {
            let show = kefu("team show").word(id).say(lang);
            return on_record(lang, &at.key(), &show);
        }
        OfTeam::DeputyIsManager { .. } => {
            return kefu("team set")
                .word(id)
                .option("--deputy", Ask::NAME)
                .say(lang);
        }
        OfTeam::HandlerLeft { name, .. } => {
            return kefu("team reassign")
                .word(id)
                .option("--from", name)
                .option("--to", Ask::NAME)
                .say(lang);
        }
        OfTeam::Outsider {
            name, near: None, ..
        } => {
            return kefu("team add")
                .word(id)
                .word(name)
                .option("--role", "other")
                .option("--duty", Ask::DUTY)
                .say(lang);
        }
        OfTeam::Outsider {
            near: Some(near), ..
        } => {
            let correct = at.with("handler", near);
            let near = cut(near);
            return say!(lang,
                zh: "确为{near}的，更正：{correct}；确是另一人的，用 kefu team add 加入团队。",
                en: "If {near} is meant: {correct}. If it is somebody else, add that person to the team with kefu team add.");
        }
        OfTeam::TwoManagers(TwoAtOnce { earlier, .. }) => {
            return correct(id, earlier, "until", Ask::DATE).say(lang);
        }
        // Either may be the one that was meant, also where both begin on one day.
        OfTeam::TwoDeputies(TwoAtOnce { earlier, .. }) => {
            let until = correct(id, earlier, "until", Ask::DATE).say(lang);
            let (other, this) = (at.removed_named(earlier), at.removed());
            return say!(lang,
                zh: "先后任职的：{until}；只留其一的：{this}，或：{other}",
                en: "If the second one follows the first: {until}. If only one of them is deputy: {this}, or: {other}");
        }
        OfTeam::TwoPosts {
            is_within: true, ..
        } => return at.removed(),
        OfTeam::TwoPosts { on, .. } => {
            let until = on.pred_opt().unwrap_or(*on);
            return at.with("until", &until.to_string());
        }
        OfTeam::NoDuty { .. } => return at.key(),
    };
    kefu("team add")
        .word(id)
        .word(Ask::NAME)
        .option("--role", role)
        .option("--duty", Ask::DUTY)
        .say(lang)
}
