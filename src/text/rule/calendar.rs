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
        "year-doubtful" => Words {
            title: both!("某年的放假安排存疑", "A year's table in doubt"),
            why: both!(
                "工作日的放假天数减去周末上班天数，应等于法定放假天数：2025 年起 13 天，此前 11 天，例外很少。对不上的表多半漏了几天，每个期限都会差一天。",
                "Weekdays off less weekend days worked come to the days off by law: 13 since 2025, 11 before, with few exceptions. A table that does not come out has probably lost a day, and deadlines are off by it."
            ),
            remedy: both!(
                "与国务院的通知逐日核对；无误则用 kefu calendar confirm 确认。",
                "Compare it day by day with the State Council's notice. If it is right, confirm it with kefu calendar confirm."
            ),
        },
        "year-contradicted" => Words {
            title: both!(
                "同一年有两份不同的放假安排",
                "Two different tables of one year"
            ),
            why: both!(
                "工作日只能按一份安排计算。另一份没有采用，却可能才是对的：期限会因此差几天。",
                "Working days are counted by one table. The other one is not used and may be the right one: deadlines differ by days."
            ),
            remedy: both!(
                "对照通知，移走多余的文件；后来的通知改了安排的，在文件中写 amends = true。",
                "Compare both with the notice and move the wrong one away. If a later notice changed the year, write amends = true in its file."
            ),
        },
        _ => return None,
    };
    Some(words)
}
