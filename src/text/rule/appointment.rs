//! The words of the rules about the written appointment.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    agreed(rule).or_else(|| promised(rule))
}

/// Rules about the document itself.
fn agreed(rule: &str) -> Option<Words> {
    let words = match rule {
        "contact-before-appointment" => Words {
            title: both!(
                "确立委托关系前已开展业务",
                "Business done before the appointment"
            ),
            why: both!(
                "与客户进行实质性业务接触前应先以书面形式确立委托关系（D15），这是合法合规经营的要求；同一天视为正常。",
                "The client appoints the broker in writing before any substantive business (D15). The law and the company's rules ask for it. The same day is fine."
            ),
            remedy: both!(
                "委托前由他人办理的索赔和文件，用 claim set、archive set 登记 before-us；日期记错的，改正日期；确属先做后签的，报合规人员处理，今后先签约再办业务。",
                "Say before-us of claims and documents that others handled (claim set, archive set). Correct the date if it is wrong. If business really came first, refer it to compliance, and sign first from now on."
            ),
        },
        "cooperation-with-direct-client" => Words {
            title: both!(
                "直接客户签了合作协议书",
                "Cooperation agreement with a direct client"
            ),
            why: both!(
                "合作协议书只适用于渠道客户（D12）；直接客户用授权书、委托协议书或其他类似书面文件。",
                "A cooperation agreement is for channel clients only (D12). A direct client signs a letter of appointment, a brokerage agreement or another written document."
            ),
            remedy: both!(
                "是渠道客户的，用 kefu client set 登记为 channel；是直接客户的，改签委托协议书或授权书。",
                "If it is a channel client, record that with kefu client set. A direct client must sign a brokerage agreement or a letter of appointment."
            ),
        },
        "template-missing" => Words {
            title: both!(
                "委托文件未注明样本",
                "Template of the appointment not recorded"
            ),
            why: both!(
                "授权书、委托协议书和合作协议书应以公司下发的合同样本为基础（D13），记下样本编号才能核对改动。委托期内又签的文件（延长）另有自己的样本。",
                "Letters and agreements are made from the company's templates (D13). The record names the template, so that changes to it can be found. A document signed within the term, an extension, has a template of its own."
            ),
            remedy: both!(
                "在委托文件中查明样本编号，按检查所示的命令登记。",
                "Look in the document for its template, and record it with the command that check shows."
            ),
        },
        "term-missing" => Words {
            title: both!("委托期限未登记", "Term of the appointment not recorded"),
            why: both!(
                "服务计划的期限一般到委托文件终止之日为止（D50）；不知道到期日，就无法安排续签。",
                "The service plan runs to the end of the appointment (D50). Without that day nobody knows when to renew the appointment."
            ),
            remedy: both!(
                "在委托文件中查明到期日，按检查所示的命令登记。",
                "Look in the document for its last day, and record it with the command that check shows."
            ),
        },
        "appointment-incomplete" => Words {
            title: both!("委托文件种类未登记", "Kind of the appointment not recorded"),
            why: both!(
                "委托关系以授权书、委托协议书、合作协议书或其他类似书面文件确立（D12）；用哪份合同样本、业务档案应存哪种文件、是否适用于该客户，都看种类。",
                "A letter of appointment, a brokerage agreement, a cooperation agreement or another written document establishes the appointment (D12). Which template it has, which document the business file needs, and whether it suits the client depend on the kind."
            ),
            remedy: both!(
                "看委托文件，按检查所示的命令登记种类。",
                "Look at the document, and record its kind with the command that check shows."
            ),
        },
        "licence-missing" => Words {
            title: both!(
                "渠道客户许可证未登记",
                "Licence of a channel client not recorded"
            ),
            why: both!(
                "保险佣金只能支付给依法设立的保险代理人、保险经纪人（保险法第一百三十条）；渠道客户的许可证种类、编号和有效期登记在案，才知道佣金能否支付。自确立委托关系之日起检查。",
                "Commission may be paid only to lawful insurance agents and brokers (Insurance Law, article 130). With the kind, number and last day of a channel client's licence on record, one knows whether it may be paid. Checked from the appointment on."
            ),
            remedy: both!(
                "请渠道客户出示许可证，按检查所示的命令登记；没有许可证的，不付佣金，报合规人员处理。",
                "Ask the client for its licence and record it with the command that check shows. If it has none, pay no commission and refer it to compliance."
            ),
        },
        "licence-expired" => Words {
            title: both!(
                "渠道客户许可证已过期",
                "Licence of a channel client has run out"
            ),
            why: both!(
                "保险佣金只能支付给依法设立的保险代理人、保险经纪人（保险法第一百三十条）；许可证过了有效期而没有延续，就不能再付。有效期的最后一天仍然有效。",
                "Commission may be paid only to lawful insurance agents and brokers (Insurance Law, article 130). After the last day of a licence that was not extended it may not be paid. The last day itself still counts."
            ),
            remedy: both!(
                "请渠道客户出示延续后的许可证，登记新的有效期；没有延续的，停付佣金，报合规人员处理。",
                "Ask the client for the extended licence and record its new last day. If it was not extended, stop the commission and refer it to compliance."
            ),
        },
        "disclosure-notice-missing" => Words {
            title: both!(
                "客户告知书未及时送交",
                "Client disclosure notice not handed over in time"
            ),
            why: both!(
                "《保险经纪人监管规定》第五十条要求向客户出示客户告知书；应在确立委托关系之前或当天送交，签约之后才送的也会列出。",
                "Article 50 of the rules on insurance brokers requires the broker to show the client a disclosure notice. Hand it over no later than the appointment. A late notice is reported too."
            ),
            remedy: both!(
                "尽快送交客户告知书，用 kefu client set 的 --disclosure-notice 登记日期；日期记错的，改正日期。",
                "Hand the notice over and record the day with kefu client set --disclosure-notice. Correct the date if it is wrong."
            ),
        },
        _ => return None,
    };
    Some(words)
}

