//! The words of the rules about insurance claims.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    let words = match rule {
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
                "赔付、拒赔或撤案之后才能结案（D62），只有一纸文件不算。",
                "A claim is closed once it was paid, denied or withdrawn (D62). A document alone does not settle it."
            ),
            remedy: both!(
                "在文件中补写赔付、拒赔或撤案的日期；尚未了结的，删去结案日期。",
                "Write the day of the payment, denial or withdrawal into the file; if the claim is not settled, remove the day of closing."
            ),
        },
        "claim-closed-without-proof" => Words {
            title: both!("索赔结案没有书面凭据", "Claim closed without its proof"),
            why: both!(
                "结案须有赔款通知、拒赔通知书或撤回函等书面凭据（D62），日后有争议才说得清。出险之前的文件证明不了结案。",
                "A claim is closed with a document (D62): the payment advice, the letter of denial or the client's withdrawal. It decides a later dispute. A document older than the loss proves nothing."
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
                "保险公司应在单证齐全后三十日内核定，达成赔付协议后十日内赔付（D62；保险法第二十三条）；均为日历日，届满日遇法定休假日顺延。逾期的，经纪人应代客户催办。",
                "The insurer decides within 30 days of complete papers and pays within 10 days of the agreement (D62; Insurance Law, article 23). These are calendar days; when the last one is a day off, the next working day counts. The broker presses the insurer for the client."
            ),
            remedy: both!(
                "催办保险公司并记入客户日志；登记结果用 kefu claim。",
                "Press the insurer and log that in the diary. Record the decision or payment with kefu claim."
            ),
        },
        "limitation-near" => Words {
            title: both!(
                "索赔诉讼时效将满或已满",
                "Limitation of a claim near or past"
            ),
            why: both!(
                "索赔的诉讼时效自知道或应当知道出险之日起二年，人寿保险五年（D62；保险法第二十六条）；届满后客户可能丧失权利。时效中断的事由不在记录中，不计入。提前天数可在 kefu.toml 的 claims.limitation-near 中设定。",
                "A claim is barred 2 years after the loss is known, under life insurance 5 years (D62; Insurance Law, article 26). Then the client may lose its right. The record does not say what interrupts the limitation, so interruptions are not taken into account. claims.limitation-near in kefu.toml sets how early to warn."
            ),
            remedy: both!(
                "书面向保险公司主张，必要时建议客户咨询律师、起诉或申请仲裁；登记了结用 kefu claim。",
                "Claim from the insurer in writing. If need be, advise the client to ask a lawyer about suing. If the claim is settled, record that with kefu claim."
            ),
        },
        _ => return None,
    };
    Some(words)
}
