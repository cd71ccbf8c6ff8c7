//! Why the team is not changed so, nor handed over, and what to type instead.

use crate::changes::TeamRefusal;
use crate::lang::Lang;
use crate::say;
use crate::text::command::{Ask, Command, correct, kefu};
use crate::text::word::Spoken;

pub(super) fn refusal(lang: Lang, refusal: &TeamRefusal, client: &str) -> String {
    match refusal {
        TeamRefusal::ManagerThere { name } => {
            let hand_over = kefu("team hand-over")
                .word(client)
                .option("--to", Ask::NAME)
                .option("--on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "客户经理现为{name}；同一时间只设一名客户经理（D23）。如需更换，请办理移交：{hand_over}",
                en: "{name} is the account manager, and there is one at any time (D23). To change it, hand over: {hand_over}"
            )
        }
        TeamRefusal::DeputyThere { name, from } => {
            let set = kefu("team set")
                .word(client)
                .option("--deputy", Ask::NAME)
                .option("--on", Ask::DATE)
                .say(lang);
            let correct = member(client, name).say(lang);
            say!(lang,
                zh: "客户副经理{name}自 {from} 起任职，接任须在其后：{set}；姓名或日期登记有误的，更正：{correct}",
                en: "{name} is deputy from {from} on, and the next one must begin later: {set}; if the name or the day is wrong: {correct}"
            )
        }
        TeamRefusal::ManagerAsDeputy { name } => {
            let set = kefu("team set")
                .word(client)
                .option("--deputy", Ask::NAME)
                .say(lang);
            say!(lang,
                zh: "{name}是客户经理，不能兼任客户副经理：服务须以团队形式提供（D22）。另指定一人：{set}",
                en: "{name} is the account manager and cannot be the deputy as well: a team serves the client (D22). Name somebody else: {set}"
            )
        }
        TeamRefusal::ManagerComes { name, from } => {
            let show = kefu("team show").word(client).say(lang);
            let correct = member(client, name).say(lang);
            say!(lang,
                zh: "{name}已登记自 {from} 起任客户经理，不能在此之前再移交一次。查看：{show}；姓名或日期登记有误的，更正：{correct}",
                en: "{name} is on record as account manager from {from}, and the client cannot be handed over again before that. To see it: {show}; if the name or the day is wrong: {correct}"
            )
        }
        TeamRefusal::MemberThere { name } => {
            let show = kefu("team show").word(client).say(lang);
            say!(lang,
                zh: "{name}已在团队中担任该角色。查看团队：{show}",
                en: "{name} already has that role in the team. To see the team: {show}"
            )
        }
        TeamRefusal::PostThere {
            entry,
            name,
            role,
            from,
            day,
        } => {
            let role = role.say(lang);
            let correct = kefu("correct").word(client).word(entry);
            let correct = correct.word(format!("from={day}")).say(lang);
            say!(lang,
                zh: "{name}（{role}）已登记自 {from} 起任职，不另记一条。日期有误的，更正：{correct}",
                en: "{name} ({role}) is on record from {from} on, and no second entry is made. If that day is wrong: {correct}"
            )
        }
        TeamRefusal::NobodyNamed => {
            let set = kefu("team set")
                .word(client)
                .option("--manager", Ask::NAME)
                .option("--deputy", Ask::NAME)
                .option("--on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "团队还没有成员，不能只登记设立日期（D18）。请写明客户经理和副经理：{set}",
                en: "Nobody is in the team, and a day alone does not set it up (D18). Name its account manager and deputy: {set}"
            )
        }
        TeamRefusal::NoDay => {
            let set = kefu("team set").word(client).option("--on", Ask::DATE);
            let set = set.say(lang);
            say!(lang,
                zh: "团队已有成员，没有写要登记什么。登记设立日期：{set}",
                en: "The team has its members, and nothing was given to record. For the day it was set up: {set}"
            )
        }
        TeamRefusal::NoSuchMember { name, members } if members.is_empty() => {
            let set = kefu("team set")
                .word(client)
                .option("--manager", Ask::NAME)
                .option("--deputy", Ask::NAME)
                .say(lang);
            say!(lang,
                zh: "团队中没有“{name}”，当日团队没有成员。设立团队：{set}",
                en: "'{name}' is not in the team, which has no members on that day. Set it up: {set}"
            )
        }
        TeamRefusal::NoSuchMember { name, members } => {
            let list = lang.list(members);
            let show = kefu("team show").word(client).say(lang);
            say!(lang,
                zh: "团队中没有“{name}”。当日成员：{list}。查看团队：{show}",
                en: "'{name}' is not in the team. Its members that day: {list}. To see it: {show}"
            )
        }
        TeamRefusal::LeftThere { entry, name, until } => {
            let correct = correct(client, entry, "until", Ask::DATE).say(lang);
            say!(lang,
                zh: "{name}在团队的最后一天已登记为 {until}。日期有误的，更正：{correct}",
                en: "{name}'s last day in the team is already on record: {until}. If that day is wrong: {correct}"
            )
        }
        TeamRefusal::ManagerLeaves { name } => {
            let hand_over = kefu("team hand-over")
                .word(client)
                .option("--to", Ask::NAME)
                .option("--on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "{name}是客户经理，离开前须先移交（D23）：{hand_over}",
                en: "{name} is the account manager and leaves by a hand-over (D23): {hand_over}"
            )
        }
        TeamRefusal::SamePerson { name } => {
            let reassign = kefu("team reassign")
                .option("--from", name.as_str())
                .option("--to", Ask::NAME)
                .say(lang);
            say!(lang,
                zh: "{name}就是现在的经办人；请写另一人：{reassign}",
                en: "{name} has it already. Name somebody else: {reassign}"
            )
        }
        TeamRefusal::NoManager => {
            let set = kefu("team set")
                .word(client)
                .option("--manager", Ask::NAME)
                .option("--deputy", Ask::NAME)
                .say(lang);
            say!(lang,
                zh: "当日没有客户经理，无从移交。指定客户经理：{set}",
                en: "There is no account manager that day to take over from. Name one: {set}"
            )
        }
        TeamRefusal::NoHandOver => {
            let hand_over = kefu("team hand-over")
                .word(client)
                .option("--to", Ask::NAME)
                .option("--on", Ask::DATE)
                .say(lang);
            say!(lang,
                zh: "没有移交记录，无从登记签署或告知客户。办理移交：{hand_over}",
                en: "There is no hand-over on record to sign or tell the client about. To hand over: {hand_over}"
            )
        }
    }
}

/// The command that corrects the first day of a member.
fn member(client: &str, name: &str) -> Command {
    correct(client, &format!("team.members/{name}"), "from", Ask::DATE)
}
