//! Words about the files that answers go into.

use crate::lang::Lang;
use crate::say;

/// That the page has more than one table, and a CSV only one; `None` where it has no more.
pub fn csv_holds(
    lang: Lang,
    shown: Option<impl AsRef<str>>,
    left_out: &[impl AsRef<str>],
) -> Option<String> {
    if left_out.is_empty() {
        return None;
    }
    let shown = shown?;
    let shown = shown.as_ref();
    let left_out = lang.list(left_out);
    Some(say!(lang,
        zh: "CSV 只有一张表（{shown}），不含{left_out}；全部内容请用 -o 文件名.xlsx 或 -f json。",
        en: "CSV holds one table, {shown}, and leaves out {left_out}. For all of it: -o NAME.xlsx or -f json"
    ))
}
