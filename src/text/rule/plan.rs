//! The words of the rules about the client service plan.

use super::{Words, maxim};
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    held(rule)
        .or_else(|| settled(rule))
        .or_else(|| paid(rule))
        .or_else(|| maxim::words(rule))
}

/// What a plan holds.
fn held(rule: &str) -> Option<Words> {
    let words = match rule {
        "item-incomplete" => Words {
            title: both!("计划项目内容不全", "Plan item incomplete"),
            why: both!(
                "计划中要明确列明服务内容、预计开始时间、预计完成时间、经办人（D43），否则无从执行和检查。定稿前、期限内不检查。",
                "A plan states the content, expected start, expected finish and handler of every item (D43). Without them nobody can carry it out. This is checked once the plan is issued or overdue."
            ),
            remedy: both!(
                "用 kefu plan revise 补全；已完成或取消的项目，用 kefu correct 补写。",
                "Complete the item with kefu plan revise. For an item that was done or dropped, write what is missing with kefu correct."
            ),
        },
        "below-standard" => Words {
            title: both!("服务计划低于星级标准", "Plan below the service standard"),
            why: both!(
                "星级服务标准是向客户提供服务的最低标准（D40），可以增加，不得减少；确需调低的，先上报，批准后执行（D41）。每项服务列一条。",
                "A plan holds at least the standard of the client's stars (D40). More is allowed; less needs an approval (D41). Each service gives its own finding."
            ),
            remedy: both!(
                "用 kefu plan add 增加服务；确需调低的，用 kefu plan lower 登记上报和批准。",
                "Plan more with kefu plan add. If less is meant, record the referral and the approval with kefu plan lower."
            ),
        },
        "below-reference" => Words {
            title: both!("服务计划少于参照标准", "Plan short of the reference"),
            why: both!(
                "服务期少于十二个月或以咨询为主的客户，服务内容参照标准、按实际情况确定（D39）；不足十二个月的，按期限折算后对照。少于标准并不违规，列出以便核对。",
                "For a client served under twelve months, or mostly advised, the standard is only a reference (D39). A service of less than twelve months is compared with its share of the standard. Less is no breach; it is reported so that somebody looks at it."
            ),
            remedy: both!(
                "用 kefu plan show 对照标准，确有需要的用 kefu plan add 增加。",
                "Compare with kefu plan show, and add what the client needs with kefu plan add."
            ),
        },
        "lowered-unapproved" => Words {
            title: both!(
                "调低服务标准未先获批准",
                "Standard lowered without approval in time"
            ),
            why: both!(
                "需调低服务标准时，应先上报，待批准后方可执行（D41）；批准日期不得晚于开始执行的日期，同一天视为及时。",
                "A lowered standard is referred up and approved before it is used (D41), at the latest on the day it takes effect."
            ),
            remedy: both!(
                "用 kefu plan lower 登记批准；未获批准的，恢复标准要求的次数。",
                "Record the approval with kefu plan lower. Without one, plan what the standard asks for."
            ),
        },
        "need-unplanned" => Words {
            title: both!("客户需求未列入计划", "Need without a plan item"),
            why: both!(
                "服务计划应结合客户的具体需求制订（D42）。计划定稿或期限届满后检查；此后了解到的需求，自了解之日起有与制订计划相同的工作日列入。",
                "A plan is made for the client's needs (D42). This is checked once the plan is issued or overdue. For a need found later, the working days of the plan's deadline count from the day on which it was found."
            ),
            remedy: both!(
                "用 kefu plan add 列入一项服务，以 --covers 注明所落实的需求。",
                "Plan a service with kefu plan add, and name the need with --covers."
            ),
        },
        "need-incomplete" => Words {
            title: both!("客户需求登记不完整", "Need incomplete"),
            why: both!(
                "服务团队成员与客户沟通，了解和分析其需求（D37）；每项需求要写明何时、由谁了解，才知道向谁问清。当年的和没有日期的才提。",
                "The members of the team learn the client's needs in talks (D37). Each need has the day and the person who learned it, so that somebody can be asked about it. Only needs of the current year and those without a day are reported."
            ),
            remedy: both!("用 kefu correct 补写。", "Write it with kefu correct."),
        },
        "item-on-rest-day" => Words {
            title: both!("计划项目的完成日不上班", "Plan item due on a day of rest"),
            why: both!(
                "完成日落在周末或节假日，多半是排计划时放假通知还没有公布。到那天才办，客户和经办人都不在。节假日一律提示，普通周末在十个工作日之内才提示。",
                "The day lies on a weekend or holiday, often because the plan was made before the holiday notice. On that day neither the client nor the handler is there. A holiday is told at any time, a usual weekend within ten working days."
            ),
            remedy: both!(
                "用 kefu plan revise 改到相近的工作日。",
                "Move it to a working day close by with kefu plan revise."
            ),
        },
        "item-outside-term" => Words {
            title: both!("计划项目超出计划期限", "Plan item outside the plan's term"),
            why: both!(
                "计划自签订委托文件之日起，至委托终止之日止，也可自行确定（D50）；没有写明的按服务年度。",
                "A plan runs from the appointment to its end, or for the term that the plan itself states (D50). If the record states no term, the plan covers the service year."
            ),
            remedy: both!(
                "用 kefu plan revise 改期；应属下一年度的，取消后列入下一年度的计划。",
                "Move the item with kefu plan revise. If it belongs to the next year, drop it and plan it there."
            ),
        },
        "item-past-promise" => Words {
            title: both!(
                "计划项目晚于承诺的期限",
                "Plan item after the day that was promised"
            ),
            why: both!(
                "写明期限的服务承诺（如“10 月底前”），列入计划的项目却在期限之后才开始，照计划做也不能按时履行（D17）。期限未过、尚可改期时提示；期限写得不清楚的不看。",
                "The commitment says by which day it is kept, such as \"by 31 October\", and the item that covers it begins only after that day. Done as planned, the promise is broken (D17). This is told while the item can still be moved before that day, and only where the words are clear."
            ),
            remedy: both!(
                "用 kefu plan revise 改到期限之前；客户同意推迟的，请客户更改承诺，用 kefu correct 更正。",
                "Move the item before that day with kefu plan revise. If the client agrees to a later day, put the new words of the commitment on record with kefu correct."
            ),
        },
        _ => return None,
    };
    Some(words)
}

