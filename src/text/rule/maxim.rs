//! The words of the deck's maxims about the client service plan: advice, never a breach.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    let words = match rule {
        "items-bunched" => Words {
            title: both!("服务集中在一个月", "Items bunched in one month"),
            why: both!(
                "服务不宜一步到位（D05）：六项以上的计划，一个月内开始的不超过 maxims.bunched；定稿后余下的期限不足四个月的，不超过平均每月的两倍。",
                "Do not do everything at once (D05): in a plan of six items or more, no more than maxims.bunched begin in one month. When less than four months are left at the issue, a month may have twice its even share."
            ),
            remedy: both!(
                "用 kefu plan revise 把部分项目移到其他月份。",
                "Move some of them to other months with kefu plan revise."
            ),
        },
        "focus-missing" => Words {
            title: both!("没有年度重点", "No focus of the year"),
            why: both!(
                "每年抓一个重点（D07）：计划定稿时写明。",
                "One focus each year (D07): the plan names it when it is issued."
            ),
            remedy: both!(
                "用 kefu plan issue 的 --focus 写明重点，定稿日期照旧。",
                "Name it with kefu plan issue --focus, and keep the day of issue."
            ),
        },
        "focus-repeated" => Words {
            title: both!("年度重点与去年相同", "Last year's focus again"),
            why: both!(
                "每年抓一个重点（D07），与上一服务年度不同，服务才有推进。",
                "One focus each year (D07), and a different one from last year's, so that the service moves on."
            ),
            remedy: both!(
                "与团队商定新的重点，用 kefu correct 写明。",
                "Agree on a new focus and write it with kefu correct."
            ),
        },
        "nothing-new" => Words {
            title: both!("今年没有新服务", "Nothing new this year"),
            why: both!(
                "每年要有新面孔（D06）：今年至少有一种去年没有的服务；去年已含标准全部服务的不再提示。",
                "Something new every year (D06): the plan has at least one kind of service that last year's did not have. A client that already had every kind in the standard is left out."
            ),
            remedy: both!(
                "用 kefu plan add 增加一种新的服务。",
                "Plan a new kind of service with kefu plan add."
            ),
        },
        "ends-untouched" => Words {
            title: both!(
                "保险期限两头没有沟通",
                "No contact near an end of the insurance period"
            ),
            why: both!(
                "保险期限两头是关键（D08）：计划期限内的保险起期和保险止期前后 maxims.ends 天内，要有计划或登记的电话、拜访、例会或咨询；期限内没有保单的，看期限本身的两头。止期在期限之后的归下一期计划；全期只须一次沟通的，安排在止期前。已过去、无法补救的不再提示。",
                "Both ends of the insurance period are important (D08): a call, visit, meeting or enquiry is planned or on record within maxims.ends days of the first day and the last day of cover in the plan's term. Without a policy, the ends of the term count. An expiry after the term belongs to the next plan. A plan that needs only one contact has it near the end. This is reported only while there is still time to act."
            ),
            remedy: both!(
                "用 kefu plan add 安排一次拜访或电话。",
                "Plan a visit or a call with kefu plan add."
            ),
        },
        "claims-missing" => Words {
            title: both!("没有索赔与案例讲解", "No claims session"),
            why: both!(
                "讲事故案例，突出索赔（D09）。星级标准已要求的，按低于标准列出，不重复提示。",
                "Talk about loss cases and put claims first (D09). Where the standard asks for a session, below-standard reports a missing one instead."
            ),
            remedy: both!(
                "用 kefu plan add 安排一次 claims-session。",
                "Plan a claims-session with kefu plan add."
            ),
        },
        "few-kinds" => Words {
            title: both!(
                "关键企业服务种类偏少",
                "Key account with few kinds of service"
            ),
            why: both!(
                "关键企业的客户服务必须系统的、多样的、专业的、动态的（D04）：计划不少于 maxims.kinds 种服务。",
                "Service for a key account is systematic, varied and professional (D04): its plan has at least maxims.kinds kinds of service."
            ),
            remedy: both!(
                "用 kefu plan add 增加其他种类的服务。",
                "Plan other kinds of service with kefu plan add."
            ),
        },
        _ => return None,
    };
    Some(words)
}
