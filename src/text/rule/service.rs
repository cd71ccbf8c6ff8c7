//! The words of the rules about the service stage.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    plan(rule)
        .or_else(|| contact(rule))
        .or_else(|| review(rule))
        .or_else(|| beside(rule))
}

/// Rules about the plan, carried out and revised.
fn plan(rule: &str) -> Option<Words> {
    let words = match rule {
        "item-overdue" => Words {
            title: both!("计划项目逾期未完成", "Plan item overdue"),
            why: both!(
                "服务计划由客户经理负责组织执行（D52）；过了预计完成时间的项目，要么完成，要么改期或取消。",
                "The account manager makes sure that the plan is carried out (D52). An item whose finish has passed must be done, moved or dropped."
            ),
            remedy: both!(
                "已做的用 kefu log --item 记入客户日志，项目随之完成；改期用 kefu plan revise，不做了用 kefu plan drop。",
                "If it was done, write that into the diary with kefu log --item. Otherwise move it with kefu plan revise or drop it with kefu plan drop."
            ),
        },
        "revision-not-managers" => Words {
            title: both!("计划修订不合要求", "Revision of the plan not in order"),
            why: both!(
                "服务计划执行过程中发生变化的，由客户经理负责修订（D53），并记明日期和原因。",
                "While the plan runs, only the account manager changes it (D53), each time with a day and a reason."
            ),
            remedy: both!(
                "由当日的客户经理用 kefu plan revise 作出修订；记错的，用 kefu correct 更正。",
                "The account manager of that day revises the plan with kefu plan revise. If it is written down wrong, correct it with kefu correct."
            ),
        },
        "drop-unrevised" => Words {
            title: both!("取消项目没有修订", "Item dropped without a revision"),
            why: both!(
                "服务计划定稿后取消项目，是对计划的修订，由客户经理作出并写明原因（D53）。kefu plan drop 一并登记；手工改文件的容易漏。当年的计划才提。",
                "To drop an item of an issued plan is to revise the plan. The account manager does it, for a reason (D53). kefu plan drop records both; an edit by hand may leave the revision out. Only the plan of the current year is looked at."
            ),
            remedy: both!(
                "用 kefu plan revise --on 补登当日的修订和原因。",
                "Record the revision of that day and its reason with kefu plan revise --on."
            ),
        },
        "manual-missing" => Words {
            title: both!(
                "本保险年度没有客户手册",
                "No client manual this policy year"
            ),
            why: both!(
                "保险期内服务包括编制客户手册（D57），每个保险年度一份，客户出险时才知道怎么办。同一服务年度内编好的，早于保险起期也算；列入计划、尚未逾期的，以计划为准。",
                "The client gets a manual every policy year (D57), so that it knows what to do after a loss. One made in the same service year counts, also before the policy begins. While one is planned and not overdue, the plan decides."
            ),
            remedy: both!(
                "送达后用 kefu log 记一笔 client-manual，或在档案中登记客户手册；期限由 kefu.toml 的 service.manual 定，在上一服务年度提前多少天编好也算，由 service.manual-ahead 定。",
                "Once the client has it, log it with kefu log as client-manual, or add it to the archive. service.manual in kefu.toml sets the term, and service.manual-ahead how early one may be made in the service year before."
            ),
        },
        "complaint-overdue" => Words {
            title: both!("投诉逾期未答复", "Complaint overdue"),
            why: both!(
                "投诉应自收到之日起 15 日内答复，情况复杂的可延长至 30 日，经批准可延长至 60 日（均为自然日，公司自定标准，见 kefu.toml 的 [complaints]；参照《银行业保险业消费投诉处理管理办法》）。终止服务后，未答复的投诉仍须答复。",
                "A complaint is answered within 15 days of its receipt; within 30 when it is complex and the time was extended; within 60 when that was approved. These are calendar days. The company sets them under [complaints] in kefu.toml. The shipped values follow the public rule on consumer complaints. A complaint is answered after the end of the service too."
            ),
            remedy: both!(
                "答复后用 kefu complaint answer 登记；尚在期限内而情况复杂的，用 kefu complaint extend 延长。",
                "Answer it and record that with kefu complaint answer. While there is still time, you may extend a complex one with kefu complaint extend."
            ),
        },
        "complaint-late" => Words {
            title: both!("投诉答复迟延", "Complaint answered late"),
            why: both!(
                "投诉已答复，但晚于公司自定的期限；或者过了期限仍未答复，后来才办结或撤回。迟延留在记录中。",
                "The complaint was answered after the last day that the company sets, or was settled or withdrawn after it without an answer. That stays on record."
            ),
            remedy: both!(
                "无须补办；用 kefu complaint show 查看经过，并记下改进措施。",
                "Nothing can be done about it now. Look at it with kefu complaint show, and record what was learned."
            ),
        },
        "complaint-unsettled" => Words {
            title: both!("投诉已答复未办结", "Complaint answered, not settled"),
            why: both!(
                "投诉答复后，应听取客户意见，登记其反应和改进措施后办结，或由客户撤回；不办结，就不知道客户是否满意。自答复起超过公司自定的最长答复期限（60 日，自然日，见 kefu.toml 的 [complaints] approved）仍未办结的，予以提示。终止服务后同样如此。",
                "After the answer somebody asks the client what it thinks of it, records that and what was learned, and settles the complaint, or the client withdraws it. Until then nobody knows whether the client is content. It is told when more calendar days have passed since the answer than the longest time to answer has (60, complaints.approved in kefu.toml). It is settled after the end of the service too."
            ),
            remedy: both!(
                "问明客户意见后，用 kefu complaint settle 登记办结；客户撤回的，用 kefu complaint withdraw。",
                "Ask the client, and record with kefu complaint settle what it said. If it withdraws the complaint, use kefu complaint withdraw."
            ),
        },
        _ => return None,
    };
    Some(words)
}