/// Rules about what follows from it.
fn promised(rule: &str) -> Option<Words> {
    let words = match rule {
        "commitment-unplanned" => Words {
            title: both!("服务承诺未列入计划", "Commitment without a plan item"),
            why: both!(
                "切忌做出无法兑现的服务承诺（D17）：委托文件中的每项承诺，都要有服务计划项目落实；写明每季度、每年几次的，每个服务年度各按次数落实，不满十二个月的按期限折算。随时提供或事发时履行的（如服务热线、出险后到场）不排日期，不在此列。计划定稿或期限届满后才检查。",
                "The broker promises only what it can keep (D17), so each commitment of the appointment needs a plan item. One that says how often a year needs as many in every service year; a service of less than twelve months needs its share. One that is kept at any time or when something happens, such as a hotline or a visit after a loss, has no dates and needs none. This is checked once the plan is issued or overdue."
            ),
            remedy: both!(
                "用 kefu plan add 列入一项服务，以 --covers 注明所落实的承诺。",
                "Plan a service with kefu plan add, and name the commitment with --covers."
            ),
        },
        "business-after-closing" => Words {
            title: both!("终止服务后仍有业务", "Business after the service has ended"),
            why: both!(
                "服务终止后客户不再是正式客户（D14）；此后的查勘、方案、询价、承保，以及申请或送交的批改，没有委托作依据。索赔办到了结，此前送交的批改办到核对，争取客户回来的沟通（D67），不算。",
                "After the end of the service the client is no appointed client any more (D14), so a survey, proposal, quotation or placement has no appointment, nor has an endorsement asked for or sent. Claims go on to their end, endorsements sent before are checked, and talks to win the client back (D67) are no business."
            ),
            remedy: both!(
                "服务仍在继续的，用 kefu correct 去掉 closed；日期记错的，用它更正。",
                "If the service goes on, take closed off with kefu correct. If a day is wrong, correct it."
            ),
        },
        "appointment-gap" => Words {
            title: both!("委托曾经中断", "Gap between appointments"),
            why: both!(
                "服务应在委托期限之内（D50）。到期之后才约定的延长不溯及既往：到期次日至约定前一日没有书面依据（D14），连同其间办理的事项留在记录中。到期后再次委托的，只在其间办过事项时提示；终止服务后的业务由 business-after-closing 提示。",
                "Service runs to the end of the appointment (D50). An extension agreed after the end does not reach back: the days between have no written basis (D14) and stay on record, with what was served in them. Where the client appoints us again after the end, the gap is reported only if something was served in it; business after the client was closed is told by business-after-closing."
            ),
            remedy: both!(
                "日期记错的，改正日期；确属到期后才签的，今后在到期前办妥延长，check 从 deadlines.appointment-ends 所定的天数起提示。",
                "Correct the day if it is wrong. If it really was agreed late, agree the next one before the end; check warns as early as deadlines.appointment-ends says."
            ),
        },
        "appointment-expired" => Words {
            title: both!(
                "委托已到期，没有展期也没有终止",
                "Appointment ended, neither extended nor closed"
            ),
            why: both!(
                "服务应在委托期限之内（D50）；委托到期而未展期，继续服务便没有书面依据（D14）。没有服务在继续的，也要展期或者终止服务（D66）；到期次日起提示，直到登记其一。",
                "Service runs to the end of the appointment (D50). After that, no document allows it unless the appointment is extended (D14). Where nothing goes on, it is extended or the service ends all the same (D66). It is told from the day after until one of the two is on record."
            ),
            remedy: both!(
                "与客户办妥展期，用 kefu appointment extend 登记；不再服务的，用 kefu client close 登记终止服务，未办事项另行办结或取消。",
                "Agree an extension and record it with kefu appointment extend. If the service has ended, close the client with kefu client close."
            ),
        },
        _ => return None,
    };
    Some(words)
}
