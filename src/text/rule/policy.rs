//! The words of the rules about insurance policies.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    let words = match rule {
        "premium-unpaid" => Words {
            title: both!("保险费逾期未缴", "Premium unpaid"),
            why: both!(
                "投保人按约定交付保险费（保险法第十四条）；欠费期间出险，可能得不到赔付，佣金也收不到。分期的，按各期应缴日；一次缴的，起保后 service.premium 天（自然日，含当日）。不看的保单：写明分期、没有登记各期的；委托之前起保的；已经终止的；保险费已全部退还的；没有写承办人、该客户也没有任何缴费记录的。",
                "The policyholder pays the premium as agreed (Insurance Law, article 14). While it is unpaid, a loss may not be paid, and there is no brokerage. Each instalment has its own due day. A premium in one is due service.premium calendar days from inception. Left alone is a policy in instalments that are not on record; one from before the appointment; one that is over; one whose premium came back whole; and one that names nobody of ours, where the client's record says nothing of payments."
            ),
            remedy: both!(
                "催客户缴费；付清的用 kefu policy set --paid 登记，一期的用 kefu policy instalment --paid。",
                "Remind the client. Once it is paid, record it with kefu policy set --paid, or with kefu policy instalment --paid for one instalment."
            ),
        },
        "instalments-differ" => Words {
            title: both!(
                "各期保险费合计不等于保险费",
                "Instalments that do not come to the premium"
            ),
            why: both!(
                "没有列入任何一期的保险费，到期无人催缴；各期多列的，会向客户多收（保险法 14）。批单增减的保险费，列入各期或另行缴付都可以。",
                "Premium that stands in no instalment is never asked for, and instalments that come to more ask the client for too much (Insurance Law 14). What endorsements add may be among them or be paid apart."
            ),
            remedy: both!(
                "漏记的期次用 kefu policy instalment 补记；金额记错的，用它或 kefu policy set 更正。",
                "Add a missing instalment with kefu policy instalment. Correct a wrong amount with it, or the premium with kefu policy set."
            ),
        },
        "refund-over-premium" => Words {
            title: both!("退费多于保险费", "More premium returned than paid"),
            why: both!(
                "批单退还的保险费，不能多于原保险费加此前批增的合计（D58）。留着不改，保险费和佣金的合计都是错的。",
                "An endorsement returns no more than the premium with everything that was added before (D58). Otherwise every total of premium and brokerage is wrong."
            ),
            remedy: both!(
                "对照批单，用 kefu correct 更正金额。",
                "Compare it with the paper and correct the amount with kefu correct."
            ),
        },
        "shares-over-whole" => Words {
            title: both!("共保份额超过百分之百", "Co-insurers with the whole or more"),
            why: both!(
                "共保保单的首席承保人（insurer）承担各共保公司份额以外的部分；合计达到或超过 100%，必有一家写错，保险费按公司的划分也是错的。",
                "The leader of a co-insured policy (insurer) has what the others leave. When they come to 100% or more, one share is wrong, and so is the premium of each insurer."
            ),
            remedy: both!(
                "对照保单，用 kefu policy co-insurer 改正份额。",
                "Compare it with the policy and correct the share with kefu policy co-insurer."
            ),
        },
        "co-insurer-doubled" => Words {
            title: both!("共保公司重复", "One co-insurer twice"),
            why: both!(
                "共保保单的每家公司只有一个份额。同一家写了两次，或首席承保人又写作共保公司，其中一处是错的，保险费按公司的划分也是错的。",
                "Each insurer of a co-insured policy has one share. Where one is named twice, or the leader is a co-insurer too, one of them is wrong, and so is the premium of each insurer."
            ),
            remedy: both!(
                "对照保单，用 kefu correct --remove 删去多写的一处。",
                "Compare it with the policy and take the one that is too much away with kefu correct --remove."
            ),
        },
        "policy-number-doubled" => Words {
            title: both!("保单号重复", "One policy number twice"),
            why: both!(
                "一张保单登记两次，保险费、佣金、续转和索赔都算了两遍；也可能是抄错了号。只有写法不同的（全角、空格、大小写）算同一个号；没有数字的（如“待出单”）不算号。",
                "When one policy is on record twice, its premium, brokerage, renewal and claims count twice. Or a number was copied wrongly. Numbers that differ only in how they were typed (width, blanks, capitals) are one. What has no digit, such as 'to come', is no number."
            ),
            remedy: both!(
                "查对保单：抄错的用 kefu policy set --number 改正；重复登记的，删去一份；一张保单由几家客户共有的，只登记在其中一家名下。",
                "Look it up in the policy. Correct a wrong number with kefu policy set --number, or remove the entry that was written twice. A policy that several clients share is on record with one of them."
            ),
        },
        _ => return None,
    };
    Some(words)
}
