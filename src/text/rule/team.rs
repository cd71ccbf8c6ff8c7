//! The words of the rules about the client service team.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    leads(rule).or_else(|| serves(rule))
}

/// Rules about the people responsible for the client.
fn leads(rule: &str) -> Option<Words> {
    let words = match rule {
        "manager-missing" => Words {
            title: both!("没有客户经理", "No account manager"),
            why: both!(
                "客户服务小组应指定客户经理（D18），由其对客户服务负责（D23）；离任当天须有人接任。",
                "Every team has an account manager (D18), who is responsible for the service (D23). When one leaves, the next begins."
            ),
            remedy: both!(
                "用 kefu team add 指定客户经理。",
                "Name an account manager with kefu team add."
            ),
        },
        "manager-doubled" => Words {
            title: both!("同时有两名客户经理", "Two account managers at once"),
            why: both!(
                "坚持客户经理负责制（D23）：任何一天只有一名客户经理，交接要有日期。",
                "At any time one account manager is responsible for a client (D23). A hand-over has a date."
            ),
            remedy: both!(
                "用 kefu correct 登记前任的最后一天（until），早于后任的第一天。",
                "Write the last day (until) of the earlier one with kefu correct; it is before the first day of the next."
            ),
        },
        "deputy-doubled" => Words {
            title: both!("同时有两名客户副经理", "Two deputies at once"),
            why: both!(
                "服务团队有一名客户副经理（D18）。两处各自指定，合并后两名都留在档案中，谁代客户经理办理就说不清了。",
                "A team has one deputy account manager (D18). Where two clones of the folder each name one, a merge keeps both, and nobody knows who stands in for the account manager."
            ),
            remedy: both!(
                "先后任职的，用 kefu correct 登记前任的最后一天；多记的，用 kefu correct --remove 删去。",
                "If one follows the other, write the last day of the earlier one with kefu correct. Otherwise take the one that is too much away with kefu correct --remove."
            ),
        },
        "post-doubled" => Words {
            title: both!("同一任职登记了两条", "One post on record twice"),
            why: both!(
                "团队成员名单应明确（D18）。同一人同一角色记成两条，任职首日就有两个，离任时也会只改一条。",
                "The members of a team are named (D18). A person with two entries for one role has two first days, and one of the two may stay open when they leave."
            ),
            remedy: both!(
                "用 kefu correct 删去多记的一条；两段先后任职的，更正前一段的任职末日。",
                "Take the entry that is too much away with kefu correct. If they are two periods, correct the last day of the earlier one."
            ),
        },
        "approval-by-self" => Words {
            title: both!("自己批准", "Approved by those who ask"),
            why: both!(
                "调整星级应上报审核批准（D33），公布星级须经客户关系管理中心批准（D35），调低标准应先上报、待批准后执行（D41）；豁免、延长投诉答复期限至最长也一样，后者应由上级批准，经办人不能自己批准。批准的人是 [approvers] 写明的人；没有写明的，是服务团队以外的人。",
                "An override is referred up (D33), the stars are published with the approval of client relations (D35), a lowered standard waits for approval (D41), and so does a waiver. The longest time to answer a complaint is approved from above, never by its handler. Those whom [approvers] names approve; where it names nobody, somebody outside the client's service team."
            ),
            remedy: both!(
                "请有权的人批准，改写批准人和日期；此人有权的，写入 kefu.toml 的 [approvers]。",
                "Have it approved by somebody who may, and correct the approver and the day. If the person may approve, name them under [approvers] in kefu.toml."
            ),
        },
        "manager-gap" => Words {
            title: both!("曾经没有客户经理", "Days without an account manager"),
            why: both!(
                "坚持客户经理负责制（D23）：任何一天都有一名客户经理，前任离任的次日后任到任。中间只隔休息日的不提。",
                "One account manager answers for a client at any time (D23): the next begins on the day after the last day of the one before. Rest days between the two are not a gap."
            ),
            remedy: both!(
                "日期记错的，用 kefu correct 更正前任的最后一天（until）或后任的第一天（from）；确有空档的，记录保留。",
                "If the last day (until) of the earlier one or the first day (from) of the later one is wrong, correct it. A real gap stays on record."
            ),
        },
        "deputy-is-manager" => Words {
            title: both!("客户经理兼任副经理", "Account manager as deputy"),
            why: both!(
                "客户服务小组应指定客户经理、客户副经理（D18）；副经理在客户经理不在时代行其职责，须另有其人。",
                "Every team has an account manager and a deputy (D18), who replaces the account manager when needed, and so must be somebody else."
            ),
            remedy: both!(
                "用 kefu team set --deputy 指定另一人。",
                "Name somebody else with kefu team set --deputy."
            ),
        },
        "deputy-missing" => Words {
            title: both!("没有客户副经理", "No deputy account manager"),
            why: both!(
                "客户服务小组应指定客户副经理（D18），客户经理不在时由其代行职责。",
                "Every team has a deputy (D18), who replaces the account manager when needed."
            ),
            remedy: both!(
                "用 kefu team add 指定客户副经理。",
                "Name a deputy with kefu team add."
            ),
        },
        "leading-group-missing" => Words {
            title: both!("未设领导小组", "No leading group"),
            why: both!(
                "原则上四星级及以上客户可设立领导小组（D24），由公司领导出面维护关系。这是建议。",
                "Clients with four stars or more may have a leading group (D24) of executives who look after the relation. This is advice."
            ),
            remedy: both!(
                "用 kefu team add 加入领导小组成员，角色为 leader；从几星起建议，可在 kefu.toml 的 stars.leading-group 中设定。",
                "Add an executive with kefu team add, in the role leader. stars.leading-group in kefu.toml sets the stars from which a group is suggested."
            ),
        },
        _ => return None,
    };
    Some(words)
}

