//! The words of the rules about insurance claims.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    let words = match rule {
        "claim-unnotified" => Words {
            title: both!("出险后未向保险公司报案", "Insurer not told of a loss"),
            why: both!(
                "知道出险后应当及时通知保险公司；故意或重大过失未及时通知，致使损失难以确定的，保险公司对无法确定的部分可不赔偿（D62；保险法第二十一条）。法律没有规定天数，由本公司在 kefu.toml 的 claims.notice 中设定，按日历日，不顺延。",
                "The insurer is told of a loss without delay (D62; Insurance Law, article 21). What can no longer be determined because it was told late, it need not pay. The law names no number of days, so claims.notice in kefu.toml sets the calendar days; no day off moves the last one."
            ),
            remedy: both!(
                "立即报案，再登记报案日期：kefu claim notify 客户 索赔 --on 日期。",
                "Notify the insurer now, then record it: kefu claim notify CLIENT CLAIM --on DATE."
            ),
        },
        "claim-notice-late" => Words {
            title: both!("出险后迟向保险公司报案", "Insurer told late of a loss"),
            why: both!(
                "出险后应当及时通知保险公司（D62；保险法第二十一条），期限由 kefu.toml 的 claims.notice 设定。迟报的记录保留，结案之后也是：保险公司可能以此为由少赔，日后也要说得清为何迟报。委托之前出险的不计。",
                "The insurer is told of a loss without delay (D62; Insurance Law, article 21), within the days of claims.notice in kefu.toml. A late notice stays on record, also when the claim is closed: the insurer may pay less for it, and somebody may ask why it came late. A loss before the appointment does not count."
            ),
            remedy: both!(
                "已成事实，记录保留。日期记错的用 kefu correct 更正；事出有因的，登记豁免并写明原因：kefu waiver add。",
                "It stays on record. Correct a wrong day with kefu correct. Where there was a reason, waive it with that reason: kefu waiver add."
            ),
        },
        "loss-outside-term" => Words {
            title: both!("出险日期不在保险期间内", "Loss outside the policy's term"),
            why: both!(
                "保险公司只对保险期间内的出险负责（D62），首尾两日都在期间内，延长和提前终止的以此为准。多半是日期或保单登记错了；确在期间外的，客户应当早些知道。",
                "An insurer pays for losses within the term of the policy (D62). Its first and last day belong to it, and an extension or an early end counts. Usually the day or the policy is wrong on record. If it is right, the client should know early."
            ),
            remedy: both!(
                "用 kefu correct 更正出险日期（loss）或保单（policy）。按索赔提出时间承保的保单，登记豁免。",
                "Correct the day of the loss or the policy with kefu correct. Where a policy covers claims made in its term, waive it."
            ),
        },
        "claim-silent" => Words {
            title: both!("未结索赔长期没有动静", "No news of an open claim for long"),
            why: both!(
                "索赔是客户最看重的服务（D09、D62）；未结的案件须有人跟进，客户随时知道进展。保险公司的法定期限未满时，等待不算；天数按日历日，可在 kefu.toml 的 claims.silence 中设定。",
                "Clients remember how a claim was handled (D09, D62). Somebody follows up every open claim and keeps the client informed. Waiting within the insurer's own term does not count as silence. claims.silence in kefu.toml sets the calendar days."
            ),
            remedy: both!(
                "跟进后记入客户日志：kefu log 客户 claim 内容 --claim 编号；登记新进展用 kefu claim。",
                "Follow it up and log that with kefu log CLIENT claim TEXT --claim CLAIM. Record a new step with kefu claim."
            ),
        },
        "claim-closed-unsettled" => Words {
            title: both!("索赔未了结即结案", "Claim closed and not settled"),
            why: both!(
                "按协议付清、拒赔或撤案之后才能结案（D62），只有一纸文件不算。",
                "A claim is closed once what was agreed was paid, or it was denied or withdrawn (D62). A document alone does not settle it."
            ),
            remedy: both!(
                "用 kefu correct 补写赔付、拒赔或撤案的日期，赔付未足的补写赔款合计；尚未了结的，用它去掉结案日期。",
                "Write the day of the payment, denial or withdrawal with kefu correct; where less was paid than agreed, what was paid in all. If the claim is not settled, take the day of closing off."
            ),
        },
        "claim-closed-without-proof" => Words {
            title: both!("索赔结案没有书面凭据", "Claim closed without its proof"),
            why: both!(
                "结案须有赔款通知、拒赔通知书或撤回函等书面凭据（D62），日后有争议才说得清。出险之前的文件、往来函件和合同文本以外的文件，证明不了结案。",
                "A claim is closed with a document (D62): the payment advice, the letter of denial or the client's withdrawal. It decides a later dispute. A document older than the loss proves nothing, nor does one that is neither correspondence nor the copy of a settlement."
            ),
            remedy: both!(
                "先用 kefu archive add 将凭据归档，再用 kefu claim close --proof 登记其编号。",
                "File the document with kefu archive add, then name it with kefu claim close --proof."
            ),
        },
        "insurer-decision-overdue" => Words {
            title: both!(
                "保险公司逾期未核定或未赔付",
                "Insurer late to decide or pay"
            ),
            why: both!(
                "保险公司应在首次收到索赔请求和单证后三十日内核定（D62；保险法第二十三条）；自一次性补充通知到达之日（asked）至补充单证到达之日（complete）的时间扣除（第二十二条；司法解释二第十五条），没有首次收到日期（first-received）的，自单证齐全起算。达成赔付协议后十日内付清。均为日历日，届满日遇法定休假日顺延；合同另有约定的从其约定。逾期的，经纪人应代客户催办。",
                "The insurer decides within 30 days of the first receipt of claim and papers (D62; Insurance Law, article 23). The time from its one request for missing papers (asked) to the day it has them (complete) is taken off (article 22; Interpretation II, article 15). Without a day of first receipt (first-received) the 30 days run from complete papers. It pays all within 10 days of the agreement. These are calendar days; when the last one is a day off, the next working day counts. The policy may set other terms. The broker presses the insurer for the client."
            ),
            remedy: both!(
                "催办保险公司并记入客户日志；登记结果用 kefu claim。",
                "Press the insurer and log that in the diary. Record the decision or payment with kefu claim."
            ),
        },
        "advance-overdue" => Words {
            title: both!("保险公司逾期未先予支付", "Nothing paid ahead after 60 days"),
            why: both!(
                "自收到索赔请求和有关证明、资料之日起六十日内，赔款数额不能确定的，保险公司应就可以确定的数额先予支付（D62；保险法第二十五条）。补充单证的时间不扣除。六十日自何时起算有争议，故为警告。",
                "Within 60 days of claim and papers the insurer pays ahead what can be determined already (D62; Insurance Law, article 25). Nothing is taken off for missing papers. From which day the 60 days run is disputed, so this is a warning."
            ),
            remedy: both!(
                "书面要求保险公司先予支付；到账后登记：kefu claim advance 客户 索赔 --amount 金额 --on 日期。",
                "Ask the insurer in writing to pay ahead. When it has: kefu claim advance CLIENT CLAIM --amount AMOUNT --on DATE."
            ),
        },
        "denial-late" => Words {
            title: both!("拒赔通知书迟发", "Letter of denial came late"),
            why: both!(
                "保险公司应自核定之日起三日内发出拒绝赔偿通知书，并说明理由（D62；保险法第二十四条）。迟发的，可在异议中主张；提出异议或结案后不再提示。",
                "The insurer sends the letter of denial, with its reasons, within 3 days of its decision (D62; Insurance Law, article 24). A late letter is an argument when the denial is contested. It is told until the denial is contested or the claim closed."
            ),
            remedy: both!(
                "提出异议时一并指出，登记：kefu claim contest；客户接受的，归档后结案：kefu claim close。",
                "Point it out when you contest the denial: kefu claim contest. If the client accepts the denial, file the letter and close the claim: kefu claim close."
            ),
        },
        "limitation-near" => Words {
            title: both!(
                "索赔诉讼时效将满或已满",
                "Limitation of a claim near or past"
            ),
            why: both!(
                "向保险公司请求赔偿的诉讼时效为二年，人寿保险五年，自知道或应当知道出险之日起算（D62；保险法第二十六条）；责任保险自赔偿责任确定之日起算（司法解释四第十八条），尚未确定的不提示；海上保险依海商法时效章，自出险起二年，仅提出请求不中断。届满后保险公司可以提出时效抗辩，法院不主动适用（民法典第一百九十二、一百九十三条）。请求、同意履行、诉讼、仲裁等使时效中断、重新计算（民法典第一百九十五条），以 kefu claim interrupt 登记；最后六个月内的中止（第一百九十四条）不在记录中。提前天数可在 kefu.toml 的 claims.limitation-near 中设定。",
                "The limitation of a claim on the insurer is 2 years, under life insurance 5, from the day the loss is or should be known (D62; Insurance Law, article 26). Under liability cover it begins on the day the liability is determined (Interpretation IV, article 18); before that nothing is said. Marine insurance follows the Maritime Code, chapter on limitation: 2 years from the loss, and a demand alone does not interrupt them. Once the limitation is over the insurer may plead it; a court does not apply it by itself (Civil Code, articles 192 and 193). A demand, the insurer's consent, a suit or an arbitration makes it begin again (article 195): kefu claim interrupt. What suspends it in its last six months (article 194) is not on record. claims.limitation-near in kefu.toml sets how early to warn."
            ),
            remedy: both!(
                "书面向保险公司主张并登记：kefu claim interrupt 客户 索赔 demand --on 日期；必要时建议客户咨询律师、起诉或申请仲裁。",
                "Demand payment from the insurer in writing and record it: kefu claim interrupt CLIENT CLAIM demand --on DATE. If need be, advise the client to ask a lawyer about suing."
            ),
        },
        _ => return None,
    };
    Some(words)
}
