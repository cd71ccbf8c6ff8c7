//! The words of the rules about terms.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    let words = match rule {
        "team-overdue" => Words {
            title: both!("服务团队逾期未设立", "Service team not set up in time"),
            why: both!(
                "服务团队应自确立委托关系之日起三个工作日内设立（D21）；客户无论大小，均以团队形式服务。客户经理、客户副经理到任且至少两人之日，团队才算设立。",
                "The service team is set up within three working days of the appointment (D21). A team serves every client, large or small. It counts as set up from the first day on which it has an account manager, a deputy and at least two people."
            ),
            remedy: both!(
                "用 kefu team set 指定客户经理和客户副经理，并记下设立日期。",
                "Name the account manager and the deputy with kefu team set, and record the day."
            ),
        },
        "team-late" => Words {
            title: both!("服务团队设立迟于期限", "Service team set up late"),
            why: both!(
                "服务团队应自确立委托关系之日起三个工作日内设立（D21），以客户经理、客户副经理到任且至少两人之日为准。迟办的记录予以保留，供回顾时参考。",
                "The service team is set up within three working days of the appointment (D21). It counts as set up from the first day on which it has an account manager, a deputy and at least two people. The delay stays on record, for the account review."
            ),
            remedy: both!(
                "无需补办；用 kefu explain 可查看期限如何计算。日期记错的，改正日期。",
                "Nothing can be done about it now. kefu explain shows how the deadline was counted. Correct the date if it was recorded wrongly."
            ),
        },
        "archive-overdue" => Words {
            title: both!("客户档案逾期未建立", "Client archive not set up in time"),
            why: both!(
                "正式客户档案应自确立委托关系之日起三个工作日内建立（D29），包括书面档案、电子档案和客户信息。",
                "The client archive is set up within three working days of the appointment (D29): paper file, electronic file and client information."
            ),
            remedy: both!(
                "按正式客户要求重新建档后，用 kefu archive tick 逐项登记。",
                "Re-file the client's papers as those of an appointed client, then tick each part with kefu archive tick."
            ),
        },
        "archive-late" => Words {
            title: both!("客户档案建立迟于期限", "Client archive set up late"),
            why: both!(
                "正式客户档案应自确立委托关系之日起三个工作日内建立（D29），以书面档案、电子档案、客户信息三部分齐备之日为准。迟办的记录予以保留。",
                "The client archive is set up within three working days of the appointment (D29). It counts as set up from the day on which the last of its three parts was ready. The delay stays on record."
            ),
            remedy: both!(
                "无需补办；用 kefu explain 可查看期限如何计算。日期记错的，改正日期。",
                "Nothing can be done about it now. kefu explain shows how the deadline was counted. Correct the date if it was recorded wrongly."
            ),
        },
        "rating-overdue" => Words {
            title: both!("星级评定逾期未完成", "Client not rated in time"),
            why: both!(
                "星级评定应自确立委托关系之日起五个工作日内完成（D34）；续转后的新服务年度自首日起算；其后才商定展期的，自展期之日起算。",
                "The client is rated within five working days of the appointment (D34). In a later service year, the days count from its first day, or from the extension where that was agreed later."
            ),
            remedy: both!(
                "用 kefu rating set 登记本服务年度的经纪业务收入，星级按公司统一标准算出。",
                "Record the brokerage income of the service year with kefu rating set; the stars follow from the company's thresholds."
            ),
        },
        "rating-late" => Words {
            title: both!("星级评定迟于期限", "Client rated late"),
            why: both!(
                "星级评定应自确立委托关系之日起五个工作日内完成（D34）；续转后的新服务年度自首日起算；其后才商定展期的，自展期之日起算。迟办的记录予以保留。",
                "The client is rated within five working days of the appointment (D34). In a later service year, the days count from its first day, or from the extension where that was agreed later. The delay stays on record."
            ),
            remedy: both!(
                "无需补办；用 kefu explain 可查看期限如何计算。日期记错的，改正日期。",
                "Nothing can be done about it now. kefu explain shows how the deadline was counted. Correct the date if it was recorded wrongly."
            ),
        },
        "plan-overdue" => Words {
            title: both!(
                "客户服务计划逾期未确定",
                "Client service plan not issued in time"
            ),
            why: both!(
                "客户服务计划应自确立委托关系之日起十个工作日内确定（D45）；续转后的新服务年度自首日起算；其后才商定展期的，自展期之日起算。",
                "The client service plan is issued within ten working days of the appointment (D45). In a later service year, the days count from its first day, or from the extension where that was agreed later."
            ),
            remedy: both!(
                "用 kefu plan draft 按星级服务标准、服务承诺和客户需求拟订，用 kefu plan show 看一遍、改好，用 kefu plan opinion 登记客户关系管理人员的意见，再用 kefu plan issue 定稿。",
                "Draft it with kefu plan draft, from the standard of the client's stars, the commitments and the needs. Read it with kefu plan show, record client relations' opinion with kefu plan opinion, then issue it with kefu plan issue."
            ),
        },
        "plan-late" => Words {
            title: both!(
                "客户服务计划确定迟于期限",
                "Client service plan issued late"
            ),
            why: both!(
                "客户服务计划应自确立委托关系之日起十个工作日内确定（D45）；续转后的新服务年度自首日起算；其后才商定展期的，自展期之日起算。迟办的记录予以保留。",
                "The client service plan is issued within ten working days of the appointment (D45). In a later service year, the days count from its first day, or from the extension where that was agreed later. The delay stays on record."
            ),
            remedy: both!(
                "无需补办；用 kefu explain 可查看期限如何计算。日期记错的，改正日期。",
                "Nothing can be done about it now. kefu explain shows how the deadline was counted. Correct the date if it was recorded wrongly."
            ),
        },
        "onboarding-overdue" => Words {
            title: both!(
                "签约与计划阶段逾期未完成",
                "Signing and planning stage not complete in time"
            ),
            why: both!(
                "签约与计划阶段的全部工作应自与客户确立委托关系之日起十个工作日内完成（D11）。",
                "The whole signing and planning stage is done within ten working days of the appointment (D11)."
            ),
            remedy: both!(
                "补齐所缺各项：服务团队、客户档案、星级评定、客户服务计划。",
                "Do what is missing: service team, client archive, star rating, client service plan."
            ),
        },
        "adoption-incomplete" => Words {
            title: both!(
                "中途建档的客户尚有未齐的事项",
                "Not yet complete since the record began in mid-term"
            ),
            why: both!(
                "客户在委托期中途才在此建档（client.recorded-from）的，此前到期的各项时限不计；但服务团队、客户档案和本服务年度的评级、计划应自建档起二十个工作日内补齐（kefu.toml 的 deadlines.adoption）。",
                "Where a record begins in the middle of an appointment (client.recorded-from), no earlier deadline counts. The team, the archive, and the rating and plan of the running service year must stand within twenty working days of that day (deadlines.adoption in kefu.toml)."
            ),
            remedy: both!(
                "在期限之前按提示补齐；已经有的，按当时的日期登记。",
                "Add what is missing before that day, with the commands shown. What was there already is recorded with its own day."
            ),
        },
        "deadline-soon" => Words {
            title: both!("期限将至", "Deadline near"),
            why: both!(
                "签约与计划阶段各项工作期限只有三至十个工作日（D11），临近时提醒，以免逾期。",
                "The deadlines of the signing and planning stage are three to ten working days (D11). A warning comes before the last day."
            ),
            remedy: both!(
                "在期限当天或之前办妥。提前几个工作日提醒，可在 kefu.toml 的 deadlines.due-soon 中设定。",
                "Do it on or before that day. deadlines.due-soon in kefu.toml sets how many working days ahead the warning comes."
            ),
        },
        _ => return None,
    };
    Some(words)
}
