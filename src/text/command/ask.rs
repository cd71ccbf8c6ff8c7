//! What a person must fill in before a command can run: every placeholder, in both languages.

use std::fmt::Display;

use super::Word;
use crate::lang::Lang;

/// A placeholder of a command: `日期`, `DATE`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ask {
    zh: &'static str,
    en: &'static str,
}

macro_rules! asks {
    ($($name:ident $zh:literal $en:literal;)*) => {
        /// All placeholders. Some differ only in Chinese, where the word says more than in English.
        impl Ask {
            $(pub(crate) const $name: Ask = Ask { zh: $zh, en: $en };)*
        }

        /// Each of them.
        const ALL: &[Ask] = &[$(Ask::$name),*];
    };
}

asks! {
    AMOUNT "金额" "AMOUNT";
    APPROVER "批准人" "NAME";
    CAUSE "原因" "TEXT";
    CLAIMS_OWNER "未决赔案责任人" "NAME";
    CLIENT "客户" "CLIENT";
    CONCLUSION "结论" "TEXT";
    CONTENT "内容" "CONTENT";
    COVER "保障" "COVER";
    CRM_ID "客户系统编号" "ID";
    DATE "日期" "DATE";
    DATE_OF_LOSS "出险日期" "DATE";
    DATE_OF_REPORT "报告日期" "DATE";
    DATE_OF_TALK "访谈日期" "DATE";
    DATE_TO_WIN_BACK "再争取日期" "DATE";
    DOCUMENT "文件编号" "DOCUMENT";
    DUTY "职责" "DUTY";
    DUTY_IN_WORDS "职责" "TEXT";
    ENTRY "条目" "ENTRY";
    FACTOR "因素" "FACTOR";
    FILE "文件" "FILE";
    FOCUS "重点" "TEXT";
    FOCUS_OF_NEXT_YEAR "重点" "FOCUS";
    FORM_OF_APPOINTMENT "形式" "KIND";
    FULL_NAME "全称" "NAME";
    GOAL_AND_POINTS "指标=分数" "GOAL=POINTS";
    ID "编号" "ID";
    BASIS "依据" "BASIS";
    INCOME "收入" "AMOUNT";
    INSTALMENT "期次编号" "INSTALMENT";
    INSURER "保险公司" "NAME";
    INSURER_OF_DUTY "保险公司" "INSURER";
    ITEM "项目" "ITEM";
    ITEM_ID "编号" "ITEM";
    KIND_OF_APPOINTMENT "种类" "KIND";
    KIND_OF_LICENCE "种类" "LICENCE";
    KIND_OF_SERVICE "类型" "KIND";
    KEY_AND_VALUE "项=内容" "KEY=VALUE";
    LOSS "\"出险经过\"" "\"what happened\"";
    MEASURE "措施" "TEXT";
    NAME "姓名" "NAME";
    NUMBER "保单号" "NUMBER";
    NUMBER_OF_ENDORSEMENT "批单号" "NUMBER";
    NUMBER_OF_LICENCE "许可证编号" "NUMBER";
    OPINION "意见" "TEXT";
    OUTCOME "结果" "OUTCOME";
    PERCENT "比例" "N";
    PLACE "地点" "PLACE";
    PLACE_OF_DOCUMENT "存放处" "PLACE";
    PLACE_OF_ORIGINAL "正本存放处" "PLACE";
    POINTS "分数" "POINTS";
    POLICY "保单" "POLICY";
    POLICY_AND_OUTCOME "保单=结果" "POLICY=OUTCOME";
    POLICY_LOST "保单=lost-to-direct" "POLICY=lost-to-direct";
    PREMIUM "保险费" "AMOUNT";
    PREMIUM_RETURNED "-金额" "-AMOUNT";
    PURPOSE "目的" "PURPOSE";
    PRODUCT "险种" "PRODUCT";
    REASON "理由" "TEXT";
    RESPONSE "客户反应" "TEXT";
    RISK "变化" "TEXT";
    ROLE "角色" "ROLE";
    ROLE_OF_CONTACT "职务" "ROLE";
    RULE "规则" "RULE";
    SECTOR "行业" "TEXT";
    SERVICE "服务" "SERVICE";
    STARS "星级" "N";
    SUBJECT "事项" "TEXT";
    TEMPLATE "样本" "TEMPLATE";
    TEXT "内容" "TEXT";
    TEXT_IN_QUOTES "\"…\"" "\"…\"";
    TIMES "次数" "N";
    TITLE "题名" "TEXT";
}

/// Whether a text is a placeholder as it was printed, in either language, with the quotes that a shell takes off.
pub fn is_placeholder(text: &str) -> bool {
    ALL.iter().any(|ask| ask.is(text))
}

/// Whether it is one that stands for a value which is called by these words: of `TEXT` 内容 and 原因, but not 文件. One that
/// is printed in quotes is an example, and nobody means it as it stands.
pub fn is_placeholder_of(text: &str, called: (&str, &str)) -> bool {
    let fits = |ask: &Ask| ask.zh == called.0 || ask.en == called.1 || ask.en.starts_with('"');
    ALL.iter().any(|ask| fits(ask) && ask.is(text))
}

impl Ask {
    /// Whether a text is its word in one of the languages.
    fn is(self, text: &str) -> bool {
        [self.zh, self.en]
            .iter()
            .any(|word| word.trim_matches('"') == text)
    }

    /// Something to fill in for a known word, such as `p1=结果` for a policy.
    pub fn of(self, said: impl Display) -> Word {
        Word::AskedOf(said.to_string(), self)
    }

    /// The placeholder as it is shown.
    pub(super) fn say(self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_placeholder_stands_for_what_is_called_by_its_word() {
        let title = ("题名", "TEXT");
        for pasted in ["题名", "TEXT", "内容", "客户反应"] {
            assert!(is_placeholder_of(pasted, title), "{pasted}");
        }
        for said in ["文件", "FILE", "姓名", "NAME", "合同"] {
            assert!(!is_placeholder_of(said, title), "{said}");
        }
        for example in ["…", "出险经过", "what happened"] {
            assert!(is_placeholder_of(example, title), "{example}");
        }
        assert!(is_placeholder_of("CONTENT", ("内容", "TEXT")));
        assert!(is_placeholder_of("批准人", ("姓名", "NAME")));
    }

    #[test]
    fn a_placeholder_is_known_as_it_is_printed_in_both_languages() {
        for ask in ALL {
            for lang in [Lang::Zh, Lang::En] {
                let typed = ask.say(lang).trim_matches('"');
                assert!(is_placeholder(typed), "{typed}");
            }
        }
        for said in [
            "Name",
            "name",
            "NAMES",
            "姓名：刘洋",
            "内容已改",
            "赔款通知书",
            "",
        ] {
            assert!(!is_placeholder(said), "{said}");
        }
    }
}
