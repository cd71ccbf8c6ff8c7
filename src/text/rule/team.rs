//! The words of the rules about the client service team.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    leads(rule).or_else(|| serves(rule))
}

/// Rules about those who answer for the client.
fn leads(rule: &str) -> Option<Words> {
    let words = match rule {
        "manager-missing" => Words {
            title: both!("没有客户经理", "No account manager"),
            why: both!(
                "客户服务小组应指定客户经理（D18），由其对客户服务负责（D23）；离任当天须有人接任。",
                "Every team has an account manager (D18), who answers for the service (D23); when one leaves, the next begins."
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
                "One account manager answers for a client at any time (D23); a hand-over has its date."
            ),
            remedy: both!(
                "在文件中写明前任的最后一天（until），早于后任的第一天。",
                "Give the earlier one a last day (until) before the first day of the next."
            ),
        },
        "deputy-missing" => Words {
            title: both!("没有客户副经理", "No deputy account manager"),
            why: both!(
                "客户服务小组应指定客户副经理（D18），客户经理不在时由其代行职责。",
                "Every team has a deputy (D18), who stands in for the account manager."
            ),
            remedy: both!(
                "用 kefu team add 指定客户副经理。",
                "Name a deputy with kefu team add."
            ),
        },
        "leading-group-missing" => Words {
            title: both!(
                "高星级客户未设领导小组",
                "No leading group for a client of many stars"
            ),
            why: both!(
                "原则上四星级及以上客户可设立领导小组（D24），由公司领导出面维护关系。这是建议。",
                "Clients of four stars and above may have a leading group (D24), executives who keep up the relation. This is advice."
            ),
            remedy: both!(
                "用 kefu team add 加入领导小组成员，角色为 leader；从几星起建议，可在 kefu.toml 的 stars.leading-group 中设定。",
                "Add a sponsor with kefu team add, in the role leader; from how many stars on is set by stars.leading-group in kefu.toml."
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
                "Every client, large or small, is served by a team (D22); one person in two roles is still one."
            ),
            remedy: both!(
                "用 kefu team add 加入其他成员。",
                "Add another member with kefu team add."
            ),
        },
        "duty-missing" => Words {
            title: both!("成员职责未写明", "Member without a duty"),
            why: both!(
                "应明确服务团队中所有人员的职责（D20），客户有事才知道该找谁。",
                "Every member of the team has a duty in words (D20), so that all know whom to turn to."
            ),
            remedy: both!(
                "在文件中该成员下补写 duty。",
                "Write the member's duty into the file."
            ),
        },
        "client-relations-missing" => Words {
            title: both!(
                "团队中没有客户关系管理人员",
                "No client relations in the team"
            ),
            why: both!(
                "客户关系管理人员应对客户服务计划参与意见（D47），团队中须有此人。",
                "Client relations have a say in the service plan (D47), so somebody of theirs is in the team."
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
