//! The words of the rules about renewals and hand-overs.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    before(rule).or_else(|| after(rule))
}

/// Rules about the time before expiry.
fn before(rule: &str) -> Option<Words> {
    let words = match rule {
        "renewal-not-started" => Words {
            title: both!("续转未按时启动", "Renewal not started"),
            why: both!(
                "续转须在最早的保单到期前按星级提前启动（D64）：四、五星 120 天，三星 90 天，一、二星 60 天，可在 kefu.toml 的 renewal.starts 中设定；未评级的按一星。保障、展期或委托刚开始的，不早于其首日起第十个工作日（deadlines.plan），也不晚于到期日；建档（client.recorded-from）时启动日已过的，自建档起第十个工作日，也不晚于一、二星的启动日和到期日。启动日当天启动为按时。",
                "The stars say how many calendar days before the earliest expiry a renewal starts (D64): 120 for four and five stars, 90 for three, 60 for fewer or none. renewal.starts in kefu.toml sets them. Where the cover, its extension or the appointment has only begun, that day is no sooner than ten working days (deadlines.plan) after its first, and no later than the expiry. Where it was over when the record began (client.recorded-from), it is ten working days after that, and no later than with the fewest stars or the expiry. A start on that day is on time."
            ),
            remedy: both!(
                "用 kefu renewal start 启动；相距不超过 30 天到期的保单一并续转。一次性保险用 kefu policy set --one-off 注明。",
                "Start it with kefu renewal start. Policies that expire up to 30 days apart are renewed together. Cover for one occasion is marked with kefu policy set --one-off."
            ),
        },
        "renewal-doubled" => Words {
            title: both!("一份保单两项续转", "One policy in two renewals"),
            why: both!(
                "一份保单只有一项续转（D64）。两处各自启动，合并后两项都留在档案中，每一步都要办两遍，统计也重复。",
                "A policy has one renewal (D64). Where two clones of the folder each start one, a merge keeps both, and each step is asked for and counted twice."
            ),
            remedy: both!(
                "只留一项：另一项用 kefu correct --remove 删去；还有别的保单的，用 kefu correct 从中去掉这份保单。",
                "Keep one. Take the other away with kefu correct --remove, or, if it has other policies, take this one out of it with kefu correct."
            ),
        },
        "renewal-step-overdue" => Words {
            title: both!("续转步骤逾期", "Renewal step overdue"),
            why: both!(
                "续转的每一步都有期限（D65）：回顾与报告在到期前 90 天，更新风险信息 75 天，方案与询价 60 天，询价分析 45 天，送交建议 30 天，客户签字确认 14 天，落实承保 7 天，从最后一个承保日往前数日历日。",
                "Each step of a renewal has a last day, in calendar days before the last day of cover (D65): review 90, exposure 75, programme 60, comparison 45, proposal 30, the client's choice 14, cover bound 7."
            ),
            remedy: both!(
                "办完后用 kefu renewal step 登记；期限可在 kefu.toml 的 [renewal] 中设定。",
                "Once the step is done, record it with kefu renewal step. [renewal] in kefu.toml sets the days."
            ),
        },
        "renewal-late" => Words {
            title: both!("续转启动迟延", "Renewal started late"),
            why: both!(
                "续转过了启动日（D64）才启动的，记录保留，结束后也一样：询价和与客户商议的时间已经少了。启动日按启动当天所知的止期和星级计算。",
                "A renewal that was started after its last day (D64) stays on record as late, also once it is closed: there was less time for quotations and for the client. That day is counted by what was known on the day of the start."
            ),
            remedy: both!(
                "已成事实，记录保留；日期记错的，用 kefu correct 更正。",
                "It stays on record. If the day is wrong, correct it with kefu correct."
            ),
        },
        "renewal-step-missing" => Words {
            title: both!("续转步骤缺失", "Renewal steps missing"),
            why: both!(
                "保障由我方延续，续转的步骤却没有登记（D65）：没有比较询价、没有客户签字确认就续保，日后有争议时无以为凭。续转结束后也照样提示。只是展期的，只看展期当日已逾期的步骤，其余的留待下一次续转。",
                "Cover goes on through us, but steps of the renewal are not on record (D65). Without a comparison and the client's signed choice nothing proves in a dispute what was agreed. It is told after the close as well. After an extension alone, only steps that were overdue on its day are meant; the others belong to the next renewal."
            ),
            remedy: both!(
                "办过的补登：续转已结束的，先用 kefu correct 客户 renewals/续转 closed= 重新打开，再 kefu renewal step，最后 kefu renewal close。没有办的，记录保留。",
                "Record the steps that were taken. Open a closed renewal again with kefu correct CLIENT renewals/RENEWAL closed=, use kefu renewal step, and close it with kefu renewal close. A step that was not taken stays on record as missing."
            ),
        },
        "appointment-ends-before-renewal" => Words {
            title: both!("委托期限早于续转", "Appointment ends before the renewal"),
            why: both!(
                "委托期限须长于待续转的保单（D66），否则续保时已无委托，佣金和服务都没有依据。续转启动后开始提示。",
                "The appointment must run longer than the cover that is renewed (D66); otherwise there is no appointment for the renewal. This is checked from the day the renewal opens."
            ),
            remedy: both!(
                "与客户续签，用 kefu appointment extend 登记。",
                "Agree an extension with the client and record it with kefu appointment extend."
            ),
        },
        "proposal-empty" => Words {
            title: both!(
                "续转建议没有写明推荐和理由",
                "Proposal without recommendation or reason"
            ),
            why: both!(
                "向客户送交续转建议（D65）时要说明推荐什么、为什么：客户的需求、风险、支付能力和已有的同类保障（《保险经纪人监管规定》第五十三条：推荐应符合客户利益并说明理由）。一年以前的不再提示。",
                "The proposal to the client (D65) says what is recommended and why: the client's needs, risk and means, and similar cover that it holds. Article 53 of the rules on insurance brokers asks that the recommendation is in the client's interest, with its reason. After a year it is no longer told."
            ),
            remedy: both!(
                "补登：kefu renewal step 客户 proposal --recommended 方案 --reason 理由 --on 建议日期。",
                "Add it: kefu renewal step CLIENT proposal --recommended TEXT --reason TEXT --on DATE."
            ),
        },
        "choice-empty" => Words {
            title: both!("客户的选择没有内容", "Client's choice without content"),
            why: both!(
                "客户签字确认时，须逐项记下接受和不接受的保障（D65）；不接受的，日后出险才说得清。",
                "The client's signed choice says which cover it accepts and which it declines (D65). After a loss, that shows what was offered."
            ),
            remedy: both!(
                "补登：kefu renewal step 客户 choice --accept 保障 --decline 保障 --on 签字日期。",
                "Add it: kefu renewal step CLIENT choice --accept COVER --decline COVER --on DATE."
            ),
        },
        "appointment-ends-soon" => Words {
            title: both!("委托即将到期", "Appointment ends soon"),
            why: both!(
                "委托到期前须与客户展期，或者终止服务（D50、D66）；没有保单的客户也一样。提前多少自然日，由 kefu.toml 的 deadlines.appointment-ends 设定（随附 60）。待续转的保单长于委托期限的，由 appointment-ends-before-renewal 提示。",
                "Before the appointment ends it is extended, or the service ends with it (D50, D66), also for a client without a policy. deadlines.appointment-ends in kefu.toml sets how many calendar days before (shipped: 60). Where a policy to be renewed runs longer, appointment-ends-before-renewal says so instead."
            ),
            remedy: both!(
                "展期后登记：kefu appointment extend；不再服务的：kefu client close。",
                "Once it is extended: kefu appointment extend. If the service ends: kefu client close."
            ),
        },
        _ => return None,
    };
    Some(words)
}

