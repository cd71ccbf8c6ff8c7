//! The words of the rules about working days.

use super::Words;
use crate::both;

pub(super) fn words(rule: &str) -> Option<Words> {
    let words = match rule {
        "year-not-covered" => Words {
            title: both!("缺少某年的放假安排", "Year without a holiday notice"),
            why: both!(
                "工作日按国务院办公厅每年的放假通知（含调休）计算；通知未导入的年度只知周末和法定节假日，调休未定，期限为暂定。",
                "Working days follow the State Council's yearly notice with its make-up days. Without it only the weekends and the days off by law are known, and deadlines may change."
            ),
            remedy: both!(
                "通知公布后用 kefu calendar import 导入。",
                "Import the notice with kefu calendar import once it is out."
            ),
        },
        _ => return None,
    };
    Some(words)
}
