//! The words of the lists that are signed when clients are handed over.

use std::collections::BTreeMap;

use super::{Words, in_language};
use crate::lang::Lang;

/// The words of the hand-over lists by the names that their templates use.
pub fn hand_over_words(lang: Lang) -> BTreeMap<&'static str, &'static str> {
    in_language(lang, HAND_OVER)
}

const HAND_OVER: &Words = &[
    ("title", "交接清单", "Hand-over list"),
    ("by", "移交人", "Handed over by"),
    ("to", "接收人", "Taken over by"),
    ("on", "交接日期", "Hand-over"),
    ("clients", "移交的客户", "Clients handed over"),
    ("client", "客户", "Client"),
    ("id", "编号", "Id"),
    ("open", "未了事项", "Open work"),
    ("kind", "类别", "Kind"),
    ("what", "事项", "What"),
    ("due", "期限", "Due"),
    (
        "nothing",
        "没有未了事项在移交人名下。",
        "There was no open work.",
    ),
    ("signed", "签字", "Signature"),
    ("date", "日期", "Date"),
    ("issued_on", "出具日期", "Issued"),
    ("page_before", "第 ", "Page "),
    ("page_between", " 页，共 ", " of "),
    ("page_after", " 页", ""),
];