/// Rules about the team as a whole.
fn serves(rule: &str) -> Option<Words> {
    let words = match rule {
        "team-of-one" => Words {
            title: both!("服务团队只有一人", "Team of one"),
            why: both!(
                "客户无论大小，均应以团队形式向其提供服务（D22）；一人兼任两职仍是一人。",
                "A team serves every client, large or small (D22). One person in two roles is still one person."
            ),
            remedy: both!(
                "用 kefu team add 加入其他成员。",
                "Add another member with kefu team add."
            ),
        },
        "handler-left" => Words {
            title: both!("经办人已离开团队", "Handler left the team"),
            why: both!(
                "离开服务团队的人须把手上的未了事项移交（D69）。客户终止服务后，未结赔案、投诉和再争取也须有人接手。从未在团队中的，见 handler-outside-team。",
                "Somebody who leaves the team hands over the open work (D69). After the end of the service these are open claims, complaints, and lost business to ask for again. For a handler who was never in the team see handler-outside-team."
            ),
            remedy: both!(
                "用 kefu team reassign 移交给接手的人，可按客户、按类别。",
                "Give it to whoever takes over with kefu team reassign, by client or by kind."
            ),
        },
        "handler-outside-team" => Words {
            title: both!("经办人不在服务团队", "Handler outside the team"),
            why: both!(
                "服务团队须明确成员名单（D18），未了事项的经办人应在其中，客户和同事才找得到人；多半是姓名写错，或忘了加入团队。每人提一次；写了几个人的，逐人核对。kefu.toml 的 [approvers] 中的人不提。",
                "The team names its members (D18), so whoever handles open work is one of them. Usually a name was mistyped or somebody was not added. Each person is reported once, also when one handler names several. Those under [approvers] in kefu.toml are not."
            ),
            remedy: both!(
                "用 kefu team add 加入团队；姓名写错的，用 kefu correct 更正。",
                "Add the person with kefu team add. If the name is wrong, correct it with kefu correct."
            ),
        },
        "duty-missing" => Words {
            title: both!("成员职责未写明", "Member without a duty"),
            why: both!(
                "应明确服务团队中所有人员的职责（D20），客户有事才知道该找谁。",
                "Every member of the team has a written duty (D20), so that everybody knows whom to ask."
            ),
            remedy: both!(
                "用 kefu correct 补写该成员的 duty。",
                "Write the member's duty with kefu correct."
            ),
        },
        "client-relations-missing" => Words {
            title: both!(
                "团队中没有客户关系管理人员",
                "No client relations in the team"
            ),
            why: both!(
                "客户关系管理人员应对客户服务计划参与意见（D47），团队中须有此人。",
                "Client relations give an opinion on the service plan (D47), so one of them is in the team."
            ),
            remedy: both!(
                "用 kefu team add 加入客户关系管理人员，角色为 client-relations。",
                "Add somebody with kefu team add, in the role client-relations."
            ),
        },
        _ => return None,
    };
    Some(words)
}