/// Rules about contact and the diary.
fn contact(rule: &str) -> Option<Words> {
    let words = match rule {
        "done-undocumented" => Words {
            title: both!("已完成的服务没有日志", "Service done and not in the diary"),
            why: both!(
                "参与服务人员应做好客户日志，详细记录提供服务的过程和客户反应（D54）；只有完成日期，说明不了做了什么。当年的服务才提。",
                "Whoever serves the client writes into the diary what was done and how the client responded (D54). A date alone says nothing. Only services of the current year are reported."
            ),
            remedy: both!(
                "用 kefu log --item 补记当天的日志；客户回顾用 kefu review add --item。",
                "Write that day's entry with kefu log --item; an account review with kefu review add --item."
            ),
        },
        "diary-incomplete" => Words {
            title: both!("客户日志不完整", "Diary entry incomplete"),
            why: both!(
                "客户日志要写明由谁服务、何种方式、做了什么（D54），客户回顾要写明回顾人。当年的才提。",
                "A diary entry says who served, in what way, and what was done (D54), and an account review who held it. Only those of the current year are reported."
            ),
            remedy: both!("用 kefu correct 补写。", "Write it with kefu correct."),
        },
        "diary-item-mismatch" => Words {
            title: both!("日志与计划项目不符", "Diary entry of another service"),
            why: both!(
                "计划项目由同类的服务来完成（D52）：电话拜访不算年度服务报告。多半是项目编号写错，或两人同时用了一个编号。",
                "A plan item is fulfilled by a service of its kind (D52): a phone call is no stewardship report. Usually somebody mistyped the item's id, or two people used the same id."
            ),
            remedy: both!(
                "用 kefu correct 更正日志的 item；不是为哪一项服务的，用它去掉。",
                "Correct the item with kefu correct, or take it off if the entry fulfilled none."
            ),
        },
        "response-missing" => Words {
            title: both!(
                "日志没有客户反应",
                "Diary entry without the client's response"
            ),
            why: both!(
                "参与服务人员应做好客户日志，详细记录服务过程和客户反应（D54）；只记做了什么，不知客户怎么想。",
                "The diary records what was done and how the client responded (D54). One without the other is not enough."
            ),
            remedy: both!(
                "用 kefu correct 补记 response；以后用 kefu log 的 --response 一并记下。",
                "Write the response with kefu correct. From now on, give it to kefu log with --response."
            ),
        },
        "diary-silent" => Words {
            title: both!("客户日志久无记录", "Diary silent for too long"),
            why: both!(
                "应向客户时时提供或定期提供沟通服务（D56），书面档案也应反映服务的整体进程（D30）；间隔不应超过星级所定的工作日数。",
                "We stay in touch with the client all the time or at regular times (D56), and the file shows it (D30). The client's stars set how many working days may pass without a diary entry."
            ),
            remedy: both!(
                "联系客户后用 kefu log 记一笔；各星级的间隔可在 kefu.toml 的 service.silence 中设定。",
                "Contact the client and log it with kefu log. service.silence in kefu.toml sets the number of days for each star."
            ),
        },
        "diary-gap" => Words {
            title: both!("客户日志曾久无记录", "Gap in the diary"),
            why: both!(
                "两笔客户日志之间的间隔超过了当时星级所定的工作日数（D56、D30），事后有了新的记录，迟延仍留在记录中。看当年和上一服务年度，每段间隔提一次。",
                "More working days passed between two diary entries than the client's stars allowed at the time (D56, D30). A later entry ends the gap, and the gap stays on record. The current and the last service year are looked at, and each gap is reported once."
            ),
            remedy: both!(
                "用 kefu diary list 查看这段时间；确有往来而未记的，用 kefu log --on 补记。",
                "Look at that time with kefu diary list. Contact that was not written down can be logged with kefu log --on."
            ),
        },
        "contact-behind" => Words {
            title: both!("日常沟通落后于星级服务标准", "Contact behind the standard"),
            why: both!(
                "电话拜访、上门拜访、沟通例会等日常沟通（D56）按星级服务标准的全年次数，随服务年度逐步完成，不应拖到年底。服务期少于十二个月或以咨询为主的客户不适用。",
                "Calls, visits and meetings (D56) are spread over the service year as the standard says, and not left to its end. Clients served for under twelve months, or clients who mostly get advice, are left out."
            ),
            remedy: both!(
                "安排并完成拜访，用 kefu log 记一笔；已做而未记的，补记。",
                "Arrange the contact, hold it and log it with kefu log. If it was held already, log it now."
            ),
        },
        _ => return None,
    };
    Some(words)
}

