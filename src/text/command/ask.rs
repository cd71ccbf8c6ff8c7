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

/// All placeholders. Some differ only in Chinese, where the word says more than in English.
impl Ask {
    pub(crate) const AMOUNT: Ask = Ask::new("金额", "AMOUNT");
    pub(crate) const APPROVER: Ask = Ask::new("批准人", "NAME");
    pub(crate) const CAUSE: Ask = Ask::new("原因", "TEXT");
    pub(crate) const CLAIMS_OWNER: Ask = Ask::new("未决赔案责任人", "NAME");
    pub(crate) const CLIENT: Ask = Ask::new("客户", "CLIENT");
    pub(crate) const CONCLUSION: Ask = Ask::new("结论", "TEXT");
    pub(crate) const CONTENT: Ask = Ask::new("内容", "CONTENT");
    pub(crate) const COVER: Ask = Ask::new("保障", "COVER");
    pub(crate) const CRM_ID: Ask = Ask::new("客户系统编号", "ID");
    pub(crate) const DATE: Ask = Ask::new("日期", "DATE");
    pub(crate) const DATE_OF_LOSS: Ask = Ask::new("出险日期", "DATE");
    pub(crate) const DATE_OF_REPORT: Ask = Ask::new("报告日期", "DATE");
    pub(crate) const DATE_OF_TALK: Ask = Ask::new("访谈日期", "DATE");
    pub(crate) const DATE_TO_WIN_BACK: Ask = Ask::new("再争取日期", "DATE");
    pub(crate) const DOCUMENT: Ask = Ask::new("文件编号", "DOCUMENT");
    pub(crate) const DUTY: Ask = Ask::new("职责", "DUTY");
    pub(crate) const DUTY_IN_WORDS: Ask = Ask::new("职责", "TEXT");
    pub(crate) const ENTRY: Ask = Ask::new("条目", "ENTRY");
    pub(crate) const FACTOR: Ask = Ask::new("因素", "FACTOR");
    pub(crate) const FILE: Ask = Ask::new("文件", "FILE");
    pub(crate) const FOCUS: Ask = Ask::new("重点", "TEXT");
    pub(crate) const FOCUS_OF_NEXT_YEAR: Ask = Ask::new("重点", "FOCUS");
    pub(crate) const FORM_OF_APPOINTMENT: Ask = Ask::new("形式", "KIND");
    pub(crate) const FULL_NAME: Ask = Ask::new("全称", "NAME");
    pub(crate) const GOAL_AND_POINTS: Ask = Ask::new("指标=分数", "GOAL=POINTS");
    pub(crate) const ID: Ask = Ask::new("编号", "ID");
    pub(crate) const BASIS: Ask = Ask::new("依据", "BASIS");
    pub(crate) const INCOME: Ask = Ask::new("收入", "AMOUNT");
    pub(crate) const INSURER: Ask = Ask::new("保险公司", "NAME");
    pub(crate) const INSURER_OF_DUTY: Ask = Ask::new("保险公司", "INSURER");
    pub(crate) const ITEM: Ask = Ask::new("项目", "ITEM");
    pub(crate) const ITEM_ID: Ask = Ask::new("编号", "ITEM");
    pub(crate) const KIND_OF_APPOINTMENT: Ask = Ask::new("种类", "KIND");
    pub(crate) const KIND_OF_LICENCE: Ask = Ask::new("种类", "LICENCE");
    pub(crate) const KIND_OF_SERVICE: Ask = Ask::new("类型", "KIND");
    pub(crate) const KEY_AND_VALUE: Ask = Ask::new("项=内容", "KEY=VALUE");
    pub(crate) const LOSS: Ask = Ask::new("\"出险经过\"", "\"what happened\"");
    pub(crate) const MEASURE: Ask = Ask::new("措施", "TEXT");
    pub(crate) const NAME: Ask = Ask::new("姓名", "NAME");
    pub(crate) const NUMBER: Ask = Ask::new("保单号", "NUMBER");
    pub(crate) const NUMBER_OF_ENDORSEMENT: Ask = Ask::new("批单号", "NUMBER");
    pub(crate) const NUMBER_OF_LICENCE: Ask = Ask::new("许可证编号", "NUMBER");
    pub(crate) const OPINION: Ask = Ask::new("意见", "TEXT");
    pub(crate) const OUTCOME: Ask = Ask::new("结果", "OUTCOME");
    pub(crate) const PAYMENT_ADVICE: Ask = Ask::new("赔款通知书", "\"payment advice\"");
    pub(crate) const PERCENT: Ask = Ask::new("比例", "N");
    pub(crate) const PLACE: Ask = Ask::new("地点", "PLACE");
    pub(crate) const PLACE_OF_DOCUMENT: Ask = Ask::new("存放处", "PLACE");
    pub(crate) const PLACE_OF_ORIGINAL: Ask = Ask::new("正本存放处", "PLACE");
    pub(crate) const POINTS: Ask = Ask::new("分数", "POINTS");
    pub(crate) const POLICY: Ask = Ask::new("保单", "POLICY");
    pub(crate) const POLICY_AND_OUTCOME: Ask = Ask::new("保单=结果", "POLICY=OUTCOME");
    pub(crate) const POLICY_LOST: Ask = Ask::new("保单=lost-to-direct", "POLICY=lost-to-direct");
    pub(crate) const PREMIUM: Ask = Ask::new("保险费", "AMOUNT");
    pub(crate) const PURPOSE: Ask = Ask::new("目的", "PURPOSE");
    pub(crate) const PRODUCT: Ask = Ask::new("险种", "PRODUCT");
    pub(crate) const REASON: Ask = Ask::new("理由", "TEXT");
    pub(crate) const RESPONSE: Ask = Ask::new("客户反应", "TEXT");
    pub(crate) const RISK: Ask = Ask::new("变化", "TEXT");
    pub(crate) const ROLE: Ask = Ask::new("角色", "ROLE");
    pub(crate) const ROLE_OF_CONTACT: Ask = Ask::new("职务", "ROLE");
    pub(crate) const RULE: Ask = Ask::new("规则", "RULE");
    pub(crate) const SECTOR: Ask = Ask::new("行业", "TEXT");
    pub(crate) const SERVICE: Ask = Ask::new("服务", "SERVICE");
    pub(crate) const STARS: Ask = Ask::new("星级", "N");
    pub(crate) const SUBJECT: Ask = Ask::new("事项", "TEXT");
    pub(crate) const TEMPLATE: Ask = Ask::new("样本", "TEMPLATE");
    pub(crate) const TEXT: Ask = Ask::new("内容", "TEXT");
    pub(crate) const TEXT_IN_QUOTES: Ask = Ask::new("\"…\"", "\"…\"");
    pub(crate) const TIMES: Ask = Ask::new("次数", "N");
    pub(crate) const TITLE: Ask = Ask::new("题名", "TEXT");

    const fn new(zh: &'static str, en: &'static str) -> Ask {
        Ask { zh, en }
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