/// Whose opinion it has, and who knows of it.
fn settled(rule: &str) -> Option<Words> {
    let words = match rule {
        "not-circulated" => Words {
            title: both!("服务计划未内部披露", "Plan not circulated internally"),
            why: both!(
                "客户经理应做好客户服务计划的内部披露（D44），团队才知道各自要做什么。与定稿同一期限；逾期定稿的，当日披露。",
                "The account manager circulates the plan internally (D44), so that the team knows its part. The deadline is that of the plan. A plan issued late is circulated on the day of its issue."
            ),
            remedy: both!(
                "披露后用 kefu plan circulate 登记日期。",
                "Circulate it, and record the day with kefu plan circulate."
            ),
        },
        "opinion-missing" => Words {
            title: both!(
                "服务计划缺少客户关系管理意见",
                "Plan without client relations' opinion"
            ),
            why: both!(
                "客户服务小组中的客户关系管理人员应对服务计划参与意见（D47），须写明谁、何时、什么意见，提出人当时须任此角色。",
                "The client-relations member gives an opinion on the plan (D47). The record says who, when and what, and that person had the client-relations role on that day."
            ),
            remedy: both!(
                "用 kefu plan opinion 登记意见；晚于定稿的，转为 opinion-late。",
                "Record the opinion with kefu plan opinion. One given after the issue turns this into opinion-late."
            ),
        },
        "opinion-late" => Words {
            title: both!(
                "客户关系管理意见晚于定稿",
                "Client relations' opinion after the issue"
            ),
            why: both!(
                "客户关系管理人员参与制订计划（D47），意见应在定稿之前或当日提出；定稿后补的意见改变不了计划，迟延留在记录中。",
                "The client-relations member has a part in making the plan (D47), so the opinion comes before the issue or on that day. A later one changes nothing in the plan, and that stays on record."
            ),
            remedy: both!(
                "无须补办；用 kefu plan show 查看意见，需要采纳的，用 kefu plan revise 修订计划。",
                "Nothing can be done about the day. Read the opinion with kefu plan show, and revise the plan with kefu plan revise where it asks for that."
            ),
        },
        "purpose-missing" => Words {
            title: both!("服务计划没有写明目的", "Plan without a purpose"),
            why: both!(
                "制订服务计划应以保证客户续保和开发客户新的服务需求为目的（D46）；至少有一项写明目的。",
                "A plan is made to keep the renewal and to win new business (D46). At least one item says which of the two it is for."
            ),
            remedy: both!(
                "用 kefu plan add 增加的项目，以 --purpose 写明；已有的用 kefu plan revise 的 --purpose。",
                "Give --purpose with kefu plan add. For items on record, give it with kefu plan revise."
            ),
        },
        _ => return None,
    };
    Some(words)
}