/// Rules about the outcomes of policies, and about hand-overs.
fn after(rule: &str) -> Option<Words> {
    let words = match rule {
        "expired-without-outcome" => Words {
            title: both!("保单到期没有结果", "Expired without an outcome"),
            why: both!(
                "保单到期后的结果须逐份登记（D67）：续保、转保、部分续保、展期、到期未续保、流失、保险标的灭失、我方放弃或保险公司拒保。没有结果的，可能正在脱保。终止服务前已到期的保单、已启动的续转，终止服务后仍须登记结果。",
                "The record says what became of each expired policy (D67): renewed, moved, partly renewed, extended, lapsed, lost, ceased, or declined. Without an outcome the client may be uninsured. After the end of the service it is still asked of cover that was over by then, and of a renewal that was started."
            ),
            remedy: both!(
                "用 kefu renewal outcome 登记结果。",
                "Record it with kefu renewal outcome."
            ),
        },
        "following-policy-missing" => Words {
            title: both!("续保后没有接续的保单", "No policy follows"),
            why: both!(
                "结果为续保、转保或部分续保的，应写明接续的保单（D67）。过了止期仍没有，也没有同一险种的保单保着次日，客户可能已经脱保，而续转已算办完。",
                "Where cover goes on (renewed, moved, partly renewed), the outcome names the policy that follows (D67). Without one after the last day, and without a policy of the same product that covers the next day, the client may be uninsured while the renewal looks done."
            ),
            remedy: both!(
                "先用 kefu policy add 登记新保单，再写明接续：kefu renewal outcome 客户 旧保单=renewed:新保单，续转已结束的也可以；其实没有续保的，用 kefu correct 更正结果。",
                "Record the new policy with kefu policy add, then name it: kefu renewal outcome CLIENT OLD=renewed:NEW, also in a closed renewal. If cover did not go on, correct the outcome with kefu correct."
            ),
        },
        "policy-end-missing" => Words {
            title: both!("保单没有止期", "Policy without its last day"),
            why: both!(
                "续转从保险止期往前数（D64）。没有止期、或展期后没有新止期的保单，永远不会启动续转，业务档案的保管期限也无从起算。人身保险（life = true）可能是终身的，不看。",
                "A renewal counts back from the last day of cover (D64), after an extension from the new one. Without it, the renewal never opens, and nobody knows how long the file is kept. Life insurance (life = true) may have no last day, so it is left alone."
            ),
            remedy: both!(
                "查对保单，用 kefu policy set --ends 补登，展期的用 kefu renewal outcome 客户 保单=extended:日期；已退保、注销的，用 kefu policy end。",
                "Look it up in the policy and record it with kefu policy set --ends, the end of an extension with kefu renewal outcome CLIENT POLICY=extended:DATE. If the policy was surrendered or cancelled: kefu policy end."
            ),
        },
        "cover-gap" => Words {
            title: both!("新旧保单之间没有保障", "Gap in cover"),
            why: both!(
                "续转结果写明了接续的保单（D67），其起期应紧接原保单止期的次日；中间的日子出险，没有保单可赔。同一险种的其他保单保障的日子不算。提示到接续的保单终止为止。",
                "The outcome of a renewal names the policy that follows (D67), which begins no later than the day after the old one ended. No policy pays for a loss in between. Days that another policy of the same product covers are no gap. It is told until the policy that follows has ended."
            ),
            remedy: both!(
                "还没有中断的，请保险公司提前起保；正在中断的，请其即日起保；再用 kefu policy set --starts 登记。过去的中断留在记录上。",
                "Before the gap begins, ask the insurer to begin earlier; within it, to begin today. Record that with kefu policy set --starts. A gap in the past stays on record."
            ),
        },
        "loss-incomplete" => Words {
            title: both!("流失的后续未登记齐全", "Loss incomplete"),
            why: both!(
                "流失须有原因、流失访谈、总结报告和再争取日期（D67）；流失的保单有未决赔案的，还要有人负责到底。终止服务后仍须补齐。",
                "A lost policy needs a reason, an exit talk, a final report and a win-back day (D67), and somebody who sees to the claims still open under it. The end of the service does not end this."
            ),
            remedy: both!(
                "用 kefu renewal loss 登记。",
                "Record them with kefu renewal loss."
            ),
        },
        "hand-over-late" => Words {
            title: both!("客户移交办理迟延", "Hand-over late"),
            why: both!(
                "更换客户经理，应及时告知客户并签字移交（D69）；天数由 kefu.toml 的 service.hand-over 设定。",
                "When the account manager changes, the client is told and the list of open work is signed within a few days (D69). service.hand-over in kefu.toml sets how many."
            ),
            remedy: both!(
                "已成事实，记录保留；日期记错的，用 kefu correct 更正。",
                "The delay stays on record. If the day is wrong, correct it with kefu correct."
            ),
        },
        "hand-over-incomplete" => Words {
            title: both!("客户移交未办完", "Hand-over incomplete"),
            why: both!(
                "更换客户经理须列清未了事项、双方签字并告知客户（D69）；前任已离开团队的，名下不应再有未了事项。更换之日起有几个工作日可办，天数由 kefu.toml 的 service.hand-over 设定（随附 5）。只改了任职日期、没有移交记录的，也算未办完；反过来，移交记录中的前任、继任当时并不是客户经理的，也在此提示。",
                "When the account manager changes, both sign a list of the open work, and the client is told (D69). Somebody who has left the team must have no open work. service.hand-over in kefu.toml sets how many working days there are for it (shipped: 5). A change of the dates in the team is not a hand-over, nor is one between people who were not account managers then."
            ),
            remedy: both!(
                "用 kefu team hand-over --signed --told 登记；仍在前任名下的，用 kefu team reassign 移交。清单见 kefu team show。",
                "Record it with kefu team hand-over --signed --told; what is still with the old account manager is moved with kefu team reassign. kefu team show has the list."
            ),
        },
        _ => return None,
    };
    Some(words)
}
