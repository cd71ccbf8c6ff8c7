//! The words of the rules about waived findings.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    let words = match rule {
        "waiver-lapsed" => Words {
            title: both!(
                "豁免已到期，问题仍在",
                "Waiver has ended, its finding has not"
            ),
            why: both!(
                "豁免只管一段时间；到期后问题仍在的，要重新看过：解决它，或写明理由再行豁免。同一次检查中须用到所豁免的规则。",
                "A waiver holds for a time. If the finding is still there after the last day, somebody looks at it again and puts it right, or waives it again with a reason. This is reported only when the waived rule runs too."
            ),
            remedy: both!(
                "解决该问题；确需继续的，用 kefu waiver add 再行豁免。",
                "Put the matter right. To accept it longer, waive it again with kefu waiver add."
            ),
        },
        "waiver-too-long" => Words {
            title: both!("豁免期限过长", "Waiver too long"),
            why: both!(
                "豁免只管一段时间，到期要重新看过：自决定日起最长 [waivers] longest 个自然日，默认 365。",
                "A waiver holds for a time, and then somebody looks again: [waivers] longest calendar days from the decision at most, 365 if the company says nothing."
            ),
            remedy: both!(
                "用 kefu correct 改短豁免期限（until）。",
                "Give it an earlier last day (until) with kefu correct."
            ),
        },
        "waiver-unused" => Words {
            title: both!("豁免已无用处", "Waiver without a finding"),
            why: both!(
                "问题已经解决，豁免还留着，日后同类问题再出现就会被掩盖。同一次检查中须用到所豁免的规则。",
                "The waived finding is gone. If the waiver stays in the file, it hides the next fault of its kind. This is reported only when the waived rule runs too."
            ),
            remedy: both!(
                "用 kefu waiver remove 删去该豁免；Git 中仍留有记录。",
                "Remove it with kefu waiver remove. git keeps its history."
            ),
        },
        "waiver-incomplete" => Words {
            title: both!("豁免不完整", "Waiver that does not say enough"),
            why: both!(
                "豁免要写明哪条规则、什么理由、由谁决定、到哪一天为止，缺一则不起作用。无法读取、合并冲突、客户重名、放假安排和豁免本身的问题不能豁免。",
                "A waiver says which rule, why, who decided and until when. If one of these is missing, it has no effect. Nobody can waive a file that cannot be read, a merge conflict, two clients with one name, a missing holiday notice, or findings about waivers."
            ),
            remedy: both!(
                "用 kefu correct 补全 rule、reason、by、until；用 kefu waiver add 写入的豁免都是完整的。",
                "Complete rule, reason, by and until with kefu correct. kefu waiver add writes them all."
            ),
        },
        _ => return None,
    };
    Some(words)
}