/// What it may cost, against the income.
fn paid(rule: &str) -> Option<Words> {
    let words = match rule {
        "over-budget" => Words {
            title: both!("服务费用超出上限", "Plan costs more than it may"),
            why: both!(
                "应根据客户的收入情况控制服务费用，做到量入为出（D48）。各项费用合计（已登记实际费用的按实际，其余按预计）不得超过本服务年度收入的 cost.most；服务年度不满十二个月的，收入按天数折算。",
                "Service costs stay within the income from the client (D48). The items together cost at most the share cost.most of the service year's income: what each actually cost where that is on record, else what is expected; for a year shorter than twelve months, of the income of its days."
            ),
            remedy: both!(
                "用 kefu plan revise 调整费用，或取消标准之外的项目；实际费用用 kefu plan done 或 kefu log 的 --actual-cost 登记。实际费用已经超过上限的，无法挽回，查看计划并向上说明。",
                "Bring the costs down with kefu plan revise, or drop items beyond the standard. Record what an item cost with --actual-cost of kefu plan done or kefu log. What is spent above the limit stays spent: look at the plan and report it."
            ),
        },
        "budget-near" => Words {
            title: both!("服务费用接近上限", "Plan near what it may cost"),
            why: both!(
                "应根据客户的收入情况控制服务费用（D48）。自收入的 cost.warn 起提醒，超过 cost.most 的另列为超出上限。",
                "Service costs stay within the income from the client (D48). The warning begins at the share cost.warn of the income; above cost.most the plan is over budget."
            ),
            remedy: both!(
                "核对各项预计费用，再增加服务时先算账。",
                "Check the expected costs before you add more."
            ),
        },
        "income-gap" => Words {
            title: both!(
                "已实现收入与预期有差距",
                "Realised income far from the expected"
            ),
            why: both!(
                "按预估收入确定星级的，应考虑实际收入与预计数字间的数据差，统筹安排服务时间（D49）。已实现收入少于预期收入按已过天数的部分，相差达到 cost.income-gap 即列出；多于全年预期达到同样比例、星级因此更高的，也列出。",
                "For a client rated on expected income, the realised income is watched (D49). Less than the expected income of the days passed is reported from cost.income-gap on. As much more than the expected income of the whole year is reported when it gives more stars."
            ),
            remedy: both!(
                "与客户核实后续业务，用 kefu rating set 按全年可实现的收入重新评定；服务随之调整（kefu plan revise）。收入用 kefu rating set 的 --realised 或 --realised-from-policies 更新。",
                "Ask the client what business is still to come, and rate the year again with kefu rating set by the income it will bring. Then move or add services with kefu plan revise and kefu plan add. kefu rating set with --realised or --realised-from-policies brings the income up to date."
            ),
        },
        _ => return None,
    };
    Some(words)
}