/// Rules about account reviews.
fn review(rule: &str) -> Option<Words> {
    let words = match rule {
        "review-overdue" => Words {
            title: both!("客户回顾逾期", "Account review overdue"),
            why: both!(
                "客户回顾是对客户关系管理目标的检验（D55），应按计划进行；全年两次的，上半年应有一次。",
                "Account reviews show how the unit meets its goals (D55). They are held as planned; when there are two a year, one is in the first half."
            ),
            remedy: both!(
                "回顾后用 kefu review add 登记；改期用 kefu plan revise。",
                "Record the review with kefu review add, or move it with kefu plan revise."
            ),
        },
        "review-unscored" => Words {
            title: both!("客户回顾评分不全", "Account review not fully scored"),
            why: both!(
                "客户回顾的重点要与单位的客户关系管理目标与考核指标紧密结合（D55）：每项指标都要评分，不超过满分。",
                "An account review is about the unit's goals (D55). Each goal gets points, up to its maximum."
            ),
            remedy: both!(
                "用 kefu review score 补评或改正；指标可在 kefu.toml 的 [[goals]] 中设定。",
                "Add or correct points with kefu review score. [[goals]] in kefu.toml has the goals."
            ),
        },
        _ => return None,
    };
    Some(words)
}

/// Rules about service beside the plan.
fn beside(rule: &str) -> Option<Words> {
    let words = match rule {
        "endorsement-stuck" => Words {
            title: both!("批改停滞", "Endorsement stuck"),
            why: both!(
                "协助客户办理保单批改等有关手续（D58）：申请、送保险公司、出具批单、核对，每一步都有期限。",
                "We help the client with endorsements (D58). Each step has a term: requested, sent to the insurer, issued, checked."
            ),
            remedy: both!(
                "办完一步登记一步（kefu endorsement send、issue、check）；各步期限在 kefu.toml 的 [service] 中设定。",
                "Record each step with kefu endorsement send, issue or check. [service] in kefu.toml sets the terms."
            ),
        },
        "risk-unmeasured" => Words {
            title: both!("风险变化没有应对", "Change of risk not dealt with"),
            why: both!(
                "关注客户期内风险情况变化并采取相应措施（D59）；危险程度显著增加的，应及时通知保险公司（保险法第五十二条）。",
                "We watch changes of the client's risk and take measures (D59). The insurer must be told of a risk that grows (Insurance Law, article 52)."
            ),
            remedy: both!(
                "用 kefu risk measure 登记措施，用 kefu risk tell 登记告知；不影响保险的，用 kefu risk minor 注明。",
                "Record the measure with kefu risk measure. Record with kefu risk tell that the insurer was told; if the change does not matter to the insurer, mark it with kefu risk minor."
            ),
        },
        "duty-overdue" => Words {
            title: both!("保险公司逾期未履行", "Insurer's duty overdue"),
            why: both!(
                "督促保险公司履行其客户服务职能（D60）：答应客户的事，到期要有结果。",
                "We see to it that the insurer does what it owes the client (D60), by the day it is due."
            ),
            remedy: both!(
                "催办并用 kefu duty press 登记；已履行的用 kefu duty done，不再要求的用 kefu duty drop。",
                "Press the insurer and record that with kefu duty press. Once it is done, record that with kefu duty done. To give it up, use kefu duty drop."
            ),
        },
        _ => return None,
    };
    Some(words)
}
